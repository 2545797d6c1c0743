//! A screen as a self-contained SVG: a fixed grid of cells.
//!
//! Letters are set in runs, each placed by its column and stretched to its width, so
//! that no reader's font can shift what stands behind it. Lines, corners and blocks
//! are drawn, not set: fonts leave gaps between them.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

use crate::terminal::Background;

/// A cell in pixels. Most fonts of one width are 0.6 of their size wide.
const WIDTH: u32 = 9;
const HEIGHT: u32 = 19;
const FONT_SIZE: f32 = 14.95;
/// From a row's top down to the line on which letters stand.
const BASELINE: u32 = 14;
const MARGIN: u32 = 12;
/// The width of the cursor.
const BAR: u32 = 2;

type Rgb = [u8; 3];

/// The screen as SVG.
pub fn draw(screen: &Screen, background: Background) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let width = u32::from(columns) * WIDTH + 2 * MARGIN;
    let height = u32::from(rows) * HEIGHT + 2 * MARGIN;
    let (ink, paper) = background.colours();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" xml:space=\"preserve\" \
         font-family=\"'DejaVu Sans Mono', Menlo, 'Cascadia Mono', Consolas, 'Liberation Mono', monospace\" \
         font-size=\"{FONT_SIZE}px\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{}\"/>\n",
        hex(paper)
    );
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    for row in 0..rows {
        let cells: Vec<Placed> = (0..columns)
            .filter_map(|column| {
                let cell = screen.cell(row, column)?;
                (!cell.is_wide_continuation()).then(|| Placed {
                    column: column.into(),
                    wide: cell.is_wide(),
                    text: cell.contents().to_owned(),
                    style: Style::of(cell, background),
                })
            })
            .collect();
        let top = MARGIN + u32::from(row) * HEIGHT;
        draw_grounds(&mut svg, &cells, top, paper);
        draw_letters(&mut svg, &cells, top);
        // A bar, as the desk asks the terminal for.
        if let Some((_, column)) = cursor.filter(|(at, _)| *at == row) {
            let left = MARGIN + u32::from(column) * WIDTH;
            rect(&mut svg, left, top, BAR, HEIGHT, ink);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

struct Placed {
    column: u32,
    wide: bool,
    text: String,
    style: Style,
}

impl Placed {
    fn left(&self) -> u32 {
        MARGIN + self.column * WIDTH
    }

    fn width(&self) -> u32 {
        if self.wide { 2 * WIDTH } else { WIDTH }
    }

    /// The only letter in it.
    fn letter(&self) -> Option<char> {
        let mut letters = self.text.chars();
        letters.next().filter(|_| letters.next().is_none())
    }

    /// Set in a run with its neighbours: letters that every font has at one width.
    fn is_plain(&self) -> bool {
        !self.wide && self.text.chars().all(|letter| letter < '\u{250}')
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Style {
    ink: Rgb,
    ground: Rgb,
    bold: bool,
    italic: bool,
    underline: bool,
}

impl Style {
    fn of(cell: &Cell, background: Background) -> Self {
        let (foreground, paper) = background.colours();
        let mut ink = colour(cell.fgcolor(), foreground, background);
        let mut ground = colour(cell.bgcolor(), paper, background);
        if cell.inverse() {
            (ink, ground) = (ground, ink);
        }
        if cell.dim() {
            ink = mix(ink, ground);
        }
        Self {
            ink,
            ground,
            bold: cell.bold(),
            italic: cell.italic(),
            underline: cell.underline(),
        }
    }
}

fn draw_grounds(svg: &mut String, cells: &[Placed], top: u32, paper: Rgb) {
    for run in cells.chunk_by(|a, b| a.style.ground == b.style.ground) {
        if run[0].style.ground != paper {
            let width: u32 = run.iter().map(Placed::width).sum();
            rect(svg, run[0].left(), top, width, HEIGHT, run[0].style.ground);
        }
    }
}

fn draw_letters(svg: &mut String, cells: &[Placed], top: u32) {
    for run in cells.chunk_by(|a, b| a.style == b.style && a.is_plain() && b.is_plain()) {
        if let Some(letter) = run[0].letter()
            && (draw_lines(svg, letter, &run[0], top) || draw_block(svg, letter, &run[0], top))
        {
            continue;
        }
        set(svg, run, top);
        if run[0].style.underline {
            let width: u32 = run.iter().map(Placed::width).sum();
            rect(
                svg,
                run[0].left(),
                top + BASELINE + 2,
                width,
                1,
                run[0].style.ink,
            );
        }
    }
}

/// Sets a run of letters, in pieces between wider gaps.
fn set(svg: &mut String, run: &[Placed], top: u32) {
    let is_blank = |cell: &Placed| cell.text.trim().is_empty();
    let mut rest = run;
    while let Some(start) = rest.iter().position(|cell| !is_blank(cell)) {
        rest = &rest[start..];
        let end = rest
            .windows(2)
            .position(|pair| pair.iter().all(is_blank))
            .unwrap_or_else(|| rest.len() - usize::from(rest.last().is_some_and(is_blank)));
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        let mut text = String::new();
        for cell in piece {
            text.push_str(if cell.text.is_empty() {
                " "
            } else {
                &cell.text
            });
        }
        let width: u32 = piece.iter().map(Placed::width).sum();
        let style = run[0].style;
        let bold = if style.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let italic = if style.italic {
            " font-style=\"italic\""
        } else {
            ""
        };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" fill=\"{}\" textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\"{bold}{italic}>{}</text>",
            piece[0].left(),
            top + BASELINE,
            hex(style.ink),
            escape(&text)
        );
    }
}

/// How heavy a line leaves a cell: up, right, down, left; 1 light, 2 heavy, 3 double.
fn arms(letter: char) -> Option<[u8; 4]> {
    Some(match letter {
        '─' | '╌' | '┄' | '┈' => [0, 1, 0, 1],
        '━' | '╍' | '┅' | '┉' => [0, 2, 0, 2],
        '│' | '╎' | '┆' | '┊' => [1, 0, 1, 0],
        '┃' | '╏' | '┇' | '┋' => [2, 0, 2, 0],
        '┌' | '╭' => [0, 1, 1, 0],
        '┐' | '╮' => [0, 0, 1, 1],
        '└' | '╰' => [1, 1, 0, 0],
        '┘' | '╯' => [1, 0, 0, 1],
        '├' => [1, 1, 1, 0],
        '┤' => [1, 0, 1, 1],
        '┬' => [0, 1, 1, 1],
        '┴' => [1, 1, 0, 1],
        '┼' => [1, 1, 1, 1],
        '┏' => [0, 2, 2, 0],
        '┓' => [0, 0, 2, 2],
        '┗' => [2, 2, 0, 0],
        '┛' => [2, 0, 0, 2],
        '┣' => [2, 2, 2, 0],
        '┫' => [2, 0, 2, 2],
        '┳' => [0, 2, 2, 2],
        '┻' => [2, 2, 0, 2],
        '╋' => [2, 2, 2, 2],
        '═' => [0, 3, 0, 3],
        '║' => [3, 0, 3, 0],
        '╔' => [0, 3, 3, 0],
        '╗' => [0, 0, 3, 3],
        '╚' => [3, 3, 0, 0],
        '╝' => [3, 0, 0, 3],
        '╠' => [3, 3, 3, 0],
        '╣' => [3, 0, 3, 3],
        '╦' => [0, 3, 3, 3],
        '╩' => [3, 3, 0, 3],
        '╬' => [3, 3, 3, 3],
        '╴' => [0, 0, 0, 1],
        '╵' => [1, 0, 0, 0],
        '╶' => [0, 1, 0, 0],
        '╷' => [0, 0, 1, 0],
        '╸' => [0, 0, 0, 2],
        '╹' => [2, 0, 0, 0],
        '╺' => [0, 2, 0, 0],
        '╻' => [0, 0, 2, 0],
        _ => return None,
    })
}

fn draw_lines(svg: &mut String, letter: char, cell: &Placed, top: u32) -> bool {
    let Some(arms) = arms(letter) else {
        return false;
    };
    let (left, right, bottom) = (cell.left(), cell.left() + WIDTH, top + HEIGHT);
    // The middle of a row of pixels, so that a line of one pixel is sharp.
    let (x, y) = (
        f64::from(left + WIDTH / 2) + 0.5,
        f64::from(top + HEIGHT / 2) + 0.5,
    );
    let ink = hex(cell.style.ink);
    if matches!(letter, '╭' | '╮' | '╯' | '╰') {
        let vertical = if arms[0] > 0 { top } else { bottom };
        let horizontal = if arms[1] > 0 { right } else { left };
        let _ = writeln!(
            svg,
            "<path d=\"M{x} {vertical}Q{x} {y} {horizontal} {y}\" fill=\"none\" stroke=\"{ink}\"/>"
        );
        return true;
    }
    let ends = [
        (x, f64::from(top)),
        (f64::from(right), y),
        (x, f64::from(bottom)),
        (f64::from(left), y),
    ];
    for (arm, (to_x, to_y)) in arms.into_iter().zip(ends).filter(|(arm, _)| *arm > 0) {
        let width = if arm == 2 { 2 } else { 1 };
        let apart: &[f64] = if arm == 3 { &[-1.0, 1.0] } else { &[0.0] };
        for shift in apart {
            let (by_x, by_y) = if (to_y - y).abs() < 0.5 {
                (0.0, *shift)
            } else {
                (*shift, 0.0)
            };
            let _ = writeln!(
                svg,
                "<path d=\"M{} {}L{} {}\" stroke=\"{ink}\" stroke-width=\"{width}\" stroke-linecap=\"square\"/>",
                x + by_x,
                y + by_y,
                (to_x + by_x).clamp(f64::from(left) + 0.5, f64::from(right) - 0.5),
                (to_y + by_y).clamp(f64::from(top) + 0.5, f64::from(bottom) - 0.5)
            );
        }
    }
    true
}

fn draw_block(svg: &mut String, letter: char, cell: &Placed, top: u32) -> bool {
    let ink = cell.style.ink;
    let left = cell.left();
    let eighths = |of: u32, count: u32| (of * count + 4) / 8;
    let code = u32::from(letter);
    match letter {
        '▀' => rect(svg, left, top, WIDTH, HEIGHT / 2, ink),
        '▁'..='█' => {
            let height = eighths(HEIGHT, code - 0x2580);
            rect(svg, left, top + HEIGHT - height, WIDTH, height, ink);
        }
        '▉'..='▏' => rect(svg, left, top, eighths(WIDTH, 0x2590 - code), HEIGHT, ink),
        '▐' => rect(svg, left + WIDTH / 2, top, WIDTH - WIDTH / 2, HEIGHT, ink),
        '░' | '▒' | '▓' => {
            let opacity = f64::from(code - 0x2590) / 4.0;
            let _ = writeln!(
                svg,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\" opacity=\"{opacity}\"/>",
                hex(ink)
            );
        }
        '▔' => rect(svg, left, top, WIDTH, 2, ink),
        '▕' => rect(svg, left + WIDTH - 1, top, 1, HEIGHT, ink),
        _ => return false,
    }
    true
}

fn rect(svg: &mut String, x: u32, y: u32, width: u32, height: u32, fill: Rgb) {
    let _ = writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\" shape-rendering=\"crispEdges\"/>",
        hex(fill)
    );
}

fn colour(colour: Color, default: Rgb, background: Background) -> Rgb {
    match colour {
        Color::Default => default,
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Idx(index @ 0..16) => palette(background)[usize::from(index)],
        Color::Idx(index @ 16..232) => {
            let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
            let index = index - 16;
            [step(index / 36), step(index / 6 % 6), step(index % 6)]
        }
        Color::Idx(index) => [8 + 10 * (index - 232); 3],
    }
}

/// The sixteen colours as terminals set them for such a background.
fn palette(background: Background) -> [Rgb; 16] {
    let colours: [u32; 16] = match background {
        Background::Dark => [
            0x2b_30_36, 0xe0_6c_75, 0x8c_c2_65, 0xd9_a3_43, 0x61_9f_e8, 0xc6_7a_dd, 0x4f_b8_c2,
            0xc8_cd_d3, 0x7d_85_8f, 0xf0_84_8c, 0xa5_da_7e, 0xe9_bd_63, 0x82_b8_f5, 0xd8_97_ec,
            0x70_d0_d9, 0xff_ff_ff,
        ],
        Background::Light => [
            0x24_29_2f, 0xb8_23_2f, 0x1a_72_37, 0x8a_5a_00, 0x0a_55_b4, 0x7d_35_b5, 0x1b_6f_7d,
            0x5c_66_70, 0x6e_77_81, 0xcf_2a_3a, 0x1f_83_40, 0x9a_67_00, 0x1a_6b_d0, 0x8f_4a_c8,
            0x2a_7f_8e, 0xe8_ea_ed,
        ],
    };
    colours.map(|colour| {
        let [_, red, green, blue] = colour.to_be_bytes();
        [red, green, blue]
    })
}

/// Three parts ink to two parts paper.
fn mix(ink: Rgb, paper: Rgb) -> Rgb {
    let mut mixed = ink;
    for (to, from) in mixed.iter_mut().zip(paper) {
        let sum = u16::from(*to) * 3 + u16::from(from) * 2;
        *to = u8::try_from(sum / 5).unwrap_or(u8::MAX);
    }
    mixed
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
