### The plan before any account, its picture, its calendar file.

plan-title = 診療開始までの計画
# $month, $prefecture, $kind: names
plan-heading = { $month }に{ $prefecture }で開く{ $kind }の計画
# $bureau: name
plan-bureau = 担当：{ $bureau }
plan-opening = 診療開始月
plan-prefecture = 都道府県
plan-kind = 種別
plan-change = 月・都道府県・種別を変える
plan-done = すでに済んだこと
plan-done-unsaid = 選ばない
plan-done-nothing = 何もまだ
plan-done-request = 依頼書は出した
plan-done-application = 指定の申請も出した
plan-done-number = 受付番号が届いた
plan-update = この条件で表示
plan-updated = 計画を更新しました。
plan-update-failed = 計画を更新できませんでした。「この条件で表示」を押してください。
plan-twin-title = 医科・歯科併設：1回ずつのもの、共通のもの
plan-twin-notice = 医科と歯科で一つずつ：依頼書（別紙１）、受付番号（手続4）、受付番号の提示と二つの申請（手続5・6）。
plan-twin-code = 仮コード（手続1）も一つずつです。仮コードは、それぞれの受付番号と入れ替えるためです。
plan-twin-shared = 共通のもの：診療開始月、日程、厚生局。依頼書に書く内容は、計画を保存すると一度の入力で済みます。
plan-twin-reader = カードリーダー（手続3）を別々に申請するかどうかは、確かめられていません。コールセンターにお尋ねください。

## Verdicts: what it is, what it means
verdict-on_time-title = 間に合う予定です
verdict-tight-title = 急げば間に合う見込みです
verdict-tight-text = 2021年の通知の目安（5か月前）を過ぎました。通知では、発送まで4～5か月です。
verdict-card_reader_late-title = カードリーダーが間に合わないおそれがあります
verdict-card_reader_late-text = 2021年の通知では、発送まで4～5か月です。届く時期を確かめてください。
verdict-individual_handling-title = 提出期限を過ぎました。個別の対応になります
verdict-individual_handling-text = 行き止まりではありません。間に合わなかった場合は、実施機関が個別に対応します。
verdict-returned-title = 厚生局の提出期限を過ぎました
verdict-returned-text = 月初からのオンライン資格確認が間に合わないことがあります。指定の申請の期限は別に確かめてください。
verdict-past-title = 診療開始月に入っています
verdict-past-text = この月の1日から始める計画は作れません。
# Step 4: not known to be late, and no longer safe ($date: the last safe day)
# $month: month
plan-earliest = 間に合う最も早い月（{ $month }）の計画を見る
# $date: date; $days: number of days
plan-days-to-opening = 診療開始の{ $date }まで、あと{ $days }日

## What is already done: the question of a late plan ($date: date)
late-question = 手続4（依頼書）は、もう厚生局に出しましたか
late-safe-day-over = 安心して出せる日は、{ $date }まででした。
late-deadline-over = 厚生局の提出期限は、{ $date }でした。
late-submission-over = 手続5・6の期限は、{ $date }でした。
late-designation = 開業できるかは指定の話です。厚生局に確かめてください。
late-individual = 手続5・6の期限に間に合わないときは、実施機関が個別に対応します（個別対応）。
# $answer: what was answered
late-answer = お答え：{ $answer }
late-answer-change = 答えを変える

## The next thing to do
plan-next-title = 次にすること
plan-next-not-yet = まだ出していないとき、次にすること
plan-do-provisional_code = 「仮コード」の発行を実施機関に依頼する
plan-do-account = ポータルサイトに登録する
plan-do-card_reader = カードリーダーを手配する
plan-do-number_request = 受付番号の情報提供を厚生局に依頼する
plan-do-number_presentation = 受付番号をポータルサイトで示す
plan-do-applications = 利用申請と電子証明書の発行申請をする
plan-do-non_designation_report = 指定が行われなかったことを報告する
plan-today = 今日のうちに
plan-next-open-day = 次の開庁日：
plan-within-today = 今日中に
plan-bureau-page = 厚生局のページを開く
plan-phone-on-page = 電話番号は、厚生局のページで確かめられます。
# $date: date
turn-bring-request-title = 手続4を安心して出せるのは、今日までです
turn-bring-request-text = 厚生局の期限が{ $date }でも間に合う、最後の日です。
turn-bring-request-do = 厚生局に電話してから、依頼書を持って行く
turn-bring-request-how = 今日届く必要があります。郵送では間に合いません。先に電話で、受付の場所と時間を確かめてください。
turn-ask-bureau-title = 手続4を安心して出せる日を過ぎました
# $date: date
turn-ask-bureau-text = { $date }までが安心でした。期限が未確認の厚生局では、まだ受け付けられることもあります。
turn-ask-bureau-do = 受け付けられるか、厚生局に確かめる
turn-returned-do = これからの進めかたを、厚生局に相談する
# $date: date
turn-returned-means = 依頼が遅れると、{ $date }からのオンライン資格確認が間に合わないことがあります。
turn-await-letter-title = 厚生局の返事を待つ番です
# $date: date
turn-await-letter-text = 手続5・6の期限は、{ $date }です。
turn-await-letter-do = 回答書（受付番号）が届くのを待つ
# $date: date
turn-await-letter-then = 届いたら、{ $date }までに、受付番号をポータルサイトで示します（手続5・6）。
turn-await-letter-application = 指定の申請がまだなら、締切を厚生局に確かめてください。
turn-miss-letter-title = 回答書の発送の予定日を過ぎました
# $date: date
turn-miss-letter-text = { $date }までに発送される予定でした。
turn-miss-letter-do = 回答書が届いていなければ、厚生局に尋ねる
turn-present-title = 受付番号を示す番です
# $date: date
turn-present-text = 手続5・6の期限は、{ $date }です。
turn-present-do = 受付番号をポータルサイトで示し、二つの申請をする
turn-present-how = 受付番号の提示（手続5）、利用申請と電子証明書の発行申請（手続6）です。
turn-present-today-title = 手続5・6は、今日が期限です
# $date: date
turn-present-today-text = { $date }中に済めば、期限に間に合います。
turn-present-today-do = ポータルサイトで、今日中に示して申請する
turn-call-help-desk-do = コールセンターに電話して、個別の対応を相談する
turn-call-help-desk-how = 依頼書（別紙１）がまだなら、厚生局にも確かめてください。
turn-past-do = 別の診療開始月を選ぶ
# $phone: number
plan-call = { $phone } に電話する
plan-choose-month = 診療開始月を選び直す

## What can be done with the plan
plan-keep = 保存して、お知らせを受け取る
plan-keep-short = 計画を保存する
plan-add = わたしの計画に加える
plan-calendar = カレンダーに入れる（.ics）
plan-take-along = 印刷するとA4用紙1枚になります。このページのアドレスで、同じ計画をいつでも開けます。

## The picture ($date: date)
plan-picture-title = 月ごとの流れ
picture-label = { $date }の診療開始までの流れの図
picture-in-words = 図の内容を文字で読む
# $year: number
picture-year = { $year }年
# $from, $to: steps by number
picture-from-to = { $from }～{ $to }
picture-and = ・
# $steps: steps by number
picture-prepare = { $steps }　準備と申請
picture-reader = カードリーダーを待つ
picture-reader-months = 4～5か月
picture-request = 4　依頼 → 回答を待つ
picture-submit = { $steps }　提示と申請
picture-opening = 診療開始
picture-opening-day = { $date } 診療開始
picture-today = 今日
picture-today-before = ← 今日
picture-legend-do = ご自身がする
picture-legend-wait = 待つ
picture-legend-due = 期限・目安
picture-word-today = { $date }：今日
# $number: number; $name: name
picture-word-step = 手続{ $number }（{ $name }）
# $steps: steps by number and name
picture-word-steps = { $date }まで：{ $steps }
picture-word-reply = { $date }まで：厚生局が回答書を発送
picture-word-opening = { $date }：診療開始
picture-word-reader = カードリーダーは、申請から発送まで4～5か月かかるとされます。

## The steps
plan-steps-title = 七つの手続
plan-steps-text = どの手続も、ご自身で行います。
# $number: number
step-number-words = 手続{ $number }
# $bureau: name
rail-reply = 回答書（受付番号）が{ $bureau }から届きます。
rail-opening = この日から、オンライン資格確認を使えます。
plan-step-at-once = 指定が行われなかったときだけ、速やかに
plan-step-twice = 医科と歯科で1回ずつ
plan-step-twin-account = 二つ目には、別のメールアドレスが必要とされています。
plan-step-twin-form = 依頼書（別紙１）は2枚です。
plan-step-twin-reader = 1回ずつかどうかは未確認
plan-step-twin-report = 指定が行われなかったほうだけ
plan-step-provisional_code = 受付番号の代わりに使う、00で始まる番号です。実施機関に発行してもらいます。
plan-step-account = 仮コードで、医療機関等向け総合ポータルサイトに登録します。
plan-step-account-by-number = 受付番号で、医療機関等向け総合ポータルサイトに登録します。
plan-step-card_reader = 提供の申請か購入で手配します。2021年の通知では、発送まで4～5か月です。
# $bureau: name
plan-step-number_request = 依頼書（別紙１）を{ $bureau }へ出します。通知では、指定の申請と一緒に出します。
plan-step-number_presentation = 回答書で届いた受付番号を、ポータルサイトで示します。
plan-step-applications = 受付番号で、二つの申請をポータルサイトで行います。
plan-step-non_designation_report = 受付番号や医療機関名などを、実施機関に報告します。

## The card reader: two sentences of the notice
plan-reader-title = カードリーダーはいつ届くか
plan-reader-text = 通知には、次の二つの文があります。一つの日付にまとめずに、そのまま示します。
plan-reader-months = 「発送まで４～５ヶ月かかります。」（手続3の申請から）
plan-reader-on-number = 「こちらをもって顔認証付きカードリーダーを発送いたします。」（手続5の受付番号の提示をもって）
plan-reader-ask = 届く時期は、コールセンターにご確認ください。

## What the dates rest on
plan-dates-title = 日付の根拠と出典
date-name-card_reader_request = 手続1～3の目安
date-name-card_reader_latest = カードリーダーの申請の最も遅い目安（発送まで4か月の場合）
date-name-number_request_due = 手続4を提出する日
date-name-reply_dispatch = 回答書の発送
date-name-designation_application = 指定の申請
date-name-submission_due = 手続5・6の期限

## What is not known ($date: date)
plan-unknown-bureau-rule = 厚生局の決まりがどの月から使われるかは、ページに書かれていません。用心して2024年10月の開設分から当てはめています。
plan-unknown-projected = 「見込み」の日付は、決まりから計算したものです。公表された日程が出たら、そちらが優先します。
plan-unknown-holidays = { $date }より後の祝日は、まだ正式に決まっていません。計算した祝日を使っています。

## Before the application
plan-application-month = どの月の締切かは、確かめられていません。

## What has changed
# $count: number
plan-changes-title = 通知の後に変わったこと（{ $count }件）
# $bureau: name
plan-changes-text = 次は、それぞれのページから読み取ったお知らせです。日付の計算には使っていません。{ $bureau }での扱いは、窓口でご確認ください。
plan-ask-title = わからないときは
# $date: date
plan-portal-known = { $date }の通知にあるアドレスです。開かないときは、サイトの名前で探してください。

## The calendar file: summaries of events, and lines in them
calendar-card_reader_request = 手続1～3の目安：仮コード・アカウント・カードリーダー
calendar-number_request_due = この日まで：受付番号の情報提供依頼を厚生局へ
calendar-reply_dispatch = 厚生局が回答書を発送する予定
calendar-card_reader_request-number-first = 目安：カードリーダーの手配（手続3）
calendar-submission_due-number-first = 期限：アカウント登録・受付番号の提示・利用申請と電子証明書発行申請
calendar-designation_application = 指定の申請を厚生局に出す
calendar-submission_due = 期限：受付番号の提示と利用申請・電子証明書発行申請
calendar-opening = 診療開始
calendar-opening-text = オンライン資格確認を始める日です。
# $bureau: name
calendar-bureau = 担当：{ $bureau }
