//! Titles that a paper prints in capitals, as people write them.

/// Acronyms that hold a vowel, so that they are not told from words by their
/// letters alone.
const ACRONYMS: &[&str] = &[
    "AGM", "AOB", "ASB", "ASC", "BAME", "CAMHS", "CEO", "CIC", "CIL", "COVID", "EDI", "EHCP",
    "EIA", "GDPR", "HRA", "ICB", "ICT", "IT", "JSNA", "LGA", "NHS", "OFSTED", "PCC", "PFI", "RAG",
    "SEN", "SEND", "SHMA", "SUDS", "UK", "USA", "VAT",
];

/// Words that stay small inside a title.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over",
    "the", "to", "under", "up", "upon", "with",
];

/// Letters of a small word that may stand in a title of capitals, and of a word whose
/// capitals are no acronym's.
const SHORT: usize = 3;
const LONG: usize = 5;

/// A printed title as it is shown: one in capitals alone is set as a title, and
/// acronyms keep theirs.
pub fn soften(title: &str) -> String {
    let letters = title
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    if letters < 5 || !is_capitals(title) {
        return title.to_owned();
    }
    let mut softened = String::with_capacity(title.len());
    let mut first = true;
    for piece in title.split_inclusive(|letter: char| {
        !letter.is_alphanumeric() && letter != '\'' && letter != '’'
    }) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        softened.push_str(&soften_word(word, first));
        softened.push_str(&piece[word.len()..]);
        first = (first && word.is_empty()) || piece.ends_with([':', '(']);
    }
    softened
}

/// Whether a title is in capitals; a small word may stand between long ones: "CYNGOR a".
fn is_capitals(title: &str) -> bool {
    let words =
        title.split(|letter: char| !letter.is_alphabetic() && !matches!(letter, '\'' | '’'));
    let (small, large): (Vec<&str>, Vec<&str>) = words
        .filter(|word| !word.is_empty())
        .partition(|word| word.chars().any(char::is_lowercase));
    let joins = |word: &&str| word.chars().count() <= SHORT && word.chars().all(char::is_lowercase);
    let long = large.iter().filter(|word| word.chars().count() >= LONG);
    small.is_empty() || small.iter().all(joins) && long.count() > small.len()
}

fn soften_word(word: &str, first: bool) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    let letters = stem.chars().count();
    let has_vowel = stem
        .chars()
        .any(|letter| "AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜŴŶ".contains(letter));
    let keeps = stem.chars().any(|letter| letter.is_ascii_digit())
        || letters == 1 && stem != "A"
        || letters <= 4 && !has_vowel
        || ACRONYMS.contains(&stem);
    if keeps {
        return format!("{stem}{}", word[stem.len()..].to_lowercase());
    }
    let lower = word.to_lowercase();
    if !first && SMALL.contains(&lower.as_str()) {
        return lower;
    }
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |letter| {
        letter.to_uppercase().chain(letters).collect()
    })
}

/// A committee and a day, the committee softened.
pub fn soften_beside(beside: &str) -> String {
    match beside.rsplit_once(" · ") {
        Some((committee, day)) => format!("{} · {day}", soften(committee)),
        None => soften(beside),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_softened_and_acronyms_kept() {
        assert_eq!(
            soften("MINUTES OF THE LAST MEETING"),
            "Minutes of the Last Meeting"
        );
        assert_eq!(
            soften("CHILDREN’S HOMES: A CQC REVIEW"),
            "Children’s Homes: A CQC Review"
        );
        assert_eq!(
            soften("SEND AND NHS BUDGETS 2031/32"),
            "SEND and NHS Budgets 2031/32"
        );
        assert_eq!(soften("Day centre update"), "Day centre update");
        assert_eq!(
            soften("CYNGOR CYMUNED ABERLLWYD a CWMBACH"),
            "Cyngor Cymuned Aberllwyd a Cwmbach"
        );
        for kept in ["SEND and NHS", "BBC at Cwmbach", "DRAFT for ICB use"] {
            assert_eq!(soften(kept), kept);
        }
    }
}
