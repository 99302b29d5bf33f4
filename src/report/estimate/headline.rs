//! The result in one sentence, with what it rests on: which words it gets depends on the doubts of its ends.

use super::EstimateWording;
use crate::domain::{Cited, Date, Fen, Layer, Phrase, RulesFrom, Trust};
use crate::estimate::{Answered, Basis, Bill, Estimate, Item, LeftOut, Mark, Note, Parameter};

/// The sentences on top of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// What comes back: 预计报销 11,550.00 至 14,691.00 元.
    pub fund: String,
    /// What the cap does to it, or that no cap was found; it stands right under the number.
    pub cap: Option<CapSaid>,
    /// What the person pays: 自己付 5,309.00 至 8,450.00 元.
    pub person: String,
    /// What the ends rest on that no source says.
    pub remarks: Vec<String>,
    /// What the result leaves out: a warning, for a page that does not tell the others.
    pub left_out: Vec<String>,
    /// Whose numbers these are, and who decides in the end.
    pub rests_on: String,
}

/// Who stands behind the numbers of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// The person alone: every number was given.
    Given,
    /// Offices.
    Official,
    /// Offices, and articles or leads.
    Partly,
    /// Articles or leads alone, or what is said of the whole country.
    Articles,
}

/// What the cap does to a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapSaid {
    /// As one sentence.
    pub said: String,
    /// As a line of large print.
    pub short: String,
}

impl EstimateWording<'_> {
    /// The sentences on top of a result.
    #[must_use]
    pub fn headline(&self, answered: &Answered<'_>) -> Headline {
        let result = &answered.estimate;
        let (low, high) = (&result.low, &result.high);
        let (least, most) = (low.fund.grouped(), high.fund.grouped());
        let about = low.marks.has(Mark::About) || high.marks.has(Mark::About);
        let no_upper = high.marks.has(Mark::Logical) && low.fund != high.fund;
        let no_lower = low.marks.has(Mark::Logical) && low.fund != high.fund;
        let conditional = low.marks.has(Mark::Conditional);
        let national = result.from == RulesFrom::Layer(Layer::National);
        let fund = if no_upper && conditional && national {
            self.fill(Phrase::HeadConditionalNational, &[&least])
        } else if no_upper && conditional {
            self.fill(Phrase::HeadConditional, &[&least])
        } else if conditional && low.fund == high.fund {
            self.fill(Phrase::HeadConditionalExact, &[&least])
        } else if conditional && !no_lower {
            self.fill(Phrase::HeadConditionalRange, &[&least, &most])
        } else if no_upper && national {
            self.fill(Phrase::HeadNational, &[&least])
        } else if no_upper && !no_lower {
            self.fill(Phrase::HeadAtLeast, &[&least])
        } else if no_lower && !no_upper {
            self.fill(Phrase::HeadAtMost, &[&most])
        } else {
            match (low.fund == high.fund, about) {
                (true, false) => self.fill(Phrase::HeadExact, &[&least]),
                (true, true) => self.fill(Phrase::HeadAbout, &[&least]),
                (false, false) => self.fill(Phrase::HeadRange, &[&least, &most]),
                (false, true) => self.fill(Phrase::HeadAboutRange, &[&least, &most]),
            }
        };
        let mut remarks = Vec::new();
        if let Some(date) = ended(result) {
            remarks.push(self.fill(Phrase::HeadEnded, &[&date.to_string()]));
        }
        if let Some(other) = answered.rules.rate_of {
            remarks.push(self.fill(Phrase::HeadOtherCare, &[self.care(answered.rules.care), self.care(other)]));
        }
        if no_upper {
            remarks.push(self.get(Phrase::HeadNoUpper).to_owned());
        }
        if no_lower {
            remarks.push(self.get(Phrase::HeadNoLower).to_owned());
        }
        match answered.per_hundred() {
            // Where the cap is reached all the same, a deductible would change nothing.
            Some((Fen::ZERO, Fen::ZERO)) => remarks.push(self.get(Phrase::HeadNoDeductible).to_owned()),
            Some((least, most)) => {
                remarks.push(self.fill(Phrase::HeadPerHundred, &[&self.range(least.min(most), least.max(most))]));
            }
            None => {}
        }
        Headline {
            fund,
            cap: self.cap(result),
            person: self.fill(Phrase::HeadPerson, &[&self.range(high.person, low.person)]),
            remarks,
            left_out: result.notes.iter().filter_map(left_out).map(|left| self.left_out(left)).collect(),
            rests_on: self.rests_on(result),
        }
    }

    /// Whether the bill is above the cap and what becomes of that part, or that no cap was found.
    fn cap(&self, result: &Estimate<'_>) -> Option<CapSaid> {
        let bills = [&result.low, &result.high];
        let said = |phrase: Phrase, values: &[&str], short: String| CapSaid { said: self.fill(phrase, values), short };
        let cut: Vec<&Bill<'_>> = bills.into_iter().filter(|bill| bill.capped).collect();
        if cut.is_empty() {
            let assumed = bills.into_iter().any(Bill::assumes_no_cap);
            let short = self.get(Phrase::HeadCapShortAssumed).to_owned();
            return assumed.then(|| CapSaid { said: self.get(Phrase::HeadCapAssumed).to_owned(), short });
        }
        let range = |of: &dyn Fn(&Bill<'_>) -> Fen| {
            let amounts = || cut.iter().map(|bill| of(bill));
            let (least, most) = (amounts().min().unwrap_or_default(), amounts().max().unwrap_or_default());
            (self.short_range(least, most), most)
        };
        let (cap, _) = range(&|bill| bill.cap().unwrap_or_default());
        let (above, most_above) = range(&|bill| bill.parts.above_cap);
        let (topped, most_topped) = range(&|bill| bill.money(Item::Supplement));
        let (critical, most_critical) = range(&|bill| bill.money(Item::Critical));
        let short = |phrase: Phrase| self.get(phrase).to_owned();
        Some(match (cut.len() == bills.len(), most_topped > Fen::ZERO) {
            (true, true) => said(Phrase::HeadCapMetTopped, &[&cap, &topped], short(Phrase::HeadCapShortTopped)),
            (true, false) if most_critical > Fen::ZERO => {
                said(Phrase::HeadCapMetCritical, &[&cap, &above, &critical], short(Phrase::HeadCapShortCritical))
            }
            (true, false) => {
                let told = cut.iter().all(|bill| bill.is_told(Parameter::AboveCap));
                let phrase = if told { Phrase::HeadCapMet } else { Phrase::HeadCapMetUntold };
                said(phrase, &[&cap, &above], self.fill(Phrase::HeadCapShortMet, &[&above]))
            }
            (false, true) => said(Phrase::HeadCapMaybeTopped, &[&cap], short(Phrase::HeadCapShortMaybe)),
            (false, false) if most_critical > Fen::ZERO => {
                said(Phrase::HeadCapMaybeCritical, &[&cap], short(Phrase::HeadCapShortMaybe))
            }
            (false, false) => {
                let most = super::short(most_above);
                said(Phrase::HeadCapMaybe, &[&cap, &most], short(Phrase::HeadCapShortMaybe))
            }
        })
    }

    /// Whose numbers these are: those of the least trusted source that the result depends on.
    fn rests_on(&self, result: &Estimate<'_>) -> String {
        match authority(result) {
            Authority::Articles => return self.get(Phrase::HeadArticles).to_owned(),
            Authority::Partly => return self.get(Phrase::HeadPartly).to_owned(),
            Authority::Given => return self.get(Phrase::HeadTyped).to_owned(),
            Authority::Official => {}
        }
        let mut named: Vec<String> = Vec::new();
        for cited in used(result) {
            let title = cited.source.title.in_lang(self.wording.lang());
            let name = self.wording.aside(title, &cited.dated().to_string());
            if !named.contains(&name) {
                named.push(name);
            }
        }
        self.fill(Phrase::HeadOfficial, &[&self.items(named)])
    }

    /// Whose numbers these are and who decides, in one line of large print: 全国参考，网络文章，不是官方结果.
    #[must_use]
    pub fn brief(&self, result: &Estimate<'_>) -> String {
        // A national rate is nobody's rule here, whoever says the rest.
        let national = result.from == RulesFrom::Layer(Layer::National);
        self.brief_of(result.from, if national { Authority::Articles } else { authority(result) })
    }

    /// The same of a rule from `from`.
    #[must_use]
    pub fn brief_of(&self, from: RulesFrom, authority: Authority) -> String {
        let layer = self.get(match from {
            RulesFrom::Layer(Layer::City) => Phrase::BriefCity,
            RulesFrom::Layer(Layer::Province) => Phrase::BriefProvince,
            RulesFrom::Layer(Layer::National) => Phrase::BriefNational,
            RulesFrom::Typed => Phrase::BriefTyped,
        });
        let phrase = match authority {
            Authority::Articles => Phrase::BriefWeak,
            Authority::Partly => Phrase::BriefPartly,
            Authority::Official => Phrase::BriefOfficial,
            Authority::Given => Phrase::BriefOwn,
        };
        self.fill(phrase, &[layer])
    }
}

/// What a result rests on.
fn authority(result: &Estimate<'_>) -> Authority {
    let used = used(result);
    let national = result.from == RulesFrom::Layer(Layer::National);
    if national || used.iter().any(|cited| is_no_authority(cited)) {
        if used.iter().all(|cited| is_no_authority(cited)) { Authority::Articles } else { Authority::Partly }
    } else if used.is_empty() {
        Authority::Given
    } else {
        Authority::Official
    }
}

fn is_no_authority(cited: &Cited) -> bool {
    matches!(cited.trust, Trust::ThirdParty | Trust::Lead)
}

/// What a note says is left out, if it says so.
fn left_out<'n, 'a>(note: &'n Note<'a>) -> Option<&'n LeftOut<'a>> {
    if let Note::NoRate(left) = note { Some(left) } else { None }
}

/// The first day on which a rule of the result no longer stands in its file.
fn ended(result: &Estimate<'_>) -> Option<Date> {
    let last = |note: &Note<'_>| match note {
        Note::Stale { ended, .. } => *ended,
        Note::Fallback(_)
        | Note::SplitUnknown
        | Note::YearUnknown(_)
        | Note::NotUsed(_)
        | Note::CriticalNotCounted
        | Note::NoRate(_)
        | Note::Context(_)
        | Note::Ask(_) => None,
    };
    result.notes.iter().filter_map(last).min()
}

/// The oldest of the sources that a result depends on. The label of national numbers speaks of the rate alone: there it is
/// the oldest of the rate, if the result depends on it.
#[must_use]
pub fn oldest<'r>(result: &'r Estimate<'_>) -> Option<&'r Cited> {
    let national = result.from == RulesFrom::Layer(Layer::National);
    let day = |cited: &&Cited| cited.dated().earliest();
    let of_rate = active_bases(result).filter(|basis| national && basis.parameter == Parameter::Rate);
    of_rate.filter_map(|basis| basis.cited).min_by_key(day).or_else(|| used(result).into_iter().min_by_key(day))
}

/// What the lines of both bills cite, as far as the bills depend on it.
fn used<'r>(result: &'r Estimate<'_>) -> Vec<&'r Cited> {
    active_bases(result).filter_map(|basis| basis.cited).collect()
}

/// What the lines of both bills rest on, as far as the bills depend on it; all of it where nothing the rules say would
/// change them, as with a bill far below the deductible.
fn active_bases<'r>(result: &'r Estimate<'_>) -> impl Iterator<Item = &'r Basis<'r>> {
    let rests = [&result.low, &result.high].into_iter().any(|bill| !bill.active.is_empty());
    let of = move |bill: &'r Bill<'_>| {
        let active = move |parameter| !rests || bill.active.contains(&parameter);
        bill.lines.iter().flat_map(|line| &line.basis).filter(move |basis| active(basis.parameter))
    };
    of(&result.low).chain(of(&result.high))
}
