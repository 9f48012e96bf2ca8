//! What somebody was shown, in one word: it is sent along with what they decide, so that nothing else is decided.

use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The word for what is shown; other words for anything else.
pub(crate) fn mark(shown: &impl Debug) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{shown:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
