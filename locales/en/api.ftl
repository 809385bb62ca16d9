### Texts of the JSON interface.

problem-invalid-request-title = The request is not valid
problem-invalid-request-detail = Please correct each item of errors and try again.
problem-not-json-title = The body of the request cannot be read
problem-not-json-detail = Send a JSON object as the body.
problem-too-many-title = Too many questions in a short time
problem-too-many-detail = Wait for the seconds of Retry-After, then try again.
