//! Rule values as a person types them, and what they mean.
//!
//! | what | how |
//! | --- | --- |
//! | deductible, cap | `1200`, `400..1600`, `none`; a cap on the cost is `cost:24万` |
//! | rate | `85%`, `85`, `85%..90%` |
//! | bands | `to:10000=91%,94%`, the lowest first, the last one open |
//! | later admissions | `50%,0`, `100元`, `-100元`: the second stay, the third, the last one repeats |
//! | above the cap | `90%`, `none`; at most 450000: `90%,cap:45万` |
//! | elsewhere | `-10点`, `-10点..-20点`, `×0.8`, `first:20%`, `least:40%`, `none`; several with commas |
//! | critical illness | `over:10000,to:50000=60%,70%`, and `cap:40万`, `from:zero`, `with:class-b` |

use thiserror::Error;

use crate::domain::{
    AboveCap, Adjust, AmountError, Band, BandsFrom, Block, Cap, CountsFor, Critical, Deductible, Dimension, Fen, Later,
    LaterStep, Limits, NonEmpty, Pay, Rate, RateChange, RateRule, SiteKind, Span, Start, SupplementOf, Tree, Typed,
    Value, ValueError,
};

use super::scene::BANDS;

/// The oldest anybody gets here.
pub const OLDEST_AGE: u8 = 120;

/// The words a person gave for rules. What is not given stays with the files.
#[derive(Debug, Clone, Default)]
pub struct TypedWords {
    /// 起付线.
    pub deductible: Option<String>,
    /// Later admissions.
    pub later_admissions: Option<String>,
    /// 报销比例.
    pub rate: Option<String>,
    /// 报销比例 by band.
    pub bands: Option<String>,
    /// Where bands are measured from; the in-scope cost itself where nothing is said.
    pub bands_count_from: Option<BandsFrom>,
    /// 封顶线.
    pub cap: Option<String>,
    /// Above the cap.
    pub above_cap: Option<String>,
    /// Elsewhere.
    pub off_site: Option<String>,
    /// 大病保险.
    pub critical: Option<String>,
}

/// Which rule was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TypedRule {
    /// 起付线.
    Deductible,
    /// Later admissions.
    LaterAdmissions,
    /// 报销比例.
    Rate,
    /// Bands.
    Bands,
    /// 封顶线.
    Cap,
    /// Above the cap.
    AboveCap,
    /// Elsewhere.
    OffSite,
    /// 大病保险.
    Critical,
}

/// Why typed words are no rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypedError {
    /// Not an amount.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Not a rate.
    #[error("`{0}` is no rate between 0 and 100 %")]
    Rate(String),
    /// Not what this rule takes.
    #[error("`{0}` is not understood")]
    Form(String),
}

impl TypedError {
    /// The error code of the command line and of JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Amount(amount) => amount.code(),
            Self::Rate(_) => "E-RATE-USER",
            Self::Form(_) => "E-RULE-FORMAT",
        }
    }
}

impl TypedWords {
    /// The rules that were typed.
    ///
    /// # Errors
    /// The first one that cannot be read, and why.
    pub fn rules(&self) -> Result<Typed, (TypedRule, TypedError)> {
        fn of<T>(
            rule: TypedRule,
            words: Option<&String>,
            read: impl Fn(&str) -> Result<T, TypedError>,
        ) -> Result<Option<T>, (TypedRule, TypedError)> {
            words.map(|words| read(&plain(words))).transpose().map_err(|error| (rule, error))
        }
        let later = of(TypedRule::LaterAdmissions, self.later_admissions.as_ref(), later_admissions)?;
        let own_later = later.is_some();
        let bands_from = self.bands_count_from.unwrap_or(BandsFrom::Zero);
        let flat = of(TypedRule::Rate, self.rate.as_ref(), |words| Ok(Pay::Flat(rate(words)?)))?;
        let banded = of(TypedRule::Bands, self.bands.as_ref(), |words| bands(words.split(',')))?;
        let pay = banded.or(flat);
        let rate_rule = |pay| RateRule { pay: Tree::Leaf(pay), bands_from, bands_count: CountsFor::EachTime };
        Ok(Typed {
            deductible: of(TypedRule::Deductible, self.deductible.as_ref(), |words| deductible(words, own_later))?
                .map(Block::typed),
            later_admissions: later.map(|later| Block::typed(Some(Tree::Leaf(later)))),
            rate: pay.map(|pay| Block::typed(Some(rate_rule(pay)))),
            off_site: of(TypedRule::OffSite, self.off_site.as_ref(), off_site)?.map(Block::typed),
            cap: of(TypedRule::Cap, self.cap.as_ref(), cap)?.map(Block::typed),
            above_cap: of(TypedRule::AboveCap, self.above_cap.as_ref(), above_cap)?.map(Block::typed),
            critical: of(TypedRule::Critical, self.critical.as_ref(), critical)?.map(Block::typed),
        })
    }
}

/// An age as a person types it: `70`, `７０`, `70岁`; nothing where it is none.
#[must_use]
pub fn typed_age(words: &str) -> Option<u8> {
    plain(words).trim_end_matches('岁').parse().ok().filter(|age| *age <= OLDEST_AGE)
}

/// A share of the average pension as a person types it: `3%`, `3`, `2%..3%`, `2至3`.
///
/// # Errors
/// It is none between 0 and 100 %.
pub fn typed_share(words: &str) -> Result<Span<Rate>, TypedError> {
    let signed = |end: &str| if end.is_empty() || end.ends_with('%') { end.to_owned() } else { format!("{end}%") };
    let written = plain(words).replace('至', "..").split("..").map(signed).collect::<Vec<_>>().join("..");
    Span::read(&written).map_err(|_| TypedError::Rate(words.chars().take(20).collect()))
}

/// Full-width punctuation as its narrow twins, no blanks.
fn plain(words: &str) -> String {
    let narrow = |c: char| match c {
        '，' | '；' | ';' => ',',
        '：' => ':',
        '＝' => '=',
        '％' => '%',
        '。' | '．' => '.',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        other => other,
    };
    words.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

fn form(words: &str) -> TypedError {
    TypedError::Form(words.chars().take(20).collect())
}

/// An amount in the grammar of rules, or as people write one.
fn amount(words: &str) -> Result<Value<Fen>, TypedError> {
    match Value::read(words) {
        Ok(value) => Ok(value),
        Err(ValueError::Reversed(_) | ValueError::Open(_) | ValueError::AboveAll(_)) => Err(form(words)),
        Err(_) => Ok(Value::point(Fen::from_people(words)?)),
    }
}

fn exact_amount(words: &str) -> Result<Fen, TypedError> {
    Ok(Fen::from_people(words)?)
}

/// `85%`, `85`, a range of them; a share above 100 % is refused in its own words, and so is `0.85`, which may be meant as
/// 85 % as well as 0.85 %.
fn rate(words: &str) -> Result<Value<Rate>, TypedError> {
    if words.split("..").any(|end| end.starts_with("0.") && !end.ends_with('%')) {
        return Err(TypedError::Rate(words.chars().take(20).collect()));
    }
    let with_sign: Vec<String> = words
        .split("..")
        .map(|end| if end.is_empty() || end.ends_with('%') { end.to_owned() } else { format!("{end}%") })
        .collect();
    let written = if words == "none" || words == "unknown" { words.to_owned() } else { with_sign.join("..") };
    match Value::read(&written) {
        Ok(Value::Unknown) | Err(_) => Err(TypedError::Rate(words.chars().take(20).collect())),
        Ok(value) => Ok(value),
    }
}

fn deductible(words: &str, own_later: bool) -> Result<Option<Deductible>, TypedError> {
    let value = amount(words)?;
    if value == Value::None {
        return Ok(None);
    }
    // What is typed is the deductible of this stay, unless the later stays are typed too.
    let this_stay = Tree::Leaf(Later::Steps(NonEmpty::of(LaterStep::Share(Span::point(Rate::ALL)))));
    let counts = if own_later { CountsFor::EachTime } else { CountsFor::Year };
    let later = (!own_later).then_some(this_stay);
    let amount = Tree::Leaf(Start::Amount(value));
    Ok(Some(Deductible { amount, counts, year_ceiling: None, whole_above: false, later }))
}

fn later_admissions(words: &str) -> Result<Later, TypedError> {
    let step = |part: &str| -> Result<LaterStep, TypedError> {
        let read = if part.starts_with(['-', '+', '−']) {
            let with_unit = if part.ends_with('元') { part.to_owned() } else { format!("{part}元") };
            Span::read_closed(&with_unit).map(LaterStep::By)
        } else if part.ends_with('%') {
            Span::read(part).map(LaterStep::Share)
        } else {
            Span::read(part).map(LaterStep::Amount)
        };
        read.map_err(|_| form(part))
    };
    let steps: Vec<LaterStep> = words.split(',').map(step).collect::<Result<_, _>>()?;
    NonEmpty::new(steps).map(Later::Steps).ok_or_else(|| form(words))
}

/// `to:10000=91%,94%`.
fn bands<'w>(parts: impl Iterator<Item = &'w str>) -> Result<Pay, TypedError> {
    let mut bands: Vec<Band> = Vec::new();
    let mut last = "";
    for part in parts {
        let (to, share) = match part.strip_prefix("to:").unwrap_or(part).split_once('=') {
            Some((to, share)) => (Some(exact_amount(to)?), share),
            None => (None, part),
        };
        let before = bands.last().map(|band| band.to);
        match (before, to) {
            // Only the last band is open.
            (Some(None), _) => return Err(form(last)),
            (Some(Some(before)), Some(to)) if before >= to => return Err(form(part)),
            (Some(Some(_)) | None, _) if bands.len() == BANDS => return Err(form(part)),
            (Some(Some(_)) | None, _) => last = part,
        }
        bands.push(Band { to, rate: Tree::Leaf(rate(share)?) });
    }
    match bands.last() {
        Some(Band { to: None, .. }) => NonEmpty::new(bands).map(Pay::Bands).ok_or_else(|| form("")),
        // The last band has to be open.
        Some(Band { to: Some(_), .. }) | None => Err(form(last)),
    }
}

fn cap(words: &str) -> Result<Option<Cap>, TypedError> {
    let (limits, words) = match words.strip_prefix("cost:") {
        Some("") => return Err(form(words)),
        Some(words) => (Limits::Cost, words),
        None => (Limits::Payment, words),
    };
    let value = amount(words)?;
    Ok((value != Value::None).then_some(Cap { amount: Tree::Leaf(value), limits, counts: CountsFor::Year }))
}

fn above_cap(words: &str) -> Result<Option<AboveCap>, TypedError> {
    let (share, most) = match words.split_once(",cap:") {
        Some((share, most)) => (share, Some(Tree::Leaf(amount(most)?))),
        None => (words, None),
    };
    let value = rate(share)?;
    let rule = AboveCap { rate: Tree::Leaf(value), most, of: SupplementOf::Cost };
    Ok((value != Value::None).then_some(rule))
}

fn off_site(words: &str) -> Result<Option<Tree<Adjust>>, TypedError> {
    if words == "none" {
        return Ok(None);
    }
    let share = |words: &str| match rate(words)? {
        Value::Known(span) => Ok(span),
        Value::None | Value::Unknown => Err(TypedError::Rate(words.to_owned())),
    };
    let mut adjust = Adjust::default();
    for part in words.split(',') {
        if let Some(first) = part.strip_prefix("first:") {
            adjust.pays_first = Some(share(first)?);
        } else if let Some(least) = part.strip_prefix("least:") {
            adjust.at_least = share(least)?.low();
        } else {
            let with_unit = if part.starts_with(['-', '+']) && !part.contains('点') {
                part.split("..").map(|end| format!("{}点", end.trim_end_matches('%'))).collect::<Vec<_>>().join("..")
            } else {
                part.to_owned()
            };
            adjust.rate = Some(RateChange::read(&with_unit).map_err(|_| form(part))?);
        }
    }
    // At home nothing changes.
    let at_home = (SiteKind::Local.code().into(), Tree::Leaf(Adjust::default()));
    Ok(Some(Tree::Split { by: Dimension::Site, branches: vec![at_home], other: Some(Box::new(Tree::Leaf(adjust))) }))
}

fn critical(words: &str) -> Result<Option<Critical>, TypedError> {
    if words == "none" {
        return Ok(None);
    }
    let mut threshold = None;
    let mut rule = Critical {
        threshold: Tree::Leaf(Value::None),
        pay: Tree::Leaf(Pay::Flat(Value::None)),
        bands_from: BandsFrom::Deductible,
        with_class_b: false,
        with_first_payment: false,
        with_out_of_scope: false,
        most: None,
    };
    let mut rates = Vec::new();
    for part in words.split(',') {
        match part.split_once(':') {
            Some(("over", words)) => threshold = Some(amount(words)?),
            Some(("cap", words)) => rule.most = Some(Tree::Leaf(amount(words)?)),
            Some(("from", "zero")) => rule.bands_from = BandsFrom::Zero,
            Some(("from", "deductible")) => rule.bands_from = BandsFrom::Deductible,
            Some(("with", "class-b")) => rule.with_class_b = true,
            Some(("with", "first-payment")) => rule.with_first_payment = true,
            Some(("with", "out-of-scope")) => rule.with_out_of_scope = true,
            Some(("to", _)) | None => rates.push(part),
            Some(_) => return Err(form(part)),
        }
    }
    match threshold {
        Some(value @ Value::Known(_)) => rule.threshold = Tree::Leaf(value),
        Some(Value::None) => rule.threshold = Tree::Leaf(Value::point(Fen::ZERO)),
        Some(Value::Unknown) | None => return Err(form(words)),
    }
    if rates.is_empty() {
        return Err(form(words));
    }
    rule.pay = Tree::Leaf(bands(rates.into_iter())?);
    Ok(Some(rule))
}
