### The desk of a bureau's staff.

# $bureau: name
desk-title = { $bureau }の窓口
desk-queue = 回答を待っている質問
desk-settled = 最近回答した質問
# $count: number
desk-told = 「厚生局から聞いた期限」が記録された計画：{ $count }件（内容は表示しません）
desk-order = 質問した方の次の期限が近い順です。
desk-empty = 回答を待っている質問はありません。
desk-column-question = 質問
desk-column-next = 次の期限
desk-column-plan = 計画
desk-column-waited = 届いた日時
desk-column-state = 状況
desk-no-date = 期限なし
desk-no-plan = 計画なし
# $days: open days
desk-waited = { $days }開庁日経過
desk-held-by-me = （あなたが担当）
# $name: name of a colleague
desk-held-by = （担当：{ $name }）
desk-held-by-colleague = （ほかの担当者）
desk-back = 質問の一覧へ戻る
# $date: day and time of day
desk-question-title = { $date } の質問
desk-claim = この質問を受け持つ
desk-release = ほかの担当者に戻す
desk-close = この質問を終わりにする
desk-answer-label = 回答
desk-answer-hint = 受付番号などの番号は書かないでください。回答の本文は、メールには載りません。
desk-answer-button = 回答を送る
desk-answer-more = 回答を追加する
desk-plan-title = 質問した方の計画
desk-plan-logged = 計画を見たことは、記録に残ります。
desk-flash-claimed = { $time } に受け持ちました
desk-flash-released = { $time } に戻しました
desk-flash-answered = { $time } に回答を送りました
desk-flash-closed = { $time } に終わりにしました

## Mail that was given up ($count, $days, $attempts: numbers; $moment: day and time)
desk-undelivered = 届けられなかったメール（{ $count }件）
undelivered-title = 届けられなかったメール
undelivered-lead = この{ $days }日間の記録です。アドレスは@の後だけを表示し、本文は表示しません。
undelivered-askers-title = 質問した方に届かなかったメール
undelivered-askers-none = 届かなかったメールはありません。
undelivered-column-domain = アドレス
undelivered-column-question = 質問
undelivered-question = 質問を開く
undelivered-plan-mails = 計画のメール
undelivered-lost-title = お知らせが送られないまま過ぎた期限
undelivered-lost-none = そのような期限はありません。
undelivered-column-date = 期限
undelivered-every-title = すべてのあきらめたメール
undelivered-every-lead = このサイト全体の記録です。宛先は表示しません。
desk-answer-undelivered = 回答のお知らせメールが届いていません
# $moment: day and time; $reply: why
desk-answer-undelivered-text = { $moment } に送るのをあきらめました（{ $reply }）。回答は、質問した方がサインインすると読めます。急ぐときは、ほかの方法でご連絡ください。
desk-plan-mails = この計画のメールの記録を見る
undelivered-none = 届けられなかったメールはありません。
undelivered-column-kind = 種類
undelivered-column-when = いつ
undelivered-column-why = 理由
undelivered-column-act = 送り直し
undelivered-queued = 作成：{ $moment }
undelivered-ended = 中止：{ $moment }（{ $attempts }回試しました）
undelivered-again = もう一度送る
undelivered-too-late = 時期が過ぎたため、送り直せません
undelivered-flash-queued = { $time } に、もう一度送る準備をしました
undelivered-flash-too-late = { $time } 時期が過ぎていたため、送り直せませんでした
possibly-sent-title = 送られたかもしれないメール
# $moment: when the copy was made
possibly-sent-held = データベースを { $moment } の控えから復元したため、メールの送信を止めています。次のメールは、失われたデータベースがすでに送ったかもしれません。送信は、サーバーの管理者が再開します。宛先と本文は表示しません。
possibly-sent-resumed = データベースの復元のあと、次のメールは送らずに終えました。失われたデータベースが、すでに送ったかもしれないためです。
# $first, $last: when they fell due
possibly-sent-due = 送る予定だった時刻：{ $first } から { $last } まで
possibly-sent-column-number = 件数
mail-failure-full = 相手のメールボックスがいっぱいです
mail-failure-refused = 相手のサーバーに断られました（アドレスがないなど）
mail-failure-not-now = 相手のサーバーが受け取れない状態が続きました
mail-failure-unreached = メールサーバーにつながりませんでした
mail-failure-unknown = 送る途中で接続が切れました。届いている可能性があります
mail-failure-ours = このサイトの中でメールを作れませんでした
mail-kind-confirm-address = アドレスの確認
mail-kind-sign-in-link = サインインのリンク
mail-kind-change-address = アドレスの変更の確認
mail-kind-account-exists = サインインのリンク（登録済みのアドレス）
mail-kind-reset-password = パスワードの再設定
mail-kind-address-changed = アドレス変更のお知らせ
mail-kind-password-changed = パスワード変更のお知らせ
mail-kind-deletion-requested = アカウント削除の受付
mail-kind-staff-invite = 担当者の招待
mail-kind-question-received = 新しい質問のお知らせ
mail-kind-question-answered = 回答のお知らせ
mail-kind-reminder = 期限のお知らせ
mail-kind-reminder-copy = 期限のお知らせの控え
mail-kind-weekly-summary = 週に1回のまとめ
mail-kind-reader-confirm = 控えを受け取る方への確認
mail-kind-test-mail = 試しのメール
mail-kind-other = その他
