//! Key scripts: keys go through the real key table into the real model, and the real page is read back.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;
use yibao::app::{Effect, Ending, Model, Msg, PageKind, Preset, Size, Start};
use yibao::domain::{Content, Date, Lang};
use yibao::tui::Look;
use yibao::tui::keys::{Meaning, meaning};
use yibao::tui::views::Painter;

pub(crate) const NORMAL: Size = Size { width: 80, height: 24 };
pub(crate) const SMALL: Size = Size { width: 40, height: 15 };
pub(crate) const LARGE: Size = Size { width: 120, height: 40 };

/// The day all scripts are for.
pub(crate) fn as_of() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// A wizard under a script.
pub(crate) struct Script {
    model: Model,
    ended: Option<Ending>,
    drawn: usize,
}

/// A fresh start on the embedded content at 80×24.
pub(crate) fn home() -> Script {
    start(Preset::default())
}

/// A start with choices made on the command line.
pub(crate) fn start(preset: Preset) -> Script {
    on(content(), preset)
}

/// The embedded content.
pub(crate) fn content() -> Arc<Content> {
    yibao::content::embedded(Lang::Zh)
}

/// A start on some content.
pub(crate) fn on(content: Arc<Content>, preset: Preset) -> Script {
    on_day(content, preset, as_of())
}

/// A start on some content on some day.
pub(crate) fn on_day(content: Arc<Content>, preset: Preset, as_of: Date) -> Script {
    let start = Start { content, preset, lang: Lang::Zh, as_of };
    Script { model: Model::new(start, NORMAL), ended: None, drawn: 0 }
}

impl Script {
    /// Presses keys: words are typed, names (`enter`, `esc`, `tab`, `f8`, `ctrl-c` …) are keys; blanks separate.
    #[track_caller]
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            match named(word) {
                Some(key) => self = self.key(key),
                None => {
                    for letter in word.chars() {
                        self = self.key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
                    }
                }
            }
        }
        self
    }

    pub(crate) fn key(self, key: KeyEvent) -> Self {
        let page = self.model.page();
        match meaning(key, page) {
            Some(Meaning::Say(msg)) => {
                let msg = Painter::default().spelled_out(&self.model, msg);
                self.say(msg)
            }
            Some(Meaning::Suspend) | None => self,
        }
    }

    pub(crate) fn say(self, msg: Msg) -> Self {
        let (model, effect) = self.model.update(msg);
        let (ended, drawn) = match effect {
            Some(Effect::Quit(ending)) => (Some(ending), self.drawn),
            Some(Effect::Draw) => (self.ended, self.drawn + 1),
            None => (self.ended, self.drawn),
        };
        Self { model, ended, drawn }
    }

    pub(crate) fn sized(self, size: Size) -> Self {
        self.say(Msg::Resized(size))
    }

    pub(crate) fn page(&self) -> PageKind {
        self.model.page()
    }

    pub(crate) fn ended(&self) -> Option<Ending> {
        self.ended
    }

    /// How many messages asked for a frame.
    pub(crate) fn drawn(&self) -> usize {
        self.drawn
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// The page as lines of text.
    pub(crate) fn screen(&self, size: Size) -> String {
        screen(&self.model, size, Look::default())
    }

    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        let screen = self.screen(NORMAL);
        assert!(screen.contains(text), "no 「{text}」 on\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn hides(self, text: &str) -> Self {
        let screen = self.screen(NORMAL);
        assert!(!screen.contains(text), "「{text}」 stands on\n{screen}");
        self
    }

    /// The row under the cursor begins with this name.
    #[track_caller]
    pub(crate) fn shows_selected(self, name: &str) -> Self {
        let screen = self.screen(NORMAL);
        let row = screen.lines().skip(1).find(|line| line.contains('▸')).unwrap_or_default();
        assert!(row.contains(name), "「{name}」 is not selected on\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn on_page(self, page: PageKind) -> Self {
        assert_eq!(self.page(), page, "on\n{}", self.screen(NORMAL));
        self
    }
}

/// The page of a model as lines of text, wide characters once, trailing blanks cut.
pub(crate) fn screen(model: &Model, size: Size, look: Look) -> String {
    let mut page = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let (model, _) = model.clone().update(Msg::Resized(size));
    Painter::new(look).draw_page(&mut page, &model);
    text_of(&page)
}

/// The cells of a page as lines of text.
pub(crate) fn text_of(page: &Buffer) -> String {
    let area = page.area;
    let mut lines = Vec::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = page[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

fn named(word: &str) -> Option<KeyEvent> {
    let code = match word {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "bksp" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "space" => KeyCode::Char(' '),
        "f1" => KeyCode::F(1),
        "f3" => KeyCode::F(3),
        "f6" => KeyCode::F(6),
        "f8" => KeyCode::F(8),
        "f10" => KeyCode::F(10),
        "ctrl-c" => return Some(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)),
        "ctrl-q" => return Some(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL)),
        _ => return None,
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}
