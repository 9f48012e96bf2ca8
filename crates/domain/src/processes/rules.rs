//! The association's own rules: parameters (TOML) and decision tables (DMN), read from its configuration folder.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

/// A file of rules that is missing or cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("rules file {file}: {problem}")]
pub struct RulesError {
    /// Which file.
    pub file: String,
    /// What is wrong, where, and what to do.
    pub problem: String,
}

/// The texts of all rule files by file name; read from disk by the program, so that rules stay free of IO.
#[derive(Debug, Clone, Default)]
pub struct RuleFiles(pub BTreeMap<String, String>);

impl RuleFiles {
    /// The text of one file.
    pub fn text(&self, file: &str) -> Result<&str, RulesError> {
        self.0.get(file).map(String::as_str).ok_or_else(|| RulesError {
            file: file.to_owned(),
            problem: "not found; put it in the folder named by `rules`, or leave `rules` out to use the standard rules".into(),
        })
    }

    /// The parameters in a TOML file.
    pub fn parameters<T: DeserializeOwned>(&self, file: &str) -> Result<T, RulesError> {
        toml::from_str(self.text(file)?)
            .map_err(|problem| RulesError { file: file.to_owned(), problem: problem.to_string() })
    }
}
