//! The word by which a new topic is known in tables, records and the API: made from its name, and never changed again.

use crate::policy::TopicParameters;

/// The longest such word.
const LONGEST: usize = 40;

/// Letters with a mark, and without.
const MARKED: [(&str, &str); 11] = [
    ("áàâäãå", "a"),
    ("éèêë", "e"),
    ("íìîï", "i"),
    ("óòôöõø", "o"),
    ("úùûü", "u"),
    ("ýÿ", "y"),
    ("ñ", "n"),
    ("ç", "c"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
];

/// A word made from a name, which no other topic has or ever had.
pub(super) fn fresh(name: &str, topics: &[TopicParameters], given: &[String]) -> String {
    let word = word(name);
    let is_free = |word: &String| topics.iter().all(|topic| topic.key != *word) && !given.contains(word);
    let mut numbered = (2..).map(|number| format!("{word}-{number}"));
    if is_free(&word) { word } else { numbered.find(is_free).unwrap_or_default() }
}

fn word(name: &str) -> String {
    let mut word = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = MARKED.iter().find(|(marked, _)| marked.contains(letter)).map(|(_, plain)| *plain);
        match plain {
            Some(plain) => word.push_str(plain),
            None if letter.is_ascii_alphanumeric() => word.push(letter),
            None if !word.ends_with('-') => word.push('-'),
            None => {}
        }
    }
    let word: String = word.trim_matches('-').chars().take(LONGEST).collect();
    let word = word.trim_end_matches('-');
    if word.is_empty() { "onderwerp".to_owned() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_name_becomes_a_word() {
        let cases = [
            ("Parkeren", "parkeren"),
            ("  Auto's & fietsen  ", "auto-s-fietsen"),
            ("Eén café", "een-cafe"),
            ("停車", "onderwerp"),
            ("---", "onderwerp"),
            ("Parkeren 2", "parkeren-2"),
        ];
        for (name, wanted) in cases {
            assert_eq!(word(name), wanted, "{name}");
        }
        assert!(word(&"lang ".repeat(40)).len() <= super::LONGEST);
    }
}
