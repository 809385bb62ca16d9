### The guide's pages: conversation, guided flow, hand-over, what was not answered.

guide-page-title = 案内に聞く
guide-page-lead = 厚生労働省の通知に書かれていることを、自動の案内が、出典とともにお答えします。
# $date: date; $notice: title of the notice
guide-page-printed = { $date }に印刷しました。厚生労働省の通知「{ $notice }」をもとに自動で答えたものです。指定や受付の判断を示すものではありません。
guide-page-where = 何を聞けばよいかわからないときは、今の状況から調べる
guide-log-title = これまでのやりとり
guide-by-asker = あなたの質問
guide-by-guide = 案内の答え
guide-for-person = この質問は、職員への質問として用意しました。
guide-gone = この答えは、今はご案内していません。もう一度質問してください。
guide-follow-ups = あわせてよく聞かれること
# $number: number of the step; $name: its name
guide-step-link = 手続{ $number }「{ $name }」を見る
guide-rate = 役に立ちましたか
guide-rate-yes = はい
guide-rate-no = いいえ
guide-rated-yes = 「役に立った」と記録しました。
guide-rated-no = 「役に立たなかった」と記録しました。職員にも質問できます。
guide-suggestions = よくある質問
guide-suggestions-page = 前のページに関係する質問
guide-question = 質問
guide-question-hint = 500文字まで。答えられなかった質問は、職員が読みます。お名前、電話番号、受付番号などは書かないでください。
guide-send = 質問を送る
guide-ask-person = 職員に質問する
guide-person-first = 地方厚生（支）局の職員に、直接質問することもできます。
guide-about-plan = 次の計画の日付でお答えします。
# $month, $prefecture, $kind: names
guide-plan-name = { $month }・{ $prefecture }・{ $kind }
# $label: the name its owner gave; $name: month, prefecture, kind
guide-plan-labelled = { $label }（{ $name }）
guide-other-plans = 別の計画について案内に聞く
# $known: month, prefecture and kind, as far as known
guide-about-known = 答えに使う条件：{ $known }
guide-about-nothing = 診療開始月と都道府県を選ぶと、実際の日付でお答えします
# $month: month
guide-about-opening = { $month }に診療開始
guide-about-unknown = 選ばない
guide-about-use = この条件で答える
guide-opening = 診療開始月
guide-prefecture = 都道府県
guide-kind = 種別
guide-kept-title = やりとりの保存
guide-kept-account = やりとりは、あなたのアカウントに保存されます。
guide-kept-session = やりとりを見られるのは、このブラウザーだけです。クッキー（session）で結び付け、14日使わないと表示されなくなります。質問は90日後に消します。
guide-kept-staff = 答えられなかった質問と、役に立たなかった答えの質問は、90日の間、厚生局の職員が読みます。新しい答えを書くためです。名前や計画は表示しません。
guide-kept-privacy = 預かる内容について（プライバシー）
guide-kept-print = このページは、そのまま印刷できます。
guide-forget = やりとりを消す
guide-forget-text = 消すと元に戻せません。すでに職員に送った質問は、消えません。
guide-forget-button = このやりとりを消す
# $time: time
guide-flash-forgotten = { $time }に、やりとりを消しました。

## Where are you now?
guide-where-title = 今、どこまで進んでいますか
guide-where-lead = あてはまるものを選ぶと、次の手続と日付がわかります。
guide-where-provisional_code = まだ何もしていない・わからない
guide-where-account = 仮コード（受付番号の代わりの番号）が届いた
guide-where-card_reader = ポータルサイトのアカウントを登録した
guide-where-number_request = 顔認証付きカードリーダーを申請した
guide-where-number_presentation = 地方厚生（支）局に、受付番号を依頼した（別紙１を出した）
guide-where-applications = 受付番号を実施機関に提示した
guide-where-non_designation_report = 指定が行われないことになった
guide-where-month-title = 診療開始月はいつですか
guide-where-month-lead = 診療を始める月です。日付は、この月から逆算します。
guide-where-place-title = 都道府県はどこですか
guide-where-place-lead = 依頼書を出す地方厚生（支）局と、その期限が決まります。
guide-where-found-title = 次の手続
# $number: number of the step; $name: its name
guide-where-step = 手続{ $number } { $name }
# $month: month
guide-where-opening = { $month }に診療を始める場合
guide-where-at-once = 期日はありません。速やかに報告してください。
# $party: whom it is addressed to
guide-where-to = 手続の相手：{ $party }
guide-where-back = 「案内に聞く」へ戻る
guide-where-back-step = 戻る
guide-where-again = はじめから選び直す
guide-where-to-step = 計画の手続のページを見る
guide-where-to-plan = 診療開始までの計画を見る
guide-where-person = あてはまるものがないときは、地方厚生（支）局の職員に質問できます。
guide-where-ask = この手続について案内に聞く

## Handing over
guide-handed-title = 一緒に送る案内とのやりとり
guide-handed-hint = 送らない場合は、下の欄の選択を外してください。
guide-handed-include = 案内とのやりとりも職員に送る
guide-handed-desk = 質問の前の、案内とのやりとり

## What was not answered, for staff
unanswered-title = 案内が答えられなかった質問
# $days: number of days
unanswered-lead = この{ $days }日間の質問です。話題を追加するときの参考にしてください。質問者と番号は表示しません。
unanswered-none = 答えられなかった質問はありません。
unanswered-by-topic = 話題ごとの質問
unanswered-unhelpful = 役に立たなかった答え
# $topic: name of a topic
unanswered-near = 「{ $topic }」に近い質問
unanswered-near-nothing = 近い話題のない質問
# $name: heading; $times: number of questions
unanswered-group = { $name }（{ $times }件）
unanswered-column-question = 質問
unanswered-column-reason = 理由
unanswered-column-times = 件数
unanswered-column-last = 最後の日
unanswered-reason-unclear = 話題をしぼれなかった
unanswered-reason-unhelpful = 役に立たなかった
unanswered-reason-not_covered = 通知に書かれていない
unanswered-reason-prediction = 個別の判断や見通し
unanswered-reason-money = 金額や補助金
unanswered-reason-technical = 機器や設定
unanswered-reason-other_procedure = ほかの手続
unanswered-reason-profession = 専門の相談
unanswered-reason-off_topic = 手続と関係がない
