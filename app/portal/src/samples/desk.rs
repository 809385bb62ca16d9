//! Questions to the bureau, for their asker and at the desk.

use domain::bureau::BureauId;
use domain::calendar::Calendar;
use domain::progress::Progress;
use domain::rulebook::Rulebook;
use domain::schedule::schedule;
use domain::step::StepId;

use super::{EMAIL, ID, Sample, Samples, TODAY, at, missing, request, turns};
use crate::desk::{DeskQuestionView, DeskRow, DeskView, Holder};
use crate::form::Form;
use crate::mail::{Arrival, MailFailure};
use crate::mail_log::{AnswerUndelivered, Reply, ReplyCode};
use crate::questions::{
    AskView, AskedPlan, Author, QuestionRow, QuestionStanding, QuestionsView, ThreadMessage,
    ThreadView, Via,
};

const BUREAU: BureauId = BureauId::Kantoshinetsu;
const WORDS: &str =
    "指定申請と別紙１は同じ日に出す必要がありますか。\n\n郵送でもよいですか？ <至急>";

fn plan() -> AskedPlan {
    let dates = schedule(Rulebook::embedded(), Calendar::official(), request(), TODAY);
    AskedPlan {
        id: ID.to_owned(),
        label: "駅前クリニック".to_owned(),
        request: request(),
        next: Progress::default().next_step(&dates, TODAY),
    }
}

fn messages(is_answered: bool) -> Vec<ThreadMessage> {
    let message = |author, body: &str| ThreadMessage {
        author,
        at: at(TODAY),
        body: body.to_owned(),
        via: Via::Site,
    };
    let mut messages = vec![message(Author::Asker, WORDS)];
    if is_answered {
        messages.push(message(Author::Guide, "職員が確認しています。"));
        messages.push(message(
            Author::Staff(Some("田中".to_owned())),
            "同じ日でなくてもかまいません。詳しくは https://kouseikyoku.mhlw.go.jp/ をご覧ください。",
        ));
        messages.push(message(Author::Staff(None), "補足です。"));
        messages.push(ThreadMessage {
            via: Via::Mail {
                had_attachments: true,
                is_cut: true,
            },
            ..message(Author::Asker, "メールで返信します。")
        });
    }
    messages
}

impl Samples for AskView {
    fn samples() -> Vec<Sample<Self>> {
        let write = |form| Self::Write {
            bureau: BUREAU,
            plan: Some(Box::new(plan())),
            prefecture: "13".to_owned(),
            email: EMAIL.to_owned(),
            handed: turns(),
            form,
        };
        let choose = |plans, form| Self::Choose { plans, form };
        let wrong = || Form::default().with_errors(missing(&["body"]));
        vec![
            Sample::new(
                "confirm-first",
                Self::ConfirmFirst {
                    email: EMAIL.to_owned(),
                },
            ),
            Sample::new("choose", choose(vec![plan(), plan()], Form::default())),
            Sample::new("choose-place", choose(Vec::new(), Form::default())),
            Sample::new(
                "choose-errors",
                choose(
                    Vec::new(),
                    Form::default().with_errors(missing(&["prefecture"])),
                ),
            ),
            Sample::new("nobody", Self::Nobody { bureau: BUREAU }),
            Sample::new("write", write(Form::default())),
            Sample::new("errors", write(wrong())),
        ]
    }
}

/// The lists of questions of an asker: none, and one in each standing.
impl Samples for QuestionsView {
    fn samples() -> Vec<Sample<Self>> {
        let rows = STANDINGS
            .into_iter()
            .map(|(_, standing)| QuestionRow {
                id: ID.to_owned(),
                bureau: BUREAU,
                standing,
                asked_at: at(TODAY),
                beginning: "指定申請と別紙１は同じ日に…".to_owned(),
                is_untold: false,
            })
            .collect::<Vec<_>>();
        let untold = rows.iter().cloned().map(|row| QuestionRow {
            is_untold: row.standing == QuestionStanding::Answered,
            ..row
        });
        let of = |rows, arrival| Self { rows, arrival };
        let failed = Arrival::Failed(MailFailure::Refused);
        vec![
            Sample::new("empty", of(Vec::new(), Arrival::Proven)),
            Sample::new("untold", of(untold.collect(), failed)),
            Sample::new("all", of(rows, Arrival::Proven)),
        ]
    }
}

const STANDINGS: [(&str, QuestionStanding); 4] = [
    ("open", QuestionStanding::Open),
    ("claimed", QuestionStanding::Claimed),
    ("answered", QuestionStanding::Answered),
    ("closed", QuestionStanding::Closed),
];

impl Samples for ThreadView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |standing, form| Self {
            id: ID.to_owned(),
            bureau: BUREAU,
            standing,
            plan: Some(plan()),
            handed: turns(),
            messages: messages(standing != QuestionStanding::Open),
            email: EMAIL.to_owned(),
            missed_mail: (standing == QuestionStanding::Closed).then(|| at(TODAY)),
            form,
        };
        let wrong = Form::default().with_errors(missing(&["body"]));
        STANDINGS
            .into_iter()
            .map(|(name, standing)| Sample::new(name, of(standing, Form::default())))
            .chain([Sample::new("errors", of(QuestionStanding::Answered, wrong))])
            .collect()
    }
}

fn row(standing: QuestionStanding, holder: Holder) -> DeskRow {
    DeskRow {
        id: ID.to_owned(),
        standing,
        holder,
        asked_at: at(TODAY),
        waited_open_days: 2,
        plan: Some(plan()),
        beginning: "指定申請と別紙１は同じ日に…".to_owned(),
    }
}

fn rows() -> Vec<DeskRow> {
    vec![
        row(QuestionStanding::Open, Holder::Nobody),
        row(QuestionStanding::Claimed, Holder::Me),
        row(
            QuestionStanding::Claimed,
            Holder::Colleague(Some("田中".to_owned())),
        ),
        DeskRow {
            plan: None,
            ..row(QuestionStanding::Claimed, Holder::Colleague(None))
        },
    ]
}

impl Samples for DeskView {
    fn samples() -> Vec<Sample<Self>> {
        let of = |queue, settled, undelivered| Self {
            bureau: BUREAU,
            queue,
            settled,
            told: 2,
            undelivered,
        };
        let settled = vec![
            row(QuestionStanding::Answered, Holder::Me),
            row(QuestionStanding::Closed, Holder::Nobody),
        ];
        vec![
            Sample::new("empty", of(Vec::new(), Vec::new(), 0)),
            Sample::new("busy", of(rows(), settled, 3)),
        ]
    }
}

impl Samples for DeskQuestionView {
    fn samples() -> Vec<Sample<Self>> {
        let dates = schedule(Rulebook::embedded(), Calendar::official(), request(), TODAY);
        let steps = Progress::default().states(&dates, TODAY).to_vec();
        let of = |row: DeskRow, form| Self {
            bureau: BUREAU,
            messages: messages(row.standing != QuestionStanding::Open),
            steps: if row.plan.is_some() {
                steps.clone()
            } else {
                Vec::<(StepId, _)>::new()
            },
            untold: None,
            row,
            handed: turns(),
            form,
        };
        let untold = |view: Self| Self {
            untold: Some(AnswerUndelivered {
                at: at(TODAY),
                reply: Reply {
                    failure: MailFailure::Refused,
                    code: Some(ReplyCode::Basic(550)),
                },
            }),
            ..view
        };
        let [open, mine, theirs, nobodys]: [DeskRow; 4] = rows().try_into().expect("four rows");
        let wrong = Form::default().with_errors(missing(&["answer"]));
        vec![
            Sample::new("open", of(open, Form::default())),
            Sample::new("mine", of(mine.clone(), Form::default())),
            Sample::new("colleagues", of(theirs, Form::default())),
            Sample::new("without-plan", of(nobodys, Form::default())),
            Sample::new(
                "answer-undelivered",
                untold(of(
                    row(QuestionStanding::Answered, Holder::Me),
                    Form::default(),
                )),
            ),
            Sample::new("errors", of(mine, wrong)),
            Sample::new(
                "closed",
                of(row(QuestionStanding::Closed, Holder::Me), Form::default()),
            ),
        ]
    }
}
