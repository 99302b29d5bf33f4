//! What is credited to an account each month, gathered once and written as text, Markdown or JSON.

mod json;

use super::columns::wrapped;
use super::estimate::{EstimateWording, Field, Wrong};
use super::marked::{escaped, list};
use crate::domain::{Chosen, Cited, Content, Date, Lang, Layer, Phrase, RulesFrom, Trust};
use crate::estimate::{CreditClaim, CreditEstimate, CreditNeeds, CreditWorking, Mark, NoCredit, credit};

/// What somebody wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditAsked {
    /// Where they are insured; nothing means the whole country.
    pub chosen: Option<Chosen>,
    /// The answers.
    pub claim: CreditClaim,
    /// The day the answer is for.
    pub as_of: Date,
}

/// The answer.
pub struct CreditReport<'a> {
    words: EstimateWording<'a>,
    content: &'a Content,
    asked: &'a CreditAsked,
    result: CreditEstimate<'a>,
    cited: Vec<&'a Cited>,
    warnings: Vec<String>,
}

impl EstimateWording<'_> {
    /// What the label means of a credit: what is typed is the share.
    #[must_use]
    pub fn credit_means(&self, from: RulesFrom) -> String {
        let strings = self.wording().strings();
        match from {
            RulesFrom::Layer(Layer::National) => match self.chosen {
                Some(_) => strings.fill(Phrase::LayerMeansNationalShare, &[&self.place()]),
                None => strings.get(Phrase::LayerMeansNationalOnlyShare).to_owned(),
            },
            RulesFrom::Layer(Layer::City | Layer::Province) => self.layer_means(from),
            RulesFrom::Typed => strings.get(Phrase::LayerMeansTypedShare).to_owned(),
        }
    }

    /// Why there is no credit to work out.
    #[must_use]
    pub fn no_credit(&self, why: NoCredit) -> Wrong {
        let strings = self.wording().strings();
        let (field, what, advice) = match why {
            NoCredit::Resident => (Some(Field::Scheme), Phrase::WrongCreditResident, Phrase::TryCreditResident),
            NoCredit::Working => (Some(Field::Status), Phrase::WrongCreditWorking, Phrase::TryCreditResident),
            NoCredit::AverageNeeded => (Some(Field::Average), Phrase::WrongCreditAverage, Phrase::TryCreditAverage),
            NoCredit::NoRule => (None, Phrase::WrongCreditNoRule, Phrase::TryCreditNoRule),
        };
        let what = match what.slots() {
            [] => strings.get(what).to_owned(),
            _ => strings.fill(what, &[&self.place()]),
        };
        Wrong { code: why.code(), field, what, advice: strings.get(advice).to_owned() }
    }
}

impl<'a> CreditReport<'a> {
    /// Works the answer out, to be told in `lang`. `warnings` are said first.
    ///
    /// # Errors
    /// Nobody is credited, something is needed, or nothing is known.
    pub fn gather(
        content: &'a Content,
        lang: Lang,
        asked: &'a CreditAsked,
        warnings: Vec<String>,
    ) -> Result<Self, Wrong> {
        let words = EstimateWording::new(content, lang, asked.chosen.as_ref());
        let place = asked.chosen.as_ref().map(|chosen| content.place(chosen.place));
        let result = credit(&content.policies, place, &asked.claim, asked.as_of).map_err(|why| words.no_credit(why))?;
        let cited = match (result.from, content.policies.credit(place, asked.as_of).0) {
            (RulesFrom::Layer(_), Some(held)) => {
                held.block.alternatives.iter().filter_map(|one| one.cited.as_ref()).collect()
            }
            (RulesFrom::Layer(_), None) | (RulesFrom::Typed, _) => Vec::new(),
        };
        Ok(Self { words, content, asked, result, cited, warnings })
    }

    fn get(&self, phrase: Phrase) -> &'a str {
        self.words.wording().strings().get(phrase)
    }

    fn fill(&self, phrase: Phrase, values: &[&str]) -> String {
        self.words.wording().strings().fill(phrase, values)
    }

    fn title(&self) -> String {
        let place = match &self.asked.chosen {
            Some(chosen) => self.words.wording().full_place(chosen),
            None => self.words.place(),
        };
        format!("{} {place} › {}", self.words.layer_label(self.result.from), self.get(Phrase::CreditTitle))
    }

    fn case(&self) -> String {
        let claim = &self.asked.claim;
        let mut parts = vec![format!("{} {}", self.words.scheme(claim.scheme), self.words.status(claim.status))];
        parts.extend(claim.age.map(|age| self.fill(Phrase::EstimateAge, &[&age.to_string()])));
        parts.extend(claim.average.map(|average| self.fill(Phrase::CreditAverage, &[&average.grouped()])));
        parts.join(" · ")
    }

    fn headline(&self) -> String {
        let (low, high) = (self.result.low.monthly(), self.result.high.monthly());
        let about = self.result.marks.has(Mark::About);
        match (low == high, about) {
            (true, false) => self.fill(Phrase::CreditExact, &[&low.grouped()]),
            (true, true) => self.fill(Phrase::CreditAbout, &[&low.grouped()]),
            (false, false) => self.fill(Phrase::CreditRange, &[&low.grouped(), &high.grouped()]),
            (false, true) => self.fill(Phrase::CreditAboutRange, &[&low.grouped(), &high.grouped()]),
        }
    }

    fn how(&self, working: CreditWorking) -> String {
        match working {
            CreditWorking::Monthly(fen) => self.fill(Phrase::CreditMonthly, &[&fen.grouped()]),
            CreditWorking::Yearly(fen) => self.fill(Phrase::CreditYearly, &[&fen.grouped()]),
            CreditWorking::Share(rate, average) => {
                self.fill(Phrase::CreditShare, &[&average.grouped(), &rate.to_string()])
            }
        }
    }

    /// How both ends come about.
    fn workings(&self) -> Vec<String> {
        let (low, high) = (self.how(self.result.low), self.how(self.result.high));
        if low == high {
            return vec![low];
        }
        vec![self.fill(Phrase::CreditLeast, &[&low]), self.fill(Phrase::CreditMost, &[&high])]
    }

    fn remarks(&self) -> Vec<String> {
        let share = matches!(self.result.low, CreditWorking::Share(..));
        let ages = !share && self.asked.claim.age.is_none() && self.result.low != self.result.high;
        let agrees = self.result.agrees_at.map(|amount| self.fill(Phrase::CreditAgrees, &[&amount.grouped()]));
        let mut said: Vec<String> = Vec::new();
        said.extend(share.then(|| self.get(Phrase::CreditBase).to_owned()));
        said.extend(ages.then(|| self.get(Phrase::CreditAges).to_owned()));
        said.extend(self.unused_answers().map(|phrase| self.get(phrase).to_owned()));
        said.extend(agrees);
        said.push(self.get(Phrase::CreditLeftOut).to_owned());
        said
    }

    /// What was answered and changes nothing here.
    fn unused_answers(&self) -> impl Iterator<Item = Phrase> {
        let CreditClaim { age, average, share, .. } = self.asked.claim;
        let place = self.asked.chosen.as_ref().map(|chosen| self.content.place(chosen.place));
        let needs = CreditNeeds::of(&self.content.policies, place, share.is_some(), self.asked.as_of);
        let unused = [
            (age.is_some() && !needs.age, Phrase::CreditAgeUnused),
            (average.is_some() && !needs.average, Phrase::CreditAverageUnused),
        ];
        unused.into_iter().filter_map(|(is, phrase)| is.then_some(phrase))
    }

    fn rests_on(&self) -> String {
        let weak = self.cited.iter().any(|cited| matches!(cited.trust, Trust::ThirdParty | Trust::Lead));
        let (wording, lang) = (self.words.wording(), self.words.wording().lang());
        let named =
            self.cited.iter().map(|cited| wording.aside(cited.source.title.in_lang(lang), &cited.dated().to_string()));
        match wording.items(named) {
            None => self.get(Phrase::HeadTyped).to_owned(),
            Some(_) if weak => self.get(Phrase::HeadArticles).to_owned(),
            Some(named) => self.fill(Phrase::HeadOfficial, &[&named]),
        }
    }

    /// Every warning with its code; what the question itself made worth knowing has none.
    fn warnings(&self) -> Vec<(Option<&'static str>, String)> {
        let old = self.cited.iter().filter(|cited| cited.stale(self.asked.as_of));
        let old = old.map(|cited| (Some("W-STALE"), self.words.stale(cited, self.asked.as_of)));
        self.warnings.iter().map(|warning| (None, warning.clone())).chain(old).collect()
    }

    fn sources(&self) -> Vec<String> {
        self.cited.iter().map(|cited| self.words.source(cited, self.asked.as_of)).collect()
    }

    fn unused(&self) -> Vec<String> {
        self.result.unused.iter().map(|lost| self.words.replaced(lost)).collect()
    }

    /// The sections behind the answer: a title, and its items.
    fn sections(&self) -> [(&'a str, Vec<String>); 2] {
        [(self.get(Phrase::EstimateUnused), self.unused()), (self.get(Phrase::EstimateSources), self.sources())]
    }

    fn as_of(&self) -> String {
        self.fill(Phrase::EstimateAsOf, &[&self.asked.as_of.to_string()])
    }

    /// What the label means; where national ranges are used, it is a warning too.
    fn label_means(&self) -> String {
        self.words.credit_means(self.result.from)
    }

    /// The answer as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.title(), wrapped("", &self.label_means()), self.case(), String::new()];
        lines.push(self.headline());
        lines.extend(self.workings().iter().map(|how| wrapped("  ", how)));
        lines.push(wrapped("", &self.rests_on()));
        lines.extend(self.warnings().iter().map(|(_, said)| wrapped("! ", said)));
        lines.extend(self.remarks().iter().map(|said| wrapped("  · ", said)));
        for (title, items) in self.sections() {
            if !items.is_empty() {
                lines.extend([String::new(), format!("── {title} ──")]);
                lines.extend(items.iter().map(|item| wrapped("  ", item)));
            }
        }
        lines.extend([String::new(), self.as_of()]);
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    /// The answer as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut blocks = vec![format!("# {}", escaped(&self.title())), escaped(&self.label_means())];
        blocks.extend([escaped(&self.case()), format!("**{}**", escaped(&self.headline()))]);
        blocks.extend(list(self.workings().iter().map(String::as_str)));
        blocks.push(escaped(&self.rests_on()));
        let said: Vec<String> = self.warnings().into_iter().map(|(_, said)| said).chain(self.remarks()).collect();
        blocks.extend(list(said.iter().map(String::as_str)));
        for (title, items) in self.sections() {
            if let Some(items) = list(items.iter().map(String::as_str)) {
                blocks.extend([format!("## {title}"), items]);
            }
        }
        blocks.push(escaped(&self.as_of()));
        let mut text = blocks.join("\n\n");
        text.push('\n');
        text
    }

    /// True where the rule of another layer stands in for the place's own.
    fn fallback(&self) -> bool {
        matches!(self.result.from, RulesFrom::Layer(Layer::Province | Layer::National))
    }
}
