//! How often somebody may try: per address and per client, over all servers, also after a restart.

use jiff::{SignedDuration, Timestamp};

use super::Door;
use crate::Error;

/// At most so many tries in each window of time.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    what: &'static str,
    most: u32,
    window: SignedDuration,
}

const QUARTER: SignedDuration = SignedDuration::from_mins(15);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Codes asked for one address: enough for somebody who mistypes, too few to fill a mailbox.
pub const CODES_FOR_ADDRESS: Limit = Limit { what: "codes-for-address", most: 5, window: QUARTER };
/// Codes asked for one address in a day. With five tries a code this leaves an attacker who never stops one chance
/// in twenty thousand a day on one address.
pub const CODES_FOR_ADDRESS_A_DAY: Limit = Limit { what: "codes-for-address-a-day", most: 10, window: DAY };
/// Codes asked from one client; a library or a care home has many tenants behind one address of the network.
pub const CODES_FROM_CLIENT: Limit = Limit { what: "codes-from-client", most: 30, window: QUARTER };
/// Codes typed by one client.
pub const CODE_TRIES_FROM_CLIENT: Limit =
    Limit { what: "code-tries-from-client", most: 100, window: QUARTER };
/// Passwords tried on one member of staff.
pub const PASSWORDS_FOR_STAFF: Limit = Limit { what: "passwords-for-staff", most: 10, window: QUARTER };
/// Passwords tried by one client; a whole contact centre may sit behind one address of the network.
pub const PASSWORDS_FROM_CLIENT: Limit = Limit { what: "passwords-from-client", most: 100, window: QUARTER };
/// Second-factor codes tried on one member of staff, by somebody who knows the password.
pub const SECOND_FACTORS: Limit = Limit { what: "second-factors", most: 10, window: QUARTER };

/// Counts a try of `who`; an error says when to try again.
pub async fn count(door: &Door<'_>, limit: Limit, who: &str) -> Result<(), Error> {
    let tries = store::attempts::count(&door.house.store, &key(limit, who), limit.window, door.now).await?;
    if tries > limit.most { Err(Error::TooMany(next_window(limit.window, door.now))) } else { Ok(()) }
}

/// Forgets the tries of `who`, in the transaction in which they succeeded.
pub async fn clear(tx: &mut store::Tx, limit: Limit, who: &str) -> Result<(), Error> {
    Ok(store::attempts::clear(tx, &key(limit, who)).await?)
}

fn key(limit: Limit, who: &str) -> String {
    format!("{}/{who}", limit.what)
}

/// When the window of `now` is over; windows are counted from 1970, as the store does.
fn next_window(window: SignedDuration, now: Timestamp) -> Timestamp {
    let length = i64::try_from(window.as_millis()).unwrap_or(i64::MAX).max(1);
    let millis = now.as_millisecond();
    let end = millis.saturating_sub(millis.rem_euclid(length)).saturating_add(length);
    Timestamp::from_millisecond(end).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::{DAY, QUARTER, next_window};

    #[test]
    fn a_limit_ends_with_its_window() {
        let table = [
            (QUARTER, "2026-11-22T09:00:00Z", "2026-11-22T09:15:00Z"),
            (QUARTER, "2026-11-22T09:14:59.999Z", "2026-11-22T09:15:00Z"),
            (DAY, "2026-11-22T09:14:59.999Z", "2026-11-23T00:00:00Z"),
        ];
        for (window, now, end) in table {
            assert_eq!(next_window(window, now.parse().unwrap()), end.parse().unwrap(), "{now}");
        }
    }
}
