//! Another address for an account: only its owner moves it, the mail says what
//! the button does, and whoever was in before is out afterwards.

use office::auth::link::{self, LinkData, NewLink, Purpose};
use office::mail::deliverer::{Delivered, Deliverer};

use crate::account::{OTHER_PASSWORD, PASSWORD, account_of, mail, member, token};
use crate::harness::{App, Browser, on_both, on_both_with};

const OLD: &str = "founder@example.jp";
const NEW: &str = "new@example.jp";

/// Asks for another address; gives the link of the mail.
async fn asks_for(app: &App, browser: &mut Browser, email: &str) -> String {
    browser
        .post(
            "/account/email",
            &[("email", email), ("password", PASSWORD)],
        )
        .await
        .redirects_to("/account/email/sent");
    let sent = mail(app, "change-address").await;
    assert_eq!(sent.recipient.as_deref(), Some(email));
    format!("/confirm/{}", app.token_of(&sent))
}

#[tokio::test]
async fn one_click_in_somebodys_mailbox_does_not_make_them_the_address_of_a_strangers_account() {
    on_both(|app| async move {
        let mut attacker = member(&app, "attacker@example.jp").await;
        let link = asks_for(&app, &mut attacker, "victim@example.jp").await;
        // The victim reads the mail, opens the link and presses the button.
        let mut victim = app.guest();
        victim
            .get(&link)
            .await
            .has_status(200)
            .says("link-change-address-title")
            .says("link-change-address-whose")
            .shows("type=\"password\"");
        victim.post(&link, &[]).await.refuses("password");
        victim
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .refuses("password")
            .says("error-wrong-password");
        assert!(account_of(&app, "victim@example.jp").await.is_none());
        // Also where the victim has an account and is signed in to it.
        let mut other = member(&app, "victims.other@example.jp").await;
        other.get(&link).await.shows("type=\"password\"");
        other
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .refuses("password");
        assert!(account_of(&app, "victim@example.jp").await.is_none());
        // The address is still the victim's to sign up with.
        let mut victim = member(&app, "victim@example.jp").await;
        attacker.post(&link, &[]).await.has_status(410);
        attacker.get("/account").await.shows("attacker@example.jp");
        victim.get("/account").await.shows("victim@example.jp");
    })
    .await;
}

#[tokio::test]
async fn an_address_with_an_account_stays_its_own() {
    on_both(|app| async move {
        let mut attacker = member(&app, "attacker@example.jp").await;
        let mut victim = member(&app, "victim@example.jp").await;
        attacker
            .post(
                "/account/email",
                &[("email", "victim@example.jp"), ("password", PASSWORD)],
            )
            .await
            .redirects_to("/account/email/sent");
        assert!(
            !app.mail_kinds()
                .await
                .contains(&"change-address".to_owned())
        );
        let sent = mail(&app, "account-exists").await;
        assert_eq!(
            sent.account_id,
            account_of(&app, "victim@example.jp").await.map(|a| a.id)
        );
        let mut phone = app.guest();
        phone
            .post(&format!("/sign-in/link/{}", app.token_of(&sent)), &[])
            .await
            .redirects_to("/plans");
        for browser in [&mut phone, &mut victim] {
            browser
                .get("/account")
                .await
                .shows("victim@example.jp")
                .hides("attacker@example.jp");
        }
        attacker.get("/account").await.shows("attacker@example.jp");
    })
    .await;
}

#[tokio::test]
async fn the_owner_moves_with_one_click_and_everybody_else_is_out() {
    on_both(|app| async move {
        let mut owner = member(&app, OLD).await;
        let mut thief = app.guest();
        thief
            .post("/sign-in", &[("email", OLD), ("password", PASSWORD)])
            .await
            .redirects_to("/plans");
        app.guest()
            .post("/sign-in/link", &[("email", OLD)])
            .await
            .has_status(303);
        let sign_in = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        app.guest()
            .post("/reset", &[("email", OLD)])
            .await
            .has_status(303);
        let reset = format!("/reset/{}", token(&app, "reset-password").await);
        let earlier = asks_for(&app, &mut owner, "elsewhere@example.jp").await;
        let link = asks_for(&app, &mut owner, NEW).await;
        let before = owner.cookie("session").unwrap().to_owned();
        owner
            .get(&link)
            .await
            .has_status(200)
            .shows(NEW)
            .shows(OLD)
            .has_no_element("input[type=password]");
        owner.post(&link, &[]).await.redirects_to("/account");
        owner
            .get("/account")
            .await
            .has_status(200)
            .shows(NEW)
            .shows("メールアドレスを変えました");
        assert_ne!(owner.cookie("session").unwrap(), before, "a new token");
        thief
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        let mut old_token = app.guest();
        old_token.set_cookie("session", &before);
        old_token
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        for dead in [&sign_in, &reset, &earlier, &link] {
            app.guest().get(dead).await.has_status(410);
            let fields = [("password", OTHER_PASSWORD)];
            owner.post(dead, &fields).await.has_status(410);
        }
        assert_eq!(
            mail(&app, "address-changed").await.recipient.as_deref(),
            Some(OLD)
        );
    })
    .await;
}

#[tokio::test]
async fn on_the_phone_the_accounts_password_is_asked_and_signs_in() {
    on_both_with(
        |config| config.limits.sign_in_failures = 3,
        |app| async move {
            let mut owner = member(&app, OLD).await;
            let link = asks_for(&app, &mut owner, NEW).await;
            let mut phone = app.guest();
            phone
                .get(&link)
                .await
                .has_status(200)
                .shows("type=\"password\"")
                .hides(OLD);
            phone
                .post(&link, &[("password", PASSWORD)])
                .await
                .redirects_to("/account");
            phone.get("/account").await.has_status(200).shows(NEW);
            owner
                .get("/account")
                .await
                .redirects_to("/sign-in?next=%2Faccount");
            // Guessing at a link has an end, which is the link's alone.
            let link = asks_for(&app, &mut phone, "third@example.jp").await;
            let mut guesser = app.guest();
            for status in [422, 422, 422, 429] {
                guesser
                    .post(&link, &[("password", OTHER_PASSWORD)])
                    .await
                    .has_status(status);
            }
            app.guest()
                .post("/sign-in", &[("email", NEW), ("password", PASSWORD)])
                .await
                .redirects_to("/plans");
            phone.post(&link, &[]).await.redirects_to("/account");
        },
    )
    .await;
}

#[tokio::test]
async fn an_account_without_a_password_moves_in_its_own_browser_only() {
    on_both(|app| async move {
        let mut owner = app.applicant(OLD).await;
        owner
            .post("/account/email", &[("email", NEW)])
            .await
            .redirects_to("/account/email/sent");
        let link = format!("/confirm/{}", token(&app, "change-address").await);
        let mut stranger = app.guest();
        stranger
            .get(&link)
            .await
            .has_status(200)
            .says("link-change-address-sign-in")
            .has_no_element("input[type=password]")
            .hides(&locales::text(
                locales::Lang::Ja,
                "link-change-address-button",
            ));
        for password in ["", PASSWORD] {
            stranger
                .post(&link, &[("password", password)])
                .await
                .has_status(422)
                .says("link-change-address-sign-in");
        }
        assert!(account_of(&app, OLD).await.is_some());
        owner.post(&link, &[]).await.redirects_to("/account");
        owner.get("/account").await.shows(NEW);
    })
    .await;
}

#[tokio::test]
async fn a_link_that_the_last_release_sent_is_asked_the_same() {
    on_both(|app| async move {
        member(&app, "attacker@example.jp").await;
        let attacker = account_of(&app, "attacker@example.jp").await.unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        // What that release wrote: nothing to remember.
        let old = NewLink {
            purpose: Purpose::ChangeAddress,
            account_id: Some(attacker.id),
            email: domain::input::email("email", "victim@example.jp").unwrap(),
            data: LinkData::default(),
        };
        let token = link::create(&transaction, old, app.now()).await.unwrap();
        transaction.commit().await.unwrap();
        let link = format!("/confirm/{}", token.reveal());
        let mut victim = app.guest();
        victim
            .get(&link)
            .await
            .has_status(200)
            .says("link-change-address-whose");
        victim.post(&link, &[]).await.refuses("password");
        assert!(account_of(&app, "victim@example.jp").await.is_none());
        let mut owner = app.signed_in(attacker.id).await;
        owner.post(&link, &[]).await.redirects_to("/account");
        assert!(account_of(&app, "victim@example.jp").await.is_some());
    })
    .await;
}

/// The texts of every mail that has left, both parts of each.
async fn delivered(app: &App) -> String {
    use secrecy::ExposeSecret as _;
    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
    while deliverer
        .deliver_one(&tokio_util::sync::CancellationToken::new())
        .await
        .unwrap()
        != Delivered::Nothing
    {}
    let folder = app
        .state
        .config
        .mail
        .url
        .expose_secret()
        .replace("file:", "");
    let mut texts = String::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let eml = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for part in eml.split("Content-Transfer-Encoding: base64").skip(1) {
            let body = part
                .split_once("\r\n\r\n")
                .unwrap()
                .1
                .split("\r\n--")
                .next()
                .unwrap();
            let body: String = body.split_whitespace().collect();
            texts +=
                &String::from_utf8(data_encoding::BASE64.decode(body.as_bytes()).unwrap()).unwrap();
        }
    }
    texts
}

#[tokio::test]
async fn the_mail_says_whose_account_and_what_the_button_does_and_not_that_somebody_signed_up() {
    on_both(|app| async move {
        let mut owner = app.applicant(OLD).await;
        owner
            .post("/account/email", &[("email", NEW)])
            .await
            .has_status(303);
        let words = delivered(&app).await;
        let text = |id: &str| locales::text(locales::Lang::Ja, id);
        for part in [
            text("mail-change-address-body"),
            text("mail-change-address-how"),
            text("mail-change-address-why"),
            "f***@example.jp".to_owned(),
            NEW.to_owned(),
            format!("/confirm/{}", token(&app, "change-address").await),
        ] {
            assert!(words.contains(&part), "`{part}` is missing in {words}");
        }
        assert!(
            !words.contains(&text("mail-confirm-address-why")),
            "{words}"
        );
        // A stranger's mailbox does not learn whose account it is.
        assert!(!words.contains(OLD), "{words}");
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_requests_do_not_use_up_the_new_address() {
    on_both_with(
        |config| config.limits.link_mails_per_hour = 2,
        |app| async move {
            let mut attacker = member(&app, "attacker@example.jp").await;
            let fields = [("email", NEW), ("password", PASSWORD)];
            for _ in 0..4 {
                attacker
                    .post("/account/email", &fields)
                    .await
                    .has_status(303);
            }
            let mut owner = member(&app, OLD).await;
            owner.post("/account/email", &fields).await.has_status(303);
            let sent = mail(&app, "change-address").await;
            assert_eq!(sent.account_id, account_of(&app, OLD).await.map(|a| a.id));
            let link = format!("/confirm/{}", app.token_of(&sent));
            owner.post(&link, &[]).await.redirects_to("/account");
            owner.get("/account").await.shows(NEW);
        },
    )
    .await;
}
