//! Who asks, in which language, and when: worked out once per request.

use std::sync::Arc;
use std::time::Duration;

use app::i18n::{Lang, page_text};
use app::page::{PageContext, Viewer};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::account::Role;
use domain::bureau::BureauId;
use domain::calendar::{japan_date, japan_time};
use domain::register::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::DbErr;

use crate::auth::device::{self, Device};
use crate::auth::network::ClientNetwork;
use crate::auth::session::{self, SessionData};
use crate::auth::who;
use crate::db::Instant;
use crate::db::entity::{account, session as session_row};
use crate::http::client;
use crate::http::error::Fault;
use crate::state::AppState;

const LANGUAGE_COOKIE: &str = "lang";
const REGISTER_COOKIE: &str = "register";
/// Pages that are the same for everybody do not wait for a database that does
/// not answer.
const RECOGNISE_WITHIN: Duration = Duration::from_secs(3);
/// A shown sentence is forgotten before the answer leaves, if that is quick.
const FORGET_WITHIN: Duration = Duration::from_secs(1);

/// Marks a request whose session could not be read: who asks is not known, and
/// only pages that are the same for everybody can be shown.
#[derive(Clone, Copy, Debug)]
pub struct Unrecognised;

/// The visitor of one request.
#[derive(Clone, Debug)]
pub struct Visitor(Arc<Inner>);

/// See [`Visitor`].
#[derive(Debug)]
pub struct Inner {
    /// The session, if there is one.
    pub session: Option<session_row::Model>,
    /// What the session remembers.
    pub data: SessionData,
    /// The signed-in account; never a deactivated one.
    pub account: Option<account::Model>,
    /// The session is one of an account that was switched off: there is nothing
    /// of it here, and the sign-in page says so.
    pub is_switched_off: bool,
    /// What this browser says of the accounts it was signed in to before.
    pub device: Option<Device>,
    /// Language of the answer.
    pub lang: Lang,
    /// In which words the guide answers (やさしい日本語).
    pub register: Register,
    /// Path and query.
    pub here: String,
    /// Where the request comes from, for limits.
    pub network: ClientNetwork,
    /// Now.
    pub now: Timestamp,
}

impl std::ops::Deref for Visitor {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visitor {
    /// Now, as the database writes it.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.now.into()
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> Date {
        japan_date(self.now)
    }

    /// The account's role.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.account.as_ref().and_then(|a| Role::parse(&a.role))
    }

    /// The signed-in account; routes that need one let nobody else in.
    ///
    /// # Errors
    /// [`Fault::SignInFirst`] without one.
    pub fn signed_in(&self) -> Result<&account::Model, Fault> {
        self.account.as_ref().ok_or(Fault::SignInFirst)
    }

    /// The staff member and bureau; desk routes let nobody else in.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for others: the desk is not even there for them.
    pub fn staff(&self) -> Result<(&account::Model, BureauId), Fault> {
        let account = self.signed_in()?;
        account
            .bureau
            .as_deref()
            .and_then(BureauId::parse)
            .filter(|_| self.role().is_some_and(Role::is_staff))
            .map(|bureau| (account, bureau))
            .ok_or(Fault::NotFound)
    }

    /// What pages know.
    #[must_use]
    pub fn page(&self, state: &AppState) -> PageContext {
        PageContext {
            lang: self.lang,
            register: self.register,
            site: state.config.public_url(),
            here: self.here.clone(),
            viewer: self.viewer(),
            today: self.today(),
            now: self.now,
            clock_is_set: state.clock.is_set(),
            operator: Arc::clone(&state.operator),
            assets: Arc::clone(&state.assets),
            flash: self.data.flash.as_ref().map(|flash| {
                let time = app::i18n::clock_time(japan_time(flash.at.timestamp()));
                page_text(
                    self.lang,
                    self.register,
                    &flash.message,
                    Some(&app::args!(time = time)),
                )
            }),
        }
    }

    fn viewer(&self) -> Viewer {
        let Some(account) = &self.account else {
            return Viewer::Guest;
        };
        match account.bureau.as_deref().and_then(BureauId::parse) {
            Some(bureau) if self.role().is_some_and(Role::is_staff) => Viewer::Staff {
                name: account.name.clone().unwrap_or_default(),
                bureau,
            },
            _ => Viewer::Applicant {
                email: account.email.clone().unwrap_or_default(),
                confirmed: account.confirmed_at.is_some(),
            },
        }
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Fault> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Fault::Internal)
    }
}

/// Works out the visitor and hands it to everything behind.
pub async fn recognise(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let known = match tokio::time::timeout(RECOGNISE_WITHIN, session_of(&state, &parts)).await {
        Ok(Ok(known)) => Some(known),
        Ok(Err(error)) => {
            tracing::error!(%error, "the session cannot be read");
            None
        }
        Err(_) => {
            tracing::error!("the session cannot be read in time");
            None
        }
    };
    if known.is_none() {
        parts.extensions.insert(Unrecognised);
    }
    let visitor = visitor_of(&state, &parts, known.unwrap_or_default());
    touch_if_stale(&state, &visitor);
    parts.extensions.insert(visitor.clone());
    let flash_is_for_this_page = visitor.data.flash.is_some()
        && parts.method == axum::http::Method::GET
        && accepts_html(&parts.headers);
    let chosen = [
        (
            LANGUAGE_COOKIE,
            chosen_language(parts.uri.query()).map(Lang::as_str),
        ),
        (REGISTER_COOKIE, chosen_register(parts.uri.query())),
    ];
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if flash_is_for_this_page && response.status().is_success() {
        // Shown twice at worst: nobody waits for a lock that another process has.
        let forgetting = forget_flash(&state, &visitor);
        let _ = tokio::time::timeout(FORGET_WITHIN, forgetting).await;
    }
    for (name, value) in chosen {
        let Some(value) = value else { continue };
        let cookie = Cookie::build((name, value))
            .path("/")
            .same_site(SameSite::Lax)
            .secure(state.config.is_https())
            .http_only(true)
            .permanent()
            .build();
        if let Ok(value) = cookie.to_string().parse() {
            response
                .headers_mut()
                .append(axum::http::header::SET_COOKIE, value);
        }
    }
    response
}

/// What the database knows of whoever asks.
#[derive(Default)]
struct Known {
    session: Option<session_row::Model>,
    account: Option<account::Model>,
    is_switched_off: bool,
}

/// The session that the cookie names and its account.
async fn session_of(state: &AppState, request: &Parts) -> Result<Known, DbErr> {
    let now = state.clock.now();
    let jar = CookieJar::from_headers(&request.headers);
    let session = match jar.get(session::cookie_name(state.config.is_https())) {
        Some(cookie) => session::find(state.db.read(), cookie.value(), now.into()).await?,
        None => None,
    };
    let whose = session.as_ref().and_then(|session| session.account_id);
    let account = match whose {
        Some(id) => who::by_id(state.db.read(), id).await?,
        None => None,
    };
    let is_switched_off = whose.is_some() && account.is_none();
    Ok(Known {
        session: session.filter(|_| !is_switched_off),
        account,
        is_switched_off,
    })
}

/// Writes the last use of a session down, beside the request: a page that only
/// reads must not wait for the database's writer, or fail with it. One at a
/// time; whoever finds another at it comes later.
fn touch_if_stale(state: &AppState, visitor: &Visitor) {
    let now = visitor.instant();
    let Some(stale) = visitor
        .session
        .as_ref()
        .filter(|row| session::is_stale(row, now))
    else {
        return;
    };
    let (state, hash) = (state.clone(), stale.token_hash.clone());
    tokio::spawn(async move {
        let Ok(_turn) = state.touching.try_acquire() else {
            return;
        };
        let written = async {
            let transaction = state.db.begin().await?;
            session::touch(&transaction, &hash, now).await?;
            transaction.commit().await
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, "the last use of a session could not be written");
        }
    });
}

fn visitor_of(state: &AppState, request: &Parts, known: Known) -> Visitor {
    let Known {
        session,
        account,
        is_switched_off,
    } = known;
    let now = state.clock.now();
    let jar = CookieJar::from_headers(&request.headers);
    let device = jar
        .get(device::cookie_name(state.config.is_https()))
        .and_then(|cookie| Device::read(cookie.value()));
    let lang = chosen_language(request.uri.query())
        .or_else(|| {
            jar.get(LANGUAGE_COOKIE)
                .and_then(|c| Lang::parse(c.value()))
        })
        .or_else(|| account.as_ref().and_then(|a| Lang::parse(&a.lang)))
        .or_else(|| Lang::accepted(request.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or_default();
    let easy = chosen_register(request.uri.query())
        .or_else(|| jar.get(REGISTER_COOKIE).map(Cookie::value));
    let data = session.as_ref().map(session::data).unwrap_or_default();
    Visitor(Arc::new(Inner {
        session,
        data,
        account,
        is_switched_off,
        device,
        lang,
        register: if easy == Some("easy") {
            Register::Easy
        } else {
            Register::Standard
        },
        here: request
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string),
        network: client::network_of(request, &state.config.http.trusted_proxies.0),
        now,
    }))
}

fn chosen_language(query: Option<&str>) -> Option<Lang> {
    query?
        .split('&')
        .find_map(|part| Lang::parse(part.strip_prefix("lang=")?))
}

fn chosen_register(query: Option<&str>) -> Option<&'static str> {
    let chosen = query?
        .split('&')
        .find_map(|part| part.strip_prefix("register="))?;
    ["standard", "easy"]
        .into_iter()
        .find(|register| *register == chosen)
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(axum::http::header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"))
}

async fn forget_flash(state: &AppState, visitor: &Visitor) {
    let Some(session) = &visitor.session else {
        return;
    };
    let data = SessionData {
        flash: None,
        ..visitor.data.clone()
    };
    let written = async {
        let transaction = state.db.begin().await?;
        session::save(&transaction, &session.token_hash, &data, visitor.instant()).await?;
        transaction.commit().await
    };
    if let Err(error) = written.await {
        // Shown twice at worst.
        tracing::warn!(%error, "a shown sentence could not be forgotten");
    }
}
