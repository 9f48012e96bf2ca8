//! All models and cases of the compatibility kit's level 2, when they are at hand.

use decisions::tck;
use std::path::PathBuf;

/// The folder with shared data; absent on a machine without it, which is only a fault in CI.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("KANAALWIJZER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let found = root.join(folder);
    if found.is_dir() {
        return Some(found);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", found.display());
    eprintln!("skipped: {} is missing", found.display());
    None
}

#[test]
fn all_cases_of_level_two_pass() {
    let Some(folder) = shared("data/dmn/compliance-level-2") else { return };
    let reports = tck::run(&folder).expect("the kit can be read");
    for report in &reports {
        for failure in &report.failed {
            eprintln!("{} case {}: {}", report.model, failure.case, failure.reason);
        }
    }
    let passed: usize = reports.iter().map(|report| report.passed).sum();
    let failed: usize = reports.iter().map(|report| report.failed.len()).sum();
    assert_eq!((reports.len(), passed, failed), (28, 116, 0));
}
