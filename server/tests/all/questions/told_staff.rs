//! What an asker writes reaches somebody by mail, and nobody hears too often.

use office::db::column::MailState;
use office::db::entity::outbox;
use office::usecase::questions::overdue;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{TOKYO, asked};
use crate::harness::{App, Browser, on_both};
use crate::mail::work;

/// When the mails to a member of staff may leave, as `HH:MM` in Japan; oldest first.
async fn mails_to(app: &App, member: &Browser) -> Vec<String> {
    let mails = app.outbox().await.into_iter();
    mails
        .filter(|mail| mail.kind.as_str() == "question-received")
        .filter(|mail| mail.account_id == member.account_id)
        .map(|mail| {
            let at = domain::calendar::japan_time(mail.next_at.timestamp());
            format!("{:02}:{:02}", at.hour(), at.minute())
        })
        .collect()
}

/// So many questions were told of again.
async fn overdue(app: &App, at: &str) -> u64 {
    app.set_now(at);
    overdue::round(&app.state, app.state.clock.now())
        .await
        .unwrap()
}

async fn writes(browser: &mut Browser, question: Uuid, body: &str) {
    let page = format!("/questions/{question}");
    let sent = browser.post(&page, &[("body", body)]).await;
    sent.redirects_to(&page);
}

async fn at_desk(clerk: &mut Browser, question: Uuid, act: &str, fields: &[(&str, &str)]) {
    let page = format!("/desk/questions/{question}");
    let done = clerk.post(&format!("{page}/{act}"), fields).await;
    done.redirects_to(&page);
}

#[tokio::test]
async fn each_message_of_an_asker_is_told_and_nobody_gets_two_mails_within_an_hour() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let id = question.id;
        work(&app).await;
        at_desk(&mut clerk, id, "claim", &[]).await;
        at_desk(&mut clerk, id, "answer", &[("answer", "不要です")]).await;
        let colleague = app.staff("colleague@example.jp", TOKYO, "clerk").await;
        // Within the hour: at its end, one mail for all of it.
        app.set_now("2026-11-20T00:10:00Z");
        writes(&mut founder, id, "もう一つ").await;
        writes(&mut founder, id, "さらに一つ").await;
        work(&app).await;
        assert_eq!(mails_to(&app, &clerk).await, ["09:00", "10:00"]);
        app.set_now("2026-11-20T01:00:00Z");
        work(&app).await;
        // An hour later: at once; in a claimed question, too.
        app.set_now("2026-11-20T02:05:00Z");
        writes(&mut founder, id, "急ぎます").await;
        assert_eq!(mails_to(&app, &clerk).await, ["09:00", "10:00", "11:05"]);
        // Who has the question is told, and nobody else.
        assert_eq!(mails_to(&app, &colleague).await, [""; 0]);
        at_desk(&mut clerk, id, "release", &[]).await;
        writes(&mut founder, id, "どなたか").await;
        assert_eq!(mails_to(&app, &colleague).await, ["11:05"]);
        assert_eq!(mails_to(&app, &clerk).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_was_given_up_silences_no_later_one() {
    on_both(|app| async move {
        let (mut founder, clerk, question) = asked(&app).await;
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::State, Expr::value(MailState::Dead))
            .col_expr(outbox::Column::SettledAt, Expr::value(app.now()))
            .filter(outbox::Column::AccountId.eq(clerk.account_id.unwrap()))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        app.set_now("2026-11-20T00:01:00Z");
        writes(&mut founder, question.id, "届いていますか").await;
        assert_eq!(mails_to(&app, &clerk).await, ["09:00", "09:01"]);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_waits_is_told_again_on_the_next_open_morning_and_once() {
    on_both(|app| async move {
        // Friday; Monday is a holiday.
        let (mut founder, clerk, question) = asked(&app).await;
        let colleague = app.staff("colleague@example.jp", TOKYO, "clerk").await;
        work(&app).await;
        for at in [
            "2026-11-20T06:00:00Z",
            "2026-11-21T03:00:00Z",
            "2026-11-23T03:00:00Z",
            "2026-11-23T23:59:00Z",
        ] {
            assert_eq!(overdue(&app, at).await, 0, "{at}");
        }
        assert_eq!(overdue(&app, "2026-11-24T00:00:00Z").await, 1);
        assert_eq!(overdue(&app, "2026-11-24T00:01:00Z").await, 0);
        assert_eq!(mails_to(&app, &clerk).await, ["09:00", "09:00"]);
        assert_eq!(mails_to(&app, &colleague).await, ["09:00"]);
        work(&app).await;
        // Whoever takes it has an open day to answer.
        let mut clerk = app.signed_in(clerk.account_id.unwrap()).await;
        at_desk(&mut clerk, question.id, "claim", &[]).await;
        assert_eq!(overdue(&app, "2026-11-25T03:00:00Z").await, 0);
        assert_eq!(overdue(&app, "2026-11-26T00:00:00Z").await, 1);
        assert_eq!(overdue(&app, "2026-11-27T00:00:00Z").await, 0);
        assert_eq!(mails_to(&app, &clerk).await.len(), 3);
        assert_eq!(mails_to(&app, &colleague).await.len(), 1);
        // Answered: nothing waits. Asked again: from then on.
        let mut clerk = app.signed_in(clerk.account_id.unwrap()).await;
        at_desk(&mut clerk, question.id, "answer", &[("answer", "不要です")]).await;
        assert_eq!(overdue(&app, "2026-11-30T03:00:00Z").await, 0);
        let mut founder = app.signed_in(founder.account_id.take().unwrap()).await;
        writes(&mut founder, question.id, "もう一つ").await;
        assert_eq!(overdue(&app, "2026-12-01T03:00:00Z").await, 0);
        assert_eq!(overdue(&app, "2026-12-02T00:00:00Z").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_came_back_grows_old_from_the_follow_up_on() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        at_desk(&mut clerk, question.id, "claim", &[]).await;
        at_desk(&mut clerk, question.id, "answer", &[("answer", "不要です")]).await;
        app.set_now("2026-12-01T01:00:00Z");
        let mut founder = app.signed_in(founder.account_id.take().unwrap()).await;
        writes(&mut founder, question.id, "もう一つ").await;
        app.set_now("2026-12-03T01:00:00Z");
        let mut clerk = app.signed_in(clerk.account_id.unwrap()).await;
        clerk.get("/desk").await.shows("2開庁日経過");
    })
    .await;
}
