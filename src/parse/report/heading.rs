//! The heads of reports, as councils and boards print them, and what stands under each.

mod phrases;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::fold;
use crate::domain::report::ImplicationKind;
use phrases::{AROUND, KINDS, LABELS, SOFT, SURE, WHOLE};

/// What stands behind a label or under a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Who wrote it.
    Author,
    /// The officer who answers for it.
    Director,
    /// An officer or a member: "Report of".
    From,
    /// The member who answers for it.
    Member,
    /// The body it is made to.
    To,
    /// The day it is for.
    Date,
    /// Its title.
    Title,
    /// Wards.
    Wards,
    /// Key decision or none.
    Key,
    /// Exempt or open.
    Exempt,
    /// Its purpose.
    Purpose,
    /// Its summary.
    Summary,
    /// What it recommends.
    Recommendations,
    /// Why.
    Reasons,
    /// What else was considered.
    Options,
    /// A head over several implications.
    Implications,
    /// An implication.
    Implication(ImplicationKind),
    /// Appendices that it names.
    Appendices,
    /// Background papers.
    Background,
    /// Another head, which ends what stood before it.
    Other,
}

impl Head {
    /// Whether it stands over implications, of one kind or of several.
    pub fn is_implications(self) -> bool {
        matches!(self, Head::Implications | Head::Implication(_))
    }
}

/// The head that these words are, sure wherever they stand.
pub fn sure(words: &str) -> Option<Head> {
    let (folded, single) = folded(words);
    if let Some(head) = SURE_HEADS.get(single.as_str()) {
        return Some(*head);
    }
    SURE_HEADS.get(folded.as_str()).copied().or_else(|| {
        let to = [
            "recommendation to ",
            "recommendations to ",
            "recommendation for ",
            "recommendations for ",
        ];
        if folded.split(' ').count() <= 9 && to.iter().any(|start| folded.starts_with(start)) {
            return Some(Head::Recommendations);
        }
        let kind = implication(&folded)?;
        // A head over all of them names the first few.
        let group = folded.contains(" and other implications");
        Some(if group {
            Head::Implications
        } else {
            Head::Implication(kind)
        })
    })
}

/// The head that these words are where they are known to be a label.
pub fn label(words: &str) -> Option<Head> {
    let (folded, single) = folded(words);
    LABEL_HEADS
        .get(folded.as_str())
        .or_else(|| LABEL_HEADS.get(single.as_str()))
        .copied()
        .or_else(|| sure(words))
}

/// The implication that a bare word names among implications: "Financial", "Legal:".
pub fn among_implications(words: &str) -> Option<ImplicationKind> {
    let (folded, _) = folded(words);
    if folded.is_empty() || folded.split(' ').count() > 10 {
        return None;
    }
    kinds(&folded).first().copied()
}

/// The implication that a head is which could head other words as well: "Risks".
pub fn soft(words: &str) -> Option<ImplicationKind> {
    let (folded, _) = folded(words);
    let known = SOFT.split("; ").any(|soft| soft == folded);
    kinds(&folded).first().copied().filter(|_| known)
}

/// Every kind that a head names: "Legal and equality implications" are two.
pub fn kinds_of(words: &str) -> Vec<ImplicationKind> {
    let (folded, _) = folded(words);
    kinds(&folded)
}

/// The words as they are compared, with and without the "(s)" of a form.
fn folded(words: &str) -> (String, String) {
    if !words.contains('(') {
        let folded = fold_head(words);
        return (folded.clone(), folded);
    }
    let plural = words
        .replace("(s)", "s")
        .replace("(S)", "s")
        .replace("(es)", "es")
        .replace("(ies)", "ies");
    let single = words.replace("(s)", "").replace("(S)", "");
    (fold_head(&plural), fold_head(&single))
}

fn fold_head(words: &str) -> String {
    let folded = fold::compare(words);
    match folded.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

static SURE_HEADS: LazyLock<HashMap<&str, Head>> = LazyLock::new(|| map(SURE, "; "));
static LABEL_HEADS: LazyLock<HashMap<&str, Head>> = LazyLock::new(|| map(LABELS, "; "));
static KIND_WORDS: LazyLock<HashMap<&str, ImplicationKind>> = LazyLock::new(|| map(KINDS, " "));

fn map<T: Copy>(table: &[(T, &'static str)], between: &str) -> HashMap<&'static str, T> {
    table
        .iter()
        .flat_map(|(of, phrases)| phrases.split(between).map(|phrase| (phrase, *of)))
        .collect()
}

/// Two words that mean otherwise than either.
const PAIRS: &[(&str, ImplicationKind)] = &[
    ("human resource", ImplicationKind::HumanResources),
    ("human rights", ImplicationKind::Equalities),
    ("data protection", ImplicationKind::DataProtection),
    ("information governance", ImplicationKind::DataProtection),
    ("information security", ImplicationKind::DataProtection),
    ("community safety", ImplicationKind::CrimeAndDisorder),
    ("section 17", ImplicationKind::CrimeAndDisorder),
    ("section 151", ImplicationKind::Financial),
    ("value for money", ImplicationKind::Financial),
    ("social value", ImplicationKind::Procurement),
    ("health and safety", ImplicationKind::Other),
    ("corporate parenting", ImplicationKind::Other),
    ("social inclusion", ImplicationKind::Equalities),
    ("monitoring officer", ImplicationKind::Legal),
    ("net zero", ImplicationKind::Climate),
    ("climate emergency", ImplicationKind::Climate),
    ("armed forces", ImplicationKind::Other),
];

/// Words that make a head with a kind in it a head of implications.
const TAILS: &[&str] = &[
    "implication",
    "implications",
    "comments",
    "considerations",
    "impact",
    "impacts",
];

fn implication(folded: &str) -> Option<ImplicationKind> {
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 14 {
        return None;
    }
    let told = WHOLE.split("; ").any(|whole| whole == folded)
        || words.iter().any(|word| TAILS.contains(word));
    if !told {
        return None;
    }
    if let Some(kind) = kinds(folded).first() {
        return Some(*kind);
    }
    // "Tourism implications" is a head of that shape too.
    (words.len() <= 5 && words.last() == Some(&"implications") && words.len() > 1)
        .then_some(ImplicationKind::Other)
}

/// The kinds that are named, the first first, where no other words stand around them.
fn kinds(folded: &str) -> Vec<ImplicationKind> {
    let mut found: Vec<(usize, ImplicationKind)> = Vec::new();
    let mut paired: Vec<(usize, usize)> = Vec::new();
    for (words, kind) in PAIRS {
        let whole = |at: usize| {
            let (before, behind) = (&folded[..at], &folded[at + words.len()..]);
            (before.is_empty() || before.ends_with(' '))
                && (behind.is_empty() || behind.starts_with([' ', 's']))
        };
        if let Some(at) = folded.find(words).filter(|at| whole(*at)) {
            let (from, to) = (at, at + words.len());
            // "Human rights" is not about people, nor "data protection" about data.
            if paired
                .iter()
                .all(|(start, end)| to <= *start || *end <= from)
            {
                paired.push((from, to));
                found.push((at, *kind));
            }
        }
    }
    let mut at: usize = 0;
    for word in folded.split(' ') {
        let inside = paired.iter().any(|(from, to)| (*from..*to).contains(&at));
        if !inside {
            let kind = KIND_WORDS.get(word).copied();
            if kind.is_none() && !AROUND.split(' ').any(|around| around == word) {
                return Vec::new();
            }
            found.extend(kind.map(|kind| (at, kind)));
        }
        at += word.len() + 1;
    }
    found.sort_by_key(|(at, _)| *at);
    let mut kinds: Vec<ImplicationKind> = Vec::new();
    for (_, kind) in found {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use ImplicationKind as Kind;

    #[test]
    fn heads_of_implications_are_known_by_their_words() {
        for (words, kind) in [
            ("Financial implications", Some(Kind::Financial)),
            (
                "Financial and Value for Money Implications",
                Some(Kind::Financial),
            ),
            ("Comments of the Section 151 Officer", Some(Kind::Financial)),
            ("Legal and Constitutional Implications", Some(Kind::Legal)),
            ("Comments of the Monitoring Officer", Some(Kind::Legal)),
            (
                "Climate Change and Carbon Reduction implications",
                Some(Kind::Climate),
            ),
            ("Equality Impact Assessment", Some(Kind::Equalities)),
            ("Human Resources Implications", Some(Kind::HumanResources)),
            ("Risk Management", Some(Kind::Risk)),
            (
                "Crime and Disorder (Section 17) Implications",
                Some(Kind::CrimeAndDisorder),
            ),
            ("Data Protection implications", Some(Kind::DataProtection)),
            ("Property Implications", Some(Kind::Property)),
            (
                "Procurement and Social Value Implications",
                Some(Kind::Procurement),
            ),
            ("Tourism implications", Some(Kind::Other)),
            ("Financial Summary", None),
            ("The financial implications of the ferry are grave", None),
        ] {
            let read = match sure(words) {
                Some(Head::Implication(kind)) => Some(kind),
                _ => None,
            };
            assert_eq!(read, kind, "{words}");
        }
        assert_eq!(
            sure("Financial, legal and other implications"),
            Some(Head::Implications)
        );
        assert_eq!(
            kinds_of("Legal, equality and climate implications"),
            [Kind::Legal, Kind::Equalities, Kind::Climate]
        );
        assert_eq!(sure("Social value"), None);
        assert_eq!(soft("Risks"), Some(Kind::Risk));
        assert_eq!(among_implications("Staffing"), Some(Kind::HumanResources));
        assert_eq!(among_implications("Ferries"), None);
    }

    #[test]
    fn labels_are_known_in_their_place_alone() {
        assert_eq!(label("From"), Some(Head::From));
        assert_eq!(sure("From"), None);
        assert_eq!(sure("Ward(s) affected"), Some(Head::Wards));
        assert_eq!(sure("RECOMMENDATION(S)"), Some(Head::Recommendations));
        assert_eq!(label("Is this a Key Decision?"), Some(Head::Key));
    }
}
