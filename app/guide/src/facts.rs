//! From a topic to its answer, worded with the asker's own month, prefecture
//! and hour. Without a month no date is named: the plain text asks for it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::answer::{Answer, Arg, Message};
use crate::topic::{Facts, Topic};
use domain::bureau::{BureauId, Prefecture};
use domain::calendar::{Calendar, japan_date};
use domain::contacts::{desk_hours, is_desk_open, may_be_closed};
use domain::kind::Kind;
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{Basis, Certainty, PlanRequest, PlannedDate, Schedule, schedule};
use domain::step::StepId;

/// What is known of the asker: from a kept plan, the page or the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Where.
    pub prefecture: Option<Prefecture>,
    /// What; no date differs by kind today.
    pub kind: Option<Kind>,
    /// 診療開始月
    pub opening: Option<YearMonth>,
}

type Args = Vec<(&'static str, Arg)>;

/// The answer of a topic for this asker at this instant.
pub(crate) fn answer(topic: &Topic, context: Context, now: Timestamp) -> Answer {
    let mut answer = Answer {
        topic: topic.id.clone(),
        message: Message::new(topic.id.message_id(), Vec::new()),
        notes: Vec::new(),
        sources: topic.sources.clone(),
        step: topic.step,
        follow_ups: topic.follow_ups.clone(),
    };
    match topic.facts {
        Facts::None => {}
        Facts::Desk => desk(&mut answer, now),
        Facts::Bureau => {
            if let Some(prefecture) = context.prefecture {
                let bureau = prefecture.bureau();
                let mut args = bureau_args(bureau);
                args.push(("prefecture", Arg::Prefecture(prefecture)));
                args.push(("office", Arg::Office(prefecture)));
                reword(&mut answer, "known", args);
            }
        }
        Facts::BureauPage(bureau) => {
            answer.message = Message::new(topic.id.message_id(), bureau_args(bureau));
        }
        Facts::BureauDeadline => bureau_deadline(&mut answer, context, now),
        Facts::Submission | Facts::Reply | Facts::CardReader | Facts::Schedule => {
            if let Some(opening) = context.opening {
                dated(&mut answer, topic.facts, opening, context.prefecture, now);
            }
        }
    }
    practice(&mut answer, topic, context, now);
    answer
}

/// Where the bureau takes the steps in another order, an answer about a step of
/// the 仮コード says so, with the page; elsewhere it says that some do, and to ask.
fn practice(answer: &mut Answer, topic: &Topic, context: Context, now: Timestamp) {
    let by_code = matches!(topic.step, Some(StepId::ProvisionalCode | StepId::Account));
    let of_order = by_code || topic.facts == Facts::Schedule;
    let Some(prefecture) = context.prefecture.filter(|_| of_order) else {
        return;
    };
    // Without a month: for whoever opens from now on.
    let opening = context.opening.or_else(|| YearMonth::of(japan_date(now)));
    let row = opening.and_then(|opening| Rulebook::embedded().practice(prefecture, opening));
    let note = match row {
        Some(row) => {
            answer.sources.add(row.source.clone());
            Message::new(
                "guide-note-number-first".to_owned(),
                vec![("bureau", Arg::Bureau(row.bureau))],
            )
        }
        None if by_code => Message::new("guide-note-number-first-elsewhere".to_owned(), Vec::new()),
        None => return,
    };
    answer.notes.push(note);
}

/// Every variant of the topic's text beside the plain one.
pub(crate) const fn variants(facts: Facts) -> &'static [&'static str] {
    match facts {
        Facts::None | Facts::BureauPage(_) => &[],
        Facts::Desk => &["open", "closed"],
        Facts::Bureau => &["known"],
        Facts::BureauDeadline => &["known", "unknown", "page"],
        Facts::Submission | Facts::Reply | Facts::CardReader | Facts::Schedule => &["dated"],
    }
}

fn reword(answer: &mut Answer, variant: &str, args: Args) {
    answer.message = Message::new(format!("{}-{variant}", answer.topic.message_id()), args);
}

fn desk(answer: &mut Answer, now: Timestamp) {
    let calendar = Calendar::official();
    let today = japan_date(now);
    if is_desk_open(now, calendar)
        && let Some((_, until)) = desk_hours(today, calendar)
    {
        reword(answer, "open", vec![("until", Arg::Time(until))]);
        return new_year(answer, today);
    }
    let opens_today = desk_hours(today, calendar)
        .is_some_and(|(from, _)| domain::calendar::japan_time(now).time() < from);
    let next = if opens_today {
        Some(today)
    } else {
        next_desk_day(today, calendar)
    };
    if let Some(next) = next {
        reword(answer, "closed", vec![("next", Arg::Date(next))]);
        new_year(answer, next);
    }
}

/// The notice does not say whether the desk answers at the New Year.
fn new_year(answer: &mut Answer, day: Date) {
    if may_be_closed(day) {
        let note = Message::new("guide-note-new-year".to_owned(), Vec::new());
        answer.notes.push(note);
    }
}

fn next_desk_day(today: Date, calendar: &Calendar) -> Option<Date> {
    today
        .series(jiff::Span::new().days(1))
        .skip(1)
        .take(30)
        .find(|day| desk_hours(*day, calendar).is_some())
}

fn bureau_args(bureau: BureauId) -> Args {
    vec![
        ("bureau", Arg::Bureau(bureau)),
        (
            "page",
            Arg::Url(domain::bureau_page::BureauPage::of(bureau).url.clone()),
        ),
    ]
}

fn plan(opening: YearMonth, prefecture: Prefecture, now: Timestamp) -> Schedule {
    let request = PlanRequest {
        opening,
        prefecture,
        kinds: domain::kind::Kinds::One(Kind::Medical),
    };
    schedule(
        Rulebook::embedded(),
        Calendar::official(),
        request,
        japan_date(now),
    )
}

fn bureau_deadline(answer: &mut Answer, context: Context, now: Timestamp) {
    let Some(prefecture) = context.prefecture else {
        return;
    };
    let mut args = bureau_args(prefecture.bureau());
    let Some(opening) = context.opening else {
        return reword(answer, "page", args);
    };
    let plan = plan(opening, prefecture, now);
    let due = &plan.number_request_due;
    args.push(("opening", Arg::Month(opening)));
    args.push(("due", Arg::Date(due.date())));
    // On the deadline itself it is handed back already.
    args.push(("last", Arg::Date(due.last_day())));
    let is_known = due.certainty() != Certainty::Unconfirmed;
    reword(answer, if is_known { "known" } else { "unknown" }, args);
    answer.sources.add(due.source().clone());
}

/// The prefectures whose rules are asked for when none is known.
fn prefectures(known: Option<Prefecture>) -> impl Iterator<Item = Prefecture> {
    Prefecture::all().filter(move |p| known.is_none_or(|k| k == *p))
}

fn dated(
    answer: &mut Answer,
    facts: Facts,
    opening: YearMonth,
    known: Option<Prefecture>,
    now: Timestamp,
) {
    // Without a prefecture: the notice's own dates, and a word on those bureaus
    // that have earlier ones.
    let plans: Vec<Schedule> = prefectures(known).map(|p| plan(opening, p, now)).collect();
    let basis = |p: &&Schedule| p.submission_due.basis() != Basis::BureauRule;
    let Some(plan) = plans.iter().find(basis).or(plans.first()) else {
        return;
    };
    let due = &plan.submission_due;
    let reply = &plan.reply_dispatch;
    let main = match facts {
        Facts::Reply => reply,
        Facts::CardReader => &plan.card_reader_request,
        _ => due,
    };
    let words = due.nominal().unwrap_or(due.date());
    // A bureau's earlier rule, not a closed day, is why the date differs there.
    let moved = match (due.basis(), due.date() != words) {
        (Basis::BureauRule | Basis::OfficeRule, _) => "bureau",
        (_, true) => "yes",
        (_, false) => "no",
    };
    let args = vec![
        ("opening", Arg::Month(opening)),
        ("due", Arg::Date(due.date())),
        ("words", Arg::Date(words)),
        ("reply", Arg::Date(reply.date())),
        ("reader", Arg::Date(plan.card_reader_request.date())),
        ("latest", Arg::Date(plan.card_reader_latest.date())),
        ("bureau", Arg::Bureau(plan.bureau)),
        ("certainty", Arg::Word(main_certainty(main))),
        ("basis", Arg::Word(basis_word(main))),
        ("moved", Arg::Word(moved)),
    ];
    reword(answer, "dated", args);
    if facts == Facts::CardReader {
        return;
    }
    answer.sources.add(main.source().clone());
    if let Some(other) = main.instead_of().first() {
        let args = vec![("other", Arg::Date(other.date))];
        answer
            .notes
            .push(Message::new("guide-note-other-basis".to_owned(), args));
        answer.sources.add(other.source.clone());
    }
    let differs = |p: &Schedule| {
        p.submission_due.date() != due.date() || p.reply_dispatch.date() != reply.date()
    };
    if plans.iter().any(differs) {
        answer
            .notes
            .push(Message::new("guide-note-prefecture".to_owned(), Vec::new()));
    }
}

fn main_certainty(date: &PlannedDate) -> &'static str {
    match date.certainty() {
        Certainty::Official | Certainty::Told => "official",
        Certainty::Projected | Certainty::Unconfirmed => "projected",
    }
}

fn basis_word(date: &PlannedDate) -> &'static str {
    match date.basis() {
        // What a bureau told one founder is not known here.
        Basis::PublishedRow | Basis::Told => "published",
        Basis::OfficeRule | Basis::BureauRule => "bureau",
        Basis::NoticeRule | Basis::Precaution => "rule",
    }
}
