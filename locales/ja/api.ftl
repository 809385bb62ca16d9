### Texts of the JSON interface.

problem-invalid-request-title = リクエストの内容が正しくありません
problem-invalid-request-detail = errorsの各項目を直して、もう一度お試しください。
problem-not-json-title = リクエストの本文を読み取れません
problem-not-json-detail = 本文はJSONのオブジェクトで送ってください。
problem-too-many-title = 短い時間に質問が続きました
problem-too-many-detail = Retry-Afterの秒数だけ待ってから、もう一度お試しください。
