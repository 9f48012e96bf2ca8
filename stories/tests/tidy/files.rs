//! Files: not too long, opening with a sentence, with nothing left undone or silenced.

use super::{files_with, read, root, shown};

/// The most lines a source file may have.
const MOST_LINES: usize = 400;
/// The most lines a function may have, its signature included.
const MOST_FUNCTION_LINES: usize = 60;

#[test]
fn source_files_are_short_enough() {
    let long: Vec<String> = ["rs", "ts", "css", "mjs"]
        .iter()
        .flat_map(|ending| files_with(&root(), ending))
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{} has {lines} lines", shown(&path)))
        .collect();
    assert!(long.is_empty(), "split these (at most {MOST_LINES} lines):\n{}", long.join("\n"));
}

#[test]
fn every_rust_file_opens_with_what_it_is_for() {
    let silent: Vec<String> = files_with(&root(), "rs")
        .into_iter()
        .filter(|path| !read(path).starts_with("//! "))
        .map(|path| shown(&path))
        .collect();
    assert!(silent.is_empty(), "open these with one `//!` sentence:\n{}", silent.join("\n"));
}

#[test]
fn functions_are_short_enough() {
    let mut long = Vec::new();
    for path in files_with(&root().join("crates"), "rs") {
        let text = read(&path);
        let lines: Vec<&str> = text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function =
                ["fn ", "pub fn ", "async fn ", "pub async fn ", "pub(crate) fn ", "pub(super) fn "]
                    .iter()
                    .any(|word| line.trim_start().starts_with(word));
            // A signature without a body, as in a trait, has no end to look for.
            if !is_function || line.trim_end().ends_with(';') {
                continue;
            }
            let closing = format!("{}}}", " ".repeat(indent));
            let length = lines[start..].iter().position(|line| **line == closing).map_or(1, |end| end + 1);
            if length > MOST_FUNCTION_LINES {
                long.push(format!("{}:{} has {length} lines", shown(&path), start + 1));
            }
        }
    }
    assert!(long.is_empty(), "split these (at most {MOST_FUNCTION_LINES} lines):\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_undone_or_silenced() {
    // Written apart, so that this list does not find itself.
    let words = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["todo", "!("],
        ["unimplemented", "!("],
        ["#[al", "low("],
        ["#![al", "low("],
    ];
    let words: Vec<String> = words.iter().map(|parts| parts.concat()).collect();
    let mut found = Vec::new();
    for ending in ["rs", "ts", "html", "ftl", "sql"] {
        for path in files_with(&root(), ending) {
            for (number, line) in read(&path).lines().enumerate() {
                if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                    found.push(format!("{}:{} says {word}", shown(&path), number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "finish these:\n{}", found.join("\n"));
}
