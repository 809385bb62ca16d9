//! A plan's short link, to be typed from paper: eight characters made of the
//! random end of its id. It is no secret and opens nothing by itself: it is
//! looked up among the plans of who is signed in. Imports nothing of the crate.

use std::fmt;

/// Crockford's alphabet: no letter that is mistaken for a digit.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 8;
/// Hexadecimal digits of an id that eight characters of five bits hold.
const HEX_DIGITS: usize = 10;

/// The eight characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShortLink(u64);

impl ShortLink {
    /// Of an id in its usual text form; `None` for what is no id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        let digits: String = id.chars().filter(|c| *c != '-').collect();
        let tail = digits.get(digits.len().checked_sub(HEX_DIGITS)?..)?;
        u64::from_str_radix(tail, 16).ok().map(Self)
    }

    /// What somebody typed: upper case, and the letters that look like digits,
    /// are as good.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() != LENGTH as usize {
            return None;
        }
        typed
            .bytes()
            .try_fold(0, |value, byte| {
                let letter = match byte.to_ascii_lowercase() {
                    b'o' => b'0',
                    b'i' | b'l' => b'1',
                    other => other,
                };
                let digit = LETTERS.iter().position(|known| *known == letter)?;
                Some(value << 5 | u64::try_from(digit).ok()?)
            })
            .map(Self)
    }
}

impl fmt::Display for ShortLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..LENGTH).rev() {
            let digit = (self.0 >> (place * 5)) & 31;
            let letter = usize::try_from(digit)
                .ok()
                .and_then(|digit| LETTERS.get(digit))
                .map_or('0', |letter| char::from(*letter));
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_link_is_read_back_as_people_type_it() {
        let link = ShortLink::of("019366a1-7c3e-7b1a-9d2e-0f1e2d3c4b5a").unwrap();
        let text = link.to_string();
        assert_eq!(text.len(), 8);
        assert_eq!(ShortLink::parse(&text), Some(link));
        assert_eq!(ShortLink::parse(&text.to_uppercase()), Some(link));
        let look_alikes = text.replace('0', "O").replace('1', "l");
        assert_eq!(ShortLink::parse(&look_alikes), Some(link));
    }

    #[test]
    fn every_tail_survives_from_the_smallest_to_the_largest() {
        for tail in ["0000000000", "ffffffffff", "8000000001"] {
            let id = format!("019366a1-7c3e-7b1a-9d2e-00{tail}");
            let link = ShortLink::of(&id).unwrap();
            assert_eq!(ShortLink::parse(&link.to_string()), Some(link), "{tail}");
        }
    }

    #[test]
    fn what_is_no_short_link_is_none() {
        for typed in [
            "",
            "1234567",
            "123456789",
            "ｱｱ",
            "u2345678",
            "../../..",
            "1234 678",
        ] {
            assert_eq!(ShortLink::parse(typed), None, "{typed}");
        }
        assert_eq!(ShortLink::of("short"), None);
        assert_eq!(ShortLink::of("zzzzzzzzzzzz"), None);
    }
}
