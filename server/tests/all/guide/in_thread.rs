//! The guide in a thread that nobody has taken.

use office::db::entity::{message, question};
use office::usecase::guide::in_thread;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{FORGOTTEN, NONSENSE, TOKYO};
use crate::harness::{App, Browser, on_both};

async fn open_question(app: &App) -> (Browser, question::Model) {
    let mut founder = app.applicant("founder@example.jp").await;
    founder
        .post(
            "/ask",
            &[("prefecture", "13"), ("body", "分室に出せますか")],
        )
        .await
        .has_status(303);
    let question = question::Entity::find()
        .one(app.state.db.read())
        .await
        .unwrap()
        .unwrap();
    (founder, question)
}

async fn by_guide(app: &App, question: Uuid) -> Vec<message::Model> {
    message::Entity::find()
        .filter(message::Column::QuestionId.eq(question))
        .filter(message::Column::Author.eq("guide"))
        .all(app.state.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn the_guide_answers_in_a_thread_that_nobody_has_taken_and_never_after() {
    on_both(|app| async move {
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let (mut founder, question) = open_question(&app).await;
        let thread = format!("/questions/{}", question.id);
        founder
            .post(&thread, &[("body", FORGOTTEN)])
            .await
            .has_status(303);
        let said = by_guide(&app, question.id).await;
        assert_eq!(said.len(), 1);
        assert!(said[0].body.contains("別紙１ 記載例"), "{}", said[0].body);
        founder.get(&thread).await.says("guide-by-guide");
        // What it cannot answer it leaves alone.
        founder
            .post(&thread, &[("body", NONSENSE)])
            .await
            .has_status(303);
        assert_eq!(by_guide(&app, question.id).await.len(), 1);
        clerk
            .post(&format!("/desk/questions/{}/claim", question.id), &[])
            .await
            .has_status(303);
        founder
            .post(&thread, &[("body", FORGOTTEN)])
            .await
            .has_status(303);
        assert_eq!(by_guide(&app, question.id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_fifty_claims_one_wins_and_the_guide_writes_nothing_after_it() {
    on_both(|app| async move {
        let mut clerks = Vec::new();
        for n in 0..50 {
            clerks.push(
                app.staff(&format!("clerk{n}@example.jp"), TOKYO, "clerk")
                    .await,
            );
        }
        let (_, question) = open_question(&app).await;
        let claim = format!("/desk/questions/{}/claim", question.id);
        let mut tasks = tokio::task::JoinSet::new();
        for mut clerk in clerks {
            let (state, claim, id) = (app.state.clone(), claim.clone(), question.id);
            tasks.spawn(async move {
                clerk.post(&claim, &[]).await;
                // Whoever won: the question is taken now, and the guide is late.
                let transaction = state.db.begin().await.unwrap();
                let wrote = in_thread::write(
                    &transaction,
                    id,
                    "late".to_owned(),
                    state.clock.now().into(),
                )
                .await;
                transaction.commit().await.unwrap();
                assert!(!wrote.unwrap());
            });
            let (state, id) = (app.state.clone(), question.id);
            tasks.spawn(async move {
                // At the same time as the claims: before the first one, or not at all.
                let transaction = state.db.begin().await.unwrap();
                let now = state.clock.now().into();
                if in_thread::write(&transaction, id, "early".to_owned(), now)
                    .await
                    .unwrap()
                {
                    let row = question::Entity::find_by_id(id)
                        .one(&transaction)
                        .await
                        .unwrap()
                        .unwrap();
                    assert_eq!(row.state, "open");
                }
                transaction.commit().await.unwrap();
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        let row = question::Entity::find_by_id(question.id)
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.state.as_str(), row.claimed_by.is_some()),
            ("claimed", true)
        );
        assert!(
            by_guide(&app, question.id)
                .await
                .iter()
                .all(|message| message.body == "early")
        );
    })
    .await;
}
