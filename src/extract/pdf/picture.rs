//! Paints a page of a PDF, with the painter of the engine that reads it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::util::TransformExt;
use kurbo::{Affine, Rect};

use super::load;
use crate::extract::Error;
use crate::extract::picture::{LARGEST_PICTURE, Picture, Wish};

/// A page has a size of so many points at the least and at the most.
const SIZES: (f64, f64) = (1.0, 100_000.0);

/// Paints a page in this process. A file made to attack may take all memory, so documents
/// from outside go through [`crate::extract::worker`].
pub fn paint(bytes: Vec<u8>, wish: &Wish) -> Result<Picture, Error> {
    let pdf = load(bytes)?;
    let sheet = usize::try_from(wish.sheet).unwrap_or(usize::MAX);
    let page = sheet.checked_sub(1).and_then(|at| pdf.pages().get(at));
    let page = page.ok_or_else(|| Error::Damaged(format!("it has no sheet {sheet}")))?;
    catch_unwind(AssertUnwindSafe(|| painted(page, wish)))
        .ok()
        .flatten()
        .ok_or_else(|| Error::Damaged("the page makes no sense as a picture".to_owned()))
}

/// Where a page lies in its picture.
struct Frame {
    width: u16,
    height: u16,
    scale: f64,
    left: f64,
    top: f64,
}

/// What a page holds is looked for in a picture of it that is so many points wide.
const SKETCH: u16 = 120;
/// A point that is darker than this is printed on.
const PAPER: u8 = 232;
/// What is kept clear around that, as a part of the page's width.
const EDGE: f64 = 0.02;

/// The part of a page of some size that a wish is for, and of that what is printed on: never
/// more points than are taken.
fn frame((wide, high): (f64, f64), printed: Rect, wish: &Wish) -> Option<Frame> {
    if !is_size(wide) || !is_size(high) || wish.width == 0 || wish.height == 0 {
        return None;
    }
    let (width, height) = (f64::from(wish.width), f64::from(wish.height));
    let whole = Rect::new(0.0, 0.0, wide, high);
    let fits = |of: Rect| (width / of.width()).min(height / of.height());
    let (shown, scale) = if wish.zoom == 0 {
        (whole, fits(whole))
    } else {
        let zoom = f64::from(wish.zoom) / 100.0;
        (printed, width / printed.width() * zoom)
    };
    let (all_wide, all_high) = (shown.width() * scale, shown.height() * scale);
    let (seen_wide, seen_high) = (all_wide.min(width), all_high.min(height));
    // Both are at most what was wished for.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (width, height) = (seen_wide.round().max(1.0) as u16, seen_high.max(1.0) as u16);
    (u32::from(width) * u32::from(height) <= LARGEST_PICTURE).then(|| Frame {
        width,
        height,
        scale,
        left: shown.x0 * scale + (all_wide - seen_wide) * f64::from(wish.across) / 1000.0,
        top: shown.y0 * scale + (all_high - seen_high) * f64::from(wish.down) / 1000.0,
    })
}

fn is_size(size: f64) -> bool {
    (SIZES.0..=SIZES.1).contains(&size)
}

fn painted(page: &Page<'_>, wish: &Wish) -> Option<Picture> {
    let (wide, high) = page.render_dimensions();
    let size = (f64::from(wide), f64::from(high));
    let printed = if wish.zoom == 0 {
        Rect::ZERO
    } else {
        printed(page, size)?
    };
    let frame = frame(size, printed, wish)?;
    Picture::new(frame.width, frame.height, render(page, &frame), wish)
}

/// Where a page is printed on, margins left out: they cost words their size.
fn printed(page: &Page<'_>, (wide, high): (f64, f64)) -> Option<Rect> {
    let sketch = Wish {
        sheet: 1,
        width: SKETCH,
        height: SKETCH * 3,
        zoom: 0,
        across: 0,
        down: 0,
    };
    let frame = frame((wide, high), Rect::ZERO, &sketch)?;
    let points = render(page, &frame);
    let is_printed = |point: &[u8]| point.iter().any(|shade| *shade < PAPER);
    let mut found: Option<Rect> = None;
    let lines = points.chunks_exact(usize::from(frame.width) * 3);
    for (y, line) in (0..frame.height).zip(lines) {
        for (x, _) in (0..frame.width)
            .zip(line.chunks_exact(3))
            .filter(|(_, point)| is_printed(point))
        {
            let (x, y) = (f64::from(x), f64::from(y));
            let point = Rect::new(x, y, x + 1.0, y + 1.0);
            found = Some(found.map_or(point, |found| found.union(point)));
        }
    }
    let whole = Rect::new(0.0, 0.0, wide, high);
    // An empty page is shown as it is, and a page number alone is not blown up.
    let Some(found) = found.map(|found| found.scale_from_origin(1.0 / frame.scale)) else {
        return Some(whole);
    };
    let edge = wide * EDGE;
    let found = found.inflate(edge, edge).intersect(whole);
    Some(if found.width() * 2.0 < wide {
        whole
    } else {
        found
    })
}

/// The points of a part of a page: paper is white below all that is drawn on it, so nothing
/// shines through.
fn render(page: &Page<'_>, frame: &Frame) -> Vec<u8> {
    let mut context = RenderContext::new(frame.width, frame.height);
    let place = Affine::translate((-frame.left, -frame.top))
        * Affine::scale(frame.scale)
        * page.initial_transform(true).to_kurbo();
    render_into(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &mut context,
        place,
    );
    context.flush();
    let mut pixmap = Pixmap::new(frame.width, frame.height);
    context.render_with(
        &mut pixmap,
        &mut Resources::default(),
        RasterizerSettings {
            target_init: TargetInit::Clear(WHITE),
            ..RasterizerSettings::default()
        },
    );
    let points = pixmap.data_as_u8_slice().chunks_exact(4);
    points.flat_map(|point| point[..3].to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(zoom: u16) -> Wish {
        Wish {
            sheet: 1,
            width: 200,
            height: 100,
            zoom,
            across: 0,
            down: 1000,
        }
    }

    #[test]
    fn a_page_fits_and_a_larger_one_shows_its_words() {
        // Printed on between margins of a tenth.
        let printed = Rect::new(50.0, 100.0, 450.0, 900.0);
        let frame = |zoom| frame((500.0, 1000.0), printed, &wish(zoom));
        let Some(whole) = frame(0) else {
            unreachable!("a page of a usual size");
        };
        assert_eq!((whole.width, whole.height), (50, 100));
        assert!(whole.left.abs() < 1e-9 && whole.top.abs() < 1e-9);
        let Some(part) = frame(100) else {
            unreachable!("a page of a usual size");
        };
        // As wide as the room, from the words' left edge, to their last line.
        assert_eq!((part.width, part.height), (200, 100));
        assert!((part.left - 25.0).abs() < 1e-9);
        assert!((part.top - 350.0).abs() < 1e-9);
    }

    #[test]
    fn a_page_without_a_size_is_none() {
        for size in [0.0, f64::NAN, f64::INFINITY, 9_999_999.0] {
            assert!(frame((size, 800.0), Rect::ZERO, &wish(0)).is_none());
        }
        let huge = Wish {
            width: 9000,
            height: 9000,
            ..wish(600)
        };
        let whole = Rect::new(0.0, 0.0, 500.0, 500.0);
        assert!(frame((500.0, 500.0), whole, &huge).is_none());
    }
}
