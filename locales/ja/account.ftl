### Accounts: signing up and in, links from mails, the account's own pages.

## Fields
error-password-too-short = パスワードは15文字以上にしてください
error-password-too-long = パスワードは128文字以内にしてください
error-password-too-common = 推測されやすいパスワードです。別の言葉を組み合わせてください
error-sign-in = メールアドレスかパスワードが違います
error-wrong-password = パスワードが違います
account-email = メールアドレス
account-email-hint = 確認のメールをお送りします。
account-password = パスワード
account-new-password = 新しいパスワード
account-present-password = 今のパスワード
account-password-hint = 15文字以上。記号や数字の決まりはありません。長い文でもかまいません。
account-password-show = パスワードを表示する
account-password-hide = パスワードを隠す
account-send-mail = メールを送る

## The plan that waits
# $month, $prefecture, $kind: names
account-draft = { $month }に{ $prefecture }で開く{ $kind }の計画です。
account-draft-sign-up = 登録が終わると、アカウントに保存します。
account-draft-sign-in = サインインすると、アカウントに保存します。
account-draft-waits = それまでは、このブラウザーで預かっています。
account-draft-link = アカウントに保存します。
account-kind-medical = 医科
account-kind-dental = 歯科
account-kind-pharmacy = 薬局
account-kind-both = 医科と歯科

## Signing up
sign-up-title = アカウントを作る
sign-up-text = 計画を保存し、日付が近づくとメールでお知らせします。
sign-up-button = 確認のメールを送る
sign-up-known = アカウントをお持ちの方は、こちらへ。
sign-up-sent-next = メールのリンクを24時間以内に開いて、登録を終えてください。

## "We have sent a mail to …"
mail-sent-title = メールを送りました
mail-sent-to = 次のアドレスにメールを送りました。
mail-sent-enough = このアドレスには、続けて何通かお送りしました。しばらくの間は、いちばん新しいメールのリンクをお使いください。
mail-sent-missing-title = メールが届かないとき
mail-sent-missing-wait = 届くまで、数分かかることがあります。
mail-sent-missing-spam = 迷惑メールのフォルダーもご確認ください。
mail-sent-change = アドレスを入力し直す
mail-sent-again = もう一度メールを送る
mail-sent-nothing-title = まだメールを送っていません
mail-sent-nothing-text = このブラウザーでは、お手続が始まっていません。
mail-sent-start = はじめから入力する
mail-held-title = メールは、あとでお送りします
mail-held-why = 復旧作業のため、いま、メールの送信を止めています。ご入力の内容は受け付けました。メールのリンクには期限があります。再開のあとに届かなかったときや、リンクが使えなかったときは、もう一度お手続ください。
mail-held-to = 再開したら、次のアドレスにお送りします。

## Signing in
sign-in-title = サインイン
sign-in-button = サインインする
sign-in-known = アカウントをお持ちの方
sign-in-new = はじめての方
sign-in-new-text = アカウントは無料です。メールアドレスとパスワードで作れます。
# Why a page asks to sign in ($page: one of the names below)
sign-in-for-question = 職員に質問するには、無料のアカウントが必要です。保存した計画か都道府県から、担当の厚生局が決まります。
sign-in-question-kept = 書いた質問は、このブラウザーで預かっています。サインインか登録の後、内容を確かめてから送れます。
sign-in-for-page = サインインしていないか、前のサインインから時間がたっています。サインインすると、{ $page }へ進みます。
sign-in-page-plans = わたしの計画のページ
sign-in-page-questions = 質問と回答のページ
sign-in-page-desk = 窓口のページ
sign-in-page-account = アカウントのページ
sign-in-page-other = 開こうとしていたページ
account-switched-off = このブラウザーでサインインしていたアカウントは、使えなくなっています。わからないときは、所属の管理者か運営者にお問い合わせください。
sign-in-by-link = メールのリンクでサインインする
sign-in-forgotten = パスワードを忘れたとき
sign-in-new-here = アカウントを作る
account-back-to-sign-in = サインインに戻る
sign-in-link-title = メールのリンクでサインインする
sign-in-link-text = パスワードを使わずにサインインできます。
sign-in-link-sent-next = 登録があるアドレスなら、届いたリンクを30分以内に開いてください。

## A new password
reset-title = パスワードを決め直す
reset-text = 新しいパスワードを決めるためのリンクを、メールでお送りします。
reset-sent-next = 登録があるアドレスなら、届いたリンクを1時間以内に開いてください。
new-password-title = 新しいパスワードを決める
new-password-text = 次のアカウントのパスワードです。ほかの端末では、サインインし直してください。
new-password-button = このパスワードにする
invite-title = 窓口へようこそ
invite-text = 次のアドレスで、窓口の担当者として登録されています。パスワードを決めてください。

## Links from mails
link-confirm-title = アドレスを確認する
link-confirm-text = ボタンを押すと、次のアドレスでの登録が終わります。
link-confirm-button = 登録を終える
link-confirm-other-browser = 登録を始めたときとは別のブラウザーです。登録のときに決めたパスワードを入力してください。
link-confirm-password = 登録のときのパスワード
link-change-address-title = 新しいアドレスを確認する
link-change-address-text = ボタンを押すと、アカウントのアドレスが次のものに変わります。ほかの端末ではサインアウトします。
link-change-address-button = このアドレスに変える
link-change-address-whose = 変える手続をしたアカウントの、パスワードを入力してください。心当たりがないときは、入力せずに、この画面を閉じてください。何も変わりません。
link-change-address-password = アカウントのパスワード
link-change-address-sign-in = 変える手続をしたアカウントにサインインしてから、もう一度このリンクを開いてください。心当たりがないときは、この画面を閉じてください。何も変わりません。
link-sign-in-title = サインインする
link-sign-in-text = ボタンを押すと、次のアドレスのアカウントにサインインします。
link-sign-in-button = サインインする
link-dead-title = このリンクは使えません
link-dead-text = 使い終わったか、期限が過ぎたリンクです。アカウントが停止されたときも使えません。必要なときは、もう一度メールをお送りします。

## The account's page
account-title = アカウント
account-bureau = 所属
account-password-set = 設定されています
account-password-none = まだ決めていません
account-change-email = アドレスを変える
account-change-password = パスワードを変える
account-mail = お知らせのメール
account-change-mail = メールの量を変える
account-language = 画面とメールの言語
account-language-ja = 日本語
account-language-en = English
account-language-button = 言語を保存する
account-sessions-title = サインアウト
account-sign-out = サインアウトする
account-sessions-text = ほかの端末でサインインしたままのときは、まとめてサインアウトできます。
account-sign-out-everywhere = すべての端末でサインアウトする
account-data-title = あなたの情報
account-export = 記録をまとめてダウンロードする（JSON）
account-delete = アカウントを削除する
account-back = アカウントに戻る
account-leaving-title = アカウントは削除されます
# $date: date, $time: 14:03
account-leaving-text = { $date } { $time }を過ぎると、すべて消えます。それまでは取り消せます。
account-stay-button = 削除を取り消す

## Another address or password
change-address-title = メールアドレスを変える
change-address-now = 今のアドレス
change-address-text = 新しいアドレスに確認のメールを送ります。リンクを開くまで、今のアドレスのままです。
change-address-new = 新しいメールアドレス
change-address-sent-next = メールのリンクを24時間以内に開くと、アドレスが変わります。
change-password-title = パスワードを変える
change-password-text = 変えると、ほかの端末ではサインアウトします。

## Leaving
delete-title = アカウントを削除しますか
delete-what = 計画、記録、番号、質問と回答が、すべて消えます。
delete-not-filed = 実施機関や厚生局への手続は、取り消されません。
delete-way-back = 7日の間は、サインインして取り消せます。その間、お知らせのメールは送りません。
delete-after = 7日が過ぎると、元に戻せません。削除した事実だけが残ります。
delete-button = アカウントを削除する
delete-keep = 削除しないで戻る

## Please wait
wait-title = 少し時間をおいてください
# $minutes: number
wait-text = 短い時間に操作が続きました。{ $minutes }分後に、もう一度お試しください。
wait-kept = 入力した内容は、下に残っています。パスワードは、もう一度入力してください。
wait-by-link = メールのリンクなら、待たずにサインインできます
wait-nothing-lost = 保存した計画は、そのままです。

## Shown once, on the next page ($time: 14:03)
account-flash-confirmed = アドレスの確認が終わりました。
account-flash-password = { $time } パスワードを変えました。
account-flash-saved = { $time } に保存しました。
account-flash-moved = { $time } メールアドレスを変えました。
account-flash-signed-out = サインアウトしました。
account-flash-signed-out-everywhere = すべての端末でサインアウトしました。
account-flash-leaving = { $time } 削除を受け付けました。
account-flash-stays = { $time } 削除を取り消しました。
