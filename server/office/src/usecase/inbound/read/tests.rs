//! The seeds of `tests/mail/seeds`, and what nobody would send on purpose.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const ID: &str = "01936b1e-7c00-7000-8000-000000000001@portal.example.jp";

/// No mail takes longer, in a development build on a busy machine.
const LONG: Duration = Duration::from_secs(5);

fn seed(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/seeds");
    std::fs::read(format!("{folder}/{name}.eml")).expect(name)
}

fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("seeds")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read(file).expect("read"))
        .collect()
}

/// Reads it, whatever it is, in time.
fn survives(raw: &[u8]) {
    let began = Instant::now();
    if let Incoming::Letter(letter) = read(raw) {
        assert!(letter.text.len() <= MOST_TEXT);
        let _ = super::super::quoted::own_words(&letter.text);
    }
    assert!(
        began.elapsed() < LONG,
        "{:?} for {} bytes",
        began.elapsed(),
        raw.len()
    );
}

#[test]
fn a_delivery_report_names_the_mail_and_whether_it_was_given_up() {
    let edition = ID.replace('@', ".2026-11-20@");
    for (name, message_id, has_failed, status) in [
        ("bounce-postfix", ID, true, "5.1.1"),
        ("bounce-headers-only", ID, true, "5.2.2"),
        ("bounce-edition", &edition, true, "4.4.7"),
        ("bounce-of-others", "abc@example.com", true, "5.1.1"),
        ("delayed", ID, false, "4.4.1"),
        ("delivered", ID, false, "2.0.0"),
    ] {
        let expected = Report {
            message_id: message_id.to_owned(),
            has_failed,
            status: Some(status.to_owned()),
        };
        assert_eq!(read(&seed(name)), Incoming::Report(expected), "{name}");
    }
}

#[test]
fn a_letter_is_read_in_whatever_encoding_it_comes() {
    for (name, has_attachments) in [
        ("reply-plain", false),
        ("reply-iso-2022-jp", false),
        ("reply-html-only", false),
        ("reply-with-attachment", true),
    ] {
        let Incoming::Letter(letter) = read(&seed(name)) else {
            panic!("{name} is no letter");
        };
        assert_eq!(letter.from, "Founder@example.jp", "{name}");
        assert_eq!(letter.to.len(), 1, "{name}");
        assert!(letter.to[0].starts_with("reply+"), "{name}");
        assert_eq!(letter.message_id.as_deref(), Some("reply-1@example.jp"));
        assert_eq!(letter.has_attachments, has_attachments, "{name}");
        let own = super::super::quoted::own_words(&letter.text);
        assert_eq!(own, "はい、お願いします。", "{name}");
    }
}

#[test]
fn what_no_person_has_written_to_us_is_ignored() {
    for name in [
        "out-of-office",
        "precedence-bulk",
        "mailing-list",
        "two-senders",
        "loop",
        "nested",
        "read-receipt",
        "header-without-end",
    ] {
        let read = read(&seed(name));
        assert!(matches!(read, Incoming::Ignored(_)), "{name}: {read:?}");
    }
    for raw in ["", "\r\n", "no header at all", "\0\0\0", "From: \r\n\r\n"] {
        assert!(
            matches!(read(raw.as_bytes()), Incoming::Ignored(_)),
            "{raw:?}"
        );
    }
}

#[test]
fn long_texts_are_cut_where_a_character_ends() {
    let raw = format!(
        "From: a@b.jp\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
        "あ".repeat(MOST_TEXT / 2)
    );
    let Incoming::Letter(letter) = read(raw.as_bytes()) else {
        panic!("no letter");
    };
    assert!(letter.is_cut && letter.text.len() <= MOST_TEXT && letter.text.len() > MOST_TEXT - 4);
}

#[test]
fn hostile_mails_are_read_in_time() {
    let mut hostile = seeds();
    let many = |line: &str, count: usize| line.repeat(count).into_bytes();
    hostile.push(many("From: a@b.jp\r\n", 80_000));
    hostile.push(many("To: <", 200_000));
    hostile.push(many("To: (((((((((", 100_000));
    hostile.push(many(
        "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
        20_000,
    ));
    hostile.push(many(
        "Content-Type: multipart/digest; boundary=a\r\n\r\n--a\r\n",
        20_000,
    ));
    hostile.push(many("Content-Type: message/rfc822\r\n\r\n", MOST_NESTED));
    hostile.push(many("Content-Type: message/global\r\n\r\n", 30_000));
    hostile.push(many("Subject: =?utf-8?b?", 50_000));
    hostile.push(
        [
            b"From: a@b.jp\r\nContent-Type: text/html\r\n\r\n".to_vec(),
            many("<div><blockquote>&", 50_000),
        ]
        .concat(),
    );
    hostile.push([b"From: a@b.jp\r\n\r\n".to_vec(), many("On x\r\n", 100_000)].concat());
    hostile.push(vec![0xff; 3 * MOST_BYTES]);
    for raw in hostile {
        survives(&raw);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(raw in prop::collection::vec(any::<u8>(), 0..2_000)) {
        survives(&raw);
    }

    #[test]
    fn no_headers_make_reading_panic(
        heads in prop::collection::vec(("(From|To|Content-Type|Content-Transfer-Encoding|Received|Message-ID|Subject|[A-Za-z-]{1,9})", ".{0,60}"), 0..12),
        body in "(--a|\r\n|[ -~]|[あ-ん]|=[0-9A-F]{2}){0,300}",
    ) {
        let heads: String = heads.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        survives(format!("{heads}\r\n{body}").as_bytes());
    }

    #[test]
    fn no_change_of_a_real_mail_makes_reading_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let seeds = seeds();
        let mut raw = which.get(&seeds).clone();
        for (at, byte) in changes {
            let at = at.index(raw.len());
            raw[at] = byte;
        }
        survives(&raw);
        raw.truncate(cut.index(raw.len()));
        survives(&raw);
    }
}
