//! `resume-mail`: mail leaves again after a restore.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use jiff::Timestamp;
use uuid::Uuid;

use super::held_mail::table;
use super::{clock_of, office};
use office::config::Config;
use office::mail::outbox::held::Choice;
use office::usecase::notices::resume;

#[derive(Debug, Args)]
pub(super) struct Resume {
    /// Send these all the same (ids of `held-mail`), though they may have gone.
    #[arg(long, value_name = "ID", num_args = 1..)]
    send: Vec<Uuid>,
    /// When the lost installation stopped, if you know (2026-12-01T09:12+09:00):
    /// what fell due after it cannot have gone, and is sent.
    #[arg(long, value_name = "TIME")]
    stopped_at: Option<Timestamp>,
    /// Say what would be done, and leave mail held.
    #[arg(long)]
    dry_run: bool,
    /// For tests: "now" is the RFC 3339 instant in this file.
    #[arg(long)]
    clock: Option<PathBuf>,
}

/// Does it.
///
/// # Errors
/// Why mail stays held, for the operator.
pub(super) async fn run(config: Config, line: Resume) -> anyhow::Result<()> {
    let clock = clock_of(&config, line.clock)?;
    let office = office(config, clock).await?;
    let choice = Choice {
        mails: line.send,
        stopped_at: line.stopped_at.map(Into::into),
    };
    let decision = match resume::resume(&office, &choice, line.dry_run).await? {
        Ok(decision) => decision,
        Err(refusal) => bail!("{refusal}"),
    };
    let [ends, goes] = if line.dry_run {
        ["would end without being sent", "would be sent"]
    } else {
        ["ended without being sent", "to be sent"]
    };
    println!("{ends}: {}", decision.end.len());
    table(&decision.end);
    println!("{goes}: {}", decision.send.len());
    table(&decision.send);
    println!(
        "waiting as before (asked for since the restore, or due later): {}",
        decision.waiting
    );
    if line.dry_run {
        println!("nothing was changed; mail is still held");
    } else {
        println!("mail leaves again; a running `serve` or `worker` sends it");
    }
    Ok(())
}
