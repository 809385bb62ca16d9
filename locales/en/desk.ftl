### The desk of a bureau's staff.

# $bureau: name
desk-title = Desk of { $bureau }
desk-queue = Questions that wait for an answer
desk-settled = Answered lately
desk-order = In the order of the askers’ next dates.
desk-empty = No question waits for an answer.
desk-column-question = Question
desk-column-next = Next date
desk-column-plan = Plan
desk-column-waited = Arrived
desk-column-state = State
desk-no-date = No date
desk-no-plan = No plan
# $days: open days
desk-waited = { $days ->
    [one] { $days } open day ago
   *[other] { $days } open days ago
}
desk-held-by-me = (yours)
# $name: name of a colleague
desk-held-by = ({ $name })
desk-held-by-colleague = (a colleague)
desk-back = Back to the questions
# $date: day and time of day
desk-question-title = Question of { $date }
desk-claim = Take this question
desk-release = Hand it back
desk-close = Close this question
desk-answer-label = Answer
desk-answer-hint = Please write no reception numbers. The mail to the asker does not carry the answer’s text.
desk-answer-button = Send the answer
desk-answer-more = Add to the answer
desk-plan-title = The asker’s plan
desk-plan-logged = That you looked at the plan is logged.
desk-flash-claimed = Taken at { $time }
desk-flash-released = Handed back at { $time }
desk-flash-answered = Answer sent at { $time }
desk-flash-closed = Closed at { $time }
