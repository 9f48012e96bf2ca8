//! Imports of homes and leases: rows wait in a waiting room of their own, and move into place all together.
//!
//! 1. [`begin`], then `stage_…` in as many transactions as it takes: nobody sees these rows, and the server goes on.
//! 2. What was put there may rest on what was known then: [`known_since`] tells the versions, and what changed meanwhile
//!    is taken out and put in again ([`take_out`]).
//! 3. [`refuse_unknown`] takes out the rows that point at something that does not exist, with the reason of each.
//! 4. [`promote`] moves everything into place in one transaction, or nothing.
//!
//! What is known by its number is changed, the rest is added; nothing is removed. An import that was broken off
//! leaves nothing but its waiting room, which [`forget_abandoned`] clears.

mod promotion;
mod waiting;

use domain::tenancy::{Home, PartyRole, PaymentPeriod, Relation};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::errors::StoreError;
use crate::statements::Statement;
use crate::transactions::Tx;

pub use promotion::{Counts, Promoted, promote};
pub use waiting::{
    Reason, Refused, Waiting, known_since, refuse_unknown, stage_homes, stage_leases, stage_parties,
    stage_relations, take_out,
};

/// Something that was read from a line of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<T> {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// What it says.
    pub item: T,
}

/// A home as read; its identifier is used when its number is new.
pub type HomeLine = Line<Home>;

/// A person as read; the identifier is used when the number is new.
pub type RelationLine = Line<Relation>;

/// A lease as read: it names its home by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaseToImport {
    /// Used when its number is new.
    pub id: domain::ids::LeaseId,
    /// The association's own number of the lease.
    pub number: String,
    /// The association's own number of the home.
    pub home_number: String,
    /// First day.
    pub start: Date,
    /// Last day, if it has one.
    pub end: Option<Date>,
    /// How often rent is paid.
    pub payment_period: PaymentPeriod,
    /// Notice term in the contract, in months.
    pub notice_clause_months: Option<u8>,
    /// Whether lawyers or a court are involved.
    pub disputed: bool,
}

/// Somebody on a lease, as read. The parties of a lease that is imported replace those it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyToImport {
    /// The association's own number of the lease.
    pub lease_number: String,
    /// The association's own number of the person.
    pub relation_number: String,
    /// In which capacity.
    pub role: PartyRole,
    /// The place on the lease, counted from 0.
    pub place: u16,
}

/// Opens a waiting room.
pub async fn begin(tx: &mut Tx, import: Uuid, now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO imports (id, begun_at) VALUES ($1, $2)";
    Statement::on("imports", sql).text(&import.to_string()).bind(&now).run(tx).await?;
    Ok(())
}

/// Clears the waiting room of an import, promoted or not.
pub async fn discard(tx: &mut Tx, import: Uuid) -> Result<(), StoreError> {
    Statement::on("imports", "DELETE FROM imports WHERE id = $1").text(&import.to_string()).run(tx).await?;
    Ok(())
}

/// Clears the waiting rooms of imports that began before `before` and were broken off; returns how many.
pub async fn forget_abandoned(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    Statement::on("imports", "DELETE FROM imports WHERE begun_at < $1").bind(&before).run(tx).await
}
