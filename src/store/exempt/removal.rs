//! Taking out what `going` noted: a person's work on it, and its words from papers that
//! stay with their other items.

use rusqlite::{Transaction, named_params};

use crate::domain::fold;
use crate::store::Error;
use crate::store::corrections::put;

/// Paragraphs that tell something besides which stays, as SQL.
const LEFT: &str = "
    SELECT min(words.key) FROM temp.going_words AS words
    JOIN temp.going_things AS things
      ON things.document = words.document AND things.page IS words.page
     AND things.at = words.line
    WHERE NOT things.goes
    GROUP BY words.document, words.page, words.line";

/// What a person wrote about them repeats their words: it goes from what stands and from
/// the journal, whose lock is lifted for this alone.
pub(super) fn forget_work(tx: &Transaction) -> Result<(), Error> {
    note_wholes(tx)?;
    let locks: Vec<(String, String)> = tx
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('edits', 'edit_changes')")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &locks {
        tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    let about = |id: &str| {
        format!(
            "EXISTS (SELECT 1 FROM temp.going_ids AS going
                     WHERE {id} = going.id OR {id} LIKE going.id || '/%'
                        OR {id} LIKE '%/' || going.id)"
        )
    };
    tx.execute_batch(&format!(
        "CREATE TEMP TABLE going_edits AS
             SELECT DISTINCT edit FROM edit_changes WHERE {about_change};
         DELETE FROM edit_changes WHERE {about_change};
         DELETE FROM temp.going_edits
             WHERE edit IN (SELECT edit FROM edit_changes);
         DELETE FROM edits WHERE of IN (SELECT edit FROM temp.going_edits);
         DELETE FROM edits WHERE key IN (SELECT edit FROM temp.going_edits);
         DROP TABLE temp.going_edits;
         DELETE FROM marks WHERE {about_mark};
         -- One that is for several rows names but the first.
         DELETE FROM marks WHERE kind = 'begun' AND id LIKE '%/several/%';
         DELETE FROM left_off WHERE item IN (SELECT id FROM temp.going_ids);",
        about_change = about("edit_changes.id"),
        about_mark = about("marks.id"),
    ))?;
    retell_wholes(tx)?;
    for (_, sql) in &locks {
        tx.execute_batch(sql)?;
    }
    Ok(())
}

/// Notes rows of which a part goes that was split off, and the row itself stays.
fn note_wholes(tx: &Transaction) -> Result<(), Error> {
    tx.execute_batch(
        "CREATE TEMP TABLE going_wholes AS
         SELECT DISTINCT programme_rows.key, programme_rows.id
         FROM temp.going_ids AS ids
         JOIN marks AS part ON part.kind = 'row-added' AND part.id = ids.id
         JOIN programme_rows ON programme_rows.id = json_extract(part.value, '$.from')
         WHERE json_extract(part.value, '$.is_part')
           AND programme_rows.id NOT IN (SELECT id FROM temp.going_ids)",
    )?;
    Ok(())
}

/// A row of which a part goes is told by what a person says is left of it, wherever the
/// whole's words stood.
fn retell_wholes(tx: &Transaction) -> Result<(), Error> {
    let left: Vec<(i64, String)> = tx
        .prepare(&format!(
            "SELECT wholes.key, {} AS words FROM temp.going_wholes AS wholes
             WHERE words IS NOT NULL",
            put("wholes.id", "item")
        ))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (row, words) in left {
        tx.execute(
            "UPDATE programme_rows SET item = :words, folded = :folded WHERE key = :row",
            named_params! { ":row": row, ":words": words, ":folded": fold::compare(&words) },
        )?;
        tx.execute(
            "UPDATE told_rows SET item = :words WHERE row = :row",
            named_params! { ":row": row, ":words": words },
        )?;
    }
    tx.execute_batch(
        "UPDATE temp.going_things
         SET words = (SELECT concat_ws(char(9), item, actions, progress)
                      FROM told_rows WHERE told_rows.key = going_things.key)
         WHERE kind = 'row'
           AND key IN (SELECT key FROM told_rows
                       WHERE row IN (SELECT key FROM temp.going_wholes));
         UPDATE marks SET value = json_set(value, '$.read', '', '$.row', '')
         WHERE kind = 'reads' AND id IN (SELECT id || '/item' FROM temp.going_wholes);
         UPDATE edit_changes
         SET before = NULL,
             after = json_set(after, '$.value', json_set(json_extract(after, '$.value'),
                                                         '$.read', '', '$.row', ''))
         WHERE kind = 'reads' AND id IN (SELECT id || '/item' FROM temp.going_wholes);
         -- All that came of the whole is known by its words.
         UPDATE edit_changes
         SET what = coalesce((SELECT item FROM programme_rows
                              WHERE edit_changes.id = programme_rows.id
                                 OR edit_changes.id LIKE programme_rows.id || '/%'), '')
         WHERE EXISTS (
             SELECT 1 FROM temp.going_wholes AS wholes
             LEFT JOIN marks AS part ON part.kind = 'row-added'
                                    AND json_extract(part.value, '$.from') = wholes.id
             WHERE edit_changes.id IN (wholes.id, part.id)
                OR edit_changes.id LIKE wholes.id || '/%'
                OR edit_changes.id LIKE part.id || '/%');
         DROP TABLE temp.going_wholes;",
    )?;
    Ok(())
}

/// Takes the words out of a paper that stays, with what is told there and goes. A paragraph
/// that tells something else besides is left with that.
pub(super) fn take_out(tx: &Transaction, paper: i64) -> Result<(), Error> {
    accounts(tx, paper)?;
    let going = |table: &str| {
        format!(
            "EXISTS (SELECT 1 FROM temp.going_words AS words
                     WHERE words.document = :document AND words.page IS {table}.page
                       AND words.line = (SELECT max(paragraphs.line) FROM paragraphs
                                         WHERE paragraphs.document = :document
                                           AND paragraphs.page IS {table}.page
                                           AND paragraphs.line <= {table}.line))"
        )
    };
    let things = |table: &str, kind: &str| {
        format!(
            "DELETE FROM {table} WHERE :document AND key IN (
                 SELECT key FROM temp.going_things
                 WHERE kind = '{kind}' AND document = :document AND goes)"
        )
    };
    let statements = [
        things("told_rows", "row"),
        things("told_tasks", "task"),
        things("told_clauses", "clause"),
        format!(
            "DELETE FROM report_facts
             WHERE told_item IN (SELECT told_items.key FROM told_items
                                 JOIN tellings ON tellings.key = told_items.telling
                                 WHERE tellings.document = :document)
               AND {}",
            going("report_facts")
        ),
        format!(
            "DELETE FROM figures
             WHERE in_table IN (SELECT key FROM figure_tables WHERE document = :document)
               AND {}",
            going("figures")
        ),
        "DELETE FROM figure_tables WHERE document = :document
             AND NOT EXISTS (SELECT 1 FROM figures WHERE in_table = figure_tables.key)"
            .to_owned(),
        "DELETE FROM losses WHERE document = :document AND page IN (
             SELECT page FROM temp.going_words WHERE document = :document)"
            .to_owned(),
        // They may be spelt out among those words alone, and are found again by a reading.
        "DELETE FROM short_forms WHERE document = :document".to_owned(),
        format!(
            "UPDATE paragraphs
         SET exempt = 0,
             text = (SELECT group_concat(words, char(9) ORDER BY position)
                     FROM temp.going_things AS things
                     WHERE things.document = :document AND things.page IS paragraphs.page
                       AND things.at = paragraphs.line AND NOT things.goes)
         WHERE document = :document
           AND key IN ({LEFT})"
        ),
        format!(
            "DELETE FROM paragraphs WHERE document = :document
             AND key IN (SELECT key FROM temp.going_words) AND key NOT IN ({LEFT})"
        ),
        // Their titles stand alone on the agenda's own pages too.
        "DELETE FROM paragraphs WHERE document = :document AND EXISTS (
             SELECT 1 FROM temp.going_items AS going
             WHERE length(going.title) > 8
               AND instr(lower(paragraphs.text), lower(going.title)) > 0)"
            .to_owned(),
    ];
    for statement in statements {
        tx.execute(&statement, named_params! { ":document": paper })?;
    }
    Ok(())
}

/// Takes the words out of what the paper's items that stay are told by as a whole.
fn accounts(tx: &Transaction, paper: i64) -> Result<(), Error> {
    // What goes, folded, and what is left of it: paragraphs before the clauses in them.
    let mut gone: Vec<(String, String)> = tx
        .prepare(
            "SELECT words.text, coalesce(
                        (SELECT group_concat(things.words, ' ' ORDER BY things.position)
                         FROM temp.going_things AS things
                         WHERE things.document = words.document AND things.page IS words.page
                           AND things.at = words.line AND NOT things.goes), '') AS left
             FROM temp.going_words AS words WHERE words.document = :document
             UNION ALL
             SELECT named, '' FROM temp.going_things
             WHERE document = :document AND kind = 'clause' AND goes",
        )?
        .query_map(named_params! { ":document": paper }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    for (words, _) in &mut gone {
        *words = fold::compare(words);
    }
    gone.retain(|(words, _)| words.chars().count() > LEAST);
    let told: Vec<(i64, [Option<String>; 3])> = tx
        .prepare(
            "SELECT told_items.key, told_items.account, told_items.ask, told_items.summary
             FROM told_items JOIN tellings ON tellings.key = told_items.telling
             WHERE tellings.document = :document
               AND told_items.key NOT IN (SELECT key FROM temp.going_told)",
        )?
        .query_map(named_params! { ":document": paper }, |row| {
            Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
        })?
        .collect::<Result<_, _>>()?;
    let mut set = tx.prepare(
        "UPDATE told_items SET account = :account, ask = :ask, summary = :summary
         WHERE key = :key",
    )?;
    for (key, words) in told {
        let [account, ask, summary] = words.each_ref().map(|words| {
            let left = without(words.as_deref()?, &gone);
            (!left.is_empty()).then_some(left)
        });
        if [&account, &ask, &summary] != words.each_ref() {
            set.execute(named_params! {
                ":key": key, ":account": account, ":ask": ask, ":summary": summary,
            })?;
        }
    }
    Ok(())
}

/// Words with fewer letters stand anywhere.
const LEAST: usize = 8;

/// Paragraphs without those that go, each by what is left of it.
fn without(words: &str, gone: &[(String, String)]) -> String {
    let left = words.split("\n\n").filter_map(|paragraph| {
        let folded = fold::compare(paragraph);
        let is = |(gone, _): &&(String, String)| {
            folded.contains(gone.as_str())
                || folded.chars().count() > LEAST && gone.contains(&folded)
        };
        match gone.iter().find(is) {
            None => Some(paragraph),
            Some((_, left)) if left.is_empty() => None,
            Some((_, left)) => Some(left.as_str()),
        }
    });
    left.collect::<Vec<_>>().join("\n\n")
}
