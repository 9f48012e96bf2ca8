//! What a manager looks at: the period, the topic, the group and the colour of the map, as they stand in the address.

use domain::calendar::amsterdam;
use insight::log::legible;
use insight::pictures::Colour;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use usecases::Act;
use usecases::journeys::{Period, Selection, SelfReliance, Untold, is_topic};
use usecases::steering::Topic;

use crate::addresses::in_query;
use crate::components::{Choice, Errors};
use crate::failure::Failure;
use crate::texts::Say;
use crate::topics;

/// The periods to choose from, in days; the second is usual.
const PERIODS: [i64; 4] = [30, 90, 180, 365];
/// The period of which the days are chosen.
const OWN: &str = "zelf";
/// The colour that tells how content people were.
const CONTENT: &str = "tevredenheid";

/// What was chosen, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The topic; empty for all.
    pub onderwerp: String,
    /// The group, by what people can do alone; empty for all.
    pub groep: String,
    /// The period in days, or `zelf`.
    pub dagen: String,
    /// The first day of a period that was chosen.
    pub vanaf: String,
    /// Its last day; empty for today.
    pub tot: String,
    /// What the colour of the map tells: `tevredenheid`, else waiting.
    pub kleur: String,
}

/// The fields of the choice, as the form shows them.
pub struct Choosing {
    /// The topics to choose from.
    pub topics: Vec<Choice>,
    /// The groups.
    pub groups: Vec<Choice>,
    /// The periods.
    pub periods: Vec<Choice>,
    /// The first day, as it was typed.
    pub from: String,
    /// The last day, as it was typed.
    pub until: String,
    /// The last day there is: today.
    pub today: String,
    /// What is wrong with those days.
    pub errors: Errors,
    /// What was asked for and is not there, with what is shown instead.
    pub unknown: Vec<String>,
}

/// Something that was asked for in the address and is not there.
pub struct Unknown {
    /// The field: the end of the key of its text.
    field: &'static str,
    value: String,
}

impl Unknown {
    fn said(&self, t: &Say) -> String {
        t.with(&format!("stuur-unknown-{}", self.field), &[("value", legible(&self.value).as_ref())])
    }
}

/// Why a page tells nothing of what was chosen.
pub struct Nothing {
    /// The icon.
    pub icon: &'static str,
    /// What is so.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
    /// Whether there are questions, of which nothing is told.
    pub few: bool,
}

impl Nothing {
    /// In words.
    pub fn of(t: &Say, untold: Untold) -> Self {
        let (icon, key) = match untold {
            Untold::Nothing => ("replay", "stuur-journeys-empty"),
            Untold::Few => ("lock", "stuur-few"),
            Untold::GivesAway => ("lock", "stuur-gives-away"),
        };
        let text = t.text(&format!("{key}-text"));
        Self { icon, title: t.text(key), text, few: untold != Untold::Nothing }
    }
}

/// The days that a page tells of, which are whole weeks.
pub fn days_shown(t: &Say, period: Period) -> String {
    let day = |day: Date| t.words().date_without_weekday(day);
    let last = period.until.and_then(|after| after.yesterday().ok());
    let until = last.map_or_else(|| t.text("stuur-period-today"), day);
    t.with("stuur-period-shown", &[("from", day(period.since).as_str()), ("until", until.as_str())])
}

impl Chosen {
    /// The same without what is not there, and what that was: of that the whole is shown.
    pub async fn understood(mut self, act: &Act<'_>) -> Result<(Self, Vec<Unknown>), Failure> {
        let days = self.dagen == OWN || self.dagen.parse().is_ok_and(|days| PERIODS.contains(&days));
        let group = SelfReliance::from_code(&self.groep).is_some();
        let colour = self.kleur == CONTENT;
        let topic = match self.topic() {
            Some(topic) => is_topic(act, topic).await?,
            None => true,
        };
        let fields = [
            ("topic", topic, &mut self.onderwerp),
            ("group", group, &mut self.groep),
            ("period", days, &mut self.dagen),
            ("colour", colour, &mut self.kleur),
        ];
        let mut unknown = Vec::new();
        for (field, _, value) in fields.into_iter().filter(|(_, known, value)| !known && !value.is_empty()) {
            unknown.push(Unknown { field, value: std::mem::take(value) });
        }
        Ok((self, unknown))
    }

    /// The same, where all of it is there: what is taken along or changed is never of something else than was asked for.
    pub async fn exactly(self, act: &Act<'_>) -> Result<Self, Failure> {
        let (chosen, unknown) = self.understood(act).await?;
        if unknown.is_empty() { Ok(chosen) } else { Err(Failure::NotFound) }
    }

    /// The period in days: one of those on offer.
    fn days(&self) -> i64 {
        let asked = self.dagen.parse().unwrap_or(PERIODS[1]);
        if PERIODS.contains(&asked) { asked } else { PERIODS[1] }
    }

    /// The first and the last day, where those were chosen well.
    fn own(&self, now: Timestamp) -> Option<(Date, Date)> {
        let today = amsterdam::day_of(now);
        let from: Date = self.vanaf.parse().ok().filter(|_| self.dagen == OWN)?;
        let until = if self.tot.is_empty() { today } else { self.tot.parse::<Date>().ok()?.min(today) };
        (from <= until).then_some((from, until))
    }

    /// The contacts this is about.
    pub fn selection(&self, now: Timestamp) -> Selection {
        let ago = || now.checked_sub(SignedDuration::from_hours(24 * self.days())).unwrap_or(Timestamp::MIN);
        let own = self.own(now);
        let after = |day: Date| day.tomorrow().map_or(now, amsterdam::start_of);
        Selection {
            since: own.map_or_else(ago, |(from, _)| amsterdam::start_of(from)),
            until: own.map(|(_, until)| after(until)).filter(|until| *until < now),
            topic: self.topic().map(str::to_owned),
            group: SelfReliance::from_code(&self.groep),
        }
    }

    /// The topic, unless it is all of them.
    pub fn topic(&self) -> Option<&str> {
        Some(self.onderwerp.as_str()).filter(|topic| !topic.is_empty())
    }

    /// What the map is coloured by.
    pub fn colour(&self) -> Colour {
        if self.kleur == CONTENT { Colour::Satisfaction } else { Colour::Waiting }
    }

    /// The same choice in the query of an address.
    pub fn query(&self) -> String {
        let days = if self.dagen == OWN { OWN.to_owned() } else { self.days().to_string() };
        let mut query = format!("onderwerp={}&dagen={days}", in_query(&self.onderwerp));
        let days = if self.dagen == OWN { [&self.vanaf, &self.tot] } else { [const { &String::new() }; 2] };
        for (name, value) in [("vanaf", days[0]), ("tot", days[1]), ("groep", &self.groep)] {
            if !value.is_empty() {
                query.extend(["&", name, "=", &in_query(value)]);
            }
        }
        if self.colour() == Colour::Satisfaction {
            query.push_str("&kleur=tevredenheid");
        }
        query
    }

    /// The same, over the longest period on offer and about all topics and groups: where there is most to see.
    pub fn widest(&self) -> String {
        let days = PERIODS.iter().max().copied().unwrap_or_default().to_string();
        Self { dagen: days, kleur: self.kleur.clone(), ..Self::default() }.query()
    }

    /// What was chosen, in words: for paper, where there is nothing to choose.
    pub fn words(&self, t: &Say, known: &[Topic], now: Timestamp) -> String {
        let topic =
            self.topic().map_or_else(|| t.text("stuur-all-topics"), |key| topics::name(t, known, key));
        let period = match self.own(now) {
            Some((from, until)) => {
                let day = |day: Date| t.words().date_without_weekday(day);
                t.with(
                    "stuur-period-from-until",
                    &[("from", day(from).as_str()), ("until", day(until).as_str())],
                )
            }
            None => t.with("stuur-period-days", &[("n", self.days().to_string().as_str())]),
        };
        match SelfReliance::from_code(&self.groep) {
            Some(group) => {
                format!("{topic}. {}. {period}.", t.text(&format!("stuur-group-{}", group.code())))
            }
            None => format!("{topic}. {period}."),
        }
    }

    /// The fields of the form; `asked` are the topics that enough people ask about, `unknown` is what was asked for and is
    /// not there.
    pub fn choosing(
        &self,
        t: &Say,
        now: Timestamp,
        (known, asked): (&[Topic], &[String]),
        unknown: &[Unknown],
    ) -> Choosing {
        Choosing {
            topics: self.topics(t, known, asked),
            groups: self.groups(t),
            periods: self.periods(t),
            from: self.vanaf.clone(),
            until: self.tot.clone(),
            today: amsterdam::day_of(now).to_string(),
            errors: self.errors(t, now),
            unknown: unknown.iter().map(|one| one.said(t)).collect(),
        }
    }

    fn errors(&self, t: &Say, now: Timestamp) -> Errors {
        if self.dagen != OWN || self.own(now).is_some() {
            return Errors::none();
        }
        let (field, key) = match (self.vanaf.parse::<Date>(), self.tot.parse::<Date>()) {
            (Err(_), _) => ("vanaf", "stuur-period-no-from"),
            (Ok(_), Err(_)) if !self.tot.is_empty() => ("tot", "stuur-period-no-until"),
            (Ok(_), _) => ("vanaf", "stuur-period-reversed"),
        };
        Errors::one(field, t.text(key))
    }

    fn periods(&self, t: &Say) -> Vec<Choice> {
        let choice = |days: &i64| {
            let days_in_words = days.to_string();
            let label = t.with("stuur-period-days", &[("n", days_in_words.as_str())]);
            Choice::new(&days_in_words, label, self.dagen != OWN && *days == self.days())
        };
        let own = Choice::new(OWN, t.text("stuur-period-own"), self.dagen == OWN);
        PERIODS.iter().map(choice).chain([own]).collect()
    }

    fn groups(&self, t: &Say) -> Vec<Choice> {
        let choice = |group: SelfReliance| {
            let code = group.code();
            Choice::new(code, t.text(&format!("stuur-group-{code}")), code == self.groep)
        };
        SelfReliance::ALL.into_iter().map(choice).collect()
    }

    /// By the names the policy gives; what is chosen stays chosen, also where it has become too few.
    fn topics(&self, t: &Say, known: &[Topic], asked: &[String]) -> Vec<Choice> {
        let choice = |key: &str| Choice::new(key, topics::name(t, known, key), key == self.onderwerp);
        let mut choices: Vec<Choice> = asked.iter().map(|key| choice(key)).collect();
        let chosen = self.topic().filter(|key| asked.iter().all(|known| known != key));
        choices.extend(chosen.map(choice));
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::Chosen;
    use jiff::Timestamp;

    fn chosen(dagen: &str, vanaf: &str, tot: &str) -> Chosen {
        let [dagen, vanaf, tot] = [dagen, vanaf, tot].map(str::to_owned);
        Chosen { dagen, vanaf, tot, ..Chosen::default() }
    }

    #[test]
    fn a_period_has_its_first_and_its_last_day() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let march = chosen("zelf", "2026-03-01", "2026-03-31").selection(now);
        assert_eq!(march.since.to_string(), "2026-02-28T23:00:00Z");
        assert_eq!(march.until.unwrap().to_string(), "2026-03-31T22:00:00Z", "the whole of its last day");
        assert_eq!(chosen("zelf", "2026-11-01", "2027-01-01").selection(now).until, None, "up to now");
        let usual = Chosen::default().selection(now).since;
        for wrong in
            [("zelf", "", ""), ("zelf", "2026-03-31", "2026-03-01"), ("zelf", "2026-03-01", "gisteren")]
        {
            let wrong = chosen(wrong.0, wrong.1, wrong.2);
            assert_eq!((wrong.selection(now).since, wrong.selection(now).until), (usual, None), "{wrong:?}");
        }
        assert_eq!(chosen("30", "2026-03-01", "").selection(now).until, None, "days that are not asked for");
        assert_eq!(chosen("zelf", "2026-03-01", "").query(), "onderwerp=&dagen=zelf&vanaf=2026-03-01");
    }
}
