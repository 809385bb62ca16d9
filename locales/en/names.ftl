### Names: prefectures, bureaus, documents, months, weekdays, dates.

## Dates ($year, $month, $day numbers; $weekday, $month_name, $month_short words)
date-day = { $weekday }, { $day } { $month_name }
date-full = { $weekday }, { $day } { $month_name } { $year }
date-plain = { $day } { $month_name } { $year }
date-short = { $day } { $month_short } ({ $weekday })
date-month = { $month_name } { $year }
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
month-1 = January
month-short-1 = Jan
month-2 = February
month-short-2 = Feb
month-3 = March
month-short-3 = Mar
month-4 = April
month-short-4 = Apr
month-5 = May
month-short-5 = May
month-6 = June
month-short-6 = Jun
month-7 = July
month-short-7 = Jul
month-8 = August
month-short-8 = Aug
month-9 = September
month-short-9 = Sep
month-10 = October
month-short-10 = Oct
month-11 = November
month-short-11 = Nov
month-12 = December
month-short-12 = Dec
# $days: number of days
days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
days-left-thumb = that is today
days-left-today = due today
days-past = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}

## Prefectures
prefecture-01 = Hokkaido
prefecture-02 = Aomori
prefecture-03 = Iwate
prefecture-04 = Miyagi
prefecture-05 = Akita
prefecture-06 = Yamagata
prefecture-07 = Fukushima
prefecture-08 = Ibaraki
prefecture-09 = Tochigi
prefecture-10 = Gunma
prefecture-11 = Saitama
prefecture-12 = Chiba
prefecture-13 = Tokyo
prefecture-14 = Kanagawa
prefecture-15 = Niigata
prefecture-16 = Toyama
prefecture-17 = Ishikawa
prefecture-18 = Fukui
prefecture-19 = Yamanashi
prefecture-20 = Nagano
prefecture-21 = Gifu
prefecture-22 = Shizuoka
prefecture-23 = Aichi
prefecture-24 = Mie
prefecture-25 = Shiga
prefecture-26 = Kyoto
prefecture-27 = Osaka
prefecture-28 = Hyogo
prefecture-29 = Nara
prefecture-30 = Wakayama
prefecture-31 = Tottori
prefecture-32 = Shimane
prefecture-33 = Okayama
prefecture-34 = Hiroshima
prefecture-35 = Yamaguchi
prefecture-36 = Tokushima
prefecture-37 = Kagawa
prefecture-38 = Ehime
prefecture-39 = Kochi
prefecture-40 = Fukuoka
prefecture-41 = Saga
prefecture-42 = Nagasaki
prefecture-43 = Kumamoto
prefecture-44 = Oita
prefecture-45 = Miyazaki
prefecture-46 = Kagoshima
prefecture-47 = Okinawa

## Bureaus
bureau-hokkaido = Hokkaido Bureau (北海道厚生局)
bureau-tohoku = Tohoku Bureau (東北厚生局)
bureau-kantoshinetsu = Kanto-Shin’etsu Bureau (関東信越厚生局)
bureau-tokaihokuriku = Tokai-Hokuriku Bureau (東海北陸厚生局)
bureau-kinki = Kinki Bureau (近畿厚生局)
bureau-chugokushikoku = Chugoku-Shikoku Bureau (中国四国厚生局)
bureau-shikoku = Shikoku Branch Bureau (四国厚生支局)
bureau-kyushu = Kyushu Bureau (九州厚生局)

## The desks that take step 4 ($bureau: name; $desk: one of these)
office-name = { $bureau }, { $desk }
office-section-supervision = Guidance and Audit Division (指導監査課)
office-section-medical = Medical Division (医療課)
office-section-own = the bureau’s own section in charge (担当課; its name is unconfirmed)
office-02 = Aomori office (青森事務所)
office-03 = Iwate office (岩手事務所)
office-05 = Akita office (秋田事務所)
office-06 = Yamagata office (山形事務所)
office-07 = Fukushima office (福島事務所)
office-08 = Ibaraki office (茨城事務所)
office-09 = Tochigi office (栃木事務所)
office-10 = Gunma office (群馬事務所)
office-12 = Chiba office (千葉事務所)
office-13 = Tokyo office (東京事務所)
office-14 = Kanagawa office (神奈川事務所)
office-15 = Niigata office (新潟事務所)
office-16 = Toyama office (富山事務所)
office-17 = Ishikawa office (石川事務所)
office-18 = Fukui office (福井事務所)
office-19 = Yamanashi office (山梨事務所)
office-20 = Nagano office (長野事務所)
office-21 = Gifu office (岐阜事務所)
office-22 = Shizuoka office (静岡事務所)
office-24 = Mie office (三重事務所)
office-25 = Shiga office (滋賀事務所)
office-26 = Kyoto office (京都事務所)
office-28 = Hyogo office (兵庫事務所)
office-29 = Nara office (奈良事務所)
office-30 = Wakayama office (和歌山事務所)
office-31 = Tottori office (鳥取事務所)
office-32 = Shimane office (島根事務所)
office-33 = Okayama office (岡山事務所)
office-35 = Yamaguchi office (山口事務所)
office-36 = Tokushima office (徳島事務所)
office-38 = Ehime office (愛媛事務所)
office-39 = Kochi office (高知事務所)
office-41 = Saga office (佐賀事務所)
office-42 = Nagasaki office (長崎事務所)
office-43 = Kumamoto office (熊本事務所)
office-44 = Oita office (大分事務所)
office-45 = Miyazaki office (宮崎事務所)
office-46 = Kagoshima office (鹿児島事務所)
office-47 = Okinawa office (沖縄事務所)

## Sources
source-notice = Notice on procedures for online eligibility verification (オンライン資格確認を推進するための手続について)
source-notice-short = Notice (通知)
source-portal-page = Page of the official portal (医療機関等向け総合ポータルサイト)
source-ministry-page = Page of the ministry (厚生労働省)
source-second-hand = Second-hand: page of another body
source-told-hokkaido = Told by the Hokkaido bureau (北海道厚生局)
source-told-tohoku = Told by the Tohoku bureau (東北厚生局)
source-told-kantoshinetsu = Told by the Kanto-Shin’etsu bureau (関東信越厚生局)
source-told-tokaihokuriku = Told by the Tokai-Hokuriku bureau (東海北陸厚生局)
source-told-kinki = Told by the Kinki bureau (近畿厚生局)
source-told-chugokushikoku = Told by the Chugoku-Shikoku bureau (中国四国厚生局)
source-told-shikoku = Told by the Shikoku bureau (四国厚生支局)
source-told-kyushu = Told by the Kyushu bureau (九州厚生局)
source-payment-fund = Page of the payment fund (社会保険診療報酬支払基金)
source-public-codes = Worked out from the public lists of institution codes
source-bureau-page-hokkaido = Page of the Hokkaido Bureau (北海道厚生局)
source-bureau-page-tohoku = Page of the Tohoku Bureau (東北厚生局)
source-bureau-page-kantoshinetsu = Page of the Kanto-Shin’etsu Bureau (関東信越厚生局)
source-bureau-page-tokaihokuriku = Page of the Tokai-Hokuriku Bureau (東海北陸厚生局)
source-bureau-page-kinki = Page of the Kinki Bureau (近畿厚生局)
source-bureau-page-chugokushikoku = Page of the Chugoku-Shikoku Bureau (中国四国厚生局)
source-bureau-page-shikoku = Page of the Shikoku Branch Bureau (四国厚生支局)
source-bureau-page-kyushu = Page of the Kyushu Bureau (九州厚生局)
# $edition: date
source-brief = Source ({ $edition })
# $title, $clause: text; $edition: date
source-note = Source: { $title } { $clause } ({ $edition })
source-note-whole = Source: { $title } ({ $edition })

## Kinds (医科・歯科・薬局)
kind-medical = Medical (医科)
kind-dental = Dental (歯科)
kind-pharmacy = Pharmacy (薬局)
kind-both = Medical and dental (医科・歯科併設)

## To whom
party-implementing_body = the implementing body (オンライン資格確認実施機関)
party-bureau = the regional bureau (地方厚生（支）局)

## The seven steps, as the notice names them
step-provisional_code = Ask for a provisional code (仮コード)
step-account = Register an account at the portal (アカウント登録)
step-card_reader = Arrange the face-recognition card reader (顔認証付きカードリーダー)
step-number_request = Ask for the reception number (受付番号の情報提供依頼)
step-number_presentation = Present the reception number (受付番号の提示)
step-applications = Apply for use and for the electronic certificate (利用申請・電子証明書発行申請)
step-non_designation_report = Report that no designation was made (指定が行われなかった場合の報告)

## What else has changed since the notice: notes, never rules
change-mandatory = Online eligibility verification has been mandatory in principle since April 2023.
change-introduction-plan = The application for designation comes with an introduction plan (導入計画書) or a notice of deferral (猶予届出書).
change-request-still-needed = The request for the reception number is needed even now that verification is mandatory.
change-certificate-paid = Electronic certificates (電子証明書) are needed per terminal and per code. Each costs 1,500 yen.
change-certificate-order = The usage application (利用申請) comes first, the application for the certificate after it.
change-certificate-mail = A certificate is said to be valid for 3 years and 3 months, and notice of it to come by registered mail (簡易書留). Give an address where somebody can take it.
change-customer-id = The usage application asks for the type of line and the customer ID (お客さまID, a number that begins with CAF or COP). It stands in the line’s contract papers, so order the line first.
change-claims-online = Institutions newly designated from April 2024 on are said not to be able to begin with claims on disk or paper.
change-deferral-grounds = Three grounds for a deferral (猶予) remain: no fibre line, a building under reconstruction or a temporary one, and special hardship. The first two have no fixed end; the term of the third is unconfirmed.
change-deferral-where = Since 1 April 2024 the notice of deferral (猶予届出書) is filed elsewhere than before. Filing it at the portal ended on 19 March 2024.
change-public-assistance = Since July 2023 the same form also applies for the public assistance designation (生活保護; visiting nurses excepted).
change-outpatient-surplus = Since April 2026, whoever opens a clinic without beds in an area with a surplus of outpatient doctors (外来医師過多区域) is said to have to file with the prefecture 6 months before. Candidates of January 2026: in Tokyo 区中央部, 区西部, 区西南部, 区南部 and 区西北部; 京都・乙訓; 大阪市; 神戸; 福岡・糸島. The final areas are unconfirmed. Please ask the prefecture.
change-manager-career = Since April 2026 the manager of an insurance medical institution (保険医療機関の管理者) is said to need, after clinical training, 3 years or more as an insurance doctor (保険医) or the like (doctors: in a hospital). There are exceptions. Please ask the bureau.
change-succession-when = When the institution code changes, file a succession application (承継申請) at the official portal. It is possible once the new code is issued and the bureau’s data has reached the portal.
change-succession-how = File it from the old institution’s account. The reasons are A change of founder, B into or out of a corporation, C within one corporation, D move, E other. In the corporation’s field write the corporation’s name, not its representative’s.
change-succession-certificate = The old certificate (電子証明書) works on its terminal for 120 more days after the closing or the notice of succession.
change-succession-distance = A move nearby is said to be one within 2 kilometres in a straight line, in principle. Ask the bureau whether yours is retroactive (遡及).
change-pharmacy-online-site = Since April 2026 an insurance pharmacy (保険薬局) is said not to be allowed to form one structure or one business with a site for online consultations (オンライン診療受診施設). Please ask the bureau.
change-public-health-centre = A registration or permit at the public health centre (保健所) is needed before applying for the designation.
change-twin-mail-address = Where medical and dental share one site, the second account needs another email address.
