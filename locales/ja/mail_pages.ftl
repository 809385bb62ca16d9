### Pages about mails: preference, unsubscribe.

mail-preference-title = お知らせのメール
# $email: address
mail-goes-to = メールの送り先：{ $email }
mail-change-address = 送り先を変える
mail-not-confirmed = このアドレスは、まだ確認が終わっていません。確認が終わるまで、お知らせは届きません。
mail-preference-legend = どのくらいお知らせを受け取りますか
mail-preference-standard = 標準
mail-preference-standard-hint = 期限の10開庁日前、3開庁日前、当日の朝のほか、節目にもお送りします。
mail-preference-fewer = 少なめ
mail-preference-fewer-hint = 期限の3開庁日前と、当日の朝だけお送りします。
mail-preference-none = 受け取らない
mail-preference-none-hint = 期限のお知らせをお送りしません。
mail-preference-exempt = 質問への回答と、アカウントの安全に関わるメールは、いつもお送りします。
mail-preference-save = 保存する
# $time: time of day
mail-flash-saved = { $time } に保存しました

unsubscribe-title = お知らせのメールを止める
unsubscribe-ask = 期限のお知らせを、これからお送りしないようにします。
unsubscribe-exempt = 質問への回答と、アカウントの安全に関わるメールは、引き続きお送りします。
unsubscribe-button = お知らせを止める
unsubscribe-done = お知らせを止めました。期限は、計画のページでご確認ください。
unsubscribe-back = お知らせの量を選び直す
unsubscribe-invalid = このリンクは使えません。メールにあるリンクを、もう一度開いてください。

## What else is chosen about mails
mail-language-legend = メールの言語
mail-weekly-check = 週に1回のまとめも受け取る
mail-weekly-hint = 週の最初の開庁日の朝9時に、すべての計画の進みぐあいと次の日付を1通でお送りします。「受け取らない」を選ぶと、これも届きません。

## Whether mail arrives
arrival-not-yet = お知らせが届くか、確かめられていません。
# $why: why
arrival-failed = お知らせが届いていません（{ $why }）。
arrival-what = 試しのメールが届いたら、中のリンクのボタンを押してください。
arrival-test = 試しのメールを送る
arrival-other-ways = メールのほかの知り方
arrival-calendar = 期限をスマートフォンなどのカレンダーに入れる
arrival-sheet = 計画のページを印刷する（A4の紙1枚）
arrival-address = メールの送り先を変える
arrival-spam = 迷惑メールのフォルダーもご確認ください。
# $time: time of day
arrival-flash-sent = { $time } に試しのメールを送りました。届いたら、中のリンクのボタンを押してください。
mail-failure-short-refused = 受け取りを断られました
mail-failure-short-full = メールボックスがいっぱいです
mail-failure-short-not-now = 受け取れない状態が続きました
mail-failure-short-unreached = メールサーバーにつながりませんでした
mail-failure-short-unknown = 途中で接続が切れました
mail-failure-short-ours = メールを作れませんでした

## Pages behind links in mails: one button, no signing in
mail-seen-title = メールは届きましたか
mail-seen-ask-text = お知らせのメールが届いたことを、つきはじめに伝えます。
mail-seen-button = 届きました
mail-seen-done = ありがとうございます。メールが届くことを確かめました。
mail-seen-invalid = このリンクは使えません。アドレスを変えたあとは、新しいアドレスに届いたメールのリンクを開いてください。
stop-weekly-title = 週に1回のまとめを止める
stop-weekly-ask-text = 週に1回のまとめを、これからお送りしないようにします。期限のお知らせは、引き続きお送りします。
stop-weekly-button = まとめを止める
stop-weekly-done = 週に1回のまとめを止めました。
stop-weekly-invalid = このリンクは使えません。メールにあるリンクを、もう一度開いてください。
leave-copies-title = 控えのメールを止める
leave-copies-ask-text = お知らせの控えを、これからお送りしないようにします。
leave-copies-button = 控えを止める
leave-copies-done = 控えを止めました。これからはお送りしません。
leave-copies-invalid = このリンクは使えません。メールにあるリンクを、もう一度開いてください。

## The second recipient, for themselves ($who: how the owner's address begins)
copies-confirm-title = お知らせの控えを受け取りますか
copies-confirm-what = { $who } の方が、手続の期限のお知らせの控えを、あなたにも送りたいと選びました。
copies-confirm-how = 受け取ると、期限が近づいたときに、同じ内容のメールが届きます。いつでも、メールのリンクから止められます。
# $address: address
copies-confirm-address = 送り先：{ $address }
# $date: date; $time: 14:03
copies-confirm-until = このページは { $date } { $time }まで使えます。
copies-confirm-button = 控えを受け取る
copies-confirm-no = 受け取らないときは、このページを閉じてください。何も届きません。
copies-confirm-done = { $who } の方へのお知らせの控えを、これからお送りします。
copies-confirm-expired = 返事の期限が過ぎました。受け取るときは、選んだ方に、もう一度送ってもらってください。
copies-confirm-invalid = このリンクは使えません。取り消されたか、止めた後のリンクです。

## The second recipient, for the owner ($date: date; $time: 14:03)
copies-title = ほかの人にも控えを送る
copies-text = 家族や事務の方など、もう1人に、お知らせと同じ内容のメールを送れます。先に確認のメールが届き、その方がボタンを押すと始まります。
copies-label = 控えを受け取る方のメールアドレス
copies-hint = 確認のメールには、あなたのアドレスの最初の文字だけが載ります。
copies-button = 確認のメールを送る
copies-asked = 確認のメールを送りました。返事を待っています（{ $date } { $time }まで）。
copies-no-answer = 期限までに返事がありませんでした。
copies-confirmed = { $date }から、控えをお送りしています。
copies-left = { $date }に、この方が受け取りを止めました。
copies-remove = この方を外す
copies-flash-asked = { $time } に確認のメールを送りました
copies-flash-removed = { $time } に外しました
error-own-address = ご自分のアドレスには、すでにお知らせが届きます。別の方のアドレスを入れてください

## What has become of a plan's mails
plan-mails-link = 届いたメールと、これから届くメール
plan-mails-title = お知らせのメール
plan-mails-next = これから届くメール
plan-mails-next-hint = 今の記録のままのときの予定です。手続を記録すると、いらないお知らせは届きません。
plan-mails-next-none = 予定しているメールはありません。
plan-mails-none-wanted = お知らせを受け取らない設定か、アドレスの確認が終わっていないため、予定はありません。
plan-mails-log = これまでのメール
plan-mails-log-none = この計画のメールは、まだありません。
plan-mails-sent-note = 「送りました」は、相手のメールサーバーが受け取ったことです。迷惑メールに入ることもあります。
plan-mails-when = いつ
plan-mails-what = 何のお知らせ
plan-mails-fate = どうなったか
# $domain: what follows the @
plan-mails-domain = 送り先：@{ $domain }
plan-mails-logged = メールの記録を見たことは、記録に残ります。
plan-mails-back-to-question = 質問へ戻る
# $duty: a step; $date: date
mail-about-due = { $duty }（{ $date }まで）
mail-about-application = 指定の申請（{ $date }まで）
mail-about-letter = 回答書が届いたか（提示は{ $date }まで）
mail-about-request-late = 受付番号の依頼の記録がないこと
mail-about-missed = 提示と申請の日（{ $date }）が過ぎたこと
mail-about-kept = 最初の準備（{ $date }まで）
mail-about-designation = 指定を受けたか
mail-about-report = 指定が行われなかったことの報告
# $days: open days
mail-about-before = { $days }開庁日前
mail-about-day = 当日
plan-mail-waits = 送るのを待っています
# $reply: why
plan-mail-again = 一度届けられませんでした。もう一度送ります（{ $reply }）
plan-mail-sent = 送りました
# $what: another reminder; $fate: what became of the mail
plan-mail-merged = 「{ $what }」と1通にまとめました：{ $fate }
plan-mail-merged-others = ほかの計画のお知らせと1通にまとめました：{ $fate }
plan-mail-merged-alone = まとめたメールの1通に入れました：{ $fate }
plan-mail-cancelled-not-needed = 送りませんでした。手続が済んだか、日付や設定が変わったためです
plan-mail-cancelled-no-account = 送りませんでした。アカウントかアドレスがなくなったためです
plan-mail-cancelled-no-question = 送りませんでした。質問がなくなったためです
plan-mail-cancelled-other = 送りませんでした
plan-mail-late-not-running = 送れませんでした。このサイトが止まっている間に、時期が過ぎました
plan-mail-late-restored = このサイトの復旧のため、送らずに終えました。すでに届いているかもしれません
plan-mail-late-waited = 送れませんでした。順番を待つ間に、時期が過ぎました
# $reply: why
plan-mail-late-tried = 届けられませんでした（{ $reply }）
plan-mail-dead = 届けられませんでした（{ $reply }）
# $words: why; $code: the server's code
mail-reply-code = { $words }、コード{ $code }
