//! Lists that name the office before its holder: "Treasurer – A Ash", "the Clerk (Mrs Elm)".

use crate::parse::pattern::Pattern;
use crate::parse::people::{office, run};

/// An office is no longer than this.
const LONGEST_OFFICE: usize = 140;
/// "Director, Homes, Parks and Play – A Ash" has no more parts.
const MOST_COMMAS: usize = 5;

static TITLED: Pattern = Pattern::new(
    r"^(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Canon|Baroness|Major|Colonel|Col|Captain|Capt|PCSO|PC|Sgt|Sergeant)\b\.? ?(?P<name>.+)$",
);
/// "Treasurer – A Ash", "Clerk: Mrs B Elm", "Clerk to the Council – Mrs B Elm (items 4–6)".
static DASHED: Pattern = Pattern::new(
    r"^(?P<office>[^–—:]{2,140}?(?: [-–—] [^–—:]{2,60}?)?)(?:\s+[-–—]+\s*|\s*:[-–—]?\s+)(?P<name>[^()–—:]{3,60}?)(?P<behind>(?:\s*\([^()]*\))*)\.?$",
);
/// "Assistant Director – Place (A Ash)", "the RFO (Mr B Elm)".
static BRACKETED: Pattern = Pattern::new(
    r"^(?P<office>.{2,140}?)\s*[(\[](?P<name>[^()\[\]]{3,60})[)\]](?P<behind>(?:\s*\([^()]*\))*)\.?$",
);
/// "Area Manager Tom Oak", "Chief Fire Officer A Ash".
static BARE: Pattern = Pattern::new(
    r"^(?P<office>(?:(?:\p{Lu}[\p{L}’'&/-]*|of|and|for|to|the|on) ){0,8}(?:Officer|Manager|Director|Clerk|Executive|Solicitor|Treasurer|Secretary|Accountant|Commander|Engineer|Surveyor|Planner|Superintendent|Inspector|Constable|Sergeant|Auditor|Adviser|Advisor|Administrator|Warden|Commissioner|RFO|D?CFO|DA?CFO|ACFO|D?ACO|Chair(?:man|woman|person)?|Vice[- ][Cc]hair(?:man|woman|person)?|Sec|Convener|President)) (?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:(?:\p{Lu}\.? ?){1,3}\p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+))(?P<behind>(?:\s*\([^()]*\))*)\.?$",
);
/// "the clerk A. Ash", "assistant to the clerk Mrs B Elm".
static SMALL: Pattern = Pattern::new(
    r"^(?:and )?(?:the )?(?P<office>(?:(?:assistant|deputy|acting|locum|parish|town|to the) ){0,3}(?:clerk|chairman|chair|vice-chairman|treasurer|secretary)(?: to the council)?),? (?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? )?(?:(?:\p{Lu}\.? ?){1,3}\p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?))(?P<behind>(?:\s*\([^()]*\))*)\.?$",
);
static ARTICLE: Pattern = Pattern::new(r"^(?i:and |also |together with |with )*(?i:the )?");
/// What parts one entry of a list from the next.
static JOINT: Pattern = Pattern::new(r"[,;\n\t]\s*|\s+and\s+(?:the\s+)?|\s+&\s+");

/// The list with each holder of an office named before it: "A Ash (Treasurer)".
pub fn turned(text: &str) -> String {
    apart(text)
        .split('\n')
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// "Clerk – A Ash Head of Parks – B Elm": an office behind the holder of the last.
static HOLDER: Pattern = Pattern::new(
    r"\p{L} [-–—] (?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr) )?(?:\p{Lu}\.? ){1,3}(?:Mc|Mac|O’|O')?\p{Lu}[\p{L}’'-]+) (?P<next>\p{Lu}[^–—,;\n]{3,120}?)(?P<end> [-–—] |$|[,;\n])",
);

/// The list with a comma before each office that stands behind a name.
fn apart(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = HOLDER.captures(rest) {
        let Some(next) = found.name("next") else {
            break;
        };
        parted.push_str(rest[..next.start()].trim_end());
        let office = office::is_office(next.as_str()) && !next.as_str().contains(" - ");
        parted.push_str(if office { ", " } else { " " });
        rest = &rest[next.start()..];
    }
    parted.push_str(rest);
    parted
}

/// Whether the whole line is an office with its holder behind it.
pub fn is_line(line: &str) -> bool {
    pair(line.trim(), false).is_some()
}

fn line(line: &str) -> String {
    let entries = entries(line);
    let mut turned = String::with_capacity(line.len());
    let mut from = 0;
    // A person named first has the offices behind him.
    let mut named = false;
    while from < entries.len() {
        let (start, end) = entries[from];
        let held = |to: usize| pair(line[start..entries[to].1].trim(), named);
        let own = held(from).map(|words| (from, words));
        let is_person = own.is_none() && is_person(&line[start..end]);
        let last = entries.len().min(from + MOST_COMMAS);
        let found = own.or_else(|| {
            let wider = |to: usize| held(to).map(|words| (to, words));
            (from + 1..last).find_map(|to| wider(to).filter(|_| !is_person))
        });
        named |= is_person;
        let (to, words) = found.unwrap_or_else(|| (from, line[start..end].to_owned()));
        turned.push_str(&words);
        let next = entries.get(to + 1).map_or(line.len(), |next| next.0);
        turned.push_str(&line[entries[to].1..next]);
        from = to + 1;
    }
    turned
}

/// Where the entries of a line stand; what is in brackets parts none.
fn entries(line: &str) -> Vec<(usize, usize)> {
    let mut entries = Vec::new();
    let mut start = 0;
    for joint in JOINT.find_all(line) {
        let before = &line[start..joint.start()];
        let open = before.matches(['(', '[']).count() > before.matches([')', ']']).count();
        if !open {
            entries.push((start, joint.start()));
            start = joint.end();
        }
    }
    entries.push((start, line.len()));
    entries
}

/// Whether an entry names a person before anything else.
fn is_person(entry: &str) -> bool {
    let bare = entry
        .split(['(', '–', '—', ':'])
        .next()
        .unwrap_or_default()
        .trim();
    TITLED.is_in(bare) || office::is_full_name(bare)
}

/// An office and its holder, the holder first; `named` where somebody stands before it, so
/// that a place in brackets is not taken for a holder.
fn pair(entry: &str, named: bool) -> Option<String> {
    // An office over several entries begins with an office, or with what it is for.
    let begins = entries(entry).first().is_some_and(|(_, end)| {
        let first = ARTICLE.replace_all(&entry[..*end], "").into_owned();
        *end == entry.len() || office::is_office(&first) || office::is_subject(&first)
    });
    if !begins || entry.contains(';') {
        return None;
    }
    let first = |pattern: &Pattern| {
        let found = pattern.captures(entry)?;
        let told = ARTICLE.replace_all(&found["office"], "").into_owned();
        let name = found["name"].trim();
        let titled = TITLED
            .group(name, "name")
            .is_some_and(|name| name.starts_with(char::is_uppercase));
        let given = name.split(' ').next().is_some_and(run::is_given);
        let full = (given || !named) && office::is_full_name(name);
        // "A Ash (Clerk) – AA": how the paper calls her below.
        let letters = name.chars().all(char::is_uppercase);
        let is_name = !letters && (titled || office::is_initialled(name) || full);
        let office = told.split(['(', '[']).next().unwrap_or_default().trim();
        let is_office = office.chars().count() <= LONGEST_OFFICE
            && office::is_office(&told)
            && !TITLED.is_in(&told);
        let behind = found.name("behind").map_or("", |behind| behind.as_str());
        (is_name && is_office).then(|| format!("{name} ({office}){behind}"))
    };
    first(&DASHED)
        .or_else(|| first(&BRACKETED))
        .or_else(|| first(&BARE))
        .or_else(|| first(&SMALL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_is_told_from_the_office_before_him() {
        for (printed, read) in [
            ("Treasurer – A Ash", "A Ash (Treasurer)"),
            (
                "Assistant Director, Homes – B Elm",
                "B Elm (Assistant Director, Homes)",
            ),
            (
                "Chief Executive (C Oak), Assistant Director – Place (D Yew)",
                "C Oak (Chief Executive), D Yew (Assistant Director – Place)",
            ),
            (
                "Cllr Ash and the RFO (Mr B Elm)",
                "Cllr Ash and the Mr B Elm (RFO)",
            ),
            ("Area Manager Tom Oak", "Tom Oak (Area Manager)"),
            (
                "Treasurer – A Ash Head of Parks – B Elm Clerk – C Oak",
                "A Ash (Treasurer), B Elm (Head of Parks), C Oak (Clerk)",
            ),
        ] {
            assert_eq!(turned(printed), read);
        }
    }

    #[test]
    fn a_person_named_first_stays_first() {
        for printed in [
            "A Ash, Director (Place), B Elm, Head of Parks",
            "Cllr Ann Ash, Chair (Oak Park)",
            "Ann Ash – Director of Homes",
            "Mr B Elm (Clerk)",
        ] {
            assert_eq!(turned(printed), printed);
        }
    }
}
