### Pages about mails: preference, unsubscribe.

mail-preference-title = Reminders by email
# $email: address
mail-goes-to = Emails go to: { $email }
mail-change-address = Change the address
mail-not-confirmed = This address is not confirmed yet. No reminders are sent until it is.
mail-preference-legend = How many reminders would you like?
mail-preference-standard = Standard
mail-preference-standard-hint = Ten and three open days before a date, on its morning, and at turning points.
mail-preference-fewer = Fewer
mail-preference-fewer-hint = Only three open days before a date and on its morning.
mail-preference-none = None
mail-preference-none-hint = No reminders of dates.
mail-preference-exempt = Answers to questions and emails about the safety of your account always come.
mail-preference-save = Save
# $time: time of day
mail-flash-saved = Saved at { $time }

unsubscribe-title = Stop reminders
unsubscribe-ask = No more reminders of dates will be sent to you.
unsubscribe-exempt = Answers to questions and emails about the safety of your account still come.
unsubscribe-button = Stop reminders
unsubscribe-done = Reminders are stopped. Please check the dates on your plan’s page.
unsubscribe-back = Choose again how many reminders you get
unsubscribe-invalid = This link does not work. Please open the link in the email once more.
