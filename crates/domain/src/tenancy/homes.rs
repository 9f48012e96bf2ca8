//! Homes and other lettable units (VERA *eenheid*).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::HomeId;

/// A Dutch postal address, as in the BAG register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street name.
    pub street: String,
    /// House number.
    pub house_number: u32,
    /// House letter (*huisletter*).
    pub letter: Option<String>,
    /// Addition (*huisnummertoevoeging*).
    pub suffix: Option<String>,
    /// Postal code without a space: `9712KB`.
    pub postal_code: String,
    /// City (*woonplaats*).
    pub city: String,
}

impl Address {
    /// Street and number on one line: `Poelestraat 24c-2`.
    pub fn line(&self) -> String {
        let letter = self.letter.as_deref().unwrap_or_default();
        let suffix = match self.suffix.as_deref() {
            Some(suffix) if !suffix.is_empty() => format!("-{suffix}"),
            _ => String::new(),
        };
        format!("{} {}{letter}{suffix}", self.street, self.house_number)
    }
}

impl fmt::Display for Address {
    /// The whole address on one line: `Poelestraat 24c, 9712 KB Groningen`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digits, letters) = self.postal_code.split_at_checked(4).unwrap_or((&self.postal_code, ""));
        write!(f, "{}, {digits} {letters} {}", self.line(), self.city)
    }
}

/// What kind of home it is (VERA `EENHEIDDETAILSOORT`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HomeKind {
    /// Terraced house (*tussenwoning*, TUS).
    Terraced,
    /// Corner house (*hoekwoning*, HOE).
    Corner,
    /// Semi-detached house (*twee-onder-een-kapwoning*, TWE).
    SemiDetached,
    /// Gallery flat (*galerijflat*, GAL).
    GalleryFlat,
    /// Flat on a shared staircase (*portiekflat*, POF).
    StaircaseFlat,
    /// Maisonette (MAI).
    Maisonette,
    /// Upstairs flat (*bovenwoning*, BOV).
    Upstairs,
    /// Downstairs flat (*benedenwoning*, BEN).
    Downstairs,
    /// Room with shared facilities (*kamer*, KAM).
    Room,
    /// Parking place for a car (*parkeerplaats auto*, PAR).
    Parking,
    /// Storage (*berging*, BER).
    Storage,
}

impl HomeKind {
    /// Every kind with its stored word and its VERA code.
    pub const ALL: [(Self, &'static str, &'static str); 11] = [
        (Self::Terraced, "terraced", "TUS"),
        (Self::Corner, "corner", "HOE"),
        (Self::SemiDetached, "semi-detached", "TWE"),
        (Self::GalleryFlat, "gallery-flat", "GAL"),
        (Self::StaircaseFlat, "staircase-flat", "POF"),
        (Self::Maisonette, "maisonette", "MAI"),
        (Self::Upstairs, "upstairs", "BOV"),
        (Self::Downstairs, "downstairs", "BEN"),
        (Self::Room, "room", "KAM"),
        (Self::Parking, "parking", "PAR"),
        (Self::Storage, "storage", "BER"),
    ];

    /// The stored word, also used in decision tables.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("terraced", |(_, code, _)| code)
    }

    /// The code in VERA `EENHEIDDETAILSOORT`.
    pub fn vera_code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("TUS", |(_, _, vera)| vera)
    }

    /// The kind with this stored word or this VERA code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word, vera)| *word == code || *vera == code).map(|(kind, ..)| *kind)
    }
}

/// Where a home is: WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// A home that is or can be let.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// Its identifier here.
    pub id: HomeId,
    /// The association's own number (*VHE-nummer*); unique.
    pub number: String,
    /// Address.
    pub address: Address,
    /// What kind of home.
    pub kind: HomeKind,
    /// Year of building.
    pub build_year: Option<i16>,
    /// Day of the last major maintenance or renovation, when known.
    pub last_major_maintenance: Option<Date>,
    /// Repair reports that are still open.
    pub open_reports: u32,
    /// Where it is, when known.
    pub location: Option<Location>,
    /// Optimistic version, counted from 1.
    pub version: i64,
}
