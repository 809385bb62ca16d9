//! Acts on a plan are all or nothing: a fault is put before each of an act's
//! writes in turn, whatever tables they are in, and into its commit. After it
//! every table must be as it was before, on both databases.

use std::collections::BTreeMap;

use office::db::entity::plan;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, FromQueryResult as _, JsonValue, Statement};
use uuid::Uuid;

use crate::harness::{App, Browser, on_both};
use crate::plans::{
    NUMBER, PROVISIONAL, TODAY, mail_states, no_designation, pending_reminder, record, row,
    version, with_number, with_plan,
};

/// No act writes more often.
const MANY: u32 = 100;
const NOT_OURS: [&str; 4] = ["seaql_migrations", "fault", "promise", "kept_promise"];

/// Triggers before each write of each table, which count down and then fail.
struct Faults<'a> {
    app: &'a App,
    tables: Vec<String>,
}

impl<'a> Faults<'a> {
    async fn install(app: &'a App) -> Self {
        let faults = Self {
            app,
            tables: tables(app).await,
        };
        // What is promised and not kept fails when the transaction is committed.
        faults
            .execute("CREATE TABLE fault (writes_left BIGINT NOT NULL, at_commit INTEGER NOT NULL)")
            .await;
        faults
            .execute("CREATE TABLE kept_promise (id INTEGER PRIMARY KEY)")
            .await;
        faults
            .execute(
                "CREATE TABLE promise (id INTEGER NOT NULL REFERENCES kept_promise (id) \
                 DEFERRABLE INITIALLY DEFERRED)",
            )
            .await;
        faults
            .execute("INSERT INTO fault VALUES (1000000, 0)")
            .await;
        let postgres = app.state.db.backend() == DatabaseBackend::Postgres;
        if postgres {
            faults
                .execute(
                    "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                     UPDATE fault SET writes_left = writes_left - 1; \
                     IF (SELECT writes_left FROM fault) < 0 THEN RAISE EXCEPTION 'fault'; END IF; \
                     INSERT INTO promise SELECT 1 FROM fault WHERE at_commit = 1; \
                     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
                )
                .await;
        }
        for table in &faults.tables {
            for event in ["INSERT", "UPDATE", "DELETE"] {
                let head =
                    format!("CREATE TRIGGER fault_{table}_{event} BEFORE {event} ON \"{table}\"");
                let trigger = if postgres {
                    format!("{head} FOR EACH ROW EXECUTE FUNCTION fault()")
                } else {
                    format!(
                        "{head} BEGIN UPDATE fault SET writes_left = writes_left - 1; \
                         SELECT RAISE(ABORT, 'fault') FROM fault WHERE writes_left < 0; \
                         INSERT INTO promise SELECT 1 FROM fault WHERE at_commit = 1; END"
                    )
                };
                faults.execute(&trigger).await;
            }
        }
        faults
    }

    async fn execute(&self, statement: &str) {
        let transaction = self.app.state.db.begin().await.unwrap();
        transaction.execute_unprepared(statement).await.unwrap();
        transaction.commit().await.unwrap();
    }

    /// This many rows may be written, then one fails.
    async fn after(&self, writes: u32) {
        self.execute(&format!(
            "UPDATE fault SET writes_left = {writes}, at_commit = 0"
        ))
        .await;
    }

    /// Every write works, and the commit fails.
    async fn at_commit(&self) {
        self.execute("UPDATE fault SET writes_left = 1000000, at_commit = 1")
            .await;
    }

    async fn never(&self) {
        self.execute("UPDATE fault SET writes_left = 1000000, at_commit = 0")
            .await;
    }

    /// Every row of every table.
    async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for table in &self.tables {
            let mut rows = rows(self.app, &format!("SELECT * FROM \"{table}\"")).await;
            rows.sort();
            all.insert(table.clone(), rows);
        }
        all
    }

    /// Sends a form with a fault at every place, each time with nothing left of
    /// it, and at last without one. Gives how many places there were.
    async fn all_or_nothing(
        &self,
        browser: &mut Browser,
        path: &str,
        fields: &[(&str, &str)],
    ) -> u32 {
        // A sentence that waits to be shown would be forgotten by the error page.
        browser.get("/plans").await.has_status(200);
        let before = self.everything().await;
        self.at_commit().await;
        browser.post(path, fields).await.has_status(500);
        assert_eq!(
            self.everything().await,
            before,
            "{path}: a fault in the commit"
        );
        for writes in 0..MANY {
            self.after(writes).await;
            let answer = browser.post(path, fields).await;
            if answer.status.as_u16() == 303 {
                self.never().await;
                assert_ne!(self.everything().await, before, "{path} did nothing");
                return writes;
            }
            answer.has_status(500);
            let after = self.everything().await;
            assert_eq!(after, before, "{path}: a fault after {writes} writes");
        }
        panic!("{path}: still failing after {MANY} writes");
    }
}

async fn tables(app: &App) -> Vec<String> {
    let all = if app.state.db.backend() == DatabaseBackend::Postgres {
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    };
    let statement = Statement::from_string(app.state.db.backend(), all);
    let rows = app.state.db.read().query_all_raw(statement).await.unwrap();
    let mut names: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", "name").unwrap())
        .collect();
    names.retain(|name| !NOT_OURS.contains(&name.as_str()));
    assert!(names.len() > 10, "{names:?}");
    names
}

async fn rows(app: &App, select: &str) -> Vec<String> {
    let statement = Statement::from_string(app.state.db.backend(), select);
    let rows = JsonValue::find_by_statement(statement)
        .all(app.state.db.read())
        .await
        .unwrap();
    rows.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_failure_between_any_two_writes_of_no_designation_leaves_nothing_of_it() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "one").await;
        pending_reminder(&app, id, "another").await;
        let faults = Faults::install(&app).await;
        let current = version(&app, id).await;
        let path = format!("/plans/{id}/no-designation");
        let places = faults
            .all_or_nothing(&mut browser, &path, &no_designation(&current))
            .await;
        // Two reminders, the plan, its history, the sentence for the next page.
        assert_eq!(places, 5);
        assert_eq!(mail_states(&app).await, ["cancelled", "cancelled"]);
        assert_eq!(row(&app, id).await.progress["outcome"]["reason"], "refused");

        let current = version(&app, id).await;
        let path = format!("/plans/{id}/outcome/take-back");
        let places = faults
            .all_or_nothing(&mut browser, &path, &[("version", &current)])
            .await;
        // The plan, its history, the sentence for the next page; the reminders
        // are free, and the planner's to queue.
        assert_eq!(places, 3);
        assert_eq!(mail_states(&app).await, ["cancelled", "cancelled"]);
        assert_eq!(row(&app, id).await.progress["outcome"], JsonValue::Null);
    })
    .await;
}

#[tokio::test]
async fn a_failure_between_any_two_writes_of_the_other_acts_leaves_nothing_of_them() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let [medical, dental] = [ids[0], ids[1]];
        record(&app, &mut browser, medical, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        pending_reminder(&app, medical, "medical").await;
        pending_reminder(&app, dental, "dental").await;
        let faults = Faults::install(&app).await;
        let at = |id: Uuid, rest: &str| format!("/plans/{id}{rest}");

        // The number with its step: progress, code and both lines of history.
        let current = version(&app, medical).await;
        let fields = [
            ("version", current.as_str()),
            ("choice", "done"),
            ("on_year", "2026"),
            ("on_month", "11"),
            ("on_day", "20"),
            ("code", NUMBER),
            ("note", "メモ"),
        ];
        let places = faults
            .all_or_nothing(&mut browser, &at(medical, "/steps/4"), &fields)
            .await;
        // The plan, its code, three lines of history (code, step, note), the
        // sentence for the next page.
        assert_eq!(places, 6);

        // Both of a pair move, or neither.
        let current = version(&app, medical).await;
        let fields = [("version", current.as_str()), ("opening", "2027-08")];
        let places = faults
            .all_or_nothing(&mut browser, &at(medical, "/opening"), &fields)
            .await;
        // Two of each: reminder, plan, line of history; and the sentence.
        assert_eq!(places, 7);
        assert_eq!(mail_states(&app).await, ["cancelled", "cancelled"]);
        let openings = openings(&app, &ids).await;
        assert_eq!(openings, ["2027-08", "2027-08"]);

        // A removed plan takes its codes along, or nothing.
        let current = version(&app, medical).await;
        let fields = [("version", current.as_str())];
        let places = faults
            .all_or_nothing(&mut browser, &at(medical, "/remove"), &fields)
            .await;
        // The plan, the twin's link to it, its two codes, its history, the sentence;
        // its mails are cancelled already.
        assert_eq!(places, 6);
    })
    .await;
}

async fn openings(app: &App, ids: &[Uuid]) -> Vec<String> {
    let mut all = Vec::new();
    for id in ids {
        let plan::Model { opening, .. } = row(app, *id).await;
        all.push(opening);
    }
    all
}
