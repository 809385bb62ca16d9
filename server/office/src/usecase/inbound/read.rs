//! What a mail from outside is: a report on a mail of ours, somebody's words, or
//! nothing for us. Pure, knows neither database nor configuration; whatever comes
//! in is hostile. `server/office/fuzz` includes this file as it is.

use mail_parser::{
    Address, HeaderName, Message, MessageParser, MessagePart, MimeHeaders as _, PartType,
};

/// More is not looked at: words come first, attachments are not taken.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The longest text that is looked at, bytes.
pub const MOST_TEXT: usize = 256 * 1024;
/// Servers that a mail has come by; more are a loop.
const MOST_HOPS: usize = 30;
/// Messages in messages: the parser's tree is as deep, and so is its end.
const MOST_NESTED: usize = 100;
/// A report's fields, bytes.
const MOST_REPORT: usize = 64 * 1024;

/// What a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// A mail server tells what became of a mail.
    Report(Report),
    /// Somebody writes.
    Letter(Letter),
    /// Nothing for us; why, for the log.
    Ignored(&'static str),
}

/// What became of a mail (RFC 3464).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The mail's Message-ID, without brackets.
    pub message_id: String,
    /// Given up for good; else it is only late, or has arrived.
    pub has_failed: bool,
    /// The status, as `5.1.1`.
    pub status: Option<String>,
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Message-ID, without brackets.
    pub message_id: Option<String>,
    /// The one address that it is from.
    pub from: String,
    /// Every address that it came to.
    pub to: Vec<String>,
    /// Its text; at most [`MOST_TEXT`].
    pub text: String,
    /// The text was longer.
    pub is_cut: bool,
    /// Something hangs on it.
    pub has_attachments: bool,
}

/// Reads a mail; never fails, for anybody may send anything.
#[must_use]
pub fn read(raw: &[u8]) -> Incoming {
    let is_whole = raw.len() <= MOST_BYTES;
    let raw = raw.get(..MOST_BYTES).unwrap_or(raw);
    if nested(raw) > MOST_NESTED {
        return Incoming::Ignored("messages in messages");
    }
    let Some(message) = MessageParser::default().parse(raw) else {
        return Incoming::Ignored("no mail");
    };
    if is_type(message.root_part(), "multipart", "report") {
        return match report(&message) {
            Some(report) => Incoming::Report(report),
            None => Incoming::Ignored("a report about no mail"),
        };
    }
    if let Some(why) = automatic(&message) {
        return Incoming::Ignored(why);
    }
    let Some(from) = only_sender(&message) else {
        return Incoming::Ignored("not from one address");
    };
    let (text, is_cut) = text(&message);
    Incoming::Letter(Letter {
        message_id: message.message_id().map(str::to_owned),
        from,
        to: recipients(&message),
        text,
        is_cut,
        has_attachments: message.attachment_count() > 0 || !is_whole,
    })
}

/// At most so deep can messages stand in messages: every one needs one of these
/// words.
fn nested(raw: &[u8]) -> usize {
    let count = |word: &[u8]| {
        raw.windows(word.len())
            .filter(|part| part.eq_ignore_ascii_case(word))
            .count()
    };
    count(b"rfc822") + count(b"global") + count(b"digest")
}

fn is_type(part: &MessagePart<'_>, main: &str, sub: &str) -> bool {
    part.content_type().is_some_and(|found| {
        found.ctype().eq_ignore_ascii_case(main)
            && found
                .subtype()
                .is_some_and(|found| found.eq_ignore_ascii_case(sub))
    })
}

/// What a delivery report says; `None` for reports of other kinds (that a mail
/// was read, that it is spam).
fn report(message: &Message<'_>) -> Option<Report> {
    let mut fields = None;
    let mut message_id = None;
    for part in &message.parts {
        if is_type(part, "message", "delivery-status") {
            let bytes = part.contents();
            let bytes = bytes.get(..MOST_REPORT).unwrap_or(bytes);
            fields = Some(String::from_utf8_lossy(bytes).into_owned());
        } else if message_id.is_none() {
            message_id = returned(part);
        }
    }
    let (has_failed, status) = outcome(&fields?);
    Some(Report {
        message_id: message_id?,
        has_failed,
        status,
    })
}

/// The Message-ID of a mail that a report gives back, whole or only its head.
fn returned(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Message(mail) => mail.message_id().map(str::to_owned),
        _ if is_type(part, "text", "rfc822-headers")
            || is_type(part, "message", "rfc822-headers") =>
        {
            let bytes = part.contents();
            let bytes = bytes.get(..MOST_REPORT).unwrap_or(bytes);
            let head = MessageParser::default().parse_headers(bytes)?;
            head.message_id().map(str::to_owned)
        }
        _ => None,
    }
}

/// `Action: failed` of any recipient, with its status. Our mails have one.
fn outcome(fields: &str) -> (bool, Option<String>) {
    let mut status = None;
    let mut has_failed = false;
    for line in fields.lines() {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        if name.eq_ignore_ascii_case("action") {
            has_failed |= value.eq_ignore_ascii_case("failed");
        } else if name.eq_ignore_ascii_case("status") && is_status(value) {
            status = Some(value.to_owned());
        }
    }
    (has_failed, status)
}

/// Three numbers with dots between (RFC 3463).
fn is_status(text: &str) -> bool {
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// What stands in the first header of this name, in any case, as it was sent.
fn raw_value(message: &Message<'_>, name: &str) -> Option<String> {
    let found = message
        .headers()
        .iter()
        .find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
    let start = usize::try_from(found.offset_start).ok()?;
    let end = usize::try_from(found.offset_end).ok()?;
    let raw = message.raw_message().get(start..end)?;
    Some(String::from_utf8_lossy(raw).trim().to_owned())
}

/// Why a mail is no person's own words (RFC 3834, and what older programs do).
fn automatic(message: &Message<'_>) -> Option<&'static str> {
    let value = |name| raw_value(message, name).map(|text| text.to_ascii_lowercase());
    let has = |name| raw_value(message, name).is_some();
    let hops = message
        .headers()
        .iter()
        .filter(|header| header.name == HeaderName::Received);
    if hops.count() > MOST_HOPS {
        return Some("it has come by too many servers");
    }
    if has("Auto-Submitted") && value("Auto-Submitted").is_none_or(|text| !text.starts_with("no")) {
        return Some("it was sent by a program");
    }
    let classes = ["bulk", "list", "junk", "auto_reply"];
    if value("Precedence").is_some_and(|text| classes.iter().any(|class| text.starts_with(class))) {
        return Some("it goes to many");
    }
    if ["X-Autoreply", "X-Autorespond", "X-Failed-Recipients"]
        .into_iter()
        .any(has)
    {
        return Some("it was sent by a program");
    }
    let list = [
        HeaderName::ListId,
        HeaderName::ListUnsubscribe,
        HeaderName::ListPost,
    ];
    if message
        .headers()
        .iter()
        .any(|header| list.contains(&header.name))
    {
        return Some("it goes to many");
    }
    if value("Return-Path").is_some_and(|path| path == "<>") {
        return Some("nobody takes an answer to it");
    }
    None
}

fn only_sender(message: &Message<'_>) -> Option<String> {
    let heads = message
        .headers()
        .iter()
        .filter(|header| header.name == HeaderName::From);
    if heads.count() != 1 {
        return None;
    }
    let mut addresses = addresses(message.from()?);
    let one = addresses.next()?;
    addresses.next().is_none().then_some(one)
}

fn addresses<'a>(address: &'a Address<'_>) -> impl Iterator<Item = String> + 'a {
    address
        .iter()
        .filter_map(|one| one.address.as_deref())
        .map(str::to_owned)
}

/// Whom it was written to, and to whom the mail server has handed it.
fn recipients(message: &Message<'_>) -> Vec<String> {
    let written = [message.to(), message.cc()];
    let mut all: Vec<String> = written.into_iter().flatten().flat_map(addresses).collect();
    for name in ["Delivered-To", "X-Original-To", "Envelope-To"] {
        let handed = raw_value(message, name);
        all.extend(handed.map(|text| text.trim_matches(['<', '>']).to_owned()));
    }
    all
}

/// All its text parts (phones put pictures between them), and whether there was
/// more.
fn text(message: &Message<'_>) -> (String, bool) {
    let mut text = String::new();
    for at in 0..message.text_body_count() {
        let Some(part) = message.body_text(at) else {
            continue;
        };
        if !text.is_empty() {
            text.push('\n');
        }
        let room = MOST_TEXT.saturating_sub(text.len());
        if part.len() > room {
            text.push_str(&part[..part.floor_char_boundary(room)]);
            return (text, true);
        }
        text.push_str(&part);
    }
    (text, false)
}

#[cfg(test)]
mod tests;
