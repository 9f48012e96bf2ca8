//! What tenants ask about, in the words in which staff write it down.

/// A kind of question.
#[derive(Debug)]
pub(crate) struct Matter {
    /// The key of a topic of the policy.
    pub topic: &'static str,
    /// How often it is asked, against the others.
    pub weight: u32,
    /// The months in which it is asked three times as often.
    pub season: &'static [i8],
    /// How hard it is, from 1 to 3.
    pub complexity: u32,
    /// Whether people who have e-mail usually write first.
    pub by_mail: bool,
    /// Whether somebody must come by.
    pub visit: bool,
    /// What the tenant says.
    pub asks: &'static [&'static str],
    /// What we say.
    pub answers: &'static [&'static str],
}

const WINTER: &[i8] = &[11, 12, 1, 2];
const SUMMER: &[i8] = &[6, 7, 8];
const ALWAYS: &[i8] = &[];

const fn matter(
    topic: &'static str,
    weight: u32,
    complexity: u32,
    asks: &'static [&'static str],
    answers: &'static [&'static str],
) -> Matter {
    Matter { topic, weight, season: ALWAYS, complexity, by_mail: false, visit: false, asks, answers }
}

impl Matter {
    const fn visit(mut self) -> Self {
        self.visit = true;
        self
    }

    const fn by_mail(mut self) -> Self {
        self.by_mail = true;
        self
    }

    const fn season(mut self, months: &'static [i8]) -> Self {
        self.season = months;
        self
    }
}

/// The leaking tap: the story that must be found in the log. Looked up on the internet, mailed, and after four hours
/// without an answer telephoned.
pub(crate) static TAP: Matter = matter(
    "repair",
    44,
    1,
    &[
        "De keukenkraan lekt. Zocht eerst op YouTube, maar weet niet wie dit moet maken.",
        "De kraan in de keuken druppelt steeds. Moet ik dit zelf betalen?",
        "De mengkraan lekt onderaan. Met een filmpje geprobeerd, het lukt niet.",
    ],
    &[
        "Een lekkende kraan maken wij. De monteur komt deze week.",
        "Afspraak gemaakt voor een nieuw binnenwerk in de kraan.",
    ],
)
.visit()
.by_mail();

/// Every kind of question but the tap.
pub(crate) static MATTERS: [Matter; 22] = [
    matter(
        "repair",
        70,
        1,
        &["De verwarming wordt niet warm.", "De ketel geeft een storing."],
        &[
            "Ketel laten bijvullen en afspraak gemaakt met de monteur.",
            "Storing doorgegeven aan de installateur, die belt vandaag.",
        ],
    )
    .visit()
    .season(WINTER),
    matter(
        "repair",
        45,
        1,
        &["De afvoer in de badkamer is verstopt.", "De wc loopt niet door."],
        &["Ontstoppingsdienst ingeschakeld.", "Uitgelegd hoe u dit zelf doet. Lukt het niet, dan komen wij."],
    )
    .visit(),
    matter(
        "repair",
        32,
        1,
        &["Het slot van de voordeur gaat stroef.", "De sleutel is afgebroken in het slot."],
        &["Afspraak gemaakt met de monteur.", "Slotenmaker komt vandaag nog."],
    )
    .visit(),
    matter(
        "repair",
        36,
        2,
        &["Er zit schimmel in de slaapkamer.", "Een vochtplek op het plafond wordt groter."],
        &["De opzichter komt kijken.", "Advies over ventileren gegeven. De opzichter komt kijken."],
    )
    .visit()
    .season(WINTER),
    matter(
        "repair",
        22,
        1,
        &["De lamp in het trappenhuis is stuk.", "De lift staat stil."],
        &["Doorgegeven aan de onderhoudsdienst.", "Was al bekend, wordt vandaag gemaakt."],
    ),
    matter(
        "repair",
        24,
        2,
        &["Het raam sluit niet meer goed.", "De balkondeur klemt."],
        &["Timmerman ingepland."],
    )
    .visit(),
    matter(
        "repair",
        28,
        1,
        &["Wanneer komt de monteur?", "De monteur is niet geweest."],
        &["Nieuwe afspraak gemaakt.", "De monteur komt tussen tien en twaalf uur."],
    ),
    matter(
        "repair",
        14,
        2,
        &["Er ligt een dakpan los.", "Het lekt bij de schoorsteen als het regent."],
        &["Dakdekker komt kijken."],
    )
    .visit()
    .season(WINTER),
    matter(
        "payment",
        34,
        1,
        &["Kan de huur op een andere dag worden afgeschreven?", "De incasso is mislukt."],
        &["Incassodatum aangepast.", "Uitgelegd hoe u zelf overmaakt."],
    ),
    matter(
        "payment",
        26,
        2,
        &["Kan de huur deze maand niet betalen.", "Vraagt om een betalingsregeling."],
        &[
            "Regeling in drie termijnen afgesproken.",
            "Doorverbonden met het team betalen. Ook gewezen op hulp van de gemeente.",
        ],
    ),
    matter(
        "payment",
        20,
        1,
        &["Vraagt een overzicht van de betaalde huur.", "Heeft een jaaropgave nodig."],
        &["Overzicht gestuurd."],
    ),
    matter(
        "payment",
        18,
        2,
        &["Begrijpt de afrekening van de servicekosten niet."],
        &["Afrekening uitgelegd.", "Specificatie opgestuurd."],
    )
    .season(SUMMER),
    matter("payment", 14, 2, &["Vraagt waarom de huur omhoog gaat."], &["Huurverhoging uitgelegd."])
        .season(&[4, 5, 6, 7]),
    matter(
        "nuisance",
        22,
        2,
        &["Harde muziek bij de buren, bijna elke avond.", "Feestjes in de gang tot diep in de nacht."],
        &["Gevraagd eerst zelf te praten. Tips gestuurd.", "De wijkbeheerder neemt contact op met de buren."],
    )
    .season(SUMMER),
    matter(
        "nuisance",
        14,
        3,
        &["Voelt zich bedreigd door een buurman.", "Ruzie met de buren loopt uit de hand."],
        &["De wijkbeheerder belt vandaag. Ook de wijkagent is ingelicht."],
    )
    .visit(),
    matter(
        "nuisance",
        16,
        1,
        &["Afval naast de containers.", "Er staan fietsen en spullen in de gang."],
        &["Doorgegeven aan de wijkbeheerder.", "Brief aan alle bewoners van het portiek."],
    ),
    matter(
        "nuisance",
        8,
        2,
        &["De deur van de berging is opengebroken.", "Graffiti op de gevel."],
        &["Deur wordt vandaag gemaakt. Aangifte aangeraden.", "Wordt deze week schoongemaakt."],
    )
    .visit(),
    matter(
        "general-question",
        34,
        1,
        &["Mag ik een huisdier houden?", "Mag ik een schotel op het balkon?"],
        &["Regels uitgelegd."],
    ),
    matter(
        "home-alteration",
        30,
        2,
        &["Wil een tussenwand weghalen.", "Vraagt toestemming voor een nieuwe keuken."],
        &["Aanvraag voor een zelf aangebrachte voorziening opgestuurd.", "Toestemming gegeven, brief volgt."],
    ),
    matter(
        "general-question",
        30,
        2,
        &["Zoekt een grotere woning.", "Wil verhuizen naar een woning zonder trap."],
        &["Uitgelegd hoe het zoeken van een woning gaat."],
    ),
    matter(
        "general-question",
        24,
        1,
        &["Nieuw telefoonnummer doorgeven.", "Wil een ander e-mailadres doorgeven."],
        &["Gegevens aangepast."],
    ),
    matter(
        "lease-termination",
        26,
        1,
        &[
            "Hoe zeg ik mijn huur op?",
            "Hoe lang is mijn opzegtermijn?",
            "Wat moet ik doen als ik ga verhuizen?",
        ],
        &[
            "Uitgelegd hoe opzeggen gaat. Kan zelf op de website.",
            "Opzegtermijn is één maand, de inspectie plant u zelf.",
        ],
    ),
];
