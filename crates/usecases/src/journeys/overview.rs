//! What the pages of Klantreizen and Meten tell of a selection of contacts; nothing where it is about fewer than ten people.

use std::sync::Arc;

use insight::conformance::{Conformance, Deviation};
use insight::measures::{Cell, Interval, Measures, Outline, Setting};
use insight::pictures::{Colour, JourneyMap, MapSetting};

use super::counts::{Counts, switches, week, weeks};
use super::wanted::{Kept, WantedStep, as_wanted, nearest, or_usual};
use super::{
    ANSWER, Basis, Chosen, Contacts, EFFORT, GROUP, LEVEL, PERSON, Period, SATISFACTION, Selection, TOPIC,
    Untold, chosen,
};
use crate::{Act, Error};

/// What was counted of a selection; nothing is told where that would tell of a few.
#[derive(Debug, PartialEq)]
pub struct Counted<T> {
    /// What may be told apart of this period and group, the most frequent first.
    pub topics: Vec<String>,
    /// Whether anybody said how content they were.
    pub scored: bool,
    /// What is told, or why nothing is.
    pub told: Result<T, Untold>,
}

impl<T> Counted<T> {
    fn of(contacts: &Contacts, count: impl FnOnce(&Contacts) -> Option<T>) -> Self {
        Self {
            topics: contacts.topics.clone(),
            scored: contacts.log.has_fact(SATISFACTION),
            told: match contacts.untold {
                Some(untold) => Err(untold),
                None => count(contacts).ok_or(Untold::Nothing),
            },
        }
    }
}

/// What the page of a selection is about.
#[derive(Debug)]
pub struct About {
    /// The days it tells of.
    pub period: Period,
    /// Whether these contacts were made up, as in the demo association.
    pub generated: bool,
}

/// The map with its numbers, beside the journey as it is wanted.
#[derive(Debug)]
pub struct Overview {
    /// What it is about.
    pub about: About,
    /// The journey that is wanted: kept by managers, or done after one contact.
    pub steps: Vec<WantedStep>,
    /// Whether managers kept that journey.
    pub kept: bool,
    /// What was counted.
    pub counted: Arc<Counted<Told>>,
}

/// What is told of questions, when they are enough.
#[derive(Debug, PartialEq)]
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
    /// What they are about.
    pub about: About,
    /// What was counted.
    pub counted: Arc<Counted<MeasuresTold>>,
}

/// The measures of questions, when they are enough.
#[derive(Debug, PartialEq)]
pub struct MeasuresTold {
    /// All measures.
    pub measures: Measures,
    /// Contacts by week and channel.
    pub weeks: Counts,
    /// Contacts by weekday and hour.
    pub week: Counts,
}

/// What a map was made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) basis: Basis,
    kept: Vec<WantedStep>,
    colour: Colour,
}

/// The map of a selection, with all that stands beside it. Only for managers.
pub async fn overview(act: &Act<'_>, selection: &Selection, colour: Colour) -> Result<Overview, Error> {
    let Chosen { basis, period, generated } = chosen(act, selection).await?;
    let Kept { steps: kept, .. } = nearest(act, selection.topic.as_deref()).await?;
    let memory = &act.house.memory;
    let (logs, steps) = (memory.logs.clone(), kept.clone());
    let key = Key { basis: basis.clone(), kept: kept.clone(), colour };
    let counting = async move {
        let contacts = basis.contacts(&logs).await?;
        let count = move || Counted::of(&contacts, |contacts| Some(told(contacts, &steps, colour)));
        logs.apart.work(count).await
    };
    let counted = memory.overviews.get(key, counting).await?;
    let about = About { period, generated };
    Ok(Overview { about, kept: !kept.is_empty(), steps: or_usual(kept), counted })
}

fn told(contacts: &Contacts, kept: &[WantedStep], colour: Colour) -> Told {
    let asked = &contacts.asked;
    let satisfied = contacts.log.has_fact(SATISFACTION);
    let colour = if satisfied { colour } else { Colour::Waiting };
    let setting = MapSetting { wanted: as_wanted(kept), colour, ..contacts.map_setting() };
    let steps = or_usual(kept.to_vec());
    let (people, costs) = (&contacts.people, &contacts.basis.costs);
    let found = as_wanted(&steps).map(|wanted| Conformance::of(asked, &wanted, people, costs));
    let following = found.as_ref().map(|found| found.following);
    let departures = found.map(|found| found.deviations).unwrap_or_default();
    Told {
        map: JourneyMap::of(asked, &setting),
        figures: Outline::of(&contacts.log, &plain(contacts)).map(|outline| outline.all).unwrap_or_default(),
        following,
        departures: departures.into_iter().filter(|one| !one.few).collect(),
        switches: switches(asked, people),
    }
}

/// The measures of a selection. Only for managers.
pub async fn measured(act: &Act<'_>, selection: &Selection) -> Result<Measured, Error> {
    let Chosen { basis, period, generated } = chosen(act, selection).await?;
    let memory = &act.house.memory;
    let (logs, key) = (memory.logs.clone(), basis.clone());
    let counting = async move {
        let contacts = basis.contacts(&logs).await?;
        logs.apart.work(move || Counted::of(&contacts, measures_told)).await
    };
    let counted = memory.measures.get(key, counting).await?;
    Ok(Measured { about: About { period, generated }, counted })
}

fn measures_told(contacts: &Contacts) -> Option<MeasuresTold> {
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
    let (asked, people) = (&contacts.asked, &contacts.people);
    Some(MeasuresTold { measures, weeks: weeks(asked, people), week: week(asked, people) })
}

/// How the measures of our own contacts are taken.
fn plain(contacts: &Contacts) -> Setting {
    Setting {
        // The contacts are those up to then, also when the last was long before.
        as_of: Some(contacts.basis.as_of.as_microsecond()),
        answers: vec![ANSWER.to_owned()],
        costs: contacts.basis.costs.clone(),
        person: Some(PERSON.to_owned()),
        ..Setting::default()
    }
}
