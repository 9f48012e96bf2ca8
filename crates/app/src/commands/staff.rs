//! `staff add`: the first administrator, or somebody who was locked out of administration.

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use domain::actors::StaffRole;
use domain::language::Language;
use usecases::Error;
use usecases::staff::{NewStaff, add};

use crate::failure::Failure;
use crate::installation::{Installation, Migrating, open};
use crate::said::say;
use crate::settings::Settings;

/// Who may sign in to the Balie.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Add somebody; prints the password they begin with.
    Add {
        /// E-mail address; what they sign in with.
        #[arg(long)]
        email: String,
        /// Name as colleagues read it.
        #[arg(long)]
        name: String,
        /// What they may do.
        #[arg(long, value_enum, default_value_t = Role::Agent)]
        role: Role,
    },
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Role {
    /// Contact centre and counter.
    Agent,
    /// Also approve, and steer the service.
    Manager,
    /// Also staff, keys and settings.
    Administrator,
}

pub(super) async fn run(settings: Settings, staff: &Staff) -> Result<ExitCode, Failure> {
    let Staff::Add { email, name, role } = staff;
    let Installation { house, clock, .. } = open(&settings, Migrating::WhenEmbedded).await?;
    let role = match role {
        Role::Agent => StaffRole::Agent,
        Role::Manager => StaffRole::Manager,
        Role::Administrator => StaffRole::Administrator,
    };
    let new = NewStaff { email: email.clone(), name: name.clone(), role };
    let said = |key: &str| house.texts.text(Language::En, key);
    let added = add(&house.program(clock.now()), &new, None).await.map_err(|error| match error {
        Error::Problems(problems) => {
            let words = problems.iter().map(|problem| problem.message.say(&house.texts, Language::En));
            Failure::new(words.collect::<Vec<_>>().join("\n"))
        }
        Error::Input(key) => Failure::new(said(&key)),
        other => other.into(),
    })?;
    say(format_args!("{name} can sign in at {}/balie", settings.public_url));
    say(format_args!("  e-mail    {email}"));
    if let Some(password) = added.password {
        say(format_args!("  password  {password}"));
        say("They set up their second factor when they first sign in. The password is shown only now.");
    }
    house.store.close().await;
    Ok(ExitCode::SUCCESS)
}
