//! From a request's cookies to its visitor. Only pages ask; the database may be
//! gone, and pages that are the same for everybody are shown all the same.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use office::Caller;
use office::auth::device::Device;
use office::auth::session::{self, Flash, SessionData};
use office::auth::who;
use office::db::account::Account;
use office::db::entity::session as session_row;
use office::db::readable;
use sea_orm::DbErr;

use super::{Head, Inner, Visitor, choice};
use crate::http::state::AppState;
use crate::http::{client, cookie};

/// Pages that are the same for everybody do not wait for a database that does
/// not answer.
const RECOGNISE_WITHIN: Duration = Duration::from_secs(3);
/// A shown sentence is forgotten before the answer leaves, if that is quick.
const FORGET_WITHIN: Duration = Duration::from_secs(1);

/// Marks a request whose session could not be read: who asks is not known, and
/// only pages that are the same for everybody can be shown.
#[derive(Clone, Copy, Debug)]
pub struct Unrecognised;

/// Works out the visitor and hands it to everything behind, and back with the
/// answer.
pub async fn recognise(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visitor = match known(&state, &parts).await {
        Some(known) => visitor_of(&state, &parts, known),
        None => {
            parts.extensions.insert(Unrecognised);
            visitor_of(&state, &parts, Known::default())
        }
    };
    touch_if_stale(&state, &visitor);
    parts.extensions.insert(visitor.clone());
    let shows_flash = parts.method == Method::GET && accepts_html(&parts.headers);
    let chosen = choice::cookies(state.config.is_https(), parts.uri.query());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(flash) = visitor.data.flash.as_ref().filter(|_| shows_flash)
        && response.status().is_success()
    {
        // Shown twice at worst: nobody waits for a lock that another process has.
        let forgetting = forget(&state, &visitor, flash);
        let _ = tokio::time::timeout(FORGET_WITHIN, forgetting).await;
    }
    for cookie in chosen {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response.extensions_mut().insert(visitor);
    response
}

/// The visitor of a request that nobody was worked out for, for a page that says
/// why there is no other.
pub async fn of_request(state: &AppState, parts: &Parts) -> Visitor {
    let known = known(state, parts).await.unwrap_or_default();
    visitor_of(state, parts, known)
}

/// Keeps what the address chose, on a page that [`recognise`] did not see.
pub fn keep_choice(state: &AppState, parts: &Parts, response: &mut Response) {
    for cookie in choice::cookies(state.config.is_https(), parts.uri.query()) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// What the database knows of whoever asks.
#[derive(Default)]
struct Known {
    session: Option<session_row::Model>,
    data: SessionData,
    account: Option<Account>,
    is_switched_off: bool,
}

/// `None` if the database does not say.
async fn known(state: &AppState, parts: &Parts) -> Option<Known> {
    match tokio::time::timeout(RECOGNISE_WITHIN, session_of(state, parts)).await {
        Ok(Ok(known)) => Some(known),
        Ok(Err(error)) => {
            tracing::error!(%error, "the session cannot be read");
            None
        }
        Err(_) => {
            tracing::error!("the session cannot be read in time");
            None
        }
    }
}

/// The session that the cookie names and its account. A session of which this
/// release can read nothing is none: its owner signs in anew.
async fn session_of(state: &AppState, request: &Parts) -> Result<Known, DbErr> {
    let jar = CookieJar::from_headers(&request.headers);
    let Some(token) = jar.get(cookie::session_name(state.config.is_https())) else {
        return Ok(Known::default());
    };
    let (db, now) = (state.db.read(), state.clock.now().into());
    let Some(session) = session::find(db, token.value(), now).await? else {
        return Ok(Known::default());
    };
    let Some(data) = readable(session::data(&session))? else {
        return Ok(Known::default());
    };
    let account = match session.account_id {
        Some(id) => who::by_id(db, id).await?,
        None => None,
    };
    if session.account_id.is_some() && account.is_none() {
        return Ok(Known {
            is_switched_off: true,
            ..Known::default()
        });
    }
    Ok(Known {
        session: Some(session),
        data,
        account,
        is_switched_off: false,
    })
}

fn visitor_of(state: &AppState, request: &Parts, known: Known) -> Visitor {
    let jar = CookieJar::from_headers(&request.headers);
    let query = request.uri.query();
    let device = jar
        .get(cookie::device_name(state.config.is_https()))
        .and_then(|cookie| Device::read(cookie.value()));
    Visitor(Arc::new(Inner {
        here: request
            .uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string),
        head: Head::of(request),
        caller: Caller {
            lang: choice::language(query, &jar, known.account.as_ref(), &request.headers),
            register: choice::register(query, &jar),
            network: client::network_of(request, &state.config.http.trusted_proxies.0),
            now: state.clock.now(),
            device,
            session: known.session,
            data: known.data,
            account: known.account,
            is_switched_off: known.is_switched_off,
        },
    }))
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

fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"))
}

async fn forget(state: &AppState, visitor: &Visitor, flash: &Flash) {
    let Some(session) = &visitor.session else {
        return;
    };
    let written = async {
        let transaction = state.db.begin().await?;
        session::shown(&transaction, &session.token_hash, flash, visitor.instant()).await?;
        transaction.commit().await
    };
    if let Err(error) = written.await {
        // Shown twice at worst.
        tracing::warn!(%error, "a shown sentence could not be forgotten");
    }
}
