//! Why a page asks to sign in, and that nothing is lost by it.

use leptos::prelude::*;

use crate::t;
use portal::account::{Goal, WayOn};

/// In a sentence or two.
pub(super) fn words(way_on: Option<&WayOn>) -> Option<AnyView> {
    let goal = way_on?.goal;
    Some(match goal {
        Goal::Question { is_kept } => view! {
            <p>{t!("sign-in-for-question")}</p>
            {is_kept.then(|| view! { <p>{t!("sign-in-question-kept")}</p> })}
        }
        .into_any(),
        Goal::Page(name) => {
            let name = t!(format!("sign-in-page-{name}"));
            view! { <p>{t!("sign-in-for-page", page = name)}</p> }.into_any()
        }
    })
}

/// Takes the way along with a form.
pub(super) fn field(way_on: Option<WayOn>) -> Option<AnyView> {
    way_on.map(|way| view! { <input type="hidden" name="next" value=way.next /> }.into_any())
}
