//! What a page draws: glyphs with their places, rules and pictures, in one pass.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name, String as PdfString};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::fonts::Style;
use super::outline::decoded;
use super::{actual, chart};
use crate::domain::fold;

/// How much one page may draw. The fullest page of figures that was seen holds 12,000
/// glyphs, a map some hundred thousand paths; past this it is an attack or no paper.
const BUDGET: u32 = 2_000_000;

/// What a glyph costs of it: it is looked at again and again on its way to a line.
const GLYPH: usize = 10;

/// What entering a form costs of it, known by the clip that each form sets: decoding a
/// form's stream takes as long as many strokes.
const FORM: usize = 50;

/// So many filled rectangles of a page are kept.
const BLOCKS: usize = 20_000;

/// The outline of a box has no more elements, with round corners.
const FRAME: usize = 20;

/// A filled rectangle that is thinner is a rule: word processors draw them so.
const RULE_THICKNESS: f64 = 2.5;

/// What ends the interpreter when a page's [`BUDGET`] is spent; it unwinds.
pub struct Exhausted;

/// A letter, or what one glyph stands for.
#[derive(Debug, Clone, Copy)]
pub struct Glyph {
    /// Where its text lies in [`Drawn::text`].
    pub text: (u32, u32),
    /// Where the pen stood.
    pub origin: Point,
    /// Where the pen went.
    pub end: Point,
    /// The height of an em in points.
    pub size: f64,
    /// Bold and italic, as far as the font says.
    pub style: Style,
    /// The show-text operator it came from, counted on the page.
    pub run: u32,
    /// The marked content it stands in.
    pub mark: Mark,
}

/// What marked content says of the text in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// The number that the structure tree knows it by.
    pub id: Option<i32>,
    /// It is a head, a foot or a watermark by the file's own word.
    pub pagination: bool,
}

/// A straight rule along an axis, or the side of a filled bar.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The end with the smaller coordinates.
    pub from: Point,
    /// The other end; one coordinate is the same as of `from`.
    pub to: Point,
}

/// A picture's place.
#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// Where it stands, as far as it is not clipped.
    pub area: Rect,
    /// The same number wherever the file draws the same picture.
    pub identity: u64,
}

/// Everything that was drawn on a page, in points from the top left corner.
#[derive(Default)]
pub struct Drawn {
    /// The letters in the order of the file.
    pub glyphs: Vec<Glyph>,
    /// The text of the glyphs.
    pub text: String,
    /// Rules, not merged.
    pub rules: Vec<Rule>,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// Filled rectangles that are no rules: shading, or the bars of a chart.
    pub blocks: Vec<Rect>,
    /// Outlines of boxes that are drawn, filled with round corners, or both.
    pub frames: Vec<Rect>,
    /// Strokes that look like the curve of a chart.
    pub curves: u32,
    /// Glyphs whose letter the file does not tell.
    pub unknown: u32,
    /// Show-text operators that drew something.
    pub runs: u32,
    /// Some font did not say whether it is bold.
    pub style_unknown: bool,
}

/// Marked content that is being drawn.
struct Open {
    mark: Mark,
    /// The text that stands for what is drawn in it, and the first glyph of that.
    actual: Option<(String, usize)>,
}

/// Collects what a page draws.
pub struct Collector {
    /// What was drawn so far; whole even where the interpreter was ended.
    pub drawn: Drawn,
    page: Rect,
    clips: Vec<Rect>,
    marks: Vec<Open>,
    /// What the codes of a run stand for, as far as they were looked up: a font looks up
    /// the name of each letter in a list of thousands.
    codes: Vec<(u32, Option<BfString>)>,
    budget: u32,
}

impl Collector {
    /// A collector for a page of this size.
    pub fn new(page: Rect) -> Collector {
        Collector {
            drawn: Drawn::default(),
            page,
            clips: Vec::new(),
            marks: Vec::new(),
            codes: Vec::new(),
            budget: BUDGET,
        }
    }

    /// Takes from the budget, and ends the interpreter when it is spent. Nothing else
    /// can: a form that draws nothing but two other forms, thirty deep, would keep it
    /// busy for a day.
    fn spend(&mut self, cost: usize) {
        let cost = u32::try_from(cost).unwrap_or(u32::MAX);
        let Some(left) = self.budget.checked_sub(cost) else {
            std::panic::resume_unwind(Box::new(Exhausted));
        };
        self.budget = left;
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn mark(&self) -> Mark {
        self.marks
            .last()
            .map_or_else(Mark::default, |open| open.mark)
    }

    fn rule(&mut self, a: Point, b: Point) {
        let clip = self.clip().inflate(1.0, 1.0);
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if !(dx.is_finite() && dy.is_finite()) {
            return;
        }
        let (from, to) = if dy <= 0.5 && dx > dy {
            let y = f64::midpoint(a.y, b.y);
            (Point::new(a.x.min(b.x), y), Point::new(a.x.max(b.x), y))
        } else if dx <= 0.5 && dy > dx {
            let x = f64::midpoint(a.x, b.x);
            (Point::new(x, a.y.min(b.y)), Point::new(x, a.y.max(b.y)))
        } else {
            return;
        };
        let from = Point::new(from.x.max(clip.x0), from.y.max(clip.y0));
        let to = Point::new(to.x.min(clip.x1), to.y.min(clip.y1));
        if to.x >= from.x && to.y >= from.y && (to.x - from.x) + (to.y - from.y) >= 1.0 {
            self.drawn.rules.push(Rule { from, to });
        }
    }

    /// A filled bar is the rule along its middle; anything thicker is shading.
    fn bar(&mut self, area: Rect) {
        if area.height() <= RULE_THICKNESS && area.width() > area.height() {
            let y = area.center().y;
            self.rule(Point::new(area.x0, y), Point::new(area.x1, y));
        } else if area.width() <= RULE_THICKNESS && area.height() > area.width() {
            let x = area.center().x;
            self.rule(Point::new(x, area.y0), Point::new(x, area.y1));
        } else if self.drawn.blocks.len() < BLOCKS {
            self.drawn.blocks.push(area.intersect(self.clip()));
        }
    }

    /// Keeps the outline of a path that is a box, perhaps with round corners.
    fn frame(&mut self, path: &BezPath, transform: Affine) {
        if !(5..=FRAME).contains(&path.elements().len()) || self.drawn.frames.len() >= BLOCKS {
            return;
        }
        let path = transform * path;
        let area = path.bounding_box();
        let is_large = area.width() > RULE_THICKNESS * 4.0 && area.height() > RULE_THICKNESS * 4.0;
        if is_large && path.area().abs() > area.area() * 0.85 {
            self.drawn.frames.push(area.intersect(self.clip()));
        }
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => {
                    start = transform * p;
                    last = start;
                }
                PathEl::LineTo(p) => {
                    let next = transform * p;
                    self.rule(last, next);
                    last = next;
                }
                PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => last = transform * p,
                PathEl::ClosePath => {
                    self.rule(last, start);
                    last = start;
                }
            }
        }
    }

    /// One path may hold the rules of a whole table, each a rectangle of its own.
    fn fill(&mut self, path: &BezPath, transform: Affine) {
        let mut part: Option<Rect> = None;
        let mut straight = true;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => {
                    if let Some(area) = part.take().filter(|_| straight) {
                        self.bar(area);
                    }
                    straight = true;
                    let p = transform * p;
                    part = Some(Rect::from_points(p, p));
                }
                PathEl::LineTo(p) => {
                    part = part.map(|area| area.union_pt(transform * p));
                }
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => straight = false,
                PathEl::ClosePath => {}
            }
        }
        if let Some(area) = part.filter(|_| straight) {
            self.bar(area);
        }
    }

    fn glyph(&mut self, glyph: &FontGlyph<'_>, place: Affine, style: Style) {
        let origin = place * Point::ZERO;
        let advance = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(drawn) => drawn.advance_width(),
        };
        let size = ((place * Point::new(0.0, 1000.0)) - origin).hypot();
        // Without an advance, half an em is near enough to tell words apart.
        let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        if !(origin.is_finite() && end.is_finite() && size.is_finite()) || size < 0.1 {
            return;
        }
        // What lies off the sheet or is clipped away, as spreadsheets do with what does
        // not fit, no reader sees. The middle of the letter decides.
        let up = (place * Point::new(0.0, 300.0)) - origin;
        let middle = origin.midpoint(end) + up;
        if !self.clip().inflate(1.0, 1.0).contains(middle) {
            return;
        }
        let start = self.drawn.text.len();
        match self.meaning(glyph) {
            Some(BfString::Char(letter)) => self.push(letter),
            Some(BfString::String(letters)) => {
                for letter in letters.chars().take(16) {
                    self.push(letter);
                }
            }
            None => self.push(char::REPLACEMENT_CHARACTER),
        }
        let range = (
            u32::try_from(start).unwrap_or(u32::MAX),
            u32::try_from(self.drawn.text.len()).unwrap_or(u32::MAX),
        );
        if range.0 == range.1 {
            return;
        }
        self.drawn.glyphs.push(Glyph {
            text: range,
            origin,
            end,
            size,
            style,
            run: self.drawn.runs,
            mark: self.mark(),
        });
    }

    /// What a glyph of the run stands for; all its glyphs are of one font.
    fn meaning(&mut self, glyph: &FontGlyph<'_>) -> Option<BfString> {
        let code = glyph.char_code();
        if let Some((_, known)) = self.codes.iter().find(|(known, _)| *known == code) {
            return known.clone();
        }
        let meaning = glyph.as_unicode();
        self.codes.push((code, meaning.clone()));
        meaning
    }

    /// Characters that show nothing never leave this function; letters in the private use area
    /// and the replacement character are counted as unknown.
    fn push(&mut self, letter: char) {
        match letter {
            '\u{fffd}' => {
                self.drawn.unknown += 1;
                self.drawn.text.push(letter);
            }
            // Symbol fonts put their bullets here.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f0a8}' => {
                self.drawn.text.push('•');
            }
            '\u{f0fc}' => self.drawn.text.push('✓'),
            '\u{e000}'..='\u{f8ff}' => {
                self.drawn.unknown += 1;
                self.drawn.text.push(char::REPLACEMENT_CHARACTER);
            }
            '\u{ad}' => self.drawn.text.push('-'),
            '\u{fb00}' => self.drawn.text.push_str("ff"),
            '\u{fb01}' => self.drawn.text.push_str("fi"),
            '\u{fb02}' => self.drawn.text.push_str("fl"),
            '\u{fb03}' => self.drawn.text.push_str("ffi"),
            '\u{fb04}' => self.drawn.text.push_str("ffl"),
            letter if letter.is_whitespace() => self.drawn.text.push(' '),
            letter if fold::is_hidden(letter) => {}
            letter => self.drawn.text.push(letter),
        }
    }
}

fn is_bend(element: &PathEl) -> bool {
    match element {
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => true,
        PathEl::MoveTo(_) | PathEl::LineTo(_) | PathEl::ClosePath => false,
    }
}

fn is_transparent(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => color.to_rgba().components()[3] < 0.01,
        Paint::Pattern(_) => false,
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.spend(path.elements().len());
        if is_transparent(&props.paint) {
            return;
        }
        match mode {
            DrawMode::Fill(_) => {
                self.fill(path, props.transform);
                if path.elements().iter().any(is_bend) {
                    self.frame(path, props.transform);
                }
            }
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.frame(path, props.transform);
                self.stroke(path, props.transform);
                if path.elements().len() > 4 {
                    let curve = chart::is_curve(&(props.transform * path));
                    self.drawn.curves += u32::from(curve);
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.spend(clip.path.elements().len() + FORM);
        let area = clip.path.bounding_box();
        self.clips.push(self.clip().intersect(area));
    }

    fn push_clip_rect(&mut self, area: &Rect) {
        self.spend(1);
        self.clips.push(self.clip().intersect(*area));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(FORM);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.spend(run.glyphs().len() * GLYPH + 1);
        let style = match run.glyphs().first().map(|first| &**first) {
            Some(FontGlyph::Outline(outline)) => outline.font_data().map(|font| {
                Style::of(font.postscript_name.as_deref(), font.weight, font.is_italic)
            }),
            Some(FontGlyph::Type3(_)) | None => None,
        };
        self.drawn.style_unknown |= style.is_none();
        self.codes.clear();
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            self.glyph(glyph, place, style.unwrap_or_default());
        }
        self.drawn.runs += 1;
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend(1);
        let (width, height) = (image.width(), image.height());
        let drawn = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let area = props.transform.transform_rect_bbox(drawn);
        let area = area.intersect(self.clip());
        let object = match &image {
            Image::Stencil(stencil) => stencil.stream().obj_id(),
            Image::Raster(raster) => raster.stream().obj_id(),
        };
        // Pictures inside the page's own stream have no object: their size tells them apart.
        let identity = u64::from(object.obj_number) << 32
            | u64::from(width & 0xffff) << 16
            | u64::from(height & 0xffff);
        if area.is_finite() && area.area() > 0.0 {
            self.drawn.pictures.push(Picture { area, identity });
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let outer = self.mark();
        let id = properties.and_then(|dict| dict.get::<i32>(b"MCID"));
        let pagination = tag == b"Artifact"
            && properties
                .and_then(|dict| dict.get::<Name<'_>>(b"Type"))
                .is_some_and(|kind| kind.as_str() == "Pagination");
        let actual = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"));
        let actual = actual.map(|text| {
            self.spend(text.len());
            (decoded(&text).into_owned(), self.drawn.glyphs.len())
        });
        self.marks.push(Open {
            mark: Mark {
                id: id.or(outer.id),
                pagination: pagination || outer.pagination,
            },
            actual,
        });
    }

    fn end_marked_content(&mut self) {
        if let Some((text, from)) = self.marks.pop().and_then(|open| open.actual) {
            actual::replace(&mut self.drawn, from, &text);
        }
    }
}
