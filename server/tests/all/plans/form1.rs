//! Form 1: asked, checked, printed.

use uuid::Uuid;

use super::steps::place;
use super::{NUMBER, PROVISIONAL, acts, font_folder, form1, row, version, with_plan};
use crate::harness::on_both;

#[tokio::test]
async fn what_is_wrong_with_form_1_is_listed_in_the_order_of_its_questions() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let path = format!("/plans/{}/form1", ids[0]);
        let version = row(&app, ids[0]).await.version.to_string();
        let fields = [
            ("version", version.as_str()),
            ("provisional_code", "1"),
            ("date", "1"),
            ("postal_code_at_request", "1"),
        ];
        let page = browser.post(&path, &fields).await;
        page.has_status(422);
        let (_, summary) = page.body.split_once("error-summary-title").unwrap();
        let (summary, _) = summary.split_once("</ul>").unwrap();
        let listed: Vec<usize> = summary
            .split("href=\"#")
            .skip(1)
            .map(|rest| {
                place(
                    &page,
                    &format!("id=\"{}\"", rest.split('"').next().unwrap()),
                )
            })
            .collect();
        assert!(listed.len() >= 10, "{summary}");
        assert!(listed.is_sorted(), "{summary}");
    })
    .await;
}

#[tokio::test]
async fn form_1_is_asked_checked_and_covered_with_what_may_stay_empty_left_blank() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let path = format!("/plans/{id}/form1");
        browser
            .get(&format!("{path}/check"))
            .await
            .redirects_to(&path);
        browser
            .post(&path, &form1("0", &[]))
            .await
            .redirects_to(&format!("{path}/check"));
        let check = browser.get(&format!("{path}/check")).await;
        check
            .has_status(200)
            .shows("令和8年と印刷")
            .says("form1-blank")
            .says("form1-make")
            .hides("⟦");
        check
            .shows(&format!("href=\"{path}#institution_name\""))
            .has_no_element("#form1-differs");
        browser
            .get(&path)
            .await
            .shows("value=\"オン資クリニック\"")
            .shows("value=\"100-8916\"");
        let changed = [
            ("name_at_request", "旧クリニック"),
            ("provisional_code", PROVISIONAL),
        ];
        browser
            .post(&path, &form1("1", &changed))
            .await
            .has_status(303);
        let check = browser.get(&format!("{path}/check")).await;
        check
            .says("form1-differs")
            .shows("•••••45")
            .hides(PROVISIONAL);
        let cover = browser.get(&format!("{path}/cover")).await;
        cover
            .says("change-introduction-plan")
            .says("cover-branch")
            .shows("関東信越厚生局")
            .hides("⟦");
    })
    .await;
}

#[tokio::test]
async fn wrong_input_on_form_1_comes_back_with_the_input_kept() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "pharmacy").await;
        let path = format!("/plans/{}/form1", ids[0]);
        browser
            .post(&path, &[("version", "0")])
            .await
            .refuses("institution_name")
            .refuses("founder")
            .refuses("reply_name");
        let long = "長".repeat(201);
        let script = "</textarea><script>alert(1)</script>";
        for (field, value) in [
            ("institution_postal_code", "12"),
            ("reply_address", long.as_str()),
            ("date_day", "31"),
            ("provisional_code", NUMBER),
            ("founder", "both"),
            ("reply_name", "control\u{0007}"),
        ] {
            let first = if field == "date_day" { "date" } else { field };
            let answer = browser
                .post(
                    &path,
                    &form1("0", &[(field, value), ("founder_name", script)]),
                )
                .await;
            answer.refuses(first).is_without("<script>alert");
        }
        let corporation = [("founder", "corporation")];
        let answer = browser.post(&path, &form1("0", &corporation)).await;
        answer
            .refuses("representative_title")
            .refuses("representative_name");
        assert_eq!(row(&app, ids[0]).await.form1, None);
    })
    .await;
}

#[tokio::test]
async fn twins_answer_form_1_once() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let path = format!("/plans/{}/form1", ids[0]);
        browser.post(&path, &form1("0", &[])).await.has_status(303);
        assert_eq!(row(&app, ids[0]).await.form1, row(&app, ids[1]).await.form1);
        let check = browser.get(&format!("/plans/{}/form1/check", ids[1])).await;
        for id in &ids {
            check.shows(&format!("action=\"/plans/{id}/form1/pdf\""));
        }
    })
    .await;
}

#[tokio::test]
async fn form_1_comes_as_a_pdf_for_each_of_a_pair() {
    let Some(fonts) = font_folder() else {
        panic!("run `npm ci` in frontend/ first: it has the form's font")
    };
    let site = tempfile::tempdir().unwrap();
    let into = site.path().join("fonts");
    std::fs::create_dir_all(&into).unwrap();
    std::fs::copy(
        fonts.join(form1_pdf::FORM_FONT),
        into.join(form1_pdf::FORM_FONT),
    )
    .unwrap();
    crate::harness::on_both_with(
        |config| config.http.site = Some(site.path().to_owned()),
        |app| async move {
            let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
            let pdf = |id: &Uuid| format!("/plans/{id}/form1/pdf");
            browser
                .post(&pdf(&ids[0]), &[])
                .await
                .redirects_to(&format!("/plans/{}/form1/check", ids[0]));
            browser
                .post(&format!("/plans/{}/form1", ids[0]), &form1("0", &[]))
                .await
                .has_status(303);
            for id in &ids {
                let answer = browser.post(&pdf(id), &[]).await;
                answer.has_status(200);
                assert_eq!(answer.headers["content-type"], "application/pdf");
                assert_eq!(answer.headers["cache-control"], "no-store");
                assert!(answer.body.starts_with("%PDF-"));
                assert!(acts(&app, *id).await.contains(&"form1-made".to_owned()));
            }
            // A character that no font has is named before anything is printed.
            let version = version(&app, ids[0]).await;
            let answers = form1(&version, &[("founder_name", "資格\u{10ffff}")]);
            browser
                .post(&format!("/plans/{}/form1", ids[0]), &answers)
                .await
                .has_status(303);
            browser.post(&pdf(&ids[0]), &[]).await.has_status(303);
            let check = browser.get(&format!("/plans/{}/form1/check", ids[0])).await;
            check
                .shows("\u{10ffff}")
                .shows("印刷できません")
                .has_no_element(&format!("form[action={}]", pdf(&ids[0])));
        },
    )
    .await;
}
