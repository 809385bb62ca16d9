//! The key file: never made silently where something is sealed, known by the
//! database, replaced only whole, rotated while the site is in use.

use domain::schedule::PlanRequest;
use std::path::Path;
use std::sync::{Arc, Barrier};

use office::db::entity::{outbox, plan_code};
use office::db::mark::{self, Mark};
use office::mail::outbox::open_token;
use office::secrets::Keys;
use office::usecase::open_keys::open_keys;
use office::usecase::rotate_key::{Rotated, rotate_key};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DatabaseBackend, EntityTrait as _, QueryFilter as _,
};
use uuid::Uuid;

use crate::harness::{App, Browser, Program, Ran, on_both};
use crate::plans::{NUMBER, PROVISIONAL, with_number, with_plan};

const NOT_THE_ONE: &str = "this key file is not the one this database was sealed with";

/// A founder whose plan has both codes.
async fn with_codes(app: &App) -> (Browser, Uuid) {
    let (mut founder, ids) = with_plan(app, "2027-06", "13", "medical").await;
    with_number(app, &mut founder, ids[0]).await;
    (founder, ids[0])
}

/// Somebody asks for a mail with a link, which waits.
async fn with_link_mail(app: &App, email: &str) {
    let password = "the river bends at the old mill";
    app.guest()
        .post("/sign-up", &[("email", email), ("password", password)])
        .await
        .has_status(303);
}

async fn execute(app: &App, statement: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    transaction.execute_unprepared(statement).await.unwrap();
    transaction.commit().await.unwrap();
}

/// As a database of the last release is: without the check.
async fn without_check(app: &App) {
    let transaction = app.state.db.begin().await.unwrap();
    mark::clear(&transaction, Mark::KeyCheck).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn has_check(app: &App) -> bool {
    mark::read(app.state.db.read(), Mark::KeyCheck)
        .await
        .unwrap()
        .is_some()
}

fn key_file(app: &App) -> std::path::PathBuf {
    app.state.config.secrets.key_file.clone()
}

/// A key file with a key of its own in this place.
fn another_file(path: &Path) {
    let _ = std::fs::remove_file(path);
    Keys::load_or_create(path).unwrap();
}

/// What every command that needs the keys does.
async fn every_start(app: &App, program: &Program) -> Vec<Ran> {
    let clock = app.folder().join("clock").display().to_string();
    let invite = [
        "staff",
        "invite",
        "new@example.go.jp",
        "--bureau",
        "kinki",
        "--role",
        "clerk",
    ];
    vec![
        program.run(&["rotate-key"]).await,
        program.run(&invite).await,
        program.run(&["worker", "--clock", &clock]).await,
        program.run(&["serve", "--clock", &clock]).await,
    ]
}

#[tokio::test]
async fn a_missing_key_file_is_not_made_anew_where_anything_is_sealed() {
    on_both(|app| async move {
        let file = key_file(&app);
        let shown = file.display().to_string();
        let kept = app.folder().join("copy");
        std::fs::copy(&file, &kept).unwrap();
        let program = app.program();
        // Nothing but the check.
        std::fs::remove_file(&file).unwrap();
        program.run(&["rotate-key"]).await.fails_with(&[&shown]);
        // Nothing but a mail with a link.
        std::fs::copy(&kept, &file).unwrap();
        with_link_mail(&app, "new@example.jp").await;
        without_check(&app).await;
        std::fs::remove_file(&file).unwrap();
        program.run(&["rotate-key"]).await.fails_with(&[&shown]);
        // Nothing but a stored mail.
        let key = 1_i32.to_be_bytes();
        let stored = [key.as_slice(), &[7; 60]].concat();
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Payload, Expr::value(serde_json::json!({})))
            .col_expr(outbox::Column::Eml, Expr::value(stored))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        program.run(&["rotate-key"]).await.fails_with(&[&shown]);
        // Nothing but codes.
        execute(&app, "DELETE FROM outbox").await;
        std::fs::copy(&kept, &file).unwrap();
        with_codes(&app).await;
        without_check(&app).await;
        std::fs::remove_file(&file).unwrap();
        for ran in every_start(&app, &program).await {
            ran.fails_with(&["secrets.key_file", &shown, "is missing", "copy"]);
            assert!(!file.exists(), "no key is made");
        }
    })
    .await;
}

#[tokio::test]
async fn a_first_start_makes_key_and_check_and_the_next_takes_them() {
    on_both(|app| async move {
        without_check(&app).await;
        std::fs::remove_file(key_file(&app)).unwrap();
        let invite = |email| {
            [
                "staff", "invite", email, "--bureau", "kinki", "--role", "clerk",
            ]
        };
        let program = app.program();
        program.run(&invite("a@example.go.jp")).await.succeeds();
        assert!(has_check(&app).await);
        let made = std::fs::read_to_string(key_file(&app)).unwrap();
        assert_eq!(made.lines().count(), 1, "{made}");
        program.run(&invite("b@example.go.jp")).await.succeeds();
        assert_eq!(std::fs::read_to_string(key_file(&app)).unwrap(), made);
    })
    .await;
}

#[tokio::test]
async fn a_key_file_of_another_database_is_refused_by_every_command() {
    on_both(|app| async move {
        with_codes(&app).await;
        another_file(&key_file(&app));
        let shown = key_file(&app).display().to_string();
        for ran in every_start(&app, &app.program()).await {
            ran.fails_with(&["secrets.key_file", &shown, NOT_THE_ONE]);
        }
    })
    .await;
}

/// Where nothing was ever sealed, the check alone knows: two machines with one
/// database and a key file each.
#[tokio::test]
async fn a_second_machine_with_a_key_file_of_its_own_is_refused() {
    on_both(|app| async move {
        let second = app.folder().join("second/keys");
        another_file(&second);
        let program = app
            .program()
            .with("SECRETS__KEY_FILE", &second.display().to_string());
        program
            .run(&["rotate-key"])
            .await
            .fails_with(&[NOT_THE_ONE]);
    })
    .await;
}

#[tokio::test]
async fn a_database_of_the_last_release_gets_its_check_when_everything_opens() {
    on_both(|app| async move {
        with_codes(&app).await;
        with_link_mail(&app, "new@example.jp").await;
        let file = key_file(&app);
        let kept = app.folder().join("copy");
        std::fs::copy(&file, &kept).unwrap();

        without_check(&app).await;
        another_file(&file);
        let refused = open_keys(&app.state.db, &file, app.now()).await;
        assert!(
            refused.unwrap_err().to_string().contains(NOT_THE_ONE),
            "the wrong one"
        );
        assert!(!has_check(&app).await, "nothing is written");

        std::fs::copy(&kept, &file).unwrap();
        open_keys(&app.state.db, &file, app.now()).await.unwrap();
        assert!(has_check(&app).await);
        another_file(&file);
        assert!(open_keys(&app.state.db, &file, app.now()).await.is_err());
    })
    .await;
}

/// What the last release made of a lost key file: codes under two keys of the
/// same id. The site goes on, but neither file is called the right one.
#[tokio::test]
async fn a_database_sealed_with_two_files_starts_with_either_and_gets_no_check() {
    on_both(|app| async move {
        let (_, plan) = with_codes(&app).await;
        let other = app.folder().join("other/keys");
        another_file(&other);
        let (_, sealed) = Keys::load(&other)
            .unwrap()
            .seal(&format!("plan:{plan}:reception"), NUMBER)
            .unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        plan_code::Entity::update_many()
            .col_expr(plan_code::Column::Sealed, Expr::value(sealed))
            .filter(plan_code::Column::Kind.eq("reception"))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        without_check(&app).await;
        for file in [key_file(&app), other] {
            open_keys(&app.state.db, &file, app.now()).await.unwrap();
            assert!(!has_check(&app).await, "{}", file.display());
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_lost_for_good_is_replaced_when_the_operator_says_so() {
    on_both(|app| async move {
        let (_, plan) = with_codes(&app).await;
        let file = key_file(&app);
        let kept = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        let program = app.program();
        program
            .run(&["rotate-key"])
            .await
            .fails_with(&["--old-key-is-lost"]);
        program
            .run(&["rotate-key", "--old-key-is-lost"])
            .await
            .succeeds()
            .prints("key 2 seals from now on");
        let keys = open_keys(&app.state.db, &file, app.now()).await.unwrap();
        let place = format!("plan:{plan}:provisional");
        let code = plan_code::Entity::find_by_id((plan, "provisional".to_owned()))
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        assert!(keys.open(code.key_id, &place, &code.sealed).is_err());
        // Found after all: its line beside the new one opens everything again.
        let new = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{new}{kept}")).unwrap();
        let keys = open_keys(&app.state.db, &file, app.now()).await.unwrap();
        assert_eq!(
            keys.open(code.key_id, &place, &code.sealed).unwrap(),
            PROVISIONAL
        );
    })
    .await;
}

#[tokio::test]
async fn an_older_copy_of_the_key_file_is_refused_once_a_newer_key_sealed() {
    on_both(|app| async move {
        with_codes(&app).await;
        let file = key_file(&app);
        let old = std::fs::read(&file).unwrap();
        let program = app.program();
        program.run(&["rotate-key"]).await.succeeds();
        std::fs::write(&file, old).unwrap();
        program
            .run(&["rotate-key"])
            .await
            .fails_with(&["secrets.key_file", "key 2", "older copy"]);
    })
    .await;
}

#[tokio::test]
async fn several_processes_that_start_first_at_once_end_with_one_key() {
    on_both(|app| async move {
        without_check(&app).await;
        std::fs::remove_file(key_file(&app)).unwrap();
        let program = app.program();
        let starts = (0..4).map(|n| {
            let program = program.clone();
            tokio::spawn(async move {
                let email = format!("clerk{n}@example.go.jp");
                let invite = ["staff", "invite", &email, "--bureau", "kinki"];
                program
                    .run(&[&invite[..], &["--role", "clerk"]].concat())
                    .await
            })
        });
        for start in starts.collect::<Vec<_>>() {
            start.await.unwrap().succeeds();
        }
        let keys = Keys::load(&key_file(&app)).unwrap();
        assert_eq!(keys.current_id(), 1, "one key");
        let mails = app.outbox().await;
        assert_eq!(mails.len(), 4);
        for mail in mails {
            open_token(&keys, &mail.dedupe_key, &mail.payload).unwrap();
        }
    })
    .await;
}

async fn rotated(app: &App) -> Rotated {
    let keys = Keys::load(&key_file(app)).unwrap();
    rotate_key(&app.state.db, &keys, app.now()).await.unwrap()
}

/// After it, a file that lacks the old key opens everything.
#[tokio::test]
async fn rotating_the_key_seals_every_code_anew() {
    on_both(|app| async move {
        let (mut founder, plan) = with_codes(&app).await;
        with_link_mail(&app, "new@example.jp").await;
        let mail = app.outbox().await.pop().unwrap();
        let place = format!("eml:{}", mail.id);
        let (key, sealed) = app.state.keys.seal(&place, "the letter").unwrap();
        let stored = [key.to_be_bytes().as_slice(), &sealed].concat();
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Eml, Expr::value(stored))
            .filter(outbox::Column::Id.eq(mail.id))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();

        assert_eq!(
            rotated(&app).await,
            Rotated {
                key_id: 2,
                codes: 2,
                links: 1,
                mails: 1,
                unreadable: 0
            }
        );

        let file = std::fs::read_to_string(key_file(&app)).unwrap();
        let new = app.folder().join("new-key-alone");
        std::fs::write(&new, file.lines().last().unwrap()).unwrap();
        let keys = Keys::load(&new).unwrap();
        for code in plan_code::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap()
        {
            let place = format!("plan:{plan}:{}", code.kind);
            let text = keys.open(code.key_id, &place, &code.sealed).unwrap();
            assert!([PROVISIONAL, NUMBER].contains(&text.as_str()), "{text}");
        }
        let mail = app.outbox().await.pop().unwrap();
        let token = open_token(&keys, &mail.dedupe_key, &mail.payload).unwrap();
        let (_, sealed) = mail.eml.as_ref().unwrap().split_first_chunk::<4>().unwrap();
        assert_eq!(keys.open(2, &place, sealed).unwrap(), "the letter");
        // The site runs on: it meets a key that it does not know yet.
        founder
            .get(&format!("/plans/{plan}/steps/4"))
            .await
            .has_status(200);
        let mut new = app.guest();
        new.get(&format!("/confirm/{token}")).await.has_status(200);
        // … and seals with it.
        with_link_mail(&app, "another@example.jp").await;
        let mail = app.outbox().await.pop().unwrap();
        assert_eq!(mail.payload["key_id"], 2);
    })
    .await;
}

/// Each code is saved once while the key is rotated: whichever of the two comes
/// second, the newer code stays.
#[tokio::test]
async fn a_code_saved_while_the_key_is_rotated_is_not_overwritten() {
    on_both(|app| async move {
        const PLANS: usize = 300;
        let mut plans = Vec::new();
        for number in 0..PLANS / 2 {
            // No account may keep as many.
            let account = format!("founder{number}@example.jp");
            let account = app.account(&account, "applicant", None).await;
            let draft = PlanRequest::parse("2027-06", "13", "both").unwrap();
            plans.extend(kept(&app, account, draft).await);
        }
        for plan in &plans {
            save_code(&app, *plan, "0000000").await;
        }
        let rotating = rotated(&app);
        let saving = async {
            for plan in plans.iter().rev() {
                save_code(&app, *plan, NUMBER).await;
            }
        };
        let (done, ()) = tokio::join!(rotating, saving);
        assert_eq!(done.unreadable, 0);
        let keys = Keys::load(&key_file(&app)).unwrap();
        let codes = plan_code::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(codes.len(), PLANS);
        let lost = codes.iter().filter(|code| {
            let place = format!("plan:{}:reception", code.plan_id);
            keys.open(code.key_id, &place, &code.sealed).unwrap() != NUMBER
        });
        assert_eq!(lost.count(), 0, "codes lost");
    })
    .await;
}

async fn kept(app: &App, account: Uuid, draft: PlanRequest) -> Vec<Uuid> {
    let transaction = app.state.db.begin().await.unwrap();
    let owner = office::db::entity::account::Entity::find_by_id(account)
        .one(&transaction)
        .await
        .unwrap()
        .unwrap();
    let ids = office::usecase::plans::keep_for(&transaction, owner.id, draft, app.now())
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    ids
}

async fn save_code(app: &App, plan: Uuid, code: &str) {
    use sea_orm::ActiveValue::Set;
    let place = format!("plan:{plan}:reception");
    let (key_id, sealed) = app.state.keys.seal(&place, code).unwrap();
    let row = plan_code::ActiveModel {
        plan_id: Set(plan),
        kind: Set("reception".to_owned()),
        key_id: Set(key_id),
        sealed: Set(sealed),
        recorded_at: Set(app.now()),
    };
    use plan_code::Column::{KeyId, Kind, PlanId, Sealed};
    let newer = sea_orm::sea_query::OnConflict::columns([PlanId, Kind])
        .update_columns([KeyId, Sealed])
        .to_owned();
    let transaction = app.state.db.begin().await.unwrap();
    plan_code::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_code_that_does_not_open_keeps_no_other_from_the_new_key() {
    on_both(|app| async move {
        with_codes(&app).await;
        let broken = Expr::value(vec![7_u8; 60]);
        let transaction = app.state.db.begin().await.unwrap();
        plan_code::Entity::update_many()
            .col_expr(plan_code::Column::Sealed, broken)
            .filter(plan_code::Column::Kind.eq("reception"))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let ran = app.program().run(&["rotate-key"]).await;
        ran.fails_with(&["1 sealed text"])
            .prints("key 2 seals from now on");
        let codes = plan_code::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        for code in codes {
            let expected = if code.kind == "reception" { 1 } else { 2 };
            assert_eq!(code.key_id, expected, "{}", code.kind);
        }
    })
    .await;
}

#[tokio::test]
async fn two_rotations_at_once_lose_no_key() {
    on_both(|app| async move {
        with_codes(&app).await;
        let barrier = Arc::new(Barrier::new(4));
        let rotations = (0..4).map(|_| {
            let (state, file, now) = (app.state.clone(), key_file(&app), app.now());
            let barrier = Arc::clone(&barrier);
            let runtime = tokio::runtime::Handle::current();
            tokio::task::spawn_blocking(move || {
                barrier.wait();
                runtime.block_on(async {
                    let keys = Keys::load(&file).unwrap();
                    rotate_key(&state.db, &keys, now).await.unwrap()
                })
            })
        });
        let mut ids = Vec::new();
        for rotation in rotations.collect::<Vec<_>>() {
            ids.push(rotation.await.unwrap().key_id);
        }
        ids.sort_unstable();
        assert_eq!(ids, [2, 3, 4, 5]);
        let keys = open_keys(&app.state.db, &key_file(&app), app.now())
            .await
            .unwrap();
        assert_eq!(keys.current_id(), 5);
        for code in plan_code::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap()
        {
            let place = format!("plan:{}:{}", code.plan_id, code.kind);
            keys.open(code.key_id, &place, &code.sealed).unwrap();
        }
    })
    .await;
}

/// Two machines, a copy of the file on each, and both rotate.
#[tokio::test]
async fn no_id_is_used_twice_by_copies_of_the_key_file_that_are_rotated_apart() {
    on_both(|app| async move {
        let (_, plan) = with_codes(&app).await;
        let copy = app.folder().join("copy");
        std::fs::copy(key_file(&app), &copy).unwrap();
        let other = Keys::load(&copy).unwrap();
        assert_eq!(rotated(&app).await.key_id, 2);
        let second = rotate_key(&app.state.db, &other, app.now()).await.unwrap();
        assert_eq!((second.key_id, second.codes, second.unreadable), (3, 0, 2));
        // Their lines together open everything.
        let added = std::fs::read_to_string(&copy).unwrap();
        let both = std::fs::read_to_string(key_file(&app)).unwrap();
        let both = both + added.lines().last().unwrap();
        std::fs::write(key_file(&app), both).unwrap();
        let keys = open_keys(&app.state.db, &key_file(&app), app.now())
            .await
            .unwrap();
        let code = plan_code::Entity::find_by_id((plan, "reception".to_owned()))
            .one(app.state.db.read())
            .await
            .unwrap()
            .unwrap();
        let place = format!("plan:{plan}:reception");
        keys.open(code.key_id, &place, &code.sealed).unwrap();
        // Another key 2 is noticed even so.
        another_file(&copy);
        Keys::load(&copy).unwrap().add(&[]).unwrap();
        let text = std::fs::read_to_string(&copy).unwrap();
        let first = std::fs::read_to_string(key_file(&app)).unwrap();
        let first = first.lines().next().unwrap();
        let forged = format!("{first}\n{}\n", text.lines().last().unwrap());
        std::fs::write(&copy, forged).unwrap();
        let refused = open_keys(&app.state.db, &copy, app.now()).await;
        assert!(refused.unwrap_err().to_string().contains(NOT_THE_ONE));
    })
    .await;
}

/// The disk is full in the middle of the new key's line. (On SQLite nothing
/// starts on such a disk.)
#[tokio::test]
async fn a_full_disk_leaves_the_key_file_as_it_was() {
    on_both(|app| async move {
        if app.state.db.backend() == DatabaseBackend::Sqlite {
            return;
        }
        let file = key_file(&app);
        let line = std::fs::read_to_string(&file).unwrap();
        // A block is 512 or 1,024 bytes, by the shell.
        for block in [512, 1_024] {
            let padded = format!("#{}\n{line}", "x".repeat(block - line.len() - 12));
            std::fs::write(&file, &padded).unwrap();
            let ran = app
                .program()
                .limited("ulimit -f 1")
                .run(&["rotate-key"])
                .await;
            let after = std::fs::read_to_string(&file).unwrap();
            if ran.code == Some(0) {
                continue;
            }
            assert_eq!(after, padded, "{ran:?}");
            app.program().run(&["rotate-key"]).await.succeeds();
            return;
        }
        panic!("the limit was never met");
    })
    .await;
}

#[tokio::test]
async fn a_key_file_that_others_can_read_is_used_with_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    on_both(|app| async move {
        let open = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(key_file(&app), open).unwrap();
        let ran = app.program().run(&["rotate-key"]).await;
        ran.succeeds();
        assert!(ran.err.contains("chmod 600"), "{}", ran.err);
    })
    .await;
}
