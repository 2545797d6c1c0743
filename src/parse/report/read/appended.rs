//! What a report carries or rests on: its appendices and background papers.

use crate::domain::fold;
use crate::domain::report::{Appendix, Passage, Report};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::piece::Piece;

/// Entries of a list of appendices or background papers.
const MOST_ENTRIES: usize = 60;

static APPENDIX: Pattern = Pattern::new(
    r"^(?i:appendix|annexe?|enclosure|attachment|schedule) ?(?P<letter>[A-Z]{0,2}\d{0,2}[a-z]?)\b ?(?:\((?P<inner>[^)]*)\))? ?[:.–—-]* ?(?P<title>.*)$",
);

static NEXT: Pattern =
    Pattern::new(r" (?P<next>(?:Appendix|APPENDIX|Annex|ANNEX) [A-Z]{0,2}\d{0,2} ?[:–-] )");

pub(super) fn appendices(under: &[Piece<'_>], report: &mut Report) {
    for piece in under.iter().take(MOST_ENTRIES) {
        let block = piece.block.as_ref();
        for line in entries(block) {
            if is_none(&line) {
                continue;
            }
            keep_appendix(&line, block, report);
        }
    }
}

pub(super) fn background(under: &[Piece<'_>], report: &mut Report) {
    for piece in under.iter().take(MOST_ENTRIES) {
        let block = piece.block.as_ref();
        if block.is_row() || is_none(&block.text) || block.text.chars().count() < 4 {
            continue;
        }
        let passage = Passage {
            text: block.text.clone(),
            page: block.place.page,
            printed_page: block.place.printed_page.clone(),
            line: block.place.line,
        };
        if !report.background_papers.contains(&passage) {
            report.background_papers.push(passage);
        }
    }
}

/// The head over an appendix that the report holds: "Appendix A – The plan".
pub(super) fn named_appendix(head: &Piece<'_>, report: &mut Report) {
    let words = head.block.text.as_str();
    if head.block.marker.is_some() || head.block.is_row() || !APPENDIX.is_in(words) {
        return;
    }
    // A letter alone is the stamp of a page.
    let titled = |entry: &&str| {
        APPENDIX
            .group(entry, "title")
            .is_some_and(|title| !title.is_empty())
    };
    for entry in each_appendix(words).into_iter().filter(titled) {
        keep_appendix(entry, &head.block, report);
    }
}

/// Whether a list says that there is nothing in it.
fn is_none(words: &str) -> bool {
    let folded = fold::compare(words);
    [
        "none",
        "n a",
        "not applicable",
        "no appendices",
        "there are no",
        "there are none",
        "nil",
        "no background",
    ]
    .iter()
    .any(|none| folded == *none || folded.starts_with(&format!("{none} ")))
}

/// Notes an appendix; of two mentions the one with a title counts.
fn keep_appendix(line: &str, block: &Block, report: &mut Report) {
    let Some(entry) = appendix(line, block) else {
        return;
    };
    if report.appendices.contains(&entry) {
        return;
    }
    let known = report
        .appendices
        .iter_mut()
        .find(|known| known.letter == entry.letter && entry.letter.is_some());
    match known {
        Some(known) if known.title.is_none() => *known = entry,
        Some(_) => {}
        None => report.appendices.push(entry),
    }
}

/// The entries of a list: each paragraph, line that names an appendix, or row.
fn entries(block: &Block) -> Vec<String> {
    if block.is_row() {
        let cells: Vec<String> = block
            .cells
            .iter()
            .map(|cell| fold::quote(&cell.text))
            .collect();
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        return match filled.as_slice() {
            [letter, title, ..] if APPENDIX.is_in(letter) => vec![format!("{letter} {title}")],
            [only] => vec![(*only).clone()],
            _ => Vec::new(),
        };
    }
    let mut entries: Vec<String> = Vec::new();
    for line in &block.lines {
        let line = fold::quote(line);
        match entries.last_mut() {
            Some(last) if !APPENDIX.is_in(&line) => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => entries.push(line),
        }
    }
    entries
        .iter()
        .flat_map(|entry| entry.split("; "))
        .flat_map(each_appendix)
        .map(str::to_owned)
        .collect()
}

/// Entries that a copy joined into one line.
fn each_appendix(line: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let mut from = 0;
    for found in NEXT.captures_all(line) {
        let at = found.name("next").map_or(0, |next| next.start());
        entries.push(line[from..at].trim());
        from = at;
    }
    entries.push(line[from..].trim());
    entries
}

fn appendix(line: &str, block: &Block) -> Option<Appendix> {
    let bare = line.trim_start_matches(['•', '-', '–', '·', ' ']);
    let (letter, title) = if let Some(found) = APPENDIX.captures(bare) {
        let letter = found["letter"].to_owned();
        let title = found["title"].trim().to_owned();
        let inner = found
            .name("inner")
            .map(|inner| inner.as_str().trim().to_owned());
        let title = if title.is_empty() {
            inner.unwrap_or_default()
        } else {
            title
        };
        (Some(letter).filter(|letter| !letter.is_empty()), title)
    } else {
        // "A. The plan", "1 – The plan": a marker and a title.
        let marker = block.marker.as_ref()?;
        let counts = !marker.value.is_empty() && marker.count != Count::Decimal;
        let letter = counts.then(|| marker.value.clone())?;
        (Some(letter), block.text.clone())
    };
    let title = title.trim_end_matches([';', '.', ',']).trim().to_owned();
    let sentence = title.split(' ').count() > 30
        || title.starts_with(char::is_lowercase) && title.contains(" is ");
    let title = Some(title).filter(|title| !title.is_empty());
    if sentence || letter.is_none() && title.is_none() {
        return None;
    }
    Some(Appendix {
        letter,
        title,
        page: block.place.page,
        printed_page: block.place.printed_page.clone(),
        line: block.place.line,
    })
}
