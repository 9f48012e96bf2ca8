//! What surrounds a page: the association, the way around, the languages, the person signed in, and help.

use crate::components::HelpWay;

/// An entry of a navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavItem {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// The icon's name in the sprite.
    pub icon: String,
    /// Whether the page belongs to it.
    pub current: bool,
    /// How many things wait there; empty for none.
    pub count: String,
}

/// Another language in which the same page can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherLanguage {
    /// The BCP 47 tag.
    pub code: String,
    /// The language's own name for itself.
    pub name: String,
    /// The same page in that language.
    pub url: String,
}

/// What surrounds a tenant's page (`layouts/mijn.html`, `layouts/bare.html`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MijnShell {
    /// The title of the page, without the association's name.
    pub title: String,
    /// The association's name.
    pub association: String,
    /// The main navigation; empty inside a process and when nobody is signed in.
    pub nav: Vec<NavItem>,
    /// The other languages.
    pub languages: Vec<OtherLanguage>,
    /// The name of the tenant who is signed in, or empty.
    pub tenant: String,
    /// The open ways to a person.
    pub help: Vec<HelpWay>,
    /// A message to say once after what was just done, or empty.
    pub message: String,
}

/// How the staff's screen is lit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device asks.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The name of the cookie in which the choice is kept.
    pub const COOKIE: &'static str = "theme";

    /// The theme with this code; anything unknown is [`Theme::Auto`].
    pub fn from_code(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The code in the cookie and on the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What surrounds a page of the Balie (`layouts/balie.html`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BalieShell {
    /// The title of the page.
    pub title: String,
    /// The association's name.
    pub association: String,
    /// The rail.
    pub nav: Vec<NavItem>,
    /// The name of the employee.
    pub employee: String,
    /// What was searched for, or empty.
    pub search: String,
    /// Light or dark.
    pub theme: Theme,
    /// A message to say once after what was just done, or empty.
    pub message: String,
}

/// A step of the service manager's loop, on the rail of Stuur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Its place in the loop: 1 to 6.
    pub number: u8,
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// What surrounds a page of Stuur (`layouts/stuur.html`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StuurShell {
    /// The title of the page.
    pub title: String,
    /// The association's name.
    pub association: String,
    /// The steps of the loop, in their order.
    pub steps: Vec<Step>,
    /// The name of the manager.
    pub employee: String,
    /// Light or dark.
    pub theme: Theme,
    /// A message to say once after what was just done, or empty.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_theme_survives_its_cookie_and_nonsense_is_left_to_the_device() {
        for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::from_code(theme.code()), theme);
        }
        assert_eq!(Theme::from_code("<script>"), Theme::Auto);
    }
}
