//! The two standard streams.

use std::io::{ErrorKind, Write, stderr, stdout};

use super::exit::Exit;
use super::failure::Failure;

/// Writes an answer. A reader that has had enough (`yibao places | head -1`) is no failure.
pub(super) fn out(text: &str) -> Result<Exit, Failure> {
    let mut stream = stdout().lock();
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Ok(()) => Ok(Exit::Done),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(Failure::Output { cause: error.to_string() }),
    }
}

/// Writes a complaint. Where even that cannot be written, the exit code is all there is.
pub(super) fn complain(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}
