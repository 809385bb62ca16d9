//! Months and days as people type them: Western or 令和, any width.

use jiff::civil::Date;

use super::{ErrorCode, FieldError};
use crate::month::YearMonth;
use typed::{bare, is_blank};

/// A number longer than this is no year, month or day.
const MAX_DIGITS: usize = 6;

/// The opening month from its two fields. The year may be Western (`2027`,
/// `２０２７年`) or of 令和 (`令和9`, `R9`, `令和元年`); a bare number below 100
/// could be either and is refused. Errors stand with the field they belong to.
///
/// # Errors
/// One error a field.
pub fn opening_month(
    year_field: &'static str,
    year: &str,
    month_field: &'static str,
    month: &str,
) -> Result<YearMonth, Vec<FieldError>> {
    let year = western_year(year).map_err(|code| FieldError::new(year_field, code));
    let month = month_number(month).map_err(|code| FieldError::new(month_field, code));
    match (year, month) {
        (Ok(year), Ok(month)) => YearMonth::new(year, month)
            .ok_or_else(|| vec![FieldError::new(year_field, ErrorCode::OpeningMonthRange)]),
        (year, month) => Err([year.err(), month.err()].into_iter().flatten().collect()),
    }
}

/// The opening month of a query: `YYYY-MM` and nothing else.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::OpeningMonth`] or
/// [`ErrorCode::OpeningMonthRange`].
pub fn request_opening(field: &'static str, input: &str) -> Result<YearMonth, FieldError> {
    if input.is_empty() {
        return Err(FieldError::new(field, ErrorCode::Required));
    }
    YearMonth::parse(input).ok_or_else(|| {
        let shaped = format!("{input}-01").parse::<Date>().is_ok() && input.len() == 7;
        let code = if shaped {
            ErrorCode::OpeningMonthRange
        } else {
            ErrorCode::OpeningMonth
        };
        FieldError::new(field, code)
    })
}

/// A day of a query: `YYYY-MM-DD` and nothing else.
///
/// # Errors
/// [`ErrorCode::Date`].
pub fn request_today(field: &'static str, input: &str) -> Result<Date, FieldError> {
    let shaped = input.len() == 10
        && input.bytes().enumerate().all(|(i, b)| {
            if matches!(i, 4 | 7) {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    shaped
        .then(|| input.parse().ok())
        .flatten()
        .ok_or(FieldError::new(field, ErrorCode::Date))
}

/// A day from three fields; the year as in [`opening_month`]. The error stands
/// with the one field name given.
///
/// # Errors
/// [`ErrorCode::Required`] if all three are empty, else the first thing wrong.
pub fn day(field: &'static str, year: &str, month: &str, day: &str) -> Result<Date, FieldError> {
    let wrong = |code| FieldError::new(field, code);
    if [year, month, day].iter().all(|part| is_blank(part)) {
        return Err(wrong(ErrorCode::Required));
    }
    let as_date = |code| match code {
        ErrorCode::AmbiguousYear => wrong(code),
        _ => wrong(ErrorCode::Date),
    };
    let year = western_year(year).map_err(as_date)?;
    let month = month_number(month).map_err(as_date)?;
    let day = number(day, &['日']).map_err(as_date)?;
    i8::try_from(day)
        .ok()
        .and_then(|day| Date::new(year, month, day).ok())
        .ok_or(wrong(ErrorCode::Date))
}

/// A day on which something was done: not after `today` (Japan time).
///
/// # Errors
/// As [`day`], and [`ErrorCode::DateInFuture`].
pub fn past_day(
    field: &'static str,
    year: &str,
    month: &str,
    day_of_month: &str,
    today: Date,
) -> Result<Date, FieldError> {
    let on = day(field, year, month, day_of_month)?;
    if on > today {
        return Err(FieldError::new(field, ErrorCode::DateInFuture));
    }
    Ok(on)
}

/// The day from which an institution is designated: in its opening month, of
/// which the bureau may tell before it begins (別紙２), or later until `today`
/// (Japan time).
///
/// # Errors
/// As [`day`], [`ErrorCode::BeforeOpening`] and [`ErrorCode::DateInFuture`].
pub fn designation_day(
    field: &'static str,
    year: &str,
    month: &str,
    day_of_month: &str,
    opening: YearMonth,
    today: Date,
) -> Result<Date, FieldError> {
    let on = day(field, year, month, day_of_month)?;
    let last = opening.first_day().last_of_month().max(today);
    if on < opening.first_day() {
        Err(FieldError::new(field, ErrorCode::BeforeOpening))
    } else if last < on {
        Err(FieldError::new(field, ErrorCode::DateInFuture))
    } else {
        Ok(on)
    }
}

/// A deadline on the way to an opening: before its month begins, and within the
/// year before it.
///
/// # Errors
/// As [`day`], and [`ErrorCode::NotBeforeOpening`].
pub fn plan_day(
    field: &'static str,
    year: &str,
    month: &str,
    day_of_month: &str,
    opening: YearMonth,
) -> Result<Date, FieldError> {
    let on = day(field, year, month, day_of_month)?;
    if on < opening.first_day_after_months(-12) || opening.first_day() <= on {
        return Err(FieldError::new(field, ErrorCode::NotBeforeOpening));
    }
    Ok(on)
}

/// Cut where no number goes on.
fn plain(input: &str) -> String {
    bare(input).take(32).collect()
}

fn number(input: &str, units: &[char]) -> Result<i32, ErrorCode> {
    let text = plain(input);
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    digits(text.trim_end_matches(units))
}

fn digits(text: &str) -> Result<i32, ErrorCode> {
    let fits = (1..=MAX_DIGITS).contains(&text.len());
    if !fits || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ErrorCode::NotANumber);
    }
    text.parse().map_err(|_| ErrorCode::NotANumber)
}

fn month_number(input: &str) -> Result<i8, ErrorCode> {
    match number(input, &['月'])? {
        // In range, so the narrowing loses nothing.
        month @ 1..=12 => Ok(month as i8),
        _ => Err(ErrorCode::OpeningMonth),
    }
}

fn western_year(input: &str) -> Result<i16, ErrorCode> {
    let text = plain(input);
    if text.is_empty() {
        return Err(ErrorCode::Required);
    }
    let text = text.trim_end_matches('年');
    // NFKC has turned the one-character ㋿ into 令和.
    let era = ["令和", "令", "R.", "r.", "R", "r"]
        .into_iter()
        .find_map(|marker| text.strip_prefix(marker));
    let year = match era {
        Some("元") => 2019,
        Some(rest) => match digits(rest)? {
            // Reiwa year = year − 2018.
            year @ 1..=99 => year + 2018,
            _ => return Err(ErrorCode::NotANumber),
        },
        None => match digits(text)? {
            0..=99 => return Err(ErrorCode::AmbiguousYear),
            year => year,
        },
    };
    i16::try_from(year)
        .ok()
        .filter(|year| *year <= 9999)
        .ok_or(ErrorCode::OpeningMonthRange)
}
