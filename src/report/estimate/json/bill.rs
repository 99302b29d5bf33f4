//! One of the two bills as JSON.

use serde::Serialize;

use super::super::Row;
use super::super::rows::bases;
use crate::domain::Reading;
use crate::estimate::{Basis, Bill, Figure, Item, Line, Mark, Parameter};

#[derive(Serialize)]
pub(super) struct OneBill<'a> {
    fund: String,
    person: String,
    marks: Vec<&'static str>,
    case: Case<'a>,
    capped: bool,
    depends_on: Vec<&'static str>,
    readings: Vec<&'static str>,
    parts: Parts,
    lines: Vec<OneLine<'a>>,
}

#[derive(Serialize)]
struct Case<'a> {
    group: Option<&'a str>,
    level: Option<&'a str>,
    site: &'a str,
    referred: Option<bool>,
    admission: u8,
}

#[derive(Serialize)]
struct Parts {
    out_of_scope: String,
    class_b: String,
    first_payment: String,
    deductible: String,
    coinsurance: String,
    above_cap: String,
    critical: String,
}

#[derive(Serialize)]
struct OneLine<'a> {
    item: &'static str,
    /// The number of the band, counted from 1.
    band: Option<u8>,
    name: Option<String>,
    amount: Option<String>,
    share: Option<String>,
    /// How this line of both bills comes about, as the text report says it.
    why: Option<String>,
    basis: Vec<Rests<'a>>,
}

#[derive(Serialize)]
struct Rests<'a> {
    rule: &'static str,
    from: &'static str,
    file: Option<&'a str>,
    source: Option<&'a str>,
    lines: &'a [u16],
    hedged: bool,
    readings: Vec<&'static str>,
}

/// A bill with the names and reasons of its rows.
pub(super) fn one_bill<'a>(bill: &Bill<'a>, rows: &[Row]) -> OneBill<'a> {
    let parts = bill.parts;
    OneBill {
        fund: bill.fund.to_string(),
        person: bill.person.to_string(),
        marks: bill.marks.iter().map(Mark::code).collect(),
        case: Case {
            group: bill.case.group.map(|group| &*group.id),
            level: bill.case.level.map(|level| &*level.id),
            site: &bill.case.site.id,
            referred: bill.case.referred,
            admission: bill.case.admission,
        },
        capped: bill.capped,
        depends_on: bill.active.iter().copied().map(Parameter::key).collect(),
        readings: bill.readings.iter().copied().map(Reading::code).collect(),
        parts: Parts {
            out_of_scope: parts.out_of_scope.to_string(),
            class_b: parts.class_b.to_string(),
            first_payment: parts.first_payment.to_string(),
            deductible: parts.deductible.to_string(),
            coinsurance: parts.coinsurance.to_string(),
            above_cap: parts.above_cap.to_string(),
            critical: parts.critical.to_string(),
        },
        lines: bill.lines.iter().map(|line| one_line(line, rows)).collect(),
    }
}

fn one_line<'a>(line: &Line<'a>, rows: &[Row]) -> OneLine<'a> {
    let row = rows.iter().find(|row| row.item == line.item);
    let (amount, share) = match line.figure {
        Figure::Money(fen) => (Some(fen.to_string()), None),
        Figure::Share(share) => (None, Some(share.to_string())),
    };
    let band = match line.item {
        Item::Rate(band) | Item::Band(band) => Some(band + 1),
        Item::Total
        | Item::OutOfScope
        | Item::ClassB
        | Item::FirstPayment
        | Item::InScope
        | Item::Deductible
        | Item::Entering
        | Item::Covered
        | Item::ByRate
        | Item::Basic
        | Item::Supplement
        | Item::Critical
        | Item::Fund
        | Item::Person => None,
    };
    OneLine {
        item: line.item.code(),
        band,
        name: row.map(|row| row.name.clone()),
        amount,
        share,
        why: row.map(|row| row.why.clone()).filter(|why| !why.is_empty()),
        basis: bases(line).map(rests).collect(),
    }
}

fn rests<'a>(basis: &Basis<'a>) -> Rests<'a> {
    Rests {
        rule: basis.parameter.key(),
        from: basis.from.code(),
        file: basis.file,
        source: basis.cited.map(|cited| &*cited.source.id),
        lines: basis.cited.map_or(&[], |cited| &cited.lines),
        hedged: basis.hedged,
        readings: basis.readings.iter().map(|reading| reading.code()).collect(),
    }
}
