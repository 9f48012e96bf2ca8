//! The channels as people see them: one colour, one sign and one name each, whatever a log calls them.

use super::words::Language;
use crate::log::names::plain;

/// How a channel is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// The code, as in style classes.
    pub(super) code: &'static str,
    dutch: &'static str,
    english: &'static str,
    /// Its colour on light paper: at least 3:1, and apart for those who see few colours.
    pub(super) colour: &'static str,
    /// The lines of its sign, in a square of 24.
    pub(super) sign: &'static str,
    /// What logs call it; letters and figures only.
    names: &'static [&'static str],
}

impl Shown {
    pub(super) const fn name(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.dutch,
            Language::English => self.english,
        }
    }
}

/// The sign of a screen.
const SCREEN: &str =
    "M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM9 20h6M12 16.500V20";

const CHANNELS: [Shown; 11] = [
    // Our own contacts say `portal`; a log of others has a portal that is not ours.
    Shown {
        code: "portal",
        dutch: "Mijn",
        english: "My home",
        colour: "#1f6360",
        sign: SCREEN,
        names: &["portal", "mijn"],
    },
    Shown {
        code: "portal",
        dutch: "Portaal",
        english: "Portal",
        colour: "#1f6360",
        sign: SCREEN,
        names: &["portaal", "internet", "web", "website", "webselfservice", "selfservice"],
    },
    Shown {
        code: "chat",
        dutch: "Chat",
        english: "Chat",
        colour: "#803cdd",
        sign: "M20.5 11.3c0 4-3.8 7.2-8.5 7.2-1.1 0-2.2-.2-3.2-.5L4.3 19.600l1.1-3.600c-1.2-1.2-1.9-2.9-1.9-4.700C3.500 7.300 7.300 4.100 12 4.100s8.500 3.200 8.500 7.200Z",
        names: &["chat", "livechat", "webchat"],
    },
    Shown {
        code: "whatsapp",
        dutch: "WhatsApp",
        english: "WhatsApp",
        colour: "#2f8656",
        sign: "M12 3.500a8.400 8.400 0 0 0-7.200 12.700L3.700 20.300l4.200-1.100A8.400 8.400 0 1 0 12 3.500ZM9.300 8.300c-.8.5-1 1.600-.4 2.900a8 8 0 0 0 3.900 3.900c1.300.6 2.400.4 2.900-.4",
        names: &["whatsapp", "app", "appje"],
    },
    Shown {
        code: "email",
        dutch: "E-mail",
        english: "E-mail",
        colour: "#1c2fa4",
        sign: "M5 5.500h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2ZM3.800 7.200l8.200 6 8.200-6",
        names: &["email", "mail", "emailin", "epost"],
    },
    Shown {
        code: "sms",
        dutch: "Sms",
        english: "Text message",
        colour: "#2294b6",
        sign: "M8.700 3h6.600a2.200 2.200 0 0 1 2.200 2.200v13.600a2.200 2.200 0 0 1-2.200 2.200H8.700a2.200 2.200 0 0 1-2.200-2.200V5.200A2.200 2.200 0 0 1 8.700 3ZM9.800 8h4.400M9.800 11.200h4.400",
        names: &["sms", "textmessage"],
    },
    Shown {
        code: "phone",
        dutch: "Telefoon",
        english: "Telephone",
        colour: "#c74f10",
        sign: "M7.300 3.800 4.900 5.600c-1 .8-1.200 2.300-.7 3.800 1.900 5 5.400 8.500 10.400 10.400 1.500.5 3 .3 3.800-.7l1.800-2.400-4.300-3.200-2.300 1.800a11.700 11.700 0 0 1-4.900-4.900l1.800-2.300Z",
        names: &["phone", "telefoon", "telephone", "tel", "call", "voicein", "constituentcall", "belverkeer"],
    },
    Shown {
        code: "letter",
        dutch: "Brief",
        english: "Letter",
        colour: "#6d4204",
        sign: "M4 10.500 12 4l8 6.500V19a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 19ZM4.300 11l7.700 5 7.700-5",
        names: &["letter", "brief", "post", "mailin", "paper"],
    },
    Shown {
        code: "counter",
        dutch: "Balie",
        english: "Counter",
        colour: "#e2528c",
        sign: "M12 3.500a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM6.500 14.500c.3-2.800 2.600-4.500 5.500-4.500s5.200 1.700 5.500 4.500M3 14.500h18M5 14.500V20M19 14.500V20",
        names: &["counter", "desk", "balie", "loket", "walkin", "winkel"],
    },
    Shown {
        code: "visit",
        dutch: "Huisbezoek",
        english: "Home visit",
        colour: "#333c49",
        sign: "M3.500 11.200 12 4l8.500 7.200M6 9.300V20h12V9.300M10 20v-5.500h4V20",
        names: &["visit", "huisbezoek", "bezoek", "homevisit"],
    },
    Shown {
        code: "api",
        dutch: "Ander systeem",
        english: "Other system",
        colour: "#66717b",
        sign: "M8.500 7 3.500 12l5 5M15.500 7l5 5-5 5",
        names: &["api", "open311", "system", "systeem", "integratedagency"],
    },
];

/// Colours for lanes that are no channel we know.
const OTHERS: [&str; 8] =
    ["#1f6360", "#c74f10", "#1c2fa4", "#6d4204", "#803cdd", "#2294b6", "#e2528c", "#333c49"];

/// How the channel with this name in a log is shown, if it is one we know.
pub(super) fn known(name: &str) -> Option<Shown> {
    let plain = plain(name);
    CHANNELS.into_iter().find(|channel| channel.names.contains(&plain.as_str()))
}

/// The colour of a lane that is no channel we know.
pub(super) fn colour(at: usize) -> &'static str {
    OTHERS[at % OTHERS.len()]
}
