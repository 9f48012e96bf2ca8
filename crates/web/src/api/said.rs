//! What people read, in each language.

use domain::language::{Language, Texts};
use domain::messages::Message;
use serde::Serialize;
use utoipa::ToSchema;

/// Something said in each language.
#[derive(Debug, Serialize, ToSchema)]
pub struct Said {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

/// The message in each language.
pub fn said(message: &Message, texts: &Texts) -> Said {
    Said { nl: message.say(texts, Language::Nl), en: message.say(texts, Language::En) }
}
