//! Cells of a decision table as people fill them in: boxes to tick where the values are known, else a line of text.
//!
//! A ticked set is kept as an S-FEEL list of constants (DMN 1.5, chapter 9); nothing or everything ticked is `-`.

/// The cell that accepts whatever there is.
pub const ANYTHING: &str = "-";
/// The most numbers of a range that are ticked one by one.
const MOST_TICKED: i64 = 10;

/// The constants in a cell that is nothing but a list of them, as they are written; none for any other cell.
pub fn constants(cell: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let (constant, after) = first_constant(rest)?;
        found.push(constant.to_owned());
        rest = match after.trim_start().strip_prefix(',') {
            Some(next) if !next.trim().is_empty() => next.trim_start(),
            None if after.trim().is_empty() => "",
            _ => return None,
        };
    }
    (!found.is_empty()).then_some(found)
}

/// The constant that `text` begins with, and what follows it.
fn first_constant(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix('"') {
        let end = inner.find('"')?;
        // An escaped quotation mark is not for ticking: the line of text keeps it as it is.
        if inner[..end].contains('\\') {
            return None;
        }
        return Some(text.split_at(end + 2));
    }
    let end = text.find(|letter: char| letter == ',' || letter.is_whitespace()).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let number = word.strip_prefix('-').unwrap_or(word);
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|digit| digit.is_ascii_digit() || digit == '.')
        && !number.contains("..");
    (is_number || matches!(word, "true" | "false")).then_some((word, after))
}

/// Which of the allowed values a cell accepts; none when it cannot be said by ticking.
pub fn ticked(cell: &str, allowed: &[String]) -> Option<Vec<bool>> {
    let cell = cell.trim();
    if cell == ANYTHING || cell.is_empty() {
        return Some(vec![false; allowed.len()]);
    }
    let (list, kept) = match cell.strip_prefix("not(").and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner, false),
        None => (cell, true),
    };
    let named = constants(list).or_else(|| whole_numbers(list))?;
    let known = named.iter().all(|constant| allowed.contains(constant));
    known.then(|| allowed.iter().map(|value| named.contains(value) == kept).collect())
}

/// The whole numbers of a closed range, such as `[1..3]`; none for any other cell, or for too many to tick.
pub fn whole_numbers(cell: &str) -> Option<Vec<String>> {
    let (first, last) = cell.trim().strip_prefix('[')?.strip_suffix(']')?.split_once("..")?;
    let (first, last): (i64, i64) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    let count = last.checked_sub(first)?;
    (0..MOST_TICKED).contains(&count).then(|| (first..=last).map(|number| number.to_string()).collect())
}

/// The cell that accepts the ticked values.
pub fn written(chosen: &[String], allowed: &[String]) -> String {
    let kept: Vec<&str> = allowed.iter().filter(|value| chosen.contains(value)).map(String::as_str).collect();
    if kept.is_empty() || kept.len() == allowed.len() { ANYTHING.to_owned() } else { kept.join(", ") }
}

/// A constant without its quotation marks.
pub fn bare(constant: &str) -> &str {
    constant.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(constant)
}

#[cfg(test)]
mod tests {
    use super::{bare, constants, ticked, whole_numbers, written};

    fn allowed() -> Vec<String> {
        ["\"self\"", "\"help\"", "\"unknown\""].map(str::to_owned).to_vec()
    }

    #[test]
    fn lists_of_constants_are_read_and_anything_else_is_left_alone() {
        let table: [(&str, Option<Vec<&str>>); 10] = [
            ("\"help\"", Some(vec!["\"help\""])),
            ("\"help\",\"unknown\"", Some(vec!["\"help\"", "\"unknown\""])),
            ("1, 2 ,3", Some(vec!["1", "2", "3"])),
            ("-1", Some(vec!["-1"])),
            ("true, false", Some(vec!["true", "false"])),
            ("[1..3]", None),
            ("> 2", None),
            ("\"a\" \"b\"", None),
            ("\"help\",", None),
            ("-", None),
        ];
        for (cell, wanted) in table {
            let wanted = wanted.map(|list| list.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(constants(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn ticking_and_writing_say_the_same() {
        let table = [
            ("-", [false, false, false]),
            ("\"help\"", [false, true, false]),
            ("not(\"help\")", [true, false, true]),
            ("\"unknown\", \"help\"", [false, true, true]),
        ];
        for (cell, wanted) in table {
            assert_eq!(ticked(cell, &allowed()), Some(wanted.to_vec()), "{cell}");
        }
        assert_eq!(ticked("\"nobody\"", &allowed()), None);
        let numbers = whole_numbers("[1..3]").unwrap();
        assert_eq!(ticked("[1..2]", &numbers), Some(vec![true, true, false]));
        assert_eq!(ticked("not(2)", &numbers), Some(vec![true, false, true]));
        assert_eq!(
            (whole_numbers("[0..240]"), whole_numbers("(1..3)"), whole_numbers("[3..1]")),
            (None, None, None)
        );
        assert_eq!(written(&["\"unknown\"".into(), "\"help\"".into()], &allowed()), "\"help\", \"unknown\"");
        assert_eq!(written(&allowed(), &allowed()), "-");
        assert_eq!(written(&[], &allowed()), "-");
        assert_eq!((bare("\"help\""), bare("2")), ("help", "2"));
    }
}
