//! From a letter to the bytes that are sent: text first, HTML equal. Rendered
//! once; every attempt sends the same bytes.

use std::fmt::Write as _;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use locales::{Lang, text_with};
use uuid::Uuid;

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
    let from: Mailbox = office.config.mail.from.parse()?;
    let edition = addressing.edition.map(|edition| format!(".{edition}"));
    let message_id = format!(
        "<{}{}@{}>",
        addressing.id,
        edition.unwrap_or_default(),
        host(&base)
    );
    let unsubscribe = addressing.unsubscribe.map(|leave| leave.url(office));
    let mut blocks = letter.blocks.clone();
    let lang = addressing.lang;
    if let Some(leave) = addressing.unsubscribe {
        blocks.extend(leave.foot(office, lang));
    }
    let operator = locales::args!(
        name = office.operator.name.clone(),
        contact = office.operator.contact.clone()
    );
    blocks.push(Block::Text(text_with(
        lang,
        locales::id!("mail-footer-operator"),
        &operator,
    )));
    let header = |name, value: &str| {
        HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
    };
    let mut builder = Message::builder()
        .from(from)
        .to(Mailbox::new(None, addressing.to.parse()?))
        .subject(letter.subject.clone())
        .message_id(Some(message_id.clone()))
        .date(SystemTime::from(now))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", lang.as_str()));
    if let Some(url) = &unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            ));
    }
    let body = MultiPart::alternative_plain_html(
        plain(&blocks, lang),
        html(&letter.subject, &blocks, lang),
    );
    Ok(Rendered {
        message_id,
        eml: builder.multipart(body)?.formatted(),
    })
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
            Block::Link(label, url) => {
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

fn html(subject: &str, blocks: &[Block], lang: Lang) -> String {
    let mut body = String::new();
    let mut in_facts = false;
    for block in blocks {
        let is_fact = matches!(block, Block::Fact(..));
        if is_fact != in_facts {
            body.push_str(if is_fact { "<ul>\r\n" } else { "</ul>\r\n" });
            in_facts = is_fact;
        }
        // Writing into a String cannot fail.
        let _ = match block {
            Block::Heading(words) => write!(body, "<h2>{}</h2>\r\n", escape(words)),
            Block::Text(words) => write!(
                body,
                "<p>{}</p>\r\n",
                escape(words).replace('\n', "<br>\r\n")
            ),
            Block::Fact(label, value) => {
                write!(body, "<li>{}</li>\r\n", escape(&fact(lang, label, value)))
            }
            Block::Link(label, url) => {
                let url = escape(url);
                write!(
                    body,
                    "<p>{}<br>\r\n<a href=\"{url}\">{url}</a></p>\r\n",
                    escape(label)
                )
            }
        };
    }
    if in_facts {
        body.push_str("</ul>\r\n");
    }
    format!(
        "<!DOCTYPE html>\r\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\r\n<body>\r\n{body}</body></html>\r\n",
        lang.as_str(),
        escape(subject),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_html_say_the_same_and_html_is_escaped() {
        let blocks = [
            Block::Text("a < b".to_owned()),
            Block::Fact("l".to_owned(), "v".to_owned()),
            Block::Fact("m".to_owned(), "w".to_owned()),
            Block::Link("go".to_owned(), "https://x/?a=1&b=2".to_owned()),
        ];
        let plain = plain(&blocks, Lang::En);
        assert_eq!(
            plain,
            "a < b\r\n\r\nl: v\r\nm: w\r\n\r\ngo\r\nhttps://x/?a=1&b=2\r\n"
        );
        let html = html("<s>", &blocks, Lang::En);
        assert!(html.contains("a &lt; b") && html.contains("<title>&lt;s&gt;</title>"));
        assert!(html.contains("href=\"https://x/?a=1&amp;b=2\""));
        assert_eq!(html.matches("<ul>").count(), 1);
        assert_eq!(html.matches("</ul>").count(), 1);
    }

    #[test]
    fn a_list_is_closed_wherever_the_facts_end() {
        let fact = || Block::Fact("l".to_owned(), "v".to_owned());
        let text = || Block::Text("t".to_owned());
        for blocks in [
            vec![fact()],
            vec![text(), fact(), fact()],
            vec![fact(), text(), fact()],
            vec![fact(), Block::Heading("h".to_owned()), fact(), text()],
        ] {
            let html = html("s", &blocks, Lang::En);
            let count = |tag: &str| html.matches(tag).count();
            assert_eq!(count("<ul>"), count("</ul>"), "{html}");
            assert!(html.ends_with("</body></html>\r\n"), "{html}");
        }
    }

    #[test]
    fn the_message_id_is_of_the_public_host() {
        assert_eq!(host("https://tsuki.example:8443/x"), "tsuki.example");
        assert_eq!(host("http://127.0.0.1:3000"), "127.0.0.1");
    }
}
