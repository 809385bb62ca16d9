//! The HTML part of a mail: the text part's blocks in one readable column. No
//! resource from outside, one button, dark where the reader's screen is.

use locales::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::letter::Block;

/// Fits 320 px; phones shrink everything if anything is wider, so that addresses
/// may break anywhere.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:16px;background:#fff;color:#1a1a1a;\
font:16px/1.7 system-ui,-apple-system,'Segoe UI',Roboto,'Hiragino Sans','Noto Sans JP','Yu Gothic UI',Meiryo,sans-serif;\
overflow-wrap:anywhere;word-break:normal;-webkit-text-size-adjust:100%}\
main{max-width:36em;margin:0 auto}\
h1{font-size:1.25em;line-height:1.5;margin:0 0 1em}\
h2{font-size:1.1em;line-height:1.5;margin:2em 0 .5em;padding-top:1em;border-top:1px solid #949494}\
p,dl,blockquote{margin:0 0 1em}\
dt{font-size:.875em;font-weight:bold}\
dd{margin:0 0 .5em}\
blockquote{padding:.5em 1em;border-left:4px solid #949494}\
a{color:#0017c1}\
a.button{display:inline-block;box-sizing:border-box;max-width:100%;min-height:48px;padding:10px 20px;\
border-radius:8px;background:#0017c1;color:#fff;font-weight:bold;text-decoration:none}\
.small{font-size:.8125em}\
.address{word-break:break-all}\
footer{margin-top:2em;padding-top:1em;border-top:1px solid #949494;font-size:.875em}\
@media (prefers-color-scheme:dark){body{background:#1a1a1a;color:#f2f2f2}a{color:#9db7f9}\
a.button{background:#9db7f9;color:#1a1a1a}}";

/// The document: what the letter says, and under a line what every mail says.
pub(super) fn document(subject: &str, blocks: &[Block], footer: &[Block], lang: Lang) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (subject) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (subject) }
                    (all(blocks))
                    footer { (all(footer)) }
                }
            }
        }
    }
    .into_string()
}

/// Facts that follow one another are one list.
fn all(blocks: &[Block]) -> Markup {
    let is_fact = |block: &Block| matches!(block, Block::Fact(..));
    html! {
        @for some in blocks.chunk_by(|one, other| is_fact(one) == is_fact(other)) {
            @if some.iter().all(is_fact) {
                dl { @for block in some { (one(block)) } }
            } @else {
                @for block in some { (one(block)) }
            }
        }
    }
}

fn one(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(words) => h2 { (words) },
            Block::Text(words) => p { (lines(words)) },
            Block::Fact(label, value) => { dt { (label) } dd { (lines(value)) } },
            Block::Quote(words) => blockquote lang=(Lang::Ja.as_str()) { (lines(words)) },
            Block::Link(words, address) => {
                p { a.button href=(address) { (words) } }
                p.small.address { (address) }
            },
            Block::More(words, address) => p { a href=(address) { (words) } },
        }
    }
}

fn lines(words: &str) -> Markup {
    html! {
        @for (at, line) in words.lines().enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact() -> Block {
        Block::Fact("l".to_owned(), "v".to_owned())
    }

    fn text() -> Block {
        Block::Text("t".to_owned())
    }

    #[test]
    fn what_is_said_is_text_and_never_markup() {
        let blocks = [
            Block::Text("a < b\n\"c\" & d".to_owned()),
            Block::Link("go".to_owned(), "https://x/?a=1&b=2".to_owned()),
        ];
        let html = document("<s>", &blocks, &[], Lang::En);
        assert!(html.contains("a &lt; b<br>&quot;c&quot; &amp; d"), "{html}");
        assert!(html.contains("<title>&lt;s&gt;</title>"), "{html}");
        assert!(html.contains("href=\"https://x/?a=1&amp;b=2\""), "{html}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    }

    #[test]
    fn facts_that_follow_one_another_are_one_list() {
        for (blocks, lists) in [
            (vec![fact()], 1),
            (vec![text(), fact(), fact()], 1),
            (vec![fact(), text(), fact()], 2),
            (vec![text()], 0),
        ] {
            let html = document("s", &blocks, &[], Lang::Ja);
            let count = |tag: &str| html.matches(tag).count();
            assert_eq!((count("<dl>"), count("</dl>")), (lists, lists), "{html}");
        }
    }

    #[test]
    fn a_mail_fetches_nothing_and_has_one_button() {
        let link = || Block::Link("go".to_owned(), "https://x/".to_owned());
        let more = || Block::More("more".to_owned(), "https://y/".to_owned());
        let html = document("s", &[text(), link()], &[more(), more()], Lang::Ja);
        assert_eq!(html.matches("class=\"button\"").count(), 1, "{html}");
        for fetches in ["src=", "url(", "@import", "<link"] {
            assert!(!html.contains(fetches), "{fetches}");
        }
        // Only the main link's address is shown; the others have words.
        assert!(!html.contains(">https://y/<"), "{html}");
    }
}
