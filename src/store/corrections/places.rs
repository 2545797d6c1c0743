//! Where the words stand of what a person called exempt, or open.

/// Whether a paragraph is of no item of its own, but stands between the head of an item,
/// `head` with its telling `tellings`, and the next head: as SQL.
pub(in crate::store) const UNDER_HEAD: &str = "
    paragraphs.told_item IS NULL
    AND (coalesce(paragraphs.page, 0), paragraphs.line) >= (coalesce(head.page, 0), head.line)
    AND NOT EXISTS (
        SELECT 1 FROM told_items AS next
        JOIN tellings AS of ON of.key = next.telling
        WHERE of.document = tellings.document
          AND (coalesce(next.page, 0), next.line) > (coalesce(head.page, 0), head.line)
          AND (coalesce(next.page, 0), next.line)
              <= (coalesce(paragraphs.page, 0), paragraphs.line))";

/// Places of the words of rows that a person called exempt, or open, as the beginning of an
/// SQL statement, `called`: the row's id, the document, the page, the line of a paragraph,
/// and which of the two.
pub(in crate::store) fn called_places() -> String {
    format!(
        "
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
        JOIN told_programmes ON told_programmes.key = told_rows.programme
        UNION
        -- A part of a row that was split is told by the whole.
        SELECT said.id, said.is_exempt, told_programmes.document, told_rows.page, told_rows.line
        FROM said JOIN marks AS part ON part.kind = 'row-added' AND part.id = said.id
        JOIN programme_rows ON programme_rows.id = json_extract(part.value, '$.from')
                           AND json_extract(part.value, '$.is_part')
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
        SELECT said.id, said.is_exempt, paragraphs.document, paragraphs.page, paragraphs.line
        FROM said JOIN items ON items.id = said.id
        JOIN told_items AS head ON head.item = items.key
        JOIN tellings ON tellings.key = head.telling
        JOIN paragraphs ON paragraphs.document = tellings.document
        WHERE {UNDER_HEAD})"
    )
}
