//! Who wrote a report, and who answers for it: the words beside a label that names people.

use crate::domain::fold;
use crate::domain::report::Report;
use crate::parse::pattern::Pattern;
use crate::parse::report::heading::Head;
use crate::parse::report::piece::{self, Piece};
use crate::parse::report::read::{set, value};

/// A name with its office is no longer than this.
const LONGEST_NAME: usize = 120;

static CONTACT: Pattern = Pattern::new(
    r"(?i)\s*(?:[(,;–|-]\s*)?(?:\b(?:tel|telephone|phone|ext|extension|e-?mail|mobile|contact)\b ?(?:no\.?|number)? ?[:.]?|\S+@\S+|\(?0\d{2,4}\)? ?\d{3}|\b\d{5,}).*$",
);

static NAMED: Pattern = Pattern::new(r"(?i)^(?:name|name and title|name and job title) ?[:–-] ?");

static MEMBER: Pattern = Pattern::new(
    r"(?i)\b(?:cabinet member|portfolio holder|executive member|lead member|leader of|deputy leader|councillor|cllr)\b|^leader\b",
);

static OFFICER: Pattern = Pattern::new(
    r"(?i)\b(?:directors?|chief|head of|officers?|manager|solicitor|treasurer|clerk|lawyer|lead for|secretary)\b",
);

/// Who answers for a report, and not only for its words.
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\b(?:director|chief|head of|heads of|monitoring officer|section 151|s\.? ?151|proper officer|solicitor|treasurer|clerk|counsel|assistant to|secretary to)\b|^(?:the )?(?:\w+ )?(?:manager|secretary)$",
);

/// A name, and the office behind it.
static NAMED_OFFICER: Pattern = Pattern::new(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){1,3}(?:,| [-–(]) ?\(?\p{Lu}",
);

/// A person or an office beside a label, without telephone and address.
pub(super) fn person(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let words = value(pieces, at)?;
    let words = NAMED
        .find(&words)
        .map_or(words.as_str(), |name| &words[name.end()..]);
    let end = CONTACT
        .find(words)
        .map_or(words.len(), |contact| contact.start());
    let name = words[..end].trim_end_matches([',', ';', '–', '-', '(', ' ', '|', ':']);
    let unsaid = matches!(
        fold::compare(name).as_str(),
        "" | "n a" | "none" | "not applicable" | "tbc"
    );
    (!unsaid).then(|| name.to_owned())
}

/// "Report of" an officer or a member, or of both, each on lines of their own.
pub(super) fn from(pieces: &[Piece<'_>], at: usize, report: &mut Report) {
    let Some(words) = person(pieces, at) else {
        return;
    };
    match (MEMBER.is_in(&words), OFFICER.is_in(&words)) {
        (true, false) => {
            set(&mut report.lead_member, || Some(words));
            set(&mut report.director, || officer_below(pieces, at));
        }
        // One officer by name, below those who answer for what is reported, wrote it.
        (false, true) if NAMED_OFFICER.is_in(&words) && !ANSWERS.is_in(&words) => {
            set(&mut report.author, || Some(words));
        }
        (false, _) => {
            let first = first_of(pieces, at, &words);
            set(&mut report.director, || Some(first));
        }
        (true, true) => {
            let (member, officer) = parted(pieces, at, &words);
            set(&mut report.lead_member, || member);
            set(&mut report.director, || officer);
        }
    }
}

/// The first of several officers, each on a line that begins with a name or an office and
/// leaves nothing open.
fn first_of(pieces: &[Piece<'_>], at: usize, words: &str) -> String {
    let value = piece::under_head(pieces, at).first();
    let lines = value.map_or(&[][..], |piece| piece.block.lines.as_slice());
    let each = lines.len() > 1
        && lines.iter().all(|line| {
            let line = line.trim();
            OFFICER.is_in(line)
                && line.starts_with(char::is_uppercase)
                && !line.ends_with([',', '&', '-', '–'])
                && ![" and", " of", " for", " the", " to"]
                    .iter()
                    .any(|end| line.ends_with(end))
        });
    match lines.first().map(|line| fold::quote(line)) {
        Some(first) if each && words.starts_with(&first) => first,
        Some(_) | None => words.to_owned(),
    }
}

/// The officer whom a label names in a paragraph of its own, below the member.
fn officer_below(pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let behind = pieces.iter().skip(at + 2).take(2);
    let mut below = behind
        // A name that stands alone looks like a heading.
        .take_while(|piece| matches!(piece.head, None | Some(Head::Other)))
        .filter(|piece| !piece.block.is_row() && piece.block.marker.is_none())
        .map(|piece| piece.block.text.as_str());
    let named = below.find(|words| {
        let one = words.chars().count() <= LONGEST_NAME && !words.ends_with('.');
        one && OFFICER.is_in(words) && !MEMBER.is_in(words)
    });
    named.map(str::to_owned)
}

/// The member and the officer of one label, where lines or sentences part them.
fn parted(pieces: &[Piece<'_>], at: usize, words: &str) -> (Option<String>, Option<String>) {
    let under = piece::under_head(pieces, at);
    let mut people: Vec<String> = Vec::new();
    let lines = under
        .iter()
        .take(3)
        .filter(|piece| !piece.block.is_row())
        .enumerate()
        .take_while(|(at, piece)| *at == 0 || piece.block.marker.is_none())
        .map(|(_, piece)| piece)
        .flat_map(|piece| &piece.block.lines);
    for line in lines {
        let line = fold::quote(line);
        let begins = MEMBER.is_in(&line) || OFFICER.is_in(&line);
        match people.last_mut() {
            // An office that breaks off goes on in the next line.
            Some(last)
                if !begins
                    || last.ends_with([',', '&', '–', '-'])
                    || [" and", " of", " for", " the"]
                        .iter()
                        .any(|end| last.ends_with(end)) =>
            {
                last.push(' ');
                last.push_str(&line);
            }
            _ => people.push(line),
        }
        if people.len() > 4 {
            break;
        }
    }
    let member: Vec<&String> = people
        .iter()
        .filter(|person| MEMBER.is_in(person) && !OFFICER.is_in(person))
        .collect();
    let officer: Vec<&String> = people
        .iter()
        .filter(|person| OFFICER.is_in(person) && !MEMBER.is_in(person))
        .collect();
    match (member.as_slice(), officer.as_slice()) {
        ([member], [officer, ..]) => (Some((*member).clone()), Some((*officer).clone())),
        // What cannot be parted is said whole, of the officer.
        _ => (None, Some(words.to_owned())),
    }
}
