//! People to ask: the help desk with today's hours, and a bureau's page.

use domain::bureau::BureauId;
use domain::calendar::Calendar;
use domain::contacts::{Contacts, desk_hours, is_desk_open};
use jiff::civil::{Date, Time};
use leptos::prelude::*;

use super::{FullDate, SourceNote};
use crate::page::use_page;
use crate::t;
use locales::{bureau as bureau_name, plain_date};

/// The implementing body's help desk, with the official portal below it.
#[component]
pub fn HelpDesk() -> impl IntoView {
    let known = plain_date(use_page().lang, Contacts::embedded().portal.confirmed);
    view! {
        <HelpDeskCard />
        <p class="small">
            <PortalLink />" "{t!("contact-portal-known", date = known)}" "{t!("contact-portal-chatbot")}
        </p>
    }
}

/// The help desk: the number to call, and when somebody answers it.
#[component]
pub fn HelpDeskCard() -> impl IntoView {
    let mail = Contacts::embedded().help_desk_mail.value.clone();
    let write = format!("mailto:{mail}");
    view! {
        <div class="contact-card">
            <p class="card-name">{t!("contact-help-desk-short")}</p>
            <p><HelpDeskPhone /></p>
            <p class="small">{t!("contact-phone-free")}" "{t!("contact-hours-usual")}</p>
            <p class="small"><a href=write>{mail}</a></p>
        </div>
    }
}

/// The help desk's number, and whether anybody answers now.
#[component]
pub fn HelpDeskPhone() -> impl IntoView {
    let phone = Contacts::embedded().help_desk_phone.value.clone();
    let call = phone_address(&phone);
    view! {
        <a class="phone" href=call>{phone}</a>
        <br />
        <strong>{hours_today()}</strong>
    }
}

/// Whether the help desk answers now, or from when.
#[component]
pub fn HelpDeskHours() -> impl IntoView {
    hours_today()
}

/// A telephone number as the address of a link.
#[must_use]
pub fn phone_address(number: &str) -> String {
    format!("tel:{}", number.replace('-', ""))
}

/// The hour (Japan time) after which nobody is sent to a bureau on the same day:
/// no bureau's hours are known to us, and this is before offices usually close.
const TOO_LATE_TO_CALL: i8 = 17;

/// Today while a bureau may still be reached, else the next open day by name.
#[component]
pub fn BureauWhen() -> impl IntoView {
    let page = use_page();
    let calendar = Calendar::official();
    let hour = domain::calendar::japan_time(page.now).hour();
    if calendar.is_open(page.today) && hour < TOO_LATE_TO_CALL {
        return view! { <strong>{t!("plan-today")}</strong> }.into_any();
    }
    let next = calendar.next_open(page.today.tomorrow().unwrap_or(page.today));
    view! { {t!("plan-next-open-day")}" "<strong><FullDate date=next /></strong> }.into_any()
}

/// The way to a bureau's page.
#[component]
pub fn BureauLink(
    /// Which bureau.
    bureau: BureauId,
    /// How it looks; a plain link unless told.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let address = domain::bureau_page::BureauPage::of(bureau).url.clone();
    let words = t!(
        "contact-bureau-page",
        bureau = bureau_name(use_page().lang, bureau)
    );
    view! { <a class=class href=address rel="external noreferrer">{words}</a> }
}

/// The way to the official portal.
#[component]
pub fn PortalLink(
    /// How it looks; a plain link unless told.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let address = Contacts::embedded().portal.value.clone();
    view! { <a class=class href=address rel="external noreferrer">{t!("contact-portal-open")}</a> }
}

/// 「今日は8:00～18:00です。今つながります」, or when it opens next.
fn hours_today() -> String {
    let page = use_page();
    let calendar = Calendar::official();
    let open = is_desk_open(page.now, calendar);
    match desk_hours(page.today, calendar) {
        Some((from, until)) if open => {
            t!("contact-open-now", from = hour(from), until = hour(until))
        }
        Some((from, until)) if domain::calendar::japan_time(page.now).time() < from => {
            t!(
                "contact-opens-later",
                from = hour(from),
                until = hour(until)
            )
        }
        Some(_) => next_opening("contact-closed-for-today"),
        None => next_opening("contact-closed-today"),
    }
}

/// The message with the next day on which the desk answers, and from when.
fn next_opening(id: &str) -> String {
    let page = use_page();
    let mut day = page.today;
    // Never more than ten days: no run of holidays is longer.
    for _ in 0..10 {
        day = day.tomorrow().unwrap_or(Date::MAX);
        if let Some((from, until)) = desk_hours(day, Calendar::official()) {
            let date = locales::day(page.lang, day);
            return t!(id, date = date, from = hour(from), until = hour(until));
        }
    }
    t!("contact-hours-usual")
}

fn hour(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A bureau by name, with its page and the day the address was last right.
#[component]
pub fn BureauContact(
    /// Which bureau.
    bureau: BureauId,
) -> impl IntoView {
    let lang = use_page().lang;
    let page = domain::bureau_page::BureauPage::of(bureau);
    view! {
        <div class="contact-card">
            <h2>{bureau_name(lang, bureau)}</h2>
            <p>{t!("contact-bureau-for")}</p>
            <p><BureauLink bureau /></p>
            <p class="source">
                <SourceNote source=page.source.clone() />" "
                {t!("planned-confirmed", date = plain_date(lang, page.confirmed))}
            </p>
        </div>
    }
}
