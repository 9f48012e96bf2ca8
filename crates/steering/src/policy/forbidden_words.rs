//! The words for what may not count in steering, in Dutch and English: beginnings of words, each with its ground.

use super::Ground;

/// Words this short must stand alone: `age` is forbidden, `agenda` is not.
const SHORTEST_BEGINNING: usize = 4;

/// Neither asked by a table nor the name of a topic.
pub(super) const NOWHERE: [(&str, Ground); 14] = [
    ("afkomst", Ground::Origin),
    ("herkomst", Ground::Origin),
    ("etnic", Ground::Origin),
    ("ethnic", Ground::Origin),
    ("nationalit", Ground::Origin),
    ("bsn", Ground::CitizenNumber),
    ("burgerservicenummer", Ground::CitizenNumber),
    ("sofinummer", Ground::CitizenNumber),
    ("leeftijd", Ground::Age),
    ("age", Ground::Age),
    ("senior", Ground::Age),
    ("gender", Ground::Sex),
    ("geslacht", Ground::Sex),
    ("postcode", Ground::Neighbourhood),
];

/// Not asked by a table; a topic may be about it: debts, nuisance in the neighbourhood, a medical reason to move.
pub(super) const NOT_ASKED: [(&str, Ground); 44] = [
    ("origin", Ground::Origin),
    ("race", Ground::Origin),
    ("ras", Ground::Origin),
    ("geboorteland", Ground::Origin),
    ("birthplace", Ground::Origin),
    ("migrati", Ground::Origin),
    ("achternaam", Ground::Origin),
    ("surname", Ground::Origin),
    ("religi", Ground::Religion),
    ("godsdienst", Ground::Religion),
    ("geloof", Ground::Religion),
    ("faith", Ground::Religion),
    ("levensovertuiging", Ground::Religion),
    ("health", Ground::Health),
    ("gezondheid", Ground::Health),
    ("ziek", Ground::Health),
    ("illness", Ground::Health),
    ("medisch", Ground::Health),
    ("medical", Ground::Health),
    ("handicap", Ground::Health),
    ("disab", Ground::Health),
    ("beperking", Ground::Health),
    ("citizen", Ground::CitizenNumber),
    ("ages", Ground::Age),
    ("geboortedatum", Ground::Age),
    ("geboortejaar", Ground::Age),
    ("birth", Ground::Age),
    ("sex", Ground::Sex),
    ("sekse", Ground::Sex),
    ("postal", Ground::Neighbourhood),
    ("zipcode", Ground::Neighbourhood),
    ("wijk", Ground::Neighbourhood),
    ("buurt", Ground::Neighbourhood),
    ("neighbourhood", Ground::Neighbourhood),
    ("district", Ground::Neighbourhood),
    ("inkomen", Ground::Income),
    ("income", Ground::Income),
    ("uitkering", Ground::Income),
    ("schuld", Ground::Income),
    ("signal", Ground::Signals),
    ("signaal", Ground::Signals),
    ("risico", Ground::Signals),
    ("risk", Ground::Signals),
    ("social", Ground::Signals),
];

/// Groups of people, and no topic.
pub(super) const NOT_TOPICS: [(&str, Ground); 50] = [
    ("statushouder", Ground::Origin),
    ("vluchteling", Ground::Origin),
    ("refugee", Ground::Origin),
    ("asiel", Ground::Origin),
    ("asylum", Ground::Origin),
    ("migrant", Ground::Origin),
    ("immigra", Ground::Origin),
    ("arbeidsmigrant", Ground::Origin),
    ("allochto", Ground::Origin),
    ("buitenlander", Ground::Origin),
    ("foreigner", Ground::Origin),
    ("turkse", Ground::Origin),
    ("turkish", Ground::Origin),
    ("marokka", Ground::Origin),
    ("morocc", Ground::Origin),
    ("surina", Ground::Origin),
    ("antilli", Ground::Origin),
    ("poolse", Ground::Origin),
    ("syrisch", Ground::Origin),
    ("oekra", Ground::Origin),
    ("moslim", Ground::Religion),
    ("muslim", Ground::Religion),
    ("islam", Ground::Religion),
    ("christen", Ground::Religion),
    ("christian", Ground::Religion),
    ("joodse", Ground::Religion),
    ("jewish", Ground::Religion),
    ("hindoe", Ground::Religion),
    ("gelovig", Ground::Religion),
    ("gehandicapt", Ground::Health),
    ("disabled", Ground::Health),
    ("chronisch", Ground::Health),
    ("psychiatr", Ground::Health),
    ("verslaafd", Ground::Health),
    ("bejaard", Ground::Age),
    ("ouderen", Ground::Age),
    ("elderly", Ground::Age),
    ("jongeren", Ground::Age),
    ("transgender", Ground::Sex),
    ("vrouwen", Ground::Sex),
    ("women", Ground::Sex),
    ("lhbti", Ground::Sex),
    ("uitkeringsgerechtigd", Ground::Income),
    ("bijstandsgerechtigd", Ground::Income),
    ("minima", Ground::Income),
    ("risicohuurder", Ground::Signals),
    ("risicoprofiel", Ground::Signals),
    ("probleemhuurder", Ground::Signals),
    ("turken", Ground::Origin),
    ("homo", Ground::Sex),
];

/// The ground against the first of these words that begins as one of the lists says.
pub(super) fn ground_among(words: &[String], lists: [&[(&str, Ground)]; 2]) -> Option<Ground> {
    words.iter().find_map(|word| {
        let matches = |(beginning, _): &&(&str, Ground)| {
            word == beginning || (beginning.len() > SHORTEST_BEGINNING && word.starts_with(beginning))
        };
        lists.into_iter().flatten().find(matches).map(|(_, ground)| *ground)
    })
}
