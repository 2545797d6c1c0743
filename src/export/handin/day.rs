//! How a paper writes its days: learned from those that it prints.

use jiff::civil::Date;

use crate::domain::fold;

/// A way of writing a day, and the same in the words of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    written: &'static str,
    sheet: &'static str,
    ordinal: bool,
}

const fn way(written: &'static str, sheet: &'static str) -> Way {
    Way {
        written,
        sheet,
        ordinal: false,
    }
}

const fn ordinal(written: &'static str) -> Way {
    Way {
        written,
        // No spreadsheet writes "5th".
        sheet: "d mmmm yyyy",
        ordinal: true,
    }
}

/// The ways in which papers write days, the plainest first. `%-d` before an ordinal is the
/// whole of "5th".
const WAYS: &[Way] = &[
    way("%-d %B %Y", "d mmmm yyyy"),
    way("%-d %b %Y", "d mmm yyyy"),
    way("%d/%m/%Y", "dd/mm/yyyy"),
    way("%d/%m/%y", "dd/mm/yy"),
    way("%-d/%-m/%Y", "d/m/yyyy"),
    way("%-d/%-m/%y", "d/m/yy"),
    way("%d.%m.%Y", "dd.mm.yyyy"),
    way("%d.%m.%y", "dd.mm.yy"),
    way("%-d.%-m.%y", "d.m.yy"),
    way("%d-%m-%Y", "dd-mm-yyyy"),
    way("%d-%m-%y", "dd-mm-yy"),
    way("%Y-%m-%d", "yyyy-mm-dd"),
    way("%d %B %Y", "dd mmmm yyyy"),
    way("%d %b %Y", "dd mmm yyyy"),
    way("%d %b %y", "dd mmm yy"),
    way("%-d %b %y", "d mmm yy"),
    way("%d-%b-%y", "dd-mmm-yy"),
    way("%-d-%b-%y", "d-mmm-yy"),
    way("%d-%b-%Y", "dd-mmm-yyyy"),
    way("%A %-d %B %Y", "dddd d mmmm yyyy"),
    way("%A, %-d %B %Y", "dddd, d mmmm yyyy"),
    way("%A %-d %b %Y", "dddd d mmm yyyy"),
    way("%a %-d %B %Y", "ddd d mmmm yyyy"),
    way("%a %-d %b %Y", "ddd d mmm yyyy"),
    way("%a, %-d %b %Y", "ddd, d mmm yyyy"),
    way("%A %-d %B", "dddd d mmmm"),
    way("%a %-d %b", "ddd d mmm"),
    way("%a %d %b", "ddd dd mmm"),
    way("%-d %B", "d mmmm"),
    way("%-d %b", "d mmm"),
    way("%d %b", "dd mmm"),
    way("%B %-d, %Y", "mmmm d, yyyy"),
    ordinal("%-d %B %Y"),
    ordinal("%-d %b %Y"),
    ordinal("%A %-d %B %Y"),
    ordinal("%A, %-d %B %Y"),
    ordinal("%A %-d %B"),
    ordinal("%a %-d %b"),
    ordinal("%-d %B"),
    ordinal("%-d %b"),
];

/// A paper's way of writing days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    way: Way,
    capitals: bool,
}

impl Default for Style {
    fn default() -> Self {
        Style {
            way: WAYS[0],
            capitals: false,
        }
    }
}

impl Style {
    /// The way in which most letters of the printed days are written.
    pub fn learn<'c>(printed: impl Iterator<Item = (Date, &'c str)>) -> Style {
        let cells: Vec<(Date, String)> = printed
            .map(|(day, words)| (day, fold::quote(words)))
            .collect();
        let mut best = (Style::default(), 0);
        for &way in WAYS {
            for capitals in [false, true] {
                let style = Style { way, capitals };
                let letters = |(day, words): &(Date, String)| {
                    let written = style.write(*day);
                    if has(words, &written) {
                        written.len()
                    } else {
                        0
                    }
                };
                let fits: usize = cells.iter().map(letters).sum();
                if fits > best.1 {
                    best = (style, fits);
                }
            }
        }
        best.0
    }

    /// A day in this way.
    pub fn write(self, day: Date) -> String {
        let mut words = day.strftime(self.way.written).to_string();
        if self.way.ordinal {
            let number = day.day().to_string();
            let ending = match day.day() {
                1 | 21 | 31 => "st",
                2 | 22 => "nd",
                3 | 23 => "rd",
                _ => "th",
            };
            words = words.replacen(&number, &format!("{number}{ending}"), 1);
        }
        if self.capitals {
            words = words.to_uppercase();
        }
        words
    }

    /// The same in the words of a spreadsheet.
    pub fn of_sheet(self) -> &'static str {
        self.way.sheet
    }
}

/// Whether words have a day in them, and no figure runs into it.
fn has(words: &str, written: &str) -> bool {
    words.match_indices(written).any(|(at, _)| {
        let figure = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        !figure(words[..at].chars().next_back())
            && !figure(words[at + written.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_way_of_writing_days_is_learned_from_those_that_are_printed() {
        let (first, other) = (date(2031, 5, 6), date(2031, 12, 16));
        for (printed, written) in [
            (["6 May 2031", "16 December 2031"], "9 September 2031"),
            (["06/05/31", "16/12/31"], "09/09/31"),
            (["6.5.31", "16.12.31"], "9.9.31"),
            (["Tue 6 May", "Tue 16 Dec\n10am"], "Tue 9 Sep"),
            (
                ["6th May 2031 (special)", "16th December 2031"],
                "9th September 2031",
            ),
            (
                ["TUESDAY 6 MAY 2031", "TUESDAY 16 DECEMBER 2031"],
                "TUESDAY 9 SEPTEMBER 2031",
            ),
            (
                ["Tuesday\n6 May 2031", "Tuesday\n16 December 2031"],
                "Tuesday 9 September 2031",
            ),
            (["06 May 2031", "16 Dec 2031"], "09 Sep 2031"),
            (["soon", "later"], "9 September 2031"),
        ] {
            let style = Style::learn([first, other].into_iter().zip(printed));
            assert_eq!(style.write(date(2031, 9, 9)), written, "{printed:?}");
        }
    }
}
