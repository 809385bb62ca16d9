//! What somebody says is already done, before there is an account: a late plan
//! asks it before it judges. Four answers and no more, for only these change what
//! comes next. May import the schedule.

use jiff::civil::Date;

use crate::schedule::{OpenWork, Schedule, Verdict};

/// The furthest that has been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Already {
    /// Nothing at the bureau.
    Nothing,
    /// The request of step 4 (別紙１) is handed in.
    Request,
    /// The application for the designation is handed in as well.
    Application,
    /// The bureau's reply with the 受付番号 is there.
    Number,
}

impl Already {
    /// All four, in the order in which they happen.
    pub const ALL: [Self; 4] = [
        Self::Nothing,
        Self::Request,
        Self::Application,
        Self::Number,
    ];

    /// The id in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Request => "request",
            Self::Application => "application",
            Self::Number => "number",
        }
    }

    /// The answer with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == id)
    }

    /// Whether the application is handed in. Whoever has the number may have been
    /// asked for it later: nothing ticks it by itself.
    #[must_use]
    pub const fn has_applied(self) -> bool {
        matches!(self, Self::Application)
    }

    /// What is still to be done. Of steps 1–3 no answer says anything: they stay
    /// open, and a reader that may be late stays a fear.
    #[must_use]
    pub const fn open_work(self) -> OpenWork {
        match self {
            Self::Nothing => OpenWork::EVERYTHING,
            Self::Request | Self::Application | Self::Number => OpenWork {
                number_request: false,
                ..OpenWork::EVERYTHING
            },
        }
    }
}

/// Whose turn it is, and for what: the one thing that a plan shows as next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The first steps can be begun.
    Begin(Verdict),
    /// Today is the last day on which step 4 is safe: it has to arrive today.
    BringRequest,
    /// Step 4 is no longer safe, and not known to be late.
    AskBureau,
    /// Step 4 is known to be late: it would be handed back.
    Returned,
    /// The bureau's reply is awaited.
    AwaitLetter,
    /// The reply should have been posted, and is not there.
    MissLetter,
    /// The number is there: steps 5 and 6.
    Present,
    /// The number is there, and today is the last day of steps 5 and 6.
    PresentToday,
    /// Steps 5 and 6 are late: 個別対応 (別紙２ ※).
    CallHelpDesk,
    /// The opening month has begun.
    Past,
}

impl Turn {
    /// Whose turn it is on the schedule's day, after this answer.
    #[must_use]
    pub fn of(schedule: &Schedule, already: Option<Already>) -> Self {
        let today = schedule.today;
        let open = already.map_or(OpenWork::EVERYTHING, Already::open_work);
        match schedule.verdict_on(today, open) {
            Verdict::Past => Self::Past,
            Verdict::Returned => Self::Returned,
            Verdict::IndividualHandling => Self::CallHelpDesk,
            verdict => Self::in_time(schedule, already, today, verdict),
        }
    }

    fn in_time(
        schedule: &Schedule,
        already: Option<Already>,
        today: Date,
        verdict: Verdict,
    ) -> Self {
        let last_day = schedule.number_request_due.last_day();
        match already {
            None | Some(Already::Nothing) if last_day < today => Self::AskBureau,
            None | Some(Already::Nothing) if last_day == today => Self::BringRequest,
            None | Some(Already::Nothing) => Self::Begin(verdict),
            Some(Already::Request | Already::Application)
                if schedule.reply_dispatch.date() < today =>
            {
                Self::MissLetter
            }
            Some(Already::Request | Already::Application) => Self::AwaitLetter,
            Some(Already::Number) if schedule.submission_due.date() == today => Self::PresentToday,
            Some(Already::Number) => Self::Present,
        }
    }

    /// Whether something comes before keeping the plan: somebody is to be reached,
    /// or today is the last day.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        !matches!(self, Self::Begin(_) | Self::AwaitLetter | Self::Present)
    }

    /// Whether it has to be asked first what is already done.
    #[must_use]
    pub const fn depends_on_answer(self) -> bool {
        matches!(self, Self::AskBureau | Self::Returned | Self::CallHelpDesk)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::bureau::Prefecture;
    use crate::calendar::Calendar;
    use crate::kind::Kinds;
    use crate::month::YearMonth;
    use crate::rulebook::Rulebook;
    use crate::schedule::{PlanRequest, schedule};

    fn turn(prefecture: &str, today: Date, already: Option<Already>) -> Turn {
        let asked = PlanRequest {
            opening: YearMonth::parse("2027-04").unwrap(),
            prefecture: Prefecture::parse(prefecture).unwrap(),
            kinds: Kinds::parse("medical").unwrap(),
        };
        let plan = schedule(Rulebook::embedded(), Calendar::official(), asked, today);
        Turn::of(&plan, already)
    }

    #[test]
    fn each_answer_has_an_id_that_leads_back_to_it() {
        for answer in Already::ALL {
            assert_eq!(Already::parse(answer.as_str()), Some(answer));
        }
        assert_eq!(Already::parse(""), None);
    }

    #[test]
    fn what_is_handed_in_is_no_longer_late() {
        let after_safe_day = date(2027, 2, 2);
        let all = |prefecture| {
            [None]
                .into_iter()
                .chain(Already::ALL.map(Some))
                .map(|already| turn(prefecture, after_safe_day, already))
                .collect::<Vec<_>>()
        };
        // No day is known for Tokyo's bureau; Ehime's is known, and has passed.
        assert_eq!(
            all("13"),
            [
                Turn::AskBureau,
                Turn::AskBureau,
                Turn::AwaitLetter,
                Turn::AwaitLetter,
                Turn::Present
            ]
        );
        assert_eq!(all("38")[..2], [Turn::Returned, Turn::Returned]);
        assert_eq!(
            all("38")[2..],
            [Turn::AwaitLetter, Turn::AwaitLetter, Turn::Present]
        );
        assert!(all("13")[0].depends_on_answer() && !all("13")[2].depends_on_answer());
        assert!(all("13")[0].is_pressing() && !all("13")[2].is_pressing());
    }

    #[test]
    fn on_the_last_day_it_is_still_to_be_done_and_the_day_after_it_is_late() {
        assert_eq!(turn("13", date(2027, 1, 29), None), Turn::BringRequest);
        assert_eq!(turn("13", date(2027, 1, 30), None), Turn::AskBureau);
        let number = Some(Already::Number);
        assert_eq!(turn("13", date(2027, 3, 15), number), Turn::PresentToday);
        assert_eq!(turn("13", date(2027, 3, 16), number), Turn::CallHelpDesk);
        assert_eq!(turn("13", date(2027, 4, 1), number), Turn::Past);
    }

    #[test]
    fn a_letter_that_should_have_been_posted_is_missed() {
        let asked = Some(Already::Application);
        assert_eq!(turn("13", date(2027, 3, 10), asked), Turn::AwaitLetter);
        assert_eq!(turn("13", date(2027, 3, 11), asked), Turn::MissLetter);
    }
}
