//! How people can be reached, without reaching anybody: addresses, numbers and accounts that nobody has.

use std::collections::BTreeSet;

use domain::tenancy::PersonName;

use crate::dice::Dice;

/// Hands out e-mail addresses and telephone numbers, each once.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    addresses: BTreeSet<String>,
    numbers: u32,
}

impl Directory {
    /// Keeps an address that is written down somewhere from being given to somebody else.
    pub(crate) fn reserve(&mut self, address: &str) {
        self.addresses.insert(address.to_owned());
    }

    /// A new e-mail address at a domain that is reserved for examples.
    pub(crate) fn address(&mut self, dice: &Dice, name: &PersonName) -> String {
        const DOMAINS: [(&str, u32); 2] = [("example.nl", 3), ("example.org", 1)];
        let given = plain(name.first_name.as_deref().unwrap_or(&name.initials));
        let family = plain(&format!("{}{}", name.infix.as_deref().unwrap_or_default(), name.last_name));
        let domain = dice.weighted(&DOMAINS);
        let mut address = format!("{given}.{family}@{domain}");
        let mut again = 1;
        while !self.addresses.insert(address.clone()) {
            again += 1;
            address = format!("{given}.{family}{again}@{domain}");
        }
        address
    }

    /// A new mobile number, in E.164 form.
    ///
    /// The Dutch numbering plan keeps no numbers for fiction. Mobile telephones have numbers that begin with 061 to
    /// 065 and 068; 0679 has no destination, so nobody can be called by mistake.
    pub(crate) fn number(&mut self) -> String {
        self.numbers += 1;
        // 611,953 and a million have no factor in common: every number comes once.
        format!("+31679{:06}", u64::from(self.numbers) * 611_953 % 1_000_000)
    }
}

/// Only what every mail system takes.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            'a'..='z' => Some(letter),
            'á' | 'à' | 'ä' => Some('a'),
            'ç' | 'ć' => Some('c'),
            'é' | 'è' | 'ë' => Some('e'),
            'ğ' => Some('g'),
            'í' | 'ï' | 'ı' => Some('i'),
            'ł' => Some('l'),
            'ń' | 'ñ' => Some('n'),
            'ó' | 'ö' => Some('o'),
            'ş' | 'ś' => Some('s'),
            'ü' | 'ú' => Some('u'),
            _ => None,
        })
        .collect()
}

/// An account at a bank that does not exist (`BRNK`), with the check digits of ISO 13616.
pub(crate) fn account(dice: &Dice) -> String {
    let number = dice.between(100_000_000, 999_999_999);
    let bban = format!("BRNK{number:010}");
    let digits: String = format!("{bban}NL00")
        .chars()
        .map(|symbol| match symbol.to_digit(36) {
            Some(value) => value.to_string(),
            None => String::new(),
        })
        .collect();
    let rest = digits.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("NL{:02}{bban}", 98 - rest)
}

#[cfg(test)]
mod tests {
    use super::{Directory, account};
    use crate::dice::Dice;
    use crate::people::names::person;
    use domain::contacts::{EmailAddress, PhoneNumber};
    use domain::payments::Iban;
    use std::collections::BTreeSet;

    #[test]
    fn accounts_pass_the_check_at_the_door() {
        let dice = Dice::new(1, "accounts");
        for _ in 0..500 {
            let account = account(&dice);
            assert!(Iban::parse(&account).is_ok(), "{account}");
        }
    }

    #[test]
    fn numbers_and_addresses_are_good_and_given_out_once() {
        let dice = Dice::new(1, "reach");
        let mut directory = Directory::default();
        let numbers: BTreeSet<String> = (0..5_000).map(|_| directory.number()).collect();
        assert_eq!(numbers.len(), 5_000);
        assert!(numbers.iter().all(|number| PhoneNumber::parse(number).is_ok_and(|it| it.e164() == number)));
        for family in ["de Jong", "Yılmaz", "Çelik", "Wójcik", "García", "Tjon A Fat", "Kamińska"] {
            let name = person("Zoë", family, None);
            let pair = [directory.address(&dice, &name), directory.address(&dice, &name)];
            assert_ne!(pair[0], pair[1]);
            for address in pair {
                assert!(address.starts_with("zoe."), "{address}");
                assert_eq!(EmailAddress::parse(&address).unwrap().as_str(), address);
            }
        }
    }
}
