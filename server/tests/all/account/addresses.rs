//! Addresses are kept as typed: sent to so, shown so, and compared in lower case.

use office::db::account;

use super::*;
use crate::harness::on_both;
use crate::mail::{with_sink, work};

/// Signs up with this address and uses the link.
async fn signed_up(app: &App, typed: &str) -> Browser {
    let mut browser = app.guest();
    let fields = [("email", typed), ("password", PASSWORD)];
    browser
        .post("/sign-up", &fields)
        .await
        .redirects_to("/sign-up/sent");
    let mail = app.outbox().await.pop().unwrap();
    let path = format!("/confirm/{}", app.token_of(&mail));
    browser.post(&path, &[]).await.redirects_to("/plans");
    browser
}

#[tokio::test]
async fn an_address_is_sent_to_and_shown_as_typed() {
    for (typed, shown, wire) in [
        (
            "Hanako.Suzuki@Example.JP",
            "Hanako.Suzuki@Example.JP",
            "Hanako.Suzuki@example.jp",
        ),
        ("taro@日本語.jp", "taro@日本語.jp", "taro@xn--wgv71a119e.jp"),
        ("taro@example。jp", "taro@example.jp", "taro@example.jp"),
        (
            "A..b@docomo.ne.jp",
            "A..b@docomo.ne.jp",
            "\"A..b\"@docomo.ne.jp",
        ),
        (
            "ab．．．@ezweb.ne.jp",
            "ab...@ezweb.ne.jp",
            "\"ab...\"@ezweb.ne.jp",
        ),
        (
            "\".ab\"@ezweb.ne.jp",
            ".ab@ezweb.ne.jp",
            "\".ab\"@ezweb.ne.jp",
        ),
    ] {
        with_sink(move |app, sink| async move {
            let mut browser = signed_up(&app, typed).await;
            browser.get("/account").await.shows(shown);
            work(&app).await;
            let mail = sink.mails().pop().expect(typed);
            assert_eq!(mail.to, wire);
            let to = mail.header("To").unwrap();
            assert_eq!(to.trim_matches(['<', '>']), wire);
            // Mails without a recipient of their own follow the account.
            let account = account::by_id(app.state.db.read(), account_id(&app).await);
            let account = account.await.unwrap().unwrap();
            assert_eq!(account.wire().as_deref(), Some(wire));
            assert_eq!(account.shown(), shown);
        })
        .await;
    }
}

/// The only account there is.
async fn account_id(app: &App) -> uuid::Uuid {
    let one = office::db::entity::account::Entity::find();
    one.one(app.state.db.read()).await.unwrap().unwrap().id
}

#[tokio::test]
async fn one_mailbox_has_one_account_however_it_is_typed() {
    on_both(|app| async move {
        signed_up(&app, "Hanako.Suzuki@Example.JP").await;
        for typed in [
            "hanako.suzuki@example.jp",
            "HANAKO.SUZUKI@EXAMPLE.JP",
            "ｈａｎａｋｏ.suzuki@example.jp",
        ] {
            let fields = [("email", typed), ("password", PASSWORD)];
            app.guest()
                .post("/sign-in", &fields)
                .await
                .redirects_to("/plans");
            app.guest()
                .post("/sign-in/link", &[("email", typed)])
                .await
                .redirects_to("/sign-in/sent");
            app.guest()
                .post("/sign-up", &fields)
                .await
                .redirects_to("/sign-up/sent");
            let mails = app.outbox().await;
            let last: Vec<_> = mails
                .iter()
                .rev()
                .take(2)
                .map(|mail| (mail.kind.as_str(), mail.recipient.clone()))
                .collect();
            // To the mailbox that was proved, in its owner's spelling.
            let own = Some("Hanako.Suzuki@example.jp".to_owned());
            assert_eq!(
                last,
                [("account-exists", own.clone()), ("sign-in-link", own)]
            );
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_that_cannot_be_had_is_refused_with_the_part_that_is_wrong() {
    on_both(|app| async move {
        for (typed, why) in [
            ("taro", "error-email"),
            ("taro@suzuki@example.jp", "error-email"),
            ("院長@example.jp", "error-email-name"),
            ("taro suzuki@example.jp", "error-email-name"),
            ("taro@[192.0.2.1]", "error-email-domain"),
            ("taro@192.0.2.1", "error-email-domain"),
            ("taro@example", "error-email-domain"),
        ] {
            let fields = [("email", typed), ("password", PASSWORD)];
            let answer = app.guest().post("/sign-up", &fields).await;
            answer.refuses("email").says(why);
            answer.shows(&format!("value=\"{typed}\""));
        }
        assert!(app.outbox().await.is_empty());
    })
    .await;
}
