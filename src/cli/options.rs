//! The options by name: the variable that stands in for each, and the words of the help page.

use super::failure::{Failure, said};
use crate::domain::{Care, Class, Lang, Phrase, Scheme, SiteKind, Status};
use crate::tui::Theme;

/// What is known about one option or one positional word.
pub(super) struct Known {
    /// Its name in `args.rs`.
    pub(super) id: &'static str,
    /// How a person names it: `--city`.
    pub(super) flag: &'static str,
    /// The environment variable that stands in for it.
    pub(super) variable: Option<&'static str>,
    /// What its value is called.
    pub(super) value: Option<Phrase>,
    /// What it does.
    pub(super) does: Phrase,
}

const fn known(
    id: &'static str,
    flag: &'static str,
    variable: Option<&'static str>,
    value: Option<Phrase>,
    does: Phrase,
) -> Known {
    Known { id, flag, variable, value, does }
}

/// Every option, in the order of the help page.
#[rustfmt::skip]
pub(super) const KNOWN: [Known; 43] = [
    known("query", "", None, Some(Phrase::ValueQuery), Phrase::OptionQuery),
    known("dir", "", None, Some(Phrase::ValueDir), Phrase::OptionDir),
    known("city", "--city", Some("YIBAO_CITY"), Some(Phrase::ValueCity), Phrase::OptionCity),
    known("insured_city", "--city", Some("YIBAO_CITY"), Some(Phrase::ValueCity), Phrase::OptionEstimateCity),
    known("task", "--task", Some("YIBAO_TASK"), Some(Phrase::ValueTask), Phrase::OptionTask),
    known("channel", "--channel", Some("YIBAO_CHANNEL"), Some(Phrase::ValueChannel), Phrase::OptionChannel),
    known("scheme", "--scheme", None, Some(Phrase::ValueAnswer), Phrase::OptionScheme),
    known("status", "--status", None, Some(Phrase::ValueAnswer), Phrase::OptionStatus),
    known("credit_scheme", "--scheme", None, Some(Phrase::ValueAnswer), Phrase::OptionCreditScheme),
    known("credit_status", "--status", None, Some(Phrase::ValueAnswer), Phrase::OptionCreditStatus),
    known("group", "--group", None, Some(Phrase::ValueId), Phrase::OptionGroup),
    known("age", "--age", None, Some(Phrase::ValueNumber), Phrase::OptionAge),
    known("care", "--care", None, Some(Phrase::ValueAnswer), Phrase::OptionCare),
    known("level", "--level", None, Some(Phrase::ValueId), Phrase::OptionLevel),
    known("admission", "--admission", None, Some(Phrase::ValueNumber), Phrase::OptionAdmission),
    known("site", "--site", None, Some(Phrase::ValueId), Phrase::OptionSite),
    known("referral", "--referral", None, Some(Phrase::ValueAnswer), Phrase::OptionReferral),
    known("total", "--total", None, Some(Phrase::ValueAmount), Phrase::OptionTotal),
    known("out_of_scope", "--out-of-scope", None, Some(Phrase::ValueAmount), Phrase::OptionOutOfScope),
    known("class_b", "--class-b", None, Some(Phrase::ValueAmount), Phrase::OptionClassB),
    known("used_deductible", "--used-deductible", None, Some(Phrase::ValueAmount), Phrase::OptionUsedDeductible),
    known("paid_this_year", "--paid-this-year", None, Some(Phrase::ValueAmount), Phrase::OptionPaidThisYear),
    known("cost_this_year", "--cost-this-year", None, Some(Phrase::ValueAmount), Phrase::OptionCostThisYear),
    known("carried_this_year", "--carried-this-year", None, Some(Phrase::ValueAmount), Phrase::OptionCarriedThisYear),
    known("deductible", "--deductible", None, Some(Phrase::ValueRule), Phrase::OptionDeductible),
    known("later_admissions", "--later-admissions", None, Some(Phrase::ValueRule), Phrase::OptionLaterAdmissions),
    known("rate", "--rate", None, Some(Phrase::ValueRule), Phrase::OptionRate),
    known("bands", "--bands", None, Some(Phrase::ValueRule), Phrase::OptionBands),
    known("bands_count_from", "--bands-count-from", None, Some(Phrase::ValueAnswer), Phrase::OptionBandsFrom),
    known("cap", "--cap", None, Some(Phrase::ValueRule), Phrase::OptionCap),
    known("above_cap", "--above-cap", None, Some(Phrase::ValueRule), Phrase::OptionAboveCap),
    known("off_site", "--off-site", None, Some(Phrase::ValueRule), Phrase::OptionOffSite),
    known("critical", "--critical", None, Some(Phrase::ValueRule), Phrase::OptionCritical),
    known("average", "--average", None, Some(Phrase::ValueAmount), Phrase::OptionAverage),
    known("share", "--rate", None, Some(Phrase::ValueRule), Phrase::OptionShare),
    known("format", "--format", None, Some(Phrase::ValueFormat), Phrase::OptionFormat),
    known("content", "--content", Some("YIBAO_CONTENT"), Some(Phrase::ValueDir), Phrase::OptionContent),
    known("lang", "--lang", Some("YIBAO_LANG"), Some(Phrase::ValueLang), Phrase::OptionLang),
    known("as_of", "--as-of", Some("YIBAO_AS_OF"), Some(Phrase::ValueDate), Phrase::OptionAsOf),
    known("theme", "--theme", Some("YIBAO_THEME"), Some(Phrase::ValueTheme), Phrase::OptionTheme),
    known("ascii", "--ascii", Some("YIBAO_ASCII"), None, Phrase::OptionAscii),
    known("help", "--help", None, None, Phrase::OptionHelp),
    known("version", "--version", None, None, Phrase::OptionVersion),
];

/// Every variable with the option it stands in for, in the order of the help page.
#[must_use]
pub fn variables() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<(&'static str, &'static str)> = Vec::new();
    for known in &KNOWN {
        if let Some(variable) = known.variable.filter(|variable| all.iter().all(|(_, before)| before != variable)) {
            all.push((known.flag, variable));
        }
    }
    all
}

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Json,
}

impl Format {
    /// What `yibao path`, `yibao estimate` and `yibao credit` write.
    pub(super) const OF_PATH: [Self; 3] = [Self::Text, Self::Markdown, Self::Json];
    /// What `yibao places` writes.
    pub(super) const OF_PLACES: [Self; 2] = [Self::Text, Self::Json];

    /// What `yibao coverage` writes.
    pub(super) const OF_COVERAGE: [Self; 2] = [Self::Text, Self::Json];

    /// The format with this name among `offered`; text when none was asked for.
    pub(super) fn chosen(name: Option<&str>, offered: &[Self], command: &str) -> Result<Self, Failure> {
        let Some(name) = name else { return Ok(Self::Text) };
        offered.iter().copied().find(|format| format.name() == name).ok_or_else(|| Failure::Choice {
            option: "--format",
            word: said(name),
            choices: choices("format", command).join(" / "),
        })
    }

    /// How it is typed.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }
}

/// The answer of somebody who does not know.
pub(super) const UNSURE: &str = "unsure";

/// How rules are typed: an example, and what it means.
pub(super) const GRAMMAR: [(&str, Phrase); 14] = [
    ("--deductible 1200", Phrase::GrammarAmount),
    ("--rate 85%..90%", Phrase::GrammarRange),
    ("--rate 65%..", Phrase::GrammarOpen),
    ("--rate ~60%", Phrase::GrammarAbout),
    ("--cap none", Phrase::GrammarNone),
    ("--bands to:10000=91%,94%", Phrase::GrammarBands),
    ("--later-admissions 50%,0", Phrase::GrammarLater),
    ("--cap cost:24万", Phrase::GrammarCostCap),
    ("--above-cap 90%,cap:45万", Phrase::GrammarAbove),
    ("--off-site -10点", Phrase::GrammarOffSite),
    ("--off-site x0.8", Phrase::GrammarFactor),
    ("--off-site first:20%,least:40%", Phrase::GrammarFirst),
    ("--critical over:10000,to:50000=60%,70%", Phrase::GrammarCritical),
    ("--critical over:1万,60%,cap:40万,from:zero,with:class-b", Phrase::GrammarCriticalMore),
];

/// The values an option can have in a command, where they are a closed list.
pub(super) fn choices(id: &str, command: &str) -> Vec<&'static str> {
    match (id, command) {
        ("format", "places") => Format::OF_PLACES.map(Format::name).to_vec(),
        ("format", "coverage") => Format::OF_COVERAGE.map(Format::name).to_vec(),
        ("format", _) => Format::OF_PATH.map(Format::name).to_vec(),
        ("scheme" | "credit_scheme", _) => Scheme::ALL.map(Scheme::code).to_vec(),
        ("status" | "credit_status", _) => Status::ALL.map(Status::code).to_vec(),
        ("care", _) => Care::ALL.map(Care::code).to_vec(),
        ("level", _) => Class::ALL.map(Class::code).into_iter().chain([UNSURE]).collect(),
        ("site", _) => SiteKind::ALL.map(SiteKind::code).into_iter().chain([UNSURE]).collect(),
        ("referral", _) => vec!["yes", "no", UNSURE],
        ("bands_count_from", _) => vec!["zero", "deductible"],
        ("lang", _) => [Lang::Zh, Lang::En].map(Lang::code).to_vec(),
        ("theme", _) => Theme::ALL.map(Theme::name).to_vec(),
        _ => Vec::new(),
    }
}
