//! Transactions: state and its event together or neither, and work that is done again when others were in the way.

use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use domain::events::Event;
use sqlx::{Any, AnyConnection};

use crate::dialect::Dialect;
use crate::errors::StoreError;
use crate::statements::Statement;
use crate::store::Store;

/// A transaction. Dropped without [`Tx::commit`] it never happened.
///
/// Every function that writes a table of state calls [`Tx::touch`]; a transaction that touched state and recorded no
/// event cannot be committed. This is where "no change without an event" is enforced.
#[must_use = "a transaction that is not committed is rolled back"]
pub struct Tx {
    inner: sqlx::Transaction<'static, Any>,
    store: Store,
    touched: Option<&'static str>,
    events: usize,
    outgoing: bool,
}

impl Tx {
    pub(crate) fn new(inner: sqlx::Transaction<'static, Any>, store: Store) -> Self {
        Self { inner, store, touched: None, events: 0, outgoing: false }
    }

    /// Records what happened, in this transaction.
    pub async fn record(&mut self, event: &Event) -> Result<(), StoreError> {
        self.record_many(std::slice::from_ref(event)).await
    }

    /// Records many events, in their order.
    pub async fn record_many(&mut self, events: &[Event]) -> Result<(), StoreError> {
        crate::events::append(self, events).await?;
        self.events += events.len();
        Ok(())
    }

    /// Remembers that a table of state was changed, so that the transaction needs an event.
    pub fn touch(&mut self, table: &'static str) {
        self.touched.get_or_insert(table);
    }

    /// Makes everything permanent; refuses when state was changed without an event.
    pub async fn commit(self) -> Result<(), StoreError> {
        if let (Some(table), 0) = (self.touched, self.events) {
            return Err(StoreError::ChangeWithoutEvent { table });
        }
        let dialect = self.store.dialect();
        self.inner.commit().await.map_err(|error| StoreError::from_driver("commit", dialect, error))?;
        if self.outgoing {
            self.store.announce_outbox();
        }
        Ok(())
    }

    /// Undoes everything now, instead of when the transaction is dropped.
    pub async fn roll_back(self) -> Result<(), StoreError> {
        let dialect = self.store.dialect();
        self.inner.rollback().await.map_err(|error| StoreError::from_driver("rollback", dialect, error))
    }

    /// Lets nobody else who holds the same name go on until this transaction ends: for a decision over several
    /// rows that no unique key guards, such as "at most one open case per lease".
    pub async fn hold(&mut self, name: &str) -> Result<(), StoreError> {
        if let Some(sql) = self.dialect().hold() {
            Statement::on("hold", sql).text(name).run(self).await?;
        }
        Ok(())
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.store.dialect()
    }

    pub(crate) fn has_outgoing(&mut self) {
        self.outgoing = true;
    }
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { touched, events, outgoing, .. } = self;
        write!(f, "Tx {{ touched: {touched:?}, events: {events}, outgoing: {outgoing} }}")
    }
}

/// An error that may say "another transaction was in the way".
pub trait Contention {
    /// Whether the same work may succeed when it is simply done again.
    fn is_contended(&self) -> bool;
}

impl Contention for StoreError {
    fn is_contended(&self) -> bool {
        StoreError::is_contended(self)
    }
}

/// How often work is done before its contention is reported.
const TRIES: u32 = 10;

/// Does `work` again, at most ten times in all, when another transaction was in the way.
///
/// `work` is a whole unit: it begins its own transaction, reads, decides and commits. Between tries it waits a
/// random time that grows from about 5 to about 300 milliseconds.
pub async fn retry<T, E, F, Fut>(mut work: F) -> Result<T, E>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
    E: Contention,
{
    let mut tries = 1;
    loop {
        match work().await {
            Err(error) if error.is_contended() && tries < TRIES => {
                tracing::debug!(tries, "another transaction was in the way; doing the work again");
                tokio::time::sleep(pause(tries)).await;
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Between half and all of 10 ms · 2^(tries - 1), at most 300 ms; the keys of a new `RandomState` are random.
fn pause(tries: u32) -> Duration {
    let longest = (10_u64 << tries.min(10).saturating_sub(1)).min(300);
    let random = RandomState::new().hash_one(tries);
    Duration::from_millis(longest / 2 + random % (longest / 2 + 1))
}

#[cfg(test)]
mod tests {
    use super::{StoreError, TRIES, retry};
    use std::cell::Cell;

    fn contended() -> StoreError {
        StoreError::Contended { detail: "test".to_owned() }
    }

    #[tokio::test(start_paused = true)]
    async fn contended_work_is_done_again_until_it_succeeds() {
        let tries = Cell::new(0);
        let outcome = retry(|| async {
            tries.set(tries.get() + 1);
            if tries.get() < 4 { Err(contended()) } else { Ok(tries.get()) }
        });
        assert_eq!(outcome.await.unwrap(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn contention_without_end_is_reported() {
        let tries = Cell::new(0);
        let outcome: Result<(), _> = retry(|| async {
            tries.set(tries.get() + 1);
            Err(contended())
        })
        .await;
        assert!(outcome.unwrap_err().is_contended());
        assert_eq!(tries.get(), TRIES);
    }

    #[tokio::test(start_paused = true)]
    async fn other_errors_are_reported_at_once() {
        let tries = Cell::new(0);
        let outcome: Result<(), _> = retry(|| async {
            tries.set(tries.get() + 1);
            Err(StoreError::NotFound { what: "case", id: "x".to_owned() })
        })
        .await;
        assert!(outcome.is_err());
        assert_eq!(tries.get(), 1);
    }
}
