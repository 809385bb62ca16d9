//! Configuration: optional `tsukihajime.toml`, then environment variables
//! `TSUKIHAJIME__SECTION__KEY`. An unknown key is an error, and every mistake
//! is named with its key.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

const PREFIX: &str = "TSUKIHAJIME";

/// Everything that can be set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `[http]`
    pub http: Http,
    /// `[admin]`
    pub admin: Admin,
    /// `[database]`
    pub database: DatabaseUrl,
    /// `[mail]`
    pub mail: Mail,
    /// `[secrets]`
    pub secrets: Secrets,
    /// `[limits]`
    pub limits: Limits,
    /// `[operator]`
    pub operator: Operator,
}

/// `[http]`: the public site.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Address people use, for links in mails; https here turns on `Secure`
    /// cookies and HSTS. Default: `http://` + the listening address.
    pub public_url: Option<String>,
    /// Folder of the built site. Default: `site` beside the binary.
    pub site: Option<PathBuf>,
    /// Proxies (addresses or networks) whose `X-Forwarded-For` counts, by commas.
    pub trusted_proxies: NetworkList,
}

/// `[admin]`: metrics.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Admin {
    /// Address and port of `/metrics`; none: no metrics are served.
    pub listen: Option<SocketAddr>,
}

/// `[database]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseUrl {
    /// `sqlite://PATH` or `postgres://…`.
    pub url: SecretString,
}

/// `[mail]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `file:DIR`, `smtp://user:pass@host:port` (STARTTLS required unless the
    /// host is loopback) or `smtps://…`.
    pub url: SecretString,
    /// Sender.
    pub from: String,
}

/// `[secrets]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Secrets {
    /// Key file, made with mode 0600 on the first run.
    pub key_file: PathBuf,
}

/// `[limits]`: 0 turns a limit off.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Questions to the guide, per client network and minute. A client network
    /// is an IPv4 address or a /64 of IPv6.
    pub guide_per_minute: u32,
    /// Attempts to sign in or up, per client network and minute.
    pub sign_in_per_minute: u32,
    /// Failed sign-ins per mail address, client network and 15 minutes.
    pub sign_in_failures: u32,
    /// … per mail address and 15 minutes from everywhere; browsers that have
    /// been signed in to the account before are counted by themselves.
    pub sign_in_failures_in_all: u32,
    /// Mails with a link, per mail address and hour; after that the last links
    /// stay good.
    pub link_mails_per_hour: u32,
    /// Mails with a link, per client network and hour.
    pub link_mails_per_client: u32,
    /// Mails with a link to addresses without an account, per hour in all;
    /// reaching it is an alarm.
    pub link_mails_in_all: u32,
    /// Questions to a bureau, per account and day.
    pub questions_per_day: u32,
    /// Requests of any kind, per client network and minute.
    pub requests_per_minute: u32,
}

/// `[operator]`: who runs this.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    /// Name, on every page.
    pub name: String,
    /// How to reach them, on every page.
    pub contact: String,
    /// The operator is a bureau (drops "not an official site").
    pub is_bureau: bool,
}

/// Networks separated by commas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkList(pub Vec<IpNet>);

impl<'de> Deserialize<'de> for NetworkList {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                part.parse::<IpNet>()
                    .or_else(|_| part.parse::<std::net::IpAddr>().map(IpNet::from))
                    .map_err(|_| {
                        serde::de::Error::custom(format!("`{part}` is no address or network"))
                    })
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: None,
            site: None,
            trusted_proxies: NetworkList::default(),
        }
    }
}

impl Default for DatabaseUrl {
    fn default() -> Self {
        Self {
            url: "sqlite://var/tsukihajime.db".to_owned().into(),
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            url: "file:var/mail".to_owned().into(),
            from: "Tsukihajime <no-reply@localhost>".to_owned(),
        }
    }
}

impl Default for Secrets {
    fn default() -> Self {
        Self {
            key_file: PathBuf::from("var/keys"),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            guide_per_minute: 60,
            sign_in_per_minute: 20,
            sign_in_failures: 10,
            sign_in_failures_in_all: 100,
            link_mails_per_hour: 5,
            link_mails_per_client: 20,
            link_mails_in_all: 1_000,
            questions_per_day: 20,
            requests_per_minute: 600,
        }
    }
}

impl Default for Operator {
    fn default() -> Self {
        Self {
            name: "Tsukihajime (demo)".to_owned(),
            contact: "no-reply@localhost".to_owned(),
            is_bureau: false,
        }
    }
}

/// One mistake, with the key it is in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct Mistake {
    /// The key, e.g. `mail.url`.
    pub key: String,
    /// What is wrong, in English (for operators).
    pub problem: String,
}

impl Config {
    /// Reads the file (if it is there) and the environment.
    ///
    /// # Errors
    /// Every mistake that can be seen at once.
    pub fn load(file: &Path) -> Result<Self, Vec<Mistake>> {
        let environment = config::Environment::with_prefix(PREFIX)
            .prefix_separator("__")
            .separator("__")
            .try_parsing(false);
        let config: Self = config::Config::builder()
            .add_source(config::File::from(file).required(false))
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|error| vec![mistake_of(&error)])?;
        let mistakes = config.mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(mistakes)
        }
    }

    /// What the types cannot say.
    fn mistakes(&self) -> Vec<Mistake> {
        let mut found = Vec::new();
        let mut wrong = |key: &str, problem: &str| {
            found.push(Mistake {
                key: key.to_owned(),
                problem: problem.to_owned(),
            });
        };
        let database = self.database.url.expose_secret();
        if !["sqlite://", "postgres://", "postgresql://"]
            .iter()
            .any(|s| database.starts_with(s))
        {
            wrong("database.url", "must begin with sqlite:// or postgres://");
        }
        if let Err(problem) = crate::mail::Transport::check(self.mail.url.expose_secret()) {
            wrong("mail.url", &problem);
        }
        if self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            wrong("mail.from", "is no mail address (Name <name@host>)");
        }
        if let Some(url) = &self.http.public_url
            && !(url.starts_with("http://") || url.starts_with("https://"))
        {
            wrong("http.public_url", "must begin with http:// or https://");
        }
        if self.operator.name.trim().is_empty() {
            wrong("operator.name", "must not be empty");
        }
        found
    }

    /// The address people use, without a slash at the end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.http.public_url.as_deref().map_or_else(
            || format!("http://{}", self.http.listen),
            |url| url.trim_end_matches('/').to_owned(),
        )
    }

    /// Whether people come over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// The built site's folder.
    #[must_use]
    pub fn site_dir(&self) -> PathBuf {
        self.http.site.clone().unwrap_or_else(|| {
            std::env::current_exe()
                .ok()
                .and_then(|exe| exe.parent().map(|folder| folder.join("site")))
                .unwrap_or_else(|| PathBuf::from("site"))
        })
    }

    /// Whether every listening address is loopback (tests' clock needs that).
    #[must_use]
    pub fn is_loopback_only(&self) -> bool {
        self.http.listen.ip().is_loopback()
            && self
                .admin
                .listen
                .is_none_or(|address| address.ip().is_loopback())
    }
}

impl Limits {
    /// A limit as "this many per that long"; `None` when it is off.
    #[must_use]
    pub fn of(count: u32, window: Duration) -> Option<(std::num::NonZeroU32, Duration)> {
        std::num::NonZeroU32::new(count).map(|count| (count, window))
    }
}

/// `config` names the key in its own words; bring it to ours.
fn mistake_of(error: &config::ConfigError) -> Mistake {
    let text = error.to_string();
    let key = match error {
        config::ConfigError::At { key: Some(key), .. } => key.clone(),
        config::ConfigError::Type { key: Some(key), .. } => key.clone(),
        _ => text
            .split('`')
            .nth(1)
            .map_or_else(|| "tsukihajime.toml".to_owned(), str::to_owned),
    };
    Mistake { key, problem: text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(toml: &str) -> Result<Config, Vec<Mistake>> {
        let folder = tempfile::tempdir().expect("temp dir");
        let file = folder.path().join("tsukihajime.toml");
        std::fs::write(&file, toml).expect("written");
        Config::load(&file)
    }

    #[test]
    fn nothing_set_is_a_whole_configuration() {
        let config = load("").expect("defaults");
        assert_eq!(config.public_url(), "http://127.0.0.1:3000");
        assert!(config.is_loopback_only());
    }

    #[test]
    fn an_unknown_key_is_named() {
        let mistakes = load("[http]\nlisten_on = \"x\"").expect_err("unknown");
        assert!(
            mistakes[0].to_string().contains("listen_on"),
            "{mistakes:?}"
        );
    }

    #[test]
    fn several_mistakes_are_all_named() {
        let mistakes =
            load("[database]\nurl = \"mysql://x\"\n[mail]\nurl = \"ftp://x\"\nfrom = \"nobody\"")
                .expect_err("three mistakes");
        let keys: Vec<&str> = mistakes.iter().map(|m| m.key.as_str()).collect();
        assert_eq!(keys, ["database.url", "mail.url", "mail.from"]);
    }
}
