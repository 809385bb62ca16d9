//! What readers of mails do by links in them, without signing in: 「届きました」,
//! `/unsubscribe/weekly`, `/reader/confirm`, `/reader/leave`; and the test mail.
//! GET changes nothing: mail scanners open links, too.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use portal::mail_readers::{LinkPage, LinkPageView, ReaderConfirmView};

use super::account::answer::local_path;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::notices::{arrival, reader, unsubscribe};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::post(
            "/account/mail/test",
            Allowed::May(Act::UseAccount),
            send_test,
        ),
        Route::get("/mail/seen", Allowed::Anyone, ask_seen),
        Route::post("/mail/seen", Allowed::Anyone, seen),
        Route::get("/unsubscribe/weekly", Allowed::Anyone, ask_weekly),
        Route::post("/unsubscribe/weekly", Allowed::Anyone, stop_weekly),
        Route::get("/reader/confirm", Allowed::Anyone, ask_reader),
        Route::post("/reader/confirm", Allowed::Anyone, confirm_reader),
        Route::get("/reader/leave", Allowed::Anyone, ask_leave),
        Route::post("/reader/leave", Allowed::Anyone, leave),
    ]
}

/// Back to where the button was.
async fn send_test(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    arrival::send_test(&state, &visitor).await?;
    let back = local_path(fields.get("back")).unwrap_or_else(|| "/account/mail".to_owned());
    Ok(Redirect::to(&back).into_response())
}

async fn ask_seen(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let account = arrival::account_of(&state, query.get("account"), query.get("signature"));
    let is_ours = account.await?.is_some();
    Ok(ask(&state, &visitor, LinkPage::Seen, is_ours).await)
}

async fn seen(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let account = arrival::account_of(&state, query.get("account"), query.get("signature"));
    let Some(account) = account.await? else {
        return Ok(ask(&state, &visitor, LinkPage::Seen, false).await);
    };
    arrival::seen(&state, &account).await?;
    Ok(show(&state, &visitor, LinkPage::Seen, LinkPageView::Done).await)
}

async fn ask_weekly(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    let (account, signature) = (query.get("account"), query.get("signature"));
    let is_ours = unsubscribe::weekly_account_of(&state, account, signature).is_some();
    ask(&state, &visitor, LinkPage::StopWeekly, is_ours).await
}

/// From the page's button, or in one click from a mail program (RFC 8058).
async fn stop_weekly(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (account, signature) = (query.get("account"), query.get("signature"));
    let Some(account) = unsubscribe::weekly_account_of(&state, account, signature) else {
        return Ok(ask(&state, &visitor, LinkPage::StopWeekly, false).await);
    };
    unsubscribe::stop_weekly(&state, account).await?;
    Ok(show(&state, &visitor, LinkPage::StopWeekly, LinkPageView::Done).await)
}

async fn ask_leave(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    let reader = reader::leaving(&state, query.get("reader"), query.get("signature"));
    ask(&state, &visitor, LinkPage::LeaveCopies, reader.is_some()).await
}

/// The same for a second recipient.
async fn leave(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let reader = reader::leaving(&state, query.get("reader"), query.get("signature"));
    let Some(reader) = reader else {
        return Ok(ask(&state, &visitor, LinkPage::LeaveCopies, false).await);
    };
    reader::leave(&state, reader).await?;
    Ok(show(&state, &visitor, LinkPage::LeaveCopies, LinkPageView::Done).await)
}

async fn ask_reader(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (id, signature) = (query.get("reader"), query.get("signature"));
    let view = reader::look(&state, id, signature, visitor.here.clone()).await?;
    Ok(confirm_page(&state, &visitor, view).await)
}

async fn confirm_reader(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (id, signature) = (query.get("reader"), query.get("signature"));
    let view = reader::confirm(&state, id, signature).await?;
    Ok(confirm_page(&state, &visitor, view).await)
}

async fn confirm_page(state: &AppState, visitor: &Visitor, view: ReaderConfirmView) -> Response {
    let status = match view {
        ReaderConfirmView::Invalid | ReaderConfirmView::Expired => StatusCode::NOT_FOUND,
        ReaderConfirmView::Ask { .. } | ReaderConfirmView::Done { .. } => StatusCode::OK,
    };
    Page::new(state, visitor, locales::id!("copies-confirm-title"))
        .status(status)
        .render(move || app::pages::reader_confirm::page(view.clone()))
        .await
}

/// The page with the button, or that the link does not work.
async fn ask(state: &AppState, visitor: &Visitor, which: LinkPage, is_ours: bool) -> Response {
    let view = if is_ours {
        LinkPageView::Ask {
            action: visitor.here.clone(),
        }
    } else {
        LinkPageView::Invalid
    };
    show(state, visitor, which, view).await
}

async fn show(
    state: &AppState,
    visitor: &Visitor,
    which: LinkPage,
    view: LinkPageView,
) -> Response {
    let status = match view {
        LinkPageView::Invalid => StatusCode::NOT_FOUND,
        LinkPageView::Ask { .. } | LinkPageView::Done => StatusCode::OK,
    };
    Page::new(state, visitor, &format!("{}-title", which.stem()))
        .status(status)
        .render(move || app::pages::mail_link::page(which, view.clone()))
        .await
}
