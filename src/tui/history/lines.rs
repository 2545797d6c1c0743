//! A history as lines of a given width: how it stands, the timeline, what was looked in.

use jiff::civil::Date;

use crate::store::desk::{ActionRow, SourceRow};
use crate::store::threads::{Step, TraceRow, sentences};
use crate::thread::promise::In;
use crate::thread::state::State;
use crate::tui::history::page::{DAY, Page, unbroken};
use crate::tui::history::stands::{looked, progress, stands};
use crate::tui::history::{EntryId, differs, traces};
use crate::tui::pane::lines::{MEASURE, ReaderLine};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::{minutes, words};
use crate::tui::text;
use crate::tui::theme::{Glyphs, Role};

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
        found(&mut page, at + 1, (prepared, promise), trace);
    }
    if traces.is_empty() {
        let nothing = match promise.stands.state {
            State::Done | State::Answered => "",
            State::Overdue | State::Scheduled | State::NotDue | State::Open | State::LooseEnd => {
                "not found again in the papers held; press a to add a place by hand"
            }
        };
        page.rail(0);
        page.entry(none, &[(Role::Dim, nothing.to_owned())]);
    }
    if aside.is_none() {
        page.gap(none);
        progress(&mut page, none, prepared, promise);
        looked(&mut page, none, prepared.first(promise), today);
    }
    let lines = page.lines;
    let aside = aside.map_or_else(Vec::new, |width| {
        let mut page = Page::new(usize::from(width).saturating_sub(1), glyphs);
        stands(&mut page, none, prepared, promise, today);
        page.gap(none);
        progress(&mut page, none, prepared, promise);
        looked(&mut page, none, prepared.first(promise), today);
        page.lines
    });
    Lines {
        entries,
        lines,
        aside,
    }
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
    from.extend(action.source.as_ref().and_then(page_of));
    let sign = (Role::Accent, page.glyphs.promise.to_owned());
    page.head(0, sign, &day, &[(Role::Dim, from.join(" · "))], "");
    let mut told: Vec<&str> = Vec::new();
    for member in prepared.members(promise) {
        if told.contains(&member.text.as_str()) {
            continue;
        }
        told.push(&member.text);
        if let Some(before) = &member.thread.context {
            page.entry(0, &[(Role::Dim, format!("after “{before}”"))]);
        }
        page.entry(0, &[(Role::Text, format!("“{}”", member.text))]);
    }
    slipped(page, 0, &action.thread.slipped);
}

/// A place where it turned up again.
fn found(
    page: &mut Page,
    block: usize,
    (prepared, promise): (&Prepared, &Promise),
    trace: &TraceRow,
) {
    let action = prepared.first(promise);
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
        // Of several that say the same, the one that the record was held against.
        let is_of = |action: &&ActionRow| action.thread.traces.contains(trace);
        let promised = prepared.members(promise).find(is_of).unwrap_or(action);
        let promised = &promised.text;
        differs::lines(page, block, promised, &shown, changed);
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
