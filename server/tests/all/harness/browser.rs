//! A browser without JavaScript: cookies, forms, redirects.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::seen::{self, Seen};

/// One browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    site: Router,
    host: String,
    cookies: BTreeMap<String, String>,
    seen: Arc<Mutex<Seen>>,
    /// Who was signed in by `App::signed_in`.
    pub account_id: Option<Uuid>,
    /// Sent with each request; `Accept-Language` is `ja` at first.
    pub headers: BTreeMap<&'static str, String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// What was asked, for messages.
    pub asked: String,
    seen: Arc<Mutex<Seen>>,
}

impl Browser {
    pub(super) fn new(site: Router, public_url: String, seen: Arc<Mutex<Seen>>) -> Self {
        let host = public_url
            .split("://")
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        let headers = BTreeMap::from([
            ("accept", "text/html,application/xhtml+xml,*/*".to_owned()),
            ("accept-language", "ja".to_owned()),
            ("sec-fetch-site", "same-origin".to_owned()),
        ]);
        Self {
            site,
            host,
            cookies: BTreeMap::new(),
            seen,
            account_id: None,
            headers,
        }
    }

    /// Asks from this address from now on (see `behind_proxy`).
    pub fn move_to(&mut self, address: &str) {
        self.headers.insert("x-forwarded-for", address.to_owned());
    }

    /// Opens an address. Redirects are not followed.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty(), None).await
    }

    /// Sends a form. Redirects are not followed.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        for (_, value) in fields {
            self.seen.lock().unwrap().add(value);
        }
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send(
            Method::POST,
            path,
            body.into(),
            Some("application/x-www-form-urlencoded"),
        )
        .await
    }

    /// Sends JSON.
    pub async fn post_json(&mut self, path: &str, json: &serde_json::Value) -> Answer {
        self.seen.lock().unwrap().add(&json.to_string());
        self.send(
            Method::POST,
            path,
            json.to_string().into(),
            Some("application/json"),
        )
        .await
    }

    /// Goes where an answer sends the browser, and on from there.
    pub async fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            let Some(location) = answer.location() else {
                return answer;
            };
            answer = self.get(&location).await;
        }
        panic!("{}: redirects without end", answer.asked);
    }

    /// Sends anything.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Body,
        kind: Option<&str>,
    ) -> Answer {
        let asked = format!("{method} {path}");
        self.seen.lock().unwrap().add_address(path);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.host);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let response = self
            .site
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.take_cookie(cookie.to_str().unwrap());
        }
        let bytes = axum::body::to_bytes(body, 16 << 20).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        self.seen.lock().unwrap().add(&body);
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
            asked,
            seen: Arc::clone(&self.seen),
        }
    }

    fn take_cookie(&mut self, set_cookie: &str) {
        let (name, value) = set_cookie
            .split(';')
            .next()
            .unwrap()
            .split_once('=')
            .unwrap();
        if value.is_empty() || set_cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Puts a cookie into the jar.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// A cookie of the jar.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}

impl Answer {
    /// Where it redirects to.
    pub fn location(&self) -> Option<String> {
        self.status.is_redirection().then_some(())?;
        Some(
            self.headers
                .get(header::LOCATION)?
                .to_str()
                .unwrap()
                .to_owned(),
        )
    }

    /// Asserts the status.
    #[track_caller]
    pub fn has_status(&self, status: u16) -> &Self {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts a redirect (303) to an address.
    #[track_caller]
    pub fn redirects_to(&self, address: &str) -> &Self {
        assert_eq!(
            self.location().as_deref(),
            Some(address),
            "{} {}\n{}",
            self.asked,
            self.status,
            self.body
        );
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.asked);
        self
    }

    /// Asserts that the page contains this text (as HTML).
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "{}: `{text}` is missing in\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts that the page does not contain what has been somewhere else: typed
    /// or shown in this test, queued as a mail's address, or written in our
    /// sources. What is nowhere could not be here either, and fails the test, as
    /// does what [`Self::does_not_say`] and [`Self::has_no_element`] are for.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!text.is_empty(), "nothing is nowhere");
        assert!(
            !seen::is_message_id(text),
            "`{text}` is a message's id: does_not_say"
        );
        assert!(
            !text.starts_with("id=\"") && !text.starts_with("class=\""),
            "`{text}` is an element: has_no_element"
        );
        assert!(
            self.seen.lock().unwrap().has(text) || seen::in_sources(text),
            "`{text}` is nowhere in this test and nowhere in our sources"
        );
        self.is_without(text)
    }

    /// The same for what is nowhere if all is well: an unrendered message's
    /// brackets, markup that the house forbids.
    #[track_caller]
    pub fn is_without(&self, text: &str) -> &Self {
        assert!(
            !self.body.contains(text),
            "{}: `{text}` must not be in\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts that the message with this id, which must be one, is not on the
    /// page in Japanese: neither whole nor any part between its variables.
    #[track_caller]
    pub fn does_not_say(&self, id: &str) -> &Self {
        assert!(seen::is_message_id(id), "`{id}` is no message");
        let parts = seen::parts(id);
        assert!(
            !parts.iter().all(|part| self.body.contains(&html(part))),
            "{}: `{id}` ({parts:?}) must not be said in\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts that an element is on the page: `#id`, `.class`, `name` or
    /// `name[attribute=value]`.
    #[track_caller]
    pub fn has_element(&self, selector: &str) -> &Self {
        assert!(
            seen::has_element(&self.body, selector),
            "{}: no `{selector}` in\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts that an element is not on the page, whose id, class, name and
    /// attribute must stand in the sources.
    #[track_caller]
    pub fn has_no_element(&self, selector: &str) -> &Self {
        seen::assert_in_sources(selector);
        assert!(
            !seen::has_element(&self.body, selector),
            "{}: `{selector}` must not be in\n{}",
            self.asked,
            self.body
        );
        self
    }

    /// Asserts a page that came back with an error at this field: 422, with
    /// the summary on top linking it and the message beside it.
    #[track_caller]
    pub fn refuses(&self, field: &str) -> &Self {
        self.has_status(422)
            .shows("class=\"error-summary\"")
            .shows(&format!("href=\"#{field}\""))
            .shows(&format!("id=\"{field}-error\""))
    }

    /// The message with this id, in Japanese, is shown (escaped as HTML).
    #[track_caller]
    pub fn says(&self, id: &str) -> &Self {
        self.shows(&html(&locales::text(locales::Lang::Ja, id)))
    }
}

/// A text as it stands in HTML.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
