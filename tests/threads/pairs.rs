//! Reads the files of pairs; `README.md` beside it says how they are written.

use std::collections::BTreeSet;

use jiff::civil::Date;
use matters::domain::source::Place;
use matters::thread::promise::{In, Mention, Promise, Turn};
use matters::thread::words::ShortForm;

/// The committee whose promises they are.
const OWN: i64 = 1;

/// A standing item comes to so many meetings.
const STANDING: u32 = 9;

/// What a file says.
#[derive(Default)]
pub struct Pairs {
    /// Its promises.
    pub promises: Vec<Promise>,
    /// All places, whichever promise they stand under.
    pub mentions: Vec<Mention>,
    /// Which places belong to which promises.
    pub expected: BTreeSet<(usize, usize)>,
    /// Short forms that its papers spell out.
    pub short_forms: Vec<ShortForm>,
    /// Committees by number.
    pub bodies: Vec<(i64, String)>,
}

impl Pairs {
    /// Reads a file; what it does not understand is a fault of the file.
    pub fn read(text: &str) -> Pairs {
        let mut pairs = Pairs {
            bodies: vec![(OWN, "Ports Panel".to_owned())],
            ..Pairs::default()
        };
        for line in text.lines().map(str::trim) {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "" | "#" => {}
                "short:" => {
                    let (short, long) = rest.split_once(" = ").expect("a short form");
                    pairs.short_forms.push(ShortForm {
                        short: short.to_owned(),
                        long: long.to_owned(),
                    });
                }
                "promise" => {
                    let (day, item) = rest.split_once(' ').expect("a day and an item");
                    pairs.promises.push(Promise {
                        id: format!("p{}", pairs.promises.len()),
                        day: Some(date(day)),
                        committee: OWN,
                        item: Some(item.trim_matches(['[', ']']).to_owned()),
                        ..Promise::default()
                    });
                }
                "minute:" => pairs.last().minute = Some(rest.to_owned()),
                "before:" => pairs.last().before.push(rest.to_owned()),
                "topic:" => {
                    pairs.last().is_topic = true;
                    rest.clone_into(&mut pairs.last().text);
                }
                "asked:" | "taken:" => {
                    let turn = if word == "asked:" {
                        Turn::Asked
                    } else {
                        Turn::TakenUp
                    };
                    pairs.last().turn = turn;
                    rest.clone_into(&mut pairs.last().text);
                }
                "says:" => rest.clone_into(&mut pairs.last().text),
                "names:" => pairs.last().names = rest.split(' ').map(date).collect(),
                "months:" => {
                    let day = date(&format!("{rest}-01"));
                    pairs.last().months = vec![(day.year(), day.month())];
                }
                "found" | "never" => {
                    let mention = pairs.mention(rest);
                    if word == "found" {
                        let of = pairs.promises.len() - 1;
                        pairs.expected.insert((of, pairs.mentions.len()));
                    }
                    pairs.mentions.push(mention);
                }
                "shares" => {
                    let place: usize = rest.parse().expect("the number of a place");
                    pairs.expected.insert((pairs.promises.len() - 1, place));
                }
                other => panic!("{other} is no word of these files"),
            }
        }
        pairs
    }

    fn last(&mut self) -> &mut Promise {
        self.promises.last_mut().expect("a promise above")
    }

    fn mention(&mut self, line: &str) -> Mention {
        let (head, rest) = line.split_once('[').expect("a title in brackets");
        let (title, text) = rest.split_once(']').expect("the end of a title");
        let mut words = head.split_whitespace();
        let place = In::of_name(words.next().expect("a place")).expect("a kind of place");
        let day = words.next().filter(|day| *day != "-").map(date);
        let rest: Vec<&str> = words.collect();
        let rest = rest.join(" ");
        let (rest, minute) = match rest.split_once("minute ") {
            Some((rest, minute)) => (rest.trim().to_owned(), Some(minute.to_owned())),
            None => (rest, None),
        };
        let (rest, owner) = match rest.split_once("owner ") {
            Some((rest, owner)) => (rest.trim().to_owned(), Some(owner.to_owned())),
            None => (rest, None),
        };
        let seen = match rest.strip_prefix("seen ") {
            Some(seen) => Some(date(seen)),
            None => day,
        };
        let committee = rest.strip_prefix("of ").map_or(OWN, |name| self.body(name));
        let of_item = matches!(place, In::Agenda | In::Minutes | In::Report);
        let number = i64::try_from(self.mentions.len()).expect("a few places");
        Mention {
            key: number,
            item: of_item.then_some(number),
            document: 1,
            entered_in: (1, number),
            at: Place::default(),
            place,
            committee,
            first_seen: seen,
            seen,
            day,
            due: None,
            title: (!title.is_empty()).then(|| title.to_owned()),
            text: text.trim().to_owned(),
            more: None,
            answers: rest == "answers",
            is_told: rest == "told",
            is_running: rest == "running",
            names: rest.strip_prefix("names ").map(date).into_iter().collect(),
            progress: None,
            done: false,
            promised_again: rest == "again",
            standing: if rest == "standing" { STANDING } else { 1 },
            owner,
            minute,
        }
    }

    fn body(&mut self, name: &str) -> i64 {
        if let Some((key, _)) = self.bodies.iter().find(|(_, known)| known == name) {
            return *key;
        }
        let key = i64::try_from(self.bodies.len()).expect("a few bodies") + 1;
        self.bodies.push((key, name.to_owned()));
        key
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}
