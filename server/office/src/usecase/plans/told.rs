//! 「厚生局から聞いた期限」: what the bureau told a founder becomes their plan's
//! date. It moves reminders and calendar as another month does, and is shown to
//! nobody else as a fact; staff see how many there are.

use domain::history::HistoryAct;
use domain::input::{ErrorCode, FieldError, TextRule, choice, past_day, plan_day, text};
use domain::schedule::Told;
use domain::step::BureauAct;
use serde_json::{Value, json};

use super::PlanError;
use super::changing::Changing;
use crate::actor::Actor;
use crate::db::plan::PlanChange;
use crate::mail::outbox;
use crate::office::Office;

/// The form as it was sent.
#[derive(Clone, Default)]
pub struct ToldForm {
    /// The plan's version that the form was made from.
    pub version: i32,
    /// Of which act.
    pub act: String,
    /// By when: year, month, day.
    pub date: [String; 3],
    /// When it was heard: year, month, day.
    pub heard: [String; 3],
    /// From whom.
    pub who: String,
}

/// Records what the bureau told; what it told before of the same act goes.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at `act`, `told_year`, `heard_year` and `who`.
pub async fn record(
    office: &Office,
    actor: &Actor,
    id: &str,
    form: &ToldForm,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, form.version).await?;
    let heard = parse(actor, &changing, form).map_err(PlanError::Invalid)?;
    let mut told = changing.plan.told.clone();
    told.retain(|told| told.act != heard.act);
    let detail = json!({ "of": heard.act, "on": heard.date });
    told.push(heard);
    let said = locales::id!("plans-saved");
    write(changing, told, (HistoryAct::Told, detail), said).await
}

fn parse(actor: &Actor, changing: &Changing<'_>, form: &ToldForm) -> Result<Told, Vec<FieldError>> {
    let [year, month, day] = &form.date;
    let opening = changing.plan.request.opening;
    let act = choice("act", &form.act, BureauAct::parse, ErrorCode::Choice);
    let date = plan_day("told_year", year, month, day, opening);
    let [year, month, day] = &form.heard;
    let heard = past_day("heard_year", year, month, day, actor.today());
    let who = text("who", &form.who, TextRule::NAME.optional());
    match (act, date, heard, who) {
        (Ok(act), Ok(date), Ok(heard), Ok(who)) => Ok(Told {
            act,
            date,
            heard,
            who,
        }),
        (act, date, heard, who) => {
            let errors = [act.err(), date.err(), heard.err(), who.err()];
            Err(errors.into_iter().flatten().collect())
        }
    }
}

/// Takes back what the bureau told of an act: the rules give its date again.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`],
/// also when nothing was told.
pub async fn take_back(
    office: &Office,
    actor: &Actor,
    id: &str,
    act: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let act = BureauAct::parse(act).ok_or(PlanError::Changed)?;
    let mut told = changing.plan.told.clone();
    told.retain(|told| told.act != act);
    if told.len() == changing.plan.told.len() {
        return Err(PlanError::Changed);
    }
    let act = (HistoryAct::ToldTakenBack, json!({ "of": act }));
    write(changing, told, act, locales::id!("plans-taken-back")).await
}

async fn write(
    changing: Changing<'_>,
    told: Vec<Told>,
    (act, detail): (HistoryAct, Value),
    said: &str,
) -> Result<(), PlanError> {
    let change = PlanChange {
        told: Some(told),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    outbox::cancel_for_plan(&changing.db, changing.plan.row.id, changing.actor.instant()).await?;
    changing.record(act, detail).await?;
    changing.done(said).await
}
