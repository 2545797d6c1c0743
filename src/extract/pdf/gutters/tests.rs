//! Tables without rules, from whole pages.

use crate::extract::Document;
use crate::extract::pdf::testing::{Builder, Drawing, cells, texts};

const ROWS: [[&str; 3]; 2] = [
    ["4 May", "Roads in the north", "J Ash"],
    ["8 June", "Trees", "P Elm"],
];

fn read(page: &Drawing) -> Document {
    let mut paper = Builder::new();
    paper.page(page);
    paper.read()
}

/// Headings and two rows, the second item of two lines.
fn table(mut page: Drawing) -> Drawing {
    for (x, heading) in [(50.0, "Date"), (150.0, "Item"), (350.0, "Owner")] {
        page = page.bold(x, 100.0, heading);
    }
    for (row, y) in ROWS.iter().zip([120.0, 153.0]) {
        for (x, text) in [50.0, 150.0, 350.0].into_iter().zip(row) {
            page = page.text(x, y, text);
        }
    }
    page.text(150.0, 133.0, "and east")
        .text(150.0, 166.0, "in parks")
}

fn rows(document: &Document) -> Vec<Vec<&str>> {
    document.pages[0]
        .lines
        .iter()
        .filter(|line| !line.cells.is_empty())
        .map(cells)
        .collect()
}

#[test]
fn a_table_is_told_by_its_bold_headings_and_the_white_between_columns() {
    let page = table(Drawing::new().text(50.0, 60.0, "The programme of the panel.")).text(
        50.0,
        210.0,
        "Members may name further items to the Chair of the panel.",
    );
    let document = read(&page);
    assert_eq!(
        rows(&document),
        [
            ["Date", "Item", "Owner"],
            ["4 May", "Roads in the north\nand east", "J Ash"],
            ["8 June", "Trees\nin parks", "P Elm"],
        ]
    );
    assert_eq!(document.pages[0].lines.len(), 5);
}

#[test]
fn rules_across_part_the_rows_whatever_stands_in_the_first_column() {
    let mut page = Drawing::new()
        .text(50.0, 100.0, "Item")
        .text(250.0, 100.0, "Report")
        .text(50.0, 120.0, "Roads")
        .text(250.0, 120.0, "A report on")
        .text(250.0, 132.0, "the roads")
        .text(250.0, 152.0, "An oral report");
    for y in [88.0, 105.0, 138.0, 158.0] {
        page = page.line(48.0, y, 400.0, y);
    }
    assert_eq!(
        rows(&read(&page)),
        [
            ["Item", "Report"],
            ["Roads", "A report on\nthe roads"],
            ["", "An oral report"]
        ]
    );
}

#[test]
fn shaded_cells_show_where_columns_part() {
    let mut page = Drawing::new().raw("0.8 g");
    for y in [742.0, 702.0] {
        page = page.raw(&format!("48 {y} 100 20 re f 148 {y} 200 20 re f"));
    }
    let page = page
        .raw("0 g")
        .text(50.0, 95.0, "Date")
        .text(150.0, 95.0, "Item")
        .text(50.0, 115.0, "4 May")
        .text(150.0, 115.0, "Roads")
        .text(50.0, 135.0, "8 June")
        .text(150.0, 135.0, "Trees");
    assert_eq!(
        rows(&read(&page)),
        [["Date", "Item"], ["4 May", "Roads"], ["8 June", "Trees"]]
    );
}

#[test]
fn names_under_labels_and_an_owner_in_the_margin_stay_lines() {
    let page = Drawing::new()
        .bold(50.0, 100.0, "Present:")
        .bold(200.0, 100.0, "Apologies:")
        .bold(350.0, 100.0, "In attendance:")
        .text(50.0, 114.0, "Cllr Ash")
        .text(200.0, 114.0, "Cllr Elm")
        .text(350.0, 114.0, "The Clerk")
        .text(50.0, 128.0, "Cllr Oak")
        .text(200.0, 128.0, "Cllr Yew")
        .text(350.0, 128.0, "The Warden");
    let document = read(&page);
    assert!(rows(&document).is_empty());
    assert_eq!(texts(&document, 0)[1], "Cllr Ash\tCllr Elm\tThe Clerk");
}

#[test]
fn a_list_whose_labels_stand_in_a_column_is_no_table() {
    let mut page = Drawing::new()
        .bold(50.0, 100.0, "No")
        .bold(150.0, 100.0, "Item")
        .bold(400.0, 100.0, "Action");
    for (y, label, owner) in [(120.0, "1.", ""), (140.0, "2.", "Clerk"), (160.0, "3.", "")] {
        page = page
            .text(50.0, y, label)
            .text(150.0, y, "The matter was noted.")
            .text(400.0, y, owner);
    }
    assert!(rows(&read(&page)).is_empty());
}

#[test]
fn headings_that_the_next_page_repeats_go_on_with_the_table() {
    let mut paper = Builder::new();
    paper.page(&table(Drawing::new()));
    let mut next = Drawing::new();
    for (y, words) in [
        (60.0, ["Date", "Item", "Owner"]),
        (80.0, ["6 July", "Lamps", "R Yew"]),
        (100.0, ["3 August", "Bridges", "J Ash"]),
    ] {
        for (x, text) in [50.0, 150.0, 350.0].into_iter().zip(words) {
            next = if y < 70.0 {
                next.bold(x, y, text)
            } else {
                next.text(x, y, text)
            };
        }
    }
    paper.page(&next);
    let document = paper.read();
    let second = &document.pages[1].lines;
    assert_eq!(cells(&second[0])[0], "6 July");
    assert!(second.iter().all(|line| line.table == Some(1)));
}
