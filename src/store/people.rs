//! The people of a committee: whom its papers name as present, as officers, as leads.

use rusqlite::{Connection, named_params};

use super::{Error, Store, corrections};
use crate::parse::people::{self, office};

/// The people's names as printed, each once.
pub(super) fn of(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut right = corrections::names_of(connection, committee)?;
    let mut statement = connection.prepare_cached(
        "SELECT max(people.name) AS name, people.folded FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN people ON people.telling = tellings.key
         WHERE meeting_committees.committee = :committee
         GROUP BY people.folded ORDER BY people.folded",
    )?;
    let names = statement.query_map(named_params! { ":committee": committee }, |row| {
        let (name, folded): (String, String) = (row.get("name")?, row.get("folded")?);
        Ok(right.remove(&folded).unwrap_or(name))
    })?;
    let mut names = names.collect::<Result<Vec<_>, _>>()?;
    names.dedup();
    Ok(names)
}

/// Who wrote the committee's reports, and who is named in its papers or by a person as the one
/// who is to do something; posts without a name are none of them.
pub(super) fn leads(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "WITH papers AS (
             SELECT tellings.key AS telling, tellings.document FROM meeting_committees
             JOIN tellings ON tellings.meeting = meeting_committees.meeting
             WHERE meeting_committees.committee = :committee),
         reports AS (
             SELECT told_items.report FROM papers
             JOIN told_items ON told_items.telling = papers.telling
             WHERE told_items.report IS NOT NULL)
         SELECT report ->> '$.author' AS name FROM reports
         UNION SELECT report ->> '$.director' FROM reports
         UNION SELECT report ->> '$.lead_member' FROM reports
         UNION SELECT told_clauses.owner FROM papers
             JOIN told_items ON told_items.telling = papers.telling
             JOIN told_clauses ON told_clauses.told_item = told_items.key
         UNION SELECT told_tasks.owner FROM papers
             JOIN told_tasks ON told_tasks.document = papers.document
         UNION SELECT told_rows.lead FROM told_programmes
             JOIN told_rows ON told_rows.programme = told_programmes.key
             WHERE told_programmes.committee = :committee
         UNION SELECT marks.value ->> '$' FROM meeting_committees
             JOIN clauses ON clauses.meeting = meeting_committees.meeting
             JOIN marks ON marks.kind = 'owner' AND marks.id = clauses.id
             WHERE meeting_committees.committee = :committee
         ORDER BY 1",
    )?;
    let told = statement.query_map(named_params! { ":committee": committee }, |row| {
        row.get::<_, Option<String>>("name")
    })?;
    let mut names: Vec<String> = Vec::new();
    for told in told {
        for name in told?.as_deref().into_iter().flat_map(persons) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// The names in words such as "Kit Garrow, Head of Quays" and "Head of Quays (Kit Garrow)".
fn persons(told: &str) -> impl Iterator<Item = String> {
    let signs = [
        ",", ";", "/", "(", ")", ":", "–", "—", " - ", " and ", " & ",
    ];
    let parted = signs
        .iter()
        .fold(told.to_owned(), |told, sign| told.replace(sign, "\n"));
    let parts: Vec<String> = parted.lines().filter_map(person).collect();
    parts.into_iter()
}

/// The name without what stands before it, where the words are one person's.
fn person(words: &str) -> Option<String> {
    let name = people::title::untitled(words);
    let is_other = office::is_office(name) || office::is_body(name) || office::is_subject(name);
    (office::is_full_name(name) && !is_other).then(|| name.to_owned())
}

impl Store {
    /// The names of a committee's people, as its papers print them, and of those who are
    /// charged with something.
    pub fn chargeable(&self, committee: i64) -> Result<Vec<String>, Error> {
        chargeable(&self.connection, committee)
    }
}

/// The people, and behind them the leads that are none of these.
pub(super) fn chargeable(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut names = of(connection, committee)?;
    for lead in leads(connection, committee)? {
        if !names.contains(&lead) {
            names.push(lead);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Vec<String> {
        persons(words).collect()
    }

    #[test]
    fn a_name_is_taken_from_beside_its_post() {
        assert_eq!(told("Kit Garrow, Head of Quays"), ["Kit Garrow"]);
        assert_eq!(told("Head of Quays (Mrs Una Penn-Hale)"), ["Una Penn-Hale"]);
        assert_eq!(told("Cllr Mrs I. Moss"), ["I. Moss"]);
        assert_eq!(told("Lead: Wing Commander Ida Moss"), ["Ida Moss"]);
        assert_eq!(
            told("Ida Moss / Jan van der Marl"),
            ["Ida Moss", "Jan van der Marl"]
        );
    }

    #[test]
    fn a_post_a_body_and_letters_are_no_names() {
        for words in [
            "Head of Quays",
            "Scrutiny Officer",
            "KG",
            "Ash Trust",
            "All members",
            "",
        ] {
            assert_eq!(told(words), Vec::<String>::new(), "{words}");
        }
    }
}
