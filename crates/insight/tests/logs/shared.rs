//! The data beside the project: `../shared/data`, or where `KANAALWIJZER_SHARED` says.

use std::fs::File;
use std::path::{Path, PathBuf};

use insight::log::{Asked, EventLog, ReadError, Report, read};

/// The file, or nothing when it is not there; on a build server it must be there.
pub fn file(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path =
        std::env::var_os("KANAALWIJZER_SHARED").map_or_else(beside, PathBuf::from).join("data").join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is not there", path.display());
    eprintln!("skipped: {} is not there", path.display());
    None
}

/// The log in a file, if the file is there.
pub fn log(name: &str, asked: &Asked) -> Option<(EventLog, Report)> {
    file(name).map(|path| try_log(&path, asked).unwrap_or_else(|error| panic!("{name}: {error}")))
}

pub fn try_log(path: &Path, asked: &Asked) -> Result<(EventLog, Report), ReadError> {
    read(File::open(path).unwrap(), asked)
}
