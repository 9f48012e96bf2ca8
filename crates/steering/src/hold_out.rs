//! The hold-out: a small share of tenants whom nobody steers, so that the effect of steering can be measured.

use domain::ids::RelationId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Parts in a whole: shares are kept in hundredths of a percent.
pub const WHOLE: u32 = 10_000;

/// In which arm a decision was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arm {
    /// As the policy says.
    Policy,
    /// Left alone: all channels alike.
    HoldOut,
    /// Outside the experiment: a guard was at work, or nobody knows who asks.
    Outside,
}

impl Arm {
    /// The word in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::HoldOut => "hold-out",
            Self::Outside => "outside",
        }
    }
}

/// The arm of a tenant: always the same for one salt, whatever the question and the version of the policy.
pub fn arm(tenant: RelationId, salt: &str, share: u32) -> Arm {
    let mut digest = Sha256::new();
    digest.update(salt.as_bytes());
    digest.update([0]);
    digest.update(tenant.0.as_bytes());
    let digest: [u8; 32] = digest.finalize().into();
    let mut first = [0_u8; 8];
    first.copy_from_slice(&digest[..8]);
    // Of 2^64 values the remainder is even enough: the bias is below 1 in 10^15.
    if u64::from_be_bytes(first) % u64::from(WHOLE) < u64::from(share) { Arm::HoldOut } else { Arm::Policy }
}

#[cfg(test)]
mod tests {
    use super::{Arm, WHOLE, arm};
    use domain::chance::SeededChance;
    use domain::ids::RelationId;

    fn tenants() -> Vec<RelationId> {
        let chance = SeededChance::new(3);
        let now = "2026-03-03T10:00:00Z".parse().unwrap();
        (0..20_000).map(|_| RelationId::new(now, &chance)).collect()
    }

    fn held(salt: &str, share: u32) -> Vec<bool> {
        tenants().into_iter().map(|tenant| arm(tenant, salt, share) == Arm::HoldOut).collect()
    }

    #[test]
    fn the_share_is_as_asked() {
        assert!(held("a", 0).iter().all(|held| !held));
        assert!(held("a", WHOLE).iter().all(|held| *held));
        // 5 % of 20,000 is 1,000; four standard deviations are 123.
        let count = held("a", 500).iter().filter(|held| **held).count();
        assert!((877..=1_123).contains(&count), "{count}");
    }

    #[test]
    fn a_tenant_stays_in_its_arm_when_the_share_grows_and_another_salt_draws_anew() {
        let (small, large) = (held("a", 500), held("a", 1_000));
        assert!(small.iter().zip(&large).all(|(small, large)| !small || *large));
        let other = held("b", 500);
        let both = small.iter().zip(&other).filter(|(one, other)| **one && **other).count();
        assert!(both < 100, "{both} of a thousand in both: the draws are not independent");
    }
}
