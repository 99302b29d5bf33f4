//! The monthly credit as JSON, `yibao.credit/1`: a contract with other programs. Fields are added, never renamed.

use serde::Serialize;

use super::super::named::{InPlace, SourceOfRule, in_place, source_of_rule};
use super::CreditReport;
use crate::domain::Status;
use crate::estimate::{CreditWorking, Mark};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    lang: &'static str,
    place: Option<InPlace<'a>>,
    as_of: String,
    from: &'static str,
    fallback: bool,
    label: &'a str,
    label_means: String,
    claim: Claimed,
    headline: String,
    low: End,
    high: End,
    marks: Vec<&'static str>,
    /// The average pension at which the amount and the share of the same source agree.
    agrees_at: Option<String>,
    remarks: Vec<String>,
    rests_on: String,
    unused: Vec<Lost<'a>>,
    sources: Vec<SourceOfRule<'a>>,
    warnings: Vec<Warning>,
}

#[derive(Serialize)]
struct Claimed {
    scheme: &'static str,
    status: &'static str,
    age: Option<u8>,
    average: Option<String>,
}

#[derive(Serialize)]
struct End {
    monthly: String,
    by: &'static str,
    amount: Option<String>,
    share: Option<String>,
    average: Option<String>,
    how: String,
}

#[derive(Serialize)]
struct Lost<'a> {
    layer: &'static str,
    file: &'a str,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct Warning {
    code: Option<&'static str>,
    message: String,
}

impl CreditReport<'_> {
    /// The answer as JSON; sentences are in the chosen language.
    #[must_use]
    pub fn json(&self) -> String {
        let (claim, result) = (&self.asked.claim, &self.result);
        let lang = self.words.wording().lang();
        let unused = result.unused.iter().map(|lost| Lost {
            layer: lost.layer.code(),
            file: lost.file,
            source: lost.cited.map(|cited| &*cited.source.id),
        });
        let warnings = self.warnings().into_iter();
        super::super::json(&Answer {
            schema: "yibao.credit/1",
            lang: lang.code(),
            place: self.asked.chosen.as_ref().map(|chosen| in_place(self.content, chosen)),
            as_of: self.asked.as_of.to_string(),
            from: result.from.code(),
            fallback: self.fallback(),
            label: self.words.layer_label(result.from),
            label_means: self.label_means(),
            claim: Claimed {
                scheme: claim.scheme.code(),
                status: Status::code(claim.status),
                age: claim.age,
                average: claim.average.map(|average| average.to_string()),
            },
            headline: self.headline(),
            low: self.end(result.low),
            high: self.end(result.high),
            marks: result.marks.iter().map(Mark::code).collect(),
            agrees_at: result.agrees_at.map(|amount| amount.to_string()),
            remarks: self.remarks(),
            rests_on: self.rests_on(),
            unused: unused.collect(),
            sources: self.cited.iter().map(|cited| source_of_rule(cited, self.asked.as_of, lang)).collect(),
            warnings: warnings.map(|(code, message)| Warning { code, message }).collect(),
        })
    }

    fn end(&self, working: CreditWorking) -> End {
        let (by, amount, share, average) = match working {
            CreditWorking::Monthly(fen) => ("month", Some(fen), None, None),
            CreditWorking::Yearly(fen) => ("year", Some(fen), None, None),
            CreditWorking::Share(rate, average) => ("share", None, Some(rate), Some(average)),
        };
        End {
            monthly: working.monthly().to_string(),
            by,
            amount: amount.map(|fen| fen.to_string()),
            share: share.map(|rate| rate.to_string()),
            average: average.map(|fen| fen.to_string()),
            how: self.how(working),
        }
    }
}
