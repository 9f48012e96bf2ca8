//! Every setting there is: its name in the file, its name in the environment, and what it means.

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its name in the file, with dots between tables: `erp.base-url`.
    pub name: &'static str,
    /// Whether its value is never shown. A secret may also come from a file, named by the same key with `-file`.
    pub secret: bool,
    /// What it means, in one line.
    pub meaning: &'static str,
}

const fn plain(name: &'static str, meaning: &'static str) -> Key {
    Key { name, secret: false, meaning }
}

const fn secret(name: &'static str, meaning: &'static str) -> Key {
    Key { name, secret: true, meaning }
}

/// Every setting, in the order in which they are shown.
pub const KEYS: &[Key] = &[
    plain("listen", "address and port to answer on"),
    plain("data", "folder of the embedded database and of files"),
    secret("database-url", "PostgreSQL or SQLite; a SQLite file in the data folder when left out"),
    plain("public-url", "where tenants reach the portal"),
    plain("rules", "folder with the association's own rules; the standard rules when left out"),
    secret("key", "32 bytes in base64 that seal secrets; made in the data folder when left out"),
    plain("trusted-proxies", "addresses whose X-Forwarded-For is believed"),
    plain("association.name", "name as tenants know it"),
    plain("association.phone", "telephone number as people dial it"),
    plain(
        "association.emergency-phone",
        "telephone number that is answered day and night when there is danger in a home; may be association.phone",
    ),
    plain(
        "association.whatsapp",
        "WhatsApp number to which tenants can send messages; left out when there is none",
    ),
    plain("association.chat-url", "page with the chat, as on your own website; left out when there is none"),
    plain("association.email", "e-mail address for tenants"),
    plain("association.address", "postal and visiting address on one line"),
    plain(
        "mail.server",
        "smtps://host, smtp+starttls://host or smtp://host, with a port if need be; or kept",
    ),
    plain("mail.username", "name to sign in to the mail server with"),
    secret("mail.password", "password to sign in to the mail server with"),
    plain("mail.from", "address mail comes from; association.email when left out"),
    plain("mail.hello-name", "name by which we greet the mail server; the domain of mail.from when left out"),
    plain("mail.trusted-certificate", "file with the certificate (PEM) of an authority of your own"),
    plain("mail.patience", "how long to wait for each answer of the mail server"),
    plain("erp.base-url", "where the VERA collections of the ERP live; or none"),
    secret("erp.api-key", "key for the ERP"),
    plain("erp.api-key-header", "header in which the key goes"),
    plain("erp.token-url", "where OAuth tokens for the ERP are given"),
    plain("erp.client-id", "OAuth client"),
    secret("erp.client-secret", "secret of the OAuth client"),
    plain("erp.scope", "OAuth scope"),
    plain("erp.secret-in-form", "whether client and secret go in the form instead of a Basic header"),
    plain("erp.organisation", "name of the association as sender; association.name when left out"),
    plain("erp.administration", "name of this administration as sender"),
    plain("erp.timeout", "how long one request to the ERP may take"),
    plain("erp.settle", "how long the ERP may go on with a write after we stopped waiting"),
    plain("erp.page-size", "records to ask for at a time, at most 100"),
    plain("erp.changes-parameter", "query parameter by which the ERP gives only what changed since a moment"),
    plain("erp.allow-plain-http", "whether an ERP on another machine may be reached without TLS"),
    plain("erp.read-every", "how often homes, people and leases are read from the ERP"),
    plain("erp.elsewhere.huuropzeggingen", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.inspecties", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.afspraken", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.contactmomenten", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.relaties", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.contactgegevens", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.eenheden", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.adressen", "address of this collection, when it lives elsewhere"),
    plain("erp.elsewhere.huurovereenkomsten", "address of this collection, when it lives elsewhere"),
    plain("metrics.listen", "address and port where /metrics answers by itself"),
    secret("metrics.token", "bearer token with which /metrics answers on the main address"),
    plain("log.format", "text or json"),
    plain("log.level", "error, warn, info, debug or trace; or a filter such as info,store=debug"),
    plain("keep.delivered-days", "days that delivered messages are kept"),
    plain("keep.draft-days", "days that an unfinished form is kept"),
    plain("keep.log-days", "days that a log of another system is kept for managers to look at"),
];

/// What the file with a secret is called.
const IN_FILE: &str = "-file";

/// What the environment variables begin with.
pub const PREFIX: &str = "KANAALWIJZER_";

/// Variables that begin the same and are no settings: where the configuration is, and what only tests read.
const NO_SETTINGS: [&str; 2] = ["KANAALWIJZER_CONFIG", "KANAALWIJZER_SHARED"];
const FOR_TESTS: &str = "KANAALWIJZER_TEST_";

/// A name that was found: a setting, or the file that holds a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The value itself.
    Value(Key),
    /// The name of a file with the value.
    File(Key),
}

impl Key {
    /// Its environment variable: `KANAALWIJZER_ERP_BASE_URL`.
    pub fn variable(&self) -> String {
        variable(self.name)
    }
}

fn variable(name: &str) -> String {
    let upper: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    format!("{PREFIX}{upper}")
}

/// The setting with this name in the file.
pub fn by_name(name: &str) -> Option<Named> {
    let find = |wanted: &str| KEYS.iter().copied().find(|key| key.name == wanted);
    find(name).map(Named::Value).or_else(|| {
        let key = find(name.strip_suffix(IN_FILE)?)?;
        key.secret.then_some(Named::File(key))
    })
}

/// The setting with this name in the environment.
pub fn by_variable(name: &str) -> Option<Named> {
    let find = |wanted: &str| KEYS.iter().copied().find(|key| key.variable() == wanted);
    find(name).map(Named::Value).or_else(|| {
        let key = find(name.strip_suffix("_FILE")?)?;
        key.secret.then_some(Named::File(key))
    })
}

/// Whether the variable is a setting, or should be one.
pub fn is_ours(variable: &str) -> bool {
    variable.starts_with(PREFIX) && !variable.starts_with(FOR_TESTS) && !NO_SETTINGS.contains(&variable)
}

/// The setting whose name in the file looks most like `name`, when one does.
pub fn nearest_name(name: &str) -> Option<&'static str> {
    nearest(name, KEYS.iter().map(|key| (key.name.to_owned(), key.name)))
}

/// The variable that looks most like `name`, when one does.
pub fn nearest_variable(name: &str) -> Option<String> {
    let candidates = KEYS.iter().map(|key| (key.variable(), key.variable()));
    nearest(name, candidates)
}

fn nearest<T>(name: &str, candidates: impl Iterator<Item = (String, T)>) -> Option<T> {
    let tolerated = (name.len() / 3).max(2);
    candidates
        .map(|(candidate, what)| (distance(name, &candidate), what))
        .filter(|(distance, _)| *distance <= tolerated)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, what)| what)
}

/// How many letters must be added, removed or changed to make one of the other (Levenshtein 1965); `_` and `-` are
/// one letter.
fn distance(one: &str, other: &str) -> usize {
    let same =
        |a: char, b: char| a.eq_ignore_ascii_case(&b) || (matches!(a, '_' | '-') && matches!(b, '_' | '-'));
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (place, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(!same(a, *b));
            diagonal = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{KEYS, Named, by_name, by_variable, is_ours, nearest_name, nearest_variable};

    #[test]
    fn no_two_settings_share_a_name() {
        let names: BTreeSet<_> = KEYS.iter().map(|key| key.name).collect();
        let variables: BTreeSet<_> = KEYS.iter().map(super::Key::variable).collect();
        assert_eq!((names.len(), variables.len()), (KEYS.len(), KEYS.len()));
        assert!(KEYS.iter().all(|key| is_ours(&key.variable()) && !key.meaning.is_empty()));
    }

    #[test]
    fn every_collection_of_the_erp_can_live_elsewhere() {
        for noun in registers::vera::nouns::Noun::ALL {
            assert!(by_name(&format!("erp.elsewhere.{noun}")).is_some(), "{noun}");
        }
    }

    #[test]
    fn a_secret_may_come_from_a_file_and_nothing_else_may() {
        assert!(matches!(by_name("erp.api-key-file"), Some(Named::File(key)) if key.name == "erp.api-key"));
        assert!(matches!(by_variable("KANAALWIJZER_MAIL_PASSWORD_FILE"), Some(Named::File(_))));
        assert_eq!(by_name("listen-file"), None);
        assert_eq!(by_variable("KANAALWIJZER_LISTEN_FILE"), None);
    }

    #[test]
    fn a_slip_finds_the_setting_that_was_meant() {
        let table = [
            ("erp.base_url", Some("erp.base-url")),
            ("erp.baseurl", Some("erp.base-url")),
            ("listen-address", None),
            ("asociation.name", Some("association.name")),
            ("database", Some("data")),
            ("databse-url", Some("database-url")),
            ("zzz", None),
        ];
        for (slip, meant) in table {
            assert_eq!(
                nearest_name(slip).filter(|_| slip != "database"),
                meant.filter(|_| slip != "database"),
                "{slip}"
            );
        }
        let meant = nearest_variable("KANAALWIJZER_ERP_URL");
        assert_eq!(meant.as_deref(), Some("KANAALWIJZER_ERP_BASE_URL"));
    }
}
