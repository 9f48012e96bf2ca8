//! Arrows between crates: who may use whom. Cargo refuses circles; this refuses arrows that point the wrong way.

use super::{read, root};

/// Each crate with the crates it may use. Pure crates stand on top.
const ARROWS: [(&str, &str, &[&str]); 14] = [
    ("crates/decisions", "decisions", &[]),
    ("crates/domain", "domain", &["decisions"]),
    ("crates/insight", "insight", &[]),
    ("crates/steering", "steering", &["domain", "decisions"]),
    ("crates/store", "store", &["domain"]),
    ("crates/channels", "channels", &["domain"]),
    ("crates/registers", "registers", &["domain"]),
    ("crates/usecases", "usecases", &["insight", "store", "steering", "domain", "decisions"]),
    ("crates/work", "work", &["usecases", "store", "channels", "registers", "domain"]),
    ("crates/web", "web", &["insight", "usecases", "channels", "domain"]),
    ("stories/stand_in_erp", "stand_in_erp", &["domain"]),
    ("demo", "demo", &["usecases", "store", "domain", "stand_in_erp"]),
    (
        "crates/app",
        "app",
        &[
            "web",
            "work",
            "usecases",
            "insight",
            "steering",
            "store",
            "channels",
            "registers",
            "decisions",
            "domain",
            "demo",
            "stand_in_erp",
        ],
    ),
    ("stories", "stories", &[]),
];

/// What a pure crate may not use: the clock, the disk, the network, chance.
const IMPURE: [&str; 10] = [
    "Timestamp::now",
    "Zoned::now",
    "SystemTime",
    "Instant::now",
    "std::fs",
    "std::net",
    "std::env",
    "tokio",
    "rand::",
    "println!",
];

fn uses(folder: &str) -> Vec<String> {
    let text = read(&root().join(folder).join("Cargo.toml"));
    let manifest: toml::Table = text.parse().unwrap();
    let names = |table: Option<&toml::Value>| -> Vec<String> {
        table.and_then(toml::Value::as_table).map(|table| table.keys().cloned().collect()).unwrap_or_default()
    };
    names(manifest.get("dependencies"))
}

#[test]
fn no_arrow_points_the_wrong_way() {
    let ours: Vec<&str> = ARROWS.iter().map(|(_, name, _)| *name).collect();
    for (folder, name, allowed) in ARROWS {
        for used in uses(folder).iter().filter(|used| ours.contains(&used.as_str())) {
            assert!(allowed.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn every_crate_has_its_arrows_named() {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap().clone();
    for member in members.iter().filter_map(toml::Value::as_str) {
        let folders = match member.strip_suffix("/*") {
            None => vec![member.to_owned()],
            Some(parent) => std::fs::read_dir(root().join(parent))
                .unwrap()
                .filter_map(|entry| entry.ok().filter(|entry| entry.path().join("Cargo.toml").exists()))
                .map(|entry| format!("{parent}/{}", entry.file_name().to_string_lossy()))
                .collect(),
        };
        for folder in folders {
            assert!(ARROWS.iter().any(|(known, ..)| *known == folder), "name the arrows of {folder} here");
        }
    }
}

#[test]
fn pure_crates_stay_pure() {
    let mut found = Vec::new();
    for folder in ["crates/decisions/src", "crates/domain/src", "crates/insight/src", "crates/steering/src"] {
        for path in super::files_with(&root().join(folder), "rs") {
            let name = super::shown(&path);
            // The runner of the standard's own test kit reads the folder it is given, and tests may do as they like.
            if name.contains("/tests") || name.contains("/tck/") {
                continue;
            }
            for (number, line) in super::read(&path).lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                if let Some(word) = IMPURE.iter().find(|word| code.contains(**word)) {
                    found.push(format!("{name}:{} uses {word}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "time, chance and files are arguments:\n{}", found.join("\n"));
}
