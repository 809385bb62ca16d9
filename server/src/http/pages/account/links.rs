//! Links from mails: GET shows a page with a button, POST uses the link.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::input::{ErrorCode, FieldError};
use portal::account::{LinkNeeds, LinkUse, NewPasswordView, OpenLinkView};
use portal::form::Form;

use super::answer::{Tried, done, form_page, go_in, new_password, tried};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::auth::link::Purpose;
use office::auth::password::Queue;
use office::usecase::account::open_link::{self, Confirmed, Needs, Opened};
use office::usecase::account::{reset, sign_in};

const CONFIRM: [Purpose; 2] = [Purpose::ConfirmAddress, Purpose::ChangeAddress];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/confirm/{token}", Allowed::Anyone, show_confirm),
        Route::post("/confirm/{token}", Allowed::Anyone, confirm),
        Route::get("/sign-in/link/{token}", Allowed::Anyone, show_sign_in),
        Route::post("/sign-in/link/{token}", Allowed::Anyone, use_sign_in),
        Route::get("/reset/{token}", Allowed::Anyone, show_reset),
        Route::post("/reset/{token}", Allowed::Anyone, use_reset),
        Route::get("/invite/{token}", Allowed::Anyone, show_invite),
        Route::post("/invite/{token}", Allowed::Anyone, use_invite),
    ]
}

/// A link that does not work gets a page with the ways on.
async fn or_dead(
    state: &AppState,
    visitor: &Visitor,
    answer: Result<Response, Fault>,
) -> Result<Response, Fault> {
    match answer {
        Err(Fault::NotFound) => Ok(Page::new(state, visitor, locales::id!("link-dead-title"))
            .status(StatusCode::GONE)
            .render(app::pages::account::open_link::dead)
            .await),
        other => other,
    }
}

async fn show_confirm(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let page = async {
        let link = open_link::look(&state, &visitor, &token, &CONFIRM).await?;
        Ok(link_page(&state, &visitor, link, Form::default()).await)
    };
    or_dead(&state, &visitor, page.await).await
}

async fn link_page(state: &AppState, visitor: &Visitor, link: Opened, form: Form) -> Response {
    let usage = match link.purpose {
        Purpose::ConfirmAddress => LinkUse::Confirm,
        Purpose::ChangeAddress => LinkUse::ChangeAddress,
        _ => LinkUse::SignIn,
    };
    let view = OpenLinkView {
        usage,
        address: link.email.typed().to_owned(),
        present: link.present,
        needs: match link.needs {
            Needs::Nothing => LinkNeeds::Nothing,
            Needs::SignUpPassword => LinkNeeds::SignUpPassword,
            Needs::AccountPassword => LinkNeeds::AccountPassword,
            Needs::Session => LinkNeeds::Session,
        },
        draft: link.data.draft_plan,
        form: form.clone(),
    };
    let page = Page::new(state, visitor, &format!("{}-title", usage.stem()));
    form_page(page, &form, move || {
        app::pages::account::open_link::page(view.clone())
    })
    .await
}

async fn confirm(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let given = fields.get("password");
    let answer = async {
        let attempt = open_link::confirm(&state, &visitor, &token, given).await;
        let form = match tried(attempt)? {
            Tried::Done(Confirmed::Made(entered)) => {
                let next = entered.next.clone();
                return Ok(go_in(&state, &entered, &entered.onward(next)));
            }
            Tried::Done(Confirmed::Moved(entered)) => {
                return Ok(go_in(&state, &entered, "/account"));
            }
            Tried::Refused => {
                let code = if given.is_empty() {
                    ErrorCode::Required
                } else {
                    ErrorCode::WrongPassword
                };
                Form::default().with_errors([FieldError::new("password", code)])
            }
            Tried::Held(hold) => Form::default().held(hold),
        };
        let link = open_link::look(&state, &visitor, &token, &CONFIRM).await?;
        Ok(link_page(&state, &visitor, link, form).await)
    };
    or_dead(&state, &visitor, answer.await).await
}

async fn show_sign_in(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let page = async {
        let link = open_link::look(&state, &visitor, &token, &[Purpose::SignIn]).await?;
        Ok(link_page(&state, &visitor, link, Form::default()).await)
    };
    or_dead(&state, &visitor, page.await).await
}

async fn use_sign_in(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let answer = async {
        let entered = sign_in::with_link(&state, &visitor, &token).await?;
        Ok(go_in(
            &state,
            &entered,
            &entered.onward(entered.next.clone()),
        ))
    };
    or_dead(&state, &visitor, answer.await).await
}

async fn show_reset(
    state: State<AppState>,
    visitor: Visitor,
    token: Path<String>,
) -> Result<Response, Fault> {
    show_new_password(state, visitor, token, Purpose::ResetPassword).await
}

async fn show_invite(
    state: State<AppState>,
    visitor: Visitor,
    token: Path<String>,
) -> Result<Response, Fault> {
    show_new_password(state, visitor, token, Purpose::StaffInvite).await
}

async fn show_new_password(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
    purpose: Purpose,
) -> Result<Response, Fault> {
    let page = async {
        let link = open_link::look(&state, &visitor, &token, &[purpose]).await?;
        Ok(password_page(&state, &visitor, &link, Form::default()).await)
    };
    or_dead(&state, &visitor, page.await).await
}

async fn password_page(state: &AppState, visitor: &Visitor, link: &Opened, form: Form) -> Response {
    let is_invitation = link.purpose == Purpose::StaffInvite;
    let title = if is_invitation {
        "invite-title"
    } else {
        "new-password-title"
    };
    let view = NewPasswordView {
        is_invitation,
        address: link.email.typed().to_owned(),
        form,
    };
    let form = view.form.clone();
    form_page(Page::new(state, visitor, title), &form, move || {
        app::pages::account::new_password::page(view.clone())
    })
    .await
}

async fn use_reset(
    state: State<AppState>,
    visitor: Visitor,
    token: Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    set_password(state, visitor, token, fields, Purpose::ResetPassword).await
}

async fn use_invite(
    state: State<AppState>,
    visitor: Visitor,
    token: Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    set_password(state, visitor, token, fields, Purpose::StaffInvite).await
}

async fn set_password(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(token): Path<String>,
    fields: Fields,
    purpose: Purpose,
) -> Result<Response, Fault> {
    let answer = async {
        let link = open_link::look(&state, &visitor, &token, &[purpose]).await?;
        let given = fields.get("password");
        let checked =
            new_password(&state, Queue::Known, "password", &fields, &link.email.key()).await;
        let form = match done(checked)? {
            Ok(None) => {
                let set = reset::set_password(&state, &visitor, &token, purpose, given).await;
                match done(set)? {
                    Ok(entered) => {
                        let next = entered.next.clone();
                        return Ok(go_in(&state, &entered, &entered.onward(next)));
                    }
                    Err(hold) => Form::default().held(hold),
                }
            }
            Ok(Some(weak)) => Form::default().with_errors([weak]),
            Err(hold) => Form::default().held(hold),
        };
        Ok(password_page(&state, &visitor, &link, form).await)
    };
    or_dead(&state, &visitor, answer.await).await
}
