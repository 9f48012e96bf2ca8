//! What the pages of Klantreizen and Meten tell of a selection of contacts; nothing where it is about fewer than ten.

use insight::conformance::{Conformance, Deviation};
use insight::measures::{Cell, Interval, LEAST, Measures, Outline, Setting};
use insight::pictures::{Colour, JourneyMap, MapSetting};

use super::counts::{Counts, switches, week, weeks};
use super::wanted::{Kept, WantedStep, as_wanted, nearest, or_usual};
use super::{ANSWER, Contacts, EFFORT, GROUP, LEVEL, SATISFACTION, Selection, TOPIC, contacts};
use crate::{Act, Error};

/// The map with its numbers, beside the journey as it is wanted.
#[derive(Debug)]
pub struct Overview {
    /// The contacts it is about.
    pub contacts: Contacts,
    /// The journey that is wanted: kept by managers, or done after one contact.
    pub steps: Vec<WantedStep>,
    /// Whether managers kept that journey.
    pub kept: bool,
    /// What is told; nothing where there are too few questions.
    pub told: Option<Told>,
}

/// What is told of questions, when they are enough.
#[derive(Debug)]
pub struct Told {
    /// The map.
    pub map: JourneyMap,
    /// The measures over all of them.
    pub figures: Cell,
    /// How many go as is wanted.
    pub following: Option<Interval>,
    /// The departures that enough people make, the costliest first.
    pub departures: Vec<Deviation>,
    /// From which channel to which people go.
    pub switches: Counts,
}

/// The measures of a selection.
#[derive(Debug)]
pub struct Measured {
    /// The contacts it is about.
    pub contacts: Contacts,
    /// What is told; nothing where there are too few questions.
    pub told: Option<MeasuresTold>,
}

/// The measures of questions, when they are enough.
#[derive(Debug)]
pub struct MeasuresTold {
    /// All measures.
    pub measures: Measures,
    /// Contacts by week and channel.
    pub weeks: Counts,
    /// Contacts by weekday and hour.
    pub week: Counts,
}

/// The map of a selection, with all that stands beside it. Only for managers.
pub async fn overview(act: &Act<'_>, selection: &Selection, colour: Colour) -> Result<Overview, Error> {
    let contacts = contacts(act, selection).await?;
    let Kept { steps: kept, .. } = nearest(act, selection.topic.as_deref()).await?;
    let memory = &act.house.memory;
    let counted = memory.apart.work(move || {
        let told = told(&contacts, &kept, colour);
        (contacts, kept, told)
    });
    let (contacts, kept, told) = counted.await?;
    Ok(Overview { contacts, kept: !kept.is_empty(), steps: or_usual(kept), told })
}

fn told(contacts: &Contacts, kept: &[WantedStep], colour: Colour) -> Option<Told> {
    let asked = &contacts.asked;
    if (asked.case_count() as u64) < LEAST {
        return None;
    }
    let satisfied = contacts.log.has_fact(SATISFACTION);
    let colour = if satisfied { colour } else { Colour::Waiting };
    let setting = MapSetting { wanted: as_wanted(kept), colour, ..contacts.map_setting() };
    let steps = or_usual(kept.to_vec());
    let found = as_wanted(&steps).map(|wanted| Conformance::of(asked, &wanted, &contacts.costs));
    let following = found.as_ref().map(|found| found.following).filter(|share| share.n >= LEAST);
    let departures = found.map(|found| found.deviations).unwrap_or_default();
    Some(Told {
        map: JourneyMap::of(asked, &setting),
        figures: Outline::of(&contacts.log, &plain(contacts)).map(|outline| outline.all).unwrap_or_default(),
        following,
        departures: departures.into_iter().filter(|one| one.cases >= LEAST).collect(),
        switches: switches(asked),
    })
}

/// The measures of a selection. Only for managers.
pub async fn measured(act: &Act<'_>, selection: &Selection) -> Result<Measured, Error> {
    let contacts = contacts(act, selection).await?;
    let counted = act.house.memory.apart.work(move || {
        let told = measures_told(&contacts);
        (contacts, told)
    });
    let (contacts, told) = counted.await?;
    Ok(Measured { contacts, told })
}

fn measures_told(contacts: &Contacts) -> Option<MeasuresTold> {
    if (contacts.asked.case_count() as u64) < LEAST {
        return None;
    }
    let column = |name: &str| contacts.log.has_fact(name).then(|| name.to_owned());
    let setting = Setting {
        csat: column(SATISFACTION),
        ces: column(EFFORT),
        topic: column(TOPIC),
        group: column(GROUP),
        level: column(LEVEL),
        ..plain(contacts)
    };
    let measures = Measures::of(&contacts.log, &setting).ok()?;
    Some(MeasuresTold { measures, weeks: weeks(&contacts.asked), week: week(&contacts.asked) })
}

/// How the measures of our own contacts are taken.
fn plain(contacts: &Contacts) -> Setting {
    Setting {
        // The contacts are those up to then, also when the last was long before.
        as_of: Some(contacts.until.as_microsecond()),
        answers: vec![ANSWER.to_owned()],
        costs: contacts.costs.clone(),
        ..Setting::default()
    }
}
