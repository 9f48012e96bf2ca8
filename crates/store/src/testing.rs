//! Fresh databases for tests: every story runs on SQLite and on PostgreSQL.
//!
//! PostgreSQL is the server in `KANAALWIJZER_TEST_POSTGRES` (see `scripts/postgres-for-tests`), where every story gets
//! a schema of its own. Without it the story runs on SQLite alone and says so, except where `CI` is set: there it fails.
#![expect(clippy::expect_used, reason = "a test that cannot make its database must stop")]
#![expect(clippy::missing_panics_doc, reason = "stopping the test is what these functions do when they fail")]

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::statements::Statement;
use crate::{DatabaseUrl, Dialect, Store, migrate};

/// The server on which stories make their schemas.
pub const SERVER: &str = "KANAALWIJZER_TEST_POSTGRES";

/// A fresh database that is removed with this value.
#[derive(Debug)]
pub struct Fresh {
    /// Its address.
    pub url: DatabaseUrl,
    folder: Option<tempfile::TempDir>,
    schema: Option<(String, String)>,
}

/// An empty database of this kind; `None` when it is PostgreSQL and there is no server to make it on.
pub async fn fresh(dialect: Dialect) -> Option<Fresh> {
    match dialect {
        Dialect::Sqlite => {
            let folder = tempfile::tempdir().expect("a temporary folder for the database");
            let url = DatabaseUrl::sqlite(folder.path().join("story.db"));
            Some(Fresh { url, folder: Some(folder), schema: None })
        }
        Dialect::Postgres => {
            let Ok(server) = std::env::var(SERVER) else {
                assert!(
                    std::env::var_os("CI").is_none(),
                    "set {SERVER}: in CI every story runs on PostgreSQL too"
                );
                println!("skipped on PostgreSQL: {SERVER} is not set (see scripts/postgres-for-tests)");
                return None;
            };
            Some(fresh_schema(server).await)
        }
    }
}

async fn fresh_schema(server: String) -> Fresh {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let moment = jiff::Timestamp::now().as_millisecond();
    let schema = format!("story_{}_{moment}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    say(&server, &format!("CREATE SCHEMA {schema}")).await;
    let separator = if server.contains('?') { '&' } else { '?' };
    let url = format!("{server}{separator}options=-c%20search_path%3D{schema}");
    let url = url.parse().expect("the address of the test server");
    Fresh { url, folder: None, schema: Some((server, schema)) }
}

async fn say(server: &str, sql: &str) {
    try_say(server, sql).await.expect("the test server obeys");
}

async fn try_say(server: &str, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server).await?;
    let said = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await;
    connection.close().await?;
    said.map(|_| ())
}

impl Fresh {
    /// Does to the database what no function of this crate would do.
    pub async fn say(&self, sql: &str) {
        self.try_say(sql).await.expect("the database obeys");
    }

    /// The same, where the database should refuse.
    pub async fn try_say(&self, sql: &str) -> Result<(), sqlx::Error> {
        try_say(&self.url.for_driver(), sql).await
    }

    /// Migrates and opens it.
    pub async fn open(&self) -> Store {
        migrate(&self.url).await.expect("the migrations apply");
        Store::open_with(&self.url, 12).await.expect("the fresh database opens")
    }

    /// Removes it.
    pub async fn remove(self) {
        if let Some((server, schema)) = &self.schema {
            say(server, &format!("DROP SCHEMA {schema} CASCADE")).await;
        }
        drop(self.folder);
    }
}

/// Runs `story` on a fresh, migrated SQLite database, and again on a fresh, migrated PostgreSQL schema.
pub async fn on_both<F, Fut>(story: F)
where
    F: Fn(Store) -> Fut,
    Fut: Future<Output = ()>,
{
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        if let Some(fresh) = fresh(dialect).await {
            println!("on {}:", dialect.name());
            let opened = fresh.open().await;
            story(opened.clone()).await;
            opened.close().await;
            fresh.remove().await;
        }
    }
}

/// Waits until the feed holds back nothing that was recorded: on PostgreSQL it does so while a story beside this one, in
/// any database of the same server, is still writing.
pub async fn settled(store: &Store) {
    let sql = format!("SELECT COUNT(*) AS held FROM events WHERE NOT ({})", store.dialect().settled_events());
    for _ in 0..1_500 {
        let row = Statement::on("events", sql.clone()).one(store).await.expect("events are counted");
        let held: i64 = row.get("held").expect("a count is a number");
        if held == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("a story beside this one wrote for half a minute");
}
