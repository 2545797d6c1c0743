//! A proof-reading as sentences for a person.

use super::{Finding, Kind, Proof};
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::markup::plain;
use crate::export::paper::{Entry, Paper, Part, Quote};

/// The proof-reading as text.
pub fn text(proof: &Proof) -> String {
    let mut paper = Paper {
        title: proof.document.clone(),
        subtitle: subtitle(proof),
        parts: Vec::new(),
    };
    let mut kind = None;
    for finding in &proof.findings {
        if kind != Some(finding.kind) {
            kind = Some(finding.kind);
            paper
                .parts
                .push(Part::Heading(heading(finding.kind).to_owned()));
        }
        paper.parts.push(Part::Entry(entry(proof, finding)));
    }
    paper.text(match proof.findings.len() {
        0 => "Nothing found.".to_owned(),
        number => format!("{} to look at.", wording::count(number, "thing", "things")),
    });
    paper.text(proof.checked.clone());
    for why in &proof.not_compared {
        paper.text(why.clone());
    }
    plain(&paper)
}

fn subtitle(proof: &Proof) -> String {
    let committee = proof.committee.as_deref().map(soften);
    let day = proof.date.map(wording::long_day);
    let of: Vec<String> = committee.into_iter().chain(day).collect();
    if of.is_empty() {
        "minutes that name neither committee nor day".to_owned()
    } else {
        format!("minutes of {}", of.join(", "))
    }
}

/// The head over the findings of a kind.
fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::NotResolved => "Asked for, and no resolution repeats it",
        Kind::NoOwner => "Actions with no lead officer",
        Kind::NoDate => "Actions with no date",
        Kind::NotRecorded => "Never reached the tracker or the work programme",
        Kind::SaysLess => "Says less than the minute",
        Kind::Day => "Weekdays and dates",
        Kind::Number => "Numbers",
        Kind::Name => "Names",
    }
}

fn entry(proof: &Proof, finding: &Finding) -> Entry {
    let title = finding.item.as_deref().map(soften);
    let under = match (&finding.minute, title) {
        (Some(number), Some(title)) => Some(format!("minute {number}, {title}")),
        (Some(number), None) => Some(format!("minute {number}")),
        (None, title) => title,
    };
    let place = cite::paper(&proof.document, &finding.place);
    let mut quotes = vec![Quote {
        label: None,
        words: finding.quote.clone(),
        times: 1,
        cite: under
            .into_iter()
            .chain([place])
            .collect::<Vec<_>>()
            .join(", "),
    }];
    quotes.extend(finding.against.as_ref().map(|against| Quote {
        label: Some("Recorded as".to_owned()),
        words: against.quote.clone(),
        times: 1,
        cite: cite::paper(&against.document, &against.place),
    }));
    Entry {
        own: Vec::new(),
        quotes,
        notes: vec![finding.says.clone()],
    }
}
