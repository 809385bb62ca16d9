//! From a view to the text that is sent.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::page::PageContext;

/// A page as HTML, outside any request: for the gallery and for tests. (Islands
/// ask the owner's shared context whether they are on a server.)
#[must_use]
pub fn page(context: PageContext, view: impl FnOnce() -> AnyView) -> String {
    Owner::new_root(Some(Arc::new(SsrSharedContext::new()))).with(|| {
        provide_context(Arc::new(context));
        to_html(view())
    })
}

/// The view as HTML.
///
/// Leptos marks places in the document by `<!>`: a comment to browsers, an
/// error to the HTML standard. Only what wakes in the browser looks for them;
/// there they are written as the standard has it (the node is the same), and
/// elsewhere they go.
#[must_use]
pub fn to_html(view: AnyView) -> String {
    tidy(&view.to_html())
}

const MARK: &str = "!>";
/// Beginnings of tags after `<`, and what they do to "a browser wakes this".
const BORDERS: [(&str, Border); 4] = [
    ("leptos-island", Border::In(true)),
    ("leptos-children", Border::In(false)),
    ("/leptos-island>", Border::Out),
    ("/leptos-children>", Border::Out),
];

#[derive(Clone, Copy)]
enum Border {
    In(bool),
    Out,
}

/// Text and attributes cannot contain `<`: it is escaped in both.
fn tidy(html: &str) -> String {
    let mut tidied = String::with_capacity(html.len() + 32);
    let mut around = Vec::new();
    let mut wakes = false;
    let mut copied = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        match tag.as_bytes().first() {
            Some(b'!') if tag.starts_with(MARK) => {
                tidied.push_str(&html[copied..at]);
                tidied.push_str(if wakes { "<!---->" } else { "" });
                copied = at + 1 + MARK.len();
            }
            Some(b'l' | b'/') => match BORDERS.iter().find(|(begins, _)| tag.starts_with(begins)) {
                Some((_, Border::In(inside))) => {
                    around.push(wakes);
                    wakes = *inside;
                }
                Some((_, Border::Out)) => wakes = around.pop().unwrap_or_default(),
                None => {}
            },
            _ => {}
        }
    }
    tidied.push_str(&html[copied..]);
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_where_a_browser_wakes_something_and_go_elsewhere() {
        let html = "<!DOCTYPE html><p>a<!>b</p><leptos-island data-component=\"X\"><div><!>c\
            <leptos-children><p><!>d</p><leptos-island data-component=\"Y\"><!></leptos-island><!>\
            </leptos-children></div><!></leptos-island><!><li>e</li>";
        assert_eq!(
            tidy(html),
            "<!DOCTYPE html><p>ab</p><leptos-island data-component=\"X\"><div><!---->c\
            <leptos-children><p>d</p><leptos-island data-component=\"Y\"><!----></leptos-island>\
            </leptos-children></div><!----></leptos-island><li>e</li>"
        );
    }
}
