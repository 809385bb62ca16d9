//! The answers of form 1 (別紙１): stored shape, what was typed, and back.

use domain::form1::{Address, Founder, PostalCode};
use domain::input::{ErrorCode, FieldError, TextRule, choice, day, is_blank, postal_code, text};
use form1_pdf::REPRESENTATIVE_CHARACTERS;
use jiff::civil::Date;
use portal::form::{Form, Typed};
use portal::plans::CodeKind;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use super::codes::Code;
use crate::db::plan::Plan;
use crate::db::unreadable;

/// The answers, as stored in `plan.form1`. The 仮コード is not among them: it is
/// sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form1Answers {
    /// Where the reply is posted.
    pub reply_to: Address,
    /// To whom.
    pub reply_name: String,
    /// 名称
    pub institution_name: String,
    /// 所在地
    pub institution: Address,
    /// The date of the request.
    pub date: Option<Date>,
    /// 開設者
    pub founder: Founder,
    /// 仮コード申請時の名称
    pub name_at_request: String,
    /// 仮コード申請時の所在地
    pub address_at_request: Address,
}

/// Fields of the page whose text is kept when something is wrong, in its order.
const FIELDS: [&str; 17] = [
    "institution_name",
    "institution_postal_code",
    "institution_address",
    "founder",
    "founder_name",
    "representative_title",
    "representative_name",
    "reply_postal_code",
    "reply_address",
    "reply_name",
    "provisional_code",
    "name_at_request",
    "postal_code_at_request",
    "address_at_request",
    "date",
    "date_month",
    "date_day",
];

/// The stored answers; none yet are empty ones.
///
/// # Errors
/// For answers that this release cannot read: they must not be shown as empty,
/// and then be saved so.
pub(super) fn answers(plan: &Plan) -> Result<Form1Answers, DbErr> {
    let Some(json) = plan.row.form1.clone() else {
        return Ok(Form1Answers::default());
    };
    serde_json::from_value(json).map_err(|_| unreadable("plan", plan.row.id, "form1"))
}

/// The page's fields with the stored answers.
pub(super) fn filled(answers: &Form1Answers) -> Form {
    let postal = |address: &Address| {
        address
            .postal_code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let part = |part: Option<i16>| part.map(|n| n.to_string()).unwrap_or_default();
    let (founder, name, title, representative) = match &answers.founder {
        Founder::Person { name } => ("person", name.as_str(), "", ""),
        Founder::Corporation {
            name,
            representative_title,
            representative_name,
        } => (
            "corporation",
            name.as_str(),
            representative_title.as_str(),
            representative_name.as_str(),
        ),
    };
    Form::default()
        .keep("reply_postal_code", postal(&answers.reply_to))
        .keep("reply_address", &answers.reply_to.address)
        .keep("reply_name", &answers.reply_name)
        .keep("institution_name", &answers.institution_name)
        .keep("institution_postal_code", postal(&answers.institution))
        .keep("institution_address", &answers.institution.address)
        .keep("date", part(answers.date.map(Date::year)))
        .keep("date_month", part(answers.date.map(|d| d.month().into())))
        .keep("date_day", part(answers.date.map(|d| d.day().into())))
        .keep("founder", founder)
        .keep("founder_name", name)
        .keep("representative_title", title)
        .keep("representative_name", representative)
        .keep("name_at_request", &answers.name_at_request)
        .keep(
            "postal_code_at_request",
            postal(&answers.address_at_request),
        )
        .keep("address_at_request", &answers.address_at_request.address)
}

/// The page's fields with what was typed.
#[must_use]
pub fn typed_again(typed: &Typed) -> Form {
    FIELDS.into_iter().fold(Form::default(), |form, name| {
        form.keep(name, typed.get(name))
    })
}

/// In the order in which one meets the fields again.
pub(super) fn in_order(mut errors: Vec<FieldError>) -> Vec<FieldError> {
    errors.sort_by_key(|error| FIELDS.iter().position(|name| *name == error.field));
    errors
}

/// The answers, the 仮コード if one was typed, and what is wrong.
pub(super) fn parse(plan: &Plan, typed: &Typed) -> (Form1Answers, Option<Code>, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut reader = Reader {
        typed,
        errors: &mut errors,
    };
    let name = TextRule::NAME;
    let answers = Form1Answers {
        reply_to: reader.address("reply_postal_code", "reply_address", true),
        reply_name: reader.text("reply_name", name),
        institution_name: reader.text("institution_name", name),
        institution: reader.address("institution_postal_code", "institution_address", true),
        founder: reader.founder(),
        date: reader.date(),
        name_at_request: reader.text("name_at_request", name.optional()),
        address_at_request: reader.address("postal_code_at_request", "address_at_request", false),
    };
    let code = reader.code(plan);
    (answers, code, errors)
}

struct Reader<'a> {
    typed: &'a Typed,
    errors: &'a mut Vec<FieldError>,
}

impl Reader<'_> {
    fn note<V>(&mut self, read: Result<V, FieldError>) -> Option<V> {
        read.map_err(|error| self.errors.push(error)).ok()
    }

    fn text(&mut self, name: &'static str, rule: TextRule) -> String {
        let read = text(name, self.typed.get(name), rule);
        self.note(read).unwrap_or_default()
    }

    fn address(
        &mut self,
        postal_field: &'static str,
        address_field: &'static str,
        required: bool,
    ) -> Address {
        let rule = if required {
            TextRule::ADDRESS
        } else {
            TextRule::ADDRESS.optional()
        };
        let typed = self.typed.get(postal_field);
        let postal_code: Option<PostalCode> = if !required && is_blank(typed) {
            None
        } else {
            let read = postal_code(postal_field, typed);
            self.note(read)
        };
        Address {
            postal_code,
            address: self.text(address_field, rule),
        }
    }

    /// May stay empty: it can be written by hand.
    fn date(&mut self) -> Option<Date> {
        let [year, month, of_month] =
            ["date", "date_month", "date_day"].map(|name| self.typed.get(name));
        if [year, month, of_month].iter().all(|part| is_blank(part)) {
            return None;
        }
        let read = day("date", year, month, of_month);
        self.note(read)
    }

    fn founder(&mut self) -> Founder {
        let chosen = |id: &str| matches!(id, "person" | "corporation").then(|| id == "corporation");
        let read = choice(
            "founder",
            self.typed.get("founder"),
            chosen,
            ErrorCode::Choice,
        );
        let is_corporation = self.note(read).unwrap_or_default();
        let name = self.text("founder_name", TextRule::NAME);
        if !is_corporation {
            return Founder::Person { name };
        }
        // What always fits the paper's boxes.
        let rule = TextRule {
            max: REPRESENTATIVE_CHARACTERS,
            ..TextRule::NAME
        };
        Founder::Corporation {
            name,
            representative_title: self.text("representative_title", rule),
            representative_name: self.text("representative_name", rule),
        }
    }

    /// Left blank if forgotten (別紙１ 記載例).
    fn code(&mut self, plan: &Plan) -> Option<Code> {
        let typed = self.typed.get("provisional_code");
        if is_blank(typed) {
            return None;
        }
        let read = Code::parse(CodeKind::Provisional, typed, plan)
            .map_err(|code| FieldError::new("provisional_code", ErrorCode::Code(code)));
        self.note(read)
    }
}
