//! Appointments of everybody, for staff and other systems.

use domain::appointments::Appointment;
use domain::ids::AppointmentId;
use jiff::Timestamp;
use store::{Cursor, Page};

use crate::{Act, Error};

/// One page of the appointments that begin in a period, soonest first.
pub async fn page(
    act: &Act<'_>,
    from: Timestamp,
    until: Timestamp,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Appointment>, Error> {
    act.require_staff_or_system()?;
    Ok(store::appointments::between(&act.house.store, from, until, after, limit).await?)
}

/// One appointment, for staff, other systems and the tenant whose case it is.
pub async fn find(act: &Act<'_>, id: AppointmentId) -> Result<Appointment, Error> {
    let appointment = store::appointments::find(&act.house.store, id).await?;
    let case = store::cases::find(&act.house.store, appointment.case).await?;
    act.may_see(case.requester)?;
    Ok(appointment)
}
