//! Whole papers, from their bytes to their lines.

use proptest::prelude::*;

use super::read;
use super::testing::{Builder, Drawing, cells, texts};
use crate::extract::{Error, OutlineEntry, Part};

fn one_page(page: &Drawing) -> Builder {
    let mut paper = Builder::new();
    paper.page(page);
    paper
}

fn losses(paper: &Builder) -> Vec<(Option<u32>, String)> {
    paper
        .read()
        .losses
        .into_iter()
        .map(|loss| (loss.page, loss.what))
        .collect()
}

#[test]
fn lines_come_in_reading_order_with_their_look() {
    let page = Drawing::new()
        .text(50.0, 140.0, "The Clerk wrote to the county.")
        .text(480.0, 140.0, "Clerk")
        .bold(50.0, 100.0, "4. MATTERS ARISING")
        .text(50.0, 127.0, "The lamp was out.");
    let document = one_page(&page).read();
    assert_eq!(
        texts(&document, 0),
        [
            "4. MATTERS ARISING",
            "The lamp was out.",
            "The Clerk wrote to the county.\tClerk"
        ]
    );
    let lines = &document.pages[0].lines;
    assert_eq!([lines[0].bold, lines[1].bold], [true, false]);
    assert_eq!([lines[1].gap, lines[2].gap], [true, false]);
    assert_eq!(lines[0].number, 1);
    assert!((lines[0].indent - 50.0).abs() < 0.5 && (lines[0].size - 11.0).abs() < 0.5);
}

#[test]
fn a_ruled_table_is_its_rows_and_the_text_around_it_is_lines() {
    let page = Drawing::new()
        .text(50.0, 80.0, "Work programme")
        .ruled(&[50.0, 150.0, 400.0], &[100.0, 120.0, 160.0])
        .bold(55.0, 114.0, "Date")
        .bold(155.0, 114.0, "Item")
        .text(55.0, 134.0, "4 May")
        .text(155.0, 134.0, "Roads in")
        .text(155.0, 148.0, "the north")
        .text(50.0, 200.0, "End");
    let document = one_page(&page).read();
    let lines = &document.pages[0].lines;
    assert_eq!(
        texts(&document, 0),
        [
            "Work programme",
            "Date\tItem",
            "4 May\tRoads in the north",
            "End"
        ]
    );
    assert_eq!(cells(&lines[2]), ["4 May", "Roads in\nthe north"]);
    assert!(lines[1].cells.iter().all(|cell| cell.bold) && !lines[2].cells[0].bold);
    assert_eq!(
        [lines[1].table, lines[2].table, lines[3].table],
        [Some(1), Some(1), None]
    );
}

/// A form in a frame: its first row ruled off, then labels with their values.
fn form(columns: &[f64]) -> Drawing {
    Drawing::new()
        .text(50.0, 80.0, "PLAN ENTRY")
        .ruled(columns, &[100.0, 118.0, 230.0])
        .bold(55.0, 113.0, "Meeting:")
        .text(155.0, 113.0, "Cabinet on the fourth of May")
        .bold(55.0, 133.0, "Title:")
        .text(155.0, 133.0, "Ferry fares")
        .bold(55.0, 153.0, "Summary:")
        .text(155.0, 153.0, "To set the fares for")
        .text(155.0, 166.0, "the winter.")
        .bold(55.0, 186.0, "Representations")
        .bold(55.0, 199.0, "to be made:")
        .text(155.0, 186.0, "None")
        .bold(55.0, 219.0, "Wards:")
        .text(155.0, 219.0, "All")
}

#[test]
fn labels_below_each_other_in_one_frame_are_rows_with_their_values() {
    for columns in [&[50.0, 150.0, 400.0][..], &[50.0, 400.0]] {
        let document = one_page(&form(columns)).read();
        assert_eq!(
            texts(&document, 0),
            [
                "PLAN ENTRY",
                "Meeting:\tCabinet on the fourth of May",
                "Title:\tFerry fares",
                "Summary:\tTo set the fares for the winter.",
                "Representations to be made:\tNone",
                "Wards:\tAll",
            ],
            "{columns:?}"
        );
    }
}

#[test]
fn a_word_that_a_narrow_column_broke_is_one_word() {
    let page = Drawing::new()
        .ruled(&[50.0, 86.0, 190.0, 400.0], &[100.0, 140.0])
        .text(53.0, 114.0, "Minut")
        .text(53.0, 128.0, "e")
        .text(95.0, 114.0, "Report")
        .text(95.0, 128.0, "on")
        .text(195.0, 114.0, "Due");
    let document = one_page(&page).read();
    let row = &document.pages[0].lines[0];
    assert_eq!(cells(row), ["Minute", "Report\non", "Due"]);
}

#[test]
fn a_line_of_a_cell_is_full_where_the_next_word_had_no_room() {
    let page = Drawing::new()
        .ruled(&[50.0, 150.0, 400.0], &[100.0, 140.0])
        .text(55.0, 114.0, "Highways Upkeep")
        .text(55.0, 128.0, "Contract Renewal")
        .text(155.0, 114.0, "Ferry fares")
        .text(155.0, 128.0, "Pier lamps");
    let document = one_page(&page).read();
    let cells = &document.pages[0].lines[0].cells;
    assert_eq!(cells[0].full, [true]);
    assert_eq!(cells[1].full, [false]);
}

#[test]
fn a_table_over_a_page_break_keeps_its_number_and_one_head() {
    let mut paper = Builder::new();
    for (foot, item) in [("1", "Roads"), ("2", "Trees")] {
        paper.page(
            &Drawing::new()
                .ruled(&[50.0, 150.0, 400.0], &[60.0, 80.0, 100.0])
                .bold(55.0, 74.0, "Date")
                .bold(155.0, 74.0, "Item")
                .text(55.0, 94.0, "May")
                .text(155.0, 94.0, item)
                .text(290.0, 820.0, foot),
        );
    }
    let document = paper.read();
    assert_eq!(texts(&document, 0), ["Date\tItem", "May\tRoads", "1"]);
    assert_eq!(texts(&document, 1), ["May\tTrees", "2"]);
    assert_eq!(document.pages[1].lines[0].table, Some(1));
}

#[test]
fn a_merged_cell_goes_on_in_the_rows_below() {
    let page = Drawing::new()
        .ruled(&[50.0, 150.0, 400.0], &[100.0, 120.0])
        .line(50.0, 140.0, 400.0, 140.0)
        .line(150.0, 130.0, 400.0, 130.0)
        .line(50.0, 120.0, 50.0, 140.0)
        .line(150.0, 120.0, 150.0, 140.0)
        .line(400.0, 120.0, 400.0, 140.0)
        .text(55.0, 114.0, "Date")
        .text(155.0, 114.0, "Item")
        .text(55.0, 134.0, "May")
        .text(155.0, 128.5, "Roads")
        .text(155.0, 138.5, "Trees");
    let document = one_page(&page).read();
    let rows = &document.pages[0].lines;
    assert_eq!(cells(&rows[1]), ["May", "Roads"]);
    assert_eq!(cells(&rows[2]), ["", "Trees"]);
    assert!(rows[2].cells[0].continues && !rows[2].cells[1].continues);
}

#[test]
fn a_box_and_an_underline_are_no_tables() {
    let page = Drawing::new()
        .raw("50 700 200 40 re S")
        .text(60.0, 120.0, "Notice")
        .line(50.0, 202.0, 110.0, 202.0)
        .text(50.0, 200.0, "Underlined");
    let document = one_page(&page).read();
    assert!(
        document.pages[0]
            .lines
            .iter()
            .all(|line| line.cells.is_empty())
    );
}

#[test]
fn a_page_on_its_side_reads_like_any_other() {
    let content = "BT /F 11 Tf 0 1 -1 0 100 50 Tm (On its side) Tj ET\n\
                   BT /F 11 Tf 0 1 -1 0 115 50 Tm (next line) Tj ET";
    let document = one_page(&Drawing::new().raw(content)).read();
    assert_eq!(texts(&document, 0), ["On its side", "next line"]);
}

#[test]
fn a_sheet_that_the_viewer_turns_reads_like_any_other() {
    let mut paper = Builder::new();
    let content = Drawing::new().raw("BT /F 11 Tf 0 1 -1 0 100 50 Tm (Landscape) Tj ET");
    paper.page_with(&content, "/Rotate 90");
    let document = paper.read();
    assert_eq!(texts(&document, 0), ["Landscape"]);
    let indent = document.pages[0].lines[0].indent;
    assert!((indent - 50.0).abs() < 1.0, "{indent}");
}

#[test]
fn the_invisible_text_of_a_scan_is_text() {
    let page = Drawing::new().raw("BT /F 11 Tf 3 Tr 50 700 Td (Read by a machine) Tj ET");
    assert_eq!(texts(&one_page(&page).read(), 0), ["Read by a machine"]);
}

#[test]
fn an_accent_drawn_by_itself_joins_its_letter() {
    let mut paper = Builder::new();
    let names = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /C /a /f /e /uni0301] >> >>";
    let font = paper.object(names);
    paper.page_with(
        &Drawing::new().raw("BT /O 11 Tf 50 700 Td [(ABCD) 450 (E)] TJ ET"),
        &format!("/Resources << /Font << /O {font} 0 R >> >>"),
    );
    assert_eq!(texts(&paper.read(), 0), ["Café"]);
}

#[test]
fn what_is_clipped_away_is_not_read() {
    let page = Drawing::new()
        .raw("q 40 600 200 200 re W n BT /F 11 Tf 50 700 Td (seen) Tj 0 -300 Td (unseen) Tj ET Q");
    assert_eq!(texts(&one_page(&page).read(), 0), ["seen"]);
}

/// A grey picture of one dot, over the whole of the given place.
fn picture(paper: &mut Builder) -> usize {
    paper.stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"x",
    )
}

#[test]
fn a_scan_without_text_is_a_loss() {
    let mut paper = Builder::new();
    let scan = picture(&mut paper);
    paper.page(&Drawing::new().text(50.0, 100.0, "Minutes"));
    paper.page_with(
        &Drawing::new().raw("q 595 0 0 842 0 0 cm /P Do Q"),
        &format!("/Resources << /XObject << /P {scan} 0 R >> >>"),
    );
    assert_eq!(
        losses(&paper),
        [(Some(2), "a scanned page without text".to_owned())]
    );
    assert_eq!(paper.read().pages[1].pictures, 1);
}

#[test]
fn a_chart_is_a_loss_and_a_letterhead_is_none() {
    let mut paper = Builder::new();
    let (head, chart) = (picture(&mut paper), picture(&mut paper));
    let resources =
        format!("/Resources << /Font 3 0 R /XObject << /H {head} 0 R /C {chart} 0 R >> >>");
    for page in 1..=4 {
        let mut drawing = Drawing::new().raw("q 500 0 0 90 40 740 cm /H Do Q").text(
            50.0,
            200.0,
            "Visits by quarter",
        );
        if page == 3 {
            drawing = drawing.raw("q 400 0 0 300 50 200 cm /C Do Q");
        }
        paper.page_with(&drawing, &resources);
    }
    let lost = losses(&paper);
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].0, Some(3));
    assert!(lost[0].1.contains("chart"));
}

#[test]
fn a_chart_that_is_drawn_is_a_loss_and_marked_words_are_none() {
    let mut chart = Drawing::new().text(50.0, 100.0, "Visits by quarter");
    let mut marked = Drawing::new();
    for (number, length) in (0..).zip([30.0, 70.0, 50.0, 90.0]) {
        let place = 40.0 * f64::from(number);
        chart = chart.raw(&format!("{} 300 20 {length} re f", 60.0 + place));
        marked = marked
            .raw(&format!("0.9 g 50 {} {length} 12 re f 0 g", 640.0 - place))
            .text(50.0, 199.0 + place, "Word");
    }
    let mut paper = Builder::new();
    paper.page(&chart);
    paper.page(&marked);
    let lost = losses(&paper);
    assert_eq!(
        lost,
        [(
            Some(1),
            "a chart, whose figures are not in the text".to_owned()
        )]
    );
}

#[test]
fn letters_that_a_font_does_not_name_are_a_loss() {
    let mut paper = Builder::new();
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Odd /Encoding << /Differences [65 /g17 /g18 /g19] >> >>";
    let font = paper.object(font);
    paper.page_with(
        &Drawing::new().raw("BT /O 11 Tf 50 700 Td (ABCABCABC) Tj ET"),
        &format!("/Resources << /Font << /O {font} 0 R >> >>"),
    );
    let lost = losses(&paper);
    assert!(lost[0].1.contains("fonts"), "{lost:?}");
    assert!(paper.read().pages[0].lines.is_empty());
}

#[test]
fn bookmarks_lead_to_sheets_by_page_and_by_name() {
    let mut paper = Builder::new();
    let first = paper.page(&Drawing::new().text(50.0, 100.0, "One"));
    let second = paper.page(&Drawing::new().text(50.0, 100.0, "Two"));
    let root = paper.object(Vec::new());
    let a = paper.object(format!(
        "<< /Title (6 Roads) /Parent {root} 0 R /Dest [{second} 0 R /Fit] /Next {} 0 R /First {} 0 R >>",
        root + 2,
        root + 3
    ));
    paper.object(format!(
        "<< /Title <FEFF00540072006500650073> /Parent {root} 0 R /A << /S /GoTo /D (trees) >> /Next {a} 0 R >>"
    ));
    paper.object(format!(
        "<< /Title (Appendix A) /Parent {a} 0 R /Dest /old >>"
    ));
    paper.replace(root, &format!("<< /Type /Outlines /First {a} 0 R >>"));
    paper.catalog(&format!(
        "/Outlines {root} 0 R /Dests << /old [{second} 0 R /Fit] >> \
         /Names << /Dests << /Names [(trees) << /D [{first} 0 R /Fit] >>] >> >>"
    ));
    let entry = |depth, title: &str, page| OutlineEntry {
        depth,
        title: title.to_owned(),
        page: Some(page),
    };
    // The last entry leads back to the first: a circle ends.
    assert_eq!(
        paper.read().outline,
        [
            entry(0, "6 Roads", 2),
            entry(1, "Appendix A", 2),
            entry(0, "Trees", 1)
        ]
    );
}

#[test]
fn page_labels_stand_in_where_no_number_is_printed() {
    let mut paper = Builder::new();
    for _ in 0..3 {
        paper.page(&Drawing::new().text(50.0, 400.0, "Text"));
    }
    paper.catalog("/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (A-) /St 7 >>] >>");
    let printed: Vec<_> = paper
        .read()
        .pages
        .into_iter()
        .map(|page| page.printed)
        .collect();
    assert_eq!(
        printed,
        ["i", "A-7", "A-8"].map(|label| Some(label.to_owned()))
    );
}

#[test]
fn headings_of_a_tagged_paper_keep_their_level() {
    let mut paper = Builder::new();
    let content = "/Title2 << /MCID 0 >> BDC BT /F 11 Tf 50 700 Td (Purpose) Tj ET EMC\n\
                   /P << /MCID 1 >> BDC BT /F 11 Tf 50 680 Td (To note.) Tj ET EMC";
    let page = paper.page(&Drawing::new().raw(content));
    paper.catalog(&format!(
        "/StructTreeRoot << /RoleMap << /Title2 /H2 >> /K [<< /S /Title2 /Pg {page} 0 R /K 0 >> << /S /P /Pg {page} 0 R /K [1] >>] >>"
    ));
    let document = paper.read();
    let headings: Vec<_> = document.pages[0]
        .lines
        .iter()
        .map(|line| line.heading)
        .collect();
    assert_eq!(headings, [Some(2), None]);
}

#[test]
fn a_head_that_the_file_itself_sets_apart_is_running() {
    let content = "/Artifact << /Type /Pagination /Subtype /Header >> BDC\n\
                   BT /F 11 Tf 50 800 Td (Wold Council) Tj ET EMC";
    let page = Drawing::new().raw(content).text(50.0, 300.0, "Text");
    let document = one_page(&page).read();
    assert_eq!(document.pages[0].lines[0].part, Part::Running);
    assert_eq!(document.pages[0].lines[1].part, Part::Body);
}

#[test]
fn a_mark_across_the_page_is_no_line_of_it() {
    let page = Drawing::new()
        .text(50.0, 300.0, "Text")
        .raw("BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET");
    let document = one_page(&page).read();
    assert_eq!(texts(&document, 0), ["Text", "DRAFT"]);
    assert_eq!(document.pages[0].lines[1].part, Part::Stamp);
}

#[test]
fn forms_that_draw_each_other_are_ended() {
    let mut paper = Builder::new();
    let resources = |form: usize| format!("/Resources << /XObject << /N {form} 0 R >> >>");
    let dictionary = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]";
    let mut form = paper.stream(dictionary, b"");
    for _ in 0..40 {
        let entries = format!("{dictionary} {}", resources(form));
        form = paper.stream(&entries, b"/N Do /N Do /N Do");
    }
    paper.page_with(
        &Drawing::new().text(50.0, 100.0, "Before").raw("/N Do"),
        &format!("/Resources << /Font 3 0 R /XObject << /N {form} 0 R >> >>"),
    );
    let document = paper.read();
    assert_eq!(texts(&document, 0), ["Before"]);
    assert!(document.losses[0].what.contains("draws more"));
}

#[test]
fn a_form_that_draws_itself_is_ended() {
    let mut paper = Builder::new();
    let dictionary = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]";
    let form = paper.stream(
        &format!("{dictionary} /Resources << /XObject << /N 4 0 R >> >>"),
        b"/N Do /N Do",
    );
    assert_eq!(form, 4);
    paper.page_with(
        &Drawing::new().raw("/N Do"),
        "/Resources << /XObject << /N 4 0 R >> >>",
    );
    assert_eq!(paper.read().pages.len(), 1);
}

#[test]
fn a_sheet_of_an_impossible_size_is_a_loss() {
    let mut paper = Builder::new();
    paper.page_with(
        &Drawing::new().text(50.0, 100.0, "x"),
        "/MediaBox [0 0 9999999 9999999]",
    );
    let document = paper.read();
    assert_eq!(document.losses.len(), 1);
}

#[test]
fn a_page_whose_content_cannot_be_unpacked_is_a_loss() {
    let mut paper = one_page(&Drawing::new().text(50.0, 100.0, "Kept"));
    let broken = paper.stream("/Filter /ASCII85Decode", b"\xff\xfe not this");
    paper.page_with(&Drawing::new(), &format!("/Contents [{broken} 0 R]"));
    paper.page_with(&Drawing::new(), "");
    let lost = losses(&paper);
    assert_eq!(
        lost,
        [(Some(2), "part of a page that is damaged".to_owned())]
    );
}

#[test]
fn a_page_that_ends_midway_is_read_so_far_and_is_a_loss() {
    let mut paper = one_page(&Drawing::new().text(50.0, 100.0, "Whole"));
    let long = Drawing::new().text(50.0, 100.0, &"Words of the report. ".repeat(12));
    let short = "BT /F 11 Tf 50 700 Td (Apologies were";
    for content in [short, "0 0 m 100 1"] {
        paper.page(&Drawing::new().raw(&long.content).raw(content));
    }
    let document = paper.read();
    assert!(texts(&document, 1)[0].starts_with("Words of the report."));
    let damaged = |page| (Some(page), "part of a page that is damaged".to_owned());
    assert_eq!(losses(&paper), [damaged(2), damaged(3)]);
}

#[test]
fn heads_that_take_turns_on_left_and_right_pages_are_running() {
    let mut paper = Builder::new();
    for page in 0..5 {
        let head = ["Wold Council", "Minutes of the harbour panel"][page % 2];
        let x = [50.0, 380.0][page % 2];
        let body = format!(
            "Point {} is about {}.",
            page + 1,
            "abcde".get(page..=page).unwrap()
        );
        paper.page(&Drawing::new().text(x, 40.0, head).text(50.0, 300.0, &body));
    }
    let document = paper.read();
    for page in &document.pages {
        assert_eq!(page.lines[0].part, Part::Running, "{:?}", page.number);
        assert_eq!(page.lines[1].part, Part::Body);
    }
}

#[test]
fn numbers_of_marks_in_a_form_are_not_the_page_s() {
    let mut paper = Builder::new();
    let form = paper.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10]", b"");
    let content = "/P << /MCID 0 >> BDC BT /F 11 Tf 50 700 Td (To note.) Tj ET EMC";
    let page = paper.page(&Drawing::new().raw(content));
    paper.catalog(&format!(
        "/StructTreeRoot << /K [<< /S /H1 /Pg {page} 0 R /K << /Type /MCR /MCID 0 /Stm {form} 0 R >> >>] >>"
    ));
    assert_eq!(paper.read().pages[0].lines[0].heading, None);
}

#[test]
fn a_font_that_cannot_be_read_is_a_loss() {
    let mut paper = Builder::new();
    paper.page_with(
        &Drawing::new().raw("BT /O 11 Tf 50 700 Td (\\300\\301) Tj ET"),
        "/Resources << /Font << /O << /Type /Font /Subtype /Type0 >> >> >>",
    );
    assert!(losses(&paper)[0].1.contains("font"));
}

#[test]
fn a_password_and_damage_are_told_apart() {
    let mut paper = one_page(&Drawing::new().text(50.0, 100.0, "Secret"));
    let zeros = "00".repeat(32);
    paper.trailer(&format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{zeros}> /U <{zeros}> >> /ID [<00> <00>]"
    ));
    assert!(matches!(read("a.pdf", &paper.bytes()), Err(Error::Locked)));
    let broken = read("a.pdf", b"%PDF-1.4\nnothing follows");
    assert!(matches!(broken, Err(Error::Damaged(_))));
}

#[test]
fn a_paper_that_broke_off_gives_what_is_left_of_it_and_says_so() {
    let mut paper = Builder::new();
    for _ in 0..3 {
        paper.page(&Drawing::new().text(50.0, 400.0, &"Words of the report. ".repeat(60)));
    }
    let bytes = paper.bytes();
    let whole = read("a.pdf", &bytes).unwrap();
    assert!(whole.losses.is_empty(), "{:?}", whole.losses);
    let cut = read("a.pdf", &bytes[..bytes.len() * 6 / 10]).unwrap();
    assert!(!cut.pages.is_empty());
    let lost: Vec<&str> = cut.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert!(
        lost.contains(&"the end of the file, which broke off"),
        "{lost:?}"
    );
    assert!(
        lost.iter().any(|what| what.contains("of its 3 pages")),
        "{lost:?}"
    );
}

#[test]
fn a_table_without_rules_goes_on_over_a_page_without_its_headings() {
    let row = |page: Drawing, y: f64, cells: [&str; 3]| {
        page.text(50.0, y, cells[0])
            .text(150.0, y, cells[1])
            .text(400.0, y, cells[2])
    };
    let mut first = Drawing::new()
        .bold(50.0, 600.0, "Date")
        .bold(150.0, 600.0, "Report")
        .bold(400.0, 600.0, "Author");
    first = row(first, 630.0, ["4 May", "Roads in the north", "A Finch"]);
    first = row(first, 660.0, ["4 May", "Budget for the year", "B Wren"]);
    first = row(first, 690.0, ["8 June", "Library hours", "C Swift"]);
    let mut second = row(Drawing::new(), 80.0, ["8 June", "Harbour dues", "D Martin"]);
    second = row(second, 110.0, ["6 July", "Trees and hedges", "E Crane"]);
    second = second.text(
        50.0,
        170.0,
        "Members may ask for more reports by writing to the clerk.",
    );
    let mut paper = Builder::new();
    paper.page(&first);
    paper.page(&second);
    let document = paper.read();
    let lines = &document.pages[1].lines;
    assert_eq!(cells(&lines[1]), ["6 July", "Trees and hedges", "E Crane"]);
    assert_eq!(lines[0].table, document.pages[0].lines[0].table);
    assert!(lines[2].cells.is_empty());

    // Running text at the top is no rest of the table.
    let mut paper = Builder::new();
    paper.page(&first);
    paper.page(
        &Drawing::new()
            .text(
                50.0,
                80.0,
                "The panel will meet again to look at the reports of June.",
            )
            .text(50.0, 94.0, "Apologies")
            .text(400.0, 94.0, "Cllr Finch")
            .text(50.0, 108.0, "Absent")
            .text(400.0, 108.0, "Cllr Wren"),
    );
    let document = paper.read();
    assert!(
        document.pages[1]
            .lines
            .iter()
            .all(|line| line.cells.is_empty())
    );
}

fn rich_paper() -> Vec<u8> {
    let mut paper = Builder::new();
    let form = paper.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font 3 0 R >>",
        b"BT /F 11 Tf 50 50 Td (In a form) Tj ET",
    );
    for number in 1..=2 {
        paper.page_with(
            &Drawing::new()
                .bold(50.0, 60.0, "Work programme")
                .ruled(&[50.0, 150.0, 400.0], &[100.0, 120.0, 160.0])
                .text(55.0, 114.0, "Date")
                .text(155.0, 114.0, "Item")
                .raw("/X Do")
                .text(290.0, 820.0, &number.to_string()),
            &format!("/Resources << /Font 3 0 R /XObject << /X {form} 0 R >> >>"),
        );
    }
    paper.catalog("/Outlines << /First << /Title (One) /Dest [0 /Fit] >> >> /PageLabels << /Nums [0 << /S /D >>] >>");
    paper.bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damage_of_any_kind_ends_without_a_panic(
        cut in 0.2_f64..1.0,
        changes in proptest::collection::vec((0.0_f64..1.0, any::<u8>()), 0..24),
    ) {
        let mut bytes = rich_paper();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = |part: f64, length: usize| (part * length as f64) as usize;
        for (place, byte) in changes {
            let index = at(place, bytes.len());
            bytes[index] = byte;
        }
        let length = at(cut, bytes.len());
        if let Ok(document) = read("a.pdf", &bytes[..length]) {
            prop_assert!(!document.pages.is_empty());
        }
    }
}
