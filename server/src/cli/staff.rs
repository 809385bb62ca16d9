//! `staff`: a bureau's staff: inviting, listing, switching off and on, ending
//! sessions.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use domain::account::Role;
use domain::bureau::BureauId;
use domain::calendar::japan_time;
use domain::input::Email;

use super::{clock_of, counted, office};
use office::Office;
use office::config::Config;
use office::db::Instant;
use office::mail::outbox::held;
use office::usecase::staff::activate::{SwitchedOn, activate};
use office::usecase::staff::deactivate::deactivate;
use office::usecase::staff::invite;
use office::usecase::staff::list::{Member, StaffStanding, list};
use office::usecase::staff::revoke_sessions::{Ended, revoke_sessions};

/// A bureau's staff.
#[derive(Debug, Args)]
pub(super) struct Staff {
    /// For tests: the file of the serving process's `--clock`, without which a
    /// mail would be due, and a session be over, in another year.
    #[arg(long, global = true)]
    clock: Option<PathBuf>,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Make an account and send the invitation by mail.
    Invite {
        /// Mail address.
        email: String,
        /// Bureau: hokkaido, tohoku, kantoshinetsu, …
        #[arg(long)]
        bureau: String,
        /// What they may do.
        #[arg(long)]
        role: StaffRole,
        /// Name that askers see; without one they see the bureau's.
        #[arg(long)]
        name: Option<String>,
    },
    /// Who is on the staff, where they stand, and who is signed in.
    List {
        /// Only this bureau's.
        #[arg(long)]
        bureau: Option<String>,
    },
    /// Switch somebody off: out at once; sessions and links end, and the
    /// questions they have taken go back into the queue.
    Deactivate {
        /// Mail address.
        email: String,
    },
    /// Switch somebody on again; they sign in anew.
    Activate {
        /// Mail address.
        email: String,
    },
    /// End somebody's sessions and links; they sign in anew.
    RevokeSessions {
        /// Mail address.
        email: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StaffRole {
    /// Answers questions.
    Clerk,
    /// Also assigns questions and edits the bureau's rules.
    Lead,
    /// Also manages the bureau's staff.
    Admin,
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Clerk => Self::Clerk,
            StaffRole::Lead => Self::Lead,
            StaffRole::Admin => Self::Admin,
        }
    }
}

/// Does one of them.
///
/// # Errors
/// What went wrong, for the operator.
pub(super) async fn run(config: Config, staff: Staff) -> anyhow::Result<()> {
    let clock = clock_of(&config, staff.clock)?;
    match staff.act {
        Act::Invite {
            email,
            bureau,
            role,
            name,
        } => {
            let typed = Invited::read(&email, &bureau, name)?;
            typed
                .invite(&office(config, clock).await?, role.into())
                .await
        }
        Act::List { bureau } => {
            let bureau = bureau.as_deref().map(bureau_of).transpose()?;
            print_list(&list(&office(config, clock).await?, bureau).await?);
            Ok(())
        }
        Act::Deactivate { email } => {
            let email = address(&email)?;
            switch_off(&office(config, clock).await?, &email).await
        }
        Act::Activate { email } => {
            let email = address(&email)?;
            switch_on(&office(config, clock).await?, &email).await
        }
        Act::RevokeSessions { email } => {
            let email = address(&email)?;
            let ended = revoke_sessions(&office(config, clock).await?, &email).await??;
            println!("{}: {}", email.key(), shown_ended(ended));
            Ok(())
        }
    }
}

fn address(typed: &str) -> anyhow::Result<Email> {
    domain::input::email("email", typed)
        .map_err(|error| anyhow::anyhow!("EMAIL: {}", error.code.as_str()))
}

fn bureau_of(typed: &str) -> anyhow::Result<BureauId> {
    BureauId::parse(typed).with_context(|| {
        let known: Vec<&str> = BureauId::ALL.iter().map(|b| b.as_str()).collect();
        format!("--bureau: must be one of {}", known.join(", "))
    })
}

/// Whom to invite, as it was typed.
struct Invited {
    email: Email,
    bureau: BureauId,
    name: Option<String>,
}

impl Invited {
    fn read(email: &str, bureau: &str, name: Option<String>) -> anyhow::Result<Self> {
        // Without a name askers see the bureau's: never a piece of the address.
        let name = name
            .map(|name| domain::input::text("name", &name, domain::input::TextRule::NAME))
            .transpose()
            .map_err(|error| anyhow::anyhow!("--name: {}", error.code.as_str()))?;
        Ok(Self {
            email: address(email)?,
            bureau: bureau_of(bureau)?,
            name,
        })
    }

    async fn invite(&self, office: &Office, role: Role) -> anyhow::Result<()> {
        let invitation = invite::Invitation {
            email: &self.email,
            bureau: self.bureau,
            role,
            name: self.name.as_deref(),
        };
        invite::invite(office, &invitation).await??;
        if held::is_held(office.db.read()).await? {
            println!("the invitation is queued; mail is held, see `resume-mail`");
        } else {
            println!("the invitation is queued; a running `serve` or `worker` sends it");
        }
        Ok(())
    }
}

async fn switch_off(office: &Office, email: &Email) -> anyhow::Result<()> {
    let done = deactivate(office, email).await??;
    let when = match done.before {
        None => "is switched off".to_owned(),
        Some(since) => format!("was switched off before, on {}", shown_time(since)),
    };
    println!(
        "{} {when}: {}, {} given back",
        email.key(),
        shown_ended(done.ended),
        counted(done.questions, "question")
    );
    Ok(())
}

async fn switch_on(office: &Office, email: &Email) -> anyhow::Result<()> {
    let what = match activate(office, email).await?? {
        SwitchedOn::Done => "is switched on again, and signs in anew",
        SwitchedOn::NeedsInvitation => {
            "is switched on again; their invitation has ended: `tsukihajime staff invite` sends another"
        }
        SwitchedOn::WasOn => "was not switched off",
    };
    println!("{} {what}", email.key());
    Ok(())
}

fn shown_ended(ended: Ended) -> String {
    format!(
        "{} and {} ended",
        counted(ended.sessions, "session"),
        counted(ended.links, "link")
    )
}

/// Day and time in Japan.
fn shown_time(at: Instant) -> String {
    japan_time(at.timestamp())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

/// One line a member, in columns.
fn print_list(members: &[Member]) {
    let head = ["ADDRESS", "BUREAU", "ROLE", "STATE", "LAST SEEN (JST)"];
    let mut rows = vec![(head.map(str::to_owned), "SESSIONS".to_owned())];
    rows.extend(members.iter().map(|member| {
        let standing = match member.standing {
            StaffStanding::Invited => "invited".to_owned(),
            StaffStanding::Active => "active".to_owned(),
            StaffStanding::Deactivated(since) => format!("deactivated since {}", shown_time(since)),
        };
        let columns = [
            member.email.clone(),
            member.bureau.clone(),
            member.role.clone(),
            standing,
            member.last_seen.map_or_else(|| "-".to_owned(), shown_time),
        ];
        (columns, member.open_sessions.to_string())
    }));
    let widths: [usize; 5] = std::array::from_fn(|column| {
        let lengths = rows
            .iter()
            .map(|(columns, _)| columns[column].chars().count());
        lengths.max().unwrap_or_default()
    });
    for (columns, last) in rows {
        for (text, width) in columns.iter().zip(widths) {
            print!("{text:<width$}  ");
        }
        println!("{last}");
    }
}
