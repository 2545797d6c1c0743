//! The thread that has pages painted, each in a process of its own, and makes of them what
//! the terminal takes.

use std::fs::File;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use image::{DynamicImage, RgbImage};
use ratatui::layout::Size;
use ratatui_image::errors::Errors;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use crate::extract::picture::{Picture, Wish, paint};
use crate::extract::{Error, Reader};
use crate::tui::event::{Answer, Event};
use crate::tui::graphics::{Graphics, Way};
use crate::tui::page::{Job, Painted};

/// The way to the thread.
pub struct Painter {
    jobs: Sender<Job>,
}

impl Painter {
    /// Starts the thread.
    pub fn start(reader: Reader, events: Sender<Event>) -> io::Result<Painter> {
        let (jobs, wanted) = mpsc::channel();
        thread::Builder::new()
            .name("pages".to_owned())
            .spawn(move || work(&reader, &wanted, &events))?;
        Ok(Painter { jobs })
    }

    /// Asks for pages; what was asked before and is not begun is not wanted any more.
    pub fn ask(&self, job: Job) {
        // A thread that is gone has said why.
        let _ = self.jobs.send(job);
    }
}

fn work(reader: &Reader, wanted: &Receiver<Job>, events: &Sender<Event>) {
    let mut number = 0;
    while let Ok(mut job) = wanted.recv() {
        job.wishes.reverse();
        loop {
            while let Ok(later) = wanted.try_recv() {
                job = later;
                job.wishes.reverse();
            }
            let Some(wish) = job.wishes.pop() else { break };
            number += 1;
            let painted = one(&job, &wish, reader, number);
            let answer = Answer::Painted {
                document: job.document,
                wish,
                painted: painted.map(Box::new),
            };
            if events.send(Event::Answer(answer)).is_err() {
                return;
            }
        }
    }
}

/// Paints a page; what is wrong is a sentence.
fn one(job: &Job, wish: &Wish, reader: &Reader, number: u32) -> Result<Painted, String> {
    let file = File::open(&job.original).map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => {
            "the kept original is gone; import the paper again to see its pages".to_owned()
        }
        _ => format!("the kept original could not be opened ({cause})"),
    })?;
    let picture = paint(file, wish, reader).map_err(|error| match error {
        Error::Limit(_) => {
            "this page takes more time or memory to paint than is given; its words are in the reader"
                .to_owned()
        }
        Error::Empty
        | Error::Unsupported(_)
        | Error::Locked
        | Error::Damaged(_)
        | Error::Worker(_)
        | Error::Io(_) => format!("this page cannot be shown: {error}"),
    })?;
    let picture = if job.graphics.way == Way::Blocks {
        darker(picture)
    } else {
        picture
    };
    let is_whole = wish.zoom == 0 || picture.height < wish.height;
    let (cells, picture) = encode(picture, &job.graphics, number)
        .map_err(|error| format!("this page cannot be shown: {error}"))?;
    Ok(Painted {
        wish: *wish,
        cells,
        is_whole,
        picture,
    })
}

/// What is printed, twice as dark: a letter that is a few blocks large is else a grey veil.
fn darker(mut picture: Picture) -> Picture {
    for shade in &mut picture.points {
        let ink = (u8::MAX - *shade).saturating_mul(2);
        *shade = u8::MAX - ink;
    }
    picture
}

/// Makes of a picture what the terminal takes.
pub fn encode(
    picture: Picture,
    graphics: &Graphics,
    number: u32,
) -> Result<(Size, Protocol), Errors> {
    let Picture {
        width,
        height,
        points,
    } = picture;
    let cells = Size {
        width: width.div_ceil(graphics.cell.0.max(1)),
        height: height.div_ceil(graphics.cell.1.max(1)),
    };
    let points = RgbImage::from_raw(u32::from(width), u32::from(height), points);
    let image = DynamicImage::ImageRgb8(points.unwrap_or_default());
    let protocol = match graphics.way {
        // A multiplexer is not asked to let anything through.
        Way::Kitty { packed } => {
            Protocol::Kitty(Kitty::new(image, cells, id(number), false, packed)?)
        }
        Way::Sixel => Protocol::Sixel(Sixel::new(image, cells, false)?),
        Way::Iterm => Protocol::ITerm2(Iterm2::new(image, cells, false)?),
        Way::Blocks | Way::None => Protocol::Halfblocks(Halfblocks::new(image, cells)?),
    };
    Ok((cells, protocol))
}

/// The number of a picture in the terminal, apart from those of other programs in it.
fn id(number: u32) -> u32 {
    // It is told as a colour, so its upper part may be anything but nothing.
    let process = std::process::id() % 0xff + 1;
    (process << 16) | (number & 0xffff)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_way_takes_a_picture() {
        for (way, cell) in [
            (Way::Kitty { packed: true }, (5, 10)),
            (Way::Sixel, (5, 10)),
            (Way::Iterm, (5, 10)),
            (Way::Blocks, (4, 8)),
        ] {
            let picture = Picture {
                width: 21,
                height: 40,
                points: vec![200; 21 * 40 * 3],
            };
            let graphics = Graphics {
                way,
                cell,
                any_colour: true,
            };
            let (cells, _) = encode(picture, &graphics, 1).unwrap();
            assert_eq!(cells.width, 21_u16.div_ceil(cell.0));
            assert_eq!(cells.height, 40 / cell.1);
        }
    }
}
