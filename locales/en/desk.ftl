### The desk of a bureau's staff.

# $bureau: name
desk-title = Desk of { $bureau }
desk-queue = Questions that wait for an answer
desk-settled = Answered lately
# $count: number
desk-told = Plans with a deadline told by this bureau: { $count } (what was told is not shown)
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

## Mail that was given up ($count, $days, $attempts: numbers; $moment: day and time)
desk-undelivered = Undelivered emails ({ $count })
undelivered-title = Undelivered emails
undelivered-lead = The last { $days } days. Of an address only what follows the @ is shown, and no text.
undelivered-askers-title = Emails that did not reach those who asked
undelivered-askers-none = There are none.
undelivered-column-domain = Address
undelivered-column-question = Question
undelivered-question = Open the question
undelivered-plan-mails = Emails about the plan
undelivered-lost-title = Dates that passed without their reminder
undelivered-lost-none = There are no such dates.
undelivered-column-date = Date
undelivered-every-title = Every email that was given up
undelivered-every-lead = Of this whole site. Addresses are not shown.
desk-answer-undelivered = The email that tells of the answer has not arrived
# $moment: day and time; $reply: why
desk-answer-undelivered-text = It was given up on { $moment } ({ $reply }). The asker can read the answer after signing in. If it is urgent, please reach them in another way.
desk-plan-mails = See the emails about this plan
undelivered-none = There are no undelivered emails.
undelivered-column-kind = Kind
undelivered-column-when = When
undelivered-column-why = Reason
undelivered-column-act = Send again
undelivered-queued = Written: { $moment }
undelivered-ended = Given up: { $moment } ({ $attempts ->
    [one] { $attempts } attempt
   *[other] { $attempts } attempts
})
undelivered-again = Send again
undelivered-too-late = Its time is over, so it cannot be sent again
undelivered-flash-queued = Queued again at { $time }
undelivered-flash-too-late = { $time } Its time is over, so it was not sent again
possibly-sent-title = Emails that may have been sent
# $moment: when the copy was made
possibly-sent-held = The database was restored from a copy of { $moment }, so no email is being sent. The lost database may already have sent the following ones. The server's administrators start sending again. Neither address nor text is shown.
possibly-sent-resumed = After the database was restored, the following emails were closed without being sent, for the lost database may already have sent them.
# $first, $last: when they fell due
possibly-sent-due = They were due from { $first } to { $last }
possibly-sent-column-number = Number
mail-failure-full = The mailbox is full
mail-failure-refused = The receiving server refused it (for example, no such address)
mail-failure-not-now = The receiving server could not take it for days
mail-failure-unreached = The mail server could not be reached
mail-failure-unknown = The connection broke while sending; it may have arrived
mail-failure-ours = This site could not write the email
mail-kind-confirm-address = Confirmation of an address
mail-kind-sign-in-link = Sign-in link
mail-kind-change-address = Confirmation of another address
mail-kind-account-exists = Sign-in link (known address)
mail-kind-reset-password = Password reset
mail-kind-address-changed = Notice: address changed
mail-kind-password-changed = Notice: password changed
mail-kind-deletion-requested = Account deletion requested
mail-kind-staff-invite = Invitation of staff
mail-kind-question-received = Notice of a new question
mail-kind-question-answered = Notice of an answer
mail-kind-reminder = Reminder of a date
mail-kind-reminder-copy = Copy of a reminder
mail-kind-weekly-summary = Weekly summary
mail-kind-reader-confirm = Question to a second recipient
mail-kind-test-mail = Test email
mail-kind-other = Other
