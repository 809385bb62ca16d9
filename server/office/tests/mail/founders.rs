//! What simulated founders do: keep a plan, record its steps early, in time,
//! late or not at all, take back, move the month, hear other dates, want fewer
//! mails or none.

use domain::account::{MailPreference, PlanAct, Role};
use domain::calendar::{Calendar, japan_date};
use domain::month::YearMonth;
use domain::progress::{NoDesignation, Progress};
use domain::schedule::{PlanRequest, Told};
use domain::step::{BureauAct, StepId};
use fastrand::Rng;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use locales::Lang;
use office::clock::new_id;
use office::db::Instant;
use office::db::account::{self, AccountChange, NewAccount};
use office::db::plan::{self, Plan, PlanChange};
use office::mail::outbox;
use office::office::Office;
use office::usecase::plans::keep_for;
use uuid::Uuid;

/// What a founder does on a day.
#[derive(Clone, Debug)]
pub enum Act {
    Keep(PlanRequest),
    Record(Step),
    TakeBack(StepId),
    /// By so many days later.
    Hear(i64),
    Move,
    NotDesignated,
    Want(MailPreference),
}

/// What can be recorded.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    AskedForCode,
    Done(StepId),
    Arranged,
    HandedIn,
    Applied,
    Designated,
}

/// Somebody with one or two plans.
pub struct Founder {
    pub id: Uuid,
    pub plans: Vec<Uuid>,
    acts: Vec<(Date, Act)>,
}

/// When something was recorded as done, by plan; for "no mail after it".
pub struct Done {
    pub plan: Uuid,
    pub step: StepId,
    pub at: Timestamp,
    /// Taken back then.
    pub until: Option<Timestamp>,
}

const STEPS: [(Step, i64); 9] = [
    (Step::AskedForCode, -150),
    (Step::Done(StepId::ProvisionalCode), -140),
    (Step::Done(StepId::Account), -130),
    (Step::Arranged, -125),
    (Step::HandedIn, -60),
    (Step::Done(StepId::NumberRequest), -35),
    (Step::Done(StepId::NumberPresentation), -25),
    (Step::Done(StepId::Applications), -22),
    (Step::Applied, -50),
];

impl Founder {
    /// Somebody who opens some months after the first day.
    pub fn new(chance: &mut Rng, first: Date, months: i64) -> Self {
        let opening = first
            .checked_add(chance.i64(2..months).months())
            .unwrap()
            .first_of_month();
        let month = YearMonth::of(opening).unwrap();
        let prefecture = format!("{:02}", chance.u8(1..48));
        let kind = ["medical", "dental", "pharmacy", "both"][chance.usize(0..4)];
        let request = PlanRequest::parse(&month.to_string(), &prefecture, kind).unwrap();
        let kept = opening
            .checked_sub(chance.i64(15..200).days())
            .unwrap()
            .max(first);
        let mut acts = vec![(kept, Act::Keep(request))];
        let day = |offset: i64| opening.checked_add(offset.days()).unwrap();
        // The diligent do all in time; others late, or leave something out.
        let (lateness, left_out) = [(0, 0), (10, 5), (25, 20)][chance.usize(0..3)];
        for (step, offset) in STEPS {
            if chance.u32(0..100) >= left_out {
                let late = chance.i64(-8..lateness + 2);
                acts.push((day(offset + late).max(kept), Act::Record(step)));
            }
        }
        if chance.u8(0..10) < 7 {
            acts.push((day(chance.i64(0..20)), Act::Record(Step::Designated)));
        }
        let some_day = |chance: &mut Rng| day(chance.i64(-140..5)).max(kept);
        if chance.u8(0..10) == 0 {
            let (step, offset) = STEPS[chance.usize(1..8)];
            if let Step::Done(step) = step {
                acts.push((day(offset + 9).max(kept), Act::TakeBack(step)));
            }
        }
        if chance.u8(0..12) == 0 {
            acts.push((some_day(chance), Act::Hear(chance.i64(-8..9))));
        }
        if chance.u8(0..15) == 0 {
            acts.push((some_day(chance), Act::Move));
        }
        if chance.u8(0..40) == 0 {
            acts.push((day(chance.i64(-10..3)), Act::NotDesignated));
        }
        if chance.u8(0..8) == 0 {
            let choice = [MailPreference::None, MailPreference::Fewer][chance.usize(0..2)];
            let from = some_day(chance);
            acts.push((from, Act::Want(choice)));
            if chance.bool() {
                let back = from.checked_add(chance.i64(0..30).days()).unwrap();
                acts.push((back, Act::Want(MailPreference::Standard)));
            }
        }
        acts.sort_by_key(|(day, act)| (*day, !matches!(act, Act::Keep(_))));
        acts.reverse();
        Self {
            id: new_id(),
            plans: Vec::new(),
            acts,
        }
    }

    /// Does what is to be done by this day; gives what came to be done.
    pub async fn live(&mut self, office: &Office, day: Date, done: &mut Vec<Done>) {
        while self.acts.last().is_some_and(|(when, _)| *when <= day) {
            let (_, act) = self.acts.pop().unwrap();
            self.act(office, act, done).await;
        }
    }

    async fn act(&mut self, office: &Office, act: Act, done: &mut Vec<Done>) {
        let now: Instant = office.clock.now().into();
        let db = office.db.begin().await.unwrap();
        match act {
            Act::Keep(request) => {
                let new = NewAccount {
                    id: self.id,
                    email: domain::input::email(
                        "email",
                        &format!("f{}@d{}.example", self.id.simple(), self.id.as_u128() % 40),
                    )
                    .unwrap(),
                    role: Role::Applicant,
                    bureau: None,
                    name: None,
                    password_hash: None,
                    lang: Lang::Ja,
                    confirmed_at: Some(now),
                };
                account::insert(&db, new, now).await.unwrap();
                self.plans = keep_for(&db, self.id, request, now).await.unwrap();
            }
            Act::Want(choice) => {
                let change = AccountChange::MailPreference(choice);
                account::change(&db, self.id, change, now).await.unwrap();
            }
            of_plan => {
                let today = japan_date(office.clock.now());
                for id in &self.plans {
                    let found = plan::of_account(&db, self.id, *id, PlanAct::Change, today).await;
                    if let Some(plan) = found.unwrap() {
                        change(office, &db, &plan, &of_plan, done).await;
                    }
                }
            }
        }
        db.commit().await.unwrap();
    }
}

async fn change(
    office: &Office,
    db: &impl sea_orm::ConnectionTrait,
    plan: &Plan,
    act: &Act,
    done: &mut Vec<Done>,
) {
    let at = office.clock.now();
    let (now, today): (Instant, Date) = (at.into(), japan_date(at));
    let practice = plan.schedule.practice();
    let progress = &plan.progress;
    let mut new = PlanChange::default();
    let mut cancels = false;
    let moved = match act {
        Act::Record(step) => match step {
            Step::AskedForCode => progress.request_code(today),
            Step::Done(step) => progress.complete(*step, today, practice),
            Step::Arranged => progress.arrange_reader(today),
            Step::HandedIn => progress.hand_in(today),
            Step::Applied => progress.apply(today),
            Step::Designated => progress.record_designated(today),
        }
        .ok(),
        Act::TakeBack(step) => progress.take_back(*step, practice).ok(),
        Act::NotDesignated => {
            cancels = true;
            progress
                .record_no_designation(NoDesignation::ALL[0], today)
                .ok()
        }
        Act::Hear(days) => {
            cancels = true;
            let date = plan
                .schedule
                .number_request_due
                .date()
                .checked_add(days.days())
                .unwrap();
            new.told = Some(vec![Told {
                act: BureauAct::NumberRequest,
                date,
                heard: today,
                who: String::new(),
            }]);
            Some(progress.clone())
        }
        Act::Move => {
            cancels = true;
            new.opening = plan.request.opening.plus_months(1);
            new.told = Some(Vec::new());
            Some(progress.carried_over(practice))
        }
        Act::Keep(_) | Act::Want(_) => None,
    };
    let Some(moved) = moved else {
        return;
    };
    note(plan, progress, &moved, at, done);
    new.progress = Some(moved);
    plan.save(db, new, now).await.unwrap();
    if cancels {
        outbox::cancel_for_plan(db, plan.row.id, now).await.unwrap();
    }
}

fn note(plan: &Plan, before: &Progress, after: &Progress, at: Timestamp, done: &mut Vec<Done>) {
    for step in StepId::ALL {
        let (was, is) = (before.record(step).done, after.record(step).done);
        match (was, is) {
            (None, Some(_)) => done.push(Done {
                plan: plan.row.id,
                step,
                at,
                until: None,
            }),
            (Some(_), None) => {
                let mut mine = done
                    .iter_mut()
                    .filter(|one| one.plan == plan.row.id && one.step == step);
                if let Some(one) = mine.find(|one| one.until.is_none()) {
                    one.until = Some(at);
                }
            }
            _ => {}
        }
    }
}

/// Whether the bureaus are open.
pub fn is_open(day: Date) -> bool {
    Calendar::official().is_open(day)
}
