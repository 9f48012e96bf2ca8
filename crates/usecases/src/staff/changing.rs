//! Changes to a member of staff. Who is changed is signed out everywhere; the last administrator stays one.

use domain::actors::{Actor, StaffRole};
use domain::events::Subject;
use domain::ids::StaffId;
use serde_json::{Value, json};
use store::Tx;
use store::sessions::SessionSubject;
use store::staff::StaffMember;

use crate::{Act, Error};

/// Held while administrators are counted, so that two cannot remove each other at the same time.
const ADMINISTRATORS: &str = "staff/administrators";

/// Lets somebody no longer sign in, and signs them out now.
pub async fn disable(act: &Act<'_>, id: StaffId) -> Result<(), Error> {
    change(act, id, "staff-disabled", json!({}), |member| StaffMember { disabled: true, ..member }).await
}

/// Lets somebody sign in again.
pub async fn enable(act: &Act<'_>, id: StaffId) -> Result<(), Error> {
    change(act, id, "staff-enabled", json!({}), |member| StaffMember { disabled: false, ..member }).await
}

/// Gives somebody another role.
pub async fn change_role(act: &Act<'_>, id: StaffId, role: StaffRole) -> Result<(), Error> {
    let data = json!({ "role": role });
    change(act, id, "staff-role-changed", data, |member| StaffMember { role, ..member }).await
}

/// Forgets somebody's second factor, because their phone is gone: they set up a new one when they next sign in.
pub async fn reset_totp(act: &Act<'_>, id: StaffId) -> Result<(), Error> {
    change(act, id, "staff-second-factor-reset", json!({}), |member| StaffMember {
        totp_secret: None,
        ..member
    })
    .await
}

/// Ends every session of somebody: a device is lost, or a browser was left open.
pub async fn sign_out_everywhere(act: &Act<'_>, id: StaffId) -> Result<(), Error> {
    act.require(StaffRole::Administrator)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let member = store::staff::find(&mut tx, id).await?;
        store::sessions::revoke_all(&mut tx, SessionSubject::Staff(member.id), None).await?;
        tx.record(&act.event(Subject::new("staff", id), "staff-signed-out-everywhere", json!({}))).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// Changes one member of staff, records it and signs them out; a change that changes nothing is not one.
pub(super) async fn change(
    act: &Act<'_>,
    id: StaffId,
    kind: &str,
    data: Value,
    to: impl Fn(StaffMember) -> StaffMember,
) -> Result<(), Error> {
    act.require(StaffRole::Administrator)?;
    store::retry(|| attempt(act, id, kind, &data, &to)).await
}

async fn attempt(
    act: &Act<'_>,
    id: StaffId,
    kind: &str,
    data: &Value,
    to: &impl Fn(StaffMember) -> StaffMember,
) -> Result<(), Error> {
    let mut tx = act.house.store.begin().await?;
    tx.hold(ADMINISTRATORS).await?;
    let before = store::staff::find(&mut tx, id).await?;
    let after = to(before.clone());
    if after == before {
        return Ok(());
    }
    if governs(&before) && !governs(&after) {
        refuse_last(act, &mut tx, id).await?;
    }
    store::staff::update(&mut tx, &after).await?;
    store::sessions::revoke_all(&mut tx, SessionSubject::Staff(id), None).await?;
    tx.record(&act.event(Subject::new("staff", id), kind, data.clone())).await?;
    tx.commit().await?;
    Ok(())
}

fn governs(member: &StaffMember) -> bool {
    member.role == StaffRole::Administrator && !member.disabled
}

/// Nobody locks themselves out, and never the last administrator.
async fn refuse_last(act: &Act<'_>, tx: &mut Tx, id: StaffId) -> Result<(), Error> {
    let themselves = matches!(act.actor, Actor::Staff { id: own, .. } if own == id);
    let others =
        store::staff::all(tx).await?.iter().filter(|member| governs(member) && member.id != id).count();
    match (themselves, others) {
        (_, 0) => Err(Error::Input("staff-last-administrator".to_owned())),
        (true, _) => Err(Error::Input("staff-not-yourself".to_owned())),
        (false, _) => Ok(()),
    }
}
