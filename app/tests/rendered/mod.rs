//! A piece of a page as its markup, in Japanese, for a guest.

use std::sync::Arc;

use app::page::{PageContext, Viewer};
use domain::calendar::japan_instant;
use jiff::civil::Date;
use leptos::prelude::*;
use locales::Lang;

/// The markup on this day at this hour (Japan time).
pub(crate) fn html(today: Date, hour: i8, view: impl FnOnce() -> AnyView) -> String {
    let _ = any_spawner::Executor::init_tokio();
    Owner::new().with(|| {
        provide_context(Arc::new(PageContext {
            lang: Lang::Ja,
            site: "http://localhost:3000".to_owned(),
            here: "/".to_owned(),
            viewer: Viewer::Guest,
            today,
            now: japan_instant(today, hour, 0),
            clock_is_set: false,
            operator: Arc::default(),
            assets: Arc::default(),
            flash: None,
            register: domain::register::Register::default(),
        }));
        app::render::to_html(view())
    })
}
