### The plan on one sheet of paper (components/plan_sheet.rs). Every line has to
### stay short: the sheet is one page, whatever the bureau and the kind.

sheet-title = Plan for online eligibility verification from the 1st
# $date: date
sheet-printed = Printed { $date }
sheet-opening = Opening day
sheet-column-done = Done
sheet-column-step = Step
sheet-column-when = By when
sheet-column-where = Where
sheet-portal = Official portal
sheet-step-provisional_code = Ask the implementing body. It is seven digits beginning with 00.
sheet-step-account = Register with the provisional code.
sheet-step-account-by-number = Register with the reception number.
sheet-application = With the introduction plan or the notice of deferral; the health centre first.
sheet-step-card_reader = Apply for one or buy one (by the notice, dispatch takes 4–5 months).
sheet-step-number_request = Hand in form 1 (別紙１), by the notice with the application.
sheet-step-number_presentation = Enter the number from the bureau’s letter at the portal.
sheet-step-applications = Two applications, with the reception number.
sheet-step-non_designation_report = Report the number, your name and so on to the implementing body.
sheet-letter = The bureau’s letter with the reception number (受付番号) arrives
sheet-letter-text = By post, to the address on form 1.
# $date: date
sheet-aim = Safer by { $date }
# $basis: name of the basis; $clause: where it stands
sheet-basis = Basis: { $basis } ({ $clause })
sheet-marks = Expected = worked out from the rules. Unconfirmed = a cautious date; check the bureau’s page before you go.
sheet-late = Step 4: applications on or after the deadline are handed back (返戻). Too late for steps 5 and 6: call the help desk (個別対応).
sheet-files-nothing = Tsukihajime files nothing for you. Do not write your codes on this sheet.
sheet-memo = Notes
sheet-link-public = Address of this plan
sheet-link-kept = Address of this plan (sign-in needed)
sheet-print-hint = On paper it is a single A4 sheet with boxes to tick and the contacts.
