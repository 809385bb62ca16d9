//! Configuration: optional `tsukihajime.toml`, then environment variables
//! `TSUKIHAJIME__SECTION__KEY`. An unknown key is an error, and every mistake
//! is named with its key, all of them at once (`load`).

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use lettre::transport::smtp::client::Certificate;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::{Host, Url};

use crate::dkim;
use crate::mail_url::{self, MailUrl};

mod load;

/// More at once than any mail server likes.
const MOST_CONNECTIONS: usize = 100;

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
    /// Hand mail over in the clear to a server elsewhere, by `smtp://`.
    pub plain: bool,
    /// The name to say hello with (EHLO). Default: the path of `mail.url`, the
    /// host of `http.public_url`, this machine's name.
    pub hello: Option<String>,
    /// Sender.
    pub from: String,
    /// The domain whose mail is handed to `receive`: answers can be replied to
    /// there. None: they cannot.
    pub reply_domain: Option<String>,
    /// PEM file with the certificate of the mail server's own authority, beside
    /// the public ones.
    pub ca_file: Option<PathBuf>,
    /// Signs mail (DKIM): the key's name in the DNS, `<selector>._domainkey.<domain>`.
    /// The three go together; none: mail is not signed.
    pub dkim_selector: Option<String>,
    /// The domain that signs; the sender's, or DMARC does not count it.
    pub dkim_domain: Option<String>,
    /// The private key: PEM, RSA or Ed25519, not encrypted.
    pub dkim_key_file: Option<PathBuf>,
    /// Mails that are handed over at once, at least 1.
    pub connections: usize,
    /// … to one recipient domain, so that a slow one holds no other.
    pub per_domain: usize,
    /// … begun to one recipient domain within a minute; 0: no limit.
    pub per_domain_per_minute: u32,
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

impl Mail {
    /// The certificate of `ca_file`, if there is one.
    ///
    /// # Errors
    /// What is wrong with the file, in English (for operators).
    #[must_use]
    pub fn authority(&self) -> Option<Result<Certificate, String>> {
        let file = self.ca_file.as_ref()?;
        let certificate = std::fs::read(file)
            .map_err(|error| format!("{}: {error}", file.display()))
            .and_then(|pem| {
                Certificate::from_pem(&pem)
                    .map_err(|_| format!("{}: is no certificate (PEM)", file.display()))
            });
        Some(certificate)
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            url: "file:var/mail".to_owned().into(),
            plain: false,
            hello: None,
            reply_domain: None,
            from: "Tsukihajime <no-reply@localhost>".to_owned(),
            ca_file: None,
            dkim_selector: None,
            dkim_domain: None,
            dkim_key_file: None,
            connections: 10,
            per_domain: 5,
            per_domain_per_minute: 600,
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
        match MailUrl::read(self.mail.url.expose_secret()) {
            Err(problem) => wrong("mail.url", &problem),
            Ok(url) if self.mail.plain => {
                if let Err(problem) = url.in_the_clear() {
                    wrong("mail.plain", problem);
                }
            }
            Ok(_) => {}
        }
        if self
            .mail
            .hello
            .as_deref()
            .is_some_and(|name| !mail_url::is_hello(name))
        {
            wrong("mail.hello", "is no host name, and no address in brackets");
        }
        let domain = self.mail.reply_domain.as_deref();
        if domain.is_some_and(|name| name.starts_with('[') || !mail_url::is_hello(name)) {
            wrong("mail.reply_domain", "is no domain");
        }
        if self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            wrong("mail.from", "is no mail address (Name <name@host>)");
        }
        if let Some(Err(problem)) = self.mail.authority() {
            wrong("mail.ca_file", &problem);
        }
        let mail = &self.mail;
        let signer = dkim::signer(
            mail.dkim_selector.as_deref(),
            mail.dkim_domain.as_deref(),
            mail.dkim_key_file.as_deref(),
        );
        if let Err(mistake) = signer {
            wrong(mistake.key, &mistake.problem);
        }
        for (key, number) in [
            ("mail.connections", self.mail.connections),
            ("mail.per_domain", self.mail.per_domain),
        ] {
            if !(1..=MOST_CONNECTIONS).contains(&number) {
                wrong(key, "must be from 1 to 100");
            }
        }
        if let Some(problem) = self.http.public_url.as_deref().and_then(no_address) {
            wrong("http.public_url", problem);
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

    /// Where mails go, and the name to say hello with.
    ///
    /// # Errors
    /// What is wrong with it, in English for operators; never its password.
    pub fn mail_url(&self) -> Result<MailUrl, String> {
        let mut url = MailUrl::read(self.mail.url.expose_secret())?;
        if self.mail.plain {
            url = url.in_the_clear()?;
        }
        if let MailUrl::Server(server) = &mut url {
            let own = self.mail.hello.clone();
            server.hello = own.or(server.hello.take()).or_else(|| self.public_host());
        }
        Ok(url)
    }

    /// The host that people use, as a mail server is told it; none if it is not
    /// told or means this machine to everybody.
    fn public_host(&self) -> Option<String> {
        if self.is_public_address_loopback() {
            return None;
        }
        let url = Url::parse(self.http.public_url.as_deref()?).ok()?;
        match url.host()? {
            Host::Domain(name) => Some(name.trim_end_matches('.').to_owned()),
            Host::Ipv4(ip) => Some(format!("[{ip}]")),
            Host::Ipv6(ip) => Some(format!("[IPv6:{ip}]")),
        }
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

    /// Whether the address that people use leads to the machine they sit at.
    #[must_use]
    pub fn is_public_address_loopback(&self) -> bool {
        let address = Url::parse(&self.public_url());
        match address.as_ref().ok().and_then(Url::host) {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }

    /// Whether nobody but this machine's own people can reach the site.
    #[must_use]
    pub fn is_loopback_only(&self) -> bool {
        self.reachable_from_elsewhere().is_none()
    }

    /// What tells that other people than this machine's own may reach the site.
    /// The listening address alone does not: behind a proxy it is loopback too.
    #[must_use]
    pub fn reachable_from_elsewhere(&self) -> Option<Mistake> {
        let admin = self.admin.listen;
        let (key, problem) = if !self.http.listen.ip().is_loopback() {
            ("http.listen", "is not a loopback address")
        } else if admin.is_some_and(|address| !address.ip().is_loopback()) {
            ("admin.listen", "is not a loopback address")
        } else if !self.is_public_address_loopback() {
            (
                "http.public_url",
                "is neither localhost nor a loopback address",
            )
        } else if !self.http.trusted_proxies.0.is_empty() {
            (
                "http.trusted_proxies",
                "names a proxy, which others may reach",
            )
        } else {
            return None;
        };
        Some(Mistake {
            key: key.to_owned(),
            problem: problem.to_owned(),
        })
    }
}

/// Why links cannot begin with this text.
fn no_address(text: &str) -> Option<&'static str> {
    let Some((scheme, rest)) = text.split_once("://") else {
        return Some("must begin with http:// or https://");
    };
    if !["http", "https"].contains(&scheme) {
        return Some("must begin with http:// or https://");
    }
    // `url` would take the path of `https:///path` for the host.
    let has_host = !rest.starts_with(['/', '?', '#']);
    match Url::parse(text) {
        Ok(url) if has_host => {
            let more = url.query().is_some() || url.fragment().is_some();
            let named = !url.username().is_empty() || url.password().is_some();
            (more || named).then_some("must be an address without `?`, `#` or `@`")
        }
        _ => Some("has no host, or is no address"),
    }
}

impl Limits {
    /// A limit as "this many per that long"; `None` when it is off.
    #[must_use]
    pub fn of(count: u32, window: Duration) -> Option<(std::num::NonZeroU32, Duration)> {
        std::num::NonZeroU32::new(count).map(|count| (count, window))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_set_is_a_whole_configuration() {
        let config = Config::default();
        assert_eq!(config.public_url(), "http://127.0.0.1:3000");
        assert!(config.is_loopback_only());
    }

    /// Listening address, admin address, public address, proxies; and the key
    /// that tells that others may reach the site.
    #[test]
    fn a_site_is_this_machines_alone_only_if_every_address_says_so() {
        const HERE: &str = "127.0.0.1:3000";
        let table = [
            (HERE, "", "", "", None),
            (HERE, HERE, "http://localhost:3000", "", None),
            ("[::1]:3000", "[::1]:9000", "http://[::1]:3000/", "", None),
            ("127.0.0.9:80", "", "https://LOCALHOST", "", None),
            (HERE, "", "http://127.1:3000", "", None),
            (
                "0.0.0.0:3000",
                "",
                "http://localhost:3000",
                "",
                Some("http.listen"),
            ),
            (
                "[::]:3000",
                "",
                "http://localhost:3000",
                "",
                Some("http.listen"),
            ),
            ("192.0.2.7:3000", "", "", "", Some("http.listen")),
            (HERE, "0.0.0.0:9000", "", "", Some("admin.listen")),
            (
                HERE,
                "",
                "https://tsukihajime.example.jp",
                "",
                Some("http.public_url"),
            ),
            (
                HERE,
                "",
                "http://localhost.example.jp",
                "",
                Some("http.public_url"),
            ),
            (
                HERE,
                "",
                "http://127.0.0.1.example.jp",
                "",
                Some("http.public_url"),
            ),
            (
                HERE,
                "",
                "http://127.0.0.1@example.jp",
                "",
                Some("http.public_url"),
            ),
            (
                HERE,
                "",
                "http://localhost:3000@example.jp/",
                "",
                Some("http.public_url"),
            ),
            (HERE, "", "http://192.0.2.7", "", Some("http.public_url")),
            (HERE, "", "http://0.0.0.0:3000", "", Some("http.public_url")),
            (
                HERE,
                "",
                "http://[2001:db8::1]",
                "",
                Some("http.public_url"),
            ),
            (HERE, "", "", "127.0.0.1", Some("http.trusted_proxies")),
            (
                HERE,
                "",
                "http://localhost:3000",
                "10.0.0.0/8",
                Some("http.trusted_proxies"),
            ),
        ];
        for (listen, admin, public_url, proxies, expected) in table {
            let mut config = Config::default();
            config.http.listen = listen.parse().expect("address");
            config.admin.listen = (!admin.is_empty()).then(|| admin.parse().expect("address"));
            config.http.public_url = (!public_url.is_empty()).then(|| public_url.to_owned());
            let networks = proxies.split(',').filter(|text| !text.is_empty());
            let networks = networks.map(|text| {
                text.parse().unwrap_or_else(|_| {
                    IpNet::from(text.parse::<std::net::IpAddr>().expect("address"))
                })
            });
            config.http.trusted_proxies = NetworkList(networks.collect());
            let found = config.reachable_from_elsewhere().map(|mistake| mistake.key);
            let row = (listen, admin, public_url, proxies);
            assert_eq!(found.as_deref(), expected, "{row:?}");
            assert_eq!(config.is_loopback_only(), expected.is_none(), "{row:?}");
        }
    }

    /// `mail.hello`, the path of `mail.url`, the public host; what is found.
    #[test]
    fn hello_is_said_with_the_first_name_that_is_told() {
        let hello = |url: &str, own: Option<&str>, public: &str| {
            let mut config = Config::default();
            config.mail.url = url.to_owned().into();
            config.mail.hello = own.map(str::to_owned);
            config.http.public_url = (!public.is_empty()).then(|| public.to_owned());
            match config.mail_url().expect(url) {
                MailUrl::Server(server) => server.hello,
                MailUrl::Folder(_) => panic!("{url} is a server"),
            }
        };
        const SITE: &str = "https://portal.example.jp/";
        const BARE: &str = "smtp://mail.example";
        const PATH: &str = "smtp://mail.example/out.example.jp";
        for (url, own, public, expected) in [
            (PATH, Some("own.example.jp"), SITE, Some("own.example.jp")),
            (BARE, Some("[192.0.2.1]"), SITE, Some("[192.0.2.1]")),
            (PATH, None, SITE, Some("out.example.jp")),
            (BARE, None, SITE, Some("portal.example.jp")),
            (BARE, None, "https://192.0.2.7:8443", Some("[192.0.2.7]")),
            (
                BARE,
                None,
                "https://[2001:db8::1]",
                Some("[IPv6:2001:db8::1]"),
            ),
            (BARE, None, "https://例え.jp", Some("xn--r8jz45g.jp")),
            (BARE, None, "http://localhost:3000", None),
            (BARE, None, "", None),
        ] {
            assert_eq!(
                hello(url, own, public).as_deref(),
                expected,
                "{url} {public}"
            );
        }
    }

    #[test]
    fn mail_goes_in_the_clear_only_where_a_key_says_so() {
        use crate::mail_url::Encryption;
        let encryption = |url: &str, plain: bool| {
            let mut config = Config::default();
            config.mail.url = url.to_owned().into();
            config.mail.plain = plain;
            match config.mail_url() {
                Ok(MailUrl::Server(server)) => Some(server.encryption),
                Ok(MailUrl::Folder(_)) | Err(_) => None,
            }
        };
        for (url, without, with) in [
            (
                "smtp://192.0.2.2",
                Some(Encryption::StartTls),
                Some(Encryption::Plain),
            ),
            (
                "smtp://mail.example:25/x.example",
                Some(Encryption::StartTls),
                Some(Encryption::Plain),
            ),
            (
                "smtp://127.0.0.1",
                Some(Encryption::Plain),
                Some(Encryption::Plain),
            ),
            // They say the opposite: not for us to choose.
            ("smtps://mail.example", Some(Encryption::Tls), None),
            (
                "smtp://mail.example?tls=required",
                Some(Encryption::StartTls),
                None,
            ),
        ] {
            assert_eq!(encryption(url, false), without, "{url}");
            assert_eq!(encryption(url, true), with, "{url}, plain");
        }
    }
}
