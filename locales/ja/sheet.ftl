### The plan on one sheet of paper (components/plan_sheet.rs). Every line has to
### stay short: the sheet is one page, whatever the bureau and the kind.

sheet-title = 診療開始月の1日からオンライン資格確認を始める計画
# $date: date
sheet-printed = { $date } 印刷
sheet-opening = 診療開始日
sheet-column-done = 済
sheet-column-step = 手続
sheet-column-when = いつまでに
sheet-column-where = どこへ
sheet-portal = 公式ポータルサイト
sheet-step-provisional_code = 実施機関に依頼します。00で始まる7けたの番号です。
sheet-step-account = 仮コードで登録します。
sheet-step-account-by-number = 受付番号で登録します。
sheet-application = 導入計画書か猶予届出書と一緒に出します。保健所が先です。
sheet-step-card_reader = 提供の申請か購入で手配します（通知では発送まで4～5か月）。
sheet-step-number_request = 別紙１を提出します（通知では、指定の申請と一緒に）。
sheet-step-number_presentation = 回答書の受付番号をポータルサイトで示します。
sheet-step-applications = 受付番号で、2つの申請をします。
sheet-step-non_designation_report = 受付番号や名称などを実施機関に報告します。
sheet-letter = 回答書（受付番号）が届く
sheet-letter-text = 別紙１に書いた住所へ、郵便で届きます。
# $date: date
sheet-aim = { $date }までに済ませると安心
# $basis: name of the basis; $clause: where it stands
sheet-basis = 根拠：{ $basis }（{ $clause }）
sheet-marks = 見込み＝決まりから計算した日付。未確認＝用心のための日付。提出の前に、厚生局のページで確かめてください。
sheet-late = 手続4は、期限以降の提出だと返戻になります。手続5・6の期限に間に合わないときは、コールセンターへ（個別対応）。
sheet-files-nothing = つきはじめは申請を代行しません。番号（仮コード・受付番号）は、この紙に書かないでください。
sheet-memo = メモ
sheet-link-public = 同じ計画を開くアドレス
sheet-link-kept = この計画を開くアドレス（サインインが必要です）
sheet-print-hint = 印刷すると、チェック欄と連絡先のついたA4用紙1枚になります。
