//! A signed mail, verified by another program: dkimpy, which `.ci/dkimpy`
//! installs. Where that cannot be had, these tests fail.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{prepared_plan, with_sink, with_sink_and, work};

/// Reads a mail; prints the name that it asks the DNS for, and whether it is
/// signed by the key of the record given.
const VERIFY: &str = "
import sys, dkim
def txt(name, timeout=5):
    print(name.decode() if isinstance(name, bytes) else name)
    return sys.argv[1].encode()
print(dkim.verify(sys.stdin.buffer.read(), dnsfunc=txt))
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn fixture(name: &str) -> PathBuf {
    root().join("server/tests/all/mail/keys").join(name)
}

/// A Python with dkimpy, beside the build's other things.
fn python() -> String {
    let exe = std::env::current_exe().unwrap();
    // target/debug/deps/all-…
    let target = exe.ancestors().nth(3).unwrap();
    let ran = Command::new(root().join(".ci/dkimpy"))
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    let error = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "dkimpy is not there: {error}");
    said.lines().last().unwrap().to_owned()
}

/// What [`VERIFY`] prints of a mail under a record.
fn verified(python: &str, record: &str, mail: &str) -> String {
    let mut verifier = Command::new(python)
        .args(["-c", VERIFY, record])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = verifier.stdin.take().unwrap();
    input.write_all(mail.as_bytes()).unwrap();
    drop(input);
    let ran = verifier.wait_with_output().unwrap();
    assert!(ran.status.success(), "the verifier failed");
    String::from_utf8(ran.stdout).unwrap()
}

async fn is_verified(key: &'static str, record: &'static str) {
    let python = python();
    let record = std::fs::read_to_string(fixture(record)).unwrap();
    with_sink_and(
        |config| {
            config.mail.from = "Tsukihajime <no-reply@mail.example.jp>".to_owned();
            config.mail.dkim_selector = Some("s1".to_owned());
            config.mail.dkim_domain = Some("example.jp".to_owned());
            config.mail.dkim_key_file = Some(fixture(key));
        },
        move |app, sink| {
            let (python, record) = (python.clone(), record.clone());
            async move {
                // A reminder has the most headers and both parts in Japanese.
                prepared_plan(&app, "founder@example.jp").await;
                app.set_now("2027-03-26T00:00:00Z");
                work(&app).await;
                let mail = sink.mails().remove(0).text;
                let good = "s1._domainkey.example.jp.\nTrue\n";
                assert_eq!(verified(&python, &record, &mail), good, "{mail}");
                let signature = mail.split("DKIM-Signature:").nth(1).unwrap();
                let signed: String = signature.split("bh=").next().unwrap().to_lowercase();
                for header in [
                    "from",
                    "to",
                    "subject",
                    "date",
                    "message-id",
                    "list-id",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "auto-submitted",
                    "mime-version",
                    "content-type",
                ] {
                    assert!(signed.contains(header), "{header}: {signed}");
                }
                // What was changed on the way is found out.
                let html = mail.find("Content-Type: text/html").unwrap();
                let changed = format!("{}x{}", &mail[..html], &mail[html..]);
                for changed in [
                    mail.replace("To: founder@", "To: other@"),
                    mail.replace("List-Unsubscribe: <http://", "List-Unsubscribe: <http://x."),
                    mail.replace("Auto-Submitted: auto-generated", "Auto-Submitted: no"),
                    changed,
                ] {
                    assert_ne!(changed, mail);
                    let bad = verified(&python, &record, &changed);
                    assert!(bad.ends_with("False\n"), "{bad}");
                }
            }
        },
    )
    .await;
}

#[tokio::test]
async fn a_mail_signed_with_rsa_is_verified_by_another_program() {
    is_verified("rsa.pem", "rsa.txt").await;
}

#[tokio::test]
async fn a_key_as_openssl_once_wrote_it_signs_as_well() {
    is_verified("rsa-pkcs1.pem", "rsa.txt").await;
}

#[tokio::test]
async fn a_mail_signed_with_ed25519_is_verified_by_another_program() {
    is_verified("ed25519.pem", "ed25519.txt").await;
}

#[tokio::test]
async fn without_a_key_mail_goes_unsigned() {
    with_sink(|app, sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        app.set_now("2027-03-26T00:00:00Z");
        work(&app).await;
        assert!(sink.mails()[0].header("DKIM-Signature").is_none());
    })
    .await;
}
