//! The plan of the town: its neighbourhoods, streets and buildings.

use domain::tenancy::HomeKind;

/// The town.
pub(crate) const CITY: &str = "Markerbrink";

/// For whom a building is meant; colours who lives there and never leaves the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Anybody.
    General,
    /// Families.
    Families,
    /// Older people.
    Seniors,
    /// Students.
    Students,
    /// Cars and bicycles.
    Things,
}

/// Homes that were built together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Complex {
    /// The street.
    pub street: &'static str,
    /// The four digits of the postal code, the same for the whole neighbourhood.
    pub digits: &'static str,
    /// What kind of homes; the ends of a row of terraced houses are corner houses.
    pub kind: HomeKind,
    /// How many.
    pub count: u32,
    /// The first house number.
    pub first: u32,
    /// How many years ago it was built.
    pub built: i16,
    /// How many years ago it was last renovated, if it was.
    pub renovated: Option<i16>,
    /// For whom.
    pub purpose: Purpose,
    /// South-west corner in millionths of a degree north and east of 52.5 and 5.2.
    pub corner: (i32, i32),
}

const fn complex(
    street: &'static str,
    digits: &'static str,
    kind: HomeKind,
    count: u32,
    years: (i16, Option<i16>),
    corner: (i32, i32),
) -> Complex {
    let purpose = match kind {
        HomeKind::Terraced | HomeKind::Corner | HomeKind::SemiDetached => Purpose::Families,
        HomeKind::Room => Purpose::Students,
        HomeKind::Parking | HomeKind::Storage => Purpose::Things,
        _ => Purpose::General,
    };
    let (built, renovated) = years;
    Complex { street, digits, kind, count, first: 1, built, renovated, purpose, corner }
}

impl Complex {
    const fn from(mut self, first: u32) -> Self {
        self.first = first;
        self
    }

    const fn seniors(mut self) -> Self {
        self.purpose = Purpose::Seniors;
        self
    }
}

use HomeKind::{
    Downstairs, GalleryFlat, Maisonette, Parking, Room, SemiDetached, StaircaseFlat, Storage, Terraced,
};

/// The street of the young flats in which the plain tenants of the scripts live.
pub(crate) const YOUNG_FLATS: &str = "Loodskade";

/// Every building. De Oude Brink (8951), the bird quarter (8952), the flower quarter (8953), the star quarter (8954)
/// and the harbour (8955), from old to new.
pub(crate) const COMPLEXES: [Complex; 36] = [
    complex("Turfbrink", "8951", StaircaseFlat, 36, (63, Some(12)), (0, 0)),
    complex("Turfbrink", "8951", StaircaseFlat, 36, (63, Some(12)), (900, 0)).from(37),
    complex("Kalkbrink", "8951", Downstairs, 48, (66, Some(21)), (1_900, 0)),
    complex("Wilgenbrink", "8951", Downstairs, 32, (66, None), (2_900, 0)),
    complex("Smidsbrink", "8951", Terraced, 42, (65, Some(9)), (0, 4_000)),
    complex("Weversbrink", "8951", Terraced, 40, (64, Some(9)), (1_000, 4_000)),
    complex("Kuipersbrink", "8951", Terraced, 38, (64, Some(24)), (2_000, 4_000)),
    complex("Wulpenwende", "8952", GalleryFlat, 96, (54, Some(16)), (5_000, 0)),
    complex("Grutterwende", "8952", GalleryFlat, 96, (53, Some(5)), (6_000, 0)),
    complex("Karekietwende", "8952", GalleryFlat, 96, (52, None), (7_000, 0)).seniors(),
    complex("Roerdompwende", "8952", Maisonette, 60, (53, Some(16)), (8_000, 0)),
    complex("Lepelaarwende", "8952", Terraced, 44, (50, Some(13)), (5_000, 5_000)),
    complex("Kluutwende", "8952", Terraced, 36, (50, Some(13)), (6_000, 5_000)),
    complex("Zwanenbloemlaan", "8953", Terraced, 52, (43, Some(8)), (10_000, 0)),
    complex("Moerasrooslaan", "8953", Terraced, 48, (42, Some(8)), (11_000, 0)),
    complex("Lisdoddelaan", "8953", Terraced, 50, (41, None), (12_000, 0)),
    complex("Dotterlaan", "8953", Terraced, 56, (39, Some(3)), (13_000, 0)),
    complex("Pijlkruidlaan", "8953", Terraced, 54, (38, None), (14_000, 0)),
    complex("Watermuntlaan", "8953", SemiDetached, 24, (38, None), (10_000, 6_000)),
    complex("Kalmoeslaan", "8953", StaircaseFlat, 48, (40, Some(11)), (11_000, 6_000)),
    complex("Kalmoeslaan", "8953", StaircaseFlat, 48, (40, Some(11)), (12_000, 6_000)).from(49),
    complex("Poolsterveld", "8954", Terraced, 60, (29, Some(6)), (0, 10_000)),
    complex("Komeetveld", "8954", Terraced, 58, (27, None), (1_000, 10_000)),
    complex("Zonnewende", "8954", Terraced, 52, (24, None), (2_000, 10_000)),
    complex("Avondsterveld", "8954", Terraced, 50, (21, None), (3_000, 10_000)),
    complex("Melkwegveld", "8954", SemiDetached, 40, (20, None), (0, 15_000)),
    complex("Planetenhof", "8954", GalleryFlat, 80, (19, None), (2_000, 15_000)).seniors(),
    complex(YOUNG_FLATS, "8955", GalleryFlat, 120, (7, None), (6_000, 10_000)),
    complex("Werfkade", "8955", GalleryFlat, 90, (3, None), (7_000, 10_000)),
    complex("Kajuitkade", "8955", Room, 110, (9, None), (8_000, 10_000)),
    complex("Spantkade", "8955", Maisonette, 40, (11, None), (9_000, 10_000)),
    complex("Tuigkade", "8955", StaircaseFlat, 60, (13, None), (10_000, 12_000)),
    complex("Loodskelder", "8955", Parking, 60, (7, None), (6_000, 14_000)),
    complex("Werfkelder", "8955", Parking, 30, (3, None), (7_000, 14_000)),
    complex("Kajuitkelder", "8955", Storage, 34, (9, None), (8_000, 14_000)),
    complex("Wulpenkelder", "8952", Storage, 26, (54, None), (9_000, 5_000)),
];
