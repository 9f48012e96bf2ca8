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

/// Codes asked for one address by one client: enough for somebody who mistypes.
const ASKED_BY_CLIENT: Limit = Limit { what: "codes-for-address-by-client", most: 5, window: QUARTER };
/// The same in a day.
const ASKED_BY_CLIENT_A_DAY: Limit =
    Limit { what: "codes-for-address-by-client-a-day", most: 20, window: DAY };
/// Codes asked for one address by everybody together: too few to fill a mailbox, and more than one client may ask, so
/// that nobody alone can keep somebody else out.
const ASKED: Limit = Limit { what: "codes-for-address", most: 25, window: QUARTER };
/// The same in a day.
const ASKED_A_DAY: Limit = Limit { what: "codes-for-address-a-day", most: 100, window: DAY };
/// Wrong codes typed for one address by one client.
const WRONG_BY_CLIENT: Limit = Limit { what: "wrong-codes-by-client", most: 20, window: DAY };
/// Wrong codes typed for one address by everybody together: the most that NIST SP 800-63B (5.2.2) allows. It leaves
/// an attacker with many networks one chance in ten thousand a day on one address.
const WRONG: Limit = Limit { what: "wrong-codes", most: 100, window: DAY };
/// Codes asked from one client; a library or a care home has many tenants behind one address of the network.
pub const CODES_FROM_CLIENT: Limit = Limit { what: "codes-from-client", most: 30, window: QUARTER };
/// Codes typed by one client.
pub const CODE_TRIES_FROM_CLIENT: Limit =
    Limit { what: "code-tries-from-client", most: 100, window: QUARTER };
/// Passwords tried on one member of staff by one client.
const PASSWORDS_BY_CLIENT: Limit = Limit { what: "passwords-for-staff-by-client", most: 10, window: QUARTER };
/// The same by everybody together: so many more that nobody alone can keep somebody else out. The second factor stands
/// behind it.
const PASSWORDS_FOR_STAFF: Limit = Limit { what: "passwords-for-staff", most: 100, window: QUARTER };
/// Passwords tried by one client; a whole contact centre may sit behind one address of the network.
const PASSWORDS_FROM_CLIENT: Limit = Limit { what: "passwords-from-client", most: 100, window: QUARTER };
/// Second-factor codes tried on one member of staff, by somebody who knows the password.
pub const SECOND_FACTORS: Limit = Limit { what: "second-factors", most: 10, window: QUARTER };

/// Counts a code asked for `email` from this door. It is refused as well when too many wrong codes were typed.
pub async fn count_asked(door: &Door<'_>, email: &str) -> Result<(), Error> {
    may_guess(door, email).await?;
    let here = here(door, email);
    // First what one client may: who is refused there does not use up what the address may.
    count(door, ASKED_BY_CLIENT, &here).await?;
    count(door, ASKED_BY_CLIENT_A_DAY, &here).await?;
    count(door, ASKED, email).await?;
    count(door, ASKED_A_DAY, email).await
}

/// Lets nobody type a code for `email` after too many wrong ones.
pub async fn may_guess(door: &Door<'_>, email: &str) -> Result<(), Error> {
    for (limit, who) in [(WRONG_BY_CLIENT, here(door, email)), (WRONG, email.to_owned())] {
        let key = key(limit, &who);
        if store::attempts::so_far(&door.house.store, &key, limit.window, door.now).await? >= limit.most {
            return Err(Error::TooMany(next_window(limit.window, door.now)));
        }
    }
    Ok(())
}

/// Counts a wrong code typed for `email` from this door.
pub async fn count_wrong(door: &Door<'_>, email: &str) -> Result<(), Error> {
    for (limit, who) in [(WRONG_BY_CLIENT, here(door, email)), (WRONG, email.to_owned())] {
        store::attempts::count(&door.house.store, &key(limit, &who), limit.window, door.now).await?;
    }
    Ok(())
}

/// Counts a password tried on the member of staff with `email` from this door.
pub async fn count_password(door: &Door<'_>, email: &str) -> Result<(), Error> {
    count(door, PASSWORDS_FROM_CLIENT, door.from).await?;
    // First what one client may: who is refused there does not use up what others may.
    count(door, PASSWORDS_BY_CLIENT, &here(door, email)).await?;
    count(door, PASSWORDS_FOR_STAFF, email).await
}

/// Forgets the passwords that were tried for `email`, in the transaction in which somebody came in with it.
pub async fn staff_came_in(door: &Door<'_>, tx: &mut store::Tx, email: &str) -> Result<(), Error> {
    clear(tx, PASSWORDS_BY_CLIENT, &here(door, email)).await?;
    clear(tx, PASSWORDS_FOR_STAFF, email).await
}

/// Forgets what was counted for `email` here and in all, in the transaction in which somebody came in with it.
pub async fn came_in(door: &Door<'_>, tx: &mut store::Tx, email: &str) -> Result<(), Error> {
    for limit in [ASKED_BY_CLIENT, ASKED_BY_CLIENT_A_DAY, WRONG_BY_CLIENT] {
        clear(tx, limit, &here(door, email)).await?;
    }
    for limit in [ASKED, ASKED_A_DAY, WRONG] {
        clear(tx, limit, email).await?;
    }
    Ok(())
}

/// This address at this door.
fn here(door: &Door<'_>, email: &str) -> String {
    format!("{email}/{}", door.from)
}

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
