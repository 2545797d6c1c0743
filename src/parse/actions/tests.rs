//! Tables of tasks in many councils’ columns, and tables that are none.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::extract::text;
use crate::parse::table::cell;
use crate::parse::table::shape;

fn read(document: &Document) -> (Vec<ActionTable>, Vec<Loss>) {
    super::read(document, &shape::sort(document))
}

fn tables(text: &str) -> Vec<ActionTable> {
    read(&text::read("a.txt", text.as_bytes()).unwrap()).0
}

fn one(text: &str) -> ActionTable {
    let mut tables = tables(text);
    assert_eq!(tables.len(), 1, "{tables:?}");
    tables.remove(0)
}

#[test]
fn a_title_that_runs_into_the_heading_is_parted_from_it() {
    let table = one(
        "Appendix 2. Timetable for the new pool Activity\tTask owner\tDue Date\n\
         Drain the old pool.\tAB/CD\tCompleted\n\
         Tile the new pool.\tEF\t20th September 31\n\
         Heat it.\tEF\tNorth 3rd May South tbc\n",
    );
    assert_eq!(table.title.as_deref(), Some("Timetable for the new pool"));
    assert_eq!(table.headings, ["Activity", "Task owner", "Due Date"]);
    let rows = &table.rows;
    assert_eq!(rows[0].task, "Drain the old pool.");
    assert!(rows[0].done && !rows[1].done);
    assert_eq!(rows[1].due_date, Some(date(2031, 9, 20)));
    assert_eq!(rows[2].due_date, None);
}

#[test]
fn a_tracker_keeps_when_a_row_was_entered_and_its_state() {
    let table = one("Action Tracker\n\
         Minute\tDate entered\tAction\tLead officer\tDue\tStatus\n\
         4\t9 July 2031\tSend the list.\tA. Smith\t18 September 2031\tComplete. Sent.\n\
         5\t\tAsk for a quotation.\tB. Jones\tby 2 October 2031\tTo be completed\n");
    assert_eq!(table.title.as_deref(), Some("Action Tracker"));
    let rows = &table.rows;
    assert_eq!(rows[0].entered, Some(date(2031, 7, 9)));
    assert_eq!(rows[1].entered, rows[0].entered);
    assert!(rows[0].done && !rows[1].done);
    assert_eq!(rows[1].due_date, Some(date(2031, 10, 2)));
    assert_eq!(rows[1].due.as_deref(), Some("by 2 October 2031"));
}

#[test]
fn headings_of_many_councils_are_known() {
    for head in [
        "Action\tLead\tDeadline\tRAG",
        "Agreed actions\tResponsible Officer\tTimescale\tProgress",
        "Task\tBy whom\tBy when\tComments",
        "What\tWho\tWhen\tUpdate",
        "Resolution / Action\tOfficer\tTo be completed by\tUpdate/Status",
        "Recommendation\tLead Officer(s)\tTarget date\tUpdate",
        "Actions to be taken\tPerson responsible\tTarget completion date\tStatus",
    ] {
        let table = one(&format!(
            "{head}\nSend the list.\tA. Smith\t9 July 2031\tSent\n"
        ));
        let row = &table.rows[0];
        assert_eq!(
            (
                row.task.as_str(),
                row.owner.as_deref(),
                row.due_date,
                row.status.as_deref()
            ),
            (
                "Send the list.",
                Some("A. Smith"),
                Some(date(2031, 7, 9)),
                Some("Sent")
            ),
            "{head}"
        );
    }
}

#[test]
fn a_date_behind_the_action_is_due_and_one_before_it_is_when_it_was_raised() {
    let due = one("Action\tOwner\tDate\nSend the list.\tA. Smith\t9 July 2031\n");
    assert_eq!(due.rows[0].due_date, Some(date(2031, 7, 9)));
    let raised = one("Date\tAction\tOwner\tStatus\n9 July 2031\tSend the list.\tA. Smith\tOpen\n");
    assert_eq!(raised.rows[0].entered, Some(date(2031, 7, 9)));
    assert_eq!(raised.rows[0].due, None);
    // Under a heading that is no known one the days alone would be taken for when it is due.
    let asked = one("Responses to requests of the Panel\n\
         Date\tMinute\tRecommendation or request\tResponsible\tResponse\tStatus\n\
         9 July 2031\t7\tList of the quays to be sold\tHarbour Trust\tNot yet received\tOpen\n\
         3 September 2031\t11\tVisit to the lifeboat house\tClerk\tEight Members came on 9 October\tClosed\n\
         3 September 2031\t12\tTimes of launches by station\tHarbour Trust\tReminder sent\tOpen\n");
    let entered: Vec<_> = asked.rows.iter().map(|row| row.entered).collect();
    let later = Some(date(2031, 9, 3));
    assert_eq!(entered, [Some(date(2031, 7, 9)), later, later]);
    assert!(asked.rows.iter().all(|row| row.due.is_none()));
}

#[test]
fn a_row_without_a_task_belongs_to_the_row_above_and_a_short_one_is_a_title() {
    let table = one("Action\tOwner\tDeadline\tStatus\n\
         Parks\t\t\t\n\
         Mow the long meadow.\tA. Smith\tMay\tOpen\n\
         \tB. Jones\t\t\n");
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0].owner.as_deref(), Some("A. Smith B. Jones"));
}

#[test]
fn done_is_said_outright_or_not_at_all() {
    for text in [
        "Completed",
        "Complete – sent 5 May",
        "Closed.",
        "Done",
        "COMPLETE",
        "Action completed",
    ] {
        assert!(cell::says_done(text), "{text}");
    }
    for text in [
        "Not completed",
        "To be completed",
        "Complete by May",
        "Partially complete",
        "In progress",
        "90% complete",
        "Complete the list",
        "",
    ] {
        assert!(!cell::says_done(text), "{text}");
    }
}

#[test]
fn a_day_or_a_tick_under_completed_is_done() {
    let table = one("Action\tWho\tWhen\tDate completed\n\
         Mow the meadow.\tA. Smith\tMay\t3 May 2031\n\
         Sow the meadow.\tA. Smith\tJune\t✓\n\
         Sell the hay.\tA. Smith\tJuly\t\n");
    let done: Vec<bool> = table.rows.iter().map(|row| row.done).collect();
    assert_eq!(done, [true, true, false]);
}

#[test]
fn a_tracker_that_cannot_be_read_is_a_loss() {
    let text = b"Action Tracker\nNorth\tSouth\nMow\tSow\nReap\tSell\n";
    let (tables, losses) = read(&text::read("a.txt", text).unwrap());
    assert_eq!((tables.len(), losses.len()), (0, 1));
}

#[test]
fn other_tables_name_no_tasks() {
    for text in [
        "Period\tReviews\n2030/31\t12\n2031/32\t14\n",
        "Risk\tMitigating action\tOwner\tDue date\nFlood\tDig a ditch.\tA. Smith\tMay\n",
        "Risk Title\tCause\tAction\tOwner\tTarget date\nFlood\tRain\tDig.\tA\tMay\n",
        "Step 1\tVisit the house\nStep 2\tWrite the report\n",
        "Issue raised\tComments and planned activity\nNobody answers.\tA post is filled.\n",
        "Name\tStatus\tNotes\n1\tAttendee\tLetter sent\n",
        "Indicator\tOwner\tTarget\tActual\nCalls answered\tA. Smith\t90%\t88%\n",
        "Directorate\tBudget\tForecast\tVariance\nParks\t1.2\t1.3\t0.1\n",
        "Member\tRole\tAttendance\nCllr Smith\tChair\tPresent\n",
        "Date\tActivity\tOfficer\n9 July 2031\tOpening of the pool\tA. Smith\n",
        "Item\tAction\n4\tSend the list.\n",
        "Work Programme\nMeeting Date\tItem\tActions\tProgress\n9 July 2031\tPonds\tSend the list.\tSent\n",
        "Task\tOwner\tDue\n1.2\t3.4\t12%\n",
    ] {
        assert_eq!(tables(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn any_cells_are_survived_and_every_task_is_in_the_text(
        rows in prop::collection::vec("(\\PC{0,20}\t){0,5}\\PC{0,12}", 1..9),
        title in "\\PC{0,30}",
    ) {
        let text = format!("{title}\nAction\tOwner\tDue\tStatus\n{}\n", rows.join("\n"));
        let document = text::read("a.txt", text.as_bytes()).unwrap();
        // A cell that a page broke is joined: what is read stands in its column.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let column: String = document.pages[0].lines.iter()
            .filter_map(|line| Some(letters(&fold::quote(&line.cells.first()?.text)))).collect();
        for task in read(&document).0.iter().flat_map(|table| &table.rows) {
            prop_assert!(column.contains(&letters(&task.task)), "{}", task.task);
        }
    }
}

/// The minutes that the rows of a paper's tables are said to be of.
fn minutes_of(text: &str) -> Vec<Option<String>> {
    let document = text::read("a.txt", text.as_bytes()).unwrap();
    let tables = crate::parse::read(&document).action_tables;
    let rows = tables.into_iter().flat_map(|table| table.rows);
    rows.map(|row| row.minute).collect()
}

const HEAD: &str = "HARBOUR PANEL\n\nMinutes of the meeting held on 5 June 2031\n\n\
    Present: Councillors Ash and Birch\n\n1. APOLOGIES\n\nThere were none.\n\n";

#[test]
fn a_table_under_a_minute_is_of_that_minute() {
    let table = |task: &str| {
        format!("Action\tLead\tTimescale\n{task}\tClerk\tJuly 2031\nA note of it\tMr Roe\tsoon\n\n")
    };
    let both = format!(
        "{HEAD}2. MOORINGS\n\nThe Panel heard of the moorings.\n\n{}3. SLIPWAYS\n\n\
         The Panel heard of the slipways.\n\n{}The meeting closed at 9 pm.\n",
        table("List of moorings to be sent"),
        table("Slipways to be counted"),
    );
    let numbers = minutes_of(&both);
    let numbers: Vec<&str> = numbers.iter().flatten().map(String::as_str).collect();
    assert_eq!(numbers, ["2", "2", "3", "3"]);
    // One table behind the last minute is of all of them.
    let list = format!(
        "{HEAD}2. MOORINGS\n\nThe Panel heard of the moorings.\n\n\
         The meeting closed at 9 pm.\n\nACTIONS\n\n{}",
        table("List of moorings to be sent")
    );
    assert_eq!(minutes_of(&list), [None, None]);
}

#[test]
fn a_column_of_numbers_says_of_which_minute_a_row_is() {
    for (heading, cell, number) in [
        ("Minute", "4/31", Some("4/31")),
        ("Min ref", "Min. 12", Some("12")),
        ("Item no.", "5.2", Some("5.2")),
        ("Agenda item", "7 Moorings", Some("7")),
        ("Ref", "12", None),
        ("Minute", "as above", None),
    ] {
        let list = format!(
            "ACTION LOG\n\n{heading}\tAction\tOwner\tDue\n{cell}\tSend the list of moorings\tClerk\tJuly 2031\n\
             \tCount the slipways\tMr Roe\tJuly 2031\n"
        );
        let number = number.map(str::to_owned);
        assert_eq!(
            minutes_of(&list),
            [number.clone(), number],
            "{heading}: {cell}"
        );
    }
}

#[test]
fn where_a_row_arose_is_the_day_it_was_entered() {
    for head in [
        "Arising from\tAction\tBy\tDue\tProgress",
        "From\tAction\tOfficer\tDue\tProgress",
    ] {
        let table = one(&format!(
            "{head}\n9 July 2031\tSend the list.\tA. Smith\t18 September 2031\tSent\n"
        ));
        assert_eq!(table.rows[0].entered, Some(date(2031, 7, 9)), "{head}");
    }
}

#[test]
fn what_became_of_resolutions_is_a_table_of_tasks_behind_its_programme() {
    let table = one("Appendix 1: Forward Work Programme\n\n\
         Appendix 2: Progress with Panel resolutions\n\
         Date of meeting\tItem\tResolution or request\tProgress\n\
         9 July 2031\t5. Lamps\tList of lamps by quay\tSent to Members on 1 August 2031\n\
         9 July 2031\t8. Piers\tSpeak to the owners\tLetter in draft\n");
    let rows = &table.rows;
    assert_eq!(rows[0].task, "List of lamps by quay");
    assert_eq!(rows[0].entered, Some(date(2031, 7, 9)));
    assert_eq!(rows[0].minute.as_deref(), Some("5"));
    let requests = one("Update on Members' requests\n\
         Meeting\tRequest\tOfficer\tPosition\n\
         July 2031\tList of lamps by quay\tWarden\tOn the website\n");
    assert_eq!(requests.rows[0].task, "List of lamps by quay");
}
