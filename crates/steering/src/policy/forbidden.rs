//! What may not count in steering, and on what ground; a policy that names it is refused.

use super::forbidden_words::{NOT_ASKED, NOWHERE, ground_among};

/// Why something may not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Where somebody comes from, race, nationality.
    Origin,
    /// Religion or conviction.
    Religion,
    /// Health or handicap.
    Health,
    /// The citizen service number.
    CitizenNumber,
    /// Age.
    Age,
    /// Sex, gender or orientation.
    Sex,
    /// Where somebody lives, which stands in for origin and income.
    Neighbourhood,
    /// Income, benefits, debts.
    Income,
    /// Signals or scores on a person, social media.
    Signals,
}

impl Ground {
    /// The key of the text that explains it.
    pub fn key(self) -> String {
        let code = match self {
            Self::Origin => "origin",
            Self::Religion => "religion",
            Self::Health => "health",
            Self::CitizenNumber => "citizen-number",
            Self::Age => "age",
            Self::Sex => "sex",
            Self::Neighbourhood => "neighbourhood",
            Self::Income => "income",
            Self::Signals => "signals",
        };
        format!("steering-ground-{code}")
    }

    /// The law or reason behind it.
    pub const fn law(self) -> &'static str {
        match self {
            Self::Origin => {
                "origin and nationality (AVG art. 9; Algemene wet gelijke behandeling art. 1 and 7)"
            }
            Self::Religion => {
                "religion and conviction (AVG art. 9; Algemene wet gelijke behandeling art. 1 and 7)"
            }
            Self::Health => "health and handicap (AVG art. 9; Wet gelijke behandeling op grond van handicap)",
            Self::CitizenNumber => "the citizen service number (UAVG art. 46)",
            Self::Age => "age stands in for skill and is often wrong: ask what somebody can do",
            Self::Sex => "sex and orientation (Algemene wet gelijke behandeling art. 1 and 7)",
            Self::Neighbourhood => "where somebody lives stands in for origin and income",
            Self::Income => "income and debts say nothing about the channel that fits",
            Self::Signals => "signals and scores on a person, and what they do elsewhere",
        }
    }
}

/// The ground against a name, when it names what may not count.
pub fn ground_against(name: &str) -> Option<Ground> {
    ground_among(&words_of(name), [&NOWHERE, &NOT_ASKED])
}

/// The words of a name in lower case, also where they are joined by capitals: `tenantAge` is `tenant` and `age`.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        let begins = letter.is_uppercase() && was_lower;
        was_lower = letter.is_lowercase();
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Ground, ground_against};

    #[test]
    fn what_may_not_count_is_known_in_two_languages_and_several_spellings() {
        let cases = [
            ("age", Some(Ground::Age)),
            ("tenantAge", Some(Ground::Age)),
            ("Leeftijd van de huurder", Some(Ground::Age)),
            ("postal-code", Some(Ground::Neighbourhood)),
            ("Postcode_4", Some(Ground::Neighbourhood)),
            ("BSN", Some(Ground::CitizenNumber)),
            ("nationaliteit", Some(Ground::Origin)),
            ("health score", Some(Ground::Health)),
            ("risk score", Some(Ground::Signals)),
            ("agenda", None),
            ("phone wait", None),
            ("self reliance", None),
            ("case open", None),
            ("rascheck", None),
            ("trace", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(ground_against(name), wanted, "{name}");
        }
    }
}
