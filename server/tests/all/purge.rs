//! What must go, goes: whatever one account is like, and only when the clock
//! can be believed.

use jiff::SignedDuration;
use office::auth::session::SessionData;
use office::clock::new_id;
use office::db::Instant;
use office::db::entity::{
    account, audit, delivery_attempt, guide_turn, one_time_link, outbox, plan, session,
};
use office::usecase::account::purge::purge;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, DatabaseTransaction, EntityTrait,
    IntoActiveModel, PaginatorTrait as _, QueryFilter as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::harness::{App, on_both};

/// More than a statement may bind on SQLite (32,766), and with its mails more
/// than on PostgreSQL (65,535).
const MANY: usize = 34_000;

async fn insert<A>(db: &DatabaseTransaction, rows: Vec<A>)
where
    A: sea_orm::ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<A> = rows.by_ref().take(1_000).collect();
        if some.is_empty() {
            return;
        }
        A::Entity::insert_many(some)
            .exec_without_returning(db)
            .await
            .unwrap();
    }
}

fn a_plan(account_id: Uuid, at: Instant) -> plan::ActiveModel {
    plan::ActiveModel {
        id: Set(new_id()),
        account_id: Set(account_id),
        twin_id: Set(None),
        opening: Set("2027-06".to_owned()),
        prefecture: Set("13".to_owned()),
        kind: Set("medical".to_owned()),
        label: Set(String::new()),
        progress: Set(json!({})),
        form1: Set(None),
        deadline_revision: Set(0),
        version: Set(0),
        calendar_token_hash: Set(None),
        created_at: Set(at),
        updated_at: Set(at),
        removed_at: Set(None),
        dates_since: Set(None),
        told: Set(None),
        next_look: Set(at),
    }
}

fn a_mail(account_id: Option<Uuid>, plan_id: Option<Uuid>, at: Instant) -> outbox::ActiveModel {
    let id = new_id();
    outbox::ActiveModel {
        id: Set(id),
        kind: Set(office::db::column::MailKind::Reminder),
        account_id: Set(account_id),
        plan_id: Set(plan_id),
        recipient: Set(None),
        lang: Set("ja".to_owned()),
        dedupe_key: Set(id.to_string()),
        payload: Set(json!({})),
        state: Set(office::db::column::MailState::Sent),
        attempts: Set(1),
        next_at: Set(at),
        lease_owner: Set(None),
        lease_epoch: Set(1),
        lease_until: Set(None),
        not_after: Set(None),
        message_id: Set(id.to_string()),
        eml: Set(None),
        last_class: Set(None),
        last_code: Set(None),
        created_at: Set(at),
        settled_at: Set(Some(at)),
        priority: Set(100),
        domain: Set(None),
        worded_on: Set(None),
    }
}

fn a_turn(
    account_id: Option<Uuid>,
    conversation: String,
    plan_id: Option<Uuid>,
    at: Instant,
) -> guide_turn::ActiveModel {
    guide_turn::ActiveModel {
        id: Set(new_id()),
        conversation: Set(conversation),
        account_id: Set(account_id),
        plan_id: Set(plan_id),
        lang: Set("ja".to_owned()),
        question: Set("仮コードとは？".to_owned()),
        outcome: Set("answer".to_owned()),
        topics: Set(json!([])),
        helpful: Set(None),
        at: Set(at),
    }
}

fn an_audit(subject: String, at: Instant) -> audit::ActiveModel {
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(at),
        actor_id: Set(None),
        act: Set("plan-viewed".to_owned()),
        subject: Set(subject),
        detail: Set(json!({})),
    }
}

/// An account whose owner asked for its deletion long enough ago.
async fn leaving(app: &App, email: &str) -> Uuid {
    let id = app.account(email, "applicant", None).await;
    let asked: Option<Instant> = Some(app.now().plus_millis(-8 * 86_400_000));
    let transaction = app.state.db.begin().await.unwrap();
    account::Entity::update_many()
        .col_expr(account::Column::DeletionRequestedAt, Expr::value(asked))
        .filter(account::Column::Id.eq(id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    id
}

async fn is_there(app: &App, id: Uuid) -> bool {
    account::Entity::find()
        .filter(account::Column::Id.eq(id))
        .count(app.state.db.read())
        .await
        .unwrap()
        > 0
}

async fn count<E: EntityTrait>(app: &App) -> u64
where
    E::Model: Sync,
{
    E::find().count(app.state.db.read()).await.unwrap()
}

async fn execute(app: &App, statement: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    transaction.execute_unprepared(statement).await.unwrap();
    transaction.commit().await.unwrap();
}

/// Deleting such a row of this table fails.
async fn deleting_fails(app: &App, table: &str, when: &str) {
    if app.state.db.has_one_deliverer() {
        execute(
            app,
            &format!(
                "CREATE TRIGGER fault_{table} BEFORE DELETE ON \"{table}\" WHEN {when} \
                 BEGIN SELECT RAISE(ABORT, 'fault'); END"
            ),
        )
        .await;
    } else {
        execute(
            app,
            &format!(
                "CREATE FUNCTION fault_{table}() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'fault'; END $$"
            ),
        )
        .await;
        execute(
            app,
            &format!(
                "CREATE TRIGGER fault_{table} BEFORE DELETE ON \"{table}\" FOR EACH ROW \
                 WHEN ({when}) EXECUTE FUNCTION fault_{table}()"
            ),
        )
        .await;
    }
}

#[tokio::test]
async fn an_account_with_more_rows_than_a_statement_may_bind_goes_and_keeps_nobody_back() {
    on_both(|app| async move {
        let heavy = leaving(&app, "heavy@example.jp").await;
        let stays = app.account("stays@example.jp", "applicant", None).await;
        let after = leaving(&app, "after@example.jp").await;
        let at = app.now();
        let plans: Vec<plan::ActiveModel> = (0..MANY).map(|_| a_plan(heavy, at)).collect();
        let ids: Vec<Uuid> = plans.iter().map(|plan| *plan.id.as_ref()).collect();
        let transaction = app.state.db.begin().await.unwrap();
        insert(&transaction, plans).await;
        // Of the account, and (to a clerk) about one of its plans.
        let of_account = (0..MANY).map(|_| a_mail(Some(heavy), None, at));
        let of_plans = ids.iter().map(|plan| a_mail(Some(stays), Some(*plan), at));
        insert(&transaction, of_account.chain(of_plans).collect()).await;
        // As many conversations, each begun before signing in.
        let turns = (0..MANY).flat_map(|n| {
            let name = format!("conversation-{n}");
            [
                a_turn(Some(heavy), name.clone(), None, at),
                a_turn(None, name, None, at),
            ]
        });
        insert(&transaction, turns.collect()).await;
        let views = ids.iter().map(|plan| an_audit(format!("plan:{plan}"), at));
        insert(&transaction, views.collect()).await;
        let kept = [
            a_mail(Some(stays), None, at),
            a_mail(Some(stays), Some(new_id()), at),
        ];
        insert(&transaction, kept.to_vec()).await;
        let theirs = vec![a_turn(Some(stays), "theirs".to_owned(), None, at)];
        insert(&transaction, theirs).await;
        insert(&transaction, vec![a_plan(stays, at)]).await;
        transaction.commit().await.unwrap();

        let started = std::time::Instant::now();
        assert_eq!(purge(&app.state).await.unwrap(), 2);
        println!(
            "an account with {MANY} plans goes in {:?}",
            started.elapsed()
        );
        assert!(!is_there(&app, heavy).await);
        assert!(!is_there(&app, after).await);
        assert!(is_there(&app, stays).await);
        assert_eq!(count::<plan::Entity>(&app).await, 1);
        assert_eq!(count::<outbox::Entity>(&app).await, 2);
        assert_eq!(count::<guide_turn::Entity>(&app).await, 1);
        let acts: Vec<audit::Model> = audit::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert!(acts.iter().all(|row| row.act == "account-deleted"));
        assert_eq!(acts.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn as_many_browsers_that_remember_an_address_are_forgotten_with_it() {
    on_both(|app| async move {
        let id = leaving(&app, "founder@example.jp").await;
        let at = app.now();
        let data = SessionData {
            pending_email: Some("founder@example.jp".to_owned()),
            ..SessionData::default()
        };
        let sessions = (0..MANY).map(|n| session::ActiveModel {
            token_hash: Set(format!("session-{n}")),
            account_id: Set(None),
            data: Set(serde_json::to_value(&data).unwrap()),
            created_at: Set(at),
            seen_at: Set(at),
            expires_at: Set(at.plus_millis(86_400_000)),
        });
        let transaction = app.state.db.begin().await.unwrap();
        insert(&transaction, sessions.collect()).await;
        transaction.commit().await.unwrap();
        assert_eq!(purge(&app.state).await.unwrap(), 1);
        assert!(!is_there(&app, id).await);
        assert_eq!(count::<session::Entity>(&app).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_cannot_go_keeps_nobody_elses_deletion_back() {
    on_both(|app| async move {
        let first = leaving(&app, "first@example.jp").await;
        let poisoned = leaving(&app, "poisoned@example.jp").await;
        let last = leaving(&app, "last@example.jp").await;
        deleting_fails(&app, "account", "old.email = 'poisoned@example.jp'").await;
        let mut unreadable = None;
        if app.state.db.has_one_deliverer() {
            // SQLite takes any text for a number; PostgreSQL's columns are strict.
            unreadable = Some(leaving(&app, "unreadable@example.jp").await);
            execute(
                &app,
                "UPDATE account SET created_at = 'x' WHERE email = 'unreadable@example.jp'",
            )
            .await;
        }
        // What is not of an account goes, too.
        let browser = app.signed_in(first).await;
        drop(browser);
        execute(&app, "UPDATE session SET expires_at = 0").await;

        assert_eq!(purge(&app.state).await.unwrap(), 2);
        assert!(!is_there(&app, first).await);
        assert!(!is_there(&app, last).await);
        assert!(is_there(&app, poisoned).await);
        assert_eq!(count::<session::Entity>(&app).await, 0);
        if let Some(unreadable) = unreadable {
            assert!(is_there(&app, unreadable).await);
        }
        // And in the next hour again, without harm.
        assert_eq!(purge(&app.state).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_table_that_cannot_be_tidied_keeps_the_others_from_nothing() {
    on_both(|app| async move {
        let id = leaving(&app, "founder@example.jp").await;
        let other = app.account("other@example.jp", "applicant", None).await;
        let browser = app.signed_in(other).await;
        drop(browser);
        app.guest()
            .post("/sign-in/link", &[("email", "other@example.jp")])
            .await
            .has_status(303);
        execute(&app, "UPDATE session SET expires_at = 0").await;
        execute(&app, "UPDATE one_time_link SET expires_at = 0").await;
        deleting_fails(&app, "session", "old.expires_at = 0").await;
        assert_eq!(purge(&app.state).await.unwrap(), 1);
        assert!(!is_there(&app, id).await);
        assert_eq!(count::<one_time_link::Entity>(&app).await, 0);
        assert_ne!(count::<session::Entity>(&app).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_idle_for_too_long_is_removed_and_one_in_use_is_not() {
    on_both(|app| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        let idle = app.signed_in(id).await;
        drop(idle);
        app.pass(SignedDuration::from_hours(13 * 24));
        let mut used = app.signed_in(id).await;
        app.pass(SignedDuration::from_hours(2 * 24));
        purge(&app.state).await.unwrap();
        assert_eq!(count::<session::Entity>(&app).await, 1);
        used.get("/account").await.has_status(200);
    })
    .await;
}

#[tokio::test]
async fn signing_out_without_being_signed_in_writes_nothing() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let answer = guest.post("/sign-out", &[]).await;
        answer.redirects_to("/");
        assert!(!answer.headers.contains_key("set-cookie"));
        assert_eq!(count::<session::Entity>(&app).await, 0);

        // A guest's draft stays: nobody was signed in who could sign out.
        let form = [
            ("email", "founder@example.jp"),
            ("password", "correct horse battery staple"),
            ("opening", "2027-05"),
            ("prefecture", "38"),
            ("kind", "medical"),
        ];
        guest.post("/sign-up", &form).await.has_status(303);
        let before = session::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        guest.post("/sign-out", &[]).await.redirects_to("/");
        let after = session::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(before, after);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_else_asked_in_the_same_browser_stays_when_an_account_goes() {
    on_both(|app| async move {
        let stays = app.account("stays@example.jp", "applicant", None).await;
        let goes = leaving(&app, "goes@example.jp").await;
        let at = app.now();
        let name = || "one browser".to_owned();
        let transaction = app.state.db.begin().await.unwrap();
        let turns = vec![
            a_turn(Some(stays), name(), None, at),
            a_turn(None, name(), None, at),
            a_turn(Some(goes), name(), None, at),
        ];
        insert(&transaction, turns).await;
        transaction.commit().await.unwrap();
        assert_eq!(purge(&app.state).await.unwrap(), 1);
        assert!(!is_there(&app, goes).await);
        let left: Vec<Option<Uuid>> = guide_turn::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap()
            .into_iter()
            .map(|turn| turn.account_id)
            .collect();
        // Whose the one without a name was cannot be told.
        assert_eq!(left, [Some(stays), None]);
    })
    .await;
}

#[tokio::test]
async fn mails_that_ended_long_ago_say_nothing_of_anybody_and_stay_counted() {
    on_both(|app| async move {
        const SAYS: &str = "taro.long.ago@example.jp";
        let old: Instant = app.now().plus_millis(-91 * 86_400_000);
        let young = app.now().plus_millis(-89 * 86_400_000);
        let speaking = |at: Instant, settled: Option<Instant>| outbox::ActiveModel {
            recipient: Set(Some(SAYS.to_owned())),
            payload: Set(json!({ "of": SAYS })),
            eml: Set(Some(SAYS.as_bytes().to_vec())),
            settled_at: Set(settled),
            ..a_mail(None, None, at)
        };
        let transaction = app.state.db.begin().await.unwrap();
        // More than one page; and one that has not ended, one that is young.
        let mails: Vec<_> = (0..1_203).map(|_| speaking(old, Some(old))).collect();
        let attempts = mails.iter().map(|mail| delivery_attempt::ActiveModel {
            id: Set(new_id()),
            outbox_id: mail.id.clone(),
            number: Set(1),
            started_at: Set(old),
            ended_at: Set(old),
            class: Set(office::db::column::Class::Refused),
            smtp_code: Set(Some("550".to_owned())),
            detail: Set(Some(format!("<{SAYS}> is unknown"))),
            blame: Set(None),
        });
        let attempts: Vec<_> = attempts.collect();
        insert(&transaction, mails).await;
        insert(&transaction, attempts).await;
        insert(
            &transaction,
            vec![speaking(old, None), speaking(young, Some(young))],
        )
        .await;
        transaction.commit().await.unwrap();
        purge(&app.state).await.unwrap();
        let mails = app.outbox().await;
        let (kept, blank): (Vec<_>, Vec<_>) =
            mails.into_iter().partition(|mail| mail.eml.is_some());
        assert_eq!((kept.len(), blank.len()), (2, 1_203));
        for mail in kept {
            assert_eq!(mail.recipient.as_deref(), Some(SAYS));
        }
        for mail in blank {
            assert_eq!((mail.recipient, mail.payload), (None, json!({})));
            assert_eq!(mail.settled_at, Some(old));
        }
        let attempts = delivery_attempt::Entity::find();
        let attempts = attempts.all(app.state.db.read()).await.unwrap();
        assert_eq!(attempts.len(), 1_203);
        assert!(attempts.iter().all(|attempt| attempt.detail.is_none()));
        assert!(
            attempts
                .iter()
                .all(|attempt| attempt.smtp_code.as_deref() == Some("550"))
        );
    })
    .await;
}
