//! Signs in a text that nobody sees: they turn what stands around them, break a line, or make two names look alike.

/// Whether a sign turns the direction in which what stands around it is read.
pub fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first sign in a text that nobody sees; ends of lines and tabs are seen.
pub fn unseen(text: &str) -> Option<char> {
    let is_layout = |sign: char| matches!(sign, '\n' | '\r' | '\t');
    let is_nothing = |sign: char| matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.chars().find(|sign| turns(*sign) || is_nothing(*sign) || (sign.is_control() && !is_layout(*sign)))
}

/// The text without signs that nobody sees, and without space around it.
pub fn seen(text: &str) -> String {
    let kept: String = text.chars().filter(|sign| unseen(sign.encode_utf8(&mut [0; 4])).is_none()).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{seen, unseen};

    #[test]
    fn what_nobody_sees_is_found_and_left_out() {
        let cases = [
            ("Reparatie", None, "Reparatie"),
            ("Eerste regel\n\tTweede é 停車 👩‍🚒", None, "Eerste regel\n\tTweede é 停車 👩‍🚒"),
            ("repa\u{202e}eitar", Some('\u{202e}'), "repaeitar"),
            (" \u{feff}Huur\u{200b} ", Some('\u{feff}'), "Huur"),
            ("bel\u{7}", Some('\u{7}'), "bel"),
        ];
        for (text, sign, left) in cases {
            assert_eq!((unseen(text), seen(text).as_str()), (sign, left), "{text:?}");
        }
    }
}
