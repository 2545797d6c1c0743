//! Counts what was found, made up and missed, kind by kind.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::likeness::{like, norm, share};

/// What is counted, in the order in which it is printed.
pub const KINDS: [&str; 16] = [
    "meeting",
    "people",
    "interests",
    "items",
    "item fields",
    "decisions",
    "requests",
    "undertakings",
    "actions",
    "tracked",
    "programme",
    "programme fields",
    "forward plan",
    "action tables",
    "report fields",
    "figures",
];

/// Facts of one kind: found, made up and missed.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub found: usize,
    pub extra: usize,
    pub missed: usize,
    pub notes: Vec<String>,
}

impl Tally {
    pub fn precision(&self) -> f64 {
        share(self.found, self.found + self.extra)
    }

    pub fn recall(&self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    pub fn f1(&self) -> f64 {
        share(2 * self.found, 2 * self.found + self.extra + self.missed)
    }

    pub fn add(&mut self, other: &Tally) {
        self.found += other.found;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

/// The tallies of a document, by kind.
pub type Tallies = BTreeMap<&'static str, Tally>;

/// Pairs what is wanted with what was read, first come first served, and counts.
pub fn pair(
    tally: &mut Tally,
    gold: &[Value],
    got: &[Value],
    same: impl Fn(&Value, &Value) -> bool,
    show: impl Fn(&Value) -> String,
) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = (0..got.len()).collect();
    let mut pairs = Vec::new();
    for (at, wanted) in gold.iter().enumerate() {
        if let Some(hit) = left.iter().position(|x| same(wanted, &got[*x])) {
            pairs.push((at, left.remove(hit)));
            tally.found += 1;
        } else {
            tally.missed += 1;
            tally.notes.push(format!("missed  {}", show(wanted)));
        }
    }
    for x in left {
        tally.extra += 1;
        tally.notes.push(format!("extra   {}", show(&got[x])));
    }
    pairs
}

/// Counts the named fields of one thing; a field without gold is not asked for.
pub fn fields(tally: &mut Tally, gold: &Value, got: &Value, names: &[&str], at: &str) {
    for name in names {
        let Some(want) = gold.get(*name) else {
            continue;
        };
        let read = &got[*name];
        let same = match (want.is_null(), read.is_null()) {
            (true, true) => true,
            (false, false) => {
                let (want, read) = (shown(want), shown(read));
                norm(&want) == norm(&read) || like(&want, &read, 0.95)
            }
            (true, false) | (false, true) => false,
        };
        if same {
            tally.found += usize::from(!want.is_null());
        } else {
            tally.missed += usize::from(!want.is_null());
            tally.extra += usize::from(!read.is_null());
            tally
                .notes
                .push(format!("field   {at}.{name}: want {want}, got {read}"));
        }
    }
}

/// Pairs people by name; a surname is enough.
pub fn people(tally: &mut Tally, gold: &[Value], got: &[Value], at: &str) {
    let name = |person: &Value| norm(person.as_str().unwrap_or_else(|| text(person, "name")));
    pair(
        tally,
        gold,
        got,
        |g, x| name(g) == name(x) || name(x).ends_with(&format!(" {}", name(g))),
        |p| format!("{at}: {}", name(p)),
    );
}

/// The points of every decision of an item.
pub fn clauses(minutes: &Value) -> Vec<Value> {
    let decisions = list(minutes, "decisions");
    decisions.iter().flat_map(|d| list(d, "clauses")).collect()
}

/// The rows of all tables of one sort.
pub fn rows(of: &Value, tables: &str, key: &str) -> Vec<Value> {
    let tables = list(of, tables);
    tables.iter().flat_map(|table| list(table, key)).collect()
}

/// What stands under a key as a list, or nothing.
pub fn list(of: &Value, key: &str) -> Vec<Value> {
    of[key].as_array().cloned().unwrap_or_default()
}

/// What stands under a key as text, or nothing.
pub fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

/// A value as a person writes it.
pub fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The tally of one kind.
pub fn tally<'a>(t: &'a mut Tallies, kind: &'static str) -> &'a mut Tally {
    t.entry(kind).or_default()
}
