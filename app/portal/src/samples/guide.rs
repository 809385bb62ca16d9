//! The guide: conversations, the guided flow, what was not answered.

use domain::calendar::Calendar;
use domain::rulebook::Rulebook;
use domain::schedule::schedule;
use domain::step::StepId;
use guide::{Answer, Context, Guide, Reason, TopicId};

use super::{ID, Sample, Samples, TODAY, draft::months, missing, now, request};
use crate::form::Form;
use crate::guide::{
    AskersPlan, Found, Given, GuidePage, Said, Turn, Unanswered, UnansweredGroup,
    UnansweredQuestion, Where, topic_of_step,
};

fn topic(id: &str) -> TopicId {
    TopicId::parse(id).expect("a topic's id")
}

fn known() -> Context {
    let asked = request();
    Context {
        prefecture: Some(asked.prefecture),
        kind: Some(asked.kind()),
        opening: Some(asked.opening),
    }
}

fn answer(id: &str) -> Answer {
    Guide::embedded()
        .answer(&topic(id), known(), now())
        .expect("a topic that is answered")
}

fn given() -> Given {
    Given {
        plan: None,
        context: known(),
    }
}

fn turn(number: usize, question: &str, said: Said) -> Turn {
    Turn {
        id: format!("019310a4-6b00-7c3e-9d51-2f7a40e1{number:04}"),
        question: question.to_owned(),
        said,
        helpful: None,
        given: given(),
        context: known(),
    }
}

/// A conversation with each thing that the guide can say.
#[must_use]
pub fn turns() -> Vec<Turn> {
    let one = Said::Answer(vec![answer("submission.deadline")]);
    let two = Said::Answer(vec![
        answer("procedure.schedule"),
        answer("card_reader.apply"),
    ]);
    let which = Said::Clarify(vec![
        topic("provisional_code.request"),
        topic("reception_number.request"),
    ]);
    let mut rated = turn(3, "カードリーダーはいつ申請しますか", one.clone());
    rated.helpful = Some(true);
    let mut unhelpful = turn(4, "<script>とは何ですか & \"どこ\"", one.clone());
    unhelpful.helpful = Some(false);
    vec![
        turn(0, "受付番号の提示の期限はいつまで", one),
        turn(1, "日程とカードリーダーについて教えてください", two),
        turn(2, "番号の依頼", which),
        rated,
        unhelpful,
        turn(5, "来週の株価を教えて", Said::Declined(Reason::OffTopic)),
        turn(6, "職員に相談したい", Said::ForPerson),
        turn(7, "以前の話題", Said::Gone),
    ]
}

/// One turn for each reason not to answer.
#[must_use]
pub fn declined_turns() -> Vec<Turn> {
    Reason::ALL
        .into_iter()
        .enumerate()
        .map(|(i, reason)| turn(20 + i, "答えられない質問", Said::Declined(reason)))
        .collect()
}

impl Samples for GuidePage {
    fn samples() -> Vec<Sample<Self>> {
        let empty = Self {
            given: Given::default(),
            plan: None,
            other_plans: Vec::new(),
            context: Context::default(),
            turns: Vec::new(),
            suggestions: vec![topic("submission.deadline"), topic("procedure.schedule")],
            suggestions_are_for_a_page: false,
            months: months(TODAY),
            form: Form::default(),
            is_kept: false,
        };
        let plan = AskersPlan {
            id: ID.to_owned(),
            label: "駅前クリニック".to_owned(),
            request: request(),
        };
        let other = AskersPlan {
            label: String::new(),
            ..plan.clone()
        };
        let with_plan = Self {
            given: Given {
                plan: Some(ID.to_owned()),
                context: known(),
            },
            plan: Some(plan),
            other_plans: vec![other],
            context: known(),
            suggestions: vec![topic("card_reader.apply")],
            suggestions_are_for_a_page: true,
            is_kept: true,
            ..empty.clone()
        };
        let talk = |turns| Self {
            turns,
            given: given(),
            context: known(),
            ..empty.clone()
        };
        let wrong = Form::default().with_errors(missing(&["question"]));
        vec![
            Sample::new("empty", empty.clone()),
            Sample::new("with-plan", with_plan),
            Sample::new("conversation", talk(turns())),
            Sample::new("declined", talk(declined_turns())),
            Sample::new(
                "errors",
                Self {
                    form: wrong,
                    ..empty
                },
            ),
        ]
    }
}

impl Samples for Where {
    fn samples() -> Vec<Sample<Self>> {
        let step = StepId::NumberRequest;
        let found = |step: StepId| {
            Self::Found(Box::new(Found {
                step,
                schedule: (step != StepId::NonDesignationReport).then(|| {
                    schedule(Rulebook::embedded(), Calendar::official(), request(), TODAY)
                }),
                answer: Some(answer(topic_of_step(step))),
                given: given(),
                context: known(),
            }))
        };
        let month = Self::Month {
            step,
            given: Given::default(),
            months: months(TODAY),
        };
        vec![
            Sample::new("stage", Self::Stage(Given::default())),
            Sample::new("month", month),
            Sample::new(
                "place",
                Self::Place {
                    step,
                    given: given(),
                },
            ),
            Sample::new("found", found(step)),
            Sample::new("found-reader", found(StepId::CardReader)),
            Sample::new("found-report", found(StepId::NonDesignationReport)),
        ]
    }
}

impl Samples for Unanswered {
    fn samples() -> Vec<Sample<Self>> {
        let question = |text: &str, reason| UnansweredQuestion {
            text: text.to_owned(),
            reason,
            times: 3,
            last: TODAY,
        };
        let group = |id: Option<&str>, reason| UnansweredGroup {
            topic: id.map(topic),
            questions: vec![
                question("オンライン請求の端末は何台まで", reason),
                question("補助金はいつまで", reason),
            ],
        };
        let of = |groups, unhelpful| Self {
            groups,
            unhelpful,
            days: 90,
        };
        let near = group(Some("card_reader.apply"), Some(Reason::NotCovered));
        let far = group(None, Some(Reason::Money));
        vec![
            Sample::new("empty", of(Vec::new(), Vec::new())),
            Sample::new(
                "some",
                of(
                    vec![near, far],
                    vec![group(Some("submission.deadline"), None)],
                ),
            ),
        ]
    }
}
