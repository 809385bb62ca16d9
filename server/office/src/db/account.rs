//! Accounts: the one place of their table. Whether somebody may come in is
//! `auth::who`'s to say; an account that is switched off is here like any other.

use std::collections::HashMap;

use domain::account::{LEAVING_DAYS, MailPreference, Role};
use domain::bureau::BureauId;
use domain::input::Email;
use locales::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;

use super::column::Class;
use super::entity::account::{self, ActiveModel, Column, Entity};
use super::plan;
use super::unreadable::{readable, unreadable};
use super::{Instant, MOST_IN};

const DAY_MS: i64 = 86_400_000;
/// `mail_failed_why` of a mail that never got as far as an attempt.
const GIVEN_UP: &str = "given_up";

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Id.
    pub id: Uuid,
    /// Address to compare by, lower-cased; `None` once the account is deleted.
    pub email: Option<String>,
    /// The same address as typed, and as it is sent to.
    pub address: Option<Email>,
    /// What they are.
    pub role: Role,
    /// Whose staff they are.
    pub bureau: Option<BureauId>,
    /// Name shown to askers (staff).
    pub name: Option<String>,
    /// argon2id, PHC string; `None` until set.
    pub password_hash: Option<String>,
    /// Language of mails.
    pub lang: Lang,
    /// How much mail they want.
    pub mail_preference: MailPreference,
    /// When the address was confirmed by its link.
    pub confirmed_at: Option<Instant>,
    /// When it was made.
    pub created_at: Instant,
    /// When its owner asked for deletion.
    pub deletion_requested_at: Option<Instant>,
    /// When a staff account was switched off.
    pub deactivated_at: Option<Instant>,
    /// When a mail to the address is known to have arrived, last: by a button in
    /// it, or by a link in it that proved the address or signed in.
    pub mail_seen_at: Option<Instant>,
    /// The mail that could not be delivered since.
    pub mail_failed: Option<MailFailed>,
    /// Whether they want the weekly summary.
    pub weekly_summary: bool,
}

/// That a mail to an account could not be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailFailed {
    /// When it was given up.
    pub at: Instant,
    /// What came of its last attempt; `None` if there was none.
    pub why: Option<Class>,
}

impl Account {
    fn read(row: account::Model) -> Result<Self, DbErr> {
        let wrong = |column| unreadable("account", row.id, column);
        let bureau = row.bureau.as_deref().map(BureauId::parse);
        Ok(Self {
            id: row.id,
            role: Role::parse(&row.role).ok_or_else(|| wrong("role"))?,
            bureau: match bureau {
                Some(bureau) => Some(bureau.ok_or_else(|| wrong("bureau"))?),
                None => None,
            },
            lang: Lang::parse(&row.lang).ok_or_else(|| wrong("lang"))?,
            mail_preference: MailPreference::parse(&row.mail_preference)
                .ok_or_else(|| wrong("mail_preference"))?,
            address: row
                .email
                .as_deref()
                .map(|key| Email::kept(row.address.as_deref(), key)),
            email: row.email,
            name: row.name,
            password_hash: row.password_hash,
            confirmed_at: row.confirmed_at,
            created_at: row.created_at,
            deletion_requested_at: row.deletion_requested_at,
            deactivated_at: row.deactivated_at,
            mail_seen_at: row.mail_seen_at,
            mail_failed: row.mail_failed_at.map(|at| MailFailed {
                at,
                // Words that only a newer release knows are a failure all the same.
                why: row.mail_failed_why.and_then(|why| why.parse().ok()),
            }),
            weekly_summary: row.weekly_summary,
        })
    }

    /// The address as its owner typed it; empty once the account is deleted.
    #[must_use]
    pub fn shown(&self) -> String {
        let address = self.address.as_ref();
        address.map_or_else(String::new, |address| address.typed().to_owned())
    }

    /// Where mails to its owner go.
    #[must_use]
    pub fn wire(&self) -> Option<String> {
        let address = self.address.as_ref();
        address.map(|address| address.wire().to_owned())
    }

    /// When the account goes, if its deletion was asked for.
    #[must_use]
    pub fn leaves_at(&self) -> Option<Instant> {
        let asked_at = self.deletion_requested_at?;
        Some(asked_at.plus_millis(LEAVING_DAYS * DAY_MS))
    }

    /// The bureau whose staff they are, if they are not switched off.
    #[must_use]
    pub fn staff_of(&self) -> Option<BureauId> {
        self.bureau
            .filter(|_| self.role.is_staff() && self.deactivated_at.is_none())
    }
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Id.
    pub id: Uuid,
    /// Address.
    pub email: Email,
    /// What they are.
    pub role: Role,
    /// Whose staff they are.
    pub bureau: Option<BureauId>,
    /// Name shown to askers (staff).
    pub name: Option<String>,
    /// argon2id, PHC string.
    pub password_hash: Option<String>,
    /// Language of mails.
    pub lang: Lang,
    /// When the address was confirmed.
    pub confirmed_at: Option<Instant>,
}

/// Makes an account.
///
/// # Errors
/// When the database is gone, or the address is taken.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewAccount,
    now: Instant,
) -> Result<Account, DbErr> {
    let row = ActiveModel {
        id: Set(new.id),
        email: Set(Some(new.email.key())),
        address: Set(Some(new.email.typed().to_owned())),
        role: Set(new.role.as_str().to_owned()),
        bureau: Set(new.bureau.map(|bureau| bureau.as_str().to_owned())),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        lang: Set(new.lang.as_str().to_owned()),
        mail_preference: Set(MailPreference::default().as_str().to_owned()),
        confirmed_at: Set(new.confirmed_at),
        created_at: Set(now),
        deletion_requested_at: Set(None),
        deactivated_at: Set(None),
        // A link in a mail has proved it.
        mail_seen_at: Set(new.confirmed_at),
        mail_failed_at: Set(None),
        mail_failed_why: Set(None),
        weekly_summary: Set(false),
    };
    Account::read(row.insert(db).await?)
}

/// The account with this id, switched off or not.
///
/// # Errors
/// When the database is gone; when the account cannot be read.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Account>, DbErr> {
    let row = Entity::find_by_id(id).one(db).await?;
    row.map(Account::read).transpose()
}

/// These accounts by id, switched off or not. One that cannot be read is left
/// out, and logged.
///
/// # Errors
/// When the database is gone.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Account>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(MOST_IN) {
        let rows = Entity::find()
            .filter(Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(read_all(rows)?.into_iter().map(|one| (one.id, one)));
    }
    Ok(found)
}

/// Locks these accounts until the end of the transaction: of several workers
/// that have mail for one of them, one looks and writes first. (On SQLite the
/// transaction itself is the lock.)
///
/// # Errors
/// When the database is gone.
pub async fn lock(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<(), DbErr> {
    let _: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        // In one order: two who lock do not wait for each other.
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    Ok(())
}

/// The account with this address (in lower case), switched off or not.
///
/// # Errors
/// When the database is gone; when the account cannot be read.
pub async fn by_address(
    db: &impl ConnectionTrait,
    address: &str,
) -> Result<Option<Account>, DbErr> {
    let row = Entity::find()
        .filter(Column::Email.eq(address))
        .one(db)
        .await?;
    row.map(Account::read).transpose()
}

/// Every member of staff, switched off or not, by bureau and address.
///
/// # Errors
/// When the database is gone.
pub async fn all_staff(db: &impl ConnectionTrait) -> Result<Vec<Account>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Role.ne(Role::Applicant.as_str()))
        .order_by_asc(Column::Bureau)
        .order_by_asc(Column::Email)
        .all(db)
        .await?;
    read_all(rows)
}

/// Staff of a bureau who can answer: they have accepted their invitation and
/// are not switched off.
///
/// # Errors
/// When the database is gone.
pub async fn active_staff(
    db: &impl ConnectionTrait,
    bureau: BureauId,
) -> Result<Vec<Account>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Bureau.eq(bureau.as_str()))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::DeactivatedAt.is_null())
        .all(db)
        .await?;
    let mut staff = read_all(rows)?;
    staff.retain(|account| account.staff_of().is_some());
    Ok(staff)
}

/// The accounts that want reminders, by id after this one, so many.
///
/// # Errors
/// When the database is gone.
pub async fn reminded_after(
    db: &impl ConnectionTrait,
    last: Option<Uuid>,
    limit: u64,
) -> Result<(Vec<Account>, Option<Uuid>), DbErr> {
    let mut page = Entity::find()
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::MailPreference.ne(MailPreference::None.as_str()))
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(last) = last {
        page = page.filter(Column::Id.gt(last));
    }
    let rows = page.all(db).await?;
    let end = rows.last().map(|row| row.id);
    Ok((read_all(rows)?, end))
}

/// The accounts that want the weekly summary, by id after this one, so many.
///
/// # Errors
/// When the database is gone.
pub async fn weekly_after(
    db: &impl ConnectionTrait,
    last: Option<Uuid>,
    limit: u64,
) -> Result<(Vec<Account>, Option<Uuid>), DbErr> {
    let mut page = Entity::find()
        .filter(Column::WeeklySummary.eq(true))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::MailPreference.ne(MailPreference::None.as_str()))
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(last) = last {
        page = page.filter(Column::Id.gt(last));
    }
    let rows = page.all(db).await?;
    let end = rows.last().map(|row| row.id);
    Ok((read_all(rows)?, end))
}

/// The accounts whose owners asked for deletion.
///
/// # Errors
/// When the database is gone.
pub async fn leaving(db: &impl ConnectionTrait) -> Result<Vec<Account>, DbErr> {
    let rows = Entity::find()
        .filter(Column::DeletionRequestedAt.is_not_null())
        .all(db)
        .await?;
    read_all(rows)
}

/// The ids of the accounts whose time has come. Read one by one: what is
/// unreadable in one row hides no other.
///
/// # Errors
/// When the database is gone.
pub async fn gone_by(
    db: &impl ConnectionTrait,
    now: Instant,
) -> Result<Vec<Result<Uuid, DbErr>>, DbErr> {
    let select = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::DeletionRequestedAt.lte(now.plus_millis(-LEAVING_DAYS * DAY_MS)))
        .order_by_asc(Column::Id)
        .into_query();
    let rows = db.query_all(&select).await?;
    Ok(rows.into_iter().map(|row| row.try_get("", "id")).collect())
}

/// The addresses of these accounts.
///
/// # Errors
/// When the database is gone.
pub async fn addresses(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Option<String>>, DbErr> {
    columns(db, ids, Column::Email).await
}

/// The names that these members of staff show.
///
/// # Errors
/// When the database is gone.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let names = columns(db, ids, Column::Name).await?;
    Ok(names
        .into_iter()
        .filter_map(|(id, name)| Some((id, name?)))
        .collect())
}

async fn columns(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
    column: Column,
) -> Result<HashMap<Uuid, Option<String>>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(MOST_IN) {
        let rows: Vec<(Uuid, Option<String>)> = Entity::find()
            .select_only()
            .column(Column::Id)
            .column(column)
            .filter(Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// A change of one account.
#[derive(Clone, Debug)]
pub enum AccountChange {
    /// A new password, hashed; a link has proved the address, if it was not yet.
    Password(String),
    /// Another address, proved.
    Address(Email),
    /// The address is proved.
    Confirmed,
    /// A mail to the address has arrived.
    MailSeen,
    /// Whether the weekly summary is wanted.
    WeeklySummary(bool),
    /// The language of mails.
    Lang(Lang),
    /// How much mail is wanted.
    MailPreference(MailPreference),
    /// Deletion is asked for.
    Leaves,
    /// Deletion is taken back.
    Stays,
    /// Switched off.
    Off,
    /// Switched on.
    On,
}

/// Changes an account, at `now`.
///
/// # Errors
/// When the database is gone, or the address is taken.
pub async fn change(
    db: &impl ConnectionTrait,
    id: Uuid,
    change: AccountChange,
    now: Instant,
) -> Result<(), DbErr> {
    let one = Entity::update_many().filter(Column::Id.eq(id));
    // The others decide whether, and how many, reminders are wanted.
    let moves_no_reminder = matches!(
        change,
        AccountChange::Lang(_) | AccountChange::MailSeen | AccountChange::WeeklySummary(_)
    );
    let one = match change {
        AccountChange::Password(hash) => one.col_expr(Column::PasswordHash, Expr::value(hash)),
        AccountChange::Address(address) => seen(one, now)
            .col_expr(Column::Email, Expr::value(address.key()))
            .col_expr(Column::Address, Expr::value(address.typed()))
            .col_expr(Column::ConfirmedAt, Expr::value(now)),
        AccountChange::MailSeen => seen(one, now),
        AccountChange::WeeklySummary(wanted) => {
            one.col_expr(Column::WeeklySummary, Expr::value(wanted))
        }
        AccountChange::Confirmed => one
            .col_expr(Column::ConfirmedAt, Expr::value(now))
            .filter(Column::ConfirmedAt.is_null()),
        AccountChange::Lang(lang) => one.col_expr(Column::Lang, Expr::value(lang.as_str())),
        AccountChange::MailPreference(choice) => {
            one.col_expr(Column::MailPreference, Expr::value(choice.as_str()))
        }
        AccountChange::Leaves => one
            .col_expr(Column::DeletionRequestedAt, Expr::value(now))
            .filter(Column::DeletionRequestedAt.is_null()),
        AccountChange::Stays => one.col_expr(
            Column::DeletionRequestedAt,
            Expr::value(Option::<Instant>::None),
        ),
        AccountChange::Off => one
            .col_expr(Column::DeactivatedAt, Expr::value(now))
            .filter(Column::DeactivatedAt.is_null()),
        AccountChange::On => {
            one.col_expr(Column::DeactivatedAt, Expr::value(Option::<Instant>::None))
        }
    };
    one.exec(db).await?;
    if !moves_no_reminder {
        plan::look_again(db, id, now).await?;
    }
    Ok(())
}

/// What failed before is past.
fn seen(one: sea_orm::UpdateMany<Entity>, now: Instant) -> sea_orm::UpdateMany<Entity> {
    one.col_expr(Column::MailSeenAt, Expr::value(now))
        .col_expr(Column::MailFailedAt, Expr::value(None::<Instant>))
        .col_expr(Column::MailFailedWhy, Expr::value(None::<String>))
}

/// Writes down that a mail to the account's own address could not be delivered:
/// its pages say so until one has arrived. `why`: the class of the last attempt,
/// if there was one.
///
/// # Errors
/// When the database is gone.
pub async fn flag_mail_failed(
    db: &impl ConnectionTrait,
    id: Uuid,
    why: Option<Class>,
    at: Instant,
) -> Result<(), DbErr> {
    let why = why.map_or(GIVEN_UP, Class::as_str);
    Entity::update_many()
        .col_expr(Column::MailFailedAt, Expr::value(at))
        .col_expr(Column::MailFailedWhy, Expr::value(why))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(|_| ())
}

/// Deletes an account whose time has come, with what hangs on it; `false` if its
/// owner was quicker and has taken it back.
///
/// # Errors
/// When the database is gone.
pub async fn delete(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<bool, DbErr> {
    let long_ago = now.plus_millis(-LEAVING_DAYS * DAY_MS);
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::DeletionRequestedAt.lte(long_ago))
        .exec(db)
        .await?;
    Ok(gone.rows_affected > 0)
}

fn read_all(rows: Vec<account::Model>) -> Result<Vec<Account>, DbErr> {
    let mut accounts = Vec::with_capacity(rows.len());
    for row in rows {
        accounts.extend(readable(Account::read(row))?);
    }
    Ok(accounts)
}
