//! What people paste along with what they mean: invisible marks, other widths,
//! other dashes. No form may be lost to them, whatever the field.

use domain::bureau::BureauId;
use office::db::entity::{message, question};
use sea_orm::EntityTrait as _;

use crate::harness::{on_both, on_both_with};
use crate::plans::{TODAY, font_folder, form1, record, version, with_plan};

const PASSWORD: &str = "correct horse battery staple";

#[tokio::test]
async fn an_address_with_something_invisible_or_japanese_in_it_gets_its_mail() {
    on_both(|app| async move {
        for (typed, to) in [
            ("taro.zw@example.jp\u{200b}", "taro.zw@example.jp"),
            ("\u{feff}taro.bom@example.jp", "taro.bom@example.jp"),
            ("taro@日本語.jp", "taro@xn--wgv71a119e.jp"),
            ("taro@example。jp", "taro@example.jp"),
            (
                "\u{202a}ｊｉｒｏ＠ｅｘａｍｐｌｅ｡jp\u{ad}",
                "jiro@example.jp",
            ),
            ("saburo@例え。ｊｐ", "saburo@xn--r8jz45g.jp"),
        ] {
            let fields = [("email", typed), ("password", PASSWORD)];
            let mut browser = app.guest();
            browser
                .post("/sign-up", &fields)
                .await
                .redirects_to("/sign-up/sent");
            let mail = app.outbox().await.pop().unwrap();
            assert_eq!(mail.recipient.as_deref(), Some(to), "{typed:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_is_asked_and_answered_without_what_cannot_be_seen() {
    on_both(|app| async move {
        let mut clerk = app
            .staff("clerk@example.jp", BureauId::Kantoshinetsu, "clerk")
            .await;
        let mut founder = app.applicant("founder@example.jp").await;
        let body = "電話は\u{202d}03-1234-5678\u{202c}です";
        let fields = [("prefecture", "13"), ("body", body)];
        founder.post("/ask", &fields).await.has_status(303);
        let question = question::Entity::find()
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        let desk = format!("/desk/questions/{}", question.id);
        clerk
            .post(&format!("{desk}/claim"), &[])
            .await
            .has_status(303);
        let answer = "\u{feff}\u{2067}必要です\u{2069}\u{200b}";
        clerk
            .post(&format!("{desk}/answer"), &[("answer", answer)])
            .await
            .has_status(303);
        let mut bodies: Vec<_> = message::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap()
            .into_iter()
            .map(|message| message.body)
            .collect();
        bodies.sort();
        assert_eq!(bodies, ["必要です", "電話は03-1234-5678です"]);
    })
    .await;
}

#[tokio::test]
async fn a_code_a_postal_code_and_a_day_are_read_as_if_typed_clean() {
    for (number, day) in [
        ("041506\u{200b}7", "20"),
        ("041─5067", "\u{202a}２０\u{202c}"),
        ("041━\u{2060}5067", "٢٠"),
    ] {
        on_both(move |app| async move {
            let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
            let id = ids[0];
            let on = (TODAY.0, TODAY.1, day);
            for (step, choice, code) in [
                (1, "done", "00\u{ad}12345"),
                (4, "asked", ""),
                (4, "done", number),
            ] {
                record(&app, &mut browser, id, step, choice, on, code)
                    .await
                    .redirects_to(&format!("/plans/{id}/steps/{step}"));
            }
            let version = version(&app, id).await;
            let answers = form1(
                &version,
                &[
                    ("institution_postal_code", "100─0001"),
                    ("reply_postal_code", "\u{202a}100-0001\u{202c}"),
                    // Optional: nothing can be seen of it, so it is empty.
                    ("postal_code_at_request", "\u{200b}"),
                ],
            );
            let path = format!("/plans/{id}/form1");
            browser.post(&path, &answers).await.has_status(303);
            let check = browser.get(&format!("{path}/check")).await;
            check.shows("100-0001");
        })
        .await;
    }
}

#[tokio::test]
async fn form_1_is_printed_whatever_invisible_was_pasted_into_a_name() {
    let fonts = font_folder().expect("run `npm ci` in frontend/ first: it has the form's font");
    let site = tempfile::tempdir().unwrap();
    let into = site.path().join("fonts");
    std::fs::create_dir_all(&into).unwrap();
    std::fs::copy(
        fonts.join(form1_pdf::FORM_FONT),
        into.join(form1_pdf::FORM_FONT),
    )
    .unwrap();
    on_both_with(
        |config| config.http.site = Some(site.path().to_owned()),
        |app| async move {
            let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
            let path = format!("/plans/{}/form1", ids[0]);
            for name in [
                "鈴木\u{200b}花子",
                "鈴木\u{2060}花子",
                "鈴木\u{2009}花子",
                "鈴木\u{202f}花子",
                "鈴木\u{ad}花子\u{feff}",
                "髙﨑𠮷\u{3164}",
            ] {
                let version = version(&app, ids[0]).await;
                let answers = form1(&version, &[("founder_name", name)]);
                browser.post(&path, &answers).await.has_status(303);
                let check = browser.get(&format!("{path}/check")).await;
                check.hides("印刷できません");
                let pdf = browser.post(&format!("{path}/pdf"), &[]).await;
                assert!(pdf.has_status(200).body.starts_with("%PDF-"), "{name:?}");
            }
        },
    )
    .await;
}
