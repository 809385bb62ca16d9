//! What people typed never becomes markup: the places where Leptos 0.8 does not
//! escape by itself (`<textarea>`, `<title>`), and two where it does.

#![allow(clippy::unwrap_used, missing_docs)] // tests

mod rendered;

use app::components::{Select, TextArea, TextField};
use jiff::civil::date;
use leptos::prelude::*;
use portal::form::Form;

const ATTACKS: [&str; 5] = [
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onfocus='alert(1)' \" onfocus=\"alert(1)\"",
    "<!--<script>",
];

fn html(view: impl FnOnce() -> AnyView) -> String {
    rendered::html(date(2026, 11, 22), 9, view)
}

fn form(value: &str) -> Form {
    Form::default().keep("text", value)
}

fn is_harmless(html: &str) -> bool {
    !html.contains("<script>alert") && !html.contains("<!--<script>")
}

#[test]
fn typed_text_stays_text_in_a_textarea_and_can_be_sent_again_unchanged() {
    for attack in ATTACKS {
        let html = html(|| {
            view! { <TextArea form=form(attack) name="text" label="l".to_owned() hint=None /> }
                .into_any()
        });
        assert!(is_harmless(&html), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        let inside = html
            .split_once("<textarea")
            .unwrap()
            .1
            .split_once('>')
            .unwrap()
            .1;
        let inside = inside.split("</textarea>").next().unwrap();
        // The line break after the tag is dropped by the HTML parser.
        assert_eq!(unescape(inside).strip_prefix('\n').unwrap(), attack);
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[test]
fn a_title_stays_a_title() {
    for attack in ATTACKS {
        let html = html(|| app::shell::document(attack.to_owned(), false, ().into_any()));
        assert!(is_harmless(&html), "{html}");
        assert_eq!(html.matches("</title>").count(), 1, "{html}");
    }
}

#[test]
fn typed_text_stays_text_in_a_field_and_in_a_list() {
    for attack in ATTACKS {
        let field = html(|| {
            view! { <TextField form=form(attack) name="text" label="l".to_owned() hint=None /> }
                .into_any()
        });
        assert!(is_harmless(&field), "{field}");
        // In an attribute quotes matter too.
        assert!(!field.contains("onfocus=\"alert"), "{field}");
        let options = vec![(attack.to_owned(), attack.to_owned())];
        let list = html(|| {
            view! { <Select form=form(attack) name="text" label="l".to_owned() hint=None prompt=None options=options /> }
                .into_any()
        });
        assert!(is_harmless(&list), "{list}");
    }
}

#[test]
fn a_password_is_never_echoed() {
    let html = html(|| {
        view! { <TextField form=form("correct horse") name="text" label="l".to_owned() hint=None kind="password" /> }.into_any()
    });
    assert!(!html.contains("correct horse"), "{html}");
}
