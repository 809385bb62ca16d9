//! The message catalogue: both languages have the same ids and variables, code
//! uses only ids that exist, and every id is used.

#![allow(clippy::unwrap_used, missing_docs)] // tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// What the guide puts behind a topic's id, by what it knows of the asker.
const GUIDE_TAILS: [&str; 6] = ["dated", "known", "unknown", "page", "open", "closed"];

/// Stems of one word that code passes along (`format!("{stem}-title")`).
const SHORT_STEMS: [&str; 2] = ["invite", "reset"];

/// Code always gives these all the parts of a date.
const DATES: [&str; 5] = [
    "date-day",
    "date-full",
    "date-plain",
    "date-short",
    "date-month",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Id → variables.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn catalogue(lang: &str) -> Catalogue {
    let mut found = Catalogue::new();
    for file in files(&root().join("locales").join(lang), "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                in_pattern(message.value.as_ref().unwrap(), &mut variables);
                let id = message.id.name.to_owned();
                assert!(
                    found.insert(id.clone(), variables).is_none(),
                    "{}: `{id}` is there twice",
                    file.display()
                );
            }
        }
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            variants
                .iter()
                .for_each(|variant| in_pattern(&variant.value, variables));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

/// Every string literal of our own Rust code, comments and tests left out.
fn literals() -> Vec<String> {
    let mut found = Vec::new();
    for source in sources() {
        let mut rest = source.as_str();
        while let Some(start) = rest.find('"') {
            let body = &rest[start + 1..];
            let Some(end) = end_of_literal(body) else {
                break;
            };
            found.push(body[..end].to_owned());
            rest = &body[end + 1..];
        }
    }
    found
}

fn end_of_literal(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// All our code without comments and without its tests.
fn sources() -> Vec<String> {
    ours("rs")
        .into_iter()
        .filter(|file| file.file_name().is_some_and(|name| name != "tests.rs"))
        .map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            code.lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n")
        })
        .collect()
}

/// The files of every crate that are built into the product.
fn ours(extension: &str) -> Vec<PathBuf> {
    const NOT_OURS: [&str; 5] = ["target", "node_modules", "tests", "end2end", "benches"];
    let is_ours = |file: &PathBuf| {
        let inside = file.strip_prefix(root()).unwrap();
        !inside.components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            NOT_OURS.contains(&&*part) || part.starts_with('.')
        })
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && is_ours(&path) {
            found.extend(files(&path, extension));
        }
    }
    found.retain(is_ours);
    found
}

/// The pieces of a `format!` literal around its `{…}`.
fn pieces(literal: &str) -> Option<Vec<&str>> {
    if !literal.contains('{') || literal.contains(' ') || literal.contains('/') {
        return None;
    }
    let mut pieces = Vec::new();
    let mut rest = literal;
    while let Some((piece, after)) = rest.split_once('{') {
        pieces.push(piece);
        rest = after.split_once('}')?.1;
    }
    pieces.push(rest);
    // A family needs a beginning of its own, or anything would match.
    (pieces[0].len() >= 4).then_some(pieces)
}

fn matches(id: &str, pieces: &[&str]) -> bool {
    let Some(mut rest) = id.strip_prefix(pieces[0]) else {
        return false;
    };
    for (index, piece) in pieces.iter().enumerate().skip(1) {
        if index + 1 == pieces.len() {
            return rest.ends_with(piece) && rest.len() > piece.len();
        }
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    true
}

#[test]
fn both_languages_have_the_same_ids_and_variables() {
    let (ja, en) = (catalogue("ja"), catalogue("en"));
    // A date has its month as a number in one language and as a name in the other.
    // やさしい日本語 is a register of Japanese; the guide's tests hold it against
    // the standard one.
    for (id, variables) in ja
        .iter()
        .filter(|(id, _)| !DATES.contains(&id.as_str()) && !id.starts_with("easy-"))
    {
        assert_eq!(en.get(id), Some(variables), "`{id}` in English");
    }
    for id in en.keys() {
        assert!(ja.contains_key(id), "`{id}` is missing in Japanese");
    }
}

/// What code can put into the holes of its `format!` literals: its own literals
/// (an enum's ids among them, as they are or with hyphens), numbers, the topics
/// of the guide's data, and what another `format!` makes of these.
struct Makers {
    words: BTreeSet<String>,
    families: Vec<Vec<String>>,
}

impl Makers {
    fn read() -> Self {
        let literals = literals();
        let is_word = |text: &&String| {
            let of_word = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            !text.is_empty() && text.chars().all(of_word)
        };
        let mut words: BTreeSet<String> = BTreeSet::new();
        for word in literals.iter().filter(is_word) {
            words.insert(word.clone());
            words.insert(word.replace('_', "-"));
        }
        for tail in GUIDE_TAILS {
            assert!(words.contains(tail), "the guide no longer says `{tail}`");
        }
        for file in ours("txt") {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            for topic in text.lines().filter_map(|line| line.strip_prefix("@ ")) {
                let topic = topic.trim().replace(['.', '_'], "-");
                if name.starts_with("topics") {
                    words.extend(GUIDE_TAILS.map(|tail| format!("{topic}-{tail}")));
                }
                words.insert(topic);
            }
        }
        // Notes are rows of a data file.
        let notes = domain::rulebook::Rulebook::changes();
        words.extend(notes.iter().map(|note| note.id.clone()));
        let families = literals.iter().filter_map(|literal| holes(literal));
        Self {
            words,
            families: families.collect(),
        }
    }

    fn makes(&self, id: &str, depth: u8) -> bool {
        let mut families = self.families.iter();
        families.any(|pieces| self.fits(id, pieces, depth))
    }

    fn fits(&self, id: &str, pieces: &[String], depth: u8) -> bool {
        let Some(rest) = id.strip_prefix(pieces[0].as_str()) else {
            return false;
        };
        // Without a beginning of its own, a whole stem has to be written somewhere.
        let is_whole = |filling: &str| {
            !pieces[0].is_empty() || filling.contains('-') || SHORT_STEMS.contains(&filling)
        };
        self.fills(
            rest,
            &pieces[1..],
            &|filling| is_whole(filling) && self.gives(filling, depth),
            depth,
        )
    }

    fn fills(
        &self,
        rest: &str,
        pieces: &[String],
        first: &dyn Fn(&str) -> bool,
        depth: u8,
    ) -> bool {
        let (piece, more) = pieces.split_first().expect("a piece after each hole");
        if more.is_empty() {
            return rest.strip_suffix(piece.as_str()).is_some_and(first);
        }
        rest.match_indices(piece.as_str()).any(|(at, _)| {
            let gives = |filling: &str| self.gives(filling, depth);
            first(&rest[..at]) && self.fills(&rest[at + piece.len()..], more, &gives, depth)
        })
    }

    fn gives(&self, filling: &str, depth: u8) -> bool {
        let is_number = !filling.is_empty() && filling.bytes().all(|byte| byte.is_ascii_digit());
        is_number
            || self.words.contains(filling)
            || depth > 0 && !filling.is_empty() && self.makes(filling, depth - 1)
    }
}

/// The pieces around the holes of a literal that could make an id; at least a
/// hyphen stands between them.
fn holes(literal: &str) -> Option<Vec<String>> {
    let of_id = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let mut pieces = Vec::new();
    let mut rest = literal;
    while let Some((piece, after)) = rest.split_once('{') {
        pieces.push(piece.to_owned());
        rest = after.split_once('}')?.1;
    }
    pieces.push(rest.to_owned());
    let is_id = pieces.iter().all(|piece| piece.chars().all(of_id));
    let is_joined = pieces.iter().any(|piece| piece.contains('-'));
    (pieces.len() > 1 && is_id && is_joined).then_some(pieces)
}

#[test]
fn no_message_is_there_unused() {
    let literals = literals();
    let exact: BTreeSet<&str> = literals.iter().map(String::as_str).collect();
    let makers = Makers::read();
    let unused: Vec<String> = catalogue("ja")
        .into_keys()
        .filter(|id| !exact.contains(id.as_str()) && !makers.makes(id, 1))
        .collect();
    assert!(unused.is_empty(), "no code asks for {unused:#?}");
}

/// What this file looks for can be missed: ids that nothing makes are told from
/// those that something does, in each kind of family.
#[test]
fn an_id_that_only_begins_like_a_family_is_not_made() {
    let makers = Makers::read();
    for made in [
        "prefecture-13",
        "step-1-choice-asked",
        "fault-not-found-title",
        "easy-guide-account-when-dated",
        "mail-reminder-due-letter-10-subject",
        "privacy-cookies-session",
    ] {
        assert!(makers.makes(made, 1), "{made}");
    }
    for made_up in [
        "prefecture-xx",
        "step-1-choice-nowhere",
        "fault-nowhere-title",
        "easy-guide-nowhere-when",
        "guide-account-when-nowhere",
        "mail-nowhere-subject",
        "privacy-nowhere",
        "mail-reminder-due-x-subject",
    ] {
        assert!(!makers.makes(made_up, 1), "{made_up}");
    }
}

/// `t!("id", a = …, b = …)` in the code: id and names, or the pieces of a family.
fn uses() -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for source in sources() {
        for (start, _) in source.match_indices("t!(") {
            let boundary = source[..start]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric() && c != '_');
            let call = &source[start + 3..];
            let Some(end) = closing(call) else { continue };
            let call = call[..end].trim();
            let call = call.strip_prefix("format!(").unwrap_or(call);
            if boundary && let Some(body) = call.strip_prefix('"') {
                let literal_end = end_of_literal(body).unwrap();
                found.push((
                    body[..literal_end].to_owned(),
                    names(&body[literal_end + 1..]),
                ));
            }
        }
    }
    found
}

/// Where the call's bracket closes.
fn closing(call: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in call.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => return Some(at),
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The names of `, name = value` at the call's own level.
fn names(arguments: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in arguments.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {}
        }
        if depth == 0
            && c != ','
            && let Some(part) = parts.last_mut()
        {
            part.push(c);
        }
    }
    parts
        .iter()
        .filter_map(|part| part.split_once(" = "))
        .map(|(name, _)| name.trim().to_owned())
        .filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        .collect()
}

#[test]
fn code_asks_only_for_messages_that_exist_and_gives_the_variables_they_need() {
    let catalogue = catalogue("ja");
    let uses = uses();
    assert!(uses.len() > 100, "the search finds the uses");
    for (id, given) in uses {
        if id.contains('{') {
            let Some(pieces) = pieces(&id) else { continue };
            assert!(
                catalogue.keys().any(|known| matches(known, &pieces)),
                "no message fits `{id}`"
            );
        } else {
            let needed = catalogue
                .get(&id)
                .unwrap_or_else(|| panic!("`{id}` is no message"));
            assert!(
                needed.is_subset(&given),
                "`{id}` needs {needed:?}, gets {given:?}"
            );
        }
    }
}

#[test]
fn everything_the_domain_can_name_has_words() {
    use domain::bureau::{BureauId, Prefecture};
    use domain::kind::Kind;
    use domain::rulebook::{Deadline, Rulebook};
    use domain::schedule::Verdict;
    use domain::source::Document;
    use domain::step::StepId;

    let mut ids: Vec<String> = domain::message::ids();
    ids.extend(Prefecture::all().map(Prefecture::message_id));
    ids.extend(BureauId::ALL.map(BureauId::message_id));
    ids.extend(BureauId::ALL.map(|b| Document::BureauPage(b).title_id()));
    ids.extend(
        [
            Document::Notice,
            Document::PortalPage,
            Document::PublicCodes,
        ]
        .map(Document::title_id),
    );
    ids.extend(Kind::ALL.map(Kind::message_id));
    ids.extend(
        Rulebook::changes()
            .iter()
            .map(domain::rulebook::ChangeNote::message_id),
    );
    ids.extend(Deadline::ALL.map(|d| format!("deadline-{}", d.as_str())));
    ids.extend(
        StepId::ALL
            .iter()
            .flat_map(|s| ["step", "plan-step"].map(|f| format!("{f}-{}", s.as_str()))),
    );
    for verdict in Verdict::ALL.map(Verdict::as_str) {
        ids.push(format!("verdict-{verdict}-title"));
    }
    let catalogue = catalogue("ja");
    let missing: Vec<_> = ids
        .into_iter()
        .filter(|id| !catalogue.contains_key(id))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_message_rendered_without_a_variable_shows_its_id_and_no_page_breaks() {
    use locales::{Lang, text};
    assert_eq!(text(Lang::Ja, "no-such-message"), "⟦no-such-message⟧");
    assert_eq!(text(Lang::Ja, "nav-help"), "困ったときは");
    assert_eq!(text(Lang::En, "nav-help"), "Help");
}

/// The class names of a style sheet, comments left out.
fn classes(css: &str) -> BTreeSet<String> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut found = BTreeSet::new();
    for part in css
        .split("/*")
        .map(|part| part.split_once("*/").map_or(part, |(_, after)| after))
    {
        for after in part.split('.').skip(1) {
            if after.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.insert(after.chars().take_while(|c| of_name(*c)).collect());
            }
        }
    }
    found
}

#[test]
fn no_class_is_styled_that_no_page_has() {
    let code = sources().join("\n") + &scripts();
    let of_name = |c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c));
    let words: BTreeSet<&str> = code.split(of_name).collect();
    let unused: Vec<String> = files(&root().join("frontend/styles"), "css")
        .into_iter()
        .flat_map(|file| classes(&std::fs::read_to_string(file).unwrap()))
        .filter(|class| !words.contains(class.as_str()))
        // `format!("notice notice-{tone}")`
        .filter(|class| {
            !class
                .strip_prefix("notice-")
                .is_some_and(|tone| words.contains(tone))
        })
        .collect();
    assert!(unused.is_empty(), "no page has {unused:#?}");
    let found = classes("/* .no */ .one.two > .three-4:has(.five) { top: 0.5rem }");
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        ["five", "one", "three-4", "two"]
    );
}

fn scripts() -> String {
    let read = |file: PathBuf| std::fs::read_to_string(file).unwrap();
    ours("js").into_iter().map(read).collect()
}
