//! The thread that reads the keyboard, the mouse and what is pasted.

use std::sync::mpsc::Sender;

use crossterm::event;
use ratatui::layout::Size;

use crate::tui::dropped;
use crate::tui::event::Event;
use crate::tui::late::Late;

/// Sends what arrives until the desk has ended or the terminal is gone. Answers of the
/// terminal that come late are kept from it.
pub fn read(events: &Sender<Event>, mut late: Late) {
    while let Ok(arrived) = next(&mut late) {
        if !arrived.into_iter().all(|event| events.send(event).is_ok()) {
            return;
        }
    }
    // A terminal that is gone sends nothing more, so nobody could leave the desk.
    let _ = events.send(Event::Stop);
}

/// What arrives next; nothing where it is of no meaning here.
fn next(late: &mut Late) -> std::io::Result<Vec<Event>> {
    if let Some(patience) = late.patience()
        && !event::poll(patience)?
    {
        return Ok(late.give_up().into_iter().map(Event::Key).collect());
    }
    let one = match event::read()? {
        event::Event::Key(key) => match dropped::typed_at_once(key) {
            Ok(keys) => {
                let mut arrived = Vec::new();
                for key in keys {
                    let heard = late.hear(key);
                    arrived.extend(heard.keys.into_iter().map(Event::Key));
                    arrived.extend(heard.background.map(Event::Background));
                }
                return Ok(arrived);
            }
            Err(text) => Event::Paste(text),
        },
        event::Event::Mouse(mouse) => Event::Mouse(mouse),
        event::Event::Paste(text) => Event::Paste(text),
        event::Event::Resize(width, height) => Event::Resize(Size { width, height }),
        event::Event::FocusGained => Event::Focus,
        event::Event::FocusLost => return Ok(Vec::new()),
    };
    Ok(vec![one])
}
