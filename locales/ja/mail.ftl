### Mails: subjects and bodies. Text and HTML are made of the same sentences.

# $label, $value: text
mail-fact = { $label }：{ $value }

## About the account
mail-link-once = リンクは一度だけ使えます。期限が切れたときは、もう一度はじめからお願いします。
mail-confirm-address-subject = メールアドレスを確認してください
mail-confirm-address-body = アドレスの確認をお願いします。次のリンクを開くと、確認が終わります。
mail-confirm-address-link = アドレスを確認する
mail-confirm-address-why = このアドレスを登録する手続がありました。心当たりがないときは、何もしないでください。
mail-sign-in-link-subject = サインインのリンクをお送りします
mail-sign-in-link-body = 次のリンクを開くと、サインインできます。
mail-sign-in-link-link = サインインする
mail-sign-in-link-why = このアドレスでサインインの手続がありました。心当たりがないときは、何もしないでください。
mail-account-exists-subject = サインインのリンクをお送りします
mail-account-exists-body = このアドレスは、すでに登録されています。次のリンクを開くと、サインインできます。
mail-account-exists-link = サインインする
mail-account-exists-why = このアドレスで登録の手続がありました。心当たりがないときは、何もしないでください。
mail-change-address-subject = アカウントのアドレスを変える手続がありました
mail-change-address-body = 次のアカウントのメールアドレスを、このメールが届いたアドレスに変える手続がありました。
mail-change-address-from = 手続をしたアカウント
mail-change-address-to = 新しいアドレス
mail-change-address-how = 次のページのボタンを押すと、アドレスが変わります。ボタンには、そのアカウントへのサインインか、パスワードが必要です。
mail-change-address-link = アドレスを変えるページを開く
mail-change-address-why = 心当たりがないときは、何もしないでください。パスワードも入力しないでください。このアドレスが使われることはありません。
mail-reset-password-subject = 新しいパスワードを決めてください
mail-reset-password-body = 次のリンクを開いて、新しいパスワードを決めてください。
mail-reset-password-link = パスワードを決める
mail-reset-password-why = パスワードの再設定の手続がありました。心当たりがないときは、何もしないでください。
mail-address-changed-subject = メールアドレスが変わりました
mail-address-changed-body = アカウントのメールアドレスが、別のアドレスに変わりました。
mail-address-changed-why = 安全のため、前のアドレスにお知らせしています。心当たりがないときは、運営者にご連絡ください。
mail-password-changed-subject = パスワードが変わりました
mail-password-changed-body = アカウントのパスワードが変わりました。ほかの端末では、サインインし直してください。
mail-password-changed-why = 安全のためのお知らせです。心当たりがないときは、パスワードを再設定してください。
# $date: short date
mail-deletion-requested-subject = 【{ $date }まで取り消せます】アカウントの削除を受け付けました
mail-deletion-requested-body = アカウントの削除の申し出を受け付けました。すぐには消えません。7日の間は取り消せます。
mail-deletion-requested-label-what = 消えるもの
mail-deletion-requested-what = 計画、記録、番号、質問と回答のすべて。実施機関や厚生局への手続は、取り消されません。
mail-deletion-requested-label-until = 取り消せる期限
# $date: date; $time: 14:03
mail-deletion-requested-until = { $date } { $time }まで。過ぎると、元に戻せません。
mail-deletion-requested-label-how = 取り消しかた
mail-deletion-requested-how = サインインして、アカウントのページで「削除を取り消す」を押してください。
mail-deletion-requested-link = アカウントのページを開く
mail-deletion-requested-why = 安全のためのお知らせです。心当たりがないときは、削除を取り消して、パスワードを変えてください。
mail-staff-invite-subject = 窓口の担当者として招待されました
mail-staff-invite-body = 次のリンクを開いて、パスワードを決めてください。
mail-staff-invite-link = 招待を受ける
mail-staff-invite-why = 窓口の管理者が、このアドレスを登録しました。心当たりがないときは、何もしないでください。

## About questions
mail-question-received-subject = お答えを待っている質問があります
mail-question-received-body = 窓口に、お答えを待っている質問があります。内容は、サインインしてご覧ください。
mail-question-received-link = 質問の一覧を開く
mail-question-received-why = 窓口の担当者にお送りしています。お知らせは、1時間に1通までです。
# $bureau: name, may be empty
mail-question-answered-subject = 質問に回答がありました
mail-question-answered-body = { $bureau }の担当者が、質問に回答しました。内容は、サインインしてご覧ください。
mail-question-answered-link = 回答を読む
mail-question-answered-why = 質問した方にお送りしています。

## Reminders
# $first: subject of the most urgent one; $more: how many others
mail-reminder-several-subject = { $first }（ほか{ $more }件）
# $count: number
mail-reminder-several-body = 今日お知らせすることが、{ $count }件あります。
# $month, $prefecture, $kind: names
mail-reminder-plan = { $month }診療開始・{ $prefecture }・{ $kind }
mail-reminder-label-plan = 計画
mail-reminder-label-what = すること
mail-reminder-label-when = いつまでに
mail-reminder-label-where = どこに
mail-reminder-label-ask = 届かないときの問い合わせ先
mail-reminder-after-letter = 回答書が届いたら、続けてポータルサイトで次の手続をします。
# $subject: subject of this part; $plan: month, prefecture, kind
mail-reminder-heading = { $subject }（{ $plan }）
mail-reminder-link = くわしい進めかたを見て、終わったら記録してください。
mail-reminder-not-official = つきはじめは、手続を代わりに行いません。手続は、ご自身でお願いします。
mail-reminder-why = 計画を保存した方に、日付が近づくとお送りしています。
mail-footer-preferences = メールの量を変える
mail-footer-unsubscribe = お知らせのメールを止める
# $name, $contact: text
mail-footer-operator = 運営：{ $name }（連絡先：{ $contact }）

# In all subjects: $date: short date; $act: 「受付番号を実施機関に提示」 (may be empty)
mail-reminder-kept-subject = 【{ $date }まで】カードリーダーの準備を始めてください
mail-reminder-kept-body = 計画を保存しました。まず、手続1から3までを進めてください。
mail-reminder-kept-number-first-subject = 【{ $date }まで】カードリーダーの手配を始めてください
mail-reminder-kept-number-first-body = 計画を保存しました。まず、カードリーダーの手配（手続3）と、受付番号の依頼（手続4）の準備を進めてください。
mail-reminder-due-10-subject = 【{ $date }まで】{ $act }してください
mail-reminder-due-10-body = 期限が近づいています。早めに準備を始めると安心です。
mail-reminder-due-3-subject = 【{ $date }まで】あと3開庁日です：{ $act }してください
mail-reminder-due-3-body = まだ記録がありません。役所などが開いている日は、あと3日です。
mail-reminder-due-0-subject = 【{ $date }まで】今日が目安です：{ $act }してください
mail-reminder-due-0-body = 今日のうちに済ませると、期限に間に合います。
mail-reminder-due-letter-10-subject = 【{ $date }まで】厚生局からの回答書を待って、{ $act }してください
mail-reminder-due-letter-10-body = 受付番号の記録がまだありません。番号は、厚生局から届く回答書に書かれています。
mail-reminder-due-letter-3-subject = 【{ $date }まで】厚生局からの回答書は届きましたか（あと3開庁日です）
mail-reminder-due-letter-3-body = 受付番号の記録がまだありません。届いたら、つきはじめに番号を記録してください。届かないときは、厚生局にお問い合わせください。
mail-reminder-due-letter-0-subject = 【{ $date }まで】今日が目安です：回答書の受付番号を確かめて、{ $act }してください
mail-reminder-due-letter-0-body = 受付番号の記録がまだありません。番号が届かないときは、今日のうちに厚生局へお問い合わせください。
# $certainty: unconfirmed, projected, official, told
mail-reminder-application-10-subject = 【{ $date }まで{ $certainty ->
    [unconfirmed] ・未確認
   *[other] {""}
}】指定の申請を厚生局に出してください
mail-reminder-application-10-body = 指定の申請の期限が近づいています。保健所の手続が先に必要です。書類がそろっているか確かめてください。
mail-reminder-application-3-subject = 【{ $date }まで{ $certainty ->
    [unconfirmed] ・未確認
   *[other] {""}
}】あと3開庁日です：指定の申請を厚生局に出してください
mail-reminder-application-3-body = 指定の申請の記録がまだありません。届いた日で数えられます。郵送のときは、早めにお出しください。
mail-reminder-application-0-subject = 【{ $date }まで{ $certainty ->
    [unconfirmed] ・未確認
   *[other] {""}
}】今日が目安です：指定の申請を厚生局に出してください
mail-reminder-application-0-body = 指定の申請の記録がまだありません。今日のうちに届くよう、厚生局に電話で確かめてお持ちください。
mail-reminder-application-unknown-subject = 【未確認】指定の申請の期限を、厚生局に確かめてください
mail-reminder-application-unknown-body = 指定の申請には、受付番号の依頼とは別の期限があることがあります。期限は、つきはじめではまだ確かめられていません。聞いた日は、手続4に記録できます。
mail-reminder-letter-subject = 【{ $date }まで】厚生局からの回答書は届きましたか
mail-reminder-letter-body = 厚生局が回答書を送る日を過ぎました。届いたら、受付番号を記録してください。
mail-reminder-designation-subject = 【{ $date }から】指定を受けたかどうかを記録してください
mail-reminder-designation-body = 診療開始の月になりました。指定を受けられたか、記録してください。
mail-reminder-report-subject = 【速やかに】指定が行われなかったことを実施機関に報告してください
mail-reminder-report-body = 指定が行われなかったと記録されています。実施機関への報告をお願いします。

## Steps: what to do, to be put into a subject
mail-act-provisional-code = 仮コードの発行を依頼
mail-act-account = 仮コードでポータルサイトのアカウントを登録
mail-act-account-by-number = 受付番号でポータルサイトのアカウントを登録
mail-act-card-reader = カードリーダーを手配
mail-act-number-request = 受付番号の情報提供を厚生局に依頼
mail-act-number-presentation = 受付番号を実施機関に提示
mail-act-applications = 利用申請と電子証明書の発行申請を
mail-act-non-designation-report = 指定が行われなかったことを実施機関に報告

## Steps: what to do, as a line of the body
mail-what-provisional-code = 手続1　仮コード（受付番号の前に使う7桁の番号）の発行を依頼します。
mail-what-account = 手続2　実施機関のポータルサイトに、仮コードでアカウントを登録します。
mail-what-account-by-number = 手続2　受付番号で、実施機関のポータルサイトにアカウントを登録します。
mail-what-card-reader = 手続3　顔認証付きカードリーダーを手配します（提供の申請または購入）。2021年の通知では、発送まで4〜5か月です。
mail-what-number-request = 手続4　別紙１（受付番号の情報提供依頼書）を出します。通知では、指定の申請と一緒に出します。
mail-what-application = 手続4　保険医療機関・保険薬局の指定の申請を、導入計画書か猶予届出書と一緒に出します。
mail-what-number-presentation = 手続5　厚生局から届いた受付番号を、ポータルサイトで提示します。
mail-what-applications = 手続6　オンライン資格確認の利用申請と、電子証明書の発行申請をします。
mail-what-non-designation-report = 手続7　受付番号や名称などを、実施機関に報告します。
mail-what-kept = 手続1から3　仮コード、ポータルサイトのアカウント、カードリーダーの申請を済ませます。
mail-what-kept-number-first = 手続3　顔認証付きカードリーダーを手配します。手続4　受付番号の依頼を準備します。
mail-what-letter = 厚生局の回答書（受付番号のお知らせ）が届いたか、確かめます。
mail-what-designation = 指定を受けられたかどうかを記録します。

## Steps 5 and 6 while the number is not there
mail-prepare-number-presentation = 待つ間に、ポータルサイトにサインインできるか確かめておいてください。
mail-prepare-account-by-number = 待つ間に、アカウントに使うメールアドレスを決めておいてください。
mail-prepare-applications = 待つ間に、申請に使う端末とネットワークの準備を進めておいてください。

## By when ($date: full date; $aim: the open day to aim at)
mail-when-official = { $date }（{ $aim }までに済ませると安心です）
mail-when-projected = { $date }（見込みの日付です。{ $aim }までに済ませると安心です）
mail-when-told = { $date }（厚生局から聞いた期限です。{ $aim }までに済ませると安心です）
mail-when-application-unknown = 未確認（厚生局のページか電話でお確かめください）
# Step 4: $aim is the last safe day, $date the bureau's deadline
mail-when-request-official = { $aim }（厚生局の期限は{ $date }です。前の開庁日までに届くと安心です）
mail-when-request-projected = { $aim }（厚生局の期限は{ $date }の見込みです。前の開庁日までに届くと安心です）
mail-when-request-unconfirmed = { $aim }（厚生局の期限は未確認です。{ $date }が期限でも間に合う日です。厚生局へお確かめください）
mail-when-application-official = { $aim }（厚生局の期限は{ $date }です。期限以降の申請は返戻になります）
mail-when-application-projected = { $aim }（厚生局の期限は{ $date }の見込みです。期限以降の申請は返戻になります）
mail-when-application-unconfirmed = { $aim }（厚生局の期限は未確認です。{ $date }が期限でも間に合う日です。期限以降の申請は返戻になるため、厚生局へお確かめください）
mail-when-from = { $date }から
mail-when-at-once = 速やかに
mail-where-implementing-body = オンライン資格確認実施機関（資格確認の仕組みを動かす機関）のポータルサイト
