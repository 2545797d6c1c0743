//! Where a sentence ends: a full stop ends none behind `Cllr`, an initial or a figure.

/// Words that a full stop abbreviates, in lower case.
const ABBREVIATIONS: [&str; 42] = [
    "cllr", "cllrs", "mr", "mrs", "ms", "dr", "prof", "rev", "revd", "st", "no", "nos", "e.g",
    "i.e", "etc", "hon", "cr", "co", "ltd", "dept", "approx", "vs", "para", "paras", "p", "pp",
    "ref", "tel", "ext", "sgt", "insp", "cyng", "mt", "rd", "fig", "inc", "jan", "feb", "aug",
    "sept", "oct", "nov",
];

/// The sentences of a paragraph, each a part of it.
pub fn split(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '?', '!']) {
        if at < start {
            continue;
        }
        let closing = ['”', '’', '"', '\'', ')', ']', '.'];
        let behind = text[at + mark.len()..].trim_start_matches(closing);
        let opens = behind.starts_with(char::is_whitespace)
            && behind.trim_start().starts_with(|next: char| {
                next.is_uppercase()
                    || next.is_numeric()
                    || matches!(next, '“' | '‘' | '"' | '(' | '£')
            });
        if !opens || mark == "." && abbreviates(&text[start..at]) {
            continue;
        }
        let cut = text.len() - behind.len();
        push(&mut sentences, &text[start..cut]);
        start = cut;
    }
    push(&mut sentences, &text[start..]);
    sentences
}

fn push<'t>(sentences: &mut Vec<&'t str>, sentence: &'t str) {
    let sentence = sentence.trim();
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}

/// Whether the words before a full stop end in an abbreviation or an initial.
fn abbreviates(before: &str) -> bool {
    let Some(word) = before
        .rsplit(|letter: char| letter.is_whitespace() || matches!(letter, '(' | '‘' | '“' | '/'))
        .next()
    else {
        return false;
    };
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase)
        || word.len() > 2
            && word
                .split('.')
                .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    let marker = before.trim() == word && word.len() <= 3;
    initial || marker || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_stops_ends_once() {
        assert_eq!(split("Wait .”.. 6 more."), ["Wait .”..", "6 more."]);
    }

    #[test]
    fn names_numbers_and_abbreviations_end_no_sentence() {
        let text = "Cllr. A. Ash asked Mr. Birch (No. 4, i.e. the clerk). He spoke to Dr. Elm of St. Ann's. Costs were £1.5m! Why? “Because.” It closed.";
        assert_eq!(
            split(text),
            [
                "Cllr. A. Ash asked Mr. Birch (No. 4, i.e. the clerk).",
                "He spoke to Dr. Elm of St. Ann's.",
                "Costs were £1.5m!",
                "Why?",
                "“Because.”",
                "It closed.",
            ]
        );
    }
}
