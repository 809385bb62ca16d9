//! Texts from a generator with a fixed seed.

use serde_json::json;

use super::api;
use crate::harness::on_both;

/// A small generator with a fixed seed: the same texts on every run.
struct Texts(u64);

impl Texts {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 24] = [
            "仮コード",
            "受付番号",
            "いつ",
            "\u{0}",
            "\u{7}",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{2066}",
            "\u{feff}",
            "\u{fffe}",
            "<script>alert(1)</script>",
            "</textarea><img src=x onerror=alert(1)>",
            "\"'>",
            "&amp;",
            "é\u{301}\u{302}\u{489}",
            "ｶﾘｺｰﾄﾞ",
            "🏥",
            "👨‍👩‍👧‍👦",
            "{ $due }",
            "' OR 1=1 --",
            "\r\n",
            "%00",
            "2027年4月",
            "\u{10ffff}",
        ];
        (0..self.next(24))
            .map(|_| PIECES[self.next(PIECES.len())])
            .collect()
    }
}

#[tokio::test]
async fn whatever_is_pasted_is_never_an_error_page_and_never_unescaped() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let mut texts = Texts(7);
        let mut pasted: Vec<String> = (0..40).map(|_| texts.text()).collect();
        pasted.extend([
            "\u{489}".repeat(500),
            "<b>".repeat(166),
            "\u{202e}".repeat(500),
            "a".repeat(20_000),
        ]);
        for text in &pasted {
            let sent = guest.post("/guide", &[("question", text)]).await;
            assert!(
                matches!(sent.status.as_u16(), 303 | 422),
                "{text:?}: {}",
                sent.status
            );
            if sent.status == 422 {
                sent.refuses("question");
            }
            let page = guest.get("/guide").await;
            for page in [&sent, page.has_status(200)] {
                for raw in ["<script>alert", "<img src=x", "<b><b>", "</textarea><img"] {
                    page.is_without(raw);
                }
            }
            for bad in ['\u{0}', '\u{7}', '\u{1b}', '\u{202e}', '\u{2066}'] {
                assert!(!page.body.contains(bad), "{text:?}");
            }
            let (status, _) = api(&mut guest, json!({ "question": text })).await;
            assert!(matches!(status, 200 | 400), "{text:?}: {status}");
        }
        for query in [
            "plan=%00",
            "opening=%F0%9F",
            "topic=%3Cscript%3E",
            "kind=both&prefecture=zz",
            "&&&=%%",
        ] {
            let status = guest.get(&format!("/guide?{query}")).await.status.as_u16();
            assert!(matches!(status, 200 | 303 | 404), "{query}: {status}");
        }
    })
    .await;
}
