//! The questions of any process as fields on a page, and what the page sends back as answers.

use std::collections::BTreeMap;

use domain::appointments::offer::Slot;
use domain::calendar::amsterdam;
use domain::processes::intake::{Answers, Field, FieldKind, NONE_SUITS, Problem, Question};
use jiff::civil::Date;

use crate::components::{Choice, DateParts, Errors, SlotDay};
use crate::texts::Say;

/// How many days with free times stand on one page: a working week.
const DAYS_A_PAGE: usize = 5;

/// At which of the offered days the reader looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looking {
    /// The first day wanted; `None` begins where the chosen time is, or at the first free day.
    pub from: Option<Date>,
    /// The beginning of the address of other days, to which a date is added: `?vanaf=`.
    pub link: String,
}

/// The free times of a few days, with the way to the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimesView {
    /// The days.
    pub days: Vec<SlotDay>,
    /// Where earlier days stand, or empty.
    pub earlier: String,
    /// Where later days stand, or empty.
    pub later: String,
}

/// How a field is drawn; the words of [`FieldKind`] without what they carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// A line of text.
    Line,
    /// Several lines of text.
    LongText,
    /// Day, month and year.
    Date,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// Radio buttons.
    Choice,
    /// One box to tick.
    Tick,
    /// Free times by day.
    Times,
}

/// One field, ready to be drawn (`components/question.html`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// How it is drawn.
    pub drawn: Drawn,
    /// Its name in the form.
    pub name: String,
    /// The label.
    pub label: String,
    /// Help beside it, or empty.
    pub hint: String,
    /// What is wrong, or empty.
    pub error: String,
    /// Whether it may stay empty.
    pub optional: bool,
    /// The answer as typed.
    pub value: String,
    /// The parts of a date as typed.
    pub parts: DateParts,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The free times by day; the last row says that none suits.
    pub days: Vec<SlotDay>,
    /// Where earlier days stand, or empty.
    pub earlier: String,
    /// Where later days stand, or empty.
    pub later: String,
    /// The HTML `autocomplete` token.
    pub autocomplete: &'static str,
    /// Width of a line in letters: one of those of `components/field.html`.
    pub width: &'static str,
    /// The most letters of a long text.
    pub most: u16,
}

/// Fields that are shown together: always, or while another field has a certain value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldGroup {
    /// The field that decides, or empty.
    pub only_field: String,
    /// The value it must have.
    pub only_value: String,
    /// The name of that choice, for readers without scripts, who always see the group.
    pub only_label: String,
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// One question, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// The question.
    pub title: String,
    /// Why we ask, or how it works; may be empty.
    pub intro: String,
    /// The fields, in order.
    pub groups: Vec<FieldGroup>,
    /// What is wrong, in the order of the fields.
    pub errors: Errors,
}

impl QuestionView {
    /// Whether free times are among its fields, which take more room than others.
    pub fn has_times(&self) -> bool {
        self.groups.iter().flat_map(|group| &group.fields).any(|field| field.drawn == Drawn::Times)
    }
}

/// `question` with the answers so far and every time that is offered; `problems` are shown beside their fields.
pub fn show(question: &Question, answers: &Answers, problems: &[&Problem], t: &Say) -> QuestionView {
    show_from(question, answers, problems, None, t)
}

/// The same with the times of a few days only.
pub fn show_from(
    question: &Question,
    answers: &Answers,
    problems: &[&Problem],
    looking: Option<&Looking>,
    t: &Say,
) -> QuestionView {
    let mut errors = Errors::none();
    for field in &question.fields {
        for problem in problems.iter().filter(|problem| problem.field == field.name) {
            errors.add(field.name, t.message(&problem.message));
        }
    }
    let mut groups: Vec<FieldGroup> = Vec::new();
    for field in &question.fields {
        let (only_field, only_value) = field.only_when.unwrap_or_default();
        let view = draw(field, answers.get(field.name).unwrap_or_default(), &errors, looking, t);
        match groups.last_mut() {
            Some(group) if group.only_field == only_field && group.only_value == only_value => {
                group.fields.push(view);
            }
            _ => groups.push(FieldGroup {
                only_field: only_field.to_owned(),
                only_value: only_value.to_owned(),
                only_label: choice_label(question, only_field, only_value, t),
                fields: vec![view],
            }),
        }
    }
    QuestionView {
        title: t.message(&question.title),
        intro: question.intro.as_ref().map(|intro| t.message(intro)).unwrap_or_default(),
        groups,
        errors,
    }
}

fn choice_label(question: &Question, field: &str, value: &str, t: &Say) -> String {
    let decides = question.fields.iter().find(|candidate| candidate.name == field);
    let Some(FieldKind::Choice(choices)) = decides.map(|field| &field.kind) else { return String::new() };
    let choice = choices.iter().find(|choice| choice.value == value);
    choice.map(|choice| t.message(&choice.label)).unwrap_or_default()
}

fn draw(field: &Field, answer: &str, errors: &Errors, looking: Option<&Looking>, t: &Say) -> FieldView {
    let mut view = FieldView {
        drawn: drawn(&field.kind),
        name: field.name.to_owned(),
        label: t.message(&field.label),
        hint: field.hint.as_ref().map(|hint| t.message(hint)).unwrap_or_default(),
        error: errors.of(field.name).to_owned(),
        optional: !field.required,
        value: answer.to_owned(),
        parts: DateParts::default(),
        choices: Vec::new(),
        days: Vec::new(),
        earlier: String::new(),
        later: String::new(),
        autocomplete: "off",
        width: "30",
        most: 0,
    };
    match &field.kind {
        FieldKind::Text { autocomplete, .. } => {
            view.autocomplete = if autocomplete.is_empty() { "off" } else { autocomplete };
            view.width =
                if view.autocomplete == "postal-code" || view.autocomplete == "off" { "10" } else { "30" };
        }
        FieldKind::LongText { longest } => view.most = *longest,
        FieldKind::Date => view.parts = date_parts(answer),
        FieldKind::Choice(choices) => {
            view.choices = choices.iter().map(|choice| shown(choice, answer, t)).collect();
        }
        FieldKind::Times(slots) => {
            let times = match looking {
                Some(looking) => times(slots, answer, looking, t),
                None => TimesView { days: days(slots, answer, t), ..TimesView::default() },
            };
            (view.days, view.earlier, view.later) = (times.days, times.earlier, times.later);
            view.days.push(none_suits(answer, t));
        }
        FieldKind::Email | FieldKind::Phone | FieldKind::Iban | FieldKind::Tick => {}
    }
    view
}

fn drawn(kind: &FieldKind) -> Drawn {
    match kind {
        FieldKind::Text { .. } => Drawn::Line,
        FieldKind::LongText { .. } => Drawn::LongText,
        FieldKind::Date => Drawn::Date,
        FieldKind::Email => Drawn::Email,
        FieldKind::Phone => Drawn::Phone,
        FieldKind::Iban => Drawn::Iban,
        FieldKind::Choice(_) => Drawn::Choice,
        FieldKind::Tick => Drawn::Tick,
        FieldKind::Times(_) => Drawn::Times,
    }
}

fn shown(choice: &domain::processes::intake::Choice, answer: &str, t: &Say) -> Choice {
    let hint = choice.hint.as_ref().map(|hint| t.message(hint)).unwrap_or_default();
    Choice::new(&choice.value, t.message(&choice.label), choice.value == answer).hint(hint)
}

/// The offered times by day, first to last; `chosen` is the code of a slot or empty.
pub fn days(slots: &[Slot], chosen: &str, t: &Say) -> Vec<SlotDay> {
    let mut days: Vec<(Date, SlotDay)> = Vec::new();
    for slot in slots {
        let (from, until) = (amsterdam::local(slot.starts_at), amsterdam::local(slot.ends_at));
        let label = format!("{} – {}", t.clock(from.time()), t.clock(until.time()));
        let code = slot.code();
        let time = Choice::new(&code, label, code == chosen);
        match days.last_mut() {
            Some((date, day)) if *date == from.date() => day.times.push(time),
            _ => days.push((from.date(), SlotDay::new(t.words().day(from.date()), time))),
        }
    }
    SlotDay::folded(days.into_iter().map(|(_, day)| day).collect())
}

/// The offered times of a few days: those the reader looks at.
pub fn times(slots: &[Slot], chosen: &str, looking: &Looking, t: &Say) -> TimesView {
    let day_of = |slot: &Slot| amsterdam::day_of(slot.starts_at);
    let mut dates: Vec<Date> = slots.iter().map(day_of).collect();
    dates.dedup();
    let index_of = |day: Date| dates.partition_point(|date| *date < day);
    let chosen_day = Slot::chosen(chosen, slots).map(|slot| day_of(&slot));
    let start = match (looking.from, chosen_day) {
        (Some(from), _) => index_of(from).min(dates.len().saturating_sub(1)),
        (None, Some(day)) => index_of(day) / DAYS_A_PAGE * DAYS_A_PAGE,
        (None, None) => 0,
    };
    let shown: Vec<Date> = dates.iter().copied().skip(start).take(DAYS_A_PAGE).collect();
    let kept: Vec<Slot> = slots.iter().filter(|slot| shown.contains(&day_of(slot))).copied().collect();
    let link =
        |index: usize| dates.get(index).map(|date| format!("{}{date}", looking.link)).unwrap_or_default();
    TimesView {
        days: days(&kept, chosen, t),
        earlier: if start == 0 { String::new() } else { link(start.saturating_sub(DAYS_A_PAGE)) },
        later: link(start + DAYS_A_PAGE),
    }
}

fn none_suits(answer: &str, t: &Say) -> SlotDay {
    let choice = Choice::new(NONE_SUITS, t.text("question-none-suits"), answer == NONE_SUITS);
    SlotDay::new(t.text("question-none-suits-title"), choice)
}

/// The parts of a date as they were typed: of a real date, or of `day-month-year` as typed.
fn date_parts(answer: &str) -> DateParts {
    if let Ok(date) = answer.parse::<Date>() {
        return DateParts::of(date);
    }
    let mut parts = answer.splitn(3, '-').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    DateParts { day: next(), month: next(), year: next() }
}

/// What the form of `question` sent, as answers by field; boxes and choices left alone are sent as nothing and read
/// as empty. A field that was not on the page keeps its answer.
pub fn read(question: &Question, posted: &BTreeMap<String, String>, t: &Say) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    for field in &question.fields {
        let answer = match field.kind {
            FieldKind::Date => read_date(field.name, posted, t),
            FieldKind::Tick | FieldKind::Choice(_) | FieldKind::Times(_) => {
                Some(posted.get(field.name).cloned().unwrap_or_default())
            }
            _ => posted.get(field.name).map(|typed| typed.trim().replace("\r\n", "\n")),
        };
        answers.extend(answer.map(|answer| (field.name.to_owned(), answer)));
    }
    answers
}

fn read_date(name: &str, posted: &BTreeMap<String, String>, t: &Say) -> Option<String> {
    let part = |part: &str| posted.get(&format!("{name}-{part}")).map(|typed| typed.trim().replace('-', " "));
    let (day, month, year) = (part("day")?, part("month")?, part("year")?);
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Some(String::new());
    }
    Some(
        real_date(&day, &month, &year, t)
            .map_or_else(|| format!("{day}-{month}-{year}"), |date| date.to_string()),
    )
}

/// The date, when there is one; a month may be written out, a year may be short.
pub fn real_date(day: &str, month: &str, year: &str, t: &Say) -> Option<Date> {
    let number: i16 = year.parse().ok()?;
    let year = if year.len() == 2 { 2000 + number } else { number };
    let month = month.parse().ok().or_else(|| named_month(month, t))?;
    Date::new(year, month, day.parse().ok()?).ok()
}

fn named_month(typed: &str, t: &Say) -> Option<i8> {
    let typed = typed.trim_end_matches('.').to_lowercase();
    // The one Dutch abbreviation that is not the beginning of its month.
    if typed == "mrt" {
        return Some(3);
    }
    let names = |month: &i8| t.words().month(*month).to_lowercase().starts_with(&typed);
    if typed.chars().count() < 3 { None } else { (1..=12).find(names) }
}

#[cfg(test)]
mod tests;
