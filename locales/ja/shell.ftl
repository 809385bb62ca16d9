### Around every page: shell, forms, faults.

site-name = つきはじめ
# $title: the page's title
site-page-title = { $title } - つきはじめ
error-page-title = エラー: { $title }
skip-to-main = 本文へ進む
# $date: date
clock-banner = 試験用の時計で動いています。今日は{ $date }として表示します。
nav-label = 主なページ
nav-menu = メニュー
nav-guide = 案内に聞く
nav-help = 困ったときは
nav-sign-in = サインイン
nav-plans = わたしの計画
nav-account = アカウント
nav-desk = 窓口
nav-other-language = English
nav-easy-japanese = やさしい日本語
nav-standard-japanese = ふつうの日本語
# $name, $contact: text
footer-operator = 運営：{ $name }（連絡先：{ $contact }）
footer-not-official = 厚生労働省の公式サイトではありません。
footer-files-nothing = 申請や届出の代行はしません。
footer-sources = 根拠と出典
footer-accessibility = アクセシビリティ
footer-privacy = プライバシー

## Forms
field-required = ※必須
field-optional = 任意
error-summary-title = 入力内容を確認してください

## Faults
fault-home = はじめのページへ
fault-not-found-title = ページが見つかりません
fault-not-found-text = アドレスが違うか、このページを見ることができません。
fault-sign-in-title = サインインしてください
fault-sign-in-text = この操作には、サインインが必要です。
fault-forbidden-title = この操作はできません
fault-forbidden-text = 別のサイトからの送信か、許可されていない操作です。前のページからやり直してください。
fault-conflict-title = ほかの操作で内容が変わりました
fault-conflict-text = 前のページを開き直して、今の内容を確かめてください。
fault-too-many-title = 少し時間をおいてください
fault-too-many-text = 短い時間に操作が続きました。しばらく待ってから、もう一度お試しください。
fault-bad-request-title = 送信された内容を読み取れません
fault-bad-request-text = 前のページからやり直してください。
fault-too-large-title = 送信された内容が大きすぎます
fault-too-large-text = 文字を減らして、もう一度お試しください。
fault-busy-title = いま、混み合っています
fault-busy-text = 処理が集中しています。数秒待ってから、もう一度お試しください。
fault-internal-title = 申し訳ありません。表示できません
fault-internal-text = こちらの不具合です。今送った内容があれば、保存されていないことがあります。少し待ってから、もう一度お試しください。
fault-unreadable-title = この計画は今は表示できません
fault-unreadable-text = 記録は残っています。新しい版で書かれたか、壊れているため、今のこのサイトでは読めません。運営者に知らせています。急ぐときは、運営者にご連絡ください。
fault-unavailable-title = ただいま処理できません
fault-unavailable-text = データの置き場所が一時的に使えません。今送った内容があれば、保存されていないことがあります。少し待ってから前のページに戻り、確かめてからもう一度お試しください。
