//! Web pages whose rows were copied as one long line: their parts get lines of their own.

use std::borrow::Cow;

use regex::Captures;

use crate::extract::Line;
use crate::parse::agenda_glued;
use crate::parse::agenda_run;
use crate::parse::agenda_table::{self, Carried};
use crate::parse::bars;
use crate::parse::boxed;
use crate::parse::broken_label;
use crate::parse::bulleted;
use crate::parse::flat_head;
use crate::parse::glued;
use crate::parse::hung;
use crate::parse::label::{self, Section};
use crate::parse::marker;
use crate::parse::one_line;
use crate::parse::pattern::Pattern;
use crate::parse::ranged;
use crate::parse::spread;
use crate::parse::struck;
use crate::parse::timed;
use crate::parse::two_columns;

/// Labels of the web system inside a line, in English and in Welsh.
static LABELS: Pattern = Pattern::new(
    r"(?:^|\s)(?P<label>Minutes|Decision|(?:Additional|Supporting) documents|Cofnodion|Penderfyniad|Dogfennau ychwanegol):(?:\s|$)",
);
/// "The Board - Minutes: 26 March" is a title.
static TITLED: Pattern = Pattern::new(r"[–-]\s*$");

/// The first label in these words.
fn labels(words: &str) -> Option<Captures<'_>> {
    LABELS.captures_all(words).into_iter().find(|found| {
        let label = found.name("label").map_or(0..0, |label| label.range());
        let (before, behind) = (&words[..label.start], &words[label.end..]);
        let behind = behind.trim_start_matches([':', ' ']);
        let dated = behind.starts_with(|letter: char| letter.is_ascii_digit());
        let named = before.trim().is_empty() && BADGE_FIRST.is_in(behind);
        !(dated && TITLED.is_in(before) || named)
    })
}

/// "Is a Key Decision:" asks for a field of its own, and labels no row's part.
static ASKED: Pattern = Pattern::new(r"^(?:Is|Was|Are|Has|Would|Will) .{2,100}:$");
static BADGE: Pattern = Pattern::new(
    r"\b(?:pdf (?:icon|eicon) )?(?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP) \d[\d.,]* ?[KMG]?B\b",
);
/// "Minutes: PDF 60 KB": the item about the minutes, and its paper.
static BADGE_FIRST: Pattern =
    Pattern::new(r"^(?:pdf (?:icon|eicon) )?(?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP) \d");
/// The number and its stroke before a row in one line.
static NUMBER: Pattern =
    Pattern::new(r"^\|? ?(?:[A-Z]{1,6}[./ ]?)?\d{1,4}(?:/\d{2,4})?[a-zA-Z]?\.? ?\| ");
static CAPITALS: Pattern = Pattern::new(
    r"^(?P<title>[A-Z0-9][A-Z0-9 ,.&’'()/:–-]{3,}[A-Z0-9)])\s+(?P<rest>[A-Z][a-z].*)$",
);
/// How the agenda's words begin behind a title that nothing parts from them.
static OPENING: Pattern = Pattern::new(
    r"^(?P<title>.{3,200}?[\p{L}\d)\]’'?])\s+(?P<rest>(?:To (?:[a-z]+ and )?(?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|decide|recommend|scrutinise|sign|authorise|resolve|accept|report|record|declare|answer|seek|inform|present|provide|update|examine|take|deal|invite|hear|ask|allow|enable|disclose|give|nominate|formally|be )|Members (?:are|will|to|must|should|may)\b|Councillors(?:/Staff)? (?:are|to|must)\b|There (?:are|is|were|was) |(?:The )?(?:Joint )?[Rr]eports? (?:of|by|from) (?:the )?[A-Z]|This (?:report|item)\b|The (?:report|purpose|Chair(?:man)?|Committee|Panel|Board|Cabinet|Forum) (?:is|will|of|to|provides|sets|asks)\b|Any (?:[a-z]+ )?(?:councillor|member|person)\b|(?:Questions|Petitions|Motions|Statements) (?:submitted|received|presented|of which notice) (?:pursuant|under|in accordance|from|by|has)\b|RECOMMENDED (?:that|to)\b).*)$",
);
/// Standing business with a note behind it that nothing parts from it.
static STANDING: Pattern = Pattern::new(
    r"^(?P<title>(?i:order of business|declarations? of (?:members[’'] )?interests?|apologies(?: for absence)?|deputations|petitions|public questions?(?: and statements)?|minutes of (?:the )?(?:previous|last) meeting|urgent business|chair(?:man)?[’']s announcements))\s+(?P<rest>\p{Lu}\p{Ll}+ \p{Ll}.*)$",
);
/// Empty cells of the table, as bars.
static BARS: Pattern = Pattern::new(r"^\|[| ]*$");

/// Rows in one line that a page without its head has, to be a page of the system.
const HEADLESS: usize = 3;

/// A title that stands before its label is no longer than this.
const LONGEST_TITLE: usize = 200;

/// A shorter line is whole, whatever it ends in.
const SHORTEST_OPEN: usize = 30;

/// The lines of a page, rows of the web system's table taken apart.
pub fn lines<'l>(lines: &'l [Line], carried: &Carried) -> Cow<'l, [Line]> {
    if let Some(paired) = bars::people(lines) {
        return Cow::Owned(whole(&paired, carried).into_owned());
    }
    match timed::lines(lines) {
        Some(timed) => Cow::Owned(whole(&timed, carried).into_owned()),
        None => whole(lines, carried),
    }
}

fn whole<'l>(lines: &'l [Line], carried: &Carried) -> Cow<'l, [Line]> {
    match broken_label::lines(lines) {
        Cow::Borrowed(lines) => lists(lines, carried),
        Cow::Owned(lines) => Cow::Owned(lists(&lines, carried).into_owned()),
    }
}

fn lists<'l>(lines: &'l [Line], carried: &Carried) -> Cow<'l, [Line]> {
    let parted = two_columns::lines(lines)
        .or_else(|| hung::lines(lines))
        .or_else(|| glued::lines(lines))
        .or_else(|| bars::lines(lines))
        .or_else(|| struck::lines(lines))
        .or_else(|| bulleted::lines(lines))
        .or_else(|| flat_head::lines(lines))
        .or_else(|| spread::lines(lines));
    match parted {
        Some(parted) => Cow::Owned(rows(&parted, carried).into_owned()),
        None => rows(lines, carried),
    }
}

fn rows<'l>(lines: &'l [Line], carried: &Carried) -> Cow<'l, [Line]> {
    let told = agenda_table::lines(lines, carried)
        .or_else(|| boxed::lines(lines))
        .or_else(|| ranged::lines(lines))
        .or_else(|| agenda_run::lines(lines))
        .or_else(|| agenda_glued::lines(lines))
        .or_else(|| one_line::lines(lines));
    if let Some(told) = told {
        return Cow::Owned(told);
    }
    if is_list_of_items(lines) {
        return Cow::Owned(
            lines
                .iter()
                .flat_map(|line| {
                    if !line.cells.is_empty() {
                        return vec![line.clone()];
                    }
                    let numbered = line.text.starts_with(|first: char| first.is_ascii_digit());
                    let pieces = parts(&line.text, numbered).into_iter();
                    pieces
                        .map(|text| piece(line, text, true))
                        .collect::<Vec<_>>()
                })
                .collect(),
        );
    }
    let rows = lines.iter().filter(|line| is_row(line)).count();
    let head = lines
        .iter()
        .any(|line| label::section(&line.text) == Some(Section::Head));
    // Where the table was wide, strokes without end part the rows, and may be all that does.
    let strokes = |line: &&Line| line.text.contains("||") && label::is_stroke(&line.text);
    let barred = head && lines.iter().filter(strokes).count() >= HEADLESS;
    if !barred && (rows == 0 || !(head || is_headless(lines))) {
        return run_in(lines);
    }
    let mut rows = Rows::default();
    for line in lines {
        rows.take(line);
    }
    Cow::Owned(rows.lines)
}

static ITEMS: Pattern = Pattern::new(r"^(?i:agenda items|standard items)$");
static MEETING_PAGE: Pattern = Pattern::new(
    r"^(?i:meeting details|declarations of interests|no declarations of interest have been entered for this meeting\.?)$",
);

/// "4 May 2031 - 10:00 to 11:30" under the name of the body.
static HOURS: Pattern =
    Pattern::new(r"^\d{1,2} \p{L}+ \d{4} ?[-–] ?\d{1,2}[:.]\d{2} to \d{1,2}[:.]\d{2}$");

/// Whether this is the meeting page of a system that gives each part of an item a line.
fn is_list_of_items(lines: &[Line]) -> bool {
    let numbered = |line: &Line| {
        let first = line.cells.first().map_or("", |cell| cell.text.trim());
        first.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let headed = lines.iter().any(|line| ITEMS.is_in(&line.text))
        || lines.iter().any(|line| HOURS.is_in(&line.text)) && !lines.iter().any(numbered);
    headed && lines.iter().any(|line| MEETING_PAGE.is_in(&line.text))
}

/// Whether rows that each hold "Minutes:" and its words are most of what is there:
/// what came before them, the head of the table too, was not copied.
fn is_headless(lines: &[Line]) -> bool {
    let told = lines
        .iter()
        .filter(|line| is_row(line) && line.text.contains("Minutes: "))
        .count();
    let ended = lines.iter().any(|line| line.text.ends_with(" |"));
    told >= HEADLESS || told >= 2 && ended
}

/// The rows as they are taken apart.
#[derive(Default)]
struct Rows {
    lines: Vec<Line>,
    /// What the open row has come to: its papers, its decision, its minutes.
    reached: u8,
    /// The open row has words.
    begun: bool,
    /// The lines over the table are passed.
    inside: bool,
}

impl Rows {
    fn take(&mut self, line: &Line) {
        if BARS.is_in(&line.text) {
            self.end(line);
            return;
        }
        let section = label::section(&line.text);
        if matches!(section, None | Some(Section::Number)) && self.goes_on(line) {
            return;
        }
        if section.is_some() || !line.cells.is_empty() {
            match section {
                Some(Section::Number | Section::Head) => {
                    (self.reached, self.begun) = (0, false);
                    self.inside = true;
                }
                Some(section) => self.reached = rank(section).unwrap_or(self.reached),
                None => self.begun = true,
            }
            self.lines.push(line.clone());
            return;
        }
        let (text, closed) = match line.text.strip_suffix('|') {
            Some(text) => (text.trim_end(), true),
            None => (line.text.as_str(), false),
        };
        let mut rest = text;
        if let Some(found) = NUMBER.find(text) {
            self.lines.push(piece(line, found.as_str().trim(), true));
            (self.reached, self.begun) = (0, false);
            rest = &text[found.end()..];
        }
        let first = labels(rest);
        self.inside |= first.is_some();
        if let Some(reached) = first.as_ref().and_then(|found| rank_of(&found["label"])) {
            let named = first.as_ref().and_then(|found| found.get(0));
            let bare = named.is_some_and(|whole| rest[..whole.start()].trim().is_empty());
            self.reach(line, reached, bare);
        }
        let mut gap = line.gap || !self.begun;
        let mut titled = !self.begun || BADGE.is_in(rest);
        while !rest.is_empty() {
            let (part, label, behind) = match labels(rest) {
                Some(found) => {
                    let whole = found.get(0).map_or(0..0, |whole| whole.range());
                    let label = rest[whole.clone()].trim();
                    (
                        rest[..whole.start].trim(),
                        label,
                        rest[whole.end..].trim_start(),
                    )
                }
                None => (rest.trim(), "", ""),
            };
            for part in parts(part, titled) {
                self.lines.push(piece(line, part, gap));
                gap = true;
                self.begun = true;
            }
            if !label.is_empty() {
                self.lines.push(piece(line, label, true));
                self.reached = label::section(label).and_then(rank).unwrap_or(self.reached);
                self.begun = true;
            }
            titled = false;
            rest = behind;
        }
        if closed {
            self.end(line);
        }
    }

    /// Joins a line to the sentence that the one before it left open: the lines of a row
    /// were broken where those of the page's own source were.
    fn goes_on(&mut self, line: &Line) -> bool {
        let begins = line.gap
            || !self.begun
            || !self.inside
            || LABELS.is_in(&line.text)
            || BADGE.is_in(&line.text)
            || marker::split(&line.text).is_some() && label::number(&line.text).is_none();
        let Some(last) = self.lines.last_mut().filter(|_| !begins) else {
            return false;
        };
        let open = label::section(&last.text).is_none()
            && last.cells.is_empty()
            && last.text.chars().count() > SHORTEST_OPEN
            && last
                .text
                .ends_with(|letter: char| letter.is_alphanumeric() || letter == ',');
        if !open {
            return false;
        }
        let (text, closed) = match line.text.strip_suffix('|') {
            Some(text) => (text.trim_end(), true),
            None => (line.text.as_str(), false),
        };
        last.text.push(' ');
        last.text.push_str(text);
        if closed {
            self.end(line);
        }
        true
    }

    /// Notes that the row has come to a label: one that comes again, or before its time, is of another row.
    fn reach(&mut self, line: &Line, reached: u8, bare: bool) {
        if self.reached >= reached && self.reached > 0 && (!bare || reached == MINUTES) {
            self.end(line);
        }
        self.reached = reached;
    }

    fn end(&mut self, line: &Line) {
        self.lines.push(piece(line, "|", true));
        (self.reached, self.begun) = (0, false);
    }
}

const MINUTES: u8 = 3;

/// The place of a label among those of its row.
fn rank(section: Section) -> Option<u8> {
    match section {
        Section::Documents => Some(1),
        Section::Decision => Some(2),
        Section::Minutes => Some(MINUTES),
        Section::AgendaItem
        | Section::Furniture
        | Section::Head
        | Section::Number
        | Section::Cut => None,
    }
}

fn rank_of(label: &str) -> Option<u8> {
    label::section(&format!("{label}:")).and_then(rank)
}

/// A number and a title in capitals with the decision behind them on the same line.
static RUN_IN: Pattern = Pattern::new(
    r"^(?P<head>[A-Z]{0,4}[0-9]{1,4}(?:[/.][0-9]{1,4}){0,2}[a-z]?\.?\s+[A-Z][A-Z ,&’'()-]{2,80}[A-Z)])\s+(?P<rest>(?:RESOLVED|AGREED)(?: that| to| [–-]|:).*)$",
);
/// A number and a title with the account behind a dash: "7. Parks – It was agreed …".
static DASHED: Pattern = Pattern::new(
    r"^(?P<head>[A-Z]{0,4}[0-9]{1,4}(?:/[0-9]{1,4}){0,2}[a-z]?[.):]?\s+\p{Lu}[^.;:–]{2,240}?)\s+[–—-]\s+(?P<rest>(?:There|None|No\b|It|The|A|An|All|Both|Members|Resolved|RESOLVED|Agreed|AGREED|agreed|Noted|NOTED|noted|none|nil|Nil|as|apologies|Apologies|received|Received|Cllrs?|Councillors?|Mr|Mrs|Ms|Dr|add)\b.*)$",
);
/// A title in capitals with a sentence behind it.
static CAPITALS_TOLD: Pattern = Pattern::new(
    r"^(?P<head>[A-Z]{0,4}[0-9]{1,4}(?:/[0-9]{1,4}){0,2}[a-z]?[.):]?\s+[A-Z][A-Z ,&’'()/-]{4,200}[A-Z)])\s+(?P<rest>(?:There|The|No|It|None|Members|Councillors?|Cllrs?|An?|Apologies) [a-z].*)$",
);
/// A numbered title that ends in a full stop, with what was said behind it.
static STOPPED: Pattern = Pattern::new(
    r"^(?P<head>[0-9]{1,3}[.)]\s+(?:[A-Z][\p{L}’'/&-]*)(?: [\p{L}’'/&()-]+){0,7})\.\s+(?P<rest>\p{Lu}.{20,})$",
);
static NO_TITLE: Pattern = Pattern::new(
    r"^[0-9]{1,3}[.)]\s+(?:The|A|An|That|To|Cllrs?|Councillors?|Mrs?|Ms|Dr|It|There|All|In|On|At|Members?|This|No|Following|Any|We|He|She|They|If|As|For|Each|Every|Please)\b|\b(?:was|were|is|are|be|been|had|has|have|will|would|should|may|must|that|said|agreed|noted)\b",
);
/// Lines with a dash from which on they are taken for a way of writing.
const DASHES: usize = 3;

/// The level of a head that is parted from its account, so that they stay apart.
const HEAD: u8 = 4;

/// Parts heads from the account behind them on their line.
fn run_in(lines: &[Line]) -> Cow<'_, [Line]> {
    let is = |pattern: &Pattern, line: &Line| line.cells.is_empty() && pattern.is_in(&line.text);
    let capitals: Vec<bool> = lines
        .iter()
        .map(|line| {
            (line.text.contains("RESOLVED") || line.text.contains("AGREED")) && is(&RUN_IN, line)
        })
        .collect();
    let dashed: Vec<bool> = lines.iter().map(|line| is(&DASHED, line)).collect();
    let stopped: Vec<bool> = lines
        .iter()
        .map(|line| {
            is(&STOPPED, line)
                && STOPPED
                    .group(&line.text, "head")
                    .is_some_and(|head| !NO_TITLE.is_in(head))
        })
        .collect();
    let stops = stopped.iter().filter(|stopped| **stopped).count() > 1;
    let usual = dashed.iter().filter(|dashed| **dashed).count() >= DASHES;
    if !usual && !stops && !capitals.contains(&true) {
        return Cow::Borrowed(lines);
    }
    let mut parted = Vec::with_capacity(lines.len() + 8);
    for (at, line) in lines.iter().enumerate() {
        let pattern = if capitals[at] {
            &RUN_IN
        } else if usual && dashed[at] {
            &DASHED
        } else if usual && is(&CAPITALS_TOLD, line) {
            &CAPITALS_TOLD
        } else if stops && stopped[at] {
            &STOPPED
        } else {
            parted.push(line.clone());
            continue;
        };
        if let Some(found) = pattern.captures(&line.text) {
            let mut head = piece(line, &found["head"], true);
            head.heading = line.heading.or(Some(HEAD));
            parted.push(head);
            parted.push(piece(line, &found["rest"], true));
        }
    }
    Cow::Owned(parted)
}

/// A row that was copied as one line: labels inside it, or the stroke at its end.
fn is_row(line: &Line) -> bool {
    line.cells.is_empty()
        && label::section(&line.text).is_none()
        && !ASKED.is_in(&line.text)
        && labels(&line.text)
            .and_then(|found| found.get(0))
            .is_some_and(|found| found.start() > 0 || found.end() < line.text.len())
}

/// A title that the words below it repeat: "Ferries and tolls Ferries and tolls The panel".
fn twice(text: &str) -> Option<&str> {
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    spaces
        .take_while(|at| *at <= LONGEST_TITLE)
        .filter(|at| text[..*at].split(' ').count() >= REPEATED)
        .find(|at| {
            let (title, rest) = (&text[..*at], &text[at + 1..]);
            rest.strip_prefix(title)
                .is_some_and(|behind| behind.starts_with(' '))
        })
        .map(|at| &text[..at])
}

/// Words of a title that is known by its repetition.
const REPEATED: usize = 3;

/// Parts a title from what describes it: behind its badge, or where capitals end.
fn parts(text: &str, may_hold_title: bool) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    if !may_hold_title {
        return vec![text];
    }
    if let Some(found) = BADGE.find(text) {
        return [&text[..found.end()], text[found.end()..].trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
    }
    if let Some(found) = CAPITALS.captures(text) {
        let title = found.name("title").map_or("", |title| title.as_str());
        return vec![title, text[title.len()..].trim()];
    }
    if let Some(title) = twice(text) {
        return vec![title, text[title.len()..].trim()];
    }
    if let Some(found) = OPENING.captures(text).or_else(|| STANDING.captures(text)) {
        let title = found.name("title").map_or("", |title| title.as_str());
        if !title.contains(". ") && title.chars().count() <= LONGEST_TITLE {
            return vec![title, text[title.len()..].trim()];
        }
    }
    vec![text]
}

fn piece(line: &Line, text: &str, gap: bool) -> Line {
    Line {
        text: text.to_owned(),
        gap,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn unfolded(text: &str) -> Vec<String> {
        lines(&read(text), &Carried::default())
            .iter()
            .map(|line| line.text.clone())
            .collect()
    }

    #[test]
    fn a_row_in_one_line_comes_apart_at_its_labels_and_badge() {
        let text = "No. | Item |\n---|---|\nAPOLOGIES Minutes: None were sent. |\n|\nBUS LANES PDF 60 KB Members to note. Additional documents: Minutes: The Chair spoke\nof buses. |\n|";
        assert_eq!(
            unfolded(text),
            [
                "No. | Item |",
                "---|---|",
                "APOLOGIES",
                "Minutes:",
                "None were sent.",
                "|",
                "|",
                "BUS LANES PDF 60 KB",
                "Members to note.",
                "Additional documents:",
                "Minutes:",
                "The Chair spoke",
                "of buses.",
                "|",
                "|",
            ]
        );
    }

    #[test]
    fn a_label_that_comes_again_begins_another_row() {
        let text = "No. | Item | ||\n---|---|---|---|\nFerries To receive an update on ferries. Additional documents: Minutes: The pier was shut.\nIt would open in May.\nBuoys Additional documents: Minutes: None were lost.\nMinutes: There was no other business.\n||||";
        assert_eq!(
            unfolded(text),
            [
                "No. | Item | ||",
                "---|---|---|---|",
                "Ferries",
                "To receive an update on ferries.",
                "Additional documents:",
                "Minutes:",
                "The pier was shut.",
                "It would open in May.",
                "|",
                "Buoys",
                "Additional documents:",
                "Minutes:",
                "None were lost.",
                "|",
                "Minutes:",
                "There was no other business.",
                "|",
            ]
        );
    }

    #[test]
    fn a_row_broken_within_its_sentences_is_joined() {
        let text = "No. | Item |\n---|---|\nFERRIES Minutes: The pier was found to be in need of\nrepair in the municipal year\n2031/32. |\n|";
        assert_eq!(
            unfolded(text)[2..],
            [
                "FERRIES",
                "Minutes:",
                "The pier was found to be in need of repair in the municipal year 2031/32.",
                "|",
                "|",
            ]
        );
    }

    #[test]
    fn numbered_titles_are_parted_from_what_was_said_behind_them() {
        let text = "1. Election of Chairman. Cllr Ash was proposed and elected.\n2. Apologies. None had been received by the Clerk.\n3. The Clerk spoke. Nobody else did so at all.";
        assert_eq!(
            unfolded(text),
            [
                "1. Election of Chairman",
                "Cllr Ash was proposed and elected.",
                "2. Apologies",
                "None had been received by the Clerk.",
                "3. The Clerk spoke. Nobody else did so at all.",
            ]
        );
        let text = "7. Parks – It was agreed to mow.\n8. Bins – None were lost.\n9. Buoys – Noted.";
        assert_eq!(unfolded(text)[..2], ["7. Parks", "It was agreed to mow."]);
    }

    #[test]
    fn rows_whose_head_was_not_copied_come_apart() {
        let text = "Welcome Minutes: The Chair spoke. |\nFerries To note the timetable. Minutes: It was noted. |";
        assert_eq!(
            unfolded(text),
            [
                "Welcome",
                "Minutes:",
                "The Chair spoke.",
                "|",
                "Ferries",
                "To note the timetable.",
                "Minutes:",
                "It was noted.",
                "|",
            ]
        );
    }
}
