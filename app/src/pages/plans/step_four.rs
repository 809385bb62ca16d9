//! The second act of step 4 on its page: the designation application with a tick
//! and days of its own; and what the bureau told of both acts.

use domain::progress::ActState;
use domain::schedule::{Certainty, Told};
use domain::step::BureauAct;
use leptos::prelude::*;

use super::pieces::{PostButton, Version};
use crate::components::{BureauLink, CertaintyTag, DayField, DueDate, Fold, Radios, TextField};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::{APPLICATION_PART, ApplicationChoice, ApplicationView, StepView};

/// The application: by when, what goes with it, its record. The section's id is
/// not the field's, so that an error's link finds the field.
pub(super) fn application(view: &StepView) -> Option<AnyView> {
    let application = view.application.as_ref()?;
    if view.is_closed {
        return None;
    }
    Some(
        view! {
            <section id=APPLICATION_PART aria-labelledby="application-title">
                <h2 id="application-title">{t!("application-name")}</h2>
                {due(view)}
                <ul>
                    <li>{t!("application-need-form")}</li>
                    <li>{t!("application-need-plan")}</li>
                    <li>{t!("application-need-health-centre")}</li>
                    <li>{t!("application-need-arrival")}</li>
                </ul>
                {record(view, application)}
            </section>
        }
        .into_any(),
    )
}

fn due(view: &StepView) -> AnyView {
    match view.schedule.due_of(BureauAct::DesignationApplication) {
        Some(due) => view! { <p><DueDate planned=due.clone() /></p> }.into_any(),
        None => view! {
            <p>
                {t!("application-day-unknown")}" "<CertaintyTag certainty=Certainty::Unconfirmed />
                <br />
                <span class="small">{t!("application-ask")}" "<BureauLink bureau=view.schedule.bureau /></span>
            </p>
        }
        .into_any(),
    }
}

fn record(view: &StepView, application: &ApplicationView) -> AnyView {
    let lang = use_page().lang;
    let state = match application.state {
        ActState::ToDo => None,
        ActState::HandedIn { on } => {
            Some(t!("application-handed-in-on", date = full_date(lang, on)))
        }
        ActState::Returned { on } => {
            Some(t!("application-returned-on", date = full_date(lang, on)))
        }
    };
    let form = application.offered.map(|choice| {
        let form = form(view, choice);
        // Handed in is the usual end: the rare return is not asked for openly.
        if choice == ApplicationChoice::Returned {
            view! { <Fold summary=t!("application-came-back") open=view.form.has_errors()>{form}</Fold> }.into_any()
        } else {
            form
        }
    });
    let take_back = application.can_take_back.then(|| {
        view! {
            <PostButton
                action=view.plan.path("/application/take-back")
                version=view.version
                label=t!("application-take-back")
                class="text-button"
            />
        }
    });
    view! {
        {state.map(|words| view! { <p><strong>{words}</strong></p> })}
        {form}
        {take_back}
    }
    .into_any()
}

fn form(view: &StepView, choice: ApplicationChoice) -> AnyView {
    let form = view.form.clone();
    // One thing to record: nothing to choose from.
    let id = choice.as_str();
    let is_odd = form
        .errors()
        .iter()
        .any(|error| error.field == "application");
    let what = if is_odd {
        // What no page of ours sends is asked for in words.
        let options = ApplicationChoice::ALL
            .map(|choice| {
                let id = choice.as_str();
                (id.to_owned(), t!(format!("application-day-{id}")), None)
            })
            .to_vec();
        view! { <Radios form=form.clone() name="application" legend=t!("application-name") options /> }
            .into_any()
    } else {
        view! { <input r#type="hidden" name="application" value=id /> }.into_any()
    };
    view! {
        <form method="post" action=view.plan.path("/application") novalidate>
            <Version version=view.version />
            {what}
            <DayField
                form
                names=["applied_year", "applied_month", "applied_day"]
                legend=t!(format!("application-day-{id}"))
                // What reached the bureau on a day, not what came back.
                hint=(choice == ApplicationChoice::HandedIn).then(|| t!("application-day-hint"))
            />
            <button class="button button-secondary" r#type="submit">{t!(format!("application-save-{id}"))}</button>
        </form>
    }
    .into_any()
}

/// 「厚生局から聞いた期限」
pub(super) fn told(view: &StepView) -> Option<AnyView> {
    let application = view.application.as_ref()?;
    if view.is_closed {
        return None;
    }
    let is_wrong = view
        .form
        .errors()
        .iter()
        .any(|error| matches!(error.field, "act" | "told_year" | "heard_year" | "who"));
    let heard = application
        .told
        .iter()
        .map(|told| one_told(view, told))
        .collect_view();
    let inside = view! {
            <p>{t!("told-what")}</p>
            {heard}
            {told_form(view)}
    }
    .into_any();
    Some(
        view! {
            <Fold summary=t!("told-title") open=is_wrong id="told">{inside}</Fold>
        }
        .into_any(),
    )
}

fn one_told(view: &StepView, told: &Told) -> AnyView {
    let lang = use_page().lang;
    let words = t!(
        "told-line",
        act = t!(format!("told-act-{}", told.act.as_str())),
        date = full_date(lang, told.date),
        heard = full_date(lang, told.heard),
    );
    let who = (!told.who.is_empty()).then(|| t!("told-by", who = told.who.clone()));
    view! {
        <p>{words}" "{who}</p>
        <form method="post" action=view.plan.path("/told/take-back")>
            <Version version=view.version />
            <input r#type="hidden" name="act" value=told.act.as_str() />
            <button class="text-button" r#type="submit">{t!("told-take-back")}</button>
        </form>
    }
    .into_any()
}

fn told_form(view: &StepView) -> AnyView {
    let options = BureauAct::ALL
        .map(|act| {
            let label = t!(format!("told-act-{}", act.as_str()));
            (act.as_str().to_owned(), label, None)
        })
        .to_vec();
    let form = view.form.clone();
    view! {
        <form method="post" action=view.plan.path("/told") novalidate>
            <Version version=view.version />
            <Radios form=form.clone() name="act" legend=t!("told-act") options />
            <DayField
                form=form.clone()
                names=["told_year", "told_month", "told_day"]
                legend=t!("told-date")
                hint=Some(t!("step-on-hint"))
            />
            <DayField
                form=form.clone()
                names=["heard_year", "heard_month", "heard_day"]
                legend=t!("told-heard")
                hint=None
            />
            <TextField form name="who" label=t!("told-who") hint=Some(t!("told-who-hint")) optional=true width="medium" />
            <button class="button button-secondary" r#type="submit">{t!("told-save")}</button>
        </form>
    }
    .into_any()
}
