//! Small PDFs, written for tests by the tests themselves.

use std::fmt::Write;

use crate::extract::pdf::read;
use crate::extract::{Document, Line};

/// A PDF in the making: objects in order, the first three being catalogue, page tree
/// and the fonts.
pub struct Builder {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    catalog: String,
    trailer: String,
}

impl Builder {
    pub fn new() -> Builder {
        Builder {
            objects: vec![Vec::new(), Vec::new(), Vec::new()],
            pages: Vec::new(),
            catalog: String::new(),
            trailer: String::new(),
        }
    }

    /// Adds an object and gives its number.
    pub fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    /// Adds a stream and gives its number.
    pub fn stream(&mut self, dictionary: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(body)
    }

    /// Adds an A4 page and gives its object's number.
    pub fn page(&mut self, page: &Drawing) -> usize {
        self.page_with(page, "")
    }

    /// Adds a page with more entries in its dictionary; `Resources` may be among them.
    pub fn page_with(&mut self, page: &Drawing, entries: &str) -> usize {
        let content = self.stream("", page.content.as_bytes());
        let contents = if entries.contains("/Contents") {
            String::new()
        } else {
            format!("/Contents {content} 0 R")
        };
        let resources = if entries.contains("/Resources") {
            ""
        } else {
            "/Resources << /Font 3 0 R >>"
        };
        let number = self.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} {contents} {entries} >>"
        ));
        self.pages.push(number);
        number
    }

    /// Adds entries to the catalogue.
    pub fn catalog(&mut self, entries: &str) {
        self.catalog.push_str(entries);
    }

    /// Adds entries to the trailer.
    pub fn trailer(&mut self, entries: &str) {
        self.trailer.push_str(entries);
    }

    /// Puts another object in the place of one.
    pub fn replace(&mut self, number: usize, body: &str) {
        self.objects[number - 1] = body.as_bytes().to_vec();
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut objects = self.objects.clone();
        objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into_bytes();
        let kids: Vec<String> = self
            .pages
            .iter()
            .map(|page| format!("{page} 0 R"))
            .collect();
        let kids = kids.join(" ");
        objects[1] = format!(
            "<< /Type /Pages /Count {} /Kids [{kids}] >>",
            self.pages.len()
        )
        .into_bytes();
        let font = |name: &str| {
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            )
        };
        objects[2] = format!(
            "<< /F {} /B {} /I {} >>",
            font("Helvetica"),
            font("Helvetica-Bold"),
            font("Helvetica-Oblique")
        )
        .into_bytes();
        let mut file = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            places.push(file.len());
            file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let mut tail = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            writeln!(tail, "{place:010} 00000 n ").unwrap();
        }
        write!(
            tail,
            "trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1,
            self.trailer
        )
        .unwrap();
        file.extend_from_slice(tail.as_bytes());
        file
    }

    pub fn read(&self) -> Document {
        read("paper.pdf", &self.bytes()).unwrap()
    }
}

/// What a page draws; places are in points from the top left corner.
#[derive(Default)]
pub struct Drawing {
    pub content: String,
}

impl Drawing {
    pub fn new() -> Drawing {
        Drawing::default()
    }

    pub fn raw(mut self, content: &str) -> Drawing {
        self.content.push_str(content);
        self.content.push('\n');
        self
    }

    fn shown(self, font: &str, x: f64, y: f64, text: &str) -> Drawing {
        let text = text.replace('(', "\\(").replace(')', "\\)");
        self.raw(&format!(
            "BT /{font} 11 Tf {x} {} Td ({text}) Tj ET",
            842.0 - y
        ))
    }

    pub fn text(self, x: f64, y: f64, text: &str) -> Drawing {
        self.shown("F", x, y, text)
    }

    pub fn bold(self, x: f64, y: f64, text: &str) -> Drawing {
        self.shown("B", x, y, text)
    }

    pub fn line(self, x0: f64, y0: f64, x1: f64, y1: f64) -> Drawing {
        self.raw(&format!("{x0} {} m {x1} {} l S", 842.0 - y0, 842.0 - y1))
    }

    /// The rules of a table at these edges.
    pub fn ruled(mut self, columns: &[f64], rows: &[f64]) -> Drawing {
        let (left, right) = (columns[0], columns[columns.len() - 1]);
        let (top, bottom) = (rows[0], rows[rows.len() - 1]);
        for row in rows {
            self = self.line(left, *row, right, *row);
        }
        for column in columns {
            self = self.line(*column, top, *column, bottom);
        }
        self
    }
}

/// The texts of a page's lines.
pub fn texts(document: &Document, page: usize) -> Vec<&str> {
    document.pages[page]
        .lines
        .iter()
        .map(|line| line.text.as_str())
        .collect()
}

/// The cells of a row.
pub fn cells(line: &Line) -> Vec<&str> {
    line.cells.iter().map(|cell| cell.text.as_str()).collect()
}
