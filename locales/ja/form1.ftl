### Form 1 (別紙１): questions, check your answers, cover sheet.

form1-title = 別紙１を作る
form1-intro = 受付番号情報提供依頼書 兼 回答書（別紙１）に書くことを入力します。できたPDFを印刷して、厚生局に提出してください。
# $plan: name
form1-twin = 併設のもう一方「{ $plan }」にも、同じ内容を使います。仮コードは別々に入力してください。
form1-institution-section = 情報提供を希望する医療機関・薬局
form1-founder-section = 開設者
form1-reply-section = 回答書の送付先
form1-reply-text = ここに書いた住所と氏名あてに、回答書が届きます。
form1-request-section = 仮コードを申請したときのこと
form1-request-text = 忘れた場合は、空欄のまま提出できます。今の名称・所在地と違うときは、申請したときのものを書いてください。
form1-date-section = 依頼する日
form1-kind = 種別
form1-institution_name = 名称
form1-institution_postal_code = 郵便番号
form1-institution_address = 所在地
form1-postal-hint = 例：100-8916
form1-founder = 開設者は個人ですか、法人ですか
form1-founder-person = 個人
form1-founder-corporation = 法人
form1-founder-corporation-more = 代表者の職名と氏名も書きます。
form1-founder_name = 開設者の氏名（法人の場合は名称）
form1-founder_name-hint = 申請書と同じ字で書いてください。
form1-representative_title = 代表者の職名
form1-representative_name = 代表者の氏名
form1-representative-hint = 法人の場合だけ入力してください。例：理事長
form1-reply_postal_code = 送付先の郵便番号
form1-reply_address = 送付先の住所
form1-reply_name = 送付先の氏名
form1-provisional_code = 仮コード
form1-code-hint = 00で始まる7けたの番号です。
form1-code-stored = 仮コードは保存してあります。変えるときだけ入力してください。
form1-name_at_request = 申請したときの名称
form1-postal_code_at_request = 申請したときの郵便番号
form1-address_at_request = 申請したときの所在地
form1-date = 依頼の日付
form1-date-hint = 空けておくと、手書きできます。西暦でも令和でもかまいません。
form1-continue = 入力内容の確認へ進む
form1-check-title = 入力内容の確認
form1-check-text = 次の内容で依頼書を作ります。「未記入」の欄は、空けたまま提出できます。
form1-blank = 未記入
form1-change = 変更
# $field: name
form1-change-field = { $field }を変更する
form1-differs = 申請したときの名称・所在地が、今のものと違います。それぞれ正しければ、そのまま進んでください。
# $date: date; $year: year of Reiwa
form1-date-printed = { $date }（令和{ $year }年と印刷します）
form1-make = 依頼書を作る
# $kind: name
form1-make-kind = { $kind }の依頼書を作る
# $field: name; $character: one character
form1-unprintable = 「{ $field }」の「{ $character }」は印刷できません。別の字に変えるか、印刷した後に手書きしてください。
form1-too-long = 「{ $field }」が長く、欄に入りません。短くしてください。
form1-cover-link = 別紙１の提出のしかたを見る
cover-title = 別紙１の提出のしかた
cover-to-title = 提出先
# $office: name
cover-to = { $office } 御中
cover-address-check = 出す前に、厚生局のページで確かめてください。
cover-branch = 分室がある場合は、その分室に提出してください。
cover-by-title = いつまでに
cover-with-title = 一緒に提出するもの
# $count: number; $kinds: names
cover-forms = 受付番号情報提供依頼書 兼 回答書（別紙１）{ $count }枚：{ $kinds }
cover-application = 保険医療機関・保険薬局指定申請書
cover-next-title = 提出した後
cover-next = 厚生局が、回答書の写しを郵送します。
cover-then = 届いたら、受付番号を手続4に記録し、手続5と6に進んでください。
