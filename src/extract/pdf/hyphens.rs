//! Words that were broken by a hyphen at the end of a line, made whole.
//!
//! Most hyphens at a line's end belong to the word ("long-term"), so that a word is made
//! whole only where the file says that its hyphen is soft, or where the paper has the
//! word elsewhere, in one spelling.

use std::collections::HashMap;

use super::actual::SOFT_HYPHEN;
use super::page::{Draft, Item};
use super::tables;
use crate::domain::fold;
use crate::extract::{Line, Part};

/// Lines of one paragraph differ by less in size.
const SAME_SIZE: f32 = 0.5;

/// So many broken words are looked up; a paper of thousands of pages has fewer.
const MOST: usize = 20_000;

/// The spellings of broken words, in small letters, and whether the paper has them.
type Known = HashMap<String, bool>;

/// Makes broken words whole: their rest joins the line that they begin on.
pub fn join(drafts: &mut [Draft]) {
    let mut known = Known::new();
    let places = places(drafts);
    for_each_break(drafts, &places, |head, tail| {
        if known.len() < MOST && !head.ends_with(SOFT_HYPHEN) {
            known.insert(spelling(head, tail, ""), false);
            known.insert(spelling(head, tail, "-"), false);
        }
        None
    });
    if !known.is_empty() {
        look_up(drafts, &mut known);
    }
    for_each_break(drafts, &places, |head, tail| whole(head, tail, &known));
    harden(drafts);
}

/// The lines of running text, by page and place, in order.
fn places(drafts: &[Draft]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (page, draft) in drafts.iter().enumerate() {
        for (index, item) in draft.items.iter().enumerate() {
            match item {
                Item::Text(text) if text.line.part != Part::Body => {}
                Item::Text(_) | Item::Table(_) => places.push((page, index)),
            }
        }
    }
    places
}

/// Calls for the two parts of every broken word. What is given back takes the place of
/// the first, and the second goes.
fn for_each_break(
    drafts: &mut [Draft],
    places: &[(usize, usize)],
    mut decide: impl FnMut(&str, &str) -> Option<String>,
) {
    for (number, (page, index)) in places.iter().enumerate() {
        match &mut drafts[*page].items[*index] {
            Item::Table(table) => {
                for row in &mut table.rows {
                    in_cells(row, &mut decide);
                }
                continue;
            }
            Item::Text(text) if !is_broken(&text.line.text) => continue,
            Item::Text(_) => {}
        }
        let Some(next) = places.get(number + 1) else {
            continue;
        };
        let (Some(above), Some(below)) =
            (line(drafts, *page, *index), line(drafts, next.0, next.1))
        else {
            continue;
        };
        let sound = !above.text.contains('\t') && (above.size - below.size).abs() < SAME_SIZE;
        if let Some((head, rest)) = joined(&above.text, &below.text, &mut decide)
            && sound
        {
            for (place, text) in [((*page, *index), head), (*next, rest)] {
                if let Item::Text(line) = &mut drafts[place.0].items[place.1] {
                    line.line.text = text;
                }
            }
        }
    }
}

fn line(drafts: &[Draft], page: usize, index: usize) -> Option<&Line> {
    match drafts.get(page)?.items.get(index)? {
        Item::Text(text) => Some(&text.line),
        Item::Table(_) => None,
    }
}

fn in_cells(row: &mut Line, decide: &mut impl FnMut(&str, &str) -> Option<String>) {
    let mut changed = false;
    for cell in &mut row.cells {
        if !(cell.text.contains("-\n") || cell.text.contains(SOFT_HYPHEN)) {
            continue;
        }
        let mut lines: Vec<String> = cell.text.split('\n').map(str::to_owned).collect();
        for at in 1..lines.len() {
            if let Some((head, rest)) = joined(&lines[at - 1], &lines[at], decide) {
                lines[at - 1] = head;
                lines[at] = rest;
                changed = true;
            }
        }
        lines.retain(|line| !line.is_empty());
        cell.text = lines.join("\n");
    }
    if changed {
        row.text = tables::joined(&row.cells);
    }
}

/// Words that a narrow cell breaks at a hyphen of their own, as in a name of two.
fn close(row: &mut Line) {
    let mut changed = false;
    for cell in row
        .cells
        .iter_mut()
        .filter(|cell| cell.text.contains("-\n"))
    {
        let mut whole = String::with_capacity(cell.text.len());
        for line in cell.text.split('\n') {
            if fold::is_broken(&whole, line) {
                let (tail, rest) = line.split_once(' ').unwrap_or((line, ""));
                whole.push_str(tail);
                if !rest.is_empty() {
                    whole.push('\n');
                    whole.push_str(rest);
                }
                changed = true;
                continue;
            }
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(line);
        }
        cell.text = whole;
    }
    if changed {
        row.text = tables::joined(&row.cells);
    }
}

/// A line that ends in a hyphen behind a letter.
fn is_broken(text: &str) -> bool {
    text.strip_suffix(['-', SOFT_HYPHEN, '\u{2010}'])
        .is_some_and(|head| head.ends_with(char::is_alphabetic))
}

/// Both lines with the word made whole, where it is to be.
fn joined(
    above: &str,
    below: &str,
    decide: &mut impl FnMut(&str, &str) -> Option<String>,
) -> Option<(String, String)> {
    if !is_broken(above) {
        return None;
    }
    let (lead, head) = match above.rsplit_once([' ', '\t']) {
        Some((lead, head)) => (above.get(..=lead.len())?, head),
        None => ("", above),
    };
    let (tail, rest) = below.split_once(' ').unwrap_or((below, ""));
    if !tail.starts_with(char::is_lowercase) || tail.contains('\t') {
        return None;
    }
    let whole = decide(head, tail)?;
    Some((format!("{lead}{whole}"), rest.to_owned()))
}

fn without_hyphen(head: &str) -> &str {
    head.trim_end_matches(['-', SOFT_HYPHEN, '\u{2010}'])
}

/// A word in small letters without what stands around it.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}

fn spelling(head: &str, tail: &str, between: &str) -> String {
    bare(&format!("{}{between}{tail}", without_hyphen(head)))
}

/// The word made of both parts, where it is known how it is spelled.
fn whole(head: &str, tail: &str, known: &Known) -> Option<String> {
    let has = |between: &str| {
        let spelling = spelling(head, tail, between);
        known.get(&spelling).copied().unwrap_or_default()
    };
    let between = match (head.ends_with(SOFT_HYPHEN), has(""), has("-")) {
        (true, _, _) | (false, true, false) => "",
        (false, false, true) => "-",
        (false, true, true) | (false, false, false) => return None,
    };
    Some(format!("{}{between}{tail}", without_hyphen(head)))
}

/// Looks which spellings stand in the paper. The two halves of a broken word are words
/// of their own here, and make none of them.
fn look_up(drafts: &[Draft], known: &mut Known) {
    let texts = drafts.iter().flat_map(|draft| &draft.items);
    let mut look = |line: &str| {
        for word in line.split_whitespace().filter(|word| word.len() > 3) {
            if let Some(met) = known.get_mut(&bare(word)) {
                *met = true;
            }
        }
    };
    for item in texts {
        match item {
            Item::Text(text) => look(&text.line.text),
            Item::Table(table) => table.rows.iter().for_each(|row| look(&row.text)),
        }
    }
}

/// Soft hyphens that nothing follows are drawn, and read, as hyphens; lines whose only
/// word went up are gone.
fn harden(drafts: &mut [Draft]) {
    let harden = |text: &mut String| {
        if text.contains(SOFT_HYPHEN) {
            *text = text.replace(SOFT_HYPHEN, "-");
        }
    };
    for draft in drafts {
        draft.items.retain_mut(|item| match item {
            Item::Text(text) => {
                harden(&mut text.line.text);
                !text.line.text.is_empty()
            }
            Item::Table(table) => {
                for row in &mut table.rows {
                    harden(&mut row.text);
                    row.cells.iter_mut().for_each(|cell| harden(&mut cell.text));
                    close(row);
                }
                true
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::testing::{Builder, Drawing, cells, texts};

    #[test]
    fn a_broken_word_is_whole_where_the_paper_has_it_elsewhere() {
        let page = Drawing::new()
            .text(
                50.0,
                200.0,
                "The footbridge was long-term work, said the foot-",
            )
            .text(50.0, 214.0, "bridge panel. It is a long-")
            .text(50.0, 228.0, "term plan of the sub-")
            .text(50.0, 242.0, "committee.");
        let mut paper = Builder::new();
        paper.page(&page);
        assert_eq!(
            texts(&paper.read(), 0),
            [
                "The footbridge was long-term work, said the footbridge",
                "panel. It is a long-term",
                "plan of the sub-",
                "committee."
            ]
        );
    }

    #[test]
    fn a_name_that_a_cell_breaks_at_its_hyphen_is_whole() {
        let page = Drawing::new()
            .ruled(&[50.0, 150.0, 400.0], &[200.0, 220.0, 260.0])
            .text(55.0, 214.0, "Officer")
            .text(155.0, 214.0, "Item")
            .text(55.0, 234.0, "Ida Marsh-")
            .text(55.0, 248.0, "Pell")
            .text(155.0, 234.0, "Two-")
            .text(155.0, 248.0, "and three-year plans");
        let mut paper = Builder::new();
        paper.page(&page);
        assert_eq!(
            cells(&paper.read().pages[0].lines[1]),
            ["Ida Marsh-Pell", "Two-\nand three-year plans"]
        );
    }

    #[test]
    fn a_hyphen_that_the_file_calls_soft_goes_in_text_and_in_cells() {
        let soft = "/Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC";
        let page = Drawing::new()
            .raw(&format!("BT /F 11 Tf 50 740 Td (The wea) Tj {soft} ET"))
            .text(50.0, 116.0, "ther")
            .ruled(&[50.0, 150.0, 400.0], &[200.0, 220.0, 260.0])
            .text(55.0, 214.0, "Date")
            .text(155.0, 214.0, "Item")
            .text(55.0, 234.0, "4 May")
            .raw(&format!("BT /F 11 Tf 155 608 Td (Mar) Tj {soft} ET"))
            .text(155.0, 248.0, "ket hall");
        let mut paper = Builder::new();
        paper.page(&page);
        let document = paper.read();
        let lines = &document.pages[0].lines;
        assert_eq!(lines[0].text, "The weather");
        assert_eq!(cells(&lines[2]), ["4 May", "Market\nhall"]);
        assert_eq!(lines[2].text, "4 May\tMarket hall");
    }
}
