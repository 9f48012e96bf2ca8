//! Words to search in: lower case, without accents, whole and in parts, each with a space before it.

use std::collections::BTreeSet;

use domain::tenancy::{Home, Relation};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a person: name, number, e-mail address and telephone number.
pub(crate) fn of_relation(relation: &Relation) -> String {
    let name = &relation.name;
    let optional = [&name.first_name, &name.infix, &relation.email];
    let mut words = Words::default();
    for text in
        [&name.initials, &name.last_name, &relation.number].into_iter().chain(optional.into_iter().flatten())
    {
        words.add(text);
    }
    if let Some(phone) = &relation.phone {
        words.insert(national(phone));
    }
    words.into_text()
}

/// The words of a home: address and number.
pub(crate) fn of_home(home: &Home) -> String {
    let mut words = Words::default();
    for text in [&home.number, &home.address.line(), &home.address.postal_code, &home.address.city] {
        words.add(text);
    }
    words.into_text()
}

/// The words of a lease: its number.
pub(crate) fn of_lease(number: &str) -> String {
    let mut words = Words::default();
    words.add(number);
    words.into_text()
}

/// What somebody typed in a search field, as parts that must all stand in the words.
///
/// A word is found where a word begins. A longer one with figures in it (a number, a postal code, a telephone
/// number) is found anywhere, because people remember the end of those.
pub(crate) fn wanted(typed: &str) -> Vec<String> {
    let mut wanted: Vec<String> = spoken_tokens(typed)
        .into_iter()
        .map(|token| {
            let anywhere = token.len() >= 5 && token.contains(|letter: char| letter.is_ascii_digit());
            if anywhere { token } else { format!(" {token}") }
        })
        .collect();
    wanted.sort();
    wanted.dedup();
    // More words than anybody says only cost time.
    wanted.truncate(8);
    wanted
}

#[derive(Default)]
struct Words(BTreeSet<String>);

impl Words {
    /// Adds the words of a text; `Jansen-Bakker` is one word and also two.
    fn add(&mut self, text: &str) {
        for token in folded(text).split_whitespace() {
            self.insert(joined(token));
            // Of an e-mail address what stands before the sign: everybody has the rest.
            let own = token.split('@').next().unwrap_or_default();
            for part in own.split(|letter: char| !letter.is_alphanumeric()) {
                self.insert(part.to_owned());
            }
        }
    }

    fn insert(&mut self, word: String) {
        if !word.is_empty() {
            self.0.insert(word);
        }
    }

    fn into_text(self) -> String {
        self.0.into_iter().fold(String::new(), |text, word| text + " " + &word)
    }
}

/// Lower case without accents: `Çelik` as `celik`, `Ĳsbrand` as `ijsbrand`.
fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'þ' => plain.push_str("th"),
            // A capital with a dot (İ) becomes two letters in lower case.
            letter if is_combining_mark(letter) => {}
            letter => plain.push(letter),
        }
    }
    plain
}

/// A token without punctuation; an e-mail address keeps it.
fn joined(token: &str) -> String {
    if token.contains('@') {
        return token.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    }
    token.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A telephone number as people in the Netherlands say it: `+31612345678` as `0612345678`.
fn national(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let international = phone.trim_start().starts_with('+') || digits.starts_with("00");
    let bare = digits.trim_start_matches('0');
    match bare.strip_prefix("31").filter(|_| international) {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

/// The tokens of what was typed; a telephone number or postal code with spaces in it is one token.
fn spoken_tokens(typed: &str) -> Vec<String> {
    let folded = folded(typed);
    let typed: Vec<&str> = folded.split_whitespace().collect();
    let mut tokens = Vec::new();
    let mut index = 0;
    while let Some(token) = typed.get(index) {
        let run = phone_run(&typed[index..]);
        let next = typed.get(index + 1).copied().unwrap_or_default();
        if run > 0 {
            tokens.push(national(&typed[index..index + run].concat()));
            index += run;
        } else if is_postal_digits(token) && is_postal_letters(next) {
            tokens.push(format!("{token}{next}"));
            index += 2;
        } else {
            tokens.push(joined(token));
            index += 1;
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// How many tokens from the start make up a telephone number: it begins with 0 or + and has no letters.
fn phone_run(tokens: &[&str]) -> usize {
    let figures =
        |token: &&&str| token.chars().all(|letter| letter.is_ascii_digit() || "+-()/.".contains(letter));
    let begins = tokens.first().is_some_and(|token| {
        let bare = token.trim_start_matches('(');
        bare.starts_with('0') || bare.starts_with('+')
    });
    let run = if begins { tokens.iter().take_while(figures).count() } else { 0 };
    let digits = tokens[..run].iter().flat_map(|token| token.chars()).filter(char::is_ascii_digit).count();
    if digits >= 6 { run } else { 0 }
}

fn is_postal_digits(token: &str) -> bool {
    token.len() == 4 && token.bytes().all(|letter| letter.is_ascii_digit())
}

fn is_postal_letters(token: &str) -> bool {
    token.len() == 2 && token.bytes().all(|letter| letter.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Words, wanted};

    #[test]
    fn words_are_plain_whole_and_in_parts() {
        let table = [
            ("Çelik", " celik"),
            ("Jansen-Bakker", " bakker jansen jansenbakker"),
            ("A.B.", " a ab b"),
            ("'t Hoen", " hoen t"),
            ("Søren Łukasz", " lukasz soren"),
            ("Ĳsbrand", " ijsbrand"),
            ("İpek", " ipek"),
            ("L-2020/0001", " 0001 2020 l l20200001"),
            ("a.jansen@voorbeeld.nl", " a a.jansen@voorbeeld.nl jansen"),
            ("", ""),
        ];
        for (text, stored) in table {
            let mut words = Words::default();
            words.add(text);
            assert_eq!(words.into_text(), stored, "{text}");
        }
    }

    #[test]
    fn what_is_typed_becomes_parts_to_find() {
        let table: [(&str, &[&str]); 13] = [
            ("Jansen", &[" jansen"]),
            ("  van  der WIT ", &[" der", " van", " wit"]),
            ("06-1234 5678", &["0612345678"]),
            ("+31 6 12345678", &["0612345678"]),
            ("0031612345678", &["0612345678"]),
            ("(050) 123 45 67", &["0501234567"]),
            ("jansen 06 12345678", &[" jansen", "0612345678"]),
            ("9712 KB 24", &[" 24", "9712kb"]),
            ("Poelestraat 24c", &[" 24c", " poelestraat"]),
            ("L-2020-0001", &["l20200001"]),
            ("100%_!", &[" 100"]),
            ("a%b@c_d.nl", &[" a%b@c_d.nl"]),
            (" - ", &[]),
        ];
        for (typed, expected) in table {
            assert_eq!(wanted(typed), expected, "{typed}");
        }
    }
}
