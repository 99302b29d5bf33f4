//! What the person has answered, kept by question; what applies and what counts is derived from it each time.

use std::collections::BTreeMap;

use super::question::{Choice, Question};
use crate::app::Msg;
use crate::app::query::Query;
use crate::domain::{AmountError, Care, Date, Fen, Place, PolicyBook, Rules, Scheme, Status, Typed};
use crate::estimate::{Answer, Draft, Inquiry, TypedError, TypedRule, TypedWords, YearToDate, has_result};

/// Where the rules come from.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) book: &'a PolicyBook,
    pub(crate) place: Option<&'a Place>,
    pub(crate) as_of: Date,
}

/// Answers by question. What nobody has answered is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Answers {
    chosen: BTreeMap<Question, Choice>,
    written: BTreeMap<Question, Query>,
}

/// What is wrong with something typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Not an amount.
    Amount(AmountError),
    /// Not a rule.
    Rule(TypedError),
    /// The parts are more than the whole.
    SelfAboveTotal { total: Fen, out_of_scope: Fen, class_b: Fen },
}

/// Why there is nothing to estimate yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unready {
    /// No bill yet.
    NoTotal,
    /// Something cannot be read.
    Wrong(Question, Problem),
}

/// An answer that no longer applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub(crate) question: Question,
    /// What had been chosen, and how it was called; nothing where it was typed.
    pub(crate) choice: Option<Choice>,
}

/// The questions as they stand under some answers.
pub(crate) struct Sheet<'a> {
    /// The rules of the place, without what was typed.
    pub(crate) rules: Rules<'a>,
    pub(crate) status: Option<Status>,
    /// What applies, in order.
    pub(crate) applying: Vec<Question>,
    level: Choice,
}

impl Sheet<'_> {
    pub(crate) fn options(&self, question: Question) -> Vec<Choice> {
        question.options(&self.rules, self.status)
    }

    fn default(&self, question: Question) -> Choice {
        if question == Question::Level { self.level.clone() } else { question.default(&self.rules) }
    }
}

impl Answers {
    /// What the questions are under these answers.
    pub(crate) fn sheet<'a>(&self, facts: Facts<'a>) -> Sheet<'a> {
        let rules = facts.book.rules(facts.place, self.scheme(), self.care(), facts.as_of);
        let status = self.status();
        let applying = Question::ALL.into_iter().filter(|question| question.applies(&rules, status)).collect();
        let mut sheet = Sheet { level: Question::Level.default(&rules), rules, status, applying };
        if !self.chosen.contains_key(&Question::Level) && !self.pays(&sheet, &sheet.level) {
            let paid = sheet.options(Question::Level).into_iter().find(|level| self.pays(&sheet, level));
            sheet.level = paid.unwrap_or(sheet.level);
        }
        sheet
    }

    /// True if some rule gives a rate at this level, with a referral or without: how one came to a hospital does not
    /// change which one it was.
    fn pays(&self, sheet: &Sheet<'_>, level: &Choice) -> bool {
        let mut draft = self.draft(sheet, Fen::ZERO, None, None, YearToDate::default());
        draft.level = draft.level.map(|_| named(level));
        draft.referral = Answer::Unsure;
        draft.claim(&sheet.rules).is_ok_and(|claim| has_result(&sheet.rules, &claim))
    }

    /// What was answered, or what counts until then.
    pub(crate) fn value(&self, question: Question, sheet: &Sheet<'_>) -> Choice {
        self.chosen.get(&question).cloned().unwrap_or_else(|| sheet.default(question))
    }

    /// True if nobody has answered.
    pub(crate) fn is_default(&self, question: Question) -> bool {
        !self.chosen.contains_key(&question) && !self.written.contains_key(&question)
    }

    /// True if something is written under 更准一点.
    pub(crate) fn has_more(&self) -> bool {
        self.written.keys().any(|question| question.is_folded())
    }

    /// What is typed.
    pub(crate) fn field(&self, question: Question) -> Option<&Query> {
        self.written.get(&question)
    }

    pub(super) fn choose(&mut self, question: Question, choice: Choice) -> bool {
        self.chosen.insert(question, choice.clone()) != Some(choice)
    }

    pub(super) fn forget(&mut self, question: Question) -> bool {
        self.chosen.remove(&question).is_some()
    }

    /// Edits what is typed; true if something changed.
    pub(super) fn edit(&mut self, question: Question, msg: &Msg) -> bool {
        let mut field = self.written.get(&question).cloned().unwrap_or_default();
        let changed = field.edit(msg);
        if field.is_empty() {
            self.written.remove(&question);
        } else {
            self.written.insert(question, field);
        }
        changed
    }

    /// Marks what is typed, so that the next character replaces it.
    pub(super) fn select(&mut self, question: Question) {
        if let Some(field) = self.written.get_mut(&question) {
            field.select();
        }
    }

    /// Takes out what no longer applies, and says what that was.
    pub(super) fn settle(&mut self, facts: Facts<'_>) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        loop {
            let sheet = self.sheet(facts);
            let Some(question) = self.stale(&sheet) else { return dropped };
            if let Some(Choice::Named(id)) = self.chosen.get(&question)
                && question == Question::Level
                && let Some(level) = sheet.rules.level(id)
                && sheet.applying.contains(&question)
            {
                // The same level under the name it has here.
                let level = Choice::Named(level.id.clone());
                self.chosen.insert(question, level);
                continue;
            }
            self.written.remove(&question);
            dropped.push(Dropped { question, choice: self.chosen.remove(&question) });
        }
    }

    /// An answered question that does not apply, or whose answer is not among the choices.
    fn stale(&self, sheet: &Sheet<'_>) -> Option<Question> {
        let gone = |question: &&Question| !sheet.applying.contains(question);
        let unknown = |(question, choice): &(&Question, &Choice)| {
            !sheet.applying.contains(question) || !sheet.options(**question).contains(choice)
        };
        let chosen = self.chosen.iter().find(unknown).map(|(question, _)| *question);
        chosen.or_else(|| self.written.keys().find(gone).copied())
    }

    fn scheme(&self) -> Scheme {
        match self.chosen.get(&Question::Scheme) {
            Some(Choice::Scheme(scheme)) => *scheme,
            _ => Scheme::Resident,
        }
    }

    fn care(&self) -> Care {
        match self.chosen.get(&Question::Care) {
            Some(Choice::Care(care)) => *care,
            _ => Care::Inpatient,
        }
    }

    fn status(&self) -> Option<Status> {
        match (self.scheme(), self.chosen.get(&Question::Status)) {
            (Scheme::Resident, _) => None,
            (Scheme::Employee, Some(Choice::Status(status))) => Some(*status),
            (Scheme::Employee, _) => Some(Status::Working),
        }
    }

    /// The amount typed for a question; nothing where nothing is typed.
    fn amount(&self, question: Question) -> Result<Option<Fen>, Unready> {
        let Some(field) = self.written.get(&question).filter(|field| !field.text().trim().is_empty()) else {
            return Ok(None);
        };
        match Fen::from_people(begun(&field.text())) {
            Ok(fen) => Ok(Some(fen)),
            Err(error) => Err(Unready::Wrong(question, Problem::Amount(error))),
        }
    }

    /// True if what is typed for the question cannot be read.
    pub(crate) fn is_unreadable(&self, question: Question) -> bool {
        if question.is_rule() {
            let Some(field) = self.written.get(&question) else { return false };
            let alone = Self { written: BTreeMap::from([(question, field.clone())]), ..Self::default() };
            alone.rules().is_err()
        } else {
            self.amount(question).is_err()
        }
    }

    /// The rules the person typed.
    fn rules(&self) -> Result<Typed, Unready> {
        let words = |question: Question| {
            let text = self.written.get(&question)?.text();
            let text = begun(&text);
            Some(if ["无", "没有", "none"].contains(&text.trim()) { "none".to_owned() } else { text.to_owned() })
        };
        let typed = TypedWords {
            deductible: words(Question::Deductible),
            rate: words(Question::Rate),
            cap: words(Question::Cap),
            above_cap: words(Question::AboveCap),
            ..TypedWords::default()
        };
        typed.rules().map_err(|(rule, error)| {
            let question = match rule {
                TypedRule::Deductible => Question::Deductible,
                TypedRule::Cap => Question::Cap,
                TypedRule::AboveCap => Question::AboveCap,
                TypedRule::Rate
                | TypedRule::Bands
                | TypedRule::LaterAdmissions
                | TypedRule::OffSite
                | TypedRule::Critical => Question::Rate,
            };
            Unready::Wrong(question, Problem::Rule(error))
        })
    }

    /// Everything that is needed for an estimate, of the questions as they stand.
    ///
    /// # Errors
    /// There is no bill yet, or something cannot be read.
    pub(crate) fn inquiry(&self, sheet: &Sheet<'_>, as_of: Date) -> Result<Inquiry, Unready> {
        let total = self.amount(Question::Total)?;
        let out_of_scope = self.amount(Question::OutOfScope)?;
        let class_b = self.amount(Question::ClassB)?;
        let year = YearToDate {
            deductible: self.amount(Question::UsedDeductible)?,
            paid: self.amount(Question::Paid)?,
            cost: self.amount(Question::CostThisYear)?,
            carried: self.amount(Question::Carried)?,
        };
        let typed = self.rules()?;
        let total = total.ok_or(Unready::NoTotal)?;
        let (out, class) = (out_of_scope.unwrap_or_default(), class_b.unwrap_or_default());
        if out.fen() + class.fen() > total.fen() {
            let question = if class_b.is_some() && out <= total { Question::ClassB } else { Question::OutOfScope };
            let problem = Problem::SelfAboveTotal { total, out_of_scope: out, class_b: class };
            return Err(Unready::Wrong(question, problem));
        }
        let draft = self.draft(sheet, total, out_of_scope, class_b, year);
        Ok(Inquiry { draft, typed, as_of })
    }

    fn draft(
        &self,
        sheet: &Sheet<'_>,
        total: Fen,
        out_of_scope: Option<Fen>,
        class_b: Option<Fen>,
        year: YearToDate,
    ) -> Draft {
        let asked = |question: Question| sheet.applying.contains(&question);
        let known = |question: Question| named(&self.value(question, sheet));
        let admission = match self.value(Question::Admission, sheet) {
            Choice::Admission(number) => Answer::Known(number),
            _ => Answer::Unsure,
        };
        let referral = match self.value(Question::Referral, sheet) {
            Choice::Referral(referred) => Answer::Known(referred),
            _ => Answer::Unsure,
        };
        Draft {
            scheme: self.scheme(),
            status: sheet.status,
            group: if asked(Question::Group) { known(Question::Group) } else { Answer::Unsure },
            age: None,
            care: self.care(),
            level: asked(Question::Level).then(|| known(Question::Level)),
            admission: asked(Question::Admission).then_some(admission),
            site: known(Question::Site),
            referral: if asked(Question::Referral) { referral } else { Answer::Unsure },
            total,
            out_of_scope,
            class_b,
            year,
        }
    }
}

fn named(choice: &Choice) -> Answer<Box<str>> {
    match choice {
        Choice::Named(id) => Answer::Known(id.clone()),
        Choice::Scheme(_)
        | Choice::Status(_)
        | Choice::Care(_)
        | Choice::Admission(_)
        | Choice::Referral(_)
        | Choice::Unsure => Answer::Unsure,
    }
}

/// A number that is still being typed: its last separator waits for more digits. Two dots are a range with an open end.
fn begun(text: &str) -> &str {
    let text = text.trim();
    match text.strip_suffix(['.', ',', '。', '，', '．']) {
        Some(number) if !number.is_empty() && !number.ends_with(['.', '。', '．']) => number,
        Some(_) | None => text,
    }
}
