//! A list laid over the desk to choose from: meetings, losses, unfiled papers.

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::source::Place;
use crate::store::by_hand::{Differs, How};
use crate::store::desk::{AgendaRow, LossRow, MeetingRow, ProgrammeLine, UnfiledRow};
use crate::store::jots::Jot;
use crate::tui::event::Arrival;
use crate::tui::office::{Deed, Form};
use crate::tui::pane::only::Only;
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::standing::is_open;
use crate::tui::pane::{BETWEEN, Filter, words};
use crate::tui::right;
use crate::tui::room;
use crate::tui::text;
use crate::tui::theme::Role;

/// A screen of fewer columns has little room for a row.
const NARROW: u16 = 60;

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Meetings.
    Meetings,
    /// What could not be read.
    Losses,
    /// Papers that wait to be filed.
    Unfiled,
    /// Lead officers, meetings and states, to narrow the actions to.
    Only,
    /// Ways of closing an action.
    Close,
    /// Whether a closed action is opened again.
    Reopen,
    /// Promises of a meeting, to join one with.
    Join,
    /// Promises that one goes on as.
    Merge,
    /// Papers that have arrived.
    Arrived,
    /// All that somebody prepared.
    Mine,
    /// Where a newer paper says otherwise than a person.
    Settle,
    /// What is declared in an item.
    Declare,
    /// The items in the order taken.
    Items,
    /// Fields that can be put right.
    Correct,
    /// The sentences of a paragraph.
    Sentence,
    /// People of a committee.
    Person,
    /// Programme rows that words may be the progress of.
    ProgressOf,
}

/// What a row stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A meeting.
    Meeting {
        /// The store's key.
        key: i64,
        /// Its committee.
        committee: i64,
        /// The committee is the reader's own.
        mine: bool,
    },
    /// A document of the tray.
    Unfiled(UnfiledRow),
    /// What was not read of a paper: its key, and the sheet.
    Lost(i64, Option<u32>),
    /// What the actions are narrowed to; nothing, for all.
    Only(Option<Only>),
    /// A way of closing these actions.
    How(Vec<i64>, How),
    /// These actions are open again.
    Reopen(Vec<i64>),
    /// Nothing is done.
    Leave,
    /// These actions say the same.
    Join(Vec<i64>),
    /// These actions go on as the one of this public id.
    Merge(Vec<i64>, String),
    /// Files to read in.
    Take(Vec<PathBuf>),
    /// Something that somebody prepared.
    Mine(Box<Jot>),
    /// An officer's work.
    Office(Deed),
    /// A line to be typed for it, with what stands there now.
    Type(Form, String),
    /// Somebody of the committee.
    People,
    /// Words that are the progress of a row.
    Deal(String),
    /// An interest in an item, and whether one leaves for it; or none.
    Declare(i64, Option<bool>),
    /// An item of the agenda.
    Item(i64),
    /// Papers that lie somewhere else.
    Elsewhere,
    /// To say nothing more of those that have arrived.
    LeaveArrived,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PickRow {
    /// The words.
    pub text: String,
    /// What stands at the right.
    pub tail: String,
    /// A second line.
    pub below: String,
    /// How the words look.
    pub role: Role,
    /// What it stands for.
    pub choice: Choice,
    folded: String,
}

/// A list with its choice.
#[derive(Debug)]
pub struct Picker {
    /// What it is of.
    pub of: Of,
    /// All rows.
    pub all: Vec<PickRow>,
    /// What was typed to narrow it.
    pub typed: String,
    /// The places of the rows that are left.
    pub left: Vec<usize>,
    /// The chosen one of those.
    pub at: usize,
    /// The first one on the screen.
    pub top: usize,
    /// The rows have not come yet.
    pub waits: bool,
}

impl Picker {
    /// A list of rows.
    pub fn new(of: Of, rows: Vec<PickRow>) -> Picker {
        let left = (0..rows.len()).collect();
        Picker {
            of,
            all: rows,
            typed: String::new(),
            left,
            at: 0,
            top: 0,
            waits: false,
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        match self.of {
            Of::Meetings => "Meetings",
            Of::Losses => "Gaps: what could not be read of these papers",
            Of::Unfiled => "Papers to file",
            Of::Only => "Show only",
            Of::Close => "Close it as",
            Of::Reopen => "It is closed",
            Of::Join => "Join it with",
            Of::Merge => "It goes on as",
            Of::Arrived => "New papers",
            Of::Mine => "My preparation",
            Of::Settle => "A newer paper says otherwise",
            Of::Declare => "Declare in this item",
            Of::Items => "The items, in the order taken",
            Of::Correct => "Put right what was misread",
            Of::Sentence => "Which sentence is the action?",
            Of::Person => "Whose name was misread?",
            Of::ProgressOf => "It is the progress of",
        }
    }

    /// Takes other rows, keeping what was typed.
    pub fn set(&mut self, rows: Vec<PickRow>) {
        self.all = rows;
        self.waits = false;
        self.narrow();
    }

    /// Narrows to what was typed.
    pub fn narrow(&mut self) {
        let filter = Filter::new(&self.typed);
        self.left = (0..self.all.len())
            .filter(|at| filter.admits(&self.all[*at].folded))
            .collect();
        // What a row itself says comes before what stands below it.
        self.left
            .sort_by_key(|at| !filter.admits(&fold::compare(&self.all[*at].text)));
        // What fits what was typed comes first; where one stood before says nothing of it.
        self.at = 0;
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<&PickRow> {
        self.left.get(self.at).map(|at| &self.all[*at])
    }

    /// Moves the choice.
    pub fn step(&mut self, by: isize) {
        self.at = self
            .at
            .saturating_add_signed(by)
            .min(self.left.len().saturating_sub(1));
    }

    /// Lines of all rows: what was typed narrows them, and the box stays as it is.
    pub fn lines(&self) -> usize {
        self.all.iter().map(Picker::row_height).sum()
    }

    /// Lines of a row.
    pub fn row_height(row: &PickRow) -> usize {
        1 + usize::from(!row.below.is_empty())
    }

    /// The place of the row on a line of what is seen.
    pub fn row_at(&self, line: u16) -> Option<usize> {
        let mut until = 0;
        let mut rows = self.left.iter().enumerate().skip(self.top);
        let found = rows.find(|(_, at)| {
            until += Picker::row_height(&self.all[**at]);
            usize::from(line) < until
        });
        found.map(|(at, _)| at)
    }

    /// Scrolls the chosen row into an area of so many lines.
    pub fn scroll(&mut self, height: usize) {
        self.top = self.top.min(self.at);
        while self.top < self.at {
            let used: usize = self.left[self.top..=self.at]
                .iter()
                .map(|at| Picker::row_height(&self.all[*at]))
                .sum();
            if used <= height {
                break;
            }
            self.top += 1;
        }
    }
}

/// A row of a list.
pub fn row(text: String, tail: String, below: String, choice: Choice) -> PickRow {
    let folded = fold::compare(&format!("{text} {tail} {below}"));
    PickRow {
        text,
        tail,
        below,
        role: Role::Text,
        choice,
        folded,
    }
}

/// What the actions can be narrowed to, with how many each leaves.
pub fn only(choices: Vec<(Only, usize)>, narrowed: bool) -> Vec<PickRow> {
    let all = narrowed.then(|| {
        let tail = String::new();
        row(
            "all actions".to_owned(),
            tail,
            String::new(),
            Choice::Only(None),
        )
    });
    let each = choices.into_iter().map(|(only, left)| {
        let words = format!("{:13} {}", only.kind(), only.name());
        let tail = text::count(left, "action", "actions");
        row(words, tail, String::new(), Choice::Only(Some(only)))
    });
    all.into_iter().chain(each).collect()
}

/// The ways of closing actions.
pub fn ways(actions: &[i64]) -> Vec<PickRow> {
    let ways = How::ALL.into_iter();
    let ways = ways.map(|how| {
        let choice = Choice::How(actions.to_vec(), how);
        row(how.words().to_owned(), String::new(), String::new(), choice)
    });
    ways.chain([right::no_action(actions)]).collect()
}

/// Whether actions that are closed are opened again.
pub fn reopen(actions: Vec<i64>) -> Vec<PickRow> {
    let choice = |words: &str, choice| row(words.to_owned(), String::new(), String::new(), choice);
    vec![
        choice("open it again", Choice::Reopen(actions)),
        choice("leave it closed", Choice::Leave),
    ]
}

/// What can be declared in an item.
pub fn interests(item: i64, held: bool) -> Vec<PickRow> {
    let choice = |words: &str, leaves| {
        let choice = Choice::Declare(item, leaves);
        row(words.to_owned(), String::new(), String::new(), choice)
    };
    let mut rows = vec![
        choice("an interest", Some(false)),
        choice("an interest, and I leave for this item", Some(true)),
    ];
    rows.extend(held.then(|| choice("nothing any more", None)));
    rows
}

/// The items in the order taken.
#[allow(clippy::implicit_hasher, reason = "it is the room's own set")]
pub fn items(agenda: &[AgendaRow], taken: &[i64], moved: &HashSet<i64>) -> Vec<PickRow> {
    let rows = taken
        .iter()
        .filter_map(|key| agenda.iter().find(|row| row.key == *key));
    let numbers = agenda.iter().filter_map(|row| row.number.as_deref());
    let widest = numbers.map(text::width).max().unwrap_or(0);
    rows.map(|item| {
        let number = item.number.as_deref().unwrap_or_default();
        let before = match (number, widest) {
            ("", 0) => 0,
            ("", widest) => widest + 2,
            (number, widest) => widest - text::width(number),
        };
        let before = " ".repeat(before);
        let tail = if moved.contains(&item.key) {
            "taken out of order"
        } else {
            ""
        };
        let choice = Choice::Item(item.key);
        let mut shown = row(
            format!("{before}{}", room::name(item)),
            tail.to_owned(),
            String::new(),
            choice,
        );
        if item.procedural {
            shown.role = Role::Dim;
        }
        shown
    })
    .collect()
}

/// All that somebody prepared: of the meeting on the desk first.
pub fn mine(jots: &[Jot], here: Option<i64>) -> Vec<PickRow> {
    let is_here = |jot: &&Jot| jot.meeting_key.is_some() && jot.meeting_key == here;
    let elsewhere = jots.iter().filter(|jot| !is_here(jot));
    let all = jots.iter().filter(is_here).chain(elsewhere);
    all.map(|jot| {
        let beside = jot.written.beside.as_ref();
        let mut words = fold::quote(&jot.written.words);
        if words.is_empty() {
            words = beside.map_or_else(|| text::soften(&jot.row), |beside| beside.words.clone());
        }
        let mut below = Vec::new();
        if !jot.stands {
            below.push("place gone".to_owned());
        }
        below.push(match &jot.item {
            Some(number) => format!("{number} {}", text::soften(&jot.row)),
            None => text::soften(&jot.row),
        });
        if !is_here(&jot) {
            below.push(text::soften(&jot.committee));
            below.extend(jot.date.map(words::day));
        }
        let mut shown = row(
            words,
            jot.what().to_owned(),
            below.join(" · "),
            Choice::Mine(Box::new(jot.clone())),
        );
        if !jot.stands {
            shown.role = Role::Loss;
        } else if jot.written.put {
            shown.role = Role::Dim;
        }
        shown
    })
    .collect()
}

/// The ways of settling where a newer paper says otherwise: for the chosen rows, and for
/// all that differ where these are more.
pub fn settle(chosen: &[&ProgrammeLine], all: &[&ProgrammeLine]) -> Vec<PickRow> {
    let mut rows = Vec::new();
    let mut ways = |lines: &[&ProgrammeLine], of: &str, [paper, mine]: [String; 2]| {
        let keys: Vec<i64> = lines.iter().map(|line| line.key).collect();
        let deeds = [Deed::TakePaper(keys.clone()), Deed::KeepMine(keys)];
        let whose = [("take the paper's", paper), ("keep mine", mine)];
        rows.extend(whose.into_iter().zip(deeds).map(|((way, below), deed)| {
            let words = format!("{way}{of}");
            row(words, String::new(), below, Choice::Office(deed))
        }));
    };
    if let [line] = chosen {
        let paper = line.by_hand.differs.iter().map(Differs::words);
        let said = [
            paper.collect::<Vec<_>>().join("; "),
            line.said_words().join(", "),
        ];
        let item = text::fit(&text::soften(&line.item), 36);
        ways(chosen, &format!(": “{item}”"), said);
    } else if !chosen.is_empty() {
        let many = text::count(chosen.len(), "row", "rows");
        let of = format!(" for the {many} marked");
        ways(chosen, &of, Default::default());
    }
    if all.len() > chosen.len() {
        let many = text::count(all.len(), "row that differs", "rows that differ");
        ways(all, &format!(" for all: {many}"), Default::default());
    }
    rows
}

/// The promises beside one: those of its meeting, to join it with; else all others that
/// are open, which it may go on as.
pub fn beside(meeting: &Prepared, actions: &[i64], to_join: bool) -> Vec<PickRow> {
    let own = actions.first().and_then(|key| meeting.promise(*key));
    let Some(own) = own else { return Vec::new() };
    let day = meeting.first(own).date;
    let others = meeting.actions.iter().filter(|other| {
        let of_meeting = meeting.first(other).date == day;
        *other != own && (of_meeting || !to_join) && (to_join || is_open(other.stands.state))
    });
    let mut others: Vec<&Promise> = others.collect();
    // What says nearly the same is what one looks for.
    let like = |other: &&Promise| likeness(&own.words, &other.words);
    others.sort_by(|one, other| like(other).total_cmp(&like(one)));
    others
        .into_iter()
        .map(|other| {
            let first = meeting.first(other);
            let mut below: Vec<String> = first.date.map(words::day).into_iter().collect();
            below.extend(
                first
                    .minute
                    .as_ref()
                    .map(|minute| format!("minute {minute}")),
            );
            below.extend(first.item.as_deref().map(text::soften));
            let choice = if to_join {
                let theirs = meeting.members(other).map(|action| action.key);
                Choice::Join(actions.iter().copied().chain(theirs).collect())
            } else {
                Choice::Merge(actions.to_vec(), first.id.clone())
            };
            let words = words::as_row(&first.text);
            row(words, other.stands.word(), below.join(" · "), choice)
        })
        .collect()
}

/// The rows of the list of meetings.
pub fn meetings(meetings: &[MeetingRow], today: Date, star: &str, columns: u16) -> Vec<PickRow> {
    // Where there is little room, whose meeting it is needs more of it than its weekday.
    let (shown, wide): (fn(Date) -> String, usize) = match columns {
        0..NARROW => (words::day, 11),
        _ => (words::weekday, 15),
    };
    meetings
        .iter()
        .map(|meeting| {
            let mark = if meeting.mine { star } else { " " };
            let date = meeting.date.map_or_else(
                || format!("{:wide$}", "no date"),
                |date| format!("{:>wide$}", shown(date)),
            );
            let mut tail = Vec::new();
            tail.extend(meeting.status.map(|status| status.name().to_owned()));
            if meeting.items == 0 {
                tail.push("no papers".to_owned());
            } else {
                tail.push(text::count(meeting.items as usize, "item", "items"));
            }
            if meeting.actions > 0 {
                tail.push(text::count(meeting.actions as usize, "action", "actions"));
            }
            let choice = Choice::Meeting {
                key: meeting.key,
                committee: meeting.committee_key,
                mine: meeting.mine,
            };
            let words = format!("{mark} {date}  {}", text::soften(&meeting.committee));
            let mut row = row(words, tail.join(" · "), String::new(), choice);
            if meeting.items == 0 {
                row.role = Role::Dim;
            } else if meeting.date.is_some_and(|date| date >= today) {
                row.role = Role::Strong;
            }
            row
        })
        .collect()
}

/// The rows of what could not be read.
pub fn losses(losses: &[LossRow]) -> Vec<PickRow> {
    losses
        .iter()
        .map(|lost| {
            let stands = Place {
                page: lost.loss.page,
                printed_page: lost.printed_page.clone(),
                line: 0,
            };
            // The words need the whole width: they are what is to be known.
            let stands = stands.long();
            let place = [stands.as_str(), lost.document.as_str()];
            let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
            row(
                lost.loss.what.clone(),
                String::new(),
                place.join(BETWEEN),
                Choice::Lost(lost.document_key, lost.loss.page),
            )
        })
        .collect()
}

/// Papers that have arrived: all of them, each of them, and what else can be done.
pub fn arrived(arrived: &[Arrival], today: Date) -> Vec<PickRow> {
    let plain = |words: String, choice| row(words, String::new(), String::new(), choice);
    let paths = arrived.iter().map(|paper| paper.path.clone()).collect();
    let all = (arrived.len() > 1).then(|| {
        let words = format!("all {} of them", arrived.len());
        plain(words, Choice::Take(paths))
    });
    let each = arrived.iter().map(|paper| {
        let day = paper.changed.to_zoned(jiff::tz::TimeZone::system()).date();
        let choice = Choice::Take(vec![paper.path.clone()]);
        row(
            paper.name.clone(),
            words::distance(day, today),
            String::new(),
            choice,
        )
    });
    let others = [
        plain("another file or folder …".to_owned(), Choice::Elsewhere),
        plain(
            "none of them: say nothing more of these".to_owned(),
            Choice::LeaveArrived,
        ),
    ];
    all.into_iter().chain(each).chain(others).collect()
}

/// The columns of a title that was read, beside the name of its paper.
const TITLED: usize = 60;

/// The rows of the unfiled tray.
pub fn unfiled(unfiled: &[UnfiledRow]) -> Vec<PickRow> {
    unfiled
        .iter()
        .map(|paper| {
            let mut below = Vec::new();
            below.extend(paper.committee.as_deref().map(text::soften));
            below.extend(paper.date.map(words::day));
            if !paper.fits.is_empty() {
                below.push(text::count(paper.fits.len(), "place fits", "places fit"));
                below.extend(paper.fits.iter().cloned());
            }
            // What it is called is known; its title is what was read for one.
            let title = text::fit(&text::soften(&paper.title), TITLED);
            let called = if title.is_empty() {
                paper.name.clone()
            } else {
                format!("{} · {title}", paper.name)
            };
            row(
                called,
                String::new(),
                below.join(" · "),
                Choice::Unfiled(paper.clone()),
            )
        })
        .collect()
}
