//! Holds what was read from a paper against what a person would read from it.

use serde_json::Value;

use crate::likeness::{like, norm};
use crate::report;
use crate::tally::{
    KINDS, Tallies, Tally, clauses, fields, list, pair, people, rows, shown, tally, text,
};

/// Holds what was read against what is to be read.
pub fn score(gold: &Value, got: &Value) -> Tallies {
    let mut t: Tallies = KINDS.map(|kind| (kind, Tally::default())).into();
    meetings(&mut t, gold, got);
    programmes(&mut t, gold, got);
    report::figures(tally(&mut t, "figures"), gold, got);
    let tasks = |of: &Value| rows(of, "action_tables", "rows");
    pair(
        tally(&mut t, "action tables"),
        &tasks(gold),
        &tasks(got),
        |g, x| {
            like(text(g, "task"), text(x, "task"), 0.85)
                && norm(text(g, "owner")) == norm(text(x, "owner"))
                && g["done"] == x["done"]
        },
        |r| format!("task {} | {} | done {}", r["task"], r["owner"], r["done"]),
    );
    t
}

fn meetings(t: &mut Tallies, gold: &Value, got: &Value) {
    let mut left = list(got, "meetings");
    for wanted in list(gold, "meetings") {
        let same_role = |x: &Value| x["role"] == wanted["role"];
        let at = left
            .iter()
            .position(|x| same_role(x) && x["date"] == wanted["date"])
            .or_else(|| left.iter().position(same_role))
            .or(if left.is_empty() { None } else { Some(0) });
        let read = at.map_or(Value::Null, |at| left.remove(at));
        meeting(t, &wanted, &read);
    }
    for invented in left {
        for item in list(&invented, "items") {
            tally(t, "decisions").extra += clauses(&item["minutes"]).len();
        }
        let tally = tally(t, "meeting");
        tally.extra += 1;
        let name = format!("{} {}", invented["committee"], invented["date"]);
        tally.notes.push(format!("extra   meeting {name}"));
    }
}

fn meeting(t: &mut Tallies, gold: &Value, got: &Value) {
    let about = [
        "council",
        "committee",
        "date",
        "time",
        "closed",
        "place",
        "role",
    ];
    fields(tally(t, "meeting"), gold, got, &about, "meeting");
    for key in ["members", "present", "in_attendance", "apologies"] {
        if gold.get(key).is_some() {
            people(tally(t, "people"), &list(gold, key), &list(got, key), key);
        }
    }
    let (wanted, read) = (list(gold, "items"), list(got, "items"));
    let pairs = pair(
        tally(t, "items"),
        &wanted,
        &read,
        |g, x| {
            (g["number"].is_null() || shown(&g["number"]) == shown(&x["number"]))
                && (g["title"].is_null() || like(text(g, "title"), text(x, "title"), 0.85))
        },
        |i| format!("item {} {}", i["number"], i["title"]),
    );
    for (at, item) in wanted.iter().enumerate() {
        if pairs.iter().all(|(g, _)| *g != at) {
            tally(t, "decisions").missed += clauses(&item["minutes"]).len();
            for kind in ["requests", "undertakings", "actions"] {
                tally(t, kind).missed += list(&item["minutes"], kind).len();
            }
        }
    }
    for (at, item) in read.iter().enumerate() {
        if pairs.iter().all(|(_, x)| *x != at) {
            tally(t, "decisions").extra += clauses(&item["minutes"]).len();
        }
    }
    for (g, x) in pairs {
        item(t, &wanted[g], &read[x]);
    }
}

fn item(t: &mut Tallies, gold: &Value, got: &Value) {
    let at = format!("item {} {}", shown(&gold["number"]), shown(&gold["title"]));
    let about = ["appendix", "summary", "ask", "exempt", "pages"];
    fields(tally(t, "item fields"), gold, got, &about, &at);
    let documents = list(gold, "documents");
    if !documents.is_empty() {
        pair(
            tally(t, "item fields"),
            &documents,
            &list(got, "documents"),
            |g, x| norm(text(g, "size")) == norm(text(x, "size")),
            |d| format!("{at} document {d}"),
        );
    }
    if gold.get("report").is_some() {
        let fields = tally(t, "report fields");
        report::fields_of(fields, &gold["report"], &got["report"], &at);
    }
    if gold.get("minutes").is_none() {
        return;
    }
    let (gold, got) = (&gold["minutes"], &got["minutes"]);
    let cut = |minutes: &Value| minutes["truncated"] == Value::Bool(true);
    if cut(gold) != cut(got) {
        let tally = tally(t, "item fields");
        tally.extra += 1;
        tally.notes.push(format!("field   {at}.truncated"));
    }
    people(
        tally(t, "people"),
        &list(gold, "left"),
        &list(got, "left"),
        &format!("{at} left"),
    );
    for (key, kind) in [("joined", "people"), ("interests", "interests")] {
        if gold.get(key).is_some() {
            let at = format!("{at} {key}");
            people(tally(t, kind), &list(gold, key), &list(got, key), &at);
        }
    }
    let mut matched = Vec::new();
    let kinds = [
        ("decisions", 0.9),
        ("requests", 0.8),
        ("undertakings", 0.8),
        ("actions", 0.8),
    ];
    for (kind, least) in kinds {
        if gold.get(kind).is_some_and(Value::is_null) {
            continue; // not annotated
        }
        let of = |minutes: &Value| match kind {
            "decisions" => clauses(minutes),
            _ => list(minutes, kind),
        };
        let (wanted, read, tally) = (of(gold), of(got), tally(t, kind));
        let extra = tally.extra;
        let pairs = pair(
            tally,
            &wanted,
            &read,
            |g, x| like(text(g, "text"), text(x, "text"), least),
            |c| format!("{at}: {} ({})", text(c, "text"), text(c, "rule")),
        );
        if list(gold, "partial").iter().any(|k| k == kind) {
            tally.extra = extra;
        }
        matched.extend(
            pairs
                .iter()
                .map(|(g, x)| (wanted[*g].clone(), read[*x].clone())),
        );
    }
    for (g, x) in matched {
        let (Some(want), read) = (g["tracked"].as_bool(), x["tracked"] == Value::Bool(true)) else {
            continue;
        };
        let tally = tally(t, "tracked");
        let told = format!("{at}: {}", text(&g, "text"));
        match (want, read) {
            (true, true) => tally.found += 1,
            (true, false) => {
                tally.missed += 1;
                tally.notes.push(format!("missed  {told}"));
            }
            (false, true) => {
                tally.extra += 1;
                tally.notes.push(format!("extra   {told}"));
            }
            (false, false) => {}
        }
    }
}

fn programmes(t: &mut Tallies, gold: &Value, got: &Value) {
    let mut wanted = rows(gold, "work_programmes", "rows");
    let read = rows(got, "work_programmes", "rows");
    // Where a cell lost its lines, its rows count as found when they come joined.
    let joined: Vec<Value> = wanted
        .iter()
        .filter(|r| r["joined"].is_string())
        .cloned()
        .collect();
    for cell in joined {
        let together = |r: &Value| r["date"] == cell["date"] && r["joined"] == cell["joined"];
        let hit = read.iter().find(|x| {
            x["date"] == cell["date"] && like(text(&cell, "joined"), text(x, "item"), 0.9)
        });
        if let Some(hit) = hit
            && wanted.iter().any(together)
        {
            wanted.retain(|r| !together(r));
            wanted.push(hit.clone());
        }
    }
    let pairs = pair(
        tally(t, "programme"),
        &wanted,
        &read,
        |g, x| {
            g["date"] == x["date"]
                && like(text(g, "item"), text(x, "item"), 0.9)
                && (g["actions"].is_null() || like(text(g, "actions"), text(x, "actions"), 0.85))
        },
        |r| format!("row {} {} | {}", r["date"], r["item"], r["actions"]),
    );
    for (g, x) in pairs {
        let at = format!("row {}", text(&wanted[g], "item"));
        let about = ["progress", "tentative", "note"];
        fields(
            tally(t, "programme fields"),
            &wanted[g],
            &read[x],
            &about,
            &at,
        );
    }
    let topics = |of: &Value| rows(of, "work_programmes", "forward_plan");
    pair(
        tally(t, "forward plan"),
        &topics(gold),
        &topics(got),
        |g, x| {
            like(text(g, "topic"), text(x, "topic"), 0.9)
                && norm(text(g, "proposed")) == norm(text(x, "proposed"))
        },
        |f| format!("topic {} {}", f["topic"], f["proposed"]),
    );
}
