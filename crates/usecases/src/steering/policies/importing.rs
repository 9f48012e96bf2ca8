//! A policy that was drawn elsewhere: its table as DMN, read whole or refused, as a draft of a new version.

use ::steering::policy::{PolicyState, Sources};
use ::steering::{Policy, PolicyError};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::ids::PolicyId;
use store::steering::policies as kept;

use super::writing::record;
use crate::steering::books;
use crate::{Act, Error};

/// The most bytes of a table or of its parameters.
pub const MOST_IMPORTED: usize = 2 * 1024 * 1024;

/// Why a policy was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// It cannot be read, or asks what may not count; says where and why.
    #[error(transparent)]
    Refused(#[from] PolicyError),
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<store::StoreError> for NotImported {
    fn from(error: store::StoreError) -> Self {
        Self::Other(error.into())
    }
}

/// Begins a new version as a draft from a table that was drawn elsewhere, with its parameters or else with those that
/// hold now; `note` says where it came from.
pub async fn import(
    act: &Act<'_>,
    table: &str,
    parameters: Option<&str>,
    note: &str,
) -> Result<PolicyId, NotImported> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    tx.hold(books::NAME).await?;
    let parameters = if let Some(parameters) = parameters {
        parameters.to_owned()
    } else {
        let today = amsterdam::day_of(act.now);
        let holding = kept::holding(&mut tx, books::NAME, today).await?;
        holding.ok_or(Error::NotFound)?.parameters
    };
    let number = kept::next_number(&mut tx, books::NAME).await?;
    let sources = Sources { table: table.to_owned(), parameters };
    let policy = books::apart(move || Policy::read(books::NAME, number, sources)).await??;
    let sources = policy.sources();
    let version = kept::Policy {
        id: PolicyId::new(act.now, act.house.chance.as_ref()),
        name: books::NAME.to_owned(),
        number,
        state: PolicyState::Draft.code().to_owned(),
        table: sources.table.clone(),
        parameters: sources.parameters.clone(),
        hash: policy.reference().hash.clone(),
        live_from: None,
        changed_at: act.now,
        version: 1,
    };
    kept::add(&mut tx, &version).await?;
    record(act, &mut tx, &version, "policy-imported", note).await?;
    tx.commit().await?;
    Ok(version.id)
}
