//! A history as lines of a given width: how it stands, the timeline, what was looked in.

use jiff::civil::Date;

use crate::domain::wording;
use crate::store::desk::{ActionRow, SourceRow};
use crate::store::threads::{Step, TraceRow, sentences};
use crate::thread::changed::Changed;
use crate::thread::difference::{self, Fate, Stretch};
use crate::thread::promise::In;
use crate::thread::state::State;
use crate::tui::history::{EntryId, traces};
use crate::tui::pane::lines::{MEASURE, ReaderLine};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::{minutes, standing, words};
use crate::tui::text;
use crate::tui::theme::{Glyphs, Role};

/// From here on a day stands in a column of its own.
const DATED: usize = 54;
/// Columns of that day.
const DAY: usize = 13;
/// From here on two wordings stand side by side.
const BESIDE: usize = 60;
/// Papers that are named of those that were looked in.
const NAMED: usize = 6;

/// What a piece of a line looks like, and its words.
type Piece = (Role, String);

/// A history in lines.
pub struct Lines {
    /// The entries of the timeline.
    pub entries: Vec<EntryId>,
    /// The timeline; with what stands around it, where that has no column of its own.
    pub lines: Vec<ReaderLine>,
    /// What stands beside it, where there is room.
    pub aside: Vec<ReaderLine>,
}

/// The history of a promise, in lines of `width` columns, with what stands beside it in
/// `aside` columns.
pub fn lines(
    prepared: &Prepared,
    promise: &Promise,
    today: Date,
    glyphs: &Glyphs,
    width: u16,
    aside: Option<u16>,
) -> Lines {
    let traces = traces(prepared, promise);
    let mut entries = vec![EntryId::Promise];
    entries.extend(traces.iter().map(|trace| EntryId::Trace(trace.id.clone())));
    let none = entries.len();
    let width = usize::from(width).saturating_sub(3).min(MEASURE + DAY);
    let mut page = Page::new(width, glyphs);
    if aside.is_none() {
        stands(&mut page, none, prepared, promise, today);
        page.gap(none);
    }
    page.goes_on = !traces.is_empty();
    promised(&mut page, prepared, promise);
    for (at, trace) in traces.iter().enumerate() {
        page.rail(at);
        // Below the last of them nothing goes on.
        page.goes_on = at + 1 < traces.len();
        found(&mut page, at + 1, prepared.first(promise), trace);
    }
    if traces.is_empty() {
        let nothing = match promise.stands.state {
            State::Done | State::Answered => "",
            State::Overdue | State::Scheduled | State::NotDue | State::Open | State::LooseEnd => {
                "not found again in the papers held; a adds a place by hand"
            }
        };
        page.rail(0);
        page.entry(none, &[(Role::Dim, nothing.to_owned())]);
    }
    if aside.is_none() {
        page.gap(none);
        looked(&mut page, none, prepared.first(promise), today);
    }
    let lines = page.lines;
    let aside = aside.map_or_else(Vec::new, |width| {
        let mut page = Page::new(usize::from(width).saturating_sub(1), glyphs);
        stands(&mut page, none, prepared, promise, today);
        page.gap(none);
        looked(&mut page, none, prepared.first(promise), today);
        page.lines
    });
    Lines {
        entries,
        lines,
        aside,
    }
}

/// Lines that are being written.
struct Page<'a> {
    lines: Vec<ReaderLine>,
    width: usize,
    glyphs: &'a Glyphs,
    /// Days stand in a column of their own.
    is_dated: bool,
    /// Another entry follows the one that is written.
    goes_on: bool,
}

impl<'a> Page<'a> {
    fn new(width: usize, glyphs: &'a Glyphs) -> Page<'a> {
        Page {
            lines: Vec::new(),
            width,
            glyphs,
            is_dated: width >= DATED,
            goes_on: true,
        }
    }

    fn line(&mut self, block: usize, pieces: Vec<Piece>) {
        self.lines.push(ReaderLine {
            block,
            pieces,
            margin: String::new(),
        });
    }

    fn gap(&mut self, block: usize) {
        self.line(block, Vec::new());
    }

    /// The line of the timeline between two entries, which belongs to the one above.
    fn rail(&mut self, block: usize) {
        let rail = vec![(Role::Border, self.glyphs.rail.to_owned())];
        self.line(block, rail);
    }

    /// Words of several looks, wrapped, behind `first` on their first line and under it.
    fn words(&mut self, block: usize, first: Vec<Piece>, pieces: &[Piece]) {
        let indent = first.iter().map(|(_, words)| text::width(words)).sum();
        self.hang(block, first, indent, pieces);
    }

    /// The same, further lines standing in `indent` columns.
    fn hang(&mut self, block: usize, first: Vec<Piece>, indent: usize, pieces: &[Piece]) {
        let head: usize = first.iter().map(|(_, words)| text::width(words)).sum();
        let room = self.width.saturating_sub(head).max(8);
        let rest = self.width.saturating_sub(indent).max(8);
        let mut first = Some(first);
        for line in wrap(pieces, room, rest) {
            let mut shown = first
                .take()
                .unwrap_or_else(|| vec![(Role::Text, " ".repeat(indent))]);
            shown.extend(line);
            self.line(block, shown);
        }
    }

    /// A title of the program's own.
    fn title(&mut self, block: usize, words: &str) {
        self.line(block, vec![(Role::Accent, words.to_uppercase())]);
    }

    /// Columns before the words of an entry.
    fn before(&self) -> usize {
        2 + if self.is_dated { DAY } else { 0 }
    }

    /// What stands before a line of an entry that is not its first.
    fn under(&self) -> Vec<Piece> {
        let rail = if self.goes_on { self.glyphs.rail } else { " " };
        let fill = self.before().saturating_sub(text::width(rail));
        vec![
            (Role::Border, rail.to_owned()),
            (Role::Text, " ".repeat(fill)),
        ]
    }

    /// The first line of an entry: its sign, its day, what it is, and how sure that is.
    fn head(&mut self, block: usize, sign: Piece, day: &str, what: &[Piece], margin: &str) {
        let fill = 2usize.saturating_sub(text::width(&sign.1));
        let mut first = vec![sign, (Role::Text, " ".repeat(fill))];
        let mut pieces = Vec::new();
        if self.is_dated {
            let fill = DAY.saturating_sub(text::width(day));
            first.push((Role::Strong, day.to_owned()));
            first.push((Role::Text, " ".repeat(fill)));
        } else if !day.is_empty() {
            pieces.push((Role::Strong, format!("{day} ")));
        }
        pieces.extend(what.iter().cloned());
        let margin = if self.is_dated || margin.is_empty() {
            margin
        } else {
            pieces.push((Role::Dim, format!(" {}", unbroken(&format!("· {margin}")))));
            ""
        };
        let at = self.lines.len();
        let width = self.width;
        self.width = width.saturating_sub(text::width(margin) + 2);
        self.entry_words(block, first, &pieces);
        self.width = width;
        if let Some(line) = self.lines.get_mut(at) {
            margin.clone_into(&mut line.margin);
        }
    }

    /// Words of an entry, the rail before each further line.
    fn entry_words(&mut self, block: usize, first: Vec<Piece>, pieces: &[Piece]) {
        let room = self.width.saturating_sub(self.before()).max(8);
        let mut first = Some(first);
        for line in wrap(pieces, room, room) {
            let mut shown = first.take().unwrap_or_else(|| self.under());
            shown.extend(line);
            self.line(block, shown);
        }
    }

    fn entry(&mut self, block: usize, pieces: &[Piece]) {
        let under = self.under();
        self.entry_words(block, under, pieces);
    }
}

/// Words of several looks in lines: `first` columns on the first, `rest` on the others.
fn wrap(pieces: &[Piece], first: usize, rest: usize) -> Vec<Vec<Piece>> {
    let whole: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
    let mut lines = Vec::new();
    for range in text::wrap_from(&whole, first, rest) {
        let mut line = Vec::new();
        let mut at = 0;
        for (role, words) in pieces {
            let from = range.start.clamp(at, at + words.len()) - at;
            let until = range.end.clamp(at, at + words.len()) - at;
            if from < until {
                line.push((*role, words[from..until].to_owned()));
            }
            at += words.len();
        }
        lines.push(line);
    }
    lines
}

/// How it stands and why, how old it is, who is to do it and by when.
fn stands(page: &mut Page, block: usize, prepared: &Prepared, promise: &Promise, today: Date) {
    let stands = promise.stands;
    let action = prepared.reckoned(promise);
    let why = sentences::why(action, stands.state, today);
    let role = match stands.role() {
        Role::Dim => Role::Strong,
        role => role,
    };
    page.hang(
        block,
        vec![(role, format!("{}  ", stands.word()))],
        2,
        &[(Role::Text, why)],
    );
    let mut facts: Vec<Piece> = Vec::new();
    let mut fact = |role: Role, words: String| {
        if !facts.is_empty() {
            facts.push((Role::Dim, " · ".to_owned()));
        }
        facts.push((role, words));
    };
    if let Some(changed) = stands.changed {
        fact(Role::Label, format!("CHANGED: {}", changed.name()));
    }
    if let Some(slipped) = standing::slipped(action) {
        let days: Vec<String> = action
            .thread
            .steps()
            .iter()
            .map(|step| unbroken(&words::day(step.day)))
            .collect();
        fact(Role::Label, format!("{slipped}: {}", days.join(" → ")));
    }
    if let Some(age) = standing::age(action, today) {
        fact(Role::Dim, age);
    }
    let mut members = prepared.members(promise);
    let lead = members.clone().find_map(ActionRow::who_words);
    fact(
        Role::Dim,
        match lead {
            Some(lead) => format!("lead officer {}", text::soften(&lead)),
            None => "no lead officer".to_owned(),
        },
    );
    if let Some(due) = members.find_map(|action| action.when_told(today)) {
        fact(Role::Dim, format!("due {due}"));
    }
    page.words(block, vec![(Role::Text, "  ".to_owned())], &facts);
}

/// The promise: its day, its item, its words and where they stand.
fn promised(page: &mut Page, prepared: &Prepared, promise: &Promise) {
    let action = prepared.first(promise);
    let day = action.date.map(words::day).unwrap_or_default();
    let kind = minutes::kind_words(action.kind);
    let mut from = vec![match promise.members.len() {
        0 | 1 => kind.to_owned(),
        many => format!("{kind} ×{many}"),
    }];
    from.extend(
        action
            .minute
            .as_ref()
            .map(|minute| format!("minute {minute}")),
    );
    from.extend(action.item.as_deref().map(text::soften));
    from.extend(page_of(&action.source));
    let sign = (Role::Accent, page.glyphs.promise.to_owned());
    page.head(0, sign, &day, &[(Role::Dim, from.join(" · "))], "");
    let mut told: Vec<&str> = Vec::new();
    for member in prepared.members(promise) {
        if told.contains(&member.text.as_str()) {
            continue;
        }
        told.push(&member.text);
        page.entry(0, &[(Role::Text, format!("“{}”", member.text))]);
    }
    slipped(page, 0, &action.thread.slipped);
}

/// A place where it turned up again.
fn found(page: &mut Page, block: usize, action: &ActionRow, trace: &TraceRow) {
    let glyphs = page.glyphs;
    let sign = match &trace.verdict {
        Some(said) if said.confirmed => (Role::Done, glyphs.ticked),
        Some(_) => (Role::Dim, glyphs.refused),
        None => (Role::Dim, glyphs.trace),
    };
    let sure = match &trace.verdict {
        Some(said) if said.confirmed && trace.added => "added",
        Some(said) if said.confirmed => "confirmed",
        Some(_) => "refused",
        None if trace.is_likely() => "likely",
        None => "possible",
    };
    let day = trace.day.map(words::day).unwrap_or_default();
    let quiet = trace.is_refused();
    let place = [(
        if quiet { Role::Dim } else { Role::Label },
        format!("found in: {}", place(action, trace)),
    )];
    let sign = (sign.0, sign.1.to_owned());
    page.head(block, sign, &day, &place, sure);
    if let Some(said) = &trace.verdict {
        let by = format!("{sure} by {} on {}", said.by.by, words::day(said.by.on));
        page.entry(block, &[(Role::Dim, by)]);
    }
    let shown = text::soften(&trace.text);
    if quiet {
        let room = page.width.saturating_sub(page.before() + 2);
        let words = text::fit(&format!("“{shown}”"), room);
        page.entry(block, &[(Role::Dim, words)]);
        return;
    }
    if let Some(changed) = trace.changed {
        differs(page, block, &action.text, &shown, changed);
    } else {
        page.entry(block, &[(Role::Text, format!("“{shown}”"))]);
    }
    let title = trace.title.as_deref().map(text::soften);
    if let Some(title) = title.filter(|title| *title != shown) {
        page.entry(block, &[(Role::Dim, format!("under {title}"))]);
    }
    if let Some(progress) = trace.progress.as_deref().filter(|words| !words.is_empty()) {
        page.entry(
            block,
            &[
                (Role::Dim, "progress: ".to_owned()),
                (Role::Text, format!("“{progress}”")),
            ],
        );
    } else if trace.done {
        let words = "marked as complete".to_owned();
        page.entry(block, &[(Role::Dim, words)]);
    }
    if let Some(due) = trace.due.filter(|due| Some(*due) != trace.day) {
        let words = format!("due {}", words::day(due));
        page.entry(block, &[(Role::Dim, words)]);
    }
    slipped(page, block, &trace.slipped);
    if !trace.why.is_empty() {
        let because = format!("because: {}", sentences::because(trace));
        page.entry(block, &[(Role::Dim, because)]);
    }
}

/// Each day that it was planned for, and the paper that says so.
fn slipped(page: &mut Page, block: usize, steps: &[Step]) {
    for (at, step) in steps.iter().enumerate() {
        let what = if at == 0 { "planned for" } else { "put off to" };
        let mut from = vec![format!("paper of {}", words::day(step.paper))];
        from.extend(page_of(&step.source));
        let from = unbroken(&from.join(" · "));
        let pieces = [
            (
                Role::Label,
                format!("{what} {}", unbroken(&words::day(step.day))),
            ),
            (Role::Dim, format!(" · {from}")),
        ];
        page.entry(block, &pieces);
    }
}

/// Where it was found: "work programme · paper of 5 Oct 2023 · p 46".
fn place(action: &ActionRow, trace: &TraceRow) -> String {
    let mut parts = vec![trace.place.words().to_owned()];
    let is_of_paper = match trace.place {
        In::Programme | In::ForwardPlan | In::Tracker => true,
        In::Agenda | In::Minutes | In::Report => false,
    };
    if trace.committee != action.committee {
        parts.push(text::soften(&trace.committee));
    }
    let papers = &action.thread.held.papers;
    let paper = papers
        .iter()
        .find(|paper| paper.document == trace.source.document);
    if let Some(paper) = paper.filter(|paper| is_of_paper && Some(paper.date) != trace.day) {
        parts.push(unbroken(&format!("paper of {}", words::day(paper.date))));
    }
    parts.extend(page_of(&trace.source));
    parts.join(" · ")
}

/// A page, which no line break parts from its number.
fn page_of(source: &SourceRow) -> Option<String> {
    let page = source.place.short();
    (!page.is_empty()).then(|| unbroken(&page))
}

/// Words that no line break comes between.
fn unbroken(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// Both wordings with what is gone and what is new; said in words too, for a reader
/// without colours.
fn differs(page: &mut Page, block: usize, promised: &str, recorded: &str, changed: Changed) {
    // Each side in its own words: what both have is told in those of the second.
    let (asked, gone) = side(&difference::words(recorded, promised), Role::Gone);
    let (now, new) = side(&difference::words(promised, recorded), Role::New);
    let room = page.width.saturating_sub(page.before());
    page.entry(
        block,
        &[(Role::Label, format!("CHANGED: {}", changed.name()))],
    );
    if room >= BESIDE {
        let column = (room - 3) / 2;
        let (left, right) = (wrap(&asked, column, column), wrap(&now, column, column));
        let mut heading = page.under();
        heading.push((Role::Dim, format!("{:column$}   recorded", "asked for")));
        page.line(block, heading);
        for at in 0..left.len().max(right.len()) {
            let mut line = page.under();
            let left = left.get(at).cloned().unwrap_or_default();
            let wide: usize = left.iter().map(|(_, words)| text::width(words)).sum();
            line.extend(left);
            line.push((Role::Text, " ".repeat(column.saturating_sub(wide))));
            line.push((Role::Border, " │ ".to_owned()));
            line.extend(right.get(at).cloned().unwrap_or_default());
            page.line(block, line);
        }
    } else {
        for (name, words) in [("asked for: ", asked), ("recorded: ", now)] {
            let mut pieces = vec![(Role::Dim, name.to_owned())];
            pieces.extend(words);
            page.entry(block, &pieces);
        }
    }
    for (name, words, role) in [("gone: ", gone, Role::Gone), ("new: ", new, Role::New)] {
        if !words.is_empty() {
            let pieces = [(Role::Dim, name.to_owned()), (role, words.join(" … "))];
            page.entry(block, &pieces);
        }
    }
}

/// The second of two wordings with what it alone has in a role; and those words by
/// themselves.
fn side(stretches: &[Stretch], role: Role) -> (Vec<Piece>, Vec<String>) {
    let (mut pieces, mut own) = (Vec::new(), Vec::new());
    for stretch in stretches {
        let role = match stretch.fate {
            Fate::Kept => Role::Text,
            Fate::New => role,
            Fate::Gone => continue,
        };
        if !pieces.is_empty() {
            pieces.push((Role::Text, " ".to_owned()));
        }
        pieces.push((role, stretch.words.clone()));
        if stretch.fate == Fate::New {
            own.push(stretch.words.trim_matches(['.', ',', ';']).to_owned());
        }
    }
    (pieces, own)
}

/// What was looked in, and what is not held.
fn looked(page: &mut Page, block: usize, action: &ActionRow, today: Date) {
    let papers: Vec<_> = action.thread.looked_in(action.date).collect();
    let indent = || vec![(Role::Text, "  ".to_owned())];
    page.title(block, "Looked in");
    if papers.is_empty() {
        let words = "no later paper of the committee is held yet".to_owned();
        page.words(block, indent(), &[(Role::Text, words)]);
    }
    for paper in papers.iter().rev().take(NAMED) {
        let pieces = [
            (Role::Text, paper.document.clone()),
            (
                Role::Dim,
                format!(" {}", unbroken(&format!("· {}", words::day(paper.date)))),
            ),
        ];
        page.words(block, indent(), &pieces);
    }
    if papers.len() > NAMED {
        let more = format!("and {} earlier", papers.len() - NAMED);
        page.words(block, indent(), &[(Role::Dim, more)]);
    }
    let lacking = action.thread.not_held(action.date, today);
    if !lacking.is_empty() {
        page.gap(block);
        page.title(block, "Not held");
        for day in lacking.iter().rev().take(NAMED) {
            let words = format!("minutes of {}", wording::long_day(*day));
            page.words(block, indent(), &[(Role::Text, words)]);
        }
        if lacking.len() > NAMED {
            let more = format!("and {} earlier", lacking.len() - NAMED);
            page.words(block, indent(), &[(Role::Dim, more)]);
        }
    }
}
