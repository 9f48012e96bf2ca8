//! Every code we use stands in VERA's own file, under the same name and parent, and has not expired.

use std::path::PathBuf;

use super::{EndDetailReason, ReferenceCode, every_code};

struct Entry {
    list: String,
    code: String,
    naam: String,
    expired: bool,
    parent: String,
}

/// The published reference data, or `None` (said aloud) when the shared folder is absent outside continuous integration.
fn published() -> Option<Vec<Entry>> {
    let shared = std::env::var_os("KANAALWIJZER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/vera/Referentiedata.csv");
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing; CI must have it", path.display());
        eprintln!("skipped: {} is not here", path.display());
        return None;
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    let entries = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            Entry {
                list: row[0].to_owned(),
                code: row[1].to_owned(),
                naam: row[2].to_owned(),
                expired: !row[5].is_empty(),
                parent: row[6].to_owned(),
            }
        })
        .collect();
    Some(entries)
}

#[test]
fn every_code_is_published_under_its_name_and_has_not_expired() {
    let Some(published) = published() else { return };
    let wrong: Vec<_> = every_code()
        .into_iter()
        .filter(|(list, code, naam)| {
            !published.iter().any(|e| e.list == *list && e.code == *code && e.naam == *naam && !e.expired)
        })
        .collect();
    assert!(wrong.is_empty(), "not in Referentiedata.csv, expired, or named otherwise: {wrong:?}");
    assert!(every_code().len() > 50, "the table of codes is nearly empty");
}

#[test]
fn reasons_for_ending_stand_under_the_parent_that_vera_gives_them() {
    let Some(published) = published() else { return };
    for reason in EndDetailReason::ALL {
        let entry =
            published.iter().find(|e| e.list == "EINDEDETAILREDEN" && e.code == reason.code()).unwrap();
        assert_eq!(entry.parent, format!("EINDEREDEN.{}", reason.parent().code()), "{reason:?}");
    }
}

#[test]
fn a_tenant_can_only_give_reasons_that_count_as_notice() {
    let own = EndDetailReason::GIVEN_BY_TENANT;
    assert!(own.iter().all(|reason| reason.parent().code() == "OPZ"));
    assert!(!own.contains(&EndDetailReason::Death));
}

#[test]
fn the_lists_for_inspections_are_still_unpublished() {
    let Some(published) = published() else { return };
    let now_published: Vec<_> = published
        .iter()
        .filter(|e| e.list == "INSPECTIESOORT" || e.list == "INSPECTIESTATUS")
        .map(|e| &e.code)
        .collect();
    assert!(
        now_published.is_empty(),
        "VERA now publishes {now_published:?}: use those codes for inspections"
    );
}

#[test]
fn the_same_letters_mean_different_things_in_different_lists() {
    use super::{AppointmentStatus, TerminationStatus};
    assert_eq!(TerminationStatus::from_code("AFG"), Some(TerminationStatus::Rejected));
    assert_eq!(AppointmentStatus::from_code("AFG"), Some(AppointmentStatus::Finished));
    assert_eq!(TerminationStatus::from_code("AFW"), None, "AFW expired in 2023");
}
