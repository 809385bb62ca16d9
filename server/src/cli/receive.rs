//! `receive`: a mail from a mail server's pipe, on standard input.

use std::io::Read as _;

use anyhow::Context as _;

use super::office;
use office::clock::Clock;
use office::config::Config;
use office::usecase::inbound::{self, Received, read};

/// The mail server is to try again (`EX_TEMPFAIL` of sysexits.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the mail cannot be dealt with now; try again later")]
pub struct TryAgain;

/// What [`TryAgain`] ends with.
pub(super) const EX_TEMPFAIL: u8 = 75;

/// Deals with one mail. What is ignored is dealt with, too: no mail goes back.
pub(super) async fn run(config: Config, clock: Clock) -> anyhow::Result<()> {
    let raw = standard_input().context(TryAgain)?;
    let office = office(config, clock).await.context(TryAgain)?;
    let received = inbound::receive(&office, &raw).await.context(TryAgain)?;
    match received {
        Received::Bounced => println!("a mail of ours has come back: it is marked"),
        Received::Replied => println!("a reply: it is in its thread"),
        Received::Ignored(why) => println!("ignored: {why}"),
    }
    Ok(())
}

/// The beginning of the mail; the rest is read and dropped, for a pipe that is
/// closed too early is a failure to the mail server.
fn standard_input() -> std::io::Result<Vec<u8>> {
    let mut all = std::io::stdin().lock();
    let mut raw = Vec::new();
    let most = u64::try_from(read::MOST_BYTES).unwrap_or(u64::MAX);
    all.by_ref().take(most + 1).read_to_end(&mut raw)?;
    std::io::copy(&mut all, &mut std::io::sink())?;
    Ok(raw)
}
