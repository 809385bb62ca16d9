//! A member of staff who is switched off is out at once, whichever door they
//! stand in; each says a sentence, and none says more to strangers.

use domain::bureau::BureauId;
use office::auth::link::{self, LinkData, NewLink, Purpose};
use office::db::entity::{account, plan};
use office::secrets::hash_token;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::account::{DRAFT, OTHER_PASSWORD, PASSWORD, account_of, member, without_nonce};
use crate::harness::{App, Browser, on_both};

const CLERK: &str = "clerk@example.go.jp";

/// A clerk with a password, whose browser stays open.
async fn clerk(app: &App) -> Browser {
    let browser = member(app, CLERK).await;
    change(app, account::Column::Role, Expr::value("clerk")).await;
    change(
        app,
        account::Column::Bureau,
        Expr::value(BureauId::Kinki.as_str()),
    )
    .await;
    browser
}

async fn change(app: &App, column: account::Column, value: sea_orm::sea_query::SimpleExpr) {
    let transaction = app.state.db.begin().await.unwrap();
    account::Entity::update_many()
        .col_expr(column, value)
        .filter(account::Column::Email.eq(CLERK))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn switch_off(app: &App) {
    change(app, account::Column::DeactivatedAt, Expr::value(app.now())).await;
}

/// A link of this purpose, as the mail would carry it.
async fn linked(app: &App, purpose: Purpose, email: &str) -> String {
    let transaction = app.state.db.begin().await.unwrap();
    let link = NewLink {
        purpose,
        account_id: account_of(app, CLERK).await.map(|account| account.id),
        email: domain::input::email("email", email).unwrap(),
        data: LinkData::default(),
    };
    let token = link::create(&transaction, link, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
    token.reveal().to_owned()
}

#[tokio::test]
async fn the_open_browser_is_out_at_once_and_says_why() {
    on_both(|app| async move {
        let mut browser = clerk(&app).await;
        browser.get("/desk").await.has_status(200);
        browser
            .post("/guide", &[("question", "来週の株価を教えて")])
            .await
            .has_status(303);
        browser.get("/guide").await.shows("来週の株価を教えて");
        switch_off(&app).await;
        for path in ["/desk", "/account", "/account/email", "/desk/unanswered"] {
            let answer = browser.get(path).await;
            assert!(
                answer.location().unwrap().starts_with("/sign-in?next="),
                "{path}"
            );
            browser
                .follow(answer)
                .await
                .has_status(200)
                .says("account-switched-off");
        }
        for (path, fields) in [
            ("/account/language", vec![("lang", "en")]),
            (
                "/account/password",
                vec![("password", PASSWORD), ("new_password", OTHER_PASSWORD)],
            ),
            (
                "/account/email",
                vec![("password", PASSWORD), ("email", "private@example.jp")],
            ),
            ("/account/sessions", vec![]),
        ] {
            browser
                .post(path, &fields)
                .await
                .has_status(401)
                .says("fault-sign-in-title");
        }
        // What the session remembered is nobody's now.
        browser
            .get("/guide")
            .await
            .has_status(200)
            .hides("来週の株価を教えて");
        // Somebody else at that desk is not told this.
        app.guest()
            .get("/sign-in")
            .await
            .hides(&locales::text(locales::Lang::Ja, "account-switched-off"));
        // Switched on again, the same browser is in again.
        change(
            &app,
            account::Column::DeactivatedAt,
            Expr::value(None::<office::db::Instant>),
        )
        .await;
        browser.get("/desk").await.has_status(200);
    })
    .await;
}

#[tokio::test]
async fn no_password_and_no_link_opens_it() {
    on_both(|app| async move {
        clerk(&app).await;
        let links = [
            ("/sign-in/link/", Purpose::SignIn, CLERK),
            ("/reset/", Purpose::ResetPassword, CLERK),
            ("/invite/", Purpose::StaffInvite, CLERK),
            ("/confirm/", Purpose::ChangeAddress, "private@example.jp"),
            ("/confirm/", Purpose::ConfirmAddress, CLERK),
        ];
        let mut addresses = Vec::new();
        for (page, purpose, email) in links {
            let address = format!("{page}{}", linked(&app, purpose, email).await);
            app.guest().get(&address).await.has_status(200);
            addresses.push(address);
        }
        switch_off(&app).await;
        for address in addresses {
            app.guest()
                .get(&address)
                .await
                .has_status(410)
                .says("link-dead-title")
                .says("link-dead-text");
            let fields = [("password", PASSWORD)];
            app.guest()
                .post(&address, &fields)
                .await
                .has_status(410)
                .says("link-dead-text");
        }
        app.guest()
            .post("/sign-in", &[("email", CLERK), ("password", PASSWORD)])
            .await
            .refuses("email")
            .says("error-sign-in");
        let row = account_of(&app, CLERK).await.unwrap();
        assert_eq!(
            (row.role.as_str(), row.email.as_deref()),
            ("clerk", Some(CLERK))
        );
    })
    .await;
}

#[tokio::test]
async fn asking_for_links_answers_as_it_does_for_strangers_and_sends_nothing_that_opens() {
    on_both(|app| async move {
        clerk(&app).await;
        switch_off(&app).await;
        for path in ["/sign-in/link", "/reset", "/sign-up"] {
            let mut pages = Vec::new();
            for address in [CLERK, "fresh@example.jp"] {
                let mut guest = app.guest();
                let fields = [("email", address), ("password", OTHER_PASSWORD)];
                let answer = guest.post(path, &fields).await;
                answer.has_status(303);
                let page = guest.follow(answer).await;
                pages.push(without_nonce(&page.body).replace(address, "ADDRESS"));
            }
            assert_eq!(pages[0], pages[1], "{path}");
        }
        // Nor can somebody else take the address while it is off.
        let mut other = member(&app, "other@example.jp").await;
        other
            .post(
                "/account/email",
                &[("email", CLERK), ("password", PASSWORD)],
            )
            .await
            .redirects_to("/account/email/sent");
        use office::mail::deliverer::{Delivered, Deliverer};
        let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
        while deliverer
            .deliver_one(&tokio_util::sync::CancellationToken::new())
            .await
            .unwrap()
            != Delivered::Nothing
        {}
        for mail in app.outbox().await {
            let to_clerk = mail.recipient.as_deref() == Some(CLERK);
            let was_sent = mail.state.as_str() == "sent" && mail.kind.as_str() != "confirm-address";
            assert!(!(to_clerk && was_sent), "{} was sent", mail.kind);
        }
    })
    .await;
}

#[tokio::test]
async fn the_feed_of_a_switched_off_account_is_gone() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let mut fields = vec![("email", CLERK), ("password", PASSWORD)];
        fields.extend(DRAFT);
        browser.post("/sign-up", &fields).await.has_status(303);
        let link = format!(
            "/confirm/{}",
            crate::account::token(&app, "confirm-address").await
        );
        browser.post(&link, &[]).await.has_status(303);
        let transaction = app.state.db.begin().await.unwrap();
        plan::Entity::update_many()
            .col_expr(
                plan::Column::CalendarTokenHash,
                Expr::value(hash_token("feed")),
            )
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        app.guest()
            .get("/feed/feed.ics")
            .await
            .has_status(200)
            .shows("BEGIN:VCALENDAR");
        switch_off(&app).await;
        app.guest()
            .get("/feed/feed.ics")
            .await
            .has_status(404)
            .says("fault-not-found-text");
        browser
            .get("/plans")
            .await
            .redirects_to("/sign-in?next=%2Fplans");
    })
    .await;
}
