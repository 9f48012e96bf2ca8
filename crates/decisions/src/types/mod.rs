//! Types of inputs, outputs and variables, with the values they allow.

use crate::feel::Cell;
use crate::values::{Kind, Value};
use std::fmt;
use std::sync::Arc;

/// What values something may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Anything.
    Any,
    /// One kind of value, perhaps limited.
    Simple(Simple),
    /// Values of one type, in order.
    List(Arc<Type>),
    /// Named values, each of its own type.
    Context(Arc<[(String, Type)]>),
}

/// One kind of value, perhaps limited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simple {
    /// The kind.
    pub kind: Kind,
    /// The values it is limited to, when it is.
    pub allowed: Option<Arc<Cell>>,
    /// How many decimals a number may have, when that is limited; zero for whole numbers.
    pub decimals: Option<u32>,
}

/// Why a value is not of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is of another kind.
    Kind {
        /// What it should have been.
        wanted: Type,
    },
    /// It is of the right kind, but not among the values allowed.
    NotAllowed {
        /// The values allowed.
        allowed: Arc<Cell>,
    },
    /// It has more decimals than allowed.
    Decimals {
        /// The most decimals allowed.
        decimals: u32,
    },
    /// A part with this name is wrong.
    Part(String, Box<Mismatch>),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { wanted } => write!(formatter, "it should be a {wanted}"),
            Self::NotAllowed { allowed } => write!(formatter, "allowed are {allowed}"),
            Self::Decimals { decimals: 0 } => formatter.write_str("it should be a whole number"),
            Self::Decimals { decimals } => write!(formatter, "it may have {decimals} decimals"),
            Self::Part(name, inner) => write!(formatter, "its part `{name}` is wrong: {inner}"),
        }
    }
}

impl Type {
    /// An unlimited type of one kind.
    pub const fn simple(kind: Kind) -> Self {
        Self::Simple(Simple { kind, allowed: None, decimals: None })
    }

    /// The type that FEEL has under this name.
    pub fn built_in(name: &str) -> Option<Self> {
        Some(match name.strip_prefix("feel:").unwrap_or(name) {
            "Any" => Self::Any,
            "string" => Self::simple(Kind::Text),
            "number" => Self::simple(Kind::Number),
            "boolean" => Self::simple(Kind::Boolean),
            "date" => Self::simple(Kind::Date),
            "dayTimeDuration" | "days and time duration" => Self::simple(Kind::DaysAndTime),
            "yearMonthDuration" | "years and months duration" => Self::simple(Kind::YearsAndMonths),
            _ => return None,
        })
    }

    pub(crate) fn of_value(value: &Value) -> Self {
        value.kind().map_or(Self::Any, Self::simple)
    }

    /// The kind, when there is one.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Any => None,
            Self::Simple(simple) => Some(simple.kind),
            Self::List(_) => Some(Kind::List),
            Self::Context(_) => Some(Kind::Context),
        }
    }

    /// The named parts that a value of this type has.
    pub(crate) fn parts(&self) -> Vec<(String, Self)> {
        let numbers = |names: &[&str]| {
            names.iter().map(|name| ((*name).to_owned(), Self::simple(Kind::Number))).collect()
        };
        match self {
            Self::Context(parts) => parts.to_vec(),
            Self::Simple(simple) => match simple.kind {
                Kind::Date => numbers(&["year", "month", "day", "weekday"]),
                Kind::DaysAndTime => numbers(&["days", "hours", "minutes", "seconds"]),
                Kind::YearsAndMonths => numbers(&["years", "months"]),
                _ => Vec::new(),
            },
            Self::Any | Self::List(_) => Vec::new(),
        }
    }

    /// Whether the value is of the type; null is of every type.
    pub fn check(&self, value: &Value) -> Result<(), Mismatch> {
        if value.is_null() {
            return Ok(());
        }
        let wrong_kind = || Mismatch::Kind { wanted: self.clone() };
        match (self, value) {
            (Self::Any, _) => Ok(()),
            (Self::Simple(simple), value) if value.kind() == Some(simple.kind) => simple.check(value),
            (Self::List(inner), Value::List(items)) => items.iter().try_for_each(|item| inner.check(item)),
            (Self::Context(parts), Value::Context(context)) => parts.iter().try_for_each(|(name, part)| {
                let value = context.get(name).ok_or_else(wrong_kind)?;
                part.check(value).map_err(|inner| Mismatch::Part(name.clone(), inner.into()))
            }),
            _ => Err(wrong_kind()),
        }
    }

    /// The same type, limited to what a cell accepts.
    pub(crate) fn limited(self, cell: Cell, decimals: Option<u32>) -> Result<Self, String> {
        match self {
            Self::Simple(simple) => {
                if let Some(kind) = cell.kind()?.filter(|kind| *kind != simple.kind) {
                    return Err(format!(
                        "the allowed values {cell} are of the kind {kind}, not {}",
                        simple.kind
                    ));
                }
                let allowed = if cell == Cell::Any { simple.allowed } else { Some(Arc::new(cell)) };
                Ok(Self::Simple(Simple { allowed, decimals: decimals.or(simple.decimals), ..simple }))
            }
            Self::List(inner) => Ok(Self::List(Arc::new((*inner).clone().limited(cell, decimals)?))),
            Self::Any => match cell.kind()? {
                Some(kind) => Self::simple(kind).limited(cell, decimals),
                None => Ok(Self::Any),
            },
            Self::Context(_) => Err("allowed values of a structure are not supported".to_owned()),
        }
    }
}

impl Simple {
    fn check(&self, value: &Value) -> Result<(), Mismatch> {
        if let (Some(decimals), Value::Number(number)) = (self.decimals, value)
            && number.decimals() > decimals
        {
            return Err(Mismatch::Decimals { decimals });
        }
        match &self.allowed {
            Some(allowed) if !allowed.accepts(value) => {
                Err(Mismatch::NotAllowed { allowed: allowed.clone() })
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => formatter.write_str("value"),
            Self::Simple(simple) => write!(formatter, "{}", simple.kind),
            Self::List(inner) => write!(formatter, "list of {inner}"),
            Self::Context(parts) => {
                let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
                write!(formatter, "context with {}", names.join(", "))
            }
        }
    }
}
