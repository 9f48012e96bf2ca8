//! A place in an expression's text, and the small things that can be read there.

use super::names::{is_name_part, is_name_start};
use crate::values::Number;

/// An expression's text and how far it has been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'text> {
    text: &'text str,
    position: usize,
}

impl<'text> Scanner<'text> {
    pub(super) const fn new(text: &'text str) -> Self {
        Self { text, position: 0 }
    }

    /// What is still to be read, without the white space and comments before it.
    pub(super) fn rest(&mut self) -> &'text str {
        loop {
            let rest = &self.text[self.position..];
            let trimmed = rest.trim_start();
            self.position += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return trimmed;
            };
            self.position += comment;
        }
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.position += bytes;
    }

    /// Reads the sign when it is next.
    pub(super) fn takes(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.position += sign.len();
        }
        found
    }

    /// Reads the word when it is next and ends there.
    pub(super) fn takes_word(&mut self, word: &str) -> bool {
        let Some(behind) = self.rest().strip_prefix(word) else { return false };
        if behind.chars().next().is_some_and(is_name_part) {
            return false;
        }
        self.position += word.len();
        true
    }

    pub(super) fn expects(&mut self, sign: &str) -> Result<(), String> {
        if self.takes(sign) { Ok(()) } else { Err(format!("`{sign}` is missing {}", self.place())) }
    }

    /// Where the scanner is, for an error.
    pub(super) fn place(&mut self) -> String {
        let rest = self.rest();
        if rest.is_empty() {
            return "at the end".to_owned();
        }
        let shown: String = rest.chars().take(20).collect();
        format!("at `{shown}`")
    }

    /// A plain word: letters, digits and underscores.
    pub(super) fn word(&mut self) -> Option<&'text str> {
        let rest = self.rest();
        rest.chars().next().filter(|first| is_name_start(*first))?;
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, next)| !is_name_part(*next))
            .map_or(rest.len(), |(at, _)| at);
        self.position += end;
        Some(&rest[..end])
    }

    /// A number without sign, when one is next.
    pub(super) fn number(&mut self) -> Option<Result<Number, String>> {
        let rest = self.rest();
        let whole = digits_at(rest);
        let behind = &rest[whole..];
        let fraction = behind.strip_prefix('.').map_or(0, digits_at);
        if whole + fraction == 0 {
            return None;
        }
        let length = if fraction > 0 { whole + 1 + fraction } else { whole };
        let length = length + exponent_at(&rest[length..]);
        self.position += length;
        Some(rest[..length].parse::<Number>().map_err(|error| error.to_string()))
    }

    /// A text between double quotes, when one is next.
    pub(super) fn text(&mut self) -> Option<Result<String, String>> {
        let body = self.rest().strip_prefix('"')?;
        let mut text = String::new();
        let mut characters = body.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.position += at + 2;
                    return Some(Ok(text));
                }
                '\\' => match escaped(&mut characters) {
                    Some(plain) => text.push(plain),
                    None => return Some(Err("a text holds a `\\` that escapes nothing known".to_owned())),
                },
                plain => text.push(plain),
            }
        }
        Some(Err("a text is not closed with `\"`".to_owned()))
    }
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The bytes of an exponent such as `e12` or `E-3`; none when what follows is something else.
fn exponent_at(text: &str) -> usize {
    let Some(behind) = text.strip_prefix(['e', 'E']) else { return 0 };
    let unsigned = behind.strip_prefix(['+', '-']).unwrap_or(behind);
    match digits_at(unsigned) {
        0 => 0,
        digits => text.len() - unsigned.len() + digits,
    }
}

fn escaped(characters: &mut std::str::CharIndices<'_>) -> Option<char> {
    let (_, sign) = characters.next()?;
    let width = match sign {
        'n' => return Some('\n'),
        'r' => return Some('\r'),
        't' => return Some('\t'),
        '"' | '\\' | '\'' => return Some(sign),
        'u' => 4,
        'U' => 6,
        _ => return None,
    };
    let mut code = 0;
    for _ in 0..width {
        code = code * 16 + characters.next()?.1.to_digit(16)?;
    }
    char::from_u32(code)
}
