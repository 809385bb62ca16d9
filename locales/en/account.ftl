### Accounts: signing up and in, links from mails, the account's own pages.

## Fields
error-password-too-short = Use at least 15 characters for the password
error-password-too-long = Use at most 128 characters for the password
error-password-too-common = This password is easy to guess. Try combining other words
error-sign-in = The email address or password is incorrect
error-wrong-password = The password is incorrect
account-email = Email address
account-email-hint = We will send an email to confirm it.
account-password = Password
account-new-password = New password
account-present-password = Current password
account-password-hint = At least 15 characters. No rules about symbols or digits; a long sentence is fine.
account-password-show = Show the password
account-password-hide = Hide the password
account-send-mail = Send the email

## The plan that waits
# $month, $prefecture, $kind: names
account-draft = This is the plan for opening in { $month } in { $prefecture }: { $kind }.
account-draft-sign-up = It will be saved in your account once you have signed up.
account-draft-sign-in = It will be saved in your account once you have signed in.
account-draft-waits = Until then it is kept in this browser.
account-draft-link = It will be saved in your account.
account-kind-medical = medical
account-kind-dental = dental
account-kind-pharmacy = pharmacy
account-kind-both = medical and dental

## Signing up
sign-up-title = Create an account
sign-up-text = We save your plan and email you before each date.
sign-up-button = Send the confirmation email
sign-up-known = Already have an account?
sign-up-sent-next = Open the link in the email within 24 hours to finish signing up.

## "We have sent a mail to …"
mail-sent-title = We have sent you an email
mail-sent-to = We have sent an email to this address.
mail-sent-enough = We have sent several emails to this address already. For a while, please use the link in the newest one.
mail-sent-missing-title = If no email arrives
mail-sent-missing-wait = It can take a few minutes.
mail-sent-missing-spam = Please check your spam folder, too.
mail-sent-change = Enter the address again
mail-sent-again = Send the email again
mail-sent-nothing-title = No email has been sent yet
mail-sent-nothing-text = Nothing has been started in this browser.
mail-sent-start = Start again
mail-held-title = Your email will be sent later
mail-held-why = We are recovering the service and are not sending email at the moment. We have received what you entered. Links in emails expire: if none arrives after we start again, or the link no longer works, please ask once more.
mail-held-to = Once we start again, we will send an email to this address.

## Signing in
sign-in-title = Sign in
sign-in-button = Sign in
sign-in-known = If you have an account
sign-in-new = If you are new here
sign-in-new-text = An account is free. All you need is an email address and a password.
# Why a page asks to sign in ($page: one of the names below)
sign-in-for-question = To ask the staff you need a free account. Your saved plan or your prefecture decides which bureau answers.
sign-in-question-kept = What you wrote is kept in this browser. Once you have signed in or signed up, you can check it and send it.
sign-in-for-page = You are not signed in, or have been signed out after a while. After signing in you go on to { $page }.
sign-in-page-plans = your plans
sign-in-page-questions = your questions and answers
sign-in-page-desk = the desk
sign-in-page-account = your account
sign-in-page-other = the page you wanted to open
account-switched-off = The account that was signed in in this browser has been switched off. If you do not know why, please ask your administrator or the operator.
sign-in-by-link = Sign in with a link by email
sign-in-forgotten = Forgotten your password?
sign-in-new-here = Create an account
account-back-to-sign-in = Back to signing in
sign-in-link-title = Sign in with a link by email
sign-in-link-text = You can sign in without a password.
sign-in-link-sent-next = If the address is registered, open the link that arrives within 30 minutes.

## A new password
reset-title = Choose a new password
reset-text = We will send you a link for choosing a new password.
reset-sent-next = If the address is registered, open the link that arrives within one hour.
new-password-title = Choose a new password
new-password-text = This sets the password of the account below. You will have to sign in again on other devices.
new-password-button = Use this password
invite-title = Welcome to the desk
invite-text = You are registered as a member of the desk’s staff with this address. Please choose a password.

## Links from mails
link-confirm-title = Confirm your address
link-confirm-text = Press the button to finish signing up with this address.
link-confirm-button = Finish signing up
link-confirm-other-browser = This is not the browser you started in. Please enter the password that you chose when signing up.
link-confirm-password = The password you chose when signing up
link-change-address-title = Confirm the new address
link-change-address-text = Press the button to change the account’s address to this one. Other devices will be signed out.
link-change-address-button = Change to this address
link-change-address-whose = Enter the password of the account that asked for this. If you know nothing about it, enter nothing and close this page; nothing will change.
link-change-address-password = The account’s password
link-change-address-sign-in = Please sign in to the account that asked for this, then open this link again. If you know nothing about it, close this page; nothing will change.
link-sign-in-title = Sign in
link-sign-in-text = Press the button to sign in to the account with this address.
link-sign-in-button = Sign in
link-dead-title = This link does not work
link-dead-text = It has been used already or has expired, or its account has been switched off. If you still need it, we can send you another email.

## The account's page
account-title = Account
account-bureau = Bureau
account-password-set = Set
account-password-none = Not chosen yet
account-change-email = Change the address
account-change-password = Change the password
account-mail = Emails about your plans
account-change-mail = Change how many emails you get
account-language = Language of pages and emails
account-language-ja = 日本語
account-language-en = English
account-language-button = Save the language
account-sessions-title = Signing out
account-sign-out = Sign out
account-sessions-text = If you are still signed in on other devices, you can sign out on all of them.
account-sign-out-everywhere = Sign out on all devices
account-data-title = Your data
account-export = Download everything you have recorded (JSON)
account-delete = Delete your account
account-back = Back to the account
account-leaving-title = Your account will be deleted
# $date: date, $time: 14:03
account-leaving-text = Everything will be gone after { $date } { $time }. Until then you can cancel the deletion.
account-stay-button = Keep the account

## Another address or password
change-address-title = Change the email address
change-address-now = Current address
change-address-text = We will send an email to the new address. Until you open its link, the current address stays.
change-address-new = New email address
change-address-sent-next = The address changes when you open the link in the email within 24 hours.
change-password-title = Change the password
change-password-text = Other devices will be signed out.

## Leaving
delete-title = Do you want to delete your account?
delete-what = Your plans, records, codes, questions and answers will all be removed.
delete-not-filed = What you have filed with the implementing body (実施機関) or the bureau (厚生局) is not withdrawn.
delete-way-back = For 7 days you can sign in and cancel the deletion. No emails about your plans are sent in the meantime.
delete-after = After 7 days it cannot be undone. Only the fact that it was deleted remains.
delete-button = Delete my account
delete-keep = Go back without deleting

## Please wait
wait-title = Please wait a little
# $minutes: number
wait-text = There were many attempts in a short time. Please try again in { $minutes } min.
wait-kept = What you entered is still there below. Please enter the password again.
wait-by-link = With a link by email you can sign in without waiting
wait-nothing-lost = Your saved plans are safe.

## Shown once, on the next page ($time: 14:03)
account-flash-confirmed = Your address is confirmed.
account-flash-password = { $time } Password changed.
account-flash-saved = Saved at { $time }.
account-flash-moved = { $time } Email address changed.
account-flash-signed-out = You are signed out.
account-flash-signed-out-everywhere = You are signed out on all devices.
account-flash-leaving = { $time } Deletion requested.
account-flash-stays = { $time } Deletion cancelled.
