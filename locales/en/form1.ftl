### Form 1 (別紙１): questions, check your answers, cover sheet.

form1-title = Make form 1 (別紙１)
form1-intro = Enter what goes onto form 1, the request for the reception number (受付番号情報提供依頼書 兼 回答書). Print the PDF and hand it in at the bureau. Please write in Japanese.
# $plan: name
form1-twin = The same answers are used for the other one of the pair, “{ $plan }”. The provisional codes are entered separately.
form1-institution-section = The institution
form1-founder-section = The founder (開設者)
form1-reply-section = Where the reply goes
form1-reply-text = The reply is posted to this address and name.
form1-request-section = When you asked for the provisional code (仮コード)
form1-request-text = Leave this blank if you have forgotten. If name or address were different then, write those of that time.
form1-date-section = The day of your request
form1-kind = Kind (種別)
form1-institution_name = Name (名称)
form1-institution_postal_code = Postal code
form1-institution_address = Address (所在地)
form1-postal-hint = For example 100-8916
form1-founder = Is the founder a person or a corporation?
form1-founder-person = Person (個人)
form1-founder-corporation = Corporation (法人)
form1-founder-corporation-more = The representative’s title and name are needed too.
form1-founder_name = Name of the founder (of the corporation)
form1-founder_name-hint = Write it as on the application.
form1-representative_title = Representative’s title
form1-representative_name = Representative’s name
form1-representative-hint = For corporations only, for example 理事長
form1-reply_postal_code = Postal code for the reply
form1-reply_address = Address for the reply
form1-reply_name = Name for the reply
form1-provisional_code = Provisional code (仮コード)
form1-code-hint = Seven digits that begin with 00.
form1-code-stored = The code is stored. Enter it only to change it.
form1-name_at_request = Name at that time
form1-postal_code_at_request = Postal code at that time
form1-address_at_request = Address at that time
form1-date = Date of the request
form1-date-hint = Leave it blank to write it by hand. Western years and years of Reiwa are both fine.
form1-continue = Check your answers
form1-check-title = Check your answers
form1-check-text = The form is made with these answers. What is “left blank” may be handed in blank.
form1-blank = Left blank
form1-change = Change
# $field: name
form1-change-field = Change: { $field }
form1-differs = Name or address at the time of the request differ from today’s. If both are right, just go on.
# $date: date; $year: year of Reiwa
form1-date-printed = { $date } (printed as 令和{ $year }年)
form1-make = Make the form
# $kind: name
form1-make-kind = Make the form for { $kind }
# $field: name; $character: one character
form1-unprintable = “{ $character }” in “{ $field }” cannot be printed. Use another character, or write it by hand on the paper.
form1-too-long = “{ $field }” is too long for its box. Please shorten it.
form1-cover-link = How to hand in form 1
cover-title = How to hand in form 1 (別紙１)
cover-to-title = To
# $office: name
cover-to = { $office } 御中
cover-address-check = Look it up on the bureau’s page before you send it.
cover-branch = Where there is a branch office (分室), hand it in there.
cover-by-title = By when
cover-with-title = What goes along
# $count: number; $kinds: names
cover-forms = Form 1 (受付番号情報提供依頼書 兼 回答書), { $count } of it: { $kinds }
cover-application = Application for designation (保険医療機関・保険薬局指定申請書)
cover-next-title = What happens next
cover-next = The bureau posts a copy of the reply to you.
cover-then = When it comes, record the reception number at step 4 and go on with steps 5 and 6.
