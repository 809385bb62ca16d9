//! `staff`: a bureau's staff.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use domain::account::Role;
use domain::bureau::BureauId;

use super::{clock_of, state};
use crate::clock::Clock;
use crate::config::Config;
use crate::mail::outbox::held;
use crate::usecase::staff::invite;

#[derive(Debug, Subcommand)]
pub(super) enum Act {
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
        /// For tests: the file of the serving process's `--clock`, without
        /// which the mail would be due in another year.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StaffRole {
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
pub(super) async fn run(config: Config, act: Act) -> anyhow::Result<()> {
    match act {
        Act::Invite {
            email,
            bureau,
            role,
            name,
            clock,
        } => {
            let clock = clock_of(&config, clock)?;
            invite_staff(config, clock, &email, &bureau, role.into(), name).await
        }
    }
}

async fn invite_staff(
    config: Config,
    clock: Clock,
    email: &str,
    bureau: &str,
    role: Role,
    name: Option<String>,
) -> anyhow::Result<()> {
    let email = domain::input::email("email", email)
        .map_err(|error| anyhow::anyhow!("EMAIL: {}", error.code.as_str()))?;
    let bureau = BureauId::parse(bureau).with_context(|| {
        let known: Vec<&str> = BureauId::ALL.iter().map(|b| b.as_str()).collect();
        format!("--bureau: must be one of {}", known.join(", "))
    })?;
    // Without a name askers see the bureau's: never a piece of the address.
    let name = name
        .map(|name| domain::input::text("name", &name, domain::input::TextRule::NAME))
        .transpose()
        .map_err(|error| anyhow::anyhow!("--name: {}", error.code.as_str()))?;
    let state = state(config, clock).await?;
    let invitation = invite::Invitation {
        email: &email,
        bureau,
        role,
        name: name.as_deref(),
    };
    match invite::invite(&state, &invitation).await? {
        Ok(()) => {
            if held::is_held(state.db.read()).await? {
                println!("the invitation is queued; mail is held, see `resume-mail`");
            } else {
                println!("the invitation is queued; a running `serve` or `worker` sends it");
            }
            Ok(())
        }
        Err(refusal) => bail!("{refusal}"),
    }
}
