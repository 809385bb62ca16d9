//! The drill: an installation is filled, copied while it serves, lost, and put
//! back in another place. And what is refused, before anything is written.

mod commands;
mod deletion;
mod drill;
mod refused;
mod unasked;

use domain::bureau::BureauId;
use office::db::column::MailKind;
use office::db::entity::question;
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use crate::harness::{App, Browser};
use crate::plans::{feed_path, form1, version, with_number, with_plan};

/// Ten minutes after the hour at which reminders leave.
const FILLED: &str = "2026-11-20T00:10:00Z";

const FOUNDER: &str = "founder@example.jp";

const LATER: &str = "later@example.jp";

const CLERK: &str = "clerk@example.jp";

/// What stands in the installation when it is copied.
struct Filled {
    founder: Browser,
    plans: Vec<Uuid>,
    question: Uuid,
    feed: String,
    link: String,
}

/// Fills it through its pages: a founder with two plans, steps, codes, form 1, a
/// calendar, and a question with its answer; another founder who has just begun.
async fn fill(app: &App) -> Filled {
    app.set_now(FILLED);
    let mut clerk = app.staff(CLERK, BureauId::Kantoshinetsu, "clerk").await;
    let (mut founder, plans) = with_plan(app, "2027-06", "13", "both").await;
    let id = plans[0];
    with_number(app, &mut founder, id).await;
    let now = version(app, id).await;
    founder
        .post(&format!("/plans/{id}/form1"), &form1(&now, &[]))
        .await
        .has_status(303);
    let now = version(app, id).await;
    let calendar = founder
        .post(&format!("/plans/{id}/calendar"), &[("version", &now)])
        .await;
    let feed = feed_path(&calendar.has_status(200).body);
    let plan = id.to_string();
    founder
        .post(
            "/ask",
            &[
                ("plan", &plan),
                ("prefecture", "13"),
                ("body", "仮コードを忘れました"),
            ],
        )
        .await
        .has_status(303);
    let question = question::Entity::find()
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap()
        .id;
    let desk = format!("/desk/questions/{question}");
    clerk
        .post(&format!("{desk}/claim"), &[])
        .await
        .has_status(303);
    clerk
        .post(
            &format!("{desk}/answer"),
            &[("answer", "空欄のままで大丈夫です")],
        )
        .await
        .redirects_to(&desk);
    let mut later = app.applicant(LATER).await;
    later
        .post(
            "/plans",
            &[
                ("opening", "2027-06"),
                ("prefecture", "13"),
                ("kind", "pharmacy"),
            ],
        )
        .await
        .has_status(303);
    let mut guest = app.guest();
    guest
        .post("/sign-in/link", &[("email", FOUNDER)])
        .await
        .redirects_to("/sign-in/sent");
    let mail = app.outbox().await.pop().unwrap();
    assert_eq!(mail.kind, MailKind::SignInLink);
    Filled {
        link: format!("/sign-in/link/{}", app.token_of(&mail)),
        founder,
        plans,
        question,
        feed,
    }
}
