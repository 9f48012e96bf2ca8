//! The tenants to sign in as: each shows one thing, under an e-mail address that never changes.

/// A tenant to sign in as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowcaseTenant {
    /// The e-mail address to sign in with.
    pub email: &'static str,
    /// What there is to see, in plain Dutch.
    pub nl: &'static str,
    /// The same in English.
    pub en: &'static str,
}

const fn tenant(email: &'static str, nl: &'static str, en: &'static str) -> ShowcaseTenant {
    ShowcaseTenant { email, nl, en }
}

/// Every tenant to sign in as, in the order in which a screen shows them.
pub const TENANTS: [ShowcaseTenant; 19] = [
    tenant(
        "aya.bakker@example.nl",
        "Woont alleen, kort, in een nieuwe flat: opzeggen vraagt alleen een eindinspectie.",
        "Lives alone, not long, in a new flat: ending the lease takes one final inspection.",
    ),
    tenant(
        "bram.devries@example.nl",
        "Huurt al zeventien jaar: eerst een voorinspectie, daarna een eindinspectie.",
        "Has rented for seventeen years: a pre-inspection first, then a final inspection.",
    ),
    tenant(
        "chris.mulder@example.nl",
        "Huurt samen met Dewi: zij moet akkoord gaan.",
        "Rents together with Dewi: she must agree.",
    ),
    tenant(
        "dewi.hartono@example.nl",
        "Medehuurder van Chris: geeft haar akkoord als Chris opzegt.",
        "Co-tenant of Chris: agrees once Chris ends the lease.",
    ),
    tenant("emily.clark@example.nl", "Leest en schrijft Engels.", "Reads and writes English."),
    tenant(
        "farid.elamrani@example.nl",
        "Heeft een geschil met de corporatie: een medewerker kijkt mee.",
        "Has a dispute with the association: a person looks at it.",
    ),
    tenant(
        "gerda.hendriks@example.nl",
        "Heeft opgezegd: volgt de stappen en de afspraken.",
        "Has ended the lease: follows the steps and the appointments.",
    ),
    tenant(
        "hasan.kaya@example.nl",
        "Heeft opgezegd en wacht op het akkoord van Ines.",
        "Has ended the lease and waits for Ines to agree.",
    ),
    tenant(
        "ines.kaya@example.nl",
        "Moet nog akkoord gaan met de opzegging van Hasan.",
        "Must still agree with Hasan.",
    ),
    tenant(
        "johanna.smit@example.nl",
        "Krijgt liever een brief: een medewerker stuurt die na.",
        "Would rather have a letter: a member of staff sends it.",
    ),
    tenant(
        "karel.dejong@example.nl",
        "De huur is net geëindigd: alles is afgerond.",
        "The lease has just ended: everything is done.",
    ),
    tenant(
        "lina.haddad@example.nl",
        "Huurt een flat en een parkeerplaats; de parkeerplaats vraagt geen inspectie.",
        "Rents a flat and a parking place; the parking place needs no inspection.",
    ),
    tenant(
        "maria.silva@example.nl",
        "Heeft een opzegging ingetrokken en woont er nog.",
        "Took a termination back and still lives there.",
    ),
    tenant(
        "noor.peters@example.nl",
        "Student met een kamer: een korte eindinspectie.",
        "Student in a room: a short final inspection.",
    ),
    tenant(
        "omar.warsame@example.nl",
        "Gaat alleen weg, zijn medehuurder blijft: een medewerker regelt dat.",
        "Leaves alone while the co-tenant stays: a member of staff arranges it.",
    ),
    tenant(
        "piotr.nowak@example.nl",
        "Heeft open reparaties: daarom toch een voorinspectie.",
        "Has open repairs: hence a pre-inspection after all.",
    ),
    tenant(
        "rosa.meijer@example.nl",
        "Betaalt per kwartaal, met drie maanden opzegtermijn in het contract.",
        "Pays by the quarter, with three months' notice in the contract.",
    ),
    tenant(
        "sven.dekker@example.nl",
        "Is halverwege het opzeggen gestopt en kan verder gaan.",
        "Stopped halfway through ending the lease and can go on.",
    ),
    tenant(
        "tess.bos@example.nl",
        "Heeft opgezegd en de eindinspectie afgezegd: de Balie belt.",
        "Ended the lease and cancelled the final inspection: the desk will call.",
    ),
];

/// Twelve tenants of the same plain kind as Aya, for scripts that end ten leases: alone, a short tenancy, a new flat
/// without open reports, so exactly one final inspection.
pub const PLAIN_TENANTS: [&str; 12] = [
    "huurder01@example.nl",
    "huurder02@example.nl",
    "huurder03@example.nl",
    "huurder04@example.nl",
    "huurder05@example.nl",
    "huurder06@example.nl",
    "huurder07@example.nl",
    "huurder08@example.nl",
    "huurder09@example.nl",
    "huurder10@example.nl",
    "huurder11@example.nl",
    "huurder12@example.nl",
];
