//! Whether this terminal can show the wizard; asked before anything is drawn.

use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};

/// What the program finds around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Standard input is a terminal.
    pub keys: bool,
    /// Standard output is a terminal.
    pub screen: bool,
    /// `TERM`.
    pub term: Option<String>,
    /// `LC_ALL`.
    pub lc_all: Option<String>,
    /// `LC_CTYPE`.
    pub lc_ctype: Option<String>,
    /// `LANG`.
    pub lang: Option<String>,
}

/// Why the wizard cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Standard input or standard output is no terminal.
    NoTerminal,
    /// The terminal has no Chinese letters; say it in ASCII.
    Term {
        /// `TERM`.
        term: String,
    },
    /// The locale names a character set that is not UTF-8; say it in ASCII.
    Charset {
        /// The variable that decides.
        variable: &'static str,
        /// Its value.
        value: String,
    },
}

impl Surroundings {
    /// What there is.
    #[must_use]
    pub fn read() -> Self {
        let variable = |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        Self {
            keys: io::stdin().is_terminal(),
            screen: io::stdout().is_terminal(),
            term: variable("TERM"),
            lc_all: variable("LC_ALL"),
            lc_ctype: variable("LC_CTYPE"),
            lang: variable("LANG"),
        }
    }

    /// Whether the wizard can be shown here.
    ///
    /// A terminal without `TERM` is taken for an ordinary one, and so is a locale that names no character set.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn can_show(&self) -> Result<(), Refusal> {
        if !self.keys || !self.screen {
            return Err(Refusal::NoTerminal);
        }
        if let Some(term) = &self.term
            && (term == "dumb" || term.split('-').next() == Some("linux"))
        {
            return Err(Refusal::Term { term: term.clone() });
        }
        match self.locale() {
            Some((variable, value)) if !is_utf8(value) => Err(Refusal::Charset { variable, value: value.to_owned() }),
            Some(_) | None => Ok(()),
        }
    }

    /// The variable that decides about letters: the first of the three that is not empty.
    fn locale(&self) -> Option<(&'static str, &str)> {
        [("LC_ALL", &self.lc_all), ("LC_CTYPE", &self.lc_ctype), ("LANG", &self.lang)]
            .into_iter()
            .find_map(|(name, value)| Some((name, value.as_deref().filter(|value| !value.is_empty())?)))
    }
}

/// True when `COLORFGBG` names white or light grey as the background: the last of its fields is 7 or 15. Terminals that
/// set it save us a question to the terminal, which a slow line would answer late.
#[must_use]
pub fn is_light(colorfgbg: Option<&OsStr>) -> bool {
    let last = colorfgbg.and_then(OsStr::to_str).and_then(|fields| fields.rsplit(';').next());
    matches!(last, Some("7" | "15"))
}

/// `zh_CN.UTF-8`, and every locale that names no character set: `zh_CN`, `C`, `POSIX`.
fn is_utf8(locale: &str) -> bool {
    let named = locale.split('@').next().and_then(|name| name.split_once('.'));
    named.is_none_or(|(_, charset)| {
        charset.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).eq("utf8".chars())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Surroundings {
        Surroundings { keys: true, screen: true, term: Some("xterm-256color".to_owned()), ..Surroundings::default() }
    }

    fn with_lang(lang: &str) -> Surroundings {
        Surroundings { lang: Some(lang.to_owned()), ..desk() }
    }

    #[test]
    fn an_ordinary_terminal_can() {
        assert_eq!(desk().can_show(), Ok(()));
        assert_eq!(Surroundings { term: None, ..desk() }.can_show(), Ok(()));
        for lang in ["", "C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "zh_CN.utf8", "zh_CN", "en_US.UTF-8@euro"] {
            assert_eq!(with_lang(lang).can_show(), Ok(()), "{lang}");
        }
    }

    #[test]
    fn a_pipe_on_either_side_cannot() {
        assert_eq!(Surroundings { keys: false, ..desk() }.can_show(), Err(Refusal::NoTerminal));
        assert_eq!(Surroundings { screen: false, ..desk() }.can_show(), Err(Refusal::NoTerminal));
    }

    #[test]
    fn a_console_without_chinese_letters_cannot() {
        for term in ["linux", "linux-16color", "dumb"] {
            let there = Surroundings { term: Some(term.to_owned()), ..desk() };
            assert_eq!(there.can_show(), Err(Refusal::Term { term: term.to_owned() }));
        }
    }

    #[test]
    fn another_character_set_cannot() {
        for lang in ["zh_CN.GBK", "zh_CN.GB18030", "zh_CN.gb2312@pinyin", "zh_TW.Big5", "en_US.ISO-8859-1"] {
            let refusal = Refusal::Charset { variable: "LANG", value: lang.to_owned() };
            assert_eq!(with_lang(lang).can_show(), Err(refusal));
        }
    }

    #[test]
    fn a_light_background_is_told_by_the_last_field() {
        for light in ["0;15", "0;default;15", "15", "0;7"] {
            assert!(is_light(Some(OsStr::new(light))), "{light}");
        }
        for other in ["15;0", "7;8", "0;default", "", "0;115"] {
            assert!(!is_light(Some(OsStr::new(other))), "{other}");
        }
        assert!(!is_light(None));
    }

    #[test]
    fn lc_all_goes_before_lc_ctype_and_that_before_lang() {
        let gbk = Some("zh_CN.GBK".to_owned());
        let utf8 = Some("zh_CN.UTF-8".to_owned());
        let all = Surroundings { lc_all: utf8.clone(), lc_ctype: gbk.clone(), lang: gbk.clone(), ..desk() };
        assert_eq!(all.can_show(), Ok(()));
        let ctype = Surroundings { lc_all: Some(String::new()), lc_ctype: gbk, lang: utf8, ..desk() };
        let refusal = Refusal::Charset { variable: "LC_CTYPE", value: "zh_CN.GBK".to_owned() };
        assert_eq!(ctype.can_show(), Err(refusal));
    }
}
