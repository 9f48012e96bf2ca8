//! Verifying the chain: every record bound, every decision taken again, nothing changed, left out or cut off.

use std::collections::HashMap;

use ::steering::chain::{Broken, Fault, Link, Record, Verified, Verifier};
use ::steering::{Policy, PolicyReference};
use domain::actors::StaffRole;
use store::steering::advices::{self, Recorded};
use store::steering::policies as kept;

use super::books;
use crate::{Act, Error};

/// Records read at once.
const AT_ONCE: u32 = 500;

/// What verifying came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Records whose decision was taken again and is the same.
    pub replayed: i64,
    /// Records of an older method, verified by their binding.
    pub bound: i64,
    /// The first thing that is wrong, when something is.
    pub broken: Option<Broken>,
    /// The hash of the last record that was found good: noted elsewhere, it shows later whether the chain up to there
    /// was cut off or made anew.
    pub head: String,
}

/// Verifies the whole chain. Read-only, and as long as the chain.
pub async fn verify(act: &Act<'_>) -> Result<Verification, Error> {
    act.require(StaffRole::Manager)?;
    let store = &act.house.store;
    let end = advices::end(store).await?;
    let mut verifier = Verifier::default();
    let mut policies: HashMap<(String, u32), Option<Policy>> = HashMap::new();
    let mut found = Verification { replayed: 0, bound: 0, broken: None, head: String::new() };
    loop {
        // What was added since the end was read is for the next time.
        let records = advices::after(store, verifier.verified(), AT_ONCE).await?;
        let records: Vec<Recorded> =
            records.into_iter().filter(|record| record.sequence <= end.length).collect();
        if records.is_empty() {
            break;
        }
        for recorded in records {
            load(act, &recorded, &mut policies).await?;
            let policy_of = |reference: &PolicyReference| {
                policies.get(&(reference.id.clone(), reference.version)).and_then(Option::as_ref)
            };
            let outcome = verifier.verify(&link(&recorded), policy_of);
            match outcome.and_then(|verified| agrees(verified, &recorded)) {
                Ok(true) => found.replayed += 1,
                Ok(false) => found.bound += 1,
                Err(broken) => {
                    found.broken = Some(broken);
                    verifier.head().clone_into(&mut found.head);
                    return Ok(found);
                }
            }
        }
    }
    verifier.head().clone_into(&mut found.head);
    let head = end.head.as_deref().unwrap_or(::steering::chain::BEGINNING);
    found.broken = verifier.ends_at(end.length).err();
    if found.broken.is_none() && verifier.head() != head {
        found.broken = Some(Broken { sequence: end.length, fault: Fault::Unbound });
    }
    Ok(found)
}

fn link(recorded: &Recorded) -> Link {
    Link {
        sequence: recorded.sequence,
        previous: recorded.previous.clone(),
        content: recorded.content.clone(),
        hash: recorded.hash.clone(),
    }
}

/// Whether the columns beside the record say what it says; true for one that was replayed.
fn agrees(verified: Verified, recorded: &Recorded) -> Result<bool, Broken> {
    let Verified::Replayed(record) = verified else { return Ok(false) };
    let advice = &record.advice;
    let same = (record.id, record.tenant, &record.situation.topic, record.at)
        == (recorded.id, recorded.relation, &recorded.topic, recorded.at)
        && (advice.arm.arm.code(), &advice.process) == (recorded.arm.as_str(), &recorded.process);
    if same { Ok(true) } else { Err(Broken { sequence: recorded.sequence, fault: Fault::Changed }) }
}

/// Reads the policy of a record, as it is kept now, unless it was read before.
async fn load(
    act: &Act<'_>,
    recorded: &Recorded,
    policies: &mut HashMap<(String, u32), Option<Policy>>,
) -> Result<(), Error> {
    // A record that cannot be read is found out by the verifier.
    let Ok(record) = serde_json::from_str::<Record>(&recorded.content) else { return Ok(()) };
    let reference = record.advice.policy;
    let key = (reference.id, reference.version);
    if policies.contains_key(&key) {
        return Ok(());
    }
    let version = kept::numbered(&act.house.store, &key.0, key.1).await?;
    // Not from what is held ready: it must be the texts in the database.
    let policy = version
        .and_then(|version| Policy::read(&version.name, version.number, books::sources(&version)).ok());
    policies.insert(key, policy);
    Ok(())
}
