### What is wrong with a field (domain::input::ErrorCode, domain::code).

error-required = Please enter or choose something
# The same for a field of this name
error-required-designation = Please choose one of the two
error-required-opening = Please enter the opening month
error-required-year = Please enter the year
error-required-month = Please enter the month
error-required-prefecture = Please choose a prefecture
error-required-kind = Please choose medical, dental or pharmacy
# $max: number of characters
error-too-long = Please use no more than { $max } characters
error-control-character = This contains characters that cannot be used. Please enter it again
error-not-a-number = Please enter a number
error-ambiguous-year = Please enter a four-digit year (2027) or a Reiwa year with its era (令和9, R9)
error-opening-month = Please enter a month from 1 to 12
error-opening-month-range = Please enter a month from March 2021 to December 2099
error-date = Please enter a real date
error-date-in-future = Please enter a date up to today
error-prefecture = Please choose a prefecture
error-kind = Please choose medical, dental or pharmacy
error-email = Please enter an e-mail address (name@example.jp)
error-postal-code = Please enter the seven digits of the postal code
error-unknown-field = This field cannot be used
error-choice = Please choose one of the options
error-code-empty = Please enter the number
error-code-not-digits = Please enter the number in digits
error-code-wrong-length = The number of digits is not right. Please check the paper
error-code-provisional-instead-of-number = This looks like a provisional code (仮コード). Please enter the reception number (受付番号) from the bureau’s reply
error-code-number-instead-of-provisional = This does not look like a provisional code (仮コード), which has seven digits and begins with 00
error-code-other-prefecture = This looks like a number of another prefecture. Please check the reply
error-code-other-kind = This looks like a number of another kind (medical, dental, pharmacy). Please check the reply
error-code-same-as-twin = Medical and dental have the same number. Please check both
warning-code-check-digit = Please check the number once more
