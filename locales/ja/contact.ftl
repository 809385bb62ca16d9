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
contact-portal = 医療機関等向け総合ポータルサイト（公式）
# $date: date
contact-portal-known = 厚生労働省の通知（{ $date }）に書かれたアドレスです。サイトはその後、新しくなりました。開かないときは、サイトの名前で探してください。
contact-portal-open = ポータルサイトを開く
contact-portal-chatbot = 公式サイトにも、自動で答えるチャットボットがあります。
contact-bureau-for = 指定の申請と、受付番号の情報提供依頼の窓口です。都府県の事務所が受け付けます（分室があれば分室へ）。
# $bureau: name
contact-bureau-page = { $bureau }のページ（指定の申請）
