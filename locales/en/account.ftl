### Accounts: signing up and in, links from mails, the account's own pages.

## Fields
error-password-too-short = Use at least 15 characters for the password
error-password-too-long = Use at most 128 characters for the password
error-password-too-common = This password is easily guessed. Combine other words
error-sign-in = The mail address or the password is not right
error-wrong-password = The password is not right
account-email = Mail address
account-email-hint = We will send a mail to confirm it.
account-password = Password
account-new-password = New password
account-present-password = Present password
account-password-hint = At least 15 characters. No rules about signs or digits; a long sentence is fine.
account-password-show = Show the password
account-password-hide = Hide the password
account-send-mail = Send the mail

## The plan that waits
# $month, $prefecture, $kind: names
account-draft = This is the plan for opening in { $month } in { $prefecture }: { $kind }.
account-draft-sign-up = It is kept in your account once you have signed up.
account-draft-sign-in = It is kept in your account once you have signed in.
account-draft-waits = Until then this browser keeps it.
account-draft-link = It will be kept in your account.
account-kind-medical = medical
account-kind-dental = dental
account-kind-pharmacy = pharmacy
account-kind-both = medical and dental

## Signing up
sign-up-title = Make an account
sign-up-text = We keep your plan and send you a mail before each date.
sign-up-button = Send the confirmation mail
sign-up-known = If you have an account:
sign-up-sent-next = Open the link in the mail within 24 hours to finish signing up.

## "We have sent a mail to …"
mail-sent-title = We have sent a mail
mail-sent-to = We have sent a mail to this address.
mail-sent-missing-title = If no mail arrives
mail-sent-missing-wait = It can take a few minutes.
mail-sent-missing-spam = Please look into the folder for unwanted mail, too.
mail-sent-change = Enter the address again
mail-sent-again = Send the mail again
mail-sent-nothing-title = No mail has been sent yet
mail-sent-nothing-text = Nothing has been started in this browser.
mail-sent-start = Start from the beginning

## Signing in
sign-in-title = Sign in
sign-in-button = Sign in
sign-in-other-title = Other ways
sign-in-by-link = Sign in with a link by mail
sign-in-forgotten = If you have forgotten your password
sign-in-new-here = Make an account
account-back-to-sign-in = Back to signing in
sign-in-link-title = Sign in with a link by mail
sign-in-link-text = You can sign in without a password.
sign-in-link-sent-next = If the address is registered, open the link that arrives within 30 minutes.

## A new password
reset-title = Choose a new password
reset-text = We will send you a link for choosing a new password.
reset-sent-next = If the address is registered, open the link that arrives within one hour.
new-password-title = Choose a new password
new-password-text = The password of this account. Other devices will have to sign in again.
new-password-button = Use this password
invite-title = Welcome to the desk
invite-text = You are registered as a member of the desk's staff with this address. Please choose a password.

## Links from mails
link-confirm-title = Confirm your address
link-confirm-text = The button finishes signing up with this address.
link-confirm-button = Finish signing up
link-confirm-other-browser = This is not the browser in which you began. Please enter the password that you chose there.
link-confirm-password = The password you chose
link-change-address-title = Confirm the new address
link-change-address-text = The button changes your account's address to this one.
link-change-address-button = Change to this address
link-sign-in-title = Sign in
link-sign-in-text = The button signs you in to the account with this address.
link-sign-in-button = Sign in
link-dead-title = This link does not work
link-dead-text = It has been used or is too old. If you need it, we will send you another mail.

## The account's page
account-title = Account
account-bureau = Bureau
account-password-set = Set
account-password-none = Not chosen yet
account-change-email = Change the address
account-change-password = Change the password
account-mail = Mails about your plans
account-change-mail = Change how many mails you get
account-language = Language of pages and mails
account-language-ja = 日本語
account-language-en = English
account-language-button = Save the language
account-sessions-title = Signing out
account-sign-out = Sign out
account-sessions-text = If you are still signed in on other devices, you can sign out on all of them.
account-sign-out-everywhere = Sign out on all devices
account-data-title = Your data
account-export = Download everything you have recorded (JSON)
account-delete = Delete the account
account-back = Back to the account
account-leaving-title = The account will be deleted
# $date: date, $time: 14:03
account-leaving-text = Everything is gone after { $date } { $time }. Until then you can take it back.
account-stay-button = Keep the account

## Another address or password
change-address-title = Change the mail address
change-address-now = Present address
change-address-text = We will send a mail to the new address. Until you open its link, the present address stays.
change-address-new = New mail address
change-address-sent-next = The address changes when you open the link in the mail within 24 hours.
change-password-title = Change the password
change-password-text = Other devices will be signed out.

## Leaving
delete-title = Do you want to delete the account?
delete-what = Plans, records, codes, questions and answers are all removed.
delete-not-filed = What you filed with the implementing body (実施機関) or the bureau (厚生局) is not taken back.
delete-way-back = For 7 days you can sign in and take it back. No mails about your plans are sent meanwhile.
delete-after = After 7 days it cannot be undone. Only the fact that it was deleted remains.
delete-button = Delete the account
delete-keep = Go back without deleting

## Please wait
wait-title = Please wait a little
# $minutes: number
wait-text = There were many attempts in a short time. Please try again in { $minutes } min.
wait-nothing-lost = The plans you keep are as they were.

## Shown once, on the next page ($time: 14:03)
account-flash-confirmed = Your address is confirmed.
account-flash-password = { $time } Password changed.
account-flash-saved = Saved at { $time }.
account-flash-moved = { $time } Mail address changed.
account-flash-signed-out = You are signed out.
account-flash-signed-out-everywhere = You are signed out on all devices.
account-flash-leaving = { $time } Deletion requested.
account-flash-stays = { $time } The account is kept.
