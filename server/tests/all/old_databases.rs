//! The database of a release goes on in this version: nothing in it is lost,
//! every page says what it said, and the mail goes on where it stopped.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use office::db::column::Class;
use office::db::column::MailKind;
use office::db::column::MailState;
use office::db::entity::{account, outbox, outbox_item, plan};
use office::worker;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::Value;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::old::{Old, OldMail, Reminder, on_old_databases, on_old_databases_as, rows};
use crate::harness::{App, Browser, html};
use crate::smtp_sink::Mail;

/// A browser in which this address is signed in.
async fn browser_of(app: &App, email: &str) -> Browser {
    let account = account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .one(app.state.db.read())
        .await
        .unwrap()
        .expect("the account has survived");
    app.signed_in(account.id).await
}

/// Sends the form of the page at `path` that goes to `action`.
async fn press(browser: &mut Browser, path: &str, action: &str) {
    let page = browser.get(path).await;
    page.has_status(200).shows(&format!("action=\"{action}\""));
    let version = page
        .body
        .split("name=\"version\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default()
        .to_owned();
    let answer = browser.post(action, &[("version", &version)]).await;
    assert!(answer.status.is_redirection(), "{action}: {}", answer.body);
}

/// Lets a worker work until nothing is due any more; gives what it sent.
async fn work(app: &App, old: &Old) -> Vec<Mail> {
    let before = old.sink.mails().len();
    let stop = CancellationToken::new();
    let working = tokio::spawn(worker::run(app.state.office.clone(), stop.clone()));
    let mut idle = 0;
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let mails = app.outbox().await;
        let due = |mail: &&outbox::Model| {
            mail.state == MailState::Leased
                || (mail.state == MailState::Pending && mail.next_at <= app.now())
        };
        idle = if mails.iter().any(|mail| due(&mail)) {
            0
        } else {
            idle + 1
        };
        // The planner looks once a minute, or when the clock has been set.
        if idle == 8 {
            break;
        }
    }
    assert_eq!(idle, 8, "the worker gets through");
    stop.cancel();
    working.await.unwrap().unwrap();
    old.sink.mails().split_off(before)
}

/// The key of a reminder as a payload or an item holds it.
fn key(item: &Value) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or("-").to_owned();
    format!(
        "{}:{}:{}:{}:{}",
        text("kind"),
        text("plan_id"),
        text("step"),
        item["revision"],
        item["offset"]
    )
}

fn keys_in(payload: &Value) -> Vec<String> {
    let items = payload["items"].as_array();
    items.into_iter().flatten().map(key).collect()
}

/// The row of a mail that has arrived.
async fn row_of(app: &App, mail: &Mail) -> outbox::Model {
    let id = mail.header("Message-ID").unwrap();
    let rows = app.outbox().await;
    let found = rows
        .into_iter()
        .find(|row| id.trim_matches(['<', '>']) == row.message_id.trim_matches(['<', '>']));
    found.unwrap_or_else(|| panic!("{id} is no mail of ours"))
}

/// Which reminders these mails carried.
async fn carried(app: &App, mails: &[Mail]) -> Vec<Reminder> {
    let mut carried = Vec::new();
    for mail in mails {
        let row = row_of(app, mail).await;
        if row.kind != MailKind::Reminder {
            continue;
        }
        let items = outbox_item::Entity::find()
            .filter(outbox_item::Column::OutboxId.eq(row.id))
            .all(app.state.db.read())
            .await
            .unwrap();
        // As the release of these databases wrote keys: a revision, no date.
        let items: BTreeSet<String> = items.iter().map(|item| key(&item.item)).collect();
        let listed: BTreeSet<String> = keys_in(&row.payload).into_iter().collect();
        // Two places may hold it; what has dropped out of one has dropped out.
        let keys: BTreeSet<String> = match (items.is_empty(), listed.is_empty()) {
            (false, false) => items.intersection(&listed).cloned().collect(),
            (false, true) => items,
            _ => listed,
        };
        assert!(!keys.is_empty(), "a reminder reminds of something: {row:?}");
        carried.extend(keys.into_iter().map(|key| Reminder {
            to: mail.to.clone(),
            key,
        }));
    }
    carried
}

/// Every item with the mail that has it.
async fn items(app: &App) -> BTreeSet<(String, Uuid)> {
    let items = outbox_item::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    items
        .into_iter()
        .map(|item| (item.key, item.outbox_id))
        .collect()
}

/// What had left before, for certain: with its own mail or merged into another.
fn sent_before(old: &Old) -> HashSet<String> {
    let sent = |mail: &&OldMail| mail.kind == "reminder" && mail.state == "sent";
    old.mails
        .iter()
        .filter(sent)
        .flat_map(|mail| keys_in(&mail.payload))
        .collect()
}

/// The plans whose number request is recorded.
async fn letters_asked_for(app: &App) -> HashSet<String> {
    let plans = plan::Entity::find().all(app.state.db.read()).await.unwrap();
    let is_asked_for =
        |plan: &plan::Model| plan.progress["steps"]["number_request"]["asked"].is_string();
    plans
        .iter()
        .filter(|plan| is_asked_for(plan))
        .map(|plan| plan.id.to_string())
        .collect()
}

fn sorted(mut reminders: Vec<Reminder>) -> Vec<Reminder> {
    reminders.sort();
    reminders
}

#[tokio::test]
async fn no_row_is_lost_and_no_mail_changes_but_those_that_were_one_row_for_several_reminders() {
    on_old_databases(|app, old| async move {
        let mut now = rows(app.state.db.read()).await;
        let mails = app.outbox().await;
        let old_ids: HashSet<Uuid> = old.mails.iter().map(|mail| mail.id).collect();
        let added = mails.iter().filter(|mail| !old_ids.contains(&mail.id));
        for mail in added {
            assert_eq!(
                (mail.kind.as_str(), mail.state.as_str()),
                ("reminder", "merged")
            );
            *now.get_mut("outbox").unwrap() -= 1;
        }
        assert_eq!(now, old.rows);
        for before in &old.mails {
            let after = mails.iter().find(|mail| mail.id == before.id).unwrap();
            assert_eq!(after.kind.as_str(), before.kind);
            assert_eq!(after.message_id, before.message_id);
            assert_eq!(after.eml, before.eml);
            let freed = (before.state.as_str(), after.state.as_str()) == ("merged", "cancelled");
            assert!(after.state.as_str() == before.state || freed, "{before:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_mail_carries_has_rows_and_what_it_does_not_carry_is_free() {
    on_old_databases(|app, old| async move {
        let mails = app.outbox().await;
        let items = items(&app).await;
        let mut carried: BTreeSet<(String, Uuid)> = BTreeSet::new();
        for before in &old.mails {
            let after = mails.iter().find(|mail| mail.id == before.id).unwrap();
            let keys = keys_in(&before.payload);
            if before.state == "cancelled" {
                // Nothing of these has arrived: as if each had been alone.
                let own: Vec<String> = keys
                    .into_iter()
                    .filter(|key| *key == before.dedupe_key)
                    .collect();
                assert_eq!(
                    (&after.dedupe_key, keys_in(&after.payload)),
                    (&before.dedupe_key, own)
                );
                continue;
            }
            if keys.iter().any(|key| *key != before.dedupe_key) {
                assert_eq!(after.dedupe_key, format!("carrier:{}", before.id));
            }
            carried.extend(keys.into_iter().map(|key| (key, before.id)));
        }
        assert_eq!(items, carried);
        // Each reminder has one row; it is merged or its own where it is taken.
        for mail in mails.iter().filter(|mail| mail.kind == MailKind::Reminder) {
            let is_taken = items.iter().any(|(key, _)| *key == mail.dedupe_key);
            if mail.state == MailState::Merged {
                assert!(is_taken, "{mail:?}");
                let into = mail.payload["into"].as_str().unwrap();
                assert!(
                    mails.iter().any(|other| other.dedupe_key == into),
                    "{mail:?}"
                );
            }
            if mail.state == MailState::Cancelled {
                assert!(!is_taken, "{mail:?}");
                assert!(
                    keys_in(&mail.payload)
                        .iter()
                        .all(|key| *key == mail.dedupe_key)
                );
            }
        }
        let lost = |reminder: &&Reminder| reminder.to == "quiet@example.jp";
        for reminder in old.facts.owed.iter().filter(lost) {
            let row = mails
                .iter()
                .find(|mail| mail.dedupe_key == reminder.key)
                .unwrap();
            assert_eq!(row.state, MailState::Cancelled);
        }
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_reminder_over_which_a_worker_died_may_have_arrived_and_stays_taken() {
    on_old_databases_as(
        // Claimed once more than there are attempts: nobody wrote down what came of it.
        &["UPDATE outbox SET attempts = attempts + 1 WHERE state = 'cancelled' AND eml IS NOT NULL"],
        |app, old| async move {
            let items = items(&app).await;
            let doubtful: Vec<&OldMail> = old
                .mails
                .iter()
                .filter(|mail| mail.state == "cancelled" && mail.eml.is_some())
                .collect();
            assert_eq!(doubtful.len(), 2, "moved@ and wavers@");
            let mails = app.outbox().await;
            for mail in doubtful {
                for key in keys_in(&mail.payload) {
                    assert!(items.contains(&(key, mail.id)), "{mail:?}");
                }
                let after = mails.iter().find(|after| after.id == mail.id).unwrap();
                assert_eq!(after.last_class, Some(Class::Unknown));
            }
        },
    )
    .await;
}

#[tokio::test]
async fn what_an_older_binary_queues_on_this_schema_leaves_once_and_what_it_sent_does_not_go_again()
{
    on_old_databases(|app, old| async move {
        app.pass(jiff::SignedDuration::from_mins(30));
        // As 99bae05 writes: one row carries two, the other is merged into it,
        // and there are no items. `waits` has it queued, `held` has had it.
        let transaction = app.state.db.begin().await.unwrap();
        for (owner, state) in [("waits@example.jp", "pending"), ("held@example.jp", "sent")] {
            let of_owner = |reminder: &&Reminder| reminder.to == owner;
            let keys: Vec<&str> = old
                .facts
                .owed
                .iter()
                .filter(of_owner)
                .map(|r| r.key.as_str())
                .collect();
            let carrier = old
                .mails
                .iter()
                .find(|mail| mail.dedupe_key == keys[0])
                .unwrap();
            outbox_item::Entity::delete_many()
                .filter(outbox_item::Column::OutboxId.eq(carrier.id))
                .exec(&transaction)
                .await
                .unwrap();
            outbox::Entity::delete_many()
                .filter(outbox::Column::DedupeKey.eq(keys[0]))
                .exec(&transaction)
                .await
                .unwrap();
            outbox::Entity::update_many()
                .col_expr(outbox::Column::DedupeKey, Expr::value(keys[0]))
                .col_expr(outbox::Column::State, Expr::value(state))
                .filter(outbox::Column::Id.eq(carrier.id))
                .exec(&transaction)
                .await
                .unwrap();
        }
        transaction.commit().await.unwrap();
        let carried = carried(&app, &work(&app, &old).await).await;
        let of = |to: &str| -> Vec<Reminder> {
            let of = |reminder: &&Reminder| reminder.to == to;
            sorted(carried.iter().filter(of).cloned().collect())
        };
        let owed = |to: &str| -> Vec<Reminder> {
            let of = |reminder: &&Reminder| reminder.to == to;
            sorted(old.facts.owed.iter().filter(of).cloned().collect())
        };
        assert_eq!(of("waits@example.jp"), owed("waits@example.jp"));
        assert_eq!(of("held@example.jp"), []);
    })
    .await;
}

#[tokio::test]
async fn everybody_finds_their_pages_and_what_they_wrote_on_them() {
    on_old_databases(|app, old| async move {
        let mut looked_at = 0;
        for visitor in &old.facts.visitors {
            let mut browser = browser_of(&app, &visitor.email).await;
            browser
                .headers
                .insert("accept-language", visitor.lang.clone());
            for page in &visitor.pages {
                let answer = browser.get(&page.path).await;
                answer.has_status(200);
                for words in &page.words {
                    answer.shows(&html(words));
                }
                looked_at += 1;
            }
        }
        assert!(looked_at > 400, "{looked_at}");
        for feed in &old.facts.feeds {
            app.guest()
                .get(&feed.path)
                .await
                .has_status(200)
                .shows("BEGIN:VCALENDAR")
                .shows(&feed.word);
        }
        app.guest().get("/readyz").await.has_status(200);
        // Passwords open too, not only sessions.
        let mut browser = app.guest();
        browser
            .post(
                "/sign-in",
                &[
                    ("email", "clinic@example.jp"),
                    ("password", &old.facts.password),
                ],
            )
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn the_reminders_that_were_owed_leave_once_and_none_that_has_left_goes_again() {
    on_old_databases(|app, old| async move {
        app.pass(jiff::SignedDuration::from_mins(30));
        // Two acts that the mails of the release are still waiting for.
        let mut wavers = browser_of(&app, "wavers@example.jp").await;
        let plan = old.facts.on_taking_back[0].key.split(':').nth(1).unwrap();
        let act = format!("/plans/{plan}/outcome/take-back");
        press(&mut wavers, &format!("/plans/{plan}"), &act).await;
        let mut admin = browser_of(&app, "admin@example.jp").await;
        press(&mut admin, "/desk/mails", &old.facts.given_up.path).await;

        let mails = work(&app, &old).await;
        let facts = &old.facts;
        let expected = [&facts.owed, &facts.on_taking_back, &facts.given_up.owed];
        let mut expected: Vec<Reminder> = expected.into_iter().flatten().cloned().collect();
        // A letter that was not asked for is no longer asked after.
        let asked_for = letters_asked_for(&app).await;
        expected.retain(|reminder| {
            let mut parts = reminder.key.split(':');
            parts.next() != Some("letter") || parts.next().is_some_and(|id| asked_for.contains(id))
        });
        assert_eq!(sorted(carried(&app, &mails).await), sorted(expected));
        for link in &facts.links {
            let arrived: Vec<&Mail> = mails.iter().filter(|mail| mail.to == link.to).collect();
            assert_eq!(arrived.len(), 1, "{}", link.to);
            let row = row_of(&app, arrived[0]).await;
            let address = format!("{}{}", link.part, app.token_of(&row));
            app.guest().get(&address).await.has_status(200);
        }
        // Of three pharmacies one was given up (its prefecture: Chiba).
        let chain: Vec<&Mail> = mails
            .iter()
            .filter(|mail| mail.to == "chain@example.jp")
            .collect();
        assert_eq!(chain.len(), 1);
        let words = chain[0].words();
        assert!(
            words.contains("神奈川県") && !words.contains("千葉県"),
            "{words}"
        );
        // What a worker had in its hands is the same mail, not another one.
        let ids: HashSet<String> = mails
            .iter()
            .filter_map(|mail| mail.header("Message-ID"))
            .collect();
        for mail in &old.mails {
            let tried = mail.state == "leased" || mail.last_class.as_deref() == Some("unknown");
            if tried && mail.state != "sent" {
                assert!(
                    ids.iter().any(|id| id.contains(&mail.message_id)),
                    "{mail:?}"
                );
            }
        }

        // The days go on.
        let mut left = sent_before(&old);
        for reminder in carried(&app, &mails).await {
            assert!(left.insert(reminder.key.clone()), "{reminder:?} goes again");
        }
        for morning in ["2027-05-12", "2027-05-14", "2027-05-17", "2027-06-01"] {
            app.set_now(&format!("{morning}T00:30:00Z"));
            let mails = work(&app, &old).await;
            for reminder in carried(&app, &mails).await {
                assert!(
                    left.insert(reminder.key.clone()),
                    "{reminder:?} goes again on {morning}"
                );
                assert!(!facts.void.contains(&reminder), "{reminder:?} is unwanted");
            }
        }
        let waiting: Vec<outbox::Model> = app
            .outbox()
            .await
            .into_iter()
            .filter(|mail| matches!(mail.state.as_str(), "pending" | "leased"))
            .collect();
        assert!(waiting.is_empty(), "{waiting:#?}");
    })
    .await;
}
