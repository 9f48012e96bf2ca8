//! Whose the cases of a log are, and whether a number is about enough different people to be shown.

use super::suppression::LEAST;
use crate::log::EventLog;
use crate::log::names::NONE;

/// Whose the cases of a log are.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The number of the person of each case; without it every case is somebody's own.
    of_cases: Option<Vec<u32>>,
}

impl People {
    /// By a column with the person; without one every case counts as a person. Cases of which the column tells nothing
    /// count as one person together, so that nothing is shown for want of knowing.
    pub fn of(log: &EventLog, column: Option<&str>) -> Self {
        let Some(name) = column else { return Self::default() };
        let of_case = log.case_columns().iter().find(|column| column.name == name);
        let of_event = log.event_columns().iter().find(|column| column.name == name);
        let person = |case: usize| match (of_case, of_event) {
            (Some(column), _) => column.code_at(case),
            (None, Some(column)) => {
                log.rows(case).map(|row| column.code_at(row)).find(|code| *code != NONE).unwrap_or(NONE)
            }
            (None, None) => NONE,
        };
        Self { of_cases: Some((0..log.case_count()).map(person).collect()) }
    }

    /// The number of the person of a case.
    pub fn of_case(&self, case: usize) -> u32 {
        match &self.of_cases {
            Some(people) => people.get(case).copied().unwrap_or(NONE),
            None => u32::try_from(case).unwrap_or(NONE),
        }
    }
}

/// Different people, who are told apart only until they are enough; so a crowd takes no more than that, however many come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    enough: usize,
    people: Vec<u32>,
}

impl Default for Crowd {
    fn default() -> Self {
        Self::until(LEAST)
    }
}

impl Crowd {
    /// Nobody yet; so many are enough.
    pub fn until(enough: u64) -> Self {
        Self { enough: usize::try_from(enough).unwrap_or(usize::MAX), people: Vec::new() }
    }

    /// Takes in a person, who may be in it already.
    #[inline]
    pub fn add(&mut self, person: u32) {
        if self.people.len() < self.enough && !self.people.contains(&person) {
            self.people.push(person);
        }
    }

    /// Takes in everybody of another crowd.
    pub fn join(&mut self, other: &Self) {
        for person in &other.people {
            self.add(*person);
        }
    }

    /// Whether these are enough different people to be told of.
    pub const fn is_enough(&self) -> bool {
        self.people.len() >= self.enough
    }

    /// Whether there is somebody, but not enough.
    pub const fn is_few(&self) -> bool {
        !self.people.is_empty() && !self.is_enough()
    }

    /// Whether there are enough different people among these; looks no further than it must.
    pub fn are_enough(people: impl IntoIterator<Item = u32>) -> bool {
        let mut crowd = Self::default();
        people.into_iter().any(|person| {
            crowd.add(person);
            crowd.is_enough()
        })
    }
}

impl Extend<u32> for Crowd {
    fn extend<People: IntoIterator<Item = u32>>(&mut self, people: People) {
        for person in people {
            self.add(person);
        }
    }
}

/// How often something is, and of whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// Of whom.
    pub people: Crowd,
}

impl Tally {
    /// Once more, of this person.
    #[inline]
    pub fn add(&mut self, person: u32) {
        self.count += 1;
        self.people.add(person);
    }

    /// All of another tally too.
    pub fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.people.join(&other.people);
    }
}

impl FromIterator<u32> for Tally {
    fn from_iter<People: IntoIterator<Item = u32>>(people: People) -> Self {
        let mut tally = Self::default();
        for person in people {
            tally.add(person);
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::columns::Kind;
    use crate::log::{LogBuilder, Report, Row};

    #[test]
    fn a_crowd_is_enough_by_different_people_only() {
        let often: Tally = (0..40).map(|at| at % 3).collect();
        assert_eq!((often.count, often.people.is_few(), often.people.is_enough()), (40, true, false));
        let many: Tally = (0..40).collect();
        assert!(many.people.is_enough() && !many.people.is_few());
        let mut both = often.clone();
        both.join(&(0..9).collect());
        assert!(both.people.is_few(), "nine, of whom three were in it");
        both.join(&Tally::from_iter([9]));
        assert_eq!((both.count, both.people.is_enough()), (50, true));
        assert!(!Tally::default().people.is_few(), "nobody is not a few");
        assert!(Crowd::until(0).is_enough(), "where nothing has to be hidden nobody is enough");
    }

    #[test]
    fn who_is_not_known_is_one_person() {
        let mut builder = LogBuilder::new();
        for (case, person) in [("1", Some("a")), ("2", None), ("3", Some("a")), ("4", None)] {
            builder.event(&Row { case, activity: "asks", time: 0, channel: None, resource: None });
            if let Some(person) = person {
                builder.of_event("person", Kind::Text, person);
            }
        }
        let log = builder.finish(&mut Report::new());
        let of = |column| {
            let people = People::of(&log, column);
            (0..4).map(|case| people.of_case(case)).collect::<Vec<u32>>()
        };
        assert_eq!(of(Some("person")), [0, NONE, 0, NONE]);
        assert_eq!(of(Some("nowhere")), [NONE; 4]);
        assert_eq!(of(None), [0, 1, 2, 3]);
    }
}
