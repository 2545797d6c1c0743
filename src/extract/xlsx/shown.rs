//! A cell's value as the sheet shows it: days in words, numbers without false decimals.

use calamine::{DataRef, ExcelDateTime};

use crate::domain::fold;
use crate::domain::wording::MONTHS;

/// A number has no more figures than this after the point, as sheets show them.
const DECIMALS: usize = 10;

/// Whole numbers above this are not exact, and shown as they come.
const EXACT: f64 = 9.0e15;

/// The words of a cell, with `\n` between its lines. `format` is the code of its style.
pub fn text(value: &DataRef<'_>, format: Option<&str>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => self::number(*number, format.unwrap_or_default()),
        DataRef::String(text) => lines(text),
        DataRef::SharedString(text) => lines(text),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(day) => date(day, format.unwrap_or_default()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        // "#REF!" stands in the cell, and says nothing.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Lines of a cell with single spaces; empty ones dropped.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(fold::quote)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// A day in words, a time of day in figures, or both; what its format shows of them.
fn date(day: &ExcelDateTime, format: &str) -> String {
    if day.is_duration() {
        let minutes = (day.as_f64() * 24.0 * 60.0).round();
        return format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0);
    }
    let (year, month, number, hour, minute, ..) = day.to_ymd_hms_milli();
    let name = MONTHS
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    let [has_day, has_month, has_year, has_hour] = parts(format);
    // A time of day alone is a part of the first day.
    if day.as_f64() < 1.0 || !has_day && !has_month && !has_year {
        return format!("{hour:02}:{minute:02}");
    }
    let shown = match (has_day, has_month, has_year) {
        (false, true, true) => format!("{name} {year}"),
        (false, false, true) => year.to_string(),
        (false, true, false) => name.to_owned(),
        _ => format!("{number} {name} {year}"),
    };
    if (hour, minute) == (0, 0) || !has_hour {
        shown
    } else {
        format!("{shown}, {hour:02}:{minute:02}")
    }
}

/// Whether a format of dates shows the day, the month, the year and the hour.
fn parts(format: &str) -> [bool; 4] {
    let code = plain(format).to_ascii_lowercase();
    if code.is_empty() || code == "general" {
        return [true; 4];
    }
    let [day, year, hour, second] = ['d', 'y', 'h', 's'].map(|letter| code.contains(letter));
    // The letter stands for minutes too, where hours or seconds do.
    let month = code.contains('m') && (day || year || !(hour || second));
    [day, month, year, hour]
}

/// A format without what it prints as it stands, and without colours and places.
fn plain(format: &str) -> String {
    let mut code = String::new();
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for letter in format.split(';').next().unwrap_or_default().chars() {
        match letter {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            '\\' | '_' | '*' => escaped = true,
            other => code.push(other),
        }
    }
    code
}

/// A number in the form that its format gives it: percent, thousands, decimals, pounds.
fn number(value: f64, format: &str) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let code = plain(format);
    let percent = code.contains('%');
    let value = if percent { value * 100.0 } else { value };
    let shaped = code.contains(['0', '#']) && !code.contains(['E', 'e', '/', '?']);
    let mut shown = if shaped {
        let decimals = code.split_once('.').map_or(0, |(_, behind)| {
            behind
                .chars()
                .take_while(|c| matches!(c, '0' | '#'))
                .count()
        });
        format!("{value:.*}", decimals.min(DECIMALS))
    } else if value.fract() == 0.0 && value.abs() < EXACT {
        format!("{value:.0}")
    } else {
        general(value)
    };
    if shaped && code.contains(',') {
        shown = thousands(&shown);
    }
    if percent {
        shown.push('%');
    }
    match currency(format) {
        Some(sign) => match shown.strip_prefix('-') {
            Some(rest) => format!("-{sign}{rest}"),
            None => format!("{sign}{shown}"),
        },
        None => shown,
    }
}

/// A number of no format: the noise of its last figures left out.
fn general(value: f64) -> String {
    let shown = format!("{value:.DECIMALS$}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn thousands(shown: &str) -> String {
    let (whole, rest) = match shown.split_once('.') {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (shown, None),
    };
    let (sign, figures) = match whole.strip_prefix('-') {
        Some(figures) => ("-", figures),
        None => ("", whole),
    };
    let mut grouped = String::from(sign);
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(figure);
    }
    if let Some(rest) = rest {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}

/// The sign of money in a format, as it stands or in a place's brackets.
fn currency(format: &str) -> Option<char> {
    let first = format.split(';').next().unwrap_or_default();
    first.chars().find(|letter| matches!(letter, '£' | '€'))
}

/// `2023-10-05T00:00:00`, as some programs write a day.
fn iso(text: &str) -> String {
    let day = text.split('T').next().unwrap_or_default();
    let mut parts = day.split('-');
    let read = (|| {
        let year = parts.next()?.parse::<u16>().ok()?;
        let month = parts.next()?.parse::<usize>().ok()?;
        let number = parts.next()?.parse::<u8>().ok()?;
        let name = MONTHS.get(month.checked_sub(1)?)?;
        Some(format!("{number} {name} {year}"))
    })();
    read.unwrap_or_else(|| fold::quote(text))
}
