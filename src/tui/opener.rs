//! Opens a file in the program that the system keeps for its kind. Never through a shell.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

/// Opens a file, and says in a sentence where that fails; the screen waits for neither.
pub fn open(path: PathBuf, failed: impl FnOnce(String) + Send + 'static) {
    let waits = thread::Builder::new().name("opener".to_owned());
    // Without a thread there is nobody to tell that there is none.
    let _ = waits.spawn(move || {
        if let Err(why) = run(&path) {
            failed(format!("{why}; a copy lies at {}", path.display()));
        }
    });
}

fn run(path: &Path) -> Result<(), String> {
    // A path that begins with a dash would be taken for an option.
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    let mut command = system::command(&path)?;
    let ended = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match ended {
        Ok(status) if status.success() || !system::TELLS => Ok(()),
        Ok(_) => Err("the system has no program that opens this".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err("the system says of no program that it opens papers".to_owned())
        }
        Err(error) => Err(format!("it could not be opened: {error}")),
    }
}

/// Linux and its kin: the desktop's own opener.
#[cfg(all(unix, not(target_os = "macos")))]
mod system {
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    /// It ends with a number that says whether something was opened.
    pub const TELLS: bool = true;

    pub fn command(path: &Path) -> Result<Command, String> {
        // Without windows it would start a browser in this terminal.
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
            .into_iter()
            .any(is_set)
        {
            return Err("there are no windows here to open it in".to_owned());
        }
        let mut command = Command::new("xdg-open");
        // A terminal that closes does not take the paper with it.
        command.arg(path).process_group(0);
        Ok(command)
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::path::Path;
    use std::process::Command;

    /// It ends with a number that says whether something was opened.
    pub const TELLS: bool = true;

    pub fn command(path: &Path) -> Result<Command, String> {
        let mut command = Command::new("open");
        command.arg(path);
        Ok(command)
    }
}

#[cfg(windows)]
mod system {
    use std::path::Path;
    use std::process::Command;

    /// It ends with the same number whatever it did.
    pub const TELLS: bool = false;

    #[allow(
        clippy::unnecessary_wraps,
        reason = "other systems may have no windows"
    )]
    pub fn command(path: &Path) -> Result<Command, String> {
        let mut command = Command::new("explorer.exe");
        command.arg(path);
        Ok(command)
    }
}
