//! Claiming a question, and the queue.

use super::{TOKYO, asked, only_question};
use crate::harness::on_both;

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
        let mut told = 0;
        for claimed in claims {
            let (status, mut clerk) = claimed.await.unwrap();
            assert!(status == 303 || status == 409, "{status}");
            let page = clerk.get(&format!("/desk/questions/{}", question.id)).await;
            page.has_status(200);
            let held = page
                .body
                .contains(&locales::text(locales::Lang::Ja, "desk-held-by-me"));
            winners.extend(held.then_some(clerk.account_id));
            // Whoever was overwritten does not have it any more, but was told so.
            told += usize::from(page.body.contains("09:00 に受け持ちました"));
        }
        let now = only_question(&app).await;
        assert_eq!(winners, [now.claimed_by]);
        assert_eq!(told, 1, "told that they have it");
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
        let late = app
            .known(patient.account_id.unwrap())
            .keeps("2028-04")
            .await
            .plan()
            .to_string();
        let soon = app
            .known(urgent.account_id.unwrap())
            .keeps("2027-05")
            .await
            .plan()
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
