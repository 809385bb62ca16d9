### What is wrong with a field (domain::input::ErrorCode, domain::code).

error-required = 入力または選択してください
# The same for a field of this name
error-required-designation = どちらかを選んでください
error-required-opening = 診療開始月を入力してください
error-required-year = 年を入力してください
error-required-month = 月を入力してください
error-required-prefecture = 都道府県を選んでください
error-required-kind = 医科・歯科・薬局から選んでください
# $max: number of characters
error-too-long = { $max }文字以内で入力してください
error-control-character = 使えない文字が含まれています。入力し直してください
error-not-a-number = 数字で入力してください
error-ambiguous-year = 西暦4けた（例：2027）か、令和を付けて（例：令和9）入力してください
error-opening-month = 月は1から12で入力してください
error-opening-month-range = 2021年3月から2099年12月までの月を入力してください
error-date = 正しい日付を入力してください
error-date-in-future = 今日までの日付を入力してください
error-prefecture = 都道府県を選んでください
error-kind = 医科・歯科・薬局から選んでください
error-email = メールアドレスの形で入力してください（例：name@example.jp）
error-postal-code = 郵便番号は7けたの数字で入力してください
error-unknown-field = この項目は使えません
error-choice = 選択肢から選んでください
error-code-empty = 番号を入力してください
error-code-not-digits = 番号は数字で入力してください
error-code-wrong-length = 番号のけた数が違います。書面をご確認ください
error-code-provisional-instead-of-number = これは仮コードのようです。厚生局の回答書にある受付番号を入力してください
error-code-number-instead-of-provisional = これは仮コードではないようです。00で始まる7けたの仮コードを入力してください
error-code-other-prefecture = ほかの都道府県の番号のようです。回答書をご確認ください
error-code-other-kind = ほかの種別（医科・歯科・薬局）の番号のようです。回答書をご確認ください
error-code-same-as-twin = 医科と歯科に同じ番号が入力されています。それぞれの番号をご確認ください
warning-code-check-digit = 番号をもう一度ご確認ください
