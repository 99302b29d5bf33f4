//! What the questions, their answers and the parts of the page are called.

use super::Desk;
use crate::app::interview::Tab;
use crate::app::interview::answers::{Dropped, Problem, Unready};
use crate::app::interview::question::{Choice, Question};
use crate::app::query::Query;
use crate::domain::{Phrase, Rules};
use crate::estimate::{Inquiry, TypedError, TypedRule, Unanswered, last_admission};
use crate::report::estimate::{Field, short};

pub(super) fn tab(tab: Tab) -> Option<Phrase> {
    match tab {
        Tab::Answers => None,
        Tab::Trace => Some(Phrase::TabTrace),
        Tab::Compare => Some(Phrase::TabCompare),
        Tab::FindOut => Some(Phrase::TabFindOut),
        Tab::Chart => Some(Phrase::TabChart),
    }
}

/// The hint line of a question, in people's words.
pub(super) fn hint(question: Question, open: bool) -> Phrase {
    match question {
        Question::Total => Phrase::HintTotalWhere,
        Question::Scheme => Phrase::HintScheme,
        Question::Status => Phrase::HintStatus,
        Question::Group => Phrase::HintGroup,
        Question::Care => Phrase::HintCare,
        Question::Level => Phrase::HintLevel,
        Question::Admission => Phrase::HintAdmission,
        Question::Referral => Phrase::HintReferral,
        Question::Site => Phrase::HintSite,
        Question::More if open => Phrase::HintMoreOpen,
        Question::More => Phrase::HintMore,
        Question::OutOfScope => Phrase::HintOutOfScope,
        Question::ClassB => Phrase::HintClassB,
        Question::UsedDeductible => Phrase::HintUsedDeductible,
        Question::Paid => Phrase::HintPaid,
        Question::CostThisYear => Phrase::HintCostThisYear,
        Question::Carried => Phrase::HintCarried,
        Question::Deductible => Phrase::HintDeductible,
        Question::Rate => Phrase::HintRate,
        Question::Cap => Phrase::HintCap,
        Question::AboveCap => Phrase::HintAboveCap,
    }
}

/// The hint line where the place names levels in its own way, or tells people apart by age.
pub(super) fn hint_under(question: Question, open: bool, rules: &Rules<'_>) -> Phrase {
    let own_levels = rules.levels.iter().any(|level| level.label.is_some());
    let by_age = rules.groups.iter().all(|group| group.from_age.is_some() || group.below_age.is_some());
    if question == Question::Level && own_levels {
        Phrase::HintLevelOwn
    } else if question == Question::Group && by_age {
        Phrase::HintGroupAge
    } else {
        hint(question, open)
    }
}

/// What the reports call it; nothing for the line that folds.
pub(super) fn field(question: Question) -> Option<Field> {
    Some(match question {
        Question::Total => Field::Total,
        Question::Scheme => Field::Scheme,
        Question::Status => Field::Status,
        Question::Group => Field::Group,
        Question::Care => Field::Care,
        Question::Level => Field::Level,
        Question::Admission => Field::Admission,
        Question::Referral => Field::Referral,
        Question::Site => Field::Site,
        Question::More => return None,
        Question::OutOfScope => Field::OutOfScope,
        Question::ClassB => Field::ClassB,
        Question::UsedDeductible => Field::UsedDeductible,
        Question::Paid => Field::PaidThisYear,
        Question::CostThisYear => Field::CostThisYear,
        Question::Carried => Field::CarriedThisYear,
        Question::Deductible => Field::Rule(TypedRule::Deductible),
        Question::Rate => Field::Rule(TypedRule::Rate),
        Question::Cap => Field::Rule(TypedRule::Cap),
        Question::AboveCap => Field::Rule(TypedRule::AboveCap),
    })
}

/// The text with a capital at its start, where its letters have capitals.
pub(in crate::tui::views) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let mut capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    capital.push_str(letters.as_str());
    capital
}

/// A sentence in two halves: what is wrong, and what to do.
pub(super) struct Trouble {
    pub(super) what: String,
    pub(super) advice: String,
}

impl Desk<'_> {
    /// The label in front of a question, with a capital where the language has them.
    pub(super) fn label(&self, question: Question) -> String {
        capital(self.name(question))
    }

    /// What a question is called in a sentence.
    fn name(&self, question: Question) -> &str {
        match (question, field(question)) {
            (Question::UsedDeductible, _) => self.scene.say(Phrase::AskUsedDeductible),
            (Question::CostThisYear, _) => self.scene.say(Phrase::AskCostThisYear),
            (Question::Carried, _) => self.scene.say(Phrase::AskCarried),
            (Question::ClassB, _) => self.scene.say(Phrase::AskClassB),
            (Question::Paid, _) => self.scene.say(Phrase::AskPaid),
            (_, Some(field)) => self.said.field(field),
            (_, None) => self.scene.say(Phrase::AskMore),
        }
    }

    /// What an answer is called.
    pub(super) fn choice(&self, question: Question, choice: &Choice) -> String {
        let rules = &self.sheet.rules;
        match choice {
            Choice::Scheme(scheme) => self.said.scheme(*scheme).to_owned(),
            Choice::Status(status) => self.said.status(*status).to_owned(),
            Choice::Care(care) => self.said.care(*care).to_owned(),
            Choice::Referral(referred) => self.said.referral(*referred).to_owned(),
            Choice::Admission(number) => {
                let last = last_admission(rules).max(2);
                if *number == last {
                    self.scene.fill(Phrase::AskLast, &[&number.to_string()])
                } else {
                    self.said.admission(*number)
                }
            }
            Choice::Named(id) => self.named(question, id).unwrap_or(id).to_owned(),
            Choice::Unsure => self.scene.say(Phrase::AnswerUnsure).to_owned(),
        }
    }

    /// What a level, site or group is called here; nothing where there is none of that id.
    fn named(&self, question: Question, id: &str) -> Option<&str> {
        let rules = &self.sheet.rules;
        let level = rules.level(id).filter(|_| question == Question::Level).map(|level| self.said.level(level));
        let site = rules.site(id).filter(|_| question == Question::Site).map(|site| self.said.site(site));
        let group = rules.groups.iter().find(|group| *group.id == *id && question == Question::Group);
        level.or(site).or(group.map(|group| self.said.group(group)))
    }

    /// What the last key took out, as a sentence.
    pub(super) fn dropped(&self) -> Option<String> {
        let name = |gone: &Dropped| match &gone.choice {
            // What only other rules have a name for is not told by its id.
            Some(Choice::Named(id)) if self.named(gone.question, id).is_none() => self.name(gone.question).to_owned(),
            Some(choice) => {
                let values = [self.name(gone.question), &self.choice(gone.question, choice)];
                self.scene.fill(Phrase::AskDroppedAnswer, &values)
            }
            None => self.name(gone.question).to_owned(),
        };
        let all = self.scene.wording.items(self.page.dropped.iter().map(name))?;
        Some(self.scene.fill(Phrase::AskDropped, &[&all]))
    }

    /// Why there is no result, unless nothing has been typed yet.
    pub(super) fn trouble(&self, unready: &Unready) -> Option<Trouble> {
        let Unready::Wrong(question, problem) = unready else { return None };
        let wrong = match (problem, field(*question)) {
            (Problem::Amount(error), Some(field)) => self.said.wrong_amount(field, error),
            (Problem::Rule(error), Some(Field::Rule(rule))) => {
                let text = self.page.answers.field(*question).map(Query::text).unwrap_or_default();
                if text.trim_start().starts_with(['-', '－']) {
                    let what = self.scene.fill(Phrase::WrongNegative, &[self.name(*question), text.trim()]);
                    return Some(Trouble { what, advice: self.scene.say(Phrase::TryNotNegative).to_owned() });
                }
                let wrong = self.said.wrong_rule(rule, error);
                if let TypedError::Form(_) = error {
                    let advice = self.scene.say(hint(*question, true)).to_owned();
                    return Some(Trouble { what: wrong.what, advice });
                }
                wrong
            }
            (Problem::SelfAboveTotal { total, out_of_scope, class_b }, _) => {
                let amounts = [*out_of_scope, *class_b, out_of_scope.plus(*class_b), *total].map(short);
                let what = self.scene.fill(Phrase::WrongSelfAboveTotal, &amounts.each_ref().map(String::as_str));
                return Some(Trouble { what, advice: self.scene.say(Phrase::TrySelfAboveTotal).to_owned() });
            }
            (Problem::Amount(_) | Problem::Rule(_), _) => return None,
        };
        Some(Trouble { what: wrong.what, advice: wrong.advice })
    }

    /// Why answers make no estimate.
    pub(super) fn unanswered(&self, inquiry: &Inquiry, why: &Unanswered<'_>) -> Trouble {
        let wrong = self.said.unanswered(why, &inquiry.draft, &self.sheet.rules);
        match why {
            Unanswered::Claim(_) => Trouble { what: wrong.what, advice: wrong.advice },
            // The screen has no options to name: what to do there is another answer.
            Unanswered::NoRule(no_rule) => {
                let levels = no_rule.has.iter().map(|level| self.said.level(level).to_owned());
                let groups = no_rule.groups.iter().map(|group| self.said.group(group).to_owned());
                let items = |all: Vec<String>| self.scene.wording.items(all);
                let advice = match (no_rule.referral, items(levels.collect()).or_else(|| items(groups.collect()))) {
                    (Some(other), _) => self.scene.fill(Phrase::AskNoRuleReferral, &[self.said.referral(other)]),
                    (None, Some(levels)) => self.scene.fill(Phrase::AskNoRuleBut, &[&levels]),
                    (None, None) => self.scene.say(Phrase::AskNoRule).to_owned(),
                };
                Trouble { what: wrong.what, advice }
            }
        }
    }

    /// True if what is typed for a question cannot be read, or is more than the bill.
    pub(super) fn is_wrong(&self, question: Question) -> bool {
        self.page.answers.is_unreadable(question) || self.wrong == Some(question)
    }
}
