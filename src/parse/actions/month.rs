//! Rows whose table says in which month they were entered, and not on which day.

use jiff::civil::Date;

use crate::domain::actions::ActionTable;
use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::domain::wording::MONTHS;
use crate::parse::date;

/// Gives such rows the day of the one meeting in that month that the paper names: its own,
/// the one whose minutes it carries, or one that an item's title tells of.
pub fn settle(tables: &mut [ActionTable], meetings: &[Meeting]) {
    let titles = meetings
        .iter()
        .flat_map(|meeting| &meeting.items)
        .flat_map(|item| [item.title.as_deref(), item.ask.as_deref()])
        .flatten();
    let told = titles.flat_map(date::find_all).map(|found| found.date);
    let mut days: Vec<Date> = meetings.iter().filter_map(|meeting| meeting.date).collect();
    days.extend(told);
    days.sort_unstable();
    days.dedup();
    let rows = tables.iter_mut().flat_map(|table| &mut table.rows);
    for row in rows.filter(|row| row.entered.is_none()) {
        let Some(raised) = row.raised.as_deref().map(fold::compare) else {
            continue;
        };
        let mut held = days.iter().filter(|day| month(**day) == raised);
        let only = held.next().filter(|_| held.next().is_none());
        row.entered = only.copied();
    }
}

/// "may 2031".
fn month(day: Date) -> String {
    let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
    fold::compare(&format!("{month} {}", day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actions::Task;

    #[test]
    fn a_month_is_the_day_of_its_one_meeting() {
        let day = |day: i8| Date::new(2031, 5, day).ok();
        let settled = |days: &[i8]| {
            let meetings: Vec<Meeting> = days
                .iter()
                .map(|held| Meeting {
                    date: day(*held),
                    ..Meeting::default()
                })
                .collect();
            let mut tables = [ActionTable {
                rows: vec![Task {
                    raised: Some("May 2031".to_owned()),
                    ..Task::default()
                }],
                ..ActionTable::default()
            }];
            settle(&mut tables, &meetings);
            tables[0].rows[0].entered
        };
        assert_eq!(settled(&[12]), day(12));
        assert_eq!(settled(&[12, 26]), None);
        assert_eq!(settled(&[]), None);
    }
}
