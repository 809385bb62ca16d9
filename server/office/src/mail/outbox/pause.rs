//! Pause: while it is we who are refused, or a domain refuses us, nothing is
//! tried there, and no mail pays for it. Kept in the database: several workers
//! share what one of them has met, and `/readyz` names it.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _,
};

use crate::db::Instant;
use crate::db::column::MailState;
use crate::db::entity::mail_pause::{ActiveModel, Column, Entity};
use crate::db::entity::outbox;
use crate::mail::attempt::Outcome;

pub use crate::db::entity::mail_pause::Model as Pause;

/// The name of the pause of every domain.
pub const EVERYWHERE: &str = "*";

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
/// A server that is not there may be back in a moment.
const OURS: Length = Length {
    first: 5 * SECOND,
    longest: 5 * MINUTE,
};
/// A domain's policy does not change in a moment.
const A_DOMAINS: Length = Length {
    first: 15 * MINUTE,
    longest: 240 * MINUTE,
};
/// Of so many domains that refuse us one after another, the fault is ours.
const DOMAINS_IN_A_ROW: u64 = 3;

#[derive(Clone, Copy)]
struct Length {
    first: i64,
    longest: i64,
}

impl Length {
    /// Twice as long after each refusal.
    fn after(self, strikes: i32) -> i64 {
        let doublings = u32::try_from(strikes.clamp(1, 20) - 1).unwrap_or(0);
        (self.first << doublings).min(self.longest)
    }
}

/// The pauses that stand. One whose time is over stands until a mail is
/// accepted: meanwhile one mail at a time tries it.
#[derive(Clone, Debug, Default)]
pub struct Pauses(Vec<Pause>);

/// What may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Everything.
    Open,
    /// One mail, to see.
    Try,
    /// Nothing.
    Closed,
}

impl Pauses {
    /// Whether mail may be tried at all.
    #[must_use]
    pub fn everywhere(&self, now: Instant) -> Way {
        self.to(EVERYWHERE, now)
    }

    /// Whether mail to this domain may be tried.
    #[must_use]
    pub fn to(&self, domain: &str, now: Instant) -> Way {
        match self.0.iter().find(|pause| pause.domain == domain) {
            None => Way::Open,
            Some(pause) if pause.until <= now => Way::Try,
            Some(_) => Way::Closed,
        }
    }

    /// Those of single domains.
    pub fn domains(&self) -> impl Iterator<Item = &Pause> {
        self.0.iter().filter(|pause| pause.domain != EVERYWHERE)
    }

    /// That of everything.
    #[must_use]
    pub fn ours(&self) -> Option<&Pause> {
        self.0.iter().find(|pause| pause.domain == EVERYWHERE)
    }

    /// Whether an accepted mail to this domain ends one of them.
    #[must_use]
    pub fn concern(&self, domain: Option<&str>) -> bool {
        self.0
            .iter()
            .any(|pause| pause.domain == EVERYWHERE || Some(pause.domain.as_str()) == domain)
    }
}

/// The pauses that stand.
///
/// # Errors
/// When the database is gone.
pub async fn standing(db: &impl ConnectionTrait) -> Result<Pauses, DbErr> {
    Ok(Pauses(Entity::find().all(db).await?))
}

/// We were refused, or there was no server: nothing is tried for a while. Of
/// several mails that met it together only the first counts.
///
/// # Errors
/// When the database is gone.
pub async fn pause_all(
    db: &impl ConnectionTrait,
    outcome: &Outcome,
    now: Instant,
) -> Result<(), DbErr> {
    strike(db, EVERYWHERE, OURS, outcome, now).await
}

/// A domain refused us by its policy. After three of them in a row the fault is
/// taken to be ours.
///
/// # Errors
/// When the database is gone.
pub async fn pause_domain(
    db: &impl ConnectionTrait,
    domain: &str,
    outcome: &Outcome,
    now: Instant,
) -> Result<(), DbErr> {
    strike(db, domain, A_DOMAINS, outcome, now).await?;
    let paused = Entity::find()
        .filter(Column::Domain.ne(EVERYWHERE))
        .filter(Column::Until.gt(now))
        .all(db)
        .await?;
    let Some(since) = paused.iter().map(|pause| pause.since).min() else {
        return Ok(());
    };
    if u64::try_from(paused.len()).unwrap_or(u64::MAX) < DOMAINS_IN_A_ROW {
        return Ok(());
    }
    let accepted = outbox::Entity::find()
        .filter(outbox::Column::State.eq(MailState::Sent))
        .filter(outbox::Column::SettledAt.gte(since))
        .count(db)
        .await?;
    if accepted == 0 {
        pause_all(db, outcome, now).await?;
    }
    Ok(())
}

/// A mail was accepted: nobody refuses us any more, and its domain neither.
///
/// # Errors
/// When the database is gone.
pub async fn lift(db: &impl ConnectionTrait, domains: &[String]) -> Result<(), DbErr> {
    let names = domains.iter().map(String::as_str).chain([EVERYWHERE]);
    Entity::delete_many()
        .filter(Column::Domain.is_in(names))
        .exec(db)
        .await?;
    Ok(())
}

async fn strike(
    db: &impl ConnectionTrait,
    domain: &str,
    length: Length,
    outcome: &Outcome,
    now: Instant,
) -> Result<(), DbErr> {
    let there = Entity::find_by_id(domain).one(db).await?;
    let (since, strikes) = match &there {
        Some(pause) if now < pause.until => return Ok(()),
        Some(pause) => (pause.since, pause.strikes.saturating_add(1)),
        None => (now, 1),
    };
    let pause = ActiveModel {
        domain: Set(domain.to_owned()),
        since: Set(since),
        until: Set(now.plus_millis(length.after(strikes))),
        strikes: Set(strikes),
        smtp_code: Set(outcome.code.clone()),
        detail: Set(outcome.detail.clone()),
    };
    let newer = [
        Column::Until,
        Column::Strikes,
        Column::SmtpCode,
        Column::Detail,
    ];
    Entity::insert(pause)
        .on_conflict(
            OnConflict::column(Column::Domain)
                .update_columns(newer)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    let (code, detail) = (outcome.code.as_deref(), outcome.detail.as_deref());
    if domain == EVERYWHERE {
        tracing::error!(
            code,
            detail,
            "mail.url: the mail server refuses us, or is not there"
        );
    } else {
        tracing::error!(domain, code, detail, "this domain refuses our mail");
    }
    metrics::counter!("mail_pauses_total").increment(1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_doubles_up_to_its_longest() {
        let waits: Vec<i64> = (1..=8).map(|n| OURS.after(n) / SECOND).collect();
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300]);
        assert_eq!(A_DOMAINS.after(1), 15 * MINUTE);
        assert_eq!(A_DOMAINS.after(i32::MAX), 240 * MINUTE);
    }

    #[test]
    fn what_is_over_is_tried_by_one_mail() {
        let pauses = Pauses(vec![Pause {
            domain: "a.example".to_owned(),
            since: Instant(0),
            until: Instant(100),
            strikes: 1,
            smtp_code: None,
            detail: None,
        }]);
        assert_eq!(pauses.to("a.example", Instant(99)), Way::Closed);
        assert_eq!(pauses.to("a.example", Instant(100)), Way::Try);
        assert_eq!(pauses.to("b.example", Instant(0)), Way::Open);
        assert_eq!(pauses.everywhere(Instant(0)), Way::Open);
    }
}
