//! A second decision behind the words of the first: "ENDORSED the plan and REQUESTED that …".

use crate::domain::minutes::{Clause, Decision};
use crate::parse::pattern::Pattern;
use crate::parse::prose;
use crate::parse::sentence;

static SECOND: Pattern = Pattern::new(
    r"(?P<joint>[;,.]? and |[;.] (?:It was )?)(?i:further |also |it was |unanimously )*(?P<label>RESOLVED|RECOMMENDED|REQUESTED|AGREED|NOTED|APPROVED|ENDORSED|INSTRUCTED|INVITED|THANKED|WELCOMED|SUPPORTED|ASKED|DELEGATED|DIRECTED|URGED)(?P<rest>(?: .*)?)$",
);
/// "TO COUNCIL", "to the Cabinet": whom it is recommended to.
static TO_BODY: Pattern =
    Pattern::new(r"^ (?i:to) (?i:the )?[A-Z]\w*(?: (?:for |of |and )?[A-Z]\w*){0,4}");
static THAT: Pattern = Pattern::new(r"^[\s,:–—-]*(?i:that\b[\s:–—-]*)?");
/// The clauses under their labels: each that prints one of its own begins a decision.
pub fn parted(label: &str, clauses: Vec<Clause>) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    let mut label = (!label.is_empty()).then(|| label.to_owned());
    for mut clause in clauses.into_iter().flat_map(sentences) {
        let second = SECOND.captures(&clause.text).and_then(|found| {
            let joint = found.name("joint")?.start();
            let name = found["label"].to_owned();
            let rest = found.name("rest").map_or("", |rest| rest.as_str());
            // "… were proposed, seconded and AGREED as a correct record": one sentence.
            if rest.starts_with(" as a") && clause.text[..joint].ends_with(" seconded") {
                return None;
            }
            let whom = if name == "RECOMMENDED" {
                TO_BODY.find(rest)
            } else {
                None
            };
            let rest = behind_that(&rest[whom.map_or(0, |whom| whom.end())..]).to_owned();
            Some((joint, name, rest))
        });
        let Some((joint, name, rest)) = second else {
            add(&mut decisions, label.as_deref(), clause);
            continue;
        };
        let behind = Clause {
            text: rest,
            number: None,
            ..clause.clone()
        };
        let stop = clause.text[joint..].starts_with([';', '.', ',']);
        clause.text.truncate(joint + usize::from(stop));
        add(&mut decisions, label.as_deref(), clause);
        label = Some(name);
        add(&mut decisions, label.as_deref(), behind);
    }
    decisions
}

/// "…. However, the Council also resolved that it would pay." in what stands behind a stem.
static ALSO: Pattern = Pattern::new(
    r"(?i)^[^.;:]{0,160}\b(?:also|further|thus|therefore|then) (?:resolved|agreed) that ",
);
/// Words of others in which the same is told.
static TOLD: Pattern =
    Pattern::new(r"(?i)\b(?:reported|said|stated|explained|advised|noted|previously|had)\b");

/// The clause alone, or those that its sentences decide.
fn sentences(mut clause: Clause) -> Vec<Clause> {
    let (cut, behind) = {
        let told = sentence::split(&clause.text);
        let mut further = told
            .iter()
            .skip(1)
            .filter_map(|one| Some((one, again(one)?)));
        let first = further.next();
        let cut = first.map(|(one, _)| one.as_ptr().addr() - clause.text.as_ptr().addr());
        // What is told between them is no part of either.
        let behind: Vec<String> = first
            .into_iter()
            .chain(further)
            .map(|(_, text)| text.to_owned())
            .collect();
        (cut, behind)
    };
    if let Some(cut) = cut {
        clause.text.truncate(cut);
        clause.text.truncate(clause.text.trim_end().len());
    }
    let behind: Vec<Clause> = behind
        .into_iter()
        .map(|text| Clause {
            text,
            number: None,
            ..clause.clone()
        })
        .collect();
    std::iter::once(clause).chain(behind).collect()
}

/// What a further sentence resolves in the words of the first.
fn again(sentence: &str) -> Option<&str> {
    match ALSO.find(sentence) {
        Some(stem) if TOLD.is_in(stem.as_str()) => None,
        Some(stem) => Some(&sentence[stem.end()..]),
        None => prose::resolved(sentence).map(|(_, text, _)| text),
    }
}

fn add(decisions: &mut Vec<Decision>, label: Option<&str>, clause: Clause) {
    if clause.text.is_empty() {
        return;
    }
    match decisions
        .last_mut()
        .filter(|last| last.label.as_deref() == label)
    {
        Some(last) => last.clauses.push(clause),
        None => decisions.push(Decision {
            label: label.map(str::to_owned),
            clauses: vec![clause],
        }),
    }
}

fn behind_that(text: &str) -> &str {
    &text[THAT.find(text).map_or(0, |that| that.end())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(label: &str, clauses: &[&str]) -> Vec<(Option<String>, Vec<String>)> {
        let clauses = clauses
            .iter()
            .map(|text| Clause {
                text: (*text).to_owned(),
                ..Clause::default()
            })
            .collect();
        parted(label, clauses)
            .into_iter()
            .map(|decision| {
                let texts = decision.clauses.into_iter().map(|clause| clause.text);
                (decision.label, texts.collect())
            })
            .collect()
    }

    #[test]
    fn a_second_label_begins_a_second_decision() {
        let two = |a: (&str, &str), b: (&str, &str)| {
            [a, b].map(|(label, text)| (Some(label.to_owned()), vec![text.to_owned()]))
        };
        assert_eq!(
            told(
                "NOTED",
                &["the ferry plan and REQUESTED that fares be shown."]
            ),
            two(
                ("NOTED", "the ferry plan"),
                ("REQUESTED", "fares be shown.")
            )
        );
        assert_eq!(
            told(
                "RESOLVED",
                &[
                    "the plan be adopted; and RECOMMENDED TO COUNCIL that",
                    "it be funded."
                ]
            ),
            two(
                ("RESOLVED", "the plan be adopted;"),
                ("RECOMMENDED", "it be funded.")
            )
        );
    }

    #[test]
    fn a_recommendation_inside_a_point_stays_there() {
        let text =
            "the report be received and that it be RECOMMENDED to the Trust that fares fall.";
        assert_eq!(told("RESOLVED", &[text]).len(), 1);
    }
}
