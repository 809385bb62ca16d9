//! `backup`: a copy of the database, made while it serves.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clock_of;
use office::config::Config;
use office::db::copy::Manifest;
use office::usecase::backup;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A folder that is empty or not there; in any other, a new one is made.
    folder: PathBuf,
    /// For tests: "now" is the RFC 3339 instant in this file.
    #[arg(long)]
    clock: Option<PathBuf>,
}

/// Makes it, and says what it is and what is not in it.
///
/// # Errors
/// What went wrong, for the operator.
pub(super) async fn run(config: Config, line: Backup) -> anyhow::Result<()> {
    let now = clock_of(&config, line.clock)?.now();
    let (folder, copy) = backup::backup(&config, &line.folder, now).await?;
    println!("copied to {}", folder.display());
    tell(&copy);
    println!("verified: read back from beginning to end");
    say_where_the_key_is(&config.secrets.key_file);
    Ok(())
}

/// What a copy is.
pub(super) fn tell(copy: &Manifest) {
    let time = copy
        .copied_at()
        .map_or_else(|_| "?".to_owned(), |at| at.to_string());
    println!(
        "  {} of {time}, {} bytes, by release {}",
        copy.database.as_str(),
        copy.bytes,
        copy.release
    );
    let rows: Vec<String> = copy
        .rows
        .iter()
        .map(|(table, rows)| format!("{table} {rows}"))
        .collect();
    println!("  rows: {}", rows.join(", "));
}

fn say_where_the_key_is(key_file: &Path) {
    let key_file = std::path::absolute(key_file).unwrap_or_else(|_| key_file.to_owned());
    println!(
        "The key file ({}) is NOT in it, and without it no code in this copy can be read: keep a copy of the key file too, in another place than this one.",
        key_file.display()
    );
}
