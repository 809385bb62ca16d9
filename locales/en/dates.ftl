### Dates with what they rest on (components/planned_date.rs).

certainty-official = Published
certainty-projected = Expected
certainty-unconfirmed = Unconfirmed
certainty-told = Told by the bureau

# Around the day of a deadline, of a time to go by, and of the reply's dispatch
planned-due-before = by { "" }
planned-due-after = { "" }
planned-thumb-before = aim for { "" }
planned-thumb-after = { "" }
planned-dispatch-before = posted by { "" }
planned-dispatch-after = { "" }

# $date: date
planned-confirmed = Last confirmed: { $date }
review-due-bureau = That is more than 18 months ago. Please check on the bureau’s page.
review-due-portal = That is more than 18 months ago. Please check on the official portal.
review-due-notes = Some of these pages are more than 18 months old. Please check with the bureau or on the official portal.
# $basis: name of the basis; $date: date
planned-instead-of = { $basis } gives { $date }.
planned-earlier-holds = The plan uses the earlier day.
planned-published-holds = The plan uses the published date.

## Bases: name, and one sentence
basis-published_row = Published schedule
basis-published_row-text = This is the date published for this month.
basis-office_rule = The prefectural office’s rule
basis-office_rule-text = Worked out from the prefectural office’s own rule, so it is an expected date.
basis-bureau_rule = The bureau’s rule
basis-bureau_rule-text = This follows the rule on the bureau’s page.
basis-told = What the bureau told
basis-told-text = A deadline recorded as told by the bureau. It is used for this plan only.
basis-notice_rule = The notice’s rule
basis-notice_rule-text = Worked out from the notice’s rule, so it is an expected date.
basis-day-unknown-text = The bureau’s page names the month only. As the day is not confirmed, the plan uses the 1st of that month, or the last open day before it if offices are closed, to be on the safe side.
basis-precaution = A date to be on the safe side
basis-precaution-text = This bureau’s deadline has not been confirmed. To be on the safe side, the date follows the earliest practice known: the 1st of the month two before, or the last open day before it if offices are closed.

## Why the day is not the one that the words name ($nominal, $date: dates)
nominal-submission-published = The notice’s words say “by the 15th of the month before” ({ $nominal }). The schedule published in Appendix 2 (別紙２) says { $date }.
nominal-submission-projected = The notice’s words say “by the 15th of the month before” ({ $nominal }). Following the pattern of the published Appendix 2 (別紙２), { $date } is expected.
nominal-reply = The notice’s words say “by the 10th of the month before” ({ $nominal }). Offices are closed that day, so it becomes the next open day, { $date }.
nominal-earlier = The rule names { $nominal }. Offices are closed that day, so the plan uses the open day before.
nominal-later = The rule names { $nominal }. Offices are closed that day, so it becomes the next open day.

## Step 4: the bureau's deadline ($date) below the last safe day
planned-deadline = The bureau’s deadline: { $date } (it is safe if it arrives the open day before)
planned-deadline-unconfirmed = The bureau’s deadline is not confirmed. This day is safe even if it is { $date }
planned-deadline-application = The bureau’s deadline: { $date } (from then on handed back: 返戻)
planned-deadline-application-unconfirmed = The bureau’s deadline is not confirmed. This day is safe even if it is { $date } (from then on handed back: 返戻)
planned-why-earlier = By the notice, applications on or after the bureau’s deadline are handed back (返戻). So the day shown is the open day before.

## Once the day is over, where nobody is late
planned-over-thumb = suggested date passed
planned-over-dispatch = this day has passed

## The day to aim at ($date: date)
aim-text = It is safer to be done by { $date }.
