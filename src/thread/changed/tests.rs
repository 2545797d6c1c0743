//! What counts as a change between a promise and its record, and what does not.

use jiff::civil::{Date, date};

use super::*;

/// How a place differs from its promise, with nothing beside it.
fn changed(promise: &Promise, mention: &Mention) -> Option<Changed> {
    beside(promise, mention, &[])
}

/// As well, with other places that are its traces.
fn beside(promise: &Promise, mention: &Mention, others: &[&Mention]) -> Option<Changed> {
    let texts = [promise.text.as_str(), mention.text.as_str()];
    let texts = texts.into_iter().chain(mention.title.as_deref());
    let lexicon = Lexicon::new("", [], &[], texts);
    super::changed(promise, mention, others, &lexicon)
}

const MADE: Date = date(2031, 3, 4);

fn found(said: &str, record: &str) -> Option<Changed> {
    under("", said, record)
}

fn under(title: &str, said: &str, record: &str) -> Option<Changed> {
    let promise = Promise {
        text: said.to_owned(),
        day: Some(MADE),
        names: crate::thread::due::days(said, Vec::new(), Some(MADE), &[]),
        ..Promise::default()
    };
    let place = if title.is_empty() {
        In::Tracker
    } else {
        In::Programme
    };
    let mention = Mention {
        day: Some(MADE),
        title: (!title.is_empty()).then(|| title.to_owned()),
        text: record.to_owned(),
        ..Mention::nothing(place)
    };
    changed(&promise, &mention)
}

#[test]
fn what_leaves_open_whether_it_is_done_is_softer() {
    for (said, record) in [
        (
            "That only boatyards with a slip licence be let a berth.",
            "Consideration to be given to licences when berths are let",
        ),
        (
            "That the ferry run on Sundays.",
            "Ferry: Sunday service to be tried",
        ),
        (
            "That the groynes be rebuilt at Tarnmouth.",
            "Groynes at Tarnmouth: rebuilding, subject to resources",
        ),
        (
            "Officers to send the dredging costs.",
            "Dredging costs to be sent if capacity allows",
        ),
        (
            "That the harbour rules be translated.",
            "Harbour rules: translation where possible",
        ),
        (
            "That a report on moorings be brought by May.",
            "Moorings: report in due course",
        ),
        (
            "That the register of boats come in May.",
            "Register of boats: to come in September",
        ),
        (
            "That the final plan be brought to the Panel before it is adopted.",
            "Harbour plan: link to be sent to Members",
        ),
        (
            "That the Cabinet Member attend the next meeting.",
            "Officers to attend for the next meeting",
        ),
        (
            "That the Chief Executive of the ferry company be invited.",
            "Ferry company: representative invited",
        ),
        (
            "That the winch be replaced before the season.",
            "Winch – survey of the slipway",
        ),
        (
            "That the dredging of the slip be brought forward to May.",
            "Dredging: ask the contractor whether May is possible",
        ),
        (
            "That the pilots’ rules come to the Panel before Cabinet decides on them.",
            "Pilots’ rules: how they work since they were made",
        ),
        (
            "That proposals for a second ferry be brought.",
            "Second ferry: options",
        ),
    ] {
        assert_eq!(found(said, record), Some(Changed::Softened), "{record}");
    }
}

#[test]
fn what_keeps_less_is_narrower() {
    for (said, record) in [
        (
            "That the takings be reported every month.",
            "Takings: figures each quarter",
        ),
        (
            "That leaks be reported monthly.",
            "Leaks: an annual note, once a year",
        ),
        ("That counts be taken weekly.", "Counts to be taken monthly"),
        (
            "That a full review of the ferry be made.",
            "Ferry: summary of plans",
        ),
        (
            "That detailed costs of the crane be given.",
            "Crane: overview of costs",
        ),
        (
            "That fish be sold at every quay.",
            "Fish: sale at two quays",
        ),
        (
            "That rings be fitted to every pontoon.",
            "Rings for the four outer pontoons to be bought",
        ),
        ("That all wards be surveyed.", "Survey of the town wards"),
        (
            "That the log be checked every half term.",
            "Log: to be checked each term",
        ),
        (
            "That a course be held for all Members of the Council.",
            "Course for the Quays Committee and other interested Members",
        ),
        (
            "That the bins be emptied across the borough.",
            "Bins: selected streets",
        ),
        (
            "That all moorings be inspected.",
            "Moorings: a sample of inspections",
        ),
        (
            "Members asked for the boats turned away at each quay.",
            "Quays – total of boats turned away",
        ),
        (
            "That the Harbour Trust be asked to pay half.",
            "Harbour Trust: contribution to be sought",
        ),
        (
            "That all councillors be asked about the list of quays.",
            "Quays: local members to be asked",
        ),
        (
            "That boats of pensioners be exempt from harbour dues.",
            "Harbour dues: discount for pensioners",
        ),
        (
            "That the whole of the outer slip be swept.",
            "Sweep slips 2 to 5",
        ),
        ("That the crane be replaced.", "Crane: repairs to be priced"),
        (
            "That the business case for the crane be sent to Members.",
            "Crane: summary of the reasons",
        ),
        (
            "That takings at all quays be reported.",
            "Takings at Tarn quay",
        ),
        (
            "Members asked what each pilot costs, boat by boat.",
            "Average cost of a pilot",
        ),
    ] {
        assert_eq!(found(said, record), Some(Changed::Narrowed), "{record}");
    }
}

#[test]
fn another_number_or_another_group_is_another_wording() {
    for (said, record) in [
        (
            "That parking be free for two hours.",
            "Parking: three hours free",
        ),
        ("That a grant of £5,000 be paid.", "Grant (£50,000)"),
        (
            "What it would cost each school.",
            "Cost for each phase to be modelled",
        ),
        (
            "That a report on checks for cyclists come back.",
            "Item on vehicle safety checks",
        ),
        (
            "That harbour dues be frozen.",
            "Harbour dues to rise with prices",
        ),
        (
            "That a grant be made for the ice house.",
            "Ice house: loan agreed",
        ),
    ] {
        assert_eq!(found(said, record), Some(Changed::Reworded), "{record}");
    }
}

#[test]
fn a_cell_beside_a_row_may_say_that_it_comes_less_often() {
    let promise = Promise {
        text: "That leaks be reported to every ordinary meeting.".to_owned(),
        day: Some(MADE),
        ..Promise::default()
    };
    let planned = |beside: &str| Mention {
        day: Some(date(2031, 9, 2)),
        text: "Leaks".to_owned(),
        more: Some(beside.to_owned()),
        ..Mention::nothing(In::Programme)
    };
    let less = planned("Half-yearly list");
    assert_eq!(changed(&promise, &less), Some(Changed::Narrowed));
    assert_eq!(changed(&promise, &planned("Each meeting")), None);
}

#[test]
fn what_was_to_come_before_comes_after() {
    let said = "That the Panel hear of the dredging before the contract is let.";
    let record = "Dredging: update when a firm has been chosen";
    assert_eq!(found(said, record), Some(Changed::Reworded));
    assert_eq!(found(said, "Dredging: update before the letting"), None);
}

#[test]
fn another_committee_may_leave_out_part_of_it() {
    let slip = "That Cabinet be recommended to adopt the berthing rules.";
    let adopted = "RESOLVED: That the berthing rules be adopted without the right of appeal.";
    assert_eq!(told(2, slip, adopted), Some(Changed::Narrowed));
    let open = "That Cabinet be recommended to keep the ferry going until the end of September.";
    let short = "RESOLVED: That the ferry go on daily until 14 September.";
    assert_eq!(told(2, open, short), Some(Changed::Narrowed));
    let whole = "RESOLVED: That the ferry go on until 30 September.";
    assert_eq!(told(2, open, whole), None);
}

#[test]
fn minutes_may_say_that_it_is_done_less_often() {
    let promise = Promise {
        text: "That the log be filled in every day.".to_owned(),
        day: Some(MADE),
        ..Promise::default()
    };
    let said = |text: &str| Mention {
        day: Some(date(2031, 5, 6)),
        text: text.to_owned(),
        ..Mention::nothing(In::Minutes)
    };
    let less = said("The log was now filled in once a week.");
    assert_eq!(changed(&promise, &less), Some(Changed::Narrowed));
    let same = said("The log was filled in daily.");
    assert_eq!(changed(&promise, &same), None);
}

/// How later minutes of a committee tell of a promise.
fn told(committee: i64, said: &str, minutes: &str) -> Option<Changed> {
    let promise = Promise {
        text: said.to_owned(),
        day: Some(MADE),
        committee: 1,
        ..Promise::default()
    };
    let mention = Mention {
        day: Some(date(2031, 5, 6)),
        committee,
        text: minutes.to_owned(),
        ..Mention::nothing(In::Minutes)
    };
    changed(&promise, &mention)
}

#[test]
fn later_minutes_may_tell_of_less_or_of_something_else() {
    let rings = "That rings be fitted at all quays.";
    let grant = "That Cabinet be asked for a grant of £90,000 for the ice house.";
    let law = "That Council be asked to make a byelaw against bonfires on the beach.";
    for (committee, said, minutes, how) in [
        (
            1,
            "That a list of leaking boats be sent.",
            "Consideration would be given to a list of leaking boats.",
            Changed::Softened,
        ),
        (
            1,
            rings,
            "The rings for Tarn quay had been fitted.",
            Changed::Narrowed,
        ),
        (
            2,
            grant,
            "RESOLVED: That £60,000 be found for the ice house.",
            Changed::Reworded,
        ),
        (
            2,
            law,
            "That a byelaw be considered in 2034.",
            Changed::Softened,
        ),
    ] {
        assert_eq!(told(committee, said, minutes), Some(how), "{minutes}");
    }
    for (committee, said, minutes) in [
        (1, rings, "The rings had been fitted at all quays."),
        (1, rings, "Each quay, from Tarn quay on, had its rings."),
        // The committee's own sums are of much else.
        (1, grant, "RESOLVED: That £60,000 be spent on buoys."),
        (2, grant, "RESOLVED: That the grant of £90,000 be made."),
        (2, law, "That the byelaw be made."),
        (
            1,
            "That a report on the ferry be brought.",
            "The report would be considered in May.",
        ),
    ] {
        assert_eq!(told(committee, said, minutes), None, "{minutes}");
    }
}

#[test]
fn a_plan_changes_what_it_plans_only_in_words_for_it() {
    let planned = |said: &str, title: &str| {
        let promise = Promise {
            text: said.to_owned(),
            day: Some(MADE),
            ..Promise::default()
        };
        let mention = Mention {
            day: Some(date(2031, 9, 2)),
            text: title.to_owned(),
            ..Mention::nothing(In::Programme)
        };
        changed(&promise, &mention)
    };
    let case = "That a business case for closing the slip be prepared.";
    assert_eq!(planned(case, "Slip: options"), Some(Changed::Softened));
    assert_eq!(planned(case, "Slip: the case for closing it"), None);
    assert_eq!(
        planned("That a report on the slip be brought.", "Slip: options"),
        None
    );
    assert_eq!(planned("That the crane be replaced.", "Crane"), None);
}

/// What was said, and records of it in other words.
const THE_SAME: [(&str, &str); 34] = [
    (
        "That a written answer about the retaining wall at Low Quay be sent.",
        "Response on the retaining structure at Low Quay",
    ),
    (
        "Members asked for patronage figures for the ferries.",
        "Ferry pilot: passenger numbers to be reported",
    ),
    (
        "The Chair requested a breakdown of the number of berths withdrawn since 2029.",
        "Berths: figures for those taken out of use over two years",
    ),
    ("The officers to report every month.", "Monthly report"),
    (
        "That takings be reported each quarter.",
        "Takings: monthly figures",
    ),
    (
        "That a full review of the crane be made.",
        "Full review of the crane: summary to be circulated",
    ),
    ("That fish be sold at every quay.", "Quays: sale of fish"),
    ("That rings be fitted to all pontoons.", "Pontoons: rings"),
    (
        "That rings be fitted to every pontoon.",
        "All pontoons: rings, two pontoons first",
    ),
    (
        "That the age of every working crane be given.",
        "Cranes: ages",
    ),
    (
        "That the Panel consider the ferry fares.",
        "Ferry fares: for consideration",
    ),
    (
        "That a report on pilotage be brought.",
        "Pilotage to be considered",
    ),
    (
        "That an item on slipways come to the Panel.",
        "Slipways to be discussed",
    ),
    (
        "That the register of boats come in May.",
        "Register of boats (May)",
    ),
    (
        "That the register of boats come by the end of May.",
        "Register of boats to come in April",
    ),
    (
        "That the figures be sent by June.",
        "Figures for September and October to be sent",
    ),
    (
        "That the plan be circulated before it is adopted.",
        "Harbour plan to be circulated",
    ),
    (
        "That the plan be brought to the Panel before it is adopted.",
        "Harbour plan: draft to be shared",
    ),
    (
        "That the Cabinet Member attend.",
        "Portfolio holder to attend with officers",
    ),
    (
        "That the Director attend the next meeting.",
        "Director of Ports: attendance",
    ),
    (
        "That a report on checks for cyclists come back.",
        "Cyclists: report on checks",
    ),
    (
        "That a report on checks for cyclists come back.",
        "Item on cyclist checks",
    ),
    (
        "That parking be free for two hours.",
        "Parking: 2 hours free",
    ),
    (
        "That a grant of £5,000 be paid by 3 March.",
        "£5,000 by 4 April",
    ),
    (
        "What it would cost each school.",
        "Cost by school to be modelled",
    ),
    (
        "The Head of Ports undertook to let Councillor Pask have the dredging licence.",
        "Dredging licence to Cllr Pask (Legal)",
    ),
    (
        "That counter staff who had been vaccinated be counted.",
        "Jabs: take-up by staff",
    ),
    (
        "That the Pilot ask the yard whether it can lift the ferry.",
        "Yard to be asked if it can lift the ferry",
    ),
    (
        "That boats of pensioners be exempt from harbour dues.",
        "Harbour dues: exemption for pensioners",
    ),
    (
        "That the whole of the outer slip be swept.",
        "Outer slip: sweep by 2 to 5 June",
    ),
    ("That a report on the crane be brought.", "Crane: report"),
    (
        "That a summary of the business case be sent to Members.",
        "Crane: summary of the case",
    ),
    (
        "That the pilots’ rules come to the Panel before Cabinet decides on them.",
        "Pilots’ rules ahead of Cabinet",
    ),
    ("That harbour dues be frozen.", "Harbour dues: no rise"),
];

#[test]
fn the_same_in_other_words_is_no_change() {
    for (said, record) in THE_SAME {
        assert_eq!(found(said, record), None, "{record}");
    }
    assert_eq!(
        under(
            "Checks for Cyclists",
            "That a report on checks for cyclists come back.",
            "Item on vehicle safety checks to be added"
        ),
        None
    );
}

#[test]
fn only_a_record_is_held_against_the_promise() {
    let promise = Promise {
        text: "That fish be sold at every quay each month.".to_owned(),
        day: Some(MADE),
        ..Promise::default()
    };
    for place in [In::Agenda, In::ForwardPlan, In::Programme, In::Report] {
        let mention = Mention {
            day: Some(date(2031, 9, 2)),
            text: "Fish: sale at two quays, once a year".to_owned(),
            ..Mention::nothing(place)
        };
        assert_eq!(changed(&promise, &mention), None, "{}", place.name());
    }
}

#[test]
fn one_of_two_that_is_left_out_is_a_change() {
    for (said, record) in [
        (
            "That brushes be given to all crèches and infant schools on the quay.",
            "Brushes for infant schools",
        ),
        (
            "That the drawings be shared with town and parish councils.",
            "Drawings to be sent to parish councils",
        ),
        (
            "That help be given to pilots with sight or hearing loss.",
            "Pilots: sight loss course",
        ),
        (
            "Members asked for the number of boats moored beyond the bar and the price of towing them.",
            "Number of boats moored beyond the bar",
        ),
        (
            "That the obelisk be scrubbed and the gilding renewed before the regatta.",
            "Obelisk – scrubbing",
        ),
    ] {
        assert_eq!(found(said, record), Some(Changed::Narrowed), "{record}");
    }
    for (said, record) in [
        (
            "That brushes be given to all crèches and infant schools on the quay.",
            "Brushes for crèches and infant schools",
        ),
        (
            "That brushes be given to all crèches and infant schools on the quay.",
            "Brushes: report",
        ),
        // Another word may be the other's.
        (
            "That brushes be given to all crèches and infant schools on the quay.",
            "Brushes for toddlers and infant schools",
        ),
        (
            "That the obelisk be scrubbed and the results reported to the Panel.",
            "Obelisk – scrubbing",
        ),
        (
            "That the pilot be invited, so that Members could hear of tides and the dredging of the bar.",
            "Pilot to be invited",
        ),
        (
            "That the rules on health and safety be sent to crews.",
            "Safety rules for crews",
        ),
        (
            "That the Head of Quays and Slips look at the crane.",
            "Head of Slips to look at the crane",
        ),
    ] {
        assert_eq!(found(said, record), None, "{record}");
    }
}

#[test]
fn what_a_row_beside_it_takes_up_is_not_left_out() {
    let promise = Promise {
        text: "That brushes be given to all crèches and infant schools on the quay.".to_owned(),
        day: Some(MADE),
        ..Promise::default()
    };
    let row = |text: &str| Mention {
        day: Some(MADE),
        text: text.to_owned(),
        ..Mention::nothing(In::Tracker)
    };
    let (one, other) = (
        row("Brushes for infant schools"),
        row("Brushes for crèches"),
    );
    assert_eq!(beside(&promise, &one, &[]), Some(Changed::Narrowed));
    assert_eq!(beside(&promise, &one, &[&other]), None);
}

#[test]
fn a_breakdown_and_a_time_that_are_left_out_are_changes() {
    for (said, record) in [
        (
            "Harbour Master to provide the takings of moorings in 2030 by parish.",
            "Takings of moorings 2030",
        ),
        (
            "To request a note on oil leaks at each of the pontoons in 2030.",
            "To request a note on oil leaks in 2030.",
        ),
        (
            "That rescues of swimmers off the bar be begun within five minutes.",
            "Rescues of swimmers off the bar",
        ),
    ] {
        assert_eq!(found(said, record), Some(Changed::Narrowed), "{record}");
    }
    for (said, record) in [
        (
            "Harbour Master to provide the takings of moorings in 2030 by parish.",
            "Takings of moorings, parish by parish",
        ),
        (
            "Harbour Master to provide the takings of moorings in 2030 by parish.",
            "Takings of moorings: breakdown",
        ),
        (
            "Harbour Master to provide the takings of moorings in 2030 by parish.",
            "Moorings",
        ),
        (
            "That a report on rescues off the bar be brought within two weeks.",
            "Rescues off the bar",
        ),
    ] {
        assert_eq!(found(said, record), None, "{record}");
    }
}

#[test]
fn another_committee_may_decide_on_another_time_or_on_one_of_two() {
    for (said, decided, how) in [
        (
            "That Cabinet be asked to bring the new slip forward to 2034/35.",
            "RESOLVED: That the new slip be built in 2036/37.",
            Changed::Reworded,
        ),
        (
            "That Cabinet be asked to keep the ferry free until the bridge has been mended.",
            "RESOLVED: That the ferry be free until 30 June 2033.",
            Changed::Narrowed,
        ),
        (
            "That posters for rum and for cigars be taken down on all piers.",
            "RESOLVED: That posters for cigars be taken down near schools.",
            Changed::Narrowed,
        ),
    ] {
        assert_eq!(told(2, said, decided), Some(how), "{decided}");
    }
    for (said, decided) in [
        (
            "That Cabinet be asked to bring the new slip forward to 2034/35.",
            "RESOLVED: That the new slip be built in 2034/35.",
        ),
        (
            "That Cabinet be asked to keep the ferry free until the bridge has been mended.",
            "RESOLVED: That the ferry be free for now.",
        ),
    ] {
        assert_eq!(told(2, said, decided), None, "{decided}");
    }
}

#[test]
fn how_often_is_read_from_the_longest_words() {
    let quarterly = "That quarterly updates on leaks be given.";
    let backlog = "It was proposed to report leaks twice a year, as quarterly figures misled.";
    assert_eq!(told(1, quarterly, backlog), Some(Changed::Narrowed));
    assert_eq!(
        found(quarterly, "Leaks: six-monthly update"),
        Some(Changed::Narrowed)
    );
    assert_eq!(
        found(quarterly, "Leaks: annual statement"),
        Some(Changed::Narrowed)
    );
    let charge = "That the annual charge for berths be kept down.";
    assert_eq!(found(charge, "Charge for berths to be kept down"), None);
}

#[test]
fn those_of_one_ward_are_not_all_members() {
    let told = "That Members of the Panel be told when a quay is shut.";
    let fewer = "Ward Councillors to be told when a quay is shut";
    assert_eq!(found(told, fewer), Some(Changed::Narrowed));
    assert_eq!(found(told, "Members to be told when a quay is shut"), None);
}
