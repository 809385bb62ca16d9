//! Starting: what is for one's own machine only, what others may read, what
//! `check-config` says.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use office::db::entity::account;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::harness::{App, Program, on_both};

const LISTENING: &str = "listening on";

/// What makes a site reachable for others, and the key that is named then.
const NOT_ALONE: [(&str, &str, &str); 5] = [
    (
        "HTTP__PUBLIC_URL",
        "https://tsukihajime.example.jp",
        "http.public_url",
    ),
    (
        "HTTP__PUBLIC_URL",
        "http://localhost.example.jp",
        "http.public_url",
    ),
    ("HTTP__TRUSTED_PROXIES", "127.0.0.1", "http.trusted_proxies"),
    ("HTTP__LISTEN", "0.0.0.0:0", "http.listen"),
    ("ADMIN__LISTEN", "0.0.0.0:0", "admin.listen"),
];

#[tokio::test]
async fn demo_and_a_set_clock_are_refused_where_others_can_reach_the_site() {
    on_both(|app| async move {
        let clock = app.folder().join("clock").display().to_string();
        let commands: [(&str, &[&str]); 4] = [
            ("--demo", &["serve", "--demo"]),
            ("--clock", &["serve", "--clock", &clock]),
            ("--clock", &["worker", "--clock", &clock]),
            ("--clock", &["staff", "list", "--clock", &clock]),
        ];
        for (key, value, named) in NOT_ALONE {
            for (option, command) in commands {
                app.program()
                    .with(key, value)
                    .run(command)
                    .await
                    .fails_with(&[option, named]);
            }
        }
        assert!(demo_staff(&app).await.is_empty(), "nobody is made");
    })
    .await;
}

async fn demo_staff(app: &App) -> Vec<account::Model> {
    account::Entity::find()
        .filter(account::Column::Role.ne("applicant"))
        .all(app.state.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn demo_staff_are_switched_off_by_the_first_start_without_demo() {
    on_both(|app| async move {
        let program = app.program();
        let demo = program.start(&["serve", "--demo"], "demo staff").await;
        let (_, link) = demo.said.split_once("signs in once with ").unwrap();
        let link = link.trim().split_once("/sign-in/").unwrap().1.to_owned();
        drop(demo);
        let link = format!("/sign-in/{link}");
        let mut browser = app.guest();
        // The site under test lives in 2026, the demo's link in the present.
        app.set_now(&jiff_now());
        browser.post(&link, &[]).await.has_status(303);
        browser.get("/desk").await.has_status(200);

        drop(program.start(&["serve"], LISTENING).await);
        browser
            .get("/desk")
            .await
            .redirects_to("/sign-in?next=%2Fdesk");
        let staff = demo_staff(&app).await;
        assert!(staff.iter().all(|a| a.deactivated_at.is_some()));
        let mut founder = app.applicant("founder@example.jp").await;
        founder
            .get("/ask?prefecture=13")
            .await
            .says("ask-nobody-title");

        // With --demo they are there again, one person, signed in anew.
        let demo = program.start(&["serve", "--demo"], "demo staff").await;
        assert!(demo.said.contains("signs in once with"), "{}", demo.said);
        drop(demo);
        assert_eq!(demo_staff(&app).await.len(), 1);
        browser.get("/desk").await.has_status(303);
    })
    .await;
}

fn jiff_now() -> String {
    office::clock::lease_now().to_string()
}

/// Who can read it besides its owner.
fn others(path: &Path) -> u32 {
    let mode = std::fs::metadata(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .permissions()
        .mode();
    mode & 0o077
}

/// Every file and folder in it.
fn tree(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn nothing_that_is_made_can_be_read_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::new(folder.path().to_owned());
    let invite = [
        "staff",
        "invite",
        "clerk@example.go.jp",
        "--bureau",
        "kinki",
        "--role",
        "clerk",
    ];
    program.run(&invite).await.succeeds();
    let running = program.start(&["worker"], "delivering mail").await;
    let mails = folder.path().join("var/mail");
    for _ in 0..300 {
        let written = || std::fs::read_dir(&mails).is_ok_and(|mut mails| mails.any(is_mail));
        if written() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let made = tree(&folder.path().join("var"));
    for name in ["mail", "keys", "tsukihajime.db", "tsukihajime.db-wal"] {
        let path = folder.path().join("var").join(name);
        assert!(made.contains(&path), "{name}: {made:?}");
    }
    assert!(
        made.iter()
            .any(|path| path.extension() == Some("eml".as_ref()))
    );
    for path in made {
        assert_eq!(others(&path), 0, "{}", path.display());
    }
    drop(running);
}

fn is_mail(entry: std::io::Result<std::fs::DirEntry>) -> bool {
    entry.is_ok_and(|entry| entry.path().extension() == Some("eml".as_ref()))
}

/// A site for everybody with nothing to be said about.
fn public(folder: &Path) -> Program {
    Program::new(folder.to_owned())
        .with("HTTP__LISTEN", "127.0.0.1:3000")
        .with("HTTP__PUBLIC_URL", "https://tsukihajime.example.jp")
        .with("HTTP__TRUSTED_PROXIES", "127.0.0.1")
        .with("DATABASE__URL", "sqlite://data/tsukihajime.db")
        .with("SECRETS__KEY_FILE", "secret/keys")
        .with("MAIL__URL", "smtp://user:password@mail.example.jp:587")
        .with("MAIL__FROM", "Tsukihajime <no-reply@example.jp>")
}

fn warned(out: &str) -> Vec<&str> {
    out.lines()
        .filter_map(|line| line.strip_prefix("warning: "))
        .filter_map(|line| Some(line.split_once(": ")?.0))
        .collect()
}

#[tokio::test]
async fn check_config_warns_of_what_breaks_a_public_site() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);
    const PUBLIC: &str = "HTTP__PUBLIC_URL";
    const PROXIES: &str = "HTTP__TRUSTED_PROXIES";
    let cases: [Case<'_>; 20] = [
        ("a good one", &[], &[]),
        (
            "on this machine alone",
            &[
                (PUBLIC, "http://localhost:3000"),
                (PROXIES, ""),
                ("MAIL__URL", "file:mail"),
            ],
            &[],
        ),
        (
            "listens to everybody, and links name 0.0.0.0",
            &[(PUBLIC, ""), ("HTTP__LISTEN", "0.0.0.0:3000")],
            &["http.public_url"],
        ),
        (
            "the same on IPv6",
            &[(PUBLIC, ""), ("HTTP__LISTEN", "[::]:3000")],
            &["http.public_url"],
        ),
        (
            "not encrypted",
            &[(PUBLIC, "http://tsukihajime.example.jp")],
            &["http.public_url"],
        ),
        (
            "only looks like this machine",
            &[(PUBLIC, "http://127.0.0.1.example.jp")],
            &["http.public_url"],
        ),
        (
            "a proxy that is not named",
            &[(PROXIES, "")],
            &["http.trusted_proxies"],
        ),
        (
            "a proxy that is not named, before a container",
            &[(PROXIES, ""), ("HTTP__LISTEN", "0.0.0.0:3000")],
            &["http.trusted_proxies"],
        ),
        (
            "everybody is a proxy",
            &[(PROXIES, "10.0.0.0/8, 0.0.0.0/0")],
            &["http.trusted_proxies"],
        ),
        (
            "everybody is a proxy, on IPv6",
            &[(PROXIES, "::/0")],
            &["http.trusted_proxies"],
        ),
        (
            "everybody, in two halves",
            &[(PROXIES, "0.0.0.0/1,128.0.0.0/1")],
            &["http.trusted_proxies", "http.trusted_proxies"],
        ),
        (
            "mails as files",
            &[("MAIL__URL", "file:mail")],
            &["mail.url"],
        ),
        (
            "mails as files, listening to everybody",
            &[
                (PUBLIC, ""),
                ("HTTP__LISTEN", "0.0.0.0:3000"),
                ("MAIL__URL", "file:mail"),
            ],
            &["http.public_url", "mail.url"],
        ),
        (
            "mails in the clear",
            &[
                ("MAIL__URL", "smtp://mail.example.jp:25"),
                ("MAIL__PLAIN", "true"),
            ],
            &["mail.plain"],
        ),
        (
            "mails in the clear within this machine",
            &[("MAIL__URL", "smtp://[::1]:25"), ("MAIL__PLAIN", "true")],
            &[],
        ),
        (
            "a name to say hello with",
            &[("MAIL__HELLO", "out.example.jp")],
            &[],
        ),
        (
            "a sender that nobody can answer",
            &[("MAIL__FROM", "Tsukihajime <no-reply@localhost>")],
            &["mail.from"],
        ),
        (
            "one copy of a folder has both",
            &[("SECRETS__KEY_FILE", "data/keys")],
            &["secrets.key_file"],
        ),
        (
            "the same folder by another way",
            &[("SECRETS__KEY_FILE", "secret/../data/./keys")],
            &["secrets.key_file"],
        ),
        (
            "the database elsewhere",
            &[
                (
                    "DATABASE__URL",
                    "postgres://user:password@db.example.jp/tsukihajime",
                ),
                ("SECRETS__KEY_FILE", "data/keys"),
            ],
            &[],
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, changes, expected) in cases {
        let program = changes
            .iter()
            .fold(public(folder.path()), |program, (key, value)| {
                program.with(key, value)
            });
        let ran = program.run(&["check-config"]).await;
        ran.succeeds().prints("configuration: ok");
        assert_eq!(warned(&ran.out), expected, "{name}\n{}", ran.out);
        let strict = program.run(&["check-config", "--strict"]).await;
        assert_eq!(warned(&strict.out), expected, "{name}\n{}", strict.out);
        if expected.is_empty() {
            strict.succeeds();
        } else {
            strict.fails_with(&["warning"]);
        }
    }
}

#[tokio::test]
async fn check_config_warns_of_files_that_others_can_read() {
    let folder = tempfile::tempdir().unwrap();
    let program = public(folder.path())
        .with("MAIL__URL", "file:mail")
        .with("HTTP__PUBLIC_URL", "http://localhost:3000");
    let at = |name: &str| folder.path().join(name);
    let modes = |mode: u32, folder_mode: u32| {
        for name in ["data", "secret", "mail"] {
            std::fs::create_dir_all(at(name)).unwrap();
        }
        for name in ["data/tsukihajime.db", "secret/keys"] {
            std::fs::write(at(name), "").unwrap();
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(at(name), mode).unwrap();
        }
        let mode = std::fs::Permissions::from_mode(folder_mode);
        std::fs::set_permissions(at("mail"), mode).unwrap();
    };
    modes(0o644, 0o755);
    let ran = program.run(&["check-config"]).await;
    let expected = ["database.url", "mail.url", "secrets.key_file"];
    assert_eq!(warned(&ran.out), expected, "{}", ran.out);
    modes(0o600, 0o700);
    let ran = program.run(&["check-config"]).await;
    assert_eq!(warned(&ran.out), [""; 0], "{}", ran.out);
}

#[tokio::test]
async fn a_public_address_without_a_host_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    for address in [
        "http://",
        "https:///plans",
        "ftp://example.jp",
        "example.jp",
        "https://example.jp?x",
    ] {
        public(folder.path())
            .with("HTTP__PUBLIC_URL", address)
            .run(&["check-config"])
            .await
            .fails_with(&["http.public_url"]);
    }
}

#[tokio::test]
async fn every_mistake_is_named_with_its_key_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("tsukihajime.toml"),
        "[http]\nlisten_on = 3\n[limits]\nguide_per_minute = \"many\"\n",
    )
    .unwrap();
    public(folder.path())
        .with("MAIL__URL", "smtp://user:hush#@mail.example.jp")
        .with("MAIL__HELLO", "no name")
        .with("OPERATOR__PHONE", "03-1234-5678")
        .run(&["check-config"])
        .await
        .fails_with(&[
            "http.listen_on",
            "limits.guide_per_minute",
            "mail.url",
            "mail.hello",
            "operator.phone",
            "5 mistake(s)",
        ]);
}
