### Texts of the JSON interface.

problem-invalid-request-title = The request is not valid
problem-invalid-request-detail = Please correct each item of errors and try again.
