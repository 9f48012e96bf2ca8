//! One association's rules for ending a lease: parameters and the decision tables that go with them.

use decisions::{Inputs, Model, Value};
use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use serde::Deserialize;

use super::filing::Situation;
use super::notice::{EndDecision, LeaseTerms, NoticeRules, decide_end, latest_end};
use crate::appointments::AppointmentKind;
use crate::cases::Level;
use crate::processes::rules::{RuleFiles, RulesError};
use crate::tenancy::{Home, Lease};

/// File with the parameters.
pub const PARAMETERS: &str = "lease-termination.toml";
/// File with the decision tables `inspections` and `handling`.
pub const TABLES: &str = "lease-termination.dmn";

/// What a table said where the age of something is unknown, in years.
const UNKNOWN_YEARS: i64 = 99;

/// Parameters of the visits.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VisitParameters {
    /// Travel kept free before and after each visit, in minutes.
    pub travel_minutes: u16,
    /// Minutes between two starts that are offered.
    pub step_minutes: u16,
    /// A pre-inspection is offered from this many working days after filing …
    pub pre_from_working_days: u8,
    /// … until this many days before the end.
    pub pre_until_days_before_end: u8,
    /// A final inspection is offered in this many days up to and including the last day.
    pub final_days: u8,
    /// A reminder goes out this many days before, at nine in the morning.
    pub reminder_days: u8,
}

/// Parameters of the process.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Parameters {
    /// How much the program does by itself.
    pub level: Level,
    /// When a lease can end.
    #[serde(default)]
    pub notice: NoticeRules,
    /// Days a co-tenant has to answer.
    pub signature_days: u8,
    /// The tenant may withdraw until this many days before the end.
    pub withdraw_until_days_before_end: u8,
    /// Visits.
    pub visits: VisitParameters,
}

/// Parameters and tables together.
#[derive(Debug)]
pub struct Rules {
    /// The parameters.
    pub parameters: Parameters,
    tables: Model,
}

/// What the table says about one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRule {
    /// What for.
    pub kind: AppointmentKind,
    /// Whether the table asks for it.
    pub needed: bool,
    /// Length in minutes.
    pub minutes: u16,
    /// The rule that decided.
    pub rule: String,
}

impl Rules {
    /// Reads and tries out the rules; wrong parameters, types or cells are refused here, not at a tenant's expense.
    pub fn read(files: &RuleFiles) -> Result<Self, RulesError> {
        let parameters: Parameters = files.parameters(PARAMETERS)?;
        let fail = |problem: String| RulesError { file: TABLES.to_owned(), problem };
        let tables = Model::read(files.text(TABLES)?, TABLES).map_err(|error| fail(error.to_string()))?;
        for minutes in [parameters.visits.travel_minutes, parameters.visits.step_minutes] {
            if minutes % 15 != 0 {
                let problem = format!("{minutes} minutes is not a whole number of quarters of an hour");
                return Err(RulesError { file: PARAMETERS.to_owned(), problem });
            }
        }
        let rules = Self { parameters, tables };
        rules.inspections(0, "terraced", 0, 0).map_err(&fail)?;
        rules.handling(Situation::Everyone, false, 1, 1).map_err(&fail)?;
        Ok(rules)
    }

    /// The end that follows from a wish.
    pub fn end(&self, wished: Date, received: Date, lease: &Lease) -> EndDecision {
        decide_end(wished, received, &LeaseTerms::from(lease), &self.parameters.notice)
    }

    /// The last day that needs no person to decide about it.
    pub fn latest_end(&self, received: Date, lease: &Lease) -> Date {
        latest_end(received, &LeaseTerms::from(lease), &self.parameters.notice)
    }

    /// What the table says about the visits at this home.
    pub fn visits(&self, lease: &Lease, home: &Home, end: Date) -> Result<Vec<VisitRule>, String> {
        let tenancy = years_between(lease.start, end);
        let maintained = home
            .last_major_maintenance
            .or_else(|| home.build_year.and_then(|year| Date::new(year, 1, 1).ok()))
            .map_or(UNKNOWN_YEARS, |day| years_between(day, end));
        self.inspections(tenancy, home.kind.code(), maintained, i64::from(home.open_reports))
    }

    /// The reasons why a person must handle a termination received on this day that ends as `end` says, as text keys;
    /// empty when the rules may.
    pub fn person_reasons(
        &self,
        situation: Situation,
        lease: &Lease,
        received: Date,
        end: &EndDecision,
    ) -> Result<Vec<String>, String> {
        let months_ahead = months_between(received, end.end);
        let tenants = i64::try_from(lease.parties.len()).unwrap_or(i64::MAX);
        let mut reasons = Vec::new();
        // By law and decency these are a person's, whatever a table says.
        match situation {
            Situation::Everyone => {}
            Situation::OnlyMe => reasons.push("attention-situation-only-me".to_owned()),
            Situation::Death => reasons.push("attention-situation-death".to_owned()),
        }
        if lease.disputed {
            reasons.push("attention-disputed".to_owned());
        }
        if end.beyond.is_some() {
            reasons.push("attention-too-far-ahead".to_owned());
        }
        // What is a person's already is not asked of a table, which may not know of such a case at all.
        if reasons.is_empty() && self.handling(situation, lease.disputed, tenants, months_ahead)? {
            reasons.push("attention-table".to_owned());
        }
        Ok(reasons)
    }

    /// The days on which a visit of this kind can take place.
    pub fn window(&self, kind: AppointmentKind, received: Date, end: Date) -> (Date, Date) {
        let visits = &self.parameters.visits;
        match kind {
            AppointmentKind::FinalInspection => {
                let first = end.saturating_sub(i64::from(visits.final_days.saturating_sub(1)).days());
                (first.max(received), end)
            }
            AppointmentKind::PreInspection => {
                let mut first = received;
                for _ in 0..visits.pre_from_working_days {
                    first = self.parameters.notice.calendar.next_working_day(first);
                }
                let before = end.saturating_sub(i64::from(visits.pre_until_days_before_end).days());
                let (final_first, _) = self.window(AppointmentKind::FinalInspection, received, end);
                (first, before.max(first.saturating_add(5.days())).min(final_first))
            }
        }
    }

    /// The last day on which the tenant may withdraw.
    pub fn last_day_to_withdraw(&self, end: Date) -> Date {
        end.saturating_sub(i64::from(self.parameters.withdraw_until_days_before_end).days())
    }

    fn inspections(
        &self,
        tenancy_years: i64,
        home_kind: &str,
        maintenance_years: i64,
        open_reports: i64,
    ) -> Result<Vec<VisitRule>, String> {
        let inputs = Inputs::new()
            .with("tenancy years", Value::from(tenancy_years))
            .with("home kind", Value::text(home_kind))
            .with("years since maintenance", Value::from(maintenance_years))
            .with("open reports", Value::from(open_reports));
        let outcome = self.tables.decide("inspections", &inputs).map_err(|error| error.to_string())?;
        let rule = outcome.rules.first().map(rule_name).unwrap_or_default();
        AppointmentKind::ALL
            .into_iter()
            .map(|kind| {
                let output = |suffix: &str| {
                    let name = format!("{} {suffix}", kind.code());
                    outcome
                        .output(&name)
                        .cloned()
                        .ok_or_else(|| format!("decision inspections has no output {name}"))
                };
                let needed = match output("needed")? {
                    Value::Boolean(needed) => needed,
                    other => return Err(format!("output needed must be true or false, not {other}")),
                };
                let minutes = match output("minutes")? {
                    Value::Number(minutes) => {
                        minutes.to_i64().and_then(|minutes| u16::try_from(minutes).ok())
                    }
                    _ => None,
                };
                let minutes = minutes
                    .filter(|minutes| *minutes > 0 && minutes % 15 == 0)
                    .ok_or("output minutes must be a multiple of fifteen above zero")?;
                Ok(VisitRule { kind, needed, minutes, rule: rule.clone() })
            })
            .collect()
    }

    fn handling(
        &self,
        situation: Situation,
        disputed: bool,
        tenants: i64,
        months_ahead: i64,
    ) -> Result<bool, String> {
        let inputs = Inputs::new()
            .with("situation", Value::text(situation.code()))
            .with("disputed", Value::from(disputed))
            .with("tenants", Value::from(tenants))
            .with("months ahead", Value::from(months_ahead));
        let outcome = self.tables.decide("handling", &inputs).map_err(|error| error.to_string())?;
        match outcome.output("handled by").and_then(Value::as_text) {
            Some("person") => Ok(true),
            Some("rules") => Ok(false),
            other => Err(format!("decision handling must answer rules or person, not {other:?}")),
        }
    }
}

/// What a rule is called: its identifier in the file, else its number.
fn rule_name(hit: &decisions::RuleHit) -> String {
    hit.id.as_deref().map_or_else(|| hit.number.to_string(), str::to_owned)
}

/// Whole years from `from` until `until`; zero when `until` is earlier.
fn years_between(from: Date, until: Date) -> i64 {
    from.until((Unit::Year, until)).map_or(0, |span| i64::from(span.get_years())).max(0)
}

/// Whole months from `from` until `until`; zero when `until` is earlier.
fn months_between(from: Date, until: Date) -> i64 {
    from.until((Unit::Month, until)).map_or(0, |span| i64::from(span.get_months())).max(0)
}
