//! What the file itself says of its text, in its structure tree: headings, tables.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier,
};

/// So many elements of the tree are visited, so deep: the tree may lead in a circle.
const VISITS: u32 = 400_000;
const DEPTH: u32 = 60;

/// No table of a paper has more columns.
const COLUMNS: u16 = 200;

/// What is said of marked content, by page and number.
#[derive(Debug, Default)]
pub struct Marks {
    said: HashMap<(ObjectIdentifier, i32), Said>,
}

/// What is said of a piece of marked content.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said {
    /// The heading level, 1 to 6.
    pub heading: Option<u8>,
    /// The cell of a table that it stands in.
    pub cell: Option<Place>,
}

/// A cell of a table of the structure tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The table, counted through the file.
    pub table: u32,
    /// The row of the table, from 0.
    pub row: u32,
    /// The column it begins in, from 0.
    pub column: u16,
    /// How many columns it covers.
    pub span: u16,
}

impl Marks {
    /// What is said of this marked content.
    pub fn of(&self, page: ObjectIdentifier, mark: i32) -> Said {
        self.said.get(&(page, mark)).copied().unwrap_or_default()
    }
}

/// Reads the structure tree; nothing where the file is not tagged.
pub fn marks(pdf: &Pdf) -> Marks {
    let mut marks = Marks::default();
    let Some(root) = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot"))
    else {
        return marks;
    };
    let mut walk = Walk {
        roles: root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default(),
        left: VISITS,
        marks: &mut marks,
        pdf,
        tables: 0,
        row: Row::default(),
    };
    walk.children(&root, Context::default(), DEPTH);
    marks
}

/// What the elements above say of the ones below.
#[derive(Clone, Copy, Default)]
struct Context {
    page: Option<ObjectIdentifier>,
    said: Said,
    table: Option<u32>,
}

/// Where the walk stands in the innermost table.
#[derive(Default)]
struct Row {
    number: u32,
    column: u16,
    /// Rows that a cell above still covers, by column.
    covered: Vec<u16>,
}

struct Walk<'a> {
    roles: Dict<'a>,
    left: u32,
    marks: &'a mut Marks,
    pdf: &'a Pdf,
    tables: u32,
    row: Row,
}

impl Walk<'_> {
    /// Visits what stands under `K`: a number, an element, or a list of them.
    fn children(&mut self, element: &Dict<'_>, context: Context, depth: u32) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        if let Some(list) = element.get::<Array<'_>>(b"K") {
            for child in list.raw_iter() {
                let child = match child {
                    MaybeRef::Ref(id) => match self.pdf.xref().get::<Dict<'_>>(id.into()) {
                        Some(dict) => Object::Dict(dict),
                        None => continue,
                    },
                    MaybeRef::NotRef(object) => object,
                };
                self.child(child, context, depth);
            }
        } else if let Some(child) = element.get::<Object<'_>>(b"K") {
            self.child(child, context, depth);
        }
    }

    fn child(&mut self, child: Object<'_>, mut context: Context, depth: u32) {
        let Some(left) = self.left.checked_sub(1) else {
            return;
        };
        self.left = left;
        match child {
            Object::Number(mark) => self.mark(i32::try_from(mark.as_i64()).ok(), context),
            Object::Dict(dict) => {
                let page = dict.get_ref(b"Pg").map(ObjectIdentifier::from);
                context.page = page.or(context.page);
                match dict.get::<Name<'_>>(b"S") {
                    Some(role) => self.element(&dict, &role, context, depth),
                    // A reference to marked content in an object of its own.
                    None => {
                        // In a form, numbers count apart from those of the page.
                        if !dict.contains_key(b"Stm") {
                            self.mark(dict.get::<i32>(b"MCID"), context);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, dict: &Dict<'_>, role: &Name<'_>, mut context: Context, depth: u32) {
        let mapped = self.roles.get::<Name<'_>>(role.as_ref() as &[u8]);
        let standard = [Some(role), mapped.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|role| Standard::of(role));
        match standard {
            Some(Standard::Heading(level)) => context.said.heading = Some(level),
            Some(Standard::Table) => {
                self.tables += 1;
                context.table = Some(self.tables);
                context.said.cell = None;
                let outer = std::mem::take(&mut self.row);
                self.children(dict, context, depth);
                self.row = outer;
                return;
            }
            Some(Standard::Row) if context.table.is_some() => {
                self.row.column = 0;
                self.children(dict, context, depth);
                self.row.number += 1;
                for rows in &mut self.row.covered {
                    *rows = rows.saturating_sub(1);
                }
                return;
            }
            Some(Standard::Cell) => {
                context.said.cell = context.table.map(|table| self.cell(dict, table));
            }
            Some(Standard::Row) | None => {}
        }
        self.children(dict, context, depth);
    }

    /// The place of the next cell of a row, beside those that reach down from above.
    fn cell(&mut self, dict: &Dict<'_>, table: u32) -> Place {
        let row = &mut self.row;
        while row
            .covered
            .get(usize::from(row.column))
            .is_some_and(|rows| *rows > 0)
        {
            row.column += 1;
        }
        let span = attribute(dict, b"ColSpan").min(COLUMNS);
        let down = attribute(dict, b"RowSpan");
        let place = Place {
            table,
            row: row.number,
            column: row.column,
            span,
        };
        row.column = row.column.saturating_add(span).min(COLUMNS);
        let end = usize::from(row.column);
        if row.covered.len() < end {
            row.covered.resize(end, 0);
        }
        if let Some(covered) = row.covered.get_mut(usize::from(place.column)..end) {
            covered.fill(down);
        }
        place
    }

    fn mark(&mut self, mark: Option<i32>, context: Context) {
        let said = context.said;
        if let (Some(mark), Some(page)) = (mark, context.page)
            && (said.heading.is_some() || said.cell.is_some())
        {
            self.marks.said.insert((page, mark), said);
        }
    }
}

/// A number among the attributes of an element, which are one dictionary or several; 1
/// where there is none.
fn attribute(element: &Dict<'_>, key: &[u8]) -> u16 {
    let in_dict = |dict: Dict<'_>| dict.get::<u16>(key);
    let found = match element.get::<Object<'_>>(b"A") {
        Some(Object::Dict(dict)) => in_dict(dict),
        Some(Object::Array(list)) => list
            .iter::<Object<'_>>()
            .filter_map(Object::into_dict)
            .find_map(in_dict),
        _ => None,
    };
    found.unwrap_or(1).max(1)
}

/// The roles that matter here.
enum Standard {
    Heading(u8),
    Table,
    Row,
    Cell,
}

impl Standard {
    fn of(role: &Name<'_>) -> Option<Standard> {
        match role.as_ref() as &[u8] {
            b"H" => Some(Standard::Heading(1)),
            [b'H', digit @ b'1'..=b'6'] => Some(Standard::Heading(digit - b'0')),
            b"Table" => Some(Standard::Table),
            b"TR" => Some(Standard::Row),
            b"TD" | b"TH" => Some(Standard::Cell),
            _ => None,
        }
    }
}
