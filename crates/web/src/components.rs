//! The values that components are made from: typed rows, steps, choices and errors, ready to be shown.

use std::cmp::Ordering;

use domain::processes::intake::Problem;

use crate::texts::Say;

/// What is wrong with one field, in a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also its `id` on the page (`end-date`, or `end-date-day` for a part of a date);
    /// empty when the whole is wrong rather than a field.
    pub field: String,
    /// The sentence, in the reader's language.
    pub message: String,
}

/// All errors of a form, in the order of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<FieldError>);

impl Errors {
    /// No errors.
    pub fn none() -> Self {
        Self::default()
    }

    /// One thing is wrong, with `field`.
    pub fn one(field: &str, message: String) -> Self {
        let mut errors = Self::none();
        errors.add(field, message);
        errors
    }

    /// What a use case said must be mended.
    pub fn of_problems(problems: &[Problem], t: &Say) -> Self {
        let mut errors = Self::none();
        for problem in problems {
            errors.add(problem.field, t.message(&problem.message));
        }
        errors
    }

    /// The title of a page that says right away when something is wrong.
    pub fn in_title(&self, t: &Say, title: String) -> String {
        if self.is_empty() { title } else { format!("{} {title}", t.text("field-error")) }
    }

    /// Adds what is wrong with `field`.
    pub fn add(&mut self, field: &str, message: String) {
        self.0.push(FieldError { field: field.to_owned(), message });
    }

    /// The sentence beside `field`, or an empty text.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|error| error.field == field).map_or("", |error| &error.message)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All errors, in order.
    pub fn all(&self) -> &[FieldError] {
        &self.0
    }
}

/// One choice of a group of radio buttons, check boxes or a select.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// One more sentence, or empty.
    pub hint: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: &str, label: String, chosen: bool) -> Self {
        Self { value: value.to_owned(), label, hint: String::new(), chosen }
    }

    /// The same choice with a hint.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }
}

/// The three parts of a date as they were typed, right or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day as typed.
    pub day: String,
    /// The month as typed.
    pub month: String,
    /// The year as typed.
    pub year: String,
}

impl DateParts {
    /// The parts of a known date.
    pub fn of(date: jiff::civil::Date) -> Self {
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }
}

/// A field for one day: what stands in it, and the day in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayInput {
    /// What was typed, or the date as browsers send it (`2026-12-03`).
    pub typed: String,
    /// The day in words, such as *donderdag 3 december 2026*, or empty.
    pub words: String,
}

/// A row of a summary: a question, its answer, and where to change it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// The question in a few words.
    pub label: String,
    /// The answer; line breaks are kept.
    pub value: String,
    /// The address of the question, or empty when it cannot be changed.
    pub change: String,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// It has happened.
    Done,
    /// It is happening, or is the next thing to happen.
    Now,
    /// It comes later.
    Later,
    /// It went wrong or was stopped.
    Wrong,
}

impl StepState {
    /// The word styles know it by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Later => "later",
            Self::Wrong => "wrong",
        }
    }

    /// Whether the story is here now, well or badly.
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Now | Self::Wrong)
    }

    /// The icon in its circle.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Done => "check",
            Self::Now => "clock",
            Self::Later => "dot",
            Self::Wrong => "close",
        }
    }

    /// The key of the word that says it to those who cannot see it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "step-done",
            Self::Now => "step-now",
            Self::Later => "step-later",
            Self::Wrong => "step-wrong",
        }
    }
}

/// A step of track and trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happens.
    pub title: String,
    /// When, in words; empty when unknown.
    pub when: String,
    /// One more sentence, or empty.
    pub text: String,
    /// How far it is.
    pub state: StepState,
}

/// How far along a process the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The question shown, counted from 1.
    pub number: usize,
    /// How many questions there are on the way now known.
    pub total: usize,
}

impl Progress {
    /// The state of each question, first to last.
    pub fn bar(self) -> Vec<StepState> {
        (1..=self.total)
            .map(|question| match question.cmp(&self.number) {
                Ordering::Less => StepState::Done,
                Ordering::Equal => StepState::Now,
                Ordering::Greater => StepState::Later,
            })
            .collect()
    }
}

/// A row that leads somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// The icon's name in the sprite.
    pub icon: String,
    /// What it is about.
    pub title: String,
    /// One more sentence, or empty.
    pub hint: String,
    /// Where it leads.
    pub url: String,
}

/// A day with free times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlotDay {
    /// The day in words, such as *dinsdag 3 maart*.
    pub date: String,
    /// The times, first to last: short, such as *10.00 – 10.45*, so that two fit side by side on a phone.
    pub times: Vec<Choice>,
    /// Whether its times are in sight; else one opens the day.
    pub open: bool,
}

impl SlotDay {
    /// How many times are taken in at a glance.
    const AT_A_GLANCE: usize = 12;

    /// A day with its first time, in sight.
    pub fn new(date: String, first: Choice) -> Self {
        Self { date, times: vec![first], open: true }
    }

    /// The same days with no more in sight than one takes in: the first days, and the one of the time that was chosen.
    pub fn folded(mut days: Vec<Self>) -> Vec<Self> {
        let mut seen = 0;
        for (number, day) in days.iter_mut().enumerate() {
            seen += day.times.len();
            let chosen = day.times.iter().any(|time| time.chosen);
            day.open = number == 0 || chosen || seen <= Self::AT_A_GLANCE;
        }
        days
    }
}

/// A fact about a tenant, a home or a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
    /// Whether a button copies the value.
    pub copy: bool,
    /// Where the value leads (`tel:`, `mailto:`), or empty.
    pub url: String,
}

/// A way to a person, and whether somebody is there now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HelpWay {
    /// The channel's code (`phone`, `chat`, `counter`, `email` …).
    pub channel: String,
    /// What to do, such as *Bel 050 123 45 67*.
    pub label: String,
    /// Where it leads (`tel:`, `mailto:`, a page), or empty.
    pub url: String,
    /// When: the waiting time now, or when it opens.
    pub when: String,
    /// Whether somebody is there now.
    pub open: bool,
}

/// How much an item of work asks for attention, by how long somebody waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wait {
    /// Nobody waits.
    #[default]
    None,
    /// Somebody waits.
    Some,
    /// Somebody waits long.
    Long,
    /// Somebody has waited longer than promised.
    Late,
}

impl Wait {
    /// The word styles know it by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Long => "long",
            Self::Late => "late",
        }
    }
}

/// An item of a work list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Where it leads.
    pub url: String,
    /// The channel's code, or empty; gives the icon and colour.
    pub channel: String,
    /// The icon when there is no channel.
    pub icon: String,
    /// Who it is about.
    pub who: String,
    /// What it is about.
    pub what: String,
    /// When, short.
    pub time: String,
    /// One line below: the address, the case number.
    pub foot: String,
    /// How it stands: the words and the kind (`good`, `attention`, `wrong`, `busy`, empty for plain).
    pub status: String,
    /// See `status`.
    pub status_kind: String,
    /// Whether it is the one shown beside the list.
    pub current: bool,
    /// How long somebody waits.
    pub wait: Wait,
}

/// A line of a case's history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventLine {
    /// The channel's code, or empty.
    pub channel: String,
    /// The icon when there is no channel.
    pub icon: String,
    /// What happened.
    pub title: String,
    /// By whom, or more words; may be empty.
    pub text: String,
    /// When, short.
    pub time: String,
}

/// A choice of lists above a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tab {
    /// What it shows.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// How many, or empty.
    pub count: String,
    /// Whether it is shown now.
    pub current: bool,
}

#[cfg(test)]
mod tests {
    use super::Errors;

    #[test]
    fn errors_give_the_first_sentence_of_a_field_and_nothing_for_others() {
        let mut errors = Errors::none();
        errors.add("iban", "Vul een IBAN in".into());
        errors.add("iban", "Dit IBAN klopt niet".into());
        assert_eq!(errors.of("iban"), "Vul een IBAN in");
        assert_eq!(errors.of("naam"), "");
        assert_eq!(errors.all().len(), 2);
    }
}
