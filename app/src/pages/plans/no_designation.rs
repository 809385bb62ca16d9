//! `/plans/{id}/no-designation`: the page that asks before it is recorded that
//! no designation was made (別紙３ ⑦).

use domain::progress::NoDesignation;
use domain::source::{NoticeClause, Source};
use leptos::prelude::*;

use super::pieces::{BackToPlan, NoticeBox, Version, plan_line};
use crate::components::{DayField, ErrorSummary, Radios, SourceNote};
use crate::t;
use portal::plans::NoDesignationView;

/// The page.
#[must_use]
pub fn page(view: NoDesignationView) -> AnyView {
    let inside = if view.is_recorded {
        view! { <p>{t!("no-designation-recorded")}" "<a href=view.plan.path("/report")>{t!("report-title")}</a></p> }
            .into_any()
    } else if view.has_number {
        form(&view)
    } else {
        view! {
            <p>{t!("no-designation-no-number")}</p>
            <p><a href=view.plan.path("/opening")>{t!("kept-action-opening")}</a></p>
        }
        .into_any()
    };
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("no-designation-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        {inside}
    }
    .into_any()
}

fn form(view: &NoDesignationView) -> AnyView {
    let reasons = NoDesignation::ALL
        .into_iter()
        .map(|reason| {
            (
                reason.as_str().to_owned(),
                t!(format!("no-designation-{}", reason.as_str())),
                None,
            )
        })
        .collect::<Vec<_>>();
    let form = view.form.clone();
    view! {
        <div class="banner banner-warning">
            <p>{t!("no-designation-what")}</p>
            <ul>
                <li>{t!("no-designation-closes")}</li>
                <li>{t!("no-designation-cancels")}</li>
                <li>{t!("no-designation-opens")}</li>
                <li>{t!("no-designation-drafts")}</li>
            </ul>
            <p>{t!("no-designation-reversible")}</p>
            <SourceNote source=Source::notice(NoticeClause::Appendix3Step(7)) />
        </div>
        <form method="post" action=view.plan.path("/no-designation") novalidate>
            <Version version=view.version />
            <Radios form=form.clone() name="reason" legend=t!("no-designation-reason") options=reasons />
            <DayField
                form
                names=["on_year", "on_month", "on_day"]
                legend=t!("no-designation-on")
                hint=Some(t!("step-on-hint"))
            />
            <div class="button-row">
                <button class="button button-warning" r#type="submit">{t!("no-designation-button")}</button>
                <p><a href=view.plan.path("")>{t!("no-designation-not")}</a></p>
            </div>
        </form>
    }
    .into_any()
}
