### People to ask (components/contact.rs).

contact-help-desk = オンライン資格確認実施機関のコールセンター
contact-help-desk-short = コールセンター（実施機関）
contact-phone = 電話
contact-phone-free = 通話無料。
contact-hours-usual = 月曜～金曜 8:00～18:00、土曜 8:00～16:00（祝日を除く）
# $from, $until: times; $date: date
contact-open-now = 今つながります。今日は{ $from }～{ $until }です。
contact-opens-later = 今日は{ $from }～{ $until }です。
contact-closed-for-today = 今日の受付は終わりました。次は{ $date } { $from }～{ $until }です。
contact-closed-today = 今日は休みです。次は{ $date } { $from }～{ $until }です。
contact-new-year = 年末年始は休みのことがあります。
# $hours, $new_year: sentences
contact-hours-unsure = { $hours }{ $new_year }
contact-portal = 医療機関等向け総合ポータルサイト（公式）
# $date: date
contact-portal-known = { $date }の通知のアドレスです。開かないときは、
contact-portal-open = ポータルサイトを開く
# $date: date
contact-portal-today = 新しい入り口（{ $date }に控えで見たもの）
contact-portal-chatbot = 公式サイトにも、自動で答えるチャットボットがあります。
contact-bureau-for = 指定の申請と、受付番号の情報提供依頼の窓口です。
contact-bureau-desks = 都府県の事務所か、厚生局の担当課が受け付けます（分室があれば分室へ）。
contact-office-branch = 分室があれば分室へ。
# $date: date, $page: whose page
contact-office-old = { $date }の{ $page }による。変わっていることがあります
contact-office-unlisted = 住所と電話番号は、厚生局のページで確かめてください。
contact-address = 住所
# $postal: number with its hyphen
contact-postal = 〒{ $postal }
# $bureau: name
contact-bureau-page = { $bureau }のページ（指定の申請）
