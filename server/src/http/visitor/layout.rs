//! What pages know of their visitor.

use std::sync::Arc;

use app::page::{PageContext, Viewer};
use domain::calendar::japan_time;
use locales::page_text;

use super::Visitor;
use crate::http::state::AppState;

impl Visitor {
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
                let time = locales::clock_time(japan_time(flash.at.timestamp()));
                page_text(
                    self.lang,
                    self.register,
                    &flash.message,
                    Some(&locales::args!(time = time)),
                )
            }),
        }
    }

    fn viewer(&self) -> Viewer {
        let Some(account) = &self.account else {
            return Viewer::Guest;
        };
        match account.staff_of() {
            Some(bureau) => Viewer::Staff {
                name: account.name.clone().unwrap_or_default(),
                bureau,
            },
            None => Viewer::Applicant {
                email: account.shown(),
                confirmed: account.confirmed_at.is_some(),
            },
        }
    }
}
