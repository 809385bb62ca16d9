//! Whose fault a refusal is, and what follows: field case 30 and its kin.

use jiff::SignedDuration;
use office::db::column::MailState;
use office::mail::outbox::pause;

use super::{queue_plain, states, with_sink, work};
use crate::harness::App;
use crate::smtp_sink::{Answer, Sink};

async fn three_to_three(app: &App) {
    for name in ["one", "two", "three"] {
        queue_plain(app, name, &format!("{name}@{name}.example")).await;
    }
}

async fn attempts(app: &App) -> Vec<i32> {
    let rows = app.outbox().await;
    rows.iter().map(|row| row.attempts).collect()
}

/// Until nothing more comes of it, a few seconds at a time.
async fn for_a_while(app: &App) {
    for _ in 0..5 {
        app.pass(SignedDuration::from_secs(6));
        work(app).await;
    }
}

#[tokio::test]
async fn what_is_refused_before_the_recipient_is_named_is_ours_and_costs_no_mail_anything() {
    for no in [
        Answer::Sender("553 5.7.1 sender not allowed\r\n"),
        Answer::Sender("550 go away\r\n"),
        Answer::Sender("552 5.2.2 quota\r\n"),
        Answer::Sender("451 4.3.0 not now\r\n"),
        Answer::NoEntry,
    ] {
        with_sink(move |app, sink: Sink| async move {
            three_to_three(&app).await;
            sink.script(&[no]);
            work(&app).await;
            assert_eq!(states(&app).await, ["pending"; 3], "{no:?}");
            assert_eq!(attempts(&app).await, [0; 3], "{no:?}");
            // A pause: nobody else is tried against the same wall.
            work(&app).await;
            assert!(sink.mails().is_empty());
            app.guest()
                .get("/readyz")
                .await
                .has_status(200)
                .shows("\"mail\":\"degraded\"")
                .shows("mail server refuses us or is not there");
            for_a_while(&app).await;
            assert_eq!(states(&app).await, ["sent"; 3], "{no:?}");
            app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        })
        .await;
    }
}

#[tokio::test]
async fn a_policy_pauses_its_domain_alone() {
    for no in [
        Answer::Recipient("550 5.7.1 relaying denied\r\n"),
        Answer::Text("554 SPF check failed\r\n"),
        Answer::Text("550 5.7.26 unauthenticated mail is not accepted\r\n"),
    ] {
        with_sink(move |app, sink: Sink| async move {
            three_to_three(&app).await;
            queue_plain(&app, "four", "four@one.example").await;
            sink.script(&[no]);
            work(&app).await;
            assert_eq!(
                states(&app).await,
                ["pending", "sent", "sent", "pending"],
                "{no:?}"
            );
            assert_eq!(attempts(&app).await[0], 0);
            app.guest()
                .get("/readyz")
                .await
                .shows("some domains refuse our mail");
            // The pause is over: another mail of that domain goes first.
            app.pass(SignedDuration::from_mins(16));
            work(&app).await;
            assert_eq!(
                states(&app).await,
                ["pending", "sent", "sent", "sent"],
                "{no:?}"
            );
            app.pass(SignedDuration::from_mins(60));
            work(&app).await;
            assert_eq!(states(&app).await, ["sent"; 4], "{no:?}");
            app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        })
        .await;
    }
}

#[tokio::test]
async fn three_domains_in_a_row_are_taken_for_our_own_fault() {
    with_sink(|app, sink| async move {
        three_to_three(&app).await;
        queue_plain(&app, "four", "four@four.example").await;
        sink.script(&[Answer::Recipient("550 5.7.1 not from you\r\n"); 3]);
        work(&app).await;
        work(&app).await;
        assert_eq!(states(&app).await, ["pending"; 4]);
        let pauses = pause::standing(app.state.db.read()).await.unwrap();
        assert!(pauses.ours().is_some());
        assert_eq!(pauses.domains().count(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_mailbox_that_alone_is_refused_by_policy_holds_nobody_up() {
    with_sink(|app, sink| async move {
        let no = Answer::Recipient("550 5.7.1 members only\r\n");
        queue_plain(&app, "closed", "closed@same.example").await;
        sink.script(&[no]);
        work(&app).await;
        queue_plain(&app, "open", "open@same.example").await;
        app.pass(SignedDuration::from_mins(16));
        work(&app).await;
        assert_eq!(states(&app).await, ["pending", "sent"]);
        sink.script(&[no]);
        app.pass(SignedDuration::from_mins(60));
        work(&app).await;
        assert_eq!(states(&app).await, ["dead", "sent"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_for_its_recipient_ends_and_the_next_goes_over_the_same_connection() {
    with_sink(|app, sink| async move {
        three_to_three(&app).await;
        sink.script(&[
            Answer::Recipient("550 5.1.1 no such person\r\n"),
            Answer::Text("554 5.6.0 not this text\r\n"),
        ]);
        work(&app).await;
        assert_eq!(states(&app).await, ["dead", "dead", "sent"]);
        assert_eq!(sink.connections(), 1);
        let row = &app.outbox().await[0];
        assert_eq!(row.state, MailState::Dead);
        assert_eq!(row.last_code.as_deref(), Some("550"));
    })
    .await;
}
