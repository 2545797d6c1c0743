//! A page as a picture: what is wanted of it, and what comes of that.

use std::fs::File;

use super::{Error, LARGEST, Reader, pdf, worker};

/// The most points of a picture: what it takes on its way to the screen stays small.
pub const LARGEST_PICTURE: u32 = 3 << 20;

/// So many hundredths, at the most, words are shown larger than they fit the width.
pub const LARGEST_ZOOM: u16 = 600;

/// A part of a page, in points of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wish {
    /// The sheet, from 1.
    pub sheet: u32,
    /// The room for it.
    pub width: u16,
    /// The same, up and down.
    pub height: u16,
    /// How large the page is: 0 is the whole page, else in hundredths of the size at which
    /// what is printed on it is as wide as the room.
    pub zoom: u16,
    /// Which part of what is printed is shown, in thousandths from the left of what does not
    /// fit.
    pub across: u16,
    /// The same, from the top.
    pub down: u16,
}

impl Wish {
    /// The wish as words of a command line.
    pub fn words(&self) -> [String; 6] {
        let Wish {
            sheet,
            width,
            height,
            zoom,
            across,
            down,
        } = *self;
        let rest = [width, height, zoom, across, down].map(|number| number.to_string());
        let [width, height, zoom, across, down] = rest;
        [sheet.to_string(), width, height, zoom, across, down]
    }

    /// The wish that words say.
    pub fn of(words: &[String]) -> Option<Wish> {
        let [sheet, width, height, zoom, across, down] = words else {
            return None;
        };
        let number = |word: &String| word.parse::<u16>().ok();
        Some(Wish {
            sheet: sheet.parse().ok()?,
            width: number(width)?,
            height: number(height)?,
            zoom: number(zoom)?.min(LARGEST_ZOOM),
            across: number(across)?.min(1000),
            down: number(down)?.min(1000),
        })
    }
}

/// A picture: red, green and blue of each point, line by line from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in points.
    pub width: u16,
    /// Its height in points.
    pub height: u16,
    /// Three bytes a point.
    pub points: Vec<u8>,
}

impl Picture {
    /// A picture that is what was wished for; none where it is not.
    pub fn new(width: u16, height: u16, points: Vec<u8>, wish: &Wish) -> Option<Picture> {
        let sound = width > 0
            && height > 0
            && width <= wish.width
            && height <= wish.height
            && points.len() == usize::from(width) * usize::from(height) * 3;
        sound.then_some(Picture {
            width,
            height,
            points,
        })
    }
}

/// Paints a page of a PDF that is kept in a file.
pub fn paint(mut file: File, wish: &Wish, reader: &Reader) -> Result<Picture, Error> {
    if file.metadata()?.len() > LARGEST as u64 {
        return Err(Error::Limit(
            "it is larger than any paper; open it in a PDF reader".to_owned(),
        ));
    }
    match reader {
        Reader::Process(program) => worker::paint(program, file, wish),
        Reader::InThisProcess => {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes)?;
            pdf::picture::paint(bytes, wish)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WISH: Wish = Wish {
        sheet: 3,
        width: 40,
        height: 30,
        zoom: 150,
        across: 0,
        down: 500,
    };

    #[test]
    fn a_wish_survives_the_command_line() {
        assert_eq!(Wish::of(&WISH.words()), Some(WISH));
        assert_eq!(Wish::of(&[]), None);
        let mut greedy = WISH.words();
        greedy[3] = "60000".to_owned();
        assert_eq!(Wish::of(&greedy).unwrap().zoom, LARGEST_ZOOM);
    }

    #[test]
    fn a_picture_that_nobody_wished_for_is_none() {
        assert!(Picture::new(4, 2, vec![0; 24], &WISH).is_some());
        assert!(Picture::new(4, 2, vec![0; 23], &WISH).is_none());
        assert!(Picture::new(41, 1, vec![0; 123], &WISH).is_none());
        assert!(Picture::new(0, 0, Vec::new(), &WISH).is_none());
    }
}
