//! Sentences of the guide with what can be tapped in them as links: web
//! addresses, and the help desk's number and mail address. Only for words of
//! the catalogue, never for what people typed. Everything stays text that the
//! renderer escapes; nothing here writes markup.

use domain::contacts::Contacts;
use leptos::prelude::*;

use super::phone_address;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Link(Kind, &'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Phone,
    Mail,
    Web,
}

/// The sentence with its links.
#[component]
pub fn Linked(
    /// Words of the catalogue.
    words: String,
) -> impl IntoView {
    pieces(&words).into_iter().map(shown).collect_view()
}

fn shown(piece: Piece<'_>) -> AnyView {
    match piece {
        Piece::Words(words) => words.to_owned().into_any(),
        Piece::Link(Kind::Phone, number) => {
            view! { <a class="one-line" href=phone_address(number)>{number.to_owned()}</a> }
                .into_any()
        }
        Piece::Link(Kind::Mail, address) => {
            view! { <a href=format!("mailto:{address}")>{breakable(address)}</a> }.into_any()
        }
        Piece::Link(Kind::Web, address) => {
            view! { <a href=address.to_owned() rel="external noreferrer">{breakable(address)}</a> }
                .into_any()
        }
    }
}

/// An address breaks where its parts end, not in the middle of a word.
fn breakable(address: &str) -> AnyView {
    address
        .split_inclusive(['/', '@', '_'])
        .map(|part| view! { {part.to_owned()}<wbr /> })
        .collect_view()
        .into_any()
}

fn pieces(words: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((before, found, after)) = first_link(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(found);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// The first link, with what stands before and after it.
fn first_link(words: &str) -> Option<(&str, Piece<'_>, &str)> {
    let contacts = Contacts::embedded();
    let phone = contacts.help_desk_phone.value.as_str();
    let mail = contacts.help_desk_mail.value.as_str();
    let known = |contact: &str| Some((words.find(contact)?, contact.len()));
    let web = || {
        let at = words.find("https://")?;
        Some((at, address_length(&words[at..])))
    };
    let (kind, at, length) = [
        known(phone).map(|(at, length)| (Kind::Phone, at, length)),
        known(mail).map(|(at, length)| (Kind::Mail, at, length)),
        web().map(|(at, length)| (Kind::Web, at, length)),
    ]
    .into_iter()
    .flatten()
    .min_by_key(|(_, at, _)| *at)?;
    let (before, from) = words.split_at(at);
    let (found, after) = from.split_at(length);
    Some((before, Piece::Link(kind, found), after))
}

/// An address ends before whatever no address contains, and before the full
/// stop or comma of its sentence.
fn address_length(from: &str) -> usize {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c);
    let end = from.find(|c: char| !is_part(c)).unwrap_or(from.len());
    from[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\''])
        .len()
}

#[cfg(test)]
mod tests {
    use domain::bureau::BureauId;

    use super::*;

    #[test]
    fn numbers_and_addresses_are_links_and_the_words_around_them_are_kept() {
        assert_eq!(
            pieces(
                "電話は0800-080-4583（通話無料）、メールは contact@iryohokenjyoho-portalsite.jp です。"
            ),
            [
                Piece::Words("電話は"),
                Piece::Link(Kind::Phone, "0800-080-4583"),
                Piece::Words("（通話無料）、メールは "),
                Piece::Link(Kind::Mail, "contact@iryohokenjyoho-portalsite.jp"),
                Piece::Words(" です。"),
            ]
        );
        assert_eq!(
            pieces("See https://www.iryohokenjyoho-portalsite.jp/. It moved."),
            [
                Piece::Words("See "),
                Piece::Link(Kind::Web, "https://www.iryohokenjyoho-portalsite.jp/"),
                Piece::Words(". It moved."),
            ]
        );
        assert_eq!(
            pieces("仮コードは00で始まる7桁です。"),
            [Piece::Words("仮コードは00で始まる7桁です。")]
        );
    }

    #[test]
    fn each_bureaus_address_is_found_whole_in_the_middle_of_japanese() {
        for bureau in BureauId::ALL {
            let url = domain::bureau_page::BureauPage::of(bureau).url.clone();
            let words = format!("局のページは{url}です。");
            assert_eq!(
                pieces(&words),
                [
                    Piece::Words("局のページは"),
                    Piece::Link(Kind::Web, &url),
                    Piece::Words("です。")
                ]
            );
        }
    }
}
