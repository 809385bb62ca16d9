//! The list of pages: a new page or view model is one line here.

use std::rc::Rc;

use app::page::Viewer;
use app::pages;
use domain::account::PlanLimit;
use domain::bureau::BureauId;
use jiff::civil::Date;
use leptos::prelude::AnyView;
use locales::{Lang, text, text_with};
use portal::account::{AskForLinkView, MailSentView};
use portal::draft::DraftView;
use portal::form::{Form, Hold};
use portal::mail_log::PlanMailsView;
use portal::mail_readers::LinkPage;
use portal::plans::{PlanFormView, PlanView, StepView};
use portal::samples::{Sample, Samples, TODAY, letter_plans, link_pages, request, start_questions};

/// A page in a state.
pub struct Shown {
    /// Which page.
    pub page: &'static str,
    /// In which state.
    pub state: &'static str,
    /// Its address, as the shell needs it.
    pub here: &'static str,
    /// Who looks.
    pub viewer: Viewer,
    /// On which day.
    pub today: Date,
    /// The title.
    pub title: Rc<dyn Fn(Lang) -> String>,
    /// A form came back.
    pub has_errors: bool,
    /// A sentence on top, by its id.
    pub flash: Option<&'static str>,
    /// The page.
    pub view: Rc<dyn Fn() -> AnyView>,
}

struct List {
    shown: Vec<Shown>,
    viewer: Viewer,
}

impl List {
    /// A page with these states.
    fn page<T: Clone + 'static>(
        &mut self,
        page: &'static str,
        here: &'static str,
        title: &'static str,
        samples: Vec<Sample<T>>,
        view: fn(T) -> AnyView,
    ) {
        for Sample { state, view: shows } in samples {
            self.shown.push(Shown {
                page,
                state,
                here,
                viewer: self.viewer.clone(),
                today: TODAY,
                title: Rc::new(move |lang| text(lang, title)),
                has_errors: state.ends_with("errors") || state.ends_with("refused"),
                flash: None,
                view: Rc::new(move || view(shows.clone())),
            });
        }
    }

    /// A page with every state of its view model.
    fn every<T: Samples + Clone + 'static>(
        &mut self,
        page: &'static str,
        here: &'static str,
        title: &'static str,
        view: fn(T) -> AnyView,
    ) {
        self.page(page, here, title, T::samples(), view);
    }

    /// A page that is always the same.
    fn one(
        &mut self,
        page: &'static str,
        here: &'static str,
        title: &'static str,
        view: fn() -> AnyView,
    ) {
        self.shown.push(Shown {
            page,
            state: "page",
            here,
            viewer: self.viewer.clone(),
            today: TODAY,
            title: Rc::new(move |lang| text(lang, title)),
            has_errors: false,
            flash: None,
            view: Rc::new(view),
        });
    }

    /// The page just added is seen on its plan's day.
    fn on_days(&mut self, days: impl IntoIterator<Item = (&'static str, Date)>) {
        let Some(page) = self.shown.last().map(|shown| shown.page) else {
            return;
        };
        for (state, day) in days {
            let of_state = |shown: &&mut Shown| shown.page == page && shown.state == state;
            if let Some(shown) = self.shown.iter_mut().find(of_state) {
                shown.today = day;
            }
        }
    }
}

/// Every page in every state.
pub fn all() -> Vec<Shown> {
    let mut list = List {
        shown: Vec::new(),
        viewer: Viewer::Guest,
    };
    public(&mut list);
    faults(&mut list);
    entrance(&mut list);
    list.viewer = Viewer::Applicant {
        email: "founder@clinic.example".to_owned(),
        confirmed: true,
    };
    account(&mut list);
    plans(&mut list);
    papers(&mut list);
    questions(&mut list);
    list.viewer = Viewer::Staff {
        name: "田中".to_owned(),
        bureau: BureauId::Kantoshinetsu,
    };
    desk(&mut list);
    list.shown
}

fn public(list: &mut List) {
    let mut examples: Vec<Sample<Option<DraftView>>> = DraftView::samples()
        .into_iter()
        .take(1)
        .map(|sample| Sample::new("example", Some(sample.view)))
        .collect();
    examples.push(Sample::new("without-example", None));
    list.page("home", "/", "home-title", examples, pages::home::page);
    for (name, samples) in start_questions() {
        let (here, title, view): (_, _, fn(_) -> AnyView) = match name {
            "designation" => (
                "/start",
                "start-designation-title",
                pages::start::designation,
            ),
            "opening" => (
                "/start/opening",
                "start-opening-title",
                pages::start::opening,
            ),
            "prefecture" => (
                "/start/prefecture",
                "start-prefecture-title",
                pages::start::prefecture,
            ),
            _ => ("/start/kind", "start-kind-title", pages::start::kind),
        };
        let page = match name {
            "designation" => "start-designation",
            "opening" => "start-opening",
            "prefecture" => "start-prefecture",
            _ => "start-kind",
        };
        list.page(page, here, title, samples, view);
    }
    let here = "/plan?opening=2027-04&prefecture=13&kind=medical";
    list.every("plan", here, "plan-title", pages::plan::page);
    let days = DraftView::samples().into_iter();
    list.on_days(days.map(|sample| (sample.state, sample.view.schedule.today)));
    list.one(
        "out-of-scope",
        "/out-of-scope",
        "out-of-scope-title",
        pages::out_of_scope::page,
    );
    list.one("help", "/help", "help-title", pages::help::page);
    list.every(
        "sources",
        "/sources",
        "footer-sources",
        pages::sources::page,
    );
    list.one(
        "accessibility",
        "/accessibility",
        "footer-accessibility",
        pages::statements::accessibility,
    );
    list.one(
        "privacy",
        "/privacy",
        "footer-privacy",
        pages::statements::privacy,
    );
    list.every("guide", "/guide", "guide-page-title", pages::guide::page);
    list.every(
        "guide-where",
        "/guide/where",
        "guide-page-title",
        pages::guide_where::page,
    );
    list.every(
        "unsubscribe",
        "/unsubscribe",
        "unsubscribe-title",
        pages::unsubscribe::page,
    );
    for (which, samples) in link_pages() {
        let (page, here, title) = match which {
            LinkPage::Seen => ("mail-seen", "/mail/seen", "mail-seen-title"),
            LinkPage::StopWeekly => ("stop-weekly", "/unsubscribe/weekly", "stop-weekly-title"),
            LinkPage::LeaveCopies => ("leave-copies", "/reader/leave", "leave-copies-title"),
        };
        let view: fn(_) -> AnyView = match which {
            LinkPage::Seen => |view| pages::mail_link::page(LinkPage::Seen, view),
            LinkPage::StopWeekly => |view| pages::mail_link::page(LinkPage::StopWeekly, view),
            LinkPage::LeaveCopies => |view| pages::mail_link::page(LinkPage::LeaveCopies, view),
        };
        list.page(page, here, title, samples, view);
    }
    list.every(
        "reader-confirm",
        "/reader/confirm",
        "copies-confirm-title",
        pages::reader_confirm::page,
    );
}

fn faults(list: &mut List) {
    const FAULTS: [(&str, &str); 11] = [
        ("bad-request", "fault-bad-request-title"),
        ("busy", "fault-busy-title"),
        ("conflict", "fault-conflict-title"),
        ("forbidden", "fault-forbidden-title"),
        ("internal", "fault-internal-title"),
        ("not-found", "fault-not-found-title"),
        ("sign-in", "fault-sign-in-title"),
        ("too-large", "fault-too-large-title"),
        ("too-many", "fault-too-many-title"),
        ("unavailable", "fault-unavailable-title"),
        ("unreadable", "fault-unreadable-title"),
    ];
    for (state, title) in FAULTS {
        let stem = title.trim_end_matches("-title");
        let sample = vec![Sample::new(state, stem)];
        list.page("fault", "/no-such-page", title, sample, pages::fault::page);
    }
}

fn entrance(list: &mut List) {
    use pages::account;
    list.every(
        "sign-up",
        "/sign-up",
        "sign-up-title",
        account::sign_up::page,
    );
    list.every(
        "sign-in",
        "/sign-in",
        "sign-in-title",
        account::sign_in::page,
    );
    let held = |sample: &Sample<MailSentView>| sample.view.is_held;
    let (held, sent): (Vec<_>, Vec<_>) = MailSentView::samples().into_iter().partition(held);
    let view = account::mail_sent::page;
    list.page("mail-sent", "/sign-up/sent", "mail-sent-title", sent, view);
    list.page("mail-sent", "/sign-up/sent", "mail-held-title", held, view);
    list.page(
        "ask-for-link",
        "/sign-in/link",
        "sign-in-link-title",
        AskForLinkView::samples(),
        account::ask_for_link::page,
    );
    list.every(
        "open-link",
        "/confirm/token",
        "link-confirm-title",
        account::open_link::page,
    );
    list.one(
        "dead-link",
        "/confirm/token",
        "link-dead-title",
        account::open_link::dead,
    );
    list.every(
        "new-password",
        "/reset/token",
        "new-password-title",
        account::new_password::page,
    );
    let wait = vec![Sample::new("wait", Form::default().held(Hold::Wait(900)))];
    list.page("wait", "/sign-in", "wait-title", wait, account::wait::page);
}

fn account(list: &mut List) {
    use pages::account;
    list.every(
        "account",
        "/account",
        "account-title",
        account::overview::page,
    );
    list.every(
        "change-address",
        "/account/email",
        "change-address-title",
        account::change_address::page,
    );
    list.every(
        "change-password",
        "/account/password",
        "change-password-title",
        account::change_password::page,
    );
    list.every(
        "delete",
        "/account/delete",
        "delete-title",
        account::delete::page,
    );
    list.every(
        "mail-preference",
        "/account/mail",
        "mail-preference-title",
        pages::mail_preference::page,
    );
}

const PLAN: &str = "/plans/019310a4-6b00-7c3e-9d51-2f7a40e1c8b3";

fn plans(list: &mut List) {
    use pages::plans;
    list.every("plans", "/plans", "plans-title", plans::list::page);
    list.every("kept-plan", PLAN, "kept-plan-title", plans::plan::page);
    let days = PlanView::samples().into_iter();
    list.on_days(days.map(|sample| (sample.state, sample.view.schedule.today)));
    if let Some(new) = list
        .shown
        .iter_mut()
        .find(|shown| shown.page == "kept-plan")
    {
        new.flash = Some("plans-saved");
    }
    for sample in StepView::samples() {
        let (step, today) = (sample.view.step, sample.view.schedule.today);
        list.page(
            "step",
            PLAN,
            "kept-plan-title",
            vec![sample],
            plans::step::page,
        );
        if let Some(shown) = list.shown.last_mut() {
            shown.today = today;
            shown.title = Rc::new(move |lang| {
                let name = text(lang, &format!("step-{}", step.as_str()));
                let number = i64::from(step.number());
                let args = locales::args!(number = number, name = name);
                text_with(lang, "step-page-title", &args)
            });
        }
    }
    list.page(
        "letter",
        PLAN,
        "kept-letter-title",
        letter_plans(),
        plans::letter::page,
    );
    list.every("opening", PLAN, "kept-opening-title", plans::opening::page);
    list.every("ready", PLAN, "kept-ready-title", plans::ready::page);
    list.every(
        "no-designation",
        PLAN,
        "no-designation-title",
        plans::no_designation::page,
    );
    list.every("report", PLAN, "report-title", plans::report::page);
    list.every("history", PLAN, "kept-history-title", plans::history::page);
    let (_, own) = plan_mails();
    list.page(
        "plan-mails",
        PLAN,
        "plan-mails-title",
        own,
        pages::plan_mails::page,
    );
    list.every("feed", PLAN, "feed-title", plans::feed::page);
    list.every("code", PLAN, "kept-code-title", plans::code::page);
    list.every("name", PLAN, "kept-name-title", plans::name::page);
    let remove: Vec<_> = PlanFormView::samples().into_iter().take(2).collect();
    list.page(
        "remove",
        PLAN,
        "kept-remove-title",
        remove,
        plans::remove::page,
    );
    let limits = [
        ("active", PlanLimit::Active),
        ("ever", PlanLimit::Ever),
        ("day", PlanLimit::Day),
    ];
    for (state, limit) in limits {
        list.page(
            "full",
            "/plans",
            "plans-title",
            vec![Sample::new(state, limit)],
            |limit| plans::full::page(limit, request()),
        );
    }
}

fn papers(list: &mut List) {
    use pages::plans::form1;
    list.every("form1", PLAN, "form1-title", form1::ask);
    list.every("form1-check", PLAN, "form1-check-title", form1::check);
    list.every("cover", PLAN, "cover-title", form1::cover);
}

fn questions(list: &mut List) {
    list.every("ask", "/ask", "ask-title", pages::ask::page);
    list.every(
        "questions",
        "/questions",
        "questions-title",
        pages::questions::list,
    );
    list.every(
        "question",
        "/questions/1",
        "questions-title",
        pages::questions::thread,
    );
}

/// As the desk sees them, and as their owner does.
fn plan_mails() -> (Vec<Sample<PlanMailsView>>, Vec<Sample<PlanMailsView>>) {
    let all = PlanMailsView::samples().into_iter();
    all.partition(|sample| sample.state == "desk")
}

fn desk(list: &mut List) {
    let (of_asker, _) = plan_mails();
    list.page(
        "plan-mails",
        "/desk/questions/1/mails",
        "plan-mails-title",
        of_asker,
        pages::plan_mails::page,
    );
    list.every("desk", "/desk", "nav-desk", pages::desk::page);
    list.every(
        "desk-question",
        "/desk/questions/1",
        "nav-desk",
        pages::desk_question::page,
    );
    list.every(
        "undelivered",
        "/desk/mails",
        "undelivered-title",
        pages::undelivered::page,
    );
    list.every(
        "unanswered",
        "/desk/unanswered",
        "unanswered-title",
        pages::unanswered::page,
    );
}
