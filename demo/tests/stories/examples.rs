//! The example files: what stands in `docs/examples` can be imported as it is.

use std::io::Cursor;
use std::path::PathBuf;

use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use store::testing::on_both;
use usecases::imports::{Strictness, import_homes, import_leases};
use usecases::testing::Town;

use crate::association;

/// Set to write the files instead of comparing them.
const WRITE: &str = "KANAALWIJZER_WRITE_EXAMPLES";

fn kept(name: &str, made: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/examples").join(name);
    if std::env::var_os(WRITE).is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; set {WRITE}", path.display()))
}

#[tokio::test]
async fn the_example_files_are_those_of_the_demo_and_import_whole() {
    let homes = demo::homes_csv(association()).unwrap();
    let leases = demo::leases_csv(association()).unwrap();
    assert_eq!(kept("homes.csv", &homes), homes, "set {WRITE} to write them again");
    assert_eq!(kept("leases.csv", &leases), leases, "set {WRITE} to write them again");
    on_both(async |store| {
        let town = Town::new(store).await;
        let actor = Actor::Staff { id: town.staff, role: StaffRole::Administrator };
        let act = town.house.act(town.now, actor, Channel::System);
        let file = Cursor::new(homes.clone().into_bytes());
        let report = import_homes(&act, file, Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
        assert_eq!((report.rows, report.refused), (20, vec![]));
        let file = Cursor::new(leases.clone().into_bytes());
        let report = import_leases(&act, file, Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
        assert_eq!(report.refused, vec![]);
        assert!((15..=20).contains(&report.rows), "{}", report.rows);
        for line in leases.lines().skip(1) {
            let number = line.split(',').nth(7).unwrap();
            let found =
                store::tenancy::relations::by_number(&town.house.store, number).await.unwrap().unwrap();
            let meant = association().relations.iter().find(|person| person.number == number).unwrap();
            assert_eq!((&found.name, &found.email, &found.phone), (&meant.name, &meant.email, &meant.phone));
        }
    })
    .await;
}
