//! The rows of the key table, in the order in which the footer shows them.
//!
//! Every action has a key beside letters and Space, which input methods swallow, and F1 and F10, which terminals keep.

use crossterm::event::KeyCode;

use super::{Hint, Key, Row, When, Wish};
use crate::app::{Msg, PageKind};
use crate::domain::Phrase;

use PageKind::{
    Advice, Board, Channels, Credit, Done, Estimate, Estimated, Help, Hits, Leaving, Path, Stuck, Tasks, TooSmall,
};

const EVERY: &[PageKind] =
    &[Board, Hits, Tasks, Channels, Path, Stuck, Advice, Done, Estimate, Estimated, Credit, Help, Leaving, TooSmall];
pub(super) const EVERY_BUT_TOO_SMALL: &[PageKind] =
    &[Board, Hits, Tasks, Channels, Path, Stuck, Advice, Done, Estimate, Estimated, Credit, Help, Leaving];
const WITH_DIGITS: &[PageKind] = &[Tasks, Channels, Stuck, Advice, Done, Leaving];
const NUMBERED: &[PageKind] = &[Tasks, Channels, Stuck, Done, Leaving];
const LISTS: &[PageKind] = &[Hits, Tasks, Channels, Stuck, Done, Leaving];

const UP: &[Key] = &[Key::Plain(KeyCode::Up)];
const DOWN: &[Key] = &[Key::Plain(KeyCode::Down)];
const LEFT: &[Key] = &[Key::Plain(KeyCode::Left)];
const RIGHT: &[Key] = &[Key::Plain(KeyCode::Right)];
const ENTER: &[Key] = &[Key::Plain(KeyCode::Enter)];
const ENTER_OR_SPACE: &[Key] = &[Key::Plain(KeyCode::Enter), Key::Plain(KeyCode::Char(' '))];
const ESC: &[Key] = &[Key::Plain(KeyCode::Esc)];
const ESC_OR_ZERO: &[Key] = &[Key::Plain(KeyCode::Esc), Key::Zero];
const PAGE_UP: &[Key] = &[Key::Plain(KeyCode::PageUp)];
const PAGE_DOWN: &[Key] = &[Key::Plain(KeyCode::PageDown)];
const NEXT_VISITOR: (&[Key], Wish) = (&[Key::Plain(KeyCode::F(8))], Wish::Say(Msg::NextVisitor));
const ESTIMATE: (&[Key], Wish) = (&[Key::Plain(KeyCode::F(3))], Wish::Say(Msg::Estimate));
const HELP: (&[Key], Wish) = (&[Key::Plain(KeyCode::F(1)), Key::Plain(KeyCode::Char('?'))], Wish::Say(Msg::Help));
const LANGUAGE: (&[Key], Wish) = (&[Key::Plain(KeyCode::F(6))], Wish::Say(Msg::SwitchLanguage));

/// A hint that names the first stroke under the label of the row.
const fn hint(label: Phrase, weight: u8) -> Hint {
    Hint { named: 1, label, short: None, weight, when: When::Always }
}

/// The way back is the last thing a footer drops.
const WAY_OUT: u8 = 95;
const DIGIT: Hint = Hint { short: Some(Phrase::KeyDigitShort), when: When::AnyRow, ..hint(Phrase::KeyDigit, 80) };
const NEXT_PAGE: Hint = Hint { short: Some(Phrase::KeyNextPageShort), ..hint(Phrase::KeyNextPage, 62) };
const CHOOSE: Hint = Hint { short: Some(Phrase::KeyChooseShort), when: When::AnyRow, ..hint(Phrase::KeyChoose, 90) };

/// The table. On a page the first row that takes a key wins.
pub(super) static ROWS: &[Row] = &[
    Row { on: &[Hits], strokes: &[(&[Key::NumberOrZero], Wish::Number)], does: Phrase::KeyDigit, hint: Some(DIGIT) },
    Row { on: WITH_DIGITS, strokes: &[(&[Key::Number], Wish::Number)], does: Phrase::KeyDigit, hint: Some(DIGIT) },
    Row {
        on: &[Board],
        strokes: &[
            (UP, Wish::Say(Msg::Up)),
            (DOWN, Wish::Say(Msg::Down)),
            (LEFT, Wish::Say(Msg::Left)),
            (RIGHT, Wish::Say(Msg::Right)),
        ],
        does: Phrase::KeyMove,
        hint: Some(Hint { named: 4, ..hint(Phrase::KeyMove, 70) }),
    },
    Row {
        on: LISTS,
        strokes: &[(UP, Wish::Say(Msg::Up)), (DOWN, Wish::Say(Msg::Down))],
        does: Phrase::KeyMove,
        hint: Some(Hint { named: 2, when: When::SeveralRows, ..hint(Phrase::KeyMove, 40) }),
    },
    Row {
        on: &[Board],
        strokes: &[(ENTER, Wish::Say(Msg::Choose))],
        does: Phrase::KeyChoose,
        hint: Some(hint(Phrase::KeyChoose, 90)),
    },
    Row { on: &[Hits], strokes: &[(ENTER, Wish::Say(Msg::Choose))], does: Phrase::KeyChoose, hint: Some(CHOOSE) },
    Row {
        on: NUMBERED,
        strokes: &[(ENTER_OR_SPACE, Wish::Say(Msg::Choose))],
        does: Phrase::KeyChoose,
        hint: Some(CHOOSE),
    },
    Row {
        on: &[Path],
        strokes: &[(ENTER_OR_SPACE, Wish::Say(Msg::Choose)), (DOWN, Wish::Say(Msg::Down))],
        does: Phrase::KeyNextStep,
        hint: Some(Hint {
            short: Some(Phrase::KeyNextStepShort),
            when: When::BeforeLast,
            ..hint(Phrase::KeyNextStep, 90)
        }),
    },
    Row {
        on: &[Path],
        strokes: &[(ENTER_OR_SPACE, Wish::Say(Msg::Choose))],
        does: Phrase::KeyFinish,
        hint: Some(Hint { when: When::LastStep, ..hint(Phrase::KeyFinish, 90) }),
    },
    Row {
        on: &[Path],
        strokes: &[(UP, Wish::Say(Msg::Up)), (&[Key::Plain(KeyCode::BackTab)], Wish::Say(Msg::Up))],
        does: Phrase::KeyStepBack,
        hint: Some(Hint { when: When::LaterStep, ..hint(Phrase::KeyStepBack, 50) }),
    },
    Row {
        on: &[Path],
        strokes: &[(LEFT, Wish::Say(Msg::Left)), (RIGHT, Wish::Say(Msg::Right))],
        does: Phrase::KeyOtherWay,
        hint: Some(Hint {
            named: 2,
            short: Some(Phrase::KeyOtherWayShort),
            when: When::SeveralWays,
            ..hint(Phrase::KeyOtherWay, 70)
        }),
    },
    Row {
        on: &[Path],
        strokes: &[(&[Key::Plain(KeyCode::Tab)], Wish::Say(Msg::Stuck))],
        does: Phrase::KeyStuck,
        hint: Some(Hint { short: Some(Phrase::KeyStuckShort), when: When::OnPhone, ..hint(Phrase::KeyStuck, 80) }),
    },
    Row {
        on: &[Path],
        strokes: &[(&[Key::Plain(KeyCode::Tab)], Wish::Say(Msg::Stuck))],
        does: Phrase::KeyStuckStep,
        hint: Some(Hint { short: Some(Phrase::KeyStuckStepShort), when: When::Away, ..hint(Phrase::KeyStuckStep, 80) }),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(&[Key::Digits], Wish::Number)],
        does: Phrase::KeyAmount,
        hint: Some(Hint { when: When::Typing, ..hint(Phrase::KeyAmount, 60) }),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(UP, Wish::Say(Msg::Up)), (DOWN, Wish::Say(Msg::Down))],
        does: Phrase::KeyQuestion,
        hint: Some(Hint { named: 2, short: Some(Phrase::KeyQuestionShort), ..hint(Phrase::KeyQuestion, 90) }),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(LEFT, Wish::Say(Msg::Left)), (RIGHT, Wish::Say(Msg::Right)), (&[Key::NumberOrZero], Wish::Number)],
        does: Phrase::KeyAnswer,
        hint: Some(Hint { named: 3, when: When::Choosing, ..hint(Phrase::KeyAnswer, 85) }),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(ENTER, Wish::Say(Msg::Choose))],
        does: Phrase::KeyEnter,
        hint: Some(Hint { when: When::Folding, ..hint(Phrase::KeyFold, 86) }),
    },
    Row {
        on: &[Estimated],
        strokes: &[(UP, Wish::Say(Msg::Up)), (DOWN, Wish::Say(Msg::Down))],
        does: Phrase::KeyRow,
        hint: Some(Hint {
            named: 2,
            short: Some(Phrase::KeyRowShort),
            when: When::SeveralRows,
            ..hint(Phrase::KeyRow, 78)
        }),
    },
    Row {
        on: &[Estimated],
        strokes: &[(ENTER_OR_SPACE, Wish::Say(Msg::Choose))],
        does: Phrase::KeyOpenRow,
        hint: Some(Hint { short: Some(Phrase::KeyOpenRowShort), when: When::Choosing, ..hint(Phrase::KeyOpenRow, 79) }),
    },
    Row {
        on: &[Estimated],
        strokes: &[(ENTER_OR_SPACE, Wish::Say(Msg::Choose))],
        does: Phrase::KeyCloseRow,
        hint: Some(Hint { when: When::Opened, ..hint(Phrase::KeyCloseRow, 81) }),
    },
    Row {
        on: &[Estimated],
        strokes: &[(&[Key::Plain(KeyCode::Tab)], Wish::Say(Msg::NextTab))],
        does: Phrase::KeyTabNext,
        hint: Some(Hint { short: Some(Phrase::KeyTabNextShort), ..hint(Phrase::KeyTabNext, 80) }),
    },
    Row {
        on: &[Estimate],
        strokes: &[(&[Key::Plain(KeyCode::Tab)], Wish::Say(Msg::NextTab))],
        does: Phrase::KeyTabs,
        hint: Some(Hint { short: Some(Phrase::KeyTabsShort), when: When::Result, ..hint(Phrase::KeyTabs, 80) }),
    },
    Row {
        on: &[Estimate],
        strokes: &[(&[Key::Plain(KeyCode::BackTab)], Wish::Say(Msg::PreviousTab))],
        does: Phrase::KeyTabBefore,
        hint: None,
    },
    Row {
        on: &[Estimated],
        strokes: &[(LEFT, Wish::Say(Msg::Left)), (&[Key::Plain(KeyCode::BackTab)], Wish::Say(Msg::PreviousTab))],
        does: Phrase::KeyTabBefore,
        hint: None,
    },
    Row { on: &[Estimated], strokes: &[(RIGHT, Wish::Say(Msg::Right))], does: Phrase::KeyTabNext, hint: None },
    Row {
        on: &[Board],
        strokes: &[(&[Key::Text], Wish::Text)],
        does: Phrase::KeySearch,
        hint: Some(hint(Phrase::KeySearch, 80)),
    },
    Row { on: &[Hits], strokes: &[(&[Key::Text], Wish::Text)], does: Phrase::KeySearch, hint: None },
    Row { on: &[Estimate, Credit], strokes: &[(&[Key::Text], Wish::Text)], does: Phrase::KeyAmount, hint: None },
    Row {
        on: &[Hits],
        strokes: &[(LEFT, Wish::Say(Msg::Left)), (RIGHT, Wish::Say(Msg::Right))],
        does: Phrase::KeyCursor,
        hint: None,
    },
    Row {
        on: &[Board, Hits],
        strokes: &[(&[Key::Plain(KeyCode::Backspace)], Wish::Say(Msg::Erase))],
        does: Phrase::KeyErase,
        hint: None,
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(&[Key::Plain(KeyCode::Backspace)], Wish::Say(Msg::Erase))],
        does: Phrase::KeyErase,
        hint: Some(Hint { when: When::Wrong, ..hint(Phrase::KeyErase, 88) }),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(&[Key::Plain(KeyCode::Delete)], Wish::Say(Msg::Clear))],
        does: Phrase::KeyClear,
        hint: Some(Hint { when: When::Wrong, ..hint(Phrase::KeyClear, 65) }),
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Stuck, Advice, Estimate, Estimated],
        strokes: &[(PAGE_DOWN, Wish::Say(Msg::PageDown))],
        does: Phrase::KeyNextPage,
        hint: Some(Hint { when: When::MorePages, ..NEXT_PAGE }),
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Stuck, Advice, Estimate, Estimated],
        strokes: &[(PAGE_UP, Wish::Say(Msg::PageUp))],
        does: Phrase::KeyPreviousPage,
        hint: Some(Hint { when: When::LastPage, ..hint(Phrase::KeyPreviousPage, 60) }),
    },
    // Of an opened row the whole is read before another one.
    Row {
        on: &[Estimated],
        strokes: &[(PAGE_DOWN, Wish::Say(Msg::PageDown))],
        does: Phrase::KeyNextPage,
        hint: Some(Hint { when: When::MoreOfOpened, weight: 82, ..NEXT_PAGE }),
    },
    Row {
        on: &[Estimated],
        strokes: &[(PAGE_UP, Wish::Say(Msg::PageUp))],
        does: Phrase::KeyPreviousPage,
        hint: Some(Hint { when: When::EndOfOpened, ..hint(Phrase::KeyPreviousPage, 82) }),
    },
    Row {
        on: &[Help],
        strokes: &[(PAGE_DOWN, Wish::Say(Msg::PageDown)), (DOWN, Wish::Say(Msg::Down))],
        does: Phrase::KeyNextPage,
        hint: Some(Hint { when: When::MorePages, ..hint(Phrase::KeyNextPage, 80) }),
    },
    Row {
        on: &[Help],
        strokes: &[(PAGE_UP, Wish::Say(Msg::PageUp)), (UP, Wish::Say(Msg::Up))],
        does: Phrase::KeyPreviousPage,
        hint: Some(Hint { when: When::LastPage, ..hint(Phrase::KeyPreviousPage, 80) }),
    },
    Row {
        on: &[Path],
        strokes: &[(&[Key::Plain(KeyCode::Home), Key::Plain(KeyCode::PageUp)], Wish::Say(Msg::First))],
        does: Phrase::KeyFirst,
        hint: None,
    },
    Row {
        on: &[Path],
        strokes: &[(&[Key::Plain(KeyCode::End), Key::Plain(KeyCode::PageDown)], Wish::Say(Msg::Last))],
        does: Phrase::KeyLast,
        hint: None,
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Stuck, Done, Estimate, Estimated, Credit, Help],
        strokes: &[(&[Key::Plain(KeyCode::Home)], Wish::Say(Msg::First))],
        does: Phrase::KeyFirst,
        hint: None,
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Stuck, Done, Estimate, Estimated, Credit, Help],
        strokes: &[(&[Key::Plain(KeyCode::End)], Wish::Say(Msg::Last))],
        does: Phrase::KeyLast,
        hint: None,
    },
    Row {
        on: &[Board],
        strokes: &[(ESC, Wish::Say(Msg::Back))],
        does: Phrase::KeyLeave,
        hint: Some(hint(Phrase::KeyLeave, 25)),
    },
    Row {
        on: &[Hits],
        strokes: &[(ESC, Wish::Say(Msg::Back))],
        does: Phrase::KeyClear,
        hint: Some(hint(Phrase::KeyClear, WAY_OUT)),
    },
    Row {
        on: &[Path, Advice, Help, Estimated],
        strokes: &[(ESC, Wish::Say(Msg::Back))],
        does: Phrase::KeyBack,
        hint: Some(hint(Phrase::KeyBack, WAY_OUT)),
    },
    Row {
        on: &[Estimate, Credit],
        strokes: &[(ESC, Wish::Say(Msg::Back))],
        does: Phrase::KeyBack,
        hint: Some(hint(Phrase::KeyBack, 70)),
    },
    Row {
        on: &[Tasks, Channels],
        strokes: &[(ESC_OR_ZERO, Wish::Say(Msg::Back))],
        does: Phrase::KeyBack,
        hint: Some(hint(Phrase::KeyBack, WAY_OUT)),
    },
    Row {
        on: &[Stuck],
        strokes: &[(ESC_OR_ZERO, Wish::Say(Msg::Back))],
        does: Phrase::KeyBack,
        hint: Some(Hint { short: Some(Phrase::KeyBack), ..hint(Phrase::KeyBackToStep, WAY_OUT) }),
    },
    Row {
        on: &[Done],
        strokes: &[(ESC_OR_ZERO, Wish::Say(Msg::Back))],
        does: Phrase::KeyBack,
        hint: Some(Hint { short: Some(Phrase::KeyBack), ..hint(Phrase::KeyBackToSteps, WAY_OUT) }),
    },
    Row {
        on: &[Leaving],
        strokes: &[(ESC_OR_ZERO, Wish::Say(Msg::Back))],
        does: Phrase::KeyStay,
        hint: Some(hint(Phrase::KeyStay, WAY_OUT)),
    },
    Row {
        on: &[Tasks, Channels],
        strokes: &[ESTIMATE],
        does: Phrase::KeyEstimate,
        hint: Some(hint(Phrase::KeyEstimate, 55)),
    },
    Row { on: &[Board, Hits, Path, Stuck, Advice, Done], strokes: &[ESTIMATE], does: Phrase::KeyEstimate, hint: None },
    Row { on: &[Estimate, Estimated, Credit], strokes: &[ESTIMATE], does: Phrase::KeyReturn, hint: None },
    Row {
        on: &[Done],
        strokes: &[NEXT_VISITOR],
        does: Phrase::KeyNextVisitor,
        hint: Some(hint(Phrase::KeyNextVisitor, 60)),
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Path, Stuck, Advice, Estimate, Estimated, Credit, Help, Leaving],
        strokes: &[NEXT_VISITOR],
        does: Phrase::KeyNextVisitor,
        hint: None,
    },
    Row {
        on: &[Board, Hits, Tasks, Channels, Path, Stuck, Advice, Done],
        strokes: &[HELP],
        does: Phrase::KeyHelp,
        hint: Some(hint(Phrase::KeyHelp, 61)),
    },
    Row {
        on: &[Estimate, Estimated, Credit],
        strokes: &[HELP],
        does: Phrase::KeyHelp,
        hint: Some(hint(Phrase::KeyHelp, 50)),
    },
    // On its own page it closes it, as Esc does; the footer names that one.
    Row { on: &[Help], strokes: &[HELP], does: Phrase::KeyHelp, hint: None },
    Row {
        on: &[Board, Help],
        strokes: &[LANGUAGE],
        does: Phrase::KeyLanguage,
        hint: Some(hint(Phrase::KeyLanguage, 30)),
    },
    Row {
        on: &[Hits, Tasks, Channels, Path, Stuck, Advice, Done, Estimate, Estimated, Credit, Leaving, TooSmall],
        strokes: &[LANGUAGE],
        does: Phrase::KeyLanguage,
        hint: None,
    },
    Row {
        on: EVERY,
        strokes: &[(&[Key::Ctrl('q'), Key::Plain(KeyCode::F(10))], Wish::Say(Msg::Leave))],
        does: Phrase::KeyLeave,
        hint: None,
    },
    Row {
        on: EVERY,
        strokes: &[(&[Key::Ctrl('c')], Wish::Say(Msg::Interrupt))],
        does: Phrase::KeyInterrupt,
        hint: None,
    },
    Row { on: EVERY, strokes: &[(&[Key::Ctrl('z')], Wish::Suspend)], does: Phrase::KeySuspend, hint: None },
];
