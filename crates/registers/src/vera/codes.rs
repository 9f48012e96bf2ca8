//! VERA reference data: the codes we send and understand, each with the list it comes from.
//!
//! Source: `Referentiedata.csv` of VERA 4.3 (Aedes-datastandaarden/vera-referentiedata). A test proves that every
//! code here stands in that file under this name and has not expired.

use serde::{Deserialize, Serialize};

/// A code of a VERA reference list.
pub trait ReferenceCode: Copy {
    /// The list (*soort*), such as `HUUROPZEGGINGSTATUS`.
    const LIST: &'static str;
    /// The code within its list.
    fn code(self) -> &'static str;
    /// The Dutch name that VERA gives it.
    fn naam(self) -> &'static str;
}

macro_rules! reference_lists {
    ($($(#[$doc:meta])* $name:ident of $list:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $code:literal $naam:literal,)+
    })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
            pub enum $name {
                $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)+
            }

            impl $name {
                /// Every code of the list that we use.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The entry with this code, or `None` when we do not use it.
                pub fn from_code(code: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|entry| entry.code() == code)
                }
            }

            impl ReferenceCode for $name {
                const LIST: &'static str = $list;
                fn code(self) -> &'static str {
                    match self { $(Self::$variant => $code,)+ }
                }
                fn naam(self) -> &'static str {
                    match self { $(Self::$variant => $naam,)+ }
                }
            }
        )+

        /// List, code and name of everything above, for the test against `Referentiedata.csv`.
        #[cfg(test)]
        fn every_code() -> Vec<(&'static str, &'static str, &'static str)> {
            let mut all = Vec::new();
            $(all.extend($name::ALL.iter().map(|entry| ($list, entry.code(), entry.naam())));)+
            all
        }
    };
}

reference_lists! {
    /// Where a termination stands. Mind that `AFG` means *rejected* here, and *finished* for an appointment.
    TerminationStatus of "HUUROPZEGGINGSTATUS" {
        /// Registered, nobody has looked at it yet.
        Created = "AAN" "Aangemaakt",
        /// Somebody is looking at it.
        InProgress = "INB" "In behandeling",
        /// It meets the conditions.
        Approved = "GOE" "Goedgekeurd",
        /// It does not meet the conditions; always a person's decision.
        Rejected = "AFG" "Afgewezen",
        /// Taken back.
        Cancelled = "GEA" "Geannuleerd",
    }

    /// Why a contract ends, roughly: the parent of [`EndDetailReason`].
    EndReason of "EINDEREDEN" {
        /// One of the parties gave notice.
        Notice = "OPZ" "Opzegging",
        /// The other party did not keep the agreement, or died.
        Dissolution = "ONT" "Ontbinding",
    }

    /// Why a contract ends, precisely.
    EndDetailReason of "EINDEDETAILREDEN" {
        /// No particular reason, or none given.
        Regular = "REG" "Regulier",
        /// Bought a home.
        BoughtHome = "KOO" "Koop eigen woning",
        /// Moves to a home that fits better.
        BetterFittingHome = "PAS" "Meer passende woning",
        /// Personal circumstances.
        Personal = "PER" "Persoonlijke omstandigheden",
        /// Works in another region.
        WorkElsewhere = "WER" "Werk buiten regio",
        /// The neighbourhood is not pleasant or safe.
        Liveability = "LEE" "Leefbaarheid",
        /// Amenities in or around the home fall short.
        Amenities = "VOO" "Voorzieningen",
        /// Swaps homes with another tenant.
        HomeSwap = "WON" "Woningruil",
        /// The contract goes on in another name.
        ChangeOfName = "WIJ" "Wijziging tenaamstelling",
        /// The agreed term of a temporary contract ends.
        TermEnded = "TIJ" "Tijdelijke overeenkomst",
        /// Demolition, renovation or redevelopment.
        Restructuring = "HER" "Herstructurering",
        /// The home is bought back.
        BuyBack = "TER" "Terugkoop",
        /// The home is sold.
        Sale = "VER" "Verkoop",
        /// The tenant died; VERA files this under dissolution, not under notice.
        Death = "OVE" "Overlijden",
    }

    /// What was agreed with a tenant who leaves.
    TenantAgreement of "HUUROPZEGGINGHUURDERSAFSPRAAK" {
        /// Candidates may be given contact details, for a viewing or to take over goods.
        ShareContactDetails = "CON" "Delen contactgegevens",
    }

    /// Where an appointment stands. Mind that `AFG` means *finished* here, and *rejected* for a termination.
    AppointmentStatus of "AFSPRAAKSTATUS" {
        /// Asked for, not planned yet.
        Requested = "AAN" "Aangevraagd",
        /// Planned.
        Planned = "GEP" "Gepland",
        /// It took place.
        Finished = "AFG" "Afgerond",
        /// It will not take place.
        Cancelled = "ANN" "Geannuleerd",
    }

    /// Which inspection. VERA names a list `INSPECTIESOORT` and does not publish it; the codes for the same two
    /// inspections in `AFSPRAAKVERZOEKSOORT` are used, which `INSPECTIERAPPORTSOORT` shares.
    InspectionKind of "AFSPRAAKVERZOEKSOORT" {
        /// What must the tenant repair or remove.
        PreInspection = "VOO" "Voorinspectie",
        /// Keys, meter readings, state of the home.
        FinalInspection = "EIN" "Eindinspectie",
    }

    /// By which channel people were in touch.
    CommunicationChannel of "COMMUNICATIEKANAAL" {
        /// `WhatsApp`.
        Whatsapp = "APP" "Whatsapp",
        /// The counter.
        Counter = "BAL" "Balie",
        /// A visit at home.
        Visit = "BEZ" "Huisbezoek",
        /// A letter.
        Letter = "BRI" "Brief",
        /// E-mail.
        Email = "EMA" "E-mail",
        /// The portal, the chat, or another system.
        Internet = "INT" "Internet / klantportaal",
        /// Text message.
        Sms = "SMS" "SMS",
        /// Telephone.
        Phone = "TEL" "Telefoon",
    }

    /// Who sought whom.
    Direction of "COMMUNICATIERICHTING" {
        /// The tenant came to us.
        Inbound = "INK" "Inkomend",
        /// We went to the tenant.
        Outbound = "UIT" "Uitgaand",
    }

    /// What kind of relation.
    RelationKind of "RELATIESOORT" {
        /// A person.
        Person = "NAT" "Natuurlijke persoon",
        /// An organisation.
        Organisation = "REC" "Rechtspersoon",
        /// A group, such as a household.
        Group = "GRO" "Relatiegroep",
    }

    /// In which capacity somebody stands on a lease; the other 50 roles of the list say nothing about a tenancy.
    RelationRole of "RELATIEROLSOORT" {
        /// Tenant.
        Tenant = "HUU" "Huurder",
        /// Co-tenant.
        CoTenant = "MDH" "Medehuurder",
        /// Court-appointed administrator of somebody's money.
        Administrator = "BWI" "Bewindvoerder",
        /// Court-appointed guardian.
        Guardian = "CUR" "Curator",
    }

    /// What kind of contract.
    ContractKind of "OVEREENKOMSTSOORT" {
        /// A lease.
        Lease = "HUU" "Huurovereenkomst",
    }

    /// States of a contract that never came to run, or never was.
    ContractNotRunning of "OVEREENKOMSTSTATUS" {
        /// Not approved yet.
        Provisional = "VOO" "Voorlopig",
        /// Waits for the tenant's signature.
        AwaitingSignature = "GOE" "Goedgekeurd",
        /// Called off before it ran.
        Cancelled = "GEA" "Geannuleerd",
        /// Never valid.
        Annulled = "VER" "Vernietigd",
    }

    /// By what means somebody can be reached.
    ContactKind of "CONTACTGEGEVENSOORT" {
        /// E-mail.
        Email = "EMA" "E-mail",
        /// Mobile telephone.
        Mobile = "MOB" "Mobiele telefoon",
        /// Telephone.
        Phone = "TEL" "Telefoon",
        /// Post.
        Post = "POS" "Post",
    }

    /// Whether contact details are still right.
    ContactState of "CONTACTGEGEVENSTATUS" {
        /// No longer right.
        Invalid = "ONG" "Ongeldig",
    }

    /// Which of several contact details to use.
    ContactPreference of "CONTACTGEGEVENVOORKEUR" {
        /// This one first.
        First = "EER" "Eerste",
    }

    /// The notice term that the contract names.
    NoticeTerm of "OPZEGTERMIJN" {
        /// One month.
        OneMonth = "1M" "1 maand",
        /// Two months.
        TwoMonths = "2M" "2 maanden",
        /// Three months.
        ThreeMonths = "3M" "3 maanden",
        /// Six months; for a tenant void beyond three (BW 7:271 lid 6 and 8).
        SixMonths = "6M" "6 maanden",
        /// Twelve months; for a tenant void beyond three.
        TwelveMonths = "12M" "12 maanden",
    }

    /// In which language somebody is written to.
    PreferredLanguage of "TAAL" {
        /// Dutch.
        Dutch = "NLD" "Nederlands",
        /// English.
        English = "ENG" "Engels",
    }
}

impl EndDetailReason {
    /// The reasons that a tenant may give for ending their own lease: those under *Opzegging* that are the tenant's
    /// to give. A home swap and a change of name are processes of their own; the rest is the association's reason.
    pub const GIVEN_BY_TENANT: [Self; 7] = [
        Self::Regular,
        Self::BoughtHome,
        Self::BetterFittingHome,
        Self::Personal,
        Self::WorkElsewhere,
        Self::Liveability,
        Self::Amenities,
    ];

    /// The entry of `EINDEREDEN` under which VERA files this reason.
    pub const fn parent(self) -> EndReason {
        match self {
            Self::Death => EndReason::Dissolution,
            _ => EndReason::Notice,
        }
    }
}

impl NoticeTerm {
    /// The term in months.
    pub const fn months(self) -> u8 {
        match self {
            Self::OneMonth => 1,
            Self::TwoMonths => 2,
            Self::ThreeMonths => 3,
            Self::SixMonths => 6,
            Self::TwelveMonths => 12,
        }
    }
}

#[cfg(test)]
mod tests;
