### Pages about mails: preference, unsubscribe.

mail-preference-title = Reminders by email
# $email: address
mail-goes-to = Emails go to: { $email }
mail-change-address = Change the address
mail-not-confirmed = This address is not confirmed yet. No reminders are sent until it is.
mail-preference-legend = How many reminders would you like?
mail-preference-standard = Standard
mail-preference-standard-hint = Ten and three open days before a date, on its morning, and at turning points.
mail-preference-fewer = Fewer
mail-preference-fewer-hint = Only three open days before a date and on its morning.
mail-preference-none = None
mail-preference-none-hint = No reminders of dates.
mail-preference-exempt = Answers to questions and emails about the safety of your account always come.
mail-preference-save = Save
# $time: time of day
mail-flash-saved = Saved at { $time }

unsubscribe-title = Stop reminders
unsubscribe-ask = No more reminders of dates will be sent to you.
unsubscribe-exempt = Answers to questions and emails about the safety of your account still come.
unsubscribe-button = Stop reminders
unsubscribe-done = Reminders are stopped. Please check the dates on your plan’s page.
unsubscribe-back = Choose again how many reminders you get
unsubscribe-invalid = This link does not work. Please open the link in the email once more.

## What else is chosen about mails
mail-language-legend = Language of emails
mail-weekly-check = Also send a weekly summary
mail-weekly-hint = At 9:00 on the first open day of the week: where all your plans stand and the next dates, in one email. With “None” above, it does not come either.

## Whether mail arrives
arrival-not-yet = It is not known whether our emails reach you.
# $why: why
arrival-failed = Our emails do not reach you ({ $why }).
arrival-what = If a test email arrives, press the button behind its link.
arrival-test = Send a test email
arrival-other-ways = Other ways to be told
arrival-calendar = Put the dates into the calendar of your phone
arrival-sheet = Print the plan’s page (one A4 sheet)
arrival-address = Change where emails go
arrival-spam = Please also look into the spam folder.
# $time: time of day
arrival-flash-sent = Test email sent at { $time }. If it arrives, press the button behind its link.
mail-failure-short-refused = refused by the mail server
mail-failure-short-full = the mailbox is full
mail-failure-short-not-now = not taken for days
mail-failure-short-unreached = the mail server could not be reached
mail-failure-short-unknown = the connection broke
mail-failure-short-ours = it could not be written

## Pages behind links in mails: one button, no signing in
mail-seen-title = Did our email arrive?
mail-seen-ask-text = This tells Tsukihajime that its email has reached you.
mail-seen-button = It has arrived
mail-seen-done = Thank you. Now we know that our emails reach you.
mail-seen-invalid = This link does not work. After a change of address, please use the link in an email to the new one.
stop-weekly-title = Stop the weekly summary
stop-weekly-ask-text = No more weekly summaries will be sent to you. Reminders of dates still come.
stop-weekly-button = Stop the summary
stop-weekly-done = The weekly summary is stopped.
stop-weekly-invalid = This link does not work. Please open the link in the email once more.
leave-copies-title = Stop the copies
leave-copies-ask-text = No more copies of reminders will be sent to you.
leave-copies-button = Stop the copies
leave-copies-done = The copies are stopped. No more will come.
leave-copies-invalid = This link does not work. Please open the link in the email once more.

## The second recipient, for themselves ($who: how the owner's address begins)
copies-confirm-title = Would you like copies of reminders?
copies-confirm-what = { $who } would like to send you copies of their reminders of dates, too.
copies-confirm-how = If you say yes, emails that say the same come when a date is near. You can stop them at any time by a link in each.
# $address: address
copies-confirm-address = They go to: { $address }
# $date: date; $time: 14:03
copies-confirm-until = This page works until { $date }, { $time }.
copies-confirm-button = Yes, send me copies
copies-confirm-no = If you do not want them, just close this page. Nothing will come.
copies-confirm-done = From now on you get copies of the reminders to { $who }.
copies-confirm-expired = The time to answer is over. If you want the copies, please ask who chose you to send it once more.
copies-confirm-invalid = This link does not work. It was taken back, or you have stopped the copies.

## The second recipient, for the owner ($date: date; $time: 14:03)
copies-title = Send copies to somebody else, too
copies-text = One more person, such as your family or your office, can get emails that say the same as your reminders. They get an email first, and the copies begin when they press its button.
copies-label = Email address of who gets the copies
copies-hint = That email shows only the first letter of your address.
copies-button = Send them the email
copies-asked = They have been sent an email. We wait for their answer (until { $date }, { $time }).
copies-no-answer = They did not answer in time.
copies-confirmed = They get copies since { $date }.
copies-left = They stopped the copies on { $date }.
copies-remove = Remove this person
copies-flash-asked = Email sent at { $time }
copies-flash-removed = Removed at { $time }
error-own-address = Your own address gets the reminders already. Please enter somebody else’s

## What has become of a plan's mails
plan-mails-link = Emails sent and to come
plan-mails-title = Emails about this plan
plan-mails-next = Emails to come
plan-mails-next-hint = As things are recorded now. What you record as done needs no reminder.
plan-mails-next-none = No email is planned.
plan-mails-none-wanted = None is planned: reminders are switched off, or the address is not confirmed yet.
plan-mails-log = Emails so far
plan-mails-log-none = There has been no email about this plan yet.
plan-mails-sent-note = “Sent” means that the mail server of the address took it. It may still lie in the spam folder.
plan-mails-when = When
plan-mails-what = About
plan-mails-fate = What became of it
# $domain: what follows the @
plan-mails-domain = They go to: @{ $domain }
plan-mails-logged = That you looked at the emails is logged.
plan-mails-back-to-question = Back to the question
# $duty: a step; $date: date
mail-about-due = { $duty } (by { $date })
mail-about-application = The designation application (by { $date })
mail-about-letter = Whether the letter has come (presentation by { $date })
mail-about-request-late = That no number request is recorded
mail-about-missed = That the day of presentation and applications ({ $date }) has passed
mail-about-kept = First preparations (by { $date })
mail-about-designation = Whether you were designated
mail-about-report = Report that no designation was made
# $days: open days
mail-about-before = { $days ->
    [one] { $days } open day before
   *[other] { $days } open days before
}
mail-about-day = on the day
plan-mail-waits = Waits to be sent
# $reply: why
plan-mail-again = Could not be delivered once; will be sent again ({ $reply })
plan-mail-sent = Sent
# $what: another reminder; $fate: what became of the mail
plan-mail-merged = In one email with “{ $what }”: { $fate }
plan-mail-merged-others = In one email with reminders of other plans: { $fate }
plan-mail-merged-alone = In an email for several reminders: { $fate }
plan-mail-cancelled-not-needed = Not sent: the step was done, or the date or your settings changed
plan-mail-cancelled-no-account = Not sent: the account or its address was gone
plan-mail-cancelled-no-question = Not sent: the question was gone
plan-mail-cancelled-other = Not sent
plan-mail-late-not-running = Not sent: its time passed while this site was not running
plan-mail-late-restored = Closed without being sent after this site was restored; it may have reached you before
plan-mail-late-waited = Not sent: its time passed while it waited for its turn
# $reply: why
plan-mail-late-tried = Could not be delivered ({ $reply })
plan-mail-dead = Could not be delivered ({ $reply })
# $words: why; $code: the server's code
mail-reply-code = { $words }, code { $code }
