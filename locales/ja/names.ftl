### Names: prefectures, bureaus, documents, months, weekdays, dates.

## Dates ($year, $month, $day numbers; $weekday, $month_name, $month_short words)
date-day = { $month }月{ $day }日（{ $weekday }）
date-full = { $year }年{ $month }月{ $day }日（{ $weekday }）
date-plain = { $year }年{ $month }月{ $day }日
date-short = { $month }/{ $day }({ $weekday })
date-month = { $year }年{ $month }月
weekday-mon = 月
weekday-tue = 火
weekday-wed = 水
weekday-thu = 木
weekday-fri = 金
weekday-sat = 土
weekday-sun = 日
month-1 = 1月
month-short-1 = 1月
month-2 = 2月
month-short-2 = 2月
month-3 = 3月
month-short-3 = 3月
month-4 = 4月
month-short-4 = 4月
month-5 = 5月
month-short-5 = 5月
month-6 = 6月
month-short-6 = 6月
month-7 = 7月
month-short-7 = 7月
month-8 = 8月
month-short-8 = 8月
month-9 = 9月
month-short-9 = 9月
month-10 = 10月
month-short-10 = 10月
month-11 = 11月
month-short-11 = 11月
month-12 = 12月
month-short-12 = 12月
# $days: number of days
days-left = あと{ $days }日
days-left-thumb = 今日が目安の日です
days-left-today = 今日まで
days-past = { $days }日過ぎています

## Prefectures
prefecture-01 = 北海道
prefecture-02 = 青森県
prefecture-03 = 岩手県
prefecture-04 = 宮城県
prefecture-05 = 秋田県
prefecture-06 = 山形県
prefecture-07 = 福島県
prefecture-08 = 茨城県
prefecture-09 = 栃木県
prefecture-10 = 群馬県
prefecture-11 = 埼玉県
prefecture-12 = 千葉県
prefecture-13 = 東京都
prefecture-14 = 神奈川県
prefecture-15 = 新潟県
prefecture-16 = 富山県
prefecture-17 = 石川県
prefecture-18 = 福井県
prefecture-19 = 山梨県
prefecture-20 = 長野県
prefecture-21 = 岐阜県
prefecture-22 = 静岡県
prefecture-23 = 愛知県
prefecture-24 = 三重県
prefecture-25 = 滋賀県
prefecture-26 = 京都府
prefecture-27 = 大阪府
prefecture-28 = 兵庫県
prefecture-29 = 奈良県
prefecture-30 = 和歌山県
prefecture-31 = 鳥取県
prefecture-32 = 島根県
prefecture-33 = 岡山県
prefecture-34 = 広島県
prefecture-35 = 山口県
prefecture-36 = 徳島県
prefecture-37 = 香川県
prefecture-38 = 愛媛県
prefecture-39 = 高知県
prefecture-40 = 福岡県
prefecture-41 = 佐賀県
prefecture-42 = 長崎県
prefecture-43 = 熊本県
prefecture-44 = 大分県
prefecture-45 = 宮崎県
prefecture-46 = 鹿児島県
prefecture-47 = 沖縄県

## Bureaus
bureau-hokkaido = 北海道厚生局
bureau-tohoku = 東北厚生局
bureau-kantoshinetsu = 関東信越厚生局
bureau-tokaihokuriku = 東海北陸厚生局
bureau-kinki = 近畿厚生局
bureau-chugokushikoku = 中国四国厚生局
bureau-shikoku = 四国厚生支局
bureau-kyushu = 九州厚生局

## The desks that take step 4 ($bureau: name; $desk: one of these)
office-name = { $bureau } { $desk }
office-section-supervision = 指導監査課
office-section-medical = 医療課
office-section-own = 担当課（課の名前は未確認）
office-02 = 青森事務所
office-03 = 岩手事務所
office-05 = 秋田事務所
office-06 = 山形事務所
office-07 = 福島事務所
office-08 = 茨城事務所
office-09 = 栃木事務所
office-10 = 群馬事務所
office-12 = 千葉事務所
office-13 = 東京事務所
office-14 = 神奈川事務所
office-15 = 新潟事務所
office-16 = 富山事務所
office-17 = 石川事務所
office-18 = 福井事務所
office-19 = 山梨事務所
office-20 = 長野事務所
office-21 = 岐阜事務所
office-22 = 静岡事務所
office-24 = 三重事務所
office-25 = 滋賀事務所
office-26 = 京都事務所
office-28 = 兵庫事務所
office-29 = 奈良事務所
office-30 = 和歌山事務所
office-31 = 鳥取事務所
office-32 = 島根事務所
office-33 = 岡山事務所
office-35 = 山口事務所
office-36 = 徳島事務所
office-38 = 愛媛事務所
office-39 = 高知事務所
office-41 = 佐賀事務所
office-42 = 長崎事務所
office-43 = 熊本事務所
office-44 = 大分事務所
office-45 = 宮崎事務所
office-46 = 鹿児島事務所
office-47 = 沖縄事務所

## Sources
source-notice = オンライン資格確認を推進するための手続について（協力依頼）
source-notice-short = 通知
source-portal-page = 医療機関等向け総合ポータルサイトのページ
source-ministry-page = 厚生労働省のページ
source-second-hand = ほかの団体などのページ（二次情報）
source-told-hokkaido = 北海道厚生局から聞いた期限
source-told-tohoku = 東北厚生局から聞いた期限
source-told-kantoshinetsu = 関東信越厚生局から聞いた期限
source-told-tokaihokuriku = 東海北陸厚生局から聞いた期限
source-told-kinki = 近畿厚生局から聞いた期限
source-told-chugokushikoku = 中国四国厚生局から聞いた期限
source-told-shikoku = 四国厚生支局から聞いた期限
source-told-kyushu = 九州厚生局から聞いた期限
source-payment-fund = 社会保険診療報酬支払基金のページ
source-public-codes = 公表されている医療機関コード一覧からの計算
source-bureau-page-hokkaido = 北海道厚生局のページ
source-bureau-page-tohoku = 東北厚生局のページ
source-bureau-page-kantoshinetsu = 関東信越厚生局のページ
source-bureau-page-tokaihokuriku = 東海北陸厚生局のページ
source-bureau-page-kinki = 近畿厚生局のページ
source-bureau-page-chugokushikoku = 中国四国厚生局のページ
source-bureau-page-shikoku = 四国厚生支局のページ
source-bureau-page-kyushu = 九州厚生局のページ
# $edition: date
source-brief = 出典（{ $edition }）
# $title, $clause: text; $edition: date
source-note = 出典：{ $title } { $clause }（{ $edition }）
source-note-whole = 出典：{ $title }（{ $edition }）

## Kinds (医科・歯科・薬局)
kind-medical = 医科
kind-dental = 歯科
kind-pharmacy = 薬局
kind-both = 医科・歯科併設

## To whom
party-implementing_body = オンライン資格確認実施機関
party-bureau = 地方厚生（支）局

## The seven steps, as the notice names them
step-provisional_code = 仮コードの発行依頼
step-account = ポータルサイトのアカウント登録
step-card_reader = 顔認証付きカードリーダーの手配
step-number_request = 受付番号の情報提供依頼
step-number_presentation = 受付番号の提示
step-applications = 利用申請・電子証明書発行申請
step-non_designation_report = 指定が行われなかった場合の報告

## What else has changed since the notice: notes, never rules
change-mandatory = オンライン資格確認は、2023年4月から原則として義務になっています。
change-introduction-plan = 指定の申請には、導入計画書か猶予届出書を添えます。
change-request-still-needed = 義務になった後も、受付番号の情報提供依頼は必要です。
change-certificate-paid = 電子証明書は、端末ごと・コードごとに必要です。1枚1,500円です。
change-certificate-order = 利用申請を先に行い、その後に電子証明書の発行を申請します。
change-certificate-mail = 電子証明書の有効期間は、3年3か月とされています。通知は簡易書留で届くとされています。受け取る人がいる住所にしてください。
change-customer-id = 利用申請では、回線の種類とお客さまID（CAFかCOPで始まる番号）を聞かれます。お客さまIDは回線の契約書類に書かれているため、先に回線を申し込んでください。
change-claims-online = 2024年4月以降に新しく指定を受けるところは、光ディスクや紙での請求から始めることはできないとされています。
change-deferral-grounds = 猶予の理由のうち、今も残るのは三つです。光回線がない、改築中や仮設の建物である、特に困難な事情がある、の三つです。初めの二つに決まった終わりの日はなく、三つ目の期限は未確認です。
change-deferral-where = 猶予届出書の提出先は、2024年4月1日から変わりました。ポータルサイトでの届出は、2024年3月19日に終わりました。
change-public-assistance = 生活保護の指定は、2023年7月から同じ申請書で申請できます（訪問看護を除きます）。
change-outpatient-surplus = 2026年4月から、外来医師過多区域に無床の診療所を開くときは、6か月前までに都道府県への届出が必要とされています。2026年1月の候補は、東京都の区中央部・区西部・区西南部・区南部・区西北部、京都・乙訓、大阪市、神戸、福岡・糸島です。決まった区域は未確認です。都道府県に確かめてください。
change-manager-career = 2026年4月から、保険医療機関の管理者には、臨床研修の後に3年以上の保険医の経験などが必要とされています（医師は病院での経験）。例外もあります。厚生局に確かめてください。
change-succession-when = 医療機関等コードが変わったら、公式ポータルサイトで承継申請をします。新しいコードが付き、厚生局の情報がポータルサイトに届いてからできます。
change-succession-how = 承継申請は、元の医療機関・薬局のアカウントから行います。理由は、A 開設者の変更、B 法人化・個人化、C 同じ法人の中、D 移転、E その他から選びます。法人の欄には、代表者の名前ではなく、法人の名称を書きます。
change-succession-certificate = 元の電子証明書は、廃止または承継の届出の後も120日の間、その端末で使えます。
change-succession-distance = 近くへの移転は、原則として直線で2キロメートル以内とされています。遡及になるかどうかは、厚生局に確かめてください。
change-pharmacy-online-site = 2026年4月から、保険薬局は、オンライン診療受診施設と一体の構造や経営であってはならないとされています。厚生局に確かめてください。
change-public-health-centre = 指定の申請の前に、保健所への開設届または開設許可が必要です。
change-twin-mail-address = 医科・歯科併設の場合、二つ目のアカウントには別のメールアドレスが必要です。
