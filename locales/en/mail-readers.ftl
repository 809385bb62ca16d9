### Mails about reading mail: the copy of a reminder, the question to a second
### recipient, the weekly summary, the test mail, and "it has arrived".

mail-seen-ask = Please tell us with the button on this page that this email has arrived. No sign-in is needed.

mail-test-subject = Test email: press the button if it has arrived
mail-test-body = This email is to see whether reminders from Tsukihajime arrive.
mail-test-why = You get it because “Send a test email” was pressed on Tsukihajime. If that was not you, please do nothing.

# $date: short date
mail-reader-subject = [By { $date }] Would you like copies of the reminders for opening a clinic or pharmacy?
mail-reader-body = Somebody who uses Tsukihajime, a site that helps to plan the steps of online eligibility verification (オンライン資格確認), has chosen this address for copies of their reminders.
mail-reader-label-who = Address of who chose it
mail-reader-label-what = What would come
mail-reader-what = Emails that say the same as their reminders when a date comes near
mail-reader-label-until = Answer by
# $date: date; $time: 14:03
mail-reader-until = { $date }, { $time }
mail-reader-link = If you would like them, press the button on this page.
mail-reader-why = If you do not want them, or do not know who this is, please do nothing. No other email will come.

# $subject: the subject of the owner's mail
mail-copy-subject = { $subject } (copy)
# $who: how the owner's address begins
mail-copy-body = This is a copy of a reminder to { $who }.
mail-copy-why = You get it because you chose to get copies.
mail-footer-leave-copies = Stop the copies (no sign-in is needed)

# $date: short date; $duty: a step
mail-weekly-subject = [By { $date }] This week: { $duty }
mail-weekly-subject-undated = This week: { $duty }
mail-weekly-body = Where your plans stand, and the next dates.
mail-weekly-label-done = Done
mail-weekly-nothing-done = Nothing yet
mail-weekly-label-next = Next
mail-weekly-label-waits = Waiting for an answer to
mail-weekly-label-until = By
mail-weekly-label-answer = Answer expected by
mail-weekly-label-later = Later
# $date: date; $duty: a step
mail-weekly-later = { $date }: { $duty }
mail-weekly-link = Open your plans
mail-weekly-why = You get it on the first open day of the week because you chose the weekly summary.
mail-footer-stop-weekly = Stop the weekly summary alone
