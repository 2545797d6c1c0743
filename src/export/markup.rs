//! A text as Markdown, as a web page and as plain text.
//!
//! What came from a document is escaped: it can be no link, no heading and no markup of
//! the text that quotes it.

use unicode_width::UnicodeWidthStr;

use crate::export::paper::{Entry, Paper, Part, Table};

/// Columns of plain text: what a printed letter and a mail take.
const WIDTH: usize = 78;

/// Columns that the words before a table's figures have at the least.
const LEAST: usize = 20;

/// Adds words to a text.
fn put(out: &mut String, words: &str) {
    out.push_str(words);
}

/// The style of a web page: legible on paper and on a telephone.
const STYLE: &str = "body{font:16px/1.45 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;background:#fff}\
h1{font-size:1.5em;margin-bottom:0}.of{margin-top:.2em;color:#444}h2{font-size:1.2em;border-bottom:1px solid #888;margin-top:1.8em}\
h3{font-size:1em;margin:1.2em 0 .3em}ul{padding-left:1.2em}li{margin:.6em 0;break-inside:avoid}cite{font-style:normal;color:#444}\
li p{margin:.15em 0;font-size:.9em}li p.words{font-size:1em}table{border-collapse:collapse;margin:1em 0}\
th,td{border:1px solid #888;padding:.25em .5em;text-align:right}th:first-child,td:first-child{text-align:left}\
@page{margin:16mm}@media print{body{font-size:11pt;max-width:none;margin:0;padding:0}h1,h2,h3{break-after:avoid}tr{break-inside:avoid}}";

/// The text as Markdown.
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n", escape_markdown(&paper.title));
    if !paper.subtitle.is_empty() {
        put(
            &mut out,
            &format!("\n{}\n", escape_markdown(&paper.subtitle)),
        );
    }
    let mut in_list = false;
    for part in &paper.parts {
        let is_entry = matches!(part, Part::Entry(_));
        if !(in_list && is_entry) {
            out.push('\n');
        }
        in_list = is_entry;
        match part {
            Part::Heading(words) => put(&mut out, &format!("## {}\n", escape_markdown(words))),
            Part::Subheading(words) => put(&mut out, &format!("### {}\n", escape_markdown(words))),
            Part::Text(words) => put(&mut out, &format!("{}\n", escape_markdown(words))),
            Part::Entry(entry) => {
                let own = entry.own.iter();
                let mut lines: Vec<String> = own.map(|line| escape_markdown(line)).collect();
                for quote in &entry.quotes {
                    let label = quote
                        .label
                        .as_deref()
                        .map(|label| format!("**{}:** ", escape_markdown(label)))
                        .unwrap_or_default();
                    let mark = quote.mark().map(|mark| format!(" ({mark})"));
                    lines.push(format!(
                        "{label}{}{}",
                        escape_markdown(&quote.quoted()),
                        mark.unwrap_or_default()
                    ));
                    if !quote.cite.is_empty() {
                        lines.push(format!("*{}*", escape_markdown(&quote.cite)));
                    }
                }
                lines.extend(entry.notes.iter().map(|note| escape_markdown(note)));
                // Two spaces at the end keep the lines of a point apart.
                put(&mut out, &format!("- {}\n", lines.join("  \n  ")));
            }
            Part::Table(table) => out.push_str(&markdown_table(table)),
        }
    }
    out
}

fn markdown_table(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape_markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut out = row(&table.headings);
    let rule: Vec<String> = (0..table.headings.len())
        .map(|column| if column == 0 { "---" } else { "---:" }.to_owned())
        .collect();
    put(&mut out, &format!("| {} |\n", rule.join(" | ")));
    for cells in &table.rows {
        out.push_str(&row(cells));
    }
    out
}

/// Words that Markdown prints as they are.
pub fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = words.find(|letter: char| !letter.is_ascii_digit());
    for (at, letter) in words.char_indices() {
        let rest = &words[at..];
        let is_markup = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '!'
                | '~'
                | '&'
                | '@'
        );
        let opens = at == 0 && matches!(letter, '-' | '+' | '=')
            || at > 0 && digits == Some(at) && matches!(letter, '.' | ')');
        // Bare addresses become links by themselves.
        let links =
            rest.starts_with("://") || rest.starts_with('.') && words[..at].ends_with("www");
        if is_markup || opens || links {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The text as a web page that stands alone.
pub fn html(paper: &Paper) -> String {
    let title = escape_html(&paper.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    if !paper.subtitle.is_empty() {
        put(
            &mut out,
            &format!("<p class=\"of\">{}</p>\n", escape_html(&paper.subtitle)),
        );
    }
    let mut in_list = false;
    for part in &paper.parts {
        let is_entry = matches!(part, Part::Entry(_));
        match (in_list, is_entry) {
            (false, true) => out.push_str("<ul>\n"),
            (true, false) => out.push_str("</ul>\n"),
            (true, true) | (false, false) => {}
        }
        in_list = is_entry;
        match part {
            Part::Heading(words) => put(&mut out, &format!("<h2>{}</h2>\n", escape_html(words))),
            Part::Subheading(words) => put(&mut out, &format!("<h3>{}</h3>\n", escape_html(words))),
            Part::Text(words) => put(&mut out, &format!("<p>{}</p>\n", escape_html(words))),
            Part::Entry(entry) => out.push_str(&html_entry(entry)),
            Part::Table(table) => out.push_str(&html_table(table)),
        }
    }
    if in_list {
        out.push_str("</ul>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn html_entry(entry: &Entry) -> String {
    let mut out = "<li>".to_owned();
    for line in &entry.own {
        put(
            &mut out,
            &format!("<p class=\"words\">{}</p>", escape_html(line)),
        );
    }
    for quote in &entry.quotes {
        let label = quote.label.as_deref().map_or_else(String::new, |label| {
            format!("<b>{}:</b> ", escape_html(label))
        });
        let mark = quote.mark().map(|mark| format!(" ({mark})"));
        // The marks are letters, and the place is a paragraph of its own: what a style
        // draws is lost where a page is pasted into a letter.
        let cite = match quote.cite.as_str() {
            "" => String::new(),
            cite => format!("<p><cite>{}</cite></p>", escape_html(cite)),
        };
        put(
            &mut out,
            &format!(
                "<p class=\"words\">{label}{}{}</p>{cite}",
                escape_html(&quote.quoted()),
                mark.unwrap_or_default(),
            ),
        );
    }
    for note in &entry.notes {
        put(&mut out, &format!("<p>{}</p>", escape_html(note)));
    }
    out.push_str("</li>\n");
    out
}

fn html_table(table: &Table) -> String {
    let row = |tag: &str, cells: &[String]| {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", escape_html(cell)))
            .collect::<Vec<String>>()
            .concat();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = table.rows.iter().map(|cells| row("td", cells)).collect();
    let head = if table.has_headings() {
        row("th", &table.headings)
    } else {
        String::new()
    };
    format!("<table>\n{head}{rows}</table>\n")
}

/// Words that a web page prints as they are.
pub fn escape_html(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
        out
    })
}

/// The text for a mail or a terminal.
pub fn plain(paper: &Paper) -> String {
    let mut out = String::new();
    wrapped(&mut out, &paper.title, "", "");
    wrapped(&mut out, &paper.subtitle, "", "");
    let mut before: Option<&Part> = None;
    for part in &paper.parts {
        if !matches!((before, part), (Some(Part::Subheading(_)), _)) {
            out.push('\n');
        }
        match part {
            Part::Heading(words) => {
                wrapped(&mut out, &words.to_uppercase(), "", "");
            }
            Part::Subheading(words) | Part::Text(words) => wrapped(&mut out, words, "", ""),
            Part::Entry(entry) => {
                let mut lead = "• ";
                for line in &entry.own {
                    wrapped(&mut out, line, lead, "  ");
                    lead = "  ";
                }
                for quote in &entry.quotes {
                    wrapped(&mut out, &quote.line(), lead, "  ");
                    lead = "  ";
                    if !quote.cite.is_empty() {
                        wrapped(&mut out, &quote.cite, "    ", "    ");
                    }
                }
                for note in &entry.notes {
                    wrapped(&mut out, note, "    ", "    ");
                }
            }
            Part::Table(table) => out.push_str(&plain_table(table)),
        }
        before = Some(part);
    }
    out
}

/// Columns as wide as what stands in them; where they do not fit, headings are folded, and
/// the words of the first column take the room that is left.
fn plain_table(table: &Table) -> String {
    let longest = |cell: &String| cell.split(' ').map(UnicodeWidthStr::width).max();
    let whole = |cell: &String| Some(cell.width());
    let widths = |of_heading: &dyn Fn(&String) -> Option<usize>| -> Vec<usize> {
        let of_column = |column: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(column));
            let cells = cells.map(|cell| cell.width()).max();
            let heading = table.headings.get(column).and_then(of_heading);
            cells.max(heading).unwrap_or(0)
        };
        (0..table.headings.len()).map(of_column).collect()
    };
    let room = |widths: &[usize]| widths.iter().map(|width| width + 2).sum::<usize>();
    let mut columns = widths(&whole);
    if room(&columns) > WIDTH + 2 {
        columns = widths(&longest);
        let others = columns.get(1..).map_or(0, room);
        if let Some(first) = columns.first_mut() {
            *first = (*first).min(WIDTH.saturating_sub(others).max(LEAST));
        }
    }
    let mut out = plain_row(&table.headings, &columns, true);
    for row in &table.rows {
        out.push_str(&plain_row(row, &columns, false));
    }
    out
}

/// A row in as many lines as its longest cell takes; a heading stands at the foot of its.
fn plain_row(cells: &[String], widths: &[usize], at_foot: bool) -> String {
    let cells: Vec<Vec<String>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| folded(cell, *width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for at in 0..height {
        let mut line = String::new();
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let above = if at_foot { height - cell.len() } else { 0 };
            let words = at.checked_sub(above).and_then(|at| cell.get(at));
            let words = words.map_or("", String::as_str);
            let room = " ".repeat(width.saturating_sub(words.width()));
            if column == 0 {
                put(&mut line, &format!("{words}{room}"));
            } else {
                put(&mut line, &format!("  {room}{words}"));
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The words of a cell in lines that fit; a longer word stands out.
fn folded(cell: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in cell.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words in lines that fit, the first behind one indent, the others behind another.
fn wrapped(out: &mut String, words: &str, first: &str, rest: &str) {
    let mut line = first.to_owned();
    let mut is_empty = true;
    let mut words = words.split_whitespace().peekable();
    while let Some(word) = words.next() {
        // "p" and its number stay on one line.
        let page = words.next_if(|next| is_page(word, next));
        let glued = page.map(|page| format!("{word} {page}"));
        let word = glued.as_deref().unwrap_or(word);
        if !is_empty && line.width() + 1 + word.width() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            rest.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    if !is_empty {
        out.push_str(&line);
        out.push('\n');
    }
}

fn is_page(word: &str, next: &str) -> bool {
    matches!(word, "p" | "sheet" | "line")
        && next.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::paper::Quote;

    fn paper(words: &str) -> Paper {
        Paper {
            title: "Matters arising".to_owned(),
            subtitle: "Harbour Panel".to_owned(),
            parts: vec![Part::Entry(Entry {
                own: Vec::new(),
                quotes: vec![Quote {
                    label: None,
                    words: words.to_owned(),
                    times: 3,
                    cite: "minute 4, pack_1.pdf p 7".to_owned(),
                }],
                notes: vec!["lead officer: Head of Quays".to_owned()],
            })],
        }
    }

    #[test]
    fn words_of_a_document_are_no_markup() {
        let hostile = "<script>alert(1)</script> [pay](http://x.example) *now* www.x.example";
        let page = html(&paper(hostile));
        assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
        assert!(!page.contains("<script"), "{page}");
        let text = markdown(&paper(hostile));
        assert!(
            text.contains(
                r"\<script\>alert(1)\</script\> \[pay\](http\://x.example) \*now\* www\.x.example"
            ),
            "{text}"
        );
    }

    #[test]
    fn words_that_open_a_paragraph_are_no_list() {
        assert_eq!(escape_markdown("1. That"), r"1\. That");
        assert_eq!(escape_markdown("- That"), r"\- That");
        assert_eq!(escape_markdown("in 2031. That"), "in 2031. That");
    }

    #[test]
    fn a_point_says_how_often_and_where() {
        assert_eq!(
            plain(&paper("That a map be drawn.")),
            "Matters arising\nHarbour Panel\n\n• “That a map be drawn.” (×3)\n    minute 4, pack_1.pdf p 7\n    lead officer: Head of Quays\n"
        );
        assert!(html(&paper("That")).contains("<p class=\"words\">“That” (×3)</p><p><cite>"));
        assert!(
            markdown(&paper("That")).contains("- “That” (×3)  \n  *minute 4, pack\\_1.pdf p 7*")
        );
    }

    #[test]
    fn long_lines_are_wrapped_behind_their_indent() {
        let text = plain(&paper(&"word ".repeat(40)));
        assert!(text.lines().all(|line| line.width() <= WIDTH), "{text}");
        assert!(text.contains("\n  word word"), "{text}");
    }
}
