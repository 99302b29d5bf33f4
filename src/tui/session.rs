//! The terminal while the wizard has it: taken once, given back always.
//!
//! Our own guard instead of `ratatui::init`: that one aborts when the terminal is gone, because its way out prints.
//! Here giving back never fails, never panics and may happen twice; a panic on any thread gives back first, then speaks,
//! and ends the program: nothing is left of the wizard that could go on.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd as _;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{panic, process, thread};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::canvas::Canvas;
use crate::app::Size;

/// Alternate screen, cursor hidden, pastes marked, blank.
const TAKE: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[H\x1b[2J";
/// Cursor hidden, blank.
const BLANK: &[u8] = b"\x1b[?25l\x1b[2J";
/// Plain letters, pastes unmarked, cursor shown, the screen of before.
const GIVE_BACK: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// What a Rust program ends with that has panicked.
const PANICKED: i32 = 101;

/// Whether the terminal shows our screen.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The taken terminal; dropping it gives it back.
pub struct Session {
    // Its own `drop` may print, but only if our canvas fails to show the cursor, and that only makes a note.
    terminal: Terminal<Canvas<Screen>>,
    size: Size,
}

impl Session {
    /// Takes the terminal. The alternate screen appears with the first frame, in the same write.
    ///
    /// # Errors
    /// When stdin or stdout is no terminal.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        let size = measure()?;
        enable_raw_mode()?;
        let opened = fresh(size, TAKE);
        if opened.is_err() {
            give_back();
        }
        Ok(Self { terminal: opened?, size })
    }

    /// The size of the screen.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Draws a frame; what did not change is not written. The page that is shown comes back.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<&Buffer> {
        self.terminal.draw(paint).map(|frame| frame.buffer)
    }

    /// Measures the screen anew; the next frame draws all of it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn remeasure(&mut self) -> io::Result<()> {
        self.reopen(BLANK)
    }

    /// Takes the terminal again after the shell had it; the next frame draws all of it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn retake(&mut self) -> io::Result<()> {
        // Whoever had the terminal may have changed its modes; crossterm sets them only when it thinks they are off.
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.reopen(TAKE)
    }

    fn reopen(&mut self, opening: &[u8]) -> io::Result<()> {
        self.size = measure()?;
        self.terminal = fresh(self.size, opening)?;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back if it is taken. Whatever goes wrong is ignored: there is nowhere left to say it.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::AcqRel) {
        stdout().and_then(|mut out| out.write_all(GIVE_BACK)).ok();
    }
    disable_raw_mode().ok();
}

fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let speak = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            give_back();
            speak(what);
            process::exit(PANICKED);
        }));
    });
}

/// A blank terminal of a fixed size: ratatui would otherwise ask for the size before each frame.
fn fresh(Size { width, height }: Size, opening: &[u8]) -> io::Result<Terminal<Canvas<Screen>>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
    Terminal::with_options(Canvas::new(Screen(stdout()?), opening), TerminalOptions { viewport })
}

/// The size of the window; a line that has none is taken for 80×24.
fn measure() -> io::Result<Size> {
    let window = window_size()?;
    let or = |measured: u16, usual: u16| if measured == 0 { usual } else { measured };
    Ok(Size { width: or(window.columns, 80), height: or(window.rows, 24) })
}

/// Standard output without the buffer of `std`, which would keep what a dead terminal did not take.
fn stdout() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Standard output, with a note that the terminal has something of ours.
struct Screen(File);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        TAKEN.store(true, Ordering::Release);
        loop {
            match self.0.write(bytes) {
                // Some program before us has set it not to wait, so we wait until the terminal has room.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(1)),
                written => return written,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
