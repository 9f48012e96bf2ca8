//! What every checked text has in common: it is parsed once, stored as text and never shown whole in a log.

/// Gives a newtype over `String` its parsing (through `Self::parse`), its text form in JSON and databases, and a
/// `Debug` that shows only `self.masked()`.
macro_rules! checked_text {
    ($name:ident, $error:ty) => {
        impl $name {
            /// The stored form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;
            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(checked: $name) -> Self {
                checked.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.masked())
            }
        }
    };
}

pub(crate) use checked_text;
