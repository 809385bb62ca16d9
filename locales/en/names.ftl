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

## Sources
source-notice = Notice on procedures for online eligibility verification (オンライン資格確認を推進するための手続について)
source-notice-short = Notice (通知)
source-portal-page = Page of the official portal (医療機関等向け総合ポータルサイト)
source-public-codes = Worked out from the public lists of institution codes
source-bureau-page-hokkaido = Page of the Hokkaido Bureau (北海道厚生局)
source-bureau-page-tohoku = Page of the Tohoku Bureau (東北厚生局)
source-bureau-page-kantoshinetsu = Page of the Kanto-Shin’etsu Bureau (関東信越厚生局)
source-bureau-page-tokaihokuriku = Page of the Tokai-Hokuriku Bureau (東海北陸厚生局)
source-bureau-page-kinki = Page of the Kinki Bureau (近畿厚生局)
source-bureau-page-chugokushikoku = Page of the Chugoku-Shikoku Bureau (中国四国厚生局)
source-bureau-page-shikoku = Page of the Shikoku Branch Bureau (四国厚生支局)
source-bureau-page-kyushu = Page of the Kyushu Bureau (九州厚生局)
# $title, $clause: text; $edition: date
source-note = Source: { $title } { $clause } ({ $edition })

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
step-card_reader = Apply for the face-recognition card reader (顔認証付きカードリーダー)
step-number_request = Ask for the reception number (受付番号の情報提供依頼)
step-number_presentation = Present the reception number (受付番号の提示)
step-applications = Apply for use and for the electronic certificate (利用申請・電子証明書発行申請)
step-non_designation_report = Report that no designation was made (指定が行われなかった場合の報告)

## What else has changed since the notice: notes, never rules
change-mandatory = Online eligibility verification has been mandatory in principle since April 2023.
change-introduction-plan = The application for designation comes with an introduction plan (導入計画書) or a notice of deferral (猶予届出書).
change-request-still-needed = The request for the reception number is needed even now that verification is mandatory.
change-certificate-paid = Electronic certificates cost a fee per terminal and per code, and notice of them comes by registered mail.
change-public-health-centre = A registration or permit at the public health centre (保健所) is needed before applying for the designation.
change-twin-mail-address = Where medical and dental share one site, the second account needs another email address.
