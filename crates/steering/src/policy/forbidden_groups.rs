//! Topics that are no question but a group of people: a way to steer on what may not count after all.
//!
//! What a question is about is free: debts, nuisance in the neighbourhood, a medical reason to move. Whom it comes from is
//! not.

use super::forbidden::{Ground, words_of};
use super::forbidden_words::{NOT_TOPICS, NOWHERE, ground_among};

/// Words beside a number that make an age of it.
const YEARS: [&str; 7] = ["jaar", "jarige", "jarigen", "plus", "plussers", "years", "year"];
/// Words before a number that make an age of it.
const BOUNDS: [&str; 6] = ["boven", "onder", "above", "under", "over", "ouder"];
/// Numbers that are an age rather than a term of some years.
const AGES: std::ops::RangeInclusive<u32> = 12..=120;

/// The ground against a topic, when its name speaks of people instead of a question.
pub fn ground_against_group(name: &str) -> Option<Ground> {
    let words = words_of(name);
    let named = ground_among(&words, [&NOWHERE, &NOT_TOPICS]);
    named.or_else(|| speaks_of_age(name, &words).then_some(Ground::Age))
}

/// `65-plus`, `ouder dan 65 jaar`, `boven 67`, `65+`, `23-jarigen`.
fn speaks_of_age(name: &str, words: &[String]) -> bool {
    let is_age = |text: &str| text.parse::<u32>().is_ok_and(|number| AGES.contains(&number));
    let split = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (word[..digits].to_owned(), word[digits..].to_owned())
    };
    let with_plus = name.split_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '+');
        word.strip_suffix('+').is_some_and(is_age)
    });
    let beside = words.iter().enumerate().any(|(at, word)| {
        let (number, rest) = split(word);
        let next = if rest.is_empty() { words.get(at + 1).map_or("", String::as_str) } else { &rest };
        let before = || at.checked_sub(1).map_or("", |before| words[before].as_str());
        is_age(&number) && (YEARS.contains(&next) || (rest.is_empty() && BOUNDS.contains(&before())))
    });
    with_plus || beside
}

#[cfg(test)]
mod tests {
    use super::{Ground, ground_against_group};

    #[test]
    fn people_are_no_topic_and_questions_are() {
        let cases = [
            ("65-plus", Some(Ground::Age)),
            ("65plus", Some(Ground::Age)),
            ("Voor 65+", Some(Ground::Age)),
            ("Ik ben ouder dan 65 jaar", Some(Ground::Age)),
            ("Klacht (boven 67)", Some(Ground::Age)),
            ("23-jarigen", Some(Ground::Age)),
            ("Ouderen", Some(Ground::Age)),
            ("statushouders", Some(Ground::Origin)),
            ("Vluchtelingen", Some(Ground::Origin)),
            ("Klacht van Turkse huurders", Some(Ground::Origin)),
            ("Gehandicapten", Some(Ground::Health)),
            ("risicohuurders", Some(Ground::Signals)),
            ("vragen per postcode", Some(Ground::Neighbourhood)),
            ("buurtoverlast", None),
            ("Overlast in de buurt", None),
            ("schulden", None),
            ("geen-tv-signaal", None),
            ("medical-urgency", None),
            ("Woning aanpassen vanwege een beperking", None),
            ("Huurverhoging na 5 jaar", None),
            ("Tijdelijke huur van 2 jaar", None),
            ("onderhoud", None),
            ("Contract 2026", None),
            ("Plusvoorziening", None),
            ("Garage", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(ground_against_group(name), wanted, "{name}");
        }
    }
}
