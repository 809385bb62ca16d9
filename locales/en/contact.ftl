### People to ask (components/contact.rs).

contact-help-desk = Help desk of the implementing body (オンライン資格確認実施機関)
contact-help-desk-short = Help desk (実施機関)
contact-phone = Phone
contact-phone-free = Free of charge, in Japanese.
contact-hours-usual = Monday–Friday 8:00–18:00, Saturday 8:00–16:00 (closed on national holidays)
# $from, $until: times; $date: date
contact-open-now = Open now. Today’s hours: { $from }–{ $until }.
contact-opens-later = Today’s hours: { $from }–{ $until }.
contact-closed-for-today = Closed for today. Next: { $date }, { $from }–{ $until }.
contact-closed-today = Closed today. Next: { $date }, { $from }–{ $until }.
contact-portal = Official portal (医療機関等向け総合ポータルサイト)
# $date: date
contact-portal-known = This is the address as the ministry’s notice gave it on { $date }. The portal has been renewed since. If it does not open, search for the portal by its name.
contact-portal-open = Open the official portal
contact-portal-chatbot = The official site has a chatbot of its own.
contact-bureau-for = The desk for the designation and for the reception number request. The prefecture’s office takes them (its branch office, 分室, where there is one).
# $bureau: name
contact-bureau-page = Page of { $bureau } on designations
