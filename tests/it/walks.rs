//! Random walks: whatever is pressed, nothing panics, and the first page can always be reached again by going back.

use yibao::app::{Effect, Ending, Model, Msg, PageKind, Preset, Size, Start};
use yibao::domain::{ChannelKind, Chosen, Lang};
use yibao::tui::Look;

use crate::script::{LARGE, NORMAL, SMALL, as_of, content, screen};

const WALKS: u64 = 200;
const MESSAGES: usize = 500;

/// A small generator (xorshift64*): the same walks on every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let wide = u64::try_from(sides).unwrap();
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % wide).unwrap()
    }
}

fn random_message(dice: &mut Dice) -> Msg {
    let letters: Vec<char> = "abcdwxzhu无锡州市0１?'－ ü\u{7}".chars().collect();
    match dice.roll(27) {
        0 => Msg::Type(letters[dice.roll(letters.len())]),
        1 => Msg::Paste("江阴\t wuxi\n".repeat(dice.roll(3))),
        2 => Msg::Erase,
        3 => Msg::Up,
        4 | 5 => Msg::Down,
        6 => Msg::Left,
        7 => Msg::Right,
        8 => Msg::PageUp,
        9 => Msg::PageDown,
        10 => Msg::First,
        11 => Msg::Last,
        12..=15 => Msg::Choose,
        16 | 17 => Msg::Digit(u8::try_from(dice.roll(10)).unwrap()),
        18 => Msg::Back,
        19 => Msg::Stuck,
        20 => Msg::Help,
        21 => Msg::SwitchLanguage,
        22 => Msg::NextVisitor,
        23 | 24 => Msg::Estimate,
        25 => Msg::NextTab,
        _ => {
            let sizes = [NORMAL, SMALL, LARGE, Size { width: 3, height: 1 }, Size { width: 61, height: 19 }];
            Msg::Resized(sizes[dice.roll(sizes.len())])
        }
    }
}

fn steps_back_to_the_board(mut model: Model) -> usize {
    model = model.update(Msg::Resized(NORMAL)).0;
    for steps in 0..40 {
        if model.page() == PageKind::Board {
            return steps;
        }
        model = model.update(Msg::Back).0;
    }
    panic!("no way back from {:?}", model.page());
}

#[test]
fn a_hundred_thousand_random_messages_never_panic_and_can_always_go_back_to_the_start() {
    let content = content();
    let mut longest = 0;
    for walk in 1..=WALKS {
        let mut dice = Dice(walk.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let place = content.place_ids().nth(dice.roll(content.places.len())).unwrap();
        let preset = Preset { place: Some(Chosen { place, via: None }), ..Preset::default() };
        let preset = if walk % 3 == 0 { Preset::default() } else { preset };
        let start = Start { content: content.clone(), preset, lang: Lang::Zh, as_of: as_of() };
        let mut model = Model::new(start, NORMAL);
        for turn in 0..MESSAGES {
            let (next, effect) = model.update(random_message(&mut dice));
            model = next;
            assert!(!matches!(effect, Some(Effect::Quit(Ending::Aborted))), "nobody asked to abort");
            if turn % 25 == 0 {
                let size = [NORMAL, SMALL, LARGE][dice.roll(3)];
                let text = screen(&model, size, Look { ascii: dice.roll(2) == 0, ..Look::default() });
                assert!(text.lines().count() == usize::from(size.height), "{text}");
            }
        }
        longest = longest.max(steps_back_to_the_board(model));
    }
    assert!(longest > 3, "the walks went somewhere");
}

#[test]
fn every_step_of_every_path_has_a_way_on_from_tab() {
    let content = content();
    let mut steps = 0;
    for (at, path) in content.guide.paths().enumerate() {
        let place = content
            .place_ids()
            .find(|place| path.scope.reaches(content.place(*place)).is_some())
            .unwrap_or_else(|| panic!("{} reaches no place", path.id));
        let preset =
            Preset { place: Some(Chosen { place, via: None }), task: Some(path.task), channel: Some(path.channel) };
        let start = Start { content: content.clone(), preset, lang: Lang::Zh, as_of: as_of() };
        let mut model = Model::new(start, NORMAL);
        while !screen(&model, LARGE, Look::default()).contains(path.title.zh()) || model.page() != PageKind::Path {
            model = model.update(Msg::Right).0;
        }
        for step in 0..path.steps.len() {
            let (stuck, _) = model.clone().update(Msg::Stuck);
            assert_eq!(stuck.page(), PageKind::Stuck, "path {at} {} step {step}", path.id);
            let screen = screen(&stuck, NORMAL, Look::default());
            let kind = content.channel(path.channel).kind;
            assert!(screen.contains("打电话"), "{} step {step}\n{screen}", path.id);
            let counter = screen.lines().any(|row| row.contains("  去窗口  ") && row.contains("  带"));
            assert!(counter != (kind == ChannelKind::Counter), "{} step {step}\n{screen}", path.id);
            steps += 1;
            model = model.update(Msg::Down).0;
        }
    }
    assert!(steps > 300, "all steps were walked");
}
