//! Whether a tenant can do something alone: said by them, or seen on this very task; it expires and can be corrected.

use domain::actors::Actor;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// Months after which a statement no longer counts: people learn, and people fall ill.
pub const VALID_MONTHS: i32 = 12;

/// Whether a tenant can do something alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfReliance {
    /// Yes.
    #[serde(rename = "self")]
    Alone,
    /// Only with help.
    Help,
    /// Nobody knows; never taken for a yes.
    Unknown,
}

impl SelfReliance {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Alone, Self::Help, Self::Unknown];

    /// The word in tables and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Alone => "self",
            Self::Help => "help",
            Self::Unknown => "unknown",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.code() == code)
    }

    /// Whether the tenant must be left in peace: help wanted, or nobody knows.
    pub const fn is_protected(self) -> bool {
        matches!(self, Self::Help | Self::Unknown)
    }
}

/// How it became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The tenant said so.
    Tenant,
    /// An employee wrote it down on the tenant's behalf.
    Employee,
    /// The tenant finished this task alone, or asked for help with it.
    Observed,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::Tenant, Self::Employee, Self::Observed];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tenant => "tenant",
            Self::Employee => "employee",
            Self::Observed => "observed",
        }
    }

    /// The source with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// The source of what this actor declares.
    pub const fn of(actor: Actor) -> Self {
        if matches!(actor, Actor::Staff { .. }) { Self::Employee } else { Self::Tenant }
    }

    const fn is_declared(self) -> bool {
        matches!(self, Self::Tenant | Self::Employee)
    }
}

/// Something said or seen about what a tenant can do alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The topic it is about; none for everything. What was seen is always about a topic.
    pub topic: Option<String>,
    /// What.
    pub value: SelfReliance,
    /// How it became known.
    pub source: Source,
    /// When.
    pub at: Timestamp,
}

impl Statement {
    /// Until when it counts.
    pub fn expires(&self) -> Timestamp {
        let local = domain::calendar::amsterdam::zoned(self.at);
        local.checked_add(VALID_MONTHS.months()).map_or(Timestamp::MAX, |moment| moment.timestamp())
    }

    fn counts(&self, topic: &str, now: Timestamp) -> bool {
        self.at <= now
            && now < self.expires()
            && self.topic.as_deref().is_none_or(|known| known == topic)
            && (self.source.is_declared() || self.topic.is_some())
    }
}

/// What holds for a topic now, and the statement that says so. What was declared last goes before what was seen; but
/// who asked for help after that, or never said that they can do it, is believed.
pub fn holds<'a>(
    statements: &'a [Statement],
    topic: &str,
    now: Timestamp,
) -> (SelfReliance, Option<&'a Statement>) {
    let counting = || statements.iter().filter(|statement| statement.counts(topic, now));
    let declared =
        counting().filter(|statement| statement.source.is_declared()).max_by_key(|statement| statement.at);
    let seen =
        counting().filter(|statement| !statement.source.is_declared()).max_by_key(|statement| statement.at);
    let found = match (declared, seen) {
        (Some(declared), Some(seen)) => {
            let asked_since = seen.value == SelfReliance::Help && seen.at > declared.at;
            // Taking back what one said leaves what was seen after it.
            let taken_back = declared.value == SelfReliance::Unknown && seen.at > declared.at;
            if asked_since || taken_back { Some(seen) } else { Some(declared) }
        }
        (declared, seen) => declared.or(seen),
    };
    found.map_or((SelfReliance::Unknown, None), |statement| (statement.value, Some(statement)))
}

#[cfg(test)]
mod tests {
    use super::{SelfReliance, Source, Statement, holds};
    use SelfReliance::{Alone, Help, Unknown};
    use Source::{Employee, Observed, Tenant};

    /// Month and day of 2026, how it became known, about what, what.
    type Said = (&'static str, Source, Option<&'static str>, SelfReliance);

    fn holds_in_december(said: &[Said]) -> SelfReliance {
        let statement = |(day, source, topic, value): &Said| Statement {
            topic: topic.map(str::to_owned),
            value: *value,
            source: *source,
            at: format!("2026-{day}T10:00:00Z").parse().unwrap(),
        };
        let statements: Vec<Statement> = said.iter().map(statement).collect();
        holds(&statements, "repair", "2026-12-01T10:00:00Z".parse().unwrap()).0
    }

    #[test]
    fn who_said_something_is_believed_until_they_ask_for_help() {
        let repair = Some("repair");
        let cases: [(&[Said], SelfReliance); 12] = [
            (&[], Unknown),
            (&[("11-01", Tenant, None, Alone)], Alone),
            (&[("11-01", Observed, repair, Alone)], Alone),
            (&[("11-01", Observed, Some("payment"), Alone)], Unknown),
            (&[("11-01", Observed, None, Alone)], Unknown),
            (&[("10-01", Tenant, None, Help), ("11-01", Observed, repair, Alone)], Help),
            (&[("10-01", Tenant, None, Alone), ("11-01", Observed, repair, Help)], Help),
            (&[("11-01", Tenant, None, Alone), ("10-01", Observed, repair, Help)], Alone),
            (&[("10-01", Employee, repair, Help), ("11-01", Tenant, None, Alone)], Alone),
            (&[("10-01", Tenant, None, Alone), ("11-01", Employee, repair, Help)], Help),
            (&[("10-01", Observed, repair, Alone), ("11-01", Tenant, None, Unknown)], Unknown),
            (&[("10-01", Tenant, None, Unknown), ("11-01", Observed, repair, Alone)], Alone),
        ];
        for (said, wanted) in cases {
            assert_eq!(holds_in_december(said), wanted, "{said:?}");
        }
    }

    #[test]
    fn a_statement_counts_for_twelve_months_and_not_before_it_was_made() {
        let at = "2025-12-15T10:00:00Z".parse().unwrap();
        let said = [Statement { topic: None, value: Alone, source: Tenant, at }];
        let holds_at = |moment: &str| holds(&said, "repair", moment.parse().unwrap()).0;
        assert_eq!(holds_at("2025-12-15T09:59:59Z"), Unknown);
        assert_eq!(holds_at("2025-12-15T10:00:00Z"), Alone);
        assert_eq!(holds_at("2026-12-15T09:59:59Z"), Alone);
        assert_eq!(holds_at("2026-12-15T10:00:00Z"), Unknown);
    }
}
