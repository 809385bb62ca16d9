//! `/account`: what the owner of an account sees and changes.

use app::components::Form;
use app::i18n::Lang;
use app::portal::account::{AccountFormView, AccountView, MailWanted};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::bureau::BureauId;
use domain::calendar::japan_time;
use domain::input::{ErrorCode, FieldError};
use leptos::prelude::AnyView;

use super::answer::{count_link_mail, email_field, go, new_password, wait};
use super::sign_in::sent;
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::account::{Attempt, change, delete, export};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/account", Allowed::SignedIn, show),
        Route::post("/account/language", Allowed::SignedIn, set_language),
        Route::get("/account/email", Allowed::SignedIn, show_address),
        Route::post("/account/email", Allowed::SignedIn, ask_for_address),
        Route::get("/account/email/sent", Allowed::SignedIn, address_sent),
        Route::get("/account/password", Allowed::SignedIn, show_password),
        Route::post("/account/password", Allowed::SignedIn, set_password),
        Route::post("/account/sessions", Allowed::SignedIn, sign_out_everywhere),
        Route::get("/account/delete", Allowed::Applicant, show_delete),
        Route::post("/account/delete", Allowed::Applicant, request_deletion),
        Route::post(
            "/account/delete/undo",
            Allowed::Applicant,
            take_deletion_back,
        ),
        Route::get("/account/export", Allowed::Applicant, download),
    ]
}

async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let view = AccountView {
        address: account.email.clone().unwrap_or_default(),
        bureau: account.bureau.as_deref().and_then(BureauId::parse),
        has_password: account.password_hash.is_some(),
        lang: Lang::parse(&account.lang).unwrap_or_default(),
        leaves_at: delete::leaves_at(account).map(|at| japan_time(at.timestamp())),
    };
    Ok(Page::new(&state, &visitor, "account-title")
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

async fn form_page(
    state: &AppState,
    visitor: &Visitor,
    which: AccountForm,
    form: Form,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let view = AccountFormView {
        form,
        address: account.email.clone().unwrap_or_default(),
        has_password: account.password_hash.is_some(),
    };
    Ok(Page::new(state, visitor, which.title())
        .with_errors(view.form.has_errors())
        .render(move || which.view(view.clone()))
        .await)
}

/// Checks the present password; `Err` is the answer if it is not right.
async fn present_password(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    fields: &Fields,
    which: AccountForm,
    form: Form,
) -> Result<Result<(), Response>, Fault> {
    let given = fields.get("password");
    match change::check_password(state, visitor, account, given).await? {
        Attempt::Done(()) => Ok(Ok(())),
        Attempt::Wait(time) => Ok(Err(wait(state, visitor, time).await)),
        Attempt::Refused => {
            let code = if given.is_empty() {
                ErrorCode::Required
            } else {
                ErrorCode::WrongPassword
            };
            let form = form.with_errors([FieldError::new("password", code)]);
            form_page(state, visitor, which, form).await.map(Err)
        }
    }
}

async fn show_address(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    form_page(&state, &visitor, AccountForm::Address, Form::default()).await
}

async fn ask_for_address(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let (form, email) = email_field(&fields);
    let email = match email {
        Ok(email) => email,
        Err(error) => {
            return form_page(
                &state,
                &visitor,
                AccountForm::Address,
                form.with_errors([error]),
            )
            .await;
        }
    };
    if let Err(answer) = present_password(
        &state,
        &visitor,
        account,
        &fields,
        AccountForm::Address,
        form,
    )
    .await?
    {
        return Ok(answer);
    }
    if let Err(time) = count_link_mail(&state, &visitor, &email) {
        return Ok(wait(&state, &visitor, time).await);
    }
    change::ask_for_address(&state, &visitor, account, &email).await?;
    Ok(go(&state, None, "/account/email/sent"))
}

async fn address_sent(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    sent(&state, &visitor, MailWanted::ChangeAddress).await
}

async fn show_password(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    form_page(&state, &visitor, AccountForm::Password, Form::default()).await
}

async fn set_password(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let address = account.email.clone().unwrap_or_default();
    if let Some(error) = new_password("new_password", &fields, &address).await? {
        let form = Form::default().with_errors([error]);
        return form_page(&state, &visitor, AccountForm::Password, form).await;
    }
    let form = Form::default();
    if let Err(answer) = present_password(
        &state,
        &visitor,
        account,
        &fields,
        AccountForm::Password,
        form,
    )
    .await?
    {
        return Ok(answer);
    }
    let token = change::set_password(&state, &visitor, account, fields.get("new_password")).await?;
    Ok(go(&state, Some(&token), "/account"))
}

async fn sign_out_everywhere(
    State(state): State<AppState>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    let token = change::sign_out(&state, &visitor, true).await?;
    Ok(go(&state, token.as_ref(), "/sign-in"))
}

async fn show_delete(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    form_page(&state, &visitor, AccountForm::Delete, Form::default()).await
}

async fn request_deletion(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let account = visitor.signed_in()?;
    let form = Form::default();
    if let Err(answer) = present_password(
        &state,
        &visitor,
        account,
        &fields,
        AccountForm::Delete,
        form,
    )
    .await?
    {
        return Ok(answer);
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
