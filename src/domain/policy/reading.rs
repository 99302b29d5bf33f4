//! Readings: numbered choices where a source can be read in more than one way.

macro_rules! readings {
    ($($name:ident = $code:literal, $about:literal;)*) => {
        /// A numbered choice between two ways of reading a source. Its sentence is in `strings/*.yaml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reading { $(#[doc = $about] $name,)* }

        impl Reading {
            /// Every reading, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its number: `RD-05`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

readings! {
    RetiredPoints = "RD-01", "Retired people's “10 % more” are percentage points.";
    AboveThreshold = "RD-02", "“From N yuan on” pays only the part above N.";
    CapCountsPayment = "RD-03", "A cap counts what the fund pays in the year.";
    SupplementOfCost = "RD-04", "The part above the cap is the eligible cost left over once the fund has paid the cap.";
    UnfiledPoints = "RD-05", "Not having filed lowers the rate by points, after status and disease.";
    UnfiledMaybe = "RD-06", "“May fall”: the interval keeps the fall.";
    ChronicReplaces = "RD-07", "The rate for chronic drugs replaces level and status.";
    SpecialLikeInpatient = "RD-08", "Special diseases follow the in-patient rules.";
    OneSided = "RD-09", "“Not less than” gives a low end only.";
    AboutPoint = "RD-10", "“About” is a point with a mark, no invented margin.";
    RetiredSlightlyHigher = "RD-11", "“Slightly higher for retired people” gives a low end only.";
    LaterFromFirst = "RD-12", "A later admission changes the first deductible before anything else.";
    InScopeOnly = "RD-13", "Rates work on the in-scope cost only.";
    CriticalNotCounted = "RD-14", "Critical illness insurance without a threshold is not counted.";
    DeductibleYearly = "RD-15", "The out-patient deductible counts for the year.";
    AgeBands = "RD-16", "Age bands have no hole between them.";
    HalfUp = "RD-17", "Rounded half up to the fen, once for each cumulative line.";
    UnfiledRateOnly = "RD-18", "Not having filed changes the rate only.";
    SharedCap = "RD-19", "Chronic drugs share the out-patient cap.";
}
