use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::month::YearMonth;

fn opening(year: &str, month: &str) -> Result<String, Vec<(&'static str, ErrorCode)>> {
    opening_month("year", year, "month", month)
        .map(|month| month.to_string())
        .map_err(|errors| errors.into_iter().map(|e| (e.field, e.code)).collect())
}

#[test]
fn the_opening_month_is_read_in_western_years_and_reiwa_in_any_width() {
    for (year, month) in [
        ("2027", "4"),
        ("2027", "04"),
        ("２０２７", "４"),
        ("2027年", "４月"),
        (" 2027 ", " 4 "),
        ("令和9", "4"),
        ("令和９年", "０４月"),
        ("令和 9", "4"),
        ("R9", "4"),
        ("Ｒ９", "4"),
        ("r.09", "4"),
        ("㋿9年", "4"),
    ] {
        assert_eq!(
            opening(year, month).as_deref(),
            Ok("2027-04"),
            "{year} {month}"
        );
    }
}

#[test]
fn a_bare_small_year_is_ambiguous_and_each_field_gets_its_own_error() {
    use ErrorCode::*;
    for (year, month, errors) in [
        ("9", "4", vec![("year", AmbiguousYear)]),
        ("27", "4", vec![("year", AmbiguousYear)]),
        ("", "4", vec![("year", Required)]),
        ("", " ", vec![("year", Required), ("month", Required)]),
        ("2027", "13", vec![("month", OpeningMonth)]),
        ("2027", "0", vec![("month", OpeningMonth)]),
        (
            "abc",
            "x",
            vec![("year", NotANumber), ("month", NotANumber)],
        ),
        ("-2027", "4", vec![("year", NotANumber)]),
        ("2027.5", "4", vec![("year", NotANumber)]),
        ("1999", "4", vec![("year", OpeningMonthRange)]),
        ("2021", "2", vec![("year", OpeningMonthRange)]),
        ("2100", "1", vec![("year", OpeningMonthRange)]),
        ("99999", "1", vec![("year", OpeningMonthRange)]),
        ("999999999999", "1", vec![("year", NotANumber)]),
        ("令和元年", "5", vec![("year", OpeningMonthRange)]),
        ("令和100", "5", vec![("year", NotANumber)]),
        ("令和0", "5", vec![("year", NotANumber)]),
        ("平成31", "4", vec![("year", NotANumber)]),
        ("🦷", "4", vec![("year", NotANumber)]),
        ("2027'; DROP TABLE plan;--", "4", vec![("year", NotANumber)]),
    ] {
        assert_eq!(opening(year, month), Err(errors), "{year} {month}");
    }
}

#[test]
fn a_querys_opening_is_year_dash_month_and_nothing_else() {
    assert_eq!(
        request_opening("opening", "2027-04"),
        Ok(YearMonth::parse("2027-04").unwrap())
    );
    for (input, code) in [
        ("", ErrorCode::Required),
        ("2027-13", ErrorCode::OpeningMonth),
        ("9999999-01", ErrorCode::OpeningMonth),
        ("2027-4 ", ErrorCode::OpeningMonth),
        ("2020-01", ErrorCode::OpeningMonthRange),
        ("2100-01", ErrorCode::OpeningMonthRange),
    ] {
        assert_eq!(
            request_opening("opening", input),
            Err(FieldError::new("opening", code)),
            "{input}"
        );
    }
    assert_eq!(request_today("today", "2026-11-22"), Ok(date(2026, 11, 22)));
    for bad in [
        "2026-02-30",
        "",
        "2026-2-3",
        "20261122",
        "2026-11-22T00:00",
        "２０２６-11-22",
        "-02026-1-1",
    ] {
        assert!(request_today("today", bad).is_err(), "{bad}");
    }
}

#[test]
fn a_day_is_read_from_three_fields_and_must_exist() {
    assert_eq!(day("done", "2026", "11", "22"), Ok(date(2026, 11, 22)));
    assert_eq!(
        day("done", "令和8年", "１１月", "２２日"),
        Ok(date(2026, 11, 22))
    );
    assert_eq!(day("done", "令和元", "5", "1"), Ok(date(2019, 5, 1)));
    let code = |y, m, d| day("done", y, m, d).unwrap_err().code;
    assert_eq!(code("", "", ""), ErrorCode::Required);
    assert_eq!(code("2026", "", "1"), ErrorCode::Date);
    assert_eq!(code("2026", "2", "30"), ErrorCode::Date);
    assert_eq!(code("2026", "2", "300"), ErrorCode::Date);
    assert_eq!(code("8", "2", "3"), ErrorCode::AmbiguousYear);
}

#[test]
fn a_day_on_which_something_was_done_is_not_in_the_future() {
    let today = date(2026, 11, 22);
    assert!(past_day("done", "2026", "11", "22", today).is_ok());
    let error = past_day("done", "2026", "11", "23", today).unwrap_err();
    assert_eq!(error.code, ErrorCode::DateInFuture);
}

#[test]
fn prefecture_and_kind_are_closed_choices_and_both_means_two_records() {
    assert_eq!(prefecture("p", "13").unwrap().number(), 13);
    for bad in ["48", "00", "tokyo", "1"] {
        assert_eq!(
            prefecture("p", bad).unwrap_err().code,
            ErrorCode::Prefecture,
            "{bad}"
        );
    }
    assert_eq!(prefecture("p", "").unwrap_err().code, ErrorCode::Required);
    assert_eq!(kind("k", "hospital").unwrap_err().code, ErrorCode::Kind);
    assert_eq!(kind("k", "both").unwrap_err().code, ErrorCode::Kind);
    assert_eq!(
        kind_choice("k", "both").unwrap().each(),
        [Kind::Medical, Kind::Dental]
    );
    for kind in Kind::ALL {
        let choice = kind_choice("k", kind.as_str()).unwrap();
        assert_eq!(
            (choice.each(), choice.as_str()),
            (&[kind][..], kind.as_str())
        );
    }
}

#[test]
fn mail_addresses_are_read_in_any_width_and_odd_ones_are_refused() {
    for (input, expected) in [
        ("a@example.com", "a@example.com"),
        (" a@Example.COM ", "a@example.com"),
        ("ａｂ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ab@example.com"),
        (
            "First.Last+tag@sub.example.co.jp",
            "First.Last+tag@sub.example.co.jp",
        ),
    ] {
        assert_eq!(email("mail", input).unwrap().wire(), expected);
    }
    let code = |input: &str| email("mail", input).unwrap_err().code;
    let domain = ErrorCode::EmailDomain;
    let name = ErrorCode::EmailName;
    for (bad, expected) in [
        ("a", ErrorCode::Email),
        ("@example.com", ErrorCode::Email),
        ("a@", ErrorCode::Email),
        ("a@b@example.com", ErrorCode::Email),
        ("\"a@b\"@example.com", ErrorCode::Email),
        ("a＠b@example.com", ErrorCode::Email),
        ("a@localhost", domain),
        ("a@exa mple.com", domain),
        ("a@-x.com", domain),
        ("a@x-.com", domain),
        ("a@x..com", domain),
        ("a@.com", domain),
        ("a@.", domain),
        ("a@com..", domain),
        ("a@example.com\u{0}", domain),
        ("a@例え", domain),
        ("a@x_y.jp", domain),
        ("a@xn--.jp", domain),
        ("a@[127.0.0.1]", domain),
        ("a@[IPv6:::1]", domain),
        ("a@127.0.0.1", domain),
        ("a@１２７．０．０．１", domain),
        ("a@example.com\"", domain),
        ("a b@example.com", name),
        ("a\r\nBcc: x@example.com", name),
        ("山@example.com", name),
        ("山@例え.jp", name),
        ("cafe\u{301}@example.com", name),
        ("<script>@example.com", name),
        ("a,b@example.com", name),
        ("\"a b\"@example.com", name),
        ("\"ab@example.com", name),
        ("\"a\\\"b\"@example.com", name),
        ("\"\"@example.com", name),
        ("...@example.com", name),
    ] {
        assert_eq!(code(bad), expected, "{bad}");
    }
    assert_eq!(code("　"), ErrorCode::Required);
    let long = format!("a@{}.com", "x".repeat(260));
    assert_eq!(code(&long), ErrorCode::TooLong(254));
    assert_eq!(code(&"x".repeat(1_000_000)), ErrorCode::TooLong(254));
    assert_eq!(
        code(&format!("{}@example.com", "x".repeat(65))),
        ErrorCode::EmailName
    );
    let mail = email("mail", "Name@Example.com").unwrap();
    assert_eq!(mail.key(), "name@example.com");
    assert_eq!(format!("{mail:?}"), "Email(…@example.com)");
}

#[test]
fn invisible_characters_around_and_inside_an_address_are_left_out() {
    for input in [
        "taro.zw@example.jp\u{200b}",
        "\u{feff}taro.zw@example.jp",
        "\u{202a}taro.zw@example.jp\u{202c}",
        "taro\u{ad}.zw@exa\u{2060}mple.jp",
        "\u{3164}taro.zw@example.jp\u{e0020}",
    ] {
        let read = email("mail", input).unwrap();
        assert_eq!(read.wire(), "taro.zw@example.jp", "{input:?}");
    }
    assert_eq!(
        email("mail", "\u{200b}\u{feff}").unwrap_err().code,
        ErrorCode::Required
    );
}

#[test]
fn a_japanese_domain_is_kept_as_punycode_and_a_japanese_dot_is_a_dot() {
    for (input, expected) in [
        ("taro@日本語.jp", "taro@xn--wgv71a119e.jp"),
        ("taro@日本語。ｊｐ", "taro@xn--wgv71a119e.jp"),
        ("taro@xn--wgv71a119e.jp", "taro@xn--wgv71a119e.jp"),
        ("taro@XN--WGV71A119E.JP", "taro@xn--wgv71a119e.jp"),
        ("taro@example。jp", "taro@example.jp"),
        ("taro@example｡jp", "taro@example.jp"),
        ("taro。suzuki＠example．jp", "taro.suzuki@example.jp"),
        ("a@例え.jp", "a@xn--r8jz45g.jp"),
        ("a@サーバー.jp", "a@xn--vckucxgb.jp"),
        ("a@r3---sn.example.jp", "a@r3---sn.example.jp"),
    ] {
        assert_eq!(email("mail", input).unwrap().wire(), expected, "{input}");
    }
    // Punycode is longer than what was typed, and a label ends at 63.
    let long = format!("a@{}.jp", "日本語".repeat(25));
    assert_eq!(
        email("mail", &long).unwrap_err().code,
        ErrorCode::EmailDomain
    );
}

#[test]
fn a_dash_of_another_kind_in_an_address_is_a_hyphen_and_waves_and_kana_are_not() {
    for input in [
        "taro‐s@my−shop.jp",
        "taro–s@my─shop.jp",
        "taro－s@myーshop.jp",
    ] {
        assert_eq!(email("mail", input).unwrap().wire(), "taro-s@my-shop.jp");
    }
    assert_eq!(
        email("mail", "a~b@example.jp").unwrap().wire(),
        "a~b@example.jp"
    );
    assert!(email("mail", "a〜b@example.jp").is_err());
}

#[test]
fn odd_dots_of_phone_companies_are_taken_and_quoted_on_the_wire() {
    for (input, typed, wire) in [
        (
            "a..b@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        (
            "ab.@docomo.ne.jp",
            "ab.@docomo.ne.jp",
            "\"ab.\"@docomo.ne.jp",
        ),
        (".Ab@ezweb.ne.jp", ".Ab@ezweb.ne.jp", "\".Ab\"@ezweb.ne.jp"),
        (
            "a．．b@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        (
            "a。。b@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        (
            "ab...@ezweb.ne.jp",
            "ab...@ezweb.ne.jp",
            "\"ab...\"@ezweb.ne.jp",
        ),
        (
            "\"a..b\"@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        (
            "＂a．．b＂＠docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        (
            "a\u{200b}..b@docomo.ne.jp",
            "a..b@docomo.ne.jp",
            "\"a..b\"@docomo.ne.jp",
        ),
        // Quotes that nobody needs.
        ("\"ab\"@example.com", "ab@example.com", "ab@example.com"),
        (
            "a.-b@docomo.ne.jp",
            "a.-b@docomo.ne.jp",
            "a.-b@docomo.ne.jp",
        ),
        ("-ab@docomo.ne.jp", "-ab@docomo.ne.jp", "-ab@docomo.ne.jp"),
        (
            "a/b?c@docomo.ne.jp",
            "a/b?c@docomo.ne.jp",
            "a/b?c@docomo.ne.jp",
        ),
    ] {
        let read = email("mail", input).unwrap();
        assert_eq!((read.typed(), read.wire()), (typed, wire), "{input}");
        assert_eq!(read.key(), typed.to_lowercase(), "{input}");
    }
    // Other faults stay faults; the quotes count.
    for input in ["a b..c@docomo.ne.jp", "\"a..\"b\"@docomo.ne.jp"] {
        let error = email("mail", input).unwrap_err();
        assert_eq!(error.code, ErrorCode::EmailName, "{input}");
    }
    for input in ["a..b@docomo", "a..b@x..jp"] {
        let error = email("mail", input).unwrap_err();
        assert_eq!(error.code, ErrorCode::EmailDomain, "{input}");
    }
    let long = |count: usize| email("mail", &format!("{}.@x.jp", "a".repeat(count)));
    assert!(long(61).is_ok() && long(62).is_err());
}

#[test]
fn an_address_is_shown_as_typed_and_compared_in_lower_case() {
    for (input, typed, wire, key) in [
        (
            "Hanako.Suzuki@Example.JP",
            "Hanako.Suzuki@Example.JP",
            "Hanako.Suzuki@example.jp",
            "hanako.suzuki@example.jp",
        ),
        (
            "taro@日本語.jp",
            "taro@日本語.jp",
            "taro@xn--wgv71a119e.jp",
            "taro@xn--wgv71a119e.jp",
        ),
        (
            "taro@example.jp.",
            "taro@example.jp",
            "taro@example.jp",
            "taro@example.jp",
        ),
        (
            "taro@example。jp。",
            "taro@example.jp",
            "taro@example.jp",
            "taro@example.jp",
        ),
        // NFD, as a Mac's file names are.
        (
            "a@カ\u{3099}ス.jp",
            "a@ガス.jp",
            "a@xn--mck0a.jp",
            "a@xn--mck0a.jp",
        ),
    ] {
        let read = email("mail", input).unwrap();
        assert_eq!((read.typed(), read.wire()), (typed, wire), "{input}");
        assert_eq!(read.key(), key, "{input}");
        assert_eq!(Email::kept(Some(typed), key), read);
        // What an older release has kept.
        assert_eq!(Email::kept(None, key).wire(), key);
    }
    // A column that speaks of another address is not believed.
    assert_eq!(Email::kept(Some("b@x.jp"), "a@x.jp").wire(), "a@x.jp");
    assert_eq!(Email::kept(None, "no address").wire(), "no address");
    assert_eq!(Email::shown("\"a..b\"@docomo.ne.jp"), "a..b@docomo.ne.jp");
    assert_eq!(Email::shown("taro@xn--wgv71a119e.jp"), "taro@日本語.jp");
    assert_eq!(Email::shown("Taro@example.jp"), "Taro@example.jp");
}

#[test]
fn codes_days_and_postal_codes_are_read_whatever_invisible_or_foreign_stands_in_them() {
    let at = Prefecture::parse("13").unwrap();
    for input in [
        "041506\u{200b}7",
        "\u{202a}0415067\u{202c}",
        "041─5067",
        "041━5067",
        "041╌5067",
        "041\u{2010}\u{2060}5067",
        "041➖5067",
        "０４１〜５０６７",
        "٠٤١٥٠٦٧",
        "०४१-५०६७",
        "\u{feff}04 15\u{202f}067",
    ] {
        let read = reception_number("number", input, at, Kind::Medical);
        assert_eq!(read.unwrap().reveal(), "0415067", "{input:?}");
    }
    assert_eq!(
        provisional_code("code", "00\u{ad}123─45").unwrap().reveal(),
        "0012345"
    );
    for input in [
        "\u{202a}100-0001\u{202c}",
        "100\u{200b}0001",
        "100─0001",
        "100━0001",
        "１００－０００１",
        "100−0001",
        "〒100-0001",
        "100ｰ0001",
        "100ー0001",
        "〒\u{200b}100\u{2015}0001",
        "１００⸺０００１",
        "௧௦௦─௦௦௦௧",
    ] {
        let read = postal_code("zip", input).unwrap();
        assert_eq!(read.to_string(), "100-0001", "{input:?}");
    }
    assert_eq!(
        postal_code("zip", "\u{200b}").unwrap_err().code,
        ErrorCode::Required
    );
    assert_eq!(
        opening("2027\u{200b}年", "\u{202a}٤\u{202c}").as_deref(),
        Ok("2027-04")
    );
    assert_eq!(
        day("done", "令和\u{2060}८", "１１\u{ad}", "\u{feff}22日"),
        Ok(date(2026, 11, 22))
    );
    assert_eq!(
        day("done", "\u{200b}", "", "\u{3164}").unwrap_err().code,
        ErrorCode::Required
    );
    // A dash is no part of a year or a day.
    assert_eq!(
        opening("2027─", "4"),
        Err(vec![("year", ErrorCode::NotANumber)])
    );
}

#[test]
fn text_loses_what_cannot_be_seen_instead_of_being_refused() {
    let message = |input| text("body", input, TextRule::MESSAGE);
    for input in [
        "電話は\u{202d}03-1234-5678\u{202c}です",
        "電話は\u{2066}03-1234-5678\u{2069}です",
        "\u{feff}電話は03-1234-5678で\u{200d}す",
        "電話は03-1234-56\u{ad}78です\u{e0001}",
    ] {
        assert_eq!(
            message(input).as_deref(),
            Ok("電話は03-1234-5678です"),
            "{input:?}"
        );
    }
    let name = |input| text("name", input, TextRule::NAME);
    for (input, expected) in [
        ("鈴木\u{200b}花子", "鈴木花子"),
        ("鈴木\u{2060}花子", "鈴木花子"),
        ("鈴木\u{2009}花子", "鈴木 花子"),
        ("鈴木\u{202f}花子", "鈴木 花子"),
        ("鈴木\u{a0}花子", "鈴木 花子"),
        ("鈴木\u{34f}花\u{ad}子", "鈴木花子"),
        ("鈴木\t花子", "鈴木 花子"),
        ("\u{200b}　資格　太郎\u{feff} ", "資格　太郎"),
        ("葛\u{e0100}城\u{200b}", "葛\u{e0100}城"),
    ] {
        assert_eq!(name(input).as_deref(), Ok(expected), "{input:?}");
    }
    for nothing in ["\u{200b}", "\u{3164}", "\u{2060}　\u{ad}"] {
        assert_eq!(name(nothing).unwrap_err().code, ErrorCode::Required);
    }
    // Counted is what is left.
    let padded = "あ\u{200b}".repeat(100);
    assert_eq!(name(&padded).as_deref(), Ok(&*"あ".repeat(100)));
}

#[test]
fn text_keeps_rare_characters_and_refuses_control_characters() {
    let name = |input| text("name", input, TextRule::NAME);
    for good in [
        "𠮷野家髙橋﨑邉",
        "葛󠄀城",
        "O'Brien",
        "</textarea><script>",
        "'; DROP TABLE x;--",
        "🦷歯科",
    ] {
        assert_eq!(name(good).as_deref(), Ok(good));
    }
    for bad in [
        "a\u{0}b",
        "a\nb",
        "a\u{7}b",
        "a\u{1b}[31mb",
        // Line breaks of a field with one line.
        "a\u{2028}b",
        "a\u{b}b",
    ] {
        assert_eq!(
            name(bad).unwrap_err().code,
            ErrorCode::ControlCharacter,
            "{bad:?}"
        );
    }
    assert_eq!(name(" ").unwrap_err().code, ErrorCode::Required);
    assert_eq!(text("note", " ", TextRule::NOTE).as_deref(), Ok(""));
    assert_eq!(
        text("note", "a\r\nb\rc\n", TextRule::NOTE).as_deref(),
        Ok("a\nb\nc")
    );
    assert_eq!(
        text("name", "", TextRule::NAME.optional()).as_deref(),
        Ok("")
    );
}

#[test]
fn length_is_counted_in_characters_and_the_error_says_how_many() {
    let name = |input: &str| text("name", input, TextRule::NAME);
    assert!(name(&"𠮷".repeat(100)).is_ok());
    let error = name(&"あ".repeat(101)).unwrap_err();
    assert_eq!(error.code, ErrorCode::TooLong(100));
    assert_eq!(error.code.max(), Some(100));
    assert_eq!(
        name(&"x".repeat(10_000_000)).unwrap_err().code,
        ErrorCode::TooLong(100)
    );
}

#[test]
fn codes_come_with_their_field_and_their_own_error() {
    let at = Prefecture::parse("13").unwrap();
    let error = reception_number("number", "0012345", at, Kind::Medical).unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::Code(CodeError::ProvisionalInsteadOfNumber)
    );
    assert_eq!(
        error.code.message_id(),
        "error-code-provisional-instead-of-number"
    );
    assert_eq!(
        provisional_code("code", "").unwrap_err().code.as_str(),
        "code-empty"
    );
    assert_eq!(
        postal_code("zip", "").unwrap_err().code,
        ErrorCode::Required
    );
    assert_eq!(
        postal_code("zip", "12").unwrap_err().code,
        ErrorCode::PostalCode
    );
    assert_eq!(ErrorCode::OpeningMonth.message_id(), "error-opening-month");
}

proptest! {
    #[test]
    fn no_input_makes_a_parser_panic(input in ".*", other in "\\PC{0,40}") {
        let at = Prefecture::parse("13").unwrap();
        let _ = opening_month("y", &input, "m", &other);
        let _ = request_opening("o", &input);
        let _ = request_today("t", &input);
        let _ = day("d", &input, &other, &input);
        let _ = email("e", &input);
        let _ = text("x", &input, TextRule::MESSAGE);
        let _ = postal_code("p", &input);
        let _ = provisional_code("c", &input);
        let _ = reception_number("n", &other, at, Kind::Medical);
        let _ = kind_choice("k", &input);
    }

    #[test]
    fn every_supported_month_is_read_in_both_calendars(index in 0i32..=945) {
        let month = YearMonth::FIRST.plus_months(index).unwrap();
        let (year, of_year) = (month.year(), month.month().to_string());
        prop_assert_eq!(opening(&year.to_string(), &of_year), Ok(month.to_string()));
        prop_assert_eq!(opening(&format!("令和{}", year - 2018), &of_year), Ok(month.to_string()));
    }
}
