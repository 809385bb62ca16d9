//! A bureau's staff, as the operator manages them: who there is, switching
//! somebody off and on, ending sessions.

use domain::bureau::BureauId;
use office::auth::link::{self, LinkData, NewLink, Purpose};
use office::db::entity::{account, audit, question, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use crate::harness::{App, Browser, Program, Ran, on_both};

const TOKYO: BureauId = BureauId::Kantoshinetsu;
const CLERK: &str = "clerk@example.go.jp";

/// A command of `staff`, by the test's clock.
async fn staff(app: &App, arguments: &[&str]) -> Ran {
    let clock = app.folder().join("clock").display().to_string();
    let program: Program = app.program();
    program
        .run(&[&["staff"], arguments, &["--clock", &clock]].concat())
        .await
}

async fn questions(app: &App) -> Vec<question::Model> {
    question::Entity::find()
        .order_by_asc(question::Column::Id)
        .all(app.state.db.read())
        .await
        .unwrap()
}

/// A question of a founder in Tokyo: the last one asked.
async fn asks(app: &App, founder: &mut Browser) -> Uuid {
    let fields = [("prefecture", "13"), ("body", "届く日を教えてください")];
    founder.post("/ask", &fields).await.has_status(303);
    questions(app).await.pop().unwrap().id
}

async fn acts(clerk: &mut Browser, question: Uuid, act: &str) {
    let desk = format!("/desk/questions/{question}");
    let answer = [("answer", "四月の十日です")];
    let fields = if act == "answer" { &answer[..] } else { &[] };
    clerk
        .post(&format!("{desk}/{act}"), fields)
        .await
        .redirects_to(&desk);
}

/// A link that signs this account in.
async fn sign_in_link(app: &App, account: Uuid, email: &str) -> String {
    let transaction = app.state.db.begin().await.unwrap();
    let link = NewLink {
        purpose: Purpose::SignIn,
        account_id: Some(account),
        email: domain::input::email("email", email).unwrap(),
        data: LinkData::default(),
    };
    let token = link::create(&transaction, link, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
    format!("/sign-in/link/{}", token.reveal())
}

async fn sessions(app: &App, account: Uuid) -> usize {
    session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .all(app.state.db.read())
        .await
        .unwrap()
        .len()
}

async fn log(app: &App, account: Uuid) -> Vec<String> {
    audit::Entity::find()
        .filter(audit::Column::Subject.eq(format!("account:{account}")))
        .order_by_asc(audit::Column::Id)
        .all(app.state.db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.act)
        .collect()
}

#[tokio::test]
async fn a_clerk_who_is_switched_off_is_out_at_once() {
    on_both(|app| async move {
        let mut clerk = app.staff(CLERK, TOKYO, "clerk").await;
        let id = clerk.account_id.unwrap();
        let link = sign_in_link(&app, id, CLERK).await;
        let mut colleague = app.staff("other@example.go.jp", TOKYO, "clerk").await;
        clerk.get("/desk").await.has_status(200);

        staff(&app, &["deactivate", "Clerk@Example.go.jp"])
            .await
            .succeeds()
            .prints("clerk@example.go.jp is switched off: 1 session and 1 link ended, 0 questions");

        clerk
            .get("/desk")
            .await
            .redirects_to("/sign-in?next=%2Fdesk");
        assert_eq!(sessions(&app, id).await, 0, "not hidden: ended");
        app.guest().get(&link).await.has_status(410);
        app.guest().post(&link, &[]).await.has_status(410);
        colleague.get("/desk").await.has_status(200);
        assert_eq!(log(&app, id).await, ["staff-deactivated"]);

        // Once more changes nothing.
        let since = app.now();
        app.pass(jiff::SignedDuration::from_hours(5));
        staff(&app, &["deactivate", CLERK])
            .await
            .succeeds()
            .prints("was switched off before, on 2026-11-20 09:00");
        let row = account::Entity::find_by_id(id).one(app.state.db.read());
        assert_eq!(row.await.unwrap().unwrap().deactivated_at, Some(since));
        assert_eq!(log(&app, id).await, ["staff-deactivated"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_stuck_with_who_was_switched_off() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let mut clerk = app.staff(CLERK, TOKYO, "clerk").await;
        let mut colleague = app.staff("other@example.go.jp", TOKYO, "clerk").await;
        let claimed = asks(&app, &mut founder).await;
        acts(&mut clerk, claimed, "claim").await;
        let answered = asks(&app, &mut founder).await;
        acts(&mut clerk, answered, "claim").await;
        acts(&mut clerk, answered, "answer").await;
        let colleagues = asks(&app, &mut founder).await;
        acts(&mut colleague, colleagues, "claim").await;

        staff(&app, &["deactivate", CLERK])
            .await
            .succeeds()
            .prints("1 question given back");

        let states: Vec<_> = questions(&app)
            .await
            .into_iter()
            .map(|q| (q.state, q.claimed_by.is_some()))
            .collect();
        let state = |state: &str, held| (state.to_owned(), held);
        assert_eq!(
            states,
            [
                state("open", false),
                state("answered", true),
                state("claimed", true)
            ]
        );
        acts(&mut colleague, claimed, "claim").await;
        acts(&mut colleague, claimed, "answer").await;
        // The asker's next words would go to somebody who never comes.
        founder
            .post(
                &format!("/questions/{answered}"),
                &[("body", "もう一つ教えてください")],
            )
            .await
            .has_status(303);
        assert_eq!(questions(&app).await[1].state, "open");
        acts(&mut colleague, answered, "claim").await;
        acts(&mut colleague, answered, "answer").await;
    })
    .await;
}

/// A request that was under way while the account was switched off.
#[tokio::test]
async fn switching_off_once_more_gives_back_what_was_claimed_in_the_same_moment() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let clerk = app.staff(CLERK, TOKYO, "clerk").await;
        app.staff("other@example.go.jp", TOKYO, "clerk").await;
        let id = asks(&app, &mut founder).await;
        staff(&app, &["deactivate", CLERK]).await.succeeds();
        let transaction = app.state.db.begin().await.unwrap();
        question::Entity::update_many()
            .col_expr(question::Column::State, Expr::value("claimed"))
            .col_expr(question::Column::ClaimedBy, Expr::value(clerk.account_id))
            .filter(question::Column::Id.eq(id))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        staff(&app, &["deactivate", CLERK])
            .await
            .succeeds()
            .prints("1 question given back");
        assert_eq!(questions(&app).await[0].state, "open");
    })
    .await;
}

#[tokio::test]
async fn who_is_switched_on_again_signs_in_anew() {
    on_both(|app| async move {
        let mut clerk = app.staff(CLERK, TOKYO, "clerk").await;
        let id = clerk.account_id.unwrap();
        staff(&app, &["deactivate", CLERK]).await.succeeds();
        // A session that a request under way has left.
        let mut late = app.signed_in(id).await;
        staff(&app, &["activate", CLERK])
            .await
            .succeeds()
            .prints("clerk@example.go.jp is switched on again");
        for browser in [&mut clerk, &mut late] {
            browser
                .get("/desk")
                .await
                .redirects_to("/sign-in?next=%2Fdesk");
        }
        let link = sign_in_link(&app, id, CLERK).await;
        let mut anew = app.guest();
        anew.post(&link, &[]).await.has_status(303);
        anew.get("/desk").await.has_status(200);
        assert_eq!(
            log(&app, id).await,
            ["staff-deactivated", "staff-activated"]
        );
        staff(&app, &["activate", CLERK])
            .await
            .succeeds()
            .prints("was not switched off");
        anew.get("/desk").await.has_status(200);
    })
    .await;
}

#[tokio::test]
async fn sessions_and_links_end_and_the_account_stays() {
    on_both(|app| async move {
        let mut clerk = app.staff(CLERK, TOKYO, "clerk").await;
        let id = clerk.account_id.unwrap();
        let mut phone = app.signed_in(id).await;
        let link = sign_in_link(&app, id, CLERK).await;
        staff(&app, &["revoke-sessions", CLERK])
            .await
            .succeeds()
            .prints("clerk@example.go.jp: 2 sessions and 1 link ended");
        for browser in [&mut clerk, &mut phone] {
            browser
                .get("/desk")
                .await
                .redirects_to("/sign-in?next=%2Fdesk");
        }
        app.guest().get(&link).await.has_status(410);
        assert_eq!(log(&app, id).await, ["staff-sessions-revoked"]);
        let link = sign_in_link(&app, id, CLERK).await;
        app.guest().post(&link, &[]).await.has_status(303);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_no_members_of_staff_is_refused_with_the_nearest() {
    on_both(|app| async move {
        app.staff(CLERK, TOKYO, "clerk").await;
        let mut founder = app.applicant("clark@example.go.jp").await;
        for act in ["deactivate", "activate", "revoke-sessions"] {
            staff(&app, &[act, "clerk@exmaple.go.jp"])
                .await
                .fails_with(&["clerk@exmaple.go.jp", "did you mean clerk@example.go.jp"]);
            let far = staff(&app, &[act, "nobody@elsewhere.test"]).await;
            far.fails_with(&["nobody@elsewhere.test", "tsukihajime staff list"]);
            assert!(!far.err.contains("did you mean"), "{}", far.err);
            staff(&app, &[act, "clark@example.go.jp"])
                .await
                .fails_with(&["clark@example.go.jp", "applicant"]);
            staff(&app, &[act, "no address"])
                .await
                .fails_with(&["EMAIL"]);
        }
        founder.get("/plans").await.has_status(200);
    })
    .await;
}

#[tokio::test]
async fn the_list_says_who_there_is_and_who_is_signed_in() {
    on_both(|app| async move {
        app.staff(CLERK, TOKYO, "clerk").await;
        let lead = app
            .staff("lead@example.go.jp", BureauId::Kinki, "lead")
            .await;
        app.signed_in(lead.account_id.unwrap()).await;
        app.applicant("founder@example.jp").await;
        staff(
            &app,
            &[
                "invite",
                "new@example.go.jp",
                "--bureau",
                "kinki",
                "--role",
                "admin",
            ],
        )
        .await
        .succeeds();
        staff(&app, &["deactivate", CLERK]).await.succeeds();
        let all = staff(&app, &["list"]).await;
        all.succeeds();
        let line = |ran: &Ran, address: &str| {
            let mut lines = ran.out.lines().filter(|line| line.starts_with(address));
            let line = lines.next()?;
            Some(line.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            line(&all, CLERK).as_deref(),
            Some(
                "clerk@example.go.jp kantoshinetsu clerk \
                 deactivated since 2026-11-20 09:00 - 0"
            )
        );
        assert_eq!(
            line(&all, "lead@").as_deref(),
            Some("lead@example.go.jp kinki lead active 2026-11-20 09:00 2")
        );
        assert_eq!(
            line(&all, "new@").as_deref(),
            Some("new@example.go.jp kinki admin invited - 0")
        );
        assert!(!all.out.contains("founder@"), "{}", all.out);
        let kinki = staff(&app, &["list", "--bureau", "kinki"]).await;
        assert_eq!(line(&kinki, CLERK), None);
        assert!(line(&kinki, "lead@").is_some(), "{}", kinki.out);
        staff(&app, &["list", "--bureau", "tokyo"])
            .await
            .fails_with(&["kantoshinetsu"]);
        // What is over is not open, though its row is still there.
        app.pass(jiff::SignedDuration::from_hours(24 * 40));
        let later = staff(&app, &["list"]).await;
        assert_eq!(
            line(&later, "lead@").as_deref(),
            Some("lead@example.go.jp kinki lead active 2026-11-20 09:00 0")
        );
    })
    .await;
}
