//! Signed links in mails that work without signing in: each for its own purpose,
//! so that none opens what another is for. GET shows a button, POST acts.

use uuid::Uuid;

use crate::db::account::Account;
use crate::office::Office;

/// Ends an account's reminders.
pub const UNSUBSCRIBE: &str = "unsubscribe";
/// Ends an account's weekly summary.
pub const STOP_WEEKLY: &str = "stop-weekly";
/// Says that a mail has arrived.
pub const SEEN: &str = "mail-seen";
/// A second recipient says yes.
pub const READER_CONFIRM: &str = "reader-confirm";
/// A second recipient leaves.
pub const READER_LEAVE: &str = "reader-leave";

/// The signed link that ends an account's reminders.
#[must_use]
pub fn unsubscribe_url(office: &Office, account: Uuid) -> String {
    url(office, "/unsubscribe?account", UNSUBSCRIBE, account)
}

/// The signed link that ends an account's weekly summary.
#[must_use]
pub fn stop_weekly_url(office: &Office, account: Uuid) -> String {
    url(office, "/unsubscribe/weekly?account", STOP_WEEKLY, account)
}

/// The signed link by which a second recipient says yes.
#[must_use]
pub fn reader_confirm_url(office: &Office, reader: Uuid) -> String {
    url(office, "/reader/confirm?reader", READER_CONFIRM, reader)
}

/// The signed link by which a second recipient leaves.
#[must_use]
pub fn reader_leave_url(office: &Office, reader: Uuid) -> String {
    url(office, "/reader/leave?reader", READER_LEAVE, reader)
}

/// The signed link of the button 「届きました」. It is for the account's present
/// address: a mail to an older one proves nothing for it. `None` without one.
#[must_use]
pub fn seen_link(office: &Office, account: &Account) -> Option<String> {
    let base = office.config.public_url();
    let signature = office.keys.sign(SEEN, &seen_text(account)?);
    let id = account.id;
    Some(format!(
        "{base}/mail/seen?account={id}&signature={signature}"
    ))
}

/// Whether such a link is ours, for the address that the account has now.
#[must_use]
pub fn is_seen_link(office: &Office, account: &Account, signature: &str) -> bool {
    seen_text(account).is_some_and(|text| office.keys.verify(SEEN, &text, signature))
}

/// The id of a link for this purpose, if the link is ours.
#[must_use]
pub fn id_of(office: &Office, purpose: &str, id: &str, signature: &str) -> Option<Uuid> {
    let id: Uuid = id.parse().ok()?;
    office
        .keys
        .verify(purpose, &id.to_string(), signature)
        .then_some(id)
}

fn seen_text(account: &Account) -> Option<String> {
    let address = account.email.as_deref()?;
    Some(format!("{}:{address}", account.id))
}

fn url(office: &Office, path: &str, purpose: &str, id: Uuid) -> String {
    let signature = office.keys.sign(purpose, &id.to_string());
    let base = office.config.public_url();
    format!("{base}{path}={id}&signature={signature}")
}
