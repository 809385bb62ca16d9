//! Who counts as one client: a network, however a proxy writes its addresses.

use office::config::{Config, Limits};

use crate::harness::{Answer, App, behind_proxy, on_both_with};

const WRONG: &str = "the river bends at the old mill";

fn few_sign_ins(config: &mut Config) {
    behind_proxy(config);
    config.limits.sign_in_per_minute = 3;
}

/// A sign-in that fails; each with another mail address.
async fn sign_in(app: &App, client: &str, number: usize) -> u16 {
    let email = format!("somebody{number}@example.jp");
    app.guest_at(client)
        .post("/sign-in", &[("email", &email), ("password", WRONG)])
        .await
        .status
        .as_u16()
}

#[tokio::test]
async fn however_a_proxy_writes_an_address_it_is_the_same_client_and_no_other() {
    on_both_with(few_sign_ins, |app| async move {
        // Each row is one client, the last column its neighbour.
        let clients = [
            (
                ["198.51.100.17:51234", "198.51.100.17:9", "198.51.100.17"],
                "198.51.100.18:51234",
            ),
            (
                ["[2001:db8::1]:443", "[2001:db8::1]", "2001:db8::1"],
                "[2001:db8:0:1::1]:443",
            ),
            (
                [
                    "::ffff:198.51.100.33",
                    "[::ffff:c633:6421]:80",
                    "198.51.100.33",
                ],
                "::ffff:198.51.100.34",
            ),
            // A translator in front of the server puts IPv4 into these.
            (
                [
                    "64:ff9b::198.51.100.49",
                    "[64:ff9b::c633:6431]:80",
                    "198.51.100.49",
                ],
                "64:ff9b::198.51.100.50",
            ),
            // Whoever has an IPv4 address has 2^16 networks of these.
            (
                ["2002:c633:6441::1", "2002:c633:6441:7::1", "198.51.100.65"],
                "2002:c633:6442::1",
            ),
            (
                [
                    "203.0.113.5, 198.51.100.81:1",
                    "\"198.51.100.81\"",
                    " 198.51.100.81 ,",
                ],
                "198.51.100.82",
            ),
        ];
        for (written, neighbour) in clients {
            for (number, client) in written.into_iter().enumerate() {
                assert_eq!(sign_in(&app, client, number).await, 422, "{client}");
            }
            for (number, client) in written.into_iter().enumerate() {
                assert_eq!(
                    sign_in(&app, client, number).await,
                    429,
                    "{client} once more"
                );
            }
            assert_eq!(
                sign_in(&app, neighbour, 9).await,
                422,
                "{neighbour} is another"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_address_stays_the_proxys() {
    on_both_with(few_sign_ins, |app| async move {
        for (number, client) in ["unknown", "198.51.100.7, unknown", "_hidden"]
            .into_iter()
            .enumerate()
        {
            assert_eq!(sign_in(&app, client, number).await, 422, "{client}");
        }
        assert_eq!(sign_in(&app, "198.51.100.8, 300.1.1.1", 4).await, 429);
        assert_eq!(sign_in(&app, "198.51.100.8", 5).await, 422);
    })
    .await;
}

#[tokio::test]
async fn without_a_configured_proxy_nobody_chooses_an_address() {
    on_both_with(
        |config| config.limits.sign_in_per_minute = 3,
        |app| async move {
            for number in 0..3 {
                let client = format!("198.51.100.{number}");
                assert_eq!(sign_in(&app, &client, number).await, 422);
            }
            assert_eq!(sign_in(&app, "198.51.100.9", 9).await, 429);
        },
    )
    .await;
}

/// One thing that is limited by client.
struct Limited {
    what: &'static str,
    limit: fn(&mut Limits) -> &mut u32,
}

const LIMITED: [Limited; 6] = [
    Limited {
        what: "sign in",
        limit: |limits| &mut limits.sign_in_per_minute,
    },
    Limited {
        what: "sign up",
        limit: |limits| &mut limits.sign_in_per_minute,
    },
    Limited {
        what: "link mails",
        limit: |limits| &mut limits.link_mails_per_client,
    },
    Limited {
        what: "guide",
        limit: |limits| &mut limits.guide_per_minute,
    },
    Limited {
        what: "guide api",
        limit: |limits| &mut limits.guide_per_minute,
    },
    Limited {
        what: "requests",
        limit: |limits| &mut limits.requests_per_minute,
    },
];

async fn act(app: &App, what: &str, client: &str, number: usize) -> Answer {
    let mut browser = app.guest_at(client);
    let email = format!("somebody{number}@example.jp");
    let fields = [("email", email.as_str()), ("password", WRONG)];
    match what {
        "sign in" => browser.post("/sign-in", &fields).await,
        "sign up" => browser.post("/sign-up", &fields).await,
        "link mails" => browser.post("/reset", &fields).await,
        "guide" => {
            browser
                .post("/guide", &[("question", "仮コードとは")])
                .await
        }
        "guide api" => {
            let asked = serde_json::json!({ "question": "仮コードとは" });
            browser.post_json("/api/v1/guide", &asked).await
        }
        _ => browser.get("/healthz").await,
    }
}

#[tokio::test]
async fn every_limit_by_client_takes_a_64_of_ipv6_for_one_and_the_next_for_another() {
    for limited in LIMITED {
        on_both_with(
            |config| {
                behind_proxy(config);
                *(limited.limit)(&mut config.limits) = 3;
            },
            |app| async move {
                let what = limited.what;
                for number in 0..3 {
                    let client = format!("2001:db8:0:1::{number:x}");
                    let answer = act(&app, what, &client, number).await;
                    assert_ne!(answer.status.as_u16(), 429, "{what}, {client}");
                }
                let answer = act(&app, what, "2001:db8:0:1:ffff:ffff::9", 3).await;
                answer.has_status(429);
                let wait = answer.headers["retry-after"].to_str().unwrap();
                assert!(wait.parse::<u64>().unwrap() >= 1, "{what}: {wait}");
                let next = act(&app, what, "2001:db8:0:2::1", 4).await;
                assert_ne!(next.status.as_u16(), 429, "{what}");
            },
        )
        .await;
    }
}
