//! `held-mail`: what the lost database may have sent since the copy was made.

use std::path::PathBuf;

use clap::Args;
use domain::calendar::japan_time;

use super::{clock_of, office};
use office::config::Config;
use office::db::Instant;
use office::mail::outbox::held::{self, Fate, HeldMail};

#[derive(Debug, Args)]
pub(super) struct List {
    /// For tests: "now" is the RFC 3339 instant in this file.
    #[arg(long)]
    clock: Option<PathBuf>,
}

/// Lists it.
///
/// # Errors
/// What went wrong, for the operator.
pub(super) async fn run(config: Config, line: List) -> anyhow::Result<()> {
    let clock = clock_of(&config, line.clock)?;
    let office = office(config, clock).await?;
    let now = office.clock.now();
    held::catch_up(&office, now).await?;
    let Some(hold) = held::hold(office.db.read()).await? else {
        println!("mail is not held");
        return Ok(());
    };
    println!(
        "mail is held: a copy of {} was put back at {} (Japan time)",
        shown(hold.copied_at),
        shown(hold.restored_at)
    );
    let mails = held::possibly_sent(office.db.read(), &hold, now.into()).await?;
    println!("possibly sent by the lost database: {}", mails.len());
    table(&mails);
    Ok(())
}

/// One line a mail; never to whom.
pub(super) fn table(mails: &[HeldMail]) {
    if mails.is_empty() {
        return;
    }
    println!("{:36}  {:18}  {:16}  TO", "ID", "KIND", "DUE (JAPAN)");
    for mail in mails {
        let domain = mail.domain.as_deref().unwrap_or("?");
        let note = match mail.fate {
            Fate::Open => "",
            Fate::TooLate => "  (its time is over)",
            Fate::LinkEnded => "  (its link has ended; to be asked for anew)",
        };
        println!(
            "{:36}  {:18}  {:16}  …@{domain}{note}",
            mail.id,
            mail.kind.as_str(),
            shown(mail.due),
        );
    }
}

fn shown(at: Instant) -> String {
    japan_time(at.timestamp())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}
