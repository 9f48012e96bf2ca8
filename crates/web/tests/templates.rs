//! Every template asks only for texts, assets and icons that exist, and for nothing that the security policy blocks.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::fs;
use std::path::{Path, PathBuf};

use domain::channels::Channel;
use domain::language::{Language, Texts};
use web::texts::SOURCES;

fn templates() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let name = path.strip_prefix(&root).unwrap().display().to_string();
                found.push((name, without_comments(&fs::read_to_string(path).unwrap())));
            }
        }
    }
    assert!(found.len() > 15, "the templates are not where they were");
    found
}

fn without_comments(template: &str) -> String {
    let mut rest = template;
    let mut out = String::new();
    while let Some((before, comment)) = rest.split_once("{#") {
        out.push_str(before);
        rest = comment.split_once("#}").map_or("", |(_, after)| after);
    }
    out + rest
}

/// Every text a page may use: the domain's, the use cases' and our own. Reading them proves that none stands twice.
fn all_texts() -> Texts {
    let mut sources = domain::processes::texts(&[]);
    sources.extend(usecases::TEXTS);
    sources.extend(SOURCES);
    Texts::read(&sources).unwrap()
}

/// The literal first arguments of every call that ends with `call`, such as `text("`.
fn arguments<'a>(template: &'a str, call: &str) -> Vec<&'a str> {
    template.split(call).skip(1).filter_map(|after| after.split('"').next()).collect()
}

#[test]
fn every_text_of_a_template_exists_in_every_language() {
    let texts = all_texts();
    let mut missing = Vec::new();
    for (name, template) in templates() {
        for key in arguments(&template, "t.text(\"").into_iter().chain(arguments(&template, "t.with(\"")) {
            for language in Language::ALL.into_iter().filter(|language| !texts.has(*language, key)) {
                missing.push(format!("{name}: {key} ({})", language.code()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_text_exists_in_both_languages_and_every_channel_has_its_name() {
    let texts = all_texts();
    for (_, source) in SOURCES {
        for key in source
            .lines()
            .filter(|line| !line.starts_with([' ', '#']))
            .filter_map(|line| line.split_once(" = "))
        {
            assert!(Language::ALL.into_iter().all(|language| texts.has(language, key.0)), "{}", key.0);
        }
    }
    for channel in Channel::ALL {
        let key = format!("channel-{}", channel.code());
        assert!(Language::ALL.into_iter().all(|language| texts.has(language, &key)), "{key}");
    }
}

#[test]
fn every_asset_and_icon_of_a_template_exists() {
    let icons =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/icons/icons.svg"))
            .unwrap();
    let has_icon = |name: &str| icons.contains(&format!("<symbol id=\"{name}\""));
    for (name, template) in templates() {
        for asset in arguments(&template, "asset(\"") {
            assert_ne!(web::assets::asset(asset), "/assets/unknown", "{name}: {asset}");
        }
        let calls = ["icon::icon(\"", "icon=\"", "feedback::empty(\""];
        for icon in calls.iter().flat_map(|call| arguments(&template, call)).filter(|icon| !icon.is_empty()) {
            assert!(has_icon(icon), "{name}: icon {icon}");
        }
    }
    for channel in Channel::ALL {
        assert!(has_icon(channel.code()), "{}", channel.code());
    }
}

#[test]
fn nothing_inline_and_nothing_from_elsewhere() {
    for (name, template) in templates() {
        for forbidden in [
            " style=",
            "<style",
            " onclick=",
            " onchange=",
            " onsubmit=",
            "javascript:",
            "src=\"http",
            "href=\"http",
        ] {
            assert!(!template.contains(forbidden), "{name}: {forbidden}");
        }
        for script in template.split("<script").skip(1) {
            assert!(script.contains("></script>") && script.contains("src="), "{name}: a script of its own");
        }
    }
}
