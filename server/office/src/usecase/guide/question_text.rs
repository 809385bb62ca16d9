//! A question as the guide takes it. Nothing a person pastes is refused but
//! emptiness and length: what cannot be shown safely is taken out.

use domain::input::{ErrorCode, FieldError, visible};

/// The longest question.
pub const MAX_CHARACTERS: usize = 500;

/// The question on one line, without control characters (line breaks and tabs
/// become spaces) and without what cannot be seen.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::TooLong`].
pub fn question_text(field: &'static str, typed: &str) -> Result<String, FieldError> {
    let wrong = |code| Err(FieldError::new(field, code));
    // As typed, with a line break as one character (browsers send two): a
    // question does not become shorter by what is taken out.
    if typed
        .replace("\r\n", "\n")
        .chars()
        .nth(MAX_CHARACTERS)
        .is_some()
    {
        return wrong(ErrorCode::TooLong(MAX_CHARACTERS));
    }
    let shown = harmless(typed);
    if shown.is_empty() {
        wrong(ErrorCode::Required)
    } else {
        Ok(shown)
    }
}

/// What may be shown of a text, whatever is wrong with it.
#[must_use]
pub fn harmless(typed: &str) -> String {
    visible(typed)
        .replace(char::is_control, " ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_characters_are_taken_out_and_the_rest_stays() {
        let text = |typed| question_text("question", typed).map_err(|e| e.code);
        assert_eq!(text("a\u{0}b\u{202e}c\r\nd"), Ok("a bc d".to_owned()));
        assert_eq!(text("仮\u{ad}コード\u{e0061}"), Ok("仮コード".to_owned()));
        assert_eq!(text(" \u{feff}\u{200b}\n "), Err(ErrorCode::Required));
        assert_eq!(text("\u{3164}\u{180e}"), Err(ErrorCode::Required));
    }

    #[test]
    fn five_hundred_characters_are_a_question_and_one_more_is_not() {
        let text = |n| question_text("question", &"あ".repeat(n)).map_err(|e| e.code);
        assert!(text(500).is_ok());
        assert_eq!(text(501), Err(ErrorCode::TooLong(500)));
        let lines = "あ\r\n".repeat(249) + "あ";
        assert!(question_text("question", &lines).is_ok());
    }
}
