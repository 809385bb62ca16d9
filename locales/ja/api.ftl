### Texts of the JSON interface.

problem-invalid-request-title = リクエストの内容が正しくありません
problem-invalid-request-detail = errorsの各項目を直して、もう一度お試しください。
