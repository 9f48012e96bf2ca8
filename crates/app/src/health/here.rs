//! What is on this machine: folders, key, clock, rules, the frontend, the address.

use domain::chance::Chance;
use domain::clock::Clock;

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
    let read = rules::read(settings.rules.as_deref()).and_then(|files| {
        let processes = domain::processes::all(&files)?;
        Ok(processes.iter().map(|process| format!("{} {}", process.key(), process.level().code())).collect())
    });
    match read {
        Ok(levels) => {
            let levels: Vec<String> = levels;
            vec![Check::well("rules", format!("{whose} can be used ({})", levels.join(", ")))]
        }
        Err(error) => vec![Check::wrong("rules", error.to_string(), "mend the file that is named")],
    }
}
