//! The demo association never moves in with an association that is there already.

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
