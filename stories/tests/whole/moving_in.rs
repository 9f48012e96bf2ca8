//! An association moves in from a file; the demo association never moves in with one that is there already.

use std::path::Path;
use std::process::{Command, Output};

use stories::program::binary;

fn kanaalwijzer(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.env_clear().env("KANAALWIJZER_DATA", data).env("KANAALWIJZER_LISTEN", "127.0.0.1:0");
    command.args(arguments).output().unwrap()
}

#[test]
fn the_demo_leaves_an_association_of_others_alone() {
    let folder = tempfile::tempdir().unwrap();
    let homes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples/homes.csv");
    let migrated = kanaalwijzer(folder.path(), &["migrate"]);
    assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
    let imported = kanaalwijzer(folder.path(), &["import", "homes", &homes.display().to_string()]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));

    let refused = kanaalwijzer(folder.path(), &["demo", "--erp-listen", "127.0.0.1:0"]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{words}");
    assert!(words.contains("another association") && words.contains("KANAALWIJZER_DATA"), "{words}");
}

#[test]
fn every_row_that_is_refused_can_be_mended_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (homes, refused) = (folder.path().join("homes.csv"), folder.path().join("refused.csv"));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples/homes.csv");
    let example = std::fs::read_to_string(example).unwrap();
    let head = example.lines().next().unwrap();
    let nonsense = head.split(',').map(|_| "\"x \"\" y\"").collect::<Vec<_>>().join(",");
    let rows = std::iter::once(head).chain(std::iter::repeat_n(nonsense.as_str(), 60));
    std::fs::write(&homes, rows.collect::<Vec<_>>().join("\n")).unwrap();
    assert!(kanaalwijzer(folder.path(), &["migrate"]).status.success());

    let (homes, to) = (homes.display().to_string(), refused.display().to_string());
    let imported = kanaalwijzer(folder.path(), &["import", "homes", &homes, "--refused", &to]);
    let said = String::from_utf8_lossy(&imported.stdout).into_owned();
    assert!(said.contains("… and 10 more: --refused FILE writes them all"), "{said}");
    let written = std::fs::read_to_string(refused).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!((lines.len(), lines[0]), (61, "line,reason"));
    assert!(lines[1].starts_with("2,\"") && lines[60].starts_with("61,\""), "{written}");
}
