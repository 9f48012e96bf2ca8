//! People known to the association (VERA *relatie*).

use serde::{Deserialize, Serialize};

use crate::channels::Channel;
use crate::ids::RelationId;
use crate::language::Language;

/// A person's name, as on the lease.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonName {
    /// Initials with dots: `A.B.`.
    pub initials: String,
    /// Given name, when known.
    pub first_name: Option<String>,
    /// What stands between: `van der`.
    pub infix: Option<String>,
    /// Family name without the infix.
    pub last_name: String,
}

impl PersonName {
    /// How the person is addressed in a sentence: `Aya de Wit`, or `A. de Wit` when the given name is unknown.
    pub fn spoken(&self) -> String {
        let given = self.first_name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&self.initials);
        [Some(given), self.infix.as_deref(), Some(self.last_name.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// How lists sort and show it: `Wit, A. de`.
    pub fn listed(&self) -> String {
        let rest = [Some(self.initials.as_str()), self.infix.as_deref()]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if rest.is_empty() { self.last_name.clone() } else { format!("{}, {rest}", self.last_name) }
    }
}

/// A person who rents, or rented, a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Its identifier here.
    pub id: RelationId,
    /// The association's own number for this person (*relatienummer*); unique.
    pub number: String,
    /// Name.
    pub name: PersonName,
    /// E-mail address, in lower case; the key of the sign-in code.
    pub email: Option<String>,
    /// Telephone number in E.164 form: `+31612345678`.
    pub phone: Option<String>,
    /// In which language we write to them.
    pub language: Language,
    /// How they asked to be reached; `None` when they never said.
    pub preference: Option<Channel>,
    /// Optimistic version, counted from 1.
    pub version: i64,
}
