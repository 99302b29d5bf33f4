//! What a thing on the screen means, and how each theme says it.
//!
//! Views name a [`Role`]; only this module names colours. They are the terminal's own sixteen; of those cyan, green and
//! yellow can hardly be read on white, so a light background has a theme. Meaning is never carried by colour alone.

use std::ffi::OsStr;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use super::surroundings::is_light;

/// How the screen is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The terminal's own colours, on a dark background.
    #[default]
    Terminal,
    /// The same on a light one: only colours that can be read there.
    Light,
    /// White on black, bright colours, nothing dim.
    Contrast,
    /// No colour at all.
    Mono,
}

/// A name that is no theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no theme `{0}`; there are terminal, light, contrast and mono")]
pub struct UnknownTheme(pub String);

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Terminal, Self::Light, Self::Contrast, Self::Mono];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme that was asked for, else mono where `NO_COLOR` is set and not empty, else the terminal's own for the
    /// background that `COLORFGBG` names.
    #[must_use]
    pub fn choose(asked: Option<Self>, no_color: Option<&OsStr>, colorfgbg: Option<&OsStr>) -> Self {
        let unasked = || match (no_color.is_some_and(|set| !set.is_empty()), is_light(colorfgbg)) {
            (true, _) => Self::Mono,
            (false, true) => Self::Light,
            (false, false) => Self::Terminal,
        };
        asked.unwrap_or_else(unasked)
    }
}

impl FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(name: &str) -> Result<Self, UnknownTheme> {
        Self::ALL.into_iter().find(|theme| theme.name() == name).ok_or_else(|| UnknownTheme(name.to_owned()))
    }
}

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// The question a page asks.
    Title,
    /// What is focused, and the current stage.
    Accent,
    /// Hints, provenance, the words of the footer.
    Dim,
    /// What is done, and what the fund pays.
    Done,
    /// `!`, last year's facts, old facts.
    Warn,
    /// An input that cannot be read.
    Wrong,
    /// The label to press on the phone; the frame around it is accented.
    Press,
    /// The part of a name that matches what was typed.
    Match,
    /// Text that the next key replaces.
    Selected,
}

/// How the person wants the screen to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// Only ASCII marks and frames.
    pub ascii: bool,
}

impl Look {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        match self.theme {
            Theme::Terminal => in_terminal(role),
            Theme::Light => in_light(role),
            Theme::Contrast => in_contrast(role),
            Theme::Mono => in_mono(role),
        }
    }

    /// What lies under everything: set it on the whole page before anything is drawn.
    #[must_use]
    pub fn ground(self) -> Style {
        match self.theme {
            Theme::Terminal | Theme::Light | Theme::Mono => Style::new(),
            Theme::Contrast => Style::new().fg(Color::White).bg(Color::Black),
        }
    }
}

fn in_terminal(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain => style,
        Role::Title | Role::Press => style.add_modifier(Modifier::BOLD),
        Role::Accent => style.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Role::Dim => style.add_modifier(Modifier::DIM),
        Role::Done => style.fg(Color::Green),
        Role::Warn => style.fg(Color::Yellow),
        Role::Wrong => style.fg(Color::Red),
        Role::Match => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected => style.add_modifier(Modifier::REVERSED),
    }
}

/// Of the sixteen colours blue, magenta and red stand out from white.
fn in_light(role: Role) -> Style {
    let style = in_terminal(role);
    match role {
        Role::Accent | Role::Done => style.fg(Color::Blue),
        Role::Warn => style.fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Role::Plain | Role::Title | Role::Dim | Role::Wrong | Role::Press | Role::Match | Role::Selected => style,
    }
}

fn in_contrast(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain | Role::Dim => style,
        Role::Title | Role::Press => style.add_modifier(Modifier::BOLD),
        Role::Accent => style.fg(Color::LightCyan).add_modifier(Modifier::BOLD),
        Role::Done => style.fg(Color::LightGreen),
        Role::Warn => style.fg(Color::LightYellow),
        Role::Wrong => style.fg(Color::LightRed).add_modifier(Modifier::BOLD),
        Role::Match => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected => style.add_modifier(Modifier::REVERSED),
    }
}

fn in_mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Plain | Role::Dim | Role::Done | Role::Warn => style,
        Role::Title | Role::Accent | Role::Press => style.add_modifier(Modifier::BOLD),
        Role::Wrong | Role::Match => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected => style.add_modifier(Modifier::REVERSED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 10] = [
        Role::Plain,
        Role::Title,
        Role::Accent,
        Role::Dim,
        Role::Done,
        Role::Warn,
        Role::Wrong,
        Role::Press,
        Role::Match,
        Role::Selected,
    ];

    #[test]
    fn mono_uses_no_colour() {
        let look = Look { theme: Theme::Mono, ascii: false };
        for role in ROLES {
            assert_eq!((look.style(role).fg, look.style(role).bg), (None, None), "{role:?}");
        }
        assert_eq!(look.ground(), Style::new());
    }

    #[test]
    fn nothing_is_dim_in_contrast_and_in_mono() {
        for theme in [Theme::Contrast, Theme::Mono] {
            let look = Look { theme, ascii: false };
            assert!(ROLES.iter().all(|role| !look.style(*role).add_modifier.contains(Modifier::DIM)), "{theme:?}");
        }
    }

    #[test]
    fn a_set_no_color_means_mono_unless_a_theme_is_asked_for() {
        assert_eq!(Theme::choose(None, None, None), Theme::Terminal);
        assert_eq!(Theme::choose(None, Some(OsStr::new("")), None), Theme::Terminal);
        assert_eq!(Theme::choose(None, Some(OsStr::new("1")), None), Theme::Mono);
        assert_eq!(Theme::choose(Some(Theme::Contrast), Some(OsStr::new("1")), None), Theme::Contrast);
    }

    #[test]
    fn a_light_background_gets_its_own_colours_unless_a_theme_is_asked_for() {
        let white = Some(OsStr::new("0;15"));
        assert_eq!(Theme::choose(None, None, white), Theme::Light);
        assert_eq!(Theme::choose(None, Some(OsStr::new("1")), white), Theme::Mono);
        assert_eq!(Theme::choose(Some(Theme::Terminal), None, white), Theme::Terminal);
    }

    #[test]
    fn on_a_light_background_nothing_is_cyan_green_or_yellow() {
        let look = Look { theme: Theme::Light, ascii: false };
        for role in ROLES {
            let colour = look.style(role).fg;
            assert!(matches!(colour, None | Some(Color::Blue | Color::Magenta | Color::Red)), "{role:?}: {colour:?}");
        }
        assert_eq!(look.ground(), Style::new());
    }

    #[test]
    fn the_label_to_press_has_no_colour_of_its_own() {
        for theme in Theme::ALL {
            let style = Look { theme, ascii: false }.style(Role::Press);
            assert_eq!((style.fg, style.add_modifier), (None, Modifier::BOLD), "{theme:?}");
        }
    }

    #[test]
    fn a_theme_is_read_by_its_name() {
        assert_eq!("contrast".parse(), Ok(Theme::Contrast));
        assert_eq!("dark".parse::<Theme>(), Err(UnknownTheme("dark".to_owned())));
    }
}
