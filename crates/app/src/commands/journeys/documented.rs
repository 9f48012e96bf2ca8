//! Whether the JSON that commands print is the one that `docs/insight-json.md` describes: every field, and no other.

use std::collections::BTreeSet;
use std::fmt::Write;

use clap::Parser;
use serde_json::Value;
use tempfile::TempDir;

use super::{Arguments, summary};

const DOCUMENT: &str = include_str!("../../../../../docs/insight-json.md");
/// Fields whose own fields are names of the log, or kinds, rather than fields of the JSON.
const BY_NAME: [&str; 7] =
    ["start", "end", "channels", "channelEvents", "firstChannels", "activityCounts", "reasons"];
/// Values that the document names among the fields.
const VALUES: [&str; 4] = ["null", "double", "shared", "dangling"];

/// A log in which everything there is to tell happens: switches, going round, a row that is refused, one twice.
pub fn contacts() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("there is a folder for a while");
    let mut rows = "zaak;activiteit;tijd;kanaal;onderwerp;groep;niveau\n".to_owned();
    for case in 0..40 {
        let about = format!("{};{};1", ["kraan", "huur"][case % 2], ["a", "b"][case / 20]);
        for (hour, channel) in [(9, "E-mail"), (13, "Telefoon"), (15, "E-mail")] {
            let _ = writeln!(rows, "z{case};vraagt;2026-03-{:02} {hour}:00;{channel};{about}", 1 + case / 2);
        }
    }
    rows.push_str("z1;vraagt;gisteren;E-mail;huur;a;1\nz0;vraagt;2026-03-01 09:00;E-mail;kraan;a;1\n");
    let path = folder.path().join("contacten.csv");
    std::fs::write(&path, rows).expect("the folder can be written in");
    let path = path.to_str().expect("its name is plain").to_owned();
    (folder, path)
}

/// The names of all fields, at any depth.
fn fields(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                // Of topics the document writes their channels as a field of their own.
                if !(BY_NAME.contains(&name.as_str()) && value.is_object()) {
                    fields(value, found);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                fields(item, found);
            }
        }
        _ => {}
    }
}

/// The names in code in a part of the document: before the first heading of a schema, or under that of one.
fn named(part: &str) -> BTreeSet<String> {
    let spans = part.split('`').skip(1).step_by(2);
    let plain = spans.filter(|span| !span.contains(['-', '/', ':', '.']) || span.contains('{'));
    let words = plain.flat_map(|span| span.split(|letter: char| !letter.is_ascii_alphanumeric()));
    let is_field = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_lowercase());
    words.filter(is_field).map(str::to_owned).collect()
}

/// Holds what commands print to the document.
pub fn agree(schema: &str, printed: &[Value]) {
    let heading = format!("## `kanaalwijzer/{schema}/1`");
    let under = DOCUMENT.split(&heading).nth(1).expect("the document has a part about it");
    let own = named(under.split("\n## ").next().unwrap_or_default());
    let common = named(DOCUMENT.split("\n## ").next().unwrap_or_default());
    let report = named(DOCUMENT.lines().find(|line| line.starts_with("| `report`")).unwrap_or_default());
    let mut told = BTreeSet::new();
    for value in printed {
        fields(value, &mut told);
    }
    let is_documented = |name: &&String| [&own, &common, &report].iter().any(|part| part.contains(*name));
    let undocumented: Vec<&String> = told.iter().filter(|name| !is_documented(name)).collect();
    assert!(undocumented.is_empty(), "{schema}: printed and not documented: {undocumented:?}");
    let is_value = |name: &&String| VALUES.contains(&name.as_str());
    let absent: Vec<&String> = own.difference(&told).filter(|name| !is_value(name)).collect();
    assert!(absent.is_empty(), "{schema}: documented and not printed: {absent:?}");
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    arguments: Arguments,
}

fn printed(line: &[&str]) -> Value {
    let read = "the line is right and so is the log";
    let arguments = Line::try_parse_from([&["journeys"], line].concat()).expect(read).arguments;
    let (log, report) = arguments.opening.read().expect(read);
    serde_json::to_value(summary(&arguments, &log, report).expect(read)).expect(read)
}

#[test]
fn the_json_of_journeys_is_the_documented_one() {
    let (folder, log) = contacts();
    let objects = folder.path().join("contacten.jsonocel");
    let (read, _) = insight::log::read(
        std::fs::read(&log).expect("it was just written").as_slice(),
        &insight::log::Asked::default(),
    )
    .expect("it can be read");
    let file = std::fs::File::create(&objects).expect("the folder can be written in");
    insight::log::writing::ocel_json(&read, file).expect("it can be written");
    let of_columns = printed(&[&log, "--topic", "onderwerp", "--before", "Telefoon"]);
    let of_objects = printed(&[objects.to_str().expect("its name is plain")]);
    agree("journeys", &[of_columns, of_objects]);
}

#[test]
fn a_field_too_many_or_too_few_is_found() {
    let found =
        named("`topVariants[]` is `{count, share}`; `--top`, `no-case` and `kanaalwijzer/x/1` are none");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["count", "share", "topVariants"]);
    let mut told = BTreeSet::new();
    fields(&serde_json::json!({ "start": { "asks": 1 }, "graph": [{ "from": 1 }] }), &mut told);
    assert_eq!(told.into_iter().collect::<Vec<_>>(), ["from", "graph", "start"]);
    let wrong = |value: Value| std::panic::catch_unwind(|| agree("conformance", &[value])).is_err();
    assert!(wrong(serde_json::json!({ "nobodyKnows": 1 })) && wrong(serde_json::json!({ "wanted": "a" })));
}
