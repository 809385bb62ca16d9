### The desk of a bureau's staff.

# $bureau: name
desk-title = { $bureau }の窓口
desk-queue = 回答を待っている質問
desk-settled = 最近回答した質問
desk-order = 質問した方の次の期限が近い順です。
desk-empty = 回答を待っている質問はありません。
desk-column-question = 質問
desk-column-next = 次の期限
desk-column-plan = 計画
desk-column-waited = 届いた日時
desk-column-state = 状況
desk-no-date = 期限なし
desk-no-plan = 計画なし
# $days: open days
desk-waited = { $days }開庁日経過
desk-held-by-me = （あなたが担当）
# $name: name of a colleague
desk-held-by = （担当：{ $name }）
desk-held-by-colleague = （ほかの担当者）
desk-back = 質問の一覧へ戻る
# $date: day and time of day
desk-question-title = { $date } の質問
desk-claim = この質問を受け持つ
desk-release = ほかの担当者に戻す
desk-close = この質問を終わりにする
desk-answer-label = 回答
desk-answer-hint = 受付番号などの番号は書かないでください。回答の本文は、メールには載りません。
desk-answer-button = 回答を送る
desk-answer-more = 回答を追加する
desk-plan-title = 質問した方の計画
desk-plan-logged = 計画を見たことは、記録に残ります。
desk-flash-claimed = { $time } に受け持ちました
desk-flash-released = { $time } に戻しました
desk-flash-answered = { $time } に回答を送りました
desk-flash-closed = { $time } に終わりにしました
