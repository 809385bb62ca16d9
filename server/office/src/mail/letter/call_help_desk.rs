//! The submission date was missed (別紙２ ※): whom to call, when, and what to
//! say, as on the plan's page.

use domain::calendar::Calendar;
use domain::contacts::{Contacts, desk_day, may_be_closed};
use domain::progress::Standing;
use domain::schedule::Verdict;
use jiff::civil::Time;
use locales::{Args, Lang, text, text_with};

use super::Block;
use super::ask_bureau::saved;
use super::part::{Part, Words};

pub(super) fn words(part: &Part<'_>) -> Words {
    let has_begun = part.plan.standing() == Standing::UnderWay(Verdict::Past);
    let number = if part.plan.plan.progress.has_number() {
        part.said(locales::id!("handling-with-number"))
    } else {
        part.fact(
            locales::id!("code-reception"),
            part.text(locales::id!("handling-no-number")),
        )
    };
    let phone = Contacts::embedded().help_desk_phone.value.clone();
    let mut blocks = saved(part);
    if has_begun {
        blocks.push(part.said(locales::id!("kept-verdict-past")));
    }
    blocks.extend([
        part.said(locales::id!("handling-text")),
        part.said(locales::id!("mail-reminder-missed-done")),
        part.about(),
        part.fact(
            locales::id!("mail-reminder-label-what"),
            part.text(locales::id!("turn-call-help-desk-do")),
        ),
        part.fact(
            locales::id!("mail-reminder-label-where"),
            part.text(locales::id!("contact-help-desk")),
        ),
        part.fact(locales::id!("contact-phone"), phone),
        part.fact(locales::id!("mail-reminder-label-at"), hours(part)),
        number,
    ]);
    blocks.extend(script(
        part,
        locales::id!("handling-say-title"),
        locales::id!("handling-say"),
    ));
    if part.plan.has_open_question {
        blocks.extend(script(
            part,
            locales::id!("mail-reminder-asked-title"),
            locales::id!("mail-reminder-asked-say"),
        ));
    }
    let words = if has_begun {
        locales::id!("mail-reminder-begun-subject")
    } else {
        locales::id!("mail-reminder-missed-subject")
    };
    Words {
        subject: part.subject(&[tag(part)], part.text(words)),
        blocks,
    }
}

/// Today while somebody answers.
fn tag(part: &Part<'_>) -> String {
    let next = desk_day(part.plan.now, Calendar::official());
    let is_today = next.is_some_and(|(day, ..)| day == part.plan.today());
    part.text(if is_today {
        locales::id!("mail-tag-now-today")
    } else {
        locales::id!("mail-tag-now")
    })
}

/// By date, for nobody knows when a mail is read.
fn hours(part: &Part<'_>) -> String {
    let Some((day, from, until)) = desk_day(part.plan.now, Calendar::official()) else {
        return part.text(locales::id!("contact-hours-usual"));
    };
    let args = locales::args!(
        date = locales::day(part.lang, day),
        from = hour(from),
        until = hour(until),
    );
    let hours = text_with(part.lang, locales::id!("mail-help-desk-hours"), &args);
    if !may_be_closed(day) {
        return hours;
    }
    let new_year = part.text(locales::id!("contact-new-year"));
    let args = locales::args!(hours = hours, new_year = new_year);
    text_with(part.lang, locales::id!("contact-hours-unsure"), &args)
}

fn hour(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// Words to say, in Japanese, with their meaning for who does not read it.
fn script(part: &Part<'_>, title: &str, say: &str) -> Vec<Block> {
    let mut blocks = vec![
        part.said(title),
        Block::Quote(text_with(Lang::Ja, say, &args(part, Lang::Ja))),
    ];
    if part.lang != Lang::Ja {
        let words = text_with(part.lang, say, &args(part, part.lang));
        let args = locales::args!(words = words);
        let meaning = text_with(part.lang, locales::id!("for-desk-meaning"), &args);
        blocks.push(Block::Text(meaning));
    }
    blocks
}

fn args(part: &Part<'_>, lang: Lang) -> Args {
    let schedule = &part.plan.plan.schedule;
    let request = &part.plan.plan.request;
    let kinds: Vec<String> = part
        .kinds
        .iter()
        .map(|kind| text(lang, &format!("account-kind-{}", kind.as_str())))
        .collect();
    locales::args!(
        prefecture = locales::prefecture(lang, request.prefecture),
        kind = kinds.join(&text(lang, locales::id!("mail-kind-separator"))),
        month = locales::month(lang, request.opening),
        due = locales::full_date(lang, schedule.submission_due.date()),
    )
}
