//! The reader: an item from what is asked to its report, and the surroundings of a
//! place; every block with its source.

mod marked;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::columns::{paragraph_role, place};
use super::desk::{Block, BlockRole, SourceRow};
use super::{Error, Store, corrections, glance, others, reports};
use crate::domain::fold;
use crate::domain::source::{Paragraph, ParagraphRole, Place};
use crate::parse::sentence;

/// Paragraphs shown on either side of a place in a document without sheets.
const AROUND: i64 = 20;

/// A paragraph of an account is looked for among so many paragraphs of the page.
const ACCOUNT_AHEAD: usize = 40;
/// As a part of a longer one only among so few: short words stand in many.
const JOINED_AHEAD: usize = 6;

/// An account of more paragraphs is longer than a screen: what was decided stands before it.
const LONG: usize = 12;

/// A clause as it stands in its document.
struct Clause {
    kind: String,
    label: Option<String>,
    number: Option<String>,
    text: String,
    source: SourceRow,
}

/// A document's key and name.
#[derive(Clone)]
struct Document {
    key: i64,
    name: String,
}

impl Document {
    fn source(&self, place: Place, rule: &str) -> SourceRow {
        SourceRow {
            document_key: self.key,
            document: self.name.clone(),
            place,
            rule: rule.to_owned(),
        }
    }
}

impl Store {
    /// An item for the reader: what is asked, recommendations, minutes, report.
    pub fn item(&self, item: i64) -> Result<Vec<Block>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut blocks = asked_of_us(&tx, item)?;
        let facts = reports::of_item(&tx, item)?;
        let implications = glance::implications(&facts);
        if !implications.is_empty() {
            blocks.push(section("Implications"));
            blocks.extend(implications);
        }
        let minutes = minutes(&tx, item)?;
        if minutes.len() > LONG {
            let decided = decided(&tx, item)?;
            let at = usize::from(!decided.is_empty());
            blocks.extend([section("Decided")].into_iter().take(at));
            blocks.extend(decided);
        }
        blocks.extend(minutes);
        let mut report = report(&tx, item)?;
        let about = glance::about(&tx, item, &facts)?;
        if report.is_empty() && !about.is_empty() {
            report.push(section("Report"));
        }
        // What the report says of itself stands under its section's title.
        report.splice(1.min(report.len())..1.min(report.len()), about);
        blocks.extend(report);
        blocks.extend(others::beside(&tx, item)?);
        blocks.extend(others::inferred(&tx, item)?);
        Ok(blocks)
    }

    /// What an item asks and what its report recommends, as the reader opens with it.
    pub fn asks(&self, item: i64) -> Result<Vec<Block>, Error> {
        asked_of_us(&self.connection, item)
    }

    /// What was decided on an item.
    pub fn decided(&self, item: i64) -> Result<Vec<Block>, Error> {
        decided(&self.connection, item)
    }

    /// A paper from its first page to its last, and what could not be read of it.
    pub fn paper(&self, document: i64) -> Result<Vec<Block>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let document = held(&tx, document)?;
        let mut statement = tx.prepare_cached(
            "SELECT page, printed_page, line, role, text
             FROM paragraphs
             WHERE document = :document AND role <> 'running'
             ORDER BY position",
        )?;
        let paragraphs = statement
            .query_map(named_params! { ":document": document.key }, paragraph)?
            .collect::<Result<Vec<_>, _>>()?;
        let losses = losses(&tx, document.key, Some((0, u32::MAX)))?;
        Ok(with_losses(&document, paragraphs, losses))
    }

    /// A page or the surroundings of a place, for the reader.
    pub fn around(&self, document: i64, page: Option<u32>, line: u32) -> Result<Vec<Block>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let document = held(&tx, document)?;
        let mut statement = tx.prepare_cached(
            "WITH here AS (
                 SELECT max(position) AS position FROM paragraphs
                 WHERE document = :document AND line <= :line)
             SELECT page, printed_page, line, role, text
             FROM paragraphs
             WHERE document = :document AND role <> 'running'
               AND CASE WHEN :page IS NULL
                   THEN position BETWEEN (SELECT coalesce(position, 0) - :around FROM here)
                                     AND (SELECT coalesce(position, 0) + :around FROM here)
                   ELSE page = :page END
             ORDER BY position",
        )?;
        let paragraphs = statement
            .query_map(
                named_params! {
                    ":document": document.key, ":page": page, ":line": line, ":around": AROUND,
                },
                paragraph,
            )?
            .collect::<Result<Vec<_>, _>>()?;
        let pages = page.map(|page| (page, page));
        let losses = losses(&tx, document.key, pages)?;
        Ok(with_losses(&document, paragraphs, losses))
    }
}

/// A document that is held.
fn held(connection: &Connection, key: i64) -> Result<Document, Error> {
    connection
        .prepare_cached("SELECT name FROM documents WHERE key = :document")?
        .query_row(named_params! { ":document": key }, |row| {
            let name = row.get(0)?;
            Ok(Document { key, name })
        })
        .optional()?
        .ok_or_else(|| Error::Unknown("that document is not held any more".to_owned()))
}

/// What members are asked to do, and the report's recommendations, each under its title.
fn asked_of_us(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let mut blocks = asked(connection, item)?;
    let recommendations = clauses(connection, item, Side::Report)?;
    if !recommendations.is_empty() {
        blocks.push(section("Recommendations"));
        blocks.extend(recommendations.into_iter().map(|clause| Block {
            role: BlockRole::Recommendation,
            mark: clause.number.unwrap_or_default(),
            text: clause.text,
            source: Some(clause.source),
        }));
    }
    Ok(blocks)
}

/// What members are asked to do, in the agenda's own words.
fn asked(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let found = connection
        .prepare_cached(
            "SELECT items.ask, told_items.page, told_items.printed_page, told_items.line,
                    documents.key AS document_key, documents.name AS document
             FROM items
             JOIN told_items ON told_items.item = items.key AND told_items.ask = items.ask
             JOIN tellings ON tellings.key = told_items.telling
             JOIN documents ON documents.key = tellings.document
             WHERE items.key = :item
             ORDER BY told_items.key <> items.heading, told_items.key
             LIMIT 1",
        )?
        .query_row(named_params! { ":item": item }, |row| {
            let text: String = row.get("ask")?;
            Ok((text, document(row)?, place(row)?))
        })
        .optional()?;
    let Some((text, document, heading)) = found else {
        return Ok(Vec::new());
    };
    let near = paragraphs_from(connection, document.key, &heading)?;
    let source = document.source(own_place(&text, &near).unwrap_or(heading), "agenda-ask");
    Ok(vec![
        section("Asked of us"),
        Block {
            role: BlockRole::Ask,
            mark: String::new(),
            text,
            source: Some(source),
        },
    ])
}

/// Where the words of an ask begin, among the paragraphs from its item's heading on.
fn own_place(ask: &str, near: &[Paragraph]) -> Option<Place> {
    let first = sentence::split(ask)
        .first()
        .map(|first| fold::compare(first))?;
    near.iter()
        .take(ACCOUNT_AHEAD)
        .find(|paragraph| fold::compare(&paragraph.text).contains(&first))
        .map(|paragraph| paragraph.place.clone())
}

/// Which winning paper's clauses.
#[derive(Clone, Copy)]
enum Side {
    Report,
    Account,
}

fn clauses(connection: &Connection, item: i64, side: Side) -> Result<Vec<Clause>, Error> {
    let label = corrections::shown("clauses.id", "label", "told_clauses.label");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT told_clauses.kind, {label} AS label, told_clauses.number, told_clauses.text,
                told_clauses.page, told_clauses.printed_page, told_clauses.line,
                told_clauses.rule,
                documents.key AS document_key, documents.name AS document
         FROM items
         JOIN told_clauses ON told_clauses.told_item =
              CASE WHEN :recommended THEN items.report ELSE items.account END
          AND (told_clauses.kind = 'recommendation') = :recommended
         LEFT JOIN clauses ON clauses.clause = told_clauses.key
         JOIN told_items ON told_items.key = told_clauses.told_item
         JOIN tellings ON tellings.key = told_items.telling
         JOIN documents ON documents.key = tellings.document
         WHERE items.key = :item
         ORDER BY told_clauses.position",
    ))?;
    let recommended = matches!(side, Side::Report);
    let rows = statement.query_map(
        named_params! { ":item": item, ":recommended": recommended },
        |row| {
            let rule: String = row.get("rule")?;
            Ok(Clause {
                kind: row.get("kind")?,
                label: row.get("label")?,
                number: row.get("number")?,
                text: row.get("text")?,
                source: document(row)?.source(place(row)?, &rule),
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What was decided, where the account says so only at its end.
fn decided(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let clauses = clauses(connection, item, Side::Account)?.into_iter();
    let decided = clauses.filter(|clause| clause.kind == "decision");
    Ok(decided.map(clause_block).collect())
}

/// The account of the item, paragraph by paragraph, its clauses marked in place.
fn minutes(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let found = connection
        .prepare_cached(
            "SELECT told_items.account, told_items.truncated, told_items.page,
                    told_items.printed_page, told_items.line,
                    documents.key AS document_key, documents.name AS document
             FROM items
             JOIN told_items ON told_items.key = items.account
             JOIN tellings ON tellings.key = told_items.telling
             JOIN documents ON documents.key = tellings.document
             WHERE items.key = :item",
        )?
        .query_row(named_params! { ":item": item }, |row| {
            let account: String = row.get("account")?;
            let truncated: bool = row.get("truncated")?;
            Ok((account, truncated, place(row)?, document(row)?))
        })
        .optional()?;
    let Some((account, truncated, heading, document)) = found else {
        return Ok(Vec::new());
    };
    let clauses = clauses(connection, item, Side::Account)?;
    let near = paragraphs_from(connection, document.key, &heading)?;
    let mut blocks = vec![section("Minutes")];
    blocks.extend(account_blocks(
        &account, &heading, &document, &near, clauses,
    ));
    if truncated {
        blocks.push(Block {
            role: BlockRole::Loss,
            mark: String::new(),
            text: "the account breaks off here; the full text is elsewhere".to_owned(),
            source: Some(document.source(heading, "")),
        });
    }
    Ok(blocks)
}

/// The paragraphs of a document from a place on: an account stands behind its heading.
fn paragraphs_from(
    connection: &Connection,
    document: i64,
    from: &Place,
) -> Result<Vec<Paragraph>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT page, printed_page, line, role, text
         FROM paragraphs
         WHERE document = :document AND role <> 'running'
           AND (coalesce(page, 0), line) >= (coalesce(:page, 0), :line)
         ORDER BY position
         LIMIT 600",
    )?;
    let rows = statement.query_map(
        named_params! { ":document": document, ":page": from.page, ":line": from.line },
        paragraph,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn account_blocks(
    account: &str,
    heading: &Place,
    document: &Document,
    near: &[Paragraph],
    mut clauses: Vec<Clause>,
) -> Vec<Block> {
    let near: Vec<(String, &Paragraph)> = near
        .iter()
        .map(|paragraph| (fold::compare(&paragraph.text), paragraph))
        .collect();
    let mut from = 0;
    let mut stands = heading.clone();
    let mut blocks = Vec::new();
    for text in account.split("\n\n").filter(|text| !text.trim().is_empty()) {
        let folded = fold::compare(text);
        let mut role = BlockRole::Text;
        let ahead = || near[from..].iter();
        let found = ahead()
            .take(ACCOUNT_AHEAD)
            .position(|(other, _)| *other == folded)
            .or_else(|| {
                ahead()
                    .take(JOINED_AHEAD)
                    .position(|(other, _)| other.contains(&folded))
            });
        if let Some(found) = found {
            let paragraph = near[from + found].1;
            stands = paragraph.place.clone();
            role = paragraph.role.into();
            // Two paragraphs of the account may be one of the page.
            from += found;
        }
        blocks.extend(marked::paragraph(
            text,
            role,
            &document.source(stands.clone(), "minutes"),
            &mut clauses,
        ));
    }
    blocks.extend(clauses.into_iter().map(clause_block));
    blocks
}

fn clause_block(clause: Clause) -> Block {
    let name = match clause.kind.as_str() {
        "decision" => clause.label.unwrap_or_else(|| "DECISION".to_owned()),
        kind => kind.to_uppercase(),
    };
    let mark = match clause.number {
        Some(number) => format!("{name} {number}"),
        None => name,
    };
    Block {
        role: BlockRole::Clause,
        mark,
        text: clause.text,
        source: Some(clause.source),
    }
}

/// The paragraphs under the item, and what could not be read among them.
fn report(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let found: Option<(i64, Document, Option<u32>, Option<u32>)> = connection
        .prepare_cached(
            "SELECT told_items.key, told_items.first_page, told_items.last_page,
                    documents.key AS document_key, documents.name AS document
             FROM items
             JOIN told_items ON told_items.key = coalesce(
                  items.report, nullif(items.heading, items.account))
             JOIN tellings ON tellings.key = told_items.telling
             JOIN documents ON documents.key = tellings.document
             WHERE items.key = :item",
        )?
        .query_row(named_params! { ":item": item }, |row| {
            Ok((
                row.get("key")?,
                document(row)?,
                row.get("first_page")?,
                row.get("last_page")?,
            ))
        })
        .optional()?;
    let Some((told_item, document, first, last)) = found else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(
        "SELECT page, printed_page, line, role, text
         FROM paragraphs WHERE told_item = :told_item AND role <> 'running'
         ORDER BY position",
    )?;
    let paragraphs = statement
        .query_map(named_params! { ":told_item": told_item }, paragraph)?
        .collect::<Result<Vec<_>, _>>()?;
    let losses = match first.zip(last) {
        Some(pages) => losses(connection, document.key, Some(pages))?,
        None => Vec::new(),
    };
    if paragraphs.is_empty() && losses.is_empty() {
        return Ok(Vec::new());
    }
    let mut blocks = vec![section("Report")];
    blocks.extend(with_losses(&document, paragraphs, losses));
    Ok(blocks)
}

fn losses(
    connection: &Connection,
    document: i64,
    pages: Option<(u32, u32)>,
) -> Result<Vec<(u32, String)>, Error> {
    let Some((first, last)) = pages else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(
        "SELECT page, what FROM losses
         WHERE document = :document AND page BETWEEN :first AND :last AND healed = 0
         ORDER BY page, position",
    )?;
    let rows = statement.query_map(
        named_params! { ":document": document, ":first": first, ":last": last },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Each loss behind the paragraphs of its sheet: where on it is not known.
fn with_losses(
    document: &Document,
    paragraphs: Vec<Paragraph>,
    losses: Vec<(u32, String)>,
) -> Vec<Block> {
    let loss = |(page, what): (u32, String)| {
        let place = Place {
            page: Some(page),
            ..Place::default()
        };
        Block {
            role: BlockRole::Loss,
            mark: String::new(),
            text: what,
            source: Some(document.source(place, "loss")),
        }
    };
    let mut losses = losses.into_iter().peekable();
    let mut blocks = Vec::new();
    for paragraph in paragraphs {
        while let Some(before) = losses.next_if(|(page, _)| Some(*page) < paragraph.place.page) {
            blocks.push(loss(before));
        }
        blocks.push(Block {
            role: paragraph.role.into(),
            mark: String::new(),
            text: paragraph.text,
            source: Some(document.source(paragraph.place, "paragraph")),
        });
    }
    blocks.extend(losses.map(loss));
    blocks
}

pub(super) fn section(title: &str) -> Block {
    Block {
        role: BlockRole::Section,
        mark: String::new(),
        text: title.to_owned(),
        source: None,
    }
}

fn document(row: &Row) -> rusqlite::Result<Document> {
    Ok(Document {
        key: row.get("document_key")?,
        name: row.get("document")?,
    })
}

pub(super) fn paragraph(row: &Row) -> rusqlite::Result<Paragraph> {
    let role: ParagraphRole = paragraph_role(&row.get::<_, String>("role")?);
    Ok(Paragraph {
        place: place(row)?,
        role,
        text: row.get("text")?,
    })
}
