//! Moving in a list whose rows are numbered page by page.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use super::Msg;

/// What a message means to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    /// The cursor goes to this row.
    To(usize),
    /// This row is taken.
    Take(usize),
    /// The list has no use for it.
    Nothing,
}

/// Reads `msg` for a list of `len` rows, `page` of them to a page, with the cursor on `at`.
pub(super) fn pick(msg: &Msg, at: usize, len: usize, page: usize) -> Pick {
    let to = |row: usize| {
        let row = row.min(len.saturating_sub(1));
        if row == at { Pick::Nothing } else { Pick::To(row) }
    };
    match msg {
        Msg::Up => to(at.saturating_sub(1)),
        Msg::Down => to(at + 1),
        Msg::PageUp => to(at.saturating_sub(page)),
        Msg::PageDown => to(at + page),
        Msg::First => to(0),
        Msg::Last => to(len),
        Msg::Choose if at < len => Pick::Take(at),
        Msg::Digit(number) => {
            let row = at / page * page + usize::from(*number).saturating_sub(1);
            let on_page = (1..=page).contains(&usize::from(*number));
            if on_page && row < len { Pick::Take(row) } else { Pick::Nothing }
        }
        _ => Pick::Nothing,
    }
}

/// What a message means to a list that shows its notes: how many screens behind the list are turned up then. `lists` screens
/// hold the list itself. There is nothing to choose where no row stands, so what moves in the list first brings it back.
pub(super) fn turn(msg: &Msg, reading: usize, lists: usize) -> Option<usize> {
    match msg {
        Msg::TurnTo(screen) => Some((screen + 1).saturating_sub(lists)),
        Msg::PageDown if reading > 0 => Some(reading),
        Msg::Up | Msg::Down | Msg::PageUp | Msg::First | Msg::Last | Msg::Choose | Msg::Digit(_) if reading > 0 => {
            Some(0)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_takes_the_row_of_that_number_on_the_page_that_is_shown() {
        assert_eq!(pick(&Msg::Digit(2), 0, 20, 9), Pick::Take(1));
        assert_eq!(pick(&Msg::Digit(2), 10, 20, 9), Pick::Take(10));
        assert_eq!(pick(&Msg::Digit(3), 19, 20, 9), Pick::Nothing);
        assert_eq!(pick(&Msg::Digit(8), 0, 20, 7), Pick::Nothing);
    }

    #[test]
    fn behind_the_list_every_key_of_the_list_brings_it_back_and_back_leaves() {
        assert_eq!(turn(&Msg::TurnTo(1), 0, 2), Some(0));
        assert_eq!(turn(&Msg::TurnTo(3), 1, 2), Some(2));
        assert_eq!(turn(&Msg::Up, 2, 2), Some(0));
        assert_eq!(turn(&Msg::Digit(3), 1, 2), Some(0));
        assert_eq!(turn(&Msg::Digit(3), 0, 2), None);
        assert_eq!(turn(&Msg::Back, 2, 2), None);
    }

    #[test]
    fn the_cursor_stops_at_both_ends() {
        assert_eq!(pick(&Msg::Up, 0, 3, 9), Pick::Nothing);
        assert_eq!(pick(&Msg::Down, 2, 3, 9), Pick::Nothing);
        assert_eq!(pick(&Msg::PageDown, 0, 3, 9), Pick::To(2));
    }
}
