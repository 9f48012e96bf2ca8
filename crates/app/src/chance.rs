//! Chance from the operating system, for everything that must not be guessed.

use domain::chance::Chance;
use rand::Rng;

/// A generator seeded by the operating system and seeded again now and then.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}
