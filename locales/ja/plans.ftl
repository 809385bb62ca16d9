### Kept plans: list, step list, moves, history, feed.

## The list
plans-title = わたしの計画
plans-none = 保存した計画はまだありません。
plans-add = 計画を追加する
plans-all = わたしの計画の一覧へ
# $step: name
plans-next = 次：{ $step }
# $waits: whom one waits for; $then: the name of the date after it
plans-next-then = { $waits }（その次は、{ $then }）
# $email: address
mails-go-to = お知らせメールの送り先：{ $email }
mails-change = 送り先や回数を変える
# $time: time of day
plans-saved = { $time } に保存しました
plans-taken-back = { $time } に記録を取り消しました
plans-moved = { $time } に診療開始月を変えました
plans-removed = { $time } に計画を削除しました
plans-kept = { $time } に計画を保存しました

## No room for another plan (the figures: `domain::account`)
plans-full-active-title = 計画をこれ以上保存できません
plans-full-active-text = 一つのアカウントに保存しておける計画は、30件までです。一覧で使わない計画を削除すると、この計画を保存できます。
plans-full-active-flash = サインインしました。計画は30件まで保存できるため、この計画は保存していません。「わたしの計画」で使わない計画を削除すると、保存できます。
plans-full-ever-title = このアカウントには、新しい計画を保存できません
plans-full-ever-text = 一つのアカウントに保存できる計画は、削除したものも数えて100件までです。今ある計画の診療開始月を変えてお使いになるか、このページの下にある運営者の連絡先にお知らせください。
plans-full-ever-flash = サインインしました。計画は、削除したものも数えて100件まで保存できるため、この計画は保存していません。今ある計画の診療開始月を変えてお使いください。
plans-full-day-title = 今日は、計画をこれ以上保存できません
plans-full-day-text = 24時間のうちに保存できる計画は、20件までです。明日、もう一度保存してください。
plans-full-day-flash = サインインしました。24時間のうちに保存できる計画は20件までのため、この計画は保存していません。明日、もう一度保存してください。
plans-full-asked = まだ保存していない計画
plans-full-again = もう一度保存する

## A plan
kept-plan-title = 計画
# $month: month; $prefecture, $kind: names
kept-line = { $month } { $prefecture } { $kind }
# $plan: name
kept-back = 「{ $plan }」へ戻る
files-nothing = つきはじめは、どこにも申請や提出をしません。ポータルサイトと厚生局での手続はご自身で行い、ここに記録してください。
kept-next-title = 次にすること
kept-nothing-left = 今することはありません。
kept-opening-day = 診療開始日
kept-opening-today = 今日です
kept-outcome-text = 指定の通知を受けたら、ここに記録してください。
# $number: number of the step
kept-next-open = 手続{ $number }の進めかたを見る
kept-next-waiting = 今は、返事を待つ番です
next-open-application = 指定の申請の進めかたを見る
next-at-once = 速やかに行ってください。
kept-next-record = 手続{ $number }に記録する
next-returned = 別の診療開始月を選ぶ
next-missed = 期限を過ぎています。まず実施機関に連絡してください。
kept-steps-title = 七つの手続
kept-actions-title = この計画でできること
kept-action-form1 = 別紙１（依頼書）を作る
kept-action-opening = 診療開始月を変える
kept-action-ready = 月初の準備ができているか確かめる
kept-action-calendar = カレンダーに入れる
kept-action-name = 計画に名前を付ける
kept-action-history = 変更の履歴を見る
kept-action-remove = この計画を削除する
ask-bureau = 厚生局の職員に質問する
ask-bureau-with-this = この文で厚生局の職員に質問する

## What today means for a kept plan
kept-verdict-on_time = 予定どおりに進んでいます。
kept-verdict-tight = 2021年の通知では、カードリーダーの申請の目安を過ぎました。
kept-verdict-card_reader_late = 2021年の通知では、カードリーダーが間に合わないおそれがあります。
kept-verdict-individual_handling = 実施機関への提出期限を過ぎています。個別対応になります。
kept-verdict-returned = 受付番号の依頼の期限を過ぎました。
kept-verdict-past = 診療開始月になりました。まだ済んでいない手続があります。
standing-not-designated = 指定が行われなかったと記録されています。
standing-ready = 手続1から6と指定の申請は、すべて記録されています。
standing-ready-late = 手続はすべて済みましたが、提出期限の後でした。月初から使えるか、コールセンターに確かめてください。
standing-ask-bureau = 手続4をまだ受け付けてもらえるか、厚生局に確かめてください。
standing-ready-and-designated = 手続がすべて済み、指定も受けました。

## States of a step
step-state-cannot-start = まだ始められません
step-state-to-do = これから
step-state-waiting-bureau = 厚生局の返事待ち
step-state-waiting-implementing-body = 実施機関の返事待ち
step-state-done = 済み
step-state-not-needed = 今は必要ありません
step-state-not-used = 厚生局のページによれば不要（未確認）
# $date: date of the page
step-not-used-unsettled = 厚生局のページ（{ $date }）によれば不要です（未確認）。
step-not-used-settled = 厚生局のページ（{ $date }）によれば不要です。
step-state-returned = 返戻
step-state-missed = 期限を過ぎました
# $date: date
step-done-on = { $date } 済み
# $handed, $answered: dates
step-handed-in-and-answered = 提出 { $handed }・回答 { $answered }
step-answered-on = 回答 { $date }
step-returned-on = { $date } 返されました
# $steps: names
step-first = 先に{ $steps }を済ませてください。
# $name: name
step-quoted = 「{ $name }」

## The letter with the number
letter-question = 厚生局から、受付番号の回答書は届きましたか
# $date: date
letter-dispatched = 発送の予定日は{ $date }でした。
# $date: date; $days: number of open days
open-days-left = { $days ->
    [0] 提出期限は{ $date }です。残りの開庁日はありません。
   *[other] 提出期限の{ $date }まで、開庁日はあと{ $days }日です。
}
letter-has-come = 届いた：受付番号を記録する
letter-not-yet = まだ届いていない
letter-not-yet-recorded = { $date }に「まだ届いていない」と記録しました。
kept-letter-title = 回答書がまだ届いていないとき
letter-bureau-title = 1　厚生局に確かめる
letter-bureau-text = 次の内容で質問できます。必要に応じて書き足してください。
# $prefecture, $kind: names; $month: month; $dispatched, $due: dates
letter-question-draft = { $month }に{ $prefecture }で開設予定の{ $kind }です。受付番号の回答書（{ $dispatched }までに発送予定）がまだ届いていません。発送の状況を教えてください。実施機関への提出期限は{ $due }です。
letter-body-title = 2　実施機関に相談する（個別対応）
letter-body-text = 期限までに提出できない場合は、実施機関が個別に対応します。早めに電話してください。
letter-dates-title = 日程

## Steps 5 and 6 with the number in hand

## The 15th was missed
handling-title = 提出期限を過ぎたときにすること
handling-text = 期限に間に合わなかった場合は、実施機関が個別に対応します。あきらめずに、まず電話してください。
handling-with-number = 受付番号は記録済みです。手元に用意して電話してください。
handling-no-number = まだ記録されていません。届いている場合は、手続4に記録してから電話してください。届いていない場合は、厚生局にも確かめてください。
handling-say-title = 電話で伝えること
# $prefecture, $kind: names; $month: month; $due: date
handling-say = 「{ $month }に{ $prefecture }で開設予定の{ $kind }です。提出期限（{ $due }）に間に合いませんでした。個別対応をお願いできますか」
handling-more = 厚生局に確かめること・別の月にするとき
handling-ask-title = 厚生局に確かめること
# $prefecture, $kind: names; $month: month; $due: date
handling-question-draft = { $month }に{ $prefecture }で開設予定の{ $kind }です。実施機関への提出期限（{ $due }）に間に合いませんでした。実施機関には個別対応を相談します。厚生局への手続で必要なことがあれば、教えてください。
# $words: what the Japanese means, on pages in another language
for-desk-meaning = 意味：{ $words }
reader-late-title = カードリーダーが遅れるおそれ
reader-late-text = 発送まで4～5か月かかります。申請がまだなら、今日のうちに申請してください。発送の時期は実施機関に確かめてください。

## Returned, past
returned-text = 期限以降の指定の申請は返されます（返戻）。開業については、厚生局に確かめてください。
# $month: month
other-month-button = { $month }で計画し直す
# $steps: names
reuse-steps = そのまま使える記録：{ $steps }
reuse-to-confirm = 使えるかどうか、厚生局に確かめる記録：{ $steps }
reuse-dropped = やり直しになる手続：{ $steps }

## A medical and dental pair
twin-title = 医科・歯科併設のもう一方

## Another opening month
kept-opening-title = 診療開始月を変える
opening-year = 年
opening-year-hint = 例：2027、令和9
opening-month = 月
opening-month-hint = 1から12
opening-compare = 日程を比べる
opening-compare-title = 変更の前と後
opening-date = 日程
opening-before = 今の計画
opening-after = 変更後
kept-date-opening = 診療開始日
# $plan: name
opening-twin = 併設のもう一方「{ $plan }」も、一緒に変わります。
filed-title = 指定の申請の月も変わります。厚生局に連絡してください
filed-text = ここで月を変えても、厚生局に出した指定の申請と依頼書（別紙１）は変わりません。出し直しが必要かどうかも、厚生局に確かめてください。
filed-number = 受付番号を受け取った後に延期し、指定が行われなかったときは、実施機関への報告（手続7）が必要です。
opening-reminders = 送る予定だったお知らせは取り消し、新しい日程で送ります。
# $month: month
opening-confirm = { $month }に変える

## The designation
# $date: date; $reason: name
outcome-designated = 指定を受けたと記録しました（指定日：{ $date }）。
outcome-not-designated = 指定が行われなかったと記録しました（{ $reason }、{ $date }）。
outcome-designated-button = 指定を受けたことを記録する
outcome-not-designated-link = 指定が行われなかったとき
outcome-take-back = 指定の結果の記録を取り消す
outcome-reported = 手続7の報告が記録されています。結果の記録を取り消すには、先に手続7の記録を取り消してください。
no-designation-title = 指定が行われなかったことを記録する
no-designation-what = 受付番号を受け取った後に、保険医療機関・保険薬局の指定が行われなかった場合の記録です。記録すると、次のようになります。
no-designation-closes = 手続5と6を閉じます。
no-designation-cancels = この計画の、送る予定だったお知らせを取り消します。
no-designation-opens = 手続7（実施機関への報告）を始めます。
no-designation-drafts = 報告の下書きを作ります。
no-designation-reversible = ここでは何も送信しません。記録は後から取り消せます。
no-designation-reason = 指定が行われなかった理由
no-designation-refused = 指定されなかった
no-designation-withdrawn = 申請を取り下げた
no-designation-postponed = 受付番号を受け取った後に延期した
no-designation-on = 分かった日
no-designation-button = 指定が行われなかったと記録する
no-designation-not = 記録せずに戻る
no-designation-recorded = すでに記録されています。
no-designation-no-number = 受付番号が記録されていないため、実施機関への報告は必要ありません。開設を延ばす場合は、診療開始月を変えてください。

## The report of step 7
report-title = 実施機関への報告の下書き
report-intro = 指定が行われなかったことは、速やかに実施機関へ報告してください。下の内容を写すか、印刷して使えます。
report-masked = 受付番号は隠しています。報告に使うときだけ表示してください。
report-reveal = 受付番号を入れて表示する
report-draft-title = 保険医療機関等の指定が行われなかった旨の報告
report-to = オンライン資格確認実施機関 御中
# $reason: name
report-sentence = 次の医療機関等について、保険医療機関等としての指定が行われませんでした（{ $reason }）。ご報告します。
report-number = 受付番号
report-kind = 種別
report-name = 名称
report-address = 所在地
report-bureau = 管轄の厚生局
report-opening = 診療開始予定月
report-on = 分かった日
report-blank = （手書きで記入してください）
report-print = このページは、ブラウザーの印刷機能でA4用紙に印刷できます。
report-record = 報告したら、手続7に記録する
report-recorded = 手続7の記録を見る

## Ready on the 1st
kept-ready-title = 月初の準備
ready-title = 月初からの準備ができました
ready-late-title = 手続は済みました。月初から使えるか確かめてください
# $done, $due, $opening: dates
ready-late-text = 手続5・6が済んだのは{ $done }で、提出期限（{ $due }）の後でした。期限後の提出は、実施機関が個別に対応します（個別対応）。{ $opening }から使えるかどうかを、コールセンターに確かめてください。
ready-not-yet-title = まだ済んでいない手続があります
ready-text = 手続1から6と指定の申請が、すべて記録されています。
ready-not-yet-text = まだ記録がない手続があります。
ready-next = 受付番号は指定ではありません。指定の通知を受けたら、ここに記録してください。
ready-designation-question = 指定を受けましたか
ready-designation-day = 指定日
ready-designation-hint = 指定の通知に書かれた日です。ふつうは診療開始月の1日です。
ready-pair-complete = 医科と歯科の両方の準備ができました。
ready-pair-incomplete = 医科と歯科の両方が済んで完了です。

## Name, removal
kept-name-title = 計画の名前
kept-name-label = 名前
kept-name-hint = 一覧で見分けるための名前です。空にすると元の表示に戻ります。
kept-name-save = 名前を保存する
kept-remove-title = 計画を削除する
remove-what = この操作は取り消せません。削除すると、次のようになります。
remove-reminders = この計画のお知らせは、届かなくなります。
remove-codes = 保存した番号と別紙１の内容が消えます。カレンダーの予定は取り消しになります。
remove-filed = ポータルサイトや厚生局に出した申請は、取り消されません。
# $plan: name
remove-twin = 併設のもう一方「{ $plan }」は残ります。
remove-button = 削除する
remove-not = 削除せずに戻る

## History
kept-history-title = 変更の履歴
history-when = 日時
history-what = 内容
history-who = 操作した人
history-you = あなた
history-staff = 厚生局の職員
# $step: name; $month: month; $date: date
kept-event-kept = 計画を保存しました
kept-event-opening-changed = 診療開始月を{ $month }に変えました
kept-event-step-asked = 「{ $step }」を依頼・提出したと記録しました（{ $date }）
kept-event-step-done = 「{ $step }」を済みと記録しました（{ $date }）
kept-event-step-not-needed = 「{ $step }」を必要なしと記録しました（{ $date }）
kept-event-step-returned = 「{ $step }」を返戻と記録しました（{ $date }）
kept-event-step-taken-back = 「{ $step }」の記録を取り消しました
kept-event-code-stored = 「{ $step }」の番号を保存しました
kept-event-code-shown = 「{ $step }」で番号を表示しました
kept-event-note = 「{ $step }」のメモを書き換えました
kept-event-letter-not-yet = 回答書がまだ届いていないと記録しました（{ $date }）
kept-event-no-designation = 指定が行われなかったと記録しました（{ $date }）
kept-event-designated = 指定を受けたと記録しました（{ $date }）
kept-event-outcome-taken-back = 指定の結果の記録を取り消しました
kept-event-renamed = 計画の名前を変えました
kept-event-removed = 計画を削除しました
kept-event-feed-made = カレンダーのアドレスを作りました
kept-event-feed-revoked = カレンダーのアドレスを無効にしました
kept-event-form1-saved = 別紙１の内容を保存しました
kept-event-form1-made = 別紙１のPDFを作りました
kept-event-application-handed-in = 指定の申請を出したと記録しました（{ $date }）
kept-event-application-returned = 指定の申請を返戻と記録しました（{ $date }）
kept-event-application-taken-back = 指定の申請の記録を取り消しました
kept-event-told = 厚生局から聞いた期限を記録しました（{ $date }）
kept-event-told-taken-back = 厚生局から聞いた期限を取り消しました
kept-event-ticked = 月初までの確認を記録しました
kept-event-other = 計画を変更しました

## Codes
code-provisional = 仮コード
code-provisional-hint = 00で始まる7けたの番号です。空白やハイフンがあってもかまいません。
code-reception = 受付番号
code-reception-hint = 厚生局の回答書にある7けた（都道府県と点数表の番号を付けると10けた）の番号です。
code-show = 番号を表示する
code-hide = 番号を隠して手続に戻る
code-care = 受付番号は指定ではありません。準備のためだけに使い、適切に管理してください。
kept-code-title = 番号の表示

## Nothing was saved
notice-title = 保存できませんでした
notice-changed-meanwhile = 別の画面で計画が変わっています。今の内容を確かめて、もう一度保存してください。
# $step: name
refusal-comes-first = 先に「{ $step }」を済ませてください。
refusal-already-recorded = すでに記録されています。
refusal-nothing-recorded = 取り消す記録がありません。
refusal-not-for-this-step = この手続では選べません。
refusal-later-step-recorded = 先に「{ $step }」の記録を取り消してください。
refusal-closed = 指定が行われなかったため、この手続は閉じています。
refusal-designated = 指定が記録されています。先に、その記録を取り消してください。
refusal-was-returned = 依頼が返されています。先に、出し直したことを記録してください。
refusal-no-outcome = 指定が行われなかった場合だけの手続です。
refusal-too-early = 依頼や提出より前の日は記録できません。

## The calendar feed
feed-title = カレンダーに入れる
feed-what = この計画の日程を、お使いのカレンダーで見られます。日程が変わると、カレンダーも変わります。番号は入りません。
feed-secret = アドレスを知っている人は、だれでも日程を見られます。ほかの人に教えないでください。
feed-is-on = カレンダーのアドレスは有効です。
feed-is-off = カレンダーのアドレスはまだありません。
feed-make = アドレスを作る
feed-renew = 新しいアドレスに変える（古いものは使えなくなります）
feed-revoke = アドレスを無効にする
feed-fresh-title = カレンダーのアドレスができました
feed-once = このアドレスを表示するのは、今回だけです。
feed-subscribe = カレンダーで開く
feed-url = アドレス
feed-copy = アドレスをコピーする
feed-copied = コピーしました

## A day in three fields
day-field-year = 年
day-field-month = 月
day-field-day = 日

## The two acts of step 4
# $date: date
late-deadline-known = 厚生局のページの期限は{ $date }です。受け付けてもらえるか、確かめてください。
application-name = 指定の申請
# $bureau: name
application-what = { $bureau }へ、導入計画書か猶予届出書と一緒に出します。
application-first = 保健所の開設届か許可が先に必要です。
application-day-unknown = 期限は未確認です
application-ask = 受付番号の依頼とは別の期限のことがあります。
application-need-form = 指定申請書
application-need-plan = 導入計画書か猶予届出書
application-need-health-centre = 保健所の開設届か許可（先に必要）
application-need-arrival = 届いた日で数えます。来所を求める厚生局もあります
application-day-handed-in = 指定の申請を出した日
application-day-returned = 指定の申請が返された日
application-day-hint = 厚生局に届いた日です。
application-save-handed-in = 指定の申請を出したと記録する
application-save-returned = 返戻されたと記録する
application-came-back = 指定の申請が返されたとき
application-take-back = 指定の申請の記録を取り消す
# $date: date
application-handed-in-on = { $date }に出しました
application-returned-on = { $date }に返されました。この月の指定は受けられません。
request-late-means = 月初からのオンライン資格確認が、間に合わないことがあります。依頼をまだ受け付けられるか、厚生局に確かめてください。

## What the bureau told
told-title = 厚生局から聞いた期限
told-what = 厚生局で聞いた期限を記録すると、この計画の日付・お知らせ・カレンダーが変わります。ほかの方には表示しません。
told-act = どちらの期限ですか
told-act-number_request = 受付番号の依頼（別紙１）
told-act-designation_application = 指定の申請
told-date = 聞いた期限
told-heard = 聞いた日
told-who = だれから聞きましたか
told-who-hint = 例：東京事務所の窓口
told-save = この期限を使う
told-take-back = この期限を取り消す
# $act: name; $date, $heard: dates
told-line = { $act }：{ $date }まで（{ $heard }に聞いた）
# $who: text
told-by = { $who }から

## Practices
# $bureau: name
practice-number-first = { $bureau }のページでは、先に受付番号をもらい、その番号でアカウントを作ります（未確認）。通知の順は、仮コード、アカウント、カードリーダーです。
practice-elsewhere = 受付番号を先にもらい、その番号でアカウントを作る厚生局もあります（2024年のページ、未確認）。担当の厚生局にも確かめてください。

## Waiting
# $date: date
wait-since = { $date }から待っています
wait-ask-bureau = 届かないときは、{ $date }から厚生局に尋ねてください
wait-ask-help-desk = 届かないときは、{ $date }を目安にコールセンターに尋ねてください
# $steps: names
wait-then = 次は、{ $steps }です
wait-then-by = 次は、{ $steps }です（{ $date }までに済むと安心です）
wait-late = 安心して出せる日の後に出しています。受け付けられたか、厚生局に確かめてください。
wait-late-do = 依頼が受け付けられたか、厚生局に確かめる
wait-meanwhile = そのあいだにできること：

## The box
next-also = 出したら記録してください：
next-await-code = 仮コードが届くのを待つ
next-last-day = 今日が期限です
next-portal-today = ポータルサイトから、今日中に済ませてください。
next-application = 保健所の手続が先に必要です。届いた日で数えられます。
next-application-unknown = 期限を、厚生局のページか電話で確かめてください。保健所の手続が先に必要です。
next-request-returned = 依頼が返されています。出し直せるか、厚生局に確かめてください。
next-last-mile = 月初までの準備を確かめる
# $count: number
next-last-mile-left = 確かめることが、あと{ $count }つあります。
next-designation = 指定を受けたかどうかを記録する
next-open-list = 確かめて記録する
# $done, $left: numbers
kept-count = { $done }つ済み、残り{ $left }つ
kept-actions-more = 診療開始月・名前・履歴・削除
standing-application-returned = 指定の申請が返されています（返戻）。
standing-last-day = 今日が期限の手続があります。
twin-other = 併設のもう一方：

## Months that still work
# $month: month
earliest-by-notice-link = 通知の目安で間に合う最も早い月（{ $month }）で計画する
earliest-with-reader-link = カードリーダーがあれば間に合う最も早い月（{ $month }）で計画する
earliest-by-notice = 2021年の通知の目安で間に合う最も早い月は、{ $month }です。
earliest-with-reader = カードリーダーが手元にあるときは、{ $month }も間に合います。

## The last mile
mile-title = 月初までに確かめること
mile-what = 通知にはない準備です。ポータルサイトなどのページによります。
mile-sources = 出典
mile-save = 記録する
# $date: date
mile-ticked = （{ $date }に記録）
mile-line-ordered = 回線を申し込み、お客さまIDが手元にある
mile-line-ordered-more = 利用申請で聞かれます。開通まで時間がかかるため、早めに申し込んでください。
mile-mail-allowed = ssk.or.jp からのメールを受け取れる
mile-mail-allowed-more = 証明書のお知らせが届きます。
mile-own-contact = 担当者と電話番号を、自分の施設のものにした
mile-own-contact-more = 証明書の申請では、業者の名前や番号は使えません。
mile-reader-here = カードリーダーが届いた
mile-reader-here-more = 届く日は、ポータルサイトか販売店に確かめてください。
mile-certificate-arrived = 電子証明書の通知書が届いた
mile-certificate-arrived-more = 簡易書留で届きます。受け取る人がいる住所か、確かめてください。
mile-certificate-installed = 電子証明書を取り込んだ
mile-certificate-installed-more = 端末ごと、医療機関等コードごとに必要です。
mile-connection-tested = 接続テストをした
mile-connection-tested-more = 日取りは、ポータルサイトと業者に確かめてください。
mile-start-entered = 運用開始日をポータルサイトに入力した
mile-start-entered-more = テストの後に入力します。
ready-recorded-title = 手続の記録がそろいました
ready-late-heading = 提出期限の後に済んでいます
ready-all = { $date }からの準備を、すべて記録しました。
ready-all-more = つきはじめが知っているのは、ここに記録されたことだけです。
ready-left-title = まだ記録がない手続
