//! `restore`: a copy put back into an empty place, with mail held.

use std::path::PathBuf;

use clap::Args;

use super::backup::tell;
use super::clock_of;
use office::config::Config;
use office::usecase::restore;

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The folder of a copy: the one with `backup.json`.
    folder: PathBuf,
    /// Only look whether it can be put back here.
    #[arg(long)]
    check: bool,
    /// For tests: "now" is the RFC 3339 instant in this file.
    #[arg(long)]
    clock: Option<PathBuf>,
}

/// Does it, and says what to do next.
///
/// # Errors
/// Why not, for the operator.
pub(super) async fn run(config: Config, line: Restore) -> anyhow::Result<()> {
    let clock = clock_of(&config, line.clock)?;
    if line.check {
        let copy = restore::check(&config, &line.folder).await?;
        tell(&copy);
        println!(
            "this copy is whole, the key file fits, and the place is empty: it can be put back"
        );
        return Ok(());
    }
    let restored = restore::restore(config, &line.folder, clock).await?;
    println!("put back:");
    tell(&restored.copy);
    println!(
        "Mail is HELD: none leaves until you say so. {} mail(s) that fell due since the copy was made were planned anew; the lost database may have sent them.",
        restored.planned
    );
    println!("Sessions and one-time links of the copy are ended: everybody signs in anew.");
    if restored.leaving > 0 {
        println!(
            "{} account(s) had asked to be removed: they have the whole time anew to take that back, and are told by mail once it leaves.",
            restored.leaving
        );
    }
    println!("What was done after the copy was made is lost. Next:");
    println!(
        "  1. compare the bureaus' staff with what you know: who was let in or shut out since?"
    );
    println!("     Staff who were invited and had not come yet are invited again.");
    println!("  2. start `tsukihajime serve`; pages say that mail is held");
    println!("  3. `tsukihajime held-mail` lists what was possibly sent");
    println!("  4. `tsukihajime resume-mail --dry-run`, then `tsukihajime resume-mail`");
    println!("Never resume mail where the original still runs: people would get everything twice.");
    Ok(())
}
