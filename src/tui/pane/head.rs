//! What the reader says of a row before the store's own words come.

use jiff::civil::Date;

use crate::domain::agenda::Paper;
use crate::domain::source::pages;
use crate::domain::wording;
use crate::store::Target;
use crate::store::by_hand::{Progress, RowByHand};
use crate::store::desk::{
    ActionRow, AgendaRow, Block, BlockRole, ClauseRow, MinuteRow, ProgrammeLine, Right, SourceRow,
    Tick,
};
use crate::store::threads::sentences;
use crate::thread::state::State;
use crate::tui::event::Subject;
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::{RowId, actions, mine, minutes, sheet, words};
use crate::tui::text;

/// Columns of a file's name in a sentence: what is asked of members stands below it.
const LONG_NAME: usize = 30;

/// The reader's title, its first words, and what to ask the store for.
#[derive(Debug, Default, PartialEq)]
pub struct Head {
    /// The title over the reader.
    pub title: String,
    /// The first words.
    pub blocks: Vec<Block>,
    /// What follows them.
    pub subject: Option<Subject>,
    /// The words whose surroundings follow.
    pub quote: String,
}

/// What the reader says of a row.
pub fn head(prepared: &Prepared, row: &RowId, today: Date) -> Head {
    let desk = &prepared.desk;
    let head = match row {
        RowId::Item(key) => item(prepared, *key),
        RowId::Procedural(key) => Some(procedural(prepared, *key)),
        RowId::Minute(key) => desk.minutes.iter().find(|row| row.key == *key).map(minute),
        RowId::Clause(key, id) => desk
            .minutes
            .iter()
            .find(|row| row.key == *key)
            .and_then(|row| {
                let line = row.clauses.iter().find(|line| line.id == *id)?;
                Some(clause(row, line))
            }),
        RowId::Action(key) => prepared
            .promise(*key)
            .map(|promise| action(prepared, promise, today)),
        RowId::Programme(key) => prepared
            .programme_line(*key)
            .map(|line| programme(line, &desk.programme_headings)),
        RowId::Folded(state) => Some(folded(prepared, *state)),
        RowId::Rule(_) => None,
    };
    let mut head = head.unwrap_or_default();
    let target = match row {
        RowId::Action(key) => prepared
            .promise(*key)
            .map(|promise| Target::Action(prepared.first(promise).key)),
        RowId::Programme(key) => Some(Target::Programme(*key)),
        // What stands on an item comes with its words.
        RowId::Item(_)
        | RowId::Minute(_)
        | RowId::Clause(..)
        | RowId::Procedural(_)
        | RowId::Folded(_)
        | RowId::Rule(_) => None,
    };
    let own = target.map_or_else(Vec::new, |target| mine::on(&desk.jots, target));
    head.blocks.splice(0..0, own);
    head
}

fn item(prepared: &Prepared, key: i64) -> Option<Head> {
    let row = prepared.desk.agenda.iter().find(|row| row.key == key)?;
    let mut title = match &row.number {
        Some(number) => format!("Item {number} · {}", text::soften(&row.title)),
        None => text::soften(&row.title),
    };
    if let Some(sheets) = row.pages {
        title.push_str(" · ");
        title.push_str(&pages(sheets, row.printed_pages.as_ref()));
    }
    if let Some(more) = row.more_sheets() {
        title.push(' ');
        title.push_str(&more);
    }
    if let Some(elsewhere) = row.pages_elsewhere() {
        title.push_str(" · ");
        title.push_str(&elsewhere);
    }
    if let Some(time) = wording::reading_time(row.words) {
        title.push_str(" · about ");
        title.push_str(&time);
    }
    let mut said: Vec<String> = row
        .paper
        .map(|paper| paper_words(row, paper))
        .into_iter()
        .collect();
    if row.exempt {
        said.push("Exempt: the public may be asked to leave for it.".to_owned());
    }
    Some(Head {
        title,
        blocks: said
            .iter()
            .map(|words| text_of(words))
            .chain(put_right(&row.put_right))
            .collect(),
        subject: Some(Subject::Item(key)),
        ..Head::default()
    })
}

fn paper_words(row: &AgendaRow, paper: Paper) -> String {
    match (paper, row.first_seen) {
        (Paper::ToFollow, _) => "The agenda says that its paper is to follow.".to_owned(),
        (Paper::Verbal, _) => {
            "The agenda says that there is no paper: somebody will speak.".to_owned()
        }
        (Paper::Late, Some(day)) => format!(
            "Its paper came after the agenda: late, first seen on {}{}.",
            words::day(day),
            row.first_seen_in
                .as_deref()
                .map(|name| format!(", in {}", text::fit(name, LONG_NAME)))
                .unwrap_or_default()
        ),
        (Paper::Late, None) => "Its paper came after the agenda.".to_owned(),
        (Paper::Missing, _) => "The agenda names its paper, which is not there.".to_owned(),
    }
}

fn procedural(prepared: &Prepared, key: i64) -> Head {
    let first = prepared
        .desk
        .agenda
        .iter()
        .position(|row| row.key == key)
        .unwrap_or(0);
    let blocks = prepared.desk.agenda[first..]
        .iter()
        .take_while(|row| row.procedural)
        .map(|row| Block {
            role: BlockRole::Point,
            mark: row.number.clone().unwrap_or_default(),
            text: text::soften(&row.title),
            source: None,
        })
        .collect();
    Head {
        title: "Procedural items".to_owned(),
        blocks,
        ..Head::default()
    }
}

fn minute(row: &MinuteRow) -> Head {
    Head {
        title: format!("{} · {}", minutes::from(row), text::soften(&row.title)),
        blocks: Vec::new(),
        subject: Some(Subject::Item(row.key)),
        ..Head::default()
    }
}

fn clause(row: &MinuteRow, clause: &ClauseRow) -> Head {
    let label = minutes::label(clause);
    let mut blocks = vec![
        heading(&row.title),
        Block {
            role: BlockRole::Clause,
            mark: label.clone(),
            text: clause.text.clone(),
            source: Some(clause.source.clone()),
        },
    ];
    blocks.extend(
        clause
            .owner
            .as_deref()
            .map(|owner| says("Lead officer", owner)),
    );
    blocks.extend(where_it_stands(&clause.source));
    Head {
        title: format!("{label} · {}", minutes::from(row)),
        blocks,
        subject: Some(at(&clause.source)),
        quote: clause.text.clone(),
    }
}

fn action(prepared: &Prepared, promise: &Promise, today: Date) -> Head {
    let action = prepared.first(promise);
    let many = promise.members.len();
    let mut blocks = vec![
        heading(action.item.as_deref().unwrap_or("Action")),
        Block {
            role: BlockRole::Clause,
            mark: String::new(),
            text: action.text.clone(),
            source: action.source.clone(),
        },
    ];
    blocks.push(text_of(""));
    let stands = promise.stands;
    let why = sentences::why(prepared.reckoned(promise), stands.state, today);
    blocks.push(says(&stands.word(), &why));
    if let Some(changed) = stands.changed {
        let words = format!("{} in what was recorded; t shows both", changed.name());
        blocks.push(says("CHANGED", &words));
    }
    let mut members = prepared.members(promise);
    let lead = members.clone().find_map(ActionRow::who_words);
    blocks.extend(lead.map(|lead| says("Lead officer", &text::soften(&lead))));
    let due = members.find_map(|action| action.when_told(today));
    blocks.extend(due.map(|due| says("Due", &due)));
    if many > 1 {
        blocks.push(says(
            "Recorded",
            &format!("{many} times at that meeting; a tick is for all of them"),
        ));
    }
    let mut found = Vec::new();
    for trace in prepared
        .members(promise)
        .flat_map(|action| action.thread.standing())
    {
        let place = trace.place.words();
        let day = trace.day.map(words::day);
        let words = [Some(place.to_owned()), day];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if !found.contains(&words) {
            found.push(words);
        }
    }
    blocks.extend(found.iter().map(|place| says("Found in", place)));
    let by = |said: &Tick| format!("{}, {}", said.by, words::day(said.on));
    if let Some(taken) = &action.taken_down {
        blocks.push(says("Taken down by", &by(taken)));
    }
    blocks.extend(progress(&action.progress));
    blocks.extend(put_right(&action.put_right));
    blocks.retain(|block| !block.text.is_empty());
    blocks.extend(action.source.iter().flat_map(where_it_stands));
    Head {
        title: format!("Action · {}", actions::from(action)),
        blocks,
        subject: action.source.as_ref().map(at),
        quote: action.text.clone(),
    }
}

/// Promises that are folded away because nobody has to look at them.
fn folded(prepared: &Prepared, state: State) -> Head {
    let promises = prepared.actions.iter();
    let blocks = promises
        .filter(|promise| promise.stood.state == state)
        .map(|promise| Block {
            role: BlockRole::Point,
            mark: "–".to_owned(),
            text: words::as_row(&prepared.first(promise).text),
            source: None,
        })
        .collect();
    let mut title = state.name().to_owned();
    title[..1].make_ascii_uppercase();
    Head {
        title,
        blocks,
        ..Head::default()
    }
}

fn programme(line: &ProgrammeLine, headings: &[String]) -> Head {
    let own = sheet::own_headings(headings);
    let lead = sheet::lead_heading(headings).filter(|_| !line.topic);
    let lead = lead.unwrap_or_else(|| "Lead officer".to_owned());
    // A topic stands in a table of its own.
    let heading = |at: usize, otherwise: &str| {
        let own = own[at].clone().filter(|_| !line.topic);
        own.unwrap_or_else(|| otherwise.to_owned())
    };
    let mut blocks = vec![Block {
        role: BlockRole::Heading,
        mark: String::new(),
        text: line.item.clone(),
        source: line.source.clone(),
    }];
    let day = line.date.map(words::weekday);
    let when = match (day, &line.note) {
        (Some(day), Some(note)) => format!("{day} ({note})"),
        (Some(day), None) => day,
        (None, Some(note)) => note.clone(),
        (None, None) => "not yet scheduled".to_owned(),
    };
    blocks.push(says(&heading(0, "Proposed"), &when));
    if line.tentative {
        blocks.push(says("Tentative", "to be confirmed"));
    }
    blocks.extend(
        line.actions
            .as_deref()
            .map(|words| says(&heading(2, "Detail"), words)),
    );
    blocks.extend(
        line.progress
            .as_deref()
            .map(|words| says(&heading(3, "Progress"), words)),
    );
    blocks.extend(
        line.lead
            .as_deref()
            .map(|name| says(&lead, &text::soften(name))),
    );
    blocks.extend(line.undealt().map(|words| {
        let words = words.replace('\n', " / ");
        says("Progress of this row or others", &words)
    }));
    if let Some(tick) = &line.ticked {
        blocks.push(says(
            "Done",
            &format!("ticked by {} on {}", tick.by, words::day(tick.on)),
        ));
    }
    blocks.extend(by_hand(&line.by_hand));
    blocks.extend(put_right(&line.put_right));
    blocks.extend(line.source.iter().flat_map(where_it_stands));
    let title = if line.topic {
        "Forward plan".to_owned()
    } else {
        "Work programme".to_owned()
    };
    let title = match line.date {
        Some(date) => format!("{title} · {}", words::day(date)),
        None => title,
    };
    Head {
        title,
        blocks,
        subject: line.source.as_ref().map(at),
        quote: line.actions.clone().unwrap_or_else(|| line.item.clone()),
    }
}

/// Progress that a person wrote, the newest first.
fn progress(entries: &[Progress]) -> impl Iterator<Item = Block> {
    entries.iter().map(|entry| {
        let by = format!("{}, {}", entry.said.by, words::day(entry.said.on));
        says("Progress", &format!("{} ({by})", text::soften(&entry.text)))
    })
}

/// What a person put right, with the paper's own words.
fn put_right(rights: &[Right]) -> impl Iterator<Item = Block> {
    rights.iter().map(|right| {
        let by = format!("{}, {}", right.said.by, words::day(right.said.on));
        let mut words = text::soften(&right.words());
        words[..1].make_ascii_uppercase();
        says("Put right", &format!("{words} ({by})"))
    })
}

/// What a person said of a row, and where a newer paper says otherwise.
fn by_hand(row: &RowByHand) -> Vec<Block> {
    let by = |said: &Tick| format!("{}, {}", said.by, words::day(said.on));
    let mut blocks = Vec::new();
    if let Some(said) = &row.added {
        blocks.push(says("Added by", &by(said)));
    }
    if let Some(day) = &row.day
        && row.added.is_none()
    {
        let paper = match day.what.paper {
            Some(Some(paper)) => format!("from {} ", words::day(paper)),
            Some(None) => "from not yet scheduled ".to_owned(),
            None => String::new(),
        };
        blocks.push(says("Moved", &format!("{paper}by {}", by(&day.said))));
    }
    if let Some(dropped) = &row.dropped {
        let reason = dropped.what.reason.as_ref();
        let reason = reason.map(|reason| format!("{}; ", text::soften(reason)));
        let words = format!("{}{}", reason.unwrap_or_default(), by(&dropped.said));
        blocks.push(says("Dropped", &words));
    }
    blocks.extend(progress(&row.progress));
    if row.gone {
        blocks.push(says("Gone", "the newest paper does not have it any more"));
    }
    let differs = row.differs.iter();
    blocks.extend(differs.map(|differs| says("Differs", &differs.words())));
    blocks
}

fn section(title: &str) -> Block {
    Block {
        role: BlockRole::Section,
        mark: String::new(),
        text: title.to_owned(),
        source: None,
    }
}

fn text_of(words: &str) -> Block {
    Block {
        role: BlockRole::Text,
        mark: String::new(),
        text: words.to_owned(),
        source: None,
    }
}

/// A line of the program's own: `Due: 5 Oct 2023`.
fn says(name: &str, words: &str) -> Block {
    Block {
        role: BlockRole::Point,
        mark: name.to_owned(),
        text: words.to_owned(),
        source: None,
    }
}

/// Where the words stand; what surrounds them follows.
fn where_it_stands(source: &SourceRow) -> [Block; 2] {
    [section("Where it stands"), text_of(&words::place(source))]
}

fn heading(title: &str) -> Block {
    Block {
        role: BlockRole::Heading,
        mark: String::new(),
        text: title.to_owned(),
        source: None,
    }
}

fn at(source: &SourceRow) -> Subject {
    Subject::Place {
        document: source.document_key,
        page: source.place.page,
        line: source.place.line,
    }
}
