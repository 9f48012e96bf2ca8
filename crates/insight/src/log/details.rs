//! What a reader says of a row or a file, before it is said in a language: a key and its values; in English by itself.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

/// Something a reader says.
pub trait Said: fmt::Display {
    /// Its key, for texts in other languages.
    fn key(&self) -> &'static str;
    /// The values in it, by name.
    fn values(&self) -> Vec<(&'static str, &str)>;
}

/// Things to say: their names, keys, values and English words.
macro_rules! said {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $one:ident $({ $($value:ident),+ })? = $key:literal, $words:literal;)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$meaning])* $one $({ $(#[doc = concat!("The ", stringify!($value), ".")] $value: Cow<'static, str>),+ })?),+
        }

        impl $name {
            /// Every key there is, with the names of its values.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$($(stringify!($value)),+)?])),+];
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$one $({ $($value),+ })? => write!(f, $words),)+
                }
            }
        }

        impl Said for $name {
            fn key(&self) -> &'static str {
                match self {
                    $(Self::$one $({ $($value: _),+ })? => $key,)+
                }
            }

            fn values(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $(Self::$one $({ $($value),+ })? => vec![$($((stringify!($value), $value.as_ref())),+)?],)+
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

said! {
    /// What is the matter with a row that was refused, or with something odd: the first of its kind.
    Detail {
        /// A column that every row needs is empty.
        Empty { column } = "empty", "{column} is empty";
        /// A row has no moment at all.
        NothingFilled = "nothing-filled", "none of its moments is filled";
        /// There is no column for the case.
        NoCaseColumn = "no-case-column", "there is no column for the case";
        /// A value is no moment as the others are.
        NotLike { column, value, example } = "not-like", "{column}: '{value}' is no moment like {example}";
        /// A row has more or fewer fields.
        OtherLength { found, expected } = "other-length", "{found} fields where the first line has {expected}";
        /// A quote does not close.
        OpenQuote = "open-quote", "a quote is opened and not closed";
        /// An event does not have what every event needs.
        Lacks { what } = "lacks", "the event has no {what}";
        /// A value is no moment.
        NoMoment { value } = "no-moment", "'{value}' is not a moment";
        /// The time of an event is no moment.
        NoMomentOf { event, value } = "no-moment-of", "event {event}: '{value}' is no moment";
        /// An event of OCEL has no type.
        NoType { event } = "no-type", "event {event} has no type";
        /// An event is about an object without an identifier.
        NoObject { event } = "no-object", "event {event} is about an object without an id";
        /// An event is about something that is not there.
        Dangling { event, object } = "dangling", "event {event} is about object {object}, which is not in the file";
        /// A line.
        Line { line } = "line", "line {line}";
        /// A trace was given a name.
        Called { line, name } = "called", "line {line}: called '{name}'";
        /// A case has no events.
        NoEvents { line, case } = "no-events", "line {line}: case {case}";
        /// An event stands after one that is later.
        After { case, activity, moment, other } = "after", "case {case}: '{activity}' at {moment} stands after an event at {other}";
        /// An event stands there more than once.
        MoreThanOnce { case, activity, moment } = "more-than-once", "case {case}: '{activity}' at {moment} stands there more than once";
        /// An event at a moment.
        At { case, activity, moment } = "at", "case {case}: '{activity}' at {moment}";
        /// Something ended before it began.
        Before { line, end, moment, start, other } = "before", "line {line}: {end} {moment} is before {start} {other}";
        /// The names of two activities differ in spaces.
        TwoActivities { name, bare } = "two-activities", "'{name}' and '{bare}' are two activities";
        /// The names of two cases differ in spaces.
        TwoCases { name, bare } = "two-cases", "'{name}' and '{bare}' are two cases";
        /// From this fact on nothing was kept.
        FromHere { name } = "from-here", "'{name}' and what came after it";
        /// Traces have the same name.
        SameTraces = "same-traces", "traces with the same concept:name were taken as one case";
        /// An object is told of twice.
        SameObject { object } = "same-object", "object {object}: what its last says counts";
        /// An event is about no object of the chosen type.
        AboutNone { event, kind } = "about-none", "event {event} is about no object of type {kind}";
        /// An event is about more than one.
        AboutMore { event, count } = "about-more", "event {event} is about {count} of them";
        /// A column has no name.
        Nameless { place, example } = "nameless", "column {place}, with '{example}'";
        /// A column has the name of another.
        Again { name, called } = "again", "'{name}' again, called '{called}'";
        /// Days can be read in two ways.
        TwoWays { column, example } = "two-ways", "column {column}: no row tells whether day or month comes first; read as {example}. Say otherwise with --moments";
    }
}

said! {
    /// Why a file cannot be read to its end, or not as what it seems to be.
    Fault {
        /// The first line has a quote that does not close.
        OpenQuote = "open-quote", "a quote is opened and not closed";
        /// A row of a table cannot be read.
        Row { reason } = "row", "{reason}";
        /// There is no log in the XML.
        NoLog = "no-log", "there is no <log> in the file";
        /// It ends before the log does.
        NotWhole = "not-whole", "the file ends before </log>: it is not whole";
        /// It ends too early.
        EndsEarly = "not-whole", "the file ends too early: it is not whole";
        /// It ends within something.
        EndsWithin = "not-whole", "the file ends within a piece of XML";
        /// A document type may make a small file endless.
        DocumentType = "document-type", "a document type is not accepted";
        /// An element stands where another is expected.
        Unexpected { found, expected } = "unexpected", "{found} stands where {expected} is expected";
        /// An element is closed and was not opened.
        NotOpen { found } = "not-open", "{found} closes something that is not open";
        /// An element lacks what it must have.
        Without { element, attribute } = "without", "<{element}> has no {attribute}";
        /// An attribute is not well written.
        Attribute { reason } = "attribute", "{reason}";
        /// A reference such as `&amp;` is not well written or not known.
        Reference { reason } = "reference", "{reason}";
        /// Something is not XML.
        Xml { reason } = "xml", "{reason}";
        /// Elements nest too deep.
        TooDeep { most } = "too-deep", "elements nest deeper than {most}";
        /// No trace ends for very long.
        NoEndOfTrace { bytes } = "no-end-of-trace", "from here {bytes} bytes pass without the end of a trace";
        /// The text is in an encoding that is not told.
        NotUtf8 = "not-utf8", "this is not UTF-8, and the first line names no other encoding";
        /// A database has not the tables that it should have.
        NoTable { table } = "no-table", "this database has no table '{table}', so it is not OCEL 2.0";
        /// The JSON ends too early.
        JsonEnds { reason } = "json-ends", "{reason}";
        /// Something is not JSON.
        Json { reason } = "json", "{reason}";
        /// The JSON lacks something that OCEL 2.0 has.
        JsonLacks { field } = "json-lacks", "missing field `{field}`";
        /// The JSON is of something else.
        JsonOther { reason } = "json-other", "{reason}";
        /// The packing ends too early.
        PackedEnds { reason } = "packed-ends", "{reason}";
        /// The packing is damaged.
        PackedDamaged { reason } = "packed-damaged", "{reason}";
    }
}

said! {
    /// What a file is that is no log.
    Foreign {
        /// A list in JSON.
        JsonList = "json-list", "a list in JSON";
        /// A zip file, as spreadsheets are.
        Zip = "zip", "a zip file or a spreadsheet";
        /// A PDF.
        Pdf = "pdf", "a PDF";
        /// A spreadsheet of before 2007.
        OldSpreadsheet = "old-spreadsheet", "an old spreadsheet";
        /// Packed in a way that is not known here.
        Zstd = "zstd", "packed with zstd";
        /// A database that cannot be opened.
        DamagedDatabase = "damaged-database", "a damaged database";
    }
}

impl Fault {
    /// Something stands where something else is expected.
    pub(crate) fn unexpected(found: String, expected: impl Into<Cow<'static, str>>) -> Self {
        Self::Unexpected { found: found.into(), expected: expected.into() }
    }

    /// What a reader of XML says.
    pub(crate) fn xml(error: &quick_xml::Error) -> Self {
        use quick_xml::errors::{Error, IllFormedError};
        let reason = error.to_string().into();
        match error {
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => Self::Unexpected {
                found: format!("</{found}>").into(),
                expected: format!("</{expected}>").into(),
            },
            Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => {
                Self::NotOpen { found: format!("</{name}>").into() }
            }
            Error::IllFormed(IllFormedError::UnclosedReference) | Error::Escape(_) => {
                Self::Reference { reason }
            }
            Error::InvalidAttr(_) => Self::Attribute { reason },
            _ => Self::Xml { reason },
        }
    }

    /// What a reader of JSON says.
    pub(crate) fn json(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        let field = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        let field = field.map(|field| Cow::Owned(field.to_owned()));
        let reason = words.into();
        match (error.classify(), field) {
            (serde_json::error::Category::Eof, _) => Self::JsonEnds { reason },
            (serde_json::error::Category::Data, Some(field)) => Self::JsonLacks { field },
            (serde_json::error::Category::Data, None) => Self::JsonOther { reason },
            _ => Self::Json { reason },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_has_a_key_its_values_and_english_words() {
        let detail =
            Detail::NotLike { column: "tijd".into(), value: "morgen".into(), example: "31-3-2026".into() };
        assert_eq!(detail.to_string(), "tijd: 'morgen' is no moment like 31-3-2026");
        assert_eq!(detail.key(), "not-like");
        assert_eq!(detail.values(), [("column", "tijd"), ("value", "morgen"), ("example", "31-3-2026")]);
        assert!(Detail::KEYS.contains(&("not-like", &["column", "value", "example"])));
        let fault = Fault::json(&serde_json::from_str::<super::super::ocel::Ocel>("{}").unwrap_err());
        assert_eq!(fault.values()[0], ("field", "objectTypes"));
    }
}
