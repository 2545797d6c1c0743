//! A person's own preparation: notes, questions, flags and interests to declare, and
//! where in the papers they stand now.
//!
//! Each hangs on the public id of an item, an action or a programme row, those beside a
//! paragraph on its words too. Neither page nor line is part of that: another version of
//! the pack has others. What lost its place keeps the words that it stood beside.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use jiff::civil::Date;

use super::columns::{date, from_json};
use super::desk::{Block, BlockRole, Mine};
use super::{Error, Store, Target, corrections, reader};
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::source::Place;

/// Words that changed a little are the same paragraph from this likeness on, as rows are.
const SAME: f64 = 0.9;

/// Words of so many letters are found within a longer paragraph too.
const LONG: usize = 24;

/// What somebody prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JotKind {
    /// An interest to declare.
    Interest,
    /// A question to put.
    Question,
    /// A note.
    Note,
    /// A flag: to come back to.
    Flag,
}

impl JotKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [JotKind; 4] = [
        JotKind::Interest,
        JotKind::Question,
        JotKind::Note,
        JotKind::Flag,
    ];

    /// The name in the journal and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            JotKind::Interest => "interest",
            JotKind::Question => "question",
            JotKind::Note => "note",
            JotKind::Flag => "flag",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<JotKind> {
        JotKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it is, in the middle of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            JotKind::Interest => "interest to declare",
            JotKind::Question | JotKind::Note | JotKind::Flag => self.name(),
        }
    }

    /// What is said once it is kept.
    pub fn kept(self, written: &Written) -> &'static str {
        match self {
            JotKind::Interest if written.leaves => "to declare, and you leave for it",
            JotKind::Interest => "to declare",
            JotKind::Question if written.put => "struck off as put",
            JotKind::Question => "your question is kept",
            JotKind::Note => "your note is kept",
            JotKind::Flag => "flagged",
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Written {
    /// The words; a flag needs none.
    pub words: String,
    /// The words of the paper that it stands beside; none, where it is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// Of a question: it was put.
    #[serde(default)]
    pub put: bool,
    /// Of an interest: one leaves for the item.
    #[serde(default)]
    pub leaves: bool,
}

/// Words of a paper, and where they stood when somebody wrote beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The words.
    pub words: String,
    /// The document's name.
    pub document: String,
    /// The place in it.
    pub place: Place,
}

/// Something that somebody prepared, with the row that it hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Jot {
    /// Its public id: that of its row, a stroke, and what tells it from others there.
    pub id: String,
    /// What it is.
    pub kind: JotKind,
    /// What was written.
    #[serde(flatten)]
    pub written: Written,
    /// Somebody was still writing it when the desk ended.
    pub unfinished: bool,
    /// Its row.
    #[serde(skip)]
    pub on: Target,
    /// The row's number on the agenda.
    pub item: Option<String>,
    /// The row's words.
    pub row: String,
    /// The row's item is restricted.
    pub exempt: bool,
    /// The row, and the words beside, stand in the papers that are held.
    pub stands: bool,
    /// The committee.
    pub committee: String,
    /// The meeting's day; a programme row has none.
    pub date: Option<Date>,
    /// The store's key of the meeting.
    #[serde(skip)]
    pub meeting_key: Option<i64>,
    /// The civil day on which it was written.
    pub on_day: Option<Date>,
    /// Who wrote it.
    pub by: String,
}

/// What is kept of something that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub kind: JotKind,
    #[serde(flatten)]
    pub written: Written,
    /// The id of what is written anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// What the journal calls something that is being written; it enters none.
pub(super) const DRAFT: &str = "draft";

impl Jot {
    /// What it is, in words: `leave for the item`, `question, put`.
    pub fn what(&self) -> &'static str {
        match self.mine() {
            Mine::Interest => "declare an interest",
            Mine::Leave => "declare an interest and leave",
            Mine::Question => "question",
            Mine::Put => "question, put",
            Mine::Note => "note",
            Mine::Flag => "flag",
            Mine::Unfinished => "unfinished",
            Mine::Gone => "place gone",
        }
    }

    /// How it stands beside the papers.
    pub fn mine(&self) -> Mine {
        match self.kind {
            _ if self.unfinished => Mine::Unfinished,
            JotKind::Interest if self.written.leaves => Mine::Leave,
            JotKind::Interest => Mine::Interest,
            JotKind::Question if self.written.put => Mine::Put,
            JotKind::Question => Mine::Question,
            JotKind::Note => Mine::Note,
            JotKind::Flag => Mine::Flag,
        }
    }

    /// It, as a block of the reader.
    pub fn block(&self) -> Block {
        Block {
            role: BlockRole::Mine(self.mine()),
            mark: self.id.clone(),
            text: self.written.words.clone(),
            source: None,
        }
    }
}

impl Store {
    /// All that was prepared, the newest meeting first; whether the words beside still
    /// stand is looked up.
    pub fn preparation(&self) -> Result<Vec<Jot>, Error> {
        let mut jots = all(&self.connection)?;
        let mut read: Option<(i64, Vec<Block>)> = None;
        for jot in &mut jots {
            let (Target::Item(item), Some(beside), true) =
                (jot.on, &jot.written.beside, jot.stands)
            else {
                continue;
            };
            if read.as_ref().is_none_or(|(key, _)| *key != item) {
                read = Some((item, self.item(item)?));
            }
            let blocks = read.as_ref().map_or(&[][..], |(_, blocks)| blocks);
            jot.stands = place_of(blocks, beside).is_some();
        }
        Ok(jots)
    }

    /// An item for the reader, with what somebody wrote beside its words.
    pub fn item_prepared(&self, item: i64) -> Result<Vec<Block>, Error> {
        let blocks = self.item(item)?;
        let id: String = self
            .connection
            .prepare_cached("SELECT id FROM items WHERE key = :item")?
            .query_row(named_params! { ":item": item }, |row| row.get(0))?;
        let jots = on(&self.connection, &id)?;
        Ok(weave(blocks, &jots))
    }

    /// The paragraph of an item that says some words.
    pub fn words_of(&self, item: i64, words: &str) -> Result<Option<Beside>, Error> {
        let wanted = fold::compare(words);
        let mut blocks = self.item(item)?;
        blocks.retain(is_of_paper);
        let found = blocks
            .into_iter()
            .find(|block| !wanted.is_empty() && fold::compare(&block.text).contains(&wanted));
        Ok(found.and_then(|block| {
            let source = block.source?;
            Some(Beside {
                words: block.text,
                document: source.document,
                place: source.place,
            })
        }))
    }

    /// The whole id of what was prepared, of a unique beginning.
    pub fn find_jot(&self, id: &str) -> Result<Jot, Error> {
        let typed = id.trim().to_lowercase();
        let mut found: Vec<Jot> = self.preparation()?;
        found.retain(|jot| !typed.is_empty() && jot.id.starts_with(&typed) && !jot.unfinished);
        if let Some(at) = found.iter().position(|jot| jot.id == typed) {
            return Ok(found.swap_remove(at));
        }
        match found.len() {
            1 => Ok(found.swap_remove(0)),
            0 => Err(Error::Unknown(format!(
                "“{id}” is not the id of a note, question, flag or interest of yours; matters show \
                 mine lists them"
            ))),
            _ => Err(Error::Unknown(format!(
                "“{id}” begins several ids: {}; type more of it",
                found
                    .iter()
                    .map(|jot| format!("{} ({})", jot.id, jot.kind.name()))
                    .collect::<Vec<_>>()
                    .join(", ")
            ))),
        }
    }
}

/// Everything that was prepared, with its row.
pub(super) fn all(connection: &Connection) -> Result<Vec<Jot>, Error> {
    jots(connection, None)
}

/// What was prepared on one row.
fn on(connection: &Connection, own: &str) -> Result<Vec<Jot>, Error> {
    jots(connection, Some(own))
}

fn jots(connection: &Connection, own: Option<&str>) -> Result<Vec<Jot>, Error> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH jots AS (
             SELECT kind, id, day, who, value,
                    substr(id, 1, instr(id || '/', '/') - 1) AS own
             FROM marks
             WHERE kind IN ('interest', 'question', 'note', 'flag', 'draft')
               AND (:own IS NULL OR (id > :own || '/' AND id < :own || '0')))
         SELECT jots.kind, jots.id AS id, jots.day, jots.who, jots.value,
                'item' AS of_kind, items.key AS row_key, items.title AS words, items.number,
                items.exempt, items.position IS NOT NULL AS stands, items.position,
                committees.name AS committee, meetings.date, meetings.key AS meeting_key
         FROM jots
         JOIN items ON items.id = jots.own
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         UNION ALL
         SELECT jots.kind, jots.id, jots.day, jots.who, jots.value,
                'action', clauses.key, clauses.text, items.number,
                coalesce({action} = 'yes', items.exempt, 0),
                coalesce(clauses.clause, clauses.task) IS NOT NULL
                    OR EXISTS (SELECT 1 FROM marks AS taken
                               WHERE taken.kind = 'taken-down' AND taken.id = clauses.id),
                items.position,
                committees.name, meetings.date, meetings.key
         FROM jots
         JOIN clauses ON clauses.id = jots.own
         LEFT JOIN items ON items.key = clauses.item
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         UNION ALL
         SELECT jots.kind, jots.id, jots.day, jots.who, jots.value,
                'programme', programme_rows.key, programme_rows.item, NULL,
                coalesce({row} = 'yes', 0),
                EXISTS (SELECT 1 FROM told_rows WHERE told_rows.row = programme_rows.key)
                    OR EXISTS (SELECT 1 FROM marks AS added
                               WHERE added.kind = 'row-added' AND added.id = programme_rows.id),
                NULL,
                committees.name, NULL, NULL
         FROM jots
         JOIN programme_rows ON programme_rows.id = jots.own
         JOIN committees ON committees.key = programme_rows.committee
         ORDER BY date DESC, meeting_key, position, of_kind, row_key, id",
        action = corrections::put("clauses.id", "exempt"),
        row = corrections::put("programme_rows.id", "exempt"),
    ))?;
    let rows = statement.query_map(named_params! { ":own": own }, read)?;
    let mut jots: Vec<Jot> = rows
        .filter_map(Result::transpose)
        .collect::<Result<_, _>>()?;
    // Of one row: what is to be declared, then questions, in the order of their writing.
    for of_row in jots.chunk_by_mut(|one, other| one.on == other.on) {
        of_row.sort_by_key(|jot| (jot.kind, jot.id.len(), jot.id.clone()));
    }
    Ok(jots)
}

fn read(row: &Row) -> rusqlite::Result<Option<Jot>> {
    let name: String = row.get("kind")?;
    let value: Option<String> = row.get("value")?;
    let unfinished = name == DRAFT;
    let (kind, written) = if unfinished {
        match serde_json::from_str::<Draft>(value.as_deref().unwrap_or_default()) {
            Ok(draft) => (draft.kind, draft.written),
            Err(_) => return Ok(None),
        }
    } else {
        let Some(kind) = JotKind::named(&name) else {
            return Ok(None);
        };
        (kind, from_json(value.as_deref()))
    };
    let key: i64 = row.get("row_key")?;
    let on = match row.get::<_, String>("of_kind")?.as_str() {
        "item" => Target::Item(key),
        "action" => Target::Action(key),
        _ => Target::Programme(key),
    };
    Ok(Some(Jot {
        id: row.get("id")?,
        kind,
        written,
        unfinished,
        on,
        item: row.get("number")?,
        row: row.get("words")?,
        exempt: row.get("exempt")?,
        stands: row.get("stands")?,
        committee: row.get("committee")?,
        date: date(row, "date")?,
        meeting_key: row.get("meeting_key")?,
        on_day: date(row, "day")?,
        by: row.get("who")?,
    }))
}

/// Puts what was prepared beside the words that it hangs on; what is about the whole, or
/// has lost its words, above all of them.
pub fn weave(blocks: Vec<Block>, jots: &[Jot]) -> Vec<Block> {
    if jots.is_empty() {
        return blocks;
    }
    let places: Vec<Option<usize>> = jots
        .iter()
        .map(|jot| place_of(&blocks, jot.written.beside.as_ref()?))
        .collect();
    let mut woven = Vec::with_capacity(blocks.len() + jots.len() + 2);
    for (jot, _) in jots.iter().zip(&places).filter(|(_, at)| at.is_none()) {
        if woven.is_empty() {
            woven.push(reader::section("My preparation"));
        }
        woven.push(jot.block());
        if let Some(beside) = &jot.written.beside {
            woven.push(Block {
                role: BlockRole::Mine(Mine::Gone),
                mark: jot.id.clone(),
                text: beside.words.clone(),
                source: None,
            });
        }
    }
    for (at, block) in blocks.into_iter().enumerate() {
        woven.push(block);
        let here = jots.iter().zip(&places);
        woven.extend(
            here.filter(|(_, place)| **place == Some(at))
                .map(|(jot, _)| jot.block()),
        );
    }
    woven
}

/// The block that holds words: the same ones, at their old place rather than elsewhere;
/// else a longer one that holds them; else one that is nearly the same.
fn place_of(blocks: &[Block], beside: &Beside) -> Option<usize> {
    let wanted = fold::compare(&beside.words);
    let of_papers = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| is_of_paper(block));
    let folded: Vec<(usize, String, &Block)> = of_papers
        .map(|(at, block)| (at, fold::compare(&block.text), block))
        .collect();
    let is_old_place = |block: &Block| {
        let source = block.source.as_ref();
        source.is_some_and(|source| {
            source.document == beside.document && source.place == beside.place
        })
    };
    let same = || folded.iter().filter(|(_, words, _)| *words == wanted);
    let exact = same().find(|(_, _, block)| is_old_place(block));
    if let Some((at, _, _)) = exact.or_else(|| same().next()) {
        return Some(*at);
    }
    if wanted.chars().count() >= LONG
        && let Some((at, _, _)) = folded.iter().find(|(_, words, _)| words.contains(&wanted))
    {
        return Some(*at);
    }
    folded
        .iter()
        .map(|(at, words, _)| (*at, likeness(words, &wanted)))
        .filter(|(_, alike)| *alike >= SAME)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(at, _)| at)
}

/// Whether a block is words of a paper, which something can stand beside.
pub fn is_of_paper(block: &Block) -> bool {
    match block.role {
        BlockRole::Section | BlockRole::Loss | BlockRole::Mine(_) => false,
        BlockRole::Heading
        | BlockRole::Text
        | BlockRole::Point
        | BlockRole::Row
        | BlockRole::Ask
        | BlockRole::Recommendation
        | BlockRole::Clause
        | BlockRole::Fact => !block.text.is_empty(),
    }
}
