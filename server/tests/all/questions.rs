//! Questions: from the asker to the bureau's desk and back.

use domain::bureau::BureauId;
use domain::schedule::PlanRequest;
use office::db::entity::{account, audit, message, plan, question};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::harness::{App, Browser, on_both, on_both_with};

const TOKYO: BureauId = BureauId::Kantoshinetsu;

async fn keep(app: &App, account_id: Uuid, opening: &str) -> Uuid {
    let transaction = app.state.db.begin().await.unwrap();
    let account = account::Entity::find_by_id(account_id)
        .one(&transaction)
        .await
        .unwrap()
        .unwrap();
    let draft = PlanRequest::parse(opening, "13", "medical").unwrap();
    let ids = office::usecase::plans::keep_for(&transaction, account.id, draft, app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    ids[0]
}

async fn only_question(app: &App) -> question::Model {
    let mut rows = question::Entity::find()
        .all(app.state.db.read())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

/// A founder with a plan, a clerk of the plan's bureau, and the founder's question.
async fn asked(app: &App) -> (Browser, Browser, question::Model) {
    let mut founder = app.applicant("founder@example.jp").await;
    let clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
    let plan = keep(app, founder.account_id.unwrap(), "2027-06")
        .await
        .to_string();
    let sent = founder
        .post(
            "/ask",
            &[
                ("plan", &plan),
                ("prefecture", "13"),
                ("body", "仮コードを忘れました"),
            ],
        )
        .await;
    let question = only_question(app).await;
    sent.redirects_to(&format!("/questions/{}", question.id));
    (founder, clerk, question)
}

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
            .hides("<textarea");
        founder
            .post(&page, &[("body", "まだあります")])
            .await
            .has_status(409);
    })
    .await;
}

#[tokio::test]
async fn each_look_at_an_askers_plan_is_logged() {
    on_both(|app| async move {
        let (founder, mut clerk, question) = asked(&app).await;
        clerk
            .get(&format!("/desk/questions/{}", question.id))
            .await
            .has_status(200);
        let log = audit::Entity::find()
            .filter(audit::Column::Act.eq("plan-viewed"))
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(log.len(), 1);
        assert_eq!(log[0].actor_id, clerk.account_id);
        assert_eq!(
            log[0].subject,
            format!("plan:{}", question.plan_id.unwrap())
        );
        assert_ne!(founder.account_id, clerk.account_id);
    })
    .await;
}

#[tokio::test]
async fn staff_see_an_askers_steps_and_none_of_its_numbers() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let plan = question.plan_id.unwrap();
        for (step, choice, code) in [(1, "done", "0012345"), (4, "done", "0415067")] {
            let version = plan::Entity::find_by_id(plan)
                .one(app.state.db.read())
                .await
                .unwrap()
                .unwrap()
                .version
                .to_string();
            let fields = [
                ("version", version.as_str()),
                ("choice", choice),
                ("on_year", "2026"),
                ("on_month", "11"),
                ("on_day", "20"),
                ("code", code),
            ];
            founder
                .post(&format!("/plans/{plan}/steps/{step}"), &fields)
                .await
                .has_status(303);
        }
        let page = clerk.get(&format!("/desk/questions/{}", question.id)).await;
        page.has_status(200)
            .says("desk-plan-logged")
            .says("step-number_request");
        for number in ["0012345", "0415067", "•••••"] {
            page.hides(number);
        }
        clerk.get("/desk").await.has_status(200).hides("0415067");
        // Nor by asking for it as its owner does.
        let shown = clerk
            .post(&format!("/plans/{plan}/code/reception"), &[])
            .await;
        assert!(shown.status.is_client_error(), "{}", shown.status);
        shown.hides("0415067");
    })
    .await;
}

#[tokio::test]
async fn where_nobody_answers_the_page_says_so_before_anything_is_typed() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = keep(&app, founder.account_id.unwrap(), "2027-06").await;
        for path in [format!("/ask?plan={plan}"), "/ask?prefecture=13".to_owned()] {
            founder
                .get(&path)
                .await
                .has_status(200)
                .says("ask-nobody-title")
                .shows("0800-080-4583")
                .shows("kouseikyoku.mhlw.go.jp")
                .hides("<textarea");
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
            .hides("<textarea");
        founder
            .post("/ask", &[("prefecture", "13"), ("body", "質問")])
            .await
            .hides("<textarea");
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
async fn a_clerk_of_one_bureau_cannot_see_or_touch_anothers_questions() {
    on_both(|app| async move {
        let (_, _, question) = asked(&app).await;
        let mut kinki = app
            .staff("kinki@example.jp", BureauId::Kinki, "admin")
            .await;
        let desk = format!("/desk/questions/{}", question.id);
        kinki.get("/desk").await.has_status(200).hides(&desk);
        kinki.get(&desk).await.has_status(404);
        for act in ["claim", "release", "answer", "close"] {
            kinki
                .post(&format!("{desk}/{act}"), &[("body", "")])
                .await
                .has_status(404);
            kinki
                .post(&format!("{desk}/{act}"), &[("body", "x")])
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

#[tokio::test]
async fn of_fifty_clerks_who_claim_at_once_one_wins() {
    on_both(|app| async move {
        let (_, _, question) = asked(&app).await;
        let claim = format!("/desk/questions/{}/claim", question.id);
        let mut clerks = Vec::new();
        for n in 0..50 {
            clerks.push(
                app.staff(&format!("clerk{n}@example.jp"), TOKYO, "clerk")
                    .await,
            );
        }
        let claims: Vec<_> = clerks
            .into_iter()
            .map(|mut clerk| {
                let claim = claim.clone();
                tokio::spawn(async move { (clerk.post(&claim, &[]).await.status.as_u16(), clerk) })
            })
            .collect();
        let mut winners = Vec::new();
        for claimed in claims {
            let (status, mut clerk) = claimed.await.unwrap();
            assert!(status == 303 || status == 409, "{status}");
            let page = clerk.get(&format!("/desk/questions/{}", question.id)).await;
            page.has_status(200);
            let held = page
                .body
                .contains(&locales::text(locales::Lang::Ja, "desk-held-by-me"));
            winners.extend(held.then_some(clerk.account_id));
        }
        let now = only_question(&app).await;
        assert_eq!(winners, [now.claimed_by]);
        assert_eq!((now.version, now.state.as_str()), (1, "claimed"));
    })
    .await;
}

#[tokio::test]
async fn a_question_can_be_handed_back_and_taken_by_a_colleague() {
    on_both(|app| async move {
        let (_, mut first, question) = asked(&app).await;
        let mut second = app.staff("second@example.jp", TOKYO, "clerk").await;
        let desk = format!("/desk/questions/{}", question.id);
        first
            .post(&format!("{desk}/claim"), &[])
            .await
            .redirects_to(&desk);
        second
            .post(&format!("{desk}/claim"), &[])
            .await
            .redirects_to(&desk);
        second
            .get(&desk)
            .await
            .says("refusal-question-claimed-by-other")
            .shows("clerk clerk@example.jp");
        second.post(&format!("{desk}/release"), &[]).await;
        assert_eq!(only_question(&app).await.claimed_by, first.account_id);
        first
            .post(&format!("{desk}/release"), &[])
            .await
            .redirects_to(&desk);
        second
            .post(&format!("{desk}/claim"), &[])
            .await
            .redirects_to(&desk);
        assert_eq!(only_question(&app).await.claimed_by, second.account_id);
        first
            .post(&format!("{desk}/close"), &[])
            .await
            .redirects_to(&desk);
        assert_eq!(
            only_question(&app).await.state,
            "claimed",
            "what has no answer is not closed by staff"
        );
    })
    .await;
}

#[tokio::test]
async fn the_queue_shows_the_askers_next_date_first() {
    on_both(|app| async move {
        let mut clerk = app.staff("clerk@example.jp", TOKYO, "clerk").await;
        let mut patient = app.applicant("patient@example.jp").await;
        let mut urgent = app.applicant("urgent@example.jp").await;
        let mut without = app.applicant("without@example.jp").await;
        let late = keep(&app, patient.account_id.unwrap(), "2028-04")
            .await
            .to_string();
        let soon = keep(&app, urgent.account_id.unwrap(), "2027-05")
            .await
            .to_string();
        without
            .post("/ask", &[("prefecture", "13"), ("body", "third")])
            .await
            .has_status(303);
        patient
            .post("/ask", &[("plan", &late), ("body", "second")])
            .await
            .has_status(303);
        urgent
            .post("/ask", &[("plan", &soon), ("body", "first")])
            .await
            .has_status(303);
        let desk = clerk.get("/desk").await;
        let place = |text: &str| desk.body.find(&format!(">{text}<")).unwrap();
        assert!(place("first") < place("second") && place("second") < place("third"));
        // Three questions on one day: one mail to the clerk.
        assert_eq!(app.mail_kinds().await, ["question-received"]);
    })
    .await;
}

#[tokio::test]
async fn wrong_input_comes_back_with_a_message_and_what_was_typed() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let page = format!("/questions/{}", question.id);
        let desk = format!("/desk/questions/{}", question.id);
        clerk.post(&format!("{desk}/claim"), &[]).await;
        let long = "あ".repeat(4_001);
        for bad in ["", "   ", "\u{3000}", "a\u{0}b", long.as_str()] {
            founder
                .post("/ask", &[("prefecture", "13"), ("body", bad)])
                .await
                .refuses("body");
            founder.post(&page, &[("body", bad)]).await.refuses("body");
            clerk
                .post(&format!("{desk}/answer"), &[("answer", bad)])
                .await
                .refuses("answer");
        }
        let script = "</textarea><script>alert(1)</script>\u{0}";
        let back = founder
            .post("/ask", &[("prefecture", "13"), ("body", script)])
            .await;
        back.refuses("body")
            .shows("&lt;/textarea&gt;&lt;script&gt;")
            .hides("<script>alert");
        for prefecture in ["99", "東京", "' OR 1=1 --", "１３０"] {
            founder
                .post("/ask", &[("prefecture", prefecture), ("body", "x")])
                .await
                .refuses("prefecture");
            founder
                .get(&format!(
                    "/ask?{}",
                    serde_urlencoded::to_string([("prefecture", prefecture)]).unwrap()
                ))
                .await
                .refuses("prefecture");
        }
        founder
            .post("/ask", &[])
            .await
            .has_status(200)
            .says("ask-about-prefecture");
        let kept = founder
            .post(
                "/ask",
                &[("prefecture", "13"), ("body", "😀 ' OR 1=1 -- <b>x</b>")],
            )
            .await;
        kept.has_status(303);
        let thread = founder.follow(kept).await;
        thread
            .shows("😀 ' OR 1=1 -- &lt;b&gt;x&lt;/b&gt;")
            .hides("<b>x</b>");
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
