//! `rotate-key`: a new key, while the site is in use.

use anyhow::{Context as _, bail};

use super::{counted, office, open_database};
use office::clock::Clock;
use office::config::Config;
use office::usecase::open_keys::begin_anew;
use office::usecase::rotate_key::{rotate_key, seal_anew};

/// Adds the key and seals everything with it.
///
/// # Errors
/// When keys or database cannot be used, or something sealed does not open.
pub(super) async fn run(config: Config, old_key_is_lost: bool) -> anyhow::Result<()> {
    let clock = Clock::System;
    let now = clock.now().into();
    let done = if old_key_is_lost {
        let db = open_database(&config).await?;
        db.migrate().await.context("migrating")?;
        let (keys, key_id) = begin_anew(&db, &config.secrets.key_file, now)
            .await
            .context("secrets.key_file")?;
        seal_anew(&db, &keys, key_id).await?
    } else {
        let office = office(config, clock).await?;
        rotate_key(&office.db, &office.keys, now).await?
    };
    println!(
        "key {} seals from now on, in running processes too; {}, {} and {} sealed anew",
        done.key_id,
        counted(done.codes, "code"),
        counted(done.links, "link"),
        counted(done.mails, "mail"),
    );
    let unreadable = counted(done.unreadable, "sealed text");
    match done.unreadable {
        0 => {}
        _ if old_key_is_lost => println!("{unreadable} of the lost key stay as they are"),
        _ => bail!("no key of the file opens {unreadable}, which stay as they are"),
    }
    if old_key_is_lost {
        println!("start `serve` and `worker` again");
    }
    Ok(())
}
