//! Data files → rulebook, or the line that cannot be used and why.

use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

use super::{
    ChangeNote, Deadline, ExplicitRow, NoteKinds, NotePlace, PracticeRow, PublishedRow, Roll, Rule,
    RuleDay, Rulebook, Scope,
};
use crate::bureau::{BureauId, Prefecture};
use crate::calendar::Calendar;
use crate::kind::Kind;
use crate::month::YearMonth;
use crate::practice::Practice;
use crate::source::{Document, NOTICE_EDITION, NoticeClause, Source};
use crate::step::StepId;
use crate::table::{Row, Table};

/// Which of the three files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulebookFile {
    /// 別紙２
    Appendix2,
    /// The bureaus' rules.
    BureauRules,
    /// The bureaus' practices.
    Practices,
}

impl fmt::Display for RulebookFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Appendix2 => "appendix2",
            Self::BureauRules => "bureau-rules",
            Self::Practices => "practice",
        })
    }
}

/// A row that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file} line {line}: {fault}")]
pub struct RulebookError {
    /// The file.
    pub file: RulebookFile,
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: RulebookFault,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulebookFault {
    /// A column is missing from the header.
    #[error("the column {0} is missing")]
    MissingColumn(&'static str),
    /// A field does not hold what its column is for.
    #[error("{column} cannot be {value:?}")]
    Invalid {
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
    /// A published date on which offices are closed.
    #[error("{0} is a closed day")]
    ClosedDay(Date),
    /// A published date that is not before the opening month.
    #[error("{0} is not before the opening month")]
    NotBeforeOpening(Date),
    /// A prefecture that belongs to another bureau.
    #[error("prefecture {0} belongs to another bureau")]
    OtherBureau(Prefecture),
    /// The same scope, step and month twice.
    #[error("an earlier row says the same thing")]
    Duplicate,
}

const APPENDIX2_COLUMNS: [&str; 5] = [
    "designation_month",
    "reply_dispatch",
    "submission_due",
    "source_clause",
    "edition",
];
const PRACTICE_COLUMNS: [&str; 8] = [
    "bureau",
    "practice",
    "valid_from_opening",
    "source_url",
    "source_clause",
    "published",
    "confirmed",
    "settled",
];
const RULE_COLUMNS: [&str; 14] = [
    "bureau",
    "prefectures",
    "step",
    "opening",
    "date",
    "month_offset",
    "day",
    "roll",
    "valid_from_opening",
    "source_url",
    "source_clause",
    "published",
    "confirmed",
    "settled",
];

fn invalid(row: &Row<'_>, column: &'static str) -> RulebookFault {
    RulebookFault::Invalid {
        column,
        value: row.get(column).to_owned(),
    }
}

fn date(row: &Row<'_>, column: &'static str) -> Result<Date, RulebookFault> {
    row.get(column).parse().map_err(|_| invalid(row, column))
}

fn month(row: &Row<'_>, column: &'static str) -> Result<YearMonth, RulebookFault> {
    YearMonth::parse(row.get(column)).ok_or_else(|| invalid(row, column))
}

/// A published day: offices are open, and it lies before the opening month.
fn published_day(
    row: &Row<'_>,
    column: &'static str,
    opening: YearMonth,
) -> Result<Date, RulebookFault> {
    let day = date(row, column)?;
    if day >= opening.first_day() {
        return Err(RulebookFault::NotBeforeOpening(day));
    }
    if !Calendar::official().is_open(day) {
        return Err(RulebookFault::ClosedDay(day));
    }
    Ok(day)
}

pub(super) fn rulebook(
    appendix2: &str,
    rules: &str,
    practices: &str,
) -> Result<Rulebook, RulebookError> {
    let mut book = Rulebook {
        published: Vec::new(),
        explicit: Vec::new(),
        rules: Vec::new(),
        practices: Vec::new(),
    };
    each_row(
        RulebookFile::Appendix2,
        appendix2,
        &APPENDIX2_COLUMNS,
        |row| published_row(&mut book, row),
    )?;
    book.published.sort_by_key(|row| row.opening);
    each_row(RulebookFile::BureauRules, rules, &RULE_COLUMNS, |row| {
        bureau_row(&mut book, row)
    })?;
    book.rules
        .sort_by_key(|rule| std::cmp::Reverse(rule.valid_from));
    each_row(
        RulebookFile::Practices,
        practices,
        &PRACTICE_COLUMNS,
        |row| practice_row(&mut book, row),
    )?;
    book.practices
        .sort_by_key(|row| std::cmp::Reverse(row.valid_from));
    Ok(book)
}

fn each_row(
    file: RulebookFile,
    text: &str,
    columns: &[&'static str],
    mut read: impl FnMut(&Row<'_>) -> Result<(), RulebookFault>,
) -> Result<(), RulebookError> {
    let table = Table::parse(text);
    if let Some(column) = table.missing(columns) {
        let fault = RulebookFault::MissingColumn(column);
        return Err(RulebookError {
            file,
            line: 1,
            fault,
        });
    }
    for row in table.rows() {
        read(&row).map_err(|fault| RulebookError {
            file,
            line: row.line,
            fault,
        })?;
    }
    Ok(())
}

fn published_row(book: &mut Rulebook, row: &Row<'_>) -> Result<(), RulebookFault> {
    let opening = month(row, "designation_month")?;
    let clause = NoticeClause::parse(row.get("source_clause"))
        .ok_or_else(|| invalid(row, "source_clause"))?;
    if date(row, "edition")? != NOTICE_EDITION {
        return Err(invalid(row, "edition"));
    }
    if book.published.iter().any(|r| r.opening == opening) {
        return Err(RulebookFault::Duplicate);
    }
    book.published.push(PublishedRow {
        opening,
        reply_dispatch: published_day(row, "reply_dispatch", opening)?,
        submission_due: published_day(row, "submission_due", opening)?,
        source: Source::notice(clause),
    });
    Ok(())
}

fn bureau_row(book: &mut Rulebook, row: &Row<'_>) -> Result<(), RulebookFault> {
    let scope = scope(row)?;
    let source = page(row, scope.bureau())?;
    let confirmed = date(row, "confirmed")?;
    let valid_from = match row.get("valid_from_opening") {
        "" => None,
        _ => Some(month(row, "valid_from_opening")?),
    };
    let deadline = Deadline::parse(row.get("step")).ok_or_else(|| invalid(row, "step"))?;
    if row.get("opening").is_empty() {
        let rule = Rule {
            scope,
            deadline,
            month_offset: month_offset(row)?,
            day: rule_day(row)?,
            roll: roll(row)?,
            valid_from,
            source,
            confirmed,
            settled: settled(row)?,
        };
        let same = |r: &Rule| {
            r.deadline == rule.deadline
                && r.valid_from == rule.valid_from
                && overlap(&r.scope, &rule.scope)
        };
        if book.rules.iter().any(same) {
            return Err(RulebookFault::Duplicate);
        }
        book.rules.push(rule);
    } else {
        let opening = month(row, "opening")?;
        let date = published_day(row, "date", opening)?;
        let same = |r: &ExplicitRow| {
            r.deadline == deadline && r.opening == opening && overlap(&r.scope, &scope)
        };
        if book.explicit.iter().any(same) {
            return Err(RulebookFault::Duplicate);
        }
        book.explicit.push(ExplicitRow {
            scope,
            deadline,
            opening,
            date,
            source,
            confirmed,
        });
    }
    Ok(())
}

fn practice_row(book: &mut Rulebook, row: &Row<'_>) -> Result<(), RulebookFault> {
    let bureau = bureau(row)?;
    let read = PracticeRow {
        bureau,
        practice: Practice::parse(row.get("practice")).ok_or_else(|| invalid(row, "practice"))?,
        valid_from: month(row, "valid_from_opening")?,
        source: page(row, bureau)?,
        confirmed: date(row, "confirmed")?,
        settled: settled(row)?,
    };
    let same = |r: &PracticeRow| r.bureau == read.bureau && r.valid_from == read.valid_from;
    if book.practices.iter().any(same) {
        return Err(RulebookFault::Duplicate);
    }
    book.practices.push(read);
    Ok(())
}

/// Empty means that nobody doubts it.
fn settled(row: &Row<'_>) -> Result<bool, RulebookFault> {
    match row.get("settled") {
        "" | "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(invalid(row, "settled")),
    }
}

fn bureau(row: &Row<'_>) -> Result<BureauId, RulebookFault> {
    BureauId::parse(row.get("bureau")).ok_or_else(|| invalid(row, "bureau"))
}

/// Whether two scopes of the same level name a prefecture both.
fn overlap(a: &Scope, b: &Scope) -> bool {
    match (a, b) {
        (Scope::Bureau(a), Scope::Bureau(b)) => a == b,
        (Scope::Offices(_, a), Scope::Offices(_, b)) => a.iter().any(|p| b.contains(p)),
        _ => false,
    }
}

fn scope(row: &Row<'_>) -> Result<Scope, RulebookFault> {
    let bureau = bureau(row)?;
    let text = row.get("prefectures");
    if text == "all" {
        return Ok(Scope::Bureau(bureau));
    }
    let mut prefectures = Vec::new();
    for code in text.split(';') {
        let prefecture = Prefecture::parse(code).ok_or_else(|| invalid(row, "prefectures"))?;
        if prefecture.bureau() != bureau {
            return Err(RulebookFault::OtherBureau(prefecture));
        }
        prefectures.push(prefecture);
    }
    Ok(Scope::Offices(bureau, prefectures))
}

fn page(row: &Row<'_>, bureau: BureauId) -> Result<Source, RulebookFault> {
    let url = row.get("source_url");
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(invalid(row, "source_url"));
    }
    let clause = row.get("source_clause");
    if clause.is_empty() {
        return Err(invalid(row, "source_clause"));
    }
    Ok(Source::page(
        Document::BureauPage(bureau),
        clause.to_owned(),
        date(row, "published")?,
        url.to_owned(),
    ))
}

fn month_offset(row: &Row<'_>) -> Result<i16, RulebookFault> {
    row.get("month_offset")
        .parse()
        .ok()
        .filter(|offset| (-12..=-1).contains(offset))
        .ok_or_else(|| invalid(row, "month_offset"))
}

fn rule_day(row: &Row<'_>) -> Result<RuleDay, RulebookFault> {
    match row.get("day") {
        "" => Ok(RuleDay::Unknown),
        "first_open_day" => Ok(RuleDay::FirstOpenDay),
        day => day
            .parse()
            .ok()
            .filter(|day| (1..=31).contains(day))
            .map(RuleDay::Day)
            .ok_or_else(|| invalid(row, "day")),
    }
}

fn roll(row: &Row<'_>) -> Result<Roll, RulebookFault> {
    match row.get("roll") {
        "next" => Ok(Roll::Next),
        "previous" => Ok(Roll::Previous),
        // Unknown is planned with like none: never later than the day itself.
        "none" | "unknown" => Ok(Roll::None),
        _ => Err(invalid(row, "roll")),
    }
}

/// The embedded notes on what has changed; a test reads every row.
pub(super) fn changes(text: &str) -> Vec<ChangeNote> {
    Table::parse(text)
        .rows()
        .filter_map(|row| change(&row))
        .collect()
}

fn change(row: &Row<'_>) -> Option<ChangeNote> {
    let source = Source::page(
        Document::parse(row.get("document"))?,
        row.get("source_clause").to_owned(),
        row.get("published").parse().ok()?,
        row.get("source_url").to_owned(),
    );
    Some(ChangeNote {
        id: row.get("id").to_owned(),
        source,
        confirmed: row.get("settled") == "yes",
        place: match row.get("place") {
            "start" => NotePlace::Start,
            "retroactive" => NotePlace::Retroactive,
            steps => NotePlace::Steps(list(steps, |step| StepId::from_number(step.parse().ok()?))?),
        },
        kinds: match row.get("kinds") {
            "all" => NoteKinds::All,
            "pair" => NoteKinds::Pair,
            kinds => NoteKinds::Of(list(kinds, Kind::parse)?),
        },
        prefectures: match row.get("prefectures") {
            "all" => Vec::new(),
            prefectures => list(prefectures, Prefecture::parse)?,
        },
    })
}

/// `a;b`; `None` where a part cannot be read.
fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(';').map(read).collect()
}
