//! Documents in the database that a newer version has written (a release was
//! rolled back): what this version does not know of them is kept; what it cannot
//! read at all takes no list down, is told, and is not written over.

use domain::bureau::BureauId;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use office::db::entity::{plan, question, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{App, Browser, html, on_both};
use crate::plans::{TODAY, record, row, version, with_plan};

async fn set_progress(app: &App, id: Uuid, progress: Value) {
    let transaction = app.state.db.begin().await.unwrap();
    plan::Entity::update_many()
        .col_expr(plan::Column::Progress, Expr::value(progress))
        .filter(plan::Column::Id.eq(id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn set_form1(app: &App, id: Uuid, form1: Value) {
    let transaction = app.state.db.begin().await.unwrap();
    plan::Entity::update_many()
        .col_expr(plan::Column::Form1, Expr::value(form1))
        .filter(plan::Column::Id.eq(id))
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// A medical and dental pair; the ids in that order.
async fn with_pair(app: &App) -> (Browser, Uuid, Uuid) {
    let mut browser = app.applicant("pair@example.jp").await;
    let form = [
        ("opening", "2027-06"),
        ("prefecture", "13"),
        ("kind", "both"),
    ];
    browser.post("/plans", &form).await.redirects_to("/plans");
    let plans = plan::Entity::find().all(app.state.db.read()).await.unwrap();
    let of = |kind: &str| plans.iter().find(|plan| plan.kind == kind).unwrap().id;
    (browser, of("medical"), of("dental"))
}

async fn one_plan(app: &App) -> (Browser, Uuid) {
    let (browser, ids) = with_plan(app, "2027-06", "13", "medical").await;
    (browser, ids[0])
}

/// A step that no version of today knows.
fn unreadable() -> Value {
    json!({ "steps": { "moon_landing": { "done": "2026-11-20" } } })
}

const ANSWERS: [(&str, &str); 8] = [
    ("institution_name", "つきの診療所"),
    ("institution_postal_code", "1008916"),
    ("institution_address", "東京都千代田区霞が関1-2-2"),
    ("founder", "person"),
    ("founder_name", "資格　太郎"),
    ("reply_postal_code", "1008916"),
    ("reply_address", "東京都千代田区霞が関1-2-2"),
    ("reply_name", "資格　花子"),
];

async fn save_form1(app: &App, browser: &mut Browser, id: Uuid) -> crate::harness::Answer {
    let version = version(app, id).await;
    let mut fields = vec![("version", version.as_str())];
    fields.extend(ANSWERS);
    browser.post(&format!("/plans/{id}/form1"), &fields).await
}

#[tokio::test]
async fn what_a_newer_version_recorded_beside_a_step_survives_every_act_of_this_one() {
    on_both(|app| async move {
        let (mut founder, id) = one_plan(&app).await;
        let recorded = json!({
            "steps": { "provisional_code": { "done": "2026-11-19", "by": "telephone" } },
            "moon": { "phase": ["new", "full"] },
        });
        set_progress(&app, id, recorded).await;
        for page in ["", "/steps/1", "/history", "/form1", "/opening"] {
            founder
                .get(&format!("/plans/{id}{page}"))
                .await
                .has_status(200);
        }
        let kept = |progress: &Value| {
            assert_eq!(progress["steps"]["provisional_code"]["by"], "telephone");
            assert_eq!(progress["moon"]["phase"], json!(["new", "full"]));
        };
        // A step, its note, taking it back.
        let to = format!("/plans/{id}/steps/2");
        record(&app, &mut founder, id, 2, "done", TODAY, "")
            .await
            .redirects_to(&to);
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["steps"]["account"]["done"], "2026-11-20");
        kept(&progress);
        let fields = [("version", version(&app, id).await)];
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        founder
            .post(&format!("{to}/take-back"), &fields)
            .await
            .redirects_to(&to);
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["steps"]["account"], Value::Null);
        kept(&progress);
        // Another month.
        let version = version(&app, id).await;
        let fields = [("version", version.as_str()), ("opening", "2027-08")];
        founder
            .post(&format!("/plans/{id}/opening"), &fields)
            .await
            .redirects_to(&format!("/plans/{id}"));
        let moved = row(&app, id).await;
        assert_eq!(moved.opening, "2027-08");
        kept(&moved.progress);
    })
    .await;
}

#[tokio::test]
async fn an_outcome_with_more_in_it_is_understood_and_kept() {
    on_both(|app| async move {
        let (mut founder, id) = one_plan(&app).await;
        let outcome = json!({ "result": "designated", "on": "2027-06-01", "letter": "No. 12" });
        set_progress(&app, id, json!({ "outcome": outcome.clone() })).await;
        founder
            .get(&format!("/plans/{id}/ready"))
            .await
            .has_status(200)
            .shows("2027年6月1日");
        record(&app, &mut founder, id, 1, "done", TODAY, "")
            .await
            .redirects_to(&format!("/plans/{id}/steps/1"));
        assert_eq!(row(&app, id).await.progress["outcome"], outcome);
    })
    .await;
}

#[tokio::test]
async fn answers_to_form_1_that_only_a_newer_version_asks_for_survive_saving_for_both_of_a_pair() {
    on_both(|app| async move {
        let (mut founder, medical, dental) = with_pair(&app).await;
        let newer = json!({
            "institution_name": "旧名",
            "telephone": "03-0000-0000",
            "founder": { "type": "person", "name": "旧名", "reading": "シカク" },
        });
        set_form1(&app, medical, newer).await;
        set_form1(&app, dental, json!({ "chairs": 3 })).await;
        save_form1(&app, &mut founder, medical)
            .await
            .redirects_to(&format!("/plans/{medical}/form1/check"));
        let saved = row(&app, medical).await.form1.unwrap();
        assert_eq!(saved["institution_name"], "つきの診療所");
        assert_eq!(saved["telephone"], "03-0000-0000");
        assert_eq!(saved["founder"]["reading"], "シカク");
        assert_eq!(saved["founder"]["name"], "資格　太郎");
        let saved = row(&app, dental).await.form1.unwrap();
        assert_eq!(saved["institution_name"], "つきの診療所");
        assert_eq!(saved["chairs"], 3);
        assert_eq!(saved["telephone"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn what_a_newer_version_remembers_in_a_session_survives() {
    on_both(|app| async move {
        let (mut founder, id) = one_plan(&app).await;
        let transaction = app.state.db.begin().await.unwrap();
        session::Entity::update_many()
            .col_expr(
                session::Column::Data,
                Expr::value(json!({ "moon": 1, "conversation": "c" })),
            )
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        // A sentence for the next page is written, shown and forgotten.
        record(&app, &mut founder, id, 1, "done", TODAY, "").await;
        founder
            .get(&format!("/plans/{id}"))
            .await
            .has_status(200)
            .shows("class=\"flash");
        let rows = session::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(rows[0].data["moon"], 1);
        assert_eq!(rows[0].data["conversation"], "c");
        assert_eq!(rows[0].data["flash"], Value::Null);
    })
    .await;
}

/// A founder with a plan that cannot be read and another that can; a clerk; a
/// question about each.
struct Rolled {
    founder: Browser,
    clerk: Browser,
    bad: Uuid,
    good: Uuid,
}

impl Rolled {
    async fn new(app: &App) -> Self {
        let clerk = app
            .staff("clerk@example.jp", BureauId::Kantoshinetsu, "clerk")
            .await;
        let (mut founder, bad) = one_plan(app).await;
        let form = [
            ("opening", "2027-07"),
            ("prefecture", "13"),
            ("kind", "pharmacy"),
        ];
        let kept = founder.post("/plans", &form).await;
        let good = kept.location().unwrap();
        let good = good.rsplit('/').next().unwrap().parse().unwrap();
        for (plan, body) in [(bad, "読めない計画の質問"), (good, "読める計画の質問")]
        {
            let plan = plan.to_string();
            let fields = [("plan", plan.as_str()), ("body", body)];
            let asked = founder.post("/ask", &fields).await;
            assert!(asked.location().unwrap().starts_with("/questions/"));
        }
        set_progress(app, bad, unreadable()).await;
        Self {
            founder,
            clerk,
            bad,
            good,
        }
    }
}

#[tokio::test]
async fn a_plan_that_cannot_be_read_takes_no_list_down_and_is_counted() {
    // The tests of this function run on this thread alone.
    let recorder = PrometheusBuilder::new().build_recorder();
    let metrics = recorder.handle();
    let _counting = metrics::set_default_local_recorder(&recorder);
    on_both(move |app| {
        let metrics = metrics.clone();
        async move { takes_no_list_down(app, metrics).await }
    })
    .await;
}

async fn takes_no_list_down(app: App, metrics: PrometheusHandle) {
    let Rolled {
        mut founder,
        mut clerk,
        bad,
        good,
    } = Rolled::new(&app).await;
    let before = counted(&metrics);
    founder
        .get("/plans")
        .await
        .has_status(200)
        .shows(&format!("href=\"/plans/{good}\""))
        .has_no_element(&format!("a[href=/plans/{bad}]"));
    assert!(counted(&metrics) > before, "{}", metrics.render());
    founder
        .get("/ask")
        .await
        .has_status(200)
        .shows(&good.to_string())
        .hides(&bad.to_string());
    founder
        .get("/guide")
        .await
        .has_status(200)
        .hides(&bad.to_string());
    founder
        .get("/questions")
        .await
        .has_status(200)
        .shows("読めない計画の質問")
        .shows("読める計画の質問");
    // Staff still have both questions.
    let desk = clerk.get("/desk").await;
    desk.has_status(200)
        .shows("読める計画の質問")
        .shows("読めない計画の質問");
}

/// Plans that could not be read so far.
fn counted(metrics: &PrometheusHandle) -> u64 {
    let of_plans = |line: &&str| line.starts_with("unreadable_rows_total{table=\"plan\"");
    metrics
        .render()
        .lines()
        .filter(of_plans)
        .filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok())
        .sum()
}

#[tokio::test]
async fn each_page_of_a_plan_that_cannot_be_read_says_so_and_no_act_touches_it() {
    on_both(|app| async move {
        let Rolled {
            mut founder,
            mut clerk,
            bad,
            ..
        } = Rolled::new(&app).await;
        let says = |answer: &crate::harness::Answer| {
            answer
                .has_status(503)
                .says("fault-unreadable-title")
                .says("fault-unreadable-text")
                .shows("<h1>");
        };
        for page in [
            "",
            "/steps/1",
            "/form1",
            "/history",
            "/calendar",
            "/ready",
            "/opening",
            "/name",
            "/remove",
        ] {
            says(&founder.get(&format!("/plans/{bad}{page}")).await);
        }
        says(&record(&app, &mut founder, bad, 1, "done", TODAY, "").await);
        assert_eq!(row(&app, bad).await.progress, unreadable());
        // A stranger is told nothing.
        let mut stranger = app.applicant("stranger@example.jp").await;
        stranger.get(&format!("/plans/{bad}")).await.has_status(404);
        stranger
            .get(&format!("/ask?plan={bad}"))
            .await
            .has_status(404);
        // What was asked about it can be read and answered.
        for question in question::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap()
        {
            founder
                .get(&format!("/questions/{}", question.id))
                .await
                .has_status(200);
            let desk = format!("/desk/questions/{}", question.id);
            clerk.get(&desk).await.has_status(200);
            clerk
                .post(&format!("{desk}/claim"), &[])
                .await
                .redirects_to(&desk);
        }
    })
    .await;
}

#[tokio::test]
async fn answers_to_form_1_that_cannot_be_read_are_not_written_over_with_empty_ones() {
    on_both(|app| async move {
        let (mut founder, id) = one_plan(&app).await;
        let newer = json!({ "founder": { "type": "cooperative", "members": 3 } });
        set_form1(&app, id, newer.clone()).await;
        founder.get(&format!("/plans/{id}")).await.has_status(200);
        founder
            .get(&format!("/plans/{id}/form1"))
            .await
            .has_status(503)
            .says("fault-unreadable-title");
        save_form1(&app, &mut founder, id).await.has_status(503);
        assert_eq!(row(&app, id).await.form1, Some(newer));
    })
    .await;
}

#[tokio::test]
async fn a_question_in_a_state_of_a_newer_version_is_left_out_of_lists_and_told_on_its_own_page() {
    on_both(|app| async move {
        let Rolled {
            mut founder,
            mut clerk,
            good,
            ..
        } = Rolled::new(&app).await;
        let asked = question::Entity::find()
            .filter(question::Column::PlanId.eq(good))
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        // `claimed` by nobody, and answered in a state that is not known.
        for state in ["claimed", "answered"] {
            let transaction = app.state.db.begin().await.unwrap();
            question::Entity::update_many()
                .col_expr(question::Column::State, Expr::value(state))
                .filter(question::Column::Id.eq(asked.id))
                .exec(&transaction)
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            clerk
                .get("/desk")
                .await
                .has_status(200)
                .hides("読める計画の質問")
                .shows("読めない計画の質問");
            founder
                .get("/questions")
                .await
                .has_status(200)
                .hides(&html("読める計画の質問"));
            for (browser, page) in [
                (&mut founder, format!("/questions/{}", asked.id)),
                (&mut clerk, format!("/desk/questions/{}", asked.id)),
            ] {
                browser
                    .get(&page)
                    .await
                    .has_status(503)
                    .says("fault-unreadable-title");
            }
        }
    })
    .await;
}
