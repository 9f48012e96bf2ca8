//! What is on this machine: folders, key, clock, rules, the frontend, the address.

use std::path::Path;

use decisions::Model;
use decisions::proof::{Completeness, Limits, Report};
use domain::chance::Chance;
use domain::clock::Clock;
use domain::processes::rules::RulesError;

use super::Check;
use crate::chance::SystemChance;
use crate::key::{Key, KeyError};
use crate::settings::Settings;
use crate::{rules, server};

/// No clock stands before the day on which this version was made.
const MADE_IN: i16 = 2026;

pub(super) fn data_folder(settings: &Settings) -> Check {
    let folder = &settings.data;
    let tried = std::fs::create_dir_all(folder).and_then(|()| {
        let mut drawn = [0_u8; 8];
        SystemChance.fill(&mut drawn);
        let file = folder.join(format!(".doctor-{:016x}", u64::from_le_bytes(drawn)));
        std::fs::write(&file, b"a word")?;
        std::fs::remove_file(&file)
    });
    match tried {
        Ok(()) => Check::well("data folder", format!("{} can be written", folder.display())),
        Err(error) => Check::wrong(
            "data folder",
            format!("{} cannot be written: {error}", folder.display()),
            "give the program's user the right to write there, or choose another folder with `data`",
        ),
    }
}

pub(super) fn key(settings: &Settings) -> Check {
    match Key::of(settings.key.as_ref(), &settings.data, &SystemChance) {
        Ok(_) if settings.key.is_some() => Check::well("key", "set"),
        Ok(_) => Check::well(
            "key",
            format!("in {}; keep a copy apart from the database", settings.data.join("key").display()),
        ),
        Err(error @ KeyError::Invalid(_)) => {
            Check::wrong("key", error.to_string(), "set the key this installation began with")
        }
        Err(error @ KeyError::File { .. }) => {
            Check::wrong("key", error.to_string(), "mend the rights of the file, or set `key`")
        }
    }
}

pub(super) fn clock() -> Check {
    let now = work::SystemClock.now();
    let here = now.to_zoned(jiff::tz::TimeZone::UTC);
    if here.year() < MADE_IN {
        return Check::wrong(
            "clock",
            format!("it says {now}, before this program was made"),
            "set the clock of this machine, and let it be kept by NTP",
        );
    }
    Check::well("clock", format!("{now}; sign-in codes of staff need it to be right within half a minute"))
}

pub(super) fn frontend() -> Check {
    let unknown = web::assets::asset("no such thing");
    let missing: Vec<&str> = ["mijn.css", "mijn.js", "balie.css", "balie.js", "icons.svg"]
        .into_iter()
        .filter(|name| web::assets::asset(name) == unknown)
        .collect();
    if missing.is_empty() {
        return Check::well("frontend", "built in");
    }
    Check::wrong(
        "frontend",
        format!("not in this program: {}", missing.join(", ")),
        "build the program again after `make frontend`",
    )
}

pub(super) fn public_url(settings: &Settings) -> Check {
    let url = &settings.public_url;
    let host = url.split("://").nth(1).unwrap_or_default();
    let bare = host.rsplit_once(':').map_or(host, |(name, _)| name).trim_matches(['[', ']']);
    let is_here =
        bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if is_here {
        return Check::notable(
            "public-url",
            format!("{url} leads to this machine only"),
            "set `public-url` to where tenants reach the portal: links in mail begin with it",
        );
    }
    if url.starts_with("http://") {
        return Check::wrong(
            "public-url",
            format!("{url} is not protected"),
            "put a proxy with TLS before the program, and set `public-url` to its https address",
        );
    }
    Check::well("public-url", url.clone())
}

/// Who is in danger at night is told a number: one that somebody answers.
pub(super) fn emergency_phone(settings: &Settings) -> Check {
    let number = settings.association.as_ref().and_then(|association| association.emergency_phone.as_ref());
    match number {
        Some(number) => Check::well("emergency number", number.clone()),
        None => Check::notable(
            "emergency number",
            "none: in danger outside opening hours tenants are told to call 112, and then a telephone that nobody answers",
            "set `association.emergency-phone` to the number that is answered day and night",
        ),
    }
}

/// Behind a proxy that is not trusted everybody comes from one address, and shares what one visitor may do.
pub(super) fn proxies(settings: &Settings) -> Option<Check> {
    let url = &settings.public_url;
    match settings.trusted_proxies.as_slice() {
        [] if url.starts_with("https://") => Some(Check::notable(
            "trusted-proxies",
            format!(
                "none, while {url} is reached through a proxy: all visitors count as one, and are stopped together"
            ),
            "set `trusted-proxies` to the address from which the proxy reaches this program",
        )),
        [] => None,
        trusted => {
            let trusted: Vec<String> = trusted.iter().map(ToString::to_string).collect();
            Some(Check::well("trusted-proxies", trusted.join(", ")))
        }
    }
}

pub(super) async fn listening(settings: &Settings) -> Check {
    match server::listen(settings.listen, "listen").await {
        Ok(_) => Check::well("address", format!("{} is free", settings.listen)),
        Err(_) => Check::notable(
            "address",
            format!("{} is taken or not of this machine", settings.listen),
            "right when the program runs already; else choose another address with `listen`",
        ),
    }
}

pub(super) fn rules(settings: &Settings) -> Vec<Check> {
    let whose = settings
        .rules
        .as_ref()
        .map_or_else(|| "the standard rules".to_owned(), |folder| format!("those in {}", folder.display()));
    let files = match rules::read(settings.rules.as_deref()) {
        Ok(files) => files,
        Err(error) => return vec![unusable(&error)],
    };
    let processes = match domain::processes::all(&files) {
        Ok(processes) => processes,
        Err(error) => return vec![unusable(&error)],
    };
    let levels: Vec<String> =
        processes.iter().map(|process| format!("{} {}", process.key(), process.level().code())).collect();
    let mut checks = vec![Check::well("rules", format!("{whose} can be used ({})", levels.join(", ")))];
    for (name, text) in files.0.iter().filter(|(name, _)| is_table(name)) {
        checks.extend(tables(name, text));
    }
    checks
}

fn unusable(error: &RulesError) -> Check {
    Check::wrong("rules", error.to_string(), "mend the file that is named")
}

fn is_table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|kind| kind == "dmn")
}

/// Each table of a file, proved: a question that no rule answers, or that two answer differently, is told here and not
/// found by a tenant.
fn tables(name: &str, text: &str) -> Vec<Check> {
    let model = match Model::read(text, name) {
        Ok(model) => model,
        Err(error) => return vec![Check::wrong("table", error.to_string(), "mend the cell that is named")],
    };
    let reports = model.check(Limits { told: 3, ..Limits::default() });
    reports.iter().map(|report| proved(name, report)).collect()
}

fn proved(name: &str, report: &Report) -> Check {
    let found = format!("{name}, {}", report.to_string().replace('\n', "\n  "));
    let strange = !report.unreachable.is_empty() || !report.strays.is_empty();
    match report.completeness {
        _ if report.holds() && strange => Check::notable(
            "table",
            found,
            "it works as it stands; see whether these rules say what was meant",
        ),
        _ if report.holds() => Check::well("table", found),
        // Too intricate to prove is not wrong, and must be known.
        Completeness::Undecided if report.overlap_count == 0 => {
            Check::notable("table", found, "split it in two tables, or let a rule say what holds otherwise")
        }
        _ => Check::wrong(
            "table",
            found,
            "add a rule for each gap, and let one rule only answer each overlap; `kanaalwijzer table check` tells more",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Check, emergency_phone, proxies, tables};
    use crate::health::Verdict;

    const STANDARD: &str = include_str!("../../../../rules/lease-termination.dmn");

    fn verdicts(text: &str) -> Vec<Verdict> {
        tables("lease-termination.dmn", text).into_iter().map(|Check { verdict, .. }| verdict).collect()
    }

    #[test]
    fn the_standard_tables_are_proved() {
        let verdicts = verdicts(STANDARD);
        assert_eq!(verdicts.len(), 2, "{verdicts:?}");
        for verdict in verdicts {
            assert!(matches!(&verdict, Verdict::Well(found) if found.contains(": complete")), "{verdict:?}");
        }
    }

    #[test]
    fn a_table_with_a_gap_is_wrong_and_the_gap_is_told() {
        let verdicts = verdicts(
            &STANDARD
                .replace("\"parking\", \"storage\"</text></inputEntry>", "\"parking\"</text></inputEntry>"),
        );
        let told = verdicts.iter().find_map(|verdict| match verdict {
            Verdict::Wrong { found, .. } => Some(found),
            _ => None,
        });
        assert!(
            told.is_some_and(|found| found.contains("gap:") && found.contains("\"storage\"")),
            "{verdicts:?}"
        );
    }

    #[test]
    fn a_proxy_that_is_not_trusted_is_told() {
        let of = |url: &str, trusted: &str| {
            let set = [("KANAALWIJZER_PUBLIC_URL", url), ("KANAALWIJZER_TRUSTED_PROXIES", trusted)];
            let set = set.into_iter().filter(|(_, value)| !value.is_empty());
            let environment = set.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let read = crate::settings::read(None, environment, crate::settings::Need::Database);
            proxies(&read.settings.unwrap()).map(|check| check.verdict)
        };
        let told = of("https://mijn.example.nl", "");
        assert!(matches!(told, Some(Verdict::Notable { advice, .. }) if advice.contains("trusted-proxies")));
        assert!(matches!(of("https://mijn.example.nl", "10.0.0.4"), Some(Verdict::Well(_))));
        assert_eq!(of("http://127.0.0.1:8080", ""), None);
    }

    #[test]
    fn an_association_without_a_number_for_danger_is_told() {
        let of = |number: &str| {
            let set = [
                ("NAME", "Wonen"),
                ("PHONE", "050 123 45 67"),
                ("EMAIL", "post@example.nl"),
                ("ADDRESS", "Brink 1"),
                ("EMERGENCY_PHONE", number),
            ];
            let environment =
                set.map(|(name, value)| (format!("KANAALWIJZER_ASSOCIATION_{name}"), value.to_owned()));
            let read = crate::settings::read(None, environment.into_iter(), crate::settings::Need::Database);
            emergency_phone(&read.settings.unwrap()).verdict
        };
        assert!(
            matches!(of(""), Verdict::Notable { advice, .. } if advice.contains("association.emergency-phone"))
        );
        assert!(matches!(of("088 112 11 20"), Verdict::Well(found) if found == "088 112 11 20"));
    }

    #[test]
    fn a_file_that_is_no_table_is_wrong() {
        assert!(matches!(verdicts("<definitions").as_slice(), [Verdict::Wrong { .. }]));
    }
}
