//! What minutes quote of a letter: words that nobody said at the meeting.
//!
//! A reply that is read out asks, agrees and promises as the meeting does. Its words stand in
//! quotation marks behind a sentence that names the letter, over several paragraphs perhaps;
//! they stay in the account, and no clause is read from them.

use std::ops::Range;

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// Paragraphs over which a letter is quoted at most.
const LONGEST_QUOTE: usize = 12;
/// Bytes of a quotation without a full stop that is more than a title or a phrase.
const SAYS: usize = 60;

/// A sentence that names what was written, up to the quotation marks.
static WRITTEN: Pattern = Pattern::new(
    r"(?i)\b(?:letters?|e-?mails?|correspondence|petitions?|messages?|repl(?:y|ies)|responses?|answers?|statements?|wrote|written|writes|writing|websites?|articles?|circulars?|read out)\b[^.!?]*$",
);
/// Somebody in the room speaks, whatever was written before.
static SPOKEN: Pattern = Pattern::new(
    r"(?x)(?i:\bin\ (?:response|reply|answer)\b)
    | (?:\b(?i:cllrs?\.?|councillors?|mr|mrs|ms|miss|dr|he|she|they|members?|chair\w*|clerk|officers?|directors?|managers?|mayor|leader|head\ of\ [\w\ ]+)\b)[\w\ .’'&-]{0,60}\ (?i:said|asked|added|replied|answered|explained|responded|stated|moved|proposed|suggested|concluded)[^.!?]{0,40}$",
);

/// For each paragraph of an account that quotes a letter, the paragraph that knows it.
pub fn told(blocks: &[&Block]) -> Vec<Option<Block>> {
    let mut told: Vec<Option<Block>> = vec![None; blocks.len()];
    let mut at = 0;
    let mut from = 0;
    while at < blocks.len() {
        let Some(open) = opens(blocks, at, from) else {
            at += 1;
            from = 0;
            continue;
        };
        let Some((last, end)) = closes(blocks, at, &open) else {
            from = open.inside;
            continue;
        };
        for index in at..=last {
            let block = blocks[index];
            let start = if index == at { open.at } else { 0 };
            let end = if index == last { end } else { block.text.len() };
            let known = told[index].get_or_insert_with(|| block.clone());
            known.letter.push(start..end);
        }
        if last > at {
            move_owner(&mut told, at, last);
        }
        (at, from) = (last, end);
    }
    told
}

/// The sentences of a text that are none of a letter's; of one that leads to a letter what
/// stands before it.
pub fn own<'t>(text: &'t str, letter: &[Range<usize>]) -> Vec<&'t str> {
    let mut sentences = sentence::split(text);
    if letter.is_empty() {
        return sentences;
    }
    let start = |sentence: &str| sentence.as_ptr().addr() - text.as_ptr().addr();
    sentences.retain(|sentence| !letter.iter().any(|part| part.contains(&start(sentence))));
    for sentence in &mut sentences {
        let begin = start(sentence);
        let quoted = letter.iter().map(|part| part.start);
        let cut = quoted.filter(|at| (begin..begin + sentence.len()).contains(at));
        if let Some(at) = cut.min() {
            *sentence = text[begin..at].trim_end();
        }
    }
    sentences
}

/// A quotation mark that opens a letter.
struct Open {
    at: usize,
    /// Behind the mark.
    inside: usize,
    mark: char,
}

/// The first letter that is quoted in a paragraph, from a place in it.
fn opens(blocks: &[&Block], at: usize, from: usize) -> Option<Open> {
    let block = blocks[at];
    if block.is_row() || block.is_heading() {
        return None;
    }
    let text = block.text.get(from..)?;
    let marks = text.match_indices(['“', '‘', '"']);
    for (place, mark) in marks {
        let (place, mark) = (from + place, mark.chars().next()?);
        let before = block.text[..place].trim_end();
        let begins = block.text[..place]
            .chars()
            .next_back()
            .is_none_or(|before| before.is_whitespace() || matches!(before, ':' | '(' | '-'));
        // Where the letter begins a paragraph, the one above leads to it.
        let lead = match at.checked_sub(1) {
            Some(above) if before.is_empty() => blocks[above].text.trim_end(),
            Some(_) | None => before,
        };
        let whole = before.is_empty() && !lead.ends_with([':', '-', '–']);
        let lead = sentence::split(lead).pop().unwrap_or_default();
        if begins && !whole && WRITTEN.is_in(lead) && !SPOKEN.is_in(lead) {
            return Some(Open {
                at: place,
                inside: place + mark.len_utf8(),
                mark,
            });
        }
    }
    None
}

/// Where the quotation ends: the paragraph, and the place behind its mark. Nothing where no
/// mark closes it, or where it says too little to be a letter's words.
fn closes(blocks: &[&Block], at: usize, open: &Open) -> Option<(usize, usize)> {
    let mut letters = 0;
    let mut says = false;
    for (index, block) in blocks.iter().enumerate().skip(at).take(LONGEST_QUOTE) {
        if index > at && (block.is_row() || block.is_heading()) {
            return None;
        }
        let from = if index == at { open.inside } else { 0 };
        let quoted = &block.text[from..];
        let end = closing(quoted, open.mark);
        let words = end.map_or(quoted, |end| &quoted[..end]);
        letters += words.len();
        says |= words
            .trim_end_matches(['”', '’', '"'])
            .contains(['.', '!', '?']);
        if let Some(end) = end {
            return (says || letters >= SAYS).then_some((index, from + end));
        }
    }
    None
}

/// The place behind the mark that closes a quotation.
fn closing(text: &str, mark: char) -> Option<usize> {
    let close = match mark {
        '“' => '”',
        '‘' => '’',
        _ => '"',
    };
    // Another that opens in between bounds those that may close this one.
    let bound = text
        .char_indices()
        .filter(|(at, _)| *at > 0)
        .find(|(at, letter)| *letter == mark && mark != '"' && !text[..*at].trim().is_empty())
        .map_or(text.len(), |(at, _)| at);
    let mut found = None;
    for (at, _) in text[..bound].match_indices(close) {
        let behind = text[at + close.len_utf8()..].chars().next();
        let before = text[..at].chars().next_back();
        if close == '’' && behind.is_some_and(char::is_alphanumeric) {
            continue;
        }
        found = Some(at + close.len_utf8());
        // "the councillors’ views": an s before it, and the sentence goes on.
        let owned = close == '’' && before == Some('s') && behind == Some(' ');
        if !owned {
            break;
        }
    }
    found
}

/// Who acts stands beside the last line of all that is quoted, and acts on what the paragraph
/// that quotes it says.
fn move_owner(told: &mut [Option<Block>], at: usize, last: usize) {
    let Some((owner, body)) = told[last]
        .as_ref()
        .and_then(Block::margin)
        .map(|(owner, body)| (owner.to_owned(), body))
    else {
        return;
    };
    if let Some(block) = &mut told[last] {
        block.text = body;
        if let Some(line) = block.lines.last_mut() {
            line.truncate(line.rfind('\t').unwrap_or(line.len()));
        }
    }
    if let Some(block) = told[at].as_mut().filter(|block| block.margin().is_none()) {
        block.text = format!("{} {owner}", block.text);
        if let Some(line) = block.lines.last_mut() {
            *line = format!("{line}\t{owner}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| Block {
            text: text.replace('\t', " "),
            lines: vec![(*text).to_owned()],
            ..Block::default()
        };
        texts.iter().map(block).collect()
    }

    fn sentences(texts: &[&str]) -> Vec<Vec<String>> {
        let blocks = blocks(texts);
        let all: Vec<&Block> = blocks.iter().collect();
        let told = told(&all);
        all.iter()
            .zip(&told)
            .map(|(block, told)| {
                let block = told.as_ref().unwrap_or(block);
                block.sentences().into_iter().map(str::to_owned).collect()
            })
            .collect()
    }

    #[test]
    fn what_a_letter_says_is_no_sentence_of_the_meeting() {
        assert_eq!(
            sentences(&[
                "The reply from the harbour trust was: ‘We’ll paint the trust’s rail. We will \
                 send the owners’ list in May.’ The Clerk would thank them."
            ]),
            [[
                "The reply from the harbour trust was:",
                "The Clerk would thank them."
            ]]
        );
    }

    #[test]
    fn a_letter_runs_over_paragraphs_and_gives_its_owner_back() {
        let blocks = blocks(&[
            "It was agreed to answer the trust. Its letter read: “The rail is ours.",
            "We will paint it this autumn.”\tClerk",
            "The Chair thanked her.",
        ]);
        let all: Vec<&Block> = blocks.iter().collect();
        let told = told(&all);
        let first = told[0].as_ref().map(Block::margin);
        let body = "It was agreed to answer the trust. Its letter read: “The rail is ours.";
        assert_eq!(first, Some(Some(("Clerk", body.to_owned()))));
        let second = told[1].as_ref();
        assert_eq!(second.map(Block::sentences), Some(Vec::new()));
        assert_eq!(second.and_then(Block::margin), None);
        assert_eq!(told[2], None);
    }

    #[test]
    fn what_is_said_in_the_room_and_titles_are_the_meetings_own() {
        for text in [
            "The Chair said: “I will send the letter to the trust. It is ready.”",
            "In response the Harbour Master said “We will paint the rail. It is ours.”",
            "A letter on ‘Safer Quays’ had come. The Clerk would answer it.",
            "The reply began “We will paint it. The Clerk would thank them.",
        ] {
            let read = sentences(&[text]);
            assert_eq!(read[0], sentence::split(text), "{text}");
        }
    }
}
