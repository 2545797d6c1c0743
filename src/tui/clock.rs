//! The clock of the meeting: the loop waits for the next minute while it is shown, and for
//! nothing else.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Time;

use crate::tui::event::Event;
use crate::tui::model::Model;

/// Waits for what happens; while the time is shown, no longer than it stays right.
pub fn wait(
    model: &Model,
    arrived: &Receiver<Event>,
    now: Time,
) -> Result<Event, RecvTimeoutError> {
    match at_most(model, now) {
        None => arrived.recv().map_err(RecvTimeoutError::from),
        Some(wait) => arrived.recv_timeout(wait),
    }
}

/// The time of day, on the wall.
pub fn now() -> Time {
    Zoned::now().time()
}

/// How long one waits at the most; where no time is shown, for ever.
fn at_most(model: &Model, now: Time) -> Option<Duration> {
    model.room.as_ref().map(|_| until_next(now))
}

/// The time that has to be shown now, where another one is.
pub fn due(model: &Model, now: Time) -> Option<Time> {
    let shown = model.room.as_ref()?.now;
    let differs = shown.is_none_or(|shown| minute(shown) != minute(now));
    differs.then_some(now)
}

fn minute(time: Time) -> (i8, i8) {
    (time.hour(), time.minute())
}

/// How long a minute still lasts.
fn until_next(now: Time) -> Duration {
    let gone = u64::from(now.second().unsigned_abs()).min(59);
    let part = u64::from(now.millisecond().unsigned_abs());
    Duration::from_millis((60 - gone) * 1000 - part)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::tui::tests::screen::Screen;

    fn at(minute: i8, second: i8) -> Time {
        Time::new(18, minute, second, 0).unwrap()
    }

    #[test]
    fn at_rest_nothing_wakes_the_desk_and_in_the_meeting_the_next_minute_does() {
        let desk = Screen::new(100, 30);
        assert_eq!(at_most(&desk.model, at(12, 0)), None);
        assert_eq!(due(&desk.model, at(12, 0)), None);
        let room = desk.press("r");
        assert_eq!(due(&room.model, at(12, 3)), Some(at(12, 3)));
        let room = room.happens(Event::Clock(at(12, 3)));
        let seen = room.seen();
        // Woken within the minute it draws nothing; one draw a minute.
        for second in 4..60 {
            assert_eq!(due(&room.model, at(12, second)), None);
        }
        assert_eq!(
            at_most(&room.model, at(12, 59)),
            Some(Duration::from_secs(1))
        );
        assert_eq!(due(&room.model, at(13, 0)), Some(at(13, 0)));
        assert_ne!(room.happens(Event::Clock(at(13, 0))).seen(), seen);
    }

    #[test]
    fn one_waits_for_the_end_of_the_minute() {
        let waits = |second, nanosecond| {
            let now = Time::new(18, 12, second, nanosecond).unwrap();
            until_next(now).as_millis()
        };
        assert_eq!(waits(0, 0), 60_000);
        assert_eq!(waits(59, 999_000_000), 1);
        assert_eq!(waits(30, 500_000_000), 29_500);
    }
}
