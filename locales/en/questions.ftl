### Questions to the bureau: asking, reading, writing again.

ask-title = Ask the staff
ask-intro = Your question goes to the staff of the regional bureau (地方厚生局) in charge of your prefecture.
ask-about-plan = Ask about one of your saved plans
ask-about-prefecture = Ask without choosing a plan
ask-prefecture-label = Prefecture of the institution
ask-prefecture-prompt = Please choose
ask-continue = Continue
# $email: address
ask-confirm-first = To ask, please confirm your address first. Open the link that we sent to { $email }.
ask-confirm-again = Check where emails go
ask-nobody-title = You cannot ask from here
# $bureau: name
ask-nobody = { $bureau } has no staff on this site yet. Please ask here instead.
ask-write-title = Ask { $bureau }
ask-write-intro = Staff of { $bureau } will read and answer it.
ask-plan-label = Plan
ask-next-date-label = Next date
ask-plan-shown = The staff see the steps and dates of this plan. They do not see its numbers.
ask-body-label = Your question
ask-hint-secrets = Please do not write reception numbers, passwords or anything about patients.
ask-answer-by-mail = When there is an answer, we send you an email.
ask-send = Send the question
ask-hurry = If it is urgent, please call.

questions-title = Questions and answers
questions-none = There are no questions yet.
questions-untold = The email that tells of the answer could not be delivered
questions-ask = Ask a new question
question-flash-asked = Question sent at { $time }
question-flash-replied = Sent at { $time }
question-flash-closed = Question closed at { $time }
# $bureau: name
question-title = Question to { $bureau }
question-back = Back to the questions
message-by-mail = This came by email.
message-without-attachments = Attachments cannot be received.
message-cut = It was too long: only this much was received.
question-missed-mail = An email came after this question was closed. It was not taken. To go on, please ask a new question.
question-state-open = Waiting for an answer
question-state-open-text = Nobody has taken it yet.
question-state-claimed = Being looked at
question-state-claimed-text = A member of staff is looking at it.
question-state-answered = Answered
question-state-answered-text = You can go on asking.
question-state-closed = Closed
question-state-closed-text = This question is closed.
question-by-asker = Asker
question-by-you = You
# $bureau: name; $name: name of a member of staff
question-by-staff-named = { $bureau }, { $name }
question-by-staff = { $bureau }, staff
# $month, $prefecture, $kind: names
question-plan = Opening { $month }, { $prefecture }, { $kind }
# $label: name its owner gave; $plan: the plan
question-plan-labelled = { $label } ({ $plan })
# $date, $time: day and time of day
question-moment = { $date }, { $time }
question-reply-label = Write more
question-reply-button = Send
question-close-button = Close this question
question-hurry-title = If it is urgent
question-hurry = When a date is near, please ask the bureau directly.

## Why a move at the desk is refused
refusal-question-claimed-by-other = A colleague has taken it before you.
refusal-question-not-claimed = Please take this question first.
refusal-question-closed = This question is closed.
refusal-question-already-answered = This question has an answer already.
