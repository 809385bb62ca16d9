//! What is refused before or while it is written.

use std::path::Path;

use office::db::copy::CopyError;

use office::usecase::restore::{RestoreError, check, restore};

use super::FOUNDER;
use crate::backup::copied;
use crate::harness::{START, on_both_with_place};

fn edit(folder: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.join("backup.json");
    let mut says = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut says);
    std::fs::write(&path, says.to_string()).unwrap();
}

#[tokio::test]
async fn what_does_not_fit_is_refused_before_anything_is_written() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            app.applicant(FOUNDER).await;
            let good = copied(&app, &place.path("good")).await;
            let kind = office::db::copy::Kind::of(place.url());
            let spoilt = |name: &str, change: &dyn Fn(&Path)| {
                let folder = place.path(name);
                std::fs::create_dir(&folder).unwrap();
                for file in ["backup.json", kind.file_name()] {
                    std::fs::copy(good.join(file), folder.join(file)).unwrap();
                }
                change(&folder);
                folder
            };
            let newer = spoilt("newer", &|folder| {
                edit(folder, |says| {
                    says["release"] = "9.0.0".into();
                    says["migrations"].as_array_mut().unwrap().push("m2030_later".into());
                });
            });
            let future = spoilt("future", &|folder| edit(folder, |says| says["format"] = 2.into()));
            let no_json = spoilt("no-json", &|folder| {
                std::fs::remove_file(folder.join("backup.json")).unwrap();
            });
            let cut = spoilt("cut", &|folder| {
                let file = folder.join(kind.file_name());
                let mut bytes = std::fs::read(&file).unwrap();
                let end = bytes.len() - 1;
                bytes[end] ^= 1;
                std::fs::write(&file, bytes).unwrap();
            });
            let other_rows = spoilt("rows", &|folder| {
                edit(folder, |says| says["rows"]["account"] = 7.into());
            });
            let other_kind = spoilt("kind", &|folder| {
                edit(folder, |says| {
                    let other = if says["database"] == "sqlite" { "postgres" } else { "sqlite" };
                    says["database"] = other.into();
                });
            });
            for (folder, sentence) in [
                (&newer, "release 9.0.0, which knows a migration that this release (0.1.0) does not: m2030_later"),
                (&future, "its form is 2, and this release reads form 1"),
                (&no_json, "backup.json: No such file"),
                (&cut, "is not the file that was copied"),
                (&other_rows, "does not hold what backup.json says"),
                (&other_kind, "and database.url names"),
            ] {
                let refused = restore(place.config.clone(), folder, place.clock(START)).await;
                let said = refused.unwrap_err().to_string();
                assert!(said.contains(sentence), "{said}");
                check(&place.config, &good).await.expect("still empty");
            }
            let mut keyless = place.config.clone();
            keyless.secrets.key_file = place.path("no-keys");
            let refused = restore(keyless, &good, place.clock(START)).await;
            assert!(matches!(refused, Err(RestoreError::NoKeys(_))), "{refused:?}");
            assert!(!place.path("no-keys").exists(), "no key file is made");

            restore(place.config.clone(), &good, place.clock(START)).await.unwrap();
            let again = restore(place.config.clone(), &good, place.clock(START)).await;
            let refused = matches!(
                again,
                Err(RestoreError::Copy(CopyError::Exists(_) | CopyError::NotEmpty(_)))
            );
            assert!(refused, "{again:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn what_a_lost_sqlite_file_has_left_beside_it_is_not_taken_for_an_empty_place() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            if !app.state.db.has_one_deliverer() {
                return;
            }
            let folder = copied(&app, &place.path("copy")).await;
            let target = place.path("new");
            std::fs::create_dir(&target).unwrap();
            let wal = target.join("place.db-wal");
            std::fs::write(&wal, "of another database").unwrap();
            let refused = restore(place.config.clone(), &folder, place.clock(START)).await;
            assert!(
                matches!(&refused, Err(RestoreError::Copy(CopyError::Exists(path))) if *path == wal),
                "{refused:?}"
            );
            std::fs::remove_file(&wal).unwrap();
            restore(place.config.clone(), &folder, place.clock(START))
                .await
                .unwrap();
            let left: Vec<_> = std::fs::read_dir(&target).unwrap().collect();
            assert_eq!(left.len(), 1, "{left:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn a_copy_that_ends_half_way_puts_nothing_into_the_database() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            if app.state.db.has_one_deliverer() {
                return;
            }
            let folder = copied(&app, &place.path("copy")).await;
            let url = place.url().to_owned();
            // A statement of ours that fails stands for any end half-way.
            let wrong = ["SELECT no_such_function()".to_owned()];
            let file = folder.join("database.pgdump");
            let failed = office::db::copy::postgres::place(&file, &url, &wrong).await;
            assert!(
                matches!(&failed, Err(CopyError::Tool { tool: "psql", said }) if said.contains("no_such_function")),
                "{failed:?}"
            );
            let bytes = std::fs::read(&file).unwrap();
            let half = place.path("half");
            std::fs::write(&half, &bytes[..bytes.len() * 2 / 3]).unwrap();
            let failed = office::db::copy::postgres::place(&half, &url, &[]).await;
            assert!(matches!(&failed, Err(CopyError::Tool { .. })), "{failed:?}");
            // Still empty: the whole copy goes in.
            restore(place.config.clone(), &folder, place.clock(START))
                .await
                .unwrap();
        },
    )
    .await;
}
