//! Reading the configuration key by key, so that one run names every mistake:
//! a whole section would stop at its first.

use std::collections::BTreeMap;
use std::path::Path;

use config::{File, Map, Value, ValueKind};
use serde::Deserialize as _;

use super::{Config, Mistake};

const PREFIX: &str = "TSUKIHAJIME";

impl Config {
    /// Reads the file (if it is there) and the environment.
    ///
    /// # Errors
    /// Every mistake, each with its key; if the file is no TOML, that alone.
    pub fn load(file: &Path) -> Result<Self, Vec<Mistake>> {
        let environment = config::Environment::with_prefix(PREFIX)
            .prefix_separator("__")
            .separator("__")
            .try_parsing(false);
        let read = config::Config::builder()
            .add_source(File::from(file).required(false))
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|error| {
                vec![Mistake {
                    key: file.display().to_string(),
                    problem: without_source(&error.to_string()),
                }]
            })?;
        Self::of(read)
    }

    /// Of sections of keys. A key that cannot be read has its default while the
    /// others are looked at.
    fn of(sections: BTreeMap<String, Value>) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut good: Map<String, Value> = Map::new();
        for (section, value) in sections {
            match value.kind {
                ValueKind::Table(keys) => {
                    // In order, so that two runs say the same.
                    let keys: BTreeMap<String, Value> = keys.into_iter().collect();
                    let mut kept: Map<String, Value> = Map::new();
                    if keys.is_empty() {
                        mistakes.extend(mistake_in(&section, None, Map::new()));
                    }
                    for (key, value) in keys {
                        let alone = Map::from_iter([(key.clone(), value.clone())]);
                        match mistake_in(&section, Some(&key), alone) {
                            Some(mistake) => mistakes.push(mistake),
                            None => {
                                kept.insert(key, value);
                            }
                        }
                    }
                    good.insert(section, kept.into());
                }
                kind => {
                    let whole = Map::from_iter([(section.clone(), Value::new(None, kind))]);
                    if let Err(error) = Self::deserialize(Value::from(whole)) {
                        let problem = problem(&error);
                        mistakes.push(Mistake {
                            key: section,
                            problem,
                        });
                    }
                }
            }
        }
        // What is unknown or wrong has been told, and is not asked again.
        good.retain(|_, keys| !matches!(&keys.kind, ValueKind::Table(keys) if keys.is_empty()));
        let config = match Self::deserialize(Value::from(good)) {
            Ok(config) => config,
            Err(error) => {
                mistakes.push(Mistake {
                    key: "tsukihajime.toml".to_owned(),
                    problem: problem(&error),
                });
                return Err(mistakes);
            }
        };
        mistakes.extend(config.mistakes());
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(mistakes)
        }
    }
}

/// What is wrong with one key of a section, if anything.
fn mistake_in(section: &str, key: Option<&str>, keys: Map<String, Value>) -> Option<Mistake> {
    let whole = Map::from_iter([(section.to_owned(), Value::from(keys))]);
    let error = Config::deserialize(Value::from(whole)).err()?;
    let key = key.map_or_else(|| section.to_owned(), |key| format!("{section}.{key}"));
    Some(Mistake {
        key,
        problem: problem(&error),
    })
}

/// What `config` says of one key, without the key, which stands before it.
fn problem(error: &config::ConfigError) -> String {
    match error {
        config::ConfigError::At { error, .. } => problem(error),
        config::ConfigError::Type {
            unexpected,
            expected,
            ..
        } => {
            let found = unexpected.to_string();
            // The text may be a secret in the wrong place.
            if found.starts_with("string") {
                format!("is no {expected}")
            } else {
                format!("is {found}, not {expected}")
            }
        }
        config::ConfigError::Message(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A TOML error shows the line it is in, which may hold a password.
fn without_source(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.contains('|'))
        .collect::<Vec<_>>()
        .join(": ")
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

    fn keys(toml: &str) -> Vec<String> {
        let mistakes = load(toml).expect_err(toml);
        mistakes.into_iter().map(|mistake| mistake.key).collect()
    }

    #[test]
    fn an_empty_file_is_a_whole_configuration() {
        let config = load("").expect("defaults");
        assert_eq!(config.public_url(), "http://127.0.0.1:3000");
    }

    #[test]
    fn an_unknown_key_is_named() {
        assert_eq!(keys("[http]\nlisten_on = \"x\""), ["http.listen_on"]);
        assert_eq!(
            keys("[mali]\nurl = \"x\"\nfrom = \"y\""),
            ["mali.from", "mali.url"]
        );
        assert_eq!(keys("[mali]"), ["mali"]);
        assert_eq!(keys("mail = 3\nmore = \"x\""), ["mail", "more"]);
    }

    #[test]
    fn mistakes_of_every_kind_are_named_in_one_run() {
        let found = keys(
            "[database]\nurl = \"mysql://x\"\n\
             [http]\nlisten = \"everywhere\"\ntrusted_proxies = \"10.0.0.0/8, x\"\n\
             [limits]\nguide_per_minute = \"many\"\nnone = 1\n\
             [mail]\nurl = \"ftp://x\"\nfrom = \"nobody\"\nplain = \"maybe\"\nconnections = -1",
        );
        let expected = [
            "http.listen",
            "http.trusted_proxies",
            "limits.guide_per_minute",
            "limits.none",
            "mail.connections",
            "mail.plain",
            "database.url",
            "mail.url",
            "mail.from",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn no_mistake_tells_a_secret() {
        for toml in [
            "[mail]\nurl = \"smtp://u:hush@mail.example:587",
            "[mail]\nurl = smtp://u:hush@mail.example:587",
            "[mail]\nurl = [\"smtp://u:hush@mail.example\"]",
            "[mail]\nconnections = \"hush\"",
            "[mail]\nurl = \"smtp://u:hush#@mail.example\"",
            "[mail]\nurl = \"smtp://u:x?hush@mail.example\"",
            "[mail]\nurl = \"smtp://u:x?y=hush@mail.example\"",
            "[mail]\nurl = \"smtp://mail.example?tls=hush\"",
            "[mail]\nurl = \"smtp://mail.example?foo=hush\"",
        ] {
            let told: Vec<String> = load(toml)
                .expect_err(toml)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert!(
                !told.is_empty() && !told.concat().contains("hush"),
                "{told:?}"
            );
        }
    }

    #[test]
    fn a_signature_needs_its_three_keys_and_a_private_key_that_can_be_read() {
        let folder = tempfile::tempdir().expect("temp dir");
        let file = folder.path().join("key.pem");
        let public = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
        std::fs::write(&file, public).expect("written");
        let file = file.display();
        for (set, key) in [
            ("dkim_selector = \"s\"".to_owned(), "mail.dkim_domain"),
            (
                "dkim_domain = \"example.jp\"".to_owned(),
                "mail.dkim_selector",
            ),
            (format!("dkim_key_file = \"{file}\""), "mail.dkim_selector"),
            (
                "dkim_selector = \"s\"\ndkim_domain = \"example.jp\"".to_owned(),
                "mail.dkim_key_file",
            ),
            (
                format!(
                    "dkim_selector = \"s s\"\ndkim_domain = \"example.jp\"\ndkim_key_file = \"{file}\""
                ),
                "mail.dkim_selector",
            ),
            (
                format!(
                    "dkim_selector = \"s\"\ndkim_domain = \"@example.jp\"\ndkim_key_file = \"{file}\""
                ),
                "mail.dkim_domain",
            ),
            (
                "dkim_selector = \"s\"\ndkim_domain = \"example.jp\"\ndkim_key_file = \"/nowhere\""
                    .to_owned(),
                "mail.dkim_key_file",
            ),
            // A public key signs nothing.
            (
                format!(
                    "dkim_selector = \"s\"\ndkim_domain = \"example.jp\"\ndkim_key_file = \"{file}\""
                ),
                "mail.dkim_key_file",
            ),
        ] {
            let mistakes = load(&format!("[mail]\n{set}")).expect_err("a mistake");
            let keys: Vec<&str> = mistakes.iter().map(|m| m.key.as_str()).collect();
            assert_eq!(keys, [key], "{set}");
        }
        load("[mail]\ndkim_selector = \"\"\ndkim_domain = \"\"\ndkim_key_file = \"\"")
            .expect("none");
    }
}
