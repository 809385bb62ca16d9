### The guide: answers in standard Japanese (domain::guide decides which).
# Variables: $opening month · $due $words $reply $reader $latest $next days ·
# $until time of day · $prefecture · $bureau · $page address ·
# $certainty official|projected · $basis published|rule|bureau · $moved yes|no|bureau

guide-escalate-not-covered = 申し訳ありません。通知からはお答えできないご質問です。手続④は所在地の地方厚生（支）局、そのほかは実施機関のコールセンター0800-080-4583にお尋ねください。「職員に質問する」もご利用いただけます。
guide-escalate-prediction = 申し訳ありません。指定されるかどうかなど、個別の判断や見通しはお答えできません。所在地の地方厚生（支）局にお尋ねください。「職員に質問する」もご利用いただけます。
guide-escalate-other-people = 申し訳ありません。個別の申請や番号、ほかの方の情報はお答えできません。ご自身の申請のことは、所在地の地方厚生（支）局にお尋ねください。
guide-escalate-abuse = 申し訳ありません。そのご発言にはお答えできません。手続のことでお困りでしたら、「職員に質問する」をご利用ください。
guide-escalate-instructions = 申し訳ありません。案内のしかたを変えるご指示にはお応えできません。手続についてのご質問をお書きください。
guide-escalate-money = 申し訳ありません。金額や補助金、支払いのことは通知に書かれていないため、お答えできません。実施機関のコールセンター0800-080-4583にお尋ねください。
guide-escalate-technical = 申し訳ありません。機器や設定、パスワードなどのことは通知に書かれていないため、お答えできません。実施機関のコールセンター0800-080-4583にお尋ねください。
guide-escalate-other-procedure = 申し訳ありません。この案内は、新設時のオンライン資格確認の手続についてだけお答えします。ほかの手続は、所在地の地方厚生（支）局などの窓口にお尋ねください。
guide-escalate-profession = 申し訳ありません。税務、法律、労務、医療などのご相談にはお答えできません。それぞれの専門の窓口にご相談ください。
guide-escalate-off-topic = 申し訳ありません。この案内は、新設時のオンライン資格確認の手続についてだけお答えします。手続のご質問をお書きください。
guide-escalate-chitchat = こんにちは。この案内は、新設時のオンライン資格確認の手続についてお答えします。「仮コードを忘れたら？」のように、知りたいことをお書きください。
guide-clarify = どれについてお尋ねですか。近いものをお選びください。
guide-note-other-basis = 別の規則では{ $other }になります。早い方の日を目安にしてください。
guide-note-prefecture = 東海北陸と四国の厚生（支）局は、1か月早い日を示しています。都道府県を教えていただければ、その局の日付をお答えします。

guide-choice-procedure-overview = 手続の全体と順番
guide-procedure-overview = 手続は七つです。①仮コードの発行依頼、②アカウント登録、③顔認証付きカードリーダーの提供申請、④受付番号の情報提供依頼（指定の申請と一緒に）、⑤受付番号の提示、⑥利用申請と電子証明書発行申請。⑦は指定が行われなかった場合だけの報告です。①～③と⑤～⑦はオンライン資格確認実施機関（ポータルサイト）へ、④は地方厚生（支）局へ出します。

guide-choice-procedure-order-reason = この順番になっている理由
guide-procedure-order-reason = 新設の医療機関等は、指定を受けるまで医療機関等コードがありません。そのため、アカウント登録とカードリーダーの申請には仮コードを使います。利用申請と電子証明書には、付与予定のコードである受付番号が要ります。そこで、仮コード、受付番号、指定という順番になります。

guide-choice-procedure-schedule = いつまでに何をするか
guide-procedure-schedule = 目安は、手続①～③が診療開始の5か月前まで、④が地方厚生（支）局の提出期限まで、⑤と⑥が診療開始月の前月15日までです。④の期限は局ごとに違います。診療開始の年と月、都道府県を教えていただければ、実際の日付をお答えします。
guide-procedure-schedule-dated = { $opening }診療開始の場合です。手続①～③は{ $reader }までが目安です。回答書の発送は{ $reply }、⑤と⑥の期限は{ $due }です（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 規則から計算した見込み
    }）。④の期限は地方厚生（支）局ごとに違うので、局のページでご確認ください。

guide-choice-procedure-where = どの手続をどこに出すか
guide-procedure-where = 出す先は二つです。④の受付番号の情報提供依頼と指定の申請は、地方厚生（支）局に出します。それ以外（①②③⑤⑥⑦）は、オンライン資格確認実施機関の医療機関等向けポータルサイトで行います。

guide-choice-procedure-optional = 受付番号の依頼は必ず必要か
guide-procedure-optional = 受付番号の依頼は、診療開始月の月初からオンライン資格確認を使いたい医療機関等が行うものです。希望する場合だけ、指定の申請と一緒に別紙１を出します。依頼しないと、月初からの利用の準備は間に合いません。

guide-choice-scope-who = 対象になる医療機関・薬局
guide-scope-who = 対象は、新設の医療機関と薬局で、診療開始月の月初からオンライン資格確認を使いたいところです。医科、歯科、薬局のどれも対象です。指定期日を遡及して指定を受ける場合は対象外です。

guide-choice-scope-retroactive = 遡及して指定を受ける場合
guide-scope-retroactive = 指定期日を遡及して指定を受ける医療機関等は、この手続（受付番号の情報提供）の対象外です。受付番号は依頼できません。オンライン資格確認の進め方は、所在地の地方厚生（支）局と実施機関にご相談ください。

guide-choice-scope-founder-change = 開設者変更・法人化・移転の場合
guide-scope-founder-change = 開設者の変更、個人と法人の切替え、近くへの移転などは、指定期日を遡及して指定を受けることがあります。遡及して指定を受ける場合は、この手続の対象外です。遡及になるかどうかは、所在地の地方厚生（支）局にご確認ください。

guide-choice-scope-existing = すでに指定を受けている場合
guide-scope-existing = この手続は、これから新しく指定を受ける医療機関等のためのものです。すでに指定を受けているところは医療機関等コードをお持ちなので、仮コードや受付番号は要りません。導入については実施機関のポータルサイトやコールセンターにご確認ください。

guide-choice-online-eligibility-what = オンライン資格確認とは
guide-online-eligibility-what = オンライン資格確認は、マイナンバーカードを健康保険証（健康保険被保険者証）として使える仕組みです。令和元年5月22日に公布された法律（令和元年法律第9号）で導入されました。利用には、医療機関等コードに紐付いた電子証明書が必要です。

guide-choice-notice-what = もとになる通知
guide-notice-what = 根拠は、厚生労働省の令和3年1月20日の通知「オンライン資格確認を推進するための手続について（協力依頼）」です。番号は保連発0120第1号、保医発0120第1号で、地方厚生（支）局長あてに出ました。同じ日の事務連絡と、別紙１（依頼書）、別紙２（日程）、別紙３（手続）が付いています。

guide-choice-notice-applies-from = いつの申請から対象か
guide-notice-applies-from = 通知は、令和3年2月以降に提出される保険医療機関等の指定申請から適用する取扱いとして出されました。それより後の指定申請は対象になります。その後に変わった点は、地方厚生（支）局のページでご確認ください。

guide-choice-implementing-body-who = 実施機関とは
guide-implementing-body-who = オンライン資格確認実施機関（医療保険情報提供等実施機関）は、社会保険診療報酬支払基金と、都道府県国民健康保険団体連合会から委託を受けた国民健康保険中央会が設けています。仮コードの発行、ポータルサイト、カードリーダーの提供などを受け持ちます。

guide-choice-implementing-body-address = 支払基金本部の住所
guide-implementing-body-address = 事務連絡には、実施機関（社会保険診療報酬支払基金本部）の住所が〒105-0004 東京都港区新橋2丁目1番3号、代表電話が03-3591-7441とあります。これは地方厚生（支）局の連絡先として書かれたものです。申請される方は、コールセンター0800-080-4583をお使いください。

guide-choice-health-centre-first = 保健所の手続との順番
guide-health-centre-first = 保健所への開設届や開設許可の手続は、保険医療機関等の指定の申請より前に済ませておくものです（九州厚生局のページ、2024年3月29日）。通知には書かれていないので、順番と必要書類は保健所と地方厚生（支）局にご確認ください。

guide-choice-service-what = このサービスでできること
guide-service-what = ここは、診療開始月から逆算した予定と、通知にもとづく案内をお見せするところです。日付ごとに、根拠の条項を示します。申請や提出の代行はいたしません。手続はご自身でポータルサイトと地方厚生（支）局で行い、済んだことをここに記録してください。

guide-choice-service-does-not-file = ここから申請・提出できるか
guide-service-does-not-file = いいえ、このサービスは申請や提出を代わりに行いません。手続①～③と⑤～⑦はご自身でポータルサイトから、④は地方厚生（支）局に出してください。ここへの記録は、ご自分の予定を管理するためだけのものです。

guide-choice-code-difference = 仮コード・受付番号・医療機関等コードの違い
guide-code-difference = 三つは別のものです。仮コードは、実施機関が発行する準備用の番号（00＋5桁）です。受付番号は、地方厚生（支）局が知らせる番号で、指定の際に付与予定の医療機関等コードです。医療機関等コードは、指定された後に付く正式な番号です。

guide-choice-code-what = 医療機関等コードとは
guide-code-what = 医療機関等コードは、保険医療機関・保険薬局に指定されると付く番号です。新設の医療機関等は、指定される以前には持っていません。そのため、準備には仮コードと受付番号（付与予定の医療機関等コード）を使います。

guide-choice-provisional-code-what = 仮コードとは
guide-provisional-code-what = 仮コードは、医療機関等コードがない間の準備に使う番号です。オンライン資格確認実施機関に発行を依頼するともらえます。ポータルサイトのアカウント登録、カードリーダーの提供申請、別紙１の記入に使います。形は00で始まる7桁です。

guide-choice-provisional-code-request = 仮コードのもらい方
guide-provisional-code-request = 仮コードは、オンライン資格確認実施機関に発行を依頼してください（手続①）。厚生局ではありません。依頼の詳しい方法は、公式の「新設医療機関の対応Q&A」に書かれています。わからないときはコールセンター0800-080-4583でお尋ねください。

guide-choice-provisional-code-when = 仮コードはいつまでに依頼するか
guide-provisional-code-when = 仮コードの発行依頼は、診療開始の5か月前までが目安です。それより前なら、いつ依頼してもかまいません。カードリーダーの発送に4～5か月かかるため、早めの依頼をお勧めします。診療開始の年と月を教えていただければ、日付でお答えします。
guide-provisional-code-when-dated = 仮コードの発行依頼は、診療開始の5か月前までが目安です。{ $opening }診療開始なら{ $reader }までです。それより前なら、いつ依頼してもかまいません。カードリーダーの発送に4～5か月かかるため、早めの依頼をお勧めします。

guide-choice-provisional-code-format = 仮コードの桁数と形
guide-provisional-code-format = 仮コードは00で始まる7桁です。別紙１には最初の「0 0」が印刷されているので、続く5桁を書きます。00で始まらない番号は、仮コードではない可能性があります。

guide-choice-provisional-code-forgotten = 仮コードを忘れたとき
guide-provisional-code-forgotten = 仮コードを忘れたときは、別紙１の仮コードの欄を空欄のまま（記入しないで）提出してかまいません。別紙１の記載例にそう書かれています。仮コードの番号そのものは、実施機関のコールセンター0800-080-4583でお尋ねください。

guide-choice-provisional-code-used-for = 仮コードを使うところ
guide-provisional-code-used-for = 仮コードを使うのは三か所です。②ポータルサイトのアカウント登録、③顔認証付きカードリーダーの提供申請、④別紙１（受付番号情報提供依頼書）の記入です。⑥の利用申請と電子証明書の申請には、仮コードではなく受付番号を使います。

guide-choice-provisional-code-swap = 仮コードと受付番号の入替え
guide-provisional-code-swap = 別紙１に仮コードを書くのは、仮コードと受付番号の入替えに必要だからです。仮コードは、ポータルサイトのアカウント登録のときに使ったものを書きます。忘れた場合は空欄のまま提出できます。

guide-choice-qa-document-what = 「新設医療機関の対応Q&A」
guide-qa-document-what = 仮コードの発行依頼の詳細は、公式の「新設医療機関の対応Q&A」を参照するよう、別紙３に書かれています。実施機関の資料です。見つからないときは、ポータルサイトかコールセンター0800-080-4583でお尋ねください。

guide-choice-account-register = アカウント登録のしかた
guide-account-register = アカウントは、実施機関の医療機関等向けポータルサイトで、仮コードを使って登録します（手続②）。先に①の仮コードの発行を受けてください。登録したら、③のカードリーダーの提供申請に進めます。

guide-choice-account-when = アカウント登録の時期
guide-account-when = アカウント登録（手続②）は、仮コードを受けた後、診療開始の5か月前までが目安です。③のカードリーダーの提供申請の前に済ませます。診療開始の年と月を教えていただければ、日付でお答えします。
guide-account-when-dated = アカウント登録（手続②）は、仮コードを受けた後、診療開始の5か月前までが目安です。{ $opening }診療開始なら{ $reader }までです。③のカードリーダーの提供申請の前に済ませます。

guide-choice-account-with-number-note = 受付番号でのアカウント登録（2024年の情報）
guide-account-with-number-note = 通知では、アカウントは仮コードで登録します。ただし2024年までに、二つの厚生（支）局のページが受付番号でのアカウント登録に触れています。手続①～③で仮コードが要らない場合があるかもしれません（未確認）。実施機関のコールセンター0800-080-4583でご確認ください。

guide-choice-portal-what = ポータルサイトとは
guide-portal-what = 医療機関等向けポータルサイトは、オンライン資格確認実施機関（社会保険診療報酬支払基金）が開設した導入のためのサイトです。通知のアドレスは https://www.iryohokenjyoho-portalsite.jp/ です。その後、サイトは新しくなっているので、このサービスのリンク集もご覧ください。

guide-choice-portal-chatbot = 公式ポータルのチャットボット
guide-portal-chatbot = 公式のポータルサイトには、チャットボットサービスがあると通知に書かれています。ここの案内とは別のものです。電話がつながらない時間にも、ご利用を検討ください。

guide-choice-reception-number-what = 受付番号とは
guide-reception-number-what = 受付番号は、指定の際に付与予定の医療機関等コードです。地方厚生（支）局が、別紙１への回答で知らせます。オンライン資格確認の準備にだけ使う番号です。保険医療機関・保険薬局としての指定ではありません。

guide-choice-reception-number-not-designation = 受付番号は指定ではない
guide-reception-number-not-designation = 受付番号は指定ではありません。指定の際に付く予定のコードを、準備のために先に知らせるものです。別紙１の回答にも「指定ではありません」と書かれています。指定が行われなかった場合は、速やかに実施機関へ報告します（手続⑦）。

guide-choice-reception-number-request = 受付番号の依頼のしかた
guide-reception-number-request = 受付番号は、保険医療機関等の指定の申請と一緒に、別紙１「受付番号情報提供依頼書 兼 回答書」を出して依頼します（手続④）。提出先は所在地の地方厚生（支）局で、分室がある場合は分室です。期限は局が定める提出期限までです。

guide-choice-reception-number-reply-when = 受付番号はいつ届くか
guide-reception-number-reply-when = 受付番号の回答書は、原則として診療開始月の前月10日までに地方厚生（支）局から発送されます。10日が閉庁日なら、原則として翌開庁日です。診療開始の年と月を教えていただければ、その月の発送日をお答えします。
guide-reception-number-reply-when-dated = { $opening }診療開始なら、受付番号の回答書は{ $reply }までに発送されます（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 規則から計算した見込み
    }）。通知の原則は前月10日までで、閉庁日なら翌開庁日です。届くまでの郵便の日数も見込んでください。

guide-choice-reception-number-reply-how = 受付番号はどう届くか（紙・送付先）
guide-reception-number-reply-how = 受付番号は、別紙１に書き加えられ、その写しが紙で発送されます。送付先は、別紙１の一番上に書いた住所と氏名あてです。電話やメールで知らせるとは、通知に書かれていません。

guide-choice-reception-number-not-arrived = 受付番号が届かないとき
guide-reception-number-not-arrived = 回答書は、原則として前月10日（閉庁日なら翌開庁日）までに発送されます。過ぎても届かないときは、別紙１を出した地方厚生（支）局の都府県事務所等に問い合わせてください。前月15日までの提出に間に合わない場合は、実施機関が個別対応します。

guide-choice-reception-number-handling = 受付番号の取扱い
guide-reception-number-handling = 受付番号は、オンライン資格確認の準備にのみ利用し、適切に管理してください。別紙１の回答に書かれている注意です。診療報酬の請求や広告など、ほかの目的には使わないでください。

guide-choice-reception-number-becomes-code = 受付番号は正式なコードになるか
guide-reception-number-becomes-code = 受付番号は、指定の際に付与予定の医療機関等コードです。指定されれば、その番号が医療機関等コードになる予定です。指定までは正式なコードではありません。確かめるときは、所在地の地方厚生（支）局にお尋ねください。

guide-choice-card-reader-apply = カードリーダーの申請のしかた
guide-card-reader-apply = 顔認証付きカードリーダーは、医療機関等向けポータルサイトから、仮コードで提供申請をします（手続③）。先に①の仮コードと②のアカウント登録が必要です。発送まで4～5か月かかると通知にあります。

guide-choice-card-reader-when = カードリーダーの申請時期
guide-card-reader-when = カードリーダーの提供申請（手続③）は、診療開始の5か月前までが目安です。発送まで4～5か月かかるためです。診療開始の年と月を教えていただければ、日付でお答えします。
guide-card-reader-when-dated = カードリーダーの提供申請（手続③）は、診療開始の5か月前までが目安です。{ $opening }診療開始なら{ $reader }までです。発送まで4～5か月かかるので、{ $latest }を過ぎると間に合わないおそれがあります。

guide-choice-card-reader-delivery = カードリーダーはいつ届くか
guide-card-reader-delivery = 別紙３には二つの説明が並んでいます。③には「発送まで4～5か月かかります」とあります。⑤には、受付番号の提示をもってカードリーダーを発送するとあります。届く日は実施機関にご確認ください。

guide-choice-card-reader-late = カードリーダーの申請が遅れたとき
guide-card-reader-late = カードリーダーは発送まで4～5か月かかるため、診療開始の5か月前を過ぎて申請すると、月初に間に合わないおそれがあります。間に合わないと決まったわけではありません。すぐに申請し、実施機関のコールセンター0800-080-4583に相談してください。

guide-choice-reception-number-present = 受付番号の提示のしかた
guide-reception-number-present = 地方厚生（支）局から受付番号の回答を受けたら、オンライン資格確認実施機関へ受付番号を提示します（手続⑤）。ポータルサイトから、診療開始月の前月15日までに行います。この提示をもってカードリーダーが発送されます。

guide-choice-submission-deadline = 受付番号の提示などの期限（15日）
guide-submission-deadline = 受付番号の提示、利用申請、電子証明書発行申請の期限は、診療開始月の前月15日までです。閉庁日の関係で、別紙２の表では16日～18日になる月もあります。診療開始の年と月を教えていただければ、その月の日付をお答えします。
guide-submission-deadline-dated = { $opening }診療開始なら、期限は{ $due }です。{ $basis ->
        [published] 別紙２の表にある日付です。
        [bureau] { $bureau }のページの規則から計算した見込みです。
       *[rule] 別紙２の表と同じ規則で計算した見込みです。
    }通知の言葉では「前月15日まで」です。{ $moved ->
        [bureau] この局の規則は、それより早い日です。
        [yes] 閉庁日の関係で、言葉の日（{ $words }）とは違います。
       *[no] 言葉どおりの日です。
    }⑤受付番号の提示と、⑥利用申請と電子証明書の申請の期限です。

guide-choice-submission-closed-day = 15日が休みの日のとき
guide-submission-closed-day = 通知の言葉は「前月15日まで」ですが、別紙２の表では閉庁日の関係で後の日になる月があります。たとえば2021年5月指定分は4月16日、2021年11月指定分は10月18日です。診療開始の年と月を教えていただければ、その月の日付をお答えします。
guide-submission-closed-day-dated = { $opening }診療開始なら、実際の期限は{ $due }です（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 規則から計算した見込み
    }）。通知の言葉の「前月15日」は{ $words }です。早い方の日までに済ませると安心です。

guide-choice-submission-missed = 15日に間に合わなかったとき
guide-submission-missed = 期限までに受付番号等の提出が間に合わなかった場合は、実施機関が個別対応します（別紙２）。そこで終わりではありません。すぐに実施機関のコールセンター0800-080-4583へ連絡してください。診療開始月、局、受付番号の有無を伝えるとスムーズです。

guide-choice-submission-table = 別紙２の日程表
guide-submission-table = 別紙２は、令和3年3月指定から令和4年4月指定までの14行の表です。月ごとに、地方厚生（支）局の回答書発送日と、実施機関の提出期限が載っています。診療開始の年と月を教えていただければ、その月の行をお答えします。
guide-submission-table-dated = { $opening }指定の日程は、回答書の発送が{ $reply }、実施機関の提出期限が{ $due }です（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 表にない月なので、規則から計算した見込み
    }）。別紙２の表は、令和3年3月指定から令和4年4月指定までの14行です。

guide-choice-submission-beyond-table = 別紙２より後の月
guide-submission-beyond-table = 別紙２の表は、2022年4月指定分（令和3年度）までです。それより後の月は、表と同じ規則から計算した見込みの日付としてお見せします。実際の日は、地方厚生（支）局と実施機関にご確認ください。
guide-submission-beyond-table-dated = 別紙２の表は、2022年4月指定分（令和3年度）までです。{ $opening }診療開始なら、回答書の発送は{ $reply }、提出期限は{ $due }です（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 規則から計算した見込み
    }）。実際の日は、地方厚生（支）局と実施機関にご確認ください。

guide-choice-applications-what = 利用申請と電子証明書発行申請
guide-applications-what = ⑥では、医療機関等向けポータルサイトから、受付番号でオンライン資格確認の利用申請と電子証明書発行申請の二つをします。期限は受付番号の提示と同じ、診療開始月の前月15日までです。

guide-choice-applications-when = 利用申請・電子証明書の期限
guide-applications-when = 利用申請と電子証明書発行申請（手続⑥）は、受付番号の提示と同じく、診療開始月の前月15日までです。実際の日は月ごとに違うことがあります。診療開始の年と月を教えていただければ、日付でお答えします。
guide-applications-when-dated = { $opening }診療開始なら、利用申請と電子証明書発行申請（手続⑥）の期限は{ $due }です（{ $certainty ->
        [official] 別紙２の表の日付
       *[projected] 規則から計算した見込み
    }）。通知の言葉では前月15日（{ $words }）までです。回答書が届いてから始められます。

guide-choice-applications-order = 提示と利用申請の順番
guide-applications-order = ⑤受付番号の提示と⑥利用申請・電子証明書発行申請は、どちらも受付番号の回答を受けてからです。受付番号がないうちは申請できません。両方とも期限は前月15日なので、回答書が届いたら続けて済ませてください。

guide-choice-certificate-what = 電子証明書とは
guide-certificate-what = 電子証明書は、被保険者資格などのデータを安全に送受信するために必要なものです。オンライン資格確認のほか、診療報酬明細書等のオンライン請求にも使われます。医療機関等コードに紐付いています。

guide-choice-certificate-why-code = 電子証明書がコードに紐付く理由
guide-certificate-why-code = 電子証明書が医療機関等コードに紐付くのは、二つの理由からです。診療報酬明細書等のオンライン請求でも使うことと、実施機関で確実に運用・管理することです。そのため、事前に医療機関等マスタへコードを入力しておく必要があります。

guide-choice-bureau-deadline = 地方厚生（支）局の提出期限
guide-bureau-deadline = 手続④（指定の申請と別紙１）の期限は、地方厚生（支）局が定めていて、局によって違います。通知に決まった日は書かれていません。所在地の局のホームページでご確認ください。都道府県と診療開始の年と月を教えていただければ、わかる範囲でお答えします。
guide-bureau-deadline-known = { $opening }診療開始なら、{ $bureau }の期限は{ $due }です（局のページの規則から計算した見込み）。手続④（指定の申請と別紙１）の期限は局によって違います。期限以降の申請は返戻されるので、前の日までにお出しください。最新の日は局のページ { $page } でご確認ください。
guide-bureau-deadline-unknown = { $bureau }の手続④（指定の申請と別紙１）の期限は、こちらでは未確認です。期限は局によって違います。用心のため、{ $opening }診療開始なら{ $due }までの準備をお勧めします。必ず局のページ { $page } でご確認ください。
guide-bureau-deadline-page = 手続④（指定の申請と別紙１）の期限は、地方厚生（支）局が定めていて、局によって違います。あなたの地域は{ $bureau }です。局のページ { $page } でご確認ください。診療開始の年と月を教えていただければ、わかる範囲で日付をお答えします。

guide-choice-bureau-deadline-reason = 期限が局ごとに違う理由
guide-bureau-deadline-reason = 提出期限は、審査の体制状況などを考えて、それぞれの地方厚生（支）局が設定します。そのため、全国で同じ日ではありません。

guide-choice-bureau-late = 局の期限に遅れたとき（返戻）
guide-bureau-late = 地方厚生（支）局の提出期限以降に申請した場合、診療開始月の月初からの利用には間に合わない旨の説明があり、返戻されます。返戻は、書類が返されることです。次の診療開始月で計画を組み直すか、所在地の局にご相談ください。

guide-choice-bureau-on-deadline-day = 期限の当日に出してよいか
guide-bureau-on-deadline-day = 通知では、提出期限「以降」の申請は返戻するとされています。期限の日そのものも「以降」に含まれる読み方になるので、期限の前日までに出すことをお勧めします。当日の扱いは、所在地の地方厚生（支）局にご確認ください。

guide-choice-bureau-early = 指定の申請を早めに出す
guide-bureau-early = 受付番号の情報提供を希望する場合は、保険医療機関等の指定の申請も、いつもより早めに出す必要があります。期限は地方厚生（支）局によって違うので、ホームページでご確認ください。

guide-choice-bureau-which = 担当の地方厚生（支）局
guide-bureau-which = 手続④の提出先は、医療機関等の所在地を受け持つ地方厚生（支）局です。北海道、東北、関東信越、東海北陸、近畿、中国四国、四国、九州の八つがあります。都道府県を教えていただければ、担当の局をお答えします。
guide-bureau-which-known = { $prefecture }は{ $bureau }の受け持ちです。手続④は、この局の都府県事務所等に出します。局のページは { $page } です。

guide-choice-bureau-pages = 地方厚生（支）局のホームページ
guide-bureau-pages = 指定の申請については、八つの地方厚生（支）局がそれぞれホームページで案内しています。局は、必要な手続をホームページ等で周知することになっています。都道府県を教えていただければ、担当の局のページをお答えします。
guide-bureau-pages-known = { $prefecture }の担当は{ $bureau }です。指定の申請に関するページは { $page } です。

guide-choice-bureau-hokkaido = 北海道厚生局
guide-bureau-hokkaido = 北海道厚生局は、北海道を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-tohoku = 東北厚生局
guide-bureau-tohoku = 東北厚生局は、青森、岩手、宮城、秋田、山形、福島を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-kantoshinetsu = 関東信越厚生局
guide-bureau-kantoshinetsu = 関東信越厚生局は、茨城、栃木、群馬、埼玉、千葉、東京、神奈川、新潟、山梨、長野を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-tokaihokuriku = 東海北陸厚生局
guide-bureau-tokaihokuriku = 東海北陸厚生局は、富山、石川、岐阜、静岡、愛知、三重を受け持ちます。福井は近畿厚生局です。指定の申請に関するページは { $page } です。

guide-choice-bureau-kinki = 近畿厚生局
guide-bureau-kinki = 近畿厚生局は、福井、滋賀、京都、大阪、兵庫、奈良、和歌山を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-chugokushikoku = 中国四国厚生局
guide-bureau-chugokushikoku = 中国四国厚生局は、鳥取、島根、岡山、広島、山口を受け持ちます。四国の四県は四国厚生支局です。指定の申請に関するページは { $page } です。

guide-choice-bureau-shikoku = 四国厚生支局
guide-bureau-shikoku = 四国厚生支局は、徳島、香川、愛媛、高知を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-kyushu = 九州厚生局
guide-bureau-kyushu = 九州厚生局は、福岡、佐賀、長崎、熊本、大分、宮崎、鹿児島、沖縄を受け持ちます。指定の申請に関するページは { $page } です。

guide-choice-bureau-branch = 分室への提出
guide-bureau-branch = 地方厚生（支）局に分室がある場合は、指定の申請書と別紙１はその分室に出します。どこに分室があるかは、所在地の地方厚生（支）局のページでご確認ください。

guide-choice-designation-application = 指定の申請
guide-designation-application = 保険医療機関・保険薬局の指定を受けるには、「保険医療機関・保険薬局指定申請書」を地方厚生（支）局に、局の提出期限までに出します。そのとき、別紙１で受付番号の依頼をします。指定の詳細は、所在地の局にご確認ください。

guide-choice-council-what = 地方社会保険医療協議会
guide-council-what = 地方社会保険医療協議会（地医協）は、保険医療機関等の指定について答申を行うところです。答申の後、地方厚生（支）局が速やかに医療機関等コードを実施機関へ知らせます。

guide-choice-bureau-after-council = 答申後に局がすること
guide-bureau-after-council = 地医協の答申が行われた後、地方厚生（支）局が速やかに医療機関等コードを実施機関に情報提供します。保険医療機関等管理システムの「新規指定医療機関一覧表」のデータをメールで送る方法です。申請者がする手続はありません。

guide-choice-bureau-refused-record = 不指定の場合の局の処理
guide-bureau-refused-record = 指定を行わなかった場合、地方厚生（支）局は管理システムの情報を削除します。削除した番号が最も新しい番号だと、別の医療機関に払い出されるおそれがあります。次の入力の前に、システムのヘルプデスクに確認したコードを手動で入力します。

guide-choice-form1-what = 別紙１とは
guide-form1-what = 別紙１は「受付番号情報提供依頼書 兼 回答書」です。上の部分が申請者の依頼、下の部分が地方厚生（支）局の回答になります。保険医療機関等の指定の申請と一緒に出します。用紙は通知の別紙で、所在地の局のページでもご確認ください。

guide-choice-form1-how-to-fill = 別紙１の書き方
guide-form1-how-to-fill = 別紙１に書くのは、回答書の送付先（〒、住所、氏名）、医科・歯科・薬局の別、名称と所在地、依頼の日付、開設者の氏名、あて先の局、仮コード、仮コード申請時の名称と所在地です。記載例の赤字の部分を書きます。受付番号と回答の欄は局が書くので、空けておきます。

guide-choice-form1-reply-address = 別紙１の送付先の欄
guide-form1-reply-address = 別紙１の一番上には、回答書を送ってほしい先の〒、住所、氏名を書きます。ここに書いた住所と氏名あてに回答書が送られます。確実に受け取れる住所をお書きください。

guide-choice-form1-kind = 別紙１の医科・歯科・薬局の欄
guide-form1-kind = 別紙１では、医科・歯科・薬局のうち当てはまるものを一つ選びます。医科・歯科併設のときは、医科分と歯科分を別々の用紙で出します。

guide-choice-form1-name-address = 別紙１の名称・所在地の欄
guide-form1-name-address = 「情報提供を希望する医療機関・薬局」の欄には、新しく開く医療機関・薬局の名称と、〒・所在地を書きます。仮コード申請時と変わっているときは、当時の名称・所在地を別の欄に書きます。

guide-choice-form1-date = 別紙１の日付の欄
guide-form1-date = 「上記のとおり依頼します」の日付は、令和の年月日で書きます。記載例では令和3年3月31日となっています。下の回答の日付は局が書くので、空けておきます。

guide-choice-form1-founder = 別紙１の開設者の欄（個人・法人）
guide-form1-founder = 開設者の欄には、開設者の氏名を書きます。法人の場合は、法人の名称と、代表者の職・氏名を書きます（例：医療法人○○会 理事長 ○○）。

guide-choice-form1-addressee = 別紙１のあて先（御中）
guide-form1-addressee = 「厚生（支）局 御中」のところには、所在地を受け持つ地方厚生（支）局の名前を書きます。都道府県を教えていただければ、担当の局をお答えします。
guide-form1-addressee-known = 「厚生（支）局 御中」のところには、所在地を受け持つ局の名前を書きます。{ $prefecture }なら{ $bureau }です。

guide-choice-form1-provisional-code = 別紙１の仮コードの欄
guide-form1-provisional-code = 別紙１の仮コード欄には、実施機関から提供された仮コードを書きます。「0 0」は印刷されているので、残りの5桁を書きます。ポータルサイトのアカウント登録に使ったものです。忘れた場合は、空欄のまま提出できます。

guide-choice-form1-old-name = 仮コード申請時の名称・所在地
guide-form1-old-name = 「仮コード申請時の医療機関・薬局の名称・所在地」には、仮コードを申請した当時の名称と〒・所在地を書きます。その後に名称や所在地が変わっても、当時のものを書きます。今の名称と所在地は別の欄に書きます。

guide-choice-form1-bureau-half = 別紙１の回答の欄
guide-form1-bureau-half = 別紙１の下半分（受付番号、回答の日付、局の名前）は、地方厚生（支）局が書きます。申請者は空欄のままにしてください。局の印は（公印省略）とされ、押されません。

guide-choice-kinds-both = 医科・歯科併設の場合
guide-kinds-both = 医科・歯科併設の場合は、それぞれに受付番号が必要です。別紙１を、医科分と歯科分で別々に（1枚ずつ）提出してください。受付番号も医科と歯科で一つずつになります。

guide-choice-kinds-account-email = 併設のアカウントとメールアドレス
guide-kinds-account-email = 医科・歯科併設で二つ目のアカウントを作るときは、別のメールアドレスが求められます（公式ポータルのFAQ、2021～22年）。通知には書かれていません。今の扱いはコールセンター0800-080-4583でご確認ください。

guide-choice-non-designation-report = 指定が行われなかったとき
guide-non-designation-report = 保険医療機関等としての指定が行われなかった場合は、速やかに、受付番号や医療機関名等をオンライン資格確認実施機関に報告してください（手続⑦）。連絡先はコールセンター0800-080-4583です。⑤と⑥の手続は不要になります。

guide-choice-non-designation-content = 報告の内容と時期
guide-non-designation-content = 報告するのは、受付番号や医療機関名などです。指定が行われなかったら、速やかにオンライン資格確認実施機関に知らせます。日数の期限は通知にありません。連絡先はコールセンター0800-080-4583です。

guide-choice-non-designation-number = 指定されなかったときの受付番号
guide-non-designation-number = 指定が行われなかった場合、地方厚生（支）局のシステムの情報は削除され、受付番号は使えません。その番号は、別の医療機関に払い出されることがあり得ます。番号を実施機関に報告し、使わないようにしてください。

guide-choice-non-designation-withdrawn = 取下げ・開業の延期
guide-non-designation-withdrawn = 受付番号を受けた後に申請を取り下げたり、開業を延期したりして指定が行われなかった場合も、速やかに実施機関へ報告します（手続⑦）。受付番号を受ける前の延期なら、新しい診療開始月で予定を組み直してください。指定の申請の扱いは、所在地の地方厚生（支）局にご相談ください。

guide-choice-contact-phone = 電話の問い合わせ先
guide-contact-phone = 実施機関のコールセンターは0800-080-4583です（通話無料）。受付は月～金の8時～18時、土曜の8時～16時で、いずれも祝日を除きます。④の受付番号の依頼については、所在地の地方厚生（支）局にお尋ねください。
guide-contact-phone-open = 実施機関のコールセンターは0800-080-4583です（通話無料）。今は受付中で、今日は{ $until }までつながります。受付は月～金の8時～18時、土曜の8時～16時で、いずれも祝日を除きます。④については、所在地の地方厚生（支）局にお尋ねください。
guide-contact-phone-closed = 実施機関のコールセンターは0800-080-4583です（通話無料）。今は受付時間外で、次は{ $next }の8時からです。受付は月～金の8時～18時、土曜の8時～16時で、いずれも祝日を除きます。④については、所在地の地方厚生（支）局にお尋ねください。

guide-choice-contact-hours = 電話の受付時間
guide-contact-hours = コールセンター0800-080-4583の受付は、月～金が8時～18時（8:00～18:00）、土曜が8時～16時（8:00～16:00）です。日曜と祝日は休みです。土曜が祝日に当たるときも休みです。
guide-contact-hours-open = はい、今はつながる時間です。今日の受付は{ $until }までです。コールセンター0800-080-4583の受付は、月～金が8時～18時（8:00～18:00）、土曜が8時～16時（8:00～16:00）です。日曜と祝日は休みです。
guide-contact-hours-closed = 今は受付時間外です。次は{ $next }の8時からです。コールセンター0800-080-4583の受付は、月～金が8時～18時（8:00～18:00）、土曜が8時～16時（8:00～16:00）です。日曜と祝日は休みです。

guide-choice-contact-email = メールの問い合わせ先
guide-contact-email = 実施機関へのメールは contact@iryohokenjyoho-portalsite.jp です。電話は0800-080-4583（通話無料）です。④の受付番号の依頼については、所在地の地方厚生（支）局にお尋ねください。

guide-choice-contact-which = どこに問い合わせるか
guide-contact-which = ④の受付番号の依頼と指定の申請については、所在地の地方厚生（支）局の都府県事務所等にお尋ねください。仮コード、ポータルサイト、カードリーダー、電子証明書については、実施機関のコールセンター0800-080-4583です。

guide-choice-changes-what = 通知の後に変わったこと
guide-changes-what = 通知（2021年1月20日）の後に変わった点があります。2023年4月からは導入が原則義務です。2024年までに、四つの厚生（支）局が④の期限を1か月早めています。公式のポータルサイトも新しくなりました。最新の扱いは、各局とポータルでご確認ください。

guide-choice-changes-mandatory = 導入の義務化
guide-changes-mandatory = オンライン資格確認の導入は、2023年4月から原則義務になっています（四国厚生支局のページ、2024年7月31日）。2021年の通知には書かれていない点です。「任意」とする古い案内は、今は当てはまりません。

guide-choice-changes-plan-or-deferral = 導入計画書・猶予届出書
guide-changes-plan-or-deferral = 指定の申請には、導入計画書か猶予届出書を添えます（四国厚生支局のページ、2024年7月31日）。2021年の通知にはない書類です。必要な書類は、所在地の地方厚生（支）局でご確認ください。

guide-choice-changes-number-still-needed = 義務化後も番号の依頼は必要か
guide-changes-number-still-needed = 導入が義務になった今も、受付番号の依頼は別に必要です（中国四国厚生局のページ、2024年3月15日）。導入計画書を出しても、別紙１の代わりにはなりません。

guide-choice-changes-certificate-terms = 電子証明書は端末ごとか・有料か
guide-changes-certificate-terms = 電子証明書は、端末ごと・医療機関等コードごとに必要で、有料です。発行の通知は書留郵便で届きます（公式ポータルのKB0010407）。2021年の通知には書かれていません。料金の額や払い方は、実施機関にお尋ねください。

guide-choice-changes-bureau-dates = 期限を早めた局（2024年）
guide-changes-bureau-dates = 2024年までに、東北・東海北陸・中国四国・四国の四つの厚生（支）局が、④の期限を前々月に早めています。東海北陸と四国では、⑤と⑥も1か月早くなりました。各局のページ（2024年2月29日～7月31日）にもとづきます。ほかの局の今の期限は未確認です。

guide-choice-changes-portal = ポータルサイトの移転
guide-changes-portal = 通知にあるポータルサイトは、その後、医療機関等向け総合ポータルサイトに新しくなっています。通知のアドレスが開かないときは、こちらをお探しください。このサービスのリンクには、最後に確かめた日を付けています。
