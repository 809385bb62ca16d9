//! A copy of the database: what is in its folder, that it is one moment of the
//! original, and that nothing else is ever taken for one.

use std::collections::HashSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use office::clock::new_id;
use office::db::copy::CopyError;
use office::db::entity::{audit, mark};
use office::usecase::backup::backup;
use office::usecase::restore::restore;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _,
    EntityTrait as _, QueryFilter as _,
};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{App, START, on_both, on_both_with_place};

/// Copies into a new folder and gives it.
pub(crate) async fn copied(app: &App, folder: &Path) -> PathBuf {
    backup(&app.state.config, folder, app.state.clock.now())
        .await
        .unwrap()
        .0
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder.join("backup.json")).unwrap()).unwrap()
}

/// What the key file holds besides ids.
pub(crate) fn secrets_of(key_file: &Path) -> Vec<String> {
    std::fs::read_to_string(key_file)
        .unwrap()
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.1.to_owned()))
        .collect()
}

#[tokio::test]
async fn a_copy_is_a_folder_for_its_owner_only_that_says_what_it_is_and_holds_no_key() {
    on_both(|app| async move {
        app.applicant("founder@example.jp").await;
        let place = tempfile::tempdir().unwrap();
        let folder = copied(&app, &place.path().join("deep/er")).await;
        assert_eq!(folder, place.path().join("deep/er"));
        let (file, kind) = if app.state.db.has_one_deliverer() {
            ("database.sqlite3", "sqlite")
        } else {
            ("database.pgdump", "postgres")
        };
        assert_eq!(names(&folder), ["backup.json", file]);
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join("backup.json")), 0o600);
        assert_eq!(mode(&folder.join(file)), 0o600);
        let says = manifest(&folder);
        assert_eq!(says["format"], 1);
        assert_eq!(says["database"], kind);
        assert_eq!(says["release"], env!("CARGO_PKG_VERSION"));
        assert_eq!(says["copied_at"], app.now().0);
        assert_eq!(says["rows"]["account"], 1);
        assert_eq!(says["rows"]["session"], 1);
        assert_eq!(says["rows"]["plan"], 0);
        assert_eq!(
            says["migrations"].as_array().unwrap().len(),
            office::db::copy::known_migrations().len()
        );
        assert_eq!(says["keys"][0]["id"], 1);
        for secret in secrets_of(&app.state.config.secrets.key_file) {
            for file in names(&folder) {
                let bytes = std::fs::read(folder.join(&file)).unwrap();
                let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
                assert!(!found, "a key is in {file}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_written_over_and_a_used_folder_gets_a_dated_one_within() {
    on_both(|app| async move {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("copies");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(copied(&app, &folder).await, folder, "empty: used itself");
        assert_eq!(mode(&folder), 0o700);
        let first = names(&folder);
        let says = manifest(&folder);
        let dated = copied(&app, &folder).await;
        assert_eq!(dated, folder.join("tsukihajime-20261120T000000Z"));
        assert_eq!(mode(&dated), 0o700);
        // Within the same second there is no name left.
        let again = backup(&app.state.config, &folder, app.state.clock.now()).await;
        assert!(
            matches!(&again, Err(CopyError::Exists(path)) if *path == dated),
            "{again:?}"
        );
        assert_eq!(manifest(&folder), says, "the first is as it was");
        assert_eq!(names(&dated), first);
    })
    .await;
}

#[tokio::test]
async fn a_copy_that_fails_leaves_nothing_behind() {
    on_both(|app| async move {
        // The whole of it: its folder holds the key file.
        let app = app;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/b");
        // The whole file is written, and only then found to be of an older release.
        let transaction = app.state.db.begin().await.unwrap();
        transaction
            .execute_unprepared("DELETE FROM seaql_migrations WHERE version LIKE '%promise'")
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let outcome = backup(&app.state.config, &folder, app.state.clock.now()).await;
        assert!(matches!(outcome, Err(CopyError::Behind(1))), "{outcome:?}");
        assert!(names(place.path()).is_empty(), "{:?}", names(place.path()));

        let mut config = app.state.config.clone();
        config.secrets.key_file = place.path().join("no-keys");
        let outcome = backup(&config, &folder, app.state.clock.now()).await;
        assert!(matches!(outcome, Err(CopyError::Keys(_))), "{outcome:?}");
        assert!(names(place.path()).is_empty(), "no key file is made, either");

        let mut config = app.state.config.clone();
        if app.state.db.has_one_deliverer() {
            let missing = place.path().join("no.db");
            config.database.url = format!("sqlite://{}", missing.display()).into();
            let outcome = backup(&config, &folder, app.state.clock.now()).await;
            assert!(
                matches!(&outcome, Err(CopyError::NoDatabase(path)) if *path == missing),
                "{outcome:?}"
            );
        } else {
            let url = config.database.url.expose_secret().replace(":tsukihajime", "");
            config.database.url = url.replace("tsukihajime:", "nobody:").into();
            let outcome = backup(&config, &folder, app.state.clock.now()).await;
            assert!(
                matches!(&outcome, Err(CopyError::Tool { tool: "pg_dump", said }) if said.contains("nobody")),
                "{outcome:?}"
            );
        }
        assert!(names(place.path()).is_empty(), "{:?}", names(place.path()));
    })
    .await;
}

/// Two rows of two tables that belong together, written as one.
async fn write_pair(app: &App, number: u64) {
    let transaction = app.state.db.begin().await.unwrap();
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(app.now()),
        actor_id: Set(None),
        act: Set("left".to_owned()),
        subject: Set(format!("pair:{number}")),
        detail: Set(json!({})),
    }
    .insert(&transaction)
    .await
    .unwrap();
    mark::ActiveModel {
        name: Set(format!("pair:{number}")),
        at: Set(app.now()),
        detail: Set(json!({})),
    }
    .insert(&transaction)
    .await
    .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn a_copy_made_while_others_write_is_one_moment_with_no_half_of_anything() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            let app = Arc::new(app);
            // The key check is a mark, too.
            let own = mark::Entity::find().all(app.state.db.read()).await.unwrap();
            let own = own.len() as u64;
            let stop = Arc::new(AtomicBool::new(false));
            let written = Arc::new(AtomicU64::new(0));
            let writing = tokio::spawn({
                let (app, stop, written) = (app.clone(), stop.clone(), written.clone());
                async move {
                    while !stop.load(Ordering::SeqCst) {
                        let number = written.load(Ordering::SeqCst);
                        write_pair(&app, number).await;
                        written.store(number + 1, Ordering::SeqCst);
                    }
                }
            });
            let mut folder = PathBuf::new();
            for copy in 0..8 {
                let before = written.load(Ordering::SeqCst);
                folder = copied(&app, &place.path(&format!("copy-{copy}"))).await;
                let after = written.load(Ordering::SeqCst);
                assert!(after > before, "nobody waited for the copy");
                let rows = &manifest(&folder)["rows"];
                let [left, right] = ["audit", "mark"].map(|table| rows[table].as_u64().unwrap());
                assert_eq!(left, right - own, "half a pair is in copy {copy}");
                assert!(
                    (before..=after + 1).contains(&left),
                    "{before} {left} {after}"
                );
            }
            stop.store(true, Ordering::SeqCst);
            writing.await.unwrap();

            restore(place.config.clone(), &folder, place.clock(START))
                .await
                .unwrap();
            let copy = place.open(START).await;
            let left: HashSet<String> = audit::Entity::find()
                .filter(audit::Column::Act.eq("left"))
                .all(copy.state.db.read())
                .await
                .unwrap()
                .into_iter()
                .map(|row| row.subject)
                .collect();
            let right: HashSet<String> = mark::Entity::find()
                .filter(mark::Column::Name.starts_with("pair:"))
                .all(copy.state.db.read())
                .await
                .unwrap()
                .into_iter()
                .map(|row| row.name)
                .collect();
            assert_eq!(left, right);
            assert_eq!(left.len() as u64, manifest(&folder)["rows"]["audit"]);
        },
    )
    .await;
}
