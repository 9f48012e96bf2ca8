//! From the plan to homes: addresses, years, maintenance, places on the map.

use domain::ids::HomeId;
use domain::tenancy::{Address, Home, HomeKind, Location};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

use super::plan::{CITY, COMPLEXES, Complex};
use crate::dice::Dice;

/// How many houses stand in one row of terraced houses.
const ROW: u32 = 8;
/// How many homes share a postal code.
const HOMES_PER_POSTAL_CODE: u32 = 24;
/// Second letters of postal codes: those in use, without the combinations that are never given out.
const LETTERS: [char; 19] =
    ['A', 'B', 'C', 'D', 'E', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'T', 'V', 'W', 'X', 'Z'];

/// Every home, with the place of its building in [`COMPLEXES`].
pub(crate) fn build(today: Date, seed: u64) -> Vec<(Home, usize)> {
    let dice = Dice::new(seed, "homes");
    let made = domain::calendar::amsterdam::start_of(today.saturating_sub(3.years()));
    let mut homes = Vec::new();
    let mut postal_codes = 0;
    for (place, complex) in COMPLEXES.iter().enumerate() {
        for index in 0..complex.count {
            let code = postal_codes + index / HOMES_PER_POSTAL_CODE;
            let number = 10_001 + homes.len();
            homes.push((home(&dice, complex, index, (number, code), today, made), place));
        }
        postal_codes += complex.count.div_ceil(HOMES_PER_POSTAL_CODE);
    }
    homes
}

fn home(
    dice: &Dice,
    complex: &Complex,
    index: u32,
    (number, code): (usize, u32),
    today: Date,
    made: Timestamp,
) -> Home {
    let (kind, house_number, letter) = door(complex, index);
    let open_reports = dice.weighted(&[(0, 900), (1, 80), (2, 16), (3, 4)]);
    Home {
        id: HomeId::new(made, dice.chance()),
        number: format!("VHE-{number}"),
        address: Address {
            street: complex.street.to_owned(),
            house_number,
            letter: letter.map(str::to_owned),
            suffix: None,
            postal_code: format!("{}{}", complex.digits, letters(code)),
            city: CITY.to_owned(),
        },
        kind,
        build_year: Some(today.year() - complex.built),
        last_major_maintenance: maintenance(dice, complex, today),
        open_reports: if kind == HomeKind::Parking || kind == HomeKind::Storage { 0 } else { open_reports },
        location: Some(location(complex, index)),
        version: 1,
    }
}

/// Kind, house number and house letter of the home at this place in its building.
fn door(complex: &Complex, index: u32) -> (HomeKind, u32, Option<&'static str>) {
    let number = complex.first + index;
    match complex.kind {
        HomeKind::Terraced => {
            let end = index.is_multiple_of(ROW) || index % ROW == ROW - 1 || index + 1 == complex.count;
            (if end { HomeKind::Corner } else { HomeKind::Terraced }, number, None)
        }
        // Two doors side by side: a downstairs, b upstairs.
        HomeKind::Downstairs if index.is_multiple_of(2) => (HomeKind::Downstairs, number / 2 + 1, Some("a")),
        HomeKind::Downstairs => (HomeKind::Upstairs, number / 2, Some("b")),
        kind => (kind, number, None),
    }
}

fn letters(code: u32) -> String {
    let (first, second) = (code as usize / LETTERS.len(), code as usize % LETTERS.len());
    [LETTERS[first % LETTERS.len()], LETTERS[second]].iter().collect()
}

/// Renovated buildings were done home by home over a year; elsewhere a few homes had a new kitchen or bathroom.
fn maintenance(dice: &Dice, complex: &Complex, today: Date) -> Option<Date> {
    let years_ago = match complex.renovated {
        Some(years) => i64::from(years),
        None if complex.built > 15 && dice.happens(350) => dice.between(1, 14),
        None => return None,
    };
    let year = i64::from(today.year()) - years_ago;
    let first = date(i16::try_from(year).ok()?, 1, 1);
    Some(first.saturating_add(dice.between(30, 330).days()))
}

/// Homes stand beside each other from west to east; flats above each other share a place but for a metre.
fn location(complex: &Complex, index: u32) -> Location {
    let (north, east) = complex.corner;
    let (row, column) = match complex.kind {
        HomeKind::Terraced | HomeKind::SemiDetached => (index % 2 * 300, index / 2 * 85),
        _ => (index / 12 * 12, index % 12 * 110),
    };
    let degrees = |corner: i32, offset: u32| f64::from(corner) / 1e6 + f64::from(offset) / 1e6;
    Location { latitude: 52.5 + degrees(north, row), longitude: 5.2 + degrees(east, column) }
}
