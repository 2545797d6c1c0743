//! Who acts, in a column beside what was said.

use std::ops::Range;

use super::ACTS;
use crate::domain::fold;
use crate::extract::Line;
use crate::parse::action_line::{self, of_point};
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// Whether every line of a cell only names somebody who can act.
pub fn names_owners(cell: &str) -> bool {
    let mut lines = owners(cell).peekable();
    lines.peek().is_some()
        && lines.all(|line| {
            action_line::owns(&line)
                || of_point::read(&line).is_some()
                || NAME.is_in(&line) && !SAYS.is_in(&line)
        })
}

/// A surname, or a name, alone in a column of those who act.
static NAME: Pattern = Pattern::new(r"^\p{Lu}\p{Ll}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]*){0,2}$");
/// What such a column says besides.
static SAYS: Pattern = Pattern::new(
    r"(?i)\b(?:noted?|agreed?|approved?|none|action|actions|complete|completed|closed|done|open|ongoing|verbal|report|discussion|information|decision|resolved|approval|deferred|carried|write|send|circulate|contact|update)\b",
);

fn owners(cell: &str) -> impl Iterator<Item = String> + '_ {
    let parted = |line: &str| -> Vec<String> {
        let line = fold::quote(line);
        if INITIALS.is_in(&line) {
            line.split(' ').map(str::to_owned).collect()
        } else {
            vec![line]
        }
    };
    cell.lines()
        .flat_map(parted)
        .filter(|line| !line.is_empty())
}

/// "AB AB CD": a copy ran the lines of a cell together.
static INITIALS: Pattern = Pattern::new(r"^[A-Z]{2,3}(?: [A-Z]{2,3})+$");

/// Who begins a line with what he or she is to do.
static BEGINS: Pattern = Pattern::new(
    r"^(?:The )?(?:[A-Z][\w.’'&/-]*(?: (?:and|of|for|&))?,? ){1,6}(?:to|will) [a-z]|^(?:[-–•*]|\(?[a-z0-9]{1,2}[.)]) ",
);
/// What closes a charge: its stop, or the letters of whoever acts.
static ENDS: Pattern = Pattern::new(r"[.;]$|(?:^|[ (])[A-Z]{2,4}(?:/[A-Z]{2,4})*\)?$");

/// The charges of one cell: lines that were broken where the column ends are joined.
pub fn several(cell: &str) -> Vec<String> {
    let mut charges: Vec<String> = Vec::new();
    for line in owners(cell) {
        match charges.last_mut() {
            Some(last) if !BEGINS.is_in(&line) && !ENDS.is_in(last) => {
                last.push(' ');
                last.push_str(&line);
            }
            Some(_) | None => charges.push(line),
        }
    }
    charges
}

/// Sets the owners that stand beside an account at the margin of the paragraphs that
/// charge somebody; an owner whose paragraph is not plain stays in words of its own.
pub fn charge(told: &mut [Line], cell: &str, behind: &mut Vec<String>) {
    let owners: Vec<String> = owners(cell).collect();
    if owners.iter().any(|owner| of_point::read(owner).is_some()) {
        behind.extend(owners);
        return;
    }
    // A paragraph of a narrow cell runs over several lines, and its owner ends the last.
    let paragraphs = paragraphs(told);
    // Beside a row of one paragraph nothing else can be meant.
    if let [only] = paragraphs.as_slice() {
        let last = only.end - 1;
        told[last].text = format!("{}\t{}", told[last].text, fold::quote(cell));
        return;
    }
    let text = |range: &Range<usize>| {
        let lines = told[range.clone()].iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join(" ")
    };
    let charging: Vec<(usize, String)> = paragraphs
        .iter()
        .map(|range| (range.end - 1, text(range)))
        .filter(|(_, text)| charges(text))
        .collect();
    if charging.is_empty() || owners.len() > charging.len() {
        behind.extend(owners);
        return;
    }
    // Lines that charge somebody outright come before what somebody promised.
    let outright: Vec<usize> = charging
        .iter()
        .filter(|(_, text)| {
            let mut sentences = sentence::split(text).into_iter();
            ACTS.is_in(text) || sentences.any(action_line::is_outright)
        })
        .map(|(at, _)| *at)
        .collect();
    let from = if outright.len() >= owners.len() {
        outright
    } else {
        charging.into_iter().map(|(at, _)| at).collect()
    };
    let last = from.len() - owners.len();
    for (at, owner) in from[last..].iter().zip(&owners) {
        told[*at].text = format!("{}\t{owner}", told[*at].text);
    }
}

/// The paragraphs of a row, without its head.
fn paragraphs(told: &[Line]) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for (at, line) in told.iter().enumerate() {
        if line.heading.is_some() {
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if !line.gap && last.end == at => last.end = at + 1,
            Some(_) | None => paragraphs.push(at..at + 1),
        }
    }
    paragraphs
}

/// Whether a paragraph says one thing, which whoever stands beside it is to do.
pub fn is_short(text: &str) -> bool {
    sentence::split(text).len() == 1
}

fn charges(text: &str) -> bool {
    let mut sentences = sentence::split(text).into_iter();
    ACTS.is_in(text)
        || sentences
            .any(|sentence| action_line::is_charge(sentence) || action_line::names_who(sentence))
}
