//! The finder: what was typed, what was found of each kind, and where a choice leads.

pub mod commands;
pub mod fuzzy;
pub mod lay;
pub mod preview;
pub mod seeker;

use crate::store::desk::{FindKind, Hit};
use crate::tui::command::{Do, Layer};
use crate::tui::event::Subject;
use crate::tui::find::lay::{Line, Spot};

/// Queries that are offered again in an empty box.
const OFFERED: usize = 8;

/// Where something that was found leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Leads {
    /// A row of the store.
    Row {
        /// What it is.
        kind: FindKind,
        /// The store's key.
        key: i64,
        /// The public id.
        id: String,
        /// The meeting to go to.
        meeting: Option<i64>,
    },
    /// A place where an action turns up again.
    Trace {
        /// The store's key of the action.
        action: i64,
        /// The public id of the trace.
        id: String,
        /// The meeting that made it.
        meeting: Option<i64>,
    },
    /// The first words of a paper.
    Paper {
        /// The store's key of the document.
        document: i64,
        /// Its first sheet, where it has sheets.
        page: Option<u32>,
        /// The meeting that it is filed under.
        meeting: Option<i64>,
    },
    /// A command.
    Command(Do),
    /// A paragraph.
    Paragraph(Box<Hit>),
    /// What somebody may have meant.
    Meant,
    /// What was typed here before.
    Asked,
}

/// The place by which an action was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Through {
    /// Its words.
    pub words: String,
    /// What it is and of which day: `tracker · 3 Dec 2026`.
    pub whence: String,
    /// Which letters of its words matched.
    pub matched: Vec<usize>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The words.
    pub text: String,
    /// What stands beside them.
    pub beside: String,
    /// Which letters of the words matched: places of whole clusters.
    pub matched: Vec<usize>,
    /// The place by which it was found, where its own words do not match.
    pub through: Option<Box<Through>>,
    /// It is of the meeting on the desk.
    pub here: bool,
    /// Where it leads.
    pub leads: Leads,
}

/// Kinds of what is found, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Items of agendas.
    Item,
    /// Actions.
    Action,
    /// Items of minutes.
    Minute,
    /// Rows of work programmes.
    Programme,
    /// People.
    Person,
    /// Meetings.
    Meeting,
    /// Papers by their names.
    Paper,
    /// Paragraphs by their words.
    Words,
    /// Commands.
    Command,
    /// What somebody may have meant.
    Meant,
    /// What was typed before.
    Asked,
}

impl Kind {
    /// All, in their order.
    pub const ALL: [Kind; 11] = [
        Kind::Item,
        Kind::Action,
        Kind::Minute,
        Kind::Programme,
        Kind::Person,
        Kind::Meeting,
        Kind::Paper,
        Kind::Words,
        Kind::Command,
        Kind::Meant,
        Kind::Asked,
    ];

    /// What a group is called.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Item => "items",
            Kind::Action => "actions",
            Kind::Minute => "minutes",
            Kind::Programme => "work programme",
            Kind::Person => "people",
            Kind::Meeting => "meetings",
            Kind::Paper => "papers",
            Kind::Words => "in the papers",
            Kind::Command => "commands",
            Kind::Meant => "no paper says that; did you mean",
            Kind::Asked => "asked before",
        }
    }

    /// What a single one is called.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Item => "item",
            Kind::Action => "action",
            Kind::Minute => "minute",
            Kind::Programme => "programme",
            Kind::Person => "person",
            Kind::Meeting => "meeting",
            Kind::Paper => "paper",
            Kind::Words => "words",
            Kind::Command => "command",
            Kind::Meant => "perhaps",
            Kind::Asked => "before",
        }
    }
}

/// What was found of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// The best of it.
    pub found: Vec<Found>,
    /// How much there is.
    pub count: usize,
    /// There is more than that.
    pub and_more: bool,
}

impl Group {
    /// `41`, `1000+`.
    pub fn number(&self) -> String {
        let more = if self.and_more { "+" } else { "" };
        format!("{}{more}", self.count)
    }
}

/// A question to the finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Comes back with the answer; a later one makes it stale.
    pub number: u64,
    /// What was typed.
    pub typed: String,
    /// The meeting on the desk.
    pub here: Option<i64>,
    /// Its committee.
    pub committee: Option<i64>,
    /// Where keys are read below the finder, which says what commands work.
    pub below: Layer,
    /// Only places that can be added to a history.
    pub adds: bool,
}

impl Leads {
    /// The kind under which what leads there is shown.
    pub fn kind(&self) -> Kind {
        match self {
            Leads::Row { kind, .. } => match kind {
                FindKind::Meeting => Kind::Meeting,
                FindKind::Item => Kind::Item,
                FindKind::Minute => Kind::Minute,
                FindKind::Action | FindKind::Trace => Kind::Action,
                FindKind::Programme => Kind::Programme,
                FindKind::Person => Kind::Person,
                FindKind::Paper => Kind::Paper,
            },
            Leads::Trace { .. } => Kind::Action,
            Leads::Paper { .. } => Kind::Paper,
            Leads::Command(_) => Kind::Command,
            Leads::Paragraph(_) => Kind::Words,
            Leads::Meant => Kind::Meant,
            Leads::Asked => Kind::Asked,
        }
    }
}

impl Found {
    /// The kind under which it is shown.
    pub fn kind(&self) -> Kind {
        self.leads.kind()
    }

    /// The public id of a place that can be added to a history.
    pub fn place_id(&self) -> Option<&str> {
        match &self.leads {
            Leads::Row {
                kind: FindKind::Item | FindKind::Minute | FindKind::Programme | FindKind::Action,
                id,
                ..
            } => Some(id),
            Leads::Row {
                kind: FindKind::Meeting | FindKind::Person | FindKind::Trace | FindKind::Paper,
                ..
            }
            | Leads::Trace { .. }
            | Leads::Paper { .. }
            | Leads::Command(_)
            | Leads::Paragraph(_)
            | Leads::Meant
            | Leads::Asked => None,
        }
    }

    /// What the preview reads of it.
    pub fn subject(&self) -> Option<Subject> {
        match &self.leads {
            Leads::Row { kind, key, .. } => match kind {
                FindKind::Item | FindKind::Minute => Some(Subject::Item(*key)),
                FindKind::Trace => Some(Subject::Found(FindKind::Action, *key)),
                FindKind::Paper => None,
                FindKind::Action | FindKind::Programme | FindKind::Person | FindKind::Meeting => {
                    Some(Subject::Found(*kind, *key))
                }
            },
            Leads::Trace { action, .. } => Some(Subject::Found(FindKind::Action, *action)),
            Leads::Paper { document, page, .. } => Some(Subject::Place {
                document: *document,
                page: *page,
                line: 0,
            }),
            Leads::Paragraph(hit) => Some(Subject::Place {
                document: hit.source.document_key,
                page: hit.source.place.page,
                line: hit.source.place.line,
            }),
            Leads::Command(_) | Leads::Meant | Leads::Asked => None,
        }
    }
}

/// What the finder shows.
#[derive(Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub typed: String,
    /// The number of the last question.
    pub number: u64,
    /// What was found, by kind.
    pub groups: Vec<Group>,
    /// Kinds that are shown whole.
    pub open: Vec<Kind>,
    /// What is chosen; the first row, where nothing is.
    pub at: Option<Spot>,
    /// The lines of the list, as they were last laid.
    pub lines: Vec<Line>,
    /// Groups have lines of their own for their names.
    pub titled: bool,
    /// The first line on the screen.
    pub top: usize,
    /// What is chosen is added to the history of these actions.
    pub adds: Option<Vec<i64>>,
    /// Answers that have not come: by name, by words.
    pub waits: (bool, bool),
    /// Which of the queries of before stands in the box, counted from the newest.
    pub recalled: Option<usize>,
}

impl Finder {
    /// What is chosen.
    pub fn chosen(&self) -> Option<&Found> {
        let line = self.lines.get(self.at_line()?)?;
        self.found(line)
    }

    /// What stands on a line.
    pub fn found(&self, line: &Line) -> Option<&Found> {
        match line {
            Line::Row(group, at) => self.groups.get(*group)?.found.get(*at),
            Line::Title(_) | Line::More(..) => None,
        }
    }

    /// How much was found.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.found.len()).sum()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.found.is_empty())
    }

    /// Whether the first row of what was typed has not come yet.
    pub fn awaits_first(&self) -> bool {
        self.waits.0 || (self.is_empty() && self.waits.1)
    }

    /// Takes what was found by name: it stands before what words found.
    pub fn take_names(&mut self, names: Vec<Group>) {
        // Words that were found for another question do not stand among these.
        let kept = if self.waits.1 {
            None
        } else {
            Some(Kind::Words)
        };
        let words: Vec<Group> = std::mem::take(&mut self.groups)
            .into_iter()
            .filter(|group| Some(group.kind) == kept)
            .collect();
        self.groups = names;
        self.groups.extend(words);
        self.groups.sort_by_key(|group| group.kind);
        self.waits.0 = false;
    }

    /// Takes what was found by words; those of names stay, and so does what is chosen.
    pub fn take_words(&mut self, words: Group) {
        if let Some(Spot::Row(Kind::Words, _)) = self.at {
            let chosen = self.chosen().map(|found| found.leads.clone());
            let mut again = words.found.iter();
            let at = again.position(|found| Some(&found.leads) == chosen.as_ref());
            self.at = at.map(|at| Spot::Row(Kind::Words, at));
        }
        self.groups.retain(|group| group.kind != Kind::Words);
        if !words.found.is_empty() && self.adds.is_none() {
            self.groups.push(words);
        }
        self.groups.sort_by_key(|group| group.kind);
        self.waits.1 = false;
    }

    /// Takes what somebody may have meant, where nothing was found.
    pub fn take_meant(&mut self, words: String) {
        if self.is_empty() {
            let found = vec![again(words, Leads::Meant)];
            self.groups.push(Group {
                kind: Kind::Meant,
                count: found.len(),
                found,
                and_more: false,
            });
        }
    }

    /// Offers what was typed before, in an empty box.
    pub fn offer(&mut self, asked: &[String]) {
        self.groups.retain(|group| group.kind != Kind::Asked);
        if !self.typed.is_empty() || self.adds.is_some() || asked.is_empty() {
            return;
        }
        let found: Vec<Found> = asked
            .iter()
            .take(OFFERED)
            .map(|asked| again(asked.clone(), Leads::Asked))
            .collect();
        self.groups.push(Group {
            kind: Kind::Asked,
            count: found.len(),
            found,
            and_more: false,
        });
    }

    /// The words that are marked where they stand: those that were typed, and those that
    /// the index took for one of them.
    pub fn wanted(&self) -> Vec<String> {
        let (scope, rest) = scope(&self.typed);
        let mut wanted: Vec<String> = if scope == Scope::Words {
            let phrase = rest.trim_end_matches(['"', '”']).trim();
            vec![phrase.to_owned()]
        } else {
            rest.split_whitespace().map(str::to_owned).collect()
        };
        if let Some(Leads::Paragraph(hit)) = self.chosen().map(|found| &found.leads) {
            let marked = hit.excerpt.split('\u{2}').skip(1);
            let marked = marked.filter_map(|part| Some(part.split_once('\u{3}')?.0.to_owned()));
            if scope != Scope::Words {
                wanted.extend(marked);
            }
        }
        wanted.retain(|word| !word.trim().is_empty());
        wanted.sort();
        wanted.dedup();
        wanted
    }
}

/// Words that are typed by choosing them.
fn again(text: String, leads: Leads) -> Found {
    Found {
        text,
        beside: String::new(),
        matched: Vec::new(),
        through: None,
        here: false,
        leads,
    }
}

/// What a first letter narrows the finder to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// `@`
    People,
    /// `!`
    Actions,
    /// `#`
    Programme,
    /// `>`
    Commands,
    /// `"`
    Words,
}

/// What was typed, without the letter that narrows it.
pub fn scope(typed: &str) -> (Scope, &str) {
    let mut letters = typed.chars();
    let scope = match letters.next() {
        Some('@') => Scope::People,
        Some('!') => Scope::Actions,
        Some('#') => Scope::Programme,
        Some('>' | ':') => Scope::Commands,
        Some('"' | '“') => Scope::Words,
        Some(_) | None => return (Scope::All, typed),
    };
    (scope, letters.as_str())
}
