//! Accounts, over HTTP: coming in, what an answer gives away, what links do,
//! what their owner changes, and leaving.

use domain::bureau::BureauId;
use jiff::SignedDuration;
use office::db::entity::{account, audit, guide_turn, one_time_link, outbox, plan, session};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use crate::harness::{App, Browser, behind_proxy, on_both, on_both_with};

pub const PASSWORD: &str = "correct horse battery staple";
pub const OTHER_PASSWORD: &str = "the river bends at the old mill";
pub const DRAFT: [(&str, &str); 3] = [
    ("opening", "2027-04"),
    ("prefecture", "13"),
    ("kind", "medical"),
];

/// The last mail of a kind.
pub async fn mail(app: &App, kind: &str) -> outbox::Model {
    app.outbox()
        .await
        .into_iter()
        .rfind(|m| m.kind.as_str() == kind)
        .unwrap_or_else(|| panic!("no {kind} mail"))
}

pub async fn token(app: &App, kind: &str) -> String {
    app.token_of(&mail(app, kind).await)
}

/// Signs up and uses the link in the same browser.
pub async fn member(app: &App, email: &str) -> Browser {
    let mut browser = app.guest();
    browser
        .post("/sign-up", &[("email", email), ("password", PASSWORD)])
        .await
        .redirects_to("/sign-up/sent");
    let token = token(app, "confirm-address").await;
    browser
        .post(&format!("/confirm/{token}"), &[])
        .await
        .redirects_to("/plans");
    browser
}

pub async fn account_of(app: &App, email: &str) -> Option<account::Model> {
    account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .one(app.state.db.read())
        .await
        .unwrap()
}

pub async fn plans_of(app: &App, email: &str) -> Vec<plan::Model> {
    let account = account_of(app, email).await.unwrap();
    plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account.id))
        .all(app.state.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn signing_up_keeps_the_plan_and_the_link_moves_it_into_the_account() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let page = browser
            .get("/sign-up?opening=2027-04&prefecture=13&kind=both")
            .await;
        page.has_status(200)
            .shows("value=\"2027-04\"")
            .shows("東京都")
            .shows("autocomplete=\"new-password\"");
        let mut fields = vec![("email", "Founder@Example.jp"), ("password", PASSWORD)];
        fields.extend([
            ("opening", "2027-04"),
            ("prefecture", "13"),
            ("kind", "both"),
        ]);
        let answer = browser.post("/sign-up", &fields).await;
        answer.redirects_to("/sign-up/sent");
        browser
            .follow(answer)
            .await
            .shows("founder@example.jp")
            .shows("2027年4月")
            .says("mail-sent-again");
        assert!(
            account_of(&app, "founder@example.jp").await.is_none(),
            "no account before its address is proved"
        );

        let before = browser.cookie("session").unwrap().to_owned();
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        // A mail scanner opens the link as often as it likes.
        app.guest().get(&link).await.has_status(200);
        browser
            .get(&link)
            .await
            .has_status(200)
            .shows("founder@example.jp")
            .hides("type=\"password\"");
        let answer = browser.post(&link, &[]).await;
        let plans = plans_of(&app, "founder@example.jp").await;
        assert_eq!(plans.len(), 2);
        let medical = plans.iter().find(|p| p.kind == "medical").unwrap();
        let dental = plans.iter().find(|p| p.kind == "dental").unwrap();
        assert_eq!(
            (medical.twin_id, dental.twin_id),
            (Some(dental.id), Some(medical.id))
        );
        answer.redirects_to(&format!("/plans/{}", medical.id));
        assert_ne!(
            browser.cookie("session").unwrap(),
            before,
            "a new token at sign-in"
        );
        browser
            .get("/account")
            .await
            .has_status(200)
            .shows("founder@example.jp")
            .says("account-flash-confirmed");
        // The old token is worth nothing.
        let mut thief = app.guest();
        thief.set_cookie("session", &before);
        thief
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
    })
    .await;
}

#[tokio::test]
async fn a_link_opened_in_another_browser_asks_for_the_password_chosen_at_sign_up() {
    on_both(|app| async move {
        let mut attacker = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        attacker
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        let mut phone = app.guest();
        phone
            .get(&link)
            .await
            .has_status(200)
            .says("link-confirm-other-browser");
        phone.post(&link, &[]).await.refuses("password");
        phone
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .refuses("password")
            .says("error-wrong-password");
        assert!(account_of(&app, "founder@example.jp").await.is_none());
        phone
            .post(&link, &[("password", PASSWORD)])
            .await
            .has_status(303);
        assert_eq!(plans_of(&app, "founder@example.jp").await.len(), 1);
        // Signing in where it began does not keep the plan a second time.
        let answer = attacker
            .post(
                "/sign-in",
                &[("email", "founder@example.jp"), ("password", PASSWORD)],
            )
            .await;
        answer.redirects_to("/plans");
        assert_eq!(plans_of(&app, "founder@example.jp").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_known_address_gets_a_sign_in_link_which_keeps_the_plan_and_the_old_password() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        let mut browser = app.guest();
        let mut fields = vec![
            ("email", "founder@example.jp"),
            ("password", OTHER_PASSWORD),
        ];
        fields.extend(DRAFT);
        browser
            .post("/sign-up", &fields)
            .await
            .redirects_to("/sign-up/sent");
        let link = format!("/sign-in/link/{}", token(&app, "account-exists").await);
        browser
            .get(&link)
            .await
            .has_status(200)
            .says("account-draft-link");
        let answer = browser.post(&link, &[]).await;
        let plans = plans_of(&app, "founder@example.jp").await;
        answer.redirects_to(&format!("/plans/{}", plans[0].id));
        let sign_in = |password| [("email", "founder@example.jp"), ("password", password)];
        app.guest()
            .post("/sign-in", &sign_in(OTHER_PASSWORD))
            .await
            .refuses("email");
        app.guest()
            .post("/sign-in", &sign_in(PASSWORD))
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn no_answer_tells_whether_an_address_is_registered() {
    on_both(|app| async move {
        member(&app, "known@example.jp").await;
        let mine = app.applicant("me@example.jp").await;
        for (path, sent) in [
            ("/sign-up", "/sign-up/sent"),
            ("/sign-in", ""),
            ("/sign-in/link", "/sign-in/sent"),
            ("/reset", "/reset/sent"),
            ("/account/email", "/account/email/sent"),
        ] {
            let mut answers = Vec::new();
            for address in ["known@example.jp", "fresh@example.jp"] {
                let mut browser = if path.starts_with("/account") {
                    mine.clone()
                } else {
                    app.guest()
                };
                let started = std::time::Instant::now();
                let answer = browser
                    .post(path, &[("email", address), ("password", OTHER_PASSWORD)])
                    .await;
                let time = started.elapsed();
                let after = if sent.is_empty() {
                    answer.clone()
                } else {
                    browser.get(sent).await
                };
                let body = without_nonce(&after.body).replace(address, "ADDRESS");
                answers.push((answer.status, answer.location(), body, time));
            }
            let (known, fresh) = (&answers[0], &answers[1]);
            assert_eq!(
                (known.0, &known.1, &known.2),
                (fresh.0, &fresh.1, &fresh.2),
                "{path}"
            );
            if !sent.is_empty() {
                // The floor hides what was done; see `auth::pace`.
                assert!(
                    known.3.as_millis() >= 200 && fresh.3.as_millis() >= 200,
                    "{path}: {known:?} {fresh:?}"
                );
            }
        }
    })
    .await;
}

/// The page without what is new each time.
pub fn without_nonce(body: &str) -> String {
    let mut rest = body;
    let mut out = String::new();
    while let Some(at) = rest.find("nonce=\"") {
        out.push_str(&rest[..at]);
        rest = rest[at + 7..].split_once('"').unwrap().1;
    }
    out + rest
}

#[tokio::test]
async fn an_unknown_address_costs_a_whole_password_check() {
    on_both(|app| async move {
        member(&app, "known@example.jp").await;
        let mut browser = app.guest();
        // The quickest of many, taken in turns: other tests run beside this one.
        let mut times = [f64::MAX; 2];
        for _ in 0..12 {
            for (index, address) in ["known@example.jp", "fresh@example.jp"].iter().enumerate() {
                let started = std::time::Instant::now();
                browser
                    .post(
                        "/sign-in",
                        &[("email", *address), ("password", OTHER_PASSWORD)],
                    )
                    .await
                    .has_status(422);
                times[index] = times[index].min(started.elapsed().as_secs_f64());
            }
        }
        // Without the check for nobody it would be a tenth.
        assert!(
            times[1] > times[0] / 3.0,
            "known {} s, unknown {} s",
            times[0],
            times[1]
        );
    })
    .await;
}

#[tokio::test]
async fn links_work_once_and_not_after_their_time() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        let mut browser = app.guest();
        for (path, kind, page, minutes) in [
            ("/sign-in/link", "sign-in-link", "/sign-in/link/", 30),
            ("/reset", "reset-password", "/reset/", 60),
        ] {
            browser
                .post(path, &[("email", "founder@example.jp")])
                .await
                .has_status(303);
            let link = format!("{page}{}", token(&app, kind).await);
            let fields = [("password", OTHER_PASSWORD)];
            app.guest().post(&link, &fields).await.has_status(303);
            app.guest()
                .get(&link)
                .await
                .has_status(410)
                .says("link-dead-title");
            app.guest().post(&link, &fields).await.has_status(410);

            browser
                .post(path, &[("email", "founder@example.jp")])
                .await
                .has_status(303);
            let link = format!("{page}{}", token(&app, kind).await);
            app.pass(SignedDuration::from_mins(minutes));
            app.guest().get(&link).await.has_status(410);
            app.guest().post(&link, &fields).await.has_status(410);
        }
        // A link for one thing opens nothing else.
        browser
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let token = token(&app, "sign-in-link").await;
        for page in ["/confirm/", "/reset/", "/invite/"] {
            app.guest()
                .post(&format!("{page}{token}"), &[("password", OTHER_PASSWORD)])
                .await
                .has_status(410);
        }
        app.guest().get("/confirm/nonsense").await.has_status(410);
        assert!(
            !app.outbox()
                .await
                .iter()
                .any(|m| m.payload.to_string().contains(&token)),
            "sealed"
        );
    })
    .await;
}

#[tokio::test]
async fn one_link_used_by_two_at_once_lets_one_in() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let link = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        let (mut one, mut two) = (app.guest(), app.guest());
        let (a, b) = tokio::join!(one.post(&link, &[]), two.post(&link, &[]));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410]);
    })
    .await;
}

#[tokio::test]
async fn the_mail_can_be_sent_again_and_the_last_link_works() {
    on_both(|app| async move {
        let mut browser = app.guest();
        // Nothing to send again: no mail, and a page that says so.
        browser
            .post("/sign-up/resend", &[])
            .await
            .redirects_to("/sign-up/sent");
        browser
            .get("/sign-up/sent")
            .await
            .says("mail-sent-nothing-title");
        browser
            .post(
                "/sign-up",
                &[("email", "founder@example.jp"), ("password", PASSWORD)],
            )
            .await
            .has_status(303);
        browser
            .post("/sign-up/resend", &[])
            .await
            .redirects_to("/sign-up/sent");
        assert_eq!(
            app.mail_kinds().await,
            ["confirm-address", "confirm-address"]
        );
        let mails = app.outbox().await;
        let (first, second) = (app.token_of(&mails[0]), app.token_of(&mails[1]));
        browser
            .post(&format!("/confirm/{second}"), &[])
            .await
            .redirects_to("/plans");
        // The first one came late; it signs the same person in, no more.
        let mut again = app.guest();
        again
            .post(&format!("/confirm/{first}"), &[("password", PASSWORD)])
            .await
            .redirects_to("/plans");
        let accounts = account::Entity::find()
            .count(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(accounts, 1);
    })
    .await;
}

#[tokio::test]
async fn signing_in_goes_on_to_where_one_was_going_and_never_elsewhere() {
    on_both(|app| async move {
        member(&app, "founder@example.jp").await;
        for (next, to) in [
            ("/account", "/account"),
            ("https://evil.example/", "/plans"),
            ("//evil.example", "/plans"),
            ("", "/plans"),
        ] {
            let fields = [
                ("email", "ｆｏｕｎｄｅｒ@example.jp"),
                ("password", PASSWORD),
                ("next", next),
            ];
            app.guest().post("/sign-in", &fields).await.redirects_to(to);
        }
        let mut browser = app.guest();
        browser
            .get("/sign-in?next=%2Fplans%3Fa%3Db")
            .await
            .shows("value=\"/plans?a=b\"");
        browser
            .get("/sign-in?next=%2F%2Fevil.example")
            .await
            .hides("evil.example\"/>");
    })
    .await;
}

#[tokio::test]
async fn after_too_many_failures_even_the_right_password_waits_and_the_page_says_how_long() {
    on_both_with(
        |config| config.limits.sign_in_failures = 3,
        |app| async move {
            member(&app, "known@example.jp").await;
            for address in ["known@example.jp", "fresh@example.jp"] {
                let mut browser = app.guest();
                for _ in 0..3 {
                    browser
                        .post(
                            "/sign-in",
                            &[("email", address), ("password", OTHER_PASSWORD)],
                        )
                        .await
                        .has_status(422);
                }
                let answer = browser
                    .post("/sign-in", &[("email", address), ("password", PASSWORD)])
                    .await;
                answer.has_status(429).says("wait-title").shows("15分後");
                let seconds: u64 = answer.headers["retry-after"]
                    .to_str()
                    .unwrap()
                    .parse()
                    .unwrap();
                assert!((880..=900).contains(&seconds), "{seconds}");
            }
            app.pass(SignedDuration::from_mins(15));
            let fields = [("email", "known@example.jp"), ("password", PASSWORD)];
            app.guest()
                .post("/sign-in", &fields)
                .await
                .redirects_to("/plans");
        },
    )
    .await;
}

#[tokio::test]
async fn link_mails_are_limited_by_the_address_they_go_to() {
    on_both_with(
        |config| {
            config.limits.link_mails_per_hour = 4;
            behind_proxy(config);
        },
        |app| async move {
            member(&app, "known@example.jp").await;
            for (address, allowed) in [("known@example.jp", 3), ("fresh@example.jp", 4)] {
                for attempt in 0..6 {
                    // Each from another client.
                    let client = format!("198.51.100.{}", attempt + 10 * allowed);
                    let mut browser = app.guest_at(&client);
                    let answer = browser.post("/reset", &[("email", address)]).await;
                    if attempt < allowed {
                        answer.redirects_to("/reset/sent");
                    } else {
                        answer.redirects_to("/reset/sent?enough=yes");
                    }
                }
            }
            let kinds = app.mail_kinds().await;
            assert_eq!(
                kinds
                    .iter()
                    .filter(|kind| *kind == "reset-password")
                    .count(),
                3
            );
        },
    )
    .await;
}

#[tokio::test]
async fn sign_in_attempts_are_limited_by_client() {
    on_both_with(
        |config| config.limits.sign_in_per_minute = 2,
        |app| async move {
            for (address, status) in [
                ("a@example.jp", 422),
                ("b@example.jp", 422),
                ("c@example.jp", 429),
            ] {
                let fields = [("email", address), ("password", PASSWORD)];
                app.guest()
                    .post("/sign-in", &fields)
                    .await
                    .has_status(status);
            }
        },
    )
    .await;
}

#[tokio::test]
async fn a_weak_password_is_refused_at_its_field_and_the_address_stays() {
    on_both(|app| async move {
        for (password, message) in [
            ("", "error-required-password"),
            ("short", "error-password-too-short"),
            ("passwordpassword", "error-password-too-common"),
            ("founder@example.jp", "error-password-too-common"),
        ] {
            let answer = app
                .guest()
                .post(
                    "/sign-up",
                    &[("email", "founder@example.jp"), ("password", password)],
                )
                .await;
            answer
                .refuses("password")
                .says(message)
                .shows("value=\"founder@example.jp\"");
            if !password.is_empty() && !password.contains('@') {
                answer.hides(&format!("value=\"{password}\""));
            }
        }
        app.guest()
            .post(
                "/sign-up",
                &[("email", "no address"), ("password", PASSWORD)],
            )
            .await
            .refuses("email");
        assert!(app.outbox().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reset_ends_every_session_and_every_other_link() {
    on_both(|app| async move {
        let mut old = member(&app, "founder@example.jp").await;
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let other = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        let mut browser = app.guest();
        browser
            .post("/reset", &[("email", "founder@example.jp")])
            .await
            .redirects_to("/reset/sent");
        let link = format!("/reset/{}", token(&app, "reset-password").await);
        browser
            .get(&link)
            .await
            .has_status(200)
            .shows("founder@example.jp");
        browser
            .post(&link, &[("password", "short")])
            .await
            .refuses("password");
        browser
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .redirects_to("/plans");
        browser.get("/account").await.has_status(200);
        old.get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        app.guest().post(&other, &[]).await.has_status(410);
        mail(&app, "password-changed").await;
        let fields = [
            ("email", "founder@example.jp"),
            ("password", OTHER_PASSWORD),
        ];
        app.guest()
            .post("/sign-in", &fields)
            .await
            .redirects_to("/plans");
    })
    .await;
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_signs_out_elsewhere() {
    on_both(|app| async move {
        let mut browser = member(&app, "founder@example.jp").await;
        let mut elsewhere = app.guest();
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        elsewhere
            .post("/sign-in", &fields)
            .await
            .redirects_to("/plans");
        let before = browser.cookie("session").unwrap().to_owned();
        let change = |present, new| [("password", present), ("new_password", new)];
        browser
            .post("/account/password", &change("", OTHER_PASSWORD))
            .await
            .refuses("password");
        browser
            .post("/account/password", &change(OTHER_PASSWORD, OTHER_PASSWORD))
            .await
            .refuses("password");
        browser
            .post("/account/password", &change(PASSWORD, "short"))
            .await
            .refuses("new_password");
        browser
            .post("/account/password", &change(PASSWORD, OTHER_PASSWORD))
            .await
            .redirects_to("/account");
        assert_ne!(browser.cookie("session").unwrap(), before);
        browser.get("/account").await.has_status(200);
        elsewhere
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        assert_eq!(
            mail(&app, "password-changed").await.account_id,
            account_of(&app, "founder@example.jp").await.map(|a| a.id)
        );
    })
    .await;
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_is_used_and_the_old_one_is_told() {
    on_both(|app| async move {
        let mut browser = member(&app, "old@example.jp").await;
        let fields = [("email", "new@example.jp"), ("password", PASSWORD)];
        browser
            .post("/account/email", &[("email", "new@example.jp")])
            .await
            .refuses("password")
            .shows("value=\"new@example.jp\"");
        browser
            .post("/account/email", &fields)
            .await
            .redirects_to("/account/email/sent");
        browser
            .get("/account/email/sent")
            .await
            .shows("new@example.jp");
        let sent = mail(&app, "change-address").await;
        assert_eq!(sent.recipient.as_deref(), Some("new@example.jp"));
        assert!(account_of(&app, "old@example.jp").await.is_some());
        let link = format!("/confirm/{}", app.token_of(&sent));
        browser
            .get(&link)
            .await
            .has_status(200)
            .says("link-change-address-title");
        browser.post(&link, &[]).await.redirects_to("/account");
        browser.get("/account").await.shows("new@example.jp");
        assert_eq!(
            mail(&app, "address-changed").await.recipient.as_deref(),
            Some("old@example.jp")
        );
        browser.post(&link, &[]).await.has_status(410);
    })
    .await;
}

#[tokio::test]
async fn an_address_taken_meanwhile_is_not_given_twice() {
    on_both(|app| async move {
        let mut browser = member(&app, "old@example.jp").await;
        browser
            .post(
                "/account/email",
                &[("email", "new@example.jp"), ("password", PASSWORD)],
            )
            .await
            .has_status(303);
        let link = format!("/confirm/{}", token(&app, "change-address").await);
        app.account("new@example.jp", "applicant", None).await;
        browser.post(&link, &[]).await.has_status(410);
        assert!(account_of(&app, "old@example.jp").await.is_some());
    })
    .await;
}

#[tokio::test]
async fn signing_out_here_and_everywhere() {
    on_both(|app| async move {
        let mut one = member(&app, "founder@example.jp").await;
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        let (mut two, mut three) = (app.guest(), app.guest());
        two.post("/sign-in", &fields).await.redirects_to("/plans");
        three.post("/sign-in", &fields).await.redirects_to("/plans");
        one.post("/sign-out", &[]).await.redirects_to("/");
        one.get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        two.get("/account").await.has_status(200);
        two.post("/account/sessions", &[])
            .await
            .redirects_to("/sign-in");
        two.get("/sign-in")
            .await
            .has_status(200)
            .says("account-flash-signed-out-everywhere");
        three
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
    })
    .await;
}

#[tokio::test]
async fn the_language_of_pages_and_mails_is_the_accounts() {
    on_both(|app| async move {
        let mut browser = member(&app, "founder@example.jp").await;
        let answer = browser.post("/account/language", &[("lang", "en")]).await;
        browser
            .follow(answer)
            .await
            .has_status(200)
            .shows("<html lang=\"en\"");
        assert_eq!(
            account_of(&app, "founder@example.jp").await.unwrap().lang,
            "en"
        );
        browser
            .post("/account/language", &[("lang", "xx")])
            .await
            .has_status(400);
    })
    .await;
}

#[tokio::test]
async fn a_deletion_can_be_taken_back_for_seven_days_and_then_nothing_is_left() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        browser.post("/sign-up", &fields).await.has_status(303);
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        browser.post(&link, &[]).await.has_status(303);
        let id = account_of(&app, "founder@example.jp").await.unwrap().id;
        // Traces beside the account: a question to the guide, and a browser in
        // which a link was asked for and never used.
        browser
            .post("/guide", &[("question", "仮コードとは")])
            .await
            .has_status(303);
        app.guest()
            .post("/sign-in/link", &[("email", "founder@example.jp")])
            .await
            .has_status(303);
        let mut stays = member(&app, "other@example.jp").await;

        browser
            .get("/account/delete")
            .await
            .has_status(200)
            .says("delete-way-back");
        browser
            .post("/account/delete", &[])
            .await
            .refuses("password");
        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        browser
            .get("/account")
            .await
            .says("account-leaving-title")
            .shows("2026年11月27日");
        // Told by mail, in the same transaction: what, by when, how to take it back.
        let told = mail(&app, "deletion-requested").await;
        assert_eq!(told.account_id, Some(id));
        assert_eq!(told.state.as_str(), "pending");
        browser
            .post("/account/delete/undo", &[])
            .await
            .redirects_to("/account");
        browser.get("/account").await.hides("/account/delete/undo");

        browser
            .post("/account/delete", &[("password", PASSWORD)])
            .await
            .redirects_to("/account");
        app.pass(SignedDuration::from_hours(7 * 24 - 1));
        assert_eq!(
            office::usecase::account::purge::purge(&app.state)
                .await
                .unwrap(),
            0
        );
        let fields = [("email", "founder@example.jp"), ("password", PASSWORD)];
        app.guest()
            .post("/sign-in", &fields)
            .await
            .redirects_to("/account");
        app.pass(SignedDuration::from_hours(2));
        assert_eq!(
            office::usecase::account::purge::purge(&app.state)
                .await
                .unwrap(),
            1
        );

        let db = app.state.db.read();
        assert!(account_of(&app, "founder@example.jp").await.is_none());
        assert_eq!(
            plan::Entity::find()
                .filter(plan::Column::AccountId.eq(id))
                .count(db)
                .await
                .unwrap(),
            0
        );
        assert_eq!(
            session::Entity::find()
                .filter(session::Column::AccountId.eq(id))
                .count(db)
                .await
                .unwrap(),
            0
        );
        assert!(
            app.outbox().await.iter().all(|m| m.account_id != Some(id)
                && m.recipient.as_deref() != Some("founder@example.jp"))
        );
        let traces = session::Entity::find().all(db).await.unwrap();
        assert!(
            traces
                .iter()
                .all(|s| !s.data.to_string().contains("founder@example.jp"))
        );
        assert_eq!(guide_turn::Entity::find().count(db).await.unwrap(), 0);
        let links = one_time_link::Entity::find()
            .filter(one_time_link::Column::Email.eq("founder@example.jp"));
        assert_eq!(links.count(db).await.unwrap(), 0);
        let facts = audit::Entity::find().all(db).await.unwrap();
        assert_eq!(facts.len(), 1);
        assert_eq!(
            (facts[0].act.as_str(), facts[0].subject.clone()),
            ("account-deleted", format!("account:{id}"))
        );
        // Others are as they were.
        stays.get("/account").await.has_status(200);
        app.guest().post("/sign-in", &fields).await.refuses("email");
    })
    .await;
}

#[tokio::test]
async fn the_export_holds_ones_own_data_and_nobody_elses() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let mut fields = vec![("email", "founder@example.jp"), ("password", PASSWORD)];
        fields.extend(DRAFT);
        browser.post("/sign-up", &fields).await.has_status(303);
        let link = format!("/confirm/{}", token(&app, "confirm-address").await);
        browser.post(&link, &[]).await.has_status(303);
        store_code(
            &app,
            plans_of(&app, "founder@example.jp").await[0].id,
            "provisional",
            "0012345",
        )
        .await;
        let answer = browser.get("/account/export").await;
        answer.has_status(200);
        assert!(
            answer.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        let data: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(data["account"]["email"], "founder@example.jp");
        assert_eq!(data["plans"][0]["opening"], "2027-04");
        assert_eq!(data["plans"][0]["codes"]["provisional"], "0012345");
        assert_eq!(data["plans"][0]["history"][0]["act"], "kept");
        assert_eq!(data["mails"][0]["kind"], "confirm-address");
        assert_eq!(data["sessions"].as_array().unwrap().len(), 1);
        answer.hides("argon2");
        let other = member(&app, "other@example.jp")
            .await
            .get("/account/export")
            .await;
        other
            .has_status(200)
            .hides("founder@example.jp")
            .hides("2027-04");
    })
    .await;
}

async fn store_code(app: &App, plan_id: uuid::Uuid, kind: &str, code: &str) {
    use sea_orm::{ActiveModelTrait as _, ActiveValue::Set};
    let (key_id, sealed) = app
        .state
        .keys
        .seal(&format!("plan:{plan_id}:{kind}"), code)
        .unwrap();
    let transaction = app.state.db.begin().await.unwrap();
    office::db::entity::plan_code::ActiveModel {
        plan_id: Set(plan_id),
        kind: Set(kind.to_owned()),
        key_id: Set(key_id),
        sealed: Set(sealed),
        recorded_at: Set(app.now()),
    }
    .insert(&transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn invited_staff_set_a_password_and_come_to_the_desk() {
    on_both(|app| async move {
        use office::usecase::staff::invite::{Invitation, InviteRefusal, invite};
        let email = domain::input::email("email", "Clerk@Example.jp").unwrap();
        let invitation = |role| Invitation {
            email: &email,
            bureau: BureauId::Kinki,
            role,
            name: Some("Sato"),
        };
        invite(&app.state, &invitation(domain::account::Role::Clerk))
            .await
            .unwrap()
            .unwrap();
        let link = format!("/invite/{}", token(&app, "staff-invite").await);
        let mut browser = app.guest();
        browser
            .get(&link)
            .await
            .has_status(200)
            .says("invite-title")
            .shows("clerk@example.jp");
        browser
            .post(&link, &[("password", PASSWORD)])
            .await
            .redirects_to("/desk");
        browser
            .get("/account")
            .await
            .has_status(200)
            .shows("近畿厚生局")
            .hides("/account/delete");
        browser
            .post(&link, &[("password", OTHER_PASSWORD)])
            .await
            .has_status(410);
        let clerk = account_of(&app, "clerk@example.jp").await.unwrap();
        assert_eq!(
            (
                clerk.role.as_str(),
                clerk.bureau.as_deref(),
                clerk.name.as_deref()
            ),
            ("clerk", Some("kinki"), Some("Sato"))
        );
        assert!(clerk.confirmed_at.is_some());
        // Without a name nothing of the address is taken for one.
        let nameless = domain::input::email("email", "second.clerk@example.jp").unwrap();
        let nameless = Invitation {
            email: &nameless,
            name: None,
            ..invitation(domain::account::Role::Clerk)
        };
        invite(&app.state, &nameless).await.unwrap().unwrap();
        let second = account_of(&app, "second.clerk@example.jp").await.unwrap();
        assert_eq!(second.name, None);
        // Another mail for the same person, but neither another role nor somebody else's account.
        invite(&app.state, &invitation(domain::account::Role::Clerk))
            .await
            .unwrap()
            .unwrap();
        let refused = invite(&app.state, &invitation(domain::account::Role::Admin))
            .await
            .unwrap();
        assert_eq!(refused, Err(InviteRefusal::IsOtherStaff));
        member(&app, "founder@example.jp").await;
        let email = domain::input::email("email", "founder@example.jp").unwrap();
        let theirs = Invitation {
            email: &email,
            ..invitation(domain::account::Role::Clerk)
        };
        assert_eq!(
            invite(&app.state, &theirs).await.unwrap(),
            Err(InviteRefusal::IsApplicant)
        );
    })
    .await;
}

#[tokio::test]
async fn the_demo_link_signs_in_once_and_an_older_one_no_more() {
    on_both(|app| async move {
        use office::usecase::staff::demo::sign_in_token;
        let first = sign_in_token(&app.state).await.unwrap().unwrap();
        let second = sign_in_token(&app.state).await.unwrap().unwrap();
        app.guest()
            .post(&format!("/sign-in/link/{}", first.reveal()), &[])
            .await
            .has_status(410);
        let mut browser = app.guest();
        browser
            .post(&format!("/sign-in/link/{}", second.reveal()), &[])
            .await
            .redirects_to("/desk");
        browser.get("/account").await.shows("関東信越厚生局");
    })
    .await;
}

#[tokio::test]
async fn a_switched_off_account_is_let_in_by_nothing() {
    on_both(|app| async move {
        use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};
        let mut browser = member(&app, "clerk@example.jp").await;
        app.guest()
            .post("/sign-in/link", &[("email", "clerk@example.jp")])
            .await
            .has_status(303);
        let link = format!("/sign-in/link/{}", token(&app, "sign-in-link").await);
        let mut row = account_of(&app, "clerk@example.jp")
            .await
            .unwrap()
            .into_active_model();
        row.deactivated_at = Set(Some(app.now()));
        let transaction = app.state.db.begin().await.unwrap();
        row.update(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        browser
            .get("/account")
            .await
            .redirects_to("/sign-in?next=%2Faccount");
        app.guest().post(&link, &[]).await.has_status(410);
        let fields = [("email", "clerk@example.jp"), ("password", PASSWORD)];
        app.guest()
            .post("/sign-in", &fields)
            .await
            .refuses("email")
            .says("error-sign-in");
        let mails = app.outbox().await.len();
        app.guest()
            .post("/reset", &[("email", "clerk@example.jp")])
            .await
            .redirects_to("/reset/sent");
        assert_eq!(app.outbox().await.len(), mails);
    })
    .await;
}
