//! The two bills line beside line: each row has a name, both figures and how they come about; a row that is opened also has
//! the rules it rests on.

use super::{EstimateWording, both};
use crate::domain::Phrase;
use crate::estimate::{Basis, Bill, Draft, Estimate, Figure, Item, Line, Parameter, Working};

/// One row of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub item: Item,
    /// Its number, by which other rows name it; the two sums at the foot have none.
    pub number: Option<usize>,
    /// `-`, `=`, `x`, or a blank.
    pub sign: char,
    /// What it is called.
    pub name: String,
    /// The figure of the least favourable bill.
    pub low: String,
    /// The figure of the most favourable bill.
    pub high: String,
    /// How both come about; empty where there is nothing to say.
    pub why: String,
}

/// The same line of both bills.
#[derive(Clone, Copy)]
pub(super) struct Pair<'r, 'a> {
    pub(super) item: Item,
    pub(super) low: Option<&'r Line<'a>>,
    pub(super) high: Option<&'r Line<'a>>,
}

/// The rows by number, for those that name others.
pub(super) struct Numbers(Vec<(Item, usize)>);

impl Numbers {
    fn of(&self, item: Item) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == item).map(|(_, number)| *number)
    }

    /// `4 - 5`: the numbers of the rows there are, with a sign between them.
    pub(super) fn joined(&self, items: &[Item], sign: &str) -> String {
        let numbers: Vec<String> = items.iter().filter_map(|item| self.of(*item)).map(|n| n.to_string()).collect();
        numbers.join(&format!(" {sign} "))
    }

    /// The numbers of the bands.
    pub(super) fn bands(&self) -> Vec<Item> {
        self.0.iter().map(|(item, _)| *item).filter(|item| matches!(item, Item::Band(_))).collect()
    }

    /// The number of the first rate: the only one where there are no bands.
    pub(super) fn rate(&self) -> Option<Item> {
        self.0.iter().map(|(item, _)| *item).find(|item| matches!(item, Item::Rate(_)))
    }

    /// True if there is such a row.
    pub(super) fn has(&self, item: Item) -> bool {
        self.of(item).is_some()
    }
}

impl EstimateWording<'_> {
    /// The rows of a result, in order. `draft` tells what was not filled in.
    #[must_use]
    pub fn rows(&self, result: &Estimate<'_>, draft: &Draft) -> Vec<Row> {
        let pairs = pairs(result);
        let numbered = pairs.iter().map(|pair| pair.item).filter(|item| !matches!(item, Item::Fund | Item::Person));
        let numbers = Numbers(numbered.zip(1..).collect());
        pairs.iter().map(|pair| self.row(*pair, result, draft, &numbers)).collect()
    }

    fn row(&self, pair: Pair<'_, '_>, result: &Estimate<'_>, draft: &Draft, numbers: &Numbers) -> Row {
        let (low, high) = (&result.low, &result.high);
        let capped = low.capped || high.capped;
        let figure = |line: Option<&Line<'_>>, bill: &Bill<'_>| {
            let uncut = pair.item == Item::Basic && !capped;
            if uncut { self.cap_in_words(line, bill).to_owned() } else { figure(line, pair.item) }
        };
        Row {
            item: pair.item,
            number: numbers.of(pair.item),
            sign: sign(pair.item),
            name: self.row_name(pair.item, result, numbers),
            low: figure(pair.low, low),
            high: figure(pair.high, high),
            why: self.why(pair, result, draft, numbers),
        }
    }

    /// The rules that the line about `item` rests on in either bill, one sentence each.
    #[must_use]
    pub fn rules_of(&self, item: Item, result: &Estimate<'_>) -> Vec<String> {
        let lines = [&result.low, &result.high].into_iter().filter_map(|bill| bill.line(item));
        let mut bases: Vec<&Basis<'_>> = lines.flat_map(bases).collect();
        bases.sort_by_key(|basis| basis.parameter);
        let mut said: Vec<String> = Vec::new();
        for basis in bases {
            let rule = self.basis(basis, &result.unused);
            if !said.contains(&rule) {
                said.push(rule);
            }
        }
        said
    }

    /// What the cap does to a bill that it does not cut.
    fn cap_in_words(&self, line: Option<&Line<'_>>, bill: &Bill<'_>) -> &str {
        let known = matches!(line.map(|line| &line.working), Some(Working::Capped { cap: Some(_), .. }));
        self.get(match (known, bill.is_told(Parameter::Cap)) {
            (true, _) => Phrase::CapNotReached,
            (false, true) => Phrase::CapNone,
            (false, false) => Phrase::CapNotTold,
        })
    }

    /// What a row is called.
    fn row_name(&self, item: Item, result: &Estimate<'_>, numbers: &Numbers) -> String {
        let several = numbers.bands().len() > 1;
        let band = |phrase: Phrase, at: u8| self.fill(phrase, &[&(at + 1).to_string()]);
        match item {
            Item::Deductible if result.low.case.admission.max(result.high.case.admission) > 1 => {
                let nth = [&result.low, &result.high].map(|bill| self.admission(bill.case.admission));
                self.fill(Phrase::ItemDeductibleNth, &[&both(&nth[0], &nth[1])])
            }
            Item::Rate(at) if several => band(Phrase::ItemRateOfBand, at),
            Item::Band(at) => band(Phrase::ItemBand, at),
            Item::Total
            | Item::OutOfScope
            | Item::ClassB
            | Item::FirstPayment
            | Item::InScope
            | Item::Deductible
            | Item::Entering
            | Item::Covered
            | Item::Rate(_)
            | Item::ByRate
            | Item::Basic
            | Item::Supplement
            | Item::Critical
            | Item::Fund
            | Item::Person => self.item(item).to_owned(),
        }
    }

    /// What a line is called: 起付线, 合计报销.
    #[must_use]
    pub fn item(&self, item: Item) -> &str {
        self.get(match item {
            Item::Total => Phrase::ItemTotal,
            Item::OutOfScope => Phrase::ItemOutOfScope,
            Item::ClassB => Phrase::ItemClassB,
            Item::FirstPayment => Phrase::ItemFirstPayment,
            Item::InScope => Phrase::ItemInScope,
            Item::Deductible => Phrase::ItemDeductible,
            Item::Entering => Phrase::ItemEntering,
            Item::Covered => Phrase::ItemCovered,
            Item::Rate(_) => Phrase::ItemRate,
            Item::Band(_) | Item::ByRate => Phrase::ItemByRate,
            Item::Basic => Phrase::ItemBasic,
            Item::Supplement => Phrase::ItemSupplement,
            Item::Critical => Phrase::ItemCritical,
            Item::Fund => Phrase::ItemFund,
            Item::Person => Phrase::ItemPerson,
        })
    }

    /// What the name of a line means, for those who hear it for the first time.
    #[must_use]
    pub fn means(&self, item: Item) -> &str {
        self.get(match item {
            Item::Total => Phrase::MeansTotal,
            Item::OutOfScope => Phrase::MeansOutOfScope,
            Item::ClassB => Phrase::MeansClassB,
            Item::FirstPayment => Phrase::MeansFirstPayment,
            Item::InScope => Phrase::MeansInScope,
            Item::Deductible => Phrase::MeansDeductible,
            Item::Entering => Phrase::MeansEntering,
            Item::Covered => Phrase::MeansCovered,
            Item::Rate(_) => Phrase::MeansRate,
            Item::Band(_) => Phrase::MeansBand,
            Item::ByRate => Phrase::MeansByRate,
            Item::Basic => Phrase::MeansBasic,
            Item::Supplement => Phrase::MeansSupplement,
            Item::Critical => Phrase::MeansCritical,
            Item::Fund => Phrase::MeansFund,
            Item::Person => Phrase::MeansPerson,
        })
    }

    /// A row opened: why it is what it is, and what its name means.
    #[must_use]
    pub fn opened(&self, row: &Row, result: &Estimate<'_>) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(number) = row.number {
            let figures = both(&row.low, &row.high);
            said.push(self.fill(Phrase::WhyQuestion, &[&number.to_string(), &row.name, &figures]));
        }
        said.extend((!row.why.is_empty()).then(|| row.why.clone()));
        said.extend(self.rules_of(row.item, result));
        said.push(self.means(row.item).to_owned());
        said
    }
}

/// The rules that made a line what it is. A rule that looked at a rate and left it alone is none of them.
pub fn bases<'r, 'a>(line: &'r Line<'a>) -> impl Iterator<Item = &'r Basis<'a>> {
    let made = |basis: &&Basis<'_>| match &line.working {
        Working::Rate(_, moves) => {
            basis.parameter == Parameter::Rate || moves.iter().any(|step| step.by == basis.parameter)
        }
        Working::Given(_)
        | Working::Less(..)
        | Working::FirstPayment(..)
        | Working::Deductible(..)
        | Working::Covered(..)
        | Working::Paid { .. }
        | Working::Sum(_)
        | Working::Capped { .. }
        | Working::Supplement { .. }
        | Working::Critical { .. } => true,
    };
    line.basis.iter().filter(made)
}

fn sign(item: Item) -> char {
    match item {
        Item::OutOfScope | Item::ClassB | Item::FirstPayment | Item::Deductible => '-',
        Item::InScope | Item::Entering | Item::Band(_) | Item::ByRate => '=',
        Item::Rate(_) => 'x',
        Item::Total | Item::Covered | Item::Basic | Item::Supplement | Item::Critical | Item::Fund | Item::Person => {
            ' '
        }
    }
}

/// The figure of a line; what a bill does not have is nothing, or no rate at all.
fn figure(line: Option<&Line<'_>>, item: Item) -> String {
    match (line.map(|line| line.figure), item) {
        (Some(Figure::Money(fen)), _) => fen.grouped(),
        (Some(Figure::Share(share)), _) => share.to_string(),
        (None, Item::Rate(_) | Item::Covered) => String::new(),
        (None, _) => crate::domain::Fen::ZERO.grouped(),
    }
}

/// The lines of both bills side by side.
fn pairs<'r, 'a>(result: &'r Estimate<'a>) -> Vec<Pair<'r, 'a>> {
    let of = |bill: &'r Bill<'a>, item: Item| bill.lines.iter().find(|line| line.item == item);
    let pair = |item: Item| Pair { item, low: of(&result.low, item), high: of(&result.high, item) };
    result.items().into_iter().map(pair).collect()
}
