### Kept plans: list, step list, moves, history, feed.

## The list
plans-title = My plans
plans-none = You have not saved a plan yet.
plans-add = Add a plan
plans-all = All my plans
# $step: name
plans-next = Next: { $step }
# $waits: whom one waits for; $then: the name of the date after it
plans-next-then = { $waits } (after that: { $then })
# $email: address
mails-go-to = Emails go to: { $email }
mails-change = Change the address or how many emails you get
# $time: time of day
plans-saved = Saved at { $time }
plans-taken-back = Record taken back at { $time }
plans-moved = Opening month changed at { $time }
plans-removed = Plan removed at { $time }
plans-kept = Plan saved at { $time }

## No room for another plan (the figures: `domain::account`)
plans-full-active-title = There is no room for another plan
plans-full-active-text = One account keeps up to 30 plans. Remove one that you no longer need from the list; then this plan can be kept.
plans-full-active-flash = You are signed in. An account keeps up to 30 plans, so this plan was not kept. Remove one under “My plans” that you no longer need; then it can be kept.
plans-full-ever-title = This account cannot keep new plans
plans-full-ever-text = One account keeps up to 100 plans, removed ones included. Change the opening month of a plan that you have, or write to the operator named at the foot of this page.
plans-full-ever-flash = You are signed in. An account keeps up to 100 plans, removed ones included, so this plan was not kept. Change the opening month of a plan that you have.
plans-full-day-title = No more plans can be kept today
plans-full-day-text = Up to 20 plans can be kept within 24 hours. Please keep this one tomorrow.
plans-full-day-flash = You are signed in. Up to 20 plans can be kept within 24 hours, so this plan was not kept. Please keep it tomorrow.
plans-full-asked = The plan that is not kept yet
plans-full-again = Try to keep it again

## A plan
kept-plan-title = Plan
# $month: month; $prefecture, $kind: names
kept-line = { $month }, { $prefecture }, { $kind }
# $plan: name
kept-back = Back to “{ $plan }”
files-nothing = Tsukihajime files nothing on your behalf. You act yourself at the portal and the bureau, and record it here.
kept-next-title = What to do next
kept-nothing-left = There is nothing to do now.
kept-opening-day = Opening day:
kept-opening-today = today
kept-outcome-text = Once you have been notified of the designation (指定), record it here.
# $number: number of the step
kept-next-open = See how to do step { $number }
kept-next-waiting = You are waiting for an answer
next-open-application = How to hand in the application
next-at-once = Please do it at once.
kept-next-record = Record it at step { $number }
next-returned = Choose another opening month
next-missed = The date has passed. Please contact the implementing body first.
kept-steps-title = The seven steps
kept-actions-title = What you can do with this plan
kept-action-form1 = Make form 1 (別紙１, request for the reception number)
kept-action-opening = Change the opening month
kept-action-ready = Check that everything is ready for the 1st
kept-action-calendar = Add it to your calendar
kept-action-name = Name the plan
kept-action-history = History of changes
kept-action-remove = Remove this plan
ask-bureau = Ask the bureau’s staff
ask-bureau-with-this = Ask the bureau’s staff with this text

## What today means for a kept plan
kept-verdict-on_time = You are on track.
kept-verdict-tight = By the notice of 2021, the suggested date for the card reader has passed.
kept-verdict-card_reader_late = By the notice of 2021, the card reader may not arrive in time.
kept-verdict-individual_handling = The submission date has passed. The implementing body will deal with your case individually (個別対応).
kept-verdict-returned = The deadline of the request for the number has passed.
kept-verdict-past = The opening month has begun. Some steps are not done.
standing-not-designated = It is recorded that no designation was made.
standing-ready = Steps 1 to 6 and the designation application are all recorded.
standing-ready-late = All steps are done, but after the submission date. Ask the help desk whether you can start on the 1st.
standing-ask-bureau = Ask the bureau whether it still takes step 4.
standing-ready-and-designated = All steps are done, and you have been designated.

## States of a step
step-state-cannot-start = Cannot start yet
step-state-to-do = To do
step-state-waiting-bureau = Waiting for the bureau
step-state-waiting-implementing-body = Waiting for the implementing body
step-state-done = Done
step-state-not-used = Not needed by the bureau’s page (not confirmed)
# $date: date of the page
step-not-used-unsettled = By the bureau’s page ({ $date }) this is not needed (not confirmed).
step-not-used-settled = By the bureau’s page ({ $date }) this is not needed.
step-state-not-needed = Not needed
step-state-returned = Handed back (返戻)
step-state-missed = Date has passed
# $date: date
# $handed, $answered: dates
step-handed-in-and-answered = handed in { $handed }, answered { $answered }
step-answered-on = answered { $date }
step-done-on = Done ({ $date })
step-returned-on = Handed back (返戻, { $date })
# $steps: names
step-first = First: { $steps }.
# $name: name
step-quoted = “{ $name }”

## The letter with the number
letter-question = Has the bureau’s letter with the reception number (受付番号) arrived?
# $date: date
letter-dispatched = It was due to be posted on { $date }.
# $date: date; $days: number of open days
open-days-left = { $days ->
    [0] The submission date is { $date }. No open day is left.
    [one] One open day is left until the submission date, { $date }.
   *[other] { $days } open days are left until the submission date, { $date }.
}
letter-has-come = Yes: record the reception number
letter-not-yet = Not yet
letter-not-yet-recorded = You recorded “not yet” on { $date }.
kept-letter-title = If the letter has not arrived
letter-bureau-title = 1. Ask the bureau
letter-bureau-text = You can ask with this text in Japanese, the language of the bureau. Add to it as you need.
# $prefecture, $kind: names; $month: month; $dispatched, $due: dates
letter-question-draft = We plan to open in { $month } in { $prefecture } ({ $kind }). The letter with the reception number was due to be posted by { $dispatched }, but has not arrived. Could you tell us whether it has been posted? The implementing body’s submission date is { $due }.
letter-body-title = 2. Talk to the implementing body (individual handling, 個別対応)
letter-body-text = If you cannot submit in time, the implementing body will deal with your case individually. Please call early.
letter-dates-title = Dates

## Steps 5 and 6 with the number in hand

## The 15th was missed
handling-title = What to do after the submission date
handling-text = The implementing body deals individually with cases that miss the date. This is not the end of the road: call first.
handling-with-number = The number is recorded. Have it at hand when you call.
handling-no-number = It is not recorded yet. If you have it, record it at step 4, then call. If not, ask the bureau as well.
handling-say-title = What to say on the phone (in Japanese)
# $prefecture, $kind: names; $month: month; $due: date
handling-say = “We plan to open in { $month } in { $prefecture } ({ $kind }). We have missed the submission date ({ $due }). Could you deal with us individually (個別対応)?”
handling-more = What to ask the bureau; another month
handling-ask-title = What to ask the bureau
# $prefecture, $kind: names; $month: month; $due: date
handling-question-draft = We plan to open in { $month } in { $prefecture } ({ $kind }). We have missed the implementing body’s submission date ({ $due }) and are asking it for individual handling (個別対応). Please tell us if anything has to be done at the bureau.
# $words: what the Japanese means, on pages in another language
for-desk-meaning = In English: { $words }
reader-late-title = The card reader may be late
reader-late-text = Dispatch takes four to five months. If you have not applied yet, please apply today. Ask the implementing body when it will be dispatched.

## Returned, past
returned-text = The bureau hands back applications made on or after its deadline (返戻). About the opening itself, please ask the bureau.
# $month: month
other-month-button = Re-plan for { $month }
# $steps: names
reuse-steps = Records you can keep: { $steps }
reuse-to-confirm = Ask the bureau whether these records still count: { $steps }
reuse-dropped = Steps to do again: { $steps }

## A medical and dental pair
twin-title = The other one of the medical and dental pair

## Another opening month
kept-opening-title = Change the opening month
opening-year = Year
opening-year-hint = Four digits, or a year of Reiwa such as 令和9
opening-month = Month
opening-month-hint = 1 to 12
opening-compare = Compare the dates
opening-compare-title = Before and after the change
opening-date = Date
opening-before = Plan as it is
opening-after = After the change
kept-date-opening = First day of practice
# $plan: name
opening-twin = The other one of the pair, “{ $plan }”, changes along with it.
filed-title = The month of your designation application changes too. Tell the bureau
filed-text = Changing the month here does not change the designation application and the request form (別紙１) that you handed in. Ask the bureau also whether you have to hand them in again.
filed-number = If you put off the opening after you were given the reception number and are not designated, you have to report this to the implementing body (step 7).
opening-reminders = Emails that were to be sent are cancelled. New ones follow the new dates.
# $month: month
opening-confirm = Change to { $month }

## The designation
# $date: date; $reason: name
outcome-designated = The designation is recorded (from { $date }).
outcome-not-designated = It is recorded that no designation was made ({ $reason }, { $date }).
outcome-designated-button = Record the designation
outcome-not-designated-link = No designation was made
outcome-take-back = Take back the record about the designation
outcome-reported = The report of step 7 is recorded. Take that record back first, then the one about the designation.
no-designation-title = Record that no designation was made
no-designation-what = This is for the case that no designation (指定) was made after you were given a reception number. When you record it:
no-designation-closes = Steps 5 and 6 are closed.
no-designation-cancels = Emails that were to be sent for this plan are cancelled.
no-designation-opens = Step 7, the report to the implementing body, begins.
no-designation-drafts = A draft of the report is made.
no-designation-reversible = Nothing is sent from here. You can take the record back later.
no-designation-reason = Why no designation was made
no-designation-refused = Refused
no-designation-withdrawn = Withdrawn
no-designation-postponed = Put off after the number was given
no-designation-on = The day you learned of it
no-designation-button = Record that no designation was made
no-designation-not = Go back without recording
no-designation-recorded = It is recorded already.
no-designation-no-number = No reception number is recorded, so there is nothing to report. To open later, change the opening month.

## The report of step 7
report-title = Draft of the report to the implementing body
report-intro = Please report without delay that no designation was made. The text below is in Japanese, for the implementing body; its meaning stands beside it and is not printed. You can copy or print it.
report-masked = The reception number is hidden. Show it only for the report.
report-reveal = Show with the reception number
report-draft-title = Report that no designation was made
report-to = To the implementing body of online eligibility verification
# $reason: name
report-sentence = No designation as an insurance medical institution was made for the institution below ({ $reason }).
report-number = Reception number
report-kind = Kind
report-name = Name
report-address = Address
report-bureau = Bureau in charge
report-opening = Planned opening month
report-on = Day you learned of it
report-blank = (to be written by hand)
report-print = You can print this page on A4 with your browser.
report-record = Once reported, record it at step 7
report-recorded = See the record of step 7

## Ready on the 1st
kept-ready-title = Ready for the 1st
ready-title = You are ready for the 1st
ready-late-title = The steps are done. Check whether the 1st works
# $done, $due, $opening: dates
ready-late-text = Steps 5 and 6 were done on { $done }, after the submission date ({ $due }). The implementing body deals with late submissions individually (個別対応). Ask the help desk whether you can start on { $opening }.
ready-not-yet-title = Some steps are not done
ready-text = Steps 1 to 6 and the designation application are all recorded.
ready-not-yet-text = Something is not recorded yet.
ready-next = The reception number is not a designation. When the designation comes, record it here.
ready-designation-question = Have you been designated (指定)?
ready-designation-day = Day of the designation
ready-designation-hint = The day named in the notice of designation, usually the 1st of the opening month.
ready-pair-complete = Medical and dental are both ready.
ready-pair-incomplete = The pair is complete when medical and dental are both done.

## Name, removal
kept-name-title = Name of the plan
kept-name-label = Name
kept-name-hint = To tell your plans apart. Leave it empty to go back to the usual line.
kept-name-save = Save the name
kept-remove-title = Remove the plan
remove-what = This cannot be taken back. When you remove the plan:
remove-reminders = You get no more emails about it.
remove-codes = The stored codes and the answers for form 1 are deleted. Events in your calendar are cancelled.
remove-filed = What you filed at the portal or the bureau is not withdrawn.
# $plan: name
remove-twin = The other one of the pair, “{ $plan }”, stays.
remove-button = Remove
remove-not = Go back without removing

## History
kept-history-title = History of changes
history-when = When
history-what = What
history-who = Who
history-you = You
history-staff = The bureau’s staff
# $step: name; $month: month; $date: date
kept-event-kept = The plan was kept
kept-event-opening-changed = The opening month was changed to { $month }
kept-event-step-asked = “{ $step }” was recorded as asked for or handed in ({ $date })
kept-event-step-done = “{ $step }” was recorded as done ({ $date })
kept-event-step-not-needed = “{ $step }” was recorded as not needed ({ $date })
kept-event-step-returned = “{ $step }” was recorded as handed back ({ $date })
kept-event-step-taken-back = The record of “{ $step }” was taken back
kept-event-code-stored = The code of “{ $step }” was saved
kept-event-code-shown = The code was shown at “{ $step }”
kept-event-note = The note at “{ $step }” was changed
kept-event-letter-not-yet = “The letter has not come yet” was recorded ({ $date })
kept-event-no-designation = “No designation was made” was recorded ({ $date })
kept-event-designated = The designation was recorded ({ $date })
kept-event-outcome-taken-back = The record about the designation was taken back
kept-event-renamed = The plan was renamed
kept-event-removed = The plan was removed
kept-event-feed-made = A calendar address was made
kept-event-feed-revoked = The calendar address was revoked
kept-event-form1-saved = The answers for form 1 were saved
kept-event-form1-made = The PDF of form 1 was made
kept-event-application-handed-in = Recorded that the designation application was handed in ({ $date })
kept-event-application-returned = Recorded that the designation application was handed back ({ $date })
kept-event-application-taken-back = Took back the record of the designation application
kept-event-told = Recorded a deadline that the bureau told ({ $date })
kept-event-told-taken-back = Took back a deadline that the bureau told
kept-event-ticked = Recorded what was checked before the 1st
kept-event-other = The plan was changed

## Codes
code-provisional = Provisional code (仮コード)
code-provisional-hint = Seven digits that begin with 00. Spaces and hyphens are fine.
code-reception = Reception number (受付番号)
code-reception-hint = Seven digits on the bureau’s letter (ten with prefecture and fee table in front).
code-show = Show the code
code-hide = Hide it and go back to the step
code-care = The reception number is not a designation. Use it only to prepare, and keep it with care.
kept-code-title = The code

## Nothing was saved
notice-title = This was not saved
notice-changed-meanwhile = The plan was changed in another window. Please look at it as it is now, and save again.
# $step: name
refusal-comes-first = “{ $step }” has to be done first.
refusal-already-recorded = It is recorded already.
refusal-nothing-recorded = There is no record to take back.
refusal-not-for-this-step = This cannot be chosen at this step.
refusal-later-step-recorded = Take back the record of “{ $step }” first.
refusal-closed = This step is closed, because no designation was made.
refusal-designated = The designation is recorded. Take back that record first.
refusal-was-returned = The request was handed back. First record that you handed it in again.
refusal-no-outcome = This step is only for the case that no designation was made.
refusal-too-early = This day lies before the day on which it was asked for or handed in.

## The calendar feed
feed-title = Put it into your calendar
feed-what = You can see the dates of this plan in your own calendar. When they change, your calendar changes too. Codes are not in it.
feed-secret = Whoever has the address can see the dates. Please do not give it to others.
feed-is-on = The calendar address works.
feed-is-off = There is no calendar address yet.
feed-make = Make an address
feed-renew = Make a new address (the old one stops working)
feed-revoke = Revoke the address
feed-fresh-title = Your calendar address is ready
feed-once = It is shown this once only.
feed-subscribe = Open in the calendar
feed-url = Address
feed-copy = Copy the address
feed-copied = Copied

## A day in three fields
day-field-year = Year
day-field-month = Month
day-field-day = Day

## The two acts of step 4
# $date: date
late-deadline-known = By the bureau’s page the deadline is { $date }. Ask whether it is still taken.
application-name = Designation application (指定の申請)
# $bureau: name
application-what = To { $bureau }, with the introduction plan (導入計画書) or the notice of deferral (猶予届出書).
application-first = The public health centre (保健所) comes first: registration or permit.
application-day-unknown = Its deadline is not confirmed
application-ask = It may differ from the deadline of the request for the number.
application-need-form = The application form (指定申請書)
application-need-plan = The introduction plan (導入計画書) or the notice of deferral (猶予届出書)
application-need-health-centre = The registration or permit of the public health centre (保健所) comes first
application-need-arrival = What counts is the day of arrival; some bureaus want new applicants to come in person
application-day-handed-in = The day you handed in the application
application-day-returned = The day it was handed back
application-day-hint = The day on which it reached the bureau.
application-save-handed-in = Record that it was handed in
application-save-returned = Record that it was handed back
application-came-back = If the application was handed back
application-take-back = Take back the record of the application
# $date: date
application-handed-in-on = Handed in on { $date }
application-returned-on = Handed back on { $date }. A designation for this month is out of reach.
request-late-means = Online verification may not be ready on the 1st. Please ask the bureau whether it still takes the request.

## What the bureau told
told-title = A deadline the bureau told you
told-what = A deadline that you record here becomes this plan’s date and moves reminders and calendar. Nobody else sees it.
told-act = Which deadline is it?
told-act-number_request = The request for the number (別紙１)
told-act-designation_application = The designation application (指定の申請)
told-date = The deadline
told-heard = When you heard it
told-who = Who told you
told-who-hint = For example: the desk of the Tokyo office
told-save = Use this deadline
told-take-back = Take this deadline back
# $act: name; $date, $heard: dates
told-line = { $act }: by { $date } (heard on { $heard })
# $who: text
told-by = from { $who }

## Practices
# $bureau: name
practice-number-first = By the page of { $bureau } the number (受付番号) comes first, and the account is made with it (not confirmed). The notice’s order is: provisional code, account, card reader.
practice-elsewhere = Some bureaus give the number (受付番号) first, and the account is made with it (pages of 2024, not confirmed). Please ask your bureau, too.

## Waiting
# $date: date
wait-since = Waiting since { $date }
wait-ask-bureau = If it does not come, ask the bureau from { $date } on
wait-ask-help-desk = If it does not come, ask the help desk around { $date }
# $steps: names
wait-then = Then: { $steps }
wait-then-by = Then: { $steps }, best by { $date }
wait-late = It was handed in after the last safe day. Ask the bureau whether it was taken.
wait-late-do = Ask the bureau whether the request was taken
wait-meanwhile = Meanwhile you can do:

## The box
next-also = Record it once it is handed in:
next-await-code = Wait for the provisional code (仮コード)
next-last-day = Due today
next-portal-today = Please do it at the portal today.
next-application = The public health centre (保健所) comes first. What counts is the day of arrival.
next-application-unknown = Please look up the deadline on the bureau’s page, or call. The public health centre (保健所) comes first.
next-request-returned = The request was handed back. Please ask the bureau whether you can hand it in again.
next-last-mile = Check what is left before the 1st
# $count: number
next-last-mile-left = { $count ->
    [one] { $count } thing is left to check.
   *[other] { $count } things are left to check.
}
next-designation = Record whether you were designated
next-open-list = Check and record
# $done, $left: numbers
kept-count = { $done } done, { $left } left
kept-actions-more = Opening month, name, history, removal
standing-application-returned = The application was handed back (返戻).
standing-last-day = Something is due today.
twin-other = The other of the pair:

## Months that still work
# $month: month
earliest-by-notice-link = Plan for { $month }, the earliest month by the notice
earliest-with-reader-link = Plan for { $month }, the earliest month if you have a card reader
earliest-by-notice = By the notice of 2021 the earliest month is { $month }.
earliest-with-reader = If a card reader is at hand, { $month } works, too.

## The last mile
mile-title = To check before the 1st
mile-what = The notice does not speak of these. They come from pages of the portal and others.
mile-sources = Sources
mile-save = Record
# $date: date
mile-ticked = (recorded on { $date })
mile-line-ordered = The line is ordered, and I have NTT’s customer ID (お客さまID)
mile-line-ordered-more = The usage application asks for it. A line takes time: order early.
mile-mail-allowed = Mail from ssk.or.jp gets through
mile-mail-allowed-more = The certificate is announced by mail.
mile-own-contact = The contact person and number are our own
mile-own-contact-more = In the certificate form a vendor’s name or number will not do.
mile-reader-here = The card reader is here
mile-reader-here-more = Ask the portal or the shop when it comes.
mile-certificate-arrived = The certificate’s notice has arrived
mile-certificate-arrived-more = It comes by registered mail (簡易書留). Is somebody there to take it?
mile-certificate-installed = The certificate is installed
mile-certificate-installed-more = One is needed per terminal and per institution code.
mile-connection-tested = The connection was tested
mile-connection-tested-more = Ask the portal and your vendor for the day.
mile-start-entered = The first day of use (運用開始日) is entered at the portal
mile-start-entered-more = It is entered after the test.
ready-recorded-title = All steps are recorded
ready-late-heading = Done after the due date
ready-all = Everything for { $date } is recorded.
ready-all-more = We know only what is recorded here.
ready-left-title = Not recorded yet
