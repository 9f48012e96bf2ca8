//! Whoever asks for a page, signed in or not: when, in which language, from where.

use std::convert::Infallible;
use std::iter;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use domain::channels::Channel;
use domain::language::Language;
use jiff::Timestamp;
use usecases::House;
use usecases::signing_in::Door;
use usecases::steering::channel_states::{self, Reach};

use crate::components::HelpWay;
use crate::cookies::Cookie;
use crate::shell::{BalieShell, MijnShell, OtherLanguage, Theme};
use crate::state::WebState;
use crate::texts::Say;
use crate::{addresses, client, cookies};

/// Whoever asks for a page.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// What every request can reach.
    pub state: WebState,
    /// When they ask.
    pub now: Timestamp,
    /// In which language they read.
    pub language: Language,
    /// Whether they chose the language here, so that it goes before what we know of them.
    pub chose_language: bool,
    /// The address of the network they come from, as limits count it.
    pub client: String,
    /// The path and query they asked for.
    pub path: String,
    /// The text to say once after what was just done, or empty.
    message: String,
    theme: Theme,
    headers: HeaderMap,
    /// Whether the ways to a person can be used now; empty until asked, and where nothing is known of it.
    reach: Vec<Reach>,
}

impl Visitor {
    /// Whoever sent this request.
    pub fn of(parts: &Parts, state: &WebState) -> Self {
        let cookie = |name| cookies::read(&parts.headers, name, state.secure());
        let chosen = cookie(cookies::LANGUAGE).and_then(|code| Language::from_code(&code));
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri);
        let key = cookie(cookies::MESSAGE).unwrap_or_default();
        let theme = cookies::read(&parts.headers, Theme::COOKIE, false).unwrap_or_default();
        let language = chosen.unwrap_or_else(|| accepted(&parts.headers));
        Self {
            now: state.now(),
            language,
            chose_language: chosen.is_some(),
            client: client::address(parts, &state.settings().trusted_proxies).to_string(),
            path: path_and_query(uri),
            message: if state.texts().has(Language::Nl, &key) { key } else { String::new() },
            theme: Theme::from_code(&theme),
            headers: parts.headers.clone(),
            reach: Vec::new(),
            state: state.clone(),
        }
    }

    /// The same visitor, with when the ways to a person can be used, and how long one waits. A page that says how to reach us does not fail
    /// because that is not known.
    #[must_use]
    pub async fn with_reach(mut self) -> Self {
        let ways = [Channel::Phone, Channel::Email, Channel::Counter];
        let known = channel_states::reach(&self.house().program(self.now), &ways).await;
        self.reach = known.unwrap_or_default();
        self
    }

    /// The house.
    pub fn house(&self) -> &House {
        self.state.house()
    }

    /// Where they stand while they are not signed in.
    pub fn door(&self) -> Door<'_> {
        Door { house: self.house(), now: self.now, from: &self.client }
    }

    /// The texts in their language.
    pub fn say(&self) -> Say {
        Say::new(self.state.texts(), self.language)
    }

    /// The value of a cookie they sent.
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookies::read(&self.headers, name, self.state.secure())
    }

    /// A cookie for them that lasts until the browser is closed.
    pub fn keep(&self, name: &'static str, value: impl Into<String>) -> Cookie {
        Cookie::for_now(name, value, self.state.secure())
    }

    /// A cookie for them that lasts so many seconds.
    pub fn keep_for(&self, name: &'static str, value: impl Into<String>, seconds: u32) -> Cookie {
        Cookie::lasting(name, value, seconds, self.state.secure())
    }

    /// Takes a cookie of theirs away.
    pub fn forget(&self, name: &'static str) -> Cookie {
        Cookie::gone(name, self.state.secure())
    }

    /// Says the text `key` once, on the next page they see.
    pub fn say_next(&self, key: &str) -> Cookie {
        self.keep_for(cookies::MESSAGE, key, 60)
    }

    /// Whether a script asks, which can do nothing with a page to sign in.
    pub fn is_script(&self) -> bool {
        let mode = self.headers.get("sec-fetch-mode").and_then(|mode| mode.to_str().ok());
        mode.is_some_and(|mode| mode != "navigate")
    }

    /// The page they came from, when it is one of ours.
    pub fn came_from(&self) -> Option<String> {
        let referer = self.headers.get("referer")?.to_str().ok()?;
        addresses::path_of(referer).map(ToOwned::to_owned)
    }

    /// The same visitor, reading the language we know them by unless they chose another here.
    #[must_use]
    pub fn known_to_read(mut self, language: Language) -> Self {
        if !self.chose_language {
            self.language = language;
        }
        self
    }

    /// The same visitor, reading this language whatever they chose.
    #[must_use]
    pub fn reading(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// What surrounds a page for tenants with this title.
    pub fn shell(&self, title: String) -> MijnShell {
        MijnShell {
            title,
            association: self.house().association.name.clone(),
            nav: Vec::new(),
            languages: self.other_languages(),
            tenant: String::new(),
            help: self.help(),
            message: self.message(),
        }
    }

    /// What surrounds a page of the Balie with this title.
    pub fn desk_shell(&self, title: String) -> BalieShell {
        BalieShell {
            title,
            association: self.house().association.name.clone(),
            nav: Vec::new(),
            employee: String::new(),
            search: String::new(),
            theme: self.theme,
            message: self.message(),
        }
    }

    /// What surrounds a page of the Balie for somebody who is not signed in.
    pub fn bare_desk_shell(&self, title: String) -> MijnShell {
        MijnShell { help: Vec::new(), ..self.shell(title) }
    }

    fn message(&self) -> String {
        if self.message.is_empty() { String::new() } else { self.say().text(&self.message) }
    }

    /// Whether something is said once on this page.
    pub(crate) fn has_message(&self) -> bool {
        !self.message.is_empty()
    }

    fn other_languages(&self) -> Vec<OtherLanguage> {
        let back = addresses::in_query(&self.path);
        let others = Language::ALL.into_iter().filter(|language| *language != self.language);
        others
            .map(|language| OtherLanguage {
                code: language.code().to_owned(),
                name: self.say().text(&format!("language-{}", language.code())),
                url: format!("/taal/{}?naar={back}", language.code()),
            })
            .collect()
    }

    /// The ways to a person that the association gave us.
    fn help(&self) -> Vec<HelpWay> {
        let association = &self.house().association;
        let say = self.say();
        let way = |channel: Channel, value: &str, url: String| {
            let known = self.reach.iter().find(|known| known.channel == channel);
            let sentences =
                known.map(|known| iter::once(known.openness.sentence()).chain(known.waiting.clone()));
            let sentences = sentences.into_iter().flatten().map(|sentence| say.message(&sentence));
            HelpWay {
                channel: channel.code().to_owned(),
                label: say.with(&format!("help-way-{}", channel.code()), &[("value", value)]),
                url,
                when: sentences.collect::<Vec<_>>().join(". "),
                open: known.is_some_and(|known| known.openness.is_open()),
            }
        };
        let digits: String = association.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let ways = [
            way(Channel::Phone, &association.phone, format!("tel:{digits}")),
            way(Channel::Email, &association.email, format!("mailto:{}", association.email)),
            way(Channel::Counter, &association.address, String::new()),
        ];
        let given = [&association.phone, &association.email, &association.address];
        let mut ways: Vec<HelpWay> =
            ways.into_iter().zip(given).filter(|(_, value)| !value.is_empty()).map(|(way, _)| way).collect();
        ways.sort_by_key(|way| !way.open);
        ways
    }
}

fn path_and_query(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// The first language of the browser that we speak, by its weight.
fn accepted(headers: &HeaderMap) -> Language {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0_f32, Language::default());
    for range in header.split(',').take(20) {
        let mut parts = range.split(';').map(str::trim);
        let language = parts.next().and_then(Language::from_code);
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>);
        if let (Some(language), Ok(weight)) = (language, weight)
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

impl FromRequestParts<WebState> for Visitor {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Infallible> {
        Ok(Self::of(parts, state).with_reach().await)
    }
}

#[cfg(test)]
mod tests {
    use super::accepted;
    use axum::http::{HeaderMap, HeaderValue};
    use domain::language::Language;

    #[test]
    fn the_language_of_the_browser_is_spoken_when_we_know_it() {
        let table = [
            ("", Language::Nl),
            ("en-GB,en;q=0.9", Language::En),
            ("nl-NL,nl;q=0.9,en;q=0.8", Language::Nl),
            ("tr,en;q=0.8,nl;q=0.7", Language::En),
            ("tr;q=1,ar", Language::Nl),
            ("en;q=0", Language::Nl),
            ("nl;q=0.2,en;q=nonsense", Language::Nl),
        ];
        for (header, language) in table {
            let mut headers = HeaderMap::new();
            headers.insert("accept-language", HeaderValue::from_static(header));
            assert_eq!(accepted(&headers), language, "{header}");
        }
    }
}
