//! Arguments in, message and exit code out.

use std::process::ExitCode;

use matters::{cli, extract::worker};

fn main() -> ExitCode {
    // A reading process is this same program, started by it: nothing else may run first.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == worker::ARGUMENT)
    {
        return worker::serve();
    }
    cli::main()
}
