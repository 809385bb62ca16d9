//! The mail that carries a link.

use locales::Lang;

use office::db::column::MailKind;
use office::db::column::MailState;
use office::mail::outbox::{NewMail, queue};

use super::{plain, with_sink, work};
use crate::smtp_sink::Answer;

#[tokio::test]
async fn a_link_mail_carries_its_link_and_the_database_does_not() {
    with_sink(|app, sink| async move {
        let token = "a-token-of-43-characters-as-they-are-made-0";
        let payload =
            office::mail::outbox::sealed_token(&app.state.keys, "confirm:1", token).unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        let mail = NewMail {
            kind: MailKind::ConfirmAddress,
            account_id: None,
            plan_id: None,
            recipient: Some("new@example.jp".to_owned()),
            lang: Lang::Ja,
            dedupe_key: "confirm:1".to_owned(),
            payload,
            not_before: app.now(),
            not_after: None,
        };
        assert!(queue(&transaction, mail.clone(), app.now()).await.unwrap());
        assert!(
            !queue(&transaction, mail, app.now()).await.unwrap(),
            "the key is unique"
        );
        transaction.commit().await.unwrap();
        assert!(!app.outbox().await[0].payload.to_string().contains(token));
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let stored = app
            .outbox()
            .await
            .remove(0)
            .eml
            .expect("kept for the next attempt");
        assert!(
            !String::from_utf8_lossy(&stored).contains("confirm"),
            "sealed"
        );
        app.pass(jiff::SignedDuration::from_mins(5));
        work(&app).await;
        let text = plain(&sink.mails()[0]);
        assert!(
            text.contains(&format!("http://127.0.0.1:3000/confirm/{token}")),
            "{text}"
        );
        assert!(
            sink.mails()[0].header("List-Unsubscribe").is_none(),
            "security mails are exempt"
        );
        let row = app.outbox().await.remove(0);
        assert_eq!(row.state, MailState::Sent);
        assert!(
            row.eml.is_none(),
            "nobody reads a used link in the database"
        );
    })
    .await;
}
