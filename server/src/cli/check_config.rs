//! `check-config`: what is wrong is an error before it comes here; this warns of
//! what starts well and breaks a public site.

use std::path::{Component, Path, PathBuf};

use anyhow::bail;
use ipnet::IpNet;
use secrecy::ExposeSecret as _;

use super::{counted, database_file};
use office::config::{Config, Mistake};
use office::mail_url::MailUrl;
use office::secrets::key_file::readable_by_others;

/// Prints each warning on a line; `strict` makes them a failure.
///
/// # Errors
/// When there is one and `strict` is set.
pub(super) fn run(config: &Config, strict: bool) -> anyhow::Result<()> {
    let warnings = warnings(config);
    for warning in &warnings {
        println!("warning: {warning}");
    }
    if strict && !warnings.is_empty() {
        let count = u64::try_from(warnings.len()).unwrap_or(u64::MAX);
        bail!("{} in the configuration", counted(count, "warning"));
    }
    println!("configuration: ok");
    Ok(())
}

fn warnings(config: &Config) -> Vec<Mistake> {
    let found = [
        addresses(config),
        proxies(config),
        mail(config),
        files(config),
    ];
    found.into_iter().flatten().collect()
}

fn warning(key: &str, problem: impl Into<String>) -> Mistake {
    Mistake {
        key: key.to_owned(),
        problem: problem.into(),
    }
}

fn addresses(config: &Config) -> Vec<Mistake> {
    let problem = if config.http.public_url.is_none() && !config.http.listen.ip().is_loopback() {
        "is missing: links in mails begin with the listening address, and cookies are not secure"
    } else if !config.is_public_address_loopback() && !config.is_https() {
        "is not encrypted (http): passwords and codes can be read on the way"
    } else {
        return Vec::new();
    };
    vec![warning("http.public_url", problem)]
}

fn proxies(config: &Config) -> Vec<Mistake> {
    const KEY: &str = "http.trusted_proxies";
    let proxies = &config.http.trusted_proxies.0;
    // TLS is always a proxy's.
    if proxies.is_empty() && config.is_https() {
        let problem = "is empty, though https is a proxy's: everybody counts as one client, \
                       who shares one limit of requests, sign-ins and mails";
        return vec![warning(KEY, problem)];
    }
    let wide = proxies.iter().filter(|network| is_everybody(network));
    wide.map(|network| {
        let problem = "counts everybody as a proxy: each client chooses its own address";
        warning(KEY, format!("{network} {problem}"))
    })
    .collect()
}

/// Wider than any network of one's own: 10.0.0.0/8 and fc00::/7 are the widest.
fn is_everybody(network: &IpNet) -> bool {
    match network {
        IpNet::V4(network) => network.prefix_len() < 8,
        IpNet::V6(network) => network.prefix_len() < 7,
    }
}

fn mail(config: &Config) -> Vec<Mistake> {
    if config.is_public_address_loopback() {
        return Vec::new();
    }
    let mut found = Vec::new();
    if mail_folder(config).is_some() {
        found.push(warning(
            "mail.url",
            "writes mails to files: nobody gets one",
        ));
    }
    if let Some(problem) = in_the_clear(config) {
        found.push(warning("mail.plain", problem));
    }
    let sender = config.mail.from.parse::<lettre::message::Mailbox>();
    if sender.is_ok_and(|sender| sender.email.domain() == "localhost") {
        let problem = "is an address of this machine: mail servers elsewhere refuse it";
        found.push(warning("mail.from", problem));
    }
    found
}

/// `mail.plain` is said, and the mail server is another machine.
fn in_the_clear(config: &Config) -> Option<String> {
    let MailUrl::Server(server) = config.mail_url().ok()? else {
        return None;
    };
    if !config.mail.plain || server.is_this_machine() {
        return None;
    }
    let what = match server.credentials {
        Some(_) => "mails, links to sign in and the password",
        None => "mails and links to sign in",
    };
    Some(format!("{what} go to {} unencrypted", server.host))
}

fn files(config: &Config) -> Vec<Mistake> {
    let key_file = config.secrets.key_file.clone();
    let database = database_file(config);
    let mut found: Vec<Mistake> = [
        ("database.url", database.clone(), "600"),
        ("mail.url", mail_folder(config), "700"),
        ("secrets.key_file", Some(key_file.clone()), "600"),
    ]
    .into_iter()
    .filter_map(|(key, path, right)| {
        let path = path?;
        let mode = readable_by_others(&path)?;
        let path = path.display();
        let problem = format!("{path} is open to others (mode {mode:o}): chmod {right}");
        Some(warning(key, problem))
    })
    .collect();
    if database.is_some_and(|database| folder_of(&database) == folder_of(&key_file)) {
        let problem = "is in the database's folder: one copy of it has the codes and their key";
        found.push(warning("secrets.key_file", problem));
    }
    found
}

fn mail_folder(config: &Config) -> Option<PathBuf> {
    let folder = config.mail.url.expose_secret().strip_prefix("file:")?;
    Some(PathBuf::from(folder))
}

/// The folder of a file, which need not be there, by one name.
fn folder_of(file: &Path) -> Option<PathBuf> {
    let mut folder = PathBuf::new();
    for part in std::path::absolute(file).ok()?.parent()?.components() {
        match part {
            Component::ParentDir => {
                folder.pop();
            }
            Component::CurDir => {}
            part => folder.push(part),
        }
    }
    Some(std::fs::canonicalize(&folder).unwrap_or(folder))
}
