### Mails: subjects and bodies. Text and HTML are made of the same sentences.

# $label, $value: text
mail-fact = { $label }：{ $value }

## About the account
# $unit: minutes, hours or days; $count: how many
mail-link-lasts = このリンクが使えるのは、手続から{ $unit ->
    [minutes] { $count }分
    [hours] { $count }時間
   *[days] { $count }日
}の間、一度だけです。
mail-confirm-address-subject = メールアドレスの確認をお願いします（つきはじめ）
mail-confirm-address-body = つきはじめに、このアドレスで登録する手続がありました。登録を終えるには、下のリンクを開いて、そのページのボタンを押してください。
mail-confirm-address-link = アドレスを確認するページを開く
mail-confirm-address-why = 心当たりがないときは、何もしないでください。ボタンを押さなければ、登録されません。
mail-sign-in-link-subject = サインインのリンクをお送りします（つきはじめ）
mail-sign-in-link-body = つきはじめに、このアドレスでサインインする手続がありました。下のリンクを開いて、そのページのボタンを押すと、サインインできます。
mail-sign-in-link-link = サインインのページを開く
mail-sign-in-link-why = 心当たりがないときは、何もしないでください。リンクは、ほかの人に渡さないでください。
mail-account-exists-subject = このアドレスは登録済みです（つきはじめ）
mail-account-exists-body = つきはじめに、このアドレスで新しく登録する手続がありました。すでに登録されているため、サインインのリンクをお送りします。リンクを開いて、そのページのボタンを押してください。
mail-account-exists-link = サインインのページを開く
mail-account-exists-why = 心当たりがないときは、何もしないでください。登録の内容は変わりません。
mail-change-address-subject = アドレスを変える手続がありました（つきはじめ）
mail-change-address-body = つきはじめで、次のアカウントのメールアドレスを、このメールが届いたアドレスに変える手続がありました。
mail-change-address-from = 手続をしたアカウント
mail-change-address-to = 新しいアドレス
mail-change-address-how = リンクを開いて、そのページのボタンを押すと、アドレスが変わります。ボタンには、そのアカウントへのサインインか、パスワードが必要です。
mail-change-address-link = アドレスを変えるページを開く
mail-change-address-why = 心当たりがないときは、何もしないでください。パスワードも入力しないでください。このアドレスが使われることはありません。
mail-reset-password-subject = 新しいパスワードを決めてください（つきはじめ）
mail-reset-password-body = つきはじめで、パスワードを決め直す手続がありました。下のリンクを開いて、そのページで新しいパスワードを入力し、ボタンを押してください。
mail-reset-password-link = パスワードを決めるページを開く
mail-reset-password-why = 心当たりがないときは、何もしないでください。今のパスワードは変わりません。
mail-address-changed-subject = メールアドレスが変わりました（つきはじめ）
mail-address-changed-body = つきはじめのアカウントのメールアドレスが、別のアドレスに変わりました。これからのメールは、新しいアドレスに届きます。
mail-address-changed-why = 安全のため、前のアドレスにお知らせしています。心当たりがないときは、下の運営者にご連絡ください。
mail-password-changed-subject = パスワードが変わりました（つきはじめ）
mail-password-changed-body = つきはじめのアカウントのパスワードが変わりました。ほかの端末では、サインインし直してください。
mail-password-changed-why = 安全のためのお知らせです。心当たりがないときは、サインインのページから、パスワードを決め直してください。
# $date: short date
mail-deletion-requested-subject = 【{ $date }まで取り消せます】アカウントの削除を受け付けました
mail-deletion-requested-body = つきはじめのアカウントの削除の申し出を受け付けました。すぐには消えません。7日の間は取り消せます。
mail-deletion-requested-label-what = 消えるもの
mail-deletion-requested-what = 計画、記録、番号、質問と回答のすべて。実施機関や厚生局への手続は、取り消されません。
mail-deletion-requested-label-until = 取り消せる期限
# $date: date; $time: 14:03
mail-deletion-requested-until = { $date } { $time }まで。過ぎると、元に戻せません。
mail-deletion-requested-label-how = 取り消しかた
mail-deletion-requested-how = サインインして、アカウントのページで「削除を取り消す」を押してください。
mail-deletion-requested-link = アカウントのページを開く
mail-deletion-requested-why = 安全のためのお知らせです。心当たりがないときは、削除を取り消して、パスワードを変えてください。
# $bureau: name
mail-staff-invite-subject = { $bureau }の窓口に招待されました（つきはじめ）
mail-staff-invite-body = つきはじめで、{ $bureau }の窓口の担当者として招待されました。下のリンクを開いて、そのページでパスワードを決め、ボタンを押してください。
mail-staff-invite-link = 招待を受けるページを開く
mail-staff-invite-again = 期限が切れたときは、招待した方か、窓口の管理者に、もう一度招待するよう頼んでください。
mail-staff-invite-why = つきはじめは、開設者の質問に厚生局の担当者が答えるところです。招待に心当たりがないときは、何もしないでください。

## About questions
mail-question-received-subject = お答えを待っている質問があります（つきはじめ）
mail-question-received-body = つきはじめの窓口に、お答えを待っている質問があります。内容は、サインインしてご覧ください。
mail-question-received-link = 質問の一覧を開く
mail-question-received-why = 窓口の担当者にお送りしています。お知らせは、1時間に1通までです。
# $bureau: name, may be empty
mail-question-answered-subject = 質問に回答がありました（つきはじめ）
mail-question-answered-body = { $bureau }の担当者が、つきはじめでの質問に回答しました。内容は、サインインしてご覧ください。
mail-question-answered-link = 回答を読む
mail-question-answered-why = 質問した方にお送りしています。

## Reminders
# $tag: by when, to whom it matters most; $words: what to do
mail-reminder-subject = 【{ $tag }】{ $words }
# $first: subject of the most urgent one; $more: how many others
mail-reminder-several-subject = { $first }（ほか{ $more }件）
# $count: number
mail-reminder-several-body = 今日お知らせすることが、{ $count }件あります。
# $month, $prefecture, $kind: names
mail-reminder-plan = { $month }診療開始 { $prefecture } { $kind }
mail-reminder-label-plan = 計画
mail-reminder-label-what = すること
mail-reminder-label-when = いつまでに
mail-reminder-label-at = いつ
mail-reminder-label-from = いつから
mail-reminder-label-where = どこに
mail-reminder-label-ask = 届かないとき
mail-reminder-label-done = 出した方
mail-reminder-label-not-done = まだの方
mail-reminder-after-letter = 回答書が届いたら、続けてポータルサイトで手続5と6をします。
# $subject: subject of this part; $plan: month, prefecture, kind
mail-reminder-heading = { $subject }（{ $plan }）
mail-reminder-each = どちらにも、それぞれ必要です。
mail-reminder-record = 終わったら、つきはじめに記録してください。記録すると、その手続のお知らせは止まります。
mail-reminder-not-official = つきはじめは、手続を代わりに行いません。手続は、ご自身でお願いします。
mail-reminder-why = つきはじめに計画を保存した方に、日付が近づくとお送りしています。
mail-footer-preferences = メールの量を変える
mail-footer-unsubscribe = お知らせのメールを止める
# $name, $contact: text
mail-footer-operator = このメールは「つきはじめ」からお送りしました。運営：{ $name }（連絡先：{ $contact }）
mail-link-plan = 計画を開く
mail-link-plans = 計画の一覧を開く
# $number: number of the step
mail-link-step = 手続{ $number }を開く
mail-link-application = 指定の申請のページを開く

# What stands first in a subject, between brackets ($date: short date; $days: open days)
mail-tag-by = { $date }まで
mail-tag-thumb = { $date }が目安
mail-tag-today = 今日{ $date }まで
mail-tag-days = あと{ $days }開庁日
mail-tag-unconfirmed = 未確認
mail-tag-date-unknown = 期限未確認
mail-tag-from = { $date }から
mail-tag-at-once = 速やかに
mail-tag-now = 今すぐ
mail-tag-now-today = 今日
mail-tag-separator = ・
mail-kind-separator = ・
mail-step-separator = ・

# On keeping a plan
mail-reminder-kept-saved = 計画を保存しました。
mail-reminder-kept-subject = カードリーダーの準備を始めてください
mail-reminder-kept-body = 計画を保存しました。まず、手続1から3までを進めてください。
mail-reminder-kept-number-first-subject = カードリーダーの手配を始めてください
mail-reminder-kept-number-first-body = 計画を保存しました。まず、カードリーダーの手配（手続3）と、受付番号の依頼（手続4）の準備を進めてください。
# $act: 「受付番号を実施機関に提示」
mail-reminder-kept-next-subject = { $act }してください
mail-reminder-kept-wait-subject = 返事が届いたか、確かめてください

# Steps whose date comes near ($act: as above; $days: open days until then)
mail-reminder-due-early-subject = { $act }してください
mail-reminder-due-early-body = 今のうちに始めると安心です。{ $date }まで、役所などが開いている日はあと{ $days }日です。
mail-reminder-due-soon-subject = { $act }してください
mail-reminder-due-soon-body = まだ記録がありません。{ $date }まで、役所などが開いている日はあと{ $days }日です。
mail-reminder-due-aim-subject = 今日済ませると安心です：{ $act }してください
mail-reminder-due-aim-body = { $days ->
    [0] まだ記録がありません。
   *[other] まだ記録がありません。{ $date }まで、役所などが開いている日はあと{ $days }日です。
}
mail-reminder-due-today-subject = { $act }してください
mail-reminder-last-safe-day = 安心して出せるのは、今日までです。
mail-reminder-last-day = 期限は今日です。

# While the bureau's letter is waited for
mail-reminder-due-letter-early-subject = 厚生局の回答書を待って、{ $act }してください
mail-reminder-due-letter-early-body = 受付番号の記録がまだありません。番号は、厚生局から届く回答書に書かれています。
mail-reminder-due-letter-soon-subject = 厚生局からの回答書は届きましたか
mail-reminder-due-letter-soon-body = 受付番号の記録がまだありません。届いたら、つきはじめに番号を記録してください。届かないときは、厚生局に電話で確かめてください。
mail-reminder-due-letter-aim-subject = 回答書が届いていなければ、今日、厚生局に電話してください
mail-reminder-due-letter-aim-body = 受付番号の記録がまだありません。番号が分かったら、今日のうちに手続を済ませると安心です。
mail-reminder-due-letter-today-subject = 回答書の受付番号を確かめて、{ $act }してください
mail-reminder-due-letter-today-body = 受付番号の記録がまだありません。間に合うのは、今日までです。番号が届いていないときは、すぐに厚生局とコールセンターに電話してください。
mail-reminder-letter-subject = 厚生局からの回答書は届きましたか
mail-reminder-letter-body = 受付番号の記録がまだありません。届いたら、つきはじめに番号を記録してください。
mail-reminder-letter-post = 回答書は紙で送られるため、郵送の日数がかかります。
# $date: date
mail-reminder-letter-expected = 回答書は、{ $date }までに送られる予定です。
mail-reminder-letter-again = 記録がないときは、{ $date }にもう一度お尋ねします。

# Steps 5 and 6 come near, and not even the request is recorded
mail-reminder-due-request-early-subject = 別紙１（受付番号の依頼書）は出しましたか
mail-reminder-due-request-early-body = 別紙１（受付番号の依頼書）を出した記録がありません。出さないと、受付番号の回答書は届きません。
mail-reminder-due-request-soon-subject = 別紙１は出しましたか：受付番号がまだ記録されていません
mail-reminder-due-request-soon-body = 手続5と6の期限が近づいていますが、別紙１（受付番号の依頼書）を出した記録がありません。
mail-reminder-due-request-aim-subject = 今日、厚生局に確かめてください：別紙１は出しましたか
mail-reminder-due-request-aim-body = 手続5と6の期限が迫っていますが、別紙１（受付番号の依頼書）を出した記録がありません。
mail-reminder-due-request-today-subject = すぐに厚生局とコールセンターに電話してください：別紙１は出しましたか
mail-reminder-due-request-today-body = 手続5と6の期限は今日ですが、別紙１（受付番号の依頼書）を出した記録がありません。
mail-what-request-recorded = 手続4に記録してください。受付番号が届いていれば、番号も記録してください。
mail-what-request-ask = 今から出せるか、厚生局に確かめてください。
# $date: date
mail-reminder-request-then = 受付番号が要る手続5と6は、{ $date }までです。間に合わないときは、実施機関が個別に対応します（個別対応）。

# Step 4 is no longer safe
mail-reminder-request-late-body = 別紙１（受付番号の依頼書）を出した記録がありません。もう出した方は、手続4に記録してください。
# $date: date
mail-reminder-safe-day-over = 安心して出せる日（{ $date }）を過ぎました。期限が未確認の厚生局では、まだ受け付けられることもあります。
mail-reminder-ask-bureau-subject = 手続4をまだ出せるか、厚生局に確かめてください
mail-reminder-consult-bureau-subject = これからの進めかたを、厚生局に相談してください
mail-reminder-another-month-subject = 指定の申請が返されています：別の診療開始月を選んでください

# The submission date was missed
mail-reminder-missed-subject = コールセンターに電話してください：期限を過ぎました（個別対応）
mail-reminder-begun-subject = コールセンターに電話してください：まだ済んでいない手続があります
mail-reminder-missed-done = もう済んだ方は、つきはじめに記録してください。電話はいりません。
mail-reminder-asked-title = 厚生局の回答を待つ間に、あわせて伝えること
mail-reminder-asked-say = 「厚生局にも質問して、回答を待っています。先に進められる手続があれば、教えてください」
# $date: date; $from, $until: times
mail-help-desk-hours = { $date } { $from }～{ $until }（通話無料）

# The designation application ($days: open days until then)
mail-reminder-application-early-subject = 指定の申請を厚生局に出してください
mail-reminder-application-early-body = 指定の申請の期限が近づいています。{ $date }まで、役所などが開いている日はあと{ $days }日です。保健所の手続が先に必要です。書類がそろっているか確かめてください。
mail-reminder-application-soon-subject = 指定の申請を厚生局に出してください
mail-reminder-application-soon-body = 指定の申請の記録がまだありません。{ $date }まで、役所などが開いている日はあと{ $days }日です。届いた日で数えられます。郵送のときは、早めにお出しください。
mail-reminder-application-aim-subject = 今日出すと安心です：指定の申請を厚生局に出してください
mail-reminder-application-aim-body = { $days ->
    [0] 指定の申請の記録がまだありません。今日のうちに届くよう、厚生局に電話で確かめてお持ちください。
   *[other] 指定の申請の記録がまだありません。今日のうちに届くと安心です。{ $date }まで、役所などが開いている日はあと{ $days }日です。
}
mail-reminder-application-today-subject = 指定の申請を厚生局に出してください
mail-reminder-application-today-body = 指定の申請の記録がまだありません。安心して出せるのは、今日までです。郵送では間に合いません。先に厚生局に電話で確かめて、お持ちください。
mail-reminder-application-unknown-subject = 指定の申請の期限を、厚生局に確かめてください
mail-reminder-application-unknown-body = 指定の申請には、受付番号の依頼とは別の期限があることがあります。期限は、つきはじめではまだ確かめられていません。聞いた日は、手続4に記録できます。

# After the decision
mail-reminder-designation-subject = 指定を受けたかどうかを記録してください
mail-reminder-designation-body = 診療開始の月になりました。指定の通知が届いたら、指定日を記録してください。まだのときは、届いてからで構いません。
mail-reminder-report-subject = 指定が行われなかったことを実施機関に報告してください
mail-reminder-report-body = 指定が行われなかったと記録されています。実施機関への報告をお願いします。報告の下書きは、計画のページで作れます。

## Steps: what to do, to be put into a subject
mail-act-provisional-code = 仮コードの発行を依頼
mail-act-account = 仮コードでポータルサイトのアカウントを登録
mail-act-account-by-number = 受付番号でポータルサイトのアカウントを登録
mail-act-card-reader = カードリーダーを手配
mail-act-number-request = 受付番号の情報提供を厚生局に依頼
mail-act-number-presentation = 受付番号を実施機関に提示
mail-act-applications = 利用申請と電子証明書の発行申請を
mail-act-non-designation-report = 指定が行われなかったことを実施機関に報告
mail-act-application = 指定の申請を
# $steps: numbers of several steps
mail-act-prepare = カードリーダーの準備（手続{ $steps }）を
mail-act-submit = 受付番号の提示と申請（手続{ $steps }）を

## Steps: what to do, as a line of the body
mail-what-provisional-code = 手続1　仮コード（受付番号の前に使う7桁の番号）の発行を依頼します。
mail-what-account = 手続2　実施機関のポータルサイトに、仮コードでアカウントを登録します。
mail-what-account-by-number = 手続2　受付番号で、実施機関のポータルサイトにアカウントを登録します。
mail-what-card-reader = 手続3　顔認証付きカードリーダーを手配します（提供の申請または購入）。2021年の通知では、発送まで4～5か月です。
mail-what-number-request = 手続4　別紙１（受付番号の情報提供依頼書）を出します。通知では、指定の申請と一緒に出します。
mail-what-application = 手続4　保険医療機関・保険薬局の指定の申請を、導入計画書か猶予届出書と一緒に出します。
mail-what-application-ask = 指定の申請の期限を、厚生局に確かめます。
mail-what-number-presentation = 手続5　厚生局から届いた受付番号を、ポータルサイトで提示します。
mail-what-applications = 手続6　オンライン資格確認の利用申請と、電子証明書の発行申請をします。
mail-what-non-designation-report = 手続7　受付番号や名称などを、実施機関に報告します。
mail-what-kept = 手続1から3　仮コード、ポータルサイトのアカウント、カードリーダーの手配を済ませます。
mail-what-kept-number-first = 手続3　顔認証付きカードリーダーを手配します。手続4　受付番号の依頼を準備します。
mail-what-letter = 厚生局の回答書（受付番号のお知らせ）が届いたか、確かめます。
mail-what-designation = 指定を受けたかどうかを記録します。

## Steps 5 and 6 while the number is not there
mail-prepare-number-presentation = 待つ間に、ポータルサイトにサインインできるか確かめておいてください。
mail-prepare-account-by-number = 待つ間に、アカウントに使うメールアドレスを決めておいてください。
mail-prepare-applications = 待つ間に、申請に使う端末とネットワークの準備を進めておいてください。

## By when ($date: full date; $aim: the open day to aim at)
mail-when-official = { $date }
mail-when-projected = { $date }（見込み）
mail-when-told = { $date }（厚生局から聞いた期限です）
mail-when-unconfirmed = { $date }（未確認の日付です）
mail-when-thumb = { $date }が目安
# $when: one of these; $aim: a sentence
mail-when-with-aim = { $when }。{ $aim }
mail-when-today = 今日のうちに
# $date: date
mail-when-over = 今すぐ（目安の{ $date }を過ぎています）
# Step 4: $aim is the last safe day, $date the bureau's deadline
mail-when-request-official = { $aim }。厚生局の期限は{ $date }です。前の開庁日までに届くと安心です。
mail-when-request-projected = { $aim }。厚生局の期限は{ $date }の見込みです。前の開庁日までに届くと安心です。
mail-when-request-unconfirmed = { $aim }。厚生局の期限は未確認です。{ $date }が期限でも間に合う日です。厚生局へお確かめください。
mail-when-application-official = { $aim }。厚生局の期限は{ $date }です。期限以降の申請は返戻になります。
mail-when-application-projected = { $aim }。厚生局の期限は{ $date }の見込みです。期限以降の申請は返戻になります。
mail-when-application-unconfirmed = { $aim }。厚生局の期限は未確認です。{ $date }が期限でも間に合う日です。期限以降の申請は返戻になるため、厚生局へお確かめください。
mail-when-at-once = 速やかに
mail-where-implementing-body = オンライン資格確認実施機関（資格確認の仕組みを動かす機関）のポータルサイト
mail-where-here = つきはじめ（下のリンク）
