//! As an operator calls it.

use std::time::Duration;

use super::{FILLED, fill};

use crate::harness::{Place, on_both_with_place};

/// The program itself, as an operator calls it.
async fn program(place: &Place, path: Option<&str>, arguments: &[&str]) -> (i32, String, String) {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_tsukihajime"));
    command
        .args(arguments)
        .current_dir(place.path(""))
        .env("TSUKIHAJIME__DATABASE__URL", place.url())
        .env("TSUKIHAJIME__SECRETS__KEY_FILE", place.path("keys"))
        .env(
            "TSUKIHAJIME__MAIL__URL",
            format!("file:{}", place.path("mail").display()),
        )
        .env("RUST_LOG", "error")
        .stdin(std::process::Stdio::null());
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let run = tokio::time::timeout(Duration::from_secs(120), command.output());
    let output = run.await.unwrap().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[tokio::test]
async fn an_operator_copies_puts_back_looks_and_resumes_by_commands() {
    on_both_with_place(
        |_| (),
        |app, mut place| async move {
            let mut filled = fill(&app).await;
            std::fs::write(place.path("clock"), FILLED).unwrap();
            let empty = place.config.database.url.clone();
            place.config.database.url = app.state.config.database.url.clone();
            let clock = ["--clock", "clock"];
            let with = |words: &[&'static str]| [words, &clock].concat();
            let (code, said, errors) = program(&place, None, &with(&["backup", "copy"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(said.contains("copied to copy"), "{said}");
            assert!(said.contains("account 3"), "{said}");
            assert!(
                said.contains("The key file (") && said.contains("is NOT in it"),
                "{said}"
            );

            // Onto itself: refused with a sentence.
            let (code, _, errors) = program(&place, None, &with(&["restore", "copy"])).await;
            assert_eq!(code, 1);
            assert!(
                errors.contains("nothing is overwritten") || errors.contains("is not empty"),
                "{errors}"
            );
            if !app.state.db.has_one_deliverer() {
                let nowhere = Some("/nonexistent");
                let (code, _, errors) = program(&place, nowhere, &with(&["backup", "none"])).await;
                assert_eq!(code, 2, "{errors}");
                assert!(
                    errors.contains("pg_dump --format=custom --no-password"),
                    "{errors}"
                );
                assert!(errors.contains("PGUSER=tsukihajime"), "{errors}");
                let url = secrecy::ExposeSecret::expose_secret(&place.config.database.url);
                let password = url.split([':', '@']).nth(2).unwrap().to_owned();
                assert!(
                    password.len() > 20 && !errors.contains(&password),
                    "{errors}"
                );
                assert!(!place.path("none").exists());
            }
            place.config.database.url = empty;

            let (code, said, errors) =
                program(&place, None, &with(&["restore", "copy", "--check"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(said.contains("it can be put back"), "{said}");
            std::fs::write(place.path("clock"), "2026-11-24T02:00:00Z").unwrap();
            let (code, said, errors) = program(&place, None, &with(&["restore", "copy"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(
                said.contains("Mail is HELD") && said.contains("2 mail(s)"),
                "{said}"
            );

            let (code, said, errors) = program(&place, None, &with(&["held-mail"])).await;
            assert_eq!(code, 0, "{errors}");
            assert!(
                said.contains("possibly sent by the lost database: 5"),
                "{said}"
            );
            assert!(said.contains("2026-11-24 09:00"), "{said}");
            assert!(
                said.contains("…@example.jp")
                    && !said.contains("founder")
                    && !said.contains("later"),
                "{said}"
            );
            let id = said
                .lines()
                .find(|line| line.contains(" reminder "))
                .and_then(|line| line.split_whitespace().next())
                .unwrap()
                .to_owned();
            let send = ["resume-mail", "--clock", "clock", "--send", &id];
            let (code, said, _) =
                program(&place, None, &[&send[..], &["--dry-run"]].concat()).await;
            assert_eq!(code, 0);
            assert!(
                said.contains("would end without being sent: 3")
                    && said.contains("would be sent: 1"),
                "{said}"
            );
            let (code, said, _) = program(&place, None, &send).await;
            assert_eq!(code, 0);
            assert!(
                said.contains("ended without being sent: 3") && said.contains("to be sent: 1"),
                "{said}"
            );
            let (code, _, errors) = program(&place, None, &with(&["resume-mail"])).await;
            assert_eq!(code, 1);
            assert!(errors.contains("mail is not held"), "{errors}");
            filled.plans.clear();
        },
    )
    .await;
}
