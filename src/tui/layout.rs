//! Where everything stands on a screen of a given size: arithmetic, shared by
//! update (scrolling, the mouse) and view.

use ratatui::layout::{Rect, Size};

use crate::tui::pane::sheet::is_sheet;

/// From here on the four panes and the reader stand side by side.
const WIDE: u16 = 120;
/// From here on a list and the reader stand side by side.
const MEDIUM: u16 = 80;
/// The columns of the reader beyond which it stays empty.
const READER: u16 = 98;
/// Below either, one sentence.
const LEAST: (u16, u16) = (30, 8);
/// A column of three panes lower than this gives the focused one more.
const LOW: u16 = 27;

/// From this height on the reader of a narrow screen has a title.
const TITLED: u16 = 14;

/// A pane of the desk, by the figure that chooses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// 0, the reader.
    Reader,
    /// 1, the agenda.
    Agenda,
    /// 2, prior minutes.
    Minutes,
    /// 3, outstanding actions.
    Actions,
    /// 4, the work programme.
    Programme,
}

impl Pane {
    /// The lists, in their order.
    pub const LISTS: [Pane; 4] = [Pane::Agenda, Pane::Minutes, Pane::Actions, Pane::Programme];
    /// All, as Tab goes through them.
    pub const ALL: [Pane; 5] = [
        Pane::Agenda,
        Pane::Reader,
        Pane::Minutes,
        Pane::Actions,
        Pane::Programme,
    ];

    /// Its figure.
    pub fn number(self) -> usize {
        match self {
            Pane::Reader => 0,
            Pane::Agenda => 1,
            Pane::Minutes => 2,
            Pane::Actions => 3,
            Pane::Programme => 4,
        }
    }

    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Pane::Reader => "Reader",
            Pane::Agenda => "Agenda",
            Pane::Minutes => "Prior minutes",
            Pane::Actions => "Outstanding actions",
            Pane::Programme => "Work programme",
        }
    }

    /// The beginning of its name, where there is hardly any room.
    pub fn shortest(self) -> &'static str {
        match self {
            Pane::Reader => "Read",
            Pane::Agenda => "Ag",
            Pane::Minutes => "Min",
            Pane::Actions => "Act",
            Pane::Programme => "Prog",
        }
    }

    /// Its name where there is little room.
    pub fn short(self) -> &'static str {
        match self {
            Pane::Reader => "Reader",
            Pane::Agenda => "Agenda",
            Pane::Minutes => "Minutes",
            Pane::Actions => "Actions",
            Pane::Programme => "Programme",
        }
    }
}

/// How much stands side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Room for one sentence.
    Sentence,
    /// One pane and a line of tabs.
    Narrow,
    /// A list, and the reader or the right column.
    Medium,
    /// Everything.
    Wide,
}

/// Where a pane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The line that carries its title, or nothing where the tabs do.
    pub head: Rect,
    /// Its content, inside the border.
    pub inner: Rect,
    /// The box around it; panes of one column share theirs.
    pub frame: Rect,
}

/// The whole screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// How much stands side by side.
    pub shape: Shape,
    /// The first line.
    pub header: Rect,
    /// The line of tabs, in a narrow screen.
    pub tabs: Option<Rect>,
    /// Everything between header and footer.
    pub body: Rect,
    /// The last line.
    pub footer: Rect,
    /// The pane that has the whole screen as a table, its headings above its rows.
    pub sheet: Option<Pane>,
    /// The panes that are to be seen, by their figure.
    places: [Option<Place>; 5],
}

impl Layout {
    /// Where a pane stands, if it is to be seen.
    pub fn place(&self, pane: Pane) -> Option<Place> {
        self.places[pane.number()]
    }
}

/// Where everything stands.
pub fn layout(size: Size, focus: Pane, zoomed: bool) -> Layout {
    let whole = Rect::new(0, 0, size.width, size.height);
    let mut layout = Layout {
        shape: Shape::Sentence,
        header: Rect::default(),
        tabs: None,
        body: whole,
        footer: Rect::default(),
        sheet: None,
        places: [None; 5],
    };
    if size.width < LEAST.0 || size.height < LEAST.1 {
        return layout;
    }
    layout.header = Rect { height: 1, ..whole };
    layout.footer = Rect {
        y: size.height - 1,
        height: 1,
        ..whole
    };
    layout.body = Rect {
        y: 1,
        height: size.height - 2,
        ..whole
    };
    if size.width < MEDIUM {
        layout.shape = Shape::Narrow;
        layout.tabs = Some(Rect {
            height: 1,
            ..layout.body
        });
        // The reader says what it shows, where that does not cost a page.
        let titled = focus == Pane::Reader && size.height >= TITLED;
        let title = u16::from(titled);
        let head = Rect {
            y: 2,
            height: title,
            ..layout.body
        };
        let inner = Rect {
            y: 2 + title,
            height: layout.body.height - 1 - title,
            ..layout.body
        };
        layout.places[focus.number()] = Some(Place {
            head,
            inner,
            frame: inner,
        });
        return layout;
    }
    layout.shape = if size.width < WIDE {
        Shape::Medium
    } else {
        Shape::Wide
    };
    let body = layout.body;
    if zoomed {
        let mut place = alone(body);
        if is_sheet(focus) && place.inner.height > 3 {
            layout.sheet = Some(focus);
            place.inner.y += 1;
            place.inner.height -= 1;
        }
        layout.places[focus.number()] = Some(place);
    } else if layout.shape == Shape::Medium {
        let left = (body.width * 2 / 5).clamp(30, 44);
        let (list, other) = split(body, left);
        layout.places[Pane::Agenda.number()] = Some(alone(list));
        match focus {
            Pane::Agenda | Pane::Reader => {
                layout.places[Pane::Reader.number()] = Some(alone(other));
            }
            Pane::Minutes | Pane::Actions | Pane::Programme => {
                layout.places[2..].copy_from_slice(&column(other, focus));
            }
        }
    } else {
        let list = (body.width * 27 / 100).clamp(34, 44);
        let (list, rest) = split(body, list);
        // The reader needs no more than its lines are long; the right column takes what is left.
        let spare = body.width.saturating_sub(list.width + READER);
        let right = (body.width * 29 / 100).max(spare).clamp(36, 96);
        let (reader, right) = split(rest, rest.width - right);
        layout.places[Pane::Agenda.number()] = Some(alone(list));
        layout.places[Pane::Reader.number()] = Some(alone(reader));
        layout.places[2..].copy_from_slice(&column(right, focus));
    }
    layout
}

fn split(area: Rect, left: u16) -> (Rect, Rect) {
    (
        Rect {
            width: left,
            ..area
        },
        Rect {
            x: area.x + left,
            width: area.width - left,
            ..area
        },
    )
}

/// A pane with a box of its own.
fn alone(frame: Rect) -> Place {
    Place {
        head: Rect { height: 1, ..frame },
        inner: inside(frame, frame.y + 1, frame.height - 2),
        frame,
    }
}

fn inside(frame: Rect, y: u16, height: u16) -> Rect {
    Rect {
        x: frame.x + 1,
        y,
        width: frame.width - 2,
        height,
    }
}

/// Three panes in one box: each begins with a line that carries its title.
fn column(frame: Rect, focus: Pane) -> [Option<Place>; 3] {
    let lines = frame.height - 1;
    let shares = Pane::LISTS[1..].iter().map(|pane| {
        if frame.height < LOW && *pane == focus {
            2
        } else {
            1
        }
    });
    let all: u16 = shares.clone().sum();
    let mut y = frame.y;
    let mut left = lines;
    let mut parts = all;
    let mut places = [None; 3];
    for (place, share) in places.iter_mut().zip(shares) {
        let height = (left * share).div_ceil(parts);
        *place = Some(Place {
            head: Rect {
                y,
                height: 1,
                ..frame
            },
            inner: inside(frame, y + 1, height.saturating_sub(1)),
            frame,
        });
        y += height;
        left -= height;
        parts -= share;
    }
    places
}

/// What lies over the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// The finder.
    Find,
    /// A list to choose from.
    Pick,
    /// Help.
    Help,
}

/// Where a cover and its parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CoverPlace {
    /// The box around it.
    pub frame: Rect,
    /// The line that is typed in.
    pub input: Rect,
    /// The rows.
    pub list: Rect,
    /// What the chosen row says, where there is room.
    pub preview: Option<Rect>,
}

/// The widest that a cover is drawn.
fn widest(cover: Cover) -> u16 {
    match cover {
        Cover::Find => u16::MAX,
        Cover::Pick => 100,
        Cover::Help => 134,
    }
}

/// The columns of a cover's box.
fn cover_frame(size: Size, cover: Cover) -> u16 {
    let roomy = size.width >= MEDIUM;
    let margin = if roomy && cover != Cover::Find { 4 } else { 0 };
    (size.width.saturating_sub(2 * margin)).min(widest(cover))
}

/// The columns inside a cover's box.
pub fn cover_width(size: Size, cover: Cover) -> u16 {
    cover_frame(size, cover).saturating_sub(2)
}

/// Where a cover stands that has so many lines to show: it is no higher than they need.
pub fn cover(size: Size, cover: Cover, lines: usize) -> CoverPlace {
    if size.width < LEAST.0 || size.height < LEAST.1 {
        return CoverPlace::default();
    }
    let roomy = size.width >= MEDIUM;
    let width = cover_frame(size, cover);
    // The footer stays in sight: it says what the keys do here.
    let (top, height) = if cover == Cover::Find && size.height >= 16 {
        (1, size.height - 2)
    } else if roomy && size.height >= 20 {
        (2, size.height - 4)
    } else {
        (0, size.height - 1)
    };
    // The borders, and the line that is typed in with the rule below it.
    let around = if cover == Cover::Help { 2 } else { 4 };
    let needed = u16::try_from(lines.max(1).saturating_add(around)).unwrap_or(u16::MAX);
    let height = height.min(needed);
    let frame = Rect {
        x: (size.width - width) / 2,
        y: top,
        width,
        height,
    };
    let inner = inside(frame, frame.y + 1, frame.height - 2);
    let input = Rect { height: 1, ..inner };
    let mut list = match cover {
        Cover::Find | Cover::Pick => Rect {
            y: inner.y + 2,
            height: inner.height - 2,
            ..inner
        },
        Cover::Help => inner,
    };
    let mut preview = None;
    if cover == Cover::Find && inner.width >= 96 {
        let left = inner.width * 11 / 20;
        preview = Some(Rect {
            x: list.x + left + 1,
            width: inner.width - left - 1,
            ..list
        });
        list.width = left;
    } else if cover == Cover::Find && list.height >= 14 {
        // No room beside the list: below it, under a rule.
        let low = (list.height * 2 / 5).max(5);
        list.height -= low + 1;
        preview = Some(Rect {
            y: list.bottom() + 1,
            height: low,
            ..list
        });
    }
    CoverPlace {
        frame,
        input,
        list,
        preview,
    }
}

/// From here on what a history stands on has a column beside the timeline.
const ASIDE: u16 = 112;

/// Where a history and its parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HistoryPlace {
    /// The box around it; none where that would cost too much.
    pub frame: Rect,
    /// The line that carries its title, where there is no box.
    pub head: Rect,
    /// The timeline.
    pub main: Rect,
    /// What stands beside it.
    pub aside: Option<Rect>,
}

/// Where a history stands: in the place of the panes.
pub fn history(size: Size) -> HistoryPlace {
    if size.width < LEAST.0 || size.height < LEAST.1 {
        return HistoryPlace::default();
    }
    let body = Rect::new(0, 1, size.width, size.height - 2);
    if size.width < MEDIUM {
        return HistoryPlace {
            frame: Rect::default(),
            head: Rect { height: 1, ..body },
            main: Rect {
                y: body.y + 1,
                height: body.height - 1,
                ..body
            },
            aside: None,
        };
    }
    let inner = inside(body, body.y + 1, body.height - 2);
    let mut main = inner;
    let mut aside = None;
    if size.width >= ASIDE {
        let wide = (inner.width * 3 / 10).clamp(36, 60);
        main.width = inner.width - wide - 2;
        aside = Some(Rect {
            x: main.right() + 2,
            width: wide,
            ..inner
        });
    }
    HistoryPlace {
        frame: body,
        head: Rect { height: 1, ..body },
        main,
        aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_keeps_each_pane_on_the_screen() {
        for width in 0..=160 {
            for height in 0..=50 {
                for focus in Pane::ALL {
                    for zoomed in [false, true] {
                        let size = Size { width, height };
                        let layout = layout(size, focus, zoomed);
                        for pane in Pane::ALL {
                            let Some(place) = layout.place(pane) else {
                                continue;
                            };
                            assert!(place.inner.right() <= width, "{size} {pane:?}");
                            assert!(place.inner.bottom() < height, "{size} {pane:?}");
                        }
                        if layout.shape != Shape::Sentence {
                            assert!(
                                layout
                                    .place(focus)
                                    .is_some_and(|place| place.inner.height > 0)
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn three_widths_show_five_panes_two_or_one() {
        let seen = |width| {
            let layout = layout(Size { width, height: 30 }, Pane::Agenda, false);
            Pane::ALL
                .iter()
                .filter(|pane| layout.place(**pane).is_some())
                .count()
        };
        assert_eq!((seen(120), seen(100), seen(79)), (5, 2, 1));
    }
}
