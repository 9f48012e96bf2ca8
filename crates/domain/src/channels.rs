//! The channels through which tenants and the association reach each other.

use serde::{Deserialize, Serialize};

/// A channel; the order is the order in which screens list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// *Mijn*, the tenant portal.
    Portal,
    /// Live chat on the portal or the association's website.
    Chat,
    /// `WhatsApp`.
    Whatsapp,
    /// E-mail.
    Email,
    /// Text message.
    Sms,
    /// Telephone.
    Phone,
    /// A letter on paper.
    Letter,
    /// The counter at the office.
    Counter,
    /// A visit at home.
    Visit,
    /// Another system through the API.
    Api,
    /// The program itself: a deadline passed, an import ran.
    System,
}

impl Channel {
    /// Every channel, in screen order.
    pub const ALL: [Self; 11] = [
        Self::Portal,
        Self::Chat,
        Self::Whatsapp,
        Self::Email,
        Self::Sms,
        Self::Phone,
        Self::Letter,
        Self::Counter,
        Self::Visit,
        Self::Api,
        Self::System,
    ];

    /// The word stored in the database and used in the API, such as `home visit` → `visit`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Chat => "chat",
            Self::Whatsapp => "whatsapp",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::Counter => "counter",
            Self::Visit => "visit",
            Self::Api => "api",
            Self::System => "system",
        }
    }

    /// The channel with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// The channels an employee can record when acting on a tenant's behalf.
    pub const fn recordable_by_staff() -> [Self; 5] {
        [Self::Phone, Self::Counter, Self::Letter, Self::Email, Self::Visit]
    }
}
