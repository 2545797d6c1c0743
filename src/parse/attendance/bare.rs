//! A roll without a label over it: names one a line, or by the places they stand for.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office};
use crate::parse::roster::{self, List};

/// Fewer people are no roll.
const FEWEST: usize = 3;

/// "Ashdon - Mr A Elm, Mrs B Oak": the place they stand for comes first.
static BY_PLACE: Pattern = Pattern::new(
    r"^\p{Lu}[\p{L}’' &]{2,40}\s(?:[-–—]|:)\s+(?P<who>(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Rev|Sir)\.? \p{Lu}.*)$",
);
/// What a line of a place ends in, and no name.
static PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:road|street|lane|avenue|close|drive|way|square|house|hall|park|centre|building|office|offices|room|chamber|church|school|place|court|council|committee|minutes|meeting|board|parish|town|city|county|village|institute|club|inn|library|pavilion)$",
);
static BRACKETED: Pattern = Pattern::new(r"\s*[(\[][^()\[\]]{1,60}[)\]]");
static TITLED: Pattern = Pattern::new(
    r"^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Canon)\.? )+",
);

/// The roll without a label that stands over lists that have one, a person a line.
pub fn roll(blocks: &[Block]) -> Option<String> {
    let mut run: Vec<&str> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if block.is_row() {
            run.clear();
            continue;
        }
        for line in block.lines.iter().map(|line| line.trim()) {
            match roster::label::list(line) {
                // Behind a label the names are its own.
                Some(List::Present | List::Members) => return None,
                Some(List::None | List::Attendance | List::Apologies) => return names(&run),
                None if line_names(line).is_some() => run.push(line),
                None => run.clear(),
            }
        }
    }
    None
}

/// Titled people of one line that are a roll by themselves.
const RUN: usize = 5;

/// Whether a line is people and nothing else, each with a title: "Miss A Ash (Head), Mrs B
/// Elm, Cllr C Oak …".
pub fn is_run(text: &str) -> bool {
    let people = people::list(text);
    people.len() >= RUN
        && text.matches(',').count() + 1 >= RUN
        && people.iter().all(|person| person.title.is_some())
}

/// People of a roll under labels of its own, each with a title or with the letters by which
/// the account calls them.
const CALLED: usize = 5;
/// A name glued to the bracket before it, or to the one behind it.
static GLUED: Pattern = Pattern::new(r"(?P<end>[)\]])(?P<begin>\p{Lu}\p{Ll})");
static INITIALS: Pattern = Pattern::new(r"[(\[]\p{Lu}{1,3}[A-Za-z]{0,3}[)\]]");
/// "Tenant Representatives:", "Harbour Homes": who those below are.
static OWN_LABEL: Pattern = Pattern::new(r"^\p{Lu}[\p{L}’'& /-]{3,50}:?$");

/// The roll of a paper that has none of the usual labels: people a line or two, most of
/// them with a title or with their letters in brackets, under labels of the paper's own.
pub fn own(blocks: &[Block]) -> Option<String> {
    let mut run: Vec<String> = Vec::new();
    let mut called = 0;
    let mut labels = 0;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if block.is_row()
            || block
                .lines
                .iter()
                .any(|line| roster::label::list(line).is_some())
        {
            return None;
        }
        for line in block.lines.iter().map(|line| line.trim()) {
            let parted = GLUED.replace_all(line, "$end / $begin");
            let bare = INITIALS.replace_all(&parted, " ($0)");
            let bare = bare.replace(" ((", " (").replace("))", ")");
            match line_names(&bare) {
                Some(names) => {
                    let marks = INITIALS.find_all(line).len();
                    called += marks.max(usize::from(TITLED.is_in(line)));
                    run.push(names);
                    labels = 0;
                }
                None if run.is_empty() => {}
                None if labels == 0 && OWN_LABEL.is_in(line) => labels += 1,
                None if called >= CALLED => return Some(run.join("\n")),
                None => {
                    run.clear();
                    (called, labels) = (0, 0);
                }
            }
        }
    }
    (called >= CALLED).then(|| run.join("\n"))
}

/// The names of lines that are a roll: a person or a place with its people a line.
fn names(lines: &[&str]) -> Option<String> {
    let marked = lines.iter().any(|line| {
        BY_PLACE.is_in(line)
            || BRACKETED.is_in(line)
            || TITLED.is_in(line)
            || office::is_initialled(line)
    });
    let names: Vec<String> = lines.iter().filter_map(|line| line_names(line)).collect();
    let people: usize = names.iter().map(|names| names.lines().count()).sum();
    (marked && people >= FEWEST).then(|| names.join("\n"))
}

/// The people of a line that has nothing else.
fn line_names(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(who) = BY_PLACE.group(line, "who") {
        let people = people::list(who);
        let titled = !people.is_empty() && people.iter().all(|who| who.title.is_some());
        return titled.then(|| who.to_owned());
    }
    let names: Vec<&str> = line
        .split(" / ")
        .flat_map(|part| part.split('\t'))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let all = !names.is_empty() && names.iter().all(|name| is_name(name));
    all.then(|| names.join("\n"))
}

fn is_name(words: &str) -> bool {
    let bare = BRACKETED.replace_all(words, "");
    let bare = bare.trim().trim_end_matches([',', ';', '.']);
    let name = TITLED.replace_all(bare, "");
    let titled = name.len() < bare.len();
    !PLACE.is_in(&name)
        && (office::is_full_name(&name)
            || titled && !name.contains(' ') && !people::list(bare).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Option<String> {
        let all = lines.iter().all(|line| line_names(line).is_some());
        all.then(|| names(lines)).flatten()
    }

    #[test]
    fn lines_of_names_are_a_roll_and_an_address_is_none() {
        assert_eq!(
            read(&["Rowan Ash (Chair)", "Beth Elm / Carl Oak", "Dee Yew"]).as_deref(),
            Some("Rowan Ash (Chair)\nBeth Elm\nCarl Oak\nDee Yew")
        );
        assert_eq!(
            read(&[
                "Ashdon - Mr A Ash",
                "Elmley - Mrs B Elm, Mr C Elm",
                "Oakley - Dr D Oak"
            ])
            .as_deref(),
            Some("Mr A Ash\nMrs B Elm, Mr C Elm\nDr D Oak")
        );
        assert_eq!(
            read(&["Village Hall", "High Street", "Ashdon (upper floor)"]),
            None
        );
        assert_eq!(read(&["Rowan Ash", "Beth Elm", "Carl Oak"]), None);
    }
}
