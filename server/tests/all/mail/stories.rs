//! What people get from keeping a plan to after its opening month, mail for mail
//! and word for word: `snapshots/mail/<story>.<day>.<language>.snap`.

use std::collections::BTreeSet;

use domain::calendar::{Calendar, japan_date};
use domain::reminder::ReminderKind;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use locales::Lang;
use office::db::entity::question;
use office::mail::ReminderPayload;
use sea_orm::ActiveModelTrait as _;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use uuid::Uuid;

use super::snapshots::{compare, set_language};
use super::{decoded, plain, with_sink, work};
use crate::harness::App;
use crate::smtp_sink::{Mail, Sink};

/// The day on which most plans are kept, at 09:00 in Japan.
const FIRST: &str = "2026-11-20";
const DAYS: i64 = 235;

/// Somebody with a plan.
struct Story {
    name: &'static str,
    /// The day on which it is kept, in the afternoon.
    kept: &'static str,
    openings: &'static [&'static str],
    prefecture: &'static str,
    kind: &'static str,
    progress: Value,
    /// Only this many mails are looked at.
    mails: usize,
    /// A question about the plan waits for the bureau.
    asks: bool,
}

impl Story {
    fn of(name: &'static str, progress: Value) -> Self {
        Self {
            name,
            kept: FIRST,
            openings: &["2027-06"],
            prefecture: "13",
            kind: "medical",
            progress,
            mails: usize::MAX,
            asks: false,
        }
    }

    /// Kept on a later day: what is said first.
    fn late(name: &'static str, kept: &'static str) -> Self {
        Self {
            kept,
            mails: 1,
            ..Self::of(name, json!({}))
        }
    }
}

/// Steps 1 to 3, and more.
fn prepared(more: Value) -> Value {
    let mut steps = json!({
        "provisional_code": { "done": FIRST },
        "account": { "done": FIRST },
        "card_reader": { "done": FIRST },
    });
    for (step, record) in more.as_object().unwrap() {
        steps[step] = record.clone();
    }
    json!({ "steps": steps })
}

fn stories() -> Vec<Story> {
    let requested = json!({ "number_request": { "asked": FIRST } });
    let number = json!({ "number_request": { "asked": FIRST, "done": FIRST } });
    let all = json!({
        "number_request": { "asked": FIRST, "done": FIRST },
        "number_presentation": { "done": FIRST },
        "applications": { "done": FIRST },
    });
    // Without a record of its own, who has asked for the number counts as applied.
    let mut not_applied = prepared(all);
    not_applied["application"] = json!({});
    let mut refused = prepared(number.clone());
    refused["outcome"] =
        json!({ "result": "not_designated", "reason": "refused", "on": "2027-05-12" });
    vec![
        // Nothing is ever recorded.
        Story::of("nothing", json!({})),
        Story::of("letter", prepared(requested.clone())),
        Story {
            asks: true,
            ..Story::of("number", prepared(number.clone()))
        },
        Story::of("refused", refused),
        Story {
            kind: "both",
            ..Story::of("pair", prepared(requested))
        },
        Story {
            kind: "both",
            mails: 4,
            ..Story::of("pair-from-the-start", json!({}))
        },
        Story {
            openings: &["2027-06", "2027-07"],
            mails: 2,
            ..Story::of("two-months", json!({}))
        },
        // The bureau's own practice: the number first.
        Story {
            prefecture: "04",
            ..Story::of("number-first", json!({}))
        },
        // A bureau that names a day for the application.
        Story {
            prefecture: "01",
            ..Story::of("application", not_applied)
        },
        Story::late("late-tight", "2027-01-12"),
        Story::late("late-reader", "2027-02-10"),
        Story::late("late-request", "2027-04-05"),
        Story {
            prefecture: "38",
            ..Story::late("late-known-request", "2027-04-05")
        },
        Story::late("late-submission", "2027-05-20"),
    ]
}

/// Somebody who has kept their plan.
struct Lived {
    story: Story,
    lang: Lang,
    account: Uuid,
    plans: Vec<Uuid>,
    seen: usize,
}

async fn keep(app: &App, story: Story, lang: Lang) -> Lived {
    let email = format!("{}-{}@example.jp", story.name, lang.as_str());
    let account = app.account(&email, "applicant", None).await;
    set_language(app, account, lang).await;
    let mut plans = Vec::new();
    for opening in story.openings {
        let keeping = app.known(account).keeps(opening).of(story.kind);
        let kept = keeping.in_prefecture(story.prefecture).await;
        plans.extend(kept.plans);
    }
    for plan in &plans {
        app.set_progress(*plan, story.progress.clone()).await;
    }
    if story.asks {
        ask(app, account, plans[0]).await;
    }
    Lived {
        story,
        lang,
        account,
        plans,
        seen: 0,
    }
}

async fn ask(app: &App, account: Uuid, plan: Uuid) {
    let transaction = app.state.db.begin().await.unwrap();
    let row = question::ActiveModel {
        id: Set(office::clock::new_id()),
        account_id: Set(account),
        plan_id: Set(Some(plan)),
        bureau: Set("kantoshinetsu".to_owned()),
        state: Set("open".to_owned()),
        next_deadline: Set(None),
        guide: Set(None),
        claimed_by: Set(None),
        claimed_at: Set(None),
        asked_at: Set(app.now()),
        answered_at: Set(None),
        closed_at: Set(None),
        version: Set(1),
        staff_told_at: Set(None),
        mail_missed_at: Set(None),
    };
    row.insert(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
}

/// Every story in both languages, morning for morning.
async fn lives(app: App, sink: Sink) {
    let start: Timestamp = "2026-11-20T00:00:00Z".parse().unwrap();
    let mut to_come: Vec<Story> = stories();
    let mut lived: Vec<Lived> = Vec::new();
    let mut looked_at = 0;
    for day in 0..DAYS {
        let morning = start + SignedDuration::from_hours(24 * day);
        app.set_now(&morning.to_string());
        let today = japan_date(morning);
        work(&app).await;
        let mails = sink.mails();
        for mail in &mails[looked_at..] {
            reads_well(mail, today);
            let whose = lived
                .iter_mut()
                .find(|it| mail.to == format!("{}-{}@example.jp", it.story.name, it.lang.as_str()));
            let it = whose.unwrap();
            it.seen += 1;
            if it.seen <= it.story.mails {
                let mut ids = vec![(it.account, "account")];
                ids.extend(it.plans.iter().map(|plan| (*plan, "plan")));
                let name = format!("{}.{today}.{}", it.story.name, it.lang.as_str());
                compare(&name, mail, &ids);
            }
        }
        looked_at = mails.len();
        app.pass(SignedDuration::from_hours(6));
        let (now, later): (Vec<_>, Vec<_>) = to_come
            .into_iter()
            .partition(|story| story.kept.parse::<Date>().unwrap() <= today);
        to_come = later;
        for story in now {
            for lang in Lang::ALL {
                lived.push(keep(&app, story_again(&story), lang).await);
            }
        }
    }
    assert!(to_come.is_empty());
    let silent = lived.iter().find(|it| it.seen == 0);
    assert!(silent.is_none(), "{:?}", silent.map(|it| it.story.name));
    let kinds: BTreeSet<ReminderKind> = app
        .outbox()
        .await
        .into_iter()
        .filter_map(|mail| serde_json::from_value::<ReminderPayload>(mail.payload).ok())
        .flat_map(|payload| payload.items)
        .map(|due| due.kind)
        .collect();
    assert_eq!(kinds, BTreeSet::from(ReminderKind::ALL));
}

fn story_again(story: &Story) -> Story {
    Story {
        progress: story.progress.clone(),
        ..*story
    }
}

/// What no mail may say, in whatever state: a day that is over as one to be in
/// time for, a count that is not the calendar's, one thing twice.
fn reads_well(mail: &Mail, today: Date) {
    let subject = decoded(&mail.header("Subject").unwrap());
    let text = plain(mail);
    let whole = format!("{today} {subject}\n{text}");
    for never in ["⟦", "あと0", "[0 ", ", 0 ", " on 0 ", "{"] {
        assert!(!whole.contains(never), "{never}: {whole}");
    }
    for line in text
        .lines()
        .filter(|line| line.starts_with("いつまでに：") || line.starts_with("By when: "))
    {
        if let Some(day) = first_date(line) {
            assert!(today <= day, "{day} is over: {whole}");
        }
        assert!(line.matches("安心").count() <= 1, "{whole}");
    }
    // 「【5/17(月)まで・あと4開庁日】」 counts to 17 May.
    if let Some((date, days)) = subject
        .split_once("まで・あと")
        .and_then(|(date, rest)| Some((date.strip_prefix('【')?, rest.split_once("開庁日")?.0)))
    {
        let day = short_date(date, today);
        let days: u32 = days.parse().unwrap();
        assert_eq!(
            days,
            Calendar::official().open_days_between(today, day),
            "{whole}"
        );
    }
    let html = mail.part("text/html");
    assert_eq!(html.matches("class=\"button\"").count(), 1, "{html}");
    // Both parts say the same: every line of the text is in the HTML.
    let said = |line: &str| {
        line.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    };
    for line in text.lines().filter(|line| !line.is_empty()) {
        let words = line.trim_matches('=').trim();
        let pieces: Vec<&str> = match words.split_once('：').or(words.split_once(": ")) {
            Some((label, value)) if !html.contains(&said(words)) => vec![label, value],
            _ => vec![words],
        };
        for piece in pieces {
            assert!(html.contains(&said(piece)), "`{piece}` is not in {html}");
        }
    }
}

/// 「2027年5月17日（月）」 or `Mon, 17 May 2027` in a line.
fn first_date(line: &str) -> Option<Date> {
    let numbers: Vec<i16> = line
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    match (line.contains('年'), numbers.as_slice()) {
        (true, [year, month, day, ..]) => {
            Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
        }
        (false, [day, year, ..]) => {
            let month = (1..=12)
                .find(|month| line.contains(&locales::text(Lang::En, &format!("month-{month}"))))?;
            Date::new(*year, month, i8::try_from(*day).ok()?).ok()
        }
        _ => None,
    }
}

/// `5/17(月)`: the next such day.
fn short_date(text: &str, today: Date) -> Date {
    let numbers: Vec<i8> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let of_year = |year| Date::new(year, numbers[0], numbers[1]).unwrap();
    let this = of_year(today.year());
    if this < today {
        of_year(today.year() + 1)
    } else {
        this
    }
}

#[tokio::test]
async fn every_reminder_of_every_story_says_what_its_snapshot_says_and_reads_well() {
    with_sink(lives).await;
}
