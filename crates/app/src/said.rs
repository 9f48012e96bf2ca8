//! What a command tells whoever typed it, on standard output; a reader who has seen enough is no error.

use std::fmt::Display;
use std::io::Write;

use insight::log::is_unseen;

/// Says words in which names of others stand.
pub fn speak(words: impl Display) {
    say(seen(words));
}

/// Words in which names of others stand, without what would steer the screen.
pub fn seen(words: impl Display) -> String {
    words.to_string().replace(|letter| letter != '\n' && is_unseen(letter), "")
}

/// Says one line.
pub fn say(line: impl Display) {
    // Whoever reads may be gone (`kanaalwijzer settings | head`); there is nobody left to tell.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn names_of_others_do_not_steer_the_screen() {
        assert_eq!(seen("by channel\n\u{1b}]0;title\u{7}Telefoon\u{202e}"), "by channel\n]0;titleTelefoon");
    }
}
