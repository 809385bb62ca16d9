### The plan before any account, its picture, its calendar file.

plan-title = 診療開始までの計画
# $month, $prefecture, $kind: names
plan-heading = { $month }に開設・{ $prefecture }・{ $kind }
# $bureau: name
plan-bureau = 担当：{ $bureau }
plan-opening = 診療開始月
plan-prefecture = 都道府県
plan-kind = 種別
plan-update = この条件で表示
plan-updated = 計画を更新しました。
plan-update-failed = 計画を更新できませんでした。「この条件で表示」を押してください。
plan-twin-title = 医科・歯科併設：1回ずつのもの、共通のもの
plan-twin-notice = 医科と歯科で一つずつ：依頼書（別紙１）、受付番号（手続4）、受付番号の提示と二つの申請（手続5・6）。
plan-twin-code = 仮コード（手続1）も一つずつです。仮コードは、それぞれの受付番号と入れ替えるためです。
plan-twin-account = ポータルサイトのアカウント（手続2）も一つずつです。二つ目には別のメールアドレスが必要とされています（ポータルサイトのよくある質問、2021～22年）。
plan-twin-shared = 共通のもの：診療開始月、日程、厚生局。依頼書に書く内容は、計画を保存すると一度の入力で済みます。
plan-twin-reader = カードリーダー（手続3）を別々に申請するかどうかは、確かめられていません。コールセンターにお尋ねください。

## Verdicts: what it is, what it means, what to do now
verdict-on_time-title = 間に合う予定です
verdict-on_time-text = 今日から順に進めれば、診療開始月の1日から使えます。
verdict-on_time-do = まず、次の一つから始めてください。
verdict-tight-title = 急げば間に合う見込みです
verdict-tight-text = カードリーダーの申請の目安（5か月前）を過ぎました。発送まで4～5か月かかるため、余裕がありません。
verdict-tight-do = 手続1～3を、今すぐ始めてください。
verdict-card_reader_late-title = カードリーダーが間に合わないおそれがあります
verdict-card_reader_late-text = 発送まで4～5か月かかるとされ、診療開始まで4か月を切っています。ほかの手続は、まだ間に合います。
verdict-card_reader_late-do = 今すぐ申請し、届く時期をコールセンターに確かめてください。受付番号の手続も予定どおり進めてください。
verdict-individual_handling-title = 提出期限を過ぎました。個別の対応になります
verdict-individual_handling-text = 行き止まりではありません。期限に間に合わなかった場合は、実施機関が個別に対応します。
verdict-individual_handling-do = 受付番号をお持ちなら、コールセンターに電話し、期限後の提出について相談してください。依頼書（別紙１）をまだ出していないときは、厚生局にも確かめてください。
verdict-returned-title = この月の1日からは間に合いません
verdict-returned-text = 厚生局の提出期限を過ぎました。期限以降の申請は、返戻（受け付けずに返すこと）になります。
verdict-returned-do = 診療開始月を変えた計画を見るか、厚生局に相談してください。
verdict-past-title = 診療開始月の1日を過ぎています
verdict-past-text = この月の1日から始める計画は作れません。
verdict-past-do = 別の月を選ぶか、コールセンターにご相談ください。
# Step 4: not known to be late, and no longer safe ($date: the last safe day)
verdict-ask-title = 手続4を提出できるか、今日すぐ厚生局に確かめてください
verdict-ask-text = 手続4を安全に提出できる日（{ $date }）を過ぎました。厚生局の期限以降の申請は、返戻（受け付けずに返すこと）になります。
verdict-ask-unconfirmed = この厚生局の期限は確かめられていないため、まだ受け付けられることもあります。
verdict-ask-do = 返戻になると、この月の1日からは使えません。
verdict-ask-reader = カードリーダーも、間に合わないおそれがあります。今すぐ申請し、届く時期をコールセンターに確かめてください。
# $month: month
plan-earliest = { $month }開設の計画を見る（間に合う最も早い月）

## The next thing to do
plan-next-title = 次にすること
plan-next-on_time = 実施機関に「仮コード」（受付番号の代わりの番号）の発行を依頼する
plan-next-tight = 実施機関に「仮コード」（受付番号の代わりの番号）の発行を、今すぐ依頼する
plan-next-card_reader_late = 実施機関に「仮コード」（受付番号の代わりの番号）の発行を、今すぐ依頼する
plan-next-ask = 手続4を提出できるか、今日すぐ厚生局に確かめる
plan-next-individual_handling = コールセンターに電話して、個別の対応を相談する
plan-next-returned = 間に合う月の計画に切り替えるか、厚生局に相談する
plan-next-past = 別の診療開始月を選ぶ
# $phone: number
plan-call = { $phone } に電話する
plan-hours-below = 今日の受付時間と問い合わせ先
plan-ask-below = 問い合わせ先を見る
plan-choose-month = 診療開始月を選び直す

## What can be done with the plan
plan-keep = 計画を保存して、お知らせを受け取る
plan-add = わたしの計画に加える
plan-calendar = カレンダーに入れる（.ics）
plan-take-along = このページのアドレスを控えておくと、同じ計画をいつでも開けます。

## The picture
plan-picture-title = 月ごとの流れ
# $date: date
picture-label = { $date }の診療開始までの流れの図
picture-in-words = 図の内容を文字で読む
picture-prepare = 1～3 準備と申請
picture-reader = カードリーダーを待つ（4～5か月）
picture-request = 4 依頼 → 回答を待つ
picture-submit = 5・6 提示と申請
picture-opening = 診療開始
picture-today = 今日
picture-today-before = ← 今日
# $date: date
picture-word-today = { $date }：今日
picture-word-prepare = { $date }まで：手続1～3（仮コード、アカウント、カードリーダー）。カードリーダーの発送まで4～5か月待つ
picture-word-request = { $date }まで：手続4（受付番号の情報提供依頼）。その後、厚生局の回答を待つ
picture-word-reply = { $date }まで：厚生局が回答書を発送
picture-word-submit = { $date }まで：手続5と6（受付番号の提示、利用申請・電子証明書発行申請）
picture-word-opening = { $date }：診療開始

## The steps
plan-steps-title = 七つの手続
plan-steps-text = どの手続も、ご自身が実施機関のポータルサイトや厚生局で行います。このサイトは申請を代行しません。
# $number: number
step-number-words = 手続{ $number }
# $party: name
plan-step-to = 相手：{ $party }
plan-step-start = 始められるのは、回答書が届いてから。発送の予定日：
# $steps: steps by number
plan-step-after = 先に済ませること：{ $steps }
plan-step-at-once = 指定が行われなかったときだけ、速やかに
plan-step-twice = 医科と歯科で1回ずつ
plan-step-twin-reader = 1回ずつかどうかは未確認
plan-step-twin-report = 指定が行われなかったほうだけ
plan-step-not-used = この厚生局では、この手続がなくなった可能性があります。
plan-step-provisional_code = 受付番号をもらう前に使う、00で始まる番号を発行してもらいます。
plan-step-account = 仮コードで、医療機関等向け総合ポータルサイトに登録します。
plan-step-card_reader = 仮コードで、顔で本人を確かめる機器を申請します。発送まで4～5か月かかります。
plan-step-number_request = 指定の申請と一緒に依頼書（別紙１）を出します。受付番号は、付与される予定の医療機関等コードです。指定そのものではありません。
plan-step-number_presentation = 厚生局の回答書で届いた受付番号を、ポータルサイトで示します。
plan-step-applications = 受付番号で、利用の申請と電子証明書の発行申請をします。
plan-step-non_designation_report = 受付番号や医療機関名などを、実施機関に報告します。

## The card reader: two sentences of the notice
plan-reader-title = カードリーダーはいつ届くか
plan-reader-text = 通知には、次の二つの文があります。一つの日付にまとめずに、そのまま示します。
plan-reader-months = 「発送まで４～５ヶ月かかります。」（手続3の申請から）
plan-reader-on-number = 「こちらをもって顔認証付きカードリーダーを発送いたします。」（手続5の受付番号の提示をもって）
plan-reader-ask = 届く時期は、コールセンターにご確認ください。

## What the dates rest on
plan-dates-title = 日付の根拠
plan-dates-text = 日付ごとに、元になった決まり、ほかの決まりではいつになるか、最後に確かめた日を示します。
plan-dates-open = 五つの日付の根拠を読む
date-name-card_reader_request = 手続1～3の目安
date-name-card_reader_latest = カードリーダーの申請の最も遅い目安（発送まで4か月の場合）
date-name-number_request_due = 手続4を提出する日
date-name-reply_dispatch = 回答書の発送
date-name-submission_due = 手続5・6の期限

## What is not known
plan-unknown-title = まだわからないこと
# $bureau: name; $date: date
plan-unknown-request = { $bureau }の提出期限（手続4）は、日が確かめられていません。必ず厚生局のページか窓口でご確認ください。
plan-unknown-bureau-rule = 厚生局の決まりがどの月から使われるかは、ページに書かれていません。用心して2024年10月の開設分から当てはめています。
plan-unknown-projected = 「見込み」の日付は、決まりから計算したものです。公表された日程が出たら、そちらが優先します。
plan-unknown-holidays = { $date }より後の祝日は、まだ正式に決まっていません。計算した祝日を使っています。
plan-unknown-ask = 確かめる先：

## Before the application
plan-before-title = 指定の申請の前に
plan-before-early = 受付番号を希望する場合は、指定の申請も早めに出す必要があります。
# $day: day of the month
plan-application-day-next = 指定の申請の締切は{ $day }日です。閉庁日なら、次の開庁日になります。
plan-application-day-previous = 指定の申請の締切は{ $day }日です。閉庁日なら、前の開庁日になります。
plan-application-day-none = 指定の申請の締切は{ $day }日です。閉庁日の扱いは書かれていません。
plan-application-month = どの月の締切かは、確かめられていません。

## What has changed
plan-changes-title = 通知の後に変わったこと
# $bureau: name
plan-changes-text = 次は、それぞれのページから読み取ったお知らせです。日付の計算には使っていません。{ $bureau }での扱いは、窓口でご確認ください。
plan-ask-title = 問い合わせ先

## The calendar file: summaries of events, and lines in them
calendar-card_reader_request = 手続1～3の目安：仮コード・アカウント・カードリーダー
calendar-number_request_due = この日まで：受付番号の情報提供依頼を厚生局へ
calendar-reply_dispatch = 厚生局が回答書を発送する予定
calendar-designation_application = 指定の申請を厚生局に出す
calendar-submission_due = 期限：受付番号の提示と利用申請・電子証明書発行申請
calendar-opening = 診療開始
calendar-opening-text = オンライン資格確認を始める日です。
# $bureau: name
calendar-bureau = 担当：{ $bureau }
