//! Where a bureau's page puts the 受付番号 first: 4 → the reply → 2 → 5 → 6.

use locales::Lang;

use super::{NUMBER, PROVISIONAL, TODAY, apply, record, row, with_plan};
use crate::harness::{Answer, html, on_both};

/// The refusal that names the step which comes first.
#[track_caller]
fn says_first(answer: &Answer, step: &str) {
    let name = locales::text(Lang::Ja, &format!("step-{step}"));
    let words = locales::text_with(
        Lang::Ja,
        locales::id!("refusal-comes-first"),
        &locales::args!(step = name),
    );
    answer.has_status(422).shows(&html(&words));
}

#[tokio::test]
async fn where_the_number_comes_first_the_forms_lead_from_the_request_to_ready() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "04", "medical").await;
        let id = ids[0];
        let page = |rest: &str| format!("/plans/{id}{rest}");
        // Step 1 is not used here and can be begun all the same; 2 waits for 4.
        browser
            .get(&page("/steps/1"))
            .await
            .says("step-state-not-used")
            .says("step-not-used-begin");
        browser
            .get(&page("/steps/2"))
            .await
            .shows(&format!("href=\"{}\"", page("/steps/4")));
        let list = browser.get(&page("")).await;
        list.has_no_element(&format!("a[href={}]", page("/steps/2")))
            .shows(&format!("href=\"{}\"", page("/steps/4")));

        // Each before its turn is refused, and says what comes first.
        let early = record(&app, &mut browser, id, 2, "done", TODAY, "").await;
        says_first(&early, "number_request");
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        let early = record(&app, &mut browser, id, 2, "done", TODAY, "").await;
        says_first(&early, "number_request");
        record(&app, &mut browser, id, 4, "done", TODAY, NUMBER)
            .await
            .has_status(303);
        let early = record(&app, &mut browser, id, 5, "done", TODAY, "").await;
        says_first(&early, "account");
        assert_eq!(
            row(&app, id).await.progress["steps"]["account"],
            serde_json::Value::Null
        );

        // The reader needs no account.
        record(&app, &mut browser, id, 3, "ordered", TODAY, "")
            .await
            .redirects_to(&page("/steps/3"));
        for step in [2, 5, 6] {
            browser
                .get(&page("/ready"))
                .await
                .says("ready-not-yet-title");
            record(&app, &mut browser, id, step, "done", TODAY, "")
                .await
                .redirects_to(&page(&format!("/steps/{step}")));
        }
        browser
            .get(&page("/ready"))
            .await
            .says("ready-not-yet-title");
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        browser
            .get(&page("/ready"))
            .await
            .says("ready-recorded-title");
    })
    .await;
}

/// Who has a 仮コード there all the same goes on with it.
#[tokio::test]
async fn a_step_that_is_not_used_can_be_recorded_and_leads_on() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "34", "pharmacy").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        record(&app, &mut browser, id, 2, "done", TODAY, "")
            .await
            .redirects_to(&format!("/plans/{id}/steps/2"));
        assert_eq!(
            row(&app, id).await.progress["steps"]["account"]["done"],
            "2026-11-20"
        );
        // A plan for an earlier month there keeps the notice's order.
        app.set_now("2024-03-01T03:00:00Z");
        let earlier = app
            .founder("earlier@example.jp")
            .keeps("2024-09")
            .in_prefecture("34")
            .await;
        let mut browser = app.signed_in(earlier.account).await;
        browser
            .get(&format!("/plans/{}/steps/1", earlier.plan()))
            .await
            .has_status(200)
            .does_not_say("step-state-not-used");
    })
    .await;
}

#[tokio::test]
async fn while_the_provisional_code_is_waited_for_that_is_the_next_thing() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "asked", TODAY, "")
            .await
            .has_status(303);
        let page = browser.get(&format!("/plans/{id}")).await;
        let named = |step: &str| locales::text(Lang::Ja, &format!("step-{step}"));
        // What, since when, what comes then, what can be done meanwhile.
        page.says("kept-next-waiting")
            .says("next-await-code")
            .shows("11月20日（金）から待っています")
            .shows(&format!("次は、「{}」", named("account")))
            .says("wait-meanwhile")
            .shows(&format!("href=\"/plans/{id}/steps/1#record\""))
            .shows(&format!("href=\"/plans/{id}/steps/4\""));
        // Ten open days later, and not after steps 2 and 3 are due (1 January).
        page.shows("12月7日（月）を目安に");
    })
    .await;
}
