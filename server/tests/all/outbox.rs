//! The promise of the outbox: every mail goes once or ends visibly, whoever
//! crashes, is slow, changes their mind, or runs a second process.

use std::time::Duration;

use domain::calendar::japan_time;
use jiff::SignedDuration;
use office::db::column::Class;
use office::db::column::MailKind;
use office::db::column::MailState;
use office::db::entity::{account, outbox, outbox_item, plan};
use office::mail::deliverer::{Deliverer, Timing};
use office::mail::outbox::{life, queue};
use office::mail::{delivery, planner};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait as _, EntityTrait as _,
    IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _,
};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::harness::{App, on_both};
use crate::mail::{
    done, keep, new_mail, plain, prepared_plan, queue_plain, record, subjects, with_sink, work,
};
use crate::smtp_sink::{Answer, Sink};

/// Leases short enough for a test; their proportions are the real ones.
const SHORT: Timing = Timing {
    lease: Duration::from_millis(1_200),
    lock: Duration::from_millis(600),
    beat: Duration::from_millis(120),
};

async fn plan_round(app: &App) {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
}

fn deliverer(app: &App) -> Deliverer {
    Deliverer::timed(app.state.office.clone(), SHORT).unwrap()
}

/// Runs so many delivering loops until every mail has ended.
async fn deliver_all(app: &App, loops: usize) {
    let stop = CancellationToken::new();
    let running: Vec<_> = (0..loops)
        .map(|_| {
            let (state, stop, deliverer) = (app.state.clone(), stop.clone(), deliverer(app));
            tokio::spawn(async move { delivery::run(&state, &deliverer, &stop).await })
        })
        .collect();
    for _ in 0..400 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let open = [MailState::Pending, MailState::Leased];
        let waiting = outbox::Entity::find()
            .filter(outbox::Column::State.is_in(open))
            .count(app.state.db.read())
            .await
            .unwrap();
        if waiting == 0 {
            break;
        }
    }
    stop.cancel();
    for loop_ in running {
        loop_.await.unwrap();
    }
}

async fn only(app: &App) -> outbox::Model {
    let mut all = app.outbox().await;
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

async fn item_keys(app: &App) -> Vec<String> {
    let items = outbox_item::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    items.into_iter().map(|item| item.key).collect()
}

/// Field case 1: the lock of 15 s lapsed during a mail of 25 s, and the second
/// process sent it again, and again.
#[tokio::test]
async fn a_server_slower_than_lease_and_lock_gets_a_mail_once_from_two_processes() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "slow", "taro0@example.jp").await;
        sink.slow(2_500);
        deliver_all(&app, 2).await;
        assert_eq!(sink.mails().len(), 1);
        let row = only(&app).await;
        assert_eq!((row.state, row.attempts), (MailState::Sent, 1));
    })
    .await;
}

/// Its instance: slow at the recipient, before the text.
#[tokio::test]
async fn a_tarpit_at_the_recipient_gets_a_mail_once_from_two_processes() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "tarpit", "taro0@example.jp").await;
        sink.tarpit(2_500);
        deliver_all(&app, 2).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(only(&app).await.attempts, 1);
    })
    .await;
}

/// A worker that was frozen while another took over hands nothing over.
#[tokio::test]
async fn a_worker_that_has_lost_its_mail_cancels_before_the_text() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "stolen", "taro@example.jp").await;
        sink.tarpit(1_500);
        let frozen = deliverer(&app);
        let leaving = CancellationToken::new();
        let robbed = async {
            tokio::time::sleep(Duration::from_millis(400)).await;
            let transaction = app.state.db.begin().await.unwrap();
            let thief = outbox::Entity::update_many()
                .col_expr(outbox::Column::LeaseEpoch, Expr::value(7))
                .col_expr(outbox::Column::LeaseOwner, Expr::value("another"));
            thief.exec(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        let (delivered, ()) = tokio::join!(frozen.deliver_one(&leaving), robbed);
        delivered.unwrap();
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert!(sink.mails().is_empty());
        let row = only(&app).await;
        assert_eq!((row.state, row.lease_epoch), (MailState::Leased, 7));
    })
    .await;
}

/// Audit C2: told to stop during a mail, a process left it to its lease, and on
/// SQLite the next one sent it again at once.
#[tokio::test]
async fn a_process_that_ends_during_the_text_writes_down_that_it_may_have_arrived() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "leaving", "taro@example.jp").await;
        sink.slow(5_000);
        let leaving = CancellationToken::new();
        let soon = leaving.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(700)).await;
            soon.cancel();
        });
        deliverer(&app).deliver_one(&leaving).await.unwrap();
        let row = only(&app).await;
        assert_eq!(
            (row.state, row.last_class),
            (MailState::Pending, Some(Class::Unknown))
        );
        assert!(row.next_at.0 - app.now().0 >= 30 * 60_000);
    })
    .await;
}

#[tokio::test]
async fn a_process_that_ends_before_the_text_gives_the_mail_back_untried() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "leaving", "taro@example.jp").await;
        sink.tarpit(5_000);
        let leaving = CancellationToken::new();
        let soon = leaving.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(500)).await;
            soon.cancel();
        });
        deliverer(&app).deliver_one(&leaving).await.unwrap();
        let row = only(&app).await;
        assert_eq!((row.state, row.attempts), (MailState::Pending, 0));
        sink.tarpit(0);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// Field case 2: a link that lasts half an hour stood behind the morning's
/// reminders.
#[tokio::test]
async fn what_somebody_waits_for_goes_before_the_mornings_reminders() {
    with_sink(|app, sink| async move {
        for n in 0..20 {
            let account = app
                .account(&format!("founder{n}@example.jp"), "applicant", None)
                .await;
            keep(&app, account, "2027-06", "medical").await;
        }
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        app.set_now("2026-11-24T00:00:05Z");
        for (path, to) in [
            ("/sign-in/link", "founder3@example.jp"),
            ("/reset", "founder4@example.jp"),
        ] {
            let answer = app.guest().post(path, &[("email", to)]).await;
            answer.has_status(303);
        }
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(to.len(), 22);
        assert_eq!(to[..2], ["founder3@example.jp", "founder4@example.jp"]);
    })
    .await;
}

/// House 5.1-2: with the time of its first queueing, its first setback was
/// already too much.
#[tokio::test]
async fn a_reminder_that_comes_back_after_days_survives_its_first_setback() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-05", "medical").await;
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        record(&app, plan, prepared.clone()).await;
        // Step 4, ten open days ahead; then recorded as handed in, for a week.
        app.set_now("2027-02-12T00:00:00Z");
        plan_round(&app).await;
        record(
            &app,
            plan,
            json!({ "steps": { "number_request": { "asked": "2027-02-12" } } }),
        )
        .await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        app.set_now("2027-02-19T01:00:00Z");
        record(&app, plan, prepared).await;
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let states = app.mail_states().await;
        assert_eq!(states, ["pending"], "no setback is the last");
        app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        app.pass(SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// House 5.1-3: what dropped out of the mail it had been merged into was known
/// for ever and never came again.
#[tokio::test]
async fn what_drops_out_of_its_carrier_is_free_and_comes_back_when_its_reason_does() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let first = keep(&app, account, "2027-05", "medical").await;
        keep(&app, account, "2027-05", "pharmacy").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        assert!(app.mail_states().await.contains(&"merged"));
        let before = item_keys(&app).await.len();
        // The first plan's steps are done while the mail waits: it goes without.
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        record(&app, first, prepared).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let kept = item_keys(&app).await;
        assert!(kept.len() < before && kept.iter().all(|key| !key.contains(&first.to_string())));
        // Taken back the same morning: what was left out is due, and goes.
        record(&app, first, json!({})).await;
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 2, "{:?}", subjects(&mails));
        assert!(mails[1].text.contains("List-Unsubscribe"));
        work(&app).await;
        assert_eq!(sink.mails().len(), 2, "and once only");
    })
    .await;
}

#[tokio::test]
async fn a_carrier_that_is_cancelled_whole_frees_all_it_carried() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-05", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        record(&app, plan, prepared).await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        assert!(item_keys(&app).await.is_empty());
        assert!(
            app.mail_states()
                .await
                .iter()
                .all(|state| *state == "cancelled")
        );
        record(&app, plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// Cancelling one plan's reminders leaves the other's in the mail of both.
#[tokio::test]
async fn of_two_plans_in_one_mail_the_removed_one_drops_out_and_the_other_goes() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let gone = keep(&app, account, "2027-05", "medical").await;
        let stays = keep(&app, account, "2027-05", "pharmacy").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let mut browser = app.signed_in(account).await;
        let path = format!("/plans/{gone}/remove");
        browser
            .post(&path, &[("version", "0")])
            .await
            .has_status(303);
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1);
        assert!(plain(&mails[0]).contains(&stays.to_string()));
        assert!(
            !item_keys(&app)
                .await
                .iter()
                .any(|key| key.contains(&gone.to_string()))
        );
    })
    .await;
}

/// Audit M5.1: cancelled after a try that reached nobody, a reminder was known
/// for ever.
#[tokio::test]
async fn a_reminder_cancelled_after_a_failed_try_is_queued_again() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-06", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let tried = only(&app).await;
        assert!(tried.eml.is_some() && tried.last_class == Some(Class::NotNow));
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        record(&app, plan, prepared).await;
        app.pass(SignedDuration::from_mins(10));
        work(&app).await;
        assert_eq!(app.mail_states().await, ["cancelled"]);
        record(&app, plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// What the server may have is not sent a second time for it.
#[tokio::test]
async fn a_reminder_cancelled_after_it_may_have_arrived_is_not_queued_again() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-06", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::KeepAndDrop]);
        work(&app).await;
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        record(&app, plan, prepared).await;
        app.pass(SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(app.mail_states().await, ["cancelled"]);
        record(&app, plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1, "the one that the server kept");
    })
    .await;
}

/// The owner wants no mail for an hour: what was due leaves afterwards.
#[tokio::test]
async fn reminders_turned_off_and_on_again_are_not_lost() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        keep(&app, account, "2027-06", "medical").await;
        let mut browser = app.signed_in(account).await;
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        for (wish, mails) in [("none", 0), ("standard", 1)] {
            app.pass(SignedDuration::from_mins(10));
            let fields = [("preference", wish)];
            browser.post("/account/mail", &fields).await.has_status(303);
            work(&app).await;
            assert_eq!(sink.mails().len(), mails, "{wish}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_designation_taken_back_brings_its_reminders_back() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = keep(&app, account, "2027-06", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let transaction = app.state.db.begin().await.unwrap();
        office::mail::outbox::cancel_for_plan(&transaction, plan, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(app.mail_states().await, ["cancelled"]);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// Audit M5.4: an outage over a step's last open day left no row at all.
#[tokio::test]
async fn an_outage_over_a_steps_last_day_ends_visibly() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        app.set_now("2027-03-30T00:00:00Z");
        work(&app).await;
        let before = app.outbox().await.len();
        // Nothing runs from the 30th on; the last day for step 4 passes.
        app.set_now("2027-04-05T00:00:00Z");
        work(&app).await;
        let missed: Vec<outbox::Model> = app
            .outbox()
            .await
            .into_iter()
            .filter(|mail| mail.state == MailState::Expired)
            .collect();
        assert_eq!(missed.len(), 1, "{missed:#?} (before: {before})");
        let key = format!("due:{plan}:number_request:0:0");
        assert_eq!(missed[0].dedupe_key, key);
        assert!(
            missed[0]
                .last_code
                .as_deref()
                .unwrap()
                .starts_with("missed")
        );
        let mails = sink.mails().len();
        work(&app).await;
        assert_eq!(sink.mails().len(), mails);
        assert_eq!(app.outbox().await.len(), before + 1, "written down once");
    })
    .await;
}

/// While the planner runs each day, nothing counts as missed: what was not
/// queued was not wanted.
#[tokio::test]
async fn nothing_is_missed_while_the_planner_runs() {
    with_sink(|app, _sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        let start: jiff::Timestamp = "2027-03-01T00:00:00Z".parse().unwrap();
        for day in 0..60 {
            app.set_now(&(start + SignedDuration::from_hours(24 * day)).to_string());
            work(&app).await;
        }
        assert!(!app.mail_states().await.contains(&"expired"));
    })
    .await;
}

/// Audit H1: one account's failure ended the round for everybody who registered
/// later.
#[tokio::test]
async fn one_poisoned_account_never_ends_a_round() {
    with_sink(|app, sink| async move {
        let poisoned = app.account("poisoned@example.jp", "applicant", None).await;
        let later = app.account("later@example.jp", "applicant", None).await;
        keep(&app, later, "2027-06", "medical").await;
        // Plans as only a flood of requests could make them, one unreadable.
        let one = keep(&app, poisoned, "2027-06", "medical").await;
        let transaction = app.state.db.begin().await.unwrap();
        let template = plan::Entity::find_by_id(one)
            .one(&transaction)
            .await
            .unwrap()
            .unwrap();
        let copies: Vec<plan::ActiveModel> = (0..3_000)
            .map(|n| {
                let mut copy = template.clone().into_active_model();
                copy.id = sea_orm::ActiveValue::Set(office::clock::new_id());
                if n % 7 == 0 {
                    copy.opening = sea_orm::ActiveValue::Set("never".to_owned());
                }
                copy
            })
            .collect();
        for some in copies.chunks(500) {
            plan::Entity::insert_many(some.to_vec())
                .exec_without_returning(&transaction)
                .await
                .unwrap();
        }
        transaction.commit().await.unwrap();
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert!(to.contains(&"later@example.jp".to_owned()), "{to:?}");
        assert!(to.len() <= 3, "{to:?}");
    })
    .await;
}

/// The same with a database that refuses one account's rows.
#[tokio::test]
async fn an_account_whose_mail_cannot_be_written_is_passed_over() {
    with_sink(|app, sink| async move {
        let first = app.account("first@example.jp", "applicant", None).await;
        let second = app.account("second@example.jp", "applicant", None).await;
        for account in [first, second] {
            keep(&app, account, "2027-06", "medical").await;
        }
        if app.state.db.has_one_deliverer() {
            let id = first.simple();
            let trigger = format!(
                "CREATE TRIGGER refuse BEFORE INSERT ON outbox \
                 WHEN lower(hex(NEW.account_id)) = '{id}' \
                 BEGIN SELECT RAISE(ABORT, 'refused'); END"
            );
            let transaction = app.state.db.begin().await.unwrap();
            transaction.execute_unprepared(&trigger).await.unwrap();
            transaction.commit().await.unwrap();
        } else {
            let check =
                format!("ALTER TABLE outbox ADD CONSTRAINT refuse CHECK (account_id <> '{first}')");
            let transaction = app.state.db.begin().await.unwrap();
            transaction.execute_unprepared(&check).await.unwrap();
            transaction.commit().await.unwrap();
        }
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(to, ["second@example.jp"]);
    })
    .await;
}

#[tokio::test]
async fn a_claim_takes_at_most_as_many_as_asked_and_no_two_workers_share_one() {
    with_sink(|app, _sink| async move {
        for n in 0..30 {
            queue_plain(&app, &format!("mail-{n}"), &format!("p{n}@example.jp")).await;
        }
        let workers: Vec<_> = (0..6)
            .map(|_| {
                let worker = Deliverer::new(app.state.office.clone()).unwrap();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    loop {
                        let some = worker.claim(2).await.unwrap();
                        assert!(some.len() <= 2, "{}", some.len());
                        if some.is_empty() {
                            return mine;
                        }
                        mine.extend(some.into_iter().map(|mail| mail.id));
                    }
                })
            })
            .collect();
        let mut all: Vec<Uuid> = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 30);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 30);
    })
    .await;
}

/// The one statement that moves mails by itself says what the state machine
/// says.
#[tokio::test]
async fn the_statement_that_claims_writes_what_the_state_machine_says() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "fresh", "fresh@example.jp").await;
        queue_plain(&app, "left-behind", "left@example.jp").await;
        queue_plain(&app, "left-unrendered", "left@example.jp").await;
        let set = async |key: &str, rendered: bool| {
            let transaction = app.state.db.begin().await.unwrap();
            let mut leave = outbox::Entity::update_many()
                .col_expr(outbox::Column::State, Expr::value(MailState::Leased))
                .col_expr(outbox::Column::LeaseUntil, Expr::value(0_i64))
                .col_expr(outbox::Column::Attempts, Expr::value(3));
            if rendered {
                leave = leave.col_expr(outbox::Column::Eml, Expr::value(b"x".to_vec()));
            }
            let leave = leave.filter(outbox::Column::DedupeKey.eq(key));
            leave.exec(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        set("left-behind", true).await;
        set("left-unrendered", false).await;
        let before = app.outbox().await;
        let mut claimed = Deliverer::new(app.state.office.clone())
            .unwrap()
            .claim(9)
            .await
            .unwrap();
        claimed.sort_by_key(|mail| mail.id);
        assert_eq!(claimed.len(), 3);
        for (before, after) in before.iter().zip(&claimed) {
            let said = life(before).claim(app.now(), true).unwrap();
            assert_eq!(life(after), said);
        }
    })
    .await;
}

/// House 5.1-12: what only a newer release knows is that release's to send.
#[tokio::test]
async fn a_kind_of_a_newer_release_is_left_alone() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "from-tomorrow", "one@example.jp").await;
        queue_plain(&app, "known", "two@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Kind, Expr::value("weekly-summary"))
            .filter(outbox::Column::DedupeKey.eq("from-tomorrow"))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let untouched = outbox::Entity::find()
            .filter(outbox::Column::DedupeKey.eq("from-tomorrow"))
            .filter(outbox::Column::State.eq(MailState::Pending))
            .filter(outbox::Column::Attempts.eq(0))
            .count(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(untouched, 1);
    })
    .await;
}

/// A lease that is kept alive outlasts its length; one that is not is free
/// soon after.
#[tokio::test]
async fn a_living_workers_mail_is_left_alone_and_a_dead_ones_is_free() {
    on_both(|app| async move {
        queue_plain(&app, "one", "one@example.jp").await;
        let (alive, other) = (deliverer(&app), deliverer(&app));
        let row = alive.claim(1).await.unwrap().pop().expect("due");
        for _ in 0..6 {
            tokio::time::sleep(Duration::from_millis(400)).await;
            let renewed =
                office::mail::outbox::claim::renew(&app.state.db, alive.owner(), &row, 1_200, 600);
            assert!(renewed.await.unwrap());
            assert!(other.claim(1).await.unwrap().is_empty());
        }
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert_eq!(other.claim(1).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn on_sqlite_a_second_worker_waits_until_the_first_is_silent() {
    on_both(|app| async move {
        if !app.state.db.has_one_deliverer() {
            return; // there is no such lock on PostgreSQL
        }
        let lock = |owner: &'static str, at: i64| {
            let db = app.state.db.clone();
            async move {
                office::mail::outbox::lock::hold(&db, owner, office::db::Instant(at), 15_000)
                    .await
                    .unwrap()
            }
        };
        assert!(lock("first", 1_000).await);
        assert!(!lock("second", 2_000).await);
        assert!(lock("first", 3_000).await, "renewed");
        assert!(!lock("second", 17_999).await);
        assert!(lock("second", 18_001).await, "silent for fifteen seconds");
        assert!(!lock("first", 18_002).await);
    })
    .await;
}

/// After a restore nothing leaves until somebody says so.
#[tokio::test]
async fn held_mail_is_not_claimed() {
    with_sink(|app, sink: Sink| async move {
        queue_plain(&app, "held", "one@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        let mark = office::db::mark::Mark::MailHeld;
        office::db::mark::write(&transaction, mark, app.now(), json!({}))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert!(sink.mails().is_empty());
        let transaction = app.state.db.begin().await.unwrap();
        office::db::mark::clear(&transaction, mark).await.unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// The account's address is none any more, or it is closed: not sent, and the
/// keys are free should it come back.
#[tokio::test]
async fn a_reminder_to_a_closed_account_is_cancelled() {
    with_sink(|app, sink| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        keep(&app, id, "2027-06", "medical").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let set = async |at: Option<office::db::Instant>| {
            let transaction = app.state.db.begin().await.unwrap();
            let account = account::Entity::find_by_id(id).one(&transaction).await;
            let mut change = account.unwrap().unwrap().into_active_model();
            change.deactivated_at = sea_orm::ActiveValue::Set(at);
            change.update(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        set(Some(app.now())).await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        set(None).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(japan_time(app.state.clock.now()).hour(), 9);
    })
    .await;
}

/// A key is taken once, whoever asks for it first.
#[tokio::test]
async fn a_key_is_taken_once() {
    on_both(|app| async move {
        let mail = new_mail(&app, MailKind::PasswordChanged, "same", "one@example.jp");
        let transaction = app.state.db.begin().await.unwrap();
        assert!(queue(&transaction, mail.clone(), app.now()).await.unwrap());
        assert!(!queue(&transaction, mail, app.now()).await.unwrap());
        transaction.commit().await.unwrap();
    })
    .await;
}
