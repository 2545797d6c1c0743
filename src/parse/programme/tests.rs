//! Work programmes and forward plans in many councils’ columns.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::domain::source::Kind as Format;
use crate::extract::{Cell, Line, Page, text};

fn read(document: &Document, titles: &[&str]) -> (Vec<WorkProgramme>, Vec<Loss>) {
    super::read(document, &shape::sort(document), titles)
}

fn programme(text: &str) -> (WorkProgramme, Vec<Loss>) {
    let document = text::read("a.txt", text.as_bytes()).unwrap();
    let (mut programmes, losses) = read(&document, &["Parking permits", "Tree planting report"]);
    assert_eq!(programmes.len(), 1, "{programmes:?}");
    (programmes.remove(0), losses)
}

fn none(text: &str) {
    let document = text::read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(read(&document, &[]).0, [], "{text}");
}

/// A page of a PDF: rows of cells, a `^` being the lower part of the cell above.
fn sheet(number: u32, table: u32, rows: &[&[&str]]) -> Page {
    let lines = rows
        .iter()
        .zip(1..)
        .map(|(cells, line)| Line {
            number: line,
            text: cells.join("\t"),
            cells: cells
                .iter()
                .zip(0..)
                .map(|(text, column)| Cell {
                    text: if *text == "^" { "" } else { text }.to_owned(),
                    column,
                    span: 1,
                    continues: *text == "^",
                    ..Cell::default()
                })
                .collect(),
            table: Some(table),
            ..Line::default()
        })
        .collect();
    Page {
        number: Some(number),
        lines,
        ..Page::default()
    }
}

fn pdf(pages: Vec<Page>) -> Document {
    Document {
        name: "a.pdf".to_owned(),
        kind: Format::Pdf,
        sha256: String::new(),
        pages,
        outline: Vec::new(),
        losses: Vec::new(),
    }
}

fn brief(rows: &[ProgrammeRow]) -> Vec<(Option<Date>, &str)> {
    rows.iter()
        .map(|row| (row.date, row.item.as_str()))
        .collect()
}

const MAY: Option<Date> = Some(date(2031, 5, 8));
const JUNE: Option<Date> = Some(date(2031, 6, 12));

#[test]
fn a_day_stands_for_its_rows_and_a_repeated_heading_is_dropped() {
    let (programme, losses) = programme(
        "Highways Scrutiny Panel\n\nWork Programme 2031/32\n\n\
         Date of meeting\tSubject\tPurpose\tLead officer\n\
         8 May 2031\tPotholes\tTo examine the backlog.\tA. Smith\n\
         \tParking permits\t\t\n\n\
         Date of meeting\tSubject\tPurpose\tLead officer\n\
         Thursday 12th June 2031, 6.30 pm\tTrees\t\t\n",
    );
    assert_eq!(
        programme.committee.as_deref(),
        Some("Highways Scrutiny Panel")
    );
    assert_eq!(programme.year.as_deref(), Some("2031/32"));
    assert_eq!(
        brief(&programme.rows),
        [(MAY, "Potholes"), (MAY, "Parking permits"), (JUNE, "Trees")]
    );
    assert_eq!(
        programme.rows[0].actions.as_deref(),
        Some("To examine the backlog.")
    );
    assert_eq!(programme.rows[2].note, None);
    assert_eq!(programme.headings[3], "Lead officer");
    assert_eq!(losses, []);
}

#[test]
fn an_item_named_once_stands_for_the_actions_under_it() {
    let (programme, _) = programme(
        "Work Programme\nMeeting Date\tItem\tActions\tProgress\n\
         8 May 2031\tPotholes\tMap to be sent.\tSent.\n\
         \t\tCosts to be reported.\tExpected in June.\n",
    );
    assert_eq!(
        brief(&programme.rows),
        [(MAY, "Potholes"), (MAY, "Potholes")]
    );
    assert_eq!(
        programme.rows[1].progress.as_deref(),
        Some("Expected in June.")
    );
    assert_ne!(programme.rows[0].id, programme.rows[1].id);
}

#[test]
fn suggestions_are_tentative_and_a_date_may_hold_a_note() {
    let (programme, _) = programme(
        "Work Programme\nMeeting\tTopic\tComments\n\
         8 May 2031 *Joint meeting with the Parks Panel\tSuggested items tbc: Ponds\t\n\
         12 June 2031 (moved from 5 June)\tAllotments (tbc)\t\n\
         TBC\tBandstands\t\n",
    );
    let rows = &programme.rows;
    assert_eq!(
        rows[0].note.as_deref(),
        Some("Joint meeting with the Parks Panel")
    );
    assert_eq!((rows[0].item.as_str(), rows[0].tentative), ("Ponds", true));
    assert_eq!(rows[1].note.as_deref(), Some("moved from 5 June"));
    assert_eq!(
        (rows[1].item.as_str(), rows[1].tentative),
        ("Allotments (tbc)", true)
    );
    // What has no meeting's day waits for one.
    let topic = &programme.forward_plan[0];
    assert_eq!(
        (topic.topic.as_str(), topic.proposed.as_deref()),
        ("Bandstands", Some("TBC"))
    );
}

#[test]
fn a_day_without_a_year_lies_in_the_municipal_year_of_the_title() {
    let (programme, _) = programme(
        "Work Programme 2030/31\nMeeting date\tTopic\tKey decision\tPurpose of report\n\
         Thursday 12 September\tPonds\tNo\t\n13 March\tTrees\tNo\t\n",
    );
    assert_eq!(
        brief(&programme.rows),
        [
            (Some(date(2030, 9, 12)), "Ponds"),
            (Some(date(2031, 3, 13)), "Trees")
        ]
    );
}

#[test]
fn lines_of_a_cell_are_items_and_lost_lines_only_where_the_agenda_tells() {
    let (programme, _) = programme(
        "Work Programme\nMeeting Date\tItem\tOutcome\n\
         8 May 2031\t<p>1. Ponds</p> <p>2. Benches</p>\t\n\
         12 June 2031\tTree planting Parking permits\t\n\
         10 July 2031\tKerbs Gullies\t\n",
    );
    assert_eq!(
        brief(&programme.rows),
        [
            (MAY, "Ponds"),
            (MAY, "Benches"),
            (JUNE, "Tree planting"),
            (JUNE, "Parking permits"),
            (Some(date(2031, 7, 10)), "Kerbs Gullies"),
        ]
    );
}

#[test]
fn actions_of_several_items_in_one_cell_are_a_loss() {
    let (programme, losses) = programme(
        "Work Programme\nMeeting Date\tItem\tActions\n\
         8 May 2031\t<p>Ponds</p> <p>Benches</p>\tMap to be sent.\n",
    );
    assert!(programme.rows.iter().all(|row| row.actions.is_none()));
    assert_eq!(losses.len(), 1);
}

#[test]
fn progress_opposite_several_actions_belongs_to_none_of_them() {
    let (programme, losses) = programme(
        "Work Programme\nMeeting Date\tItem\tActions\tProgress\n\
         8 May 2031\tPotholes\tMap to be sent.\t<p>Sent.</p> <p>Expected in June.</p>\n\
         \t\tCosts to be reported.\t\n\
         \tTrees\tThe report be noted.\tNoted.\n",
    );
    let progress: Vec<_> = programme
        .rows
        .iter()
        .map(|row| row.progress.as_deref())
        .collect();
    assert_eq!(progress, [None, None, Some("Noted.")]);
    assert_eq!(
        losses[0].what,
        "progress that could not be aligned with its action"
    );
}

fn leads(rows: &[ProgrammeRow]) -> Vec<Option<&str>> {
    rows.iter().map(|row| row.lead.as_deref()).collect()
}

#[test]
fn the_lead_officer_is_kept_and_a_member_who_leads_is_none() {
    let (programme, _) = programme(
        "Work Programme\nMeeting Date\tItem\tLead Member\tResponsible Officer\tActions\n\
         8 May 2031\tPotholes\tCllr Moss\tIda Penn\tMap to be sent.\n\
         \t\t\t\tCosts to be reported.\n\
         12 June 2031\tTrees\tCllr Moss\tTBC\t\n\
         To be scheduled\tKerbs\tCllr Moss\tJan Orr\t\n",
    );
    assert_eq!(
        leads(&programme.rows),
        [Some("Ida Penn"), Some("Ida Penn"), None]
    );
    assert_eq!(programme.forward_plan[0].lead.as_deref(), Some("Jan Orr"));
    let (programme, _) = self::programme(
        "Work Programme\nMeeting Date\tItem\tLead\tProgress\n\
         8 May 2031\tPotholes\tHead of Highways\tSent.\n\
         12 June 2031\tTrees\t–\t\n",
    );
    assert_eq!(leads(&programme.rows), [Some("Head of Highways"), None]);
}

#[test]
fn one_officer_over_several_rows_leads_on_all_of_them() {
    let document = pdf(vec![sheet(
        9,
        1,
        &[
            &["Meeting Date", "Item", "Lead Officer", "Progress"],
            &["8 May 2031", "Potholes", "Ida Penn", "Sent."],
            &["^", "Kerbs", "^", ""],
            &["12 June 2031", "Trees", "", ""],
        ],
    )]);
    let (programmes, _) = read(&document, &[]);
    assert_eq!(
        leads(&programmes[0].rows),
        [Some("Ida Penn"), Some("Ida Penn"), None]
    );
}

#[test]
fn a_progress_cell_that_covers_rows_is_a_loss_with_its_page() {
    let document = pdf(vec![sheet(
        9,
        1,
        &[
            &["Meeting Date", "Item", "Actions", "Progress"],
            &["8 May 2031", "Potholes", "Map to be sent.", "Sent."],
            &["^", "^", "Costs to be reported.", "^"],
        ],
    )]);
    let (programmes, losses) = read(&document, &[]);
    assert!(programmes[0].rows.iter().all(|row| row.progress.is_none()));
    assert_eq!(losses[0].page, Some(9));
    // Either may be given it by hand.
    let beside = programmes[0]
        .rows
        .iter()
        .map(|row| row.unaligned.as_deref());
    assert_eq!(beside.collect::<Vec<_>>(), [Some("Sent."); 2]);
}

#[test]
fn a_cell_that_goes_on_over_a_page_is_one_cell() {
    let document = pdf(vec![
        sheet(
            4,
            1,
            &[
                &["Meeting Date", "Item", "Recommendations / Actions"],
                &["8 May 2031", "Street lighting and", "Costs to be"],
            ],
        ),
        sheet(
            5,
            1,
            &[
                &["Meeting Date", "Item", "Recommendations / Actions"],
                &["", "its costs", "reported."],
                &["12 June 2031", "Trees", ""],
            ],
        ),
    ]);
    let (programmes, _) = read(&document, &[]);
    let rows = &programmes[0].rows;
    assert_eq!(
        brief(rows),
        [(MAY, "Street lighting and its costs"), (JUNE, "Trees")]
    );
    assert_eq!(rows[0].actions.as_deref(), Some("Costs to be reported."));
}

#[test]
fn lines_that_the_edge_of_a_column_broke_are_one_item() {
    let document = pdf(vec![sheet(
        1,
        1,
        &[
            &["Meeting Date", "Item", "Progress"],
            &["8 May 2031", "Ponds\nBenches", ""],
            &[
                "12 June 2031",
                "Winter maintenance of\nthe High Street bridge",
                "",
            ],
            &["10 July 2031", "Library Strategy Annual\nReport", ""],
            &[
                "4 September 2031",
                "Wardens and their hours\nBins beside the lake",
                "",
            ],
        ],
    )]);
    let (programmes, _) = read(&document, &[]);
    let items: Vec<&str> = programmes[0]
        .rows
        .iter()
        .map(|row| row.item.as_str())
        .collect();
    assert_eq!(
        items,
        [
            "Ponds",
            "Benches",
            "Winter maintenance of the High Street bridge",
            "Library Strategy Annual Report",
            "Wardens and their hours",
            "Bins beside the lake",
        ]
    );
}

#[test]
fn days_may_stand_in_rows_of_their_own_or_over_each_table() {
    let (rows_of_days, _) = programme(
        "Forward Work Programme\nItem\tPurpose\tLead\n\
         Thursday 8 May 2031\t\t\nPonds\tTo review depth.\tParks\n\
         12 June 2031\t\t\nTrees\tTo review height.\tParks\n",
    );
    assert_eq!(brief(&rows_of_days.rows), [(MAY, "Ponds"), (JUNE, "Trees")]);
    let (tables, _) = programme(
        "Work Programme\n8 May 2031\nItem\tPurpose\tLead\nPonds\tTo review depth.\tParks\n\
         Meeting: 12 June 2031\nItem\tPurpose\tLead\nTrees\tTo review height.\tParks\n",
    );
    assert_eq!(brief(&tables.rows), [(MAY, "Ponds"), (JUNE, "Trees")]);
}

#[test]
fn ticks_under_days_say_which_meeting_takes_a_report() {
    let (programme, _) = programme(
        "Committee Work Programme\nReport\tLead\t8 May 2031\t12 June 2031\n\
         Ponds\tA. Smith\tX\tX\nTrees\tB. Jones\t\t✓\n",
    );
    assert_eq!(
        brief(&programme.rows),
        [(MAY, "Ponds"), (JUNE, "Ponds"), (JUNE, "Trees")]
    );
    none("Committee Work Programme\nReport\tLead\t8 May 2031\t12 June 2031\nPonds\tA\t12\t14\n");
    none("Visits\nReport\tLead\t8 May 2031\t12 June 2031\nPonds\tA\tX\tX\n");
}

#[test]
fn items_stand_below_the_days_of_their_meetings() {
    let (programme, _) =
        programme("Committee work plan\n8 May 2031\t12 June 2031\nPonds\tTrees\n\tBenches\n");
    assert_eq!(
        brief(&programme.rows),
        [(MAY, "Ponds"), (JUNE, "Trees"), (JUNE, "Benches")]
    );
}

#[test]
fn a_list_of_days_and_items_is_a_programme_and_a_list_of_days_is_none() {
    let read = |text: &str| {
        let document = text::read("a.txt", text.as_bytes()).unwrap();
        crate::parse::read(&document).work_programmes
    };
    let list = read(
        "Parks Panel – Work Programme 2031/32\n\n8 May 2031\n\n\
         • Ponds – Head of Parks\n• Trees\n\n12 June 2031, 6.30pm\n\n• Benches (tbc)\n\n\
         Not yet scheduled\n\n• Kites\n\nThe Panel may change its programme at any time.\n\n• Boats\n",
    );
    assert_eq!(list[0].committee.as_deref(), Some("Parks Panel"));
    assert_eq!(
        brief(&list[0].rows),
        [(MAY, "Ponds"), (MAY, "Trees"), (JUNE, "Benches (tbc)")]
    );
    assert_eq!(list[0].forward_plan.len(), 1);
    assert_eq!(read("Work Programme\n\n8 May 2031\n\n12 June 2031\n"), []);
    assert_eq!(
        read("Dates\n\n8 May 2031\n\n• Ponds\n\n12 June 2031\n\n• Trees\n"),
        []
    );
}

#[test]
fn topics_without_a_meeting_are_the_forward_plan() {
    let (programme, _) = programme(
        "Parks Board – Work Programme 2031 to 2032\n\
         Meeting Date\tItem\tActions\n8 May 2031\tPonds\t\n\
         Items to be scheduled\n\
         Topic\tDetail\tProposed Date\n\
         Boating\tAsked for by residents.\t3 July 2031\n\
         Kites\t\tautumn\n",
    );
    assert_eq!(programme.committee.as_deref(), Some("Parks Board"));
    assert_eq!(programme.headings, ["Meeting Date", "Item", "Actions"]);
    let plan = &programme.forward_plan;
    assert_eq!(plan[0].topic, "Boating");
    assert_eq!(plan[0].proposed_date, Some(date(2031, 7, 3)));
    assert_eq!(
        (plan[1].proposed.as_deref(), plan[1].proposed_date),
        (Some("autumn"), None)
    );
}

#[test]
fn another_heading_within_a_table_begins_another_and_cells_that_sound_like_one_do_not() {
    let (programme, _) = programme(
        "Work Programme\nMeeting Date\tItem\tProgress\n\
         8 May 2031\tPonds\tComplete\n\tUpdate\tComplete\n\n\
         Topic\tDetail\tProposed Date\nBoating\t\tautumn\n",
    );
    assert_eq!(brief(&programme.rows), [(MAY, "Ponds"), (MAY, "Update")]);
    assert_eq!(programme.forward_plan[0].topic, "Boating");
}

#[test]
fn a_heading_below_the_rows_of_another_table_is_found() {
    let (programme, _) = programme(
        "North\tSouth\tEast\nMow\tSow\tReap\nHay\tOats\tRye\nA\tB\tC\n\n\
         Meeting Date\tItem\tProgress\n8 May 2031\tPonds\t\n",
    );
    assert_eq!(brief(&programme.rows), [(MAY, "Ponds")]);
}

#[test]
fn two_committees_have_two_programmes() {
    let document = text::read(
        "a.txt",
        b"Parks Board Work Programme\nMeeting Date\tItem\tActions\n8 May 2031\tPonds\t\n\
          Roads Board Work Programme\nMeeting Date\tItem\tActions\n8 May 2031\tKerbs\t\n",
    )
    .unwrap();
    let (programmes, _) = read(&document, &[]);
    let named: Vec<_> = programmes
        .iter()
        .map(|programme| {
            (
                programme.committee.as_deref().unwrap(),
                programme.rows.len(),
            )
        })
        .collect();
    assert_eq!(named, [("Parks Board", 1), ("Roads Board", 1)]);
}

#[test]
fn a_programme_without_headings_is_read_under_its_title_only() {
    let rows = "8 May 2031\tPonds\tTo review depth.\n12 June 2031\tTrees\tTo review height.\n";
    let (programme, _) = programme(&format!("Committee Work Programme\n{rows}"));
    assert_eq!(brief(&programme.rows), [(MAY, "Ponds"), (JUNE, "Trees")]);
    none(&format!("Inspections\n{rows}"));
}

#[test]
fn a_programme_that_cannot_be_read_is_a_loss() {
    let document = text::read(
        "a.txt",
        b"Work Programme 2031/32\nNorth\tSouth\tEast\nPonds\tTrees\tNets\nBenches\tKerbs\tBins\n",
    )
    .unwrap();
    let (programmes, losses) = read(&document, &[]);
    assert_eq!(programmes, []);
    assert_eq!(losses.len(), 1);
}

#[test]
fn a_programme_with_leads_and_deadlines_is_no_table_of_tasks() {
    let text = "Meeting date\tReport title\tRecommendation\tLead officer\tSubmission deadline\n\
                8 May 2031\tPonds\tTo agree the depth.\tA. Smith\t1 May 2031\n";
    let (programme, _) = programme(text);
    assert_eq!(brief(&programme.rows), [(MAY, "Ponds")]);
    let document = text::read("a.txt", text.as_bytes()).unwrap();
    assert_eq!(
        crate::parse::actions::read(&document, &shape::sort(&document)).0,
        []
    );
}

#[test]
fn other_tables_are_no_programme() {
    none("Period\tReviews\n2030/31\t12\n2031/32\t14\n");
    none("Date\tMeeting\tAttendance\n8 May 2031\tParks Board\tPresent\n");
    none("Version\tDate\tAuthor\tChanges\n1\t8 May 2031\tA. Smith\tFirst\n");
    none("Date\tItem\tCost\n8 May 2031\tGrit\t£400\n12 June 2031\tSalt\t£200\n");
    none("Issue\tComments\nNobody answers.\tTwo posts are filled.\n");
    none("Risk\tDescription\tScore\tOwner\nFlood\tThe river rises.\t12\tA. Smith\n");
    none("Issue\tPriority\tMeeting date\nKerbs\tHigh\t8 May 2031\n");
}

proptest! {
    #[test]
    fn any_cells_are_survived_and_every_item_is_in_its_row(
        rows in prop::collection::vec(prop::collection::vec(
            "(Suggested items tbc: |8 May 2031|TBC|Item|Progress|- |• )?\\PC{0,24}(\n\\PC{0,9})?", 1..5), 1..9),
        paged in any::<bool>(),
    ) {
        let mut all: Vec<Vec<&str>> = vec![vec!["Meeting Date", "Item", "Actions", "Progress"]];
        all.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let slices: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
        let cut = if paged { slices.len() / 2 } else { 0 };
        let mut pages = vec![sheet(1, 1, &slices[..cut]), sheet(2, 1, &slices[cut..])];
        pages[0].lines.insert(0, Line { text: "Work Programme".to_owned(), ..Line::default() });
        // A cell that a page broke is joined: what is read stands in its column.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let whole = (0..5)
            .flat_map(|column| pages.iter().flat_map(|page| &page.lines)
                .filter_map(move |line| Some(fold::quote(&line.cells.get(column)?.text))))
            .collect::<Vec<_>>().join(" ");
        let whole = letters(&whole);
        let (programmes, _) = read(&pdf(pages), &["Parking permits"]);
        for row in programmes.iter().flat_map(|programme| &programme.rows) {
            prop_assert!(whole.contains(&letters(&row.item)), "{}", row.item);
        }
    }
}

#[test]
fn the_day_of_the_paper_is_no_meeting_and_a_shortened_committee_heads_its_days() {
    let (programme, _) = programme(
        "Harbour Committee: Work Programme 2031/32\n\nTansyshire Council – as at 20 November 2031\n\n\
         Item\tLead Member\tOfficer\tDate to Cttee\tStatus\n\
         Mooring fees\tCllr Ash\tB. Elm\t14 January 2032\tOn track\n\
         Slipway charges\tCllr Ash\tB. Elm\t11 March 2032\tDrafted\n",
    );
    let days: Vec<_> = programme.rows.iter().map(|row| row.date).collect();
    assert_eq!(days, [Some(date(2032, 1, 14)), Some(date(2032, 3, 11))]);
}

#[test]
fn business_is_the_heading_of_items() {
    let (programme, _) = programme(
        "Quays Board: plan of business\nMeeting\tBusiness\tOfficer\n8 May 2031\tLamps\tWarden\n12 June 2031\tPiers\tWarden\n",
    );
    let items: Vec<&str> = programme.rows.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(items, ["Lamps", "Piers"]);
}

#[test]
fn an_item_with_a_number_of_its_own_is_one_however_its_cell_breaks() {
    let head: &[&str] = &[
        "Reference",
        "Committee Date",
        "Report title",
        "Lead Officer",
    ];
    let page = sheet(
        1,
        1,
        &[
            head,
            &[
                "FS/1",
                "12 June 2031",
                "Notice of the\nPier byelaws and\nFerry rules",
                "M Orme",
            ],
            &[
                "FS/2",
                "12 June 2031",
                "Moorings\nLet by the month",
                "J Elm",
            ],
            &[
                "FS/3",
                "24 July 2031",
                "A look at the lamps and the signs of the quay",
                "A Ash",
            ],
        ],
    );
    let (programmes, losses) = read(&pdf(vec![page]), &[]);
    assert_eq!(
        brief(&programmes[0].rows),
        [
            (
                Some(date(2031, 6, 12)),
                "Notice of the Pier byelaws and Ferry rules"
            ),
            (Some(date(2031, 6, 12)), "Moorings Let by the month"),
            (
                Some(date(2031, 7, 24)),
                "A look at the lamps and the signs of the quay"
            ),
        ]
    );
    assert!(losses.is_empty(), "{losses:?}");
}
