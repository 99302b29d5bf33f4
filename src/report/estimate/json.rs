//! An estimate as JSON, `yibao.estimate/1`: a contract with other programs. Fields are added, never renamed. Money is text
//! in yuan with two decimals.

mod bill;

use serde::Serialize;

use super::EstimateReport;
use crate::domain::Replaced;
use crate::estimate::{Cell, Question};
use crate::report::named::{InPlace, SourceOfRule, in_place, source_of_rule};
use bill::{OneBill, one_bill};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    lang: &'static str,
    place: Option<InPlace<'a>>,
    as_of: String,
    from: &'static str,
    label: &'a str,
    label_means: Vec<String>,
    claim: Claimed,
    headline: String,
    person_pays: String,
    remarks: Vec<String>,
    rests_on: String,
    low: OneBill<'a>,
    high: OneBill<'a>,
    readings: Vec<OneReading<'a>>,
    compare: Compare<'a>,
    find_out: FindOut<'a>,
    unused: Vec<Lost<'a>>,
    sources: Vec<SourceOfRule<'a>>,
    warnings: Vec<Warning>,
}

#[derive(Serialize)]
struct Claimed {
    scheme: &'static str,
    status: Option<&'static str>,
    care: &'static str,
    total: String,
    out_of_scope: String,
    class_b: String,
    /// The answers that were not given and are taken as usual.
    defaults: Vec<&'static str>,
    text: String,
}

#[derive(Serialize)]
struct OneReading<'a> {
    code: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Ends {
    low: String,
    high: String,
}

#[derive(Serialize)]
struct Compare<'a> {
    sites: Vec<&'a str>,
    rows: Vec<CompareRow<'a>>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct CompareRow<'a> {
    level: Option<&'a str>,
    /// One a site; nothing where no rule gives a rate.
    cells: Vec<Option<Ends>>,
    /// What filing is worth, worked out at common corners.
    filing: Option<Ends>,
}

#[derive(Serialize)]
struct FindOut<'a> {
    first: String,
    questions: Vec<ToAsk<'a>>,
    otherwise: Vec<Other>,
    /// Every sentence of the other forms, in their order; those of the fields above stand here once more.
    said: Vec<String>,
}

#[derive(Serialize)]
struct ToAsk<'a> {
    about: &'static str,
    text: &'a str,
    width: String,
    saved: String,
}

#[derive(Serialize)]
struct Other {
    rule: &'static str,
    reading: Option<&'static str>,
    low: String,
    high: String,
    text: String,
}

#[derive(Serialize)]
struct Lost<'a> {
    rule: &'static str,
    layer: &'static str,
    file: &'a str,
    source: Option<&'a str>,
    lines: &'a [u16],
}

#[derive(Serialize)]
struct Warning {
    code: Option<&'static str>,
    message: String,
}

fn ends(cell: Cell) -> Option<Ends> {
    cell.map(|(low, high)| Ends { low: low.to_string(), high: high.to_string() })
}

fn lost<'a>(lost: &Replaced<'a>) -> Lost<'a> {
    Lost {
        rule: lost.key,
        layer: lost.layer.code(),
        file: lost.file,
        source: lost.cited.map(|cited| &*cited.source.id),
        lines: lost.cited.map_or(&[], |cited| &cited.lines),
    }
}

/// What a question is about, as a word.
fn about(question: Question) -> &'static str {
    match question {
        Question::Rule(parameter) => parameter.key(),
        Question::Group => "group",
        Question::Level => "level",
        Question::Site => "site",
        Question::Referral => "referred",
        Question::Admission => "admission",
    }
}

impl EstimateReport<'_> {
    /// The answer as JSON; sentences are in the chosen language.
    #[must_use]
    pub fn json(&self) -> String {
        let headline = self.headline();
        let rows = self.rows();
        let lang = self.words.wording.lang();
        let reading =
            |reading| OneReading { code: crate::domain::Reading::code(reading), text: self.words.reading(reading) };
        let sources = self.sources().into_iter();
        let warnings = self.warnings().into_iter();
        super::super::json(&Answer {
            schema: "yibao.estimate/1",
            lang: lang.code(),
            place: self.asked.chosen.as_ref().map(|chosen| in_place(self.content, chosen)),
            as_of: self.asked.inquiry.as_of.to_string(),
            from: self.answered.estimate.from.code(),
            label: self.words.layer_label(self.answered.estimate.from),
            label_means: self.label_means(),
            claim: self.claimed(),
            headline: headline.fund,
            person_pays: headline.person,
            remarks: headline.cap.into_iter().map(|cap| cap.said).chain(headline.remarks).collect(),
            rests_on: headline.rests_on,
            low: one_bill(&self.answered.estimate.low, &rows),
            high: one_bill(&self.answered.estimate.high, &rows),
            readings: self.readings().into_iter().map(reading).collect(),
            compare: self.compare(),
            find_out: self.find_out(),
            unused: self.answered.estimate.unused.iter().map(lost).collect(),
            sources: sources.map(|cited| source_of_rule(cited, self.asked.inquiry.as_of, lang)).collect(),
            warnings: warnings.map(|(code, message)| Warning { code, message }).collect(),
        })
    }

    fn claimed(&self) -> Claimed {
        let (draft, cost) = (&self.asked.inquiry.draft, self.answered.claim.cost);
        Claimed {
            scheme: draft.scheme.code(),
            status: draft.status.map(crate::domain::Status::code),
            care: draft.care.code(),
            total: cost.total().to_string(),
            out_of_scope: cost.out_of_scope().to_string(),
            class_b: cost.class_b().to_string(),
            defaults: self.asked.defaults.iter().map(|field| field.key()).collect(),
            text: self.case(),
        }
    }

    fn compare(&self) -> Compare<'_> {
        let table = &self.comparison;
        let row = |at: usize| CompareRow {
            level: table.levels.get(at).map(|level| &*level.id),
            cells: table.rows[at].iter().map(|cell| ends(*cell)).collect(),
            filing: ends(table.usual_filing(at)),
        };
        Compare {
            sites: table.sites.iter().map(|site| &*site.id).collect(),
            rows: (0..table.rows.len()).map(row).collect(),
            remarks: self.compared().remarks,
        }
    }

    fn find_out(&self) -> FindOut<'_> {
        let ask = |worth: &crate::estimate::Worth| ToAsk {
            about: about(worth.question),
            text: self.words.question(worth.question),
            width: worth.width.to_string(),
            saved: worth.saved.to_string(),
        };
        let other = |other: &crate::estimate::Otherwise| Other {
            rule: other.parameter.key(),
            reading: other.reading.map(crate::domain::Reading::code),
            low: other.low.to_string(),
            high: other.high.to_string(),
            text: self.words.otherwise(other),
        };
        let found = self.find_said();
        FindOut {
            first: self.findings().first,
            questions: self.worth.iter().map(ask).collect(),
            otherwise: self.otherwise.iter().map(other).collect(),
            said: found.above.into_iter().chain(found.below).collect(),
        }
    }
}
