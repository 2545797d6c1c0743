//! `matters` prepares a person for a council meeting.
use std::process::ExitCode;

use matters::extract::worker;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(worker::ARGUMENT) {
        return worker::serve();
    }
    ExitCode::SUCCESS
}
