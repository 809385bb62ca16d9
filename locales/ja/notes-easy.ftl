### やさしい日本語: what has changed since the notice (names.ftl), where the visitor chose it.

easy-change-mandatory = オンライン資格確認は、2023年4月から、ほとんどのところで義務（しなければならないこと）です。
easy-change-introduction-plan = 指定の申請には、導入計画書か猶予届出書をいっしょに出します。
easy-change-request-still-needed = 義務になった後も、受付番号の情報提供依頼は必要です。
easy-change-certificate-paid = 電子証明書は、機械ごと、コードごとに必要です。1枚1,500円です。
easy-change-certificate-order = 先に利用申請をします。その後で電子証明書の申請をします。
easy-change-certificate-mail = 電子証明書を使えるのは、3年3か月だそうです。お知らせは簡易書留（受け取る人のサインがいる郵便）で届くそうです。人がいる住所を書いてください。
easy-change-customer-id = 利用申請では、回線の種類とお客さまIDを聞かれます。お客さまIDは、CAFかCOPで始まる番号です。回線の契約の紙に書いてあります。先に回線を申し込んでください。
easy-change-claims-online = 2024年4月より後に新しく指定を受けるところは、オンラインで請求を始めるそうです。ディスクや紙では始められないそうです。
easy-change-deferral-grounds = 猶予（待ってもらうこと）の理由で、今も使えるのは三つです。光回線がないこと、建物が工事中か仮の建物であること、特に困った事情があることです。前の二つには終わりの日がありません。三つ目の終わりの日は、確かめられていません。
easy-change-deferral-where = 猶予届出書を出すところは、2024年4月1日から変わりました。ポータルサイトでは、2024年3月19日に終わりました。
easy-change-public-health-centre = 指定の申請の前に、保健所に開設の届けを出すか、許可をもらいます。
easy-change-public-assistance = 生活保護の指定は、2023年7月から同じ紙で申請できます。訪問看護は別です。
easy-change-twin-mail-address = 医科と歯科をいっしょに開くときは、二つ目のアカウントに別のメールアドレスが必要です。
easy-change-outpatient-surplus = 2026年4月から、外来医師過多区域（医師が多い地域）でベッドのない診療所を開くときは、6か月前までに都道府県に届けを出すそうです。2026年1月の候補（選ばれるかもしれないところ）は、東京都の区中央部・区西部・区西南部・区南部・区西北部、京都・乙訓、大阪市、神戸、福岡・糸島です。決まったかどうかは、確かめられていません。都道府県に聞いてください。
easy-change-manager-career = 2026年4月から、保険医療機関の管理者（院長など）には、臨床研修の後に3年以上の保険医の経験などが必要だそうです。医師は、病院での経験です。例外もあります。厚生局に聞いてください。
easy-change-pharmacy-online-site = 2026年4月から、保険薬局は、オンライン診療受診施設と同じ建物の作りや同じ経営にできないそうです。厚生局に聞いてください。
