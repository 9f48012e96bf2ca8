//! Gathering values: the file first, the environment over it, each with where it came from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::keys::{self, Named};
use super::problems::{Origin, Problem};

/// A value as it was written.
#[derive(Clone, PartialEq, Eq)]
pub struct Found {
    /// The value; parts of a list are separated by commas.
    pub text: String,
    /// Where it came from.
    pub origin: Origin,
}

/// Every value that was set, by name.
#[derive(Default)]
pub struct Sources {
    /// The values.
    pub values: BTreeMap<&'static str, Found>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl Sources {
    /// Reads the configuration file, when there is one, and the environment.
    pub fn gather(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Self {
        let mut sources = Self::default();
        if let Some(file) = file {
            match std::fs::read_to_string(file) {
                Ok(text) => sources.add_file(file, &text),
                Err(error) => sources.problems.push(Problem {
                    what: format!("configuration file {}", file.display()),
                    origin: None,
                    wrong: format!("cannot be read: {error}"),
                    remedy: "give the right file with --config or KANAALWIJZER_CONFIG, or leave it out"
                        .to_owned(),
                }),
            }
        }
        let mut variables: Vec<_> = environment.filter(|(name, _)| keys::is_ours(name)).collect();
        variables.sort();
        for (name, value) in variables {
            sources.add_variable(&name, value);
        }
        sources
    }

    fn add_file(&mut self, file: &Path, text: &str) {
        let line_of = |place: usize| text[..place.min(text.len())].matches('\n').count() + 1;
        match DeTable::parse(text) {
            Ok(table) => self.add_table(file, "", table.get_ref(), &line_of),
            Err(error) => self.problems.push(Problem {
                what: "configuration file".to_owned(),
                origin: error.span().map(|span| Origin::File(file.to_owned(), line_of(span.start))),
                wrong: format!("is not TOML: {}", error.message()),
                remedy: "mend this line; see https://toml.io for how a file is written".to_owned(),
            }),
        }
    }

    fn add_table(&mut self, file: &Path, above: &str, table: &DeTable<'_>, line_of: &dyn Fn(usize) -> usize) {
        for (key, value) in table {
            let name = format!("{above}{}", key.get_ref());
            let origin = Origin::File(file.to_owned(), line_of(key.span().start));
            match (keys::by_name(&name), value.get_ref()) {
                (None, DeValue::Table(inner)) => self.add_table(file, &format!("{name}."), inner, line_of),
                (None, _) => self.unknown(&name, keys::nearest_name(&name), origin),
                (Some(named), value) => match text_of(value) {
                    Some(text) => self.add(named, text, origin, file.parent()),
                    None => self.problems.push(Problem {
                        what: name,
                        origin: Some(origin),
                        wrong: "is a table or a list of lists".to_owned(),
                        remedy: "write one value, or a list of texts".to_owned(),
                    }),
                },
            }
        }
    }

    fn add_variable(&mut self, variable: &str, value: String) {
        let origin = Origin::Environment(variable.to_owned());
        match keys::by_variable(variable) {
            // An empty variable is how a service file unsets one.
            Some(_) if value.trim().is_empty() => {}
            Some(named) => self.add(named, value, origin, None),
            None => self.unknown(variable, keys::nearest_variable(variable).as_deref(), origin),
        }
    }

    fn unknown(&mut self, name: &str, nearest: Option<&str>, origin: Origin) {
        let remedy = nearest.map_or_else(
            || "remove it; `kanaalwijzer settings` lists every setting".to_owned(),
            |nearest| format!("did you mean `{nearest}`? `kanaalwijzer settings` lists every setting"),
        );
        let wrong = "is not a setting".to_owned();
        self.problems.push(Problem { what: format!("`{name}`"), origin: Some(origin), wrong, remedy });
    }

    fn add(&mut self, named: Named, text: String, origin: Origin, beside: Option<&Path>) {
        let (key, text) = match named {
            Named::Value(key) => (key, text),
            Named::File(key) => {
                // Beside the configuration file, or else where the program runs.
                let file: PathBuf = beside.map_or_else(|| text.clone().into(), |folder| folder.join(&text));
                match std::fs::read_to_string(&file) {
                    Ok(secret) => (key, secret.trim_end_matches(['\r', '\n']).to_owned()),
                    Err(error) => {
                        return self.problems.push(Problem {
                            what: format!("{}-file", key.name),
                            origin: Some(origin),
                            wrong: format!("{} cannot be read: {error}", file.display()),
                            remedy: "name a file that this program may read".to_owned(),
                        });
                    }
                }
            }
        };
        self.values.insert(key.name, Found { text, origin });
    }
}

fn text_of(value: &DeValue<'_>) -> Option<String> {
    Some(match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(moment) => moment.to_string(),
        DeValue::Array(parts) => {
            let texts: Option<Vec<String>> = parts
                .iter()
                .map(|part| match part.get_ref() {
                    DeValue::String(text) => Some(text.to_string()),
                    _ => None,
                })
                .collect();
            texts?.join(",")
        }
        DeValue::Table(_) => return None,
    })
}
