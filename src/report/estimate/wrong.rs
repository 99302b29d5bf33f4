//! What is wrong with an answer, and what to do about it: one sentence each, with a code for programs.

use serde::Serialize;

use super::{EstimateWording, Field, short};
use crate::domain::{AmountError, Group, Phrase, Rules};
use crate::estimate::{Answer, ClaimError, Draft, NoRule, OLDEST_AGE, TypedError, TypedRule, Unanswered};

/// A mistake in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its code: `E-NEGATIVE`.
    pub code: &'static str,
    /// The answer it is about, if it is about one.
    pub field: Option<Field>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl EstimateWording<'_> {
    fn wrong(&self, code: &'static str, field: Option<Field>, what: String, advice: Phrase) -> Wrong {
        Wrong { code, field, what, advice: self.get(advice).to_owned() }
    }

    /// An amount that cannot be meant.
    #[must_use]
    pub fn wrong_amount(&self, field: Field, error: &AmountError) -> Wrong {
        let name = self.field(field);
        let (what, advice) = match error {
            AmountError::Negative(word) => (self.fill(Phrase::WrongNegative, &[name, word]), Phrase::TryNotNegative),
            AmountError::Format(word) => (self.fill(Phrase::WrongAmount, &[name, word]), Phrase::TryAmount),
            AmountError::Decimals(word) => (self.fill(Phrase::WrongDecimals, &[name, word]), Phrase::TryDecimals),
            AmountError::TooMuch(_) => (self.fill(Phrase::WrongTooMuch, &[name]), Phrase::TryTooMuch),
        };
        self.wrong(error.code(), Some(field), what, advice)
    }

    /// An amount that is needed and was not given.
    #[must_use]
    pub fn missing(&self, field: Field) -> Wrong {
        let option = format!("--{}", field.key());
        Wrong {
            code: "E-AMOUNT-REQUIRED",
            field: Some(field),
            what: self.fill(Phrase::WrongNoAmount, &[self.field(field)]),
            advice: self.fill(Phrase::TryNoAmount, &[&option]),
        }
    }

    /// Answers that make no claim under `rules`.
    fn wrong_claim(&self, error: &ClaimError, draft: &Draft, rules: &Rules<'_>) -> Wrong {
        let code = error.code();
        let levels = || rules.levels.iter().map(|level| self.wording.aside(&level.id, self.level(level)));
        let sites = || rules.sites.iter().map(|site| self.wording.aside(&site.id, self.site(site)));
        let groups = || rules.groups_of(draft.status);
        let named = |group: &Group| self.wording.aside(&group.id, self.group(group));
        match error {
            ClaimError::SelfAboveTotal { total, out_of_scope, class_b } => {
                let both = out_of_scope.plus(*class_b);
                let amounts = [*out_of_scope, *class_b, both, *total].map(short);
                let amounts = amounts.each_ref().map(|amount| &**amount);
                let what = self.fill(Phrase::WrongSelfAboveTotal, &amounts);
                self.wrong(code, Some(Field::OutOfScope), what, Phrase::TrySelfAboveTotal)
            }
            ClaimError::ResidentStatus => {
                let what = self.get(Phrase::WrongResidentStatus).to_owned();
                self.wrong(code, Some(Field::Status), what, Phrase::TryResidentStatus)
            }
            ClaimError::StatusRequired => {
                let what = self.get(Phrase::WrongStatusRequired).to_owned();
                self.wrong(code, Some(Field::Status), what, Phrase::TryStatus)
            }
            ClaimError::LevelRequired => {
                let what = self.fill(Phrase::WrongLevelRequired, &[self.care(draft.care)]);
                self.wrong(code, Some(Field::Level), what, Phrase::TryLevel)
            }
            ClaimError::Admission => {
                let what = self.get(Phrase::WrongAdmission).to_owned();
                self.wrong(code, Some(Field::Admission), what, Phrase::TryAdmission)
            }
            ClaimError::NoLevel(word) => self.no_such(code, Field::Level, word, levels()),
            ClaimError::NoSite(word) => self.no_such(code, Field::Site, word, sites()),
            ClaimError::NoGroup(word) => self.no_such(code, Field::Group, word, groups().map(named)),
            ClaimError::GroupAge { group, age } => {
                let name = groups().find(|other| other.id == *group).map_or(&**group, |group| self.group(group));
                let what = self.fill(Phrase::WrongGroupAge, &[name, &age.to_string()]);
                let fitting = self.items(groups().filter(|group| group.takes(*age)).map(named));
                let advice = self.fill(Phrase::TryGroupAge, &[&fitting]);
                Wrong { code, field: Some(Field::Group), what, advice }
            }
        }
    }

    /// An answer that is none of the choices.
    #[must_use]
    pub fn no_such(
        &self,
        code: &'static str,
        field: Field,
        word: &str,
        choices: impl IntoIterator<Item = String>,
    ) -> Wrong {
        let what = self.fill(Phrase::WrongNoSuch, &[self.field(field), word]);
        match self.wording.items(choices) {
            Some(all) => Wrong { code, field: Some(field), what, advice: self.fill(Phrase::TryNoSuch, &[&all]) },
            None => self.wrong(code, Some(field), what, Phrase::TryNoGroups),
        }
    }

    /// A number of an admission that cannot be read.
    #[must_use]
    pub fn wrong_admission(&self, word: &str) -> Wrong {
        let what = self.fill(Phrase::WrongAdmissionWord, &[word]);
        self.wrong("E-ADMISSION", Some(Field::Admission), what, Phrase::TryAdmission)
    }

    /// An age that cannot be read.
    #[must_use]
    pub fn wrong_age(&self, word: &str) -> Wrong {
        let advice = self.fill(Phrase::TryAge, &[&OLDEST_AGE.to_string()]);
        Wrong { code: "E-AGE", field: Some(Field::Age), what: self.fill(Phrase::WrongAge, &[word]), advice }
    }

    /// A share of the average pension that cannot be read.
    #[must_use]
    pub fn wrong_share(&self, error: &TypedError, word: &str) -> Wrong {
        let what = self.fill(Phrase::WrongRate, &[self.get(Phrase::AccountShare), word]);
        self.wrong(error.code(), Some(Field::Rule(TypedRule::Rate)), what, Phrase::TryShare)
    }

    /// A rule that was typed and is none.
    #[must_use]
    pub fn wrong_rule(&self, rule: TypedRule, error: &TypedError) -> Wrong {
        let field = Field::Rule(rule);
        let name = self.field(field);
        match error {
            TypedError::Amount(amount) => self.wrong_amount(field, amount),
            TypedError::Rate(word) => {
                self.wrong(error.code(), Some(field), self.fill(Phrase::WrongRate, &[name, word]), Phrase::TryRate)
            }
            TypedError::Form(word) => Wrong {
                code: error.code(),
                field: Some(field),
                what: self.fill(Phrase::WrongRule, &[name, word]),
                advice: self.fill(Phrase::TryRule, &[example(rule)]),
            },
        }
    }

    /// Why answers make no estimate.
    #[must_use]
    pub fn unanswered(&self, why: &Unanswered<'_>, draft: &Draft, rules: &Rules<'_>) -> Wrong {
        match why {
            Unanswered::Claim(error) => self.wrong_claim(error, draft, rules),
            Unanswered::NoRule(no_rule) => self.no_rule(no_rule, draft, rules),
        }
    }

    /// No layer has a rate for the case.
    fn no_rule(&self, no_rule: &NoRule<'_>, draft: &Draft, rules: &Rules<'_>) -> Wrong {
        let level = match &draft.level {
            Some(Answer::Known(id)) => rules.level(id),
            Some(Answer::Unsure) | None => None,
        };
        let group = match &draft.group {
            Answer::Known(id) => rules.groups_of(draft.status).find(|group| group.id == *id),
            Answer::Unsure => None,
        };
        let case = [Some(&*self.case(draft, level)), group.map(|group| self.group(group))];
        let case = case.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if let Some(other) = no_rule.referral {
            return self.no_rule_so_referred(&case, other);
        }
        let has = self.wording.items(no_rule.has.iter().map(|level| self.level(level).to_owned()));
        let groups = self.wording.items(no_rule.groups.iter().map(|group| self.group(group).to_owned()));
        let Some(levels) = has else {
            if let Some(groups) = groups.filter(|_| group.is_some()) {
                return Wrong {
                    code: "E-NO-RULE",
                    field: Some(Field::Group),
                    what: self.fill(Phrase::WrongNoRuleBut, &[&self.place(), &case, &groups]),
                    advice: self.fill(Phrase::TryNoRuleGroups, &[&groups]),
                };
            }
            let what = self.fill(Phrase::WrongNoRule, &[&self.place(), &case]);
            return self.wrong("E-NO-RULE", None, what, Phrase::TryNoRule);
        };
        Wrong {
            code: "E-NO-RULE",
            field: Some(Field::Level),
            what: self.fill(Phrase::WrongNoRuleBut, &[&self.place(), &case, &levels]),
            advice: self.fill(Phrase::TryNoRuleBut, &[&levels]),
        }
    }

    /// No rate for those referred, or for those not referred, and one for the others.
    fn no_rule_so_referred(&self, case: &str, other: bool) -> Wrong {
        let (here, there) = (self.referral(!other), self.referral(other));
        let case = format!("{case} {here}");
        let option = format!("--{} {}", Field::Referral.key(), if other { "yes" } else { "no" });
        Wrong {
            code: "E-NO-RULE",
            field: Some(Field::Referral),
            what: self.fill(Phrase::WrongNoRuleReferral, &[&self.place(), &case, there]),
            advice: self.fill(Phrase::TryNoRuleReferral, &[there, &option]),
        }
    }
}

/// How a rule is typed, as an example.
#[must_use]
pub fn example(rule: TypedRule) -> &'static str {
    match rule {
        TypedRule::Deductible => "--deductible 1200",
        TypedRule::LaterAdmissions => "--later-admissions 50%,0",
        TypedRule::Rate => "--rate 85%",
        TypedRule::Bands => "--bands to:10000=91%,94%",
        TypedRule::Cap => "--cap 20万",
        TypedRule::AboveCap => "--above-cap 90%",
        TypedRule::OffSite => "--off-site -10点",
        TypedRule::Critical => "--critical over:10000,to:50000=60%,70%",
    }
}

#[derive(Serialize)]
struct Complaint<'a> {
    schema: &'static str,
    code: &'a str,
    field: Option<&'a str>,
    message: &'a str,
    advice: &'a str,
    exit: u8,
}

/// A mistake as JSON, `yibao.error/1`: what is wrong and what to do, what to do alone, and the number the program ends
/// with.
#[must_use]
pub fn complaint_json(code: &str, field: Option<&str>, message: &str, advice: &str, exit: u8) -> String {
    crate::report::json(&Complaint { schema: "yibao.error/1", code, field, message, advice, exit })
}
