//! A real program in a real pseudo-terminal: type keys, wait for what the screen shows, look at the bytes.
//!
//! Nothing here sleeps: every wait is for a state and has a deadline.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a state may take to come on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What to start.
pub(crate) struct Program {
    command: CommandBuilder,
    size: (u16, u16),
}

impl Program {
    /// The shipped binary.
    pub(crate) fn wizard() -> Self {
        Self::new(env!("CARGO_BIN_EXE_yibao"))
    }

    /// Any program, with an environment that does not depend on the machine.
    pub(crate) fn new(path: impl AsRef<Path>) -> Self {
        let mut command = CommandBuilder::new(path.as_ref());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for name in ["LC_ALL", "LC_CTYPE", "NO_COLOR"] {
            command.env_remove(name);
        }
        let ours: Vec<_> = std::env::vars_os().map(|(name, _)| name).collect();
        for name in ours.iter().filter(|name| name.to_string_lossy().starts_with("YIBAO_")) {
            command.env_remove(name);
        }
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Self { command, size: (80, 24) }
    }

    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The size of the terminal in columns and rows.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Starts it in a terminal of its own.
    pub(crate) fn start(self) -> Pty {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let modes_before = modes(&*pair.master);
        let mut child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let pid = child.process_id().unwrap();
        let seen = Arc::new((Mutex::new(Seen::new(columns, rows)), Condvar::new()));
        let reader = {
            let seen = Arc::clone(&seen);
            let mut bytes = pair.master.try_clone_reader().unwrap();
            thread::spawn(move || read_all(&mut *bytes, &seen))
        };
        let (report, exit) = channel();
        thread::spawn(move || report.send(child.wait().unwrap().exit_code()));
        let writer = pair.master.take_writer().unwrap();
        Pty { pid, exit, exited: false, seen, modes_before, line: Some(Line { master: pair.master, writer, reader }) }
    }
}

/// What came out of the program so far.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Nobody wants to read any more.
    hung_up: bool,
    /// Nothing more will be read.
    complete: bool,
}

impl Seen {
    fn new(columns: u16, rows: u16) -> Self {
        let parser = vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 100);
        Self { parser, bytes: Vec::new(), hung_up: false, complete: false }
    }
}

/// The near end of the terminal.
struct Line {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    reader: JoinHandle<()>,
}

/// A running program and its screen.
pub(crate) struct Pty {
    pid: u32,
    exit: Receiver<u32>,
    exited: bool,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    modes_before: String,
    line: Option<Line>,
}

impl Pty {
    /// Types keys: `wx<Enter><C-c>`; see [`key_bytes`] for the names.
    pub(crate) fn type_keys(&mut self, keys: &str) {
        let mut rest = keys;
        let mut bytes = Vec::new();
        while let Some((before, after)) = rest.split_once('<') {
            let (name, tail) = after.split_once('>').expect("a key name ends with >");
            bytes.extend_from_slice(before.as_bytes());
            bytes.extend_from_slice(&key_bytes(name));
            rest = tail;
        }
        bytes.extend_from_slice(rest.as_bytes());
        let writer = &mut self.line.as_mut().unwrap().writer;
        writer.write_all(&bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the screen shows the text.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(&format!("「{text}」"), |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is as described by `what`.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, reached: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |seen| reached(seen.parser.screen()));
    }

    /// Waits until these bytes have come that many times.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&self, wanted: &[u8], times: usize) {
        let what = format!("{times} times {:?}", String::from_utf8_lossy(wanted));
        self.wait(&what, |seen| seen.bytes.windows(wanted.len()).filter(|part| *part == wanted).count() >= times);
    }

    /// Waits until the program has written more than that.
    #[track_caller]
    pub(crate) fn wait_for_more_bytes_than(&self, count: usize) {
        self.wait("byte", |seen| seen.bytes.len() > count);
    }

    #[track_caller]
    fn wait(&self, what: &str, reached: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let (lock, news) = &*self.seen;
        let mut seen = lock.lock().unwrap();
        while !reached(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no {what} on\n{}", seen.parser.screen().contents());
            seen = news.wait_timeout(seen, left).unwrap().0;
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// The column and row of the cursor; `None` while it is hidden.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let seen = self.seen();
        let screen = seen.parser.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }

    /// Everything the program has written.
    pub(crate) fn raw_bytes(&self) -> Vec<u8> {
        self.seen().bytes.clone()
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.seen().parser.set_size(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap());
        self.line.as_ref().unwrap().master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal by name: `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let status = Command::new("kill").args([&format!("-{name}"), &self.pid.to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// The process.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// The exit code, once the program has ended.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self) -> u32 {
        self.wait_exit_within(PATIENCE)
    }

    /// The exit code of a program that ends in time.
    #[track_caller]
    pub(crate) fn wait_exit_within(&mut self, time: Duration) -> u32 {
        let code = self.exit.recv_timeout(time).unwrap_or_else(|_| panic!("still running:\n{}", self.screen()));
        self.exited = true;
        self.wait("end of what it wrote", |seen| seen.complete);
        code
    }

    /// Fails unless the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        self.wait_until("screen given back", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        });
        assert_eq!(modes(&*self.line.as_ref().unwrap().master), self.modes_before);
    }

    /// Takes the terminal away from the program, as closing its window does.
    pub(crate) fn hang_up(&mut self) {
        self.seen().hung_up = true;
        // The reader holds the line, too; whatever the program draws next lets it go.
        self.type_keys("<Down>");
        let Line { master, writer, reader } = self.line.take().unwrap();
        reader.join().unwrap();
        drop(writer);
        drop(master);
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if !self.exited {
            Command::new("kill").args(["-KILL", &self.pid.to_string()]).status().ok();
        }
    }
}

/// Reads until the program closes its end or nobody is interested.
fn read_all(bytes: &mut dyn Read, seen: &(Mutex<Seen>, Condvar)) {
    let mut chunk = [0; 4096];
    while let Ok(length @ 1..) = bytes.read(&mut chunk) {
        let mut seen_so_far = seen.0.lock().unwrap();
        let (news, _) = chunk.split_at(length);
        seen_so_far.parser.process(news);
        seen_so_far.bytes.extend_from_slice(news);
        seen.1.notify_all();
        if seen_so_far.hung_up {
            break;
        }
    }
    seen.0.lock().unwrap().complete = true;
    seen.1.notify_all();
}

/// The modes of the line, to compare.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// What a terminal sends for a key.
fn key_bytes(name: &str) -> Vec<u8> {
    let text = match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "S-Tab" => "\x1b[Z",
        "Space" => " ",
        "Backspace" => "\x7f",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PgUp" => "\x1b[5~",
        "PgDn" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F6" => "\x1b[17~",
        "F8" => "\x1b[19~",
        "F10" => "\x1b[21~",
        "Paste" => "\x1b[200~",
        "/Paste" => "\x1b[201~",
        "lt" => "<",
        _ => {
            let letter = name.strip_prefix("C-").and_then(|rest| rest.bytes().next());
            return vec![letter.unwrap_or_else(|| panic!("no key <{name}>")) & 0x1f];
        }
    };
    text.as_bytes().to_vec()
}
