//! What a negative assertion may look for: only what could have been found.
//! A text that nobody typed and no source holds, an id that no page has and a
//! message that is not in the catalogue are slips of the test.

use std::path::Path;
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;

/// Everything typed and shown in one test.
#[derive(Debug, Default)]
pub struct Seen(Vec<String>);

impl Seen {
    pub fn add(&mut self, text: &str) {
        if !text.is_empty() {
            self.0.push(text.to_owned());
        }
    }

    /// An address with its query, as it was typed.
    pub fn add_address(&mut self, path: &str) {
        self.add(path);
        let plain = path.replace('+', " ");
        self.add(&percent_decode_str(&plain).decode_utf8_lossy());
    }

    pub fn has(&self, text: &str) -> bool {
        let html = |seen: &String| {
            seen.contains(text)
                || super::html(seen).contains(text)
                || seen.contains(&unquoted(text))
        };
        self.0.iter().any(html)
    }
}

/// As JSON writes it.
fn unquoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Our Rust code without its tests, and the texts of both languages.
fn sources() -> &'static [(bool, String)] {
    static SOURCES: OnceLock<Vec<(bool, String)>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut texts = Vec::new();
        collect(root(), &mut texts);
        assert!(texts.len() > 200, "{} sources", texts.len());
        texts
    })
}

fn collect(folder: &Path, texts: &mut Vec<(bool, String)>) {
    const NOT_OURS: [&str; 5] = ["target", "node_modules", "tests", "end2end", "benches"];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) && !name.starts_with('.') {
                collect(&path, texts);
            }
        } else if name != "tests.rs" && (name.ends_with(".rs") || name.ends_with(".ftl")) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            texts.push((name.ends_with(".ftl"), code.to_owned()));
        }
    }
}

/// Whether our code or the catalogue holds this.
pub fn in_sources(text: &str) -> bool {
    let quoted = unquoted(text);
    let has = |(_, source): &(bool, String)| source.contains(text) || source.contains(&quoted);
    sources().iter().any(has)
}

fn in_code(text: &str) -> bool {
    let code = |(texts, source): &(bool, String)| !texts && source.contains(text);
    sources().iter().any(code)
}

/// Whether the catalogue has a message with this id.
pub fn is_message_id(text: &str) -> bool {
    let is_id = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(is_id)
        && message(text).is_some()
}

/// A message in Japanese, as its file writes it.
fn message(id: &str) -> Option<String> {
    let japanese = root().join("locales/ja");
    let head = format!("\n{id} =");
    std::fs::read_dir(japanese).unwrap().find_map(|file| {
        let text = format!(
            "\n{}",
            std::fs::read_to_string(file.unwrap().path()).unwrap()
        );
        let at = text.find(&head)? + head.len();
        let mut lines = text[at..].lines();
        let mut message = lines.next().unwrap_or_default().trim().to_owned();
        for line in lines.take_while(|line| line.starts_with(' ') || line.is_empty()) {
            message.push('\n');
            message.push_str(line.trim());
        }
        Some(message.trim().to_owned())
    })
}

/// The words of a message in Japanese that stand around its variables. A message
/// that chooses between words by a variable has none of its own.
pub fn parts(id: &str) -> Vec<String> {
    let message = message(id).expect("a message");
    assert!(!message.contains("->"), "`{id}` chooses its words");
    let mut parts = Vec::new();
    let mut rest = message.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(before);
        rest = after.split_once('}').expect("closed").1;
    }
    parts.push(rest);
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    assert!(!parts.is_empty(), "`{id}` has no words of its own");
    parts
}

struct Selector<'a> {
    name: &'a str,
    attribute: Option<(&'a str, &'a str)>,
}

impl<'a> Selector<'a> {
    fn parse(selector: &'a str) -> Self {
        if let Some(id) = selector.strip_prefix('#') {
            let attribute = Some(("id", id));
            return Self {
                name: "",
                attribute,
            };
        }
        if let Some(class) = selector.strip_prefix('.') {
            let attribute = Some(("class", class));
            return Self {
                name: "",
                attribute,
            };
        }
        let (name, rest) = selector.split_once('[').unwrap_or((selector, ""));
        let attribute = rest.strip_suffix(']').map(|inner| {
            let (name, value) = inner.split_once('=').expect("name=value");
            (name, value.trim_matches('"'))
        });
        Self { name, attribute }
    }

    fn fits(&self, tag: &str) -> bool {
        let name: &str = tag
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()
            .unwrap();
        if !self.name.is_empty() && self.name != name {
            return false;
        }
        let Some((attribute, value)) = self.attribute else {
            return true;
        };
        let head = format!(" {attribute}=\"");
        let Some((_, after)) = tag.split_once(&head) else {
            return false;
        };
        let there = after.split('"').next().unwrap_or_default();
        there == value || attribute == "class" && there.split(' ').any(|class| class == value)
    }
}

/// Whether an element of a page fits `#id`, `.class`, `name` or
/// `name[attribute=value]`.
pub fn has_element(body: &str, selector: &str) -> bool {
    let selector = Selector::parse(selector);
    body.split('<').skip(1).any(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        selector.fits(tag)
    })
}

/// The id, class, name and plain value of a selector must be written somewhere
/// in the code: else no page could ever have the element.
#[track_caller]
pub fn assert_in_sources(selector: &str) {
    let parsed = Selector::parse(selector);
    if !parsed.name.is_empty() {
        let tag = [format!("<{}", parsed.name), format!("\"{}\"", parsed.name)];
        assert!(
            tag.iter().any(|tag| in_code(tag)),
            "no page has a <{}>",
            parsed.name
        );
    }
    if let Some((attribute, value)) = parsed.attribute {
        assert!(in_code(attribute), "no page has the attribute {attribute}");
        if attribute == "value" {
            // What somebody typed.
        } else if attribute == "href" || attribute == "action" {
            // The ids in an address are this run's.
            let words = value.split(['/', '?', '=', '&']);
            for word in words.filter(|word| word.parse::<uuid::Uuid>().is_err()) {
                assert!(in_code(word), "no page has an address with `{word}`");
            }
        } else {
            let written = [
                format!("\"{value}\""),
                format!("\"{value} "),
                format!(" {value}\""),
                format!(" {value} "),
                format!("class:{value}="),
            ];
            assert!(
                written.iter().any(|value| in_code(value)),
                "no page has `{selector}`"
            );
        }
    }
}
