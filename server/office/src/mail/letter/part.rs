//! A part of a reminder mail: one thing to do, of one plan or of a pair.

use domain::calendar::Calendar;
use domain::contacts::bureau_day;
use domain::kind::Kind;
use domain::reminder::Due;
use domain::schedule::{Certainty, PlannedDate};
use domain::step::StepId;
use locales::{Args, Lang, text, text_with};
use portal::plans::APPLICATION_PART;

use super::Block;
use super::topic::{Topic, planned};
use crate::mail::facts::RemindedPlan;

/// One thing to do.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub(super) lang: Lang,
    /// Whose dates and records these are; of a pair the first.
    pub(super) plan: &'a RemindedPlan,
    /// What is opened: one, or the two of a pair; none while pairs are looked for.
    pub(super) kinds: Vec<Kind>,
    pub(super) topic: Topic,
    /// The most urgent reminder of it.
    pub(super) due: &'a Due,
    /// The steps it is about, in their order.
    pub(super) steps: Vec<StepId>,
}

/// What a part says.
#[derive(PartialEq, Eq)]
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) blocks: Vec<Block>,
}

impl<'a> Part<'a> {
    pub(super) fn of(lang: Lang, due: &'a Due, plan: &'a RemindedPlan) -> Self {
        Self {
            lang,
            plan,
            kinds: vec![plan.plan.request.kind()],
            topic: Topic::of(due, plan),
            due,
            steps: due.step.into_iter().collect(),
        }
    }

    /// The same thing to do, of the same plan: takes it in.
    pub(super) fn takes(&mut self, other: &Self) -> bool {
        let is_same = self.plan.id == other.plan.id
            && match (self.topic, other.topic) {
                (Topic::AfterLetter(_), Topic::AfterLetter(_)) => true,
                (Topic::Steps(_), Topic::Steps(_)) => self.is_of_one_date(other),
                // The steps themselves say more than that they can be begun.
                (Topic::Steps(_), Topic::Prepare | Topic::NextStep) => self.has_next_step(),
                (one, another) => one == another,
            };
        if !is_same {
            return false;
        }
        // The words of a date that is near go before "has it come?".
        if self.topic == Topic::AfterLetter(None) {
            self.topic = other.topic;
            self.due = other.due;
        }
        self.steps.extend(&other.steps);
        self.steps.sort_unstable();
        self.steps.dedup();
        true
    }

    fn has_next_step(&self) -> bool {
        let plan = &self.plan.plan;
        let next = plan.progress.next_step(&plan.schedule, self.plan.today());
        next.is_some_and(|next| self.steps.contains(&next.duty.step()))
    }

    fn is_of_one_date(&self, other: &Self) -> bool {
        let place = |part: &Self| part.due.step.map(StepId::to);
        self.due.official == other.due.official
            && self.due.aim == other.due.aim
            && place(self) == place(other)
    }

    pub(super) fn is_pair(&self) -> bool {
        self.kinds.len() > 1
    }

    /// Whether a pair does it once each: whether that is so of the reader is not
    /// settled, and one call does for both.
    pub(super) fn is_once_each(&self) -> bool {
        match self.topic {
            Topic::Steps(_) => self.steps.first() >= Some(&StepId::NumberRequest),
            Topic::Prepare | Topic::NextStep | Topic::Foremost(_) => false,
            _ => true,
        }
    }

    /// The page on which it is done, with the button's words. Where two plans are
    /// meant: their list.
    pub(super) fn page(&self) -> (String, String) {
        if self.is_pair() {
            return plans_page(self.lang);
        }
        let id = &self.plan.id;
        let step_4 = StepId::NumberRequest;
        let to_step = |step: StepId| {
            let number = i64::from(step.number());
            let args = locales::args!(number = number);
            let words = text_with(self.lang, locales::id!("mail-link-step"), &args);
            (words, format!("/plans/{id}/steps/{number}"))
        };
        match (self.topic, self.steps.as_slice()) {
            (Topic::Steps(_) | Topic::Report, [step]) => to_step(*step),
            (Topic::AfterRequest(_) | Topic::AfterLetter(None), _) => to_step(step_4),
            (Topic::Application(_), _) => {
                let number = step_4.number();
                (
                    text(self.lang, locales::id!("mail-link-application")),
                    format!("/plans/{id}/steps/{number}#{APPLICATION_PART}"),
                )
            }
            _ => plan_page(self.lang, id),
        }
    }

    // What several kinds of mail say alike.

    pub(super) fn text(&self, id: &str) -> String {
        text(self.lang, id)
    }

    pub(super) fn said(&self, id: &str) -> Block {
        Block::said(self.lang, id)
    }

    pub(super) fn fact(&self, label: &str, value: String) -> Block {
        Block::fact(self.lang, label, value)
    }

    pub(super) fn planned(&self) -> Option<&'a PlannedDate> {
        planned(self.due, self.plan)
    }

    /// Open days from today to the day that the mail names.
    pub(super) fn days_left(&self) -> i64 {
        let goal = self.due.goal();
        i64::from(Calendar::official().open_days_between(self.plan.today(), goal))
    }

    /// The same with that day, for a sentence.
    pub(super) fn countdown(&self) -> Args {
        let date = locales::day(self.lang, self.due.goal());
        locales::args!(date = date, days = self.days_left())
    }

    /// 「【4/16(金)まで・あと3開庁日】受付番号を実施機関に提示してください」
    pub(super) fn subject(&self, tags: &[String], words: String) -> String {
        let separator = self.text(locales::id!("mail-tag-separator"));
        let args = locales::args!(tag = tags.join(&separator), words = words);
        text_with(self.lang, locales::id!("mail-reminder-subject"), &args)
    }

    /// What is opened, where, when.
    pub(super) fn about(&self) -> Block {
        let request = &self.plan.plan.request;
        let kinds: Vec<String> = self
            .kinds
            .iter()
            .map(|kind| self.text(&kind.message_id()))
            .collect();
        let words = text_with(
            self.lang,
            locales::id!("mail-reminder-plan"),
            &locales::args!(
                month = locales::month(self.lang, request.opening),
                prefecture = locales::prefecture(self.lang, request.prefecture),
                kind = self.joined(&kinds),
            ),
        );
        self.fact(locales::id!("mail-reminder-label-plan"), words)
    }

    /// 「医科・歯科」
    pub(super) fn joined(&self, kinds: &[String]) -> String {
        kinds.join(&self.text(locales::id!("mail-kind-separator")))
    }

    /// By when, with how sure that is, and the better day while it is ahead.
    pub(super) fn when(&self) -> String {
        let (lang, due, today) = (self.lang, self.due, self.plan.today());
        let planned = self.planned();
        let date = locales::full_date(lang, due.official);
        let certainty = planned.map_or(Certainty::Official, PlannedDate::certainty);
        if due.goal() != due.official {
            // The goal of step 4 is not the bureau's deadline but the open day before.
            let act = match self.topic {
                Topic::Application(_) => "application",
                _ => "request",
            };
            let id = format!("mail-when-{act}-{}", certainty.as_str());
            let aim = locales::full_date(lang, due.goal());
            return text_with(lang, &id, &locales::args!(date = date, aim = aim));
        }
        let basis = match planned {
            Some(planned) if planned.is_rule_of_thumb() => "thumb",
            _ => certainty.as_str(),
        };
        let id = format!("mail-when-{basis}");
        let when = text_with(lang, &id, &locales::args!(date = date));
        let aim = planned
            .filter(|planned| today < planned.aim())
            .and_then(|planned| locales::aim_ahead(lang, planned, today));
        match aim {
            Some(aim) => {
                let args = locales::args!(when = when, aim = aim);
                text_with(lang, locales::id!("mail-when-with-aim"), &args)
            }
            None => when,
        }
    }

    /// The tag of a date: by when, or that it is today.
    pub(super) fn tag_by(&self) -> String {
        let goal = self.due.goal();
        let id = if self.planned().is_some_and(PlannedDate::is_rule_of_thumb) {
            "thumb"
        } else if goal == self.plan.today() {
            "today"
        } else {
            "by"
        };
        let date = locales::short_date(self.lang, goal);
        text_with(
            self.lang,
            &format!("mail-tag-{id}"),
            &locales::args!(date = date),
        )
    }

    /// The tag that counts the open days; none on the last one.
    pub(super) fn tag_days(&self) -> Option<String> {
        let days = self.days_left();
        let words = || {
            let args = locales::args!(days = days);
            text_with(self.lang, locales::id!("mail-tag-days"), &args)
        };
        (days > 0).then(words)
    }

    /// The day on which the bureau can be reached: the tag, and in words.
    pub(super) fn bureau_when(&self) -> (String, String) {
        let day = bureau_day(self.plan.now, Calendar::official());
        if day == self.plan.today() {
            let tag = self.text(locales::id!("mail-tag-now-today"));
            return (tag, self.text(locales::id!("mail-when-today")));
        }
        (
            locales::short_date(self.lang, day),
            locales::full_date(self.lang, day),
        )
    }

    pub(super) fn bureau(&self) -> String {
        locales::bureau(self.lang, self.plan.plan.schedule.bureau)
    }

    /// The bureau's page, and its desk's number where somebody has confirmed it.
    pub(super) fn bureau_contact(&self) -> Vec<Block> {
        let request = &self.plan.plan.request;
        let office = domain::office::Office::of(request.prefecture);
        let phone = office
            .listing
            .as_ref()
            .filter(|_| office.is_confirmed(self.plan.today()))
            .and_then(|listing| listing.phone.clone());
        let phone = match phone {
            Some(phone) => self.fact(locales::id!("contact-phone"), phone),
            None => self.said(locales::id!("plan-phone-on-page")),
        };
        let page = domain::bureau_page::BureauPage::of(self.plan.plan.schedule.bureau);
        let args = locales::args!(bureau = self.bureau());
        let words = text_with(self.lang, locales::id!("contact-bureau-page"), &args);
        vec![phone, Block::More(words, page.url.clone())]
    }

    /// A step's id as Fluent ids are written; the account has words of its own
    /// where it is made with the number.
    pub(super) fn id_of(&self, step: StepId) -> String {
        let plan = &self.plan.plan;
        let practice = plan.schedule.practice();
        if step == StepId::Account && plan.progress.rests_on_number(step, practice) {
            return "account-by-number".to_owned();
        }
        step.as_str().replace('_', "-")
    }

    /// 「受付番号を実施機関に提示」: what the steps do, to be put into sentences.
    pub(super) fn act(&self) -> String {
        match self.steps.as_slice() {
            [] => String::new(),
            [step] => self.text(&format!("mail-act-{}", self.id_of(*step))),
            [first, ..] => {
                let separator = self.text(locales::id!("mail-step-separator"));
                let numbers: Vec<String> = self
                    .steps
                    .iter()
                    .map(|step| step.number().to_string())
                    .collect();
                let is_prepared = *first < StepId::NumberRequest
                    && self.steps.last() < Some(&StepId::NumberRequest);
                let id = if is_prepared { "prepare" } else { "submit" };
                let args = locales::args!(steps = numbers.join(&separator));
                text_with(self.lang, &format!("mail-act-{id}"), &args)
            }
        }
    }

    /// What the steps do, a line each.
    pub(super) fn what(&self) -> Vec<Block> {
        let line = |step: &StepId| {
            let words = self.text(&format!("mail-what-{}", self.id_of(*step)));
            self.fact(locales::id!("mail-reminder-label-what"), words)
        };
        self.steps.iter().map(line).collect()
    }
}

/// The page of one plan.
pub(super) fn plan_page(lang: Lang, id: &str) -> (String, String) {
    let words = text(lang, locales::id!("mail-link-plan"));
    (words, format!("/plans/{id}"))
}

/// The list of all plans.
pub(super) fn plans_page(lang: Lang) -> (String, String) {
    let words = text(lang, locales::id!("mail-link-plans"));
    (words, "/plans".to_owned())
}
