//! Who may ask, and where it goes.

use office::db::entity::{account, question};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{TOKYO, asked};
use crate::harness::{on_both, on_both_with};

#[tokio::test]
async fn a_question_goes_to_the_plans_bureau_and_its_answer_comes_back_by_mail_without_its_text() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        assert_eq!(
            (question.bureau.as_str(), question.state.as_str()),
            ("kantoshinetsu", "open")
        );
        assert!(question.next_deadline.is_some());
        let page = format!("/questions/{}", question.id);
        founder
            .get(&page)
            .await
            .has_status(200)
            .shows("仮コードを忘れました")
            .says("question-state-open");
        founder.get("/questions").await.shows(&page);

        let desk = format!("/desk/questions/{}", question.id);
        clerk
            .get("/desk")
            .await
            .has_status(200)
            .shows(&desk)
            .shows("仮コードを忘れました");
        clerk
            .get(&desk)
            .await
            .has_status(200)
            .says("desk-claim")
            .shows("2027年6月");
        clerk
            .post(&format!("{desk}/answer"), &[("answer", "早すぎる回答")])
            .await
            .redirects_to(&desk);
        clerk
            .get(&desk)
            .await
            .says("refusal-question-not-claimed")
            .hides("早すぎる回答");
        clerk
            .post(&format!("{desk}/claim"), &[])
            .await
            .redirects_to(&desk);
        clerk
            .post(
                &format!("{desk}/answer"),
                &[("answer", "空欄のままで\n大丈夫です")],
            )
            .await
            .redirects_to(&desk);

        founder
            .get(&page)
            .await
            .shows("空欄のままで\n大丈夫です")
            .shows("clerk clerk@example.jp")
            .says("question-state-answered");
        assert_eq!(
            app.mail_kinds().await,
            ["question-received", "question-answered"]
        );
        let mail = app.outbox().await.pop().unwrap();
        assert_eq!(mail.account_id, founder.account_id);
        assert!(!mail.payload.to_string().contains("空欄"));

        founder
            .post(&page, &[("body", "もう一つあります")])
            .await
            .redirects_to(&page);
        clerk.get("/desk").await.shows(&desk);
        clerk
            .post(&format!("{desk}/answer"), &[("answer", "どうぞ")])
            .await
            .redirects_to(&desk);
        clerk
            .post(&format!("{desk}/close"), &[])
            .await
            .redirects_to(&desk);
        founder
            .get(&page)
            .await
            .says("question-state-closed")
            .has_no_element("textarea");
        founder
            .post(&page, &[("body", "まだあります")])
            .await
            .has_status(409);
    })
    .await;
}

#[tokio::test]
async fn where_nobody_answers_the_page_says_so_before_anything_is_typed() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-06")
            .await
            .plan();
        for path in [format!("/ask?plan={plan}"), "/ask?prefecture=13".to_owned()] {
            founder
                .get(&path)
                .await
                .has_status(200)
                .says("ask-nobody-title")
                .shows("0800-080-4583")
                .shows("kouseikyoku.mhlw.go.jp")
                .has_no_element("textarea");
        }
        // Invited but not there yet, and switched off: still nobody.
        let invited = app
            .account("invited@example.jp", "clerk", Some(TOKYO))
            .await;
        let left = app.account("left@example.jp", "clerk", Some(TOKYO)).await;
        let transaction = app.state.db.begin().await.unwrap();
        for (id, column, value) in [
            (
                invited,
                account::Column::ConfirmedAt,
                Expr::value(None::<i64>),
            ),
            (left, account::Column::DeactivatedAt, Expr::value(1_i64)),
        ] {
            account::Entity::update_many()
                .col_expr(column, value)
                .filter(account::Column::Id.eq(id))
                .exec(&transaction)
                .await
                .unwrap();
        }
        transaction.commit().await.unwrap();
        founder
            .get("/ask?prefecture=13")
            .await
            .says("ask-nobody-title");
        founder
            .post("/ask", &[("prefecture", "13"), ("body", "だれかいますか")])
            .await
            .says("ask-nobody-title");
        assert!(
            question::Entity::find()
                .all(app.state.db.read())
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn asking_needs_an_address_confirmed_by_its_link() {
    on_both(|app| async move {
        app.staff("clerk@example.jp", TOKYO, "clerk").await;
        app.guest()
            .get("/ask?prefecture=13")
            .await
            .redirects_to("/sign-in?next=%2Fask%3Fprefecture%3D13");
        let mut founder = app.applicant("founder@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        account::Entity::update_many()
            .col_expr(account::Column::ConfirmedAt, Expr::value(None::<i64>))
            .filter(account::Column::Id.eq(founder.account_id.unwrap()))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        founder
            .get("/ask?prefecture=13")
            .await
            .has_status(200)
            .shows("founder@example.jp")
            .has_no_element("textarea");
        founder
            .post("/ask", &[("prefecture", "13"), ("body", "質問")])
            .await
            .has_no_element("textarea");
        assert!(
            question::Entity::find()
                .all(app.state.db.read())
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn too_many_questions_a_day_have_to_wait() {
    on_both_with(
        |config| config.limits.questions_per_day = 2,
        |app| async move {
            let (mut founder, _, _) = asked(&app).await;
            founder
                .post("/ask", &[("prefecture", "13"), ("body", "x")])
                .await
                .has_status(303);
            let answer = founder
                .post("/ask", &[("prefecture", "13"), ("body", "x")])
                .await;
            answer.has_status(429);
            assert!(answer.headers.contains_key("retry-after"));
        },
    )
    .await;
}
