//! Taking messages to deliver them: a lease, then delivered, again later, or given up.

use domain::chance::Chance;
use domain::ids::OutboxId;
use jiff::{SignedDuration, Timestamp};

use super::TABLE;
use crate::errors::StoreError;
use crate::statements::{Row, Statement};
use crate::store::Store;
use crate::transactions::{Tx, retry};

/// What a worker asks for.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// Messages to this target.
    pub target: &'a str,
    /// Who asks; differs per process.
    pub owner: &'a str,
    /// The moment of asking.
    pub now: Timestamp,
    /// How long the messages are ours. Longer than a delivery can take: when it runs out, another may deliver too.
    pub lease: SignedDuration,
    /// At most so many.
    pub limit: u32,
}

/// A message that is ours to deliver until the lease runs out.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// Its identifier.
    pub id: OutboxId,
    /// What it is.
    pub kind: String,
    /// What it keeps its order in.
    pub stream: String,
    /// What the receiver recognises a repeat by.
    pub idempotency_key: String,
    /// What must be delivered.
    pub payload: serde_json::Value,
    /// When it was put in: the date of a letter, however late it leaves.
    pub created_at: Timestamp,
    /// How often it has been claimed, this time included; more than one means that it may have arrived before.
    pub claims: u32,
    /// How often it failed since it was put in or replayed.
    pub failures: u32,
    faults: u32,
    owner: String,
    position: i64,
}

/// What is first in its line and free to take; `$1` target, `$2` now. A scalar question and not `NOT EXISTS`:
/// PostgreSQL answers it from the index of the stream also when it has not yet counted a sudden backlog.
const CLAIMABLE: &str = "candidate.state = 'waiting' AND candidate.target = $1 AND candidate.not_before <= $2 \
    AND (candidate.lease_until IS NULL OR candidate.lease_until <= $2) \
    AND candidate.position = (SELECT MIN(first.position) FROM outbox AS first \
        WHERE first.stream = candidate.stream AND first.target = candidate.target \
        AND first.state IN ('waiting', 'dead') AND first.due_at <= $2)";

/// Takes at most `limit` messages that may leave now, oldest first; each message is taken by one worker only.
pub async fn claim(store: &Store, claim: &Claim<'_>) -> Result<Vec<Claimed>, StoreError> {
    // Looking first keeps an idle worker out of the line of writers.
    let look = format!("SELECT 1 AS found FROM outbox AS candidate WHERE {CLAIMABLE} LIMIT 1");
    let found = Statement::on(TABLE, look).text(claim.target).bind(&claim.now).maybe(store).await?;
    if found.is_none() {
        return Ok(Vec::new());
    }
    retry(|| take(store, claim)).await
}

async fn take(store: &Store, claim: &Claim<'_>) -> Result<Vec<Claimed>, StoreError> {
    let until = claim.now.saturating_add(claim.lease).unwrap_or(Timestamp::MAX);
    let sql = format!(
        "WITH claimable AS MATERIALIZED (\
           SELECT candidate.id FROM outbox AS candidate WHERE {CLAIMABLE} \
           ORDER BY candidate.position LIMIT $3 {}) \
         UPDATE outbox SET lease_owner = $4, lease_until = $5, claims = claims + 1 \
         WHERE id IN (SELECT id FROM claimable) \
         RETURNING id, position, kind, stream, idempotency_key, payload, created_at, claims, failures, faults, lease_owner",
        store.dialect().skip_locked()
    );
    let mut tx = store.begin().await?;
    let statement = Statement::on(TABLE, sql).text(claim.target).bind(&claim.now).bind(&claim.limit);
    let rows = statement.text(claim.owner).bind(&until).all(&mut tx).await?;
    tx.commit().await?;
    let mut claimed = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    claimed.sort_by_key(|message| message.position);
    Ok(claimed)
}

fn read(row: &Row) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.get("id")?,
        kind: row.get("kind")?,
        stream: row.get("stream")?,
        idempotency_key: row.get("idempotency_key")?,
        payload: row.get("payload")?,
        created_at: row.get("created_at")?,
        claims: row.get("claims")?,
        failures: row.get("failures")?,
        faults: row.get("faults")?,
        owner: row.get("lease_owner")?,
        position: row.get("position")?,
    })
}

/// Notes that a claimed message arrived. A conflict means that the lease ran out and another took over.
pub async fn complete(tx: &mut Tx, message: &Claimed, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE outbox SET state = 'delivered', settled_at = $4, lease_owner = NULL, lease_until = NULL, \
               last_error = NULL, payload = CASE WHEN secret = 1 THEN '{}' ELSE payload END WHERE ";
    settle(tx, message, Statement::on(TABLE, owned(sql)), |statement| statement.bind(&now)).await?;
    // The next one of its stream may leave now.
    tx.has_outgoing();
    Ok(())
}

/// Notes that a claimed message has left as far as it will, and keeps a secret payload readable: for a house whose
/// mail goes nowhere and is read from the outbox.
pub async fn keep(tx: &mut Tx, message: &Claimed, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE outbox SET state = 'delivered', settled_at = $4, lease_owner = NULL, lease_until = NULL, \
               last_error = NULL WHERE ";
    settle(tx, message, Statement::on(TABLE, owned(sql)), |statement| statement.bind(&now)).await?;
    // The next one of its stream may leave now.
    tx.has_outgoing();
    Ok(())
}

/// Gives a claimed message back undelivered, for a worker that stops.
pub async fn release(tx: &mut Tx, message: &Claimed) -> Result<(), StoreError> {
    let sql = "UPDATE outbox SET lease_owner = NULL, lease_until = NULL WHERE ";
    settle(tx, message, Statement::on(TABLE, owned(sql)), |statement| statement).await?;
    tx.has_outgoing();
    Ok(())
}

/// Why a delivery did not succeed; the text is for staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure<'a> {
    /// The target is away (no connection, 503, too many requests). Never the message's fault: it is tried again for
    /// as long as it takes.
    Away(&'a str),
    /// The target answered, and not well (500, a time-out after sending): tried again, and given up after
    /// [`Patience::faults`] times.
    Faulty(&'a str),
    /// The target will never take this message: given up at once.
    Refused(&'a str),
}

/// How long and how often to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// The wait after the first failure; it doubles each time.
    pub first: SignedDuration,
    /// The longest wait.
    pub longest: SignedDuration,
    /// The shortest wait, which goes before the longest: a receiver may ask to be left alone for a while.
    pub least: SignedDuration,
    /// After so many faults the message is dead.
    pub faults: u32,
}

/// What became of a message that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is tried again at this moment.
    Again(Timestamp),
    /// It lies on the shelf, and its stream waits for staff.
    Dead,
}

impl Patience {
    /// What becomes of a message with these counts (this failure included): a wait of half to all of
    /// `first · 2^(failures - 1)`, at most `longest`, so that messages which failed together do not return together;
    /// never shorter than `least`.
    fn fate(&self, failure: Failure<'_>, counts: (u32, u32), now: Timestamp, chance: &dyn Chance) -> Fate {
        let (failures, faults) = counts;
        let given_up = match failure {
            Failure::Away(_) => false,
            Failure::Faulty(_) => faults >= self.faults,
            Failure::Refused(_) => true,
        };
        if given_up {
            return Fate::Dead;
        }
        let doublings = failures.saturating_sub(1).min(30);
        let whole = self.first.as_millis().max(1).saturating_mul(1 << doublings);
        let whole = i64::try_from(whole.min(self.longest.as_millis().max(1))).unwrap_or(i64::MAX);
        let mut drawn = [0_u8; 4];
        chance.fill(&mut drawn);
        let share = i64::from(u32::from_le_bytes(drawn)) * (whole / 2) / i64::from(u32::MAX);
        let wait = SignedDuration::from_millis(whole - share).max(self.least);
        Fate::Again(now.saturating_add(wait).unwrap_or(Timestamp::MAX))
    }
}

/// Notes that a claimed message did not arrive, and decides what becomes of it.
pub async fn fail(
    tx: &mut Tx,
    message: &Claimed,
    failure: Failure<'_>,
    patience: &Patience,
    now: Timestamp,
    chance: &dyn Chance,
) -> Result<Fate, StoreError> {
    let (Failure::Away(error) | Failure::Faulty(error) | Failure::Refused(error)) = failure;
    let failures = message.failures.saturating_add(1);
    let faults = message.faults.saturating_add(u32::from(!matches!(failure, Failure::Away(_))));
    let fate = patience.fate(failure, (failures, faults), now, chance);
    let (state, not_before) = match fate {
        Fate::Again(at) => ("waiting", at),
        Fate::Dead => ("dead", now),
    };
    let sql = "UPDATE outbox SET state = $4, not_before = $5, failures = $6, faults = $7, last_error = $8, \
               lease_owner = NULL, lease_until = NULL WHERE ";
    let statement = Statement::on(TABLE, owned(sql));
    settle(tx, message, statement, |statement| {
        statement.text(state).bind(&not_before).bind(&failures).bind(&faults).text(&shortened(error))
    })
    .await?;
    Ok(fate)
}

/// An update of a message that is still ours; `$1` to `$3` say so. The number of claims is a fence: a worker that
/// slept through its lease cannot settle what another has claimed since.
fn owned(sql: &str) -> String {
    format!("{sql} id = $1 AND lease_owner = $2 AND claims = $3 AND state = 'waiting'")
}

async fn settle(
    tx: &mut Tx,
    message: &Claimed,
    statement: Statement,
    rest: impl FnOnce(Statement) -> Statement,
) -> Result<(), StoreError> {
    let statement = statement.bind(&message.id).text(&message.owner).bind(&message.claims);
    let changed = rest(statement).run(tx).await?;
    crate::versions::expect_one(changed, "outbox message", message.id)
}

/// An error text of at most two thousand letters: receivers answer with whole pages.
fn shortened(error: &str) -> String {
    error.chars().filter(|letter| *letter != '\0').take(2000).collect()
}

#[cfg(test)]
mod tests {
    use super::{Failure, Fate, Patience};
    use domain::chance::SeededChance;
    use jiff::{SignedDuration, Timestamp};

    const PATIENCE: Patience = Patience {
        first: SignedDuration::from_secs(10),
        longest: SignedDuration::from_mins(15),
        least: SignedDuration::ZERO,
        faults: 5,
    };

    #[test]
    fn the_wait_doubles_up_to_the_longest_and_keeps_at_least_half() {
        let chance = SeededChance::new(1);
        let table = [(1, 10), (2, 20), (3, 40), (7, 640), (8, 900), (31, 900), (u32::MAX, 900)];
        for (failures, seconds) in table {
            for _ in 0..100 {
                let fate = PATIENCE.fate(Failure::Away("x"), (failures, 0), Timestamp::UNIX_EPOCH, &chance);
                let Fate::Again(at) = fate else { panic!("{fate:?}") };
                let wait = at.as_millisecond();
                assert!((seconds * 500..=seconds * 1000).contains(&wait), "{failures}: {wait} ms");
            }
        }
    }

    #[test]
    fn a_receiver_that_asks_for_time_gets_it() {
        let chance = SeededChance::new(1);
        let patience = Patience { least: SignedDuration::from_hours(1), ..PATIENCE };
        let fate = patience.fate(Failure::Away("x"), (1, 0), Timestamp::UNIX_EPOCH, &chance);
        assert_eq!(fate, Fate::Again(Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1)));
    }

    #[test]
    fn only_faults_of_the_message_make_it_die() {
        let chance = SeededChance::new(1);
        let table = [
            (Failure::Away("x"), (400, 4), false),
            (Failure::Faulty("x"), (400, 4), false),
            (Failure::Faulty("x"), (5, 5), true),
            (Failure::Refused("x"), (1, 1), true),
        ];
        for (failure, counts, dies) in table {
            let fate = PATIENCE.fate(failure, counts, Timestamp::UNIX_EPOCH, &chance);
            assert_eq!(fate == Fate::Dead, dies, "{failure:?} {counts:?}");
        }
    }
}
