### The plan before any account, its picture, its calendar file.

plan-title = Your plan up to the opening
# $month, $prefecture, $kind: names
plan-heading = { $prefecture }, { $month }: { $kind }
# $bureau: name
plan-bureau = In charge: { $bureau }
plan-opening = Opening month
plan-prefecture = Prefecture
plan-kind = Kind
plan-change = Change month, prefecture or kind
plan-done = Already done
plan-done-unsaid = Not chosen
plan-done-nothing = Nothing yet
plan-done-request = Request filed
plan-done-application = Also applied
plan-done-number = Have number
plan-update = Show this plan
plan-updated = The plan has been updated.
plan-update-failed = The plan could not be updated. Please press “Show this plan”.
plan-twin-title = Medical and dental (医科・歯科併設): what is done twice, and what is shared
plan-twin-notice = One each for medical and dental: the request form (別紙１), the reception number (受付番号, step 4), presenting it and the two applications (steps 5 and 6).
plan-twin-code = One provisional code (仮コード, step 1) each as well, because each code is swapped for one reception number.
plan-twin-shared = Shared: the opening month, the dates and the bureau. Once the plan is saved, you type the answers for the form only once.
plan-twin-reader = Whether the card reader (step 3) has to be applied for twice has not been confirmed. Please ask the help desk.

## Verdicts: what it is, what it means
verdict-on_time-title = You have enough time
verdict-tight-title = It should work if you hurry
verdict-tight-text = The time by the notice of 2021 (five months before) has passed. By the notice dispatch takes 4–5 months.
verdict-card_reader_late-title = The card reader may not arrive in time
verdict-card_reader_late-text = By the notice of 2021 dispatch takes 4–5 months. Arrange it soon and ask when it may arrive.
verdict-individual_handling-title = The submission date has passed: individual handling
verdict-individual_handling-text = This is not a dead end. The implementing body (オンライン資格確認実施機関) deals individually (個別対応) with those who missed the date.
verdict-returned-title = The bureau’s deadline has passed
verdict-returned-text = Online verification may not be ready on the 1st. Please check the application’s deadline separately.
verdict-past-title = The opening month has begun
verdict-past-text = There can be no plan for starting on the 1st of this month.
# Step 4: not known to be late, and no longer safe ($date: the last safe day)
# $month: month
plan-earliest = See the earliest month that works ({ $month })
# $date: date; $days: number of days
plan-days-to-opening = { $days ->
    [one] { $days } day until the opening on { $date }
   *[other] { $days } days until the opening on { $date }
}

## What is already done: the question of a late plan ($date: date)
late-question = Is step 4 (the request) handed in?
late-safe-day-over = The last safe day for it was { $date }.
late-deadline-over = The bureau’s deadline was { $date }.
late-submission-over = Steps 5 and 6 were due on { $date }.
late-designation = Whether you may open is a matter of the designation. Please ask the bureau.
late-individual = If you miss the deadline of steps 5 and 6, the implementing body deals with you individually (個別対応).
# $answer: what was answered
late-answer = Your answer: { $answer }
late-answer-change = Change it

## The next thing to do
plan-next-title = What to do next
plan-next-not-yet = If not handed in yet: next
plan-do-provisional_code = Ask the implementing body for a provisional code (仮コード)
plan-do-account = Register at the portal
plan-do-card_reader = Arrange the card reader
plan-do-number_request = Ask the bureau for the reception number (受付番号)
plan-do-number_presentation = Enter the reception number at the portal
plan-do-applications = Apply for use and for the certificate
plan-do-non_designation_report = Report that no designation was made
plan-today = today
plan-next-open-day = next open day:
plan-within-today = within today
plan-bureau-page = Open the bureau’s page
plan-phone-on-page = The phone number is on the bureau’s page.
# $date: date
turn-bring-request-title = Today is the last safe day for step 4
turn-bring-request-text = It is in time even if the bureau’s deadline is { $date }.
turn-bring-request-do = Call the bureau, then bring the request form
turn-bring-request-how = It has to arrive today; the post is too slow. Ask by phone first where and until when it is taken.
turn-ask-bureau-title = The last safe day for step 4 has passed
# $date: date
turn-ask-bureau-text = It was { $date }. Where the deadline is not confirmed, the bureau may still take it.
turn-ask-bureau-do = Ask if the bureau still takes it
turn-returned-do = Ask the bureau how to go on
# $date: date
turn-returned-means = If the request is late, online verification may not be ready on { $date }.
turn-await-letter-title = It is the bureau’s turn to answer
# $date: date
turn-await-letter-text = The deadline of steps 5 and 6 is { $date }.
turn-await-letter-do = Wait for the reply with your number (受付番号)
# $date: date
turn-await-letter-then = Then enter it at the portal by { $date } (steps 5, 6).
turn-await-letter-application = If the application is not handed in yet, ask the bureau for its deadline.
turn-miss-letter-title = The day of the reply’s dispatch has passed
# $date: date
turn-miss-letter-text = It was to be posted by { $date }.
turn-miss-letter-do = If the reply has not come, ask the bureau
turn-present-title = It is time to enter the reception number
# $date: date
turn-present-text = The deadline of steps 5 and 6 is { $date }.
turn-present-do = Enter the reception number (受付番号) at the portal and apply
turn-present-how = Present the number (step 5); apply for use and for the certificate (step 6).
turn-present-today-title = Steps 5 and 6 are due today
# $date: date
turn-present-today-text = Done within { $date }, they are in time.
turn-present-today-do = Enter the number at the portal and apply, within today
turn-call-help-desk-do = Call about individual handling (個別対応)
turn-call-help-desk-how = If the request form (別紙１) is not handed in yet, ask the bureau as well.
turn-past-do = Choose another opening month
# $phone: number
plan-call = Call { $phone }
plan-choose-month = Choose the opening month again

## What can be done with the plan
plan-keep = Save this plan and be reminded
plan-keep-short = Save this plan
plan-add = Add to my plans
plan-calendar = Add to your calendar (.ics)
plan-take-along = It prints on one sheet of A4. The address of this page opens the same plan at any time.

## The picture ($date: date)
plan-picture-title = Month by month
picture-label = Picture of the way to the opening on { $date }
picture-in-words = Read the picture in words
# $year: number
picture-year = { $year }
# $from, $to: steps by number
picture-from-to = { $from }–{ $to }
picture-and = , { "" }
# $steps: steps by number
picture-prepare = { $steps } Prepare, apply
picture-reader = Wait for the reader
picture-reader-months = 4–5 months
picture-request = 4 Ask → reply
picture-submit = { $steps } Present, apply
picture-opening = Opening
picture-opening-day = Opening { $date }
picture-today = Today
picture-today-before = ← Today
picture-legend-do = You act
picture-legend-wait = You wait
picture-legend-due = Due, or aim
picture-word-today = { $date }: today
# $number: number; $name: name
picture-word-step = step { $number } ({ $name })
# $steps: steps by number and name
picture-word-steps = By { $date }: { $steps }
picture-word-reply = By { $date }: the bureau posts its reply
picture-word-opening = { $date }: opening
picture-word-reader = The card reader is said to be dispatched 4–5 months after the application.

## The steps
plan-steps-title = The seven steps
plan-steps-text = You do each step yourself.
# $number: number
step-number-words = Step { $number }
# $bureau: name
rail-reply = The reply with the reception number (受付番号) comes from { $bureau }.
rail-opening = From this day on you can use online eligibility verification.
plan-step-at-once = Only if no designation was made, then at once
plan-step-twice = Once each for medical and dental
plan-step-twin-account = The second is said to need another email address.
plan-step-twin-form = There are two request forms (別紙１).
plan-step-twin-reader = Once or twice: unconfirmed
plan-step-twin-report = Only for the one that was not designated
plan-step-provisional_code = A number beginning with 00, instead of the reception number (受付番号).
plan-step-account = Register at the official portal with the provisional code.
plan-step-account-by-number = Register at the official portal with the reception number.
plan-step-card_reader = Apply for one or buy one. By the notice of 2021 dispatch takes 4–5 months.
# $bureau: name
plan-step-number_request = Hand in the request form (別紙１) to { $bureau }, by the notice together with the application.
plan-step-number_presentation = Enter the reception number from the reply at the portal.
plan-step-applications = With the reception number, make two applications at the portal.
plan-step-non_designation_report = Report the reception number, your institution’s name and so on to the implementing body.

## The card reader: two sentences of the notice
plan-reader-title = When will the card reader arrive?
plan-reader-text = The notice has two sentences about this. Here they are side by side; we do not merge them into one date.
plan-reader-months = “Dispatch takes 4–5 months” (発送まで４～５ヶ月かかります), counted from the application in step 3
plan-reader-on-number = “On this, the card reader is dispatched” (こちらをもって顔認証付きカードリーダーを発送いたします), on presenting the reception number in step 5
plan-reader-ask = Please ask the help desk when it will arrive.

## What the dates rest on
plan-dates-title = What the dates rest on, with sources
date-name-card_reader_request = Steps 1–3 should be done
date-name-card_reader_latest = Last day to apply if dispatch takes four months
date-name-number_request_due = Hand in step 4 by
date-name-reply_dispatch = Dispatch of the reply
date-name-designation_application = Designation application (指定の申請)
date-name-submission_due = Deadline of steps 5 and 6

## What is not known ($date: date)
plan-unknown-bureau-rule = The bureau’s page does not say from which month its rule applies. To be careful, we apply it to openings from October 2024.
plan-unknown-projected = “Expected” dates are worked out from rules. Once a date is published, it takes precedence.
plan-unknown-holidays = Holidays after { $date } are not official yet. The plan uses computed ones.

## Before the application
plan-application-month = Of which month has not been confirmed.

## What has changed
# $count: number
plan-changes-title = What has changed since the notice ({ $count })
# $bureau: name
plan-changes-text = These are notes read from the pages named. No date is worked out from them. Please ask the desk how { $bureau } handles it.
plan-ask-title = If you are not sure
# $date: date
plan-portal-known = The address of the notice of { $date }. If it does not open, search for the portal by its name.

## The calendar file: summaries of events, and lines in them
calendar-card_reader_request = Steps 1–3 should be done: code, account, card reader
calendar-number_request_due = By today: reception number request to the bureau
calendar-reply_dispatch = The bureau posts its reply by today
calendar-card_reader_request-number-first = Aim: arrange the card reader (step 3)
calendar-submission_due-number-first = Due: account, reception number, applications for use and certificate
calendar-designation_application = Hand in the designation application (指定の申請)
calendar-submission_due = Deadline: present the number, apply for use and certificate
calendar-opening = Opening
calendar-opening-text = The day on which online eligibility verification begins.
# $bureau: name
calendar-bureau = In charge: { $bureau }
