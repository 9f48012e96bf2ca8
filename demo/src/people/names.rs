//! Names as they are heard in a Dutch street. Where a name comes from is forgotten as soon as it is chosen.

use domain::tenancy::PersonName;

use crate::dice::Dice;

/// Given names and family names that go together.
type Names = (&'static [&'static str], &'static [&'static str]);

/// The lists, each with how many in a thousand have a name from it.
#[rustfmt::skip]
const LISTS: [(Names, u32); 10] = [
    ((
        &[
            "Anneke", "Bas", "Carla", "Daan", "Eline", "Femke", "Gijs", "Hanneke", "Ilse", "Jeroen",
            "Kees", "Lotte", "Maarten", "Nienke", "Olaf", "Petra", "Quirijn", "Roos", "Sander",
            "Tineke", "Ursula", "Vincent", "Wilma", "Yvonne", "Arjan", "Bianca", "Coen", "Dirk",
            "Esther", "Fleur", "Geert", "Hetty", "Ingrid", "Jolanda", "Koen", "Liesbeth", "Mark",
            "Nel", "Pieter", "Ria", "Sjoerd", "Truus", "Wim", "Willemijn", "Jan", "Corrie", "Henk",
            "Marloes", "Thijs", "Sanne",
        ],
        &[
            "de Jong", "Jansen", "de Vries", "van den Berg", "van Dijk", "Bakker", "Janssen", "Visser",
            "Smit", "Meijer", "de Boer", "Mulder", "de Groot", "Bos", "Vos", "Peters", "Hendriks",
            "van Leeuwen", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf",
            "van der Meer", "van der Linden", "Kok", "Jacobs", "de Haan", "Vermeulen",
            "van den Heuvel", "van der Veen", "van den Broek", "de Bruijn", "van der Heijden",
            "Schouten", "van Beek", "Willems", "van Vliet", "Hoekstra", "Maas", "Verhoeven", "Koster",
            "van Dam", "Prins", "Blom", "Huisman", "Veenstra", "Postma", "Kuiper",
        ],
    ), 560),
    ((
        &[
            "Aylin", "Burak", "Cem", "Deniz", "Elif", "Fatma", "Gökhan", "Hasan", "Ibrahim", "Kemal",
            "Leyla", "Mehmet", "Nur", "Özlem", "Selin", "Yusuf",
        ],
        &[
            "Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Öztürk", "Aydın", "Arslan",
            "Doğan", "Koç", "Polat",
        ],
    ), 80),
    ((
        &[
            "Amina", "Bilal", "Fouad", "Ghizlane", "Hamza", "Ikram", "Jamal", "Karima", "Latifa",
            "Mounir", "Naima", "Omar", "Rachid", "Salma", "Touria", "Youssef",
        ],
        &[
            "El Amrani", "Benali", "El Idrissi", "Bouzid", "Haddou", "Tahiri", "Amezian", "Chaouki",
            "El Khatib", "Ouali", "Azzouzi", "Zerouali",
        ],
    ), 80),
    ((
        &[
            "Anoushka", "Chandra", "Devika", "Glenn", "Humphrey", "Indra", "Jerrel", "Kavita", "Lloyd",
            "Muriel", "Naomi", "Orlando", "Radjen", "Sharda", "Stanley", "Winston",
        ],
        &[
            "Ramdin", "Kartosen", "Pinas", "Jharap", "Vyent", "Soekhoe", "Tjon A Fat", "Biharie",
            "Kromowidjojo", "Sital", "Amatdjais", "Landveld",
        ],
    ), 80),
    ((
        &[
            "Agnieszka", "Bartek", "Dorota", "Ewa", "Grzegorz", "Jakub", "Kasia", "Magda", "Piotr",
            "Zofia",
        ],
        &[
            "Nowak", "Wójcik", "Kamińska", "Lewandowski", "Zielińska", "Szymański", "Mazur",
            "Krawczyk",
        ],
    ), 45),
    ((
        &[
            "Adil", "Dima", "Ghada", "Hani", "Khaled", "Lina", "Mazen", "Nour", "Rima", "Samer",
            "Tarek", "Yara",
        ],
        &[
            "Haddad", "al-Khoury", "Darwish", "Kassab", "Najjar", "Sabbagh", "Shahin", "Mansour",
        ],
    ), 45),
    ((
        &[
            "Abel", "Faduma", "Helen", "Hodan", "Mebrat", "Samuel", "Selam", "Tesfay", "Yonas",
            "Zahra",
        ],
        &[
            "Abdi", "Tekle", "Mehari", "Warsame", "Haile", "Ghebre", "Farah", "Kidane",
        ],
    ), 35),
    ((
        &[
            "Andriy", "Daryna", "Iryna", "Maksym", "Mykola", "Oksana", "Sofiia", "Taras",
        ],
        &[
            "Kovalenko", "Bondar", "Shevchuk", "Tkachenko", "Melnyk", "Kravets",
        ],
    ), 30),
    ((
        &[
            "Ching", "Jun", "Li", "Mei", "Priya", "Ravi", "Sunita", "Wei", "Xiu", "Anand",
        ],
        &[
            "Chen", "Wang", "Liu", "Zhang", "Patel", "Sharma", "Nair", "Huang",
        ],
    ), 25),
    ((
        &[
            "Emily", "Giulia", "Hannah", "James", "Lucas", "Marta", "Paolo", "Sophie", "Thomas", "Zoë",
        ],
        &[
            "Clark", "Rossi", "Schneider", "García", "Moreau", "Silva", "Novák", "Popescu",
        ],
    ), 20),
];

/// What stands between given name and family name, longest first.
const INFIXES: [&str; 6] = ["van der", "van den", "van de", "van", "de", "den"];

/// A name, from whichever list chance names.
pub(crate) fn name(dice: &Dice) -> PersonName {
    let (given, family) = dice.weighted(&LISTS);
    let (given, family): (&&str, &&str) = (dice.pick(given), dice.pick(family));
    person(given, family, second_initial(dice))
}

/// The name of a partner: as often as not the same family name, as some choose.
pub(crate) fn partner(dice: &Dice, of: &PersonName) -> PersonName {
    let own = name(dice);
    if dice.happens(400) {
        PersonName { infix: of.infix.clone(), last_name: of.last_name.clone(), ..own }
    } else {
        own
    }
}

fn second_initial(dice: &Dice) -> Option<char> {
    const INITIALS: [char; 12] = ['A', 'C', 'E', 'G', 'H', 'J', 'K', 'M', 'P', 'R', 'S', 'W'];
    dice.happens(450).then(|| *dice.pick(&INITIALS))
}

/// A name from its parts, with the infix where the Dutch keep it.
pub(crate) fn person(given: &str, family: &str, second: Option<char>) -> PersonName {
    let first = given.chars().next().map(|letter| format!("{letter}."));
    let second = second.map(|letter| format!("{letter}."));
    let infix = INFIXES
        .into_iter()
        .find(|infix| family.strip_prefix(infix).is_some_and(|rest| rest.starts_with(' ')));
    let last_name = infix.map_or(family, |infix| family[infix.len()..].trim_start());
    PersonName {
        initials: [first, second].into_iter().flatten().collect(),
        first_name: Some(given.to_owned()),
        infix: infix.map(str::to_owned),
        last_name: last_name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LISTS, person};

    #[test]
    fn infixes_stand_apart() {
        let table = [
            ("van den Berg", Some("van den"), "Berg"),
            ("de Jong", Some("de"), "Jong"),
            ("Dekker", None, "Dekker"),
            ("Vandenberg", None, "Vandenberg"),
            ("El Amrani", None, "El Amrani"),
        ];
        for (family, infix, last) in table {
            let name = person("Aya", family, Some('B'));
            assert_eq!((name.infix.as_deref(), name.last_name.as_str()), (infix, last), "{family}");
            assert_eq!(name.initials, "A.B.");
        }
    }

    #[test]
    fn shares_add_up_to_everybody() {
        assert_eq!(LISTS.iter().map(|(_, share)| share).sum::<u32>(), 1_000);
    }
}
