//! Whether a receiver is there: when it is away, one message at a time is used to find out whether it is back.

use std::time::Duration;

use tokio::time::Instant;

/// What one delivery told about the receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// It answered, be it with a refusal.
    There,
    /// It is away.
    Away,
    /// Nothing about the receiver: we were interrupted.
    Nothing,
}

/// What is known about a receiver.
#[derive(Debug)]
pub(super) struct Health {
    pause: (Duration, Duration),
    away: Option<Absence>,
}

#[derive(Debug)]
struct Absence {
    until: Instant,
    next_pause: Duration,
}

impl Health {
    /// Thought to be there until it shows otherwise; `pause` is the first and the longest.
    pub(super) fn new(pause: (Duration, Duration)) -> Self {
        Self { pause, away: None }
    }

    /// Whether the receiver is away.
    pub(super) fn is_away(&self) -> bool {
        self.away.is_some()
    }

    /// Learns from a delivery; returns whether the receiver left or came back.
    pub(super) fn learn(&mut self, sign: Sign, now: Instant) -> bool {
        match (sign, &self.away) {
            (Sign::Nothing, _) | (Sign::There, None) => false,
            (Sign::There, Some(_)) => {
                self.away = None;
                true
            }
            // Others that were on their way when it left tell nothing new.
            (Sign::Away, Some(absence)) if now < absence.until => false,
            (Sign::Away, known) => {
                let pause = known.as_ref().map_or(self.pause.0, |absence| absence.next_pause);
                let next_pause = (pause * 2).min(self.pause.1);
                let news = known.is_none();
                self.away = Some(Absence { until: now + pause, next_pause });
                news
            }
        }
    }

    /// How many messages may be on their way now.
    pub(super) fn room(&self, at_once: usize, now: Instant) -> usize {
        match &self.away {
            None => at_once,
            Some(absence) if now < absence.until => 0,
            Some(_) => 1,
        }
    }

    /// How long until it is tried again; zero when it may be tried now.
    pub(super) fn pause_left(&self, now: Instant) -> Duration {
        self.away.as_ref().map_or(Duration::ZERO, |absence| absence.until.saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Health, Sign};

    const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(5));

    #[test]
    fn an_absent_receiver_is_tried_with_one_message_after_ever_longer_pauses() {
        let mut now = Instant::now();
        let mut health = Health::new(PAUSE);
        assert_eq!(health.room(4, now), 4);
        assert!(health.learn(Sign::Away, now), "it left");
        for pause in [1, 2, 4, 5, 5] {
            assert_eq!(health.room(4, now), 0);
            assert!(!health.learn(Sign::Away, now), "a straggler tells nothing new");
            assert_eq!(health.pause_left(now), Duration::from_secs(pause));
            now += Duration::from_secs(pause);
            assert_eq!(health.room(4, now), 1);
            assert!(!health.learn(Sign::Away, now), "it was away already");
        }
        assert!(!health.learn(Sign::Nothing, now));
        assert!(health.is_away());
        assert!(health.learn(Sign::There, now), "it came back");
        assert_eq!((health.room(4, now), health.pause_left(now)), (4, Duration::ZERO));
        health.learn(Sign::Away, now);
        assert_eq!(health.pause_left(now), PAUSE.0, "a new absence begins with the first pause");
    }
}
