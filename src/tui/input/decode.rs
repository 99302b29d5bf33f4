//! From the bytes a terminal sends to keys and pastes.
//!
//! Understands what xterm and its kin, the consoles, rxvt, screen and tmux send; what it does not know it
//! passes over as a whole, so that no half of a sequence is taken for typing.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::events::Event;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";
/// No key has a longer sequence.
const LONGEST_SEQUENCE: usize = 32;
/// More of a paste is not kept; nobody searches for a document.
const LONGEST_PASTE: usize = 4096;

/// Collects bytes until they make a key.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What stands at the beginning of the pending bytes.
enum Found {
    /// So many bytes are a key.
    Key(usize, KeyEvent),
    /// So many bytes begin a paste.
    Paste(usize),
    /// So many bytes mean nothing.
    Nothing(usize),
    /// The rest has not come yet.
    Unfinished,
}

impl Decoder {
    /// The keys and pastes that are complete after these bytes.
    ///
    /// An Esc at the very end is the Esc key: a terminal sends the sequence of a key in one piece.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.pending.extend_from_slice(bytes);
        let mut events = Vec::new();
        loop {
            if self.paste.is_some() {
                match self.end_of_paste() {
                    Some(text) => events.push(Event::Pasted(text)),
                    None => return events,
                }
            }
            let length = match first(&self.pending) {
                Found::Key(length, key) => {
                    events.push(Event::Pressed(key));
                    length
                }
                Found::Paste(length) => {
                    self.paste = Some(Vec::new());
                    length
                }
                Found::Nothing(length) => length,
                Found::Unfinished if self.pending == [ESC] => {
                    events.push(pressed(KeyCode::Esc));
                    1
                }
                Found::Unfinished if self.pending.len() > LONGEST_SEQUENCE => self.pending.len(),
                Found::Unfinished => return events,
            };
            self.pending.drain(..length);
        }
    }

    /// The pasted text, if its end has come; until then the bytes are put aside.
    fn end_of_paste(&mut self) -> Option<String> {
        let end = self.pending.windows(PASTE_END.len()).position(|part| part == PASTE_END);
        let ready = end.unwrap_or_else(|| self.pending.len().saturating_sub(PASTE_END.len() - 1));
        let paste = self.paste.get_or_insert_default();
        let room = LONGEST_PASTE.saturating_sub(paste.len());
        paste.extend(self.pending.drain(..ready).take(room));
        end?;
        self.pending.drain(..PASTE_END.len());
        self.paste.take().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn pressed(code: KeyCode) -> Event {
    Event::Pressed(KeyEvent::new(code, KeyModifiers::NONE))
}

/// What the bytes begin with.
fn first(bytes: &[u8]) -> Found {
    match bytes {
        [] | [ESC] | [ESC, b'[' | b'O'] => Found::Unfinished,
        [ESC, ESC, ..] => key(1, KeyCode::Esc, KeyModifiers::NONE),
        [ESC, b'[', b'[', rest @ ..] => linux_console(rest),
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', last, ..] => match single_shift(*last) {
            Some(code) => key(3, code, KeyModifiers::NONE),
            None => Found::Nothing(3),
        },
        [ESC, rest @ ..] => match character(rest) {
            Found::Key(length, plain) => key(length + 1, plain.code, plain.modifiers | KeyModifiers::ALT),
            Found::Nothing(length) => Found::Nothing(length + 1),
            other @ (Found::Paste(_) | Found::Unfinished) => other,
        },
        _ => character(bytes),
    }
}

fn key(length: usize, code: KeyCode, modifiers: KeyModifiers) -> Found {
    Found::Key(length, KeyEvent::new(code, modifiers))
}

/// A character, or what a key sends in its place.
fn character(bytes: &[u8]) -> Found {
    let Some(&byte) = bytes.first() else { return Found::Unfinished };
    let ctrl = |letter: u8| key(1, KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    match byte {
        b'\r' => key(1, KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(1, KeyCode::Tab, KeyModifiers::NONE),
        0x7f => key(1, KeyCode::Backspace, KeyModifiers::NONE),
        0x00 => ctrl(b' '),
        0x01..=0x1a => ctrl(byte | 0x60),
        0x1b..=0x1f => ctrl(byte | 0x40),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Found {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        Some(_) | None => 1,
    };
    let (here, _) = bytes.split_at(length.min(bytes.len()));
    match str::from_utf8(here) {
        Ok(text) => {
            text.chars().next().map_or(Found::Nothing(1), |c| key(length, KeyCode::Char(c), KeyModifiers::NONE))
        }
        Err(error) if error.error_len().is_none() => Found::Unfinished,
        Err(_) => Found::Nothing(1),
    }
}

/// `ESC [ [` and a letter: F1 to F5 of the Linux console.
fn linux_console(rest: &[u8]) -> Found {
    match rest.first() {
        None => Found::Unfinished,
        Some(letter @ b'A'..=b'E') => key(4, KeyCode::F(letter - b'A' + 1), KeyModifiers::NONE),
        Some(_) => Found::Nothing(3),
    }
}

/// `ESC O` and a letter: keys in application mode, F1 to F4.
fn single_shift(last: u8) -> Option<KeyCode> {
    match last {
        b'M' => Some(KeyCode::Enter),
        b'p'..=b'y' => Some(KeyCode::Char(char::from(last - b'p' + b'0'))),
        _ => lettered(last),
    }
}

/// A key that is told by a letter.
fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'Z' => KeyCode::BackTab,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// A key that is told by a number.
fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function(number, 10),
        17..=21 => function(number, 11),
        23 | 24 => function(number, 12),
        _ => return None,
    })
}

fn function(number: u32, before: u32) -> KeyCode {
    KeyCode::F(u8::try_from(number - before).unwrap_or(u8::MAX))
}

/// A key that is told by its character, as terminals do when asked to; a program before us may have asked.
fn told(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number)?),
    })
}

/// `ESC [`, numbers, and a letter or `~`.
fn control_sequence(rest: &[u8]) -> Found {
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else { return Found::Unfinished };
    let (parameters, last) = rest.split_at(end);
    let Some(&last) = last.first() else { return Found::Unfinished };
    if !(0x40..=0x7e).contains(&last) {
        return Found::Nothing(2 + end); // something else has begun in its middle
    }
    let length = 2 + end + 1;
    let mut fields = parameters.split(|byte| *byte == b';').map(|field| field.split(|byte| *byte == b':'));
    let mut next = || {
        let mut field = fields.next()?;
        Some((field.next().and_then(number), field.next().and_then(number)))
    };
    let (first, _) = next().unwrap_or_default();
    let (held, kind) = next().unwrap_or_default();
    let code = match (last, first) {
        (b'~', Some(200)) => return Found::Paste(length),
        (b'~', Some(number)) => numbered(number),
        (b'u', Some(number)) => told(number),
        (_, None | Some(1)) => lettered(last),
        (_, Some(_)) => None,
    };
    match code {
        Some(code) if kind != Some(3) => key(length, code, modifiers(held)),
        Some(_) | None => Found::Nothing(length), // 3: a key that was let go
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The keys that were held: one more than the sum of 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers(held: Option<u32>) -> KeyModifiers {
    let bits = held.unwrap_or(1).saturating_sub(1);
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(chunks: &[&[u8]]) -> Vec<Event> {
        let mut decoder = Decoder::default();
        chunks.iter().flat_map(|chunk| decoder.feed(chunk)).collect()
    }

    #[track_caller]
    fn is(bytes: &[u8], code: KeyCode) {
        assert_eq!(decode(&[bytes]), [pressed(code)], "{}", bytes.escape_ascii());
    }

    fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Pressed(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn every_way_to_send_a_key_is_understood() {
        for (code, spellings) in [
            (KeyCode::Up, &[&b"\x1b[A"[..], b"\x1bOA", b"\x1b[1A"][..]),
            (KeyCode::Home, &[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"]),
            (KeyCode::End, &[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"]),
            (KeyCode::PageUp, &[b"\x1b[5~"]),
            (KeyCode::PageDown, &[b"\x1b[6~"]),
            (KeyCode::F(1), &[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"]),
            (KeyCode::F(5), &[b"\x1b[15~", b"\x1b[[E"]),
            (KeyCode::F(6), &[b"\x1b[17~"]),
            (KeyCode::F(8), &[b"\x1b[19~"]),
            (KeyCode::F(10), &[b"\x1b[21~"]),
            (KeyCode::F(12), &[b"\x1b[24~"]),
            (KeyCode::Enter, &[b"\r", b"\x1bOM", b"\x1b[13u"]),
            (KeyCode::Esc, &[b"\x1b", b"\x1b[27u"]),
            (KeyCode::BackTab, &[b"\x1b[Z"]),
            (KeyCode::Char('7'), &[b"7", b"\x1bOw"]),
        ] {
            for bytes in spellings {
                is(bytes, code);
            }
        }
    }

    #[test]
    fn held_keys_are_told() {
        assert_eq!(decode(&[b"\x1b[1;5C"]), [with(KeyCode::Right, KeyModifiers::CONTROL)]);
        assert_eq!(decode(&[b"\x1b[6;2~"]), [with(KeyCode::PageDown, KeyModifiers::SHIFT)]);
        assert_eq!(decode(&[b"\x11\x03"]), ['q', 'c'].map(|c| with(KeyCode::Char(c), KeyModifiers::CONTROL)));
        assert_eq!(decode(&[b"\x1bw"]), [with(KeyCode::Char('w'), KeyModifiers::ALT)]);
        assert_eq!(decode(&[b"\x1b[99;5u"]), [with(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    }

    #[test]
    fn characters_are_read_whole_also_across_reads() {
        let [first, second, third] = *"锡".as_bytes() else { panic!("three bytes") };
        let keys = ['无', '锡', 'w'].map(|c| pressed(KeyCode::Char(c)));
        assert_eq!(decode(&["无锡w".as_bytes()]), keys);
        assert_eq!(decode(&["无".as_bytes(), &[first], &[second, third, b'w']]), keys);
        assert_eq!(decode(&[b"\xff\xe6x"]), [pressed(KeyCode::Char('x'))]);
    }

    #[test]
    fn a_sequence_may_come_in_two_reads() {
        assert_eq!(decode(&[b"\x1b[", b"B"]), [pressed(KeyCode::Down)]);
        assert_eq!(decode(&[b"\x1b[1", b"7~x"]), [pressed(KeyCode::F(6)), pressed(KeyCode::Char('x'))]);
    }

    #[test]
    fn two_escapes_are_two_keys() {
        assert_eq!(decode(&[b"\x1b\x1b"]), [pressed(KeyCode::Esc), pressed(KeyCode::Esc)]);
        assert_eq!(decode(&[b"\x1b\x1b[A"]), [pressed(KeyCode::Esc), pressed(KeyCode::Up)]);
    }

    #[test]
    fn what_is_not_known_is_passed_over_whole() {
        for unknown in [&b"\x1b[?62;22c"[..], b"\x1b[99~", b"\x1b[I", b"\x1b[12;40R", b"\x1bOz", b"\x1b[97;1:3u"] {
            assert_eq!(decode(&[unknown, b"x"]), [pressed(KeyCode::Char('x'))], "{}", unknown.escape_ascii());
        }
    }

    #[test]
    fn a_sequence_that_never_ends_is_given_up() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[");
        for _ in 0..8 {
            assert_eq!(decoder.feed(b"0000"), []);
        }
        assert_eq!(decoder.feed(b"x"), [pressed(KeyCode::Char('x'))]);
    }

    #[test]
    fn a_paste_is_one_event_whatever_stands_in_it() {
        let paste = |text: &str| Event::Pasted(text.to_owned());
        assert_eq!(
            decode(&["\x1b[200~无锡\r\x03\x1b[201~x".as_bytes()]),
            [paste("无锡\r\x03"), pressed(KeyCode::Char('x'))]
        );
        assert_eq!(decode(&[b"\x1b[200~wu", b"xi\x1b[2", b"01~"]), [paste("wuxi")]);
    }

    #[test]
    fn of_an_endless_paste_the_start_is_kept() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~");
        for _ in 0..100 {
            assert_eq!(decoder.feed(&[b'a'; 1000]), []);
        }
        assert_eq!(decoder.feed(PASTE_END), [Event::Pasted("a".repeat(LONGEST_PASTE))]);
    }

    #[test]
    fn after_any_rubbish_typing_works_again() {
        let alphabet = b"\x1b\x1b\x1b[[O~;:0129AMu?<\xe6\x97\xa0\xff\r\x03";
        let mut state: usize = 1;
        let mut decoder = Decoder::default();
        for _ in 0..20_000 {
            let chunk: Vec<u8> = (0..state % 7)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    alphabet[(state >> 33) % alphabet.len()]
                })
                .collect();
            decoder.feed(&chunk);
            state = state.wrapping_add(1);
        }
        decoder.feed(PASTE_END);
        decoder.feed(&[b' '; LONGEST_SEQUENCE + 1]);
        assert_eq!(decoder.feed(b"x"), [pressed(KeyCode::Char('x'))]);
    }
}
