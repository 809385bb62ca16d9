//! `/desk/questions/{id}`: one question with the asker's plan; claim, answer,
//! hand back, close.

use domain::progress::StepState;
use domain::step::StepId;
use leptos::prelude::*;

use super::desk::holder;
use super::mail_words::reply;
use super::questions::{handed, messages, moment, plan_name};
use crate::components::{DueDate, ErrorSummary, Notice, SubmitButton, TextArea, Tone};
use crate::t;
use portal::desk::{DeskQuestionView, DeskRow, Holder};
use portal::form::Form;
use portal::mail_log::AnswerUndelivered;
use portal::questions::{AskedPlan, QuestionStanding};

/// The page.
#[must_use]
pub fn page(view: DeskQuestionView) -> AnyView {
    let standing = view.row.standing.as_str();
    let plan = view
        .row
        .plan
        .clone()
        .map(|plan| asker(plan, view.steps.clone(), &view.row.id));
    let acts = acts(&view.row, view.form.clone());
    view! {
        <a class="back-link no-print" href="/desk">{t!("desk-back")}</a>
        <ErrorSummary form=view.form />
        <h1>{t!("desk-question-title", date = moment(view.row.asked_at))}</h1>
        <p>
            <span class=format!("status status-{standing}")>{t!(format!("question-state-{standing}"))}</span>" "
            {holder(&view.row.holder)}" "
            {t!("desk-waited", days = i64::from(view.row.waited_open_days))}
        </p>
        {handed(view.handed)}
        {messages(view.messages, view.bureau)}
        {view.untold.map(untold)}
        {acts}
        {plan}
    }
    .into_any()
}

/// The asker may not know that there is an answer.
fn untold(mail: AnswerUndelivered) -> AnyView {
    let words = t!(
        "desk-answer-undelivered-text",
        moment = moment(mail.at),
        reply = reply(mail.reply)
    );
    view! {
        <Notice tone=Tone::Warning id="untold" heading=t!("desk-answer-undelivered")>
            <p>{words}</p>
        </Notice>
    }
    .into_any()
}

fn asker(plan: AskedPlan, steps: Vec<(StepId, StepState)>, question: &str) -> AnyView {
    let mails = format!("/desk/questions/{question}/mails");
    let due = plan
        .next
        .as_ref()
        .and_then(|next| Some((next.duty.step(), next.due.clone()?)));
    let next = due.map(|(step, planned)| {
        view! {
            <dt>{t!("desk-column-next")}</dt>
            <dd>{t!(format!("step-{}", step.as_str()))}" "<DueDate planned /></dd>
        }
    });
    let steps = steps
        .into_iter()
        .map(|(step, state)| {
            view! {
                <li>{t!(format!("step-{}", step.as_str()))}" — "{t!(format!("step-state-{}", state.as_str()))}</li>
            }
        })
        .collect_view();
    view! {
        <section class="desk-plan" aria-labelledby="desk-plan-title">
            <h2 id="desk-plan-title">{t!("desk-plan-title")}</h2>
            <dl>
                <dt>{t!("desk-column-plan")}</dt>
                <dd>{plan_name(&plan)}</dd>
                {next}
            </dl>
            <ol>{steps}</ol>
            <p><a href=mails>{t!("desk-plan-mails")}</a></p>
            <p class="hint">{t!("desk-plan-logged")}</p>
        </section>
    }
    .into_any()
}

fn acts(row: &DeskRow, form: Form) -> AnyView {
    let to = |act: &str| format!("/desk/questions/{}/{act}", row.id);
    let button = |act: &str, label: String| {
        view! {
            <form method="post" action=to(act)>
                <button class="button button-secondary" r#type="submit">{label}</button>
            </form>
        }
    };
    let answer = |label: String| {
        view! {
            <form method="post" action=to("answer")>
                <TextArea form=form.clone() name="answer" label=t!("desk-answer-label") hint=Some(t!("desk-answer-hint")) rows=8 />
                <SubmitButton label />
            </form>
        }
    };
    match (row.standing, &row.holder) {
        (QuestionStanding::Open, _) => view! {
            <form method="post" action=to("claim")><SubmitButton label=t!("desk-claim") /></form>
        }
        .into_any(),
        (QuestionStanding::Claimed, Holder::Me) => view! {
            {answer(t!("desk-answer-button"))}
            {button("release", t!("desk-release"))}
        }
        .into_any(),
        (QuestionStanding::Answered, Holder::Me) => view! {
            {answer(t!("desk-answer-more"))}
            {button("close", t!("desk-close"))}
        }
        .into_any(),
        (QuestionStanding::Answered, _) => view! { {button("close", t!("desk-close"))} }.into_any(),
        (QuestionStanding::Claimed | QuestionStanding::Closed, _) => ().into_any(),
    }
}
