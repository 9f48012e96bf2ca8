//! *Relatie*: the people and organisations that the ERP knows.
//!
//! VERA also offers citizen number, date of birth, sex, nationality, marital state and income. They are not read:
//! nothing here may steer by them.

use domain::channels::Channel;
use domain::language::Language;
use domain::tenancy::PersonName;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reading::{self, FieldProblem, Part, Record};
use crate::vera::codes::{
    ContactKind, ContactPreference, ContactState, PreferredLanguage, ReferenceCode, RelationKind,
};
use crate::vera::nouns::Noun;

/// A relation as VERA writes it (`Relatiebericht`): person, organisation or group.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Relatie {
    /// The ERP's key.
    #[serde(deserialize_with = "reading::text")]
    pub id: Option<String>,
    /// The association's number.
    #[serde(deserialize_with = "reading::text")]
    pub code: Option<String>,
    /// Person, organisation or group (`RELATIESOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub soort: Option<String>,
    /// Initials.
    #[serde(deserialize_with = "reading::text")]
    pub voorletters: Option<String>,
    /// Initials, in ERPs that fill this field instead.
    #[serde(deserialize_with = "reading::text")]
    pub initialen: Option<String>,
    /// Given names.
    #[serde(deserialize_with = "reading::text")]
    pub voornaam: Option<String>,
    /// The name somebody goes by.
    #[serde(deserialize_with = "reading::text")]
    pub roepnaam: Option<String>,
    /// What stands before the family name.
    #[serde(deserialize_with = "reading::text")]
    pub tussenvoegsels: Option<String>,
    /// Family name.
    #[serde(deserialize_with = "reading::text")]
    pub achternaam: Option<String>,
    /// Name of an organisation or group.
    #[serde(deserialize_with = "reading::text")]
    pub naam: Option<String>,
    /// Day of death.
    #[serde(deserialize_with = "reading::day")]
    pub overlijdensdatum: Option<Date>,
    /// Language (`TAAL`).
    #[serde(deserialize_with = "reading::code")]
    pub voorkeurstaal: Option<String>,
    /// Preferred means (`CONTACTGEGEVENSOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub communicatievoorkeur: Option<String>,
    /// Ways to reach somebody.
    #[serde(deserialize_with = "reading::list")]
    pub contactgegevens: Vec<Contactgegeven>,
}

/// A way to reach somebody as VERA writes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Contactgegeven {
    /// What kind (`CONTACTGEGEVENSOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub soort: Option<String>,
    /// Whether it still holds (`CONTACTGEGEVENSTATUS`).
    #[serde(deserialize_with = "reading::code")]
    pub status: Option<String>,
    /// Which of several comes first (`CONTACTGEGEVENVOORKEUR`).
    #[serde(deserialize_with = "reading::code")]
    pub voorkeur: Option<String>,
    /// The address or number itself.
    #[serde(deserialize_with = "reading::text")]
    pub waarde: Option<String>,
}

/// A relation in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelationRecord {
    /// The ERP's key.
    pub erp_id: String,
    /// The association's number; the key when the ERP gives no number.
    pub number: String,
    /// Whether it is an organisation; then the name stands in `last_name`.
    pub organisation: bool,
    /// Name.
    pub name: PersonName,
    /// E-mail address, in lower case, not verified.
    pub email: Option<String>,
    /// Telephone number as the ERP writes it, mobile rather than fixed.
    pub phone: Option<String>,
    /// In which language to write.
    pub language: Language,
    /// How they asked to be reached.
    pub preference: Option<Channel>,
    /// Day of death, when the ERP knows of it.
    pub deceased_on: Option<Date>,
}

impl Record for RelationRecord {
    const NOUN: Noun = Noun::Relaties;
    const PARTS: &'static [Part] =
        &[Part { property: "contactgegevens", noun: Noun::Contactgegevens, whole_when: "waarde" }];
    type Raw = Relatie;

    fn from_raw(raw: Relatie) -> Result<Option<Self>, FieldProblem> {
        let kind = match raw.soort.as_deref() {
            Some(code) => RelationKind::from_code(code)
                .ok_or_else(|| FieldProblem::at("soort", "not one of NAT, REC and GRO (RELATIESOORT)"))?,
            None => RelationKind::Person,
        };
        if kind == RelationKind::Group {
            return Ok(None);
        }
        let erp_id = raw.id.clone().ok_or_else(|| FieldProblem::missing("id"))?;
        let organisation = kind == RelationKind::Organisation;
        Ok(Some(Self {
            number: raw.code.clone().unwrap_or_else(|| erp_id.clone()),
            erp_id,
            organisation,
            name: name(&raw, organisation)?,
            email: raw.reached_by(&[ContactKind::Email]).map(str::to_lowercase),
            phone: raw.reached_by(&[ContactKind::Mobile, ContactKind::Phone]).map(str::to_owned),
            language: match raw.voorkeurstaal.as_deref().and_then(PreferredLanguage::from_code) {
                Some(PreferredLanguage::English) => Language::En,
                Some(PreferredLanguage::Dutch) | None => Language::Nl,
            },
            preference: raw.communicatievoorkeur.as_deref().and_then(ContactKind::from_code).map(channel),
            deceased_on: raw.overlijdensdatum,
        }))
    }
}

impl Relatie {
    /// The best address or number of the first of these kinds that there is.
    fn reached_by(&self, kinds: &[ContactKind]) -> Option<&str> {
        let valid =
            |contact: &&Contactgegeven| contact.status.as_deref() != Some(ContactState::Invalid.code());
        kinds.iter().find_map(|kind| {
            self.contactgegevens
                .iter()
                .filter(valid)
                .filter(|contact| contact.soort.as_deref() == Some(kind.code()))
                .filter_map(|contact| Some((contact, contact.waarde.as_deref()?)))
                .min_by_key(|(contact, _)| {
                    contact.voorkeur.as_deref() != Some(ContactPreference::First.code())
                })
                .map(|(_, value)| value)
        })
    }
}

fn name(raw: &Relatie, organisation: bool) -> Result<PersonName, FieldProblem> {
    if organisation {
        let name = raw.naam.clone().ok_or_else(|| FieldProblem::missing("naam"))?;
        return Ok(PersonName { last_name: name, ..PersonName::default() });
    }
    Ok(PersonName {
        initials: raw.voorletters.clone().or_else(|| raw.initialen.clone()).unwrap_or_default(),
        first_name: raw.roepnaam.clone().or_else(|| raw.voornaam.clone()),
        infix: raw.tussenvoegsels.clone(),
        last_name: raw.achternaam.clone().ok_or_else(|| FieldProblem::missing("achternaam"))?,
    })
}

const fn channel(kind: ContactKind) -> Channel {
    match kind {
        ContactKind::Email => Channel::Email,
        ContactKind::Mobile | ContactKind::Phone => Channel::Phone,
        ContactKind::Post => Channel::Letter,
    }
}
