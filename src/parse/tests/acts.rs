//! Decisions and promises that stand beside formal ones, and what only looks like them.

use super::{only, reading};
use crate::domain::minutes::Minutes;

/// What is told under the second item of these minutes.
fn told(account: &str) -> Minutes {
    let paper = format!(
        "MINUTES of a meeting of the Quays Panel\n\nHeld: 6 May 2031\n\nPRESENT:\n\nCouncillor Ash (Chair)\nCouncillor Elm\n\n1. APOLOGIES\n\nThere were none.\n\n2. THE QUAY\n\n{account}\n\n3. CLOSE\n\nThe meeting closed at 8 pm.\n"
    );
    let reading = reading(&paper);
    let item = only(&reading)
        .items
        .iter()
        .find(|item| item.number.as_deref() == Some("2"));
    item.and_then(|item| item.minutes.clone())
        .unwrap_or_default()
}

fn clauses(account: &str) -> Vec<(String, bool)> {
    let decisions = told(account).decisions;
    let clauses = decisions.into_iter().flat_map(|decision| decision.clauses);
    clauses
        .map(|clause| (clause.text, clause.tracked))
        .collect()
}

fn one(text: &str, tracked: bool) -> Vec<(String, bool)> {
    vec![(text.to_owned(), tracked)]
}

#[test]
fn a_body_asks_in_capitals() {
    assert_eq!(
        clauses(
            "Waits were discussed.\n\nThe Board ASKED that waits be shown for each quay apart."
        ),
        one("waits be shown for each quay apart.", true)
    );
    assert!(clauses("The Board had ASKED that waits be shown for each quay apart.").is_empty());
}

#[test]
fn a_motion_is_carried_and_the_body_does_what_stands_below() {
    let account = "Decision\n\nThe motion was accordingly declared carried and the Committee:-\n\n(i) approved the programme as set out in the Report; and\n\n(ii) noted that an update on the crane would be brought to the next meeting.";
    let found = clauses(account);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].0.starts_with("approved the programme"));
    assert!(told(account).undertakings.is_empty());
}

#[test]
fn a_matter_is_continued_and_a_sitting_is_not() {
    let account = "Decision\n\nAgreed to continue consideration of the matter to the meeting on 20 June 2031 to allow a survey.";
    let found = clauses(account);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1);
    assert!(clauses("Decision\n\nAgreed to continue the meeting beyond 10 pm.").is_empty());
}

#[test]
fn a_minute_is_submitted_and_approved() {
    let text = "There was submitted and approved Minute of Meeting of the Quays Panel held on 1 April 2031.";
    assert_eq!(clauses(text), one(text, false));
    assert!(
        clauses("There was submitted Report No. 31/4 on the minute books of the harbour.")
            .is_empty()
    );
}

#[test]
fn what_is_put_off_is_decided_and_what_was_put_off_is_not() {
    let text = "The quotation had not come and the matter was deferred to the June meeting.";
    assert_eq!(clauses(text), one(text, true));
    for told in [
        "The Clerk reported that the quotation had not come and the matter was deferred to the June meeting of the district.",
        "At the last meeting the quotation had not come and the matter was deferred to the May meeting.",
    ] {
        assert!(clauses(told).is_empty(), "{told}");
    }
}

#[test]
fn a_topic_or_a_mover_stands_before_resolved() {
    assert_eq!(
        clauses("Lamp at Sluice Steps: Resolved – that the lamp be repaired."),
        one("the lamp be repaired.", true)
    );
    assert_eq!(
        clauses(
            "The risks were gone through. It was proposed by J Birch, seconded by K Elm and Resolved – that the risk register be approved."
        ),
        one("the risk register be approved.", false)
    );
    assert!(clauses("Resolved cases: that number had fallen.").is_empty());
}

#[test]
fn beside_a_noting_stands_what_was_agreed() {
    let account = "The Panel agreed that an update on the crane be added to the work programme for June.\n\nAGREED: that the report be noted.";
    let found = clauses(account);
    assert_eq!(found.len(), 2, "{found:?}");
    let account =
        "The Panel agreed that the crane was in a good state.\n\nAGREED: that the report be noted.";
    assert_eq!(clauses(account).len(), 1);
}

#[test]
fn the_order_of_business_and_a_pause_decide_nothing() {
    for account in [
        "RESOLVED that items 9, 12 and 4 be taken immediately after item 2.",
        "RESOLVED that in accordance with Rule 18 the meeting stand adjourned at 3.30 pm.",
    ] {
        assert!(clauses(account).is_empty(), "{account}");
    }
    assert_eq!(
        clauses("RESOLVED that the application be adjourned for a visit.").len(),
        1
    );
}

#[test]
fn an_action_behind_a_clause_is_no_part_of_it() {
    let account = "Prices were in. RESOLVED to accept the quotation of £175. Action: Clerk to place the order.";
    let found = told(account);
    assert_eq!(
        clauses(account),
        one("to accept the quotation of £175.", false)
    );
    assert_eq!(found.actions.len(), 1);
}

#[test]
fn the_number_of_an_action_refers_to_it() {
    assert!(
        told("Action No. 87 – Matters from other bodies – price of the crane, from May 2030")
            .actions
            .is_empty()
    );
    assert_eq!(
        told("Action No. 87: Clerk to find the price of the crane.")
            .actions
            .len(),
        1
    );
}

#[test]
fn topics_for_the_programme_are_promises_one_by_one() {
    let topics = [one("Lamps on the pier", true), one("tidal power", true)].concat();
    for stem in [
        "RESOLVED that the following be added to the work programme:-",
        "AGREED – That the following items be included in the Panel's forward plan:",
        "It was agreed that the following be the subject of reports to later meetings:",
        "The Harbour Panel agreed that the following be added to the work programme:",
        "To be added:",
    ] {
        let account = format!("{stem}\n\n- Lamps on the pier\n- tidal power");
        assert_eq!(clauses(&account), topics, "{stem}");
    }
    // The label alone, with the stem below; and all in one paragraph.
    for account in [
        "AGREED:\n\nThat the following be added to the work programme:\n\n• Lamps on the pier\n• tidal power",
        "AGREED:\n\nThat the following be added to the work programme: • Lamps on the pier • tidal power",
        "RESOLVED that the following be added to the work programme: • Lamps on the pier • tidal power",
    ] {
        assert_eq!(clauses(account), topics, "{account}");
    }
    // What is noted in a list is no topic.
    assert_eq!(
        clauses("RESOLVED that the following be noted:-\n\n- Lamps on the pier\n- tidal power")
            .iter()
            .filter(|(_, tracked)| *tracked)
            .count(),
        0
    );
}

#[test]
fn points_with_bullets_stand_behind_one_another_in_one_paragraph() {
    assert_eq!(
        clauses(
            "AGREED: the following actions: • The Harbour Master to count the lamps • Officers to report on the locks in May."
        ),
        [
            one("The Harbour Master to count the lamps", true),
            one("Officers to report on the locks in May.", true)
        ]
        .concat()
    );
    // What hangs under words that decide by themselves is part of them.
    let whole = "the scheme be approved with these conditions: • no lamps • no locks • no ships.";
    let account = format!("RESOLVED That {whole}");
    assert_eq!(clauses(&account), one(whole, false));
}

#[test]
fn points_stand_behind_what_a_decision_is_subject_to() {
    assert_eq!(
        clauses(
            "Resolved: subject to the remarks above –\n\n(i) to receive the report; and\n\n(ii) that the lamps be counted again in May 2032."
        ),
        [
            one("to receive the report; and", false),
            one("that the lamps be counted again in May 2032.", true)
        ]
        .concat()
    );
}

#[test]
fn officers_undertake_in_the_points_of_their_answer() {
    let said = told(
        "Answering Members' questions, officers:\n\n- confirmed that the pier had 40 lamps;\n- undertook to send to Members a list of the lamps that had failed;\n- acknowledged that winter was hard.",
    );
    let texts: Vec<&str> = said
        .undertakings
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(
        texts,
        ["undertook to send to Members a list of the lamps that had failed;"]
    );
}
