//! What a frame becomes on the wire: as few bytes as possible, in one write.
//!
//! ratatui compares two pages and hands over the cells that differ; this backend turns them into bytes and keeps
//! them until the frame is complete. It asks the terminal nothing. After a mark whose width terminals disagree about
//! it says again where it is, so that no line slides in a terminal that draws `✓` two columns wide.

use std::io::{self, Write};
use std::num::NonZeroU16;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use super::wrap::columns_of;

/// What a cell is told of its width if it holds a Chinese character: then no table has to be looked into.
pub(super) const TWO_COLUMNS: CellDiffOption = CellDiffOption::ForcedWidth(NonZeroU16::MIN.saturating_add(1));

/// The screen behind a writer.
pub(super) struct Canvas<W> {
    out: W,
    frame: Vec<u8>,
    /// Where the cursor stands in the terminal; `None` while it is hidden.
    cursor: Option<Position>,
    /// Where this frame wants it.
    wanted: Option<Position>,
}

impl<W: Write> Canvas<W> {
    /// A screen that is blank, with the cursor hidden, once `opening` is written; that happens with the first frame.
    pub(super) fn new(out: W, opening: &[u8]) -> Self {
        Self { out, frame: opening.to_vec(), cursor: None, wanted: None }
    }

    fn move_to(&mut self, Position { x, y }: Position) {
        self.frame.extend_from_slice(b"\x1b[");
        push_number(&mut self.frame, y + 1);
        self.frame.push(b';');
        push_number(&mut self.frame, x + 1);
        self.frame.push(b'H');
    }

    /// Goes from where the last character ended to `to`.
    fn go(&mut self, from: Option<Position>, to: Position) {
        match from {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => {
                self.frame.extend_from_slice(b"\x1b[");
                match to.x - at.x {
                    1 => {}
                    gap => push_number(&mut self.frame, gap),
                }
                self.frame.push(b'C');
            }
            Some(_) | None => self.move_to(to),
        }
    }

    /// Writes the frame. A frame without a change is not written.
    ///
    /// Where the cursor stands is the last thing that ratatui says of a frame. Then it blanks its other page, and only then
    /// it calls `flush`; nobody has to wait for that.
    fn send(&mut self) -> io::Result<()> {
        if self.cursor != self.wanted {
            match self.wanted {
                None => self.frame.extend_from_slice(b"\x1b[?25l"),
                Some(position) => {
                    self.move_to(position);
                    if self.cursor.is_none() {
                        self.frame.extend_from_slice(b"\x1b[?25h");
                    }
                }
            }
            self.cursor = self.wanted;
        }
        if self.frame.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        self.frame.clear();
        written
    }
}

impl<W: Write> Backend for Canvas<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        let mut at: Option<Position> = None;
        let mut unsure: Option<&str> = None;
        for (x, y, cell) in cells {
            let symbol = cell.symbol();
            let known = at.filter(|_| unsure.is_none_or(|before| before == symbol));
            self.go(known, Position { x, y });
            let next = Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
            pen.change_to(next, &mut self.frame);
            pen = next;
            match symbol.as_bytes() {
                [letter] => self.frame.push(*letter),
                letters => self.frame.extend_from_slice(letters),
            }
            let (width, sure) = if cell.diff_option == TWO_COLUMNS { (2, true) } else { measure(symbol) };
            at = u16::try_from(width).ok().map(|width| Position { x: x + width, y });
            unsure = (!sure).then_some(symbol);
        }
        pen.change_to(Pen::default(), &mut self.frame);
        if at.is_some() && self.cursor.is_some() {
            self.cursor = at; // the characters took it along
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = None;
        self.send()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(()) // it is shown where it is set
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.cursor.ok_or_else(unknown)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted = Some(position.into());
        self.send()
    }

    fn clear(&mut self) -> io::Result<()> {
        self.frame.extend_from_slice(b"\x1b[2J");
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Err(unknown())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Err(unknown())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

/// How many columns a symbol takes, and whether all terminals agree about it. Letters, Chinese characters and lines, which
/// are nearly all, need no table.
fn measure(symbol: &str) -> (usize, bool) {
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        (Some(' '..='~'), None) => (1, true),
        (Some('─'..='╋' | '═'..='╳' | '▀'..='▏' | '▒'..='▕' | '·' | '…' | '←'..='↓'), None) => {
            (1, false)
        }
        (Some(letter), None) if columns_of(letter) == Some(2) => (2, true),
        _ => {
            let width = symbol.width();
            (width, symbol.width_cjk() == width)
        }
    }
}

/// The terminal is never asked: a slow line would hold up the first page.
fn unknown() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "the terminal is not asked")
}

/// How characters are drawn from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    fn change_to(self, to: Self, frame: &mut Vec<u8>) {
        if self == to {
            return;
        }
        if to == Self::default() {
            return frame.extend_from_slice(b"\x1b[m");
        }
        frame.extend_from_slice(b"\x1b[");
        let mut from = self;
        if !from.modifier.difference(to.modifier).is_empty() {
            frame.extend_from_slice(b"0;");
            from = Self::default();
        }
        for (code, flag) in MODIFIERS {
            if to.modifier.contains(flag) && !from.modifier.contains(flag) {
                push_code(frame, code);
            }
        }
        if from.fg != to.fg {
            colour(to.fg, 30, frame);
        }
        if from.bg != to.bg {
            colour(to.bg, 40, frame);
        }
        if let Some(last) = frame.last_mut() {
            *last = b'm'; // instead of the last semicolon
        }
    }
}

const MODIFIERS: [(u8, Modifier); 9] = [
    (1, Modifier::BOLD),
    (2, Modifier::DIM),
    (3, Modifier::ITALIC),
    (4, Modifier::UNDERLINED),
    (5, Modifier::SLOW_BLINK),
    (6, Modifier::RAPID_BLINK),
    (7, Modifier::REVERSED),
    (8, Modifier::HIDDEN),
    (9, Modifier::CROSSED_OUT),
];

/// Adds a colour; `first` is 30 for the letters and 40 for the ground.
fn colour(colour: Color, first: u8, frame: &mut Vec<u8>) {
    let code = match colour {
        Color::Reset => first + 9,
        Color::Black => first,
        Color::Red => first + 1,
        Color::Green => first + 2,
        Color::Yellow => first + 3,
        Color::Blue => first + 4,
        Color::Magenta => first + 5,
        Color::Cyan => first + 6,
        Color::Gray => first + 7,
        Color::DarkGray => first + 60,
        Color::LightRed => first + 61,
        Color::LightGreen => first + 62,
        Color::LightYellow => first + 63,
        Color::LightBlue => first + 64,
        Color::LightMagenta => first + 65,
        Color::LightCyan => first + 66,
        Color::White => first + 67,
        Color::Rgb(red, green, blue) => {
            return [first + 8, 2, red, green, blue].into_iter().for_each(|code| push_code(frame, code));
        }
        Color::Indexed(index) => return [first + 8, 5, index].into_iter().for_each(|code| push_code(frame, code)),
    };
    push_code(frame, code);
}

/// Adds one code of a list.
fn push_code(frame: &mut Vec<u8>, code: u8) {
    push_number(frame, u16::from(code));
    frame.push(b';');
}

/// Adds a number in decimal. The machinery of `write!` takes more time than all else that a cell costs.
fn push_number(frame: &mut Vec<u8>, number: u16) {
    frame.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Style, Stylize as _};
    use ratatui::text::Line;
    use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

    #[test]
    fn symbols_are_measured_as_the_tables_say() {
        for letter in ('\0'..='\u{ffff}').filter(|letter| columns_of(*letter).is_some()) {
            let symbol = letter.to_string();
            assert_eq!(measure(&symbol), (symbol.width(), symbol.width_cjk() == symbol.width()), "{letter}");
        }
    }

    /// A writer that remembers each write.
    #[derive(Default)]
    struct Writes(Vec<String>);

    impl Write for &mut Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// The writes of some frames on a screen of 20 columns and 3 rows.
    fn writes(frames: &[&dyn Fn(&mut Frame<'_>)]) -> Vec<String> {
        let mut writes = Writes::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 20, 3)) };
        let mut terminal = Terminal::with_options(Canvas::new(&mut writes, b""), options).unwrap();
        for frame in frames {
            terminal.draw(|page| frame(page)).unwrap();
        }
        drop(terminal);
        writes.0
    }

    fn line(frame: &mut Frame<'_>, row: u16, line: Line<'_>) {
        frame.render_widget(line, Rect::new(0, row, 20, 1));
    }

    #[test]
    fn a_chinese_line_is_written_in_one_piece() {
        let drawn = writes(&[&|frame| line(frame, 0, "无锡市 wuxi".into())]);
        assert_eq!(drawn, ["\x1b[1;1H无锡市\x1b[Cwuxi"]);
    }

    #[test]
    fn the_place_is_said_again_after_a_mark_of_doubtful_width() {
        let drawn = writes(&[&|frame| line(frame, 1, "缴到…再缴".into())]);
        assert_eq!(drawn, ["\x1b[2;1H缴到…\x1b[2;6H再缴"]);
        let drawn = writes(&[&|frame| line(frame, 0, "────无".into())]);
        assert_eq!(drawn, ["\x1b[1;1H────\x1b[1;5H无"]);
    }

    #[test]
    fn a_page_that_did_not_change_is_not_written() {
        let page: &dyn Fn(&mut Frame<'_>) = &|frame| {
            line(frame, 0, "无锡".into());
            frame.set_cursor_position((4, 0));
        };
        assert_eq!(writes(&[page, page, page]), ["\x1b[1;1H无锡\x1b[1;5H\x1b[?25h"]);
    }

    #[test]
    fn the_cursor_is_moved_shown_and_hidden_only_when_it_must() {
        let drawn = writes(&[
            &|frame| frame.set_cursor_position((2, 1)),
            &|frame| frame.set_cursor_position((3, 1)),
            &|_| {},
            &|_| {},
        ]);
        assert_eq!(drawn, ["\x1b[2;3H\x1b[?25h", "\x1b[2;4H", "\x1b[?25l"]);
    }

    #[test]
    fn the_cursor_returns_to_its_field_after_something_else_was_drawn() {
        let drawn = writes(&[&|frame| frame.set_cursor_position((2, 1)), &|frame| {
            line(frame, 0, "a".into());
            frame.set_cursor_position((2, 1));
        }]);
        assert_eq!(drawn[1..], ["\x1b[1;1Ha\x1b[2;3H"]);
    }

    #[test]
    fn a_style_is_written_once_and_ended_once() {
        let drawn = writes(&[&|frame| line(frame, 0, Line::from(vec!["无锡".cyan().bold(), "市".into()]))]);
        assert_eq!(drawn, ["\x1b[1;1H\x1b[1;36m无锡\x1b[m市"]);
        let drawn = writes(&[&|frame| line(frame, 0, Line::from(vec!["a".bold(), "b".dim(), "c".bold().on_black()]))]);
        assert_eq!(drawn, ["\x1b[1;1H\x1b[1ma\x1b[0;2mb\x1b[0;1;40mc\x1b[m"]);
    }

    #[test]
    fn every_colour_has_its_code() {
        let code = |colour| {
            let mut frame = Vec::new();
            Pen::default().change_to(Pen { fg: colour, bg: colour, ..Pen::default() }, &mut frame);
            String::from_utf8(frame).unwrap()
        };
        assert_eq!(code(Color::White), "\x1b[97;107m");
        assert_eq!(code(Color::DarkGray), "\x1b[90;100m");
        assert_eq!(code(Color::Rgb(1, 2, 3)), "\x1b[38;2;1;2;3;48;2;1;2;3m");
        assert_eq!(code(Color::Indexed(15)), "\x1b[38;5;15;48;5;15m");
    }

    #[test]
    fn a_gap_in_a_line_is_jumped_over() {
        let drawn = writes(&[&|frame| {
            line(frame, 0, "a b   c".into());
            frame.buffer_mut().set_style(Rect::new(0, 0, 20, 3), Style::new());
        }]);
        assert_eq!(drawn, ["\x1b[1;1Ha\x1b[Cb\x1b[3Cc"]);
    }
}
