//! The same bill elsewhere, and what is worth finding out, in words.

mod filing;
mod levels;

use super::{EstimateWording, short};
use crate::domain::{Calculator, Fen, Phrase, Trust};
use crate::estimate::{
    Answer, Answered, Bill, Cell, Comparison, Estimate, LeftOut, Note, Otherwise, Parameter, Question, Worth,
};

/// The same bill at every level and every place, ready to be drawn. Rows and columns that say the same stand once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// One row a level.
    pub rows: Vec<ComparedRow>,
    /// What can be said about it.
    pub remarks: Vec<String>,
}

impl Compared {
    /// True if every level and every place pays the same.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.rows.len() == 1 && self.columns.len() == 1
    }
}

/// One level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// What it is called.
    pub name: String,
    /// What comes back in each column.
    pub cells: Vec<String>,
    /// The same as amounts, for a bar beside each.
    pub ends: Vec<Cell>,
}

/// What a report says about finding out, around the table of what would narrow the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FindSaid {
    /// What stands above the table: nothing narrows a result as much as a cap nobody tells.
    pub(super) above: Vec<String>,
    /// The table: the question, how wide the result still is, how much narrower that is.
    pub(super) rows: Vec<[String; 3]>,
    /// What stands below the table.
    pub(super) below: Vec<String>,
}

/// What is worth finding out, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// That no cap was found where the bill may be above it: what to ask before anything else.
    pub cap: Option<String>,
    /// The first thing to ask, as a sentence.
    pub first: String,
    /// How to reach the number named there from elsewhere.
    pub from_elsewhere: Option<String>,
    /// That no deductible was found, where it is not the first thing to ask.
    pub deductible: Option<String>,
    /// What would narrow the result: the question, how wide it still is, how much narrower that is.
    pub rows: Vec<[String; 3]>,
    /// What this bill does not depend on, as a sentence.
    pub useless: Option<String>,
    /// What other readings and variants would give, one sentence each.
    pub otherwise: Vec<String>,
}

impl EstimateWording<'_> {
    /// The comparison in words, and what a later stay is worth, if the bill is of one.
    #[must_use]
    pub fn compared(&self, table: &Comparison<'_>, answered: &Answered<'_>) -> Compared {
        let claim = &answered.claim;
        let columns = groups(table.sites.len(), |one, other| table.rows.iter().all(|row| row[one] == row[other]));
        let rows = groups(table.rows.len(), |one, other| {
            table.rows[one] == table.rows[other]
                && table.filing.iter().all(|filing| filing.worth[one] == filing.worth[other])
        });
        let level = |at: &usize| self.level_of(table, *at);
        let together = |group: &Vec<usize>, name: &dyn Fn(&usize) -> String| self.beside(group.iter().map(name));
        let cell = |cell: Cell| match cell {
            Some((low, high)) => self.range(low, high),
            None => self.get(Phrase::CompareNoRate).to_owned(),
        };
        let site = |at: &usize| self.site(table.sites[*at]).to_owned();
        let names: Vec<String> = rows.iter().filter_map(|group| together(group, &level)).collect();
        let known = |id: &str| table.sites.iter().position(|site| *site.id == *id);
        let asked = match &claim.site {
            Answer::Known(id) => known(id).unwrap_or(0),
            Answer::Unsure => 0,
        };
        let levels = self.levels_compared(table, asked, &rows);
        // What is so at one place need not be so at another.
        let here = columns.iter().find(|group| group.contains(&asked)).filter(|_| columns.len() > 1);
        let here = here.and_then(|group| together(group, &site));
        let at_site = |said: String| match &here {
            Some(here) => self.fill(Phrase::CompareAtSite, &[here, &said]),
            None => said,
        };
        let mut remarks: Vec<String> = levels.into_iter().map(at_site).collect();
        remarks.extend(self.filing(table, &rows, &names));
        if let Some((number, (low, high))) = answered.later_stay().filter(|(_, (_, high))| *high > Fen::ZERO) {
            remarks.push(self.fill(Phrase::CompareLater, &[&self.admission(number), &self.range(low, high)]));
        }
        if rows.len() == 1 && columns.len() == 1 {
            remarks.insert(0, self.get(Phrase::CompareNoMatter).to_owned());
        }
        let ends = |row: &[usize]| columns.iter().map(|column| table.rows[row[0]][column[0]]).collect::<Vec<Cell>>();
        let compared = |(row, name): (&Vec<usize>, String)| {
            let ends = ends(row);
            ComparedRow { name, cells: ends.iter().copied().map(cell).collect(), ends }
        };
        Compared {
            columns: columns.iter().filter_map(|group| together(group, &site)).collect(),
            rows: rows.iter().zip(names).map(compared).collect(),
            remarks,
        }
    }

    /// What a row is called.
    fn level_of(&self, table: &Comparison<'_>, row: usize) -> String {
        match table.levels.get(row) {
            Some(level) => self.level(level).to_owned(),
            None => self.get(Phrase::CompareAll).to_owned(),
        }
    }

    /// Names of what is treated alike: 二级 / 三级. Nothing without any.
    fn beside(&self, names: impl IntoIterator<Item = String>) -> Option<String> {
        names.into_iter().reduce(|one, other| self.fill(Phrase::CompareBoth, &[&one, &other]))
    }

    /// What is worth finding out, in words.
    #[must_use]
    pub fn findings(&self, result: &Estimate<'_>, worth: &[Worth], otherwise: &[Otherwise]) -> Findings {
        let (useful, useless): (Vec<&Worth>, Vec<&Worth>) = worth.iter().partition(|one| one.saved > Fen::ZERO);
        let no_cap = [&result.low, &result.high].into_iter().any(Bill::assumes_no_cap);
        // Without a cap nobody can say that what lies above it does not matter.
        let needless = |worth: &&&Worth| !(no_cap && worth.question == Question::Rule(Parameter::AboveCap));
        // Nor does a possibility without a rate fail to matter.
        let left_out: Vec<Question> = left_out(result).collect();
        let useless = useless.iter().filter(|worth| needless(worth) && !left_out.contains(&worth.question)).copied();
        let useless: Vec<&Worth> = useless.collect();
        // What nobody tells has no other end to be narrowed to, and is all the more worth asking.
        let untold = untold(result);
        let first_untold = || {
            let asked = untold.filter(|rule| worth.is_empty() && !(no_cap && *rule == Parameter::Cap));
            asked.map(Question::Rule)
        };
        let no_deductible = !worth.is_empty() && untold == Some(Parameter::Deductible);
        let hotline = self.hotline();
        let first = useful.first().map(|worth| worth.question).or(left_out.first().copied()).or_else(first_untold);
        let asks = matches!(first, Some(Question::Rule(_))) && self.chosen.is_some();
        let first = match (first, hotline, self.chosen) {
            (Some(question @ Question::Rule(_)), Some(number), Some(_)) => {
                self.fill(Phrase::FindAsk, &[number, &self.place(), self.question(question)])
            }
            (Some(question @ Question::Rule(_)), None, Some(_)) => {
                self.fill(Phrase::FindAskOffice, &[&self.place(), self.question(question)])
            }
            (Some(question), _, _) => self.fill(Phrase::FindSettle, &[self.question(question)]),
            (None, _, _) if worth.is_empty() && !no_cap => {
                let old = result.notes.iter().any(|note| matches!(note, Note::Stale { .. }));
                self.get(if old { Phrase::FindSureOld } else { Phrase::FindSure }).to_owned()
            }
            (None, _, _) => String::new(),
        };
        let number = hotline.filter(|_| asks || no_cap);
        let row =
            |worth: &&Worth| [self.question(worth.question).to_owned(), worth.width.grouped(), worth.saved.grouped()];
        let useless = self.wording.items(useless.iter().map(|worth| self.question(worth.question).to_owned()));
        Findings {
            cap: no_cap.then(|| match hotline {
                Some(number) => self.fill(Phrase::FindCapAsk, &[number, &self.place()]),
                None => self.fill(Phrase::FindCapUnknown, &[&self.place()]),
            }),
            first,
            from_elsewhere: number.map(|_| self.fill(Phrase::FindAreaCode, &[&self.place()])),
            deductible: no_deductible.then(|| self.fill(Phrase::FindDeductibleUnknown, &[&self.place()])),
            rows: useful.iter().map(row).collect(),
            useless: useless.map(|all| self.fill(Phrase::FindUseless, &[&all])),
            otherwise: otherwise.iter().map(|other| self.otherwise(other)).collect(),
        }
    }

    /// The sentences of `found` in the order of a report; every form of it writes these and no others.
    pub(super) fn find_said(&self, found: Findings) -> FindSaid {
        let option = found.cap.is_some().then(|| self.get(Phrase::FindCapOption).to_owned());
        let first = Some(found.first).filter(|first| !first.is_empty());
        let below = [first, found.deductible, found.from_elsewhere, found.useless].into_iter().flatten();
        FindSaid {
            above: found.cap.into_iter().chain(option).collect(),
            rows: found.rows,
            below: below.chain(found.otherwise).collect(),
        }
    }

    /// The number to ask about insurance of the place.
    fn hotline(&self) -> Option<&str> {
        let content = self.wording.content();
        let lines =
            content.guide.hotlines_for(content.place(self.chosen?.place), content.task_of(Calculator::Estimate)?);
        lines.first().filter(|line| line.provenance.trust != Trust::Lead).map(|line| &*line.number)
    }

    /// A thing to find out: 起付线到底多少.
    #[must_use]
    pub fn question(&self, question: Question) -> &str {
        self.get(match question {
            Question::Rule(Parameter::Deductible) => Phrase::FindDeductible,
            Question::Rule(Parameter::LaterAdmissions) => Phrase::FindLater,
            Question::Rule(Parameter::Rate) => Phrase::FindRate,
            Question::Rule(Parameter::Status) => Phrase::FindStatus,
            Question::Rule(Parameter::OffSite) => Phrase::FindOffSite,
            Question::Rule(Parameter::Referral) => Phrase::FindReferralRule,
            Question::Rule(Parameter::Cap) => Phrase::FindCap,
            Question::Rule(Parameter::AboveCap) => Phrase::FindAboveCap,
            Question::Rule(Parameter::Critical) => Phrase::FindCritical,
            Question::Group => Phrase::FindGroup,
            Question::Level => Phrase::FindLevel,
            Question::Site => Phrase::FindSite,
            Question::Referral => Phrase::FindReferral,
            Question::Admission => Phrase::FindAdmission,
        })
    }

    /// What another reading or variant would give.
    #[must_use]
    pub fn otherwise(&self, other: &Otherwise) -> String {
        let range = self.range(other.low, other.high);
        match other.reading {
            Some(reading) if self.by_title => self.fill(Phrase::OtherReadingPlain, &[&range, self.reading(reading)]),
            Some(reading) => self.fill(Phrase::OtherReading, &[reading.code(), &range, self.reading(reading)]),
            None => self.fill(Phrase::OtherVariant, &[self.rule(other.parameter), &range]),
        }
    }

    /// An amount in a sentence with its unit: 1,640 元.
    #[must_use]
    pub fn yuan(&self, amount: Fen) -> String {
        self.fill(Phrase::AmountYuan, &[&short(amount)])
    }
}

/// The first rule that a bill rests on and nobody tells; then what was left out of it because nobody tells it.
fn untold(result: &Estimate<'_>) -> Option<Parameter> {
    let rests = |bill: &Bill<'_>, parameter| bill.active.contains(&parameter) && !bill.is_told(parameter);
    let rule = Parameter::ALL.into_iter().find(|one| rests(&result.low, *one) || rests(&result.high, *one));
    let left_out = result.notes.iter().any(|note| matches!(note, Note::CriticalNotCounted));
    rule.or(left_out.then_some(Parameter::Critical))
}

/// Neighbours that are the same, together.
fn groups(count: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..count {
        match groups.last_mut() {
            Some(group) if same(group[0], at) => group.push(at),
            Some(_) | None => groups.push(vec![at]),
        }
    }
    groups
}

/// The questions of which the result leaves an answer out.
fn left_out(result: &Estimate<'_>) -> impl Iterator<Item = Question> {
    result.notes.iter().filter_map(|note| {
        let Note::NoRate(left) = note else { return None };
        Some(match left {
            LeftOut::Groups(_) => Question::Group,
            LeftOut::Levels(_, None) => Question::Level,
            LeftOut::Levels(_, Some(_)) | LeftOut::Referral(_) => Question::Referral,
        })
    })
}
