//! Bureaus, askers and staff stay on their sides.

use domain::bureau::BureauId;
use office::db::entity::message;
use sea_orm::EntityTrait as _;

use super::{asked, only_question};
use crate::harness::on_both;

/// What the handler takes from a clerk of the bureau that was asked.
const ANSWER: [(&str, &str); 1] = [("answer", "手引きの5ページのとおりです。")];

#[tokio::test]
async fn a_clerk_of_one_bureau_cannot_see_or_touch_anothers_questions() {
    on_both(|app| async move {
        let (_, mut clerk, question) = asked(&app).await;
        let mut kinki = app
            .staff("kinki@example.jp", BureauId::Kinki, "admin")
            .await;
        let desk = format!("/desk/questions/{}", question.id);
        clerk.get("/desk").await.shows(&desk);
        kinki.get("/desk").await.has_status(200).hides(&desk);
        kinki.get(&desk).await.has_status(404);
        for act in ["claim", "release", "answer", "close"] {
            kinki
                .post(&format!("{desk}/{act}"), &[("answer", "")])
                .await
                .has_status(404);
            kinki
                .post(&format!("{desk}/{act}"), &ANSWER)
                .await
                .has_status(404);
        }
        assert_eq!(only_question(&app).await.version, 0);
        assert_eq!(
            message::Entity::find()
                .all(app.state.db.read())
                .await
                .unwrap()
                .len(),
            1
        );
        // The same from the right bureau is taken.
        for act in ["claim", "answer"] {
            clerk
                .post(&format!("{desk}/{act}"), &ANSWER)
                .await
                .has_status(303);
        }
        assert_eq!(only_question(&app).await.state, "answered");
    })
    .await;
}

#[tokio::test]
async fn an_asker_sees_only_their_own_and_staff_and_askers_stay_on_their_sides() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let mut other = app.applicant("other@example.jp").await;
        let page = format!("/questions/{}", question.id);
        other.get(&page).await.has_status(404);
        other.post(&page, &[("body", "x")]).await.has_status(404);
        other
            .post(&format!("{page}/close"), &[])
            .await
            .has_status(404);
        let plan = question.plan_id.unwrap().to_string();
        other
            .get(&format!("/ask?plan={plan}"))
            .await
            .has_status(404);
        other
            .post("/ask", &[("plan", &plan), ("body", "x")])
            .await
            .has_status(404);
        other.get("/questions").await.hides(&page);
        founder.get("/desk").await.has_status(404);
        clerk.get(&page).await.has_status(404);
        clerk.get("/ask").await.has_status(404);
        for nonsense in ["/questions/1", "/questions/%00", "/ask?plan=%F0%9F%98%80"] {
            founder.get(nonsense).await.has_status(404);
        }
    })
    .await;
}
