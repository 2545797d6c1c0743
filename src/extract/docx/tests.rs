//! Documents written part by part, as the programs of officers write them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::read;
use crate::extract::archive::testing::pack;
use crate::extract::{Document, Error, Line, Part};

const LISTS: &str = r#"<w:numbering>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"#;

const STYLES: &str = r#"<w:styles>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
</w:styles>"#;

const RELATIONS: &str = r#"<Relationships>
<Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/>
<Relationship Id="c" Type="x/header" Target="/word/header1.xml"/><Relationship Id="d" Type="x/footnotes" Target="footnotes.xml"/>
</Relationships>"#;

const HEADER: &str = "<w:hdr><w:p><w:r><w:t>Draft minutes</w:t></w:r></w:p><w:p><w:r><w:t>1</w:t></w:r></w:p></w:hdr>";

const NOTES: &str = "<w:footnotes><w:footnote><w:p><w:r><w:t>See the map.</w:t></w:r></w:p></w:footnote></w:footnotes>";

fn file(body: &str) -> Vec<u8> {
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    pack(&[
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", LISTS.as_bytes()),
    ])
}

fn document(body: &str) -> Document {
    read("paper.docx", &file(body)).unwrap()
}

fn lines(body: &str) -> Vec<Line> {
    document(body).pages.remove(0).lines
}

fn texts(body: &str) -> Vec<String> {
    lines(body).into_iter().map(|line| line.text).collect()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn point(list: u8, level: u8, words: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
    )
}

#[test]
fn numbers_that_are_settings_are_printed() {
    let body = [
        point(1, 0, "Otters"),
        point(1, 1, "brooks"),
        point(1, 1, "ponds"),
        point(1, 2, "deep"),
        point(1, 0, "Hedges"),
        point(1, 1, "thorn"),
        point(3, 0, "boots"),
        point(2, 0, "Costs"),
        point(2, 1, "of ink"),
        point(2, 1, "of nibs"),
    ];
    assert_eq!(
        texts(&body.concat()),
        [
            "1. Otters",
            "(a) brooks",
            "(b) ponds",
            "i) deep",
            "2. Hedges",
            "(a) thorn",
            "• boots",
            "D Costs",
            "D.1 of ink",
            "D.2 of nibs"
        ]
    );
}

#[test]
fn a_list_with_a_start_of_its_own_begins_again_and_others_count_on() {
    let styled =
        r#"<w:p><w:pPr><w:pStyle w:val="Point"/></w:pPr><w:r><w:t>by its style</w:t></w:r></w:p>"#;
    let out = r#"<w:p><w:pPr><w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>taken out</w:t></w:r></w:p>"#;
    let body = [
        point(1, 0, "one"),
        styled.to_owned(),
        out.to_owned(),
        point(4, 0, "again"),
        point(4, 0, "and on"),
    ];
    assert_eq!(
        texts(&body.concat()),
        [
            "1. one",
            "2. by its style",
            "taken out",
            "1. again",
            "2. and on"
        ]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_and_comments_left_out() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">That the fee be </w:t></w:r>
<w:del><w:r><w:delText>£5</w:delText></w:r></w:del><w:ins><w:r><w:t>£6</w:t></w:r></w:ins>
<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>
<w:moveTo><w:r><w:t xml:space="preserve"> a year</w:t></w:r></w:moveTo></w:p>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Two paragraphs </w:t></w:r></w:p><w:p><w:r><w:t>made one.</w:t></w:r></w:p>"#;
    assert_eq!(
        texts(body),
        ["That the fee be £6 a year", "Two paragraphs made one."]
    );
}

#[test]
fn words_struck_through_are_left_out_and_said() {
    let body = format!(
        "{}<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Ponds</w:t></w:r><w:r><w:t>Trees</w:t></w:r></w:p>",
        p("Items")
    );
    assert_eq!(texts(&body), ["Items", "Trees"]);
    assert_eq!(document(&body).losses[0].what, super::STRUCK);
}

#[test]
fn a_colour_that_alone_says_the_state_is_a_loss() {
    let cell = |words: &str, fill: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:shd w:fill="{fill}"/></w:tcPr>{}</w:tc>"#,
            p(words)
        )
    };
    let table = |fill: &str| {
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Task", "auto"),
            cell("RAG", "auto"),
            cell("Mow", "auto"),
            cell("", fill)
        )
    };
    let said = |fill: &str| document(&table(fill)).losses;
    assert_eq!(said("00B050")[0].what, "colours without words under “RAG”");
    assert_eq!(said("auto"), []);
}

#[test]
fn fields_give_their_results_and_hidden_text_stays_hidden() {
    let body = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>no</w:t></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Minute 9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:softHyphen/><w:noBreakHyphen/><w:t>a</w:t></w:r></w:p>
<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>
<w:hyperlink><w:r><w:t>the &amp;#160;map&#x2014;here</w:t></w:r></w:hyperlink></w:p>"#;
    assert_eq!(texts(body), ["Minute 9-a", "the &#160;map—here"]);
}

#[test]
fn tabs_part_columns_and_a_line_ended_by_hand_is_a_line() {
    let body = "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Ferry</w:t><w:tab/><w:tab/><w:t>Clerk</w:t><w:br/><w:t>second</w:t></w:r></w:p>";
    let lines = lines(body);
    assert_eq!(lines[0].text, "1. Ferry\tClerk");
    assert_eq!(lines[1].text, "second");
    assert!(lines[0].gap && !lines[1].gap);
}

#[test]
fn the_look_comes_from_styles() {
    let body = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Weirs</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Plain</w:t></w:r></w:p>{}"#,
        p("Text")
    );
    let lines = lines(&body);
    assert_eq!((lines[0].heading, lines[0].bold), (Some(2), true));
    assert!((lines[0].size - 14.0).abs() < 0.01);
    assert!(!lines[1].bold);
    assert_eq!((lines[2].heading, lines[2].bold), (None, false));
}

#[test]
fn cells_keep_what_is_merged_and_what_is_nested() {
    let inner = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("in"),
        p("ner")
    );
    let body = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc><w:tc>{}{}</w:tc><w:tc>{inner}</w:tc></w:tr>
<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#,
        p("Meeting"),
        p("Owner"),
        p("3 May 2031"),
        p("Fords"),
        point(1, 0, "count"),
        p("struck out"),
        p("Ferries"),
        p("In a frame"),
        p("Another"),
    );
    let lines = lines(&body);
    assert_eq!(lines[0].cells[0].span, 2);
    assert_eq!(lines[0].cells[1].column, 2);
    assert!(lines[0].cells[0].bold && !lines[1].cells[0].bold);
    assert_eq!(lines[1].cells[1].text, "Fords\n1. count");
    assert_eq!(lines[1].cells[2].text, "in ner");
    assert_eq!(lines[1].text, "3 May 2031\tFords 1. count\tin ner");
    assert!(lines[2].cells[0].continues && !lines[1].cells[0].continues);
    assert_eq!(lines[2].cells[1].text, "Ferries");
    assert_eq!(
        (lines[3].text.as_str(), lines[3].table),
        ("In a frame", None)
    );
    assert_eq!((lines[2].table, lines[4].table), (Some(1), Some(2)));
}

#[test]
fn a_text_box_is_read_once_and_a_large_picture_said() {
    let body = format!(
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="500000" cy="300000"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#,
        p("In a box")
    );
    let document = document(&body);
    assert_eq!(document.pages[0].lines.len(), 1);
    assert_eq!(document.pages[0].lines[0].text, "In a box");
    assert_eq!(document.pages[0].pictures, 1);
    assert_eq!(document.losses.len(), 1);
}

#[test]
fn heads_run_and_notes_stand_at_the_end() {
    let text = format!("<w:document><w:body>{}</w:body></w:document>", p("Agenda"));
    let bytes = pack(&[
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
        ("word/header1.xml", HEADER.as_bytes()),
        ("word/footnotes.xml", NOTES.as_bytes()),
    ]);
    let lines = read("", &bytes).unwrap().pages.remove(0).lines;
    let seen: Vec<(&str, Part)> = lines
        .iter()
        .map(|line| (line.text.as_str(), line.part))
        .collect();
    assert_eq!(
        seen,
        [
            ("Draft minutes", Part::Running),
            ("Agenda", Part::Body),
            ("See the map.", Part::Body)
        ]
    );
}

#[test]
fn what_is_made_to_attack_is_a_limit_reached() {
    let deep = format!("{}{}", "<w:ins>".repeat(100_000), p("x"));
    assert!(matches!(read("", &file(&deep)), Err(Error::Limit(_))));
    let tables = "<w:tbl><w:tr><w:tc>".repeat(60);
    assert!(matches!(read("", &file(&tables)), Err(Error::Limit(_))));
    let row = "<w:tr><w:tc/><w:tc/></w:tr>".repeat(200_000);
    let cells = format!("<w:tbl>{row}</w:tbl>");
    assert!(matches!(read("", &file(&cells)), Err(Error::Limit(_))));
    let attribute = format!(r#"<w:p w:x="{}"/>{}"#, "y".repeat(1 << 20), p("Agenda"));
    assert_eq!(texts(&attribute), ["Agenda"]);
}

#[test]
fn what_is_empty_or_broken_off_says_so() {
    assert!(matches!(read("", &file("<w:p/>")), Err(Error::Empty)));
    assert!(matches!(read("", &file("<w:p>")), Err(Error::Damaged(_))));
    let none = pack(&[("word/other.xml", b"<a/>")]);
    assert!(matches!(read("", &none), Err(Error::Damaged(_))));
}

/// Marks and words in any order, as no program writes them.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:tab/>",
        "<w:br/>",
        "<w:del>",
        "</w:del>",
        "words",
        "&#0;",
        "&x;",
        "&",
        "\u{202e}",
        r#"<w:gridSpan w:val="99999"/>"#,
        r#"<w:gridSpan w:val="-1"/>"#,
        "<w:pPr>",
        "</w:pPr>",
        "<w:tcPr>",
        "</w:tcPr>",
        r#"<w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr>"#,
        r#"<w:ind w:left="1e40"/>"#,
        r#"<w:outlineLvl w:val="255"/>"#,
        r#"<w:fldChar w:fldCharType="begin"/>"#,
        "<w:sdt>",
        "</w:sdt>",
        "<!--",
        "]]>",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_marks_are_a_sentence_or_a_sound_reading(body in scraps()) {
        if let Ok(document) = read("", &file(&body)) {
            for (number, line) in (1..).zip(&document.pages[0].lines) {
                prop_assert_eq!(line.number, number);
                prop_assert!(line.indent.is_finite() && line.end.is_finite() && line.size.is_finite());
                let unclean = line.text.contains(['\n', '\u{202e}', '\0']);
                prop_assert!(!unclean);
            }
        }
    }

    #[test]
    fn bytes_that_change_on_the_way_never_panic(at in 0_usize..4000, to in any::<u8>(), cut in 0_usize..4000) {
        let mut bytes = file(&[p("Agenda"), point(1, 1, "Fords")].concat());
        let length = bytes.len();
        bytes[at % length] = to;
        let _any = read("", &bytes);
        let _cut = read("", &bytes[..cut % length]);
    }
}
