//! The runner for the DMN Technology Compatibility Kit: the one place of this crate that reads files.

mod cases;
mod comparing;

use crate::{Inputs, Model, Value};
use cases::{Case, Suite};
use comparing::agrees;
use std::fs;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// A folder or file that cannot be read.
#[derive(Debug, Error)]
pub enum TckError {
    /// The file system said no.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the file system said.
        error: std::io::Error,
    },
    /// No folder in it holds a model and cases.
    #[error("{}: there are no DMN models with test cases in it", .0.display())]
    Empty(PathBuf),
}

/// How one model did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelReport {
    /// The name of the model's file, without folder and ending.
    pub model: String,
    /// How many cases passed.
    pub passed: usize,
    /// The cases that failed.
    pub failed: Vec<Failure>,
}

/// A case that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The case's number in its file.
    pub case: String,
    /// What was expected and what came.
    pub reason: String,
}

/// Runs all cases in a folder: each model `NAME.dmn` with the cases of the `.xml` files that name it. Folders
/// within are looked into too. The reports are in the order of the models' names.
pub fn run(folder: &Path) -> Result<Vec<ModelReport>, TckError> {
    let mut files = Vec::new();
    find_files(folder, &mut files)?;
    files.sort();
    let mut reports = Vec::new();
    for model in files.iter().filter(|file| has_ending(file, "dmn")) {
        let beside = files.iter().filter(|file| has_ending(file, "xml") && file.parent() == model.parent());
        let mut suites = Vec::new();
        for path in beside {
            suites.push((path.clone(), Suite::read(&read_file(path)?)));
        }
        let name = model.file_name().unwrap_or_default().to_string_lossy().into_owned();
        suites.retain(|(_, suite)| suite.as_ref().map_or(true, |suite| suite.model == name));
        if !suites.is_empty() {
            reports.push(run_model(&read_file(model)?, &name, suites));
        }
    }
    if reports.is_empty() { Err(TckError::Empty(folder.to_owned())) } else { Ok(reports) }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}

fn find_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), TckError> {
    let unreadable = |error| TckError::Unreadable { path: folder.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() {
            find_files(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<String, TckError> {
    fs::read_to_string(path).map_err(|error| TckError::Unreadable { path: path.to_owned(), error })
}

fn run_model(text: &str, name: &str, suites: Vec<(PathBuf, Result<Suite, String>)>) -> ModelReport {
    let shown = name.trim_end_matches(".dmn").to_owned();
    let mut report = ModelReport { model: shown, passed: 0, failed: Vec::new() };
    let model = Model::read(text, name);
    for (path, suite) in suites {
        let suite = match suite {
            Ok(suite) => suite,
            Err(reason) => {
                report.failed.push(Failure { case: path.display().to_string(), reason });
                continue;
            }
        };
        for case in &suite.cases {
            let verdict = match &model {
                Ok(model) => run_case(model, case),
                Err(error) => Err(error.to_string()),
            };
            match verdict {
                Ok(()) => report.passed += 1,
                Err(reason) => report.failed.push(Failure { case: case.id.clone(), reason }),
            }
        }
    }
    report
}

fn run_case(model: &Model, case: &Case) -> Result<(), String> {
    let given =
        |name: &str| case.inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    // The kit leaves out what is not known; this crate wants that said.
    let inputs: Inputs = model
        .inputs()
        .iter()
        .map(|input| (input.name(), given(input.name()).unwrap_or(Value::Null)))
        .collect();
    for expected in &case.results {
        match model.decide(&expected.name, &inputs) {
            Err(_) if expected.is_error => {}
            Err(error) => return Err(error.to_string()),
            Ok(outcome) if agrees(&outcome.value, &expected.value) => {}
            Ok(outcome) => {
                return Err(format!(
                    "`{}`: expected {}, got {}",
                    expected.name, expected.value, outcome.value
                ));
            }
        }
    }
    Ok(())
}
