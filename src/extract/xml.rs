//! Answers of the web service → lines, in the same words as its web pages.
//!
//! One meeting (`GetMeeting`) comes out as its page would when copied: its name and
//! day, who came, then for each item its number, title, text and minutes, which the
//! service gives whole. The words of a field are a piece of a web page and are read as
//! one.

mod fields;
mod meeting;

use crate::domain::identity;
use crate::domain::source::{Kind, Loss};
use crate::extract::{Document, Error, Page, html};

use fields::Answer;

const COMMITTEES: &str = "it is the web service's list of committees, which holds no paper; ask it for one meeting (GetMeeting?lMeetingId=…) and import that answer";
const MEETINGS: &str = "it is the web service's list of meetings, which holds no paper; ask it for one of them (GetMeeting?lMeetingId=…) and import that answer";
const OTHER: &str = "it is an XML file and no answer of a council's web service; import the paper itself, as PDF, as a web page or as text";

/// Reads an answer of the web service, well-formed or not.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let found = fields::read(&html::encoding::decode(bytes))?;
    match found.answer {
        Answer::Meeting => {}
        Answer::Meetings => return Err(Error::Unsupported(MEETINGS.to_owned())),
        Answer::Committees => return Err(Error::Unsupported(COMMITTEES.to_owned())),
        Answer::Other => return Err(Error::Unsupported(OTHER.to_owned())),
    }
    let mut losses = Vec::new();
    if found.broken {
        losses.push(Loss {
            page: None,
            what: "a part of the web service's answer, which breaks the rules of XML there"
                .to_owned(),
        });
    }
    Ok(Document {
        name: name.to_owned(),
        kind: Kind::Xml,
        sha256: identity::sha256(bytes),
        pages: vec![Page {
            lines: meeting::lines(found)?,
            ..Page::default()
        }],
        outline: Vec::new(),
        losses,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use proptest::prelude::*;

    use super::*;

    fn texts(xml: &str) -> Vec<String> {
        let document = read("a.xml", xml.as_bytes()).expect("an answer");
        let lines = document.pages.into_iter().flat_map(|page| page.lines);
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn words_that_are_escaped_twice_and_raw_markup_come_out_as_words() {
        let xml = "<getmeeting><meeting><agendaitems><agendaitem><agendaitemtitle>Chair&amp;#39;s \
            R&amp;amp;D</agendaitemtitle><agendaitemnumber>2</agendaitemnumber>\
            <agendatext><div>To note<br>this & that</agendatext>\
            <minutesnonemptyhtmlbody>&lt;p&gt;It was &lt;b&gt;noted&lt;/b&gt; that 3 &amp;lt; 4.&lt;/p&gt;\
            </minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting></getmeeting>";
        assert_eq!(
            texts(xml),
            [
                "No. | Item |",
                "2. |",
                "Chair's R&D",
                "To note",
                "this & that",
                "Minutes:",
                "It was noted that 3 < 4.",
                "|"
            ]
        );
    }

    #[test]
    fn an_answer_that_breaks_off_gives_what_it_has() {
        let xml = "<getmeeting><meeting><agendaitems><agendaitem><agendaitemtitle>Parks\
            </agendaitemtitle><agendatext>To consider parks";
        assert!(texts(xml).contains(&"To consider parks".to_owned()));
    }

    #[test]
    fn a_list_says_what_to_ask_for_instead() {
        let said = |xml: &str| read("a.xml", xml.as_bytes()).unwrap_err().to_string();
        assert!(said("<getmeetings><meetings><meeting><meetingid>1</meetingid></meeting></meetings></getmeetings>").contains("list of meetings"));
        assert!(said("<getcommittees><committee/></getcommittees>").contains("list of committees"));
        assert!(said("<?xml version='1.0'?><rss><item/></rss>").contains("no answer"));
    }

    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<getmeeting>",
            "<meeting>",
            "<agendaitems>",
            "<agendaitem>",
            "</agendaitem>",
            "<agendaitemtitle>",
            "</agendaitemtitle>",
            "<isrestricted>True</isrestricted>",
            "<agendaitemnumber>0</agendaitemnumber>",
            "<minutesnonemptyhtmlbody>",
            "</minutesnonemptyhtmlbody>",
            "&lt;ol&gt;&lt;li&gt;",
            "&amp;#39;",
            "&",
            "&#0;",
            "&#xffffff;",
            "<div>",
            "< ",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<attendee name='A B' attendance='Present'/>",
            "<attendee name=\"",
            "<linkeddoc>",
            "<url>x.pdf</url>",
            "</getmeeting>",
            "Parks",
            "é",
            "<?",
            "<meetingdate>99/99/9999</meetingdate>",
            "<meetingdate>05/10/2031</meetingdate>",
        ]);
        prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_answer_can_be_read(xml in pieces(), cut in 0..2_000_usize) {
            let bytes = &xml.as_bytes()[..cut.min(xml.len())];
            let _ = read("a.xml", bytes);
        }
    }
}
