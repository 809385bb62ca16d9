//! Who is there and what they keep before a test begins:
//!
//! ```text
//! let founder = app.founder("founder@example.jp").keeps("2027-06").await;
//! let pair = app.known(founder.account).keeps("2027-08").of("both").await;
//! ```

use std::collections::BTreeMap;
use std::pin::Pin;

use domain::bureau::Prefecture;
use domain::kind::Kinds;
use domain::schedule::PlanRequest;
use office::db::entity::plan;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use uuid::Uuid;

use super::App;

/// Somebody who is about to keep a plan.
pub struct Founder<'a> {
    app: &'a App,
    who: Who<'a>,
}

enum Who<'a> {
    New(&'a str),
    Known(Uuid),
}

/// A plan about to be kept: a Tokyo clinic's, unless told otherwise.
pub struct Keeping<'a> {
    founder: Founder<'a>,
    draft: PlanRequest,
    done: &'a [&'a str],
}

/// What a founder has then.
#[derive(Clone, Debug)]
pub struct Kept {
    pub account: Uuid,
    /// One, or the two of a pair.
    pub plans: Vec<Uuid>,
}

impl App {
    /// An applicant with a confirmed address.
    pub fn founder<'a>(&'a self, email: &'a str) -> Founder<'a> {
        let who = Who::New(email);
        Founder { app: self, who }
    }

    /// Somebody who is there already.
    pub fn known(&self, account: Uuid) -> Founder<'_> {
        let who = Who::Known(account);
        Founder { app: self, who }
    }

    /// Writes a plan's progress as it is stored, behind the pages' back.
    pub async fn set_progress(&self, plan_id: Uuid, progress: Value) {
        let transaction = self.state.db.begin().await.unwrap();
        plan::Entity::update_many()
            .col_expr(plan::Column::Progress, Expr::value(progress))
            .col_expr(plan::Column::NextLook, Expr::value(0_i64))
            .filter(plan::Column::Id.eq(plan_id))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }
}

impl<'a> Founder<'a> {
    /// A plan for this opening month, e.g. `2027-06`.
    pub fn keeps(self, opening: &str) -> Keeping<'a> {
        let draft = PlanRequest::parse(opening, "13", "medical").unwrap();
        Keeping {
            founder: self,
            draft,
            done: &[],
        }
    }
}

impl<'a> Keeping<'a> {
    /// Of this kind: `medical`, `dental`, `pharmacy`, or `both`.
    pub fn of(mut self, kind: &str) -> Self {
        self.draft.kinds = Kinds::parse(kind).unwrap();
        self
    }

    /// In this prefecture, by its number.
    pub fn in_prefecture(mut self, number: &str) -> Self {
        self.draft.prefecture = Prefecture::parse(number).unwrap();
        self
    }

    /// With these steps done on the day on which every test begins.
    pub fn with_done(mut self, steps: &'a [&'a str]) -> Self {
        self.done = steps;
        self
    }

    async fn keep(self) -> Kept {
        let app = self.founder.app;
        let id = match self.founder.who {
            Who::New(email) => app.account(email, "applicant", None).await,
            Who::Known(id) => id,
        };
        let transaction = app.state.db.begin().await.unwrap();
        let plans = office::usecase::plans::keep_for(&transaction, id, self.draft, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        if !self.done.is_empty() {
            for plan in &plans {
                app.set_progress(*plan, done(self.done)).await;
            }
        }
        Kept { account: id, plans }
    }
}

impl<'a> IntoFuture for Keeping<'a> {
    type Output = Kept;
    type IntoFuture = Pin<Box<dyn Future<Output = Kept> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.keep())
    }
}

impl Kept {
    /// The plan, or the first of a pair.
    pub fn plan(&self) -> Uuid {
        self.plans[0]
    }
}

/// Progress in which these steps are done, as it is stored.
pub fn done(steps: &[&str]) -> Value {
    let done = json!({ "done": "2026-11-20" });
    let steps: BTreeMap<&str, &Value> = steps.iter().map(|step| (*step, &done)).collect();
    json!({ "steps": steps })
}
