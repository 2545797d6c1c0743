//! A member's brief of a meeting on a page: what to declare, what is asked, what was
//! promised last time, the member's own questions and notes, the sums that reports name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::domain::agenda::ask_kind;
use crate::domain::fold;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::arising::bare;
use crate::export::called::Called;
use crate::export::comes_up::ComesUp;
use crate::export::outcome::Outcome;
use crate::export::paper::{Entry, Paper, Part, Quote};
use crate::export::promises::{Group, groups, how_sure};
use crate::export::{cite, exempt};
use crate::store::answers::Answers;
use crate::store::desk::{AgendaRow, Block, BlockRole, Desk, MeetingRow, SourceRow};
use crate::store::jots::{Jot, JotKind};
use crate::store::reports::FactRow;
use crate::store::{Error, Store, Target};

/// Longer words are cut: the page has them.
const LONG: usize = 420;

/// What became of promises, in the order in which a member wants to hear it: what is missing
/// before what is under way.
const PRESSING: [Outcome; 10] = [
    Outcome::Overdue,
    Outcome::NoUpdate,
    Outcome::Perhaps,
    Outcome::Recorded,
    Outcome::ToCome,
    Outcome::NothingLater,
    Outcome::NotAccepted,
    Outcome::ReportedBack,
    Outcome::Outside,
    Outcome::Closed,
];

/// So many sums of a report are named.
const SUMS: usize = 2;

/// Whether restricted items are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exempt {
    /// They are, and the text says that it holds them.
    Told,
    /// They are not, and the text says so.
    LeftOut,
}

/// What a brief is made of.
struct Brief<'a> {
    desk: &'a Desk,
    jots: &'a [Jot],
    sums: &'a HashMap<i64, Vec<FactRow>>,
    /// What each item asks and its report recommends, where these words stand.
    asks: &'a HashMap<i64, Vec<Block>>,
    /// What was decided on each item, where its minutes are held.
    decided: &'a HashMap<i64, Vec<Block>>,
    answers: &'a Answers,
    called: Called,
    today: Date,
}

/// The brief of a meeting, reckoned for a day.
pub fn of_store(store: &Store, meeting: i64, exempt: Exempt, today: Date) -> Result<Paper, Error> {
    let mut desk = store.desk(meeting)?;
    let mut jots = store.preparation()?;
    jots.retain(|jot| !jot.unfinished);
    let left_out = match exempt {
        Exempt::Told => 0,
        Exempt::LeftOut => exempt::leave_out(&mut desk, &mut jots, &store.withheld()?),
    };
    let mut sums = HashMap::new();
    for row in desk.agenda.iter().filter(|row| row.pages.is_some()) {
        let mut facts = store.facts(row.key)?;
        facts.retain(|fact| fact.kind == "money" && fact.pounds.is_some());
        sums.insert(row.key, facts);
    }
    let mut asks = HashMap::new();
    for row in &desk.agenda {
        let mut blocks = store.asks(row.key)?;
        blocks.retain(|block| matches!(block.role, BlockRole::Ask | BlockRole::Recommendation));
        asks.insert(row.key, blocks);
    }
    let mut decided = HashMap::new();
    for row in desk.agenda.iter().filter(|row| row.has_minutes) {
        decided.insert(row.key, store.decided(row.key)?);
    }
    let own = own_paper(asks.values().chain(decided.values()), &sums);
    let mut places = places(&mut desk, [&mut asks, &mut decided], &mut sums);
    let cited: Vec<i64> = places.iter().map(|place| place.document_key).collect();
    let called = Called::new(own, &cited, &store.made_for()?);
    for place in &mut places {
        called.call(place);
    }
    for beside in jots
        .iter_mut()
        .filter_map(|jot| jot.written.beside.as_mut())
    {
        called.call_by_file(&mut beside.document);
    }
    let brief = Brief {
        desk: &desk,
        decided: &decided,
        jots: &jots,
        sums: &sums,
        asks: &asks,
        answers: &store.answers()?,
        called,
        today,
    };
    Ok(brief.paper(exempt, left_out))
}

/// The paper that most of what is asked and decided stands in.
fn own_paper<'a>(
    blocks: impl Iterator<Item = &'a Vec<Block>>,
    sums: &HashMap<i64, Vec<FactRow>>,
) -> Option<i64> {
    let of_blocks = blocks.flatten().filter_map(|block| block.source.as_ref());
    let of_sums = sums.values().flatten().map(|fact| &fact.source);
    let mut times: BTreeMap<i64, usize> = BTreeMap::new();
    for source in of_blocks.chain(of_sums) {
        *times.entry(source.document_key).or_default() += 1;
    }
    let most = times
        .into_iter()
        .max_by_key(|(key, times)| (*times, Reverse(*key)));
    most.map(|(key, _)| key)
}

/// Every place that the brief may cite.
fn places<'a>(
    desk: &'a mut Desk,
    blocks: [&'a mut HashMap<i64, Vec<Block>>; 2],
    sums: &'a mut HashMap<i64, Vec<FactRow>>,
) -> Vec<&'a mut SourceRow> {
    let blocks = blocks.into_iter().flat_map(HashMap::values_mut).flatten();
    let mut places: Vec<&mut SourceRow> =
        blocks.filter_map(|block| block.source.as_mut()).collect();
    places.extend(sums.values_mut().flatten().map(|fact| &mut fact.source));
    for action in &mut desk.actions {
        places.extend(action.source.as_mut());
        places.extend(
            action
                .thread
                .traces
                .iter_mut()
                .map(|trace| &mut trace.source),
        );
    }
    places
}

impl Brief<'_> {
    fn paper(&self, exempt: Exempt, left_out: usize) -> Paper {
        let mut paper = Paper {
            title: "Brief".to_owned(),
            subtitle: subtitle(&self.desk.meeting, self.today),
            parts: Vec::new(),
        };
        paper
            .parts
            .extend(self.about_exempt(exempt, left_out).map(Part::Text));
        paper
            .parts
            .extend(wording::in_welsh(&self.desk.in_welsh).map(Part::Text));
        let before = paper.parts.len();
        paper.section("To declare", self.own(JotKind::Interest));
        paper.section("What is asked of us", self.asked());
        paper.section("What was decided", self.decided());
        paper.section("Asked or promised, and not answered yet", self.open());
        let last = self.desk.previous.last().map_or_else(
            || "Asked or promised last time, and answered".to_owned(),
            |day| {
                format!(
                    "Asked or promised on {}, and answered",
                    wording::long_day(day)
                )
            },
        );
        paper.section(&last, self.answered());
        paper.section("My questions", self.own(JotKind::Question));
        paper.section("My notes", self.own(JotKind::Note));
        paper.section("Flagged", self.own(JotKind::Flag));
        paper.section("Sums that the reports name", self.sums());
        let files = self.called.files(&paper);
        // Where nothing is told, no page stands without a name.
        let head = self.called.head().filter(|_| paper.parts.len() > before);
        paper.parts.splice(before..before, head.map(Part::Text));
        paper.section("Papers named", files);
        if paper.parts.is_empty() {
            paper.text("The papers held ask nothing of this meeting, and nothing is noted.");
        }
        paper
    }

    /// What is said of restricted items.
    fn about_exempt(&self, exempt: Exempt, left_out: usize) -> Option<String> {
        let told = self.desk.agenda.iter().filter(|row| row.exempt).count();
        match exempt {
            Exempt::LeftOut if left_out > 0 => Some(format!(
                "{} left out, with what hangs on it; --include-exempt tells it.",
                wording::count(left_out, "exempt item is", "exempt items are")
            )),
            Exempt::Told if told > 0 => Some(format!(
                "EXEMPT: this brief tells of {}. It is for members alone.",
                wording::count(told, "exempt item", "exempt items")
            )),
            Exempt::LeftOut | Exempt::Told => None,
        }
    }

    /// What each item asks, in the order of the agenda; items without an ask in a line.
    fn asked(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut silent = Vec::new();
        for row in self.desk.agenda.iter().filter(|row| !row.procedural) {
            let blocks = self.asks.get(&row.key).map_or(&[][..], Vec::as_slice);
            let mut quotes: Vec<Quote> = blocks
                .iter()
                .map(|block| Quote {
                    label: None,
                    words: cut(&numbered(block)),
                    times: 1,
                    cite: place(block),
                })
                .collect();
            once(&mut quotes);
            let Some(first) = quotes.first_mut() else {
                silent.push(match row.paper {
                    Some(paper) => format!("{} ({})", name(row), paper.name()),
                    None => name(row),
                });
                continue;
            };
            let mut label = name(row);
            if let Some(kind) = row.ask.as_deref().and_then(ask_kind) {
                label = format!("{label} ({})", kind.words());
            }
            first.label = Some(label);
            parts.push(Part::Entry(Entry {
                quotes,
                ..Entry::default()
            }));
        }
        if !silent.is_empty() {
            parts.push(Part::Text(format!(
                "No ask is printed for: {}.",
                silent.join("; ")
            )));
        }
        parts
    }

    /// What was decided on each item, in the order of the agenda.
    fn decided(&self) -> Vec<Part> {
        let rows = self.desk.agenda.iter().filter(|row| !row.procedural);
        rows.filter_map(|row| {
            let blocks = self.decided.get(&row.key).filter(|it| !it.is_empty())?;
            let mut quotes: Vec<Quote> = blocks
                .iter()
                .map(|block| Quote {
                    label: None,
                    words: cut(&block.text),
                    times: 1,
                    cite: place(block),
                })
                .collect();
            once(&mut quotes);
            if let Some(first) = quotes.first_mut() {
                first.label = Some(name(row));
            }
            Some(Part::Entry(Entry {
                quotes,
                ..Entry::default()
            }))
        })
        .collect()
    }

    /// Promises of earlier meetings with what became of them: what presses most first, the
    /// newest before the older.
    fn promised<'g>(&self, all: &'g [Group<'g>]) -> Vec<(&'g Group<'g>, Outcome)> {
        let before = self.desk.meeting.date.unwrap_or(Date::MAX);
        let earlier = all
            .iter()
            .filter(|group| group.made().is_some_and(|day| day < before));
        let mut told: Vec<(&Group, Outcome)> = earlier
            .map(|group| (group, group.outcome(self.today).0))
            .collect();
        told.sort_by_key(|(group, outcome)| {
            let rank = PRESSING.iter().position(|known| known == outcome);
            (rank, Reverse(group.made()))
        });
        told
    }

    /// What nothing answered yet: all that was asked at the meeting before and since, of
    /// what is older that which is overdue; under the item where it comes up, what is
    /// overdue first. How much else is open is said.
    fn open(&self) -> Vec<Part> {
        let all = groups(&self.desk.actions);
        let first = self.desk.previous.confirmed.first().copied();
        let open = self.promised(&all).into_iter();
        let (told, older): (Vec<_>, Vec<_>) = open
            .filter(|(_, outcome)| !outcome.is_settled())
            .partition(|(group, outcome)| {
                *outcome == Outcome::Overdue || first.is_none() || group.made() >= first
            });
        let comes_up = ComesUp::new(self.desk);
        let mut by_item: BTreeMap<usize, Vec<(&Group, Outcome)>> = BTreeMap::new();
        for (group, outcome) in told {
            // What comes up nowhere stands behind the agenda.
            let at = comes_up.at(group).unwrap_or(usize::MAX);
            by_item.entry(at).or_default().push((group, outcome));
        }
        let mut parts = Vec::new();
        let several = by_item.len() > 1 || by_item.keys().any(|at| *at != usize::MAX);
        // Where something is overdue comes first, else the agenda's own order.
        let mut by_item: Vec<_> = by_item.into_iter().collect();
        let is_overdue = |(_, outcome): &(&Group, Outcome)| *outcome == Outcome::Overdue;
        by_item.sort_by_key(|(at, told)| (!told.iter().any(is_overdue), *at));
        for (at, told) in by_item {
            if several {
                let under = self.desk.agenda.get(at).map(name);
                parts.push(Part::Text(match under {
                    Some(under) => format!("Comes up under {under}:"),
                    None => "On no item of this agenda:".to_owned(),
                }));
            }
            let entries = told
                .into_iter()
                .map(|(group, outcome)| self.entry(group, outcome));
            parts.extend(entries.map(Part::Entry));
        }
        if !older.is_empty() {
            let silent = older
                .iter()
                .filter(|(_, outcome)| *outcome == Outcome::NoUpdate);
            let silent = match silent.count() {
                0 => String::new(),
                number => format!(", {number} of them without an update in the papers held"),
            };
            parts.push(Part::Text(format!(
                "{} asked before that and still open{silent}: matters brief --arising tells them.",
                wording::count(older.len(), "thing was", "things were")
            )));
        }
        parts
    }

    /// What the meeting before, or one since, was promised and was answered.
    fn answered(&self) -> Vec<Part> {
        let all = groups(&self.desk.actions);
        let told = self.promised(&all).into_iter();
        let told = told.filter(|(group, outcome)| {
            outcome.is_settled() && self.desk.previous.reaches(group.made())
        });
        told.map(|(group, outcome)| Part::Entry(self.entry(group, outcome)))
            .collect()
    }

    /// A promise with what became of it.
    fn entry(&self, group: &Group, outcome: Outcome) -> Entry {
        let mut entry = bare(group);
        let mut words = outcome.words().to_lowercase();
        if let Some((trace, _)) = group.answer(self.answers, self.today) {
            // What the papers seem to say is no person's word.
            if group.closed().is_none() {
                words = format!("{words} ({})", how_sure(trace));
            }
            words = format!("{words}: {}", cite::trace(trace));
        } else if let Some((day, _)) = group.due(self.today) {
            words = format!("{words}: due {}", wording::long_day(day));
        }
        entry.notes.push(words);
        entry.notes.extend(group.closing(&self.desk.actions));
        entry
    }

    /// What the member prepared of one kind, on this meeting's items and on what earlier
    /// meetings of its committee left.
    fn own(&self, kind: JotKind) -> Vec<Part> {
        let rows = self.desk.agenda.iter();
        let items: HashMap<i64, &AgendaRow> = rows.map(|row| (row.key, row)).collect();
        let actions: Vec<i64> = self.desk.actions.iter().map(|action| action.key).collect();
        let lines: Vec<i64> = self.desk.programme.iter().map(|line| line.key).collect();
        let of_here = self.jots.iter().filter(|jot| jot.kind == kind);
        of_here
            .filter_map(|jot| {
                let label = match jot.on {
                    Target::Item(key) => match items.get(&key) {
                        Some(row) => name(row),
                        // An item of this meeting that no paper tells any more.
                        None if jot.meeting_key == Some(self.desk.meeting.key) => soften(&jot.row),
                        None => return None,
                    },
                    Target::Action(key) => {
                        let known = actions.contains(&key);
                        known.then(|| format!("Action, {}", cut(&soften(&jot.row))))?
                    }
                    Target::Programme(key) => {
                        let known = lines.contains(&key);
                        known.then(|| format!("Work programme, {}", soften(&jot.row)))?
                    }
                    Target::Committee(_) | Target::Document(_) => return None,
                };
                Some(Part::Entry(own_entry(jot, &label)))
            })
            .collect()
    }

    /// The largest sums of each report, in its words.
    fn sums(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for row in &self.desk.agenda {
            let mut told: Vec<&str> = Vec::new();
            let mut facts: Vec<&FactRow> = self.sums.get(&row.key).into_iter().flatten().collect();
            facts.sort_by(|one, other| {
                let pounds = |fact: &FactRow| fact.pounds.unwrap_or(0.0).abs();
                pounds(other).total_cmp(&pounds(one))
            });
            for fact in facts {
                if told.len() == SUMS {
                    break;
                }
                if told.contains(&fact.text.as_str()) {
                    continue;
                }
                told.push(&fact.text);
                parts.push(Part::Entry(Entry {
                    quotes: vec![Quote {
                        label: Some(name(row)),
                        words: cut(&fact.text),
                        times: 1,
                        cite: cite::paper(&fact.source.document, &fact.source.place),
                    }],
                    ..Entry::default()
                }));
            }
        }
        parts
    }
}

/// What a member wrote, with the words that it stands beside.
fn own_entry(jot: &Jot, label: &str) -> Entry {
    let mut own: Vec<String> = jot.written.words.lines().map(str::to_owned).collect();
    let mut notes = Vec::new();
    match jot.kind {
        JotKind::Interest if jot.written.leaves => notes.push("leave for this item".to_owned()),
        JotKind::Question if jot.written.put => notes.push("put".to_owned()),
        JotKind::Interest | JotKind::Question | JotKind::Note | JotKind::Flag => {}
    }
    match own.first_mut() {
        Some(first) => *first = format!("{label}: {first}"),
        None => own.push(label.to_owned()),
    }
    let quote = jot.written.beside.as_ref().map(|beside| Quote {
        label: None,
        words: cut(&beside.words),
        times: 1,
        cite: if jot.stands {
            cite::paper(&beside.document, &beside.place)
        } else {
            format!(
                "{}; these words are not in the papers held now",
                cite::paper(&beside.document, &beside.place)
            )
        },
    });
    if quote.is_none() && !jot.stands {
        notes.push("its place is gone from the papers held".to_owned());
    }
    Entry {
        own,
        quotes: quote.into_iter().collect(),
        notes,
    }
}

/// Where a paragraph stands.
fn place(block: &Block) -> String {
    block.source.as_ref().map_or_else(String::new, |source| {
        cite::paper(&source.document, &source.place)
    })
}

/// Points that stand on one page name it once, behind the last of them.
fn once(quotes: &mut [Quote]) {
    for at in 1..quotes.len() {
        if quotes[at - 1].cite == quotes[at].cite {
            quotes[at - 1].cite.clear();
        }
    }
}

/// A recommendation with its letter.
fn numbered(block: &Block) -> String {
    if block.mark.is_empty() {
        block.text.clone()
    } else {
        format!("{}) {}", block.mark, block.text)
    }
}

/// `Item 6, Improvement journey`.
fn name(row: &AgendaRow) -> String {
    let title = soften(&row.title);
    match &row.number {
        Some(number) => format!("Item {number}, {title}"),
        None => title,
    }
}

fn subtitle(meeting: &MeetingRow, today: Date) -> String {
    let day = meeting.date.map_or_else(String::new, |day| {
        format!(", meeting of {}", wording::long_day(day))
    });
    let time = meeting.time.map_or_else(String::new, |time| {
        format!(", {:02}:{:02}", time.hour(), time.minute())
    });
    let place = meeting
        .place
        .as_deref()
        .map_or_else(String::new, |place| format!(", {}", fold::quote(place)));
    format!(
        "{}{day}{time}{place}. As the papers stood on {}.",
        soften(&meeting.committee),
        wording::long_day(today)
    )
}

/// Words as they stand, cut at the end of one where they are long.
fn cut(words: &str) -> String {
    let words = words.replace('\n', " ");
    if words.chars().count() <= LONG {
        return words;
    }
    let kept: String = words.chars().take(LONG).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
