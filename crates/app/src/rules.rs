//! The rules of the association: its own folder, or the standard rules that are built in.

use std::collections::BTreeMap;
use std::path::Path;

use domain::processes::rules::{RuleFiles, RulesError};
use rust_embed::Embed;

/// No table is longer; a wrong folder with large files is noticed.
const LONGEST: u64 = 4 * 1024 * 1024;

#[derive(Embed)]
#[folder = "../../rules"]
struct Standard;

/// The rules in `folder`, or the standard rules.
pub fn read(folder: Option<&Path>) -> Result<RuleFiles, RulesError> {
    folder.map_or_else(|| Ok(standard()), in_folder)
}

/// The files of the channel policy: the association's own, or the standard ones when its folder has none.
pub fn channel_policy(own: RuleFiles) -> RuleFiles {
    if own.0.contains_key("channel-policy.dmn") { own } else { standard() }
}

fn standard() -> RuleFiles {
    let texts = Standard::iter().filter(|name| is_rules(name.as_ref().as_ref())).filter_map(|name| {
        let text = String::from_utf8(Standard::get(&name)?.data.into_owned()).ok()?;
        Some((name.into_owned(), text))
    });
    RuleFiles(texts.collect())
}

fn in_folder(folder: &Path) -> Result<RuleFiles, RulesError> {
    let fail = |file: &Path, problem: String| RulesError { file: file.display().to_string(), problem };
    let entries = std::fs::read_dir(folder).map_err(|error| {
        fail(folder, format!("the folder cannot be read: {error}; mend the setting `rules`"))
    })?;
    let mut files = BTreeMap::new();
    for entry in entries {
        let path = entry.map_err(|error| fail(folder, error.to_string()))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !is_rules(&path) {
            continue;
        }
        let size = path.metadata().map_err(|error| fail(&path, error.to_string()))?.len();
        if size > LONGEST {
            return Err(fail(&path, format!("has {size} bytes: rules have at most {LONGEST}")));
        }
        let text = std::fs::read_to_string(&path).map_err(|error| fail(&path, error.to_string()))?;
        files.insert(name.to_owned(), text);
    }
    Ok(RuleFiles(files))
}

fn is_rules(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "toml" || kind == "dmn")
}

#[cfg(test)]
mod tests {
    use super::{in_folder, read, standard};

    #[test]
    fn the_standard_rules_are_those_in_the_repository_and_every_process_reads_them() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
        assert_eq!(standard().0, in_folder(&folder).unwrap().0);
        assert!(!domain::processes::all(&read(None).unwrap()).unwrap().is_empty());
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = read(Some("/nergens".as_ref())).unwrap_err();
        assert!(error.to_string().contains("/nergens"), "{error}");
    }
}
