//! What stands around every answer: the pages' policy, cookies, cross-site
//! requests refused, limits of size.

use axum::body::Body;
use axum::http::Method;
use office::config::Config;

use crate::harness::{Answer, on_both, on_both_with};

fn https(config: &mut Config) {
    config.http.public_url = Some("https://tsukihajime.example".to_owned());
}

/// As if a bundle had been built.
fn with_bundle(config: &mut Config) {
    let site = config.http.site.clone().unwrap();
    std::fs::create_dir_all(&site).unwrap();
    let manifest = r#"{ "loader": "pkg/islands.0123.js", "css": "pkg/main.0123.css" }"#;
    std::fs::write(site.join("manifest.json"), manifest).unwrap();
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer
        .headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn no_script_stands_in_a_page_and_its_policy_allows_the_sites_own_files_alone() {
    on_both_with(with_bundle, |app| async move {
        for path in ["/sign-in", "/sign-up", "/reset", "/no-such-page"] {
            let answer = app.guest().get(path).await;
            let policy = header(&answer, "content-security-policy").to_owned();
            assert!(
                policy.contains("script-src 'self' 'wasm-unsafe-eval';"),
                "{policy}"
            );
            let scripts: Vec<&str> = answer.body.split("<script").skip(1).collect();
            assert!(!scripts.is_empty(), "{path}: the loader is there");
            for script in scripts {
                assert!(
                    script.contains(" src=\"/pkg/") && script.contains("></script>"),
                    "{path}: <script{script}"
                );
            }
            assert!(answer.body.ends_with("</html>"), "{path}");
            answer
                .is_without(" style=\"")
                .is_without("<style")
                .is_without("onclick=")
                .is_without("javascript:");
            for rule in [
                "default-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'",
            ] {
                assert!(policy.contains(rule), "{policy}");
            }
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
                "{policy}"
            );
            assert_eq!(header(&answer, "cache-control"), "no-store");
        }
    })
    .await;
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    on_both(|app| async move {
        let mut browser = app.applicant("founder@example.jp").await;
        for path in [
            "/account",
            "/no-such-page",
            "/healthz",
            "/account/export",
            "/favicon.svg",
            "/pkg/none.js",
            "/plans/1",
        ] {
            let answer = browser.get(path).await;
            assert_eq!(
                header(&answer, "x-content-type-options"),
                "nosniff",
                "{path}"
            );
            assert_eq!(header(&answer, "referrer-policy"), "same-origin", "{path}");
            assert_eq!(
                header(&answer, "cross-origin-opener-policy"),
                "same-origin",
                "{path}"
            );
            assert!(
                header(&answer, "content-security-policy").contains("frame-ancestors 'none'"),
                "{path}"
            );
            assert_eq!(
                header(&answer, "strict-transport-security"),
                "",
                "{path}: not over http"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn over_https_the_cookie_is_host_only_and_secure_and_transport_is_pinned() {
    on_both_with(https, |app| async move {
        let mut browser = app.guest();
        let fields = [
            ("email", "founder@example.jp"),
            ("password", "correct horse battery staple"),
        ];
        let answer = browser.post("/sign-up", &fields).await;
        answer.redirects_to("/sign-up/sent");
        let cookie = header(&answer, "set-cookie");
        assert!(cookie.starts_with("__Host-session="), "{cookie}");
        for attribute in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert!(header(&answer, "strict-transport-security").starts_with("max-age="));
        // A cookie without the promise is none.
        let mut planted = app.guest();
        planted.set_cookie("session", browser.cookie("__Host-session").unwrap());
        planted
            .get("/sign-up/sent")
            .await
            .says("mail-sent-nothing-title");
        browser.get("/sign-up/sent").await.says("mail-sent-title");
    })
    .await;
}

#[tokio::test]
async fn over_http_the_cookie_keeps_what_it_can() {
    on_both(|app| async move {
        let answer = app
            .guest()
            .post("/reset", &[("email", "founder@example.jp")])
            .await;
        let cookie = header(&answer, "set-cookie");
        assert!(cookie.starts_with("session="), "{cookie}");
        assert!(
            cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"),
            "{cookie}"
        );
    })
    .await;
}

#[tokio::test]
async fn other_sites_cannot_send_forms_for_somebody() {
    on_both(|app| async move {
        let browser = app.applicant("founder@example.jp").await;
        let foreign = [
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
            vec![("origin", "https://evil.example")],
            vec![("origin", "null")],
        ];
        for headers in foreign {
            let mut tricked = browser.clone();
            tricked.headers.remove("sec-fetch-site");
            for (name, value) in &headers {
                tricked.headers.insert(name, (*value).to_owned());
            }
            tricked
                .post("/account/sessions", &[])
                .await
                .has_status(403)
                .says("fault-forbidden-title");
            // Looking is allowed: it changes nothing.
            tricked.get("/account").await.has_status(200);
        }
        let mut own = browser.clone();
        own.post("/account/sessions", &[])
            .await
            .redirects_to("/sign-in");
    })
    .await;
}

#[tokio::test]
async fn a_form_larger_than_any_of_ours_is_refused() {
    on_both(|app| async move {
        let mut browser = app.guest();
        let body = format!("email={}", "a".repeat(200 * 1024));
        let kind = Some("application/x-www-form-urlencoded");
        browser
            .send(Method::POST, "/sign-in", body.into(), kind)
            .await
            .has_status(413)
            .says("fault-too-large-title");
        // What is no form at all.
        for (kind, body) in [
            (None, "x"),
            (Some("application/json"), "{}"),
            (Some("text/plain"), "a=b"),
        ] {
            browser
                .send(Method::POST, "/sign-in", Body::from(body), kind)
                .await
                .has_status(400);
        }
        let bytes = Body::from(vec![0xff, 0xfe, b'=', 0x00]);
        let kind = Some("application/x-www-form-urlencoded");
        browser
            .send(Method::POST, "/sign-in", bytes, kind)
            .await
            .refuses("email");
    })
    .await;
}

#[tokio::test]
async fn metrics_are_not_on_the_public_address() {
    on_both(|app| async move {
        app.guest().get("/metrics").await.has_status(404);
    })
    .await;
}

#[tokio::test]
async fn the_admin_address_counts_requests_by_route_and_never_by_address() {
    let exporter = server::http::metrics::Exporter::listen(([127, 0, 0, 1], 0).into()).unwrap();
    let address = exporter.address().unwrap();
    // What serves may die; who takes its place finds the same address.
    let died = tokio::spawn(exporter.clone().serve());
    tokio::task::yield_now().await;
    died.abort();
    died.await.unwrap_err();
    let serving = tokio::spawn(exporter.serve());
    on_both(|app| async move {
        app.guest()
            .get("/sign-in/link/secret-token")
            .await
            .has_status(410);
    })
    .await;
    let text = tokio::task::spawn_blocking(move || {
        use std::io::{Read as _, Write as _};
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream
            .write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    })
    .await
    .unwrap();
    serving.abort();
    assert!(
        text.contains(
            "http_requests_total{route=\"/sign-in/link/{token}\",method=\"GET\",status=\"410\"}"
        ),
        "{text}"
    );
    assert!(text.contains("http_request_seconds_bucket"), "{text}");
    assert!(!text.contains("secret-token"));
}
