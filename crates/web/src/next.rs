//! Where to go after signing in: the page that was wanted, carried through every step.

use serde::Deserialize;

use crate::addresses;

/// The page that was wanted, as it stands in an address or a form.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    naar: String,
}

impl Next {
    /// The page that was wanted, when it is one of ours; else nothing.
    pub fn wanted(&self) -> String {
        addresses::local(&self.naar).unwrap_or_default().to_owned()
    }

    /// The page that was wanted, else `home`.
    pub fn or(&self, home: &str) -> String {
        addresses::local(&self.naar).unwrap_or(home).to_owned()
    }

    /// The address of another `step`, with the page that was wanted.
    pub fn after(&self, step: &str) -> String {
        match addresses::local(&self.naar) {
            Some(wanted) => format!("{step}?naar={}", addresses::in_query(wanted)),
            None => step.to_owned(),
        }
    }
}
