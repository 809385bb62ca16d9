### Questions to the bureau: asking, reading, writing again.

ask-title = 職員に質問する
ask-intro = 質問は、都道府県を受け持つ地方厚生（支）局の担当者に届きます。
ask-about-plan = 保存した計画について質問する
ask-about-prefecture = 計画を選ばずに質問する
ask-prefecture-label = 医療機関等の都道府県
ask-prefecture-prompt = 選んでください
ask-continue = 続ける
# $email: address
ask-confirm-first = 質問するには、メールアドレスの確認が必要です。{ $email } に届いたリンクを開いてください。
ask-confirm-again = 送り先を確かめる
ask-nobody-title = ここからは質問できません
# $bureau: name
ask-nobody = { $bureau }の担当者は、このサイトにまだいません。次の窓口にお問い合わせください。
ask-write-title = { $bureau }に質問する
ask-write-intro = { $bureau }の担当者が、内容を読んで回答します。
ask-plan-label = 計画
ask-next-date-label = 次の期限
ask-plan-shown = 担当者は、この計画の手続と日付を見て回答します。番号は見えません。
ask-body-label = 質問
ask-hint-secrets = 受付番号やパスワード、患者さんの情報は書かないでください。
ask-answer-by-mail = 回答があったら、メールでお知らせします。
ask-send = 質問を送る
ask-hurry = お急ぎのときは、電話でお問い合わせください。

questions-title = 質問と回答
questions-none = まだ質問はありません。
questions-ask = 新しく質問する
questions-untold = 回答をお知らせするメールは、届けられませんでした
question-flash-asked = { $time } に質問を送りました
question-flash-replied = { $time } に送りました
question-flash-closed = { $time } に質問を終わりにしました
# $bureau: name
question-title = { $bureau }への質問
question-back = 質問の一覧へ戻る
message-by-mail = メールで届きました。
message-without-attachments = 添付ファイルは受け取れません。
message-cut = 長いため、ここまでを受け取りました。
question-missed-mail = この質問を終えたあとに、メールが届きました。内容は受け取っていません。続きは、新しい質問としてお送りください。
question-state-open = 回答待ち
question-state-open-text = 担当者がまだ決まっていません。
question-state-claimed = 担当者が確認中
question-state-claimed-text = 担当者が内容を確かめています。
question-state-answered = 回答済み
question-state-answered-text = 続けて質問することもできます。
question-state-closed = 終わり
question-state-closed-text = この質問は終わりました。
question-by-asker = 質問した方
question-by-you = あなた
# $bureau: name; $name: name of a member of staff
question-by-staff-named = { $bureau }の担当者 { $name }
question-by-staff = { $bureau }の担当者
# $month, $prefecture, $kind: names
question-plan = { $month }診療開始・{ $prefecture }・{ $kind }
# $label: name its owner gave; $plan: the plan
question-plan-labelled = { $label }（{ $plan }）
# $date, $time: day and time of day
question-moment = { $date } { $time }
question-reply-label = 続けて書く
question-reply-button = 送る
question-close-button = この質問を終わりにする
question-hurry-title = お急ぎのとき
question-hurry = 期限が近いときは、窓口に直接お問い合わせください。

## Why a move at the desk is refused
refusal-question-claimed-by-other = ほかの担当者が先に受け持ちました。
refusal-question-not-claimed = 先に、この質問を受け持ってください。
refusal-question-closed = この質問は終わっています。
refusal-question-already-answered = この質問には、すでに回答があります。
