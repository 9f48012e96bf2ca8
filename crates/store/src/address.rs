//! Where the database is: a SQLite file or a PostgreSQL server.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::dialect::Dialect;

/// The address of a database. Shown and debugged without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Place);

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

/// The text is not the address of a database that we can use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a database address: expected postgres://user:password@host/name or sqlite:/path/to/file.db, found {found}"
)]
pub struct InvalidDatabaseUrl {
    /// What was found: the scheme only, because the rest may hold a password.
    found: String,
}

impl DatabaseUrl {
    /// The SQLite database in `file`; it is made when the database is migrated.
    pub fn sqlite(file: impl Into<PathBuf>) -> Self {
        Self(Place::Sqlite(file.into()))
    }

    /// Which SQL is spoken there.
    pub const fn dialect(&self) -> Dialect {
        match &self.0 {
            Place::Sqlite(_) => Dialect::Sqlite,
            Place::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The file of a SQLite database.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Place::Sqlite(file) => Some(file),
            Place::Postgres(_) => None,
        }
    }

    /// The address with its password, in the form the driver wants.
    pub(crate) fn for_driver(&self) -> String {
        match &self.0 {
            Place::Postgres(url) => url.clone(),
            // The driver reads `?` and `#` as the end of the path and `%` as an escape.
            Place::Sqlite(file) => {
                let path = file.to_string_lossy();
                let escaped = path.replace('%', "%25").replace('?', "%3F").replace('#', "%23");
                format!("sqlite://{escaped}?mode=rwc")
            }
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = InvalidDatabaseUrl;

    fn from_str(text: &str) -> Result<Self, InvalidDatabaseUrl> {
        let scheme = text.split(':').next().unwrap_or_default();
        match scheme {
            "postgres" | "postgresql" if text.contains("://") => Ok(Self(Place::Postgres(text.to_owned()))),
            "sqlite" if text.len() > "sqlite:".len() => {
                let path = text.trim_start_matches("sqlite:");
                Ok(Self::sqlite(path.strip_prefix("//").unwrap_or(path)))
            }
            _ if text.contains(':') => Err(InvalidDatabaseUrl { found: format!("{scheme}:…") }),
            _ => Err(InvalidDatabaseUrl { found: "no scheme".to_owned() }),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            Place::Postgres(url) => f.write_str(&without_secrets(url)),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

/// `postgres://user:secret@host/name?password=secret` as `postgres://user:…@host/name`.
fn without_secrets(url: &str) -> String {
    let without_query = url.split('?').next().unwrap_or_default();
    let Some((scheme, rest)) = without_query.split_once("://") else { return "postgres://…".to_owned() };
    match rest.rsplit_once('@') {
        Some((account, host)) => {
            let user = account.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::DatabaseUrl;

    #[test]
    fn addresses_are_read_and_never_show_their_password() {
        let table = [
            ("postgres://aya:geheim@db.example/wonen", "postgres://aya:…@db.example/wonen"),
            ("postgres://aya:ge@heim@db.example/wonen", "postgres://aya:…@db.example/wonen"),
            ("postgresql://db/wonen?user=aya&password=geheim", "postgresql://db/wonen"),
            ("sqlite:data/wonen.db", "sqlite:data/wonen.db"),
            ("sqlite:///var/lib/wonen.db", "sqlite:/var/lib/wonen.db"),
        ];
        for (text, shown) in table {
            let url: DatabaseUrl = text.parse().unwrap();
            assert_eq!(url.to_string(), shown, "{text}");
            assert!(!format!("{url:?}").contains("heim"), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_address_is_refused_without_repeating_it() {
        for text in ["", "wonen.db", "mysql://aya:geheim@db/wonen", "sqlite:", "postgres:geheim"] {
            let refusal = text.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(!refusal.contains("geheim"), "{refusal}");
        }
    }

    #[test]
    fn odd_characters_in_a_path_reach_the_driver_escaped() {
        let url = DatabaseUrl::sqlite("/tmp/wat? 100% #1.db");
        assert_eq!(url.for_driver(), "sqlite:///tmp/wat%3F 100%25 %231.db?mode=rwc");
    }
}
