//! `/account`: what the owner of an account sees and changes.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::account::Act;
use domain::calendar::japan_time;
use domain::input::{Email, ErrorCode, FieldError};
use leptos::prelude::AnyView;
use locales::Lang;
use portal::account::{AccountFormView, AccountView, MailWanted};
use portal::form::Form;

use super::answer::{
    Tried, done, email_field, form_page, go, go_known, go_sent, new_password, too_short_or_long,
    tried, waiting,
};
use super::sign_in::sent;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::auth::password::Queue;
use office::db::account::Account;
use office::usecase::account::link_mail::{self, To};
use office::usecase::account::{change, delete, export};
use office::usecase::notices::arrival;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/account", Allowed::May(Act::UseAccount), show),
        Route::post(
            "/account/language",
            Allowed::May(Act::UseAccount),
            set_language,
        ),
        Route::get(
            "/account/email",
            Allowed::May(Act::UseAccount),
            show_address,
        ),
        Route::post(
            "/account/email",
            Allowed::May(Act::UseAccount),
            ask_for_address,
        ),
        Route::get(
            "/account/email/sent",
            Allowed::May(Act::UseAccount),
            address_sent,
        ),
        Route::get(
            "/account/password",
            Allowed::May(Act::UseAccount),
            show_password,
        ),
        Route::post(
            "/account/password",
            Allowed::May(Act::UseAccount),
            set_password,
        ),
        Route::post(
            "/account/sessions",
            Allowed::May(Act::UseAccount),
            sign_out_everywhere,
        ),
        Route::get("/account/delete", Allowed::May(Act::KeepPlans), show_delete),
        Route::post(
            "/account/delete",
            Allowed::May(Act::KeepPlans),
            request_deletion,
        ),
        Route::post(
            "/account/delete/undo",
            Allowed::May(Act::KeepPlans),
            take_deletion_back,
        ),
        Route::get("/account/export", Allowed::May(Act::KeepPlans), download),
    ]
}

async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let view = AccountView {
        address: account.shown(),
        bureau: account.bureau,
        has_password: account.password_hash.is_some(),
        lang: account.lang,
        preference: account.mail_preference,
        arrival: arrival::of(account),
        leaves_at: account.leaves_at().map(|at| japan_time(at.timestamp())),
    };
    Ok(Page::new(&state, &visitor, locales::id!("account-title"))
        .render(move || app::pages::account::overview::page(view.clone()))
        .await)
}

async fn set_language(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let lang = Lang::parse(fields.get("lang")).ok_or(Fault::BadRequest)?;
    change::set_language(&state, &visitor, visitor.signed_in()?, lang).await?;
    // The address chooses the language for this browser, too.
    Ok(go(
        &state,
        None,
        &format!("/account?lang={}", lang.as_str()),
    ))
}

/// The account's forms.
#[derive(Clone, Copy)]
enum AccountForm {
    Address,
    Password,
    Delete,
}

impl AccountForm {
    const fn title(self) -> &'static str {
        match self {
            Self::Address => "change-address-title",
            Self::Password => "change-password-title",
            Self::Delete => "delete-title",
        }
    }

    fn view(self, view: AccountFormView) -> AnyView {
        match self {
            Self::Address => app::pages::account::change_address::page(view),
            Self::Password => app::pages::account::change_password::page(view),
            Self::Delete => app::pages::account::delete::page(view),
        }
    }
}

async fn show_form(
    state: &AppState,
    visitor: &Visitor,
    which: AccountForm,
    form: Form,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let view = AccountFormView {
        form: form.clone(),
        address: account.shown(),
        has_password: account.password_hash.is_some(),
    };
    let page = Page::new(state, visitor, which.title());
    Ok(form_page(page, &form, move || which.view(view.clone())).await)
}

/// Checks the present password; `Err` is the form with what is in the way.
async fn present_password(
    state: &AppState,
    visitor: &Visitor,
    account: &Account,
    fields: &Fields,
    form: Form,
) -> Result<Result<Form, Form>, Fault> {
    let given = fields.get("password");
    let attempt = change::check_password(state, visitor, account, given).await;
    Ok(match tried(attempt)? {
        Tried::Done(()) => Ok(form),
        Tried::Held(hold) => Err(form.held(hold)),
        Tried::Refused => {
            let code = if given.is_empty() {
                ErrorCode::Required
            } else {
                ErrorCode::WrongPassword
            };
            Err(form.with_errors([FieldError::new("password", code)]))
        }
    })
}

async fn show_address(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    show_form(&state, &visitor, AccountForm::Address, Form::default()).await
}

async fn ask_for_address(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let (form, email) = email_field(&fields);
    let form = match email {
        Err(error) => form.with_errors([error]),
        Ok(email) => match try_address(&state, &visitor, &fields, form, &email).await? {
            Ok(response) => return Ok(response),
            Err(form) => form,
        },
    };
    show_form(&state, &visitor, AccountForm::Address, form).await
}

async fn try_address(
    state: &AppState,
    visitor: &Visitor,
    fields: &Fields,
    form: Form,
    email: &Email,
) -> Result<Result<Response, Form>, Fault> {
    let account = visitor.signed_in()?;
    let form = match present_password(state, visitor, account, fields, form).await? {
        Ok(form) => form,
        Err(form) => return Ok(Err(form)),
    };
    let ticket = match link_mail::ticket(state, visitor, email, To::Anybody).await? {
        Ok(ticket) => ticket,
        Err(time) => return Ok(Err(form.held(waiting(time)))),
    };
    let asked = change::ask_for_address(state, visitor, account, &ticket, email).await?;
    Ok(Ok(go_sent(state, &asked, "/account/email/sent")))
}

async fn address_sent(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    sent(&state, &visitor, &query, MailWanted::ChangeAddress).await
}

async fn show_password(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    show_form(&state, &visitor, AccountForm::Password, Form::default()).await
}

async fn set_password(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let form = match too_short_or_long("new_password", &fields) {
        Some(error) => Form::default().with_errors([error]),
        None => match try_password(&state, &visitor, account, &fields).await? {
            Ok(response) => return Ok(response),
            Err(form) => form,
        },
    };
    show_form(&state, &visitor, AccountForm::Password, form).await
}

/// The present password first, for its tries are counted.
async fn try_password(
    state: &AppState,
    visitor: &Visitor,
    account: &Account,
    fields: &Fields,
) -> Result<Result<Response, Form>, Fault> {
    let address = account.shown();
    let form = match present_password(state, visitor, account, fields, Form::default()).await? {
        Ok(form) => form,
        Err(form) => return Ok(Err(form)),
    };
    let checked = new_password(state, Queue::Known, "new_password", fields, &address).await;
    match done(checked)? {
        Ok(None) => {}
        Ok(Some(weak)) => return Ok(Err(form.with_errors([weak]))),
        Err(hold) => return Ok(Err(form.held(hold))),
    }
    let chosen = fields.get("new_password");
    match done(change::set_password(state, visitor, account, chosen).await)? {
        Ok((token, device)) => Ok(Ok(go_known(state, &token, &device, "/account"))),
        Err(hold) => Ok(Err(form.held(hold))),
    }
}

async fn sign_out_everywhere(
    State(state): State<AppState>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    let token = change::sign_out(&state, &visitor, true).await?;
    Ok(go(&state, token.as_ref(), "/sign-in"))
}

async fn show_delete(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    show_form(&state, &visitor, AccountForm::Delete, Form::default()).await
}

async fn request_deletion(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let checked = present_password(&state, &visitor, account, &fields, Form::default());
    if let Err(form) = checked.await? {
        return show_form(&state, &visitor, AccountForm::Delete, form).await;
    }
    delete::request(&state, &visitor, account).await?;
    Ok(go(&state, None, "/account"))
}

async fn take_deletion_back(
    State(state): State<AppState>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    delete::take_back(&state, &visitor, visitor.signed_in()?).await?;
    Ok(go(&state, None, "/account"))
}

async fn download(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let data = export::export(&state, visitor.signed_in()?).await?;
    let mut response = Json(data).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"tsukihajime.json\""),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
