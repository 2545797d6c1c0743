//! Whether a row of the desk concerns the chosen item, and why.
//!
//! The same title always does. Otherwise words tell: those that few rows of the
//! committee hold, and enough of them to make up the title. Words of council
//! business and of the committee's own name never do. A row that is wrongly shown
//! first costs trust; one that is not stands a little lower.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use crate::domain::fold;

/// A word in this share of the rows, one in so many, is still rare.
const RARE_ONE_IN: u32 = 8;

/// A word in so few rows is rare however few there are.
const ALWAYS_RARE: u32 = 3;

/// More than this part of a title's weight makes it the same matter.
const MOST: f32 = 0.55;

/// The score of the same title: above every sum of words.
const SAME: f32 = 1_000.0;

/// Words of English and of council business, that relate nothing.
const STOCK: &str = "\
    about above across action actions add added adopt adoption after against agenda agree \
    agreed all also and annual any appendix application approach approval approve april \
    are area arising ask asked assistant august authority been before being between board \
    borough briefing business but cabinet can chair chairman city commission committee \
    community confirm consider consideration consultation corporate could council \
    councillor councillors county current date december decision delivery department \
    detail development director discussed discussion district draft during each end \
    executive february final first following for forward framework from future given \
    governance group had half has have head how implementation improvement include \
    including information initiative introduction issue item items its january joint july \
    june key lead leader list local made management march matter may meeting meetings \
    member members minute minutes monitoring month more municipal new next not note noted \
    november number october off officer officers one other our out outcome outturn over \
    overview panel paper part performance period plan plans point policy position possible \
    presentation previous procedure process programme progress project proposal proposed \
    provide provided provision public quarter quarterly question receive received \
    recommendation recommended relation report reports request requested resolved response \
    result review reviews scheme scrutiny second section september service services set \
    should some statement status strategic strategy sub submitted such suggested summary \
    support tbc team than that the their them then there these they third this those \
    through time title topic town two under until update updated updates upon use verbal \
    very via view was were what when where whether which who will with within work working \
    would year year-end years you your";

static STOCK_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOCK.split_whitespace().collect());

/// How common each word is among the rows of a committee.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    /// A number for each stem, and how many rows hold it.
    stems: HashMap<String, (u32, u32)>,
    rows: u32,
}

/// The words of a row, folded once so that comparing is quick.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words {
    /// The folded title.
    title: String,
    /// Rare words of the title, by number.
    named: Vec<Word>,
    /// Rare words of the text that the title does not hold, by number.
    told: Vec<Word>,
    /// What the title's rare words weigh together.
    weight: f32,
}

/// A rare word.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    number: u32,
    weight: f32,
    printed: String,
}

/// Why a row concerns an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The reason.
    pub why: Why,
    /// How strong it is: rows are shown in falling order of it.
    pub score: f32,
}

/// The reason of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Both have the same title.
    SameTitle,
    /// Rare words that both hold, as the item prints them.
    Words(Vec<String>),
}

impl fmt::Display for Why {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::SameTitle => to.write_str("same title"),
            Why::Words(words) => write!(to, "{}", words.join(", ")),
        }
    }
}

impl Rarity {
    /// Counts in how many of the rows each word stands. Rows of the same words count
    /// once: a matter that comes back every month is not thereby common. Words of the
    /// committee's name are left out.
    pub fn new<'text>(committee: &str, rows: impl IntoIterator<Item = &'text str>) -> Self {
        let own: HashSet<String> = stems(committee).map(|(stem, _)| stem).collect();
        let mut rarity = Self::default();
        let mut seen = HashSet::new();
        for row in rows {
            if !seen.insert(fold::compare(row)) {
                continue;
            }
            rarity.rows += 1;
            let mut held = HashSet::new();
            // In the row's own order: numbers decide between words that weigh the same.
            for (stem, _) in stems(row) {
                if own.contains(&stem) || !held.insert(stem.clone()) {
                    continue;
                }
                let number = u32::try_from(rarity.stems.len()).unwrap_or(u32::MAX);
                rarity.stems.entry(stem).or_insert((number, 0)).1 += 1;
            }
        }
        rarity
    }

    /// Folds a row: its title, and what else it says.
    pub fn words(&self, title: &str, text: &str) -> Words {
        let named = self.rare(title);
        let mut told = self.rare(text);
        told.retain(|word| !named.iter().any(|other| other.number == word.number));
        Words {
            title: bare(title),
            weight: named.iter().map(|word| word.weight).sum(),
            named,
            told,
        }
    }

    /// Folds a procedural item, which is related to its own like and to nothing else.
    pub fn procedural(&self, title: &str) -> Words {
        Words {
            title: bare(title),
            ..Words::default()
        }
    }

    fn rare(&self, text: &str) -> Vec<Word> {
        let most = ALWAYS_RARE.max(self.rows / RARE_ONE_IN);
        let mut words: Vec<Word> = stems(text)
            .filter_map(|(stem, printed)| {
                let (number, rows) = *self.stems.get(&stem)?;
                (rows <= most).then(|| Word {
                    number,
                    weight: share(self.rows, rows),
                    printed,
                })
            })
            .collect();
        words.sort_by_key(|word| word.number);
        words.dedup_by_key(|word| word.number);
        words
    }
}

/// A folded title without what only says that it is a paper: "Ponds" and "Ponds update"
/// are one. A word alone is no title.
fn bare(title: &str) -> String {
    let mut title = fold::compare(title);
    for ending in [" verbal update", " update", " updates", " report"] {
        if title
            .strip_suffix(ending)
            .is_some_and(|rest| rest.contains(' '))
        {
            title.truncate(title.len() - ending.len());
        }
    }
    title
}

/// Whether `other` concerns `item`, and why; `None` for most.
pub fn relation(item: &Words, other: &Words) -> Option<Relation> {
    if !item.title.is_empty() && item.title == other.title {
        return Some(Relation {
            why: Why::SameTitle,
            score: SAME,
        });
    }
    if item.named.is_empty() {
        return None;
    }
    let in_titles = shared(&item.named, &other.named);
    let in_text = shared(&item.named, &other.told);
    let weigh = |words: &[&Word]| words.iter().map(|word| word.weight).sum::<f32>();
    let (titles, text) = (weigh(&in_titles), weigh(&in_text));
    let shorter = item.weight.min(other.weight).max(f32::EPSILON);
    // A title within the other, or nearly; or words of the item said elsewhere, which
    // must be most of its title.
    let by_titles = titles / shorter > MOST;
    let by_text = (titles + text) / item.weight.max(f32::EPSILON) > MOST;
    if !(by_titles || by_text) || in_titles.len() + in_text.len() == 0 {
        return None;
    }
    let score = (titles + text / 2.0) * (1.0 + (titles + text) / item.weight.max(f32::EPSILON));
    let mut words: Vec<&Word> = in_titles.into_iter().chain(in_text).collect();
    words.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then_with(|| a.number.cmp(&b.number))
    });
    Some(Relation {
        why: Why::Words(words.into_iter().map(|word| word.printed.clone()).collect()),
        score,
    })
}

/// The words of one that the other holds; both are in the order of their numbers.
fn shared<'words>(one: &'words [Word], other: &[Word]) -> Vec<&'words Word> {
    let (mut left, mut right) = (0, 0);
    let mut shared = Vec::new();
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        match a.number.cmp(&b.number) {
            Ordering::Less => left += 1,
            Ordering::Greater => right += 1,
            Ordering::Equal => {
                shared.push(a);
                left += 1;
                right += 1;
            }
        }
    }
    shared
}

/// What a word weighs: more, the fewer rows hold it.
#[allow(clippy::cast_precision_loss)]
fn share(rows: u32, holding: u32) -> f32 {
    (1.0 + rows as f32 / holding.max(1) as f32).ln()
}

/// The words of a text that can tell something, as stems and as printed.
fn stems(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter_map(|printed| {
            let word = fold::compare(printed.trim_end_matches("'s").trim_end_matches("’s"));
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if word.chars().count() < 3 || letters == 0 || word.contains(' ') || is_stock(&word) {
                return None;
            }
            Some((stem(&word), printed.to_owned()))
        })
}

fn is_stock(word: &str) -> bool {
    let stock = LazyLock::force(&STOCK_WORDS);
    stock.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|word| stock.contains(word))
}

/// A word without the endings that change with the sentence.
fn stem(word: &str) -> String {
    let count = word.chars().count();
    let mut stem = match word {
        _ if count > 4 && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("sses") => word[..word.len() - 2].to_owned(),
        _ if count > 3
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) =>
        {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    };
    for (ending, least) in [("ing", 7), ("ed", 6)] {
        if stem.chars().count() >= least
            && let Some(root) = stem.strip_suffix(ending)
        {
            stem = single(root);
            break;
        }
    }
    if stem.chars().count() >= 5 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

/// "plann" → "plan"; a doubled l, s or z belongs to the word.
fn single(root: &str) -> String {
    let mut letters = root.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let doubled = last.is_some() && last == before && !matches!(last, Some('l' | 's' | 'z'));
    if doubled {
        root.chars().take(root.chars().count() - 1).collect()
    } else {
        root.to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    const COMMITTEE: &str = "Parks and Leisure Scrutiny Panel";

    const ROWS: [&str; 16] = [
        "Apologies for absence",
        "Minutes of the previous meeting",
        "Boating Lake: dredging",
        "Boating Lake Update",
        "Leisure Centre pricing review",
        "Swimming lessons for schools",
        "Swimming pool heating",
        "Allotments",
        "Allotment waiting list",
        "Parks Annual Report",
        "Road resurfacing",
        "Mill Road footbridge",
        "Parking charges at the lake",
        "Costs of dredging to be provided to members",
        "A visit to the footbridge to be arranged",
        "Winter maintenance of playing fields",
    ];

    fn related(item: (&str, &str), other: (&str, &str)) -> Option<Relation> {
        let rarity = Rarity::new(COMMITTEE, ROWS);
        relation(
            &rarity.words(item.0, item.1),
            &rarity.words(other.0, other.1),
        )
    }

    fn why(item: &str, other: (&str, &str)) -> Option<String> {
        Some(related((item, ""), other)?.why.to_string())
    }

    #[test]
    fn the_same_title_is_the_same_matter_in_any_dress() {
        assert_eq!(
            why("BOATING LAKE – DREDGING", ("Boating lake: dredging", "")).as_deref(),
            Some("same title")
        );
        assert_eq!(
            why("Panel Performance Report", ("Panel performance", "")).as_deref(),
            Some("same title")
        );
    }

    #[test]
    fn rare_words_of_the_titles_relate_and_say_so() {
        assert_eq!(
            why("Boating Lake Update", ("Boating Lake: dredging", "")).as_deref(),
            Some("Boating, Lake")
        );
        assert_eq!(
            why("Allotments", ("Allotment waiting list", "")).as_deref(),
            Some("Allotments")
        );
    }

    #[test]
    fn words_of_the_item_that_an_action_says_relate_it() {
        assert_eq!(
            why(
                "Footbridge",
                ("", "A visit to the footbridge to be arranged")
            )
            .as_deref(),
            Some("Footbridge")
        );
        let item = ("Dredging of the Boating Lake", "");
        assert!(related(item, ("", "The boating lake to be kept open.")).is_some());
    }

    #[test]
    fn words_that_weigh_the_same_keep_the_order_of_the_rows() {
        for _ in 0..8 {
            let said = why("Lessons for schools", ("Schools: swimming lessons", ""));
            assert_eq!(said.as_deref(), Some("Lessons, schools"));
        }
    }

    #[test]
    fn one_word_of_several_does_not() {
        for (item, other) in [
            ("Road resurfacing", ("Mill Road footbridge", "")),
            (
                "Swimming lessons for schools",
                ("Swimming pool heating", ""),
            ),
            (
                "Boating Lake: dredging",
                ("Parking charges at the lake", ""),
            ),
            (
                "Boating Lake: dredging",
                ("", "Costs of dredging to be provided"),
            ),
        ] {
            assert_eq!(why(item, other), None, "{item} / {other:?}");
        }
    }

    #[test]
    fn words_of_council_business_and_of_the_committee_relate_nothing() {
        for (item, other) in [
            ("Parks Annual Report", ("Leisure Centre pricing review", "")),
            ("Performance Report", ("Annual Report", "")),
            ("Strategic Director’s Update", ("Service Review", "")),
            ("Parks Strategy", ("Parks Review", "")),
        ] {
            assert_eq!(why(item, other), None, "{item} / {other:?}");
        }
    }

    #[test]
    fn a_procedural_item_concerns_its_own_like_only() {
        let rarity = Rarity::new(COMMITTEE, ROWS);
        let item = rarity.procedural("Apologies for absence");
        let like = rarity.procedural("APOLOGIES FOR ABSENCE");
        let other = rarity.words("Allotments", "Apologies were sent for the allotments.");
        assert_eq!(relation(&item, &like).unwrap().why, Why::SameTitle);
        assert_eq!(relation(&item, &other), None);
        assert_eq!(relation(&other, &item), None);
    }

    #[test]
    fn the_nearer_stands_first() {
        let item = ("Boating Lake: dredging", "");
        let score = |other| related(item, other).map_or(0.0, |relation| relation.score);
        let same = score(("Boating Lake: Dredging", ""));
        let titles = score(("Dredging the boating lake", ""));
        let text = score(("Any other matter", "Boating lake and its dredging"));
        assert!(same > titles && titles > text && text > 0.0);
    }

    #[test]
    fn endings_do_not_part_words() {
        for (one, other) in [
            ("libraries", "library"),
            ("planning", "plans"),
            ("housing", "houses"),
            ("centres", "centre"),
            ("flooded", "flooding"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("carer"), stem("care"));
    }

    proptest! {
        #[test]
        fn any_texts_are_survived_and_a_title_is_related_to_itself(
            texts in prop::collection::vec("\\PC{0,40}", 1..6), text in "\\PC{0,40}",
        ) {
            let rarity = Rarity::new(&texts[0], texts.iter().map(String::as_str));
            let words = rarity.words(&texts[0], &text);
            for other in &texts {
                relation(&words, &rarity.words(other, &text));
            }
            let same = relation(&words, &rarity.words(&texts[0], "")).map(|found| found.why);
            prop_assert!(same == Some(Why::SameTitle) || fold::compare(&texts[0]).is_empty());
        }
    }
}
