### The seven steps: what, why, what one needs, what the notice says (別紙３ ①–⑦).

# $number: 1–7; $name: name
step-page-title = 手続{ $number }　{ $name }
step-of-seven = 手続{ $number }（7つのうち）
step-now-to-do = いつまでに
step-done-title = 手続{ $number }が済みました
step-what-title = すること
step-when-title = 日付の根拠
step-why-title = なぜ必要か
step-need-title = 用意するもの
step-how-notice = 通知に書かれていること
step-how-title = 通知に書かれていること・出典
step-where-title = 手続の場所と問い合わせ先
step-changes-title = 通知の後に変わったこと
step-start = 始められる目安：
step-at-once = 期限の日はありません。指定が行われなかったときは、速やかに行ってください。
step-not-used-begin = 求められたらここから
step-closed = 指定が行われなかったと記録されているため、この手続は閉じています。
step-done-question = この手続は終わりましたか
step-choice-legend = 記録すること
step-choice-done = 終わった
step-choice-not-needed = この手続は必要ない
step-choice-code = 番号を書き直す
step-choice-note = まだ終わっていない（メモだけ保存する）
step-1-choice-asked = 発行を依頼した（仮コード待ち）
step-1-choice-done = 仮コードを受け取った
step-3-choice-done = ポータルサイトで提供を申請した
step-3-choice-ordered = 購入・注文した
step-3-choice-not-needed = カードリーダーはすでにある（必要ない）
step-4-choice-asked = 別紙１（依頼書）を提出した（回答待ち）
step-4-choice-done = 回答書が届き、受付番号が分かった
step-4-choice-returned = 依頼書が返された
step-on = その日付
step-on-hint = 例：2027年4月1日、令和9年4月1日
step-note = メモ
step-note-hint = 自分のための覚え書きです。番号は書かないでください。
step-save = 記録する
step-take-back = この手続の記録を取り消す

## The box on top: what to do now
step-go-record = 記録する欄へ
# $number: 1–7; $name: name
step-go-first = 手続{ $number }「{ $name }」へ進む
step-go-next = 次へ：{ $name }
step-number-arrives = 回答書は郵送で届きます。届いたら、受付番号をこのページに記録してください。
step-code-arrives = 仮コードを受け取ったら、このページに記録してください。
step-again = 出し直したときは、このページに記録できます。

## The form, where the question is another one
step-again-title = 依頼を出し直しましたか
step-settled-title = 記録を直す
step-not-needed-title = この手続が必要ないとき
step-choice-note-only = メモだけ保存する
step-note-save = メモを保存する

## The card reader: two sentences of the notice, side by side
reader-title = カードリーダーの発送について
reader-both = 通知には、次の2つの文が並んでいます。
reader-months = 発送まで4～5か月かかります（手続3）。
reader-number = 受付番号の提示をもって、顔認証付きカードリーダーが発送されます（手続5）。
reader-advice = 手続3が遅れると、診療開始に間に合わないおそれがあります。発送の時期は実施機関に確かめてください。

## 1 仮コードの発行依頼
step-1-what = オンライン資格確認実施機関（公式ポータルサイトを運営する団体）に、「仮コード」の発行を依頼します。
step-1-why-stands-in = 仮コードは、受付番号が分かるまで代わりに使う番号です。ポータルサイトのアカウント登録に使います。
step-1-why-swap = 後で仮コードを受付番号に入れ替えるときにも必要です。
step-1-say = やり方がわからないときは、コールセンターに電話し、「仮コードの発行を依頼したい」と伝えてください。くわしくは、公式の「新設医療機関の対応Q&A」にあります。
step-1-need-1 = 医療機関・薬局の名称と所在地
step-1-need-2 = 連絡の取れる電話番号とメールアドレス
step-1-fact-ask = 実施機関に「仮コード」の発行を依頼してください。
step-1-fact-qa = 詳しくは、公式の「新設医療機関の対応Q&A」を見てください。
step-1-fact-early = 診療開始の5か月前までが目安です。それより前なら、いつでも依頼できます。
step-1-fact-form = 仮コードは、00に続く5けたの数字です。
step-1-fact-keep = 仮コードと、依頼したときの名称・所在地を控えておいてください。別紙１に書きます。

## 2 アカウント登録
step-2-what = 医療機関等向け総合ポータルサイトに、仮コードでアカウントを登録します。
step-2-why-door = カードリーダーや利用の申請は、このポータルサイトから行います。
step-2-what-by-number = 医療機関等向け総合ポータルサイトに、受付番号でアカウントを登録します。
step-2-need-1-by-number = 受付番号（手続4の回答書）
step-2-need-1 = 仮コード（手続1）
step-2-need-2 = メールアドレス
step-2-fact-portal = ポータルサイトに、仮コードでアカウント登録をしてください。
step-2-fact-code = 登録に使った仮コードを、後で別紙１に書きます。

## 3 顔認証付きカードリーダーの手配
step-3-what = 顔認証付きカードリーダーを手配します。ポータルサイトでの提供申請か、購入です。無料とは限りません。
step-3-why-reader = 窓口でマイナンバーカードを読み取る機器です。届くまでに時間がかかります。
step-3-what-ordered = 顔認証付きカードリーダーを購入・注文します。無料とは限りません。
step-3-buy = アカウントがまだないため、ここでは購入・注文します。提供の申請については、コールセンターに確かめてください。
step-3-need-1 = 提供を申請するときは、ポータルサイトのアカウント（手続2）
step-3-need-2 = カードリーダーの送り先
step-3-fact-apply = ポータルサイトから、仮コードで提供申請をしてください。

## 4 受付番号の情報提供依頼
step-4-what = 受付番号の依頼書（別紙１）を{ $bureau }に提出します。通知では、指定の申請と一緒に出します。
step-4-why-number = 受付番号は、指定の際に付与される予定の医療機関等コードです。これで指定の前に準備を進められます。
step-4-why-certificate = 電子証明書は、オンライン請求にも使うことと確実な管理のため、医療機関等コードに結び付けられます。
step-4-need-1 = 別紙１（受付番号情報提供依頼書）
step-4-need-2 = 仮コード（忘れたら空欄で可）
step-4-fact-together = 厚生局の提出期限までに指定申請書を提出し、その際に受付番号の情報提供を依頼してください。
step-4-fact-branch = 提出先は、厚生局の都府県事務所などです。分室がある場合は、その分室に提出してください。
step-4-fact-late = 期限以降の申請は返されます（返戻）。期限の日ではなく、前の開庁日までの提出を目安にしてください。
step-4-fact-early = 受付番号を希望する場合は、指定の申請も早めの提出が必要です。
step-4-fact-differs = 提出期限は厚生局によって異なります。厚生局のページで確かめてください。
step-4-fact-blank = 仮コードは、受付番号との入れ替えに必要です。忘れた場合は、空欄のまま提出できます。
step-4-fact-reply = 厚生局は、原則として前月10日（閉庁日なら次の開庁日）までに回答書の写しを発送します。
step-4-fact-address = 回答書は、別紙１に書いた住所と氏名あてに届きます。
step-4-fact-care = 回答は指定ではありません。受付番号は準備のためだけに使い、適切に管理してください。
step-4-fact-twin = 医科・歯科併設では、医科の分と歯科の分を別々に提出してください。

## 5 受付番号の提示
step-5-what = 厚生局から届いた受付番号を、ポータルサイトで実施機関に提示します。
step-5-why-first-day = 月初から使うには、期限までに受付番号などの情報を実施機関に提出する必要があります。
step-5-need-1 = 厚生局の回答書（受付番号）
step-5-need-2 = ポータルサイトのアカウントと仮コード
step-5-fact-present = 回答を受けた後、診療開始月の前月15日までに提示してください。
step-5-fact-table = 実際の期限の日は、別紙２の表で公表された日程が優先します。
step-5-fact-late = 期限までに間に合わなかった場合は、実施機関が個別に対応します。
step-5-fact-care = 受付番号は指定ではありません。適切に管理してください。

## 6 利用申請・電子証明書発行申請
step-6-what = ポータルサイトから、受付番号で2つの申請をします。利用申請と、電子証明書の発行申請です。
step-6-why-certificate = 電子証明書は、資格確認のデータを安全に送受信するために必要です。医療機関等コードに結び付けられます。
step-6-need-1 = 受付番号（手続4）と、手続5の完了
step-6-need-2 = ポータルサイトのアカウント
step-6-need-line = 回線の種類とお客さまID（回線の契約書にあります。未確認：ポータルサイト KB0010416）
step-6-fact-apply = ポータルサイトから、受付番号で利用申請と電子証明書発行申請をしてください。
step-6-fact-late = 期限までに間に合わなかった場合は、実施機関が個別に対応します。

## 7 指定が行われなかった場合の報告
step-7-what = 指定が行われなかった場合だけの手続です。受付番号や医療機関名などを、実施機関に報告します。
step-7-why-report = 受付番号は指定を前提にした番号です。指定がない場合は、実施機関がそれを知る必要があります。
step-7-need-1 = 受付番号
step-7-need-2 = 医療機関・薬局の名称と所在地（報告の下書きがあります）
step-7-fact-report = 指定が行われなかった場合は、速やかに受付番号や医療機関名などを実施機関に報告してください。
