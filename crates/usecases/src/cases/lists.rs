//! Lists of cases: a tenant's own, and those that ask for a person.

use domain::actors::StaffRole;
use domain::cases::Case;
use domain::ids::RelationId;

pub use store::cases::CaseFilter;
use store::cases::CaseOrder;
pub use store::{Cursor, InvalidCursor, Page};

use crate::{Act, Error};

/// The cases of one tenant, newest first.
pub async fn of_tenant(act: &Act<'_>, relation: RelationId) -> Result<Vec<Case>, Error> {
    act.may_see(relation)?;
    let mut cases = store::cases::concerning(&act.house.store, relation).await?;
    // A case concerns everybody on the lease; what was filed is the requester's own.
    cases.retain(|case| case.requester == relation);
    Ok(cases)
}

/// Open cases that ask for a person's attention, oldest first.
pub async fn open_with_attention(act: &Act<'_>, limit: u32) -> Result<Vec<Case>, Error> {
    act.require(StaffRole::Agent)?;
    let filter = CaseFilter { attention: Some(true), open: Some(true), ..CaseFilter::default() };
    let page = store::cases::list(&act.house.store, &filter, CaseOrder::OldestFirst, None, limit).await?;
    Ok(page.items)
}

/// The case with this number, as somebody reads it out: `HO-2026-000203`, `ho 2026 203`, `HO2026000203`.
pub async fn by_spoken_number(act: &Act<'_>, spoken: &str) -> Result<Option<Case>, Error> {
    act.require(StaffRole::Agent)?;
    let prefixes = act.house.processes.iter().map(|process| process.number_prefix());
    let Some(number) = prefixes.into_iter().find_map(|prefix| written(spoken, prefix)) else {
        return Ok(None);
    };
    Ok(store::cases::by_number(&act.house.store, &number).await?)
}

/// The number that begins with `prefix` as it is written on letters, when `spoken` is one.
fn written(spoken: &str, prefix: &str) -> Option<String> {
    let upper = spoken.trim().to_uppercase();
    let rest = upper.strip_prefix(prefix)?;
    let parts: Vec<&str> =
        rest.split(|mark: char| !mark.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let (year, count) = match parts.as_slice() {
        [year, count] => (*year, *count),
        [both] => both.split_at_checked(4)?,
        _ => return None,
    };
    let figures = |text: &str| text.bytes().all(|figure| figure.is_ascii_digit());
    let whole = year.len() == 4 && figures(year) && figures(count) && (1..=9).contains(&count.len());
    whole.then(|| format!("{prefix}-{year}-{:06}", count.parse::<u32>().unwrap_or_default()))
}

/// One page of all cases that fit, newest first.
pub async fn page(
    act: &Act<'_>,
    filter: &CaseFilter,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Case>, Error> {
    act.require_staff_or_system()?;
    Ok(store::cases::list(&act.house.store, filter, CaseOrder::NewestFirst, after, limit).await?)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_number_is_understood_as_people_say_it() {
        let table = [
            ("HO-2026-000203", Some("HO-2026-000203")),
            (" ho 2026 203 ", Some("HO-2026-000203")),
            ("HO2026000203", Some("HO-2026-000203")),
            ("ho-2026-1234567", Some("HO-2026-1234567")),
            ("HO-2026", None),
            ("HO-2026-", None),
            ("Hoekstra", None),
            ("HO-26-203", None),
            ("2026-000203", None),
            ("HO-2026-2O3", None),
            ("ho-2026-000203 x", None),
            ("HO-é", None),
        ];
        for (spoken, number) in table {
            assert_eq!(written(spoken, "HO").as_deref(), number, "{spoken}");
        }
    }
}
