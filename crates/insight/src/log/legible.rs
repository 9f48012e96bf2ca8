//! Names of others made fit to be shown: nothing in them steers the page, the picture or the screen they stand on.

use std::borrow::Cow;

/// The most of a name that is shown, in characters.
const LONGEST: usize = 200;
/// What opens and closes a part with its own direction, so that it does not turn what stands beside it.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A text of a log as it may be shown: what cannot be seen is left out, line ends and tabs are spaces, what is written from
/// right to left keeps to itself, and what is very long is cut off. The log itself keeps what was in the file.
pub fn legible(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST && text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let seen = |letter: char| match letter {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        hidden if is_unseen(hidden) => None,
        letter => Some(letter),
    };
    let mut letters = text.chars().filter_map(seen);
    let mut shown: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    if shown.chars().any(is_from_the_right) {
        shown = format!("{}{shown}{}", ISOLATE[0], ISOLATE[1]);
    }
    Cow::Owned(shown)
}

/// Whether a character cannot be seen, and does nothing but steer a screen or turn the text around it.
pub fn is_unseen(letter: char) -> bool {
    let turns = matches!(
        letter,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    );
    turns || letter.is_control()
}

/// Whether a letter is of a script that is written from right to left.
const fn is_from_the_right(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_is_left_out_and_the_rest_stays() {
        for (text, shown) in [
            ("Telefoon", "Telefoon"),
            ("Café – één 👩‍🔧", "Café – één 👩‍🔧"),
            ("betaald\u{202e}tein", "betaaldtein"),
            ("een\ttwee\ndrie", "een twee drie"),
            ("\u{1b}[2Jweg\u{7}", "[2Jweg"),
            ("\u{feff}\u{200b}", ""),
            ("שלום", "\u{2068}שלום\u{2069}"),
        ] {
            assert_eq!(legible(text), shown);
        }
        let long = legible(&"a".repeat(300)).into_owned();
        assert_eq!((long.chars().count(), long.ends_with('…')), (201, true));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_shown_the_same_again(text in "\\PC*|[\\x00-\\x{2100}]*") {
            let shown = legible(&text).into_owned();
            let within = shown.trim_start_matches(ISOLATE[0]).trim_end_matches(ISOLATE[1]);
            prop_assert!(within.chars().all(|letter| !is_unseen(letter)));
            prop_assert!(shown.chars().count() <= LONGEST + 3);
        }
    }
}
