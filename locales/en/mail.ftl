### Mails: subjects and bodies. Text and HTML are made of the same sentences.

# $label, $value: text
mail-fact = { $label }: { $value }

## About the account
mail-link-once = The link works once. If it has expired, please start again.
mail-confirm-address-subject = Please confirm your email address
mail-confirm-address-body = Please confirm this address. Opening this link is all it takes.
mail-confirm-address-link = Confirm the address
mail-confirm-address-why = Somebody signed up with this address. If it was not you, do nothing.
mail-sign-in-link-subject = Your sign-in link
mail-sign-in-link-body = Opening this link signs you in.
mail-sign-in-link-link = Sign in
mail-sign-in-link-why = Somebody asked to sign in with this address. If it was not you, do nothing.
mail-account-exists-subject = Your sign-in link
mail-account-exists-body = This address is registered already. Opening this link signs you in.
mail-account-exists-link = Sign in
mail-account-exists-why = Somebody signed up with this address. If it was not you, do nothing.
mail-change-address-subject = Somebody asked to move an account to this address
mail-change-address-body = Somebody asked to change the email address of this account to the address that this email was sent to.
mail-change-address-from = Account that asked
mail-change-address-to = New address
mail-change-address-how = The button on the next page changes the address. It needs the account to be signed in there, or its password.
mail-change-address-link = Open the page that changes the address
mail-change-address-why = If it was not you, do nothing, and enter no password. This address will not be used.
mail-reset-password-subject = Choose a new password
mail-reset-password-body = Open this link and choose a new password.
mail-reset-password-link = Choose a password
mail-reset-password-why = Somebody asked for a new password. If it was not you, do nothing.
mail-address-changed-subject = Your email address was changed
mail-address-changed-body = The email address of your account is now another one.
mail-address-changed-why = We are telling your old address for safety. If it was not you, please contact the operator.
mail-password-changed-subject = Your password was changed
mail-password-changed-body = The password of your account was changed. On other devices, please sign in again.
mail-password-changed-why = This is a security notice. If it was not you, please reset your password.
# $date: short date
mail-deletion-requested-subject = [Until { $date }] You can still keep your account
mail-deletion-requested-body = We have received the request to delete your account. Nothing is gone yet: for 7 days you can take it back.
mail-deletion-requested-label-what = What will be removed
mail-deletion-requested-what = All plans, records, codes, questions and answers. What you filed with the implementing body (実施機関) or the bureau (厚生局) is not withdrawn.
mail-deletion-requested-label-until = Until when
# $date: date; $time: 14:03
mail-deletion-requested-until = { $date }, { $time } (Japan time). After that it cannot be undone.
mail-deletion-requested-label-how = How to keep it
mail-deletion-requested-how = Sign in, and press “Keep the account” on the account page.
mail-deletion-requested-link = Open the account page
mail-deletion-requested-why = This is a security notice. If it was not you, keep the account and change your password.
mail-staff-invite-subject = You are invited to the desk
mail-staff-invite-body = Open this link and choose a password.
mail-staff-invite-link = Accept the invitation
mail-staff-invite-why = The desk’s administrator entered this address. If this means nothing to you, do nothing.

## About questions
mail-question-received-subject = Questions are waiting for an answer
mail-question-received-body = Somebody at the desk is waiting for an answer. Sign in to read what was asked.
mail-question-received-link = Open the questions
mail-question-received-why = This goes to the desk’s staff, at most once an hour.
# $bureau: name, may be empty
mail-question-answered-subject = Your question has an answer
mail-question-answered-body = { $bureau }: staff have answered your question. Sign in to read it.
mail-question-answered-link = Read the answer
mail-question-answered-why = You get this because you asked.

## Reminders
# $first: subject of the most urgent one; $more: how many others
mail-reminder-several-subject = { $first } (and { $more } more)
# $count: number
mail-reminder-several-body = There are { $count } things to tell you today.
# $month, $prefecture, $kind: names
mail-reminder-plan = opening { $month }, { $prefecture }, { $kind }
mail-reminder-label-plan = Plan
mail-reminder-label-what = What to do
mail-reminder-label-when = By when
mail-reminder-label-where = Where
mail-reminder-label-ask = Whom to ask if it has not come
mail-reminder-after-letter = Once the letter is there, go on at the portal:
# $subject: subject of this part; $plan: month, prefecture, kind
mail-reminder-heading = { $subject } ({ $plan })
mail-reminder-link = Read the step in detail, and record it when it is done.
mail-reminder-not-official = Tsukihajime files nothing for you. Please do each step yourself.
mail-reminder-why = You saved a plan, so we write to you when a date comes near.
mail-footer-preferences = Change how much email you get
mail-footer-unsubscribe = Stop reminders
# $name, $contact: text
mail-footer-operator = Run by { $name } (contact: { $contact })

# In all subjects: $date: short date; $act: "present the reception number …" (may be empty)
mail-reminder-kept-subject = [By { $date }] Start getting the card reader ready
mail-reminder-kept-body = Your plan is saved. Please begin with steps 1 to 3.
mail-reminder-kept-number-first-subject = [By { $date }] Start arranging the card reader
mail-reminder-kept-number-first-body = Your plan is saved. Please begin with the card reader (step 3), and prepare the request for the reception number (受付番号, step 4).
mail-reminder-due-10-subject = [By { $date }] Please { $act }
mail-reminder-due-10-body = The date is coming near. It is good to begin early.
mail-reminder-due-3-subject = [By { $date }] Three open days left: { $act }
mail-reminder-due-3-body = Nothing is recorded yet. Offices are open on three more days.
mail-reminder-due-0-subject = [By { $date }] Today is the day to { $act }
mail-reminder-due-0-body = If you do it today, you are in time.
mail-reminder-due-letter-10-subject = [By { $date }] When the bureau’s letter comes, { $act }
mail-reminder-due-letter-10-body = The reception number (受付番号) is not recorded yet. It stands in the bureau’s letter.
mail-reminder-due-letter-3-subject = [By { $date }] Has the bureau’s letter come? Three open days left
mail-reminder-due-letter-3-body = The reception number (受付番号) is not recorded yet. Once it has come, record the number here. If it has not, please ask the bureau.
mail-reminder-due-letter-0-subject = [By { $date }] Today: find the number in the bureau’s letter and { $act }
mail-reminder-due-letter-0-body = The reception number (受付番号) is not recorded yet. If you do not have it, please ask the bureau today.
# $certainty: unconfirmed, projected, official, told
mail-reminder-application-10-subject = [By { $date }{ $certainty ->
    [unconfirmed] , not confirmed
   *[other] {""}
}] Hand in the designation application (指定の申請)
mail-reminder-application-10-body = The deadline of the designation application (指定の申請) comes near. The public health centre (保健所) comes first. Please check that your papers are complete.
mail-reminder-application-3-subject = [By { $date }{ $certainty ->
    [unconfirmed] , not confirmed
   *[other] {""}
}] Three open days left: the designation application (指定の申請)
mail-reminder-application-3-body = The designation application is not recorded yet. What counts is the day of arrival: post it early.
mail-reminder-application-0-subject = [By { $date }{ $certainty ->
    [unconfirmed] , not confirmed
   *[other] {""}
}] Today is the day for the designation application (指定の申請)
mail-reminder-application-0-body = The designation application is not recorded yet. So that it arrives today, please call the bureau and bring it.
mail-reminder-application-unknown-subject = [Not confirmed] Ask the bureau when the designation application (指定の申請) is due
mail-reminder-application-unknown-body = The designation application may have a deadline of its own, apart from the request for the number. We could not confirm it yet. You can record the day that you are told at step 4.
mail-reminder-letter-subject = [By { $date }] Has the bureau’s letter come?
mail-reminder-letter-body = The day by which the bureau posts its letter has passed. Once it arrives, record the reception number (受付番号).
mail-reminder-designation-subject = [From { $date }] Were you designated? Please record it
mail-reminder-designation-body = Your opening month has begun. Please record whether you were designated (指定).
mail-reminder-report-subject = [At once] Report to the implementing body that no designation was made
mail-reminder-report-body = You recorded that no designation (指定) was made. Please report it to the implementing body.

## Steps: what to do, to be put into a subject
mail-act-provisional-code = ask for a provisional code (仮コード)
mail-act-account = register an account at the portal with the provisional code (仮コード)
mail-act-account-by-number = register an account at the portal with the reception number (受付番号)
mail-act-card-reader = arrange the card reader
mail-act-number-request = ask the bureau for the reception number (受付番号)
mail-act-number-presentation = present the reception number (受付番号) to the implementing body
mail-act-applications = apply for use and for the certificate
mail-act-non-designation-report = report that no designation was made

## Steps: what to do, as a line of the body
mail-what-provisional-code = Step 1: ask for a provisional code (仮コード), seven digits used before the reception number.
mail-what-account = Step 2: register an account at the implementing body’s portal with the provisional code.
mail-what-account-by-number = Step 2: register an account at the implementing body’s portal with the reception number.
mail-what-card-reader = Step 3: arrange the card reader with face recognition (apply for one or buy one). The notice of 2021 says that dispatch takes 4 to 5 months.
mail-what-number-request = Step 4: hand in form 1 (別紙１). The notice has it handed in together with the application for designation (指定の申請).
mail-what-application = Step 4: hand in the application for designation (指定の申請), with the introduction plan (導入計画書) or the notice of deferral (猶予届出書).
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
mail-when-official = { $date } (aim at { $aim })
mail-when-projected = { $date } (an expected date; aim at { $aim })
mail-when-told = { $date } (told by the bureau; aim at { $aim })
mail-when-application-unknown = not confirmed (please see the bureau’s page or call)
# Step 4: $aim is the last safe day, $date the bureau's deadline
mail-when-request-official = { $aim } (the bureau’s deadline is { $date }; it is safe if it arrives the open day before)
mail-when-request-projected = { $aim } (the bureau’s deadline is expected to be { $date }; it is safe if it arrives the open day before)
mail-when-request-unconfirmed = { $aim } (the bureau’s deadline is not confirmed; this day is safe even if it is { $date }. Please ask the bureau)
mail-when-application-official = { $aim } (the bureau’s deadline is { $date }; from then on applications are handed back: 返戻)
mail-when-application-projected = { $aim } (the bureau’s deadline is expected to be { $date }; from then on applications are handed back: 返戻)
mail-when-application-unconfirmed = { $aim } (the bureau’s deadline is not confirmed; this day is safe even if it is { $date }. From the deadline on applications are handed back (返戻), so please ask the bureau)
mail-when-from = from { $date }
mail-when-at-once = at once
mail-where-implementing-body = the portal of the implementing body (オンライン資格確認実施機関)
