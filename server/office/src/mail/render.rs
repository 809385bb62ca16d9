//! From a letter to the bytes that are sent: text first, HTML equal, signed where
//! a key is configured. Rendered once; every attempt sends the same bytes.

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox, MessageBuilder, MultiPart};
use locales::{Lang, text_with};
use uuid::Uuid;

use crate::mail::html;
use crate::mail::leave::Leave;
use crate::mail::letter::{Block, Letter};
use crate::office::Office;

pub use crate::mail::links::unsubscribe_url;

/// A mail that cannot be rendered: an address or a header is impossible.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// An address.
    #[error("address: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The message.
    #[error("message: {0}")]
    Message(#[from] lettre::error::Error),
}

/// What goes on the envelope and into the database.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// `<outbox-id@host>`, or `<outbox-id.edition@host>`.
    pub message_id: String,
    /// Headers and both parts.
    pub eml: Vec<u8>,
}

/// To whom, about which row.
#[derive(Clone, Debug)]
pub struct Addressing<'a> {
    /// The outbox row.
    pub id: Uuid,
    /// Tells other words of the same row apart from those that may have arrived:
    /// they are another message.
    pub edition: Option<&'a str>,
    /// Address.
    pub to: &'a str,
    /// Language.
    pub lang: Lang,
    /// What its reader can end.
    pub unsubscribe: Option<Leave>,
    /// Where an answer goes, if not to the sender.
    pub reply_to: Option<String>,
}

/// Renders a letter.
///
/// # Errors
/// When an address is impossible.
pub fn render(
    office: &Office,
    addressing: &Addressing<'_>,
    letter: &Letter,
    now: Timestamp,
) -> Result<Rendered, RenderError> {
    let base = office.config.public_url();
    let host = host(&base);
    let lang = addressing.lang;
    let edition = addressing.edition.map(|edition| format!(".{edition}"));
    let message_id = format!("<{}{}@{host}>", addressing.id, edition.unwrap_or_default());
    let unsubscribe = addressing.unsubscribe.map(|leave| leave.url(office));
    let header = |name, value: &str| {
        HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
    };
    let mut builder = Message::builder()
        .from(office.config.mail.from.parse()?)
        .to(Mailbox::new(None, addressing.to.parse()?))
        .subject(letter.subject.clone())
        // Given, for it is not read back from a `To:` in quotes.
        .envelope(envelope(&office.config.mail.from, addressing.to)?)
        .message_id(Some(message_id.clone()))
        .date(SystemTime::from(now))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", lang.as_str()));
    if let Some(address) = &addressing.reply_to {
        builder = builder.reply_to(address.parse()?);
    }
    if let Some(url) = &unsubscribe {
        builder = builder
            .raw_header(header("List-Id", &list_id(host)))
            .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            ));
    }
    let footer = footer(office, lang, addressing.unsubscribe);
    let all = [letter.blocks.as_slice(), &footer].concat();
    let parts = MultiPart::alternative_plain_html(
        plain(&all, lang),
        html::document(&letter.subject, &letter.blocks, &footer, lang),
    );
    let mut message = whole(builder, &parts)?;
    if let Some(dkim) = &office.dkim {
        message.sign(dkim);
    }
    Ok(Rendered {
        message_id,
        eml: message.formatted(),
    })
}

/// Both parts as one body, their type among the message's own headers: lettre
/// writes it with the parts otherwise, where no signature covers it. Parts are
/// encoded as ASCII.
fn whole(builder: MessageBuilder, parts: &MultiPart) -> Result<Message, RenderError> {
    let formatted = parts.formatted();
    let end_of_headers = b"\r\n\r\n";
    let body = formatted
        .windows(end_of_headers.len())
        .position(|some| some == end_of_headers)
        .map_or(0, |at| at + end_of_headers.len());
    let body = Body::dangerous_pre_encoded(
        formatted[body..].to_vec(),
        ContentTransferEncoding::SevenBit,
    );
    let builder = match parts.headers().get::<ContentType>() {
        Some(of_parts) => builder.header(of_parts),
        None => builder,
    };
    Ok(builder.header(MIME_VERSION_1_0).body(body)?)
}

/// The list of those who are reminded (RFC 2919); filters go by it, so it stays.
fn list_id(host: &str) -> String {
    format!("<reminders.{host}>")
}

/// What stands under every mail: how to change or end it, and who sent it.
fn footer(office: &Office, lang: Lang, leave: Option<Leave>) -> Vec<Block> {
    let mut blocks = leave.map_or_else(Vec::new, |leave| leave.foot(office, lang));
    let operator = locales::args!(
        name = office.operator.name.clone(),
        contact = office.operator.contact.clone()
    );
    blocks.push(Block::Text(text_with(
        lang,
        locales::id!("mail-footer-operator"),
        &operator,
    )));
    blocks
}

/// The envelope of a mail to this address.
///
/// # Errors
/// When an address is impossible.
pub fn envelope(from: &str, to: &str) -> Result<Envelope, RenderError> {
    let from: Mailbox = from.parse()?;
    Ok(Envelope::new(Some(from.email), vec![to.parse()?])?)
}

fn host(base: &str) -> &str {
    base.split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', ':']).next())
        .unwrap_or("localhost")
}

fn plain(blocks: &[Block], lang: Lang) -> String {
    let mut text = String::new();
    let mut after_fact = false;
    for block in blocks {
        let is_fact = matches!(block, Block::Fact(..));
        if !(text.is_empty() || is_fact && after_fact) {
            text.push_str("\r\n");
        }
        after_fact = is_fact;
        match block {
            Block::Heading(words) => push_line(&mut text, &format!("== {words} ==")),
            Block::Text(words) => words.lines().for_each(|line| push_line(&mut text, line)),
            Block::Fact(label, value) => push_line(&mut text, &fact(lang, label, value)),
            Block::Quote(words) => push_line(&mut text, words),
            Block::Link(label, url) | Block::More(label, url) => {
                push_line(&mut text, label);
                push_line(&mut text, url);
            }
        }
    }
    text
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push_str("\r\n");
}

fn fact(lang: Lang, label: &str, value: &str) -> String {
    text_with(
        lang,
        locales::id!("mail-fact"),
        &locales::args!(label = label.to_owned(), value = value.to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_in_paragraphs_with_addresses_under_their_words() {
        let blocks = [
            Block::Text("a < b".to_owned()),
            Block::Fact("l".to_owned(), "v".to_owned()),
            Block::Fact("m".to_owned(), "w".to_owned()),
            Block::Quote("q".to_owned()),
            Block::Link("go".to_owned(), "https://x/?a=1&b=2".to_owned()),
            Block::More("more".to_owned(), "https://y/".to_owned()),
        ];
        assert_eq!(
            plain(&blocks, Lang::En),
            "a < b\r\n\r\nl: v\r\nm: w\r\n\r\nq\r\n\r\ngo\r\nhttps://x/?a=1&b=2\r\n\r\nmore\r\nhttps://y/\r\n"
        );
    }

    #[test]
    fn ids_are_of_the_public_host() {
        assert_eq!(host("https://tsuki.example:8443/x"), "tsuki.example");
        assert_eq!(host("http://127.0.0.1:3000"), "127.0.0.1");
        assert_eq!(list_id("tsuki.example"), "<reminders.tsuki.example>");
    }
}
