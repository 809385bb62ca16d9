### Rules and sources; accessibility; privacy.

# $edition: date
sources-lead = The dates on this site are worked out from the ministry’s notice of { $edition } and from the rules on the bureaus’ pages.
sources-notice-title = The notice’s rules
sources-notice-reader = Steps 1–3 should be done five months before the opening.
sources-notice-request = Each bureau sets its own deadline for step 4. An application on or after it is handed back (返戻).
sources-notice-reply = The bureau posts its reply by the 10th of the month before, or the next open day.
sources-notice-submission = Steps 5 and 6 are due by the 15th of the month before. Appendix 2 (別紙２) has the real dates.
sources-notice-late = Whoever misses the date is dealt with individually (個別対応) by the implementing body.
sources-notice-report = If no designation was made, it is reported at once.
sources-notice-twin = Medical and dental together need a request each. Retroactive designations (遡及) are excluded.
sources-bureau-title = The bureaus’ rules
sources-bureau-text = Rules that were seen on the bureaus’ pages. The deadlines of bureaus not listed here are not confirmed. To be on the safe side, the plan puts step 4 on the 1st of the month two before the opening, or on the last open day before it if offices are closed.
sources-for = For
sources-what = Deadline
sources-rule = Rule
sources-where = Where it is from
# $bureau, $prefectures: names
sources-offices = { $bureau } ({ $prefectures })
# $month: month
sources-valid-from = for openings from { $month } (our reading)
deadline-number_request_due = Deadline of step 4
deadline-reply_dispatch = Dispatch of the reply
deadline-designation_application = Deadline of the designation application (指定の申請)
deadline-submission_due = Deadline of steps 5 and 6
# $months: months before the opening; $day: day of the month
rule-day = Day { $day } of the month { $months ->
    [one] before the opening
   *[other] { $months } months before the opening
}
rule-first-open-day = First open day of the month { $months ->
    [one] before the opening
   *[other] { $months } months before the opening
}
rule-day-unknown = The month { $months ->
    [one] before the opening
   *[other] { $months } months before the opening
} (no day is given)
rule-roll-next = ; the next open day if offices are closed
rule-roll-previous = ; the open day before if offices are closed
rule-roll-none = ; the page does not say what happens on a closed day, so the plan uses the last open day up to it
rule-roll-no-day = ; to be on the safe side, the plan uses the 1st of that month, or the last open day before it if offices are closed
sources-published-title = The published schedule (Appendix 2, 別紙２)
sources-published-text = It covers the time up to March 2022. For the months in this table, its dates always win.
sources-opening = Opening month
sources-reply = Dispatch of the reply
sources-submission = Submission due
sources-changes-title = What has changed since the notice
sources-changes-text = Shown as notes. No date is worked out from them.
sources-holidays-title = Open days
# $date: date
sources-holidays-text = Offices are closed on Saturdays, Sundays, national holidays and from 29 December to 3 January. Holidays are official up to { $date }; later ones are computed.

## Accessibility
accessibility-lead = We want everybody to be able to use this site, on any device.
accessibility-standard-title = The standard we aim at
accessibility-standard-text = Level AA of JIS X 8341-3:2016, and level AA of WCAG 2.2.
accessibility-standard-how = Automatic checks run with every change, and we check with the keyboard and with zoom.
accessibility-works-title = What we take care of
accessibility-works-text = Everything works without JavaScript, on screens 320 pixels wide, at 400% zoom, with the keyboard alone, and in dark colours. Pictures come with the same content in words.
accessibility-works-paper = The plan can be printed.
accessibility-limits-title = Known limits
accessibility-limits-text = No public body has tested this site. The official portal and the bureaus’ pages that we link to are not ours.
accessibility-tell-title = Tell us what is hard to use
accessibility-tell-text = If there is something that you cannot read, press or understand, please tell us here.

## Privacy
privacy-lead = We keep only what is needed, and use it for nothing but your reminders, answers to questions, and a better guide.
privacy-none-title = Without an account
privacy-none-text = To see a plan you give neither name nor email address. The month, prefecture and kind you choose are part of the page’s address and are not stored.
privacy-guide-title = Questions to the guide
privacy-guide-text = What you ask the guide is stored, even if you have no account. Without an account it is removed after 90 days; with one, together with the account. “Delete the conversation” removes it at once.
privacy-guide-staff = Questions that the guide could not answer (also those it asked back about), and those whose answer was rated as not helpful, are read by the staff of the bureaus on this site for 90 days so that they can write further answers. They see neither your name nor your plan. Numbers of five digits or more and email addresses are masked.
privacy-guide-care = Please do not write names, telephone numbers, reception numbers or anything about patients.
privacy-kept-title = What we store when you save a plan
privacy-kept-text = Your email address, your password (in a form that cannot be turned back), your plans, what you record of the steps, deadlines the bureau told you, what you fill in for the request form (別紙１), your questions to the staff and their answers, and your conversations with the guide.
privacy-kept-mail = Of your emails: when each was sent and what became of it, when the button “It has arrived” was pressed, and how much, in which language and whether weekly you want them. Also the address of who gets copies; if they do not answer or have stopped them, it is removed after 30 days.
privacy-kept-codes = Provisional codes (仮コード) and reception numbers (受付番号) are stored encrypted. They never appear in emails, addresses or logs, and staff are not shown them. When staff look at a plan, that is recorded.
privacy-kept-mails = Of every email we keep the recipient’s address, the text and the mail server’s reply for 90 days after it was sent or given up. After that only the fact remains that an email of its kind was sent.
privacy-shared-title = Who can see it
privacy-shared-text = When you send a question to the staff, the bureau in charge sees the question, the steps and dates of the plan you chose, and the conversation with the guide if you sent it along. It sees whether emails reached you and what became of those about that plan, but of your address only what follows the @. Of dates that passed without their reminder it sees month, prefecture and kind alone. It also sees how many plans have a deadline that it told. Questions to the guide are read as described above. Nobody else sees anything. Nothing is sent to companies for advertising or analysis.
privacy-cookies-title = Cookies
privacy-cookies-text = There are only these, and none is for advertising or tracking.
privacy-cookies-session = session (__Host-session on https sites): ties to this browser that you are signed in, a plan you are signing up with, and your conversation with the guide. It is also made when you ask the guide something. It ends after 14 days without use, and after 90 days at the latest.
privacy-cookies-device = device (__Host-device on https sites): tells that this browser has been signed in before, so that you can sign in even while somebody else keeps trying wrong passwords. It signs nobody in by itself. It ends after 400 days, and a new password makes it worthless.
privacy-cookies-choices = lang and register: remember your language, and whether you chose Easy Japanese.
privacy-removal-title = How to have it removed
privacy-removal-text = You can delete your account at any time on the account page.
privacy-tell-title = Contact
privacy-tell-text = If you want to know what we keep about you, please write to us here.
