//! Languages and their texts: Fluent messages in files, one folder a language, formatted without IO.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language in which the product speaks to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Plain Dutch, level B1.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// Every language, in screen order.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The BCP 47 tag.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language with this BCP 47 tag, ignoring the region (`nl-BE` is Dutch).
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary)
    }
}

/// A file of texts that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("texts in {language}: {problem}")]
pub struct TextsError {
    /// The language's tag.
    pub language: &'static str,
    /// What is wrong, with the offending part.
    pub problem: String,
}

/// All texts in all languages; a missing text falls back to Dutch, then to its own key between brackets.
pub struct Texts {
    bundles: HashMap<Language, FluentBundle<FluentResource>>,
}

impl Texts {
    /// Reads Fluent sources, each with its language; the same key twice in one language is an error.
    pub fn read(sources: &[(Language, &str)]) -> Result<Self, TextsError> {
        let mut bundles = HashMap::new();
        for language in Language::ALL {
            let fail = |problem: String| TextsError { language: language.code(), problem };
            let tag: LanguageIdentifier = language.code().parse().map_err(|e| fail(format!("{e}")))?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            for (_, source) in sources.iter().filter(|(of, _)| *of == language) {
                let resource = FluentResource::try_new((*source).to_owned())
                    .map_err(|(_, errors)| fail(format!("{errors:?}")))?;
                bundle.add_resource(resource).map_err(|errors| fail(format!("{errors:?}")))?;
            }
            bundles.insert(language, bundle);
        }
        Ok(Self { bundles })
    }

    /// The text for `key` without arguments.
    pub fn text(&self, language: Language, key: &str) -> String {
        self.format(language, key, &[])
    }

    /// The text for `key` with `arguments` filled in.
    pub fn format(&self, language: Language, key: &str, arguments: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            // Whole numbers are passed as numbers so that a text can choose between one and many.
            match value.parse::<i64>() {
                Ok(number) if value.len() < 6 && !value.starts_with('0') => args.set(*name, number),
                _ => args.set(*name, (*value).to_owned()),
            }
        }
        [language, Language::Nl]
            .into_iter()
            .find_map(|candidate| self.lookup(candidate, key, &args))
            .unwrap_or_else(|| format!("[{key}]"))
    }

    /// Whether `key` exists in `language` itself, without falling back.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundles.get(&language).is_some_and(|bundle| bundle.has_message(key))
    }

    fn lookup(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundles.get(&language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut problems = Vec::new();
        Some(bundle.format_pattern(pattern, Some(args), &mut problems).into_owned())
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("languages", &self.bundles.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Texts};

    #[test]
    fn texts_choose_number_and_fall_back_to_dutch() {
        let texts = Texts::read(&[
            (
                Language::Nl,
                "hallo = Dag { $naam }\ntel = { $n ->\n  [one] één dag\n *[other] { $n } dagen\n}",
            ),
            (Language::En, "hallo = Hello { $naam }"),
        ])
        .unwrap();
        assert_eq!(texts.format(Language::En, "hallo", &[("naam", "Aya")]), "Hello Aya");
        assert_eq!(texts.format(Language::En, "tel", &[("n", "2")]), "2 dagen");
        assert_eq!(texts.format(Language::Nl, "tel", &[("n", "1")]), "één dag");
        assert_eq!(texts.text(Language::Nl, "bestaat-niet"), "[bestaat-niet]");
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        assert!(Texts::read(&[(Language::Nl, "a = 1"), (Language::Nl, "a = 2")]).is_err());
    }
}
