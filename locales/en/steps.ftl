### The seven steps: what, why, what one needs, what the notice says (別紙３ ①–⑦).

# $number: 1–7; $name: name
step-page-title = Step { $number }: { $name }
step-of-seven = Step { $number } of 7
step-now-to-do = By when
step-done-title = Step { $number } is done
step-what-title = What to do
step-when-title = What the dates rest on
step-why-title = Why it is needed
step-need-title = What you need
step-how-notice = What the notice says
step-how-title = What the notice says, with sources
step-where-title = Where, and whom to ask
step-changes-title = What has changed since the notice
step-start = You can begin from about:
step-at-once = There is no fixed date. If no designation was made, please do it without delay.
step-not-used-begin = If you are asked for it, begin here
step-closed = This step is closed, because it is recorded that no designation was made.
step-done-question = Is this step done?
step-choice-legend = What to record
step-choice-done = Done
step-choice-not-needed = This step is not needed
step-choice-code = Correct the code
step-choice-note = Not done yet (save the note only)
step-1-choice-asked = I have asked for the code (waiting for it)
step-1-choice-done = I have the provisional code
step-3-choice-done = I applied for it at the portal
step-3-choice-ordered = I bought or ordered one
step-3-choice-not-needed = There is already a card reader (not needed)
step-4-choice-asked = I have handed in form 1 (waiting for the answer)
step-4-choice-done = The letter has arrived and I know the reception number
step-4-choice-returned = The request was handed back
step-on = On which day
step-on-hint = For example 2027 / 4 / 1, or 令和9 / 4 / 1
step-note = Note
step-note-hint = For yourself. Please do not write codes here.
step-save = Record
step-take-back = Undo the record of this step

## The box on top: what to do now
step-go-record = Go to where you record it
# $number: 1–7; $name: name
step-go-first = Go to step { $number }: { $name }
step-go-next = Next: { $name }
step-number-arrives = The reply comes by post. When it is there, record the reception number on this page.
step-code-arrives = When you have the provisional code, record it on this page.
step-again = If you hand it in again, you can record that on this page.

## The form, where the question is another one
step-again-title = Have you handed it in again?
step-settled-title = Correct the record
step-not-needed-title = If you do not need this step
step-choice-note-only = Save the note only
step-note-save = Save the note

## The card reader: two sentences of the notice, side by side
reader-title = When the card reader is dispatched
reader-both = Two sentences stand side by side in the notice:
reader-months = Dispatch takes four to five months (step 3).
reader-number = On presenting the reception number, the card reader is dispatched (step 5).
reader-advice = If step 3 is late, the reader may not arrive in time. Ask the implementing body when it will be dispatched.

## 1 仮コードの発行依頼
step-1-what = Ask the implementing body (オンライン資格確認実施機関), which runs the official portal, for a provisional code (仮コード).
step-1-why-stands-in = The provisional code stands in until the reception number is known. You register at the portal with it.
step-1-why-swap = It is also needed later to swap it for the reception number.
step-1-say = If you do not know how, call the help desk and say: 「仮コードの発行を依頼したい」 (I want to ask for a provisional code). The official Q&A for new institutions (新設医療機関の対応Q&A) has the details.
step-1-need-1 = Name and address of the clinic or pharmacy
step-1-need-2 = A phone number and email address at which you can be reached
step-1-fact-ask = Please ask the implementing body for a provisional code.
step-1-fact-qa = Details are in the official Q&A for new institutions (新設医療機関の対応Q&A).
step-1-fact-early = Five months before the opening month is a guide. You may ask at any time before that.
step-1-fact-form = The code is 00 and five more digits.
step-1-fact-keep = Keep the code, and the name and address you gave. They go onto form 1 (別紙１).

## 2 アカウント登録
step-2-what = Register at the portal for medical institutions (医療機関等向け総合ポータルサイト) with the provisional code.
step-2-why-door = You apply for the card reader and for the use of the system through this portal.
step-2-what-by-number = Register an account at the official portal with the reception number (受付番号).
step-2-need-1-by-number = The reception number (the letter of step 4)
step-2-need-1 = The provisional code (step 1)
step-2-need-2 = An email address
step-2-fact-portal = Please register at the portal with the provisional code.
step-2-fact-code = The code used here goes onto form 1 later.

## 3 顔認証付きカードリーダーの手配
step-3-what = Arrange a card reader with face recognition (顔認証付きカードリーダー): apply for one at the portal, or buy one. It may not be free.
step-3-why-reader = It reads My Number Cards at your counter, and takes a long time to arrive.
step-3-what-ordered = Buy or order a card reader with face recognition (顔認証付きカードリーダー). It may not be free.
step-3-buy = There is no account yet, so buy or order one here. About applying for one, ask the help desk.
step-3-need-1 = To apply for one: your account at the portal (step 2)
step-3-need-2 = Where the reader is to be sent
step-3-fact-apply = Please apply at the portal with the provisional code.

## 4 受付番号の情報提供依頼
step-4-what = Hand in form 1 (別紙１) to { $bureau }; by the notice together with the application for designation (指定の申請).
step-4-why-number = The reception number (受付番号) is the institution code that is planned for you. With it you can prepare before the designation.
step-4-why-certificate = Certificates are tied to the institution code, because they also serve online claims and have to be managed reliably.
step-4-need-1 = Form 1 (受付番号情報提供依頼書 兼 回答書)
step-4-need-2 = The provisional code (leave it blank if you have forgotten it)
step-4-fact-together = Hand in the application for designation by the bureau’s deadline, and ask for the reception number with it.
step-4-fact-branch = Hand it in at the bureau’s office of the prefecture or its own section, or at its branch office (分室) where there is one.
step-4-fact-late = Applications on or after the deadline are handed back (返戻). Aim at the open day before it.
step-4-fact-early = If you want a reception number, apply for the designation early.
step-4-fact-differs = Deadlines differ from bureau to bureau. Please check the bureau’s page.
step-4-fact-blank = The provisional code is needed to swap it for the number. If you have forgotten it, hand the form in with the box blank.
step-4-fact-reply = The bureau posts a copy of the reply by the 10th of the month before, or the next open day.
step-4-fact-address = The reply is posted to the address and name on form 1.
step-4-fact-care = The reply is not a designation. Use the number only to prepare, and keep it with care.
step-4-fact-twin = Medical and dental side by side: hand in one form for each.

## 5 受付番号の提示
step-5-what = Present the reception number from the bureau to the implementing body, at the portal.
step-5-why-first-day = For a start on the 1st, the implementing body needs the number and other information by the date.
step-5-need-1 = The bureau’s letter (reception number)
step-5-need-2 = Your account at the portal and the provisional code
step-5-fact-present = After the bureau’s reply, present the number by the 15th of the month before the opening month.
step-5-fact-table = The dates published in the table of 別紙２ take precedence.
step-5-fact-late = The implementing body deals individually with those who miss the date.
step-5-fact-care = The reception number is not a designation. Please keep it with care.

## 6 利用申請・電子証明書発行申請
step-6-what = Apply twice at the portal with the reception number: for the use of the system (利用申請), and for the certificate (電子証明書発行申請).
step-6-why-certificate = The certificate keeps the exchange of eligibility data safe. It is tied to the institution code.
step-6-need-1 = The reception number (step 4), with step 5 done
step-6-need-2 = Your account at the portal
step-6-need-line = The kind of line, and NTT’s customer ID (お客さまID) from its papers (not confirmed: portal, KB0010416)
step-6-fact-apply = Please apply at the portal for the use of the system and for the certificate, with the reception number.
step-6-fact-late = The implementing body deals individually with those who miss the date.

## 7 指定が行われなかった場合の報告
step-7-what = Only if no designation was made: report the reception number, the name of the institution and so on to the implementing body.
step-7-why-report = The number was given in view of a designation. If none is made, the implementing body has to know.
step-7-need-1 = The reception number
step-7-need-2 = Name and address of the clinic or pharmacy (there is a draft of the report)
step-7-fact-report = If no designation was made, report the reception number, the name and so on to the implementing body without delay.
