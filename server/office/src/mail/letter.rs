//! What each mail says, as blocks that text and HTML render alike. Every
//! sentence is in `locales/*/mail.ftl`; never a code, a third person's name or
//! a file.

use domain::bureau::BureauId;
use domain::practice::Practice;
use domain::reminder::{Due, ReminderKind};
use domain::schedule::Certainty;
use domain::step::{Party, StepId};
use jiff::civil::DateTime;
use locales::{Lang, text, text_with};
use portal::plans::APPLICATION_PART;

use crate::db::column::MailKind;
use crate::mail::facts::RemindedPlan;

/// A piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, where a mail says several things.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// 「いつまでに：2027年4月16日（金）」
    Fact(String, String),
    /// The one link, with its words.
    Link(String, String),
}

/// A mail before it is rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A reminder with the plan it is about.
pub type Item<'a> = (Due, &'a RemindedPlan);

/// A mail with a one-time link, or (`link` `None`) a notice about the account.
#[must_use]
pub fn about_account(lang: Lang, kind: MailKind, link: Option<String>) -> Letter {
    let id = |tail: &str| format!("mail-{}-{tail}", kind.as_str());
    let mut blocks = vec![Block::Text(text(lang, &id("body")))];
    if let Some(link) = link {
        blocks.push(Block::Link(text(lang, &id("link")), link));
        blocks.push(Block::Text(text(lang, locales::id!("mail-link-once"))));
    }
    blocks.push(Block::Text(text(lang, &id("why"))));
    Letter {
        subject: text(lang, &id("subject")),
        blocks,
    }
}

/// To the address that an account would move to: whose account, what the button
/// does, and what to do if it is not the reader's. `from` is the account's
/// present address: a stranger's mailbox is shown only how it begins.
#[must_use]
pub fn about_new_address(lang: Lang, from: &str, to: &str, link: String) -> Letter {
    let id = |tail: &str| text(lang, &format!("mail-change-address-{tail}"));
    Letter {
        subject: id("subject"),
        blocks: vec![
            Block::Text(id("body")),
            Block::Fact(id("from"), veiled(from)),
            Block::Fact(id("to"), to.to_owned()),
            Block::Text(id("how")),
            Block::Link(id("link"), link),
            Block::Text(text(lang, locales::id!("mail-link-once"))),
            Block::Text(id("why")),
        ],
    }
}

/// `f***@example.jp`: known to who has it, and to nobody else.
#[must_use]
pub fn veiled(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}

/// The account goes at `until` (Japan time) unless its owner signs in and takes
/// that back: what, by when, how.
#[must_use]
pub fn about_deletion(lang: Lang, until: DateTime, link: String) -> Letter {
    let date = locales::full_date(lang, until.date());
    let short = locales::short_date(lang, until.date());
    let fact = |id: &str, value: String| Block::Fact(text(lang, id), value);
    Letter {
        subject: text_with(
            lang,
            locales::id!("mail-deletion-requested-subject"),
            &locales::args!(date = short),
        ),
        blocks: vec![
            Block::Text(text(lang, locales::id!("mail-deletion-requested-body"))),
            fact(
                "mail-deletion-requested-label-what",
                text(lang, locales::id!("mail-deletion-requested-what")),
            ),
            fact(
                "mail-deletion-requested-label-until",
                text_with(
                    lang,
                    locales::id!("mail-deletion-requested-until"),
                    &locales::args!(date = date, time = locales::clock_time(until)),
                ),
            ),
            fact(
                "mail-deletion-requested-label-how",
                text(lang, locales::id!("mail-deletion-requested-how")),
            ),
            Block::Link(
                text(lang, locales::id!("mail-deletion-requested-link")),
                link,
            ),
            Block::Text(text(lang, locales::id!("mail-deletion-requested-why"))),
        ],
    }
}

/// A mail about a question: that there is something to read, never what.
#[must_use]
pub fn about_question(
    lang: Lang,
    kind: MailKind,
    bureau: Option<BureauId>,
    link: String,
) -> Letter {
    let id = |tail: &str| format!("mail-{}-{tail}", kind.as_str());
    let bureau = bureau
        .map(|bureau| locales::bureau(lang, bureau))
        .unwrap_or_default();
    Letter {
        subject: text_with(
            lang,
            &id("subject"),
            &locales::args!(bureau = bureau.clone()),
        ),
        blocks: vec![
            Block::Text(text_with(
                lang,
                &id("body"),
                &locales::args!(bureau = bureau),
            )),
            Block::Link(text(lang, &id("link")), link),
            Block::Text(text(lang, &id("why"))),
        ],
    }
}

/// What a part of the mail is about: one reminder, or all that wait for the
/// bureau's letter of one plan, for they are one thing to do.
struct Section<'a> {
    plan: &'a RemindedPlan,
    /// The most urgent one, which names it.
    first: &'a Due,
    /// Steps 5 and 6, where they wait for the letter.
    after_letter: Vec<StepId>,
}

fn sections<'a>(items: &'a [Item<'a>]) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for (due, plan) in items {
        let step = due.step.filter(|_| due.ask_for_letter);
        let same = sections.iter_mut().find(|other| {
            is_about_letter(due) && is_about_letter(other.first) && other.plan.id == plan.id
        });
        match same {
            Some(section) => {
                // The words of a date that is near go before "has it come?".
                if section.first.kind == ReminderKind::Letter {
                    section.first = due;
                }
                section.after_letter.extend(step);
            }
            None => sections.push(Section {
                plan,
                first: due,
                after_letter: step.into_iter().collect(),
            }),
        }
    }
    sections
}

fn is_about_letter(due: &Due) -> bool {
    due.ask_for_letter || due.kind == ReminderKind::Letter
}

/// One mail for all that is due; `items` is not empty, the most urgent first.
#[must_use]
pub fn of_reminders(lang: Lang, items: &[Item<'_>], base: &str) -> Letter {
    let sections = sections(items);
    let several = sections.len() > 1;
    let first = sections
        .first()
        .map(|section| subject(lang, section.first, section.plan))
        .unwrap_or_default();
    let subject_line = if several {
        let more = i64::try_from(sections.len() - 1).unwrap_or(i64::MAX);
        text_with(
            lang,
            locales::id!("mail-reminder-several-subject"),
            &locales::args!(first = first, more = more),
        )
    } else {
        first
    };
    let mut blocks = Vec::new();
    if several {
        let count = i64::try_from(sections.len()).unwrap_or(i64::MAX);
        blocks.push(Block::Text(text_with(
            lang,
            locales::id!("mail-reminder-several-body"),
            &locales::args!(count = count),
        )));
    }
    let of_several_plans = sections
        .windows(2)
        .any(|two| two[0].plan.id != two[1].plan.id);
    for section in &sections {
        if several {
            blocks.push(Block::Heading(heading(lang, section, of_several_plans)));
        }
        blocks.extend(section_blocks(lang, section));
    }
    blocks.push(Block::Link(
        text(lang, locales::id!("mail-reminder-link")),
        format!("{base}{}", page_of(items)),
    ));
    blocks.push(Block::Text(text(
        lang,
        locales::id!("mail-reminder-not-official"),
    )));
    blocks.push(Block::Text(text(lang, locales::id!("mail-reminder-why"))));
    Letter {
        subject: subject_line,
        blocks,
    }
}

/// A pair has the same dates twice: its headings tell the plans apart.
fn heading(lang: Lang, section: &Section<'_>, of_several_plans: bool) -> String {
    let subject = subject(lang, section.first, section.plan);
    if !of_several_plans {
        return subject;
    }
    let args = locales::args!(subject = subject, plan = plan_words(lang, section.plan));
    text_with(lang, locales::id!("mail-reminder-heading"), &args)
}

/// The one page that serves everything the mail says.
fn page_of(items: &[Item<'_>]) -> String {
    match items {
        [(due, plan)] => match (due.step, due.kind) {
            // What comes first is the letter, and the plan asks for it.
            _ if due.ask_for_letter => format!("/plans/{}", plan.id),
            (Some(step), _) => format!("/plans/{}/steps/{}", plan.id, step.number()),
            (None, ReminderKind::Letter) => {
                format!(
                    "/plans/{}/steps/{}",
                    plan.id,
                    StepId::NumberRequest.number()
                )
            }
            (None, ReminderKind::Application) => format!(
                "/plans/{}/steps/{}#{APPLICATION_PART}",
                plan.id,
                StepId::NumberRequest.number()
            ),
            (None, _) => format!("/plans/{}", plan.id),
        },
        [(_, first), rest @ ..] if rest.iter().all(|(_, plan)| plan.id == first.id) => {
            format!("/plans/{}", first.id)
        }
        _ => "/plans".to_owned(),
    }
}

fn subject(lang: Lang, due: &Due, plan: &RemindedPlan) -> String {
    let date = locales::short_date(lang, due.goal());
    let certainty = certainty(due, plan).unwrap_or(Certainty::Unconfirmed);
    let args = locales::args!(
        date = date,
        act = act(lang, due, plan),
        certainty = certainty.as_str()
    );
    let id = format!("mail-reminder-{}-subject", stem(due, plan));
    text_with(lang, &id, &args)
}

fn plan_words(lang: Lang, plan: &RemindedPlan) -> String {
    let request = &plan.plan.request;
    text_with(
        lang,
        locales::id!("mail-reminder-plan"),
        &locales::args!(
            month = locales::month(lang, request.opening),
            prefecture = locales::prefecture(lang, request.prefecture),
            kind = text(lang, &request.kind().message_id()),
        ),
    )
}

fn section_blocks(lang: Lang, section: &Section<'_>) -> Vec<Block> {
    let (due, plan) = (section.first, section.plan);
    let fact = |id: &str, value: String| Block::Fact(text(lang, id), value);
    let body = Block::Text(text(
        lang,
        &format!("mail-reminder-{}-body", stem(due, plan)),
    ));
    let about = fact("mail-reminder-label-plan", plan_words(lang, plan));
    if section.after_letter.is_empty() {
        return vec![
            body,
            about,
            fact("mail-reminder-label-what", what(lang, due, plan)),
            fact("mail-reminder-label-when", when(lang, due, plan)),
            fact("mail-reminder-label-where", place(lang, due, plan)),
        ];
    }
    // First the letter, at the bureau; the steps follow at the portal.
    let mut blocks = vec![
        body,
        about,
        fact(
            "mail-reminder-label-what",
            text(lang, locales::id!("mail-what-letter")),
        ),
        fact(
            "mail-reminder-label-ask",
            locales::bureau(lang, plan.plan.schedule.bureau),
        ),
        Block::Text(text(lang, locales::id!("mail-reminder-after-letter"))),
    ];
    blocks.extend(section.after_letter.iter().map(|step| {
        fact(
            "mail-reminder-label-what",
            text(lang, &format!("mail-what-{}", words_of(*step, plan))),
        )
    }));
    blocks.push(fact("mail-reminder-label-when", when(lang, due, plan)));
    blocks.push(fact(
        "mail-reminder-label-where",
        text(lang, locales::id!("mail-where-implementing-body")),
    ));
    blocks.extend(section.after_letter.iter().map(|step| {
        Block::Text(text(
            lang,
            &format!("mail-prepare-{}", words_of(*step, plan)),
        ))
    }));
    blocks
}

/// Which texts: by kind, for dates also by stage, so that no two mails about
/// one step read alike.
fn stem(due: &Due, plan: &RemindedPlan) -> String {
    let schedule = &plan.plan.schedule;
    match due.kind {
        ReminderKind::Due if due.ask_for_letter => format!("due-letter-{}", due.offset),
        ReminderKind::Due => format!("due-{}", due.offset),
        ReminderKind::Application if schedule.designation_application.is_none() => {
            "application-unknown".to_owned()
        }
        ReminderKind::Application => format!("application-{}", due.offset),
        ReminderKind::Kept if schedule.practice() == Practice::NumberFirst => {
            "kept-number-first".to_owned()
        }
        other => other.as_str().to_owned(),
    }
}

/// 「受付番号を実施機関に提示」: what a step does, to be put into sentences.
fn act(lang: Lang, due: &Due, plan: &RemindedPlan) -> String {
    due.step
        .map(|step| text(lang, &format!("mail-act-{}", words_of(step, plan))))
        .unwrap_or_default()
}

fn what(lang: Lang, due: &Due, plan: &RemindedPlan) -> String {
    let words = match (due.step, due.kind) {
        (Some(step), _) => words_of(step, plan),
        (None, ReminderKind::Application) => due.kind.as_str().to_owned(),
        (None, _) => stem(due, plan),
    };
    text(lang, &format!("mail-what-{words}"))
}

fn when(lang: Lang, due: &Due, plan: &RemindedPlan) -> String {
    let date = locales::full_date(lang, due.official);
    match due.kind {
        ReminderKind::Report | ReminderKind::RequestLate | ReminderKind::Missed => {
            text(lang, locales::id!("mail-when-at-once"))
        }
        ReminderKind::Designation => text_with(
            lang,
            locales::id!("mail-when-from"),
            &locales::args!(date = date),
        ),
        ReminderKind::Application if plan.plan.schedule.designation_application.is_none() => {
            text(lang, locales::id!("mail-when-application-unknown"))
        }
        ReminderKind::Kept
        | ReminderKind::Due
        | ReminderKind::Application
        | ReminderKind::Letter => {
            let certainty = certainty(due, plan).unwrap_or(Certainty::Official).as_str();
            // The goal of step 4 is not the bureau's deadline but the open day before.
            let (id, aim) = if due.goal() == due.official {
                (
                    format!("mail-when-{certainty}"),
                    locales::day(lang, due.aim),
                )
            } else {
                let goal = locales::full_date(lang, due.goal());
                let act = match due.kind {
                    ReminderKind::Application => "application",
                    _ => "request",
                };
                (format!("mail-when-{act}-{certainty}"), goal)
            };
            text_with(lang, &id, &locales::args!(date = date, aim = aim))
        }
    }
}

fn certainty(due: &Due, plan: &RemindedPlan) -> Option<Certainty> {
    let schedule = &plan.plan.schedule;
    match (due.step, due.kind) {
        (Some(step), _) => schedule.step(step).due.map(|date| date.certainty()),
        (None, ReminderKind::Kept) => Some(schedule.card_reader_request.certainty()),
        (None, ReminderKind::Application) => {
            let application = schedule.designation_application.as_ref();
            application.map(|date| date.certainty())
        }
        (None, _) => Some(schedule.submission_due.certainty()),
    }
}

fn place(lang: Lang, due: &Due, plan: &RemindedPlan) -> String {
    let asks_bureau = matches!(
        due.kind,
        ReminderKind::Letter | ReminderKind::Designation | ReminderKind::Application
    ) || due.step.is_some_and(|step| step.to() == Party::Bureau);
    if asks_bureau {
        locales::bureau(lang, plan.plan.schedule.bureau)
    } else {
        text(lang, locales::id!("mail-where-implementing-body"))
    }
}

/// A step's id as Fluent ids are written; the account has words of its own where
/// it is made with the number.
fn words_of(step: StepId, plan: &RemindedPlan) -> String {
    let practice = plan.plan.schedule.practice();
    if step == StepId::Account && plan.plan.progress.rests_on_number(step, practice) {
        return "account-by-number".to_owned();
    }
    step.as_str().replace('_', "-")
}
