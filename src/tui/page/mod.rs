//! The page itself as a picture: which sheet is shown, how large, which part of it, and the
//! few pictures that are kept.

pub mod painter;

use std::fmt;
use std::path::PathBuf;

use ratatui::layout::{Rect, Size};
use ratatui_image::protocol::Protocol;

use crate::extract::picture::{LARGEST_PICTURE, LARGEST_ZOOM, Wish};
use crate::store::sheets::Sheets;
use crate::tui::graphics::{Graphics, Way};

/// How large a page is shown: the whole of it, then in hundredths of the size at which what
/// is printed on it is as wide as the screen.
const ZOOMS: [u16; 6] = [0, 100, 150, 200, 350, LARGEST_ZOOM];
/// So much higher than wide is what is printed on a page, in hundredths, as most are.
const USUAL: u32 = 140;

/// The most points of a picture that is not packed: three of them lie in memory.
const LARGEST_UNPACKED: u32 = 1 << 20;

/// A page, as it was asked for and painted.
pub struct Painted {
    /// What was asked for.
    pub wish: Wish,
    /// The places of letters that it takes.
    pub cells: Size,
    /// Nothing of the page stands above or below what is seen.
    pub is_whole: bool,
    /// The picture as the terminal takes it.
    pub picture: Protocol,
}

impl fmt::Debug for Painted {
    // The picture itself is a million letters of nothing.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Painted({:?}, {:?})", self.wish, self.cells)
    }
}

/// Pages to be painted, the one that is waited for first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The document.
    pub document: i64,
    /// Its kept bytes.
    pub original: PathBuf,
    /// What is wanted of it.
    pub wishes: Vec<Wish>,
    /// How the terminal draws.
    pub graphics: Graphics,
}

/// The pages that are open over the panes.
#[derive(Debug)]
pub struct PageView {
    /// The document.
    pub of: Sheets,
    /// The sheet that is shown, from 1.
    pub sheet: u32,
    /// How large: 0 is the whole page, else in hundredths of the width.
    pub zoom: u16,
    /// Which part of what does not fit, in thousandths from the left.
    pub across: u16,
    /// The same, from the top.
    pub down: u16,
    /// Pictures that have come.
    pub painted: Vec<Painted>,
    /// Pages that could not be painted, and why.
    pub failed: Vec<(Wish, String)>,
    /// What was asked for last and has not come.
    pub asked: Vec<Wish>,
    /// The picture that is on the screen.
    pub seen: Option<Wish>,
}

impl PageView {
    /// At a sheet of a document. Blocks are too coarse for a whole page: there it begins as
    /// wide as the screen.
    pub fn new(of: Sheets, sheet: u32, way: Way) -> PageView {
        PageView {
            sheet: sheet.clamp(1, of.count.max(1)),
            of,
            zoom: if way == Way::Blocks {
                ZOOMS[1]
            } else {
                ZOOMS[0]
            },
            across: 0,
            down: 0,
            painted: Vec::new(),
            failed: Vec::new(),
            asked: Vec::new(),
            seen: None,
        }
    }

    /// Goes on or back by a sheet; whether there is one.
    pub fn turn(&mut self, forward: bool) -> bool {
        let to = if forward {
            self.sheet.saturating_add(1)
        } else {
            self.sheet.saturating_sub(1)
        };
        self.go_to(to)
    }

    /// Goes to a sheet, its top; whether there is one.
    pub fn go_to(&mut self, sheet: u32) -> bool {
        let is_there = (1..=self.of.count).contains(&sheet);
        if is_there {
            self.sheet = sheet;
            self.down = 0;
        }
        is_there
    }

    /// Shows it larger or smaller; whether it can be.
    pub fn zoom(&mut self, larger: bool) -> bool {
        let mut zooms = ZOOMS.into_iter();
        let to = if larger {
            zooms.find(|zoom| *zoom > self.zoom)
        } else {
            zooms.rfind(|zoom| *zoom < self.zoom)
        };
        self.zoom = to.unwrap_or(self.zoom);
        to.is_some()
    }

    /// Moves over a page that does not fit, by half of what is seen; from its end to the
    /// next page, from its beginning to the end of the page before. Whether it moved.
    pub fn step(&mut self, down: bool) -> bool {
        let edge = if down { 1000 } else { 0 };
        if !self.is_whole() && self.down != edge {
            self.down = moved(self.down, self.by(), down);
            return true;
        }
        let turned = self.turn(down);
        if turned && !down && self.zoom > 0 {
            self.down = 1000;
        }
        turned
    }

    /// Whether nothing of the page stands above or below what is seen.
    fn is_whole(&self) -> bool {
        let mut seen = self.painted.iter();
        let seen = seen.find(|one| Some(one.wish) == self.seen && one.wish.zoom == self.zoom);
        self.zoom == 0 || seen.is_some_and(|one| one.is_whole)
    }

    /// Half of what is seen, in thousandths of what is not.
    fn by(&self) -> u16 {
        let Some(seen) = self.seen else { return 250 };
        let high = u32::from(seen.width) * u32::from(self.zoom) / 100 * USUAL / 100;
        let hidden = high.saturating_sub(u32::from(seen.height)).max(1);
        let by = u32::from(seen.height) * 500 / hidden;
        u16::try_from(by.clamp(20, 500)).unwrap_or(500)
    }

    /// Moves to a side; whether the page has more there.
    pub fn aside(&mut self, right: bool) -> bool {
        let edge = if right { 1000 } else { 0 };
        let can = self.zoom > 100 && self.across != edge;
        if can {
            let by = 50_000 / self.zoom.saturating_sub(100).max(50);
            self.across = moved(self.across, by, right);
        }
        can
    }

    /// What is shown of a sheet in some room.
    fn wish(&self, sheet: u32, room: Size, graphics: Graphics) -> Wish {
        let (wide, high) = graphics.cell;
        let most = match graphics.way {
            Way::Kitty { packed: false } => LARGEST_UNPACKED,
            Way::Kitty { packed: true } | Way::Sixel | Way::Iterm | Way::Blocks | Way::None => {
                LARGEST_PICTURE
            }
        };
        let (mut columns, mut rows) = (room.width, room.height);
        // A wall of a screen shows a smaller picture.
        while u32::from(columns) * u32::from(wide) * u32::from(rows) * u32::from(high) > most {
            columns -= columns.div_ceil(16).min(columns);
            rows -= rows.div_ceil(16).min(rows);
        }
        Wish {
            sheet,
            width: columns.saturating_mul(wide),
            height: rows.saturating_mul(high),
            zoom: self.zoom,
            across: self.across,
            down: self.down,
        }
    }

    /// What is to be painted, the page that is shown first, then its neighbours.
    pub fn wishes(&self, room: Size, graphics: Graphics) -> Vec<Wish> {
        let here = self.wish(self.sheet, room, graphics);
        let top = Wish { down: 0, ..here };
        let next = (self.sheet < self.of.count).then(|| Wish {
            sheet: self.sheet + 1,
            ..top
        });
        let before = (self.sheet > 1).then(|| Wish {
            sheet: self.sheet - 1,
            down: if self.zoom > 0 { 1000 } else { 0 },
            ..top
        });
        [Some(here), next, before].into_iter().flatten().collect()
    }

    /// The picture that is shown: the one that is wished for, until it comes another of the
    /// same sheet.
    pub fn shown(&self, wish: Option<&Wish>) -> Option<&Painted> {
        let is = |wanted: &Wish| self.painted.iter().find(|one| one.wish == *wanted);
        wish.and_then(is).or_else(|| {
            let seen = self.seen.as_ref().and_then(is);
            seen.filter(|one| one.wish.sheet == self.sheet)
        })
    }

    /// Why the page that is wished for cannot be shown.
    pub fn fault(&self, wish: &Wish) -> Option<&str> {
        let of_sheet = |(failed, _): &&(Wish, String)| failed.sheet == wish.sheet;
        self.failed
            .iter()
            .find(of_sheet)
            .map(|(_, why)| why.as_str())
    }

    /// Keeps only the pictures that are wished for, and the one on the screen.
    pub fn keep(&mut self, wishes: &[Wish]) {
        let seen = self.seen.filter(|seen| seen.sheet == self.sheet);
        self.painted
            .retain(|one| wishes.contains(&one.wish) || seen == Some(one.wish));
    }

    /// The wishes that nobody has answered.
    pub fn missing(&self, wishes: &[Wish]) -> Vec<Wish> {
        let is_missing = |wish: &&Wish| {
            self.fault(wish).is_none() && !self.painted.iter().any(|one| one.wish == **wish)
        };
        wishes.iter().filter(is_missing).copied().collect()
    }
}

/// A place in thousandths, moved by so many.
fn moved(from: u16, by: u16, forward: bool) -> u16 {
    if forward {
        from.saturating_add(by).min(1000)
    } else {
        from.saturating_sub(by)
    }
}

/// Where the pages stand on a screen: a title, and below it the picture.
pub fn place(body: Rect) -> (Rect, Rect) {
    let head = Rect {
        height: body.height.min(1),
        ..body
    };
    let main = Rect {
        y: body.y + head.height,
        height: body.height - head.height,
        ..body
    };
    (head, main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Pictures;

    fn view(count: u32, sheet: u32) -> PageView {
        let of = Sheets {
            document_key: 1,
            name: "pack.pdf".to_owned(),
            kind: "pdf".to_owned(),
            count,
            original: PathBuf::new(),
            printed: Vec::new(),
        };
        PageView::new(of, sheet, Way::Sixel)
    }

    #[test]
    fn a_page_that_fits_is_turned_and_a_larger_one_is_moved_over_first() {
        let mut pages = view(3, 2);
        assert!(pages.step(true) && pages.sheet == 3);
        assert!(!pages.step(true));
        assert!(pages.step(false) && pages.zoom(true));
        assert_eq!((pages.sheet, pages.zoom), (2, 100));
        assert!(!pages.aside(true));
        assert!(pages.step(true));
        assert_eq!((pages.sheet, pages.down), (2, 250));
        pages.down = 1000;
        assert!(pages.step(true));
        assert_eq!((pages.sheet, pages.down), (3, 0));
        assert!(pages.step(false));
        assert_eq!((pages.sheet, pages.down), (2, 1000));
        assert!(pages.zoom(true) && !pages.aside(false) && pages.aside(true));
    }

    #[test]
    fn blocks_begin_as_wide_as_the_screen() {
        let pages = PageView::new(view(3, 2).of, 2, Way::Blocks);
        assert_eq!((pages.zoom, view(3, 2).zoom), (100, 0));
    }

    #[test]
    fn the_neighbours_are_wished_for_behind_the_page() {
        let graphics = Graphics::before(Pictures::Blocks);
        let room = Size::new(80, 20);
        let of = |pages: &PageView| -> Vec<u32> {
            let wishes = pages.wishes(room, graphics);
            wishes.iter().map(|wish| wish.sheet).collect()
        };
        assert_eq!(of(&view(3, 2)), [2, 3, 1]);
        assert_eq!(of(&view(3, 9)), [3, 2]);
        assert_eq!(of(&view(1, 1)), [1]);
    }

    #[test]
    fn a_wall_of_a_screen_has_a_picture_that_is_bounded() {
        let graphics = Graphics {
            cell: (20, 40),
            way: Way::Kitty { packed: false },
            any_colour: true,
        };
        let wish = view(1, 1).wish(1, Size::new(1000, 500), graphics);
        assert!(u32::from(wish.width) * u32::from(wish.height) <= LARGEST_UNPACKED);
        assert!(wish.width > 500);
    }

    #[test]
    fn a_page_that_failed_is_not_asked_for_again() {
        let graphics = Graphics::before(Pictures::Blocks);
        let mut pages = view(2, 1);
        let wishes = pages.wishes(Size::new(80, 20), graphics);
        pages.failed.push((wishes[0], "damaged".to_owned()));
        assert_eq!(pages.missing(&wishes), &wishes[1..]);
        assert_eq!(pages.fault(&wishes[0]), Some("damaged"));
    }
}
