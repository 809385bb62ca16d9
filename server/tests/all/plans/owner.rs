//! A plan is its owner's alone.

use super::{row, version, with_number, with_plan};
use crate::harness::on_both;

#[tokio::test]
async fn nobody_else_finds_a_plan() {
    on_both(|app| async move {
        let (mut owner, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut owner, id).await;
        let mut other = app.applicant("other@example.jp").await;
        for rest in [
            "",
            "/history",
            "/opening",
            "/no-designation",
            "/report",
            "/ready",
            "/name",
            "/remove",
            "/calendar",
            "/form1",
            "/form1/check",
            "/form1/cover",
            "/steps/4",
            "/letter",
        ] {
            other
                .get(&format!("/plans/{id}{rest}"))
                .await
                .has_status(404);
        }
        let version = version(&app, id).await;
        for rest in [
            "/designated",
            "/no-designation",
            "/outcome/take-back",
            "/opening",
            "/name",
            "/remove",
            "/calendar",
            "/calendar/revoke",
            "/form1",
            "/letter",
            "/report",
            "/code/reception",
            "/steps/5",
            "/steps/4/take-back",
        ] {
            let fields = [
                ("version", version.as_str()),
                ("opening", "2027-08"),
                ("reason", "refused"),
            ];
            other
                .post(&format!("/plans/{id}{rest}"), &fields)
                .await
                .has_status(404);
        }
        assert_eq!(row(&app, id).await.version.to_string(), version);
        other
            .get("/plans")
            .await
            .has_status(200)
            .hides(&id.to_string());
    })
    .await;
}

#[tokio::test]
async fn the_printed_short_link_leads_its_owner_to_the_plan_and_nobody_else_anywhere() {
    on_both(|app| async move {
        let (mut owner, ids) = with_plan(&app, "2027-04", "13", "both").await;
        let mut other = app.applicant("other@example.jp").await;
        for id in ids {
            let link = domain::short_link::ShortLink::of(&id.to_string()).unwrap();
            let path = format!("/p/{link}");
            owner
                .get(&format!("/plans/{id}"))
                .await
                .shows(&format!("{}{path}", app.state.config.public_url()));
            owner.get(&path).await.redirects_to(&format!("/plans/{id}"));
            owner
                .get(&path.to_uppercase().replace("/P/", "/p/"))
                .await
                .redirects_to(&format!("/plans/{id}"));
            other.get(&path).await.has_status(404);
            app.guest()
                .get(&path)
                .await
                .redirects_to(&format!("/sign-in?next=%2Fp%2F{link}"));
        }
        owner.get("/p/00000000").await.has_status(404);
    })
    .await;
}
