//! The sentence that a promise hangs on: "Members asked that it be sent" says alone what
//! nobody understands.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::inputs;
use crate::store::Error;
use crate::thread::context::hangs_on_another;

/// A sentence of fewer words tells nothing: "AGREED that".
const TELLS: usize = 4;

/// The sentence before a promise, where its words hang on it.
pub(super) fn of(
    connection: &Connection,
    clause: i64,
    text: &str,
) -> Result<Option<String>, Error> {
    if !hangs_on_another(text) {
        return Ok(None);
    }
    let told: Option<(Option<String>, u32)> = connection
        .prepare_cached(
            "SELECT told_items.account,
                    (SELECT count(*) FROM told_clauses AS earlier
                     WHERE earlier.told_item = told_clauses.told_item
                       AND earlier.text = told_clauses.text
                       AND earlier.position < told_clauses.position) AS occurrence
             FROM clauses
             JOIN told_clauses ON told_clauses.key = clauses.clause
             JOIN told_items ON told_items.key = told_clauses.told_item
             WHERE clauses.key = :clause",
        )?
        .query_row(named_params! { ":clause": clause }, |row| {
            Ok((row.get("account")?, row.get("occurrence")?))
        })
        .optional()?;
    let Some((Some(account), occurrence)) = told else {
        return Ok(None);
    };
    let (said, _) = inputs::before(&account, text, occurrence as usize, &[]);
    let tells = |said: &String| {
        let words = said.trim_end_matches(':');
        words.len() == said.len() && words.split_whitespace().count() >= TELLS
    };
    let said = said.into_iter().rev().find(tells);
    Ok(said.map(|said| without_label(&said).to_owned()))
}

/// "2. That it be sent", "(b) …", "• …": the label is the list's, and not the sentence's.
fn without_label(said: &str) -> &str {
    let said =
        said.trim_start_matches(|mark: char| mark.is_whitespace() || "•●▪*–-".contains(mark));
    let bare = said.strip_prefix('(').unwrap_or(said);
    let label = bare.find(|letter: char| !letter.is_ascii_alphanumeric());
    let Some(end) = label.filter(|end| (1..=4).contains(end)) else {
        return said;
    };
    let is_label = bare[..end].bytes().all(|letter| letter.is_ascii_digit())
        || (end == 1 && !bare.starts_with(char::is_uppercase))
        || bare[..end].bytes().all(|letter| b"ivx".contains(&letter));
    let rest = bare[end..].strip_prefix([')', '.']);
    let rest = rest.filter(|rest| is_label && rest.starts_with(char::is_whitespace));
    rest.map_or(said, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_no_word_of_the_sentence() {
        for (said, bare) in [
            (
                "2. That the hours be printed.",
                "That the hours be printed.",
            ),
            ("(b) That it be sent.", "That it be sent."),
            ("iv) That it be sent.", "That it be sent."),
            ("• The boat was old.", "The boat was old."),
            ("12 boats had sunk.", "12 boats had sunk."),
            ("A. Hurst had sunk it.", "A. Hurst had sunk it."),
            (
                "1.5 miles of quay were lost.",
                "1.5 miles of quay were lost.",
            ),
            ("Boats sank.", "Boats sank."),
        ] {
            assert_eq!(without_label(said), bare, "{said}");
        }
    }
}
