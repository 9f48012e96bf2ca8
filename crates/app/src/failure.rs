//! Why a command stopped: what is wrong and what to do, and the exit code that goes with it.

use std::fmt;
use std::process::ExitCode;

use crate::settings::Problems;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The configuration is wrong; nothing was done.
    Settings(Problems),
    /// Something else was wrong, in words that say what to do.
    Other(String),
}

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl fmt::Display) -> Self {
        Self::Other(words.to_string())
    }

    /// 2 for a wrong configuration, as for a wrong command line; 1 for the rest.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Settings(_) => ExitCode::from(2),
            Self::Other(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(problems) => problems.fmt(f),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Settings(problems)
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        Self::new(error)
    }
}

impl From<usecases::Error> for Failure {
    fn from(error: usecases::Error) -> Self {
        Self::new(error)
    }
}

impl From<domain::processes::rules::RulesError> for Failure {
    fn from(error: domain::processes::rules::RulesError) -> Self {
        Self::new(error)
    }
}
