//! `purge`: what the worker does each hour, once, at an operator's word.

use std::time::Duration;

use anyhow::bail;

use super::office;
use office::clock::Clock;
use office::config::Config;
use office::usecase::account::purge::{self, Round};
use office::usecase::account::purge_clock::Trust;

/// Removes what is due. `believed`: the operator says that the clock is right.
pub(super) async fn run(config: Config, clock: Clock, believed: bool) -> anyhow::Result<()> {
    let office = office(config, clock).await?;
    let removed = if believed {
        purge::purge(&office).await?
    } else {
        match purge::round(&office, &mut Trust::default(), Duration::ZERO).await? {
            Round::Purged(removed) => removed,
            Round::Refused(jump) => bail!("{jump}"),
        }
    };
    println!("{removed} account(s) removed at their owners' wish, and what else was over");
    Ok(())
}
