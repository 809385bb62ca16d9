### Mails about reading mail: the copy of a reminder, the question to a second
### recipient, the weekly summary, the test mail, and 「届きました」.

mail-seen-ask = このメールが届いたことを、次のページのボタンで教えてください。サインインはいりません。

mail-test-subject = 試しのメールです：届いたらボタンを押してください
mail-test-body = つきはじめからのお知らせが届くかを確かめるメールです。
mail-test-why = つきはじめの画面で「試しのメールを送る」が押されたため、お送りしました。心当たりがないときは、何もしないでください。

# $date: short date
mail-reader-subject = 【{ $date }まで】開業の手続のお知らせの控えを、受け取りますか
mail-reader-body = つきはじめ（オンライン資格確認の手続の計画を助けるサイト）を使っている方が、お知らせの控えの送り先に、このアドレスを選びました。
mail-reader-label-who = 選んだ方のアドレス
mail-reader-label-what = 届くもの
mail-reader-what = 手続の期限が近づいたときのお知らせと同じ内容のメール
mail-reader-label-until = 返事の期限
# $date: date; $time: 14:03
mail-reader-until = { $date } { $time }まで
mail-reader-link = 受け取るときは、次のページでボタンを押してください。
mail-reader-why = 受け取らないときや、心当たりがないときは、何もしないでください。このほかのメールは届きません。

# $subject: the subject of the owner's mail
mail-copy-subject = { $subject }（控え）
# $who: how the owner's address begins
mail-copy-body = { $who } の方へのお知らせの控えです。
mail-copy-why = 控えを受け取ると選んだ方に、お送りしています。
mail-footer-leave-copies = 控えのメールを止める（サインインはいりません）

# $date: short date; $duty: a step
mail-weekly-subject = 【{ $date }まで】今週の確認：{ $duty }
mail-weekly-subject-undated = 今週の確認：{ $duty }
mail-weekly-body = 計画の進みぐあいと、次の日付をまとめました。
mail-weekly-label-done = 済んだ手続
mail-weekly-nothing-done = まだありません
mail-weekly-label-next = 次にすること
mail-weekly-label-waits = 返事を待っている手続
mail-weekly-label-until = いつまでに
mail-weekly-label-answer = 返事の目安
mail-weekly-label-later = その後
# $date: date; $duty: a step
mail-weekly-later = { $date } { $duty }
mail-weekly-link = 計画を開く
mail-weekly-why = 週に1回のまとめを選んだ方に、週の最初の開庁日にお送りしています。
mail-footer-stop-weekly = 週に1回のまとめだけを止める
