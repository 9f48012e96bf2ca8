//! A policy that was drawn elsewhere: its table as DMN, read whole or refused, as a draft of a new version.

use ::steering::policy::Sources;
use ::steering::{Policy, PolicyError};
use domain::actors::StaffRole;
use domain::ids::PolicyId;
use store::steering::policies as kept;

use super::drafts;
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

/// Begins a new version as a draft from a table that was drawn elsewhere, with its parameters or else with those that
/// hold now; `note` says where it came from.
pub async fn import(
    act: &Act<'_>,
    table: &str,
    parameters: Option<&str>,
    note: &str,
) -> Result<PolicyId, NotImported> {
    act.require(StaffRole::Manager)?;
    let parameters = match parameters {
        Some(parameters) => parameters.to_owned(),
        None => books::holding(act, &act.house.store).await?.sources().parameters.clone(),
    };
    let sources = Sources { table: table.to_owned(), parameters };
    let (origin, read) = (note.to_owned(), sources.clone());
    // Read before a transaction begins: a long table takes long, and while one is open nobody else can write.
    books::apart(move || Policy::admit(&origin, read)).await??;
    let added = store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        tx.hold(books::NAME).await?;
        let number = kept::next_number(&mut tx, books::NAME).await?;
        let version = drafts::fresh(act, books::NAME, number, sources.clone());
        kept::add(&mut tx, &version).await?;
        drafts::record(act, &mut tx, &version, "policy-imported", note).await?;
        tx.commit().await?;
        Ok::<_, Error>(version.id)
    });
    Ok(added.await?)
}
