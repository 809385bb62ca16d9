//! The pages that everybody sees.

use super::is_whole;
use crate::harness::on_both;

#[tokio::test]
async fn every_public_page_comes_in_both_languages() {
    on_both(|app| async move {
        let pages = [
            "/",
            "/start",
            "/start/opening",
            "/out-of-scope",
            "/help",
            "/sources",
            "/accessibility",
            "/privacy",
        ];
        for lang in ["ja", "en"] {
            let mut browser = app.guest();
            for page in pages {
                let answer = browser.get(&format!("{page}?lang={lang}")).await;
                is_whole(&answer);
                answer.shows(&format!("<html lang=\"{lang}\""));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_home_page_says_what_this_is_and_that_it_files_nothing() {
    on_both(|app| async move {
        let mut browser = app.guest();
        browser
            .get("/")
            .await
            .says("home-what")
            .says("home-how")
            .says("home-not-filing")
            .shows("href=\"/start\"")
            .shows("href=\"/sign-in\"");
        let mut founder = app.applicant("founder@example.jp").await;
        founder
            .get("/")
            .await
            .shows("href=\"/plans\"")
            .has_no_element("a[href=/sign-in]");
    })
    .await;
}

#[tokio::test]
async fn help_says_when_the_desk_answers_today() {
    on_both(|app| async move {
        let mut browser = app.guest();
        // Friday 12:00, 07:00 and 19:00, Saturday 12:00, Sunday, a holiday (Japan).
        for (now, words) in [
            (
                "2026-11-20T03:00:00Z",
                "今つながります。今日は8:00～18:00です。",
            ),
            ("2026-11-19T22:00:00Z", "今日は8:00～18:00です。"),
            (
                "2026-11-20T10:00:00Z",
                "今日の受付は終わりました。次は11月21日（土） 8:00～16:00です。",
            ),
            (
                "2026-11-21T03:00:00Z",
                "今つながります。今日は8:00～16:00です。",
            ),
            (
                "2026-11-22T03:00:00Z",
                "今日は休みです。次は11月24日（火） 8:00～18:00です。",
            ),
            (
                "2026-11-23T03:00:00Z",
                "今日は休みです。次は11月24日（火） 8:00～18:00です。",
            ),
        ] {
            app.set_now(now);
            browser.get("/help").await.shows(words);
        }
    })
    .await;
}

#[tokio::test]
async fn the_sources_page_names_each_rule_with_its_page_and_the_day_of_the_check() {
    on_both(|app| async move {
        let answer = app.guest().get("/sources").await;
        answer
            .shows("2021年1月20日")
            .shows("四国厚生支局")
            .shows("2024年7月31日")
            .shows("2021年4月16日（金）");
        assert!(answer.body.matches("class=\"source\"").count() > 15);
    })
    .await;
}
