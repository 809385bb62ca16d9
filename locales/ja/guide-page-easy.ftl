### The guide's pages in easy Japanese (やさしい日本語): the same facts, short
### sentences, hard words explained. `t!` takes these where the visitor chose it;
### a text that is easy already is not here.

easy-guide-page-lead = 厚生労働省の通知（国からの文書）に書いてあることを、機械が答えます。どこに書いてあるかも見せます。
# $date: date; $notice: title of the notice
easy-guide-page-printed = { $date }に印刷しました。厚生労働省の通知「{ $notice }」をもとに、機械が答えたものです。指定や受付を決めるものではありません。
easy-guide-page-where = 何を聞けばいいかわからないときは、ここを押してください
easy-guide-log-title = 今までの質問と答え
easy-guide-for-person = この質問は、職員（役所の人）に聞くために用意しました。
easy-guide-gone = この答えは、今はありません。もう一度聞いてください。
easy-guide-follow-ups = ほかの人がよく聞くこと
# $number: number of the step; $name: its name
easy-guide-step-link = 手続{ $number }（{ $name }）のしかたを見る
easy-guide-rate = この答えは役に立ちましたか
easy-guide-rated-yes = 「役に立った」と書いておきました。
easy-guide-rated-no = 「役に立たなかった」と書いておきました。職員にも聞けます。
easy-guide-suggestions = よく聞かれること
easy-guide-suggestions-page = 前のページについて、よく聞かれること
easy-guide-question = 聞きたいこと
easy-guide-question-hint = 500文字までです。答えられなかった質問は、職員が読みます。名前、電話番号、受付番号は書かないでください。
easy-guide-send = 質問を送る
easy-guide-person-first = 地方厚生（支）局（申請を受け付ける役所）の職員にも、聞くことができます。
easy-guide-about-plan = この計画の日で答えます。
easy-guide-other-plans = ほかの計画について聞く
# $known: month, prefecture and kind, as far as known
easy-guide-about-known = この条件で答えます：{ $known }
easy-guide-about-nothing = 診療を始める月と都道府県を選ぶと、本当の日で答えます
# $month: month
easy-guide-about-opening = { $month }に診療を始める
easy-guide-about-use = これで答える
easy-guide-opening = 診療を始める月
easy-guide-kind = 何を開きますか
easy-guide-kept-title = 質問と答えを残すこと
easy-guide-kept-account = 質問と答えは、あなたのアカウントに残ります。
easy-guide-kept-session = 質問と答えは、このブラウザー（この画面）だけで見られます。クッキー（session）という印を使います。14日使わないと、見えなくなります。質問は90日後に消します。
easy-guide-kept-staff = 答えられなかった質問と、役に立たなかった答えの質問は、90日の間、厚生局の職員が読みます。新しい答えを書くためです。あなたの名前や計画は見せません。
easy-guide-kept-privacy = 残す内容について（プライバシー）
easy-guide-kept-print = このページは印刷できます。
easy-guide-forget = 質問と答えを消す
easy-guide-forget-text = 消すと、もう見られません。職員に送った質問は消えません。
easy-guide-forget-button = この質問と答えを消す
# $time: time
easy-guide-flash-forgotten = { $time }に、質問と答えを消しました。

## Where are you now?
easy-guide-where-title = 今、どこまで終わりましたか
easy-guide-where-lead = 合うものを選んでください。次にすることと、日がわかります。
easy-guide-where-provisional_code = まだ何もしていない。わからない
easy-guide-where-account = 仮コード（受付番号の前に使う番号）が届いた
easy-guide-where-card_reader = ポータルサイト（申請のサイト）のアカウントを作った
easy-guide-where-number_request = 顔認証付きカードリーダー（カードと顔を見る機械）を申し込んだ
easy-guide-where-number_presentation = 地方厚生（支）局に、受付番号を頼んだ（別紙１という紙を出した）
easy-guide-where-applications = 受付番号を実施機関に知らせた（提示した）
easy-guide-where-non_designation_report = 指定（国から認められること）が行われないことになった
easy-guide-where-month-title = 診療を始める月は、いつですか
easy-guide-where-month-lead = 診療（薬局は薬を出すこと）を始める月です。いつまでに何をするかは、この月から数えます。
easy-guide-where-place-title = どの都道府県ですか
easy-guide-where-place-lead = 紙を出す地方厚生（支）局と、出す日がわかります。
easy-guide-where-found-title = 次にすること
# $month: month
easy-guide-where-opening = { $month }に診療を始める場合
easy-guide-where-at-once = いつまでという日はありません。すぐに（速やかに）報告してください。
# $party: whom it is addressed to
easy-guide-where-to = 手続をするところ：{ $party }
easy-guide-where-again = はじめから選ぶ
easy-guide-where-to-step = 計画の、この手続のページを見る
easy-guide-where-to-plan = 診療を始める日までの計画を見る
easy-guide-where-person = 合うものがないときは、地方厚生（支）局の職員に聞いてください。
easy-guide-where-ask = この手続について案内に聞く

## Buttons: topics whose name has hard words
easy-guide-choice-procedure-overview = 何をするか（全部の手続）
easy-guide-choice-procedure-schedule = いつまでに何をするか
easy-guide-choice-procedure-order-reason = なぜこの順番か
easy-guide-choice-procedure-optional = 受付番号は、必ず頼むものか
easy-guide-choice-scope-who = だれのための手続か
easy-guide-choice-scope-retroactive = 前の日にさかのぼって指定を受けるとき（遡及）
easy-guide-choice-scope-founder-change = 開く人が変わるとき、会社（法人）にするとき、移るとき
easy-guide-choice-scope-existing = もう指定を受けているとき
easy-guide-choice-submission-deadline = 受付番号を知らせる（提示する）のは、いつまでか（15日）
easy-guide-choice-submission-missed = 15日に間に合わなかったとき
easy-guide-choice-bureau-deadline = 役所（地方厚生（支）局）に出すのは、いつまでか
easy-guide-choice-bureau-late = 役所に出すのが遅れたとき（返戻：書類が返されること）
easy-guide-choice-bureau-which = 私の役所（地方厚生（支）局）はどこか
easy-guide-choice-reception-number-present = 受付番号の知らせ方（提示）
easy-guide-choice-reception-number-reply-how = 受付番号は、どうやって届くか（紙、送るところ）
easy-guide-choice-reception-number-request = 受付番号の頼み方
easy-guide-choice-reception-number-handling = 受付番号で気をつけること
easy-guide-choice-provisional-code-swap = 仮コードを受付番号に入れ替えること
easy-guide-choice-provisional-code-request = 仮コードのもらい方
easy-guide-choice-applications-what = 利用申請（使うための申し込み）と電子証明書の申請
easy-guide-choice-applications-when = 利用申請と電子証明書は、いつまでか
easy-guide-choice-certificate-what = 電子証明書（データを安全に送るためのもの）とは
easy-guide-choice-contact-which = どこに聞けばいいか
easy-guide-choice-contact-phone = 電話で聞くところ
easy-guide-choice-non-designation-report = 指定が行われなかったとき
