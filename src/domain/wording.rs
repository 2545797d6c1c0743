//! Days, times and counts in the words that people use.

use jiff::civil::Date;

/// The months in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Thu 5 Oct 2023`.
pub fn day(date: Date) -> String {
    date.strftime("%a %-d %b %Y").to_string()
}

/// `5 Oct 2023`, where the weekday only takes room.
pub fn short_day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `5 October 2023`, as papers write it.
pub fn long_day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// How far a day is from today: `today`, `in 3 days`, `42 days ago`.
pub fn relative(date: Date, today: Date) -> String {
    match days_between(today, date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

/// How many days a sentence names; more are counted.
const NAMED: usize = 4;

/// Says of minutes that are held in Welsh alone that no decisions and actions are read from
/// them; nothing where there are none.
pub fn in_welsh(days: &[Date]) -> Option<String> {
    let days: Vec<String> = days.iter().map(|day| long_day(*day)).collect();
    let which = match days.as_slice() {
        [] => return None,
        [day] => format!("of {day}"),
        [before @ .., last] if days.len() <= NAMED => {
            format!("of {} and {last}", before.join(", "))
        }
        many => format!("of {} meetings", many.len()),
    };
    Some(format!(
        "The minutes {which} are held in Welsh alone: decisions and actions are not read from them."
    ))
}

/// Days from one day to another; negative where the second is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Words that a person reads in a minute, in the prose of reports.
const PACE: u32 = 200;

/// How long reading so many words takes: `4 min`, `25 min`, `2½ h`; nothing where there
/// are none. It is a guess, and rounded like one.
pub fn reading_time(words: u32) -> Option<String> {
    reading_time_of_all([words])
}

/// How long reading several papers takes: what is said of each, added up while that can
/// be done in the head.
pub fn reading_time_of_all(papers: impl IntoIterator<Item = u32>) -> Option<String> {
    let (mut words, mut said) = (0_u32, 0_u32);
    for paper in papers {
        words = words.saturating_add(paper);
        said = said.saturating_add(reading_minutes(paper));
    }
    match (said, words.div_ceil(PACE)) {
        (0, _) => None,
        (said @ 1..=90, _) => Some(format!("{said} min")),
        (_, minutes) => {
            let halves = minutes.saturating_add(15) / 30;
            let half = if halves % 2 == 1 { "½" } else { "" };
            Some(format!("{}{half} h", halves / 2))
        }
    }
}

/// The minutes that so many words take, rounded like a guess.
fn reading_minutes(words: u32) -> u32 {
    let minutes = words.div_ceil(PACE);
    match minutes {
        11..=90 => (minutes + 2) / 5 * 5,
        few_or_many => few_or_many,
    }
}

/// Words as a sentence begins with them.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// `once`, `twice`, `3 times`.
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{number} times"),
    }
}

/// `1 item`, `2 items`, `no items`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(day(date(2023, 10, 5)), "Thu 5 Oct 2023");
        assert_eq!(relative(date(2023, 10, 5), date(2023, 10, 2)), "in 3 days");
        assert_eq!(
            relative(date(2023, 8, 24), date(2023, 10, 5)),
            "42 days ago"
        );
        assert_eq!(relative(date(2023, 10, 6), date(2023, 10, 5)), "tomorrow");
    }

    #[test]
    fn minutes_in_welsh_are_said_by_their_days() {
        let days = [date(2031, 5, 6), date(2031, 6, 3), date(2031, 7, 1)];
        let which = |days: &[Date]| {
            let words = in_welsh(days)?;
            words.split(" are held").next().map(str::to_owned)
        };
        assert_eq!(which(&[]), None);
        let one = "The minutes of 6 May 2031";
        assert_eq!(which(&days[..1]).as_deref(), Some(one));
        let three = "The minutes of 6 May 2031, 3 June 2031 and 1 July 2031";
        assert_eq!(which(&days).as_deref(), Some(three));
        let many = "The minutes of 5 meetings";
        assert_eq!(which(&[days[0]; 5]).as_deref(), Some(many));
    }

    #[test]
    fn reading_takes_about_so_long() {
        assert_eq!(reading_time(0), None);
        for (words, time) in [
            (1, "1 min"),
            (700, "4 min"),
            (2000, "10 min"),
            (2350, "10 min"),
            (5200, "25 min"),
            (18_100, "1½ h"),
            (60_000, "5 h"),
        ] {
            assert_eq!(reading_time(words).as_deref(), Some(time), "{words}");
        }
    }

    #[test]
    fn what_is_said_of_each_paper_adds_up() {
        let papers = [1_590, 3_650];
        let each: Vec<_> = papers.into_iter().filter_map(reading_time).collect();
        assert_eq!(each, ["8 min", "20 min"]);
        assert_eq!(reading_time_of_all(papers).as_deref(), Some("28 min"));
        assert_eq!(reading_time_of_all([]), None);
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(count(0, "item", "items"), "no items");
        assert_eq!(count(1, "item", "items"), "1 item");
        assert_eq!(count(12, "item", "items"), "12 items");
    }
}
