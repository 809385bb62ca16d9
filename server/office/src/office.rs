//! What every use case and job shares.

use std::sync::Arc;

use form1_pdf::{Fonts, NAMES_FONT};
use lettre::message::dkim::DkimConfig;
use portal::operator::Operator;
use tokio::sync::Notify;

use crate::auth::password::Passwords;
use crate::clock::{Clock, lease_now};
use crate::config::Config;
use crate::db::{Db, Instant};
use crate::dkim;
use crate::guide_slot::GuideSlot;
use crate::limit::Limiters;
use crate::polled::Polled;
use crate::secrets::Keys;

/// The office; cheap to clone.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

/// See [`Office`].
pub struct Inner {
    /// Configuration.
    pub config: Config,
    /// Database.
    pub db: Db,
    /// Time.
    pub clock: Clock,
    /// Key file.
    pub keys: Keys,
    /// Who runs this, as pages and mails show it.
    pub operator: Arc<Operator>,
    /// What signs mail; `None`: it goes unsigned.
    pub dkim: Option<DkimConfig>,
    /// Rung after a commit that queued mail.
    pub mail_bell: Notify,
    /// The guide, exchangeable while it answers.
    pub guide: GuideSlot,
    /// The fonts of form 1; `None` when the site was built without them.
    pub form_fonts: Option<Fonts>,
    /// Limits by client and account.
    pub limits: Limiters,
    /// When this process began, by the machine's time: what is silent was
    /// perhaps never heard before.
    pub started_at: Instant,
    /// The heartbeat of this process' deliverer.
    pub polled: Polled,
    /// Hashes passwords, so many at a time.
    pub passwords: Passwords,
}

impl Office {
    /// Puts it together.
    #[must_use]
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> Self {
        let operator = Arc::new(Operator {
            name: config.operator.name.clone(),
            contact: config.operator.contact.clone(),
            is_bureau: config.operator.is_bureau,
        });
        let limits = Limiters::new(&config.limits);
        let form_fonts = form_fonts(&config);
        let dkim = dkim(&config);
        Self(Arc::new(Inner {
            config,
            db,
            clock,
            keys,
            operator,
            dkim,
            mail_bell: Notify::new(),
            guide: GuideSlot::default(),
            form_fonts,
            limits,
            started_at: lease_now().into(),
            polled: Polled::default(),
            passwords: Passwords::new(),
        }))
    }
}

/// The configuration was read with this key: here it fails only if the file has
/// gone since. Mail that is not signed still arrives oftener than mail that is
/// not sent.
fn dkim(config: &Config) -> Option<DkimConfig> {
    let mail = &config.mail;
    let signer = dkim::signer(
        mail.dkim_selector.as_deref(),
        mail.dkim_domain.as_deref(),
        mail.dkim_key_file.as_deref(),
    );
    signer.unwrap_or_else(|error| {
        tracing::error!(%error, "mail is not signed");
        None
    })
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

impl std::ops::Deref for Office {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
