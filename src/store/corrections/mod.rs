//! Readings that a person put right: wordings, lead officers, days, titles, names; what is
//! an action and what is none; committees and meetings that are one.
//!
//! A correction is a mark like all of a person's work. It hangs on the identity of what it
//! puts right and keeps what was read and by which rule; `apply` lays it over what papers
//! tell whenever that is put together anew, and the tables of what papers tell stay as
//! they are. So it survives another version of the paper and a better reader.

mod apply;
mod listed;
mod made;
mod one;
mod right;

use serde::{Deserialize, Serialize};

use crate::domain::source::Place;

pub use listed::Listed;
pub use made::Sentence;
pub use one::{Bodies, Joint};
pub use right::{Field, Subject};
pub(super) use right::{of_figures, of_item};

pub(super) use apply::apply;
pub(super) use listed::{all, by_row, called, lay_over, names_of, of_columns};
pub(in crate::store) use made::From as MadeFrom;
pub(super) use one::{committee_of, joints, meeting_of, settle};

/// What a person says of a field that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PutRight {
    /// What the person says.
    pub value: String,
    /// What was read; empty where nothing was.
    pub read: String,
    /// The rule that read it.
    pub rule: String,
    /// The document's name.
    #[serde(default)]
    pub document: String,
    /// The place in it.
    #[serde(default)]
    pub place: Place,
    /// The words that the row was known by.
    #[serde(default)]
    pub row: String,
}

/// Places of the words of rows that a person called exempt, or open, as SQL: the row's id, the
/// document, the page, the line of a paragraph, and which of the two.
pub(super) const CALLED: &str = "
    WITH said AS MATERIALIZED (
        SELECT substr(marks.id, 1, length(marks.id) - length('/exempt')) AS id,
               json_extract(marks.value, '$.value') = 'yes' AS is_exempt
        FROM marks WHERE marks.kind = 'reads' AND marks.id LIKE '%/exempt'),
    told AS (
        SELECT said.id, said.is_exempt, tellings.document, others.page, others.line
        FROM said JOIN clauses ON clauses.id = said.id
        JOIN told_clauses ON told_clauses.key = clauses.clause
        JOIN told_items AS own ON own.key = told_clauses.told_item
        -- A draft and the confirmed minutes say the same.
        JOIN told_items ON told_items.key = own.key OR told_items.item = own.item
        JOIN told_clauses AS others ON others.told_item = told_items.key
                                   AND others.text = told_clauses.text
        JOIN tellings ON tellings.key = told_items.telling
        UNION
        SELECT said.id, said.is_exempt, told_tasks.document, told_tasks.page, told_tasks.line
        FROM said JOIN clauses ON clauses.id = said.id
        JOIN told_tasks ON told_tasks.key = clauses.task
        UNION
        SELECT said.id, said.is_exempt, told_programmes.document, told_rows.page, told_rows.line
        FROM said JOIN programme_rows ON programme_rows.id = said.id
        JOIN told_rows ON told_rows.row = programme_rows.key
        JOIN told_programmes ON told_programmes.key = told_rows.programme),
    called AS (
        -- A paragraph is known by its first line.
        SELECT told.id, told.is_exempt, told.document, told.page,
               (SELECT max(paragraphs.line) FROM paragraphs
                WHERE paragraphs.document = told.document AND paragraphs.page IS told.page
                  AND paragraphs.line <= told.line) AS line
        FROM told
        UNION
        SELECT said.id, said.is_exempt, paragraphs.document, paragraphs.page, paragraphs.line
        FROM said JOIN items ON items.id = said.id
        JOIN told_items ON told_items.item = items.key
        JOIN paragraphs ON paragraphs.told_item = told_items.key
        UNION
        -- What stands between the head of such an item and the next head is of no item.
        SELECT said.id, said.is_exempt, paragraphs.document, paragraphs.page, paragraphs.line
        FROM said JOIN items ON items.id = said.id
        JOIN told_items AS head ON head.item = items.key
        JOIN tellings ON tellings.key = head.telling
        JOIN paragraphs ON paragraphs.document = tellings.document
        WHERE paragraphs.told_item IS NULL
          AND (coalesce(paragraphs.page, 0), paragraphs.line)
              >= (coalesce(head.page, 0), head.line)
          AND NOT EXISTS (
              SELECT 1 FROM told_items AS next
              JOIN tellings AS of ON of.key = next.telling
              WHERE of.document = tellings.document
                AND (coalesce(next.page, 0), next.line) > (coalesce(head.page, 0), head.line)
                AND (coalesce(next.page, 0), next.line)
                    <= (coalesce(paragraphs.page, 0), paragraphs.line)))";

/// What a person says of a field of a row, as SQL: NULL where nobody said anything.
pub(super) fn put(id: &str, field: &str) -> String {
    format!(
        "(SELECT json_extract(put.value, '$.value') FROM marks AS put
          WHERE put.kind = 'reads' AND put.id = {id} || '/{field}')"
    )
}

/// What a row shows of a field: a person's word, else the paper's; no word at all where the
/// person says that there is none.
pub(super) fn shown(id: &str, field: &str, read: &str) -> String {
    format!("nullif(coalesce({}, {read}), '')", put(id, field))
}
