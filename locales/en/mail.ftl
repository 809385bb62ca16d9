### Mails: subjects and bodies. Text and HTML are made of the same sentences.

# $label, $value: text
mail-fact = { $label }: { $value }

## About the account
# $unit: minutes, hours or days; $count: how many
mail-link-lasts = This link works once, within { $unit ->
    [minutes] { $count } minutes
    [hours] { $count ->
        [one] one hour
       *[other] { $count } hours
    }
   *[days] { $count } days
} of the request.
mail-confirm-address-subject = Please confirm your email address (Tsukihajime)
mail-confirm-address-body = Somebody signed up at Tsukihajime with this address. To finish, open the link below and press the button on that page.
mail-confirm-address-link = Open the page that confirms the address
mail-confirm-address-why = If it was not you, do nothing: without the button nobody is signed up.
mail-sign-in-link-subject = Your sign-in link (Tsukihajime)
mail-sign-in-link-body = Somebody asked to sign in at Tsukihajime with this address. Open the link below and press the button on that page to sign in.
mail-sign-in-link-link = Open the sign-in page
mail-sign-in-link-why = If it was not you, do nothing. Give this link to nobody.
mail-account-exists-subject = This address is registered already (Tsukihajime)
mail-account-exists-body = Somebody signed up anew at Tsukihajime with this address. It is registered already, so here is a link to sign in. Open it and press the button on that page.
mail-account-exists-link = Open the sign-in page
mail-account-exists-why = If it was not you, do nothing: the account stays as it is.
mail-change-address-subject = Somebody asked to move an account to this address (Tsukihajime)
mail-change-address-body = At Tsukihajime, somebody asked to change the email address of this account to the address that this email was sent to.
mail-change-address-from = Account that asked
mail-change-address-to = New address
mail-change-address-how = Open the link and press the button on that page to change the address. It needs the account to be signed in there, or its password.
mail-change-address-link = Open the page that changes the address
mail-change-address-why = If it was not you, do nothing, and enter no password. This address will not be used.
mail-reset-password-subject = Choose a new password (Tsukihajime)
mail-reset-password-body = Somebody asked for a new password at Tsukihajime. Open the link below, enter a new password on that page and press the button.
mail-reset-password-link = Open the page to choose a password
mail-reset-password-why = If it was not you, do nothing: your password stays as it is.
mail-address-changed-subject = Your email address was changed (Tsukihajime)
mail-address-changed-body = The email address of your account at Tsukihajime is now another one. Emails go there from now on.
mail-address-changed-why = We are telling your old address for safety. If it was not you, please contact the operator named below.
mail-password-changed-subject = Your password was changed (Tsukihajime)
mail-password-changed-body = The password of your account at Tsukihajime was changed. On other devices, please sign in again.
mail-password-changed-why = This is a security notice. If it was not you, please choose a new password from the sign-in page.
# $date: short date
mail-deletion-requested-subject = [Until { $date }] You can still keep your account
mail-deletion-requested-body = We have received the request to delete your account at Tsukihajime. Nothing is gone yet: for 7 days you can take it back.
mail-deletion-requested-label-what = What will be removed
mail-deletion-requested-what = All plans, records, codes, questions and answers. What you filed with the implementing body (実施機関) or the bureau (厚生局) is not withdrawn.
mail-deletion-requested-label-until = Until when
# $date: date; $time: 14:03
mail-deletion-requested-until = { $date }, { $time } (Japan time). After that it cannot be undone.
mail-deletion-requested-label-how = How to keep it
mail-deletion-requested-how = Sign in, and press “Keep the account” on the account page.
mail-deletion-requested-link = Open the account page
mail-deletion-requested-why = This is a security notice. If it was not you, keep the account and change your password.
# $bureau: name
mail-staff-invite-subject = You are invited to the desk of { $bureau } (Tsukihajime)
mail-staff-invite-body = You are invited to answer questions at Tsukihajime for { $bureau }. Open the link below, choose a password on that page and press the button.
mail-staff-invite-link = Open the page that accepts the invitation
mail-staff-invite-again = If the link has ended, ask whoever invited you, or the desk’s administrator, for a new invitation.
mail-staff-invite-why = At Tsukihajime, bureau staff answer the questions of founders. If this means nothing to you, do nothing.

## About questions
mail-question-received-subject = Questions are waiting for an answer (Tsukihajime)
mail-question-received-body = Somebody at the desk of Tsukihajime is waiting for an answer. Sign in to read what was asked.
mail-question-received-link = Open the questions
mail-question-received-why = This goes to the desk’s staff, at most once an hour.
# $bureau: name, may be empty
mail-question-answered-subject = Your question has an answer (Tsukihajime)
mail-question-answered-body = { $bureau }: staff have answered your question at Tsukihajime. Sign in to read it.
mail-question-answered-link = Read the answer
mail-question-answered-why = You get this because you asked.

## Reminders
# $tag: by when, to whom it matters most; $words: what to do
mail-reminder-subject = [{ $tag }] { $words }
# $first: subject of the most urgent one; $more: how many others
mail-reminder-several-subject = { $first } (and { $more } more)
# $count: number
mail-reminder-several-body = There are { $count } things to tell you today.
# $month, $prefecture, $kind: names
mail-reminder-plan = opening { $month }, { $prefecture }, { $kind }
mail-reminder-label-plan = Plan
mail-reminder-label-what = What to do
mail-reminder-label-when = By when
mail-reminder-label-at = When
mail-reminder-label-from = From when
mail-reminder-label-where = Where
mail-reminder-label-ask = If it has not come, ask
mail-reminder-label-done = If you have
mail-reminder-label-not-done = If you have not
mail-reminder-after-letter = Once the letter is there, go on with steps 5 and 6 at the portal.
# $subject: subject of this part; $plan: month, prefecture, kind
mail-reminder-heading = { $subject } ({ $plan })
mail-reminder-each = Both need it, once each.
mail-reminder-record = When it is done, please record it at Tsukihajime. Reminders of that step then stop.
mail-reminder-not-official = Tsukihajime files nothing for you. Please do each step yourself.
mail-reminder-why = You saved a plan at Tsukihajime, so we write to you when a date comes near.
mail-footer-preferences = Change how much email you get
mail-footer-unsubscribe = Stop reminders
# $name, $contact: text
mail-footer-operator = This email comes from Tsukihajime (つきはじめ), run by { $name } (contact: { $contact })
mail-link-plan = Open the plan
mail-link-plans = Open your plans
# $number: number of the step
mail-link-step = Open step { $number }
mail-link-application = Open the designation application

# What stands first in a subject, between brackets ($date: short date; $days: open days)
mail-tag-by = By { $date }
mail-tag-thumb = Aim for { $date }
mail-tag-today = Today, { $date }
mail-tag-days = { $days ->
    [one] one open day left
   *[other] { $days } open days left
}
mail-tag-unconfirmed = not confirmed
mail-tag-date-unknown = Date not confirmed
mail-tag-from = From { $date }
mail-tag-at-once = At once
mail-tag-now = Now
mail-tag-now-today = Today
mail-tag-separator = ,{ " " }
mail-kind-separator = { " " }and{ " " }
mail-step-separator = ,{ " " }

# On keeping a plan
mail-reminder-kept-saved = Your plan is saved.
mail-reminder-kept-subject = Start getting the card reader ready
mail-reminder-kept-body = Your plan is saved. Please begin with steps 1 to 3.
mail-reminder-kept-number-first-subject = Start arranging the card reader
mail-reminder-kept-number-first-body = Your plan is saved. Please begin with the card reader (step 3), and prepare the request for the reception number (受付番号, step 4).
# $act: "present the reception number …"
mail-reminder-kept-next-subject = Please { $act }
mail-reminder-kept-wait-subject = Please check whether the answer has come

# Steps whose date comes near ($act: as above; $days: open days until then)
mail-reminder-due-early-subject = Please { $act }
mail-reminder-due-early-body = { $days ->
    [one] It is good to begin early. Offices are open on one more day until { $date }.
   *[other] It is good to begin early. Offices are open on { $days } more days until { $date }.
}
mail-reminder-due-soon-subject = Please { $act }
mail-reminder-due-soon-body = { $days ->
    [one] Nothing is recorded yet. Offices are open on one more day until { $date }.
   *[other] Nothing is recorded yet. Offices are open on { $days } more days until { $date }.
}
mail-reminder-due-aim-subject = Best done today: { $act }
mail-reminder-due-aim-body = { $days ->
    [0] Nothing is recorded yet.
    [one] Nothing is recorded yet. Offices are open on one more day until { $date }.
   *[other] Nothing is recorded yet. Offices are open on { $days } more days until { $date }.
}
mail-reminder-due-today-subject = Please { $act }
mail-reminder-last-safe-day = Today is the last safe day to hand it in.
mail-reminder-last-day = It is due today.

# While the bureau's letter is waited for
mail-reminder-due-letter-early-subject = When the bureau’s letter comes, { $act }
mail-reminder-due-letter-early-body = The reception number (受付番号) is not recorded yet. It stands in the bureau’s letter.
mail-reminder-due-letter-soon-subject = Has the bureau’s letter come?
mail-reminder-due-letter-soon-body = The reception number (受付番号) is not recorded yet. Once it has come, record the number at Tsukihajime. If it has not, please call the bureau.
mail-reminder-due-letter-aim-subject = If the bureau’s letter has not come, call the bureau today
mail-reminder-due-letter-aim-body = The reception number (受付番号) is not recorded yet. Once you know it, it is safer to be done today.
mail-reminder-due-letter-today-subject = Find the number in the bureau’s letter and { $act }
mail-reminder-due-letter-today-body = The reception number (受付番号) is not recorded yet. Today is the last day on which you are in time. If you do not have it, call the bureau and the help desk now.
mail-reminder-letter-subject = Has the bureau’s letter come?
mail-reminder-letter-body = The reception number (受付番号) is not recorded yet. Once the letter has come, record the number at Tsukihajime.
mail-reminder-letter-post = It comes on paper, so allow for the post.
# $date: date
mail-reminder-letter-expected = The letter is to be posted by { $date }.
mail-reminder-letter-again = If nothing is recorded, we ask again on { $date }.

# Steps 5 and 6 come near, and not even the request is recorded
mail-reminder-due-request-early-subject = Have you handed in form 1 (別紙１), the request for the number?
mail-reminder-due-request-early-body = It is not recorded that you handed in form 1 (別紙１). Without it, no letter with a reception number (受付番号) comes.
mail-reminder-due-request-soon-subject = Form 1 (別紙１): have you handed it in? No number is recorded
mail-reminder-due-request-soon-body = Steps 5 and 6 are due soon, and it is not recorded that you handed in form 1 (別紙１), the request for the reception number (受付番号).
mail-reminder-due-request-aim-subject = Ask the bureau today: have you handed in form 1 (別紙１)?
mail-reminder-due-request-aim-body = Steps 5 and 6 are nearly due, and it is not recorded that you handed in form 1 (別紙１), the request for the reception number (受付番号).
mail-reminder-due-request-today-subject = Call the bureau and the help desk now: have you handed in form 1 (別紙１)?
mail-reminder-due-request-today-body = Steps 5 and 6 are due today, and it is not recorded that you handed in form 1 (別紙１), the request for the reception number (受付番号).
mail-what-request-recorded = Record it at step 4; the number as well, if you have it.
mail-what-request-ask = Ask the bureau whether it still takes it.
# $date: date
mail-reminder-request-then = Steps 5 and 6, which need the number, are due on { $date }. If you cannot make it, the implementing body deals with you individually (個別対応).

# Step 4 is no longer safe
mail-reminder-request-late-body = It is not recorded that you handed in form 1 (別紙１), the request for the reception number (受付番号). If you have, record it at step 4.
# $date: date
mail-reminder-safe-day-over = The last safe day for it, { $date }, has passed. Where the deadline is not confirmed, the bureau may still take it.
mail-reminder-ask-bureau-subject = Ask the bureau whether it still takes step 4
mail-reminder-consult-bureau-subject = Ask the bureau how to go on
mail-reminder-another-month-subject = The designation application was handed back: choose another opening month

# The submission date was missed
mail-reminder-missed-subject = Call the help desk: the date has passed (individual handling, 個別対応)
mail-reminder-begun-subject = Call the help desk: some steps are not done
mail-reminder-missed-done = If it is done already, please record it at Tsukihajime. Then there is no need to call.
mail-reminder-asked-title = What to add while you wait for the bureau’s answer (in Japanese)
mail-reminder-asked-say = “We have asked the bureau as well and are waiting for its answer. Please tell us if there is a step that we can do before.”
# $date: date; $from, $until: times
mail-help-desk-hours = { $date }, { $from }–{ $until } (free of charge, in Japanese)

# The designation application ($days: open days until then)
mail-reminder-application-early-subject = Hand in the designation application (指定の申請)
mail-reminder-application-early-body = { $days ->
    [one] The designation application (指定の申請) is due soon: offices are open on one more day until { $date }. The public health centre (保健所) comes first. Please check that your papers are complete.
   *[other] The designation application (指定の申請) is due soon: offices are open on { $days } more days until { $date }. The public health centre (保健所) comes first. Please check that your papers are complete.
}
mail-reminder-application-soon-subject = Hand in the designation application (指定の申請)
mail-reminder-application-soon-body = { $days ->
    [one] The designation application is not recorded yet. Offices are open on one more day until { $date }. What counts is the day of arrival.
   *[other] The designation application is not recorded yet. Offices are open on { $days } more days until { $date }. What counts is the day of arrival: post it early.
}
mail-reminder-application-aim-subject = Best done today: hand in the designation application (指定の申請)
mail-reminder-application-aim-body = { $days ->
    [0] The designation application is not recorded yet. So that it arrives today, please call the bureau and bring it.
    [one] The designation application is not recorded yet. It is safer if it arrives today. Offices are open on one more day until { $date }.
   *[other] The designation application is not recorded yet. It is safer if it arrives today. Offices are open on { $days } more days until { $date }.
}
mail-reminder-application-today-subject = Hand in the designation application (指定の申請)
mail-reminder-application-today-body = The designation application is not recorded yet. Today is the last safe day, and the post is too slow. Please call the bureau first, and bring it.
mail-reminder-application-unknown-subject = Ask the bureau when the designation application (指定の申請) is due
mail-reminder-application-unknown-body = The designation application may have a deadline of its own, apart from the request for the number. We could not confirm it yet. You can record the day that you are told at step 4.

# After the decision
mail-reminder-designation-subject = Were you designated? Please record it
mail-reminder-designation-body = Your opening month has begun. Once the notice of your designation (指定) has come, record its day. If it has not come yet, that can wait.
mail-reminder-report-subject = Report to the implementing body that no designation was made
mail-reminder-report-body = You recorded that no designation (指定) was made. Please report it to the implementing body. The plan’s page has a draft of the report.

## Steps: what to do, to be put into a subject
mail-act-provisional-code = ask for a provisional code (仮コード)
mail-act-account = register an account at the portal with the provisional code (仮コード)
mail-act-account-by-number = register an account at the portal with the reception number (受付番号)
mail-act-card-reader = arrange the card reader
mail-act-number-request = ask the bureau for the reception number (受付番号)
mail-act-number-presentation = present the reception number (受付番号) to the implementing body
mail-act-applications = apply for use and for the certificate
mail-act-non-designation-report = report that no designation was made
mail-act-application = hand in the designation application (指定の申請)
# $steps: numbers of several steps
mail-act-prepare = get the card reader ready (steps { $steps })
mail-act-submit = present the reception number (受付番号) and apply (steps { $steps })

## Steps: what to do, as a line of the body
mail-what-provisional-code = Step 1: ask for a provisional code (仮コード), seven digits used before the reception number.
mail-what-account = Step 2: register an account at the implementing body’s portal with the provisional code.
mail-what-account-by-number = Step 2: register an account at the implementing body’s portal with the reception number.
mail-what-card-reader = Step 3: arrange the card reader with face recognition (apply for one or buy one). The notice of 2021 says that dispatch takes 4 to 5 months.
mail-what-number-request = Step 4: hand in form 1 (別紙１). The notice has it handed in together with the application for designation (指定の申請).
mail-what-application = Step 4: hand in the application for designation (指定の申請), with the introduction plan (導入計画書) or the notice of deferral (猶予届出書).
mail-what-application-ask = Ask the bureau by when the designation application (指定の申請) has to be handed in.
mail-what-number-presentation = Step 5: present the reception number from the bureau’s letter at the portal.
mail-what-applications = Step 6: apply for online eligibility verification and for the certificate.
mail-what-non-designation-report = Step 7: report the reception number, the name and so on to the implementing body.
mail-what-kept = Steps 1 to 3: provisional code, portal account and card reader.
mail-what-kept-number-first = Step 3: arrange the card reader. Step 4: prepare the request for the number.
mail-what-letter = Check whether the bureau’s letter with the reception number has come.
mail-what-designation = Record whether you were designated.

## Steps 5 and 6 while the number is not there
mail-prepare-number-presentation = While you wait, please check that you can sign in at the portal.
mail-prepare-account-by-number = While you wait, please choose the mail address for the account.
mail-prepare-applications = While you wait, please get the terminal and the network ready.

## By when ($date: full date; $aim: the open day to aim at)
mail-when-official = { $date }
mail-when-projected = { $date } (expected)
mail-when-told = { $date } (told by the bureau)
mail-when-unconfirmed = { $date } (not confirmed)
mail-when-thumb = aim for { $date }
# $when: one of these; $aim: a sentence
mail-when-with-aim = { $when }. { $aim }
mail-when-today = today
# $date: date
mail-when-over = now (the suggested date, { $date }, has passed)
# Step 4: $aim is the last safe day, $date the bureau's deadline
mail-when-request-official = { $aim } (the bureau’s deadline is { $date }; it is safe if it arrives the open day before)
mail-when-request-projected = { $aim } (the bureau’s deadline is expected to be { $date }; it is safe if it arrives the open day before)
mail-when-request-unconfirmed = { $aim } (the bureau’s deadline is not confirmed; this day is safe even if it is { $date }. Please ask the bureau)
mail-when-application-official = { $aim } (the bureau’s deadline is { $date }; from then on applications are handed back: 返戻)
mail-when-application-projected = { $aim } (the bureau’s deadline is expected to be { $date }; from then on applications are handed back: 返戻)
mail-when-application-unconfirmed = { $aim } (the bureau’s deadline is not confirmed; this day is safe even if it is { $date }. From the deadline on applications are handed back (返戻), so please ask the bureau)
mail-when-at-once = at once
mail-where-implementing-body = the portal of the implementing body (オンライン資格確認実施機関)
mail-where-here = at Tsukihajime (the link below)
