//! How often something was tried lately: limits that hold over a restart and over several servers.

use jiff::{SignedDuration, Timestamp};

use crate::errors::StoreError;
use crate::secrets::SecretHash;
use crate::statements::{Reader, Statement};
use crate::store::Store;
use crate::transactions::{Tx, retry};

const TABLE: &str = "attempts";

/// Counts one more attempt at `key` in the window of time that holds `now` and returns how many there are in it, this
/// one included. It commits by itself: an attempt counts whatever the caller does next.
///
/// `key` says what is tried and by whom (`sign-in/aya@example.nl`); only its digest is stored. Use one length of
/// window per key.
pub async fn count(
    store: &Store,
    key: &str,
    window: SignedDuration,
    now: Timestamp,
) -> Result<u32, StoreError> {
    retry(|| async {
        let mut tx = store.begin().await?;
        let sql = "INSERT INTO attempts (key_hash, window_start, tally) VALUES ($1, $2, 1) \
                   ON CONFLICT (key_hash, window_start) DO UPDATE SET tally = attempts.tally + 1 RETURNING tally";
        let statement = Statement::on(TABLE, sql).bind(&SecretHash::of(key.as_bytes()));
        let tally = statement.bind(&start_of(window, now)).one(&mut tx).await?.get("tally")?;
        tx.commit().await?;
        Ok(tally)
    })
    .await
}

/// How many attempts at `key` there are in the window that holds `now`, without counting one.
pub async fn so_far(
    db: impl Reader,
    key: &str,
    window: SignedDuration,
    now: Timestamp,
) -> Result<u32, StoreError> {
    let sql = "SELECT tally FROM attempts WHERE key_hash = $1 AND window_start = $2";
    let statement =
        Statement::on(TABLE, sql).bind(&SecretHash::of(key.as_bytes())).bind(&start_of(window, now));
    statement.maybe(db).await?.map_or(Ok(0), |row| row.get("tally"))
}

/// Forgets the attempts at `key`, after it succeeded.
pub async fn clear(tx: &mut Tx, key: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM attempts WHERE key_hash = $1";
    Statement::on(TABLE, sql).bind(&SecretHash::of(key.as_bytes())).run(tx).await?;
    Ok(())
}

/// Removes the windows that began before `before`; returns how many.
pub async fn forget_before(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    Statement::on(TABLE, "DELETE FROM attempts WHERE window_start < $1").bind(&before).run(tx).await
}

/// The moment, a whole number of windows after 1970, at which the window of `now` began.
fn start_of(window: SignedDuration, now: Timestamp) -> Timestamp {
    let length = i64::try_from(window.as_millis()).unwrap_or(i64::MAX).max(1);
    let millis = now.as_millisecond();
    Timestamp::from_millisecond(millis - millis.rem_euclid(length)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::start_of;
    use jiff::{SignedDuration, Timestamp};

    #[test]
    fn a_window_holds_every_moment_until_the_next() {
        let quarter = SignedDuration::from_mins(15);
        let table = [
            ("2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z"),
            ("2026-11-22T09:14:59.999Z", "2026-11-22T09:00:00Z"),
            ("2026-11-22T09:15:00Z", "2026-11-22T09:15:00Z"),
        ];
        for (now, start) in table {
            assert_eq!(start_of(quarter, now.parse().unwrap()), start.parse::<Timestamp>().unwrap());
        }
    }
}
