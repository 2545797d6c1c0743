//! Headings that the file itself marks, in its structure tree.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier,
};

/// So many elements of the tree are visited, so deep: the tree may lead in a circle.
const VISITS: u32 = 400_000;
const DEPTH: u32 = 60;

/// The heading level of marked content, by page and number.
#[derive(Debug, Default)]
pub struct Headings {
    levels: HashMap<(ObjectIdentifier, i32), u8>,
}

impl Headings {
    /// The level of this marked content, 1 to 6.
    pub fn level(&self, page: ObjectIdentifier, mark: i32) -> Option<u8> {
        self.levels.get(&(page, mark)).copied()
    }
}

/// Reads the headings of a file; none where it is not tagged.
pub fn headings(pdf: &Pdf) -> Headings {
    let mut headings = Headings::default();
    let Some(root) = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot"))
    else {
        return headings;
    };
    let mut walk = Walk {
        roles: root.get::<Dict<'_>>(b"RoleMap").unwrap_or_default(),
        left: VISITS,
        headings: &mut headings,
        pdf,
    };
    walk.children(&root, None, None, DEPTH);
    headings
}

struct Walk<'a> {
    roles: Dict<'a>,
    left: u32,
    headings: &'a mut Headings,
    pdf: &'a Pdf,
}

impl Walk<'_> {
    /// Visits what stands under `K`: a number, an element, or a list of them.
    fn children(
        &mut self,
        element: &Dict<'_>,
        level: Option<u8>,
        page: Option<ObjectIdentifier>,
        depth: u32,
    ) {
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
                self.child(child, level, page, depth);
            }
        } else if let Some(child) = element.get::<Object<'_>>(b"K") {
            self.child(child, level, page, depth);
        }
    }

    fn child(
        &mut self,
        child: Object<'_>,
        level: Option<u8>,
        page: Option<ObjectIdentifier>,
        depth: u32,
    ) {
        let Some(left) = self.left.checked_sub(1) else {
            return;
        };
        self.left = left;
        match child {
            Object::Number(mark) => self.mark(i32::try_from(mark.as_i64()).ok(), level, page),
            Object::Dict(dict) => {
                let page = dict.get_ref(b"Pg").map(ObjectIdentifier::from).or(page);
                let Some(role) = dict.get::<Name<'_>>(b"S") else {
                    // A reference to marked content in an object of its own.
                    self.mark(dict.get::<i32>(b"MCID"), level, page);
                    return;
                };
                let level = self.heading(&role).or(level);
                self.children(&dict, level, page, depth);
            }
            _ => {}
        }
    }

    fn mark(&mut self, mark: Option<i32>, level: Option<u8>, page: Option<ObjectIdentifier>) {
        if let (Some(mark), Some(level), Some(page)) = (mark, level, page) {
            self.headings.levels.insert((page, mark), level);
        }
    }

    /// The level of a role, through the file's own names for roles.
    fn heading(&self, role: &Name<'_>) -> Option<u8> {
        let mapped = self.roles.get::<Name<'_>>(role.as_ref() as &[u8]);
        [Some(role), mapped.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|role| match role.as_ref() as &[u8] {
                b"H" => Some(1),
                [b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
                _ => None,
            })
    }
}
