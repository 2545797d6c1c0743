//! Stamps and labels that restrict a paper: "NOT FOR PUBLICATION", "Part 2", a private
//! pack; and the items that they make exempt.

use crate::domain::agenda::is_procedural;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::Kind;
use crate::domain::whole::Whole;
use crate::extract::{Document, Part};
use crate::parse::paragraph::{Block, is_capitals};
use crate::parse::pattern::Pattern;

/// Lines at the top of a sheet, and of a document, where a stamp may stand.
const TOP: usize = 5;
const HEAD: usize = 12;
/// A stamp is no longer than this, its paragraphs of Schedule 12A included.
const LONGEST: usize = 260;

/// A whole document that only members get.
static PACK: Pattern = Pattern::new(
    r"(?i)^(?:(?:exempt|restricted|confidential|private|part (?:2|ii|b))[ –-]*)+(?:(?:and|reports?|documents?|agenda|papers?|supplement(?:ary)?|information|session|public) ?)*(?:pack|supplement|agenda|bundle)\b.{0,60}$",
);
/// A stamp that says it in so many words.
static STAMP: Pattern = Pattern::new(
    r"(?i)^[\W_]*(?:(?:this (?:report|paper|document|appendix|item) is )?not for publication\b.*|(?:part (?:2|ii|b)|exempt|confidential|restricted|private)(?:[\s/,:–—-]+(?:and|part (?:2|ii|b)|exempt|confidential|restricted|private|not for publication.*|item|items|report|appendix(?: \w{1,2})?|information.{0,120}|by virtue of.*|under (?:paragraph|schedule|section).*|paragraphs? \d.*|schedule 12a.*))+)[\W_]*$",
);
/// A word that is a stamp only where it stands apart or in capitals.
static WORD: Pattern =
    Pattern::new(r"(?i)^[\W_]*(?:exempt|confidential|restricted|private)[\W_]*$");
/// "Classification: Exempt", "Status: Part 2", "Publication: not for publication".
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:(?:security |report )?classification|status|publication(?: status)?|part (?:1|i)(?: or |/)(?:2|ii)|report status|access to information|exempt(?:ion)?(?: information)?|restricted|confidential) ?(?:[:\t]|\?) ?(?:yes\b.*|exempt\b.*|restricted\b.*|confidential\b.*|private\b.*|part (?:2|ii|b)\b.*|not for publication\b.*)$",
);
/// Words that take it back: "This report is not exempt", "Appendix 2 is exempt".
static OPEN: Pattern = Pattern::new(
    r"(?i)\b(?:not (?:exempt|confidential|restricted)|non-(?:exempt|confidential)|unrestricted|no exempt|open report|public report|appendi(?:x|ces) (?:\w+ )?(?:is|are|contains?)|except|if any|may be|following items?)\b",
);

/// A cell of a table that calls its row exempt: "Depot sale (Exempt – para 3)", "EXEMPT: the
/// lease", "Land at Mill Lane [Part II]", "Not for publication".
static CELL: Pattern = Pattern::new(
    r"(?i)[(\[]\s*(?:exempt|confidential|restricted|part (?:2|ii)|private|not for publication)\b[^)\]]*[)\]]|^[\W_]*(?:exempt|confidential|restricted|part (?:2|ii)|private|not for publication)(?: (?:item|report|business))?\s*(?:[:–—-]|[\W_]*$)|\bnot for publication\b|[:–—-] ?(?:exempt|confidential|part (?:2|ii))(?: (?:item|report))?[\W_]*$",
);

/// Whether words of a table's row, its cells parted by tabs, call it exempt.
pub fn is_said(row: &str) -> bool {
    let mut cells = row.split(['\t', '\n']);
    cells.any(|cell| CELL.is_in(cell) && !OPEN.is_in(cell))
}

/// Whether a line is a stamp that restricts what stands under it.
fn restricts(text: &str, apart: bool) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST || OPEN.is_in(text) {
        return false;
    }
    STAMP.is_in(text) || FIELD.is_in(text) || WORD.is_in(text) && (apart || is_capitals(text))
}

/// Marks what stamps, labels and the pack itself restrict.
pub fn mark(document: &Document, blocks: &[Block], meetings: &mut [Meeting], whole: &mut Whole) {
    whole.exempt = stamped(document);
    let head = blocks
        .iter()
        .take(HEAD)
        .filter(|block| block.marker.is_none());
    let private = head.clone().any(|block| {
        block.text.chars().count() <= 90
            && PACK.is_in(block.text.trim())
            && !OPEN.is_in(&block.text)
    });
    let alone = match document.kind {
        // A sheet's stamp is found on the sheet.
        Kind::Pdf => whole.exempt.first().is_some_and(|(first, _)| *first == 1),
        Kind::Html | Kind::Xml | Kind::Docx | Kind::Xlsx | Kind::Text => {
            head.take(TOP).any(|block| restricts(&block.text, false))
        }
    };
    // An agenda on whose first sheet items are called exempt is a public one.
    let told_of_one = meetings.iter().all(|meeting| {
        matches!(meeting.role, Role::Item | Role::Notice) || meeting.items.len() <= 1
    });
    whole.restricted = private || alone && told_of_one;
    for meeting in meetings.iter_mut() {
        // Where the agenda itself parts public from private, its parts are right.
        let parted = meeting.items.iter().any(|item| item.exempt)
            && meeting.items.iter().any(|item| {
                !item.exempt && !is_procedural(item.title.as_deref().unwrap_or_default())
            });
        for item in &mut meeting.items {
            let procedural = is_procedural(item.title.as_deref().unwrap_or_default());
            let by_pack = whole.restricted && !procedural && !(parted && private);
            let by_stamp = item.pages.is_some_and(|(first, last)| {
                let covered: u32 = whole
                    .exempt
                    .iter()
                    .map(|(from, to)| (*to.min(&last) + 1).saturating_sub(*from.max(&first)))
                    .sum();
                let first_is = whole
                    .exempt
                    .iter()
                    .any(|(from, to)| (*from..=*to).contains(&first));
                let behind_head = item.place.page.is_none_or(|page| first > page);
                behind_head && (first_is || covered * 2 > last - first.min(last) + 1)
            });
            item.exempt |= by_pack || by_stamp;
        }
    }
}

/// Runs of sheets that carry a stamp. A stamp on the first sheet of a report alone
/// restricts just this sheet here; the item's own sheets follow in [`mark`].
fn stamped(document: &Document) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in &document.pages {
        let Some(number) = page.number else { continue };
        let body = page.lines.iter().filter(|line| line.part == Part::Body);
        let marked = page
            .lines
            .iter()
            .filter(|line| line.part != Part::Body)
            .any(|line| restricts(&line.text, true))
            || body.take(TOP).any(|line| restricts(&line.text, false));
        if !marked {
            continue;
        }
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            Some(_) | None => runs.push((number, number)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_no_sentence_about_one() {
        for stamp in [
            "NOT FOR PUBLICATION",
            "Not for publication by virtue of paragraph 3 of Schedule 12A",
            "CONFIDENTIAL",
            "Part 2 – Exempt",
            "Exempt report",
            "Classification: Restricted",
        ] {
            assert!(restricts(stamp, false), "{stamp}");
        }
        for other in [
            "Part 2",
            "Confidential",
            "This report is not exempt.",
            "Appendix 2 is not for publication",
            "Exempt accommodation in the borough",
            "Private rented housing",
            "Restricted parking zones",
            "Classification: Unrestricted",
        ] {
            assert!(!restricts(other, false), "{other}");
        }
    }

    #[test]
    fn a_private_pack_calls_itself_so() {
        for pack in [
            "Private Document Pack",
            "RESTRICTED PACK",
            "Exempt reports pack",
            "Part 2 Agenda",
        ] {
            assert!(PACK.is_in(pack), "{pack}");
        }
        for other in [
            "Public Document Pack",
            "Private Sector Housing agenda",
            "Part 2 of the plan",
        ] {
            assert!(!PACK.is_in(other), "{other}");
        }
    }

    #[test]
    fn a_row_says_that_it_is_exempt_in_any_of_its_cells() {
        for row in [
            "Sale of the pilot house (Exempt – para 3)\tCllr Ashby",
            "Land at Tide Lane [Part II]",
            "EXEMPT: That the Solicitor serve notice",
            "Ferry lease\tExempt\tMay",
            "Ferry lease – exempt",
            "Ferry lease\tNot for publication by virtue of paragraph 3",
        ] {
            assert!(is_said(row), "{row}");
        }
        for row in [
            "Council tax: who is exempt from it",
            "Private rented homes\tHead of Housing",
            "Restricted parking in Tide Lane",
            "Ferry lease (not exempt)",
            "Part 2 of the review",
        ] {
            assert!(!is_said(row), "{row}");
        }
    }
}
