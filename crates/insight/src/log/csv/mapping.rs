//! Which column is what: as asked, else by its name, else the caller is told what to ask.

use ::csv::ByteRecord;

use crate::log::errors::Role;
use crate::log::names::plain;
use crate::log::report::OddityKind;
use crate::log::times::Pattern;
use crate::log::{Asked, Detail, ReadError, Report};

/// Names for the case, the best first; letters and figures only.
const CASE: [&str; 20] = [
    "caseconceptname",
    "case",
    "caseid",
    "casenumber",
    "zaak",
    "zaakid",
    "zaaknummer",
    "traceid",
    "ticketid",
    "ticket",
    "ticketnumber",
    "incidentid",
    "requestid",
    "servicerequestid",
    "caseenquiryid",
    "meldingnummer",
    "meldingid",
    "contactid",
    "uniquekey",
    "id",
];
const ACTIVITY: [&str; 12] = [
    "conceptname",
    "activity",
    "activiteit",
    "event",
    "eventname",
    "eventtype",
    "gebeurtenis",
    "handeling",
    "task",
    "taak",
    "stap",
    "action",
];
const TIME: [&str; 20] = [
    "timetimestamp",
    "timestamp",
    "time",
    "tijdstip",
    "tijd",
    "datumtijd",
    "datetime",
    "moment",
    "datum",
    "date",
    "completetimestamp",
    "eventtime",
    "occurredat",
    "createdat",
    "created",
    "starttimestamp",
    "begintijd",
    "start",
    "op",
    "at",
];
/// Columns of which each makes an event of its own when a row is a whole case.
const OPENED: [&str; 7] =
    ["opened", "opendt", "openeddate", "createddate", "requesteddatetime", "geopend", "ontvangen"];
const CLOSED: [&str; 6] = ["closed", "closeddt", "closeddate", "updateddatetime", "gesloten", "afgehandeld"];
const CHANNEL: [&str; 9] = [
    "channel",
    "casechannel",
    "kanaal",
    "contactkanaal",
    "communicatiekanaal",
    "source",
    "bron",
    "origin",
    "casesource",
];
const RESOURCE: [&str; 8] =
    ["orgresource", "resource", "medewerker", "agent", "user", "employee", "behandelaar", "actor"];

/// Where the fields are, and how moments are written.
#[derive(Debug)]
pub(super) struct Mapping {
    /// The column of the case; `None` when cases are made of person and topic.
    pub(super) case: Option<usize>,
    pub(super) person: Option<usize>,
    pub(super) topic: Option<usize>,
    /// `None` when events are named after their column of moments.
    pub(super) activity: Option<usize>,
    pub(super) times: Vec<(usize, Pattern)>,
    pub(super) channel: Option<usize>,
    pub(super) resource: Option<usize>,
}

struct Names<'columns> {
    columns: &'columns [String],
}

impl Names<'_> {
    fn list(&self) -> String {
        self.columns.join(", ")
    }

    /// The column that was asked for, by its name as written, else without regard to case.
    fn asked(&self, role: Role, name: &str) -> Result<usize, ReadError> {
        let exact = self.columns.iter().position(|column| column == name);
        let alike = || self.columns.iter().position(|column| column.eq_ignore_ascii_case(name.trim()));
        exact.or_else(alike).ok_or_else(|| ReadError::NoSuchColumn {
            role,
            asked: name.to_owned(),
            columns: self.list(),
        })
    }

    /// The first column that has one of these names.
    fn known(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|column| plain(column) == *name))
    }

    fn find(&self, role: Role, asked: Option<&String>, names: &[&str]) -> Result<Option<usize>, ReadError> {
        match asked {
            Some(name) => self.asked(role, name).map(Some),
            None => Ok(self.known(names)),
        }
    }
}

impl Mapping {
    /// Finds out which column is what, and tells it in the report.
    pub(super) fn find(
        columns: &[String],
        first: &[(u64, ByteRecord)],
        asked: &Asked,
        report: &mut Report,
    ) -> Result<Self, ReadError> {
        let names = Names { columns };
        let person = asked.person.as_ref().map(|name| names.asked(Role::Person, name)).transpose()?;
        let topic = asked.topic.as_ref().map(|name| names.asked(Role::Topic, name)).transpose()?;
        let case = match person {
            Some(_) if asked.case.is_none() => None,
            _ => names.find(Role::Case, asked.case.as_ref(), &CASE)?,
        };
        if case.is_none() && person.is_none() {
            return Err(ReadError::NotFound { role: Role::Case, columns: names.list() });
        }
        let activity = names.find(Role::Activity, asked.activity.as_ref(), &ACTIVITY)?;
        let times = times(&names, activity, asked)?;
        let mapping = Self {
            case,
            person: if case.is_none() { person } else { None },
            topic: if case.is_none() { topic } else { None },
            activity: if times.len() > 1 && asked.activity.is_none() { None } else { activity },
            channel: names.find(Role::Channel, asked.channel.as_ref(), &CHANNEL)?,
            resource: names.find(Role::Resource, asked.resource.as_ref(), &RESOURCE)?,
            times: times
                .into_iter()
                .map(|column| Ok((column, pattern(columns, first, column, asked, report)?)))
                .collect::<Result<_, ReadError>>()?,
        };
        if mapping.activity.is_none() && mapping.times.len() < 2 && mapping.channel.is_none() {
            return Err(ReadError::NotFound { role: Role::Activity, columns: names.list() });
        }
        mapping.tell(columns, report);
        Ok(mapping)
    }

    fn tell(&self, columns: &[String], report: &mut Report) {
        let single = [
            ("case", self.case),
            ("person", self.person),
            ("topic", self.topic),
            ("activity", self.activity),
            ("channel", self.channel),
            ("resource", self.resource),
        ];
        for (about, column) in single {
            if let Some(column) = column {
                report.find(about, columns[column].clone());
            }
        }
        for (column, pattern) in &self.times {
            report.find("time", format!("{}, as in {}", columns[*column], pattern.example()));
        }
    }

    /// Whether the column has a meaning of its own, so that it is no attribute.
    pub(super) fn uses(&self, column: usize) -> bool {
        [self.case, self.activity, self.channel, self.resource].contains(&Some(column))
            || (self.times.len() == 1 && self.times[0].0 == column)
    }
}

fn times(names: &Names<'_>, activity: Option<usize>, asked: &Asked) -> Result<Vec<usize>, ReadError> {
    if !asked.times.is_empty() {
        return asked.times.iter().map(|name| names.asked(Role::Time, name)).collect();
    }
    if let Some(time) = names.known(&TIME) {
        return Ok(vec![time]);
    }
    match (names.known(&OPENED), names.known(&CLOSED)) {
        (Some(opened), Some(closed)) if activity.is_none() => Ok(vec![opened, closed]),
        (Some(one), _) | (_, Some(one)) => Ok(vec![one]),
        (None, None) => Err(ReadError::NotFound { role: Role::Time, columns: names.list() }),
    }
}

fn pattern(
    columns: &[String],
    first: &[(u64, ByteRecord)],
    column: usize,
    asked: &Asked,
    report: &mut Report,
) -> Result<Pattern, ReadError> {
    if let Some(pattern) = asked.moments {
        return Ok(pattern);
    }
    let values =
        first.iter().filter_map(|(_, row)| row.get(column)).filter(|value| !value.trim_ascii().is_empty());
    let Some(found) = Pattern::find(&values) else {
        let example =
            values.clone().next().map(|value| super::rows::text(value).into_owned()).unwrap_or_default();
        return Err(ReadError::NoMoments { column: columns[column].clone(), example });
    };
    if found.ambiguous {
        report.odd(OddityKind::AmbiguousDays, || Detail::TwoWays {
            column: columns[column].clone().into(),
            example: found.pattern.example().into(),
        });
    }
    Ok(found.pattern)
}
