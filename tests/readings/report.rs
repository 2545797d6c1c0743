//! Holds what was read of reports, and of their figures, against what a person would read.
//!
//! In the gold a row of figures is its cells: `[value, unit, period]`.

use serde_json::{Value, json};

use crate::likeness::like;
use crate::tally::{Tally, fields, list, pair, text};

/// The fields, points, implications, appendices and sums of a report.
pub fn fields_of(tally: &mut Tally, gold: &Value, got: &Value, at: &str) {
    let about = [
        "author",
        "director",
        "lead_member",
        "to",
        "date",
        "wards",
        "key_decision",
        "exempt",
        "purpose",
        "wanted_for",
    ];
    fields(tally, gold, got, &about, at);
    let flat = |value: &Value, key: &str| match &value[key] {
        Value::Object(passage) => passage["text"].clone(),
        other => other.clone(),
    };
    for key in ["summary", "reasons", "options"] {
        if gold.get(key).is_some() {
            let wanted: Vec<Value> = some(flat(gold, key));
            let read: Vec<Value> = some(flat(got, key));
            let told = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            pair(
                tally,
                &wanted,
                &read,
                |g, x| like(&told(g), &told(x), 0.95),
                |x| format!("{at} {key}: {x}"),
            );
        }
    }
    pairs(tally, gold, got, at, "recommendations", |g, x| {
        g["number"] == x["number"] && like(text(g, "text"), text(x, "text"), 0.95)
    });
    pairs(tally, gold, got, at, "implications", |g, x| {
        g["kind"] == x["kind"]
            && g["heading"] == x["heading"]
            && like(text(g, "text"), text(x, "text"), 0.95)
    });
    pairs(tally, gold, got, at, "appendices", |g, x| {
        g["letter"] == x["letter"] && g["title"] == x["title"]
    });
    pairs(tally, gold, got, at, "background_papers", |g, x| {
        like(text(g, "text"), text(x, "text"), 0.95)
    });
    pairs(tally, gold, got, at, "money", |g, x| {
        g["printed"] == x["printed"]
            && number(&g["pounds"]) == number(&x["pounds"])
            && number(&g["up_to"]) == number(&x["up_to"])
    });
}

/// The figures of a paper: of each row what it is of, its numbers, units and periods.
pub fn figures(tally: &mut Tally, gold: &Value, got: &Value) {
    if gold.get("figures").is_none() {
        return;
    }
    let wanted: Vec<Value> = list(gold, "figures")
        .iter()
        .flat_map(|table| {
            let rows = list(table, "rows");
            rows.into_iter().flat_map(|row| {
                let cells = list(&row, "cells");
                cells.into_iter().map(move |cell| {
                    json!({
                        "label": row["label"], "total": row["total"], "value": cell[0].as_f64(),
                        "unit": cell[1], "period": cell[2],
                    })
                })
            })
        })
        .collect();
    let read: Vec<Value> = list(got, "figures").iter().flat_map(flat).collect();
    pair(
        tally,
        &wanted,
        &read,
        |g, x| g == x,
        |x| format!("figure {x}"),
    );
    for (wanted, read) in list(gold, "figures").iter().zip(list(got, "figures")) {
        fields(tally, wanted, &read, &["title"], "figures");
    }
}

/// The figures of a table with what its columns say of them.
fn flat(table: &Value) -> Vec<Value> {
    let columns = list(table, "columns");
    let mut all = Vec::new();
    for row in list(table, "rows") {
        for figure in list(&row, "figures") {
            let at = figure["column"].as_u64().unwrap_or_default();
            let column = columns.get(usize::try_from(at).unwrap_or_default());
            let said = |key: &str| {
                let own = &figure[key];
                match (own.is_null(), column) {
                    (true, Some(column)) => column[key].clone(),
                    (true | false, Some(_) | None) => own.clone(),
                }
            };
            all.push(json!({
                "label": row["label"], "total": row["total"], "value": figure["value"].as_f64(),
                "unit": said("unit"), "period": said("period"),
            }));
        }
    }
    all
}

fn pairs(
    tally: &mut Tally,
    gold: &Value,
    got: &Value,
    at: &str,
    key: &str,
    same: impl Fn(&Value, &Value) -> bool,
) {
    if gold.get(key).is_some() {
        pair(tally, &list(gold, key), &list(got, key), same, |x| {
            format!("{at} {key}: {x}")
        });
    }
}

fn some(value: Value) -> Vec<Value> {
    if value.is_null() {
        Vec::new()
    } else {
        vec![value]
    }
}

fn number(value: &Value) -> Option<String> {
    value.as_f64().map(|number| format!("{number:.2}"))
}
