//! Reading values as what they mean; what is wrong is gathered, not thrown, so that all of it is told at once.

use std::fmt::Display;
use std::str::FromStr;
use std::time::Duration;

use secrecy::SecretString;

use super::keys::{self, Named};
use super::problems::{Origin, Problem};
use super::sources::{Found, Sources};

/// Reads values and gathers problems.
pub struct Reading {
    sources: Sources,
}

impl Reading {
    /// Of these sources.
    pub fn new(sources: Sources) -> Self {
        Self { sources }
    }

    /// Every value that was set and what is wrong.
    pub fn finish(self) -> (Sources, Vec<Problem>) {
        let problems = self.sources.problems.clone();
        (self.sources, problems)
    }

    /// The value as it was written.
    pub fn text(&self, name: &str) -> Option<String> {
        self.found(name).map(|found| found.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The value as a secret.
    pub fn secret(&self, name: &str) -> Option<SecretString> {
        self.text(name).map(SecretString::from)
    }

    /// The value as `T`; `like` shows how to write it.
    pub fn parsed<T: FromStr<Err: Display>>(&mut self, name: &str, like: &str) -> Option<T> {
        self.read(name, like, |text| text.parse().map_err(|error: T::Err| error.to_string()))
    }

    /// The value as `read` understands it; `like` shows how to write it.
    pub fn read<T>(
        &mut self,
        name: &str,
        like: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(name)?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                let shown = if is_secret(name) { error } else { format!("\"{}\": {error}", quotable(&text)) };
                self.wrong(name, &shown, &format!("write it as {like}"));
                None
            }
        }
    }

    /// A duration such as `30s`, `5m` or `1h 30m`.
    pub fn duration(&mut self, name: &str) -> Option<Duration> {
        self.read(name, "30s, 5m or 1h 30m", |text| {
            let duration: jiff::SignedDuration = text.parse().map_err(|_| "is not a duration".to_owned())?;
            Duration::try_from(duration).map_err(|_| "is less than nothing".to_owned())
        })
    }

    /// Yes or no.
    pub fn yes(&mut self, name: &str) -> bool {
        self.parsed(name, "true or false").unwrap_or(false)
    }

    /// Notes that the value of a setting is wrong.
    pub fn wrong(&mut self, name: &str, wrong: &str, remedy: &str) {
        let origin = self.found(name).map(|found| found.origin.clone());
        let (what, wrong, remedy) = (name.to_owned(), wrong.to_owned(), remedy.to_owned());
        self.sources.problems.push(Problem { what, origin, wrong, remedy });
    }

    /// Notes that a setting is missing.
    pub fn missing(&mut self, name: &str, why: &str) {
        if self.sources.problems.iter().any(|problem| problem.what == name) {
            return;
        }
        let variable = keys::KEYS.iter().find(|key| key.name == name).map(keys::Key::variable);
        let remedy = format!("set `{name}` in the configuration file, or {}", variable.unwrap_or_default());
        self.wrong(name, &format!("is not set{why}"), &remedy);
    }

    fn found(&self, name: &str) -> Option<&Found> {
        self.sources.values.get(name)
    }
}

fn is_secret(name: &str) -> bool {
    matches!(keys::by_name(name), Some(Named::Value(key)) if key.secret)
}

/// One line of the list of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The setting.
    pub key: keys::Key,
    /// Its value; a secret as dots, one that is not set as `None`.
    pub value: Option<String>,
    /// Where it came from.
    pub origin: Origin,
}

/// Every setting as it may be shown.
pub fn shown(sources: &Sources) -> Vec<Shown> {
    keys::KEYS
        .iter()
        .map(|key| {
            let found = sources.values.get(key.name);
            let value =
                found.map(|found| if key.secret { hidden(key.name, found) } else { quotable(&found.text) });
            Shown { key: *key, value, origin: found.map_or(Origin::Default, |found| found.origin.clone()) }
        })
        .collect()
}

/// A secret as dots; a database by its address without the password.
fn hidden(name: &str, found: &Found) -> String {
    match found.text.trim().parse::<store::DatabaseUrl>() {
        Ok(address) if name == "database-url" => address.to_string(),
        _ => "••••••".to_owned(),
    }
}

/// The text, unless it is an address with a name or password in it, which nobody should have written there.
fn quotable(text: &str) -> String {
    match text.split_once("://") {
        Some((scheme, rest)) if rest.contains('@') => format!("{scheme}://…"),
        _ => text.to_owned(),
    }
}
