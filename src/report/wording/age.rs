//! How old a source is, in words. A date that names only a month or a year is not made more exact than it is.

use super::Wording;
use crate::domain::{Date, PartialDate, Phrase, Source};

/// From this many whole months on, something is "almost a year old".
const ALMOST: i32 = 10;

pub(super) fn of(wording: &Wording<'_>, source: &Source, as_of: Date) -> String {
    let strings = wording.strings();
    let Some(date) = source.date else {
        return strings.fill(Phrase::AgeUndated, &[&source.read.to_string()]);
    };
    let Some(_) = date.month() else {
        let dated = strings.fill(Phrase::AgeDatedYear, &[&date.to_string()]);
        return wording.aside(&dated, &years_ago(wording, as_of.year() - date.year()));
    };
    let dated = strings.fill(Phrase::AgeDated, &[&date.to_string()]);
    match since(wording, source, as_of) {
        Some(ago) => wording.aside(&dated, &ago),
        None => dated,
    }
}

/// The age alone: 快 1 年了. Of a source that names no day that it names none; of what is younger than a month its date.
pub(super) fn brief(wording: &Wording<'_>, source: &Source, as_of: Date) -> String {
    let Some(date) = source.date else { return wording.strings().get(Phrase::AgeNoDate).to_owned() };
    if date.month().is_none() {
        return years_ago(wording, as_of.year() - date.year());
    }
    since(wording, source, as_of).unwrap_or_else(|| date.to_string())
}

/// True when a source is, or may be, about a year old or older, so that the phone has probably moved on.
pub(super) fn nearly_a_year(source: &Source, as_of: Date) -> bool {
    whole_months(source, as_of) >= ALMOST
}

fn years_ago(wording: &Wording<'_>, years: i16) -> String {
    let strings = wording.strings();
    match years {
        ..=0 => strings.get(Phrase::AgeThisYear).to_owned(),
        1 => strings.get(Phrase::AgeLastYear).to_owned(),
        more => strings.fill(Phrase::AgeYearsAgo, &[&more.to_string()]),
    }
}

/// Nothing for what is younger than a month, or of a later day than `as_of`.
fn since(wording: &Wording<'_>, source: &Source, as_of: Date) -> Option<String> {
    let strings = wording.strings();
    let months = whole_months(source, as_of);
    let (years, rest) = (months / 12, months % 12);
    let names_a_day = source.date.is_some_and(PartialDate::names_a_day);
    let counted = |one: Phrase, many: Phrase, n: i32| match n {
        1 => strings.get(one).to_owned(),
        more => strings.fill(many, &[&more.to_string()]),
    };
    match (years, rest) {
        (..=0, ..=0) => None,
        (0, _) if rest < ALMOST => Some(counted(Phrase::AgeMonth, Phrase::AgeMonths, rest)),
        (0, _) => Some(strings.get(Phrase::AgeAlmostYear).to_owned()),
        (_, ALMOST..) => Some(strings.fill(Phrase::AgeAlmostYears, &[&(years + 1).to_string()])),
        // Of a month one cannot say whether its anniversary has passed.
        (_, 0) if !names_a_day => Some(counted(Phrase::AgeAboutYear, Phrase::AgeAboutYears, years)),
        _ => Some(counted(Phrase::AgeYear, Phrase::AgeYears, years)),
    }
}

/// Whole months from the first day the source can be of, counted as 1461 days to 48 months.
fn whole_months(source: &Source, as_of: Date) -> i32 {
    source.earliest().days_until(as_of) * 48 / 1461
}
