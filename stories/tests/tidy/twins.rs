//! Twins: a migration for each database, a text in each language.

use std::collections::BTreeSet;

use super::{files_with, read, root, shown};

#[test]
fn every_migration_has_its_twin() {
    let names = |dialect: &str| -> BTreeSet<String> {
        files_with(&root().join("crates/store/migrations").join(dialect), "sql")
            .iter()
            .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
            .collect()
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert!(!sqlite.is_empty(), "the migrations are where this test looks");
    assert_eq!(sqlite, postgres, "each migration exists for both databases");
}

#[test]
fn twin_migrations_make_the_same_tables() {
    let tables = |dialect: &str| -> BTreeSet<String> {
        files_with(&root().join("crates/store/migrations").join(dialect), "sql")
            .iter()
            .flat_map(|path| {
                let text = read(path);
                text.lines()
                    .filter_map(|line| line.strip_prefix("CREATE TABLE "))
                    .map(|rest| rest.split([' ', '(']).next().unwrap_or_default().to_owned())
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    assert_eq!(tables("sqlite"), tables("postgres"));
}

fn keys(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}

#[test]
fn every_text_is_in_dutch_and_in_english() {
    let mut missing = Vec::new();
    let mut seen = 0;
    for path in files_with(&root(), "ftl") {
        let name = shown(&path);
        let twin = if name.contains("/nl/") {
            name.replacen("/nl/", "/en/", 1)
        } else if let Some(stem) = name.strip_suffix("nl.ftl") {
            format!("{stem}en.ftl")
        } else {
            continue;
        };
        seen += 1;
        let (dutch, english) = (keys(&read(&path)), keys(&read(&root().join(&twin))));
        missing.extend(dutch.symmetric_difference(&english).map(|key| format!("{name}: {key}")));
    }
    assert!(seen > 3, "the texts are where this test looks");
    assert!(missing.is_empty(), "these stand in one language only:\n{}", missing.join("\n"));
}
