//! Moments and ages in the few letters that fit a list.

use domain::calendar::amsterdam;
use jiff::Timestamp;

use crate::components::Wait;
use crate::texts::Say;

/// Hours after which somebody waits long.
const LONG: i64 = 24;
/// Hours after which somebody waits longer than promised: two working days, counted generously.
const LATE: i64 = 72;

/// *23.04* today, *gisteren*, *3 maart*, *3 maart 2025*.
pub fn short(t: &Say, now: Timestamp, at: Timestamp) -> String {
    let (today, local) = (amsterdam::day_of(now), amsterdam::local(at));
    let day = local.date();
    if day == today {
        return t.clock(local.time());
    }
    if day.tomorrow().is_ok_and(|next| next == today) {
        return t.text("balie-yesterday");
    }
    let month = t.words().month(day.month());
    if day.year() == today.year() {
        format!("{} {month}", day.day())
    } else {
        format!("{} {month} {}", day.day(), day.year())
    }
}

/// *3 maart 23.04*, for a history where the hour matters.
pub fn exact(t: &Say, now: Timestamp, at: Timestamp) -> String {
    let day = short(t, now, at);
    let time = t.clock(amsterdam::local(at).time());
    if day == time { time } else { format!("{day} {time}") }
}

/// How long ago in one unit: *12 minuten*, *3 uur*, *2 dagen*.
pub fn age(t: &Say, now: Timestamp, since: Timestamp) -> String {
    let minutes = now.duration_since(since).as_mins().max(0);
    let (key, count) = match minutes {
        0..60 => ("balie-age-minutes", minutes),
        60..2880 => ("balie-age-hours", minutes / 60),
        _ => ("balie-age-days", minutes / 1440),
    };
    t.with(key, &[("n", &count.to_string())])
}

/// How much a waiting case asks for attention.
pub fn wait(now: Timestamp, since: Timestamp) -> Wait {
    match now.duration_since(since).as_hours() {
        ..LONG => Wait::Some,
        LONG..LATE => Wait::Long,
        _ => Wait::Late,
    }
}

#[cfg(test)]
mod tests {
    use super::{age, short, wait};
    use crate::components::Wait;
    use crate::texts::{SOURCES, Say};
    use domain::language::{Language, Texts};
    use jiff::{SignedDuration, Timestamp};
    use std::sync::Arc;

    fn say() -> Say {
        let sources: Vec<_> = SOURCES.iter().copied().chain(domain::calendar::TEXTS).collect();
        Say::new(Arc::new(Texts::read(&sources).unwrap()), Language::Nl)
    }

    #[test]
    fn a_moment_is_said_as_short_as_is_clear() {
        let now: Timestamp = "2026-03-03T22:30:00Z".parse().unwrap();
        for (at, said) in [
            ("2026-03-03T22:04:00Z", "23.04"),
            ("2026-03-02T22:04:00Z", "gisteren"),
            ("2026-03-02T23:04:00Z", "0.04"),
            ("2026-01-01T11:00:00Z", "1 januari"),
            ("2025-12-31T11:00:00Z", "31 december 2025"),
        ] {
            assert_eq!(short(&say(), now, at.parse().unwrap()), said, "{at}");
        }
    }

    #[test]
    fn who_waits_longer_is_shown_warmer() {
        let now: Timestamp = "2026-03-03T22:30:00Z".parse().unwrap();
        for (hours, said, warm) in [
            (0, "0 minuten", Wait::Some),
            (1, "1 uur", Wait::Some),
            (23, "23 uur", Wait::Some),
            (24, "24 uur", Wait::Long),
            (71, "2 dagen", Wait::Long),
            (72, "3 dagen", Wait::Late),
        ] {
            let since = now - SignedDuration::from_hours(hours);
            assert_eq!(age(&say(), now, since), said);
            assert_eq!(wait(now, since), warm, "{hours}");
        }
    }
}
