//! People to ask: the help desk with today's hours, and a bureau's page.

use domain::bureau::{BureauId, Prefecture};
use domain::calendar::Calendar;
use domain::contacts::{Contacts, desk_day, desk_hours, is_desk_open, may_be_closed};
use domain::office::{Listing, Office};
use jiff::civil::{Date, Time};
use leptos::prelude::*;

use super::{FullDate, LastConfirmed, SourceNote};
use crate::page::use_page;
use crate::t;
use locales::{bureau as bureau_name, office as office_name, plain_date, source_title};

/// The implementing body's help desk, with the official portal below it.
#[component]
pub fn HelpDesk() -> impl IntoView {
    view! {
        <HelpDeskCard />
        <div class="small"><PortalLink />{t!("contact-portal-chatbot")}</div>
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

/// Today while a bureau may still be reached, else the next open day by name.
#[component]
pub fn BureauWhen() -> impl IntoView {
    let page = use_page();
    let day = domain::contacts::bureau_day(page.now, Calendar::official());
    if day == page.today {
        return view! { <strong>{t!("plan-today")}</strong> }.into_any();
    }
    view! { {t!("plan-next-open-day")}" "<strong><FullDate date=day /></strong> }.into_any()
}

/// The number of a prefecture's desk with the day of the page that gave it; where
/// none is known, that the bureau's page has it.
#[component]
pub fn OfficePhone(
    /// Where.
    prefecture: Prefecture,
) -> impl IntoView {
    let listing = Office::of(prefecture).listing.as_ref();
    let known = listing.and_then(|listing| Some((listing.phone.clone()?, listing)));
    let Some((phone, listing)) = known else {
        return view! { <p class="small">{t!("plan-phone-on-page")}</p> }.into_any();
    };
    let call = phone_address(&phone);
    view! { <p class="small"><a class="phone-inline" href=call>{phone}</a>" "{old(listing)}</p> }
        .into_any()
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

/// The way to the official portal. The address is the notice's, so what is known
/// of it stands beside it, with the entrance that was seen last.
#[component]
pub fn PortalLink(
    /// How it looks; a plain link unless told.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let lang = use_page().lang;
    let Contacts {
        portal,
        portal_today,
        ..
    } = Contacts::embedded();
    let known = plain_date(lang, portal.confirmed);
    let seen = plain_date(lang, portal_today.confirmed);
    view! {
        <a class=class href=portal.value.clone() rel="external noreferrer">{t!("contact-portal-open")}</a>
        <span class="portal-care small">
            {t!("contact-portal-known", date = known)}" "
            <a href=portal_today.value.clone() rel="external noreferrer">{t!("contact-portal-today", date = seen)}</a>
        </span>
    }
}

/// 「今日は8:00～18:00です。今つながります」, or when it opens next.
fn hours_today() -> String {
    let page = use_page();
    let calendar = Calendar::official();
    // Nobody knows whether it answers on such a day.
    let open = is_desk_open(page.now, calendar) && !may_be_closed(page.today);
    match desk_hours(page.today, calendar) {
        Some((from, until)) if open => {
            t!("contact-open-now", from = hour(from), until = hour(until))
        }
        Some((from, until)) if domain::calendar::japan_time(page.now).time() < until => {
            let hours = t!(
                "contact-opens-later",
                from = hour(from),
                until = hour(until)
            );
            and_new_year(hours, page.today)
        }
        Some(_) => next_opening("contact-closed-for-today"),
        None => next_opening("contact-closed-today"),
    }
}

/// The hours of a day, with a word on the New Year where that may close it.
fn and_new_year(hours: String, day: Date) -> String {
    if may_be_closed(day) {
        t!(
            "contact-hours-unsure",
            hours = hours,
            new_year = t!("contact-new-year")
        )
    } else {
        hours
    }
}

/// The message with the next day on which the desk answers, and from when.
fn next_opening(id: &str) -> String {
    let page = use_page();
    if let Some((day, from, until)) = desk_day(page.now, Calendar::official()) {
        let date = locales::day(page.lang, day);
        let hours = t!(id, date = date, from = hour(from), until = hour(until));
        return and_new_year(hours, day);
    }
    t!("contact-hours-usual")
}

fn hour(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// A bureau by name, with its page and the day the address was last right; and
/// where the prefecture is known, the desk that takes the papers there.
#[component]
pub fn BureauContact(
    /// Which bureau.
    bureau: BureauId,
    /// Where, if that is known.
    #[prop(optional_no_strip, into)]
    prefecture: Option<Prefecture>,
) -> impl IntoView {
    let lang = use_page().lang;
    let page = domain::bureau_page::BureauPage::of(bureau);
    let office = prefecture.map(Office::of);
    let (name, desk) = match office {
        Some(office) => (office_name(lang, office), t!("contact-office-branch")),
        None => (bureau_name(lang, bureau), t!("contact-bureau-desks")),
    };
    view! {
        <div class="contact-card">
            <p class="card-name">{name}</p>
            <p class="small">{t!("contact-bureau-for")}" "{desk}</p>
            {office.map(reached)}
            <p><BureauLink bureau /></p>
            <p class="small"><LastConfirmed on=page.confirmed /></p>
        </div>
    }
}

/// Telephone and address as a page gave them, with the page's day: they may have
/// changed since, and are called confirmed only where somebody has looked.
fn reached(office: &'static Office) -> AnyView {
    let listing = office.listing.as_ref();
    let Some(listing) = listing.filter(|it| it.address.is_some() || it.phone.is_some()) else {
        return view! { <p class="small">{t!("contact-office-unlisted")}</p> }.into_any();
    };
    let confirmed = listing
        .confirmed
        .filter(|_| office.is_confirmed(use_page().today));
    let basis = match confirmed {
        Some(on) => {
            view! { <SourceNote source=listing.source.clone() />" "<LastConfirmed on /> }.into_any()
        }
        None => {
            let address = listing.source.url().unwrap_or_default().to_owned();
            view! { <a href=address rel="external noreferrer">{old(listing)}</a> }.into_any()
        }
    };
    let address = listing.address.clone().map(|address| {
        let postal = listing
            .postal
            .clone()
            .map(|postal| t!("contact-postal", postal = postal));
        view! { <span lang="ja">{postal}" "{address}</span> }
    });
    let phone = listing.phone.clone().map(|phone| {
        let call = phone_address(&phone);
        view! { <p><a class="phone" href=call>{phone}</a></p> }
    });
    view! {
        {phone}
        <p class="small">{address}" "{basis}</p>
    }
    .into_any()
}

/// 「2018年3月22日の関東信越厚生局のページによる。変わっていることがあります」
fn old(listing: &Listing) -> String {
    let lang = use_page().lang;
    t!(
        "contact-office-old",
        date = plain_date(lang, listing.source.edition()),
        page = source_title(lang, &listing.source)
    )
}
