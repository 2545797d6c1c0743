//! Rows that add up others, whatever they are called: "Overall position".

use crate::domain::figure::{Figure, FigureRow, FigureTable};

/// Parts that a sum has at the least.
const PARTS: usize = 2;
/// Some sum has three figures: small numbers add up by chance.
const TELLING: f64 = 100.0;
/// What rounding may take from a sum is no more than this part of it.
const ROUNDED: f64 = 0.02;

/// Marks the rows of a table whose figures are the sums of those of other rows: of the
/// rows above, since the last sum or from the top, or of all below the first.
pub fn mark(table: &mut FigureTable) {
    let shares: Vec<bool> = table
        .columns
        .iter()
        .map(|column| matches!(column.unit.as_deref(), Some("%" | "pp")))
        .collect();
    for at in 0..table.rows.len() {
        if table.rows[at].total {
            continue;
        }
        let (above, rest) = table.rows.split_at(at);
        let Some((row, below)) = rest.split_first() else {
            return;
        };
        let since = above
            .iter()
            .rposition(|row| row.total)
            .map_or(0, |last| last + 1);
        let is_sum = adds_up(row, &above[since..], &shares)
            || since > 0 && adds_up(row, above, &shares)
            || at == 0 && adds_up(row, below, &shares);
        table.rows[at].total = is_sum;
    }
}

/// Whether each figure of a row, shares aside, is the sum of the parts' in its column.
fn adds_up(row: &FigureRow, parts: &[FigureRow], shares: &[bool]) -> bool {
    let counted = |figure: &&Figure| {
        let is_share = matches!(figure.unit.as_deref(), Some("%" | "pp"));
        !is_share && shares.get(figure.column) == Some(&false)
    };
    let mut sums = 0;
    let mut telling = false;
    for figure in row.figures.iter().filter(counted) {
        let of_column = |part: &FigureRow| {
            let mut own = part.figures.iter().filter(counted);
            let own = own.find(|own| own.column == figure.column);
            own.map(|own| own.value)
        };
        let parts = parts.iter().filter(|part| !part.total);
        let values: Vec<f64> = parts.filter_map(of_column).collect();
        let unit = decimals(&figure.printed);
        // Each part and the sum itself were rounded.
        #[allow(clippy::cast_precision_loss)]
        let slack = unit * 0.5 * (values.len() + 1) as f64 + 1e-9;
        if (values.iter().sum::<f64>() - figure.value).abs() > slack {
            return false;
        }
        let real = values.iter().filter(|value| **value != 0.0).count();
        if real >= PARTS && slack <= figure.value.abs() * ROUNDED {
            sums += 1;
            telling |= figures(figure.value.abs() / unit) >= TELLING;
        }
    }
    telling && (sums >= 2 || row.figures.iter().filter(counted).count() == 1)
}

/// A number without the noughts at its end: round numbers add up by chance as well.
fn figures(value: f64) -> f64 {
    let mut figures = value.round();
    while figures > 0.0 && figures % 10.0 == 0.0 {
        figures /= 10.0;
    }
    figures
}

/// The least that a figure, as it is printed, can differ by.
fn decimals(printed: &str) -> f64 {
    let behind = printed.rsplit_once('.').map_or("", |(_, behind)| behind);
    let count = behind.bytes().take_while(u8::is_ascii_digit).count();
    10_f64.powi(-i32::try_from(count).unwrap_or(0))
}
