//! How staff find a tenant: by name, address, telephone or lease number, in any order.

use domain::actors::StaffRole;
use domain::contacts::PhoneNumber;

pub use store::tenancy::search::Found;

use crate::{Act, Error};

/// How many hits are shown at most.
pub const MOST_FOUND: u32 = 30;

/// Tenants that match every word of `words`; a telephone number is matched however it is written.
pub async fn search(act: &Act<'_>, words: &str) -> Result<Vec<Found>, Error> {
    act.require(StaffRole::Agent)?;
    let words = words.trim();
    if words.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let normal = match words.parse::<PhoneNumber>() {
        Ok(number) => number.to_string(),
        Err(_) => words.to_owned(),
    };
    Ok(store::tenancy::search::tenants(&act.house.store, &normal, MOST_FOUND).await?)
}
