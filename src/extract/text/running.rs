//! Heads and feet of the pages that a text was copied from.

use std::collections::HashMap;

use crate::extract::{Line, Part};

/// A head is no longer than this.
const LONGEST: usize = 110;

/// A line must repeat this often to be a head.
const REPEATS: usize = 2;

/// Marks page numbers, and the lines beside them that repeat.
pub fn mark(mut lines: Vec<Line>) -> Vec<Line> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for line in lines.iter().filter(|line| may_be_head(line)) {
        *counts.entry(folded(&line.text)).or_default() += 1;
    }
    let named: Vec<usize> = (0..lines.len())
        .filter(|at| page_named(&lines[*at]).is_some())
        .collect();
    if named.len() >= 2
        && named
            .windows(2)
            .all(|pair| page_named(&lines[pair[0]]) < page_named(&lines[pair[1]]))
    {
        for at in named {
            lines[at].part = Part::Running;
        }
    }
    let numbers: Vec<usize> = (0..lines.len())
        .filter(|at| is_page_number(&lines[*at]))
        .collect();
    if !counts_up(&lines, &numbers) {
        return lines;
    }
    for at in numbers {
        let mut marked = false;
        let beside = [at.checked_sub(1), at.checked_add(1)];
        for beside in beside.into_iter().flatten() {
            let repeats = lines.get(beside).is_some_and(|line| {
                may_be_head(line)
                    && counts.get(&folded(&line.text)).copied().unwrap_or(0) >= REPEATS
            });
            if repeats {
                lines[beside].part = Part::Running;
                marked = true;
            }
        }
        if marked {
            lines[at].part = Part::Running;
        }
    }
    // The first page's own head has no number above it.
    let heads: Vec<String> = lines
        .iter()
        .filter(|line| line.part == Part::Running && !is_page_number(line))
        .map(|line| folded(&line.text))
        .collect();
    if let Some(first) = lines.first_mut()
        && heads.contains(&folded(&first.text))
    {
        first.part = Part::Running;
    }
    lines
}

fn may_be_head(line: &Line) -> bool {
    line.table.is_none()
        && line.text.chars().count() <= LONGEST
        && line.text.chars().any(char::is_alphabetic)
}

/// Figures alone, with an empty line above them.
fn is_page_number(line: &Line) -> bool {
    line.gap
        && line.table.is_none()
        && line.text.len() <= 4
        && line.text.chars().all(|letter| letter.is_ascii_digit())
}

/// The number in a line that is only `Page 5`, or `Page 5 of 9`.
fn page_named(line: &Line) -> Option<u32> {
    let text = line.text.trim();
    let rest = text
        .strip_prefix("Page ")
        .or_else(|| text.strip_prefix("page "))?;
    let (number, of) = rest.split_once(" of ").unwrap_or((rest, "1"));
    of.parse::<u32>().ok()?;
    number.parse().ok()
}

fn counts_up(lines: &[Line], numbers: &[usize]) -> bool {
    let pages: Vec<u32> = numbers
        .iter()
        .filter_map(|at| lines[*at].text.parse().ok())
        .collect();
    pages.len() >= 2 && pages.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

fn folded(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_ascii_digit() { '#' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines;

    #[test]
    fn page_numbers_and_the_heads_beside_them_are_running() {
        let text = "ASH COUNCIL    Panel\n\nThe report was sent to\n\n  4\nASH COUNCIL    Panel\n\nevery member.\n\n  5\nASH COUNCIL    Panel\n\nEnd.";
        let running: Vec<u32> = lines(text)
            .iter()
            .filter(|line| line.part == Part::Running)
            .map(|line| line.number)
            .collect();
        assert_eq!(running, [1, 5, 6, 10, 11]);
    }

    #[test]
    fn figures_that_no_head_stands_beside_are_text() {
        let lines = mark(lines("Buses\n\n12\n\nTrams\n\n13\n\nBoats"));
        assert!(lines.iter().all(|line| line.part == Part::Body));
    }
}
