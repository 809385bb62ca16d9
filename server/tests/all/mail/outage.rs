//! Six hours without a mail server.

use jiff::SignedDuration;
use office::db::column::MailKind;
use office::db::entity::outbox;
use office::mail::outbox::queue;
use sea_orm::EntityTrait as _;

use super::{new_mail, with_sink, work};
use crate::harness::App;

async fn queue_now(app: &App, kind: MailKind, name: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    let mail = new_mail(app, kind, name, &format!("{name}@{name}.example"));
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn after_six_hours_without_a_server_all_arrive_those_that_somebody_waits_for_first() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        for n in 0..8 {
            let email = format!("founder{n}@d{n}.example");
            app.founder(&email).keeps("2027-06").await;
        }
        // 09:00 to 15:00 in Japan.
        app.set_now("2026-12-02T00:00:00Z");
        sink.down(true);
        for n in 0..72 {
            if n % 12 == 3 {
                queue_now(&app, MailKind::PasswordChanged, &format!("notice{n}")).await;
            }
            work(&app).await;
            app.pass(SignedDuration::from_mins(5));
        }
        assert!(sink.mails().is_empty());
        let waiting = app.outbox().await;
        assert!(
            waiting.iter().all(|mail| mail.attempts == 0),
            "nothing is burnt"
        );
        sink.down(false);
        for _ in 0..3 {
            app.pass(SignedDuration::from_mins(5));
            work(&app).await;
        }
        let sent: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(sent.len(), 6 + 8, "{sent:?}");
        let rows = outbox::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        let class = |to: &String| {
            let row = rows.iter().find(|row| row.recipient.as_ref() == Some(to));
            row.map(|row| (row.priority, row.next_at.0)).unwrap()
        };
        let classes: Vec<(i32, i64)> = sent.iter().map(class).collect();
        assert!(classes.is_sorted(), "{classes:?}");
    })
    .await;
}
