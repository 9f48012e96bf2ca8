//! The open database: its connections, and the door to transactions.

use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, AssertSqlSafe};
use tokio::sync::watch;

use crate::address::DatabaseUrl;
use crate::dialect::Dialect;
use crate::errors::StoreError;
use crate::migrations;
use crate::statements::Statement;
use crate::transactions::Tx;

/// How long a request waits for a connection or for SQLite's one writer before it gives up.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longer than SQLite ever waits before it looks again whether it may write (100 ms).
const TURN: Duration = Duration::from_millis(120);

/// How many connections are opened unless told otherwise.
const CONNECTIONS: u32 = 8;

/// An open, migrated database. Cloning is cheap; all clones share the same connections.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    dialect: Dialect,
    url: DatabaseUrl,
    readers: AnyPool,
    /// On SQLite a pool of one: whoever wants to write queues here in order of arrival, which is fair and costs
    /// nothing, where SQLite itself would poll for its lock. On PostgreSQL the same pool as `readers`.
    writers: AnyPool,
    outbox: watch::Sender<u64>,
}

impl Store {
    /// Opens the database at `url`; refuses one that lacks migrations and says what to do.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        Self::open_with(url, CONNECTIONS).await
    }

    /// Opens the database at `url` with at most `connections` connections (on SQLite: for reading, and one more
    /// for writing).
    pub async fn open_with(url: &DatabaseUrl, connections: u32) -> Result<Self, StoreError> {
        migrations::refuse_unless_complete(url).await?;
        let dialect = url.dialect();
        let writers = match dialect {
            Dialect::Sqlite => connect(url, 1, true).await?,
            Dialect::Postgres => connect(url, connections, true).await?,
        };
        let readers = match dialect {
            Dialect::Sqlite => connect(url, connections, false).await?,
            Dialect::Postgres => writers.clone(),
        };
        let outbox = watch::Sender::new(0);
        Ok(Self { shared: Arc::new(Shared { dialect, url: url.clone(), readers, writers, outbox }) })
    }

    /// Begins a transaction that may write. On SQLite it waits for its turn; PostgreSQL has many at a time.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let dialect = self.shared.dialect;
        let begun = self.shared.writers.begin_with(dialect.begin()).await;
        let inner = begun.map_err(|error| StoreError::from_driver("begin", dialect, error))?;
        Ok(Tx::new(inner, self.clone()))
    }

    /// Begins a transaction that only reads and sees one moment throughout, such as an export.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        let dialect = self.shared.dialect;
        let begun = self.shared.readers.begin_with(dialect.begin_snapshot()).await;
        let inner = begun.map_err(|error| StoreError::from_driver("begin", dialect, error))?;
        Ok(Tx::new(inner, self.clone()))
    }

    /// Waits until others had their turn to write, for whoever writes much in many transactions. Where one writes at a
    /// time, another program looks only now and then whether it is free; who begins again at once would keep it out.
    pub async fn let_others_write(&self) {
        if self.dialect() == Dialect::Sqlite {
            tokio::time::sleep(TURN).await;
        }
    }

    /// Which SQL is spoken.
    pub fn dialect(&self) -> Dialect {
        self.shared.dialect
    }

    /// Asks the database something, to know that it is there and has every migration; returns the version of its
    /// engine, such as `PostgreSQL 15.18`.
    pub async fn check(&self) -> Result<String, StoreError> {
        let version = Statement::on("version", self.dialect().version()).one(self).await?.get("version")?;
        migrations::refuse_unless_applied(self, &self.shared.url).await?;
        Ok(version)
    }

    /// A counter that moves each time this process commits something into the outbox, so that it leaves at once.
    /// Another server's messages are only found by looking.
    pub fn watch_outbox(&self) -> watch::Receiver<u64> {
        self.shared.outbox.subscribe()
    }

    /// Ends every connection after its work; later calls fail. SQLite folds its log into the file.
    pub async fn close(&self) {
        self.shared.readers.close().await;
        self.shared.writers.close().await;
    }

    pub(crate) fn readers(&self) -> &AnyPool {
        &self.shared.readers
    }

    pub(crate) fn announce_outbox(&self) {
        self.shared.outbox.send_modify(|count| *count = count.wrapping_add(1));
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("database", &self.shared.url).finish_non_exhaustive()
    }
}

async fn connect(url: &DatabaseUrl, connections: u32, writes: bool) -> Result<AnyPool, StoreError> {
    sqlx::any::install_default_drivers();
    let dialect = url.dialect();
    let greeting = dialect.greeting(writes);
    let mut options = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .after_connect(move |connection, _| {
            Box::pin(
                async move { sqlx::raw_sql(AssertSqlSafe(greeting)).execute(connection).await.map(|_| ()) },
            )
        });
    if dialect == Dialect::Sqlite {
        // A file does not hang up: connections need no test and no renewal.
        options = options.test_before_acquire(false).idle_timeout(None).max_lifetime(None);
    }
    let pool = options.connect(&url.for_driver()).await;
    pool.map_err(|error| unreachable_database(url, error))
}

/// The error for a database that cannot be opened.
pub(crate) fn unreachable_database(url: &DatabaseUrl, error: sqlx::Error) -> StoreError {
    match StoreError::from_driver("connection", url.dialect(), error) {
        contended @ StoreError::Contended { .. } => contended,
        other => StoreError::Unavailable { reason: format!("{url}: {other}") },
    }
}
