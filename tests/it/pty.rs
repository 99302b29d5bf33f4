//! The shipped binary in a real pseudo-terminal: taking the terminal, giving it back, and doing nothing in between.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::harness::{Program, Pty};

/// The words of the first page and of a page that leaves.
const PLACE_PAGE: &str = "您的医保在哪个城市？";
const TASK_PAGE: &str = "要办什么？";
const LEAVE_PAGE: &str = "要离开吗？";
/// What stands beside the name that is searched for.
const HITS: &str = "最像的先";
/// What takes the terminal.
const ALTERNATE_SCREEN: &[u8] = b"\x1b[?1049h";

fn open() -> Pty {
    let pty = Program::wizard().start();
    // The cursor is shown with the last bytes of the first frame.
    pty.wait_until("first page", |screen| screen.contents().contains(PLACE_PAGE) && !screen.hide_cursor());
    pty
}

#[test]
fn the_first_page_asks_for_the_city_and_asks_the_terminal_nothing() {
    let pty = open();
    pty.wait_until("other screen", vt100::Screen::alternate_screen);
    assert!(pty.screen().contains("F1 帮助"));
    let bytes = String::from_utf8(pty.raw_bytes()).unwrap();
    for question in ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[?u", "\x1b]", "\x1bP"] {
        assert!(!bytes.contains(question), "{question:?}");
    }
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let mut pty = open();
    let (column, row) = pty.cursor().unwrap();
    pty.type_keys("wx");
    pty.wait_until("a moved cursor", |screen| screen.cursor_position() == (row, column + 2));
    pty.type_keys("无");
    pty.wait_until("a moved cursor", |screen| screen.cursor_position() == (row, column + 4));
}

#[test]
fn leaving_gives_the_terminal_back() {
    let mut pty = open();
    pty.type_keys("<C-q>");
    pty.wait_for(LEAVE_PAGE);
    pty.type_keys("<C-q>");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_given_back();
    assert_eq!(pty.screen().trim(), "");
}

#[test]
fn ctrl_c_asks_once_and_then_aborts() {
    let mut pty = open();
    pty.type_keys("<C-c>");
    pty.wait_for(LEAVE_PAGE);
    pty.type_keys("<C-c>");
    assert_eq!(pty.wait_exit(), 130);
    pty.assert_given_back();
}

#[test]
fn a_signal_ends_the_program_with_its_own_code_and_gives_the_terminal_back() {
    for (signal, code) in [("TERM", 143), ("INT", 130), ("QUIT", 131), ("HUP", 129)] {
        let mut pty = open();
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), code, "{signal}");
        pty.assert_given_back();
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_within_a_second() {
    let mut pty = open();
    pty.hang_up();
    assert_eq!(pty.wait_exit_within(Duration::from_secs(1)), 129);
}

#[test]
fn a_closed_terminal_is_noticed_also_where_hangups_are_ignored() {
    let script = format!("trap '' HUP; exec '{}'", env!("CARGO_BIN_EXE_yibao"));
    let mut pty = Program::new("/bin/sh").args(&["-c", &script]).start();
    pty.wait_for(PLACE_PAGE);
    pty.hang_up();
    assert_eq!(pty.wait_exit_within(Duration::from_secs(1)), 129);
}

#[test]
fn a_closed_terminal_is_noticed_also_where_the_hangup_reaches_only_the_parent() {
    let script = format!("trap '' HUP; '{}'; exit $?", env!("CARGO_BIN_EXE_yibao"));
    let mut pty = Program::new("/bin/sh").args(&["-c", &script]).start();
    pty.wait_for(PLACE_PAGE);
    pty.hang_up();
    assert_eq!(pty.wait_exit_within(Duration::from_secs(1)), 129);
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_draws_the_page_again() {
    let mut pty = Program::new("/bin/sh").args(&["-i"]).env("PS1", "shell> ").start();
    pty.wait_for("shell> ");
    pty.type_keys(&format!("'{}'<Enter>", env!("CARGO_BIN_EXE_yibao")));
    pty.wait_for(PLACE_PAGE);
    pty.type_keys("wx");
    pty.wait_for(HITS);
    pty.type_keys("<C-z>");
    pty.wait_until("the shell", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    pty.wait_for("Stopped");
    pty.type_keys("fg<Enter>");
    pty.wait_until("the page as it was", |screen| {
        screen.alternate_screen() && screen.contents().contains(PLACE_PAGE) && screen.contents().contains(HITS)
    });
    pty.type_keys("<C-c><C-c>");
    pty.wait_until("the shell again", |screen| screen.contents().ends_with("shell> "));
    pty.type_keys("echo $?; exit<Enter>");
    pty.wait_for("130");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn ctrl_z_does_not_freeze_a_program_that_no_shell_could_bring_back() {
    let mut pty = open();
    pty.type_keys("<C-z>");
    pty.wait_for_bytes(ALTERNATE_SCREEN, 2);
    pty.wait_for(PLACE_PAGE);
    pty.type_keys("<C-c>");
    pty.wait_for(LEAVE_PAGE);
}

#[test]
fn a_program_that_was_stopped_from_outside_draws_its_page_again() {
    let mut pty = open();
    pty.signal("STOP");
    pty.signal("CONT");
    pty.wait_for_bytes(ALTERNATE_SCREEN, 2);
    pty.wait_for(PLACE_PAGE);
    pty.type_keys("<C-c><C-c>");
    assert_eq!(pty.wait_exit(), 130);
    pty.assert_given_back();
}

#[test]
fn a_window_that_shrinks_to_nothing_and_grows_again_keeps_its_page() {
    let mut pty = open();
    pty.type_keys("wx");
    pty.wait_for(HITS);
    pty.resize(20, 5);
    pty.wait_for("窗口太小");
    pty.resize(1, 1);
    pty.wait_until("something else", |screen| !screen.contents().contains("窗口太小"));
    pty.resize(120, 40);
    pty.wait_for(PLACE_PAGE);
    pty.wait_for(HITS);
    pty.wait_until("footer in the last row", |screen| {
        screen.contents().lines().nth(39).is_some_and(|line| line.contains("Enter 选定"))
    });
}

#[test]
fn the_first_page_fits_large_print_and_a_wide_window() {
    for (columns, rows) in [(40, 15), (120, 40)] {
        let pty = Program::wizard().size(columns, rows).start();
        pty.wait_for(PLACE_PAGE);
        pty.wait_until("footer in the last row", |screen| {
            screen.contents().lines().nth(usize::from(rows) - 1).is_some_and(|line| line.contains("Enter 选定"))
        });
    }
}

#[test]
fn a_key_that_means_nothing_writes_nothing() {
    let bytes = |keys: &str| {
        let mut pty = open();
        pty.type_keys(keys);
        pty.type_keys("<C-c>");
        pty.wait_for(LEAVE_PAGE);
        pty.type_keys("<C-c>");
        pty.wait_exit();
        pty.raw_bytes().len()
    };
    assert_eq!(bytes("<F2><C-x><Tab>"), bytes(""));
}

#[test]
fn an_arrow_key_costs_few_bytes() {
    let mut pty = open();
    let before = pty.raw_bytes();
    pty.type_keys("<Down>");
    pty.wait_for_more_bytes_than(before.len());
    let frame = pty.raw_bytes().split_off(before.len());
    assert!(frame.len() <= 64, "{} bytes: {}", frame.len(), String::from_utf8_lossy(&frame).escape_debug());
}

#[test]
fn a_pasted_name_is_searched_for() {
    let mut pty = open();
    pty.type_keys("<Paste>无锡\n</Paste>");
    pty.wait_for(HITS);
    pty.type_keys("<Paste>\r<C-c><C-q><C-z><Esc><F10></Paste>");
    pty.wait_for("没有找到「无锡[21~」");
}

#[test]
fn an_idle_wizard_sleeps() {
    let mut pty = open();
    pty.type_keys("<Down>");
    settle(pty.pid());
    let before = (switches(pty.pid()), pty.raw_bytes().len());
    std::thread::sleep(Duration::from_secs(3)); // doing nothing takes time
    assert_eq!((switches(pty.pid()), pty.raw_bytes().len()), before);
}

/// Waits until the threads have done what there is to do after a key.
fn settle(pid: u32) {
    let mut last = switches(pid);
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(100)); // a state that can only be seen by looking twice
        let now = switches(pid);
        if now == last {
            return;
        }
        last = now;
    }
    panic!("it never comes to rest");
}

/// How often each thread has given up the processor.
fn switches(pid: u32) -> Vec<(String, String)> {
    let mut threads: Vec<_> = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().map(Result::unwrap).collect();
    threads.sort_by_key(std::fs::DirEntry::file_name);
    let status = |thread: std::fs::DirEntry| std::fs::read_to_string(thread.path().join("status")).unwrap();
    let counted = |line: &&str| line.starts_with("Name") || line.contains("ctxt_switches");
    let counts = |status: String| status.lines().filter(counted).collect::<Vec<_>>().join(" ");
    threads
        .into_iter()
        .map(|thread| (thread.file_name().to_string_lossy().into_owned(), counts(status(thread))))
        .collect()
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_read_afterwards() {
    let mut pty = Program::new(env!("CARGO")).args(&["run", "--quiet", "--example", "panic_in_session"]).start();
    pty.wait_for("the example panics");
    assert_eq!(pty.wait_exit(), 101);
    pty.assert_given_back();
    let bytes = pty.raw_bytes();
    assert!(bytes.windows(8).any(|part| part == ALTERNATE_SCREEN), "it never had the terminal");
}

#[test]
fn without_a_terminal_it_says_how_to_go_on_and_ends_with_3() {
    let output = Command::new(env!("CARGO_BIN_EXE_yibao")).stdin(Stdio::null()).env("TERM", "xterm").output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout, b"");
    let hint = String::from_utf8(output.stderr).unwrap();
    assert!(hint.contains("yibao path"), "{hint}");
}

#[test]
fn a_terminal_that_cannot_show_chinese_is_told_so_in_ascii() {
    for (name, value) in [("TERM", "linux"), ("TERM", "dumb"), ("LC_ALL", "zh_CN.GBK"), ("LANG", "zh_CN.GB18030")] {
        let mut pty = Program::wizard().env(name, value).start();
        assert_eq!(pty.wait_exit(), 3, "{name}={value}");
        pty.wait_for(value);
        let bytes = pty.raw_bytes();
        assert!(bytes.is_ascii(), "{name}={value}");
        assert!(!bytes.contains(&0x1b), "{name}={value}");
    }
}

#[test]
fn with_ascii_no_mark_is_left_but_the_words_are() {
    let pty = Program::wizard().args(&["--ascii"]).start();
    pty.wait_until("first page", |screen| screen.contents().contains(PLACE_PAGE) && !screen.hide_cursor());
    let marks = "✓▸›‹↑↓←→·…─│┌┐└┘╭╮╰╯━┃┏┓┗┛█▓▒░▀▄";
    let screen = pty.screen();
    assert_eq!(screen.chars().find(|c| marks.contains(*c)), None, "{screen}");
}

#[test]
fn one_choice_leads_to_the_tasks() {
    let mut pty = open();
    pty.type_keys("wx");
    pty.wait_for(HITS);
    pty.type_keys("<Enter>");
    pty.wait_for(TASK_PAGE);
}
