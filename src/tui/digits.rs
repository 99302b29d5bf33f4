//! Digits three rows high: hotline numbers, amounts.

/// Three rows of one big character.
type Tall = [&'static str; 3];

/// The text in big digits: three rows of equal width, one blank column between characters.
///
/// Takes `0` to `9`, `,`, `.` and `-`; any other character becomes a blank. With `ascii` the strokes are `_` and `|`.
#[must_use]
pub fn tall(text: &str, ascii: bool) -> [String; 3] {
    let mut rows = [const { String::new() }; 3];
    for (at, digit) in text.chars().enumerate() {
        let shape = if ascii { lined(digit) } else { blocks(digit) };
        for (row, piece) in rows.iter_mut().zip(shape) {
            if at > 0 {
                row.push(' ');
            }
            row.push_str(piece);
        }
    }
    rows
}

fn blocks(digit: char) -> Tall {
    match digit {
        '0' => ["█▀█", "█ █", "▀▀▀"],
        '1' => ["▀█ ", " █ ", "▀▀▀"],
        '2' => ["▀▀█", "█▀▀", "▀▀▀"],
        '3' => ["▀▀█", " ▀█", "▀▀▀"],
        '4' => ["█ █", "▀▀█", "  ▀"],
        '5' => ["█▀▀", "▀▀█", "▀▀▀"],
        '6' => ["█▀▀", "█▀█", "▀▀▀"],
        '7' => ["▀▀█", "  █", "  ▀"],
        '8' => ["█▀█", "█▀█", "▀▀▀"],
        '9' => ["█▀█", "▀▀█", "▀▀▀"],
        ',' => [" ", "▄", "▘"],
        '.' => [" ", " ", "▀"],
        '-' => ["   ", "▀▀▀", "   "],
        _ => [" ", " ", " "],
    }
}

fn lined(digit: char) -> Tall {
    match digit {
        '0' => [" _ ", "| |", "|_|"],
        '1' => ["   ", "  |", "  |"],
        '2' => [" _ ", " _|", "|_ "],
        '3' => [" _ ", " _|", " _|"],
        '4' => ["   ", "|_|", "  |"],
        '5' => [" _ ", "|_ ", " _|"],
        '6' => [" _ ", "|_ ", "|_|"],
        '7' => [" _ ", "  |", "  |"],
        '8' => [" _ ", "|_|", "|_|"],
        '9' => [" _ ", "|_|", " _|"],
        ',' => [" ", " ", ","],
        '.' => [" ", " ", "."],
        '-' => ["   ", " _ ", "   "],
        _ => [" ", " ", " "],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::wrap::width;

    #[test]
    fn a_hotline_number_is_drawn_in_blocks() {
        assert_eq!(
            tall("12393", false),
            [
                "▀█  ▀▀█ ▀▀█ █▀█ ▀▀█", //
                " █  █▀▀  ▀█ ▀▀█  ▀█",
                "▀▀▀ ▀▀▀ ▀▀▀ ▀▀▀ ▀▀▀",
            ]
        );
    }

    #[test]
    fn an_amount_has_its_comma() {
        assert_eq!(
            tall("11,550", false),
            [
                "▀█  ▀█    █▀▀ █▀▀ █▀█", //
                " █   █  ▄ ▀▀█ ▀▀█ █ █",
                "▀▀▀ ▀▀▀ ▘ ▀▀▀ ▀▀▀ ▀▀▀",
            ]
        );
    }

    #[test]
    fn ascii_digits_are_drawn_in_lines() {
        assert_eq!(
            tall("12366", true),
            [
                "     _   _   _   _ ", //
                "  |  _|  _| |_  |_ ",
                "  | |_   _| |_| |_|",
            ]
        );
    }

    #[test]
    fn all_rows_of_a_number_are_equally_wide_and_digits_differ() {
        for ascii in [false, true] {
            let rows = tall("0123456789,.-", ascii);
            assert_eq!(rows.each_ref().map(|row| width(row)), [47; 3]);
            let digits: std::collections::HashSet<_> =
                ('0'..='9').map(|digit| tall(digit.encode_utf8(&mut [0; 4]), ascii)).collect();
            assert_eq!(digits.len(), 10);
        }
    }
}
