//! The record of a decision that one person took: an officer, or a member of a cabinet.
//!
//! Every council has a form of its own for it, which the regulations on officers' decisions
//! made alike: what was decided, by whom and when, why, and what else was considered.
//! Several filled forms may stand in one file, one behind the other.

use std::borrow::Cow;
use std::ops::Not;

use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{body, business, date, marker, title};

/// Paragraphs among which a form says what it is.
const TOP: usize = 8;

/// The heading of such a record.
static HEADING: Pattern = Pattern::new(
    r"(?i)^(?:.{0,60}\b)?(?:(?:officer|delegated|executive|cabinet member|portfolio holder|individual|operational|non-key|key|urgent)[ ’'s-]*(?:executive |delegated |key |member )*decisions?|decision (?:record|notice|sheet|form)|record of (?:an? |the )?(?:\w+ ){0,4}decision|notice of (?:the )?decisions? (?:made|taken))\b.{0,60}$",
);
/// A label with its value, or over it.
static LABELLED: Pattern =
    Pattern::new(r"^(?P<label>\p{Lu}[^:|]{2,140}?) ?(?:: ?|\?:? ?)(?P<value>.*)$");
static SUBJECT: Pattern = Pattern::new(
    r"(?i)^(?:subject|title|(?:decision|report) title|title of (?:the )?(?:report|decision|proposal)|subject of (?:the )?decision|name of (?:the )?decision)(?: of (?:the )?decision)?$",
);
static DECISION: Pattern = Pattern::new(
    r"(?i)^(?:(?:details? of )?(?:the )?(?:officer |delegated |executive )?decisions?(?: (?:being taken|taken|made|details?|agreed))?|what (?:is|was) (?:the )?decision|decision and any conditions)(?: \([^)]{1,60}\))?$",
);
static DAY: Pattern = Pattern::new(
    r"(?i)^(?:date (?:of|on which) (?:the )?decision(?: (?:was )?(?:taken|made))?|decision date|date decision (?:was )?(?:taken|made)|date decided|date (?:taken|made))$",
);
/// Who signed the form, and when, where it has no other day.
static SIGNED: Pattern = Pattern::new(
    r"(?i)^(?:date|dated|date (?:signed|authorised|approved|of signature)|signed(?: and dated)?|signature(?: and date)?)$",
);
static MAKER: Pattern = Pattern::new(
    r"(?i)^(?:decision[- ](?:maker|taker)s?|(?:decision )?(?:taken|made) by|decision[- ]making (?:officer|body)|(?:name|title|name and (?:job )?title|job title) of (?:the )?(?:decision[- ]maker|officer|person)(?: (?:making|taking) (?:the )?decision)?|(?:delegated )?officer (?:making|taking) (?:the )?decision|lead (?:director|officer)|(?:authorised|authorized|decision) (?:signatory|by)|approved by|authorising officer)$",
);
static REASON: Pattern = Pattern::new(
    r"(?i)^(?:summary of )?(?:the )?(?:reasons?|reason\(s\))(?: for (?:the |making the |this )?decisions?(?: taken| made)?)?$|^why (?:is|was) .*decision.*$",
);
static OTHER_WAYS: Pattern = Pattern::new(
    r"(?i)\b(?:alternatives?|other) (?:or )?options?\b|\boptions considered\b|\balternatives considered\b",
);
static SOUGHT: Pattern = Pattern::new(
    r"(?i)^(?:summary of (?:the )?(?:matter|issue)\b.*|purpose(?: of (?:the )?(?:report|decision))?|recommendations?|proposal|background|summary)$",
);
/// Fields that end the one above them.
static OTHER: Pattern = Pattern::new(
    r"(?i)^(?:signed(?: by)?|signature|dated?|date (?:signed|received|published|of publication|may be implemented)|name|post|designation|(?:decision )?reference(?: (?:no|number))?|(?:background|supporting) (?:papers|documents|information)|consult(?:ation|ees|ed)\b.{0,60}|(?:any )?(?:conflicts?|declarations?) of interests?\b.{0,90}|(?:any )?dispensations?\b.{0,60}|wards?(?:\(s\))?(?: affected)?|(?:is (?:this|it) )?(?:a )?key decision|exempt(?:ion)?|authority(?: for)?\b.{0,60}|(?:delegated|delegation)\b.{0,60}|(?:financial|legal|equalit\w+|other|risk|resource) implications|implications|contact(?: officer)?|subject to call[- ]?in|appendices)$",
);
/// The number of a field, and what stands in brackets behind its label.
static COUNTED: Pattern = Pattern::new(r"^\d{1,2}[.)]?\s+");
static ASIDE: Pattern = Pattern::new(r"\s*\([^()]{1,120}\)$");
/// What stands before the subject of one form among several.
static NUMBERED: Pattern = Pattern::new(r"(?i)^(?:no|number|item|decision)\.? ?\d{1,3}[.:]?$");
/// "Approved: To let the hall": the outcome in front of what was decided.
static OUTCOME: Pattern =
    Pattern::new(r"^(?:Approved|Agreed|Granted|Authorised|Authorized|Confirmed) ?: +");

/// A label and what stands under it.
struct Field {
    label: String,
    value: Vec<Block>,
}

/// Reads such records: each heading like the first begins one.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Vec<Meeting>> {
    let own = || blocks.iter().filter(|block| !block.is_running());
    let heading = own().take(TOP).find(|block| HEADING.is_in(&block.text));
    let starts: Vec<usize> = heading.map_or_else(
        || under_running(blocks),
        |heading| {
            let heading = fold::compare(&heading.text);
            let alike = |at: &usize| fold::compare(&blocks[*at].text) == heading;
            (0..blocks.len())
                .filter(|at| !blocks[*at].is_row() && !blocks[*at].is_running())
                .filter(alike)
                .collect()
        },
    );
    let Some((_, others)) = starts
        .split_first()
        .filter(|(_, others)| !others.is_empty())
    else {
        if heading.is_some()
            && let Some(several) = several(blocks, language, losses)
        {
            return Some(vec![several]);
        }
        return one(blocks, heading.is_some(), language, losses).map(|record| vec![record]);
    };
    let ends = others.iter().copied().chain([blocks.len()]);
    let mut meetings: Vec<Meeting> = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let form = unrun(&blocks[*start..end]);
        let Some(record) = one(&form, true, language, losses) else {
            continue;
        };
        let same = |held: &&mut Meeting| {
            (held.date, &held.committee) == (record.date, &record.committee) && held.date.is_some()
        };
        match meetings.iter_mut().find(same) {
            Some(held) => held.items.extend(record.items),
            None => meetings.push(record),
        }
    }
    (!meetings.is_empty()).then_some(meetings)
}

/// Where the forms begin under a heading that stands over each of them and so is taken for a
/// running one: the first field of the first form stands below it again.
fn under_running(blocks: &[Block]) -> Vec<usize> {
    let mut top = blocks.iter().take(TOP);
    let running = top.find(|block| block.is_running() && HEADING.is_in(&block.text));
    let Some(heading) = running.map(|block| fold::compare(&block.text)) else {
        return Vec::new();
    };
    let field = |at: usize| {
        let below = blocks.get(at + 1)?;
        let label = first_cell(below).or_else(|| Some(label(&below.text)?.0))?;
        Some(bare(label)).filter(|label| is_known(label))
    };
    let heads: Vec<usize> = (0..blocks.len())
        .filter(|at| blocks[*at].is_running() && fold::compare(&blocks[*at].text) == heading)
        .collect();
    let Some(first) = heads.first().and_then(|at| field(*at)) else {
        return Vec::new();
    };
    heads
        .into_iter()
        .filter(|at| field(*at) == Some(first))
        .collect()
}

/// A form whose first fields are taken for running ones, as they are the same in each: they
/// are its own.
fn unrun(form: &[Block]) -> Cow<'_, [Block]> {
    let fields = form.iter().take_while(|block| block.is_running()).count();
    if fields < 2 {
        return Cow::Borrowed(form);
    }
    let mut own = form.to_vec();
    for block in &mut own[1..fields] {
        block.role = None;
    }
    Cow::Owned(own)
}

/// Reads forms under one heading, each of which begins with its number and its subject: "No.
/// 2 | Ferry fares". Their decisions are of one paper, on its day where they have one.
fn several(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
    let numbered = |at: &usize| {
        let block = &blocks[*at];
        block.is_row() && !block.is_running() && first_cell(block).is_some_and(is_count)
    };
    let starts: Vec<usize> = (0..blocks.len()).filter(numbered).collect();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let mut whole: Option<Meeting> = None;
    let mut unread = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let mut form = blocks[*start..end].to_vec();
        // The number stands where others print what it is: the subject.
        if let Some(cell) = form[0].cells.first_mut() {
            "Subject".clone_into(&mut cell.text);
        }
        let record = one(&form, true, language, &mut unread)?;
        match &mut whole {
            None => whole = Some(record),
            Some(whole) => {
                whole.date = whole.date.filter(|day| Some(*day) == record.date);
                whole.committee = whole
                    .committee
                    .take()
                    .filter(|body| Some(body) == record.committee.as_ref());
                whole.items.extend(record.items);
            }
        }
    }
    losses.extend(unread);
    whole.filter(|_| starts.len() > 1)
}

/// The words of a row's first cell, where another stands beside it.
fn first_cell(row: &Block) -> Option<&str> {
    match row.cells.as_slice() {
        [first, second, ..] if !second.text.trim().is_empty() => Some(first.text.trim()),
        _ => None,
    }
}

/// "No. 2", "Decision 3".
fn is_count(label: &str) -> bool {
    NUMBERED.is_in(label)
}

/// Whether a paper says of itself that it is such a record.
pub fn is_headed(blocks: &[Block]) -> bool {
    let mut top = blocks.iter().filter(|block| !block.is_running()).take(TOP);
    top.any(|block| HEADING.is_in(&block.text)) || !under_running(blocks).is_empty()
}

fn one(
    blocks: &[Block],
    headed: bool,
    language: Language,
    losses: &mut Vec<Loss>,
) -> Option<Meeting> {
    let fields = fields(blocks);
    let of = |label: &'static Pattern| fields.iter().filter(|field| label.is_in(&field.label));
    let mut decided = of(&DECISION).filter(|field| !field.value.is_empty());
    let (decision, more) = (decided.next()?, decided.next());
    let reasoned = of(&REASON).next().is_some() || of(&OTHER_WAYS).next().is_some();
    let signed = || {
        let mut beside = of(&SIGNATURES).flat_map(|field| &field.value);
        beside.find_map(signed_on)
    };
    let taken = of(&MAKER).next().or_else(|| of(&DAY).next()).is_some() || signed().is_some();
    let day = |label: &'static Pattern| {
        let mut said = of(label).flat_map(|field| &field.value);
        said.find_map(|block| Some(date::find(&block.text)?.date))
    };
    if more.is_some() || !reasoned || !taken || !(headed || of(&MAKER).next().is_some()) {
        return None;
    }
    let first = |label: &'static Pattern| of(label).find_map(|field| field.value.first());
    let named = first(&SUBJECT);
    let raw = Raw {
        head: named,
        title: named
            .map(|block| title::read(&block.text, &[]))
            .unwrap_or_default(),
        announcement: of(&SOUGHT).flat_map(|field| &field.value).collect(),
        decision: decided_points(&decision.value).iter().collect(),
        minuted: true,
        ..Raw::default()
    };
    Some(Meeting {
        role: Role::Decisions,
        committee: first(&MAKER).and_then(|block| body::named(&block.text)),
        date: day(&DAY)
            .or_else(signed)
            .or_else(|| day(&SIGNED))
            .or_else(|| {
                of(&MAKER)
                    .flat_map(|field| &field.value)
                    .find_map(signed_on)
            }),
        items: vec![business::item(&raw, language, losses)],
        ..Meeting::default()
    })
}

/// "Ann Ash, Head of Parks DATE: 6 May 2031": the day beside the name.
static SIGNED_ON: Pattern = Pattern::new(r"(?i)\bdated? ?: ?(?P<day>\d[^:;]{5,40})");
/// The names of those who signed, each with the day.
static SIGNATURES: Pattern = Pattern::new(r"(?i)^signatures?(?: and dates?)?$");

fn signed_on(name: &Block) -> Option<jiff::civil::Date> {
    let day = SIGNED_ON.group(&name.text, "day")?;
    Some(date::find(day)?.date)
}

/// What was decided, without the words over its points that only say who decided:
/// "The Head of Parks" over "a) let the kiosk".
fn decided_points(value: &[Block]) -> &[Block] {
    match value {
        [over, points @ ..]
            if over.marker.is_none()
                && !over.text.ends_with(['.', ';'])
                && points.first().is_some_and(|point| point.marker.is_some()) =>
        {
            points
        }
        _ => value,
    }
}

/// The fields of the form, whether its cells, its lines or its paragraphs part them.
fn fields(blocks: &[Block]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if block.is_row() {
            take_row(block, &mut fields);
            continue;
        }
        // The heading of a part of the form ends what stands above it.
        if block.is_heading() && label(&block.text).is_none() {
            fields.push(Field {
                label: block.text.clone(),
                value: Vec::new(),
            });
            continue;
        }
        if !block.lines.iter().any(|line| label(line).is_some()) {
            if let Some(field) = fields.last_mut() {
                field.value.push(block.clone());
            }
            continue;
        }
        for line in &block.lines {
            match (label(line), fields.last_mut()) {
                (Some((label, value)), _) => fields.push(Field {
                    label: label.to_owned(),
                    value: told(block, value).into_iter().collect(),
                }),
                (None, Some(field)) => field.value.extend(told(block, line)),
                (None, None) => {}
            }
        }
    }
    for value in fields.iter_mut().flat_map(|field| &mut field.value) {
        if let Some(outcome) = OUTCOME.find(&value.text) {
            let end = outcome.end();
            value.text.drain(..end);
        }
    }
    fields
}

/// Takes the fields of a row: a label and its value, or two such pairs; what stands alone
/// goes on with the field above.
fn take_row(block: &Block, fields: &mut Vec<Field>) {
    let cells = block.cells.iter().map(|cell| cell.text.trim());
    let mut cells: Vec<&str> = match block.cells.as_slice() {
        [] => block.text.split('\t').map(str::trim).collect(),
        _ => cells.collect(),
    };
    cells.retain(|cell| !cell.is_empty());
    let counted = |cell: &&str| cell.trim_end_matches(['.', ')']).parse::<u8>().is_ok();
    if cells.len() > 1 && cells.first().is_some_and(counted) {
        cells.remove(0);
    }
    let paired = matches!(cells.as_slice(), [_, _, other, _] if is_known(bare(other)));
    let pairs = if paired { 2 } else { cells.len().max(1) };
    for pair in cells.chunks(pairs) {
        match pair {
            [] => {}
            [only] => take_cell(block, only, fields),
            [label, values @ ..] => fields.push(Field {
                label: bare(label).to_owned(),
                value: points(block, &values.join("\n")),
            }),
        }
    }
}

/// Takes a cell that stands alone: its labels with their values, a line each, or what goes on
/// with the field above.
fn take_cell(block: &Block, cell: &str, fields: &mut Vec<Field>) {
    if !cell.lines().any(|line| label(line).is_some()) {
        if let Some(field) = fields.last_mut() {
            field.value.extend(points(block, cell));
        }
        return;
    }
    for line in cell.lines() {
        match (label(line), fields.last_mut()) {
            (Some((label, value)), _) => fields.push(Field {
                label: bare(label).to_owned(),
                value: points(block, value),
            }),
            (None, Some(field)) => field.value.extend(points(block, line)),
            (None, None) => {}
        }
    }
}

/// A label without its number, its colon and what stands in brackets behind it.
fn bare(label: &str) -> &str {
    let label = label.lines().next().unwrap_or_default();
    let label = &label[COUNTED.find(label).map_or(0, |number| number.end())..];
    let label = label.trim_end_matches(is_sign);
    let end = ASIDE.find(label).map_or(label.len(), |aside| aside.start());
    label[..end].trim_end_matches(is_sign)
}

/// What ends a label: its colon, and the number of a note on it.
fn is_sign(letter: char) -> bool {
    matches!(letter, ':' | ' ' | '?' | '*' | '¹' | '²' | '³' | '⁰') || ('⁴'..='⁹').contains(&letter)
}

fn is_known(label: &str) -> bool {
    [&SUBJECT, &DECISION, &DAY, &MAKER, &REASON, &SOUGHT, &OTHER]
        .iter()
        .any(|pattern| pattern.is_in(label))
}

/// The label of a line and what stands behind it; a label that no form is known to have
/// stands alone.
fn label(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let line = &line[COUNTED.find(line).map_or(0, |number| number.end())..];
    if is_known(bare(line)) && !line.contains('\n') && !HEADING.is_in(line) {
        return Some((bare(line), ""));
    }
    let found = LABELLED.captures(line)?;
    let (label, value) = (found.name("label")?.as_str(), found.name("value")?.as_str());
    (is_known(bare(label)) || value.is_empty()).then_some((bare(label), value))
}

/// The paragraphs of a cell, each point with its marker.
fn points(block: &Block, words: &str) -> Vec<Block> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A page's lines are cut where the cell ends; those of a file are paragraphs.
        let cut = block.place.page.is_some() || line.starts_with(char::is_lowercase);
        match paragraphs.last_mut() {
            Some(last)
                if cut && !last.ends_with(['.', ';', ':']) && marker::split(line).is_none() =>
            {
                *last = format!("{last} {line}");
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    let point = |words: &String| match marker::split(words) {
        Some((marker, rest)) if !rest.is_empty() => Some(Block {
            marker: Some(marker),
            ..told(block, rest)?
        }),
        _ => told(block, words),
    };
    paragraphs.iter().filter_map(point).collect()
}

/// Words of a block as a paragraph of their own.
fn told(block: &Block, words: &str) -> Option<Block> {
    let words = words.trim();
    words.is_empty().not().then(|| Block {
        text: words.to_owned(),
        lines: vec![words.to_owned()],
        marker: None,
        cells: Vec::new(),
        table: None,
        ..block.clone()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::extract::text;
    use crate::parse;

    fn clauses(paper: &str) -> Vec<String> {
        let document = text::read("paper.txt", paper.as_bytes()).unwrap();
        parse::read(&document)
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.items)
            .filter_map(|item| item.minutes.as_ref())
            .flat_map(|minutes| &minutes.decisions)
            .flat_map(|decision| &decision.clauses)
            .map(|clause| clause.text.clone())
            .collect()
    }

    #[test]
    fn a_form_tells_what_one_officer_decided() {
        let lines = "Officer Decision Record\n\nSubject: Mooring of the ferry\n\nDecision maker: Harbour Master\n\nDate of decision: 4 May 2032\n\nDecision: To moor the ferry at the east quay.\n\nReasons for decision: To spare the west quay.\n";
        let below = "Delegated Decisions\n\nDecision Taken:\n\nApproved: To moor the ferry at the east quay.\n\nSummary of Reason(s) for Decision Taken:\n\nTo spare the west quay.\n\nDecision Date:\n4 May 2032\n";
        for paper in [lines, below] {
            assert_eq!(
                clauses(paper),
                ["To moor the ferry at the east quay."],
                "{paper}"
            );
        }
    }

    #[test]
    fn a_form_of_what_is_to_be_decided_is_none() {
        let paper = "Forthcoming Decision\n\nSubject: Mooring of the ferry\n\nDecision maker: Harbour Master\n\nDecision due: May 2032\n\nReasons: To spare the west quay.\n";
        assert_eq!(clauses(paper), [""; 0]);
    }
}
