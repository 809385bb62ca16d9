//! 「厚生局から聞いた期限」: the plan's own date, and nobody else's.

use office::mail::planner;
use serde_json::json;
use uuid::Uuid;

use super::{acts, feed_path, row, take_back, with_plan};
use crate::harness::{Answer, App, Browser, on_both};

const WHO: &str = "千代田の窓口の山田さん";

async fn tell(
    app: &App,
    browser: &mut Browser,
    id: Uuid,
    act: &str,
    date: (&str, &str, &str),
    heard: (&str, &str, &str),
) -> Answer {
    let version = row(app, id).await.version.to_string();
    let fields = [
        ("version", version.as_str()),
        ("act", act),
        ("told_year", date.0),
        ("told_month", date.1),
        ("told_day", date.2),
        ("heard_year", heard.0),
        ("heard_month", heard.1),
        ("heard_day", heard.2),
        ("who", WHO),
    ];
    browser.post(&format!("/plans/{id}/told"), &fields).await
}

async fn plan_mails(app: &App) -> Vec<(String, &'static str)> {
    planner::round(&app.state, app.state.clock.now())
        .await
        .unwrap();
    let mails = app.outbox().await.into_iter();
    mails
        .map(|mail| (mail.dedupe_key, mail.state.as_str()))
        .collect()
}

/// The day of a date's event in a feed.
fn day_of(feed: &Answer, date: &str) -> String {
    let event = feed
        .body
        .split("BEGIN:VEVENT")
        .find(|event| event.contains(&format!("-{date}@tsukihajime")));
    let event = event.unwrap_or_else(|| panic!("no {date} in\n{}", feed.body));
    let (_, day) = event.split_once("DTSTART;VALUE=DATE:").expect("its day");
    day[..8].to_owned()
}

#[tokio::test]
async fn a_told_date_moves_page_reminders_and_calendar_and_is_taken_back() {
    on_both(|app| async move {
        let prepared = ["provisional_code", "account", "card_reader"];
        let kept = app
            .founder("founder@example.jp")
            .keeps("2027-06")
            .with_done(&prepared)
            .await;
        let id = kept.plan();
        // Ten open days before the precaution's last safe day, 31 March.
        app.set_now("2027-03-16T00:00:00Z");
        let mut browser = app.signed_in(kept.account).await;
        let made = browser
            .post(&format!("/plans/{id}/calendar"), &[("version", "0")])
            .await;
        let address = feed_path(&made.body);
        let key = |date: &str, offset: u8| format!("due:{id}:number_request:{date}:{offset}");
        let (own, told) = ("2027-04-01", "2027-03-26");
        assert_eq!(plan_mails(&app).await, [(key(own, 10), "pending")]);
        let feed = app.guest().get(&address).await;
        assert_eq!(day_of(&feed, "number_request_due"), "20270331");

        // Friday, 26 March. By the notice's words it would be later.
        let heard = ("2027", "3", "15");
        tell(
            &app,
            &mut browser,
            id,
            "number_request",
            ("令和9", "3", "26"),
            heard,
        )
        .await
        .redirects_to(&format!("/plans/{id}/steps/4#told"));
        assert_eq!(row(&app, id).await.deadline_revision, 1);
        assert_eq!(plan_mails(&app).await, [(key(own, 10), "cancelled")]);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .shows("2027年3月26日（金）")
            .says("certainty-told");
        browser
            .get(&format!("/plans/{id}/steps/4"))
            .await
            .shows("2027年3月26日（金）まで（2027年3月15日（月）に聞いた）")
            .shows(WHO);
        let feed = app.guest().get(&address).await;
        assert_eq!(day_of(&feed, "number_request_due"), "20270326");
        // Three open days before the aim, the 25th, of the new date.
        app.set_now("2027-03-19T00:00:00Z");
        assert_eq!(
            plan_mails(&app).await,
            [(key(own, 10), "cancelled"), (key(told, 3), "pending")]
        );

        let mut browser = app.signed_in(kept.account).await;
        take_back(&app, &mut browser, id, "told", &[("act", "number_request")])
            .await
            .redirects_to(&format!("/plans/{id}/steps/4#told"));
        let after = row(&app, id).await;
        assert_eq!((after.deadline_revision, after.told), (2, None));
        assert_eq!(
            plan_mails(&app).await,
            [(key(own, 10), "cancelled"), (key(told, 3), "cancelled")]
        );
        browser
            .get(&format!("/plans/{id}"))
            .await
            .hides("2027年3月26日（金）")
            .does_not_say("certainty-told");
        let feed = app.guest().get(&address).await;
        assert_eq!(day_of(&feed, "number_request_due"), "20270331");
        // The precaution's own mails come back, of its date.
        app.set_now("2027-03-26T00:00:00Z");
        assert!(
            plan_mails(&app).await.contains(&(key(own, 3), "pending")),
            "{:?}",
            plan_mails(&app).await
        );
        assert_eq!(
            acts(&app, id).await,
            ["kept", "feed-made", "told", "told-taken-back"]
        );
        // Twice is once too often.
        take_back(&app, &mut browser, id, "told", &[("act", "number_request")])
            .await
            .has_status(422)
            .says("notice-changed-meanwhile");
    })
    .await;
}

/// The application has a date then, where no page gives one, and the last that
/// was told of an act counts.
#[tokio::test]
async fn what_was_told_last_of_an_act_counts_and_another_month_forgets_it() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let heard = ("2026", "11", "20");
        browser
            .get(&format!("/plans/{id}/steps/4"))
            .await
            .says("application-day-unknown");
        for day in ["12", "14"] {
            tell(
                &app,
                &mut browser,
                id,
                "designation_application",
                ("2027", "5", day),
                heard,
            )
            .await
            .has_status(303);
        }
        assert_eq!(
            row(&app, id).await.told,
            Some(json!([{
                "act": "designation_application",
                "date": "2027-05-14",
                "heard": "2026-11-20",
                "who": WHO,
            }]))
        );
        let page = browser.get(&format!("/plans/{id}/steps/4")).await;
        page.shows("2027年5月14日（金）")
            .is_without("2027年5月12日（水）")
            .does_not_say("application-ask");
        // It was told for June.
        let version = row(&app, id).await.version.to_string();
        browser
            .post(
                &format!("/plans/{id}/opening"),
                &[("version", &version), ("opening", "2027-08")],
            )
            .await
            .has_status(303);
        assert_eq!(row(&app, id).await.told, None);
    })
    .await;
}

#[tokio::test]
async fn what_one_founder_was_told_is_shown_to_nobody_else() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        tell(
            &app,
            &mut browser,
            id,
            "number_request",
            ("2027", "3", "10"),
            ("2026", "11", "20"),
        )
        .await
        .has_status(303);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .shows("2027年3月10日（水）");

        // Another founder of the same month, prefecture and kind.
        let other = app.founder("other@example.jp").keeps("2027-06").await;
        let mut stranger = app.signed_in(other.account).await;
        for page in [
            format!("/plans/{}", other.plan()),
            format!("/plans/{}/steps/4", other.plan()),
            "/plan?opening=2027-06&prefecture=13&kind=medical".to_owned(),
            "/plan.ics?opening=2027-06&prefecture=13&kind=medical".to_owned(),
            "/sources".to_owned(),
        ] {
            stranger
                .get(&page)
                .await
                .has_status(200)
                .hides("2027年3月10日（水）")
                .hides(WHO);
        }
        let json = stranger
            .get("/api/v1/plan?opening=2027-06&prefecture=13&kind=medical")
            .await;
        json.has_status(200).is_without("\"told\"").hides(WHO);
        let plan: serde_json::Value = serde_json::from_str(&json.body).unwrap();
        let due = &plan["dates"][2];
        assert_eq!(due["id"], "number_request_due");
        assert_eq!(
            (&due["date"], &due["basis"]),
            (&json!("2027-04-01"), &json!("precaution"))
        );
        // Nor can they tell or take back for somebody else.
        let heard = ("2026", "11", "20");
        tell(
            &app,
            &mut stranger,
            id,
            "number_request",
            ("2027", "3", "9"),
            heard,
        )
        .await
        .has_status(404)
        .hides(WHO);
        take_back(
            &app,
            &mut stranger,
            id,
            "told",
            &[("act", "number_request")],
        )
        .await
        .has_status(404);
        assert_eq!(row(&app, id).await.told.unwrap()[0]["date"], "2027-03-10");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_told_date_comes_back_at_its_field_with_what_was_typed() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let heard = ("2026", "11", "19");
        // After the opening, far too early, no day, nothing.
        for day in [
            ("2027", "6", "29"),
            ("2025", "6", "29"),
            ("2027", "2", "30"),
            ("", "", ""),
        ] {
            tell(&app, &mut browser, id, "number_request", day, heard)
                .await
                .refuses("told_year")
                .shows(&format!("value=\"{}\"", day.2))
                .shows("value=\"19\"")
                .shows(WHO);
        }
        tell(&app, &mut browser, id, "", ("2027", "3", "17"), heard)
            .await
            .refuses("act")
            .shows("value=\"17\"")
            .shows(WHO);
        // Nobody has heard it tomorrow.
        let tomorrow = ("2026", "11", "21");
        tell(
            &app,
            &mut browser,
            id,
            "number_request",
            ("2027", "3", "17"),
            tomorrow,
        )
        .await
        .refuses("heard_year")
        .shows("value=\"21\"")
        .shows("value=\"17\"");
        assert_eq!(row(&app, id).await.told, None);
        assert_eq!(row(&app, id).await.deadline_revision, 0);
    })
    .await;
}
