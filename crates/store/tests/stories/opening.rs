//! Opening and migrating a database.

use store::testing::fresh;
use store::{DatabaseUrl, Dialect, Store, StoreError, migrate};

#[tokio::test]
async fn a_database_that_is_not_migrated_is_refused_with_what_to_do() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let Some(fresh) = fresh(dialect).await else { continue };
        let refusal = Store::open(&fresh.url).await.unwrap_err();
        assert!(matches!(refusal, StoreError::NotMigrated { .. }), "{refusal}");
        assert!(refusal.to_string().contains("kanaalwijzer migrate"), "{refusal}");

        let applied = migrate(&fresh.url).await.unwrap();
        assert_eq!(applied.first(), Some(&"0001_spine"));
        assert!(migrate(&fresh.url).await.unwrap().is_empty(), "the second time there is nothing to do");
        let store = Store::open(&fresh.url).await.unwrap();
        assert!(store.check().await.unwrap().starts_with(dialect.name()));
        store.close().await;
        fresh.remove().await;
    }
}

#[tokio::test]
async fn servers_that_migrate_together_do_not_hinder_each_other() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let Some(fresh) = fresh(dialect).await else { continue };
        let url = fresh.url.clone();
        let outcomes = crate::helpers::together(4, |_| {
            let url = url.clone();
            async move { migrate(&url).await }
        })
        .await;
        let mut applied: Vec<&str> = outcomes.into_iter().flat_map(Result::unwrap).collect();
        let total = applied.len();
        applied.sort_unstable();
        applied.dedup();
        assert_eq!(applied.len(), total, "each migration is applied by one of them");
        Store::open(&fresh.url).await.unwrap().close().await;
        fresh.remove().await;
    }
}

#[tokio::test]
async fn an_applied_migration_that_changed_or_is_unknown_is_refused() {
    let changes = [
        (
            "UPDATE migrations SET checksum = 'x' WHERE name = '0001_spine'",
            "was changed after it was applied",
        ),
        ("INSERT INTO migrations VALUES ('9999_future', 'x', 'x')", "newer"),
    ];
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        for (change, says) in changes {
            let Some(fresh) = fresh(dialect).await else { continue };
            fresh.open().await.close().await;
            fresh.say(change).await;
            for refusal in
                [migrate(&fresh.url).await.unwrap_err(), Store::open(&fresh.url).await.unwrap_err()]
            {
                assert!(refusal.to_string().contains(says), "{refusal}");
            }
            fresh.remove().await;
        }
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_unavailable() {
    let nobody: DatabaseUrl = "postgres://nobody@127.0.0.1:1/nothing".parse().unwrap();
    let folder = DatabaseUrl::sqlite("/proc/no-such-folder/story.db");
    for url in [nobody, folder] {
        let error = migrate(&url).await.unwrap_err();
        assert!(matches!(error, StoreError::Unavailable { .. }), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_sqlite_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let fresh = fresh(Dialect::Sqlite).await.unwrap();
    let store = fresh.open().await;
    let file = fresh.url.file().unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    store.close().await;
}
