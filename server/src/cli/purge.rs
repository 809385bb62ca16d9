//! `purge`: what the worker does each hour, once, at an operator's word.

use std::time::Duration;

use anyhow::bail;

use super::state;
use crate::clock::Clock;
use crate::config::Config;
use crate::usecase::account::purge::{self, Round};
use crate::usecase::account::purge_clock::Trust;

/// Removes what is due. `believed`: the operator says that the clock is right.
pub(super) async fn run(config: Config, clock: Clock, believed: bool) -> anyhow::Result<()> {
    let state = state(config, clock).await?;
    let removed = if believed {
        purge::purge(&state).await?
    } else {
        match purge::round(&state, &mut Trust::default(), Duration::ZERO).await? {
            Round::Purged(removed) => removed,
            Round::Refused(jump) => bail!("{jump}"),
        }
    };
    println!("{removed} account(s) removed at their owners' wish, and what else was over");
    Ok(())
}
