### The guide: answers in English.
# Variables: $opening month · $due $words $reply $reader $last $latest $next days ·
# $until time of day · $prefecture · $bureau · $page address ·
# $certainty official|projected · $basis published|rule|bureau · $moved yes|no|bureau

guide-escalate-not-covered = Sorry, I can’t answer that from the notice. About step 4 ask your regional bureau (地方厚生（支）局), about everything else the implementing body’s help desk, 0800-080-4583. You can also put a question to the staff here.
guide-escalate-prediction = Sorry, I can’t judge individual cases, such as whether you will be designated. Please ask your regional bureau, or put a question to the staff here.
guide-escalate-other-people = Sorry, I can’t tell about individual applications or numbers, or about other people. About your own application ask your regional bureau.
guide-escalate-abuse = Sorry, I can’t answer that. If you need help with the procedure, put a question to the staff here.
guide-escalate-instructions = Sorry, I can’t follow instructions about how I answer. Please ask about the procedure.
guide-escalate-money = Sorry, I can’t answer that: amounts, subsidies and payment are not in the notice. Please ask the implementing body’s help desk, 0800-080-4583.
guide-escalate-technical = Sorry, I can’t answer that: devices, settings and passwords are not in the notice. Please ask the implementing body’s help desk, 0800-080-4583.
guide-escalate-other-procedure = Sorry, I only answer about online eligibility verification for new institutions. For other procedures ask your regional bureau or the office in charge.
guide-escalate-profession = Sorry, I can’t advise on tax, legal, labour or medical matters. Please turn to the professionals concerned.
guide-escalate-off-topic = Sorry, I only answer about online eligibility verification for new institutions. Please ask about the procedure.
guide-escalate-chitchat = Hello. I answer about online eligibility verification for new institutions. Ask, for instance: "What if I forgot the provisional code?"
guide-clarify = Which of these do you mean? Please choose the nearest.
guide-note-other-basis = Another rule gives { $other }; aim at the earlier of the two.
guide-note-new-year = It may be closed over the New Year, though (29 December to 3 January).
guide-note-prefecture = The Tokai-Hokuriku and Shikoku bureaus give dates 1 month earlier. Tell me the prefecture for its bureau’s date.
guide-note-number-first = By the page of { $bureau } (2024) the number (受付番号) comes first, and the account is made with it. By this page step 1 is not needed (not confirmed).
guide-note-number-first-elsewhere = Some bureaus give the number (受付番号) first, and the account is made with it (pages of 2024, not confirmed). Please ask your bureau, too.

guide-choice-procedure-overview = The whole procedure and its order
guide-procedure-overview = There are seven steps: (1) request a provisional code (仮コード), (2) register an account, (3) apply for the card reader, (4) request the reception number (受付番号) together with the designation application, (5) present the reception number, (6) apply for use and for the certificate. Step (7), a report, is only for those who were not designated. Step (4) goes to the regional bureau (地方厚生（支）局); all others go to the implementing body (実施機関) through its portal.

guide-choice-procedure-order-reason = Why the steps come in this order
guide-procedure-order-reason = A new institution has no institution code (医療機関等コード) before it is designated. So the account and the card reader application use the provisional code (仮コード). The application for use and the certificate need the reception number (受付番号), the code planned for you. Hence the order: provisional code, reception number, designation.

guide-choice-procedure-schedule = What is due when
guide-procedure-schedule = As a guide: steps 1–3 (provisional code, account, card reader) by 5 months before opening, step 4 by the regional bureau’s own deadline, steps 5 and 6 by the 15th of the month before. The deadline of step 4 differs by bureau. Tell me the year and month of opening and the prefecture, and I can give you the dates.
guide-procedure-schedule-dated = For opening in { $opening }: steps 1–3 should be done by { $reader }. The reply (回答書) is posted by { $reply }, and steps 5 and 6 are due on { $due } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] projected by rule
    }). The deadline of step 4 differs by bureau: see the bureau’s page.

guide-choice-procedure-where = Which step goes where
guide-procedure-where = There are two places. The reception number request (step 4) and the designation application go to the regional bureau (地方厚生（支）局). Everything else (steps 1, 2, 3, 5, 6 and 7) is done with the implementing body (実施機関) on its portal site.

guide-choice-procedure-optional = Is the reception number request compulsory
guide-procedure-optional = The reception number (受付番号) request is for those who wish to use online eligibility verification from the first of the opening month. Only then form 1 (別紙１) is handed in with the designation application. Without it you cannot be ready on the first of the month.

guide-choice-scope-who = Who this is for
guide-scope-who = It is for new medical institutions and pharmacies that want online eligibility verification from the first of the opening month. Medical, dental and pharmacy are all covered. Institutions designated retroactively (遡及) are excluded.

guide-choice-scope-retroactive = Retroactive designation
guide-scope-retroactive = Institutions whose designation date is set retroactively (遡及指定) are excluded from this procedure, and cannot request a reception number (受付番号). Please ask the regional bureau and the implementing body how to proceed.

guide-choice-scope-founder-change = Change of founder, incorporation, move
guide-scope-founder-change = A change of founder, a switch between person and corporation, or a move nearby is often designated retroactively (遡及). If so, it is excluded from this procedure. Please ask the regional bureau whether yours is retroactive.

guide-choice-scope-existing = Already designated institutions
guide-scope-existing = This procedure is for institutions that are going to be newly designated. Those already designated have an institution code (医療機関等コード) and need neither a provisional code nor a reception number. Please ask the implementing body’s help desk about introducing the system.

guide-choice-online-eligibility-what = What online eligibility verification is
guide-online-eligibility-what = Online eligibility verification (オンライン資格確認) lets patients use their My Number card as a health insurance card, including those of national health insurance and of medical care for the elderly. It was introduced by a law promulgated on 22 May 2019 (令和元年法律第9号); by the notice, full operation was to start in March 2021. To use it, an institution needs a certificate tied to its institution code.

guide-choice-notice-what = The notice behind all this
guide-notice-what = The basis is the ministry’s notice of 20 January 2021, 「オンライン資格確認を推進するための手続について（協力依頼）」, numbers 保連発0120第1号 and 保医発0120第1号, addressed to the heads of the regional bureaus. With it come an office memo (事務連絡) of the same day, agreed with the ministry’s regional bureau administration office (地方厚生局管理室), and 別紙１ (request form), 別紙２ (dates) and 別紙３ (procedure).

guide-choice-notice-applies-from = From when it applies
guide-notice-applies-from = The notice applies to designation applications submitted from February 2021 (令和3年2月) onwards. Some things have changed since; please check your bureau’s page.

guide-choice-implementing-body-who = Who the implementing body is
guide-implementing-body-who = The implementing body (オンライン資格確認実施機関) is set up jointly by the Social Insurance Medical Fee Payment Fund (社会保険診療報酬支払基金) and the All-Japan Federation of National Health Insurance Organizations (国民健康保険中央会), the latter entrusted by the prefectural federations. It issues provisional codes, runs the portal and provides the card reader.

guide-choice-implementing-body-address = Address of the Payment Fund’s headquarters
guide-implementing-body-address = The office memo gives the address of the implementing body (headquarters of the Payment Fund, 支払基金本部) as 〒105-0004, Shimbashi 2-1-3, Minato-ku, Tokyo (新橋2丁目1番3号), telephone 03-3591-7441. It is printed there for the bureaus. Applicants should call the help desk, 0800-080-4583.

guide-choice-health-centre-first = Order with the health centre
guide-health-centre-first = The public health centre (保健所) comes first: its registration or permission comes before the designation application (page of the Kyushu bureau, 29 March 2024). The notice itself does not treat it: please ask the health centre and the bureau.

guide-choice-service-what = What this service does
guide-service-what = This service shows a plan worked back from your opening month and guidance taken from the notice, with the clause behind every date. It files nothing for you: you act at the portal and the regional bureau yourself, and record here what is done.

guide-choice-service-does-not-file = Does this service file for me
guide-service-does-not-file = No, this service does not apply or submit anything for you. Do steps 1–3 and 5–7 yourself on the portal, and hand in step 4 at the regional bureau. What you record here is only for your own plan.

guide-choice-code-difference = Provisional code, reception number, institution code
guide-code-difference = They are three different things. The provisional code (仮コード, 00 + 5 digits) is issued by the implementing body for preparation. The reception number (受付番号) is told by the bureau: it is the institution code planned for you. The institution code (医療機関等コード) is the real one, after the designation.

guide-choice-code-what = What the institution code is
guide-code-what = The institution code (医療機関等コード) has 7 digits and is given on designation as an insured institution or pharmacy. To prepare online eligibility verification it has to be in the system’s institution master (医療機関等マスタ) beforehand, but a new institution has none before its designation. To prepare, use the provisional code (仮コード) and the reception number (受付番号), which is the code planned for you.

guide-choice-provisional-code-what = What the provisional code is
guide-provisional-code-what = The provisional code (仮コード) is a number for preparing while you have no institution code. The implementing body issues it on request. It is used to register on the portal, to apply for the card reader and on form 1. It has 7 digits beginning with 00.

guide-choice-provisional-code-request = How to get the provisional code
guide-provisional-code-request = Ask the implementing body (実施機関) to issue the provisional code (step 1), not the bureau. The details are in its official document 「新設医療機関の対応Q&A」. If in doubt call the help desk, 0800-080-4583.

guide-choice-provisional-code-when = When to request the provisional code
guide-provisional-code-when = Ask for the provisional code (仮コード) by 5 months before opening; any time before is fine. The reason: dispatch of the card reader takes 4–5 months. Tell me the year and month of opening and I can give the date.
guide-provisional-code-when-dated = Ask for the provisional code (仮コード) by 5 months before opening. For { $opening } that is { $reader }. Any time before is fine: dispatch of the card reader takes 4–5 months.

guide-choice-provisional-code-format = Form of the provisional code
guide-provisional-code-format = The provisional code (仮コード) has 7 digits beginning with 00. On form 1 (別紙１) 「0 0」 is pre-printed and you fill in the other 5 digits. A number that does not begin with 00 is probably not a provisional code.

guide-choice-provisional-code-forgotten = Provisional code forgotten
guide-provisional-code-forgotten = If you have forgotten the provisional code (仮コード), hand in form 1 (別紙１) with its box left blank. The example of form 1 says so. For the code itself, ask the help desk of the implementing body, 0800-080-4583.

guide-choice-provisional-code-used-for = Where the provisional code is used
guide-provisional-code-used-for = The provisional code (仮コード) is used in three places: to register on the portal (step 2), to apply for the card reader (step 3) and on form 1 (別紙１, step 4). The applications for use and certificate (step 6) take the reception number (受付番号) instead.

guide-choice-provisional-code-swap = Swapping the provisional code for the number
guide-provisional-code-swap = Form 1 (別紙１) asks for the provisional code (仮コード) because it is needed to swap it for the reception number (受付番号). Write the one used for the portal account. If forgotten, leave the box blank.

guide-choice-qa-document-what = The official Q&A for new institutions
guide-qa-document-what = For details of requesting the provisional code, 別紙３ refers to the official 「新設医療機関の対応Q&A」 (Q&A for new institutions) of the implementing body. If you cannot find it, ask on the portal or at the help desk, 0800-080-4583.

guide-choice-account-register = Registering the account
guide-account-register = Register the account with the provisional code (仮コード) on the implementing body’s portal site (step 2). Get the provisional code (step 1) first. After that you can apply for the card reader (step 3).

guide-choice-account-when = When to register the account
guide-account-when = Register the account (step 2) after receiving the provisional code and by 5 months before opening, ahead of the card reader application (step 3). Tell me the year and month of opening for a date.
guide-account-when-dated = Register the account (step 2) after receiving the provisional code and by 5 months before opening: for { $opening } that is { $reader }. It comes before the card reader application (step 3).

guide-choice-account-with-number-note = Account with the reception number (2024)
guide-account-with-number-note = By the notice the account is registered with the provisional code (仮コード). By 2024, however, two bureaus’ pages speak of an account made with the reception number (受付番号), so steps 1–3 may no longer need a provisional code (unconfirmed). Please check with the help desk, 0800-080-4583.

guide-choice-portal-what = What the portal site is
guide-portal-what = The portal (医療機関等向け総合ポータルサイト; in the notice 医療機関等向けポータルサイト) is the site of the implementing body (Payment Fund, 支払基金). You make your applications there. The address in the notice is https://www.iryohokenjyoho-portalsite.jp/. The site has been renewed since; if it does not open, search for it by name. Our links say when each address was last confirmed.

guide-choice-portal-chatbot = The official portal’s chatbot
guide-portal-chatbot = The notice says that the official portal has a chatbot service (チャットボット) of its own. It is separate from this guide, and may help outside telephone hours.

guide-choice-reception-number-what = What the reception number is
guide-reception-number-what = The reception number (受付番号) is the institution code planned to be given to you on designation. The regional bureau tells it in its reply on form 1 (別紙１). It is for preparing online eligibility verification only, and is not a designation.

guide-choice-reception-number-not-designation = The reception number is not a designation
guide-reception-number-not-designation = The reception number is not a designation. It is the code planned for you, told early so that you can prepare. The reply on form 1 (別紙１) says so as well. If no designation is made, report it to the implementing body at once (step 7).

guide-choice-reception-number-request = How to request the reception number
guide-reception-number-request = The founder requests the reception number (受付番号) by handing in form 1, 別紙１「受付番号情報提供依頼書 兼 回答書」, together with the designation application (step 4). It goes to the regional bureau of your location, or its branch office (分室) where there is one, by the bureau’s deadline.

guide-choice-reception-number-reply-when = When the reception number arrives
guide-reception-number-reply-when = The bureau posts its reply with the reception number (受付番号) by the 10th of the month before the opening month, in principle; if the 10th is closed, on the next open day. Tell me the year and month of opening for the date.
guide-reception-number-reply-when-dated = For opening in { $opening }, the bureau posts the reply with the reception number (受付番号) by { $reply } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] projected by rule
    }). The principle is the 10th of the month before, or the next open day. Allow for the post.

guide-choice-reception-number-reply-how = How the number is delivered
guide-reception-number-reply-how = The regional bureau (地方厚生（支）局) adds the number to your form 1 (別紙１) and posts a copy, on paper, to the address and name you wrote at the top of the form. The notice says nothing about telling it by telephone or e-mail.

guide-choice-reception-number-not-arrived = The reception number has not come
guide-reception-number-not-arrived = The reply is posted by the 10th of the month before, in principle (or the next open day). If it does not come, ask the office of the bureau where you handed in form 1. If you cannot meet the 15th, the implementing body deals with you individually (個別対応).

guide-choice-reception-number-handling = Handling the reception number
guide-reception-number-handling = Use the reception number (受付番号) only to prepare online eligibility verification, and handle it with care. The reply on form 1 (別紙１) says so. Do not use it for claims, advertising or anything else.

guide-choice-reception-number-becomes-code = Does the number become the code
guide-reception-number-becomes-code = The reception number (受付番号) is the institution code planned for you: on designation that number is to become your institution code (医療機関等コード). Until then it is not the official code. To make sure, ask the regional bureau.

guide-choice-card-reader-apply = Applying for the card reader
guide-card-reader-apply = Apply for the face-recognition card reader (顔認証付きカードリーダー) on the portal with the provisional code (仮コード), step 3. Steps 1 and 2 come first. The notice says that dispatch takes 4–5 months.

guide-choice-card-reader-when = When to apply for the card reader
guide-card-reader-when = Apply for the card reader (step 3) by 5 months before opening, since dispatch takes 4–5 months. Tell me the year and month of opening for a date.
guide-card-reader-when-dated = Apply for the card reader (step 3) by 5 months before opening: for { $opening } that is { $reader }. Dispatch takes 4–5 months, so after { $latest } it may not arrive in time.

guide-choice-card-reader-delivery = When the card reader arrives
guide-card-reader-delivery = 別紙３ says two things side by side. Under step 3, the application on the portal with the provisional code: dispatch takes 4–5 months. Under step 5: the reader is dispatched on presenting the reception number (受付番号). Please ask the implementing body for the day of delivery.

guide-choice-card-reader-late = Card reader applied for late
guide-card-reader-late = Dispatch of the card reader takes 4–5 months, so applying later than 5 months before opening means that it may not arrive in time for the 1st. That is a risk, not a certainty: apply at once and talk to the help desk, 0800-080-4583.

guide-choice-reception-number-present = Presenting the reception number
guide-reception-number-present = Once the bureau has answered, present the reception number (受付番号) to the implementing body on its portal (step 5), by the 15th of the month before opening. On this presentation the card reader is dispatched.

guide-choice-submission-deadline = The 15th: due date of steps 5 and 6
guide-submission-deadline = Presenting the reception number and applying for use and for the certificate are done on the implementing body’s portal by the 15th of the month before opening. Because of closed days, the table 別紙２ has the 16th–18th for some months. Tell me the year and month of opening for the date.
guide-submission-deadline-dated = For opening in { $opening } the due date is { $due }. { $basis ->
        [published] It is in the published table, 別紙２.
        [bureau] It is projected from the rule on the page of { $bureau }.
       *[rule] It is projected by the rule behind the table 別紙２.
    } The notice’s words are "by the 15th of the month before". { $moved ->
        [bureau] This bureau’s rule is earlier.
        [yes] Because of closed days it differs from the words, { $words }.
       *[no] It is the very day of the words.
    } It holds for presenting the reception number (step 5) and for the applications for use and certificate (step 6).

guide-choice-submission-closed-day = When the 15th is a closed day
guide-submission-closed-day = The words are "by the 15th of the month before", but in the table 別紙２ closed days move it later in some months: 16 April for May 2021, 18 October for November 2021. Tell me the year and month of opening for the date.
guide-submission-closed-day-dated = For opening in { $opening } the real due date is { $due } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] projected by rule
    }). The 15th of the words is { $words }. Aim at the earlier of the two to be safe.

guide-choice-submission-missed = Missing the 15th
guide-submission-missed = Those who miss the date are dealt with individually (個別対応) by the implementing body, says 別紙２. It is not the end. Call the help desk, 0800-080-4583, at once and tell the opening month, the bureau and whether you have the reception number.

guide-choice-submission-table = The table of dates (別紙２)
guide-submission-table = 別紙２ is a table of 14 rows, for designations from March 2021 to April 2022. For each month it gives the day the bureau posts the reply and the due date at the implementing body. Tell me the year and month of opening for its row.
guide-submission-table-dated = For designation in { $opening }: the reply is posted by { $reply } and submission is due on { $due } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] not in the table, projected by rule
    }). The table 別紙２ has 14 rows, from March 2021 to April 2022.

guide-choice-submission-beyond-table = Months beyond the table
guide-submission-beyond-table = The table 別紙２ ends with designations of April 2022 (fiscal year 令和3年度). Later months are shown as projected dates, computed by the same rule. Please confirm with the bureau and the implementing body.
guide-submission-beyond-table-dated = The table 別紙２ ends with designations of April 2022 (fiscal year 令和3年度). For opening in { $opening }: reply by { $reply }, submission due on { $due } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] projected by rule
    }). Please confirm with the bureau and the implementing body.

guide-choice-applications-what = Applications for use and certificate
guide-applications-what = In step 6 you make two applications on the portal with the reception number (受付番号): for use of the system (利用申請) and for the certificate (電子証明書発行申請). Both are due by the 15th of the month before opening.

guide-choice-applications-when = When steps 6’s applications are due
guide-applications-when = The applications for use and certificate (step 6) are due like the presentation of the number: by the 15th of the month before opening. The real date may differ by month. Tell me the year and month of opening.
guide-applications-when-dated = For opening in { $opening } the applications for use and certificate (step 6) are due on { $due } ({ $certainty ->
        [official] from the published table, 別紙２
       *[projected] projected by rule
    }). By the notice’s words it is the 15th ({ $words }). You can start once the reply has come.

guide-choice-applications-order = Order of presenting and applying
guide-applications-order = Both step 5 (presenting the number) and step 6 (applications for use and certificate) come after the bureau’s reply; they cannot be made without the reception number (受付番号). Both are due by the 15th, so do one right after the other.

guide-choice-certificate-what = What the certificate is
guide-certificate-what = The electronic certificate (電子証明書) is needed to exchange eligibility data safely. Besides online eligibility verification it serves online claims (オンライン請求). It is tied to the institution code (医療機関等コード).

guide-choice-certificate-why-code = Why certificates are tied to the code
guide-certificate-why-code = Certificates are tied to the institution code (医療機関等コード) for two reasons: they also serve online claims, and the implementing body has to run and manage them reliably. So the code must be entered in the system’s institution master (医療機関等マスタ) beforehand.

guide-choice-bureau-deadline = The bureau’s deadline
guide-bureau-deadline = Each regional bureau (地方厚生（支）局) sets its own deadline for step 4, the designation application with form 1; the notice names no day. Check your bureau’s web page. Tell me the prefecture and the year and month of opening, and I tell you what is known.
guide-bureau-deadline-known = For opening in { $opening } the deadline of { $bureau } is { $due } (projected from the rule on its page). Deadlines of step 4 differ by bureau. Applications on or after the deadline are returned (返戻), so hand them in by { $last }, the open day before. Check the bureau’s page: { $page }
guide-bureau-deadline-unknown = The deadline of { $bureau } for step 4 is not confirmed here; it differs by bureau. As a precaution, for opening in { $opening }, hand it in by { $last }. Please check the bureau’s page: { $page }
guide-bureau-deadline-page = Each regional bureau (地方厚生（支）局) sets its own deadline for step 4. Yours is { $bureau }: see { $page }. Tell me the year and month of opening, and I tell you what is known.

guide-choice-bureau-deadline-reason = Why deadlines differ
guide-bureau-deadline-reason = Each regional bureau sets its deadline in view of how its examination is staffed and organised (審査の体制状況). So it is not the same day throughout the country.

guide-choice-bureau-late = Late at the bureau: returned
guide-bureau-late = If you apply on or after the bureau’s deadline, the bureau explains that it is too late for use from the first of that month and hands the papers back: they are returned (返戻). Plan for a later opening month, or ask your bureau.

guide-choice-bureau-on-deadline-day = Handing in on the day of the deadline
guide-bureau-on-deadline-day = The notice says that applications "on or after" the deadline (期限以降) are returned, which can be read to include the day itself. Aim at the day before, and ask your bureau about the day itself.

guide-choice-bureau-early = Applying for the designation earlier
guide-bureau-early = If you want a reception number (受付番号), the designation application has to be handed in earlier than usual too. The deadline differs by bureau; check its web site.

guide-choice-bureau-which = Which bureau is mine
guide-bureau-which = Step 4 goes to the regional bureau of your location. There are eight: Hokkaido, Tohoku, Kanto-Shin’etsu, Tokai-Hokuriku, Kinki, Chugoku-Shikoku, Shikoku and Kyushu. Tell me the prefecture and I can name the bureau.
guide-bureau-which-known = { $prefecture } belongs to { $bureau }. Step 4 goes to { $office } (to its branch office, 分室, where there is one). The bureau’s page: { $page }

guide-choice-bureau-pages = The bureaus’ web pages
guide-bureau-pages = Each of the eight regional bureaus explains the designation application on its own web page; the bureaus are to publish what is needed. Tell me the prefecture and I can give you the page.
guide-bureau-pages-known = { $prefecture } belongs to { $bureau }. Its page about designation applications: { $page }

guide-choice-bureau-hokkaido = Hokkaido bureau
guide-bureau-hokkaido = The Hokkaido bureau (北海道厚生局) covers Hokkaido. Its page about designation applications: { $page }

guide-choice-bureau-tohoku = Tohoku bureau
guide-bureau-tohoku = The Tohoku bureau (東北厚生局) covers Aomori, Iwate, Miyagi, Akita, Yamagata and Fukushima. Step 4 is due by the 5th of the month two before, or the next open day (page of 29 February 2024). Its page about designation applications: { $page }

guide-choice-bureau-kantoshinetsu = Kanto-Shin’etsu bureau
guide-bureau-kantoshinetsu = The Kanto-Shin’etsu bureau (関東信越厚生局) covers Ibaraki, Tochigi, Gunma, Saitama, Chiba, Tokyo, Kanagawa, Niigata, Yamanashi and Nagano. Its page about designation applications: { $page }

guide-choice-bureau-tokaihokuriku = Tokai-Hokuriku bureau
guide-bureau-tokaihokuriku = The Tokai-Hokuriku bureau (東海北陸厚生局) covers Toyama, Ishikawa, Gifu, Shizuoka, Aichi and Mie; Fukui belongs to the Kinki bureau. Step 4 is due by the 1st of the month two before; if that is closed, the open day before it (page of 29 March 2024). Its page about designation applications: { $page }

guide-choice-bureau-kinki = Kinki bureau
guide-bureau-kinki = The Kinki bureau (近畿厚生局) covers Fukui, Shiga, Kyoto, Osaka, Hyogo, Nara and Wakayama. Its page about designation applications: { $page }

guide-choice-bureau-chugokushikoku = Chugoku-Shikoku bureau
guide-bureau-chugokushikoku = The Chugoku-Shikoku bureau (中国四国厚生局) covers Tottori, Shimane, Okayama, Hiroshima and Yamaguchi; the four prefectures of Shikoku belong to the Shikoku branch bureau. Step 4 is due 2 months before the designation; the day is unconfirmed (page of 15 March 2024). Its page about designation applications: { $page }

guide-choice-bureau-shikoku = Shikoku branch bureau
guide-bureau-shikoku = The Shikoku branch bureau (四国厚生支局) covers Tokushima, Kagawa, Ehime and Kochi. Step 4 is due by the first open day of the month two before (page of 31 July 2024). Its page about designation applications: { $page }

guide-choice-bureau-kyushu = Kyushu bureau
guide-bureau-kyushu = The Kyushu bureau (九州厚生局) covers Fukuoka, Saga, Nagasaki, Kumamoto, Oita, Miyazaki, Kagoshima and Okinawa. Its page about designation applications: { $page }

guide-choice-bureau-branch = Branch offices
guide-bureau-branch = Where the regional bureau has a branch office (分室) for your area, hand in the designation application and form 1 there. See the bureau’s page for branch offices.

guide-choice-designation-application = The designation application
guide-designation-application = To be designated, hand in the designation application (保険医療機関・保険薬局指定申請書) at the regional bureau by its deadline, and request the reception number with form 1 (別紙１) at the same time. For details of the designation ask your bureau.

guide-choice-council-what = The regional council
guide-council-what = The regional social insurance medical council (地方社会保険医療協議会, 地医協) gives its opinion (答申) on designations. After it the regional bureau tells the institution code to the implementing body without delay.

guide-choice-bureau-after-council = What the bureau does after the council
guide-bureau-after-council = After the council’s opinion the regional bureau tells the institution codes to the implementing body without delay, by mailing the spreadsheet 「新規指定医療機関一覧表」 from its management system. The applicant has nothing to do here.

guide-choice-bureau-refused-record = The bureau’s record after a refusal
guide-bureau-refused-record = Where no designation is made, the bureau deletes the record in its management system. If that number was the newest, it may be given out to another institution; so before the next entry, the code is checked with the system’s help desk and entered by hand.

guide-choice-form1-what = What form 1 is
guide-form1-what = Form 1 (別紙１) is 「受付番号情報提供依頼書 兼 回答書」: its upper part is your request for the reception number, its lower part the bureau’s reply. It goes with the designation application. The form comes with the notice; see also your bureau’s page.

guide-choice-form1-how-to-fill = How to fill in form 1
guide-form1-how-to-fill = On form 1 (別紙１) write: the address for the reply (〒, address, name), medical, dental or pharmacy, the institution’s name and address, the date, the founder’s name, the bureau addressed, the provisional code, and the name and address when it was requested. In the example these are in red. Leave the reception number and the reply to the bureau.

guide-choice-form1-reply-address = Reply address on form 1
guide-form1-reply-address = At the top of form 1 (別紙１) write the postcode (〒), address and name where you want the reply sent: it goes there. Choose an address where you can surely receive it.

guide-choice-form1-kind = Medical, dental, pharmacy on form 1
guide-form1-kind = On form 1 (別紙１) choose one of medical (医科), dental (歯科) and pharmacy (薬局). With medical and dental side by side, use a separate form for each.

guide-choice-form1-name-address = Name and address on form 1
guide-form1-name-address = In the box 「情報提供を希望する医療機関・薬局」 write the name, postcode and address of the new institution or pharmacy. If they have changed since the provisional code was requested, the former ones go into their own box.

guide-choice-form1-date = Date on form 1
guide-form1-date = The date by 「上記のとおり依頼します」 is written in the Reiwa era (令和): the year less 2018; the example has 31 March 2021 (令和3年3月31日). The date of the reply below is left to the bureau.

guide-choice-form1-founder = Founder on form 1
guide-form1-founder = In the founder’s box write the founder’s name (開設者の氏名). A corporation writes its name and its representative’s title and name (名称、代表者の職・氏名).

guide-choice-form1-addressee = Addressee on form 1
guide-form1-addressee = By 「厚生（支）局 御中」 write the name of the regional bureau of your location. Tell me the prefecture and I can name it.
guide-form1-addressee-known = By 「厚生（支）局 御中」 write the name of the regional bureau of your location. For { $prefecture } it is { $bureau }.

guide-choice-form1-provisional-code = Provisional code box on form 1
guide-form1-provisional-code = In the provisional code box of form 1 (別紙１) write the code the implementing body gave you, the one used for the portal account. 「0 0」 is printed; fill in the other 5 digits. If forgotten, leave it blank.

guide-choice-form1-old-name = Name and address at the time of the provisional code
guide-form1-old-name = In 「仮コード申請時の医療機関・薬局の名称・所在地」 write the name, postcode and address as they were when you requested the provisional code, even if they have changed since. Today’s go into the other box.

guide-choice-form1-bureau-half = The bureau’s half of form 1
guide-form1-bureau-half = The lower half of form 1 (別紙１), with the reception number, the date of the reply and the bureau’s name, is filled in by the bureau: leave it empty. The reply bears no official seal (公印省略).

guide-choice-kinds-both = Medical and dental side by side
guide-kinds-both = With medical and dental side by side (医科・歯科併設), each needs its own reception number (受付番号). Hand in form 1 (別紙１) separately, one (1) sheet for the medical part and one for the dental part.

guide-choice-kinds-account-email = Second account, another e-mail
guide-kinds-account-email = For the second account of a medical and dental institution the official portal asks for another e-mail address (its FAQ, 2021–22). The notice does not say so; please check with the help desk, 0800-080-4583.

guide-choice-non-designation-report = When no designation is made
guide-non-designation-report = If no designation is made, report (報告) the reception number, the institution’s name and so on to the implementing body at once (step 7). Its help desk: 0800-080-4583. Steps 5 and 6 are then no longer needed.

guide-choice-non-designation-content = What to report, and when
guide-non-designation-content = Report the reception number (受付番号), the institution’s name and so on, to the implementing body, without delay (速やかに). The notice gives no number of days. Its help desk: 0800-080-4583.

guide-choice-non-designation-number = The number after a refusal
guide-non-designation-number = If no designation is made, the bureau deletes the record and the reception number (受付番号) cannot be used. It may be given out to another institution. Report it to the implementing body and do not use it.

guide-choice-non-designation-withdrawn = Withdrawal or postponed opening
guide-non-designation-withdrawn = If after receiving the number you withdraw the application or put off the opening, so that no designation is made, report it to the implementing body at once as well (step 7). Before that, simply plan anew for the new opening month. Ask your bureau about the application itself.

guide-choice-contact-phone = Telephone help desk
guide-contact-phone = The implementing body’s help desk: 0800-080-4583 (free of charge), Monday–Friday 8:00–18:00, Saturday 8:00–16:00, closed on holidays. About step 4, the reception number request, ask your regional bureau.
guide-contact-phone-open = The implementing body’s help desk: 0800-080-4583 (free of charge). It is open now, today until { $until }. Hours: Monday–Friday 8:00–18:00, Saturday 8:00–16:00, closed on holidays. About step 4 ask your regional bureau.
guide-contact-phone-closed = The implementing body’s help desk: 0800-080-4583 (free of charge). It is closed now and opens next on { $next } at 8:00. Hours: Monday–Friday 8:00–18:00, Saturday 8:00–16:00, closed on holidays. About step 4 ask your regional bureau.

guide-choice-contact-hours = Telephone hours
guide-contact-hours = The help desk, 0800-080-4583, is open Monday–Friday 8:00–18:00 and Saturday 8:00–16:00. It is closed on Sundays and holidays, also when a holiday falls on a Saturday.
guide-contact-hours-open = The help desk, 0800-080-4583, is open now, today until { $until }. Hours: Monday–Friday 8:00–18:00, Saturday 8:00–16:00. Closed on Sundays and holidays.
guide-contact-hours-closed = The help desk, 0800-080-4583, is closed now and opens next on { $next } at 8:00. Hours: Monday–Friday 8:00–18:00, Saturday 8:00–16:00. Closed on Sundays and holidays.

guide-choice-contact-email = E-mail contact
guide-contact-email = E-mail to the implementing body: contact@iryohokenjyoho-portalsite.jp. Telephone: 0800-080-4583 (free of charge). About step 4 ask your regional bureau.

guide-choice-contact-which = Whom to ask about what
guide-contact-which = About step 4, the reception number request, and the designation ask the office of your regional bureau. About the provisional code, the portal, the card reader and the certificate ask the implementing body’s help desk, 0800-080-4583.

guide-choice-changes-what = What has changed since the notice
guide-changes-what = Some things have changed since the notice of 20 January 2021. Since April 2023 introduction is mandatory in principle. By 2024 four bureaus had moved step 4 forward by 1 month. The official portal has been renewed. Check with your bureau and the portal.

guide-choice-changes-mandatory = Mandatory introduction
guide-changes-mandatory = Introducing online eligibility verification has been mandatory in principle since April 2023 (page of the Shikoku branch bureau, 31 July 2024). The notice of 2021 does not say so. Old guidance calling it voluntary no longer applies.

guide-choice-changes-plan-or-deferral = Introduction plan or deferral
guide-changes-plan-or-deferral = The designation application carries an introduction plan (導入計画書) or a notice of deferral (猶予届出書), says the page of the Shikoku branch bureau (31 July 2024). The notice of 2021 does not have them. Check with your bureau.

guide-choice-changes-number-still-needed = Is the request still needed
guide-changes-number-still-needed = Even now that introduction is mandatory, the reception number (受付番号) still has to be requested (page of the Chugoku-Shikoku bureau, 15 March 2024). The introduction plan (導入計画書) does not replace form 1 (別紙１).

guide-choice-changes-certificate-terms = Certificates: per terminal, paid
guide-changes-certificate-terms = A certificate (電子証明書) is issued per terminal and per institution code, costs a fee, and is notified by registered mail (official portal, KB0010407). The notice of 2021 does not say so. Ask the implementing body about the amount and payment.

guide-choice-changes-bureau-dates = Bureaus that moved their dates (2024)
guide-changes-bureau-dates = By 2024 four bureaus, Tohoku, Tokai-Hokuriku, Chugoku-Shikoku and Shikoku, had moved step 4 into the month two before: Tohoku to the 5th (next open day if closed), Tokai-Hokuriku to the 1st (the open day before if closed), Shikoku to the first open day, Chugoku-Shikoku to two months before (day unconfirmed). Tokai-Hokuriku and Shikoku also moved steps 5 and 6 forward by 1 month (their pages, 29 February – 31 July 2024). What holds at the others today is not confirmed.

guide-choice-changes-portal = The portal has moved
guide-changes-portal = The portal named in the notice has since become the general portal 「医療機関等向け総合ポータルサイト」. If the old address does not open, look for it. Our links show when each was last confirmed.

guide-choice-opening-month = The opening month and the day of designation
guide-opening-month = The opening month (診療開始月) is the month in which you start treating patients (or dispensing) under the designation. All dates are counted back from it. In the table of 別紙２ every designation is dated the 1st of a month. The procedure lets you use online eligibility verification from the start of that month. If you open in the middle of a month, ask your regional bureau from which day you will be designated.

guide-choice-open-days-what = What closed and open days are
guide-open-days-what = Closed days (閉庁日) are the days on which public offices are closed: Saturdays, Sundays, national holidays including substitutes, and December 29 to January 3 (行政機関の休日に関する法律). All other days are open days (開庁日). If the 10th is closed, the reply is in principle posted on the next open day.

guide-choice-dates-which-applies = When the notice and the bureau’s page differ
guide-dates-which-applies = If the notice and your bureau’s page give different dates, finish by the earlier one. By the notice, the deadline of step 4 differs by bureau and has to be checked on the bureau’s website; by 2024 some bureaus gave dates 1 month earlier. To be certain, ask your bureau about step 4, and the help desk, 0800-080-4583, about steps 5 and 6.

guide-choice-reception-number-used-for = Where the reception number is used
guide-reception-number-used-for = The reception number (受付番号) is used in step 5, presenting it to the implementing body, and in step 6, the application for use and for the electronic certificate. If no designation is made, you also give it in the report of step 7. For the account (step 2) and the card reader (step 3) the notice uses the provisional code (仮コード).

guide-choice-contact-bureau-mailbox = The e-mail address in the circular
guide-contact-bureau-mailbox = The implementing body’s e-mail address in the circular is for the bureaus, which send it the list of newly designated institutions. It is not for applicants. Please write to contact@iryohokenjyoho-portalsite.jp or call the help desk, 0800-080-4583.

guide-choice-service-reminders = Reminder mails
guide-service-reminders = If you keep your plan here, we send a mail before each date. Looking at a plan needs no account. You can stop the mails with the link at their foot. The steps themselves you take yourself, on the portal and at the regional bureau.

guide-choice-service-ask-staff = Asking the bureau’s staff
guide-service-ask-staff = Once you keep a plan here, “Ask the staff” takes your question to the staff of your regional bureau; you see what will be sent before you send it. If it is urgent, telephone: your bureau about step 4, the help desk, 0800-080-4583, about everything else.

guide-choice-service-data = What happens to what you enter
guide-service-data = The reception number (受付番号) has to be handled with care (form 1, 別紙１). This service stores it encrypted and never puts it into a mail or an address (URL). Lists show it masked, and each view by staff is logged. Please write no names, telephone numbers or reception numbers in a question to the guide.

guide-choice-code-structure = How the institution code is made up
guide-code-structure = The institution code (医療機関等コード) has 7 digits: area 2, number 4, check digit 1. With the prefecture (2 digits) and the fee table (1 digit: medical 1, dental 3, pharmacy 4) in front it has 10. The same 7 digits may exist in another prefecture or for another kind. The last 1 is there to find typing errors.

guide-choice-service-entry = How to enter numbers and dates
guide-service-entry = Here you may type numbers full-width or half-width, with spaces or hyphens, and years in the Western calendar or in Reiwa (令和); form 1 (別紙１) is printed in Reiwa. If a check digit does not fit we tell you, and save it all the same.
