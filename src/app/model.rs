//! The whole state of the program, and how a message changes it.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use std::sync::Arc;

use crate::domain::{Calculator, Content, Date, Lang, Place};

use super::credit::{self, AccountCredit, Turned};
use super::interview::{self, Asked, Interview};
use super::wizard::{Gone, Setting, Turn, Wizard};
use super::{Effect, Ending, Msg, PageKind, Size, Start};

/// What is on the screen, below any overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The wizard.
    Wizard(Wizard),
    /// The estimator, over the wizard.
    Estimator(Interview),
    /// The account credit, over the wizard.
    Credit(AccountCredit),
}

/// A page laid over the screen. There is at most one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// Keys and notes; the page of it that is shown, from 0.
    Help(usize),
    /// "Leave?", with the row under the cursor.
    Leaving(usize),
}

/// Everything the program remembers.
#[derive(Clone)]
pub struct Model {
    start: Start,
    pub(crate) size: Size,
    pub(crate) lang: Lang,
    pub(crate) screen: Screen,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) notice: Option<Gone>,
    /// What was answered in the calculators, for coming back to them.
    kept: (interview::Kept, credit::Kept),
}

impl Model {
    /// A fresh start.
    #[must_use]
    pub fn new(start: Start, size: Size) -> Self {
        let lang = start.lang;
        let set = Setting { content: &start.content, size, lang, as_of: start.as_of };
        let (wizard, turn) = Wizard::start(&start.preset, &set);
        let notice = if let Turn::Saying(notice) = turn { Some(notice) } else { None };
        let screen = Screen::Wizard(wizard);
        let model = Self { start, size, lang, screen, overlay: None, notice, kept: Default::default() };
        if let Turn::Open(calculator) = turn { model.calculating(calculator) } else { model }
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> PageKind {
        if self.size.too_small() {
            return PageKind::TooSmall;
        }
        match self.overlay {
            Some(Overlay::Help(_)) => PageKind::Help,
            Some(Overlay::Leaving(_)) => PageKind::Leaving,
            None => self.page_below(),
        }
    }

    /// The page below any overlay: the one that help was asked for on.
    pub(crate) fn page_below(&self) -> PageKind {
        match &self.screen {
            Screen::Wizard(wizard) => wizard.page(),
            Screen::Estimator(page) if page.asks(self.size.roomy()) => PageKind::Estimate,
            Screen::Estimator(_) => PageKind::Estimated,
            Screen::Credit(_) => PageKind::Credit,
        }
    }

    /// What is on the screen, below any overlay.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The wizard, or the one behind a calculator.
    pub(crate) fn wizard(&self) -> &Wizard {
        match &self.screen {
            Screen::Wizard(wizard) => wizard,
            Screen::Estimator(page) => page.behind(),
            Screen::Credit(page) => page.behind(),
        }
    }

    /// The place the person has named in full and not yet chosen.
    #[must_use]
    pub fn named_place(&self) -> Option<&Place> {
        match &self.screen {
            Screen::Wizard(Wizard::Place(page)) => page.named().map(|at| self.content().place(at)),
            Screen::Wizard(_) | Screen::Estimator(_) | Screen::Credit(_) => None,
        }
    }

    /// The place that was chosen.
    #[must_use]
    pub fn chosen_place(&self) -> Option<&Place> {
        self.wizard().chosen().map(|chosen| self.content().place(chosen.place))
    }

    /// The language of the page.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The content.
    #[must_use]
    pub fn content(&self) -> &Arc<Content> {
        &self.start.content
    }

    /// The day the answers are for.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.start.as_of
    }

    /// Takes one message. No effect means that nothing changed and nothing needs drawing.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a message is used up")]
    pub fn update(mut self, msg: Msg) -> (Self, Option<Effect>) {
        if let Msg::Resized(size) = msg {
            let changed = size != self.size;
            self.size = size;
            if changed && let Screen::Wizard(wizard) = &mut self.screen {
                wizard.close_notes(); // of another size there may be none left
            }
            return (self, changed.then_some(Effect::Draw));
        }
        let leaving = matches!(self.overlay, Some(Overlay::Leaving(_)));
        match msg {
            Msg::Interrupt if leaving => return (self, Some(Effect::Quit(Ending::Aborted))),
            Msg::Leave if leaving => return (self, Some(Effect::Quit(Ending::Left))),
            Msg::Interrupt | Msg::Leave => return self.with_overlay(Some(Overlay::Leaving(0))),
            _ if self.size.too_small() => return (self, None),
            Msg::NextVisitor => return self.start_over(),
            Msg::SwitchLanguage => {
                self.lang = self.lang.other();
                return (self, Some(Effect::Draw));
            }
            _ => {}
        }
        match self.overlay {
            Some(Overlay::Help(_)) => self.in_help(&msg),
            Some(Overlay::Leaving(row)) => self.in_leaving(row, &msg),
            None if msg == Msg::Help => self.with_overlay(Some(Overlay::Help(0))),
            None => self.in_screen(&msg),
        }
    }

    fn with_overlay(mut self, overlay: Option<Overlay>) -> (Self, Option<Effect>) {
        let changed = self.overlay != overlay;
        self.overlay = overlay;
        (self, changed.then_some(Effect::Draw))
    }

    /// A new model from the same start: nothing of the last visitor is carried over.
    fn start_over(self) -> (Self, Option<Effect>) {
        (Self::new(self.start, self.size), Some(Effect::Draw))
    }

    fn in_help(self, msg: &Msg) -> (Self, Option<Effect>) {
        match msg {
            Msg::TurnTo(page) => self.with_overlay(Some(Overlay::Help(*page))),
            Msg::Back | Msg::Help | Msg::Choose => self.with_overlay(None),
            _ => (self, None),
        }
    }

    fn in_leaving(self, row: usize, msg: &Msg) -> (Self, Option<Effect>) {
        match (msg, row) {
            (Msg::Digit(1), _) | (Msg::Choose, 0) => (self, Some(Effect::Quit(Ending::Left))),
            (Msg::Back | Msg::Digit(2) | Msg::Choose, _) => self.with_overlay(None),
            (Msg::Up | Msg::First, _) => self.with_overlay(Some(Overlay::Leaving(0))),
            (Msg::Down | Msg::Last, _) => self.with_overlay(Some(Overlay::Leaving(1))),
            _ => (self, None),
        }
    }

    fn in_screen(self, msg: &Msg) -> (Self, Option<Effect>) {
        match self.screen {
            Screen::Wizard(_) => self.in_wizard(msg),
            Screen::Estimator(_) => self.in_estimator(msg),
            Screen::Credit(_) => self.in_credit(msg),
        }
    }

    fn in_wizard(mut self, msg: &Msg) -> (Self, Option<Effect>) {
        if *msg == Msg::Estimate {
            return (self.calculating(Calculator::Estimate), Some(Effect::Draw));
        }
        let Screen::Wizard(wizard) = self.screen else { return (self, None) };
        let set = Setting { content: &self.start.content, size: self.size, lang: self.lang, as_of: self.start.as_of };
        let (wizard, turn) = wizard.update(msg, &set);
        self.screen = Screen::Wizard(wizard);
        match turn {
            Turn::Still => return (self, None),
            Turn::Moved => self.notice = None,
            Turn::Saying(notice) => self.notice = Some(notice),
            // Who goes back once too often does not mean to leave.
            Turn::AskToLeave => return self.with_overlay(Some(Overlay::Leaving(1))),
            Turn::StartOver => return self.start_over(),
            Turn::Open(calculator) => self = self.calculating(calculator),
        }
        (self, Some(Effect::Draw))
    }

    /// A calculator over the page of the wizard.
    fn calculating(mut self, calculator: Calculator) -> Self {
        let Screen::Wizard(wizard) = self.screen else { return self };
        let set = Setting { content: &self.start.content, size: self.size, lang: self.lang, as_of: self.start.as_of };
        self.screen = match calculator {
            Calculator::Estimate => Screen::Estimator(Interview::open(wizard, std::mem::take(&mut self.kept.0), &set)),
            Calculator::Credit => Screen::Credit(AccountCredit::open(wizard, std::mem::take(&mut self.kept.1), &set)),
        };
        self
    }

    fn in_estimator(mut self, msg: &Msg) -> (Self, Option<Effect>) {
        let Screen::Estimator(mut page) = self.screen else { return (self, None) };
        let set = Setting { content: &self.start.content, size: self.size, lang: self.lang, as_of: self.start.as_of };
        let asked = page.update(msg, &set);
        let effect = match asked {
            Asked::Still => None,
            Asked::Moved | Asked::Left => Some(Effect::Draw),
        };
        self.screen = match asked {
            Asked::Still | Asked::Moved => Screen::Estimator(page),
            Asked::Left => {
                let (wizard, kept) = page.leave();
                self.kept.0 = kept;
                Screen::Wizard(wizard)
            }
        };
        (self, effect)
    }

    fn in_credit(mut self, msg: &Msg) -> (Self, Option<Effect>) {
        let Screen::Credit(mut page) = self.screen else { return (self, None) };
        let turned = page.update(msg);
        let effect = match turned {
            Turned::Still => None,
            Turned::Moved | Turned::Left => Some(Effect::Draw),
        };
        self.screen = match turned {
            Turned::Still | Turned::Moved => Screen::Credit(page),
            Turned::Left => {
                let (wizard, kept) = page.leave();
                self.kept.1 = kept;
                Screen::Wizard(wizard)
            }
        };
        (self, effect)
    }
}
