//! Days as the guide uses them: a full day for "today", and dates of sources that may name only a year.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use thiserror::Error;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// A date that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no date; write 2026-11-22")]
pub struct DateError(String);

impl Date {
    /// The day `year-month-day`, or nothing if the calendar has no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year of the day.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month of the day, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Whole days from `self` to `later`; negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// True when `later` comes more than a year after: what a source said that long ago may have changed since.
    #[must_use]
    pub fn more_than_a_year_before(self, later: Self) -> bool {
        self.days_until(later) > 365
    }

    /// The day before, except for the first day the calendar has.
    #[must_use]
    pub fn day_before(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        Self(day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let refused = || DateError(text.chars().take(40).collect());
        if text.len() != 10 {
            return Err(refused());
        }
        text.parse().map(Self).map_err(|_| refused())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The date a source carries: a day, a month or only a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, where the source names one.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The first day the date can mean: the age of a fact is counted from here, so it is never made younger than it may be.
    #[must_use]
    pub fn earliest(self) -> Date {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        Date(civil::Date::constant(self.year, month, day))
    }

    /// The last day the date can mean.
    #[must_use]
    pub fn latest(self) -> Date {
        let first = civil::Date::constant(self.year, self.month.unwrap_or(12), 1);
        Date(self.day.map_or_else(|| first.last_of_month(), |_| self.earliest().0))
    }

    /// True when the source names a day.
    #[must_use]
    pub fn names_a_day(self) -> bool {
        self.day.is_some()
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self { year: day.0.year(), month: Some(day.0.month()), day: Some(day.0.day()) }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let refused = || DateError(text.chars().take(40).collect());
        let full = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        let day: Date = full.parse().map_err(|_| refused())?;
        Ok(Self {
            year: day.0.year(),
            month: (text.len() > 4).then(|| day.0.month()),
            day: (text.len() > 7).then(|| day.0.day()),
        })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_may_name_only_a_year_or_a_month() {
        for text in ["2025", "2025-11", "2025-11-22"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(date("2025").earliest().to_string(), "2025-01-01");
        let last_days = ["2025", "2024-02", "2025-11-22"].map(|text| date(text).latest().to_string());
        assert_eq!(last_days, ["2025-12-31", "2024-02-29", "2025-11-22"]);
    }

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_refused() {
        assert!("2026-02-30".parse::<Date>().is_err());
        assert!("2026-13".parse::<PartialDate>().is_err());
        assert!("20-11-22".parse::<Date>().is_err());
    }

    #[test]
    fn days_are_counted_across_a_year_end() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2025-11-22").days_until(day("2026-11-22")), 365);
    }
}
