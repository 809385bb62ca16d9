### The guide's pages: conversation, guided flow, hand-over, what was not answered.

guide-page-title = Ask the guide
guide-page-lead = The guide answers automatically, from the Ministry’s notice, and names its source.
# $date: date; $notice: title of the notice
guide-page-printed = Printed on { $date }. Answered automatically from the Ministry’s notice: { $notice }. This decides nothing about a designation or an application.
guide-page-where = Not sure what to ask? Find your step from where you are now
guide-log-title = The conversation so far
guide-by-asker = Your question
guide-by-guide = The guide’s answer
guide-for-person = This question was prepared for a member of staff.
guide-gone = This answer is no longer given. Please ask again.
guide-follow-ups = People also ask
# $number: number of the step; $name: its name
guide-step-link = See step { $number }, { $name }
guide-rate = Was this helpful?
guide-rate-yes = Yes
guide-rate-no = No
guide-rated-yes = Noted: this was helpful.
guide-rated-no = Noted: this was not helpful. You can also ask a member of staff.
guide-suggestions = Frequent questions
guide-suggestions-page = Questions about the page you came from
guide-question = Your question
guide-question-hint = Up to 500 characters. Staff read questions that got no answer. Do not write names, telephone numbers or reception numbers (受付番号).
guide-send = Send the question
guide-ask-person = Ask the staff
guide-person-first = You can also ask the staff of the regional bureau (地方厚生（支）局) directly.
guide-about-plan = Answers use the dates of this plan:
# $month, $prefecture, $kind: names
guide-plan-name = { $month }, { $prefecture }, { $kind }
# $label: the name its owner gave; $name: month, prefecture, kind
guide-plan-labelled = { $label } ({ $name })
guide-other-plans = Ask the guide about another plan
# $known: month, prefecture and kind, as far as known
guide-about-known = Answers are for: { $known }
guide-about-nothing = Choose your opening month and prefecture to get real dates
# $month: month
guide-about-opening = opening in { $month }
guide-about-unknown = Not chosen
guide-about-use = Answer for these
guide-opening = Opening month (診療開始月)
guide-prefecture = Prefecture
guide-kind = Kind
guide-kept-title = Keeping the conversation
guide-kept-account = The conversation is kept in your account.
guide-kept-session = Only this browser shows the conversation. A cookie (session) ties them together; after 14 days without use it is no longer shown. The questions are removed after 90 days.
guide-kept-staff = Questions without an answer, and those whose answer did not help, are read by the staff of the bureaus for 90 days so that they can write further answers. They see neither your name nor your plan.
guide-kept-privacy = What we keep (privacy)
guide-kept-print = You can print this page as it is.
guide-forget = Delete the conversation
guide-forget-text = This cannot be undone. Questions that were sent to staff stay.
guide-forget-button = Delete this conversation
# $time: time
guide-flash-forgotten = The conversation was deleted at { $time }.

## Where are you now?
guide-where-title = Where are you now?
guide-where-lead = Choose what fits, and you will see the next step and its date.
guide-where-provisional_code = Nothing done yet, or not sure
guide-where-account = I have the provisional code (仮コード), which stands in for the reception number
guide-where-card_reader = I have registered an account at the portal
guide-where-number_request = I have requested the card reader with face recognition (顔認証付きカードリーダー)
guide-where-number_presentation = I have asked the regional bureau for the reception number (form 1, 別紙１)
guide-where-applications = I have presented the reception number to the implementing body (実施機関)
guide-where-non_designation_report = No designation will be made
guide-where-month-title = In which month do you open?
guide-where-month-lead = The month in which you begin to treat patients. Dates are worked back from it.
guide-where-place-title = In which prefecture?
guide-where-place-lead = It decides the regional bureau (地方厚生（支）局) for your request, and its deadline.
guide-where-found-title = Your next step
# $number: number of the step; $name: its name
guide-where-step = Step { $number }: { $name }
# $month: month
guide-where-opening = If you open in { $month }
guide-where-at-once = There is no date. Please report it without delay.
# $party: whom it is addressed to
guide-where-to = Addressed to: { $party }
guide-where-back = Back to the guide
guide-where-back-step = Back
guide-where-again = Start again
guide-where-to-step = See the step in your plan
guide-where-to-plan = See the plan up to your opening
guide-where-person = If nothing fits, you can ask the staff of the regional bureau (地方厚生（支）局).
guide-where-ask = Ask the guide about this step

## Handing over
guide-handed-title = Sent along: your conversation with the guide
guide-handed-hint = Clear the box below if you do not want to send it.
guide-handed-include = Send the conversation with the guide to the staff as well
guide-handed-desk = The conversation with the guide before the question

## What was not answered, for staff
unanswered-title = Questions that the guide could not answer
# $days: number of days
unanswered-lead = Questions of the last { $days } days, for writing further topics. Neither askers nor numbers are shown.
unanswered-none = There are no unanswered questions.
unanswered-by-topic = By topic
unanswered-unhelpful = Answers that did not help
# $topic: name of a topic
unanswered-near = Near “{ $topic }”
unanswered-near-nothing = Near no topic
# $name: heading; $times: number of questions
unanswered-group = { $name } ({ $times })
unanswered-column-question = Question
unanswered-column-reason = Reason
unanswered-column-times = Times
unanswered-column-last = Last asked
unanswered-reason-unclear = The topic was not clear
unanswered-reason-unhelpful = The answer did not help
unanswered-reason-not_covered = Not in the notice
unanswered-reason-prediction = A decision or outlook on one case
unanswered-reason-money = Amounts or subsidies
unanswered-reason-technical = Devices or settings
unanswered-reason-other_procedure = Another procedure
unanswered-reason-profession = Professional advice
unanswered-reason-off_topic = Nothing to do with the procedure
