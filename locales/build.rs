//! Lists every message id of the Japanese catalogue, sorted, so that the ids in
//! the program are checked while it compiles (`id!`, `t!`).

use std::fmt::Write as _;
use std::path::Path;

use fluent_syntax::ast::Entry;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=ja");
    let mut ids = Vec::new();
    for file in std::fs::read_dir("ja")? {
        let path = file?.path();
        println!("cargo:rerun-if-changed={}", path.display());
        let text = std::fs::read_to_string(&path)?;
        let parsed = fluent_syntax::parser::parse(text)
            .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
        ids.extend(parsed.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        }));
    }
    ids.sort();
    let mut list = String::from("[\n");
    for id in &ids {
        writeln!(list, "    {id:?},")?;
    }
    list.push_str("]\n");
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("ids.rs"), list)?;
    Ok(())
}
