//! Councillors who speak in a draft and stand in none of its lists.

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::meeting::Meeting;
use crate::domain::source::{Place, Reading};
use crate::export::check::{Finding, Kind};
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// A list of those present has at least so many, or was not read.
const FEWEST: usize = 3;

/// From this likeness on, another spelling of a name in a list.
const ALIKE: f64 = 0.6;

/// A councillor who does at the meeting what only somebody there does.
static SPEAKS: Pattern = Pattern::new(
    r"\b(?:Councillor|Cllr)\.? (?P<name>(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame)\.? )?(?:\p{Lu}\.? ){0,3}\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}) (?:then |also |further |again )?(?:asked|enquired|queried|questioned|proposed|seconded|moved|declared|suggested|commented|remarked|observed|welcomed|raised|thanked|stated|expressed|declined|abstained|voted|left the (?:meeting|room|chamber)|joined the meeting|arrived|took the chair|in the chair|entered the)\b",
);
static MOVED: Pattern = Pattern::new(
    r"\b(?:[Mm]oved|[Pp]roposed|[Ss]econded|MOVED|PROPOSED|SECONDED) by (?:Councillor|Cllr)\.? (?P<name>(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame)\.? )?(?:\p{Lu}\.? ){0,3}\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})",
);
/// What is told of another day, or of somebody who wrote.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:previously|at (?:the|its|a) (?:last|previous|earlier)|on behalf of|former|late councillor|had (?:asked|raised|written|proposed|suggested)|in writing|written question|by e-?mail|e-?mailed|absence|statement (?:from|by)|letter (?:from|by)|elected|appointed|substitut)",
);
static TITLE: Pattern = Pattern::new(r"^(?:Mrs?|Ms|Miss|Dr|Sir|Dame)\.? ");

/// The councillors who speak and stand in no list; where there is no list to hold them
/// against, a sentence says so.
pub fn check(reading: &Reading, draft: &Meeting) -> Result<Vec<Finding>, String> {
    if draft.present.len() < FEWEST {
        return Err(
            "Names were not compared: no list of those present was read in this file.".to_owned(),
        );
    }
    let people = draft
        .present
        .iter()
        .chain(&draft.in_attendance)
        .chain(&draft.members);
    let here: Vec<String> = people.map(|person| person.name.clone()).collect();
    let joined: Vec<String> = draft
        .items
        .iter()
        .filter_map(|item| item.minutes.as_ref())
        .flat_map(|minutes| minutes.joined.clone())
        .collect();
    let there: Vec<&str> = here.iter().chain(&joined).map(String::as_str).collect();
    let mut found: Vec<Finding> = Vec::new();
    for item in &draft.items {
        let account = item.minutes.as_ref().map(|minutes| minutes.text.as_str());
        for paragraph in account.unwrap_or_default().split("\n\n") {
            for words in sentence::split(paragraph) {
                if ELSEWHERE.is_in(words) {
                    continue;
                }
                for name in named(words) {
                    let is_told = found
                        .iter()
                        .any(|other| other.says.contains(&format!("“{name}”")));
                    if is_told || there.iter().any(|other| is_same(&name, other)) {
                        continue;
                    }
                    found.push(of((reading, draft), item, &name, words, &there));
                }
            }
        }
    }
    Ok(found)
}

fn named(words: &str) -> Vec<String> {
    [&SPEAKS, &MOVED]
        .into_iter()
        .filter_map(|pattern| pattern.captures(words))
        .filter_map(|found| found.name("name").map(|name| name.as_str().to_owned()))
        .map(|name| {
            TITLE
                .replace_all(&name, "")
                .trim_end_matches(['.', ','])
                .to_owned()
        })
        .collect()
}

fn of(
    (reading, draft): (&Reading, &Meeting),
    item: &Item,
    name: &str,
    words: &str,
    there: &[&str],
) -> Finding {
    let mut says = format!("“{name}” is in no list of those present.");
    let near = there
        .iter()
        .map(|other| (*other, likeness(&surname(name), &surname(other))))
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    if draft.apologies.iter().any(|other| is_same(name, other)) {
        says = format!("“{name}” speaks here, and sent apologies.");
    } else if let Some((other, _)) = near {
        says = format!("{says} “{other}” is.");
    }
    Finding {
        quote: words.to_owned(),
        place: place(reading, item, words),
        ..Finding::of_item(Kind::Name, says, item)
    }
}

/// Where words of an account stand, else where their item begins.
fn place(reading: &Reading, item: &Item, words: &str) -> Place {
    reading
        .paragraphs
        .iter()
        .find(|paragraph| paragraph.text.contains(words))
        .map_or_else(|| item.place.clone(), |paragraph| paragraph.place.clone())
}

fn surname(name: &str) -> String {
    let folded = fold::compare(name);
    folded.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// Whether two writings may be of one person: the surname of the shorter stands in the
/// other, whichever way it puts first names and hyphens.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (fold::compare(one), fold::compare(other));
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(&one), words(&other));
    let has = |words: &[String], last: Option<&String>| {
        last.is_some_and(|last| words.iter().any(|word| word == last))
    };
    has(&other, one.last()) || has(&one, other.last()) || one.concat() == other.concat()
}
