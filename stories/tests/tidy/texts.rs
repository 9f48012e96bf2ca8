//! Texts: each is said somewhere. A key may be put together, as `mijn-home-{kind}` is; then its parts must be found.

use std::collections::{BTreeSet, HashMap};

use super::{files_with, read, root, shown};

/// What stands for a part that is filled in, such as `{kind}`.
const HOLE: char = '\0';
/// How often a part may be put together from parts again.
const DEEPEST: u8 = 2;

/// The words of the program and its rules from which keys are made.
#[derive(Default)]
struct Words {
    /// Whole words: keys, codes, names.
    whole: BTreeSet<String>,
    /// Words with holes, as the pieces between the holes.
    patterns: BTreeSet<Vec<String>>,
    /// Beginnings of keys in files that put a beginning and an end together with nothing but a hyphen.
    beginnings: BTreeSet<String>,
}

fn is_key(text: &str) -> bool {
    let plain = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == '-';
    !text.is_empty() && text.chars().all(|mark| plain(mark) || mark == HOLE)
}

/// The texts between quotes, one after another on a line.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    text.lines().flat_map(|line| {
        let line = line.replace("\\\\", "").replace("\\\"", "");
        line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    })
}

/// What a template says, without its HTML.
fn said_by_template(text: &str) -> String {
    let mut said = String::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for part in text.split(open).skip(1) {
            said.push_str(part.split(close).next().unwrap_or_default());
            said.push('\n');
        }
    }
    said
}

/// `text` with a hole for each `{…}`.
fn with_holes(text: &str) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push(HOLE);
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}

/// `ChooseTime` as it is stored and read: `choose-time`.
fn stored(variant: &str) -> String {
    let mut out = String::new();
    for mark in variant.chars() {
        if mark.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(mark.to_ascii_lowercase());
    }
    out
}

impl Words {
    fn take_all(&mut self, texts: &[String]) {
        for text in texts {
            self.take(text);
        }
        if texts.iter().any(|text| with_holes(text) == format!("{HOLE}-{HOLE}")) {
            let beginnings = texts.iter().filter(|text| is_key(text) && text.contains('-'));
            self.beginnings.extend(beginnings.cloned());
        }
    }

    fn take(&mut self, text: &str) {
        let text = with_holes(text).replace([':', '_', '/'], "-");
        if !is_key(&text) {
            return;
        }
        let pieces = |text: &str| text.split(HOLE).map(str::to_owned).collect::<Vec<_>>();
        if text.starts_with('-') {
            self.patterns.insert(pieces(&format!("{HOLE}{text}")));
        } else if !text.contains(HOLE) {
            self.whole.insert(text);
        } else if text == format!("{HOLE}-{HOLE}")
            || text.contains('-') && text.contains(|mark: char| mark.is_ascii_lowercase())
        {
            self.patterns.insert(pieces(&text));
        }
    }

    /// The variants of types that are stored by their names.
    fn take_variants(&mut self, code: &str) {
        if code.contains("rename_all = \"kebab-case\"") {
            let names = code.split(|mark: char| !mark.is_ascii_alphanumeric());
            let names = names.filter(|name| name.starts_with(|first: char| first.is_ascii_uppercase()));
            self.whole.extend(names.map(stored));
        }
    }

    /// The names that rules give to things: quoted, or of a table or a field.
    fn take_rules(&mut self, text: &str) {
        self.whole.extend(quoted(text).filter(|word| is_key(word)));
        let names = text.lines().map(|line| line.split('=').next().unwrap_or_default());
        let names = names.flat_map(|name| name.trim_matches(['[', ']', ' ']).split('.'));
        self.whole.extend(names.filter(|name| is_key(name)).map(str::to_owned));
    }
}

/// Everything from which a key can be made, outside tests: what only a test says, nobody reads.
fn words() -> Words {
    let mut words = Words::default();
    for path in files_with(&root(), "rs") {
        let name = shown(&path).replace("../", "");
        if name.contains("/tests/") || name.ends_with("/tests.rs") || name.starts_with("stories/") {
            continue;
        }
        let text = read(&path);
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        words.take_variants(code);
        words.take_all(&quoted(code).collect::<Vec<_>>());
    }
    for path in files_with(&root().join("crates"), "html") {
        words.take_all(&quoted(&said_by_template(&read(&path))).collect::<Vec<_>>());
    }
    for ending in ["toml", "dmn"] {
        for path in files_with(&root().join("rules"), ending) {
            words.take_rules(&read(&path));
        }
    }
    words
}

/// Every way in which `text` fits `pieces`, as what fills the holes.
fn fillings<'a>(pieces: &[String], text: &'a str) -> Vec<Vec<&'a str>> {
    let Some(rest) = text.strip_prefix(pieces[0].as_str()) else { return Vec::new() };
    if pieces.len() == 1 {
        return if rest.is_empty() { vec![Vec::new()] } else { Vec::new() };
    }
    let mut found = Vec::new();
    for end in 1..=rest.len() {
        for mut filling in fillings(&pieces[1..], &rest[end..]) {
            filling.insert(0, &rest[..end]);
            found.push(filling);
        }
    }
    found
}

/// Whether `text` is said: as a whole, or put together from what is said.
fn is_said(words: &Words, text: &str, depth: u8, known: &mut HashMap<(String, u8), bool>) -> bool {
    if words.whole.contains(text) || text.bytes().all(|figure| figure.is_ascii_digit()) {
        return true;
    }
    if depth > DEEPEST {
        return false;
    }
    if let Some(known) = known.get(&(text.to_owned(), depth)) {
        return *known;
    }
    let said = words.patterns.iter().any(|pieces| {
        let is_bare = pieces.iter().all(|piece| !piece.contains(|mark: char| mark.is_ascii_lowercase()));
        fillings(pieces, text).into_iter().any(|filling| {
            (!is_bare || words.beginnings.contains(filling[0]))
                && filling.iter().all(|part| is_said(words, part, depth + 1, known))
        })
    });
    known.insert((text.to_owned(), depth), said);
    said
}

/// Every key of `text`, and every text it uses itself.
fn keys_and_uses(text: &str) -> (Vec<String>, Vec<String>) {
    let keys = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    let keys = keys.filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()));
    let uses = text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name.trim()));
    (keys.collect(), uses.filter(|name| is_key(name)).map(str::to_owned).collect())
}

fn is_dutch(file: &str) -> bool {
    file.contains("/nl/") || file.ends_with("nl.ftl")
}

#[test]
fn every_text_is_said_somewhere() {
    let mut words = words();
    assert!(words.whole.len() > 500 && words.patterns.len() > 50, "the words are where this test looks");
    let mut keys = Vec::new();
    for path in files_with(&root(), "ftl").into_iter().filter(|path| is_dutch(&shown(path))) {
        let (found, uses) = keys_and_uses(&read(&path));
        words.whole.extend(uses);
        keys.extend(found.into_iter().map(|key| (key, shown(&path))));
    }
    assert!(keys.len() > 500, "the texts are where this test looks");
    let mut known = HashMap::new();
    for made_up in ["mijn-nobody-says-this", "lease-termination-c-nobody-says-this", "balie-this-neither"] {
        assert!(!is_said(&words, made_up, 0, &mut known), "this test can fail: {made_up}");
    }
    let silent: Vec<String> = keys
        .iter()
        .filter(|(key, _)| !is_said(&words, key, 0, &mut known))
        .map(|(key, file)| format!("{file}: {key}"))
        .collect();
    assert!(silent.is_empty(), "nothing says these; say them or remove them:\n{}", silent.join("\n"));
}
