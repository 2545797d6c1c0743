//! What a report recommends: each point with its letter, what hangs under it included.

use std::borrow::Cow;

use crate::domain::fold;
use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::marker::{Count, Marker};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::heading::Head;
use crate::parse::report::piece::Piece;

/// The rule's name on what stands under a head.
const UNDER_HEAD: &str = "recommendation";
/// On what stands behind "The Board is asked to" without a head.
const ASKED: &str = "report-ask";
/// On the rows of a table of recommendations.
const TABLE: &str = "recommendation-table";
/// A stem is no longer than this.
const LONGEST_STEM: usize = 320;
/// Nor is a heading between the stem and its points.
const LONGEST_OVER: usize = 110;

static BODY_ASKED: Pattern = Pattern::new(
    r"(?i)^(?:(?:it is (?:therefore |further |hereby )?(?:recommended|proposed|requested)(?: that)?)|(?:(?:the )?(?:[\w’'&,-]+ ){0,7}?(?:members?|committee|cabinet|council|board|panel|commission|executive|forum|authority|group|meeting|governing body|trustees|sub-?committee|mayor|leader)\b|(?:the|that) )[^.:;]{0,160}?\b(?:is|are|be) (?:therefore |also |further |hereby )?(?:asked|recommended|requested|invited|required|recommend(?:ed)?)(?: (?:to|that))?)",
);
/// What members are asked to do is a verb; "invited to the meeting" is none.
static PLACE: Pattern = Pattern::new(r"(?i)^(?:to )?(?:the|a|an|their|this|each|any|all)\b");
static STEM_END: Pattern = Pattern::new(
    r"(?i)(?:[:;–—-]|\b(?:to|that|and|following|below|recommended|the (?:committee|cabinet|council|board|panel|commission|executive|forum|authority)))$",
);
static ASKS: Pattern = Pattern::new(
    r"(?i)\b(?:ask(?:ed)?|recommend(?:s|ed|ation|ations)?|request(?:s|ed)?|invited?|required|resolves?|agrees?|approves?|proposed)\b",
);
static RULE_OF: Pattern = Pattern::new(
    r"(?i)^(?:reasons?\b|rationale\b|(?:note|nb|n\.b\.)\b ?:|background\b|the reason|members (?:should|may) note\b|for (?:decision|information|noting)\b)",
);
static POINT: Pattern = Pattern::new(r"^(?:That|To|THAT|TO|And that|and that|AND THAT)\b");
/// A line that only holds two points together.
static JOINT: Pattern = Pattern::new(r"(?i)^\W*(?:and|or|and/or)\W*$");

/// The points of the first recommendations that a report prints.
pub fn under_head(pieces: &[Piece<'_>]) -> Vec<Clause> {
    for (at, piece) in pieces.iter().enumerate() {
        if piece.head == Some(Head::Recommendations) {
            let under = section(pieces, at);
            let found = in_section(under);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// What stands under the head: a bold point ends it as little as a plain one.
fn section<'p, 'b>(pieces: &'p [Piece<'b>], at: usize) -> &'p [Piece<'b>] {
    let number = pieces[at].block.marker.clone();
    let at = at + usize::from(is_over_points(&pieces[at + 1..]));
    let end = pieces[at + 1..].iter().position(|piece| match piece.head {
        None | Some(Head::Recommendations) => false,
        Some(Head::Other) => !is_bold_point(&piece.block, number.as_ref()),
        Some(_) => true,
    });
    let end = end.map_or(pieces.len(), |end| at + 1 + end);
    &pieces[at + 1..end]
}

/// A bold paragraph under the number of the section itself.
fn is_bold_point(block: &Block, section: Option<&Marker>) -> bool {
    let own = block.marker.as_ref();
    let deeper = section
        .zip(own)
        .is_some_and(|(section, own)| own.value.starts_with(&format!("{}.", section.value)));
    deeper || ASKS.is_in(&block.text) && STEM_END.is_in(&block.text)
}

fn in_section(under: &[Piece<'_>]) -> Vec<Clause> {
    let rows: Vec<&Block> = under
        .iter()
        .map(|piece| piece.block.as_ref())
        .take_while(|block| block.is_row())
        .collect();
    if rows.len() > 1 {
        let found = table(&rows);
        if !found.is_empty() {
            return found;
        }
    }
    let blocks: Vec<&Block> = under.iter().map(|piece| piece.block.as_ref()).collect();
    let alone = without_column(&blocks);
    points(
        &alone.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
        UNDER_HEAD,
    )
}

/// The points without what stands beside them in a column of its own, where most of them
/// have something there: "Note the overspend", and far to the right "See section 3".
fn without_column<'b>(blocks: &[&'b Block]) -> Vec<Cow<'b, Block>> {
    let marked: Vec<&&Block> = blocks
        .iter()
        .filter(|block| block.marker.is_some())
        .collect();
    let beside = marked.iter().filter(|block| block.margin().is_some());
    let column = beside.count() * 2 > marked.len() && marked.len() > 1;
    blocks
        .iter()
        .map(|block| match block.margin() {
            Some((_, words)) if column && block.marker.is_some() => Cow::Owned(Block {
                text: words,
                ..(*block).clone()
            }),
            Some(_) | None => Cow::Borrowed(*block),
        })
        .collect()
}

/// Where "The Committee is asked to:" heads a list of points, which is a head of
/// recommendations in other words.
pub fn asked_list(pieces: &[Piece<'_>]) -> Option<usize> {
    (0..pieces.len().saturating_sub(1)).find(|at| {
        let next = &pieces[at + 1];
        let listed = next.block.marker.as_ref().is_some_and(Marker::begins) && next.head.is_none();
        (listed || begin_alike(&pieces[at + 1..]))
            && asks(&pieces[*at])
            && is_stem(&pieces[*at].block.text)
    })
}

/// Whether points without numbers stand here, the first two of which say what is to be
/// done; a heading may stand over them.
fn begin_alike(pieces: &[Piece<'_>]) -> bool {
    let from = usize::from(is_over_points(pieces));
    let begins = |piece: &&Piece<'_>| {
        piece.head.is_none() && piece.block.marker.is_none() && POINT.is_in(&piece.block.text)
    };
    pieces.get(from).as_ref().is_some_and(begins)
        && pieces.get(from + 1).as_ref().is_some_and(begins)
}

/// A heading right over the first point.
fn is_over_points(pieces: &[Piece<'_>]) -> bool {
    let heads = |over: &Piece<'_>| {
        let text = over.block.text.trim();
        matches!(over.head, None | Some(Head::Other))
            && over.block.marker.is_none()
            && text.chars().count() <= LONGEST_OVER
            && !text.ends_with(['.', ':', ';', ','])
            && !POINT.is_in(text)
    };
    matches!(pieces, [over, point, ..] if heads(over)
        && point.head.is_none()
        && point.block.marker.is_none()
        && POINT.is_in(&point.block.text))
}

/// A sentence that asks members for something, where no head says "recommendations".
pub fn without_head(pieces: &[Piece<'_>]) -> Vec<Clause> {
    let asked = |piece: &&Piece<'_>| asks(piece) && !is_stem(&piece.block.text);
    match pieces.iter().find(asked) {
        Some(piece) => points(&[piece.block.as_ref()], ASKED),
        None => Vec::new(),
    }
}

fn asks(piece: &Piece<'_>) -> bool {
    let text = piece.block.text.as_str();
    let told = piece.head.is_none() && !piece.block.is_row() && BODY_ASKED.is_in(text);
    // Behind "that" the body is named again; behind "to" stands a verb.
    let named = BODY_ASKED
        .find(text)
        .is_some_and(|stem| stem.as_str().ends_with("that"));
    let rest = behind_stem(text);
    told && (named || rest.len() == text.len() || !PLACE.is_in(rest))
}

static BODY_STEM: Pattern = Pattern::new(
    r"(?i)^(?:(?:that|it is|recommended|the recommendations? (?:is|are)|recommendations?) ){0,2}(?:the )?(?:[\w’'&,-]+ ){0,7}?(?:members?|committee|cabinet|council|board|panel|commission|executive|forum|authority|group|trustees|leader|mayor)?(?: (?:agrees?|approves?|notes?|recommends?|resolves?|endorses?|considers?|supports?|is|are|be|asked|requested|invited|recommended|further|also|to|that|the following|as follows|and|consider|agree|approve|note))* ?[:;–—-]+$",
);

/// Whether the words only say who is asked: label, verb and body.
fn is_stem(text: &str) -> bool {
    let text = text.trim();
    if text.chars().count() > LONGEST_STEM || !STEM_END.is_in(text) {
        return false;
    }
    let folded = fold::compare(text);
    let bare = [
        "that",
        "to",
        "that the committee",
        "that members",
        "that cabinet",
        "that council",
    ];
    if bare.contains(&folded.as_str()) {
        return true;
    }
    if let Some(asked) = BODY_ASKED.find(text) {
        // What follows the asking is no more than "agree the following:".
        return text[asked.end()..].split_whitespace().count() <= 8;
    }
    BODY_STEM.is_in(text) && ASKS.is_in(text)
        || STEM_END.is_in(text) && BODY_STEM.is_in(text) && folded.starts_with("that ")
}

/// "That the traders be asked for a share" is a point whole: somebody else is asked.
static OTHERS_ASKED: Pattern = Pattern::new(
    r"(?i)^that\b[^.:;]{0,160}?\bbe (?:therefore |also |further )?(?:asked|requested|invited|required|recommended)\b",
);

/// The words behind the stem of a sentence: "The Board is asked to note it." gives "note it."
fn behind_stem(text: &str) -> &str {
    if OTHERS_ASKED.is_in(text) {
        return text;
    }
    match BODY_ASKED.find(text) {
        Some(stem) => {
            let rest = text[stem.end()..].trim_start_matches([' ', ':', '–', '-', ',']);
            if rest.chars().filter(|letter| letter.is_alphabetic()).count() > 2 {
                rest
            } else {
                text
            }
        }
        None => text,
    }
}

struct Points<'r> {
    clauses: Vec<Clause>,
    rule: &'r str,
    /// The marker of the list's points.
    list: Option<Marker>,
    /// The marker of what hangs under the last.
    under: Option<Marker>,
    order: usize,
}

/// The points of a run of paragraphs.
fn points(blocks: &[&Block], rule: &str) -> Vec<Clause> {
    let mut points = Points {
        clauses: Vec::new(),
        rule,
        list: None,
        under: None,
        order: 0,
    };
    for (at, block) in blocks.iter().enumerate() {
        if block.is_row() {
            break;
        }
        let next = blocks.get(at + 1).copied();
        if !points.take(block, next) {
            break;
        }
    }
    points.clauses
}

impl Points<'_> {
    fn begin(&mut self, block: &Block, text: &str) {
        let number = block
            .marker
            .as_ref()
            .map(|marker| marker.value.clone())
            .filter(|value| !value.is_empty());
        self.clauses
            .push(clause::at(block, number, text, self.rule));
        self.under = None;
        self.order = block.order;
    }

    /// Takes a paragraph; false where the list is over.
    fn take(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let text = block.text.trim();
        if text.is_empty() || JOINT.is_in(text) {
            // Words that are left out end what may hang under the last point.
            if block.whole().trim().is_empty() {
                self.order = block.order;
            }
            return true;
        }
        let stem = is_stem(text) && next.is_some_and(|next| self.can_be_point(next, block));
        if let Some(marker) = &block.marker {
            // A paragraph's own number before the stem, or before a list of letters.
            if stem && self.begins_list(marker, next) {
                self.list = None;
                return true;
            }
            return self.take_marked(block, marker);
        }
        if stem {
            self.list = None;
            return true;
        }
        if RULE_OF.is_in(text) {
            return false;
        }
        let open = self.clauses.last().is_some_and(|last| is_open(&last.text));
        let listed = self.list.is_some();
        let small = text.starts_with(char::is_lowercase);
        if listed && !(open || small) {
            return false;
        }
        if self.clauses.is_empty() {
            let text = behind_stem(text).to_owned();
            // "Decision required: Yes" is a box of a form.
            let boxed = matches!(
                fold::compare(&text).as_str(),
                "yes" | "no" | "none" | "n a" | "tbc" | "not applicable"
            );
            if !boxed {
                self.begin(block, &text);
            }
            return !boxed;
        }
        if !(listed || small || open && self.last_ends(':')) {
            // Without letters a point shows itself by how it begins, or what it goes on.
            if !open && !POINT.is_in(text) {
                return false;
            }
            self.begin(block, behind_stem(text));
            return true;
        }
        self.hang(block)
    }

    fn last_ends(&self, sign: char) -> bool {
        self.clauses
            .last()
            .is_some_and(|last| last.text.ends_with(sign))
    }

    fn take_marked(&mut self, block: &Block, marker: &Marker) -> bool {
        let text = behind_stem(&block.text).to_owned();
        let Some(list) = &self.list else {
            // "That the Panel resolves either:" and what hangs under it.
            let hangs = match &self.under {
                Some(under) => marker.follows(under),
                None => self.last_ends(':') && marker.begins(),
            };
            if !self.clauses.is_empty() && hangs {
                return self.hang(block);
            }
            if !self.clauses.is_empty() && self.under.is_some() {
                return false;
            }
            self.list = Some(marker.clone());
            self.begin(block, &text);
            return true;
        };
        let sibling =
            marker.shape == list.shape && marker.count == list.count || marker.follows(list);
        let nested = self
            .under
            .as_ref()
            .is_some_and(|under| marker.follows(under))
            && !(marker.count == Count::Decimal);
        if sibling && !(nested && marker.count != Count::Bullet && !marker.follows(list)) {
            let goes_on =
                marker.follows(list) || marker.count == Count::Bullet || skips(list, marker);
            if !goes_on {
                return self.last_opens() && self.hang(block);
            }
            self.list = Some(marker.clone());
            self.begin(block, &text);
            return true;
        }
        if nested || marker.begins() || self.last_opens() {
            return self.hang(block);
        }
        false
    }

    fn last_opens(&self) -> bool {
        self.clauses.last().is_some_and(|last| is_open(&last.text))
    }

    /// Hangs a paragraph under the last point; false where words stand between them.
    fn hang(&mut self, block: &Block) -> bool {
        let near = block.order == self.order || block.order == self.order + 1;
        if !near {
            return false;
        }
        self.order = block.order;
        if let Some(clause) = self.clauses.last_mut() {
            clause.text.push(' ');
            clause.text.push_str(&fold::quote(&block.whole()));
        }
        self.under.clone_from(&block.marker);
        true
    }

    fn begins_list(&self, marker: &Marker, next: Option<&Block>) -> bool {
        let other = next
            .and_then(|next| next.marker.as_ref())
            .is_none_or(|next| next.shape != marker.shape || next.count != marker.count);
        other
            && (self.list.is_none() || marker.count == Count::Decimal || self.clauses.is_empty())
            && matches!(marker.count, Count::Decimal | Count::Number)
            && self.clauses.is_empty()
    }

    fn can_be_point(&self, next: &Block, block: &Block) -> bool {
        !next.is_row()
            && (next.marker.is_some() || self.clauses.is_empty() || block.text.ends_with(':'))
    }
}

/// Numbers of one list may skip one that the copy lost.
fn skips(list: &Marker, marker: &Marker) -> bool {
    let number = |marker: &Marker| marker.value.parse::<u32>().ok();
    number(list)
        .zip(number(marker))
        .is_some_and(|(last, next)| next == last + 2)
}

fn is_open(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([';', ',', ':']) || text.ends_with(" and") || text.ends_with(" or")
}

/// A table of recommendations: a row each, under a heading that says so, or numbers
/// beside sentences.
fn table(rows: &[&Block]) -> Vec<Clause> {
    let cells = |row: &Block| -> Vec<(u16, String)> {
        row.cells
            .iter()
            .map(|cell| (cell.column, fold::quote(&cell.text)))
            .filter(|(_, words)| !words.is_empty())
            .collect()
    };
    let head = cells(rows[0]);
    let headed = head
        .iter()
        .find(|(_, words)| fold::compare(words).starts_with("recommendation"))
        .map(|(column, _)| *column);
    let mut clauses = Vec::new();
    for row in &rows[usize::from(headed.is_some())..] {
        let cells = cells(row);
        let number = cells.first().filter(|(_, words)| is_mark(words));
        let text = match headed {
            Some(column) => cells.iter().find(|(at, _)| *at == column),
            None => number.and_then(|_| cells.get(1)),
        };
        let Some((_, text)) = text.filter(|(_, text)| text.split(' ').count() > 2) else {
            continue;
        };
        let number = number
            .filter(|(_, words)| words != text)
            .map(|(_, words)| words.trim_matches(['(', ')', '.']).to_owned());
        clauses.push(clause::at(row, number, text, TABLE));
    }
    clauses
}

fn is_mark(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '.', ' ']);
    (1..=5).contains(&bare.len())
        && bare
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
}
