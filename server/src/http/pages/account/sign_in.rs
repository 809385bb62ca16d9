//! `/sign-in` by password or by a link, `/reset`, `/sign-out`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::input::{ErrorCode, FieldError};
use portal::account::{AskForLinkView, MailSentView, MailWanted, SignInView};
use portal::form::Form;

use super::answer::{
    Tried, email_field, form_page, go, go_in, go_sent, local_path, tried, waiting, way_on,
};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::mail::outbox::held;
use office::usecase::account::link_mail::{self, To};
use office::usecase::account::{change, reset, sign_in as acts};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-in", Allowed::Anyone, show),
        Route::post("/sign-in", Allowed::Anyone, sign_in),
        Route::get("/sign-in/link", Allowed::Anyone, show_link),
        Route::post("/sign-in/link", Allowed::Anyone, send_link),
        Route::get("/sign-in/sent", Allowed::Anyone, link_sent),
        Route::get("/reset", Allowed::Anyone, show_reset),
        Route::post("/reset", Allowed::Anyone, send_reset),
        Route::get("/reset/sent", Allowed::Anyone, reset_sent),
        Route::post("/sign-out", Allowed::Anyone, sign_out),
    ]
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    if visitor.account.is_some() {
        let next = local_path(query.get("next"));
        return Ok(Redirect::to(next.as_deref().unwrap_or("/account")).into_response());
    }
    let view = SignInView {
        way_on: way_on(&state, &visitor, query.get("next")).await?,
        draft: visitor.data.draft_plan,
        is_switched_off: visitor.is_switched_off,
        ..SignInView::default()
    };
    Ok(page(&state, &visitor, view).await)
}

async fn page(state: &AppState, visitor: &Visitor, view: SignInView) -> Response {
    let form = view.form.clone();
    let page = Page::new(state, visitor, locales::id!("sign-in-title"));
    form_page(page, &form, move || {
        app::pages::account::sign_in::page(view.clone())
    })
    .await
}

async fn sign_in(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let way_on = way_on(&state, &visitor, fields.get("next")).await?;
    let next = way_on.as_ref().map(|way| way.next.clone());
    let (form, email) = email_field(&fields);
    let given = fields.get("password");
    let missing = given
        .is_empty()
        .then_some(FieldError::new("password", ErrorCode::Required));
    let form = match (email, missing) {
        (Ok(email), None) => {
            let attempt = acts::with_password(&state, &visitor, &email, given).await;
            match tried(attempt)? {
                Tried::Done(entered) => {
                    return Ok(go_in(&state, &entered, &entered.onward(next)));
                }
                Tried::Refused => form.with_errors([FieldError::new("email", ErrorCode::SignIn)]),
                Tried::Held(hold) => form.held(hold),
            }
        }
        (email, missing) => form.with_errors(email.err().into_iter().chain(missing)),
    };
    let view = SignInView {
        form,
        way_on,
        draft: visitor.data.draft_plan,
        is_switched_off: false,
    };
    Ok(page(&state, &visitor, view).await)
}

async fn show_link(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    show_ask(&state, &visitor, &query, MailWanted::SignInLink).await
}

async fn show_reset(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    show_ask(&state, &visitor, &query, MailWanted::Reset).await
}

async fn show_ask(
    state: &AppState,
    visitor: &Visitor,
    query: &Query,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    let view = AskForLinkView {
        wanted,
        way_on: way_on(state, visitor, query.get("next")).await?,
        form: Form::default(),
    };
    Ok(ask(state, visitor, view).await)
}

async fn ask(state: &AppState, visitor: &Visitor, view: AskForLinkView) -> Response {
    let form = view.form.clone();
    let page = Page::new(state, visitor, &format!("{}-title", view.wanted.stem()));
    form_page(page, &form, move || {
        app::pages::account::ask_for_link::page(view.clone())
    })
    .await
}

async fn send_link(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    send(state, visitor, fields, MailWanted::SignInLink).await
}

async fn send_reset(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    send(state, visitor, fields, MailWanted::Reset).await
}

/// Always "we have sent a mail to …", whether or not there is an account.
async fn send(
    state: AppState,
    visitor: Visitor,
    fields: Fields,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    let (form, email) = email_field(&fields);
    let form = match email {
        Err(error) => form.with_errors([error]),
        Ok(email) => match link_mail::ticket(&state, &visitor, &email, To::Owners).await? {
            Err(time) => form.held(waiting(time)),
            Ok(ticket) => {
                let next = local_path(fields.get("next"));
                let (asked, sent) = match wanted {
                    MailWanted::Reset => (
                        reset::send_link(&state, &visitor, &ticket, &email, next).await?,
                        "/reset/sent",
                    ),
                    _ => (
                        acts::send_link(&state, &visitor, &ticket, &email, next).await?,
                        "/sign-in/sent",
                    ),
                };
                return Ok(go_sent(&state, &asked, sent));
            }
        },
    };
    let view = AskForLinkView {
        wanted,
        way_on: way_on(&state, &visitor, fields.get("next")).await?,
        form,
    };
    Ok(ask(&state, &visitor, view).await)
}

async fn link_sent(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    sent(&state, &visitor, &query, MailWanted::SignInLink).await
}

async fn reset_sent(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    sent(&state, &visitor, &query, MailWanted::Reset).await
}

pub(super) async fn sent(
    state: &AppState,
    visitor: &Visitor,
    query: &Query,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    // Only what this browser itself has signed up with can be sent again.
    let has_asked = wanted != MailWanted::SignUp || visitor.data.pending_link.is_some();
    let is_held = held::is_held(state.db.read()).await?;
    let title = if is_held {
        "mail-held-title"
    } else {
        "mail-sent-title"
    };
    let view = MailSentView {
        wanted,
        address: visitor.data.pending_email.clone().filter(|_| has_asked),
        is_held,
        is_enough: query.get("enough") == "yes",
        draft: visitor.data.draft_plan,
    };
    Ok(Page::new(state, visitor, title)
        .render(move || app::pages::account::mail_sent::page(view.clone()))
        .await)
}

async fn sign_out(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let token = change::sign_out(&state, &visitor, false).await?;
    Ok(go(&state, token.as_ref(), "/"))
}
