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
contact-new-year = It may be closed over the New Year (29 December to 3 January).
# $hours, $new_year: sentences
contact-hours-unsure = { $hours } { $new_year }
contact-portal = Official portal (医療機関等向け総合ポータルサイト)
# $date: date
contact-portal-known = The address of the notice of { $date }. If it does not open:
contact-portal-open = Open the official portal
# $date: date
contact-portal-today = new entrance (seen in a copy, { $date })
contact-portal-chatbot = The official site has a chatbot of its own.
contact-bureau-for = The desk for the designation and for the reception number request.
contact-bureau-desks = The bureau’s office of the prefecture or a section of its own takes them (the branch office, 分室, where there is one).
contact-office-branch = Its branch office (分室) where there is one.
# $date: date, $page: whose page
contact-office-old = By { $page } of { $date }; it may have changed
contact-office-unlisted = Please look up address and telephone number on the bureau’s page.
contact-address = Address
# $postal: number with its hyphen
contact-postal = 〒{ $postal }
# $bureau: name
contact-bureau-page = Page of { $bureau } on designations
