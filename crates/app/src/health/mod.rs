//! What the doctor looks at: everything an installation needs from its surroundings, each on its own.

mod here;
mod others;

use crate::installation;
use crate::settings::{Problems, Settings};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub what: &'static str,
    /// How it is.
    pub verdict: Verdict,
}

/// How something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Well(String),
    /// It works, and could be better or is only for a trial.
    Notable {
        /// What was found.
        found: String,
        /// What could be done.
        advice: String,
    },
    /// It must be put right.
    Wrong {
        /// What was found.
        found: String,
        /// What to do.
        remedy: String,
    },
}

impl Check {
    fn well(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Well(found.into()) }
    }

    fn notable(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Notable { found: found.into(), advice: advice.into() } }
    }

    fn wrong(what: &'static str, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what, verdict: Verdict::Wrong { found: found.into(), remedy: remedy.into() } }
    }
}

/// Looks at everything; without usable settings, at the settings alone.
pub async fn examine(settings: Result<Settings, Problems>) -> Vec<Check> {
    let settings = match settings {
        Ok(settings) => settings,
        Err(Problems(problems)) => {
            let wrong = |problem: crate::settings::Problem| {
                let origin = problem.origin.map(|origin| format!(" ({origin})")).unwrap_or_default();
                let found = format!("{}{origin}: {}", problem.what, problem.wrong);
                Check::wrong("settings", found, problem.remedy)
            };
            return problems.into_iter().map(wrong).collect();
        }
    };
    installation::prepare_tls();
    let mut checks = vec![Check::well("settings", "all can be used")];
    checks.push(here::data_folder(&settings));
    checks.push(here::key(&settings));
    checks.push(here::clock());
    checks.push(here::frontend());
    checks.push(here::public_url(&settings));
    checks.extend(here::proxies(&settings));
    checks.push(here::emergency_phone(&settings));
    checks.push(here::listening(&settings).await);
    checks.extend(here::rules(&settings));
    checks.extend(others::database(&settings).await);
    checks.push(others::mail(&settings).await);
    checks.push(others::erp(&settings).await);
    checks
}
