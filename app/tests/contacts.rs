//! Whom to ask, as it is shown: old facts with their year, doubts beside what
//! they are about.

#![allow(clippy::unwrap_used, missing_docs)] // tests

mod rendered;

use app::components::{BureauContact, HelpDeskPhone, LastConfirmed, PortalLink};
use domain::bureau::Prefecture;
use jiff::civil::{Date, date};
use leptos::prelude::*;
use rendered::html;

const TODAY: Date = date(2026, 12, 1);

fn card(code: &str) -> String {
    let prefecture = Prefecture::parse(code).unwrap();
    html(TODAY, 9, || {
        view! { <BureauContact bureau=prefecture.bureau() prefecture /> }.into_any()
    })
}

#[test]
fn an_old_number_is_shown_with_its_year_and_its_page_and_can_be_called() {
    let card = card("13");
    assert!(card.contains("関東信越厚生局 東京事務所"), "{card}");
    assert!(
        card.contains("2018年3月22日の関東信越厚生局のページによる"),
        "{card}"
    );
    assert!(card.contains("変わっていることがあります"), "{card}");
    assert!(card.contains("href=\"tel:0366925119\""), "{card}");
    assert!(card.contains("kantoshinetsu/faq/hoken_a.html"), "{card}");
}

#[test]
fn a_desk_that_no_page_lists_is_named_and_has_no_number() {
    for (code, name) in [
        ("26", "近畿厚生局 京都事務所"),
        ("27", "近畿厚生局 担当課（課の名前は未確認）"),
        ("04", "東北厚生局 指導監査課"),
    ] {
        let card = card(code);
        assert!(card.contains(name), "{card}");
        assert!(!card.contains("tel:"), "{card}");
        assert!(
            card.contains("住所と電話番号は、厚生局のページで確かめてください"),
            "{card}"
        );
        assert!(!card.contains("都府県の事務所"), "{card}");
    }
    assert!(card("01").contains("北海道厚生局 医療課"));
}

#[test]
fn what_was_confirmed_long_ago_says_so_and_keeps_its_date() {
    let shown = |today| {
        html(today, 9, || {
            view! { <LastConfirmed on=date(2024, 3, 29) /> }.into_any()
        })
    };
    let fresh = shown(date(2025, 9, 29));
    assert!(
        fresh.contains("2024年3月29日") && !fresh.contains("18か月"),
        "{fresh}"
    );
    let old = shown(date(2025, 9, 30));
    assert!(
        old.contains("2024年3月29日") && old.contains("18か月以上たっています"),
        "{old}"
    );
}

#[test]
fn the_portals_address_has_its_doubt_beside_it_and_the_entrance_seen_last() {
    let link = html(TODAY, 9, || view! { <PortalLink /> }.into_any());
    let button = link.find("ポータルサイトを開く").unwrap();
    let doubt = link.find("開かないときは").unwrap();
    assert!(button < doubt && link.contains("2021年1月20日"), "{link}");
    assert!(
        link.contains("https://iryohokenjyoho.service-now.com/csm"),
        "{link}"
    );
}

#[test]
fn nobody_is_promised_an_answer_at_the_new_year() {
    let hours = |day, hour| html(day, hour, || view! { <HelpDeskPhone /> }.into_any());
    let doubt = "年末年始は休みのことがあります";
    assert!(hours(TODAY, 9).contains("今つながります"));
    assert!(!hours(TODAY, 9).contains(doubt));
    // A Thursday and a Saturday.
    for day in [date(2026, 12, 31), date(2027, 1, 2)] {
        let said = hours(day, 10);
        assert!(
            said.contains(doubt) && !said.contains("今つながります"),
            "{said}"
        );
    }
    // The next open day is such a day.
    let evening = hours(date(2026, 12, 28), 19);
    assert!(
        evening.contains("12月29日") && evening.contains(doubt),
        "{evening}"
    );
    // After it, nothing is in doubt.
    assert!(!hours(date(2027, 1, 3), 10).contains(doubt));
}

#[test]
fn whoever_is_out_of_scope_learns_of_the_succession_and_whom_to_ask() {
    let page = html(TODAY, 9, app::pages::out_of_scope::page);
    for said in [
        "承継申請は、元の医療機関・薬局のアカウントから",
        "新しいコードが付き、厚生局の情報がポータルサイトに届いてから",
        "120日",
        "代表者の名前ではなく、法人の名称",
        "2キロメートル",
        "未確認",
        "sysparm_article=KB0012432",
        "0800-080-4583",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}
