//! What the desk and the reader show.

use super::{
    JULY, JUNE, MAY, agenda, desk_on, import, item, meeting, minuted, paragraph, programme, store,
};
use crate::domain::meeting::Role;
use crate::domain::minutes::Clause;
use crate::domain::report::Report;
use crate::domain::source::{Loss, Place, Reading};
use crate::store::desk::{Block, BlockRole};

fn pack() -> Reading {
    let mut weirs = item("2", "Weirs");
    weirs.ask = Some("Members are asked to comment.".to_owned());
    weirs.pages = Some((2, 3));
    weirs.report = Some(Report {
        recommendations: vec![Clause {
            number: Some("a".to_owned()),
            text: "note the survey".to_owned(),
            page: Some(2),
            line: 9,
            ..Clause::default()
        }],
        ..Report::default()
    });
    let mut minuted = minuted("7", "Weirs", &["a survey of weirs"]);
    minuted.place = Place {
        page: Some(5),
        printed_page: None,
        line: 1,
    };
    if let Some(minutes) = &mut minuted.minutes {
        minutes.text = "The engineer spoke. She would send a map. It rained.\n\n\
                        RESOLVED:\n\n1. a survey of weirs"
            .to_owned();
        minutes.undertakings = vec![Clause {
            text: "She would send a map.".to_owned(),
            tracked: true,
            page: Some(5),
            line: 2,
            rule: "undertaking".to_owned(),
            ..Clause::default()
        }];
    }
    let mut pack = agenda("june.pdf", JUNE, vec![item("1", "Apologies"), weirs]);
    pack.meetings
        .push(meeting(MAY, Role::Minutes, vec![minuted]));
    pack.paragraphs = vec![
        paragraph(Some(1), 1, "Agenda"),
        paragraph(Some(2), 1, "The weirs are old."),
        paragraph(Some(3), 1, "They leak."),
        paragraph(Some(4), 1, "Unrelated."),
        paragraph(Some(5), 1, "7. Weirs"),
        paragraph(
            Some(5),
            2,
            "The engineer spoke. She would send a map. It rained.",
        ),
        paragraph(Some(5), 4, "1. a survey of weirs"),
    ];
    pack.losses = vec![Loss {
        page: Some(2),
        what: "a chart".to_owned(),
    }];
    pack.work_programmes
        .push(programme(&[(JULY, "Fords"), (JUNE, "Weirs")]));
    pack
}

fn lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let page = block.source.as_ref().and_then(|source| source.place.page);
            let page = page.map(|page| format!(" p{page}")).unwrap_or_default();
            format!("{:?} {}|{}{page}", block.role, block.mark, block.text)
        })
        .collect()
}

#[test]
fn an_item_begins_with_what_is_asked_and_ends_with_its_report() {
    let (_folder, mut store) = store();
    import(&mut store, &pack());
    let key = desk_on(&store, JUNE).agenda[1].key;
    assert_eq!(
        lines(&store.item(key).unwrap()),
        [
            "Section |Asked of us",
            "Ask |Members are asked to comment.",
            "Section |Recommendations",
            "Recommendation a|note the survey p2",
            "Section |Report",
            "Text |The weirs are old. p2",
            "Loss |a chart p2",
            "Text |They leak. p3",
        ]
    );
}

#[test]
fn an_ask_and_a_report_stand_at_their_own_lines_and_not_at_their_items() {
    let (_folder, mut store) = store();
    let mut pack = pack();
    let weirs = &mut pack.meetings[0].items[1];
    weirs.place = Place {
        page: Some(1),
        printed_page: None,
        line: 7,
    };
    if let Some(report) = &mut weirs.report {
        report.author = Some("Ann Elm".to_owned());
    }
    let ask = "The survey is bound in. Members are asked to comment.";
    pack.paragraphs[0] = paragraph(Some(1), 7, "2. Weirs");
    pack.paragraphs.insert(1, paragraph(Some(1), 9, ask));
    import(&mut store, &pack);
    let key = desk_on(&store, JUNE).agenda[1].key;
    let blocks = store.item(key).unwrap();
    let place = |mark: &str, words: &str| {
        let mut found = blocks.iter();
        let block = found.find(|block| block.mark == mark && block.text == words);
        let place = &block.unwrap().source.as_ref().unwrap().place;
        (place.page, place.line)
    };
    assert_eq!(place("", "Members are asked to comment."), (Some(1), 9));
    assert_eq!(place("Author", "Ann Elm"), (Some(2), 1));
}

#[test]
fn an_account_is_cut_where_its_clauses_stand_and_no_word_comes_twice() {
    let (_folder, mut store) = store();
    import(&mut store, &pack());
    let key = desk_on(&store, JUNE).minutes[0].key;
    assert_eq!(
        lines(&store.item(key).unwrap()),
        [
            "Section |Minutes",
            "Text |The engineer spoke. p5",
            "Clause UNDERTAKING|She would send a map. p5",
            "Text |It rained. p5",
            "Text |RESOLVED: p5",
            "Clause RESOLVED 1|a survey of weirs",
        ]
    );
}

#[test]
fn the_desk_shows_the_agenda_the_last_minutes_the_actions_and_the_programme() {
    let (_folder, mut store) = store();
    import(&mut store, &pack());
    let desk = desk_on(&store, JUNE);
    assert!(desk.agenda[0].procedural && !desk.agenda[1].procedural);
    assert_eq!(desk.agenda[1].pages, Some((2, 3)));
    assert_eq!(
        desk.agenda[1].printed_pages,
        Some(("4".to_owned(), "5".to_owned()))
    );
    assert_eq!(desk.minutes[0].number.as_deref(), Some("7"));
    assert_eq!(desk.minutes[0].clauses.len(), 2);
    assert_eq!(desk.actions.len(), 2);
    assert_eq!(desk.actions[0].minute.as_deref(), Some("7"));
    let rows: Vec<_> = desk.programme.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(rows, ["Weirs", "Fords"]);
    assert_eq!(desk.programme_headings, ["Date", "Item"]);
    assert_eq!(desk.losses[0].loss.what, "a chart");
    // Its own meeting had no minutes before it.
    assert!(desk_on(&store, MAY).minutes.is_empty());
    assert_eq!(desk_on(&store, MAY).actions.len(), 2);
}

#[test]
fn an_ask_that_the_agenda_lacks_is_the_reports() {
    let (_folder, mut store) = store();
    let mut pack = pack();
    pack.meetings[0].items[1].ask = None;
    import(&mut store, &pack);
    let row = desk_on(&store, JUNE).agenda.remove(1);
    assert_eq!(row.ask.as_deref(), Some("note the survey"));
}

#[test]
fn the_surroundings_of_a_place_are_its_page_or_its_neighbours() {
    let (_folder, mut store) = store();
    let done = import(&mut store, &pack());
    let page = lines(&store.around(done.key, Some(2), 1).unwrap());
    assert_eq!(page, ["Text |The weirs are old. p2", "Loss |a chart p2"]);
    let mut text = agenda("page.txt", MAY, vec![]);
    text.paragraphs = (1..=60)
        .map(|line| paragraph(None, line, &format!("line {line}")))
        .collect();
    let done = import(&mut store, &text);
    let near = store.around(done.key, None, 40).unwrap();
    assert_eq!(near[0].text, "line 20");
    assert_eq!(near[near.len() - 1].text, "line 60");
    assert_eq!(near.len(), 41);
    assert!(near.iter().all(|block| block.role == BlockRole::Text));
}
