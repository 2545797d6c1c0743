//! A cell that is a number and nothing else: sign, brackets, currency, unit, note marks.

use crate::domain::fold;
use crate::parse::pattern::Pattern;

/// A number as it is printed in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value in the unit that is printed; negative in brackets.
    pub value: f64,
    /// The unit that the cell itself names.
    pub unit: Option<&'static str>,
    /// The cell prints a pound sign.
    pub pounds: bool,
}

static NUMBER: Pattern = Pattern::new(
    r"^(?:[▲▼↑↓⬆⬇△▽] ?)?(?P<minus>[-–—−] ?)?(?:\+ ?)?(?P<open>\( ?)?(?P<inner>[-–−] ?)?(?P<pound>£ ?)?(?P<open2>\( ?)?(?P<after>[-–−] ?|\+ ?)?(?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<close> ?\))? ?(?P<unit>[A-Za-z%’'][A-Za-z0-9’'₂]*)?(?P<close2> ?\))?(?: ?[▲▼↑↓⬆⬇△▽])?(?: ?(?:\*{1,3}|[†‡#^]|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\[\d{1,2}\]|\((?:[a-z]|note \d)\)))?$",
);

/// Units behind a number, and what they are called.
const BEHIND: [(&str, &str); 33] = [
    ("%", "%"),
    ("pp", "pp"),
    ("ppt", "pp"),
    ("p", "p"),
    ("k", "000"),
    ("thousand", "000"),
    ("m", "m"),
    ("mn", "m"),
    ("million", "m"),
    ("bn", "bn"),
    ("billion", "bn"),
    ("day", "days"),
    ("days", "days"),
    ("week", "weeks"),
    ("weeks", "weeks"),
    ("month", "months"),
    ("months", "months"),
    ("year", "years"),
    ("years", "years"),
    ("yrs", "years"),
    ("hour", "hours"),
    ("hours", "hours"),
    ("hrs", "hours"),
    ("minutes", "minutes"),
    ("mins", "minutes"),
    ("fte", "FTE"),
    ("ftes", "FTE"),
    ("tonnes", "tonnes"),
    ("miles", "miles"),
    ("km", "km"),
    ("kwh", "kWh"),
    ("tco2e", "tCO2e"),
    ("wte", "WTE"),
];

/// Reads a cell as a number; `None` for anything that may be something else: a day,
/// a telephone or minute number, a range, a number within words.
pub fn read(cell: &str) -> Option<Number> {
    let words = fold::quote(cell);
    if words.len() > 40 {
        return None;
    }
    let found = NUMBER.captures(&words)?;
    let figures = &found["figures"];
    // "03000" and "007" are numbers to call, not to count with.
    let leading = figures.starts_with('0') && figures.len() > 1 && !figures.starts_with("0.");
    if leading {
        return None;
    }
    let has = |name: &str| found.name(name).is_some();
    let opened = usize::from(has("open")) + usize::from(has("open2"));
    let closed = usize::from(has("close")) + usize::from(has("close2"));
    if opened != closed || opened > 1 {
        return None;
    }
    let pounds = has("pound");
    let unit = match found.name("unit") {
        Some(unit) => Some(behind(unit.as_str(), pounds)?),
        None => pounds.then_some("£"),
    };
    let size: f64 = figures.replace(',', "").parse().ok()?;
    let signed = |name: &str| {
        found
            .name(name)
            .is_some_and(|sign| !sign.as_str().starts_with('+'))
    };
    let negative = opened == 1 || signed("minus") || signed("inner") || signed("after");
    Some(Number {
        value: if negative && size != 0.0 { -size } else { size },
        unit,
        pounds,
    })
}

/// The unit that stands behind a number.
fn behind(unit: &str, pounds: bool) -> Option<&'static str> {
    let lower = unit.to_lowercase().replace('₂', "2");
    let (_, name) = BEHIND.iter().find(|(printed, _)| *printed == lower)?;
    Some(match (*name, pounds) {
        ("000", true) => "£000",
        ("m", true) => "£m",
        ("bn", true) => "£bn",
        ("000", false) => "thousand",
        ("m", false) => "million",
        ("bn", false) => "billion",
        (name, false) => name,
        (_, true) => return None,
    })
}

/// Nothing is counted here: an empty cell, a stroke, "n/a".
pub fn is_nothing(cell: &str) -> bool {
    let folded = fold::compare(cell);
    matches!(
        folded.as_str(),
        "" | "n a" | "na" | "nil" | "none" | "tbc" | "not available" | "not applicable" | "x"
    ) && !cell.contains('£')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_sign_and_unit() {
        for (cell, value, unit) in [
            ("1,234", 1234.0, None),
            ("(25.1)", -25.1, None),
            ("£(1.3)m", -1.3, Some("£m")),
            ("(£1.3m)", -1.3, Some("£m")),
            ("-£450k", -450.0, Some("£000")),
            ("£-4.50", -4.5, Some("£")),
            ("+ 23.3", 23.3, None),
            ("–6.8%", -6.8, Some("%")),
            ("(2.3)%", -2.3, Some("%")),
            ("426,429.60", 426_429.6, None),
            ("12 days", 12.0, Some("days")),
            ("34.5 FTE", 34.5, Some("FTE")),
            ("1,024*", 1024.0, None),
            ("87¹", 87.0, None),
            ("87 [2]", 87.0, None),
            ("▲ 4.0", 4.0, None),
            ("0.0", 0.0, None),
            ("(0)", 0.0, None),
            ("1.2m", 1.2, Some("million")),
        ] {
            let read = read(cell).map(|number| (number.value, number.unit));
            assert_eq!(read, Some((value, unit)), "{cell}");
        }
    }

    #[test]
    fn days_and_numbers_to_call_are_no_figures() {
        for cell in [
            "31/03/2025",
            "2024/25",
            "2024-25",
            "03000 410 066",
            "0116",
            "77/21",
            "4.1.2",
            "1.",
            "(a)",
            "10.30 am",
            "12 High Street",
            "5 to 10",
            "1,23",
            "(5",
            "-",
            "Q1",
            "£",
            "3rd",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
