//! Chance as an argument: where random bytes come from is decided by the program, never by a rule.

/// A source of random bytes. The program passes the operating system's; tests and the demo pass a seeded one.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with random data.
    fn fill(&self, bytes: &mut [u8]);
}

/// A repeatable source for tests and the demo association: the same seed gives the same bytes in the same order.
///
/// Uses `SplitMix64` (Steele, Lea and Flood 2014); never use it where secrecy matters.
#[derive(Debug)]
pub struct SeededChance(std::sync::atomic::AtomicU64);

impl SeededChance {
    /// Starts the sequence that belongs to `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(std::sync::atomic::AtomicU64::new(seed))
    }

    /// The next 64 bits of the sequence.
    pub fn next_u64(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let state = self.0.fetch_add(STEP, std::sync::atomic::Ordering::Relaxed).wrapping_add(STEP);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}
