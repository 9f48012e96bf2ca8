//! Records of decisions, each bound to the one before by its hash: what was decided can be replayed, and nothing in
//! between can be changed, left out or put in without its showing.

use domain::ids::{AdviceId, RelationId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Advice, ChoiceError, Policy, PolicyReference, Situation, Surroundings, advise, canonical};

/// Before the first record.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How this program decides. It goes up when the same policy and question come to another advice, or when a record
/// holds other things; a record of an older method is verified by its binding alone.
pub const METHOD: u32 = 4;

/// Everything a decision rests on and came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How the program decided: [`METHOD`] at that time.
    pub method: u32,
    /// Its identifier.
    pub id: AdviceId,
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// Whose question; none when nobody knows.
    pub tenant: Option<RelationId>,
    /// Who asked for the advice: `tenant`, a staff role or `system`.
    pub asked_by: String,
    /// The question.
    pub situation: Situation,
    /// The surroundings.
    pub surroundings: Surroundings,
    /// What was advised.
    pub advice: Advice,
}

/// A record as it is kept: its canonical text, bound to the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// The hash of the record before.
    pub previous: String,
    /// The record as canonical JSON.
    pub content: String,
    /// SHA-256 over both, in hexadecimal.
    pub hash: String,
}

/// What is wrong with a chain, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {sequence}: {fault}")]
pub struct Broken {
    /// The first record at which it shows.
    pub sequence: i64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A record before it is gone, or one was put in.
    #[error("it should be number {expected}: a record is missing or was put in")]
    OutOfPlace {
        /// The number it should have.
        expected: i64,
    },
    /// It is not bound to the record before it.
    #[error("it is not bound to the record before it: that one was changed, or is another")]
    Unbound,
    /// Its text does not give its hash.
    #[error("its text was changed after it was recorded")]
    Changed,
    /// Its text cannot be read.
    #[error("its text cannot be read: {0}")]
    Unreadable(String),
    /// The policy by which it was decided is not kept.
    #[error("the policy {0} version {1} is not kept, or was changed since")]
    PolicyMissing(String, u32),
    /// The policy would decide otherwise.
    #[error("its policy decides otherwise: {0}")]
    Otherwise(String),
    /// Records at the end of the chain are gone.
    #[error("the chain ends here, but {expected} records were made")]
    CutOff {
        /// How many there should be.
        expected: i64,
    },
}

/// Binds a record to the one before.
pub fn bind(previous: &str, record: &Record) -> Result<Link, serde_json::Error> {
    let content = canonical::text(&serde_json::to_value(record)?);
    let hash = hash_of(previous, &content);
    Ok(Link { sequence: record.sequence, previous: previous.to_owned(), content, hash })
}

fn hash_of(previous: &str, content: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(previous);
    digest.update("\n");
    digest.update(content);
    hexadecimal(&digest.finalize())
}

/// Bytes as text.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// A record that was found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// Its policy decides the same again.
    Replayed(Box<Record>),
    /// It is bound, but was made by an older method than this program has.
    Bound {
        /// That method.
        method: u32,
    },
}

/// Verifies a chain link by link, in order, however long it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    next: i64,
    previous: String,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { next: 1, previous: BEGINNING.to_owned() }
    }
}

impl Verifier {
    /// How many records were found good.
    pub const fn verified(&self) -> i64 {
        self.next - 1
    }

    /// The hash of the last record that was found good.
    pub fn head(&self) -> &str {
        &self.previous
    }

    /// Verifies the next link: its place, its binding, its text, and what its policy decides. `policy_of` gives the
    /// policy that is kept under a reference.
    pub fn verify<'policy>(
        &mut self,
        link: &Link,
        policy_of: impl FnOnce(&PolicyReference) -> Option<&'policy Policy>,
    ) -> Result<Verified, Broken> {
        let broken = |fault| Broken { sequence: link.sequence, fault };
        if link.sequence != self.next {
            return Err(broken(Fault::OutOfPlace { expected: self.next }));
        }
        if link.previous != self.previous {
            return Err(broken(Fault::Unbound));
        }
        if hash_of(&link.previous, &link.content) != link.hash {
            return Err(broken(Fault::Changed));
        }
        let verified = replayed(link, policy_of).map_err(broken)?;
        self.next += 1;
        self.previous.clone_from(&link.hash);
        Ok(verified)
    }

    /// Verifies that the chain ends where it should: `made` records were made in all.
    pub const fn ends_at(&self, made: i64) -> Result<(), Broken> {
        if self.verified() == made {
            return Ok(());
        }
        Err(Broken { sequence: self.verified(), fault: Fault::CutOff { expected: made } })
    }
}

/// Reads a record and takes its decision again, when this program still decides in that way.
fn replayed<'policy>(
    link: &Link,
    policy_of: impl FnOnce(&PolicyReference) -> Option<&'policy Policy>,
) -> Result<Verified, Fault> {
    let unreadable = |error: serde_json::Error| Fault::Unreadable(error.to_string());
    let json: serde_json::Value = serde_json::from_str(&link.content).map_err(unreadable)?;
    let whole = |name: &str| json.get(name).and_then(serde_json::Value::as_i64);
    if whole("sequence") != Some(link.sequence) {
        return Err(Fault::OutOfPlace { expected: whole("sequence").unwrap_or_default() });
    }
    match whole("method").and_then(|method| u32::try_from(method).ok()) {
        Some(METHOD) => {}
        Some(method) => return Ok(Verified::Bound { method }),
        None => return Err(Fault::Unreadable("it does not say by which method it was made".to_owned())),
    }
    let record: Record = serde_json::from_value(json).map_err(unreadable)?;
    let reference = &record.advice.policy;
    let policy = policy_of(reference).filter(|policy| policy.reference() == reference);
    let policy = policy.ok_or_else(|| Fault::PolicyMissing(reference.id.clone(), reference.version))?;
    replay(policy, &record)?;
    Ok(Verified::Replayed(record.into()))
}

/// Takes the decision again.
fn replay(policy: &Policy, record: &Record) -> Result<(), Fault> {
    let again = advise(policy, &record.situation, &record.surroundings, record.tenant);
    match again {
        Ok(advice) if advice == record.advice => Ok(()),
        Ok(_) => Err(Fault::Otherwise("it would advise something else".to_owned())),
        Err(error @ (ChoiceError::UnknownTopic(_) | ChoiceError::NoAnswer(_))) => {
            Err(Fault::Otherwise(error.to_string()))
        }
    }
}
