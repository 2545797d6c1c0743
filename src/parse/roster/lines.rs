//! The lines of a roll before they are read: labels that a copy broke or put over each
//! other, and cells that it ran together.

use std::borrow::Cow;

use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office};
use crate::parse::roster::label;

/// "Dr Ann Ash / Board Secretary": two cells of one row, a person and the post.
static SLASHED: Pattern = Pattern::new(r"^(?P<who>[^/]{4,60}?) / (?P<post>\p{Lu}.{2,140})$");

/// A line in which a dash stands for the cells' border between a person and the post.
pub fn unslashed(line: &str) -> Cow<'_, str> {
    let Some(found) = SLASHED.captures(line) else {
        return line.into();
    };
    let (who, post) = (&found["who"], &found["post"]);
    if post.contains(" / ") {
        return line.into();
    }
    let named = |words: &str| {
        people::list(words)
            .first()
            .is_some_and(|first| first.title.is_some() || office::is_full_name(&first.name))
    };
    let one = people::list(who).len() == 1 && named(who) && label::list(who).is_none();
    let held = office::is_office(post) || office::is_body(post) || !named(post);
    if one && held {
        format!("{who} – {post}").into()
    } else {
        line.into()
    }
}

/// A label that is all of its line.
static LONE_LABEL: Pattern = Pattern::new(r"^\p{Lu}[\w ]{2,30}:$");

/// The lines of a form that a copy gives column by column, "Date:" and "Present:" and then
/// what stands beside them, each label with its own value.
pub fn in_turn(lines: &[String]) -> Cow<'_, [String]> {
    let labels = lines
        .iter()
        .take_while(|line| LONE_LABEL.is_in(line.trim()))
        .count();
    let lists = lines[..labels]
        .iter()
        .filter(|line| label::named(line, true).is_some())
        .count();
    if labels < 2 || lists == 0 || lines.len() < labels * 2 {
        return lines.into();
    }
    let (heads, values) = lines.split_at(labels);
    let turned = heads
        .iter()
        .zip(values)
        .map(|(head, value)| format!("{head} {value}"));
    turned.chain(values[labels..].iter().cloned()).collect()
}

/// The same where the labels and their values are paragraphs of their own; only a day that
/// stands where "Date:" says shows that they are in step.
pub fn stacked(blocks: &[Block]) -> Option<Vec<Block>> {
    let is_label = |line: &String| LONE_LABEL.is_in(line.trim());
    let ends = |block: &Block| !block.is_row() && block.lines.last().is_some_and(is_label);
    let from = blocks.iter().position(ends)?;
    let first = &blocks[from];
    let before = first.lines.iter().rposition(|line| !is_label(line));
    let before = before.map_or(0, |last| last + 1);
    let more = blocks[from + 1..]
        .iter()
        .take_while(|block| !block.is_row() && block.lines.iter().all(is_label))
        .count();
    let behind = from + 1 + more;
    let labels: Vec<&String> = first.lines[before..]
        .iter()
        .chain(
            blocks[from + 1..behind]
                .iter()
                .flat_map(|block| &block.lines),
        )
        .collect();
    let lists = labels
        .iter()
        .filter(|label| label::named(label, true).is_some());
    if labels.len() < 2 || lists.count() == 0 {
        return None;
    }
    let values: Vec<(&Block, &String)> = blocks[behind..]
        .iter()
        .filter(|block| !block.is_row() && !block.is_running())
        .flat_map(|block| block.lines.iter().map(move |line| (block, line)))
        .take(labels.len())
        .collect();
    let dated = labels.iter().zip(&values).any(|(label, (_, value))| {
        label.to_lowercase().contains("date") && date::find(value).is_some()
    });
    if values.len() < labels.len() || !dated {
        return None;
    }
    let one = |block: &Block, line: String| Block {
        marker: None,
        text: line.clone(),
        lines: vec![line],
        ..block.clone()
    };
    let mut told = blocks[..from].to_vec();
    told.extend(
        first.lines[..before]
            .iter()
            .map(|line| one(first, line.clone())),
    );
    let pairs = labels.iter().zip(&values);
    told.extend(pairs.map(|(label, (block, value))| one(block, format!("{label} {value}"))));
    let mut taken = labels.len();
    for block in &blocks[behind..] {
        let own = if block.is_row() || block.is_running() {
            0
        } else {
            block.lines.len().min(taken)
        };
        taken -= own;
        if own == 0 {
            told.push(block.clone());
        } else {
            told.extend(
                block.lines[own..]
                    .iter()
                    .map(|line| one(block, line.clone())),
            );
        }
    }
    Some(told)
}

/// Who came, went or presided, told in a line of a roll: it lists nobody.
static TOLD: Pattern = Pattern::new(
    r"^\p{Lu}[^:;]{2,90}? (?i:(?:re-?)?joined|left|arrived (?:at|for|during)|entered|withdrew from|departed from) (?:the|this|our) [^:;]{0,80}?(?:\b(?i:meeting|chamber|room|call)\b|\d[.:]\d\d|\d ?[ap]\.?m)",
);

/// Whether a line of a roll tells of somebody who is listed elsewhere.
pub fn tells(line: &str) -> bool {
    TOLD.is_in(line.trim())
}

/// One word that ends the post of the line above: "Director of Nursing and Allied Health /
/// Professions".
static POST_END: Pattern = Pattern::new(r"^\p{Lu}\p{Ll}{3,}$");

/// The lines with each last word of a post put to its line.
pub fn whole_posts(lines: Vec<String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        match whole.last_mut() {
            Some(post)
                if POST_END.is_in(line.trim())
                    && label::list(&line).is_none()
                    && unslashed(post) != *post =>
            {
                post.push(' ');
                post.push_str(line.trim());
            }
            Some(_) | None => whole.push(line),
        }
    }
    whole
}

/// "APOLOGIES FOR" over "ABSENCE": a label whose cell was narrow.
static NARROW: Pattern = Pattern::new(r"(?i)^apolog(?:y|ies) for$");

/// The lines of a paragraph, a label that runs over two of them as one.
pub fn whole_labels(lines: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        match whole.last_mut() {
            Some(label)
                if NARROW.is_in(label.trim()) && line.to_lowercase().starts_with("absence") =>
            {
                label.push(' ');
                label.push_str(line);
            }
            Some(_) | None => whole.push(line.clone()),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_and_the_post_are_parted_and_two_people_are_not() {
        assert_eq!(
            unslashed("Dr Ann Ash / Board Secretary"),
            "Dr Ann Ash – Board Secretary"
        );
        assert_eq!(
            unslashed("Mr Carl Oak / Harbour Trust (for item 31/12)"),
            "Mr Carl Oak – Harbour Trust (for item 31/12)"
        );
        for line in ["Beth Elm / Carl Oak", "PRESENT: / CHAIRMAN", "Rowan Ash"] {
            assert_eq!(unslashed(line), line);
        }
    }

    #[test]
    fn a_word_of_a_post_is_nobody_and_a_line_that_tells_lists_nobody() {
        let lines = [
            "Ms Ann Ash / Director of Harbour and Allied",
            "Trades",
            "Dr B Elm / Clerk",
        ];
        let whole = whole_posts(lines.map(str::to_owned).to_vec());
        assert_eq!(whole.len(), 2);
        assert!(tells("Dr Elm joined the board meeting at 11.55 am."));
        assert!(tells("Mrs Ash left the meeting during item 4."));
        assert!(!tells("Mrs Ash (left at item 4)"));
    }

    #[test]
    fn labels_over_each_other_take_their_values_in_turn() {
        let lines = [
            "Date:",
            "Present:",
            "4 May 2031",
            "Ann Ash, Ben Elm",
            "Notes",
        ];
        let lines = lines.map(str::to_owned);
        assert_eq!(
            in_turn(&lines).to_vec(),
            ["Date: 4 May 2031", "Present: Ann Ash, Ben Elm", "Notes"]
        );
        assert_eq!(in_turn(&lines[1..]).to_vec(), &lines[1..]);
        let block = |line: &String| Block {
            text: line.clone(),
            lines: vec![line.clone()],
            ..Block::default()
        };
        let blocks: Vec<Block> = lines.iter().map(block).collect();
        let told = stacked(&blocks).unwrap_or_default();
        let told: Vec<&str> = told.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            told,
            ["Date: 4 May 2031", "Present: Ann Ash, Ben Elm", "Notes"]
        );
        assert_eq!(stacked(&blocks[1..]), None);
    }
}
