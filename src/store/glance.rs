//! A report in lines: what it says of itself, and what it means for money, law and so on.

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Deserialize;

use super::Error;
use super::columns::source;
use super::desk::{Block, BlockRole, SourceRow};
use super::reports::FactRow;
use crate::domain::report::ImplicationKind;
use crate::parse::sentence;

/// An implication no longer than this is shown whole: the second sentence may say the
/// opposite of the first.
const SHORT: usize = 420;

/// What a report says of itself, as the store keeps it.
#[derive(Deserialize)]
struct Head {
    author: Option<String>,
    director: Option<String>,
    wards: Option<String>,
    #[serde(default)]
    lead_member: Option<String>,
    #[serde(default)]
    key_decision: Option<bool>,
    #[serde(default)]
    wanted_for: Vec<String>,
}

/// Each implication in a line: its subject, and its words or the first of them that
/// count. One head over several kinds is one line.
pub(super) fn implications(facts: &[FactRow]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut heads: Vec<(Option<&str>, &str)> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.kind == "implication") {
        let head = (fact.heading.as_deref(), fact.text.as_str());
        if let Some(at) = heads.iter().position(|known| *known == head) {
            blocks[at].mark.push_str(", ");
            blocks[at].mark.push_str(&subject(fact).to_lowercase());
            continue;
        }
        heads.push(head);
        let money = fact.about.as_deref() == Some(ImplicationKind::Financial.name());
        blocks.push(Block {
            role: BlockRole::Fact,
            mark: subject(fact),
            text: gist(&fact.text, money),
            source: Some(fact.source.clone()),
        });
    }
    blocks
}

/// "Financial", "Crime and disorder"; a head of another kind by its own words.
fn subject(fact: &FactRow) -> String {
    let about = fact.about.as_deref().unwrap_or_default();
    if about == ImplicationKind::Other.name() {
        let heading = fact.heading.clone().unwrap_or_default();
        let bare = heading
            .strip_suffix(" implications")
            .or_else(|| heading.strip_suffix(" Implications"))
            .or_else(|| heading.strip_suffix(" IMPLICATIONS"));
        // Words under the head over all of them are about none of them.
        return match bare {
            Some(bare) => bare.to_owned(),
            None if heading.to_lowercase().contains("implications") => String::new(),
            None => heading,
        };
    }
    let mut letters = about.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The whole, where it is short; else its first sentence, or the first that names a sum,
/// with a sign that more is said.
fn gist(text: &str, money: bool) -> String {
    let paragraphs = || {
        text.split("\n\n")
            .map(str::trim)
            .filter(|part| !part.is_empty())
    };
    if text.chars().count() <= SHORT {
        return paragraphs().collect::<Vec<_>>().join(" ");
    }
    let sentences = || paragraphs().flat_map(sentence::split);
    let sum = sentences().find(|sentence| money && sentence.contains('£'));
    let told = sum.or_else(|| sentences().next()).unwrap_or(text);
    format!("{told} …")
}

/// What the report of an item says of itself, a line each.
pub(super) fn about(
    connection: &Connection,
    item: i64,
    facts: &[FactRow],
) -> Result<Vec<Block>, Error> {
    let found: Option<(Option<String>, SourceRow)> = connection
        .prepare_cached(
            // The report's own first paragraph, and not the agenda's line about it.
            "SELECT told_items.report,
                    coalesce(paragraphs.page, told_items.first_page) AS page,
                    coalesce(paragraphs.printed_page, told_items.first_printed) AS printed_page,
                    coalesce(paragraphs.line, told_items.line) AS line,
                    documents.key AS document_key, documents.name AS document
             FROM items
             JOIN told_items ON told_items.key = items.report
             JOIN tellings ON tellings.key = told_items.telling
             JOIN documents ON documents.key = tellings.document
             LEFT JOIN paragraphs
                  ON paragraphs.told_item = told_items.key
                 AND paragraphs.position = (
                     SELECT min(position) FROM paragraphs
                     WHERE told_item = told_items.key AND role <> 'running')
             WHERE items.key = :item",
        )?
        .query_row(named_params! { ":item": item }, |row| {
            let source = source(row, "report-head")?;
            Ok((row.get("report")?, source))
        })
        .optional()?;
    let Some((Some(head), source)) = found else {
        return Ok(Vec::new());
    };
    let Ok(head) = serde_json::from_str::<Head>(&head) else {
        return Ok(Vec::new());
    };
    // What is as everywhere takes no line: the front of the report stands right below.
    let key = head
        .key_decision
        .filter(|key| *key)
        .map(|_| "yes".to_owned());
    let wards = head
        .wards
        .filter(|wards| !wards.eq_ignore_ascii_case("all"));
    let wanted = (!head.wanted_for.is_empty()).then(|| head.wanted_for.join(", "));
    let lines = [
        ("For", wanted),
        ("Author", head.author),
        ("Director", head.director),
        ("Lead member", head.lead_member),
        ("Wards", wards),
        ("Key decision", key),
    ];
    let fact = |mark: String, text: String, source: SourceRow| Block {
        role: BlockRole::Fact,
        mark,
        text,
        source: Some(source),
    };
    let mut blocks: Vec<Block> = lines
        .into_iter()
        .filter_map(|(mark, words)| Some(fact(mark.to_owned(), words?, source.clone())))
        .collect();
    blocks.extend(
        facts
            .iter()
            .filter(|fact| fact.kind == "appendix")
            .map(|appendix| {
                let mark = match &appendix.about {
                    Some(letter) => format!("Appendix {letter}"),
                    None => "Appendix".to_owned(),
                };
                fact(mark, appendix.text.clone(), appendix.source.clone())
            }),
    );
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gist_of_a_long_implication_is_its_first_sum() {
        let long = format!(
            "{} It costs £4m. More follows.",
            "The ferry is old. ".repeat(30)
        );
        assert_eq!(gist(&long, true), "It costs £4m. …");
        assert_eq!(gist(&long, false), "The ferry is old. …");
        let two = "There is £900 a year. Option B needs £400 more.\n\nA Ash, Accountant";
        assert_eq!(
            gist(two, true),
            "There is £900 a year. Option B needs £400 more. A Ash, Accountant"
        );
    }
}
