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
