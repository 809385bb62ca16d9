//! `/plans/{id}/calendar`: the plan in one's own calendar.

use leptos::prelude::*;

use super::pieces::{BackToPlan, PostButton, plan_line};
use crate::islands::CopyButton;
use crate::t;
use portal::plans::FeedView;

/// The page.
#[must_use]
pub fn page(view: FeedView) -> AnyView {
    let fresh = view.fresh_url.clone().map(|url| {
        let webcal = url
            .replacen("https://", "webcal://", 1)
            .replacen("http://", "webcal://", 1);
        view! {
            <section class="banner banner-success" aria-labelledby="feed-fresh-title">
                <h2 id="feed-fresh-title">{t!("feed-fresh-title")}</h2>
                <p>{t!("feed-once")}</p>
                <p><a class="button" href=webcal>{t!("feed-subscribe")}</a></p>
                <h3>{t!("feed-url")}</h3>
                <p id="feed-url" class="select-all">{url.clone()}</p>
                <CopyButton text=url copy=t!("feed-copy") copied=t!("feed-copied") />
            </section>
        }
    });
    let button = if view.is_on {
        t!("feed-renew")
    } else {
        t!("feed-make")
    };
    let revoke = view.is_on.then(|| {
        view! { <PostButton action=view.plan.path("/calendar/revoke") version=view.version label=t!("feed-revoke") /> }
    });
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("feed-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        {fresh}
        <p>{t!("feed-what")}</p>
        <p>{t!("feed-secret")}</p>
        <p>{if view.is_on { t!("feed-is-on") } else { t!("feed-is-off") }}</p>
        <div class="button-row">
            <PostButton action=view.plan.path("/calendar") version=view.version label=button />
            {revoke}
        </div>
    }
    .into_any()
}
