//! What a mail says.

use jiff::SignedDuration;
use office::db::entity::account;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use serde_json::json;

use super::when::live_until;
use super::{decoded, plain, prepared_plan, states, subjects, with_sink, work};
use crate::harness::world::done;
use crate::smtp_sink::Answer;

#[tokio::test]
async fn several_plans_and_steps_due_on_one_morning_become_one_mail() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let other = app.account("other@example.jp", "applicant", None).await;
        app.known(account).keeps("2027-05").of("both").await;
        app.known(other).keeps("2027-05").of("pharmacy").await;
        app.set_now("2026-12-01T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(
            to.iter().filter(|to| **to == "founder@example.jp").count(),
            1,
            "{:?}",
            subjects(&mails)
        );
        assert_eq!(to.len(), 2);
        let mine = mails
            .iter()
            .find(|mail| mail.to == "founder@example.jp")
            .unwrap();
        // Both of a pair and all three steps are one thing to do.
        let subject = decoded(&mine.header("Subject").unwrap());
        assert!(!subject.contains("ほか"), "{subject}");
        let text = plain(mine);
        assert!(text.starts_with("== 医科・歯科 ==\r\n"), "{text}");
        for once in ["計画：", "いつまでに：", "手続1", "手続3　"] {
            assert_eq!(text.matches(once).count(), 1, "{once}: {text}");
        }
        assert!(
            plain(mine).contains("http://127.0.0.1:3000/plans\r\n"),
            "{}",
            plain(mine)
        );
        assert!(states(&app).await.contains(&"merged"));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_not_there_is_one_thing_to_do_at_the_bureau_and_the_steps_follow_at_the_portal()
 {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        let mut progress = done(&["provisional_code", "account", "card_reader"]);
        progress["steps"]["number_request"] = json!({ "asked": "2027-03-10" });
        app.set_progress(plan, progress).await;
        // One open day after the dispatch, three before the aim date: the letter
        // and steps 5 and 6 are all due.
        app.set_now("2027-05-11T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "{:?}", subjects(&mails));
        let subject = decoded(&mails[0].header("Subject").unwrap());
        assert!(
            subject.starts_with("【5/17(月)まで・あと4開庁日】厚生局からの回答書は届きましたか"),
            "to 17 May there are four: {subject}"
        );
        assert!(!subject.contains("ほか"), "{subject}");
        let text = plain(&mails[0]);
        assert!(!text.contains("=="), "no headings for one thing: {text}");
        let place = |words: &str| {
            text.find(words)
                .unwrap_or_else(|| panic!("{words} in {text}"))
        };
        assert!(place("回答書（受付番号のお知らせ）が届いたか") < place("関東信越厚生局"));
        assert!(place("関東信越厚生局") < place("手続5"));
        assert!(place("手続5") < place("手続6"));
        assert!(place("手続6") < place("どこに：オンライン資格確認実施機関"));
        assert_eq!(text.matches("どこに").count(), 1, "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_mail_about_step_four_names_the_last_safe_day_as_the_goal() {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        // Thursday, 1 April, is the day on which it would be handed back.
        app.set_now("2027-03-31T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        let subjects = subjects(&mails);
        assert!(
            subjects[0].starts_with("【今日3/31(水)まで】"),
            "{subjects:?}"
        );
        let said = plain(&mails[0]);
        assert!(
            said.contains("2027年3月31日（水）。厚生局の期限は未確認です。"),
            "{said}"
        );
        assert!(said.contains("2027年4月1日（木）"), "{said}");
        assert!(said.contains("厚生局へお確かめください"), "{said}");
        assert!(said.contains("郵送では間に合いません"), "{said}");
        // On the deadline itself there is nothing left to be in time for: the
        // bureau is asked, and no day is named.
        app.set_now("2027-04-01T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert!(
            self::subjects(&mails)[1].starts_with("【今日】手続4をまだ出せるか"),
            "{:?}",
            self::subjects(&mails)
        );
        assert!(
            !plain(&mails[1]).contains("いつまでに"),
            "{}",
            plain(&mails[1])
        );
    })
    .await;
}

#[tokio::test]
async fn every_reminder_reads_as_it_should_in_both_languages() {
    with_sink(|app, sink| async move {
        let (account, _) = prepared_plan(&app, "founder@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        account::Entity::update_many()
            .col_expr(account::Column::Lang, Expr::value("en"))
            .filter(account::Column::Id.eq(account))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let japanese = app.account("ja@example.jp", "applicant", None).await;
        app.known(japanese).keeps("2027-06").of("pharmacy").await;
        live_until(&app, "2026-11-20T00:00:00Z", 200).await;
        for mail in sink.mails() {
            let text = format!(
                "{}\n{}",
                decoded(&mail.header("Subject").unwrap()),
                plain(&mail)
            );
            assert!(!text.contains('⟦'), "{text}");
            if std::env::var_os("SHOW_MAILS").is_some() {
                println!("---- {} {}\n{text}", mail.to, mail.header("Date").unwrap());
            }
        }
        assert!(
            sink.mails()
                .iter()
                .any(|mail| decoded(&mail.header("Subject").unwrap()).starts_with("[By "))
        );
    })
    .await;
}

#[tokio::test]
async fn the_mail_about_a_deletion_says_what_by_when_and_how_and_obeys_no_preference() {
    with_sink(|app, sink| async move {
        let id = app.account("leaves@example.jp", "applicant", None).await;
        let mut browser = app.signed_in(id).await;
        browser
            .post("/account/mail", &[("preference", "none")])
            .await
            .has_status(303);
        browser
            .post("/account/delete", &[])
            .await
            .redirects_to("/account");
        // Asked for again, the day that the mail names stays true.
        app.pass(jiff::SignedDuration::from_hours(5));
        browser.post("/account/delete", &[]).await.has_status(303);
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "{:?}", subjects(&mails));
        assert!(
            subjects(&mails)[0].contains("11/27(金)"),
            "{:?}",
            subjects(&mails)
        );
        let text = plain(&mails[0]);
        for said in [
            "2026年11月27日（金）",
            "09:00",
            "計画、記録、番号",
            "削除を取り消す",
        ] {
            assert!(text.contains(said), "{said} is not in\n{text}");
        }
        assert!(text.contains(&format!("{}/account", app.state.config.public_url())));
        assert!(!mails[0].text.to_lowercase().contains("list-unsubscribe"));

        // Taken back before it left: nothing to tell.
        browser
            .post("/account/delete/undo", &[])
            .await
            .has_status(303);
        browser.post("/account/delete", &[]).await.has_status(303);
        browser
            .post("/account/delete/undo", &[])
            .await
            .has_status(303);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(states(&app).await, ["sent", "cancelled"]);
    })
    .await;
}

/// Field case 48: the mail server was away, and the mail named the days that were
/// left when it was planned.
#[tokio::test]
async fn a_mail_that_leaves_on_another_day_counts_from_that_day() {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        // Three open days before the last safe day of step 4, Wednesday 31 March.
        app.set_now("2027-03-26T00:00:00Z");
        sink.script(&[Answer::NotNow; 20]);
        work(&app).await;
        assert!(sink.mails().is_empty());
        app.pass(SignedDuration::from_hours(72));
        sink.script(&[]);
        work(&app).await;
        let mails = sink.mails();
        let subject = decoded(&mails[0].header("Subject").unwrap());
        assert!(
            subject.starts_with("【3/31(水)まで・あと2開庁日】"),
            "{subject}"
        );
        assert!(plain(&mails[0]).contains("開いている日はあと2日"));
    })
    .await;
}

/// Journey A1: the only mail of a late founder asked for a day months ago.
#[tokio::test]
async fn the_first_mail_of_a_late_plan_says_what_its_page_says_first() {
    with_sink(|app, sink| async move {
        app.set_now("2027-05-20T05:00:00Z");
        let id = app.account("late@example.jp", "applicant", None).await;
        let plan = app.known(id).keeps("2027-06").await.plan();
        app.set_now("2027-05-21T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        let text = plain(&mails[0]);
        let task = locales::text(locales::Lang::Ja, "turn-call-help-desk-do");
        assert!(text.contains(&task), "{text}");
        assert!(text.contains("0800-080-4583"), "{text}");
        assert!(text.contains("個別対応をお願いできますか"), "{text}");
        assert!(!text.contains("いつまでに"), "{text}");
        let mut browser = app.signed_in(id).await;
        browser
            .get(&format!("/plans/{plan}"))
            .await
            .says("turn-call-help-desk-do");
    })
    .await;
}
