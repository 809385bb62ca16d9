### Dates with what they rest on (components/planned_date.rs).

certainty-official = 公表
certainty-projected = 見込み
certainty-unconfirmed = 未確認
certainty-told = 厚生局から聞いた日

# Around the day of a deadline, of a time to go by, and of the reply's dispatch
planned-due-before = { "" }
planned-due-after = まで
planned-thumb-before = { "" }
planned-thumb-after = が目安
planned-dispatch-before = { "" }
planned-dispatch-after = までに発送

# $date: date
planned-confirmed = 最後に確かめた日：{ $date }
review-due-bureau = 最後に確かめてから18か月以上たっています。厚生局のページで確かめてください。
review-due-portal = 最後に確かめてから18か月以上たっています。公式ポータルサイトで確かめてください。
review-due-notes = ページの日付から18か月を過ぎたお知らせがあります。厚生局か公式ポータルサイトで確かめてください。
# $basis: name of the basis; $date: date
planned-instead-of = { $basis }では、{ $date }です。
planned-earlier-holds = 計画では、早いほうの日を使います。
planned-published-holds = 計画では、公表された日程を使います。

## Bases: name, and one sentence
basis-published_row = 公表された日程
basis-published_row-text = この月について公表された日程です。
basis-office_rule = 事務所の決まり
basis-office_rule-text = 都府県の事務所の決まりから計算した見込みです。
basis-bureau_rule = 厚生局の決まり
basis-bureau_rule-text = 厚生局のページにある決まりによります。
basis-told = 厚生局から聞いた期限
basis-told-text = 厚生局から聞いたと記録された期限です。この計画だけに使います。
basis-notice_rule = 通知の決まり
basis-notice_rule-text = 通知の決まりから計算した見込みです。
basis-day-unknown-text = 厚生局のページには月だけが書かれています。日は確かめられていないため、その月の1日（閉庁日なら、その前の最後の開庁日）で用心して計画します。
basis-precaution = 用心のための日付
basis-precaution-text = この厚生局の提出期限は、まだ確かめられていません。知られている中で最も早い例（2か月前の1日、閉庁日ならその前の最後の開庁日）に合わせた、用心のための日付です。

## Why the day is not the one that the words name ($nominal, $date: dates)
nominal-submission-published = 通知の文では「前月15日まで」（{ $nominal }）です。公表された別紙２の日程は{ $date }です。
nominal-submission-projected = 通知の文では「前月15日まで」（{ $nominal }）です。公表された別紙２の並びにならうと、{ $date }の見込みです。
nominal-reply = 通知の文では「前月10日まで」（{ $nominal }）です。閉庁日のため、次の開庁日の{ $date }になります。
nominal-earlier = 決まりの日は{ $nominal }です。閉庁日のため、その前の開庁日で計画しています。
nominal-later = 決まりの日は{ $nominal }です。閉庁日のため、次の開庁日になります。

## Step 4: the bureau's deadline ($date) below the last safe day
planned-deadline = 厚生局の期限：{ $date }（前の開庁日までに届けば安心です）
planned-deadline-unconfirmed = 厚生局の期限は未確認です。{ $date }が期限でも間に合う日です
planned-deadline-application = 厚生局の期限：{ $date }（期限以降は返戻）
planned-deadline-application-unconfirmed = 厚生局の期限は未確認です。{ $date }が期限でも間に合う日です（期限以降は返戻）
planned-why-earlier = 通知では、期限以降の指定の申請は返戻（受け付けずに返すこと）になります。そのため、前の開庁日までとしています。

## Once the day is over, where nobody is late
planned-over-thumb = 目安を過ぎました
planned-over-dispatch = 予定日を過ぎました

## The day to aim at ($date: date)
aim-text = { $date }までに済ませると安心です。
