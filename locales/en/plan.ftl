### The plan before any account, its picture, its calendar file.

plan-title = Your plan up to the opening
# $month, $prefecture, $kind: names
plan-heading = Opening in { $month }, { $prefecture }, { $kind }
# $bureau: name
plan-bureau = In charge: { $bureau }
plan-opening = Opening month
plan-prefecture = Prefecture
plan-kind = Kind
plan-update = Show this plan
plan-updated = The plan has been updated.
plan-update-failed = The plan could not be updated. Please press “Show this plan”.
plan-twin-title = Medical and dental (医科・歯科併設): what is done twice, and what is shared
plan-twin-notice = One each for medical and dental: the request form (別紙１), the reception number (受付番号, step 4), presenting it and the two applications (steps 5 and 6).
plan-twin-code = One provisional code (仮コード, step 1) each as well, because each code is swapped for one reception number.
plan-twin-account = One account at the portal (step 2) each. The second is said to need another email address (the portal’s FAQ, 2021–22).
plan-twin-shared = Shared: the opening month, the dates and the bureau. Once the plan is saved, you type the answers for the form only once.
plan-twin-reader = Whether the card reader (step 3) has to be applied for twice has not been confirmed. Please ask the help desk.

## Verdicts: what it is, what it means, what to do now
verdict-on_time-title = You have enough time
verdict-on_time-text = If you go step by step from today, everything can be ready on the 1st of your opening month.
verdict-on_time-do = Start with the one thing below.
verdict-tight-title = It should work if you hurry
verdict-tight-text = The time to apply for the card reader (five months before) has passed. Dispatch takes 4–5 months, so there is no time to spare.
verdict-tight-do = Please start steps 1 to 3 right away.
verdict-card_reader_late-title = The card reader may not arrive in time
verdict-card_reader_late-text = Dispatch is said to take 4–5 months, and the opening is less than four months away. The other steps can still be done in time.
verdict-card_reader_late-do = Apply right away, and ask the help desk when it will arrive. Go on with the reception number (受付番号) as planned.
verdict-individual_handling-title = The submission date has passed: individual handling
verdict-individual_handling-text = This is not a dead end. The implementing body (オンライン資格確認実施機関) deals individually (個別対応) with those who missed the date.
verdict-individual_handling-do = If you have your reception number (受付番号), call the help desk and ask how to submit it late. If you have not handed in the request form (別紙１) yet, ask the bureau as well.
verdict-returned-title = The 1st of this month is no longer possible
verdict-returned-text = The bureau’s deadline has passed. An application on or after it is handed back (返戻).
verdict-returned-do = Look at the plan for another opening month, or talk to the bureau.
verdict-past-title = The 1st of this opening month has passed
verdict-past-text = There can be no plan for starting on the 1st of this month.
verdict-past-do = Please choose another month, or talk to the help desk.
# Step 4: not known to be late, and no longer safe ($date: the last safe day)
verdict-ask-title = Ask the bureau today whether step 4 is still possible
verdict-ask-text = The last safe day for step 4 ({ $date }) has passed. Applications on or after the bureau’s deadline are handed back (返戻).
verdict-ask-unconfirmed = This bureau’s deadline has not been confirmed, so it may still accept yours.
verdict-ask-do = If it is handed back, a start on the 1st of this month is not possible.
verdict-ask-reader = The card reader may not arrive in time either. Apply right away, and ask the help desk when it will arrive.
# $month: month
plan-earliest = See the plan for { $month } (the earliest month that works)

## The next thing to do
plan-next-title = What to do next
plan-next-on_time = Ask the implementing body for a provisional code (仮コード), which stands in for the reception number
plan-next-tight = Ask the implementing body for a provisional code (仮コード) right away; it stands in for the reception number
plan-next-card_reader_late = Ask the implementing body for a provisional code (仮コード) right away; it stands in for the reception number
plan-next-ask = Ask the bureau today whether step 4 is still possible
plan-next-individual_handling = Call the help desk about individual handling (個別対応)
plan-next-returned = Change to a month that works, or talk to the bureau
plan-next-past = Choose another opening month
# $phone: number
plan-call = Call { $phone }
plan-hours-below = Today’s hours and contacts
plan-ask-below = See the contacts
plan-choose-month = Choose the opening month again

## What can be done with the plan
plan-keep = Save this plan and be reminded
plan-add = Add to my plans
plan-calendar = Add to your calendar (.ics)
plan-take-along = Keep the address of this page to open the same plan at any time.

## The picture
plan-picture-title = Month by month
# $date: date
picture-label = Picture of the way to the opening on { $date }
picture-in-words = Read the picture in words
picture-prepare = 1–3 Prepare and apply
picture-reader = Wait for the reader (4–5 months)
picture-request = 4 Request → reply
picture-submit = 5, 6 Present and apply
picture-opening = Opening
picture-today = Today
picture-today-before = ← Today
# $date: date
picture-word-today = { $date }: today
picture-word-prepare = By { $date }: steps 1–3 (provisional code, account, card reader). Then 4–5 months of waiting for the card reader
picture-word-request = By { $date }: step 4 (request for the reception number). Then waiting for the bureau’s reply
picture-word-reply = By { $date }: the bureau posts its reply
picture-word-submit = By { $date }: steps 5 and 6 (presenting the number, applying for use and for the certificate)
picture-word-opening = { $date }: opening

## The steps
plan-steps-title = The seven steps
plan-steps-text = You do each step yourself, at the implementing body’s portal or at the bureau. This site files nothing for you.
# $number: number
step-number-words = Step { $number }
# $party: name
plan-step-to = To: { $party }
plan-step-start = Can begin when the reply has come. It is posted by:
# $steps: steps by number
plan-step-after = Needed before: { $steps }
plan-step-at-once = Only if no designation was made, then at once
plan-step-twice = Once each for medical and dental
plan-step-twin-reader = Once or twice: unconfirmed
plan-step-twin-report = Only for the one that was not designated
plan-step-not-used = This bureau may no longer have this step.
plan-step-provisional_code = You get a number beginning with 00, to use until you have the reception number (受付番号).
plan-step-account = Register at the official portal with the provisional code.
plan-step-card_reader = Apply with the provisional code for the device that checks faces. Dispatch takes 4–5 months.
plan-step-number_request = Hand in the request form (別紙１) together with the application for designation. The reception number (受付番号) is the institution code planned for you; it is not the designation.
plan-step-number_presentation = Enter the reception number from the bureau’s reply at the portal.
plan-step-applications = With the reception number, apply for use and for the electronic certificate.
plan-step-non_designation_report = Report the reception number, your institution’s name and so on to the implementing body.

## The card reader: two sentences of the notice
plan-reader-title = When will the card reader arrive?
plan-reader-text = The notice has two sentences about this. Here they are side by side; we do not merge them into one date.
plan-reader-months = “Dispatch takes 4–5 months” (発送まで４～５ヶ月かかります), counted from the application in step 3
plan-reader-on-number = “On this, the card reader is dispatched” (こちらをもって顔認証付きカードリーダーを発送いたします), on presenting the reception number in step 5
plan-reader-ask = Please ask the help desk when it will arrive.

## What the dates rest on
plan-dates-title = What the dates are based on
plan-dates-text = For each date: the rule behind it, what other rules would give, and when it was last confirmed.
plan-dates-open = Read what the five dates rest on
date-name-card_reader_request = Steps 1–3 should be done
date-name-card_reader_latest = Last day to apply if dispatch takes four months
date-name-number_request_due = Hand in step 4 by
date-name-reply_dispatch = Dispatch of the reply
date-name-submission_due = Deadline of steps 5 and 6

## What is not known
plan-unknown-title = What is not known yet
# $bureau: name; $date: date
plan-unknown-request = The day of { $bureau }’s deadline (step 4) has not been confirmed. Please be sure to check the bureau’s page or ask its desk.
plan-unknown-bureau-rule = The bureau’s page does not say from which month its rule applies. To be careful, we apply it to openings from October 2024.
plan-unknown-projected = “Expected” dates are worked out from rules. Once a date is published, it takes precedence.
plan-unknown-holidays = Holidays after { $date } are not official yet. The plan uses computed ones.
plan-unknown-ask = Where to check:

## Before the application
plan-before-title = Before applying for the designation
plan-before-early = If you want a reception number, you also have to apply for the designation earlier than usual.
# $day: day of the month
plan-application-day-next = The designation application has to be in by day { $day } of a month, or by the next open day if offices are closed.
plan-application-day-previous = The designation application has to be in by day { $day } of a month, or by the open day before if offices are closed.
plan-application-day-none = The designation application has to be in by day { $day } of a month. The page does not say what holds if offices are closed.
plan-application-month = Of which month has not been confirmed.

## What has changed
plan-changes-title = What has changed since the notice
# $bureau: name
plan-changes-text = These are notes read from the pages named. No date is worked out from them. Please ask the desk how { $bureau } handles it.
plan-ask-title = Whom to ask

## The calendar file: summaries of events, and lines in them
calendar-card_reader_request = Steps 1–3 should be done: code, account, card reader
calendar-number_request_due = By today: reception number request to the bureau
calendar-reply_dispatch = The bureau posts its reply by today
calendar-designation_application = Hand in the designation application (指定の申請)
calendar-submission_due = Deadline: present the number, apply for use and certificate
calendar-opening = Opening
calendar-opening-text = The day on which online eligibility verification begins.
# $bureau: name
calendar-bureau = In charge: { $bureau }
