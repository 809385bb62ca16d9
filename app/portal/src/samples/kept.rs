//! Kept plans, from the day they are kept to the report of step 7.

use domain::calendar::Calendar;
use domain::form1::{Address, Form1, Form1Field, Founder, PostalCode};
use domain::history::HistoryAct;
use domain::input::{ErrorCode, FieldError};
use domain::kind::Kind;
use domain::practice::Practice;
use domain::progress::{MileTick, NoDesignation, Outcome, Progress, Refusal, StepState};
use domain::rulebook::Rulebook;
use domain::schedule::{Earliest, PlanRequest, Schedule, Search, Told, schedule_told};
use domain::step::{BureauAct, Party, StepId};
use jiff::civil::{Date, date};

use super::{EMAIL, ID, Sample, Samples, TODAY, TWIN_ID, at, missing, month, request_of};
use crate::form::Form;
use crate::mail::{Arrival, MailFailure};
use crate::plan_form1::{CoverView, Form1CheckView, Form1Sheet, Form1View};
use crate::plans::{
    ApplicationChoice, ApplicationView, CodeKind, CodeView, FeedView, Filed, HistoryLine,
    HistoryView, LetterWatch, Moved, NoDesignationView, Notice, OpeningView, PlanCard,
    PlanFormView, PlanListView, PlanName, PlanView, ReadyView, ReportView, Reuse, Standing,
    StepChoice, StepRow, StepView, StoredCode, TwinView,
};

/// A kept plan on a day.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The state's name.
    pub state: &'static str,
    /// The day.
    pub today: Date,
    request: PlanRequest,
    progress: Progress,
    label: &'static str,
    has_twin: bool,
    told: Vec<Told>,
}

const PREPARED: [StepId; 3] = [StepId::ProvisionalCode, StepId::Account, StepId::CardReader];

impl Kept {
    fn new(state: &'static str, today: Date) -> Self {
        Self {
            state,
            today,
            request: request_of("2027-04", 13, "medical"),
            progress: Progress::default(),
            label: "",
            has_twin: false,
            told: Vec::new(),
        }
    }

    fn at(mut self, prefecture: u8) -> Self {
        self.request = request_of("2027-04", prefecture, "medical");
        self
    }

    fn named(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    /// Records by the domain's own moves: an impossible state does not come out.
    fn record(mut self, moved: impl FnOnce(&Progress) -> Result<Progress, Refusal>) -> Self {
        self.progress = moved(&self.progress).expect("a move that is allowed");
        self
    }

    fn done(self, steps: &[StepId], on: Date) -> Self {
        steps.iter().fold(self, |kept, step| {
            let practice = kept.practice();
            kept.record(|progress| progress.complete(*step, on, practice))
        })
    }

    /// Prepared, and the request lies with the bureau.
    fn requested(self) -> Self {
        self.done(&PREPARED, date(2026, 12, 10))
            .record(|progress| progress.hand_in(date(2027, 2, 1)))
    }

    /// The application, too.
    fn handed_in(self) -> Self {
        self.requested()
            .record(|progress| progress.apply(date(2027, 2, 1)))
    }

    /// Where the number comes first: the reader is arranged.
    fn number_first(self) -> Self {
        self.at(4).record(|progress| progress.arrange_reader(TODAY))
    }

    /// What the bureau told.
    fn told(mut self, act: BureauAct, date: Date) -> Self {
        self.told.push(Told {
            act,
            date,
            heard: TODAY,
            who: "東京事務所".to_owned(),
        });
        self
    }

    fn with_number(self) -> Self {
        self.handed_in()
            .done(&[StepId::NumberRequest], date(2027, 3, 11))
    }

    fn ready(self, on: Date) -> Self {
        self.with_number()
            .done(&[StepId::NumberPresentation, StepId::Applications], on)
    }

    /// Every state of a plan.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let submitted = date(2027, 3, 15);
        let mut pair = Self::new("twins", date(2026, 12, 11)).done(&PREPARED[..2], TODAY);
        pair.has_twin = true;
        let late = Self::new("ready-late", date(2027, 3, 26)).ready(date(2027, 3, 25));
        vec![
            Self::new("new", TODAY),
            Self::new("code-asked", TODAY).record(|progress| progress.request_code(TODAY)),
            Self::new("reader-late", date(2027, 1, 12)).named("駅前クリニック"),
            pair,
            Self::new("unconfirmed-day", TODAY).at(38),
            Self::new("prepared", date(2026, 12, 11)).done(&PREPARED, date(2026, 12, 10)),
            Self::new("asks-bureau", date(2027, 3, 1)).done(&PREPARED, date(2026, 12, 10)),
            Self::new("handed-in", date(2027, 2, 3)).handed_in(),
            Self::new("returned", date(2027, 2, 9))
                .handed_in()
                .record(|progress| progress.record_returned(date(2027, 2, 8))),
            Self::new("application-open", date(2027, 2, 3)).requested(),
            Self::new("application-returned", date(2027, 2, 9))
                .handed_in()
                .record(|progress| progress.application_returned(date(2027, 2, 8))),
            Self::new("number-first", TODAY).number_first(),
            Self::new("number-first-letter", date(2027, 2, 10))
                .number_first()
                .record(|progress| progress.hand_in(date(2027, 2, 1))),
            Self::new("number-first-number", date(2027, 3, 11))
                .number_first()
                .done(&[StepId::NumberRequest], date(2027, 3, 11)),
            Self::new("told", TODAY)
                .done(&PREPARED, TODAY)
                .told(BureauAct::NumberRequest, date(2027, 2, 10))
                .told(BureauAct::DesignationApplication, date(2027, 3, 10)),
            Self::new("last-day-request", date(2027, 1, 29)).done(&PREPARED, TODAY),
            Self::new("last-day-submission", date(2027, 3, 15)).with_number(),
            Self::new("letter", date(2027, 3, 11)).handed_in(),
            Self::new("letter-not-yet", date(2027, 3, 12))
                .handed_in()
                .record(|progress| progress.record_letter_not_yet(date(2027, 3, 11))),
            Self::new("number", date(2027, 3, 12)).with_number(),
            Self::new("too-late", date(2027, 3, 25)).done(&PREPARED[..1], TODAY),
            Self::new("missed-submission", date(2027, 3, 25)).with_number(),
            Self::new("ready", date(2027, 3, 16)).ready(submitted),
            late,
            Self::new("nearly-there", date(2027, 3, 20))
                .ready(submitted)
                .record(|progress| Ok(progress.with_ticks(&MileTick::ALL[..3], submitted))),
            Self::new("all-there", date(2027, 3, 30))
                .ready(submitted)
                .record(|progress| Ok(progress.with_ticks(&MileTick::ALL, submitted))),
            Self::new("designated", date(2027, 4, 2))
                .ready(submitted)
                .record(|progress| progress.record_designated(date(2027, 4, 1))),
            Self::not_designated("not-designated"),
            Self::not_designated("reported")
                .done(&[StepId::NonDesignationReport], date(2027, 3, 24)),
        ]
    }

    fn not_designated(state: &'static str) -> Self {
        Self::new(state, date(2027, 3, 24))
            .with_number()
            .record(|progress| {
                progress.record_no_designation(NoDesignation::Refused, date(2027, 3, 23))
            })
    }

    pub(super) fn in_state(state: &str) -> Self {
        Self::all()
            .into_iter()
            .find(|kept| kept.state == state)
            .expect("a state of the list")
    }

    fn schedule(&self) -> Schedule {
        self.schedule_for(self.request)
    }

    fn schedule_for(&self, request: PlanRequest) -> Schedule {
        schedule_told(
            Rulebook::embedded(),
            Calendar::official(),
            request,
            self.today,
            &self.told,
        )
    }

    pub(super) fn name(&self) -> PlanName {
        PlanName {
            id: ID.to_owned(),
            label: self.label.to_owned(),
            request: self.request,
        }
    }

    fn twin(&self) -> Option<PlanName> {
        self.has_twin.then(|| PlanName {
            id: TWIN_ID.to_owned(),
            label: String::new(),
            request: self.request.of(Kind::Dental),
        })
    }

    fn standing(&self) -> Standing {
        Standing::of(&self.progress, &self.schedule(), self.today)
    }

    fn practice(&self) -> Practice {
        self.schedule().practice()
    }

    fn earliest(&self) -> Earliest {
        let from = self.request.opening.next().unwrap_or(self.request.opening);
        let search = Search {
            rulebook: Rulebook::embedded(),
            calendar: Calendar::official(),
            prefecture: self.request.prefecture,
            from,
            today: self.today,
        };
        self.progress.earliest(search, self.practice())
    }

    fn reuse(&self) -> Reuse {
        let is_done = |step: &StepId| self.progress.record(*step).done.is_some();
        let filed = self.progress.is_with_bureau().then(|| {
            if self.progress.has_number() {
                Filed::Number
            } else {
                Filed::Application
            }
        });
        let (kept, rest): (Vec<_>, Vec<_>) = StepId::ALL
            .into_iter()
            .filter(is_done)
            .partition(|step| *step <= StepId::CardReader);
        Reuse {
            kept,
            to_confirm: rest.iter().copied().take(1).collect(),
            dropped: rest.into_iter().skip(1).collect(),
            filed,
        }
    }

    fn letter(&self) -> Option<LetterWatch> {
        let schedule = self.schedule();
        let waits = self
            .progress
            .state(StepId::NumberRequest, &schedule, self.today)
            == StepState::WaitingFor(Party::Bureau);
        let dispatched = schedule.reply_dispatch.date();
        (waits && dispatched < self.today).then(|| LetterWatch {
            dispatched,
            submission: schedule.submission_due.date(),
            open_days_left: Calendar::official()
                .open_days_between(self.today, schedule.submission_due.date()),
            not_yet: self.progress.letter_not_yet(),
        })
    }

    fn open_days_to_submission(&self) -> Option<u32> {
        let due = self.schedule().submission_due.date();
        let is_open =
            self.progress.has_number() && self.progress.open_work(self.practice()).submission;
        (is_open && self.today <= due)
            .then(|| Calendar::official().open_days_between(self.today, due))
    }

    /// The plan's page.
    #[must_use]
    pub fn view(&self) -> PlanView {
        let schedule = self.schedule();
        let steps = self.progress.states(&schedule, self.today);
        PlanView {
            plan: self.name(),
            version: 3,
            standing: self.standing(),
            outcome: self.progress.outcome(),
            has_number: self.progress.has_number(),
            next: self.progress.next_step(&schedule, self.today),
            steps: steps
                .into_iter()
                .map(|(step, state)| StepRow {
                    step,
                    state,
                    asked: self.progress.record(step).asked,
                })
                .collect(),
            letter: self.letter(),
            open_days_to_submission: self.open_days_to_submission(),
            earliest: self.earliest(),
            application: self.progress.application_state(),
            is_applied: self.progress.is_applied(),
            ticks_left: self.progress.ticks_left(),
            reuse: self.reuse(),
            may_be_designated: self.progress.may_be_designated(&schedule, self.today),
            twin: self.twin().map(|plan| TwinView {
                plan,
                standing: self.standing(),
            }),
            email: EMAIL.to_owned(),
            arrival: Arrival::Proven,
            schedule,
        }
    }

    fn card(&self) -> PlanCard {
        PlanCard {
            plan: self.name(),
            standing: self.standing(),
            next: self.progress.next_step(&self.schedule(), self.today),
        }
    }

    fn step(&self, step: StepId) -> StepView {
        let schedule = self.schedule();
        let practice = schedule.practice();
        let state = self.progress.state(step, &schedule, self.today);
        let is_done = matches!(state, StepState::Done { .. });
        let note = if is_done {
            "窓口は3番でした。"
        } else {
            ""
        };
        StepView {
            plan: self.name(),
            version: 3,
            missing: self.progress.missing(step, practice),
            standing: self.standing(),
            earliest: self.earliest(),
            next: self.progress.next_step(&schedule, self.today),
            record: self.progress.record(step),
            is_closed: self.progress.is_not_designated() && step != StepId::NonDesignationReport,
            has_number: self.progress.has_number(),
            choices: StepChoice::offered(&self.progress, step, &state, practice),
            application: (step == StepId::NumberRequest).then(|| ApplicationView {
                state: self.progress.application_state(),
                offered: ApplicationChoice::offered(&self.progress),
                can_take_back: self.progress.take_back_application().is_ok(),
                told: self.told.clone(),
            }),
            code: CodeKind::of_step(step)
                .filter(|_| is_done)
                .map(|_| StoredCode {
                    masked: "＊＊＊＊＊67".to_owned(),
                    odd: step == StepId::ProvisionalCode,
                }),
            note: note.to_owned(),
            letter: self.letter().filter(|_| step == StepId::NumberRequest),
            open_days_to_submission: self
                .open_days_to_submission()
                .filter(|_| matches!(step, StepId::NumberPresentation | StepId::Applications)),
            can_take_back: self.progress.take_back(step, practice).is_ok(),
            twin: self.twin(),
            form: today_in(Form::default(), self.today).keep("note", note),
            notice: None,
            step,
            state,
            schedule,
        }
    }

    fn form_page(&self, form: Form, notice: Option<Notice>) -> PlanFormView {
        PlanFormView {
            plan: self.name(),
            version: 3,
            twin: self.twin(),
            form,
            notice,
        }
    }
}

/// A form with this day in its three fields.
fn today_in(form: Form, today: Date) -> Form {
    form.keep("on_year", today.year().to_string())
        .keep("on_month", today.month().to_string())
        .keep("on_day", today.day().to_string())
}

/// The plans whose page about the letter looks different.
#[must_use]
pub fn letter_plans() -> Vec<Sample<PlanView>> {
    ["letter", "letter-not-yet", "handed-in"]
        .map(|state| Sample::new(state, Kept::in_state(state).view()))
        .into()
}

impl Samples for PlanView {
    fn samples() -> Vec<Sample<Self>> {
        let new = |arrival| Self {
            arrival,
            ..Kept::in_state("new").view()
        };
        Kept::all()
            .iter()
            .map(|kept| Sample::new(kept.state, kept.view()))
            .chain([
                Sample::new("mail-unproven", new(Arrival::NotYet)),
                Sample::new("mail-failed", new(Arrival::Failed(MailFailure::Refused))),
            ])
            .collect()
    }
}

impl Samples for PlanListView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |plans| Self {
            plans,
            email: EMAIL.to_owned(),
            arrival: Arrival::Proven,
        };
        let unproven = Self {
            arrival: Arrival::NotYet,
            ..of(vec![Kept::in_state("new").card()])
        };
        let all: Vec<PlanCard> = Kept::all().iter().map(Kept::card).collect();
        vec![
            Sample::new("empty", of(Vec::new())),
            Sample::new("one", of(vec![Kept::in_state("new").card()])),
            Sample::new("mail-unproven", unproven),
            Sample::new("many", of(all)),
        ]
    }
}

impl Samples for StepView {
    fn samples() -> Vec<Sample<Self>> {
        const NAMES: [[&str; 7]; 3] = [
            [
                "1-new", "2-new", "3-new", "4-new", "5-new", "6-new", "7-new",
            ],
            [
                "1-done", "2-done", "3-done", "4-done", "5-done", "6-done", "7-ready",
            ],
            [
                "1-closed", "2-closed", "3-closed", "4-closed", "5-closed", "6-closed", "7-done",
            ],
        ];
        let mut samples = Vec::new();
        for (names, state) in NAMES.iter().zip(["new", "ready", "reported"]) {
            let kept = Kept::in_state(state);
            for (name, step) in names.iter().zip(StepId::ALL) {
                samples.push(Sample::new(name, kept.step(step)));
            }
        }
        let further = [
            ("1-asked", "code-asked", StepId::ProvisionalCode),
            ("3-late", "reader-late", StepId::CardReader),
            ("3-twins", "twins", StepId::CardReader),
            ("4-prepared", "prepared", StepId::NumberRequest),
            ("4-asks-bureau", "asks-bureau", StepId::NumberRequest),
            ("4-handed-in", "handed-in", StepId::NumberRequest),
            ("4-returned", "returned", StepId::NumberRequest),
            ("4-letter", "letter", StepId::NumberRequest),
            ("4-letter-not-yet", "letter-not-yet", StepId::NumberRequest),
            ("5-number", "number", StepId::NumberPresentation),
            ("5-missed", "missed-submission", StepId::NumberPresentation),
            ("6-number", "number", StepId::Applications),
            (
                "7-not-designated",
                "not-designated",
                StepId::NonDesignationReport,
            ),
        ];
        for (name, state, step) in further {
            samples.push(Sample::new(name, Kept::in_state(state).step(step)));
        }
        let number = Kept::in_state("handed-in").step(StepId::NumberRequest);
        let wrong = Form::default()
            .keep("choice", "done")
            .keep("code", "12")
            .with_errors(missing(&["on_year", "code"]));
        samples.push(Sample::new(
            "4-errors",
            StepView {
                form: wrong,
                ..number.clone()
            },
        ));
        let refused = Some(Notice::Refused(Refusal::WasReturned));
        samples.push(Sample::new(
            "4-refused",
            StepView {
                notice: refused,
                ..number.clone()
            },
        ));
        let changed = Some(Notice::ChangedMeanwhile);
        samples.push(Sample::new(
            "4-changed",
            StepView {
                notice: changed,
                ..number
            },
        ));
        samples
    }
}

impl Samples for CodeView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |kind, code: &str| Self {
            plan: Kept::in_state("number").name(),
            kind,
            code: code.to_owned(),
        };
        vec![
            Sample::new("provisional", of(CodeKind::Provisional, "0012347")),
            Sample::new("reception", of(CodeKind::Reception, "1312345678")),
        ]
    }
}

impl Samples for OpeningView {
    fn samples() -> Vec<Sample<Self>> {
        let moved = |kept: &Kept, opening: &str| {
            let after = kept.schedule_for(kept.request.opening_in(month(opening)));
            Moved {
                before: kept.schedule(),
                standing: Standing::of(&kept.progress, &after, kept.today),
                after,
                reuse: kept.reuse(),
            }
        };
        let of = |kept: &Kept, moved, form| Self {
            plan: kept.name(),
            version: 3,
            moved,
            twin: kept.twin(),
            earliest: kept.earliest(),
            form,
            notice: None,
        };
        let chosen = || Form::default().keep("year", "2027").keep("month", "6");
        let wrong = Form::default()
            .keep("year", "9")
            .keep("month", "13")
            .with_errors([FieldError::new("year", ErrorCode::AmbiguousYear)]);
        let (new, pair) = (Kept::in_state("new"), Kept::in_state("twins"));
        let filed = Kept::in_state("number");
        vec![
            Sample::new("ask", of(&new, None, Form::default())),
            Sample::new("errors", of(&new, None, wrong)),
            Sample::new("moved", of(&new, Some(moved(&new, "2027-06")), chosen())),
            Sample::new(
                "moved-twins",
                of(&pair, Some(moved(&pair, "2027-06")), chosen()),
            ),
            Sample::new(
                "moved-filed",
                of(&filed, Some(moved(&filed, "2027-07")), chosen()),
            ),
        ]
    }
}

impl Samples for NoDesignationView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |kept: &Kept, form| Self {
            plan: kept.name(),
            version: 3,
            has_number: kept.progress.has_number(),
            is_recorded: kept.progress.is_not_designated(),
            form: today_in(form, kept.today),
            notice: None,
        };
        let number = Kept::in_state("number");
        let wrong = Form::default().with_errors(missing(&["reason", "on_year"]));
        vec![
            Sample::new("with-number", of(&number, Form::default())),
            Sample::new(
                "without-number",
                of(&Kept::in_state("handed-in"), Form::default()),
            ),
            Sample::new(
                "recorded",
                of(&Kept::in_state("not-designated"), Form::default()),
            ),
            Sample::new("errors", of(&number, wrong)),
        ]
    }
}

impl Samples for ReportView {
    fn samples() -> Vec<Sample<Self>> {
        let kept = Kept::in_state("not-designated");
        let of = |number: Option<&str>, is_revealed, is_reported| Self {
            plan: kept.name(),
            number: number.map(str::to_owned),
            is_revealed,
            institution_name: "駅前クリニック".to_owned(),
            institution_address: "東京都千代田区丸の内1-1".to_owned(),
            reason: NoDesignation::Refused,
            on: kept.today,
            is_reported,
        };
        vec![
            Sample::new("masked", of(Some("＊＊＊＊＊＊＊＊78"), false, false)),
            Sample::new("revealed", of(Some("1312345678"), true, false)),
            Sample::new("without-number", of(None, false, false)),
            Sample::new("reported", of(Some("＊＊＊＊＊＊＊＊78"), false, true)),
        ]
    }
}

impl Samples for ReadyView {
    fn samples() -> Vec<Sample<Self>> {
        let states = [
            "number",
            "ready",
            "nearly-there",
            "all-there",
            "ready-late",
            "designated",
            "twins",
        ];
        let mut samples: Vec<Sample<Self>> = states
            .iter()
            .map(|state| {
                let kept = Kept::in_state(state);
                let schedule = kept.schedule();
                let designated = match kept.progress.outcome() {
                    Some(Outcome::Designated { on }) => Some(on),
                    _ => None,
                };
                let view = Self {
                    plan: kept.name(),
                    version: 3,
                    is_ready: kept.progress.is_ready(kept.practice()),
                    ticks: kept.progress.ticks(),
                    left: kept.progress.duties_left(kept.practice()),
                    late: kept.progress.submitted_late(&schedule),
                    submission: schedule.submission_due.date(),
                    designated,
                    may_be_designated: kept.progress.may_be_designated(&schedule, kept.today),
                    twin: kept.view().twin,
                    form: today_in(Form::default(), schedule.opening_day()),
                    notice: None,
                };
                Sample::new(kept.state, view)
            })
            .collect();
        let mut wrong = samples[1].view.clone();
        let error = FieldError::new("on_year", ErrorCode::BeforeOpening);
        wrong.form = wrong.form.with_errors([error]);
        samples.push(Sample::new("errors", wrong));
        samples
    }
}

impl Samples for PlanFormView {
    fn samples() -> Vec<Sample<Self>> {
        let (new, pair) = (Kept::in_state("new"), Kept::in_state("twins"));
        let long = Form::default()
            .keep("label", "駅前".repeat(60))
            .with_errors([FieldError::new("label", ErrorCode::TooLong(60))]);
        vec![
            Sample::new("one", new.form_page(Form::default(), None)),
            Sample::new("twins", pair.form_page(Form::default(), None)),
            Sample::new("errors", new.form_page(long, None)),
            Sample::new(
                "changed",
                new.form_page(Form::default(), Some(Notice::ChangedMeanwhile)),
            ),
        ]
    }
}

impl Samples for HistoryView {
    fn samples() -> Vec<Sample<Self>> {
        let plan = Kept::in_state("number").name();
        let lines = HistoryAct::ALL
            .into_iter()
            .map(Some)
            .chain([None])
            .enumerate()
            .map(|(i, act)| HistoryLine {
                at: at(TODAY),
                by_owner: i % 7 != 3,
                act,
                step: act
                    .filter(|act| act.as_str().starts_with("step") || act.as_str().contains("code"))
                    .map(|_| StepId::NumberRequest),
                month: act
                    .filter(|act| *act == HistoryAct::OpeningChanged)
                    .map(|_| month("2027-06")),
                on: act
                    .filter(|act| act.as_str().starts_with("step"))
                    .map(|_| TODAY),
            })
            .collect();
        vec![
            Sample::new(
                "empty",
                Self {
                    plan: plan.clone(),
                    lines: Vec::new(),
                },
            ),
            Sample::new("all-acts", Self { plan, lines }),
        ]
    }
}

impl Samples for FeedView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |is_on, fresh_url: Option<&str>| Self {
            plan: Kept::in_state("new").name(),
            version: 3,
            is_on,
            fresh_url: fresh_url.map(str::to_owned),
        };
        let url = "https://tsukihajime.example/calendar/3f9a1c0e7b5d4f2a8c6e9b1d0f3a5c7e.ics";
        vec![
            Sample::new("off", of(false, None)),
            Sample::new("on", of(true, None)),
            Sample::new("fresh", of(true, Some(url))),
        ]
    }
}

impl Samples for Form1View {
    fn samples() -> Vec<Sample<Self>> {
        let of = |kept: &Kept, has_code, form| Self {
            plan: kept.name(),
            version: 3,
            twin: kept.twin(),
            has_code,
            form,
            notice: None,
        };
        let new = Kept::in_state("new");
        let typed = Form::default()
            .keep("institution_name", "駅前クリニック")
            .keep("institution_postal_code", "1000005")
            .keep("founder", "corporation");
        let fields = ["institution_address", "founder_name", "reply_address"];
        let wrong = typed.clone().with_errors(missing(&fields));
        vec![
            Sample::new("empty", of(&new, false, Form::default())),
            Sample::new("twins", of(&Kept::in_state("twins"), true, typed)),
            Sample::new("errors", of(&new, false, wrong)),
        ]
    }
}

fn form1(kind: Kind, kept: &Kept) -> Form1 {
    let address = Address {
        postal_code: PostalCode::parse("100-0005"),
        address: "東京都千代田区丸の内1-1".to_owned(),
    };
    Form1 {
        reply_to: address.clone(),
        reply_name: "山田 花子".to_owned(),
        kind,
        institution_name: "駅前クリニック".to_owned(),
        institution: address.clone(),
        date: Some(kept.today),
        founder: Founder::Corporation {
            name: "医療法人社団 駅前会".to_owned(),
            representative_title: "理事長".to_owned(),
            representative_name: "山田 花子".to_owned(),
        },
        bureau: kept.request.prefecture.bureau(),
        provisional_code: None,
        name_at_request: "（仮称）駅前クリニック".to_owned(),
        address_at_request: address,
    }
}

impl Samples for Form1CheckView {
    fn samples() -> Vec<Sample<Self>> {
        let sheet = |kept: &Kept, plan: PlanName, kind| Form1Sheet {
            plan,
            form: form1(kind, kept),
            unprintable: Vec::new(),
        };
        let (one, pair) = (Kept::in_state("prepared"), Kept::in_state("twins"));
        let whole = sheet(&one, one.name(), Kind::Medical);
        let mut incomplete = whole.clone();
        incomplete.form.founder = Founder::default();
        incomplete.form.institution_name = String::new();
        let mut unprintable = whole.clone();
        unprintable.unprintable = vec![(Form1Field::ReplyName, Some('\u{20BB7}'))];
        let mut sheets = vec![sheet(&pair, pair.name(), Kind::Medical)];
        sheets.extend(pair.twin().map(|twin| sheet(&pair, twin, Kind::Dental)));
        let of = |kept: &Kept, sheets| Self {
            sheets,
            plan: kept.name(),
        };
        vec![
            Sample::new("complete", of(&one, vec![whole])),
            Sample::new("incomplete", of(&one, vec![incomplete])),
            Sample::new("unprintable", of(&one, vec![unprintable])),
            Sample::new("twins", of(&pair, sheets)),
        ]
    }
}

impl Samples for CoverView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |kept: &Kept, kinds: Vec<Kind>| {
            let schedule = kept.schedule();
            Self {
                plan: kept.name(),
                kinds,
                state: kept
                    .progress
                    .state(StepId::NumberRequest, &schedule, kept.today),
                due: schedule.number_request_due,
                reply: schedule.reply_dispatch,
                notes: Rulebook::changes()
                    .iter()
                    .filter(|note| note.id == "introduction-plan")
                    .cloned()
                    .collect(),
            }
        };
        let pair = vec![Kind::Medical, Kind::Dental];
        vec![
            Sample::new("one", of(&Kept::in_state("prepared"), vec![Kind::Medical])),
            Sample::new("twins", of(&Kept::in_state("twins"), pair)),
            Sample::new(
                "handed-in",
                of(&Kept::in_state("handed-in"), vec![Kind::Medical]),
            ),
        ]
    }
}
