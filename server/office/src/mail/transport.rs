//! Where mails go: a mail server, or a folder of `.eml` files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lettre::address::Envelope;
use lettre::transport::smtp::client::Certificate;

use crate::db::column::Class;
use crate::mail::attempt::{Blame, Outcome, Told};
use crate::mail::smtp::Smtp;
use crate::mail_url::MailUrl;

/// The way out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A folder; each mail becomes a file (`make run`, tests).
    Folder(PathBuf),
    /// A mail server.
    Smtp(Arc<Smtp>),
}

impl Transport {
    /// The way to where mails go, by a mail server whose certificate the public
    /// authorities or this one vouch for. Does not connect yet.
    #[must_use]
    pub fn to(url: MailUrl, authority: Option<Certificate>) -> Self {
        match url {
            MailUrl::Folder(folder) => Self::Folder(folder),
            MailUrl::Server(server) => Self::Smtp(Arc::new(Smtp::to(server, authority))),
        }
    }

    /// Hands one rendered mail over. `name` is unique and the same for every
    /// attempt: a file written twice is still one file. `None`: told to let go
    /// before anything of it was handed over.
    pub async fn send(
        &self,
        envelope: &Envelope,
        name: &str,
        eml: &[u8],
        told: &Told,
    ) -> Option<Outcome> {
        match self {
            Self::Folder(_) if told.must_let_go() => None,
            Self::Folder(folder) => Some(match write(folder, name, eml).await {
                Ok(()) => Outcome::of(Class::Accepted),
                // A disk that is full is so for every mail.
                Err(error) => {
                    Outcome::erred(Class::Unreached, &error.to_string()).blaming(Blame::Us)
                }
            }),
            Self::Smtp(smtp) => smtp.send(envelope, eml, told).await,
        }
    }
}

/// Written beside and moved into place: a reader never sees half a mail.
async fn write(folder: &Path, name: &str, eml: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!(".{name}.part"));
    tokio::fs::write(&unfinished, eml).await?;
    tokio::fs::rename(&unfinished, folder.join(format!("{name}.eml"))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_schemes_are_refused() {
        assert!(MailUrl::read("ftp://x").is_err());
        assert!(MailUrl::read("file:").is_err());
        assert!(MailUrl::read("smtp://user:pass@mail.example:587").is_ok());
    }

    #[test]
    fn every_class_reads_back_from_its_text() {
        for class in Class::ALL {
            assert_eq!(class.as_str().parse(), Ok(class));
        }
        assert!("lost".parse::<Class>().is_err());
    }
}
