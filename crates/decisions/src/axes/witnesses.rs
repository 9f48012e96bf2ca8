//! A concrete value for a slice: the plainest one there is, or the one nearest to a given side.

use super::Axis;
use crate::values::{DaysAndTime, Kind, Number, Value, YearsAndMonths};
use jiff::civil::{Date, date};

/// From which side a value in a slice is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Towards {
    /// The lowest value.
    Low,
    /// The highest value.
    High,
}

/// Decimals up to which a number in few decimals is sought; what is finer lies halfway.
const PLAINEST: u32 = 40;
/// Shown where any date will do.
const SOME_DATE: Date = date(2000, 1, 1);
/// Tried where any text will do.
const SOME_TEXTS: [&str; 3] = ["other", "anything", ""];

impl Axis {
    /// The plainest value in a slice; none when the slice holds no value, as between two whole numbers.
    pub(crate) fn witness(&self, slice: u32) -> Option<Value> {
        self.value_in(slice, None)
    }

    /// The value in a slice that is nearest to a side, as far as there is one.
    pub(crate) fn nearest(&self, slice: u32, towards: Towards) -> Option<Value> {
        self.value_in(slice, Some(towards))
    }

    fn value_in(&self, slice: u32, towards: Option<Towards>) -> Option<Value> {
        if slice == self.null() {
            return Some(Value::Null);
        }
        let (low, high) = self.sides(slice);
        if slice % 2 == 1 {
            return low.filter(|value| self.fits_grain(value)).cloned();
        }
        let Some(kind) = self.kind else { return Some(SOME_TEXTS[0].into()) };
        match kind {
            Kind::Number => {
                let (low, high) = (low.and_then(Value::as_number), high.and_then(Value::as_number));
                self.number_between(low, high, towards).map(Value::from)
            }
            Kind::Date => {
                let (low, high) = (low.and_then(Value::as_date), high.and_then(Value::as_date));
                date_between(low, high, towards).map(Value::from)
            }
            Kind::DaysAndTime => {
                let count = |value: Option<&Value>| match value {
                    Some(Value::DaysAndTime(duration)) => Some(duration.nanoseconds()),
                    _ => None,
                };
                let day = DaysAndTime::from_days(1).nanoseconds();
                let found = [day, 1].into_iter().find_map(|step| {
                    DaysAndTime::from_nanoseconds(count_between(count(low), count(high), step, towards)?)
                });
                found.map(Value::from)
            }
            Kind::YearsAndMonths => {
                let count = |value: Option<&Value>| match value {
                    Some(Value::YearsAndMonths(duration)) => Some(i128::from(duration.months())),
                    _ => None,
                };
                let months = count_between(count(low), count(high), 1, towards)?;
                i64::try_from(months).ok().map(|months| YearsAndMonths::from_months(months).into())
            }
            Kind::Text => text_between(low.and_then(Value::as_text), high.and_then(Value::as_text)),
            Kind::Boolean | Kind::List | Kind::Context => None,
        }
    }

    /// Values that stand for a slice: the plainest and both ends as far as there are any, and whether there are no others.
    pub(crate) fn samples(&self, slice: u32) -> (Vec<Value>, bool) {
        let mut found: Vec<Value> = Vec::new();
        for value in
            [self.witness(slice), self.nearest(slice, Towards::Low), self.nearest(slice, Towards::High)]
                .into_iter()
                .flatten()
        {
            if !found.contains(&value) {
                found.push(value);
            }
        }
        let is_counted = match self.kind {
            Some(Kind::Date | Kind::YearsAndMonths) => true,
            Some(Kind::Number) => self.decimals.is_some(),
            _ => false,
        };
        let is_whole = slice % 2 == 1 || (is_counted && found.len() <= 1);
        (found, is_whole)
    }

    fn fits_grain(&self, value: &Value) -> bool {
        match (value, self.decimals) {
            (Value::Number(number), Some(decimals)) => number.decimals() <= decimals,
            _ => true,
        }
    }

    /// A number strictly between two others, with as few decimals as will do.
    fn number_between(
        &self,
        low: Option<Number>,
        high: Option<Number>,
        towards: Option<Towards>,
    ) -> Option<Number> {
        let finest = self.decimals.unwrap_or(PLAINEST);
        let lies_between =
            |number: &Number| low.is_none_or(|low| *number > low) && high.is_none_or(|high| *number < high);
        let by_steps = (0..=finest).find_map(|decimals| {
            let step = Number::scaled(1, -i32::try_from(decimals).ok()?)?;
            let lowest =
                low.map(|low| low.floor(decimals).plus(step)).map_or(Some(None), |found| found.map(Some))?;
            let highest = high.map(|high| high.ceiling(decimals).minus(step));
            let highest = highest.map_or(Some(None), |found| found.map(Some))?;
            within(lowest, highest, Number::ZERO, towards).filter(lies_between)
        });
        let grained = |number: Number| self.decimals.map_or(number, |decimals| number.floor(decimals));
        by_steps.or_else(|| beyond_steps(low, high).into_iter().flatten().map(grained).find(lies_between))
    }
}

/// Numbers that may lie between two for which no step will do, being too large or too fine. The half of a sum can round
/// to one of the ends or be too large itself, where half of the distance does not.
fn beyond_steps(low: Option<Number>, high: Option<Number>) -> [Option<Number>; 2] {
    let two = Number::from(2);
    match (low, high) {
        (Some(low), Some(high)) => {
            let distance = || high.minus(low)?.divided_by(two);
            [low.plus(high).and_then(|sum| sum.divided_by(two)), distance().and_then(|half| low.plus(half))]
        }
        (Some(low), None) => [low.times(two), Some(Number::GREATEST)],
        (None, Some(high)) => [high.times(two), Some(Number::GREATEST.negated())],
        (None, None) => [Some(Number::ZERO), None],
    }
}

/// The value between two included ends: the one nearest the side asked for, else the plain one, else the nearest to it.
fn within<T: Ord + Copy>(
    lowest: Option<T>,
    highest: Option<T>,
    plain: T,
    towards: Option<Towards>,
) -> Option<T> {
    if let (Some(lowest), Some(highest)) = (lowest, highest)
        && lowest > highest
    {
        return None;
    }
    let end = match towards {
        Some(Towards::Low) => lowest,
        Some(Towards::High) => highest,
        None => None,
    };
    let clamped = |value: T| {
        let raised = lowest.map_or(value, |lowest| value.max(lowest));
        highest.map_or(raised, |highest| raised.min(highest))
    };
    Some(end.unwrap_or_else(|| clamped(plain)))
}

fn date_between(low: Option<Date>, high: Option<Date>, towards: Option<Towards>) -> Option<Date> {
    let lowest = low.map(Date::tomorrow).transpose().ok()?;
    let highest = high.map(Date::yesterday).transpose().ok()?;
    within(lowest, highest, SOME_DATE, towards)
}

/// A multiple of `step` strictly between two counts.
fn count_between(
    low: Option<i128>,
    high: Option<i128>,
    step: i128,
    towards: Option<Towards>,
) -> Option<i128> {
    let lowest = low.map(|low| low.div_euclid(step) + 1);
    let highest = high.map(|high| (high - 1).div_euclid(step));
    within(lowest, highest, 0, towards).and_then(|count| count.checked_mul(step))
}

fn text_between(low: Option<&str>, high: Option<&str>) -> Option<Value> {
    let lies_between = |text: &str| low.is_none_or(|low| text > low) && high.is_none_or(|high| text < high);
    let above = low.unwrap_or_default();
    let mut tried = SOME_TEXTS.iter().map(|text| (*text).to_owned());
    tried
        .find(|text| lies_between(text))
        .or_else(|| {
            ["a", " ", "\0"].iter().map(|end| format!("{above}{end}")).find(|text| lies_between(text))
        })
        .map(Value::from)
}
