//! Which paper wins, told by small papers.

use super::*;

fn teller(key: i64, role: Role, status: Option<Status>) -> Teller {
    Teller {
        key,
        document: key,
        document_id: key.to_string(),
        role,
        status,
        issued: None,
        language: Language::English,
        alone: false,
        supplement: false,
        loose: false,
        seen: None,
    }
}

fn told(key: i64, telling: i64, folded: &str, number: &str) -> Told {
    Told {
        key,
        telling,
        folded: folded.to_owned(),
        number: (!number.is_empty()).then(|| number.to_owned()),
        report: false,
        sheets: 0,
        account: true,
        truncated: false,
        paper: None,
        brings: false,
        names: false,
        joins: None,
        parent: None,
        references: Vec::new(),
    }
}

fn titles(merged: &[Merged]) -> Vec<&str> {
    merged
        .iter()
        .map(|item| item.face.folded.as_str())
        .collect()
}

#[test]
fn what_only_the_minutes_tell_comes_behind_what_it_follows() {
    let items = [
        told(1, 1, "apologies", "20"),
        told(2, 1, "chairs announcements", "21"),
        told(3, 1, "night buses", "22"),
        told(4, 2, "apologies", "1"),
        told(5, 2, "night buses", "2"),
        told(6, 2, "urgent business", "3"),
    ];
    let tellers = in_order(
        vec![
            teller(1, Role::Minutes, None),
            teller(2, Role::Agenda, None),
        ],
        &items,
    );
    let merged = merge(&tellers, &items);
    assert_eq!(
        titles(&merged),
        [
            "apologies",
            "chairs announcements",
            "night buses",
            "urgent business"
        ]
    );
    assert_eq!(merged[2].told, [4, 2]);
}

#[test]
fn confirmed_wins_over_draft_and_whole_over_cut() {
    let tellers = in_order(
        vec![
            teller(1, Role::Minutes, Some(Status::Confirmed)),
            teller(2, Role::Minutes, Some(Status::Draft)),
            teller(3, Role::Minutes, Some(Status::Confirmed)),
        ],
        &[],
    );
    let mut items = [
        told(1, 1, "night buses", ""),
        told(2, 2, "night buses", ""),
        told(3, 3, "night buses", ""),
    ];
    items[2].truncated = true;
    assert_eq!(merge(&tellers, &items)[0].account, Some(0));
    items[2].truncated = false;
    assert_eq!(
        merge(&tellers, &items)[0].account,
        Some(2),
        "imported later"
    );
}

#[test]
fn pages_without_title_and_number_are_items_of_their_own() {
    let tellers = [teller(1, Role::Item, None), teller(2, Role::Item, None)];
    let items = [told(1, 1, "", ""), told(2, 2, "", "")];
    assert_eq!(merge(&tellers, &items).len(), 2);
}

#[test]
fn what_a_supplement_adds_to_an_item_stands_behind_it() {
    let mut late = teller(2, Role::Agenda, None);
    late.supplement = true;
    let tellers = [teller(1, Role::Agenda, None), late];
    let part = |told: Told| Told {
        parent: Some("6".to_owned()),
        ..told
    };
    let items = [
        told(1, 1, "apologies", "5"),
        told(2, 1, "budget", "6"),
        told(3, 1, "ferries", "7"),
        part(told(4, 2, "night buses", "")),
        part(told(5, 2, "a second slipway", "")),
    ];
    assert_eq!(
        titles(&merge(&tellers, &items)),
        [
            "apologies",
            "budget",
            "night buses",
            "a second slipway",
            "ferries"
        ]
    );
}

#[test]
fn a_paper_goes_to_the_one_item_of_its_reference() {
    let tellers = [teller(1, Role::Agenda, None), teller(2, Role::Item, None)];
    let bearing = |told: Told, reference: &str| Told {
        references: vec![reference.to_owned()],
        ..told
    };
    let mut items = vec![
        bearing(told(1, 1, "31 00417 night buses", "7"), "31/00417"),
        bearing(told(2, 1, "31 00420 ferries", "8"), "31/00420"),
        bearing(told(3, 2, "transport in the year", ""), "31/00420"),
    ];
    let merged = merge(&tellers, &items);
    assert_eq!(merged.len(), 2);
    assert_eq!(merged[1].told, [1, 2]);
    // Two items of one reference leave no one place.
    items[0].references = vec!["31/00420".to_owned()];
    assert_eq!(merge(&tellers, &items).len(), 3);
}

#[test]
fn a_page_that_lost_its_title_is_the_item_of_its_number() {
    let tellers = [teller(1, Role::Agenda, None), teller(2, Role::Item, None)];
    let items = [told(1, 1, "night buses", "7"), told(2, 2, "", "7")];
    assert_eq!(merge(&tellers, &items).len(), 1);
}

#[test]
fn a_welsh_paper_adds_nothing_to_its_english_twin() {
    let mut welsh = teller(2, Role::Agenda, None);
    welsh.language = Language::Welsh;
    let kept = in_order(vec![welsh.clone(), teller(1, Role::Agenda, None)], &[]);
    assert_eq!(kept.len(), 1);
    assert_eq!(in_order(vec![welsh], &[]).len(), 1);
}

#[test]
fn a_whole_draft_wins_over_a_confirmed_account_that_is_cut() {
    let tellers = in_order(
        vec![
            teller(1, Role::Minutes, Some(Status::Confirmed)),
            teller(2, Role::Minutes, Some(Status::Draft)),
        ],
        &[],
    );
    let mut items = [told(1, 1, "night buses", ""), told(2, 2, "night buses", "")];
    items[0].truncated = true;
    assert_eq!(merge(&tellers, &items)[0].account, Some(1));
}

#[test]
fn a_supplement_joins_its_item_and_keeps_the_agendas_order_and_title() {
    let mut items = [
        told(1, 1, "apologies", "1"),
        told(2, 1, "low pier gangway options", "2"),
        told(3, 1, "ferries", "3"),
        told(4, 2, "low pier gangway", "2"),
    ];
    items[1].paper = Some(Paper::ToFollow);
    items[3].brings = true;
    for tellers in [[1, 2], [2, 1]] {
        let tellers = tellers.map(|key| teller(key, Role::Agenda, None)).to_vec();
        let merged = merge(&in_order(tellers, &items), &items);
        assert_eq!(
            titles(&merged),
            ["apologies", "low pier gangway options", "ferries"]
        );
        assert_eq!(merged[1].paper, Some(Paper::Late));
        assert_eq!(merged[1].late, Some(3));
    }
}

#[test]
fn a_report_beside_an_agenda_that_came_alone_is_not_late() {
    let mut agenda = teller(1, Role::Agenda, None);
    agenda.alone = true;
    let mut items = [
        told(1, 1, "night buses", "1"),
        told(2, 2, "night buses", "1"),
    ];
    items[1].brings = true;
    let tellers = in_order(vec![agenda.clone(), teller(2, Role::Item, None)], &items);
    assert_eq!(merge(&tellers, &items)[0].late, None);
    agenda.alone = false;
    let tellers = in_order(vec![agenda, teller(2, Role::Item, None)], &items);
    assert_eq!(merge(&tellers, &items)[0].late, Some(1));
}
