### Around every page: shell, forms, faults.

site-name = Tsukihajime
# $title: the page's title
site-page-title = { $title } - Tsukihajime
error-page-title = Error: { $title }
skip-to-main = Skip to main content
# $date: date
clock-banner = Running on a test clock. Today is shown as { $date }.
nav-label = Main pages
nav-menu = Menu
nav-guide = Ask the guide
nav-help = Help
nav-sign-in = Sign in
nav-plans = My plans
nav-account = Account
nav-desk = Desk
nav-other-language = 日本語
nav-easy-japanese = Easy Japanese
nav-standard-japanese = Standard Japanese
# $name, $contact: text
footer-operator = Run by { $name } (contact: { $contact })
footer-not-official = Not an official site of the Ministry of Health, Labour and Welfare (厚生労働省). { "" }
footer-files-nothing = This site files nothing for you.
footer-sources = Rules and sources
footer-accessibility = Accessibility
footer-privacy = Privacy

## Forms
field-required = Required
field-optional = Optional
error-summary-title = Please check what you entered

## Faults
fault-home = Back to the start
fault-not-found-title = Page not found
fault-not-found-text = The address may be wrong, or the page may be open to others only.
fault-sign-in-title = Please sign in
fault-sign-in-text = You need to sign in to do this.
fault-forbidden-title = This is not possible
fault-forbidden-text = This came from another site, or is not allowed. Please start again from the previous page.
fault-conflict-title = Something changed in the meantime
fault-conflict-text = Please open the previous page again and check what it says now.
fault-too-many-title = Please wait a moment
fault-too-many-text = That was a lot in a short time. Please wait a little and try again.
fault-bad-request-title = We could not read what was sent
fault-bad-request-text = Please start again from the previous page.
fault-too-large-title = What was sent is too large
fault-too-large-text = Please shorten it and try again.
fault-busy-title = We are busy just now
fault-busy-text = Too much arrived at the same moment. Please wait a few seconds and try again.
fault-internal-title = Sorry, this page cannot be shown
fault-internal-text = This is our fault. If you sent something just now, it may not have been saved. Please wait a little and try again.
fault-unreadable-title = This plan cannot be shown right now
fault-unreadable-text = What you recorded is still there. It was written by a newer version of this site, or is damaged, so it cannot be read at present. The operator has been told. If it is urgent, please contact the operator.
fault-unavailable-title = This is not possible right now
fault-unavailable-text = Our storage is not available for the moment. If you sent something just now, it may not have been saved. Please wait a little, go back, check, and try again.
