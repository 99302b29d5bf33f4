//! The shipped rules with other numbers: every number of a rule can be moved, or put at a point between its ends.

use yibao::domain::{
    AboveCap, Adjust, AmountChange, Block, Cap, Critical, Deductible, Factor, Fen, Later, LaterStep, Layer, NonEmpty,
    Pay, Points, Quantity, Rate, RateChange, RateRule, Rules, RulesFrom, Shift, Span, Standing, Start, Tree, Value,
};
use yibao::estimate::Parameter;

use crate::shipped::Dice;

/// What a number of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Start,
    Ceiling,
    Later,
    Rate,
    Change(Parameter),
    SelfPay(Parameter),
    PaysFirst,
    DeductibleOf(Parameter),
    Cap,
    Above,
    AboveMost,
    Threshold,
    CriticalRate,
    CriticalMost,
}

/// A number of a rule.
pub(crate) enum Number<'n> {
    Amount(&'n mut Span<Fen>),
    Share(&'n mut Span<Rate>),
    Points(&'n mut Span<Points>),
    Factor(&'n mut Span<Factor>),
    Shift(&'n mut Span<Shift>),
}

/// The blocks that hold in one place, free to be changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks {
    pub(crate) deductible: Option<Block<Deductible>>,
    pub(crate) later_admissions: Option<Block<Tree<Later>>>,
    pub(crate) rate: Option<Block<RateRule>>,
    pub(crate) status: Option<Block<Tree<Adjust>>>,
    pub(crate) off_site: Option<Block<Tree<Adjust>>>,
    pub(crate) referral: Option<Block<Tree<Adjust>>>,
    pub(crate) cap: Option<Block<Cap>>,
    pub(crate) above_cap: Option<Block<AboveCap>>,
    pub(crate) critical: Option<Block<Critical>>,
}

/// Does `work` with every block of a set.
macro_rules! blocks {
    ($blocks:expr, $block:ident => $work:expr) => {{
        let all = $blocks;
        {
            let $block = &mut all.deductible;
            $work;
        }
        {
            let $block = &mut all.later_admissions;
            $work;
        }
        {
            let $block = &mut all.rate;
            $work;
        }
        {
            let $block = &mut all.status;
            $work;
        }
        {
            let $block = &mut all.off_site;
            $work;
        }
        {
            let $block = &mut all.referral;
            $work;
        }
        {
            let $block = &mut all.cap;
            $work;
        }
        {
            let $block = &mut all.above_cap;
            $work;
        }
        {
            let $block = &mut all.critical;
            $work;
        }
    }};
}

impl Blocks {
    pub(crate) fn of(rules: &Rules<'_>) -> Self {
        fn own<T: Clone>(held: Option<Standing<'_, T>>) -> Option<Block<T>> {
            held.map(|held| held.block.clone())
        }
        Self {
            deductible: own(rules.deductible),
            later_admissions: own(rules.later_admissions),
            rate: own(rules.rate),
            status: own(rules.status),
            off_site: own(rules.off_site),
            referral: own(rules.referral),
            cap: own(rules.cap),
            above_cap: own(rules.above_cap),
            critical: own(rules.critical),
        }
    }

    /// The rules with these blocks.
    pub(crate) fn over<'b>(&'b self, rules: &Rules<'b>) -> Rules<'b> {
        fn held<'b, T>(block: Option<&'b Block<T>>, was: Option<Standing<'b, T>>) -> Option<Standing<'b, T>> {
            let from = was.map_or(RulesFrom::Layer(Layer::City), |was| was.from);
            block.map(|block| Standing { block, from, policy: was.and_then(|was| was.policy) })
        }
        Rules {
            deductible: held(self.deductible.as_ref(), rules.deductible),
            later_admissions: held(self.later_admissions.as_ref(), rules.later_admissions),
            rate: held(self.rate.as_ref(), rules.rate),
            status: held(self.status.as_ref(), rules.status),
            off_site: held(self.off_site.as_ref(), rules.off_site),
            referral: held(self.referral.as_ref(), rules.referral),
            cap: held(self.cap.as_ref(), rules.cap),
            above_cap: held(self.above_cap.as_ref(), rules.above_cap),
            critical: held(self.critical.as_ref(), rules.critical),
            ..rules.clone()
        }
    }

    /// Shows every number.
    pub(crate) fn each(&mut self, mut look: impl FnMut(What, Number<'_>)) {
        let look: &mut dyn FnMut(What, Number<'_>) = &mut look;
        rules_of(&mut self.deductible, &mut |rule| deductible(rule, look));
        rules_of(&mut self.later_admissions, &mut |tree| leaves(tree, &mut |rule| later(rule, look)));
        rules_of(&mut self.rate, &mut |rule| leaves(&mut rule.pay, &mut |rule| pay(rule, What::Rate, look)));
        let adjusted = [
            (&mut self.status, Parameter::Status),
            (&mut self.off_site, Parameter::OffSite),
            (&mut self.referral, Parameter::Referral),
        ];
        for (block, parameter) in adjusted {
            rules_of(block, &mut |tree| leaves(tree, &mut |rule| adjust(rule, parameter, look)));
        }
        rules_of(&mut self.cap, &mut |rule| leaves(&mut rule.amount, &mut |value| amount(value, What::Cap, look)));
        rules_of(&mut self.above_cap, &mut |rule| {
            leaves(&mut rule.rate, &mut |value| share(value, What::Above, look));
            limits(&mut rule.most, What::AboveMost, look);
        });
        rules_of(&mut self.critical, &mut |rule| {
            leaves(&mut rule.threshold, &mut |value| amount(value, What::Threshold, look));
            leaves(&mut rule.pay, &mut |rule| pay(rule, What::CriticalRate, look));
            limits(&mut rule.most, What::CriticalMost, look);
        });
    }

    /// Shows every rule that can count for the year: of the deductible, the rate, the cap, what is above it.
    pub(crate) fn each_rule(
        &mut self,
        mut look: impl FnMut(Option<&mut Deductible>, Option<&mut RateRule>, Option<&mut Cap>, Option<&mut AboveCap>),
    ) {
        rules_of(&mut self.deductible, &mut |rule| look(Some(rule), None, None, None));
        rules_of(&mut self.rate, &mut |rule| look(None, Some(rule), None, None));
        rules_of(&mut self.cap, &mut |rule| look(None, None, Some(rule), None));
        rules_of(&mut self.above_cap, &mut |rule| look(None, None, None, Some(rule)));
    }

    /// One way each block is said.
    pub(crate) fn choose(&mut self, dice: &mut Dice) {
        blocks!(self, block => if let Some(block) = block {
            let chosen = dice.of(block.alternatives.len());
            block.alternatives = NonEmpty::of(block.alternatives[chosen].clone());
        });
    }

    /// Puts every number for which `wanted` at a point between its ends.
    pub(crate) fn narrow(&mut self, dice: &mut Dice, wanted: impl Fn(What) -> bool) {
        self.each(|what, number| {
            let at = dice.roll();
            if wanted(what) {
                number.narrow(at);
            }
        });
    }

    /// One way and one point of everything.
    pub(crate) fn point(rules: &Rules<'_>, dice: &mut Dice) -> Self {
        let mut blocks = Self::of(rules);
        blocks.choose(dice);
        blocks.narrow(dice, |_| true);
        blocks
    }
}

impl Number<'_> {
    /// Puts the number at `at` of 1000 between its ends.
    fn narrow(self, at: i64) {
        let between =
            |low: i64, high: i64| low + i64::try_from(i128::from(high - low) * i128::from(at) / 1000).unwrap();
        match self {
            Self::Amount(span) => {
                let (low, high) = (span.low().unwrap_or_default(), span.high().unwrap_or(Fen::MOST));
                *span = Span::point(Fen::new(between(low.fen(), high.fen())).unwrap());
            }
            Self::Share(span) => {
                let (low, high) = (span.low().unwrap_or(Rate::NONE), span.high().unwrap_or(Rate::ALL));
                let share = between(i64::from(low.hundredths()), i64::from(high.hundredths()));
                *span = Span::point(Rate::new(u16::try_from(share).unwrap()).unwrap());
            }
            Self::Points(span) => {
                let [low, high] = both(*span).map(|end| i64::from(end.hundredths()));
                *span = Span::point(Points::new(i16::try_from(between(low, high)).unwrap()).unwrap());
            }
            Self::Factor(span) => {
                let [low, high] = both(*span).map(|end| i64::from(end.hundredths()));
                *span = Span::point(Factor::new(u16::try_from(between(low, high)).unwrap()).unwrap());
            }
            Self::Shift(span) => {
                let [low, high] = both(*span).map(Shift::fen);
                *span = Span::point(Shift::new(between(low, high)).unwrap());
            }
        }
    }

    /// Makes money `fen` more and a share `hundredths` more, up to all of it.
    pub(crate) fn raise(self, fen: i64, hundredths: u16) {
        match self {
            Self::Amount(span) => moved(span, |end| Fen::nearest(i128::from(end.fen() + fen))),
            Self::Share(span) => {
                moved(span, |end| Rate::new((end.hundredths() + hundredths).min(10_000)).unwrap());
            }
            Self::Shift(span) => moved(span, |end| Shift::new(end.fen() + fen).unwrap_or(end)),
            Self::Points(span) => {
                let by = i16::try_from(hundredths).unwrap();
                moved(span, |end| Points::new(end.hundredths() + by).unwrap_or(end));
            }
            Self::Factor(span) => moved(span, |end| Factor::new(end.hundredths() + hundredths / 100).unwrap_or(end)),
        }
    }

    /// The opposite for a change of a rate: points and factors fall.
    pub(crate) fn lower(self, hundredths: u16) {
        match self {
            Self::Points(span) => {
                let by = i16::try_from(hundredths).unwrap();
                moved(span, |end| Points::new(end.hundredths() - by).unwrap_or(end));
            }
            Self::Factor(span) => {
                moved(span, |end| Factor::new(end.hundredths().saturating_sub(hundredths / 100)).unwrap_or(end));
            }
            Self::Amount(_) | Self::Share(_) | Self::Shift(_) => panic!("no change of a rate"),
        }
    }
}

/// Both ends of a change, which has them.
fn both<T: Quantity>(span: Span<T>) -> [T; 2] {
    [span.low().unwrap(), span.high().unwrap()]
}

fn moved<T: Quantity>(span: &mut Span<T>, by: impl Fn(T) -> T) {
    let about = span.is_about();
    let to = match (span.low().map(&by), span.high().map(&by)) {
        (Some(low), Some(high)) => Span::between(low, high),
        (Some(low), None) => Span::at_least(low),
        (None, Some(high)) => Span::at_most(high),
        (None, None) => return,
    };
    *span = if about { to.about() } else { to };
}

type Look<'l> = &'l mut dyn FnMut(What, Number<'_>);

fn rules_of<T: Clone>(block: &mut Option<Block<T>>, work: &mut dyn FnMut(&mut T)) {
    if let Some(block) = block {
        let mut all = block.alternatives.to_vec();
        all.iter_mut().filter_map(|one| one.rule.as_mut()).for_each(work);
        block.alternatives = NonEmpty::new(all).unwrap();
    }
}

/// The same block with each of its rules changed.
pub(crate) fn turned<T: Clone>(block: Block<T>, mut change: impl FnMut(&mut T)) -> Block<T> {
    let mut block = Some(block);
    rules_of(&mut block, &mut change);
    block.unwrap()
}

pub(crate) fn leaves<T>(tree: &mut Tree<T>, work: &mut dyn FnMut(&mut T)) {
    match tree {
        Tree::Leaf(leaf) => work(leaf),
        Tree::Split { branches, other, .. } => {
            for branch in branches.iter_mut().map(|(_, branch)| branch).chain(other.as_deref_mut()) {
                leaves(branch, work);
            }
        }
    }
}

fn amount(value: &mut Value<Fen>, what: What, look: Look<'_>) {
    if let Value::Known(span) = value {
        look(what, Number::Amount(span));
    }
}

fn share(value: &mut Value<Rate>, what: What, look: Look<'_>) {
    if let Value::Known(span) = value {
        look(what, Number::Share(span));
    }
}

fn limits(tree: &mut Option<Tree<Value<Fen>>>, what: What, look: Look<'_>) {
    if let Some(tree) = tree {
        leaves(tree, &mut |value| amount(value, what, look));
    }
}

fn deductible(rule: &mut Deductible, look: Look<'_>) {
    leaves(&mut rule.amount, &mut |start| match start {
        Start::Amount(value) => amount(value, What::Start, look),
        Start::ShareOfTotal { share, .. } => look(What::Start, Number::Share(share)),
    });
    limits(&mut rule.year_ceiling, What::Ceiling, look);
    rule.later.iter_mut().for_each(|tree| leaves(tree, &mut |rule| later(rule, look)));
}

fn later(rule: &mut Later, look: Look<'_>) {
    match rule {
        Later::Each { by, .. } => look(What::Later, Number::Shift(by)),
        Later::Steps(steps) => {
            let mut all = steps.to_vec();
            for step in &mut all {
                look(
                    What::Later,
                    match step {
                        LaterStep::Share(span) => Number::Share(span),
                        LaterStep::Amount(span) => Number::Amount(span),
                        LaterStep::By(span) => Number::Shift(span),
                    },
                );
            }
            *steps = NonEmpty::new(all).unwrap();
        }
    }
}

fn pay(rule: &mut Pay, what: What, look: Look<'_>) {
    match rule {
        Pay::Flat(value) => share(value, what, look),
        Pay::Bands(bands) => {
            let mut all = bands.to_vec();
            for band in &mut all {
                leaves(&mut band.rate, &mut |value| share(value, what, look));
            }
            *bands = NonEmpty::new(all).unwrap();
        }
    }
}

fn adjust(rule: &mut Adjust, parameter: Parameter, look: Look<'_>) {
    match &mut rule.rate {
        Some(RateChange::Points(span)) => look(What::Change(parameter), Number::Points(span)),
        Some(RateChange::Factor(span)) => look(What::Change(parameter), Number::Factor(span)),
        None => {}
    }
    rule.self_pay.iter_mut().for_each(|span| look(What::SelfPay(parameter), Number::Factor(span)));
    rule.pays_first.iter_mut().for_each(|span| look(What::PaysFirst, Number::Share(span)));
    match &mut rule.deductible {
        Some(AmountChange::By(span)) => look(What::DeductibleOf(parameter), Number::Shift(span)),
        Some(AmountChange::Factor(span)) => look(What::DeductibleOf(parameter), Number::Factor(span)),
        Some(AmountChange::To(span)) => look(What::DeductibleOf(parameter), Number::Amount(span)),
        None => {}
    }
}
