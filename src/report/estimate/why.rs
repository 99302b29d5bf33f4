//! How a row comes about, said from the operands that were really used. Where both bills went the same way the two
//! numbers stand beside each other; otherwise each column gets its own words.

use super::rows::{Numbers, Pair};
use super::{EstimateWording, both, hundredths, short};
use crate::domain::{BandsFrom, Factor, Fen, Phrase, Points, Rate, RulesFrom, Status};
use crate::estimate::{
    AmountOp, Bill, CriticalBand, Draft, Estimate, First, Item, Line, Mark, Parameter, Parts, RateOp, Working,
};

/// One step in words: the same in both bills if only the amounts differ.
struct Token {
    phrase: Phrase,
    /// What made the step, first in the sentence; nothing where the sentence has no place for it.
    by: Option<String>,
    amounts: Vec<String>,
}

impl Token {
    fn plain(phrase: Phrase, amounts: Vec<String>) -> Self {
        Self { phrase, by: None, amounts }
    }

    fn by(phrase: Phrase, by: String, amount: String) -> Self {
        Self { phrase, by: Some(by), amounts: vec![amount] }
    }

    fn like(&self, other: &Self) -> bool {
        self.phrase == other.phrase && self.by == other.by && self.amounts.len() == other.amounts.len()
    }
}

/// A bill, and whose it is.
#[derive(Clone, Copy)]
struct Seen<'r, 'a> {
    bill: &'r Bill<'a>,
    status: Option<Status>,
}

impl EstimateWording<'_> {
    pub(super) fn why(&self, pair: Pair<'_, '_>, result: &Estimate<'_>, draft: &Draft, numbers: &Numbers) -> String {
        let formula = |phrase: Phrase, formula: String| self.fill(phrase, &[&formula]);
        let entering = if numbers.has(Item::Covered) { Item::Covered } else { Item::Entering };
        match pair.item {
            Item::Total => self.get(Phrase::WhyGiven).to_owned(),
            Item::OutOfScope => self.given(draft.out_of_scope),
            Item::ClassB => self.given(draft.class_b),
            Item::InScope => {
                let parts = [Item::Total, Item::OutOfScope, Item::ClassB, Item::FirstPayment];
                formula(Phrase::WhyInScope, numbers.joined(&parts, "-"))
            }
            Item::Entering => formula(Phrase::WhyFormula, numbers.joined(&[Item::InScope, Item::Deductible], "-")),
            Item::ByRate if numbers.bands().is_empty() => {
                let parts: Vec<Item> = std::iter::once(entering).chain(numbers.rate()).collect();
                formula(Phrase::WhyFormula, numbers.joined(&parts, "x"))
            }
            Item::ByRate => formula(Phrase::WhyFormula, numbers.joined(&numbers.bands(), "+")),
            Item::Fund => {
                let cut = result.low.capped || result.high.capped;
                let basic = if cut && numbers.has(Item::Basic) { Item::Basic } else { Item::ByRate };
                let parts = [basic, Item::Supplement, Item::Critical];
                formula(Phrase::WhyFormula, numbers.joined(&parts, "+"))
            }
            Item::Person => self.parts(&result.low.parts, &result.high.parts),
            Item::Deductible if later_is_not_told(result) => {
                let seen = |bill| Seen { bill, status: draft.status };
                let low = pair.low.map(|line| self.start_alone(line, seen(&result.low)));
                let high = pair.high.map(|line| self.start_alone(line, seen(&result.high)));
                let nth = self.admission(result.low.case.admission.max(result.high.case.admission));
                self.parts_of([self.merged(low, high), self.fill(Phrase::WhyLaterNotTold, &[&nth])])
            }
            Item::FirstPayment
            | Item::Deductible
            | Item::Covered
            | Item::Rate(_)
            | Item::Band(_)
            | Item::Basic
            | Item::Supplement
            | Item::Critical => {
                let seen = |bill| Seen { bill, status: draft.status };
                let low = pair.low.map(|line| self.tokens(line, seen(&result.low)));
                let high = pair.high.map(|line| self.tokens(line, seen(&result.high)));
                let no_upper = has_no_upper(pair, result).then(|| self.get(Phrase::WhyNoUpper).to_owned());
                self.parts_of(std::iter::once(self.merged(low, high)).chain(no_upper))
            }
        }
    }

    fn given(&self, amount: Option<Fen>) -> String {
        self.get(if amount.is_some() { Phrase::WhyGiven } else { Phrase::WhyNotGiven }).to_owned()
    }

    /// What the person pays, part by part.
    fn parts(&self, low: &Parts, high: &Parts) -> String {
        let part = |name: &str, low: Fen, high: Fen| {
            let some = low.max(high) > Fen::ZERO;
            some.then(|| self.fill(Phrase::WhyParts, &[name, &both(&short(low), &short(high))]))
        };
        let item = |item: Item| self.item(item);
        let parts = [
            part(item(Item::OutOfScope), low.out_of_scope, high.out_of_scope),
            part(item(Item::ClassB), low.class_b, high.class_b),
            part(item(Item::FirstPayment), low.first_payment, high.first_payment),
            part(item(Item::Deductible), low.deductible, high.deductible),
            part(self.get(Phrase::PartCoinsurance), low.coinsurance, high.coinsurance),
            part(self.get(Phrase::PartAboveCap), low.above_cap, high.above_cap),
        ];
        let sum = parts.into_iter().flatten().collect::<Vec<_>>().join(" + ");
        match part(item(Item::Critical), low.critical, high.critical) {
            Some(taken) => format!("{sum} - {taken}"),
            None => sum,
        }
    }

    /// The words of both bills, said once where they agree.
    fn merged(&self, low: Option<Vec<Token>>, high: Option<Vec<Token>>) -> String {
        let alone = |tokens: &[Token]| self.parts_of(tokens.iter().map(|token| self.token(token, &token.amounts)));
        match (low, high) {
            (Some(low), Some(high)) => {
                let alike = low.len() == high.len() && low.iter().zip(&high).all(|(one, other)| one.like(other));
                if alike {
                    self.parts_of(low.iter().zip(&high).map(|(one, other)| {
                        let amounts = one.amounts.iter().zip(&other.amounts);
                        self.token(one, &amounts.map(|(low, high)| both(low, high)).collect::<Vec<_>>())
                    }))
                } else {
                    let column = |name: Phrase, tokens: &[Token]| {
                        let said = alone(tokens);
                        (!said.is_empty()).then(|| self.fill(Phrase::WhyOfColumn, &[self.get(name), &said]))
                    };
                    let columns = [column(Phrase::ColumnLow, &low), column(Phrase::ColumnHigh, &high)];
                    self.parts_of(columns.into_iter().flatten())
                }
            }
            (Some(only), None) => self.fill(Phrase::WhyOfColumn, &[self.get(Phrase::ColumnLow), &alone(&only)]),
            (None, Some(only)) => self.fill(Phrase::WhyOfColumn, &[self.get(Phrase::ColumnHigh), &alone(&only)]),
            (None, None) => String::new(),
        }
    }

    fn token(&self, token: &Token, amounts: &[String]) -> String {
        let values: Vec<&str> = token.by.as_deref().into_iter().chain(amounts.iter().map(String::as_str)).collect();
        self.fill(token.phrase, &values)
    }

    /// A line as steps.
    fn tokens(&self, line: &Line<'_>, seen: Seen<'_, '_>) -> Vec<Token> {
        let bill = seen.bill;
        match &line.working {
            Working::Given(_) | Working::Less(..) | Working::Sum(_) => Vec::new(),
            Working::FirstPayment(rate, of) => {
                vec![Token::plain(Phrase::WhyShareOf, vec![rate.to_string(), short(*of)])]
            }
            Working::Paid { share, of, .. } => {
                vec![Token::plain(Phrase::WhyShareOf, vec![share.to_string(), short(*of)])]
            }
            Working::Deductible(first, moves) => {
                let later = moves.iter().any(|step| step.by == Parameter::LaterAdmissions);
                let mut tokens = first_tokens(*first, later, moves.is_empty());
                if is_typed(line, Parameter::Deductible) {
                    tokens.insert(0, Token::plain(Phrase::WhyTyped, Vec::new()));
                }
                tokens.extend(moves.iter().flat_map(|step| self.amount_step(step.by, step.does, seen)));
                tokens
            }
            Working::Rate(written, moves) => {
                let mut tokens = vec![if is_typed(line, Parameter::Rate) {
                    Token::plain(Phrase::WhyTyped, Vec::new())
                } else {
                    Token::by(Phrase::WhyRateOf, self.who(seen), written.to_string())
                }];
                tokens.extend(moves.iter().map(|step| self.rate_step(step.by, step.does, seen)));
                tokens
            }
            Working::Covered(_, cap, used, below) => {
                let mut tokens = vec![cap_token(*cap, *used, bill.capped)];
                if *below > Fen::ZERO {
                    tokens.push(Token::plain(Phrase::WhyCapFromZero, vec![short(*below)]));
                }
                tokens
            }
            Working::Capped { cap: Some(cap), used, .. } => vec![cap_token(*cap, *used, bill.capped)],
            Working::Capped { cap: None, .. } => {
                let told = bill.is_told(Parameter::Cap);
                vec![Token::plain(if told { Phrase::WhyCapNone } else { Phrase::WhyCapUnknown }, Vec::new())]
            }
            Working::Supplement { .. } if !bill.capped => {
                let unknown = !bill.is_told(Parameter::Cap) && bill.cap().is_none();
                vec![Token::plain(if unknown { Phrase::WhyAboveUnknown } else { Phrase::WhyNotAbove }, Vec::new())]
            }
            Working::Supplement { rate, .. } if *rate == Rate::NONE => {
                let told = bill.is_told(Parameter::AboveCap);
                vec![Token::plain(if told { Phrase::WhyAboveNone } else { Phrase::WhyAboveNotTold }, Vec::new())]
            }
            Working::Supplement { rate, of, most, .. } => {
                let of = Fen::nearest(of.half_up());
                let mut tokens = vec![Token::plain(Phrase::WhyAbove, vec![short(of), rate.to_string()])];
                tokens.extend(most.map(|most| Token::plain(Phrase::WhyAtMostPaid, vec![short(most)])));
                tokens
            }
            Working::Critical { base, carried, threshold, bands, from, most, .. } => {
                let base = Fen::nearest(base.half_up());
                let mut tokens = vec![Token::plain(Phrase::WhyCritical, vec![short(base), short(*threshold)])];
                if *carried > Fen::ZERO {
                    tokens.push(Token::plain(Phrase::WhyCriticalCarried, vec![short(*carried)]));
                }
                tokens.extend(bands.iter().map(|band| critical_band(band, *threshold, *from)));
                tokens.extend(most.map(|most| Token::plain(Phrase::WhyAtMostPaid, vec![short(most)])));
                tokens
            }
        }
    }

    /// A deductible without what a later stay would change.
    fn start_alone(&self, line: &Line<'_>, seen: Seen<'_, '_>) -> Vec<Token> {
        let Working::Deductible(first, moves) = &line.working else { return Vec::new() };
        let mut tokens = first_tokens(*first, true, false);
        let others = moves.iter().filter(|step| step.by != Parameter::LaterAdmissions);
        tokens.extend(others.flat_map(|step| self.amount_step(step.by, step.does, seen)));
        tokens
    }

    /// Whose rate it is: 三级退休.
    fn who(&self, seen: Seen<'_, '_>) -> String {
        let level = seen.bill.case.level.map(|level| self.level(level).to_owned());
        let person = seen.bill.case.group.map(|group| self.group(group).to_owned());
        let person = person.or_else(|| seen.status.map(|status| self.status(status).to_owned()));
        self.together(level.into_iter().chain(person))
    }

    /// What made a step: 第 2 次, 退休, 外地没备案, 没转诊.
    fn maker(&self, by: Parameter, seen: Seen<'_, '_>) -> String {
        match by {
            Parameter::LaterAdmissions => self.admission(seen.bill.case.admission),
            Parameter::Status => {
                let group = seen.bill.case.group.map(|group| self.group(group).to_owned());
                let status = seen.status.map(|status| self.status(status).to_owned());
                group.or(status).unwrap_or_else(|| self.rule(by).to_owned())
            }
            Parameter::OffSite => self.site(seen.bill.case.site).to_owned(),
            Parameter::Referral => match seen.bill.case.referred {
                Some(referred) => self.referral(referred).to_owned(),
                None => self.rule(by).to_owned(),
            },
            Parameter::Deductible | Parameter::Rate | Parameter::Cap | Parameter::AboveCap | Parameter::Critical => {
                self.rule(by).to_owned()
            }
        }
    }

    fn amount_step(&self, by: Parameter, does: AmountOp, seen: Seen<'_, '_>) -> Vec<Token> {
        let by = || self.maker(by, seen);
        vec![match does {
            AmountOp::Times(factor) => Token::by(Phrase::WhyTimes, by(), times(factor)),
            AmountOp::Share(rate) => Token::by(Phrase::WhyShare, by(), rate.to_string()),
            AmountOp::By(shift, floor) => {
                let size = Fen::nearest(i128::from(shift.fen().unsigned_abs()));
                let phrase = if shift.fen() < 0 { Phrase::WhyLess } else { Phrase::WhyMore };
                let mut tokens = vec![Token::by(phrase, by(), short(size))];
                if floor > Fen::ZERO {
                    tokens.push(Token::plain(Phrase::WhyAtLeast, vec![short(floor)]));
                }
                return tokens;
            }
            AmountOp::Instead(amount) => Token::by(Phrase::WhyInstead, by(), short(amount)),
            AmountOp::CeilingLeft(ceiling, used) => Token::plain(Phrase::WhyCeiling, vec![short(ceiling), short(used)]),
            AmountOp::LessUsed(used) => Token::plain(Phrase::WhyUsed, vec![short(used)]),
            AmountOp::NothingAbove(cost) => Token::plain(Phrase::WhyWholeAbove, vec![short(cost)]),
            AmountOp::AtMostCost(cost) => Token::plain(Phrase::WhyAtMostCost, vec![short(cost)]),
        }]
    }

    fn rate_step(&self, by: Parameter, does: RateOp, seen: Seen<'_, '_>) -> Token {
        let by = || self.maker(by, seen);
        match does {
            RateOp::Points(points) => {
                let phrase = if points.hundredths() < 0 { Phrase::WhyLess } else { Phrase::WhyMore };
                Token::by(phrase, by(), self.points(points))
            }
            RateOp::Times(factor) => Token::by(Phrase::WhyTimes, by(), times(factor)),
            RateOp::SelfPay(factor) => Token::by(Phrase::WhySelfPay, by(), times(factor)),
            RateOp::AtLeast(rate) => Token::plain(Phrase::WhyAtLeast, vec![rate.to_string()]),
            RateOp::AtMost(rate) => Token::plain(Phrase::WhyAtMost, vec![rate.to_string()]),
        }
    }

    /// 20 点.
    fn points(&self, points: Points) -> String {
        self.fill(Phrase::AmountPoints, &[&hundredths(i64::from(points.hundredths()))])
    }
}

/// True where nobody says what becomes of the deductible at this stay: then the least favourable bill takes the first one
/// and the most favourable none.
fn later_is_not_told(result: &Estimate<'_>) -> bool {
    [&result.low, &result.high].into_iter().any(|bill| !bill.is_told(Parameter::LaterAdmissions))
}

/// True where the rule of a line is the person's own.
fn is_typed(line: &Line<'_>, parameter: Parameter) -> bool {
    let mut rules = line.basis.iter().filter(|basis| basis.parameter == parameter).peekable();
    rules.peek().is_some() && rules.all(|basis| basis.from == RulesFrom::Typed)
}

/// True for a rate of which the sources give only the lower end.
fn has_no_upper(pair: Pair<'_, '_>, result: &Estimate<'_>) -> bool {
    let whole = |line: Option<&Line<'_>>| {
        let working = line.map(|line| &line.working);
        matches!(working, Some(Working::Rate(written, _)) if *written == Rate::ALL)
    };
    result.high.marks.has(Mark::Logical) && whole(pair.high) && !whole(pair.low)
}

/// 0.8.
fn times(factor: Factor) -> String {
    factor.to_string().trim_start_matches('×').to_owned()
}

/// What a deductible begins with. An amount that nothing changes is the figure itself.
fn first_tokens(first: First, later: bool, unchanged: bool) -> Vec<Token> {
    match first {
        First::NotTold => vec![Token::plain(Phrase::WhyNotTold, Vec::new())],
        First::Amount(_) if unchanged => Vec::new(),
        First::Amount(amount) if later => vec![Token::plain(Phrase::WhyFirst, vec![short(amount)])],
        First::Amount(amount) => vec![Token::plain(Phrase::WhyAmount, vec![short(amount)])],
        First::ShareOfTotal(share, total, at_least, at_most) => {
            let mut tokens = vec![Token::plain(Phrase::WhyShareOfTotal, vec![share.to_string(), short(total)])];
            if at_least > Fen::ZERO {
                tokens.push(Token::plain(Phrase::WhyAtLeast, vec![short(at_least)]));
            }
            if at_most < Fen::MOST {
                tokens.push(Token::plain(Phrase::WhyAtMost, vec![short(at_most)]));
            }
            tokens
        }
    }
}

fn cap_token(cap: Fen, used: Fen, reached: bool) -> Token {
    if used == Fen::ZERO {
        return Token::plain(if reached { Phrase::WhyCapReached } else { Phrase::WhyCap }, vec![short(cap)]);
    }
    let phrase = if reached { Phrase::WhyCapReachedUsed } else { Phrase::WhyCapUsed };
    Token::plain(phrase, vec![short(cap), short(used), short(cap.less(used))])
}

fn critical_band(band: &CriticalBand, threshold: Fen, from: BandsFrom) -> Token {
    match band.to {
        Some(to) => {
            let end = match from {
                BandsFrom::Zero => to,
                BandsFrom::Deductible => to.plus(threshold),
            };
            Token::plain(Phrase::WhyCriticalBand, vec![short(end), band.rate.to_string()])
        }
        None => Token::plain(Phrase::WhyCriticalAbove, vec![band.rate.to_string()]),
    }
}
