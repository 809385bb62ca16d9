### Home, the questions before a plan, out of scope, help.

back = 戻る
continue = 続ける
list-separator = 、

## Home
home-title = 開業月の1日から、オンライン資格確認を
home-what = 新しく開く医院・歯科医院・薬局のための計画表です。診療開始月から逆算して、七つの手続を、いつまでに、どこで行うかを示します。
home-how = 計画を保存すると、期日の前にメールでお知らせします。わからないことは、厚生局の職員に質問できます。
home-not-filing = 申請や届出の代行はしません。手続は、公式ポータルサイトと厚生局でご自身が行い、ここに記録します。
home-start = 計画を作る
home-no-account = 登録はいりません。4つの質問に答えると、計画が出ます。
# $month: month; $prefecture: name
home-example-title = たとえば、{ $month }に{ $prefecture }で医院を開くなら
home-example-prepare = 仮コードの発行依頼から、カードリーダーの申請まで
home-example-request = 別紙１を、指定の申請と一緒に厚生局へ
home-example-reply = 厚生局が受付番号を発送
home-example-submit = 受付番号の提示と、利用申請
home-example-opening = 診療開始。この日から使えます
home-example-link = この計画を詳しく見る
home-flow-title = 使いかた
home-flow-1-title = 4つの質問に答える
home-flow-1-text = 指定の種類、診療開始月、都道府県、医科・歯科・薬局の別。2分ほどです。
home-flow-2-title = 七つの手続と期日を見る
home-flow-2-text = いつまでに、どこで、何を。どの日付にも、根拠と出典を付けています。
home-flow-3-title = 保存して、お知らせを受け取る
home-flow-3-text = 済んだ手続を記録すると、次にすることがわかります。印刷や、カレンダーへの登録もできます。
home-ask-title = 困ったとき
home-ask-person = 人に聞く
home-ask-person-text = コールセンターの今日の受付時間と、厚生局の連絡先です。
home-ask-guide-text = 通知に書かれていることを、出典を付けて答えます。
home-ask-sources = 根拠と出典
home-ask-sources-text = 日付の決まりと、その元になった通知・ページの一覧です。
home-ask-guide = 案内に聞く

## The questions
start-designation-title = どのような指定を受けますか
start-designation-new = これから新しく指定を受ける
start-designation-new-more = 指定は、ふつう月の1日からです。
start-designation-retroactive = 過去の日にさかのぼって指定を受ける（遡及）
start-designation-retroactive-more = 開設者の交代、個人と法人の切り替え、近くへの移転などの場合です。
start-opening-title = 診療を始める月はいつですか
start-opening-hint = 指定を受けて診療（薬局は調剤）を始める月です。まだ決まっていなければ、予定の月で構いません。
start-opening-year = 年
start-opening-year-hint = 例：2027、令和9
start-opening-month = 月
start-opening-month-hint = 例：4
start-prefecture-title = 開設する都道府県はどこですか
start-prefecture-hint = 担当の地方厚生（支）局が決まります。
start-prefecture-prompt = 選んでください
start-kind-title = 開設するのはどれですか
start-kind-both-more = 医科と歯科で、別々に手続が必要です。

## Out of scope: retroactive designation
out-of-scope-title = さかのぼって指定を受ける場合は、対象外です
out-of-scope-reason = 指定期日を遡及して指定を受ける医療機関・薬局は、受付番号の情報提供の対象外とされています。このため、計画は作れません。
out-of-scope-examples = 開設者の交代、個人と法人の切り替え、近くへの移転などで、過去の日から指定を受ける場合がこれにあたります。
out-of-scope-do-title = 次にすること
out-of-scope-do = オンライン資格確認をいつから使えるかは、コールセンターにお尋ねください。指定の手続は、厚生局にお尋ねください。
out-of-scope-succession-title = 承継申請で、オンライン資格確認を引き継ぎます
out-of-scope-start-again = 新しく指定を受ける場合は、こちらから計画を作れます

## Help
help-title = 困ったときは
help-lead = まず、人に聞くことができます。手続の内容でも、画面の使いかたでも構いません。
help-person-title = 人に聞く
help-ask-signed-in = 保存した計画から、担当の厚生局の職員に質問できます。
help-ask-guest = 計画を保存すると、担当の厚生局の職員に質問できます。
help-bureaus-title = 地方厚生（支）局のページ
help-bureaus-text = 指定の申請と受付番号の情報提供依頼は、都道府県を担当する厚生局へお尋ねください。
help-guide-title = 案内に聞く
help-guide-text = 通知に書かれていることを、出典を付けて答えます。答えられないときは、職員への質問に進めます。
help-late-title = 期限に間に合わなかったとき
help-late-text = 行き止まりではありません。15日までの提出に間に合わなかった場合は、実施機関が個別に対応します。コールセンターへご連絡ください。
