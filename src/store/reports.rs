//! What reports say beside their recommendations, and the figures of their tables:
//! written with the paper that tells them, read for the reader and for charts.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, Row, Transaction, named_params};
use serde::Serialize;

use super::columns::{count, source};
use super::corrections::Field;
use super::desk::{Block, SourceRow};
use super::{Error, Store, corrections};
use crate::domain::figure::FigureTable;
use crate::domain::report::{Passage, Report};

/// A fact of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactRow {
    /// `implication`, `money`, `appendix`, `background`, `reasons`, `options`, `summary`.
    pub kind: String,
    /// What an implication is about; the letter of an appendix.
    pub about: Option<String>,
    /// The head, the title or the sum, as printed.
    pub heading: Option<String>,
    /// The words.
    pub text: String,
    /// A sum of money in pounds.
    pub pounds: Option<f64>,
    /// Where they stand.
    pub source: SourceRow,
}

/// A figure of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureLine {
    /// The line over the table that names it.
    pub table: Option<String>,
    /// The store's key of the table.
    #[serde(skip)]
    pub table_key: i64,
    /// Its row among the table's, from 0.
    pub row: u32,
    /// Its column among the table's columns of figures, from 0.
    pub column: u32,
    /// What its row is of.
    pub label: String,
    /// The heading of its column.
    pub heading: Option<String>,
    /// The number.
    pub value: f64,
    /// As printed.
    pub printed: String,
    /// What it counts.
    pub unit: Option<String>,
    /// What it stands for.
    pub period: Option<String>,
    /// It adds up others.
    pub total: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub source: SourceRow,
}

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnLine {
    /// The store's key of its table.
    pub table: i64,
    /// Its place among the table's columns of figures, from 0.
    pub column: u32,
    /// The words over it: the table's title, its own heading.
    pub words: String,
}

const FIGURE: &str = "SELECT figure_tables.key AS table_key, figure_tables.title,
        figures.in_row, figures.in_column, figures.label, figures.heading,
        figures.value, figures.printed, figures.unit, figures.period, figures.total,
        figures.page, figures.printed_page, figures.line,
        documents.key AS document_key, documents.name AS document,
        documents.id AS document_id
 FROM documents
 JOIN figure_tables ON figure_tables.document = documents.key
 JOIN figures ON figures.in_table = figure_tables.key";

impl Store {
    /// The figures of a meeting's papers, in the order of the papers.
    pub fn figures(&self, meeting: i64) -> Result<Vec<FigureLine>, Error> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{FIGURE}
             WHERE documents.key IN (
                     SELECT document FROM tellings WHERE meeting = :meeting AND own = 1)
             ORDER BY documents.key, figure_tables.position, figures.in_row, figures.in_column"
        ))?;
        let rights = corrections::of_columns(&self.connection)?;
        let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
            figure(row, &rights)
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The columns of figures of a document, each with the words over it.
    pub fn figure_columns(&self, document: i64) -> Result<Vec<ColumnLine>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT figure_tables.key, figures.in_column,
                    coalesce(figure_tables.title, '') || ': ' || coalesce(figures.heading, '')
                        AS words
             FROM figure_tables JOIN figures ON figures.in_table = figure_tables.key
             WHERE figure_tables.document = :document
             ORDER BY figure_tables.position, figures.in_column",
        )?;
        let rows = statement.query_map(named_params! { ":document": document }, |row| {
            Ok(ColumnLine {
                table: row.get(0)?,
                column: row.get(1)?,
                words: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The tables of figures that stand among some words, in the order of the papers: every
    /// table a row of which is one of these.
    pub fn figures_among(&self, blocks: &[Block]) -> Result<Vec<FigureLine>, Error> {
        let places: HashSet<(i64, Option<u32>, u32)> = blocks
            .iter()
            .filter_map(|block| block.source.as_ref())
            .map(place_of)
            .collect();
        let rights = corrections::of_columns(&self.connection)?;
        let documents: BTreeSet<i64> = places.iter().map(|(document, ..)| *document).collect();
        let mut statement = self.connection.prepare_cached(&format!(
            "{FIGURE}
             WHERE documents.key = :document
             ORDER BY figure_tables.position, figures.in_row, figures.in_column"
        ))?;
        let mut found = Vec::new();
        // Words of one item stand in a document or two.
        for document in documents {
            let rows = statement.query_map(named_params! { ":document": document }, |row| {
                figure(row, &rights)
            })?;
            let rows: Vec<FigureLine> = rows.collect::<Result<_, _>>()?;
            let tables: HashSet<i64> = rows
                .iter()
                .filter(|row| places.contains(&place_of(&row.source)))
                .map(|row| row.table_key)
                .collect();
            found.extend(
                rows.into_iter()
                    .filter(|row| tables.contains(&row.table_key)),
            );
        }
        Ok(found)
    }
}

fn place_of(source: &SourceRow) -> (i64, Option<u32>, u32) {
    (source.document_key, source.place.page, source.place.line)
}

/// A figure, its unit and its period as a person put them right.
fn figure(row: &Row, rights: &HashMap<String, String>) -> rusqlite::Result<FigureLine> {
    let document: String = row.get("document_id")?;
    let (title, heading): (Option<String>, Option<String>) =
        (row.get("title")?, row.get("heading")?);
    let over = |text: Option<String>| text.unwrap_or_default();
    let words = format!("{}: {}", over(title), over(heading));
    let put = |field: Field, read: Option<String>| match rights
        .get(&corrections::of_figures(&document, &words, field))
    {
        Some(value) => Some(value.clone()).filter(|value| !value.is_empty()),
        None => read,
    };
    Ok(FigureLine {
        table: row.get("title")?,
        table_key: row.get("table_key")?,
        row: row.get("in_row")?,
        column: row.get("in_column")?,
        label: row.get("label")?,
        heading: row.get("heading")?,
        value: row.get("value")?,
        printed: row.get("printed")?,
        unit: put(Field::Unit, row.get("unit")?),
        period: put(Field::Period, row.get("period")?),
        total: row.get("total")?,
        source: source(row, "figure")?,
    })
}

impl Store {
    /// The facts of the report of an item, in the order in which they are shown.
    pub fn facts(&self, item: i64) -> Result<Vec<FactRow>, Error> {
        of_item(&self.connection, item)
    }
}

/// The facts of the report that won of an item, in the order in which they are shown.
pub(super) fn of_item(connection: &Connection, item: i64) -> Result<Vec<FactRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT report_facts.kind, report_facts.about, report_facts.heading, report_facts.text,
                report_facts.pounds, report_facts.page, report_facts.printed_page,
                report_facts.line,
                documents.key AS document_key, documents.name AS document
         FROM items
         JOIN report_facts ON report_facts.told_item = items.report
         JOIN told_items ON told_items.key = report_facts.told_item
         JOIN tellings ON tellings.key = told_items.telling
         JOIN documents ON documents.key = tellings.document
         WHERE items.key = :item
         ORDER BY report_facts.position",
    )?;
    let rows = statement.query_map(named_params! { ":item": item }, |row| {
        Ok(FactRow {
            kind: row.get("kind")?,
            about: row.get("about")?,
            heading: row.get("heading")?,
            text: row.get("text")?,
            pounds: row.get("pounds")?,
            source: source(row, "report")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what a report says.
pub(super) fn write(tx: &Transaction, told_item: i64, report: &Report) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO report_facts (told_item, position, kind, about, heading, text, pounds, up_to,
                                   page, printed_page, line)
         VALUES (:told_item, :position, :kind, :about, :heading, :text, :pounds, :up_to,
                 :page, :printed_page, :line)",
    )?;
    for (position, fact) in facts(report).into_iter().enumerate() {
        insert.execute(named_params! {
            ":told_item": told_item,
            ":position": count(position),
            ":kind": fact.kind,
            ":about": fact.about,
            ":heading": fact.heading,
            ":text": fact.passage.text,
            ":pounds": fact.pounds,
            ":up_to": fact.up_to,
            ":page": fact.passage.page,
            ":printed_page": fact.passage.printed_page,
            ":line": fact.passage.line,
        })?;
    }
    Ok(())
}

#[derive(Default)]
struct Fact<'r> {
    kind: &'static str,
    about: Option<&'r str>,
    heading: Option<&'r str>,
    passage: Passage,
    pounds: Option<f64>,
    up_to: Option<f64>,
}

/// The facts of a report: implications by kind, as a reader looks for them.
fn facts(report: &Report) -> Vec<Fact<'_>> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut implications: Vec<_> = report.implications.iter().collect();
    implications.sort_by_key(|implication| implication.kind);
    facts.extend(implications.into_iter().map(|implication| Fact {
        kind: "implication",
        about: Some(implication.kind.name()),
        heading: Some(&implication.heading),
        passage: implication.passage.clone(),
        ..Fact::default()
    }));
    let passages = [("reasons", &report.reasons), ("options", &report.options)];
    for (kind, passage) in passages {
        facts.extend(passage.iter().map(|passage| Fact {
            kind,
            passage: passage.clone(),
            ..Fact::default()
        }));
    }
    facts.extend(report.appendices.iter().map(|appendix| Fact {
        kind: "appendix",
        about: appendix.letter.as_deref(),
        heading: appendix.title.as_deref(),
        passage: Passage {
            text: appendix.title.clone().unwrap_or_default(),
            page: appendix.page,
            printed_page: appendix.printed_page.clone(),
            line: appendix.line,
        },
        ..Fact::default()
    }));
    facts.extend(report.background_papers.iter().map(|paper| Fact {
        kind: "background",
        passage: paper.clone(),
        ..Fact::default()
    }));
    facts.extend(report.money.iter().map(|money| Fact {
        kind: "money",
        heading: Some(&money.printed),
        passage: money.passage.clone(),
        pounds: Some(money.pounds),
        up_to: money.up_to,
        ..Fact::default()
    }));
    facts
}

/// Writes the tables of figures of a document.
pub(super) fn write_figures(
    tx: &Transaction,
    document: i64,
    tables: &[FigureTable],
) -> Result<(), Error> {
    let mut insert_table = tx.prepare_cached(
        "INSERT INTO figure_tables (document, position, title)
         VALUES (:document, :position, :title)",
    )?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO figures (in_table, in_row, in_column, label, heading, value, printed, unit,
                              period, total, page, printed_page, line)
         VALUES (:in_table, :in_row, :in_column, :label, :heading, :value, :printed, :unit,
                 :period, :total, :page, :printed_page, :line)",
    )?;
    for (position, table) in tables.iter().enumerate() {
        insert_table.execute(named_params! {
            ":document": document, ":position": count(position), ":title": table.title,
        })?;
        let key = tx.last_insert_rowid();
        for (at, row) in table.rows.iter().enumerate() {
            for figure in &row.figures {
                let column = table.columns.get(figure.column);
                let of_column =
                    |field: fn(&crate::domain::figure::FigureColumn) -> &Option<String>| {
                        column.and_then(|column| field(column).as_deref())
                    };
                insert.execute(named_params! {
                    ":in_table": key,
                    ":in_row": count(at),
                    ":in_column": count(figure.column),
                    ":label": row.label,
                    ":heading": column.map(|column| column.headings.join(" ")),
                    ":value": figure.value,
                    ":printed": figure.printed,
                    ":unit": figure.unit.as_deref().or(of_column(|column| &column.unit)),
                    ":period": figure.period.as_deref().or(of_column(|column| &column.period)),
                    ":total": row.total || column.is_some_and(|column| column.total),
                    ":page": row.page,
                    ":printed_page": row.printed_page,
                    ":line": row.line,
                })?;
            }
        }
    }
    Ok(())
}
