### Rules and sources; accessibility; privacy.

# $edition: date
sources-lead = このサイトの日付は、厚生労働省の通知（{ $edition }）と、各厚生局のページにある決まりから計算しています。
sources-notice-title = 通知の決まり
sources-notice-reader = 手続1～3は、診療開始の5か月前までが目安です。
sources-notice-request = 手続4の提出期限は、厚生局がそれぞれ決めます。期限以降の申請は返戻になります。
sources-notice-reply = 厚生局は、前月10日（閉庁日なら次の開庁日）までに回答書を発送します。
sources-notice-submission = 手続5と6は、前月15日までです。実際の日程は別紙２によります。
sources-notice-late = 期限に間に合わなかった場合は、実施機関が個別に対応します。
sources-notice-report = 指定が行われなかった場合は、速やかに報告します。
sources-notice-twin = 医科・歯科併設は、それぞれ依頼が必要です。遡及して指定を受ける場合は対象外です。
sources-bureau-title = 厚生局の決まり
sources-bureau-text = 厚生局のページで確かめた決まりです。ここにない厚生局の期限は、確かめられていません。計画では用心して、手続4を診療開始の2か月前の1日（閉庁日なら、その前の最後の開庁日）としています。
sources-for = 対象
sources-what = 期限
sources-rule = 決まり
sources-where = 根拠
# $bureau, $prefectures: names
sources-offices = { $bureau }（{ $prefectures }）
# $month: month
sources-valid-from = { $month }の開設分から（推定）
deadline-number_request_due = 手続4の期限
deadline-reply_dispatch = 回答書の発送
deadline-designation_application = 指定の申請の期限
deadline-submission_due = 手続5・6の期限
# $months: months before the opening; $day: day of the month
rule-day = 診療開始の{ $months }か月前の{ $day }日
rule-first-open-day = 診療開始の{ $months }か月前の最初の開庁日
rule-day-unknown = 診療開始の{ $months }か月前（日は書かれていません）
rule-roll-next = 。閉庁日なら次の開庁日
rule-roll-previous = 。閉庁日なら前の開庁日
rule-roll-none = 。閉庁日の扱いは書かれていないため、その日までの最後の開庁日で計画
rule-roll-no-day = 。用心して、その月の1日（閉庁日なら、その前の最後の開庁日）で計画
sources-published-title = 公表された日程（別紙２）
sources-published-text = 令和3年度までの分です。この表にある月は、いつも表の日付が優先します。
sources-opening = 診療開始月
sources-reply = 回答書の発送
sources-submission = 提出期限
sources-changes-title = 通知の後に変わったこと
sources-changes-text = お知らせとして示すもので、日付の計算には使っていません。
sources-holidays-title = 開庁日
# $date: date
sources-holidays-text = 土曜・日曜・祝日・12月29日～1月3日は閉庁日です。祝日は{ $date }までが正式なもので、それより後は計算した見込みです。

## Accessibility
accessibility-lead = どなたにも、どの機器でも使えることを目指しています。
accessibility-standard-title = 目標とする規格
accessibility-standard-text = JIS X 8341-3:2016の適合レベルAAと、WCAG 2.2のレベルAAを目標にしています。
accessibility-standard-how = 自動の検査を変更のたびに行い、キーボードと拡大表示で確かめています。
accessibility-works-title = 配慮していること
accessibility-works-text = JavaScriptがなくても、すべての手続が使えます。幅320ピクセルの画面、400%の拡大、キーボードだけの操作、暗い配色に対応しています。図には、同じ内容の文章を付けています。
accessibility-works-paper = 計画は印刷できます。
accessibility-limits-title = わかっている限界
accessibility-limits-text = 公的機関による試験は受けていません。リンク先の公式サイトや厚生局のページは、このサイトの対象外です。
accessibility-tell-title = 使いにくいところを教えてください
accessibility-tell-text = 読めない、押せない、わからないところがあれば、次の連絡先へお知らせください。

## Privacy
privacy-lead = 必要なものだけを預かり、手続のお知らせ、質問への回答、案内の改善のほかには使いません。
privacy-none-title = 登録せずに使う場合
privacy-none-text = 計画を見るだけなら、お名前もメールアドレスもいりません。選んだ月・都道府県・種別は、ページのアドレスに入るだけで保存しません。
privacy-guide-title = 案内への質問
privacy-guide-text = 案内に聞いた質問は、登録していない方のものも保存します。登録していない方の質問は90日後に消します。登録した方の質問は、アカウントと一緒に消えます。「やりとりを消す」を押すと、すぐに消えます。
privacy-guide-staff = 案内が答えられなかった質問（聞き返したものを含みます）と、「役に立たなかった」とされた答えの質問は、90日の間、このサイトを使う厚生局の職員が読みます。新しい答えを書くためです。質問した方の名前や計画は表示しません。5けた以上の番号とメールアドレスは伏せて表示します。
privacy-guide-care = 名前、電話番号、受付番号、患者さんの情報は書かないでください。
privacy-kept-title = 計画を保存する場合に預かるもの
privacy-kept-text = メールアドレス、パスワード（元に戻せない形）、計画、手続の記録、厚生局から聞いた期限、別紙１に書く内容、職員への質問と回答、案内とのやりとりを預かります。
privacy-kept-mail = お知らせのメールについては、送った日時と結果（届いたか、断られたか）、「届きました」のボタンが押された日時、選んだ量・言語・まとめの有無を預かります。控えを送る方のアドレスも預かります。その方が返事をしないか、受け取りを止めたときは、30日後に消します。
privacy-kept-codes = 仮コードと受付番号は暗号にして保存します。メール・アドレス・記録には載せません。職員にも表示しません。職員が計画を見たときは、その記録が残ります。
privacy-kept-mails = 送ったメールのあて先、本文、メールサーバーの返事は、送り終えるか送るのをやめてから90日のあいだ残します。そのあとは、その種類のメールを送ったという記録だけを残します。
privacy-shared-title = 見られる人
privacy-shared-text = 職員に質問を送ると、担当の厚生局の職員が、質問と、選んだ計画の手続と日付を見ます。一緒に送った案内とのやりとりも見ます。質問した方へのメールが届いたかどうかと、選んだ計画のメールの記録も見ます。アドレスは@の後だけです。お知らせが送られないまま過ぎた期限は、月・都道府県・種別だけを見ます。「厚生局から聞いた期限」が記録された計画の件数も見ます。案内への質問は、上に書いたとおりです。ほかの人には見せません。広告や分析の会社には何も送りません。
privacy-cookies-title = クッキー
privacy-cookies-text = 次のものだけを使います。広告や追跡には使いません。
privacy-cookies-session = session（https のサイトでは __Host-session）：サインインの状態、登録の途中の計画、案内とのやりとりを、このブラウザーと結び付けます。案内に質問したときにも作られます。14日使わないと、長くても90日で、使えなくなります。
privacy-cookies-device = device（https のサイトでは __Host-device）：サインインしたことのあるブラウザーだと分かるようにします。ほかの人がパスワードを何度も間違えても、あなたがサインインできるようにするためです。これだけではサインインできません。400日で消え、パスワードを変えると使えなくなります。
privacy-cookies-choices = lang と register：選んだ言語と、やさしい日本語の設定を覚えます。
privacy-removal-title = 消すには
privacy-removal-text = アカウントの画面から、いつでもアカウントを消せます。
privacy-tell-title = 問い合わせ先
privacy-tell-text = 預かっている内容について知りたいときは、次の連絡先へお問い合わせください。
