//! Accounts of a bureau's staff.

use domain::bureau::BureauId;

use super::{OTHER_PASSWORD, PASSWORD, account_of, member, token};
use crate::harness::on_both;

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
            .shows("Clerk@Example.jp");
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
