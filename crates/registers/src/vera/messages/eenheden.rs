//! *Eenheid*: the homes and other units that the ERP knows.

use domain::tenancy::{Address, HomeKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reading::{self, FieldProblem, Part, Record};
use crate::vera::nouns::Noun;

/// A unit as VERA writes it (`Eenheidbericht`); the fields that we use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Eenheid {
    /// The ERP's key.
    #[serde(deserialize_with = "reading::text")]
    pub id: Option<String>,
    /// The association's number.
    #[serde(deserialize_with = "reading::text")]
    pub code: Option<String>,
    /// What kind of home (`EENHEIDDETAILSOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub detail_soort: Option<String>,
    /// Year of building.
    #[serde(deserialize_with = "reading::text")]
    pub bouwjaar: Option<String>,
    /// The day on which it stopped being let.
    #[serde(deserialize_with = "reading::day")]
    pub uit_exploitatiedatum: Option<Date>,
    /// Where it is.
    pub adres: Option<Adres>,
}

/// An address as VERA writes it (`Eenheidadres`).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Adres {
    /// Street.
    #[serde(deserialize_with = "reading::text")]
    pub straatnaam: Option<String>,
    /// House number.
    #[serde(deserialize_with = "reading::text")]
    pub huisnummer: Option<String>,
    /// House letter.
    #[serde(deserialize_with = "reading::text")]
    pub huisletter: Option<String>,
    /// Addition.
    #[serde(deserialize_with = "reading::text")]
    pub huisnummer_toevoeging: Option<String>,
    /// Postal code.
    #[serde(deserialize_with = "reading::text")]
    pub postcode: Option<String>,
    /// City.
    pub woonplaats: Option<Woonplaats>,
}

/// A city as VERA writes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Woonplaats {
    /// Its name.
    #[serde(deserialize_with = "reading::text")]
    pub naam: Option<String>,
}

/// A home in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeRecord {
    /// The ERP's key.
    pub erp_id: String,
    /// The association's number; the key when the ERP gives no number.
    pub number: String,
    /// Address.
    pub address: Address,
    /// What kind of home; `None` for a kind we have no word for.
    pub kind: Option<HomeKind>,
    /// The ERP's own code for the kind.
    pub kind_code: Option<String>,
    /// Year of building.
    pub build_year: Option<i16>,
    /// The day on which it stopped being let.
    pub out_of_service_on: Option<Date>,
}

impl Record for HomeRecord {
    const NOUN: Noun = Noun::Eenheden;
    const PARTS: &'static [Part] =
        &[Part { property: "adres", noun: Noun::Adressen, whole_when: "straatnaam" }];
    type Raw = Eenheid;

    fn from_raw(raw: Eenheid) -> Result<Option<Self>, FieldProblem> {
        let erp_id = raw.id.ok_or_else(|| FieldProblem::missing("id"))?;
        let build_year = raw.bouwjaar.map(|year| {
            year.parse().map_err(|_| FieldProblem::at("bouwjaar", "not a year of at most four digits"))
        });
        Ok(Some(Self {
            number: raw.code.unwrap_or_else(|| erp_id.clone()),
            erp_id,
            address: address(raw.adres.ok_or_else(|| FieldProblem::missing("adres"))?)?,
            kind: raw.detail_soort.as_deref().and_then(reading::home_kind),
            kind_code: raw.detail_soort,
            build_year: build_year.transpose()?,
            out_of_service_on: raw.uit_exploitatiedatum,
        }))
    }
}

fn address(raw: Adres) -> Result<Address, FieldProblem> {
    let written = raw.huisnummer.ok_or_else(|| FieldProblem::missing("adres.huisnummer"))?;
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = written.split_at(digits);
    let house_number = number
        .parse()
        .map_err(|_| FieldProblem::at("adres.huisnummer", "does not begin with a house number"))?;
    let rest = Some(rest.trim_matches([' ', '-'])).filter(|rest| !rest.is_empty()).map(str::to_owned);
    Ok(Address {
        street: raw.straatnaam.ok_or_else(|| FieldProblem::missing("adres.straatnaam"))?,
        house_number,
        letter: raw.huisletter,
        suffix: raw.huisnummer_toevoeging.or(rest),
        postal_code: postal_code(raw.postcode.as_deref())?,
        city: raw
            .woonplaats
            .and_then(|city| city.naam)
            .ok_or_else(|| FieldProblem::missing("adres.woonplaats.naam"))?,
    })
}

/// `9712 kb` → `9712KB`.
fn postal_code(written: Option<&str>) -> Result<String, FieldProblem> {
    let written = written.ok_or_else(|| FieldProblem::missing("adres.postcode"))?;
    let code: String =
        written.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let fits = code.len() == 6
        && code.bytes().take(4).all(|byte| byte.is_ascii_digit())
        && code.bytes().skip(4).all(|byte| byte.is_ascii_uppercase());
    if fits {
        Ok(code)
    } else {
        Err(FieldProblem::at("adres.postcode", "not a Dutch postal code such as 9712KB"))
    }
}
