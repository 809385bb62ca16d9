//! No import circle among modules, in any crate; and no crate below HTTP knows
//! axum or Leptos. Read from the sources: `use` and written-out `crate::` paths.
//! A name that a folder's `mod.rs` hands on belongs to the file that defines it.

#![allow(clippy::unwrap_used, missing_docs)] // tests

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Crates by the folder of their sources.
const CRATES: [&str; 8] = [
    "app/domain/src",
    "app/guide/src",
    "app/portal/src",
    "app/src",
    "locales/catalogue",
    "server/office/src",
    "server/pdf/src",
    "server/src",
];

/// Crates that must build without a page or a request, and what they may not name.
const PLAIN: [(&str, &[&str]); 5] = [
    ("app/domain", &["axum", "leptos", "sea-orm", "tokio"]),
    ("app/guide", &["axum", "leptos", "sea-orm", "tokio"]),
    ("app/portal", &["axum", "leptos", "sea-orm", "tokio"]),
    ("locales", &["axum", "leptos", "sea-orm", "tokio"]),
    (
        "server/office",
        &["axum", "leptos", "leptos_axum", "tower", "app"],
    ),
];

type Module = Vec<String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The modules of a crate with their texts, comments taken out.
fn modules(folder: &Path) -> BTreeMap<Module, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let inside = path.strip_prefix(folder).unwrap().with_extension("");
            let mut module: Module = inside
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            match module.last().map(String::as_str) {
                Some("lib" | "main") if module.len() == 1 => module.clear(),
                Some("mod") => drop(module.pop()),
                // Tests may look at anything.
                Some("tests") => continue,
                _ => {}
            }
            let text = std::fs::read_to_string(&path).unwrap();
            found.insert(module, code(&text));
        }
    }
    found
}

/// Without comments, and without the unit tests at a file's end.
fn code(text: &str) -> String {
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .map(|line| match line.find("//") {
            Some(at) => &line[..at],
            None => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every path after `use`, braces written out: `a::{b, c::d}` → `a::b`, `a::c::d`.
/// The second: whether it is handed on (`pub use`).
fn uses(text: &str) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = text[..at].rsplit('\n').next().unwrap_or_default().trim();
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let Some(end) = text[at..].find(';') else {
            continue;
        };
        let mut paths = Vec::new();
        expand(&text[at + 4..at + end], &[], &mut paths);
        found.extend(paths.into_iter().map(|path| (path, !before.is_empty())));
    }
    found
}

fn expand(text: &str, prefix: &[String], into: &mut Vec<Vec<String>>) {
    let text = text.trim();
    let Some(open) = text.find('{') else {
        let mut path = prefix.to_vec();
        let name = text.split(" as ").next().unwrap_or_default();
        path.extend(name.split("::").map(|part| part.trim().to_owned()));
        path.retain(|part| !part.is_empty() && part != "self");
        into.push(path);
        return;
    };
    let mut prefix = prefix.to_vec();
    prefix.extend(
        text[..open]
            .split("::")
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty()),
    );
    let Some(close) = text.rfind('}').filter(|close| *close > open) else {
        return;
    };
    let inside = &text[open + 1..close];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&inside[start..at], &prefix, into);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inside[start..].trim().is_empty() {
        expand(&inside[start..], &prefix, into);
    }
}

/// `crate::…` written out in the code.
fn written_out(text: &str) -> Vec<Vec<String>> {
    text.match_indices("crate::")
        .map(|(at, _)| {
            text[at..]
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .next()
                .unwrap_or_default()
                .split("::")
                .map(str::to_owned)
                .filter(|part| !part.is_empty())
                .collect()
        })
        .collect()
}

/// The path from the crate's root, if it is one of the crate's own.
fn absolute(path: &[String], from: &Module) -> Option<Module> {
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let base = from.len().checked_sub(ups)?;
            Some(from[..base].iter().chain(&path[ups..]).cloned().collect())
        }
        "self" => Some(from.iter().chain(&path[1..]).cloned().collect()),
        _ => None,
    }
}

fn graph(folder: &Path) -> BTreeMap<Module, BTreeSet<Module>> {
    let modules = modules(folder);
    // What a module hands on from its children: (module, name) → child.
    let mut handed_on: BTreeMap<(Module, String), Module> = BTreeMap::new();
    for (module, text) in &modules {
        for (path, is_pub) in uses(text) {
            let child = path.first().map(|first| {
                let mut child = module.clone();
                child.push(first.clone());
                child
            });
            if let (true, Some(child), Some(name)) = (is_pub, child, path.last())
                && modules.contains_key(&child)
            {
                handed_on.insert((module.clone(), name.clone()), child);
            }
        }
    }
    let resolve = |path: &Module| -> Option<Module> {
        let known = (0..=path.len())
            .rev()
            .find(|length| modules.contains_key(&path[..*length]))?;
        let module: Module = path[..known].to_vec();
        match path.get(known) {
            Some(name) => match handed_on.get(&(module.clone(), name.clone())) {
                Some(child) => Some(child.clone()),
                None => Some(module),
            },
            None => Some(module),
        }
    };
    let mut edges: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, text) in &modules {
        let named = uses(text)
            .into_iter()
            .map(|(path, _)| path)
            .chain(written_out(text));
        let to = named
            .filter_map(|path| resolve(&absolute(&path, module)?))
            // The root only lists the modules, and so does a folder's.
            .filter(|to| to != module && !to.is_empty());
        edges.entry(module.clone()).or_default().extend(to);
    }
    edges
}

/// A circle, if there is one.
fn circle(edges: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<String>> {
    fn visit<'a>(
        at: &'a Module,
        edges: &'a BTreeMap<Module, BTreeSet<Module>>,
        path: &mut Vec<&'a Module>,
        done: &mut BTreeSet<&'a Module>,
    ) -> Option<Vec<String>> {
        if let Some(start) = path.iter().position(|seen| *seen == at) {
            let names = path[start..].iter().chain([&at]);
            return Some(names.map(|module| module.join("::")).collect());
        }
        if !done.insert(at) {
            return None;
        }
        path.push(at);
        for to in edges.get(at).into_iter().flatten() {
            if let Some(found) = visit(to, edges, path, done) {
                return Some(found);
            }
        }
        path.pop();
        None
    }
    let mut done = BTreeSet::new();
    edges
        .keys()
        .find_map(|module| visit(module, edges, &mut Vec::new(), &mut done))
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let circles: Vec<String> = CRATES
        .iter()
        .filter(|folder| root().join(folder).is_dir())
        .filter_map(|folder| {
            let found = circle(&graph(&root().join(folder)))?;
            Some(format!("{folder}: {}", found.join(" → ")))
        })
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The same among a crate's folders: `db`, `mail`, `usecase`.
#[test]
fn no_folders_import_each_other_in_a_circle() {
    let circles: Vec<String> = CRATES
        .iter()
        .filter(|folder| root().join(folder).is_dir())
        .filter_map(|folder| {
            let mut folders: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
            for (from, to) in graph(&root().join(folder)) {
                let top = |module: &Module| module.iter().take(1).cloned().collect::<Module>();
                let from = top(&from);
                let to = to
                    .iter()
                    .map(top)
                    .filter(|to| *to != from && !to.is_empty());
                folders.entry(from.clone()).or_default().extend(to);
            }
            let found = circle(&folders)?;
            Some(format!("{folder}: {}", found.join(" → ")))
        })
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn what_is_below_pages_and_requests_does_not_depend_on_them() {
    for (folder, forbidden) in PLAIN {
        let Ok(text) = std::fs::read_to_string(root().join(folder).join("Cargo.toml")) else {
            continue;
        };
        for line in text.lines() {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            assert!(!forbidden.contains(&name), "{folder} depends on {name}");
        }
    }
}

#[test]
fn use_cases_name_nothing_of_http() {
    let mut edges = 0;
    for (module, text) in modules(&root().join("server/office/src")) {
        for word in ["http::", "axum", "leptos", "app::"] {
            let count = text.matches(word).count();
            assert_eq!(count, 0, "office::{} names {word}", module.join("::"));
            edges += count;
        }
    }
    println!("edges from use cases to HTTP: {edges}");
}

/// Each table has one file that reads and writes it; what copies or seals whole
/// databases is told apart.
#[test]
fn each_table_is_named_in_one_place() {
    const OUTBOX: &str = "mail/outbox";
    let exceptions: BTreeMap<&str, &[&str]> = BTreeMap::from([
        // The mail's life is a folder, one file an act.
        (
            "outbox",
            &[
                OUTBOX,
                "mail/deliverer",
                "mail/prepare",
                "usecase/notices/undelivered",
                "usecase/account/purge",
                "usecase/account/export",
                "usecase/sealed",
            ][..],
        ),
        ("outbox_item", &[OUTBOX]),
        ("delivery_attempt", &[OUTBOX]),
        ("mail_pause", &[OUTBOX]),
        ("worker_lock", &[OUTBOX, "usecase/restore"]),
        ("mark", &["db/mark", OUTBOX, "usecase/restore"]),
        // Locked while somebody's plans are counted.
        ("account", &["db/account", "db/plan", "usecase/restore"]),
        ("session", &["auth/session", "usecase/restore"]),
        ("one_time_link", &["auth/link", "usecase/restore"]),
        ("attempt_counter", &["auth/attempt", "usecase/restore"]),
        ("plan_code", &["db/plan_code", "usecase/sealed"]),
        ("plan_access", &["db/plan"]),
    ]);
    let modules = modules(&root().join("server/office/src"));
    let tables: Vec<String> = modules
        .keys()
        .filter(|module| module.len() == 3 && module[0] == "db" && module[1] == "entity")
        .map(|module| module[2].clone())
        .collect();
    assert!(tables.len() > 15);
    for table in tables {
        let own = format!("db/{table}");
        let allowed = exceptions
            .get(table.as_str())
            .copied()
            .unwrap_or(std::slice::from_ref(&""));
        for (module, text) in &modules {
            let at = module.join("/");
            let touches = ["Entity", "ActiveModel", "Column"].iter().any(|item| {
                text.contains(&format!(" {table}::{item}"))
                    || text.contains(&format!("({table}::{item}"))
            }) || text.contains(&format!("entity::{table}::"));
            let is_place = at.starts_with(&own)
                || at.starts_with("db/entity")
                || allowed
                    .iter()
                    .any(|place| !place.is_empty() && at.starts_with(place));
            assert!(!touches || is_place, "{at} names the table {table}");
        }
    }
}
