//! Who works at Woonstichting De Brink.

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::ids::StaffId;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::dice::Dice;

/// E-mail address, name and role of everybody who signs in to the Balie. The first of each role is the one that the
/// start screen of the demo names.
pub const TEAM: [(&str, &str, StaffRole); 8] = [
    ("balie@example.nl", "Joke Balkema", StaffRole::Agent),
    ("manager@example.nl", "Mirjam Stuurman", StaffRole::Manager),
    ("beheer@example.nl", "Bert Sleutelaar", StaffRole::Administrator),
    ("karim.tahiri@example.org", "Karim Tahiri", StaffRole::Agent),
    ("wilma.koster@example.org", "Wilma Koster", StaffRole::Agent),
    ("naomi.vyent@example.org", "Naomi Vyent", StaffRole::Agent),
    ("sjoerd.veenstra@example.org", "Sjoerd Veenstra", StaffRole::Agent),
    ("ewa.mazur@example.org", "Ewa Mazur", StaffRole::Agent),
];

/// The password of everybody at the demo association.
pub const PASSWORD: &str = "zeven blauwe fietsen";
/// The secret of everybody's second factor at the demo association; the start screen shows the code of the moment.
pub const SECOND_FACTOR: [u8; 20] = *b"markerbrink-is-water";
/// The key with which the association's ERP calls the API of the demo.
pub const API_KEY: &str = "kw_demoDeBrink1_only-for-the-demo-association-nobody-else-has-it";

/// A member of staff, without what they sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colleague {
    /// Identifier.
    pub id: StaffId,
    /// E-mail address.
    pub email: &'static str,
    /// Name.
    pub name: &'static str,
    /// Role.
    pub role: StaffRole,
}

impl Colleague {
    /// As one who acts.
    pub fn actor(&self) -> Actor {
        Actor::Staff { id: self.id, role: self.role }
    }
}

/// Everybody, known since a year before the history begins.
pub(crate) fn build(begin: Date, seed: u64) -> Vec<Colleague> {
    let dice = Dice::new(seed, "staff");
    let since = amsterdam::start_of(begin.saturating_sub(1.years()));
    TEAM.iter()
        .map(|(email, name, role)| Colleague {
            id: StaffId::new(since, dice.chance()),
            email,
            name,
            role: *role,
        })
        .collect()
}
