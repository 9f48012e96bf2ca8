//! `settings`: every setting, its value and where it comes from, and what is wrong with them.

use std::process::ExitCode;

use crate::said::say;
use crate::settings::Read;

pub(super) fn run(read: &Read) -> ExitCode {
    let width = read.shown.iter().map(|shown| shown.key.name.len()).max().unwrap_or(0);
    for shown in &read.shown {
        let name = shown.key.name;
        match &shown.value {
            Some(value) => say(format_args!("{name:width$}  {value}  ({})", shown.origin)),
            None => say(format_args!("{name:width$}  –  {}", shown.key.meaning)),
        }
    }
    say("\nIn the environment erp.base-url is KANAALWIJZER_ERP_BASE_URL, and so on.");
    match &read.settings {
        Ok(_) => ExitCode::SUCCESS,
        Err(problems) => {
            say(format_args!("\n{problems}"));
            ExitCode::FAILURE
        }
    }
}
