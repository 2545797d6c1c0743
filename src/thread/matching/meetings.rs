//! Which of a committee's meetings a day is.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::thread::promise::{In, Mention};

/// The days of each committee's meetings, in order.
pub(super) struct Meetings(HashMap<i64, Vec<Date>>);

impl Meetings {
    pub(super) fn of(mentions: &[Mention]) -> Meetings {
        let mut days: HashMap<i64, Vec<Date>> = HashMap::new();
        for mention in mentions {
            match mention.place {
                In::Agenda | In::Minutes => {
                    days.entry(mention.committee)
                        .or_default()
                        .extend(mention.day);
                }
                In::Programme | In::ForwardPlan | In::Tracker | In::Report => {}
            }
        }
        for days in days.values_mut() {
            days.sort_unstable();
            days.dedup();
        }
        Meetings(days)
    }

    /// How many meetings a committee had before a day.
    pub(super) fn before(&self, committee: i64, day: Option<Date>) -> usize {
        self.count(committee, |other| Some(other) < day)
    }

    /// How many it had until a day, that day's included.
    pub(super) fn until(&self, committee: i64, day: Option<Date>) -> usize {
        self.count(committee, |other| Some(other) <= day)
    }

    fn count(&self, committee: i64, is_counted: impl Fn(Date) -> bool) -> usize {
        let days = self.0.get(&committee);
        days.map_or(0, |days| days.partition_point(|day| is_counted(*day)))
    }
}
