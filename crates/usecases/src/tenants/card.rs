//! The tenant as staff see them: who, where, what goes on, what was said.

use domain::actors::StaffRole;
use domain::events::Subject;
use domain::ids::RelationId;
use serde_json::json;
use store::contacts::{Contact, ContactsOf};

use super::home::{TenantHome, of};
use crate::{Act, Error};

/// How many contact moments a card shows.
const CONTACTS: u32 = 20;

/// A tenant with all around them.
#[derive(Debug, Clone)]
pub struct TenantCard {
    /// What the tenant sees of themselves.
    pub home: TenantHome,
    /// The latest contact moments, newest first.
    pub contacts: Vec<Contact>,
}

/// The card of `relation`. That a member of staff looked is recorded: personal data is not looked at unseen.
pub async fn card(act: &Act<'_>, relation: RelationId) -> Result<TenantCard, Error> {
    act.require(StaffRole::Agent)?;
    let home = of(act, relation).await?;
    let contacts =
        store::contacts::list(&act.house.store, ContactsOf::Relation(relation), None, CONTACTS).await?.items;
    let mut tx = act.house.store.begin().await?;
    tx.record(&act.event(Subject::new("relation", relation), "card-viewed", json!({}))).await?;
    tx.commit().await?;
    Ok(TenantCard { home, contacts })
}

/// What somebody is called, for staff who read about them elsewhere.
pub async fn name(act: &Act<'_>, relation: RelationId) -> Result<String, Error> {
    act.require(StaffRole::Agent)?;
    Ok(store::tenancy::relations::find(&act.house.store, relation).await?.name.spoken())
}
