//! What the ERP accepts in the records that others write: which properties, of which form, and which are needed.

use serde_json::Value;

use crate::records::Collection;

/// The form of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text,
    /// A day: `2026-11-22`.
    Day,
    /// A moment in UTC: `2026-11-22T02:21:00Z`.
    Moment,
    /// An absolute address.
    Address,
    /// A list of absolute addresses.
    Addresses,
    /// Reference data, of these codes when VERA publishes them.
    Code(&'static [&'static str]),
    /// A list of reference data.
    Codes(&'static [&'static str]),
    /// The keys of a record.
    Keys,
    /// A list of keys.
    KeysList,
    /// Attributes beside the data model.
    Extra,
}

/// A property: its name, its form, and whether a record cannot do without it.
pub type Property = (&'static str, Form, bool);

const ANY: &[&str] = &[];
const INSPECTION_CODES: &[&str] = &["VOO", "EIN"];
const APPOINTMENT_STATUS: &[&str] = &["AAN", "AFG", "ANN", "GEP"];

const COMMON: &[Property] = &[
    ("id", Form::Text, false),
    ("idExtern", Form::Text, true),
    ("idOrganisatie", Form::Text, true),
    ("idAdministratie", Form::Text, false),
    ("idGegevensbeheerder", Form::Text, false),
    ("code", Form::Text, false),
    ("extra-attributen", Form::Extra, false),
    ("informatieobjecten", Form::Addresses, false),
];

const TERMINATION: &[Property] = &[
    ("status", Form::Code(&["AAN", "AFG", "GEA", "GOE", "INB"]), true),
    ("begindatum", Form::Day, true),
    ("einddatum", Form::Day, false),
    ("opzegdatum", Form::Day, true),
    ("eindeReden", Form::Code(&["ONT", "OPZ", "VER"]), true),
    ("eindeDetailReden", Form::Code(ANY), false),
    ("huurdersafspraken", Form::Codes(&["CON"]), false),
    ("huurovereenkomst", Form::Keys, true),
    ("inspectieafspraken", Form::Addresses, false),
    ("nieuweAdressen", Form::Addresses, false),
    ("onderhoudsverzoek", Form::Address, false),
    ("relaties", Form::Addresses, false),
];

const INSPECTION: &[Property] = &[
    ("soort", Form::Code(INSPECTION_CODES), true),
    ("status", Form::Code(APPOINTMENT_STATUS), true),
    ("afspraak", Form::Address, false),
    ("overeenkomst", Form::Keys, true),
    ("relaties", Form::Addresses, false),
];

const APPOINTMENT: &[Property] = &[
    ("onderwerp", Form::Text, true),
    ("status", Form::Code(APPOINTMENT_STATUS), true),
    ("begindatum", Form::Moment, false),
    ("einddatum", Form::Moment, false),
    ("bloktijdBegin", Form::Moment, false),
    ("bloktijdEind", Form::Moment, false),
    ("alternatiefContactgegeven", Form::Text, false),
    ("contactgegeven", Form::Keys, false),
    ("locatie", Form::Address, false),
    ("relaties", Form::KeysList, false),
];

const CONTACT: &[Property] = &[
    ("omschrijving", Form::Text, false),
    ("onderwerp", Form::Text, true),
    ("soort", Form::Code(ANY), false),
    ("detailSoort", Form::Code(ANY), false),
    ("datum", Form::Moment, true),
    ("dossier", Form::Address, false),
    ("kanaal", Form::Code(&["APP", "BAL", "BEZ", "BRI", "EMA", "INS", "INT", "SMS", "TEL"]), false),
    ("relaties", Form::KeysList, true),
    ("richting", Form::Code(&["INK", "UIT"]), true),
    ("zaak", Form::Address, false),
];

/// The properties of a kind of record.
pub fn properties(collection: Collection) -> impl Iterator<Item = &'static Property> {
    let own = match collection {
        Collection::Huuropzeggingen => TERMINATION,
        Collection::Inspecties => INSPECTION,
        Collection::Afspraken => APPOINTMENT,
        Collection::Contactmomenten => CONTACT,
    };
    COMMON.iter().chain(own)
}

/// Why a record is not accepted, in words for the sender; `Ok` when it is.
pub fn check(collection: Collection, record: &Value) -> Result<(), String> {
    let Some(members) = record.as_object() else { return Err("een bericht is een object".to_owned()) };
    for (name, value) in members {
        let Some((_, form, _)) = properties(collection).find(|(known, ..)| known == name) else {
            return Err(format!("onbekend attribuut {name}"));
        };
        if !form.fits(value) {
            return Err(format!("attribuut {name} heeft niet de juiste vorm of een onbekende code"));
        }
    }
    match properties(collection).find(|(name, _, needed)| *needed && !members.contains_key(*name)) {
        Some((name, ..)) => Err(format!("attribuut {name} ontbreekt")),
        None => Ok(()),
    }
}

impl Form {
    fn fits(self, value: &Value) -> bool {
        let each =
            |form: Self| value.as_array().is_some_and(|items| items.iter().all(|item| form.fits(item)));
        match self {
            Self::Text => value.is_string(),
            Self::Day => {
                value.as_str().is_some_and(|day| day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok())
            }
            Self::Moment => value
                .as_str()
                .is_some_and(|moment| moment.ends_with('Z') && moment.parse::<jiff::Timestamp>().is_ok()),
            Self::Address => value.as_str().is_some_and(|address| address.contains("://")),
            Self::Addresses => each(Self::Address),
            Self::Code(codes) => value
                .get("code")
                .and_then(Value::as_str)
                .is_some_and(|code| codes.is_empty() || codes.contains(&code)),
            Self::Codes(codes) => each(Self::Code(codes)),
            Self::Keys => {
                ["id", "idExtern", "code"].iter().any(|key| value.get(key).is_some_and(Value::is_string))
            }
            Self::KeysList => each(Self::Keys),
            Self::Extra => value.as_array().is_some_and(|items| {
                items.iter().all(|item| {
                    item.get("naam").is_some_and(Value::is_string)
                        && item.get("waarde").is_some_and(Value::is_string)
                })
            }),
        }
    }
}

#[cfg(test)]
mod tests;
