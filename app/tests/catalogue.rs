//! The message catalogue: both languages have the same ids and variables, code
//! uses only ids that exist, and every id is used.

#![allow(clippy::unwrap_used, missing_docs)] // tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Families whose ids are put together from a stem that code passes along
/// (`format!("{stem}-title")`), so that no literal tells their beginning.
const STEMS: [&str; 13] = [
    "accessibility-",
    "fault-",
    "invite-",
    "link-",
    "new-password-",
    "plans-full-",
    "privacy-",
    "problem-",
    "reset-",
    "sign-in-link-",
    "sign-up-sent-",
    "sign-in-link-sent-",
    "reset-sent-",
];

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

/// The code of app and server without comments and without its test modules.
fn sources() -> Vec<String> {
    ["app/src", "app/domain/src", "app/guide/src", "server/src"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
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

#[test]
fn no_message_is_there_unused() {
    let literals = literals();
    let exact: BTreeSet<&str> = literals.iter().map(String::as_str).collect();
    let families: Vec<Vec<&str>> = literals.iter().filter_map(|l| pieces(l)).collect();
    let unused: Vec<String> = catalogue("ja")
        .into_keys()
        .filter(|id| {
            !exact.contains(id.as_str())
                && !families.iter().any(|family| matches(id, family))
                && !STEMS.iter().any(|stem| id.starts_with(stem))
        })
        .collect();
    assert!(unused.is_empty(), "no code asks for {unused:#?}");
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
    use domain::rulebook::{Deadline, Rulebook};
    use domain::schedule::{Kind, Verdict};
    use domain::source::Document;
    use domain::step::StepId;

    let mut ids: Vec<String> = Vec::new();
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
        ids.extend(["title", "text", "do"].map(|part| format!("verdict-{verdict}-{part}")));
        ids.push(format!("plan-next-{verdict}"));
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
    use app::i18n::{Lang, text};
    assert_eq!(text(Lang::Ja, "no-such-message"), "⟦no-such-message⟧");
    assert_eq!(text(Lang::Ja, "nav-help"), "困ったときは");
    assert_eq!(text(Lang::En, "nav-help"), "Help");
}
