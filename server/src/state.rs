//! What every request and job shares.

use std::sync::Arc;

use app::page::{Assets, Operator};
use form1_pdf::{Fonts, NAMES_FONT};
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Instant};
use crate::mail::heartbeat::Polled;
use crate::secrets::Keys;

/// Shared state; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

/// See [`AppState`].
pub struct Inner {
    /// Configuration.
    pub config: Config,
    /// Database.
    pub db: Db,
    /// Time.
    pub clock: Clock,
    /// Key file.
    pub keys: Keys,
    /// Who runs this, as pages show it.
    pub operator: Arc<Operator>,
    /// The built site's files.
    pub assets: Arc<Assets>,
    /// Rung after a commit that queued mail.
    pub mail_bell: Notify,
    /// The guide.
    pub guide: crate::usecase::guide::GuideSlot,
    /// The fonts of form 1; `None` when the site was built without them.
    pub form_fonts: Option<Fonts>,
    /// Limits by client and account.
    pub limits: crate::http::limit::Limiters,
    /// When this process began, by the machine's time: what is silent was
    /// perhaps never heard before.
    pub started_at: Instant,
    /// The heartbeat of this process' deliverer.
    pub polled: Polled,
    /// The last use of a session is written by one at a time.
    pub touching: tokio::sync::Semaphore,
    /// Hashes passwords, so many at a time.
    pub passwords: crate::auth::password::Passwords,
}

impl AppState {
    /// Puts the state together.
    #[must_use]
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> Self {
        let operator = Arc::new(Operator {
            name: config.operator.name.clone(),
            contact: config.operator.contact.clone(),
            is_bureau: config.operator.is_bureau,
        });
        let assets = Arc::new(crate::http::assets::read(&config.site_dir()));
        let limits = crate::http::limit::Limiters::new(&config.limits);
        let guide = crate::usecase::guide::GuideSlot;
        let form_fonts = form_fonts(&config);
        Self(Arc::new(Inner {
            config,
            db,
            clock,
            keys,
            operator,
            assets,
            mail_bell: Notify::new(),
            guide,
            form_fonts,
            limits,
            started_at: crate::clock::lease_now().into(),
            polled: Polled::default(),
            touching: tokio::sync::Semaphore::new(1),
            passwords: crate::auth::password::Passwords::new(),
        }))
    }
}

/// A site without the fonts still serves; only form 1 cannot be printed then.
fn form_fonts(config: &Config) -> Option<Fonts> {
    let fonts = Fonts::load(&config.site_dir().join("fonts"), &[NAMES_FONT.into()]);
    match fonts {
        Ok(fonts) => {
            for path in fonts.absent() {
                tracing::warn!(path = %path.display(), "no font for rare characters of names");
            }
            Some(fonts)
        }
        Err(error) => {
            tracing::warn!(%error, "form 1 cannot be printed");
            None
        }
    }
}

impl std::ops::Deref for AppState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
