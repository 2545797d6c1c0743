//! XML, well-formed or not → the fields of a meeting, its items and those who came.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use crate::extract::Error;

/// The largest answer that is read. A meeting of a day with all its minutes has two
/// megabytes.
const LARGEST: usize = 32 << 20;

/// Items, papers and people of one meeting; the longest agenda that was met has 120.
const MOST: usize = 5_000;

/// Places at which the XML may break before the rest is left; behind each the rest may
/// be looked through whole.
const BREAKS: usize = 200;

/// Elements that hold fields, and are none themselves.
const HOLDERS: [&str; 12] = [
    "getmeeting",
    "getmeetings",
    "getcommittees",
    "meeting",
    "meetings",
    "agendaitems",
    "agendaitem",
    "linkeddocuments",
    "linkeddoc",
    "attendees",
    "attendee",
    "request",
];

/// Fields of an item and of a paper: their tags end whatever field is open.
const FIELDS: [&str; 16] = [
    "agendaitemid",
    "agendaitemtitle",
    "agendaitemnumber",
    "agendatext",
    "minutesitemnumber",
    "minutesitemsubnumber",
    "fulldisplaynumberformat",
    "isrestricted",
    "isdecision",
    "decisionnonemptyhtmlbody",
    "minutesnonemptyhtmlbody",
    "attachmentid",
    "meetingid",
    "meetingdate",
    "meetinglocation",
    "publicationdate",
];

/// Names and words; names in small letters.
pub type Fields = HashMap<String, String>;

/// Which question the service answered.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// `GetMeeting`.
    Meeting,
    /// `GetMeetings`.
    Meetings,
    /// `GetCommittees`.
    Committees,
    /// No answer of the service.
    #[default]
    Other,
}

/// An item and its papers.
#[derive(Debug, Default)]
pub struct Item {
    /// Its fields.
    pub fields: Fields,
    /// The fields of each of its papers.
    pub papers: Vec<Fields>,
}

/// What an answer says.
#[derive(Debug, Default)]
pub struct Found {
    /// To what.
    pub answer: Answer,
    /// Fields of the meeting.
    pub meeting: Fields,
    /// Its items in order.
    pub items: Vec<Item>,
    /// Who is listed.
    pub attendees: Vec<Fields>,
    /// The XML broke so often that its rest was left.
    pub broken: bool,
}

/// Reads an answer.
pub fn read(xml: &str) -> Result<Found, Error> {
    if xml.len() > LARGEST {
        return Err(Error::Limit(format!(
            "it is an answer of more than {} MiB; ask for one meeting at a time",
            LARGEST >> 20
        )));
    }
    let mut reading = Reading::default();
    let mut rest = xml;
    for _ in 0..BREAKS {
        let Some(broken) = reading.pieces(rest) else {
            reading.end_field();
            return reading.done();
        };
        // What broke is text: "costs < 5".
        let from = rest.get(broken..).unwrap_or_default();
        let mut behind = from.char_indices();
        let first = behind
            .next()
            .map_or("", |(_, letter)| if letter == '<' { "&lt;" } else { "" });
        reading.text(first);
        rest = behind.as_str();
    }
    reading.found.broken = true;
    reading.end_field();
    reading.done()
}

#[derive(Default)]
struct Reading {
    found: Found,
    field: Option<(String, String)>,
    /// Where the fields go that are read now.
    holder: Holder,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Holder {
    #[default]
    Meeting,
    Item,
    Paper,
    Attendee,
    /// The question, repeated.
    Request,
}

impl Reading {
    /// Takes XML until it ends, or to the place where it breaks.
    fn pieces(&mut self, xml: &str) -> Option<usize> {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.check_comments = false;
        loop {
            let before = position(&reader);
            let event = reader.read_event();
            let raw = xml.get(before..position(&reader)).unwrap_or_default();
            match event {
                Err(_) => return Some(before),
                Ok(Event::Eof) => return None,
                // "costs < 5" is no tag.
                Ok(Event::Start(tag) | Event::Empty(tag))
                    if !tag.name().as_ref().starts_with(char::is_alphabetic) =>
                {
                    return Some(before);
                }
                Ok(Event::Start(tag)) => {
                    let name = local(tag.name().as_ref());
                    self.start(&name, tag.attributes(), raw);
                }
                Ok(Event::Empty(tag)) => {
                    let name = local(tag.name().as_ref());
                    self.start(&name, tag.attributes(), raw);
                    if self.is_structure(&name) {
                        self.end(&name, "");
                    }
                }
                Ok(Event::End(tag)) => self.end(&local(tag.name().as_ref()), raw),
                Ok(Event::Text(_)) => self.text(raw),
                Ok(Event::CData(_)) => {
                    let words = raw
                        .strip_prefix("<![CDATA[")
                        .and_then(|raw| raw.strip_suffix("]]>"));
                    self.text(words.unwrap_or(raw));
                }
                Ok(Event::GeneralRef(_)) => self.text(&unescape(raw)),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            }
        }
    }

    /// Whether a tag belongs to the answer, and is no markup inside a field.
    fn is_structure(&self, name: &str) -> bool {
        self.field.as_ref().is_none_or(|(field, _)| field == name)
            || HOLDERS.contains(&name)
            || FIELDS.contains(&name)
    }

    fn start(&mut self, name: &str, mut attributes: Attributes<'_>, raw: &str) {
        if !self.is_structure(name) {
            self.text(raw);
            return;
        }
        self.end_field();
        match name {
            "getmeetings" => self.answers(Answer::Meetings),
            "getcommittees" => self.answers(Answer::Committees),
            "getmeeting" => self.answers(Answer::Meeting),
            "agendaitem" => {
                self.found.answer = Answer::Meeting;
                if self.found.items.len() < MOST {
                    self.found.items.push(Item::default());
                }
                self.holder = Holder::Item;
            }
            "linkeddoc" => {
                if let Some(item) = self.found.items.last_mut()
                    && self.holder == Holder::Item
                    && item.papers.len() < MOST
                {
                    item.papers.push(Fields::new());
                    self.holder = Holder::Paper;
                }
            }
            "attendee" => {
                if self.found.attendees.len() < MOST {
                    let fields = attributes
                        .with_checks(false)
                        .flatten()
                        .map(|pair| {
                            let value: &str = pair.value.as_ref();
                            (local(pair.key.as_ref()), unescape(&unescape(value)))
                        })
                        .collect();
                    self.found.attendees.push(fields);
                }
                self.holder = Holder::Attendee;
            }
            "request" => self.holder = Holder::Request,
            name if HOLDERS.contains(&name) => {}
            name => self.field = Some((name.to_owned(), String::new())),
        }
    }

    fn answers(&mut self, answer: Answer) {
        if self.found.answer == Answer::Other {
            self.found.answer = answer;
        }
    }

    fn end(&mut self, name: &str, raw: &str) {
        if !self.is_structure(name) {
            self.text(raw);
            return;
        }
        self.end_field();
        self.holder = match (name, self.holder) {
            ("linkeddoc", Holder::Paper) => Holder::Item,
            ("agendaitem" | "agendaitems" | "attendee" | "attendees" | "request", _) => {
                Holder::Meeting
            }
            (_, holder) => holder,
        };
    }

    fn text(&mut self, words: &str) {
        if let Some((_, text)) = &mut self.field {
            text.push_str(words);
        }
    }

    /// Keeps the open field; the first of a name counts, unless it is empty.
    fn end_field(&mut self) {
        let Some((name, text)) = self.field.take() else {
            return;
        };
        let fields = match self.holder {
            Holder::Meeting => Some(&mut self.found.meeting),
            Holder::Item => self.found.items.last_mut().map(|item| &mut item.fields),
            Holder::Paper => self
                .found
                .items
                .last_mut()
                .and_then(|item| item.papers.last_mut()),
            Holder::Attendee => self.found.attendees.last_mut(),
            Holder::Request => None,
        };
        if let Some(fields) = fields
            && !text.trim().is_empty()
        {
            fields.entry(name).or_insert(text);
        }
    }

    fn done(mut self) -> Result<Found, Error> {
        // A meeting alone, without the element around it.
        if self.found.answer == Answer::Other
            && self.found.meeting.contains_key("meetingid")
            && !self.found.attendees.is_empty()
        {
            self.found.answer = Answer::Meeting;
        }
        let says = !self.found.items.is_empty()
            || self.found.meeting.contains_key("meetingdate")
            || !self.found.attendees.is_empty();
        if self.found.answer == Answer::Meeting && !says {
            return Err(Error::Unsupported(
                "it is the web service's answer for a meeting that it does not have; ask it for another".to_owned(),
            ));
        }
        Ok(self.found)
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// A name in small letters, without its namespace.
fn local(name: &str) -> String {
    let (_, local) = name.rsplit_once(':').unwrap_or(("", name));
    local.to_ascii_lowercase()
}

/// Words with their references resolved once; what is none stays.
fn unescape(words: &str) -> String {
    quick_xml::escape::unescape(words)
        .map_or_else(|_| words.to_owned(), std::borrow::Cow::into_owned)
}
