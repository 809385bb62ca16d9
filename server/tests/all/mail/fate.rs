//! What becomes of a mail.

use locales::Lang;
use office::db::column::MailKind;
use office::db::column::MailState;
use office::db::entity::account;
use office::mail::deliverer::{Delivered, Deliverer};
use office::mail::outbox::{NewMail, queue};
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{queue_plain, states, with_sink, work};
use crate::smtp_sink::Answer;

#[tokio::test]
async fn what_the_server_answers_decides_what_becomes_of_a_mail() {
    with_sink(|app, sink| async move {
        let try_once = async |answer: Answer, key: &str| {
            queue_plain(&app, key, &format!("{key}@example.jp")).await;
            sink.script(&[answer]);
            let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
            let delivered = deliverer
                .deliver_one(&CancellationToken::new())
                .await
                .unwrap();
            let row = app
                .outbox()
                .await
                .into_iter()
                .find(|row| row.dedupe_key == key)
                .unwrap();
            (
                delivered,
                row.state,
                row.last_class.unwrap(),
                row.next_at.0 - app.now().0,
                row,
            )
        };
        let (_, state, class, ..) = try_once(Answer::Accept, "accept").await;
        assert_eq!((state.as_str(), class.as_str()), ("sent", "accepted"));
        let (_, state, class, _, row) = try_once(Answer::Refuse, "refuse").await;
        assert_eq!(
            (state.as_str(), class.as_str(), row.last_code.as_deref()),
            ("dead", "refused", Some("550"))
        );
        let (_, state, class, wait, _) = try_once(Answer::NotNow, "later").await;
        assert_eq!((state.as_str(), class.as_str()), ("pending", "not_now"));
        assert!((40_000..80_000).contains(&wait), "{wait}");
        let (_, state, class, wait, _) = try_once(Answer::KeepAndDrop, "dropped").await;
        assert_eq!((state.as_str(), class.as_str()), ("pending", "unknown"));
        assert!(wait >= 30 * 60_000, "{wait}");
        let (delivered, state, class, wait, row) = try_once(Answer::NoEntry, "config").await;
        assert_eq!(
            (delivered, state.as_str(), class.as_str()),
            (Delivered::Paused, "pending", "misconfigured")
        );
        assert_eq!((wait, row.attempts), (0, 0), "not the mail's fault");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_for_long_ends_visibly_and_readiness_says_so() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "unlucky", "unlucky@example.jp").await;
        app.guest()
            .get("/readyz")
            .await
            .has_status(200)
            .shows("\"mail\":\"ok\"");
        let mut rounds = 0;
        loop {
            sink.script(&[Answer::NotNow]);
            let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
            deliverer
                .deliver_one(&CancellationToken::new())
                .await
                .unwrap();
            let row = app.outbox().await.remove(0);
            if row.state != MailState::Pending {
                assert_eq!(row.state, MailState::Dead);
                break;
            }
            app.set_now(&row.next_at.timestamp().to_string());
            rounds += 1;
            if rounds == 5 {
                app.guest()
                    .get("/readyz")
                    .await
                    .has_status(200)
                    .shows("\"mail\":\"degraded\"");
            }
            assert!(rounds < 60);
        }
        assert!(rounds > 15, "tried for days: {rounds}");
        app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        assert!(sink.mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_time_is_over_expires_and_one_without_an_address_is_cancelled() {
    with_sink(|app, sink| async move {
        let account = app.account("gone@example.jp", "applicant", None).await;
        let transaction = app.state.db.begin().await.unwrap();
        let mail = |key: &str, not_after| NewMail {
            kind: MailKind::QuestionAnswered,
            account_id: Some(account),
            plan_id: None,
            recipient: None,
            lang: Lang::En,
            dedupe_key: key.to_owned(),
            payload: json!({ "question_id": Uuid::nil() }),
            not_before: app.now(),
            not_after,
        };
        queue(
            &transaction,
            mail("late", Some(app.now().plus_millis(-1))),
            app.now(),
        )
        .await
        .unwrap();
        queue(&transaction, mail("nobody", None), app.now())
            .await
            .unwrap();
        account::Entity::update_many()
            .col_expr(account::Column::Email, Expr::value(None::<String>))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(states(&app).await, ["expired", "cancelled"]);
        assert!(sink.mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_given_up_is_listed_without_address_or_text_and_can_be_queued_anew() {
    with_sink(|app, sink| async move {
        let kinki = domain::bureau::BureauId::Kinki;
        let mut clerk = app.staff("clerk@example.jp", kinki, "clerk").await;
        let mut lead = app.staff("lead@example.jp", kinki, "lead").await;
        let mut admin = app.staff("admin@example.jp", kinki, "admin").await;
        admin
            .get("/desk/mails")
            .await
            .has_status(200)
            .says("undelivered-none");
        queue_plain(&app, "unlucky", "unlucky@example.jp").await;
        sink.script(&[Answer::Refuse]);
        work(&app).await;
        assert_eq!(states(&app).await, ["dead"]);
        let id = app.outbox().await[0].id;

        admin.get("/desk").await.shows("（1件）");
        clerk.get("/desk").await.shows("（0件）");
        admin
            .get("/desk/mails")
            .await
            .has_status(200)
            .says("mail-failure-refused")
            .says("undelivered-again")
            .hides("unlucky@example.jp");
        let act = format!("/desk/mails/{id}");
        // Nobody's who asked their bureau: no business of theirs.
        for browser in [&mut clerk, &mut lead] {
            browser
                .get("/desk/mails")
                .await
                .has_status(200)
                .says("undelivered-askers-none")
                .does_not_say("mail-failure-refused")
                .does_not_say("undelivered-every-title");
            browser.post(&act, &[]).await.has_status(404);
        }
        assert_eq!(states(&app).await, ["dead"]);

        // Weeks later: the first setback must not be the last one.
        app.pass(jiff::SignedDuration::from_hours(20 * 24));
        let mut admin = app.staff("admin2@example.jp", kinki, "admin").await;
        admin.post(&act, &[]).await.redirects_to("/desk/mails");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        assert_eq!(states(&app).await, ["pending"]);
        app.pass(jiff::SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(states(&app).await, ["sent"]);
        admin.post(&act, &[]).await.has_status(404);
        let logged = office::db::entity::audit::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(logged.len(), 1);
        assert_eq!(logged[0].act, "mail-queued-anew");
    })
    .await;
}
