### Home, the questions before a plan, out of scope, help.

back = Back
continue = Continue
list-separator = { ", " }

## Home
home-title = Online eligibility verification, ready on the day you open
home-what = A dated plan for new clinics, dental clinics and pharmacies. Counting back from the month you open (診療開始月), it shows the seven steps to online eligibility verification (オンライン資格確認): by when, and where.
home-how = Save your plan and we email you before each date. If something is unclear, you can ask the staff of the regional bureau (地方厚生（支）局).
home-not-filing = We file nothing on your behalf. You act yourself, at the official portal and at the bureau, and record it here.
home-start = Make a plan
home-no-account = No account needed: answer four questions to see your plan.
# $month: month; $prefecture: name
home-example-title = For example, a clinic opening in { $month } in { $prefecture }
home-example-prepare = From the provisional code (仮コード) to applying for the card reader
home-example-request = Form 1 (別紙１) to the bureau, with the application for designation
home-example-reply = The bureau posts the reception number (受付番号)
home-example-submit = Present the number and apply for use
home-example-opening = Opening day: verification is running
home-example-link = See this plan in detail
home-flow-title = How it works
home-flow-1-title = Answer four questions
home-flow-1-text = The kind of designation (指定), your opening month, the prefecture, and medical, dental or pharmacy. It takes about two minutes.
home-flow-2-title = See the seven steps and their dates
home-flow-2-text = What to do, by when and where. Every date shows its basis and source.
home-flow-3-title = Save it and be reminded
home-flow-3-text = Record what you have done and see what comes next. You can print the plan or add it to your calendar.
home-ask-title = If you need help
home-ask-person = Ask a person
home-ask-person-text = Today’s hours of the help desk, and how to reach the bureaus.
home-ask-guide-text = It answers from the ministry’s notice and names the source.
home-ask-sources = Rules and sources
home-ask-sources-text = The rules behind the dates, and the notices and pages they come from.
home-ask-guide = Ask the guide

## The questions
start-designation-title = Which kind of designation (指定) will you get?
start-designation-new = A new designation
start-designation-new-more = Designations normally begin on the 1st of a month.
start-designation-retroactive = A designation from a day in the past (遡及)
start-designation-retroactive-more = For example on a change of founder, a change between person and corporation, or a move nearby.
start-opening-title = In which month will you open?
start-opening-hint = The month in which you are designated and begin to see patients (診療開始月). If it is not settled, use the month you have in mind.
start-opening-year = Year
start-opening-year-hint = For example 2027, or R9 for Reiwa 9
start-opening-month = Month
start-opening-month-hint = For example 4
start-prefecture-title = In which prefecture will you open?
start-prefecture-hint = This decides which regional bureau (地方厚生（支）局) is in charge.
start-prefecture-prompt = Please choose
start-kind-title = What will you open?
start-kind-both-more = Medical and dental each need their own procedure.

## Out of scope: retroactive designation
out-of-scope-title = Retroactive designations are not covered
out-of-scope-reason = The notice excludes institutions that are designated from a day in the past (遡及) from being told a reception number (受付番号). So we cannot make a plan.
out-of-scope-examples = This is the case on a change of founder, a change between person and corporation, or a move nearby, where the designation holds from a day in the past.
out-of-scope-do-title = What to do
out-of-scope-do = Ask the help desk when you will be able to use online eligibility verification. Ask the bureau about the designation.
out-of-scope-succession-title = Online verification is carried over by a succession application (承継申請)
out-of-scope-start-again = For a new designation, make a plan here

## Help
help-title = Help
help-lead = You can ask a person first, about the procedure or about this site.
help-person-title = Ask a person
help-ask-signed-in = From a plan that you have saved, you can ask the staff of your bureau.
help-ask-guest = Once you have saved a plan, you can ask the staff of your bureau.
help-bureaus-title = Pages of the regional bureaus (地方厚生（支）局)
help-bureaus-text = About the designation and the reception number request (受付番号の情報提供依頼), ask the bureau in charge of your prefecture.
help-guide-title = Ask the guide
help-guide-text = It answers from the notice, with the source. Where it cannot, you can go on to ask the staff.
help-late-title = If you have missed a deadline
help-late-text = This is not a dead end. Whoever misses the submission by the 15th is dealt with individually by the implementing body (オンライン資格確認実施機関). Please contact the help desk.
