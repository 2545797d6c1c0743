//! Whether it is all there: what documents name and hold, and which losses a later
//! paper has healed.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::columns::{date, from_json};
use super::{Error, Whereabouts};
use crate::domain::agenda::{Item, is_procedural};
use crate::domain::fold;
use crate::domain::meeting::Role;
use crate::domain::source::{ParagraphRole, Reading};
use crate::domain::whole::{Completeness, Extent, Lead, Wants};
use crate::domain::wording;

/// Paragraphs in which a paper says which it is.
const HEAD: usize = 12;
/// A longer paragraph is no label with a reference.
const LONGEST_LABEL: usize = 160;
/// What stands before a paper's own reference.
const LABELS: [&str; 7] = [
    "decision ",
    "key decision ",
    "forward plan ",
    "reference",
    "ref ",
    "report ref",
    "application ",
];
/// Words of an account that it is recognised by: the web page cuts at about 500.
const OPENING: usize = 14;
/// A shorter account ("The report was noted.") is that of many items.
const SHORTEST_OPENING: usize = 8;

/// Writes what a document is as a whole, behind what it tells: `keys` are the told
/// items meeting by meeting, `losses` the rows of the reading's losses.
pub(super) fn write(
    tx: &Transaction,
    document: i64,
    reading: &Reading,
    lead: Option<&Lead>,
    keys: &[Vec<i64>],
    losses: &[i64],
) -> Result<(), Error> {
    let whole = &reading.whole;
    tx.execute(
        "UPDATE documents
         SET extent = :extent, supplement = :supplement, restricted = :restricted
         WHERE key = :document",
        named_params! {
            ":extent": whole.extent.name(), ":supplement": whole.supplement,
            ":restricted": whole.restricted, ":document": document,
        },
    )?;
    let key = |meeting: usize, item: usize| keys.get(meeting).and_then(|keys| keys.get(item));
    let mut name = tx.prepare_cached(
        "INSERT INTO named_papers (told_item, appendix, page, printed_page, found)
         VALUES (:told_item, :appendix, :page, :printed_page, :found)",
    )?;
    for paper in &whole.papers {
        let Some(told_item) = key(paper.of.meeting, paper.of.item) else {
            continue;
        };
        name.execute(named_params! {
            ":told_item": told_item, ":appendix": paper.appendix, ":page": paper.place.page,
            ":printed_page": paper.place.printed_page, ":found": paper.found,
        })?;
    }
    let mut heal = tx.prepare_cached(
        "UPDATE losses SET told_item = :told_item, wants = :wants, appendix = :appendix
         WHERE key = :loss",
    )?;
    for one in &whole.heals {
        let Some((told_item, loss)) = key(one.of.meeting, one.of.item).zip(losses.get(one.loss))
        else {
            continue;
        };
        let (wants, appendix) = match &one.wants {
            Wants::Account => ("account", None),
            Wants::Paper => ("paper", None),
            Wants::Appendix(letter) => ("appendix", Some(letter)),
        };
        heal.execute(named_params! {
            ":told_item": told_item, ":wants": wants, ":appendix": appendix, ":loss": loss,
        })?;
    }
    if let Some(lead) = lead {
        tx.execute(
            "UPDATE tellings SET lead = 1 WHERE document = :document",
            named_params! { ":document": document },
        )?;
        for (item, told_item) in lead.meeting.items.iter().zip(keys.iter().flatten()) {
            write_lead(tx, *told_item, item, lead)?;
        }
    }
    for (meeting, keys) in reading.meetings.iter().zip(keys) {
        for (item, told_item) in meeting.items.iter().zip(keys) {
            write_clues(tx, *told_item, &clues(item))?;
        }
        // A paper of one item bears that item's reference in its name and at its head.
        if let (Role::Item, [told_item]) = (meeting.role, keys.as_slice()) {
            let borne = borne(reading).into_iter();
            let borne: Vec<_> = borne.map(|reference| ("reference", reference)).collect();
            write_clues(tx, *told_item, &borne)?;
        }
    }
    Ok(())
}

/// A paper that is only a lead holds the paper, or the appendix, of each item that it
/// names.
fn write_lead(tx: &Transaction, told_item: i64, item: &Item, lead: &Lead) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO named_papers (told_item, appendix, page, printed_page, found)
         VALUES (:told_item, :appendix, :page, :printed_page, 1)",
    )?
    .execute(named_params! {
        ":told_item": told_item, ":appendix": lead.appendix, ":page": item.place.page,
        ":printed_page": item.place.printed_page,
    })?;
    let mut all = clues(item);
    // The headings of a paper of several items are not their titles.
    if lead.meeting.items.len() == 1 {
        for title in &lead.titles {
            all.extend(title_clues(title));
        }
    }
    write_clues(tx, told_item, &all)
}

fn write_clues(tx: &Transaction, told_item: i64, clues: &[(&str, String)]) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT OR IGNORE INTO clues (told_item, kind, value, loose)
         VALUES (:told_item, :kind, :value, 0)",
    )?;
    for (kind, value) in clues {
        insert
            .execute(named_params! { ":told_item": told_item, ":kind": kind, ":value": value })?;
    }
    Ok(())
}

/// What an item is recognised by.
fn clues(item: &Item) -> Vec<(&'static str, String)> {
    let mut found = item.title.as_deref().map(title_clues).unwrap_or_default();
    if let Some(minutes) = &item.minutes {
        found.extend(opening(&minutes.text).map(|opening| ("opening", opening)));
    }
    found
}

fn title_clues(title: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let folded = plain_title(title);
    if !folded.is_empty() {
        found.push(("title", folded));
    }
    found.extend(
        references(title)
            .into_iter()
            .map(|reference| ("reference", reference)),
    );
    found
}

/// A title as it is compared: without what an agenda says of the paper behind it.
pub(super) fn plain_title(title: &str) -> String {
    let folded = fold::compare(title);
    let mut words: Vec<&str> = folded.split(' ').collect();
    for tail in [
        &["report", "to", "follow"][..],
        &["copy", "to", "follow"],
        &["to", "follow"],
        &["verbal", "update"],
        &["verbal", "report"],
        &["verbal"],
        &["oral"],
        &["late", "report"],
        &["late", "paper"],
        &["late"],
        &["revised"],
        &["updated"],
        &["corrected"],
        &["supplementary"],
        &["supplement"],
        &["addendum"],
        &["attached"],
    ] {
        if words.len() > tail.len() && words.ends_with(tail) {
            words.truncate(words.len() - tail.len());
        }
    }
    words.join(" ")
}

/// References that a title carries: "31/00417/FUL", "24/00109", "PEOS.20/26".
pub(super) fn references(title: &str) -> Vec<String> {
    title
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, '(' | ')' | ',' | ':' | ';')
        })
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.matches(['/', '-']).count() >= 1)
        .map(|word| word.replace('-', "/").to_uppercase())
        .filter(|word| {
            let figures =
                |part: &str| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            let mut parts = word.split('/');
            let year = parts.next().is_some_and(|part| {
                part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())
            });
            // "24/00109" and not a day, a year of budgets or a fraction.
            year && parts
                .next()
                .is_some_and(|part| figures(part) && part.len() >= 5)
        })
        .collect()
}

/// The references that a paper bears itself.
fn borne(reading: &Reading) -> Vec<String> {
    let name = &reading.source.name;
    let name = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(name, _)| name);
    let mut found = in_name(name);
    let head = reading.paragraphs.iter().take(HEAD);
    for paragraph in head.filter(|paragraph| paragraph.text.chars().count() <= LONGEST_LABEL) {
        let text = paragraph.text.replace('\t', " ");
        let folded = fold::compare(&text);
        let labelled = LABELS.iter().any(|label| folded.starts_with(label));
        if labelled || paragraph.role == ParagraphRole::Heading {
            found.extend(references(&text));
        }
    }
    found
}

/// The references in a file's name, where hyphens stand for strokes and for blanks.
fn in_name(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '_' | ','));
    let mut found = Vec::new();
    for word in words {
        let parts: Vec<&str> = word.split(['-', '/']).collect();
        for at in 1..parts.len() {
            let reference = references(&parts[at - 1..=at].join("/"));
            if let (false, Some(kind)) = (reference.is_empty(), parts.get(at + 1)) {
                found.extend(
                    references(&parts[at - 1..=at + 1].join("/"))
                        .into_iter()
                        .filter(|_| {
                            kind.len() <= 4 && kind.bytes().all(|byte| byte.is_ascii_uppercase())
                        }),
                );
            }
            found.extend(reference);
        }
    }
    found
}

/// The words that an account begins with.
fn opening(account: &str) -> Option<String> {
    let folded = fold::compare(account);
    let words: Vec<&str> = folded.split(' ').take(OPENING).collect();
    (words.len() >= SHORTEST_OPENING).then(|| words.join(" "))
}

/// Whether an account is the whole of one that was cut, or the other way round, or the
/// same one.
pub(super) fn is_same_account(one: &str, other: &str, cut: bool) -> bool {
    let fold = |text: &str| {
        let text = text.trim_end_matches(['.', '…', ' ', '\n']);
        fold::compare(text)
    };
    let (one, other) = (fold(one), fold(other));
    one == other || cut && (one.starts_with(&other) || other.starts_with(&one))
}

/// Whether a title alone says nothing of which meeting an item is of.
pub(super) fn is_common(title: &str) -> bool {
    title.split(' ').count() < 2 || is_procedural(title)
}

/// Says of each loss that another paper may heal whether one has, as the papers of a
/// meeting stand now.
pub(super) fn heal(tx: &Transaction, meeting: i64) -> Result<(), Error> {
    tx.prepare_cached(
        "UPDATE losses
         SET healed = CASE wants
             WHEN 'account' THEN EXISTS (
                 SELECT 1 FROM told_items AS ours
                 JOIN items ON items.key = ours.item
                 JOIN told_items AS winner ON winner.key = items.account
                 WHERE ours.key = losses.told_item AND winner.truncated = 0)
             ELSE EXISTS (
                 SELECT 1 FROM told_items AS ours
                 JOIN told_items AS theirs ON theirs.item = ours.item
                 JOIN tellings ON tellings.key = theirs.telling
                 LEFT JOIN named_papers ON named_papers.told_item = theirs.key
                                       AND named_papers.found = 1
                                       AND named_papers.appendix IS losses.appendix
                 WHERE ours.key = losses.told_item AND tellings.document <> losses.document
                   AND (named_papers.key IS NOT NULL
                        OR losses.appendix IS NULL
                           AND (theirs.first_page IS NOT NULL OR theirs.report IS NOT NULL)))
             END
         WHERE told_item IN (
             SELECT told_items.key FROM tellings
             JOIN told_items ON told_items.telling = tellings.key
             WHERE tellings.meeting = :meeting)",
    )?
    .execute(named_params! { ":meeting": meeting })?;
    tx.prepare_cached(
        "UPDATE items SET paper = 'missing'
         WHERE meeting = :meeting AND paper IS NULL
           AND EXISTS (SELECT 1 FROM told_items
                       JOIN losses ON losses.told_item = told_items.key
                       WHERE told_items.item = items.key
                         AND losses.wants = 'paper' AND losses.healed = 0)",
    )?
    .execute(named_params! { ":meeting": meeting })?;
    Ok(())
}

/// Where a document is, and why there.
pub(super) fn whereabouts(connection: &Connection, document: i64) -> Result<Whereabouts, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT documents.name, committees.name AS committee, meetings.date,
                    tellings.inferred, tellings.fits
             FROM documents
             LEFT JOIN tellings ON tellings.document = documents.key
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             LEFT JOIN committees ON committees.key = meetings.committee
             WHERE documents.key = :document
             ORDER BY tellings.inferred IS NULL, tellings.own DESC, tellings.position
             LIMIT 1",
        )?
        .query_row(named_params! { ":document": document }, |row| {
            let committee: Option<String> = row.get("committee")?;
            Ok(Whereabouts {
                name: row.get("name")?,
                place: committee
                    .zip(date(row, "date")?)
                    .map(|(committee, day)| format!("{committee}, {}", wording::short_day(day))),
                inferred: row.get("inferred")?,
                fits: from_json(row.get::<_, Option<String>>("fits")?.as_deref()),
            })
        })?)
}

/// What a document brings that others lacked: late papers, and whole accounts.
pub(super) fn brings(connection: &Connection, document: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.number, items.title, items.first_seen AS seen, NULL AS what
         FROM items WHERE items.late = :document
         UNION ALL
         SELECT DISTINCT NULL, NULL, NULL, losses.what
         FROM tellings
         JOIN told_items AS ours ON ours.telling = tellings.key
         JOIN told_items AS theirs ON theirs.item = ours.item
         JOIN losses ON losses.told_item = theirs.key AND losses.healed = 1
                    AND losses.document <> :document
         JOIN items ON items.key = ours.item
         WHERE tellings.document = :document
           AND (losses.wants <> 'account' OR items.account = ours.key)
         ORDER BY 4, 1, 2",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        if let Some(what) = row.get::<_, Option<String>>("what")? {
            return Ok(what);
        }
        let number: Option<String> = row.get("number")?;
        let title: String = row.get("title")?;
        let seen = date(row, "seen")?.map_or(String::new(), |day| {
            format!(" · first seen {}", wording::short_day(day))
        });
        let item = number.map_or(String::new(), |number| format!("item {number} "));
        Ok(format!("the paper of {item}“{title}” · late{seen}"))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How complete documents are, to be narrowed to some of them.
const COMPLETE: &str = "
    SELECT document, extent, count(*) AS items,
           sum(named) AS named, sum(found) AS found, sum(healed) AS healed
    FROM (
        SELECT tellings.document, documents.extent,
               EXISTS (SELECT 1 FROM named_papers
                       WHERE told_item = told_items.key AND appendix IS NULL) AS named,
               EXISTS (SELECT 1 FROM named_papers
                       WHERE told_item = told_items.key AND appendix IS NULL
                         AND found = 1) AS found,
               EXISTS (SELECT 1 FROM losses
                       WHERE told_item = told_items.key AND wants = 'paper'
                         AND healed = 1) AS healed
        FROM documents
        JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
        JOIN told_items ON told_items.telling = tellings.key
        WHERE documents.extent <> 'none'";

/// How complete each document with an agenda is now, with what came in other papers.
pub(super) fn all_complete(connection: &Connection) -> Result<HashMap<i64, Completeness>, Error> {
    let mut statement =
        connection.prepare_cached(&format!("{COMPLETE}) GROUP BY document ORDER BY document"))?;
    let rows = statement.query_map([], complete)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How complete a document is; `None` where it has no agenda.
pub(super) fn completeness(
    connection: &Connection,
    document: i64,
) -> Result<Option<Completeness>, Error> {
    let found = connection
        .prepare_cached(&format!(
            "{COMPLETE} AND documents.key = :document) GROUP BY document"
        ))?
        .query_row(named_params! { ":document": document }, complete)
        .optional()?;
    Ok(found.map(|(_, complete)| complete))
}

fn complete(row: &Row) -> rusqlite::Result<(i64, Completeness)> {
    let extent: String = row.get("extent")?;
    let complete = Completeness {
        extent: if extent == Extent::Alone.name() {
            Extent::Alone
        } else {
            Extent::Pack
        },
        items: row.get("items")?,
        named: row.get("named")?,
        found: row.get("found")?,
        came_later: row.get("healed")?,
    };
    Ok((row.get("document")?, complete))
}

/// What a document names and no paper that is held brings, as sentences.
pub(super) fn lacks(connection: &Connection, document: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT what FROM losses
         WHERE document = :document AND wants IN ('paper', 'appendix') AND healed = 0
         ORDER BY page, position",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_compared_without_what_is_said_of_its_paper() {
        assert_eq!(plain_title("Low Pier (to follow)"), "low pier");
        assert_eq!(plain_title("Low Pier – Report to follow"), "low pier");
        assert_eq!(plain_title("Attached"), "attached");
    }

    #[test]
    fn a_reference_is_no_day_and_no_budget_year() {
        assert_eq!(references("31-00417-FUL, 2 Mill Lane"), ["31/00417/FUL"]);
        assert_eq!(references("Accounts 2031/32 and 06/05/2031"), [""; 0]);
        assert_eq!(in_name("31-00417_-_Ferries"), ["31/00417"]);
        assert_eq!(in_name("Item-31-00417-ferries-2031-32"), ["31/00417"]);
        assert_eq!(
            in_name("31-00417-FUL 2 Mill Lane"),
            ["31/00417/FUL", "31/00417"]
        );
    }

    #[test]
    fn a_cut_account_is_the_beginning_of_the_whole_one() {
        let whole = "The panel heard the harbour master. It resolved to dredge.";
        assert!(is_same_account(
            "The panel heard the harbour …",
            whole,
            true
        ));
        assert!(!is_same_account(
            "The panel heard the harbour …",
            whole,
            false
        ));
        assert!(!is_same_account("The panel heard a diver", whole, true));
    }
}
