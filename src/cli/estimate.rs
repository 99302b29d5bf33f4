//! `yibao estimate`: what a bill gets back, written out.

use super::answers::{Answers, among, failed, id, plain};
use super::args::EstimateWords;
use super::choose::Choices;
use super::exit::Exit;
use super::failure::Failure;
use super::options::{Format, UNSURE};
use super::print;
use super::settings::Settings;
use crate::domain::{BandsFrom, Care, Content, Scheme, SiteKind, Status};
use crate::estimate::{Answer, Draft, Inquiry, TypedWords, YearToDate};
use crate::report::estimate::{Asked, EstimateReport, EstimateWording, Field};

pub(super) fn run(
    content: &Content,
    choices: &Choices,
    words: EstimateWords,
    settings: &Settings,
) -> Result<Exit, Failure> {
    let format = Format::chosen(words.format.as_deref(), &Format::OF_PATH, "estimate")?;
    let lang = settings.lang;
    let chosen = choices.city(content, lang)?;
    let place = chosen.as_ref().map(|chosen| content.place(chosen.place));
    let warnings = chosen.iter().filter_map(|chosen| choices.namesakes(content, lang, chosen)).collect();
    let wording = EstimateWording::new(content, lang, chosen.as_ref());
    let answers = Answers { words: wording };
    let typed = typed(&words)?;
    let (draft, defaults) = draft(words, answers)?;
    let typed = typed.rules().map_err(|(rule, error)| failed(wording.wrong_rule(rule, &error)))?;
    let at_home = draft.site == Answer::Known(SiteKind::Local.code().into());
    if at_home && typed.off_site.as_ref().is_some_and(|block| block.alternatives.first().rule.is_some()) {
        return Err(Failure::Alone { option: "--off-site", needs: "--site filed / unfiled" });
    }
    let inquiry = Inquiry { draft, typed, as_of: settings.as_of };
    let asked = Asked { chosen: chosen.clone(), inquiry, defaults };
    let answered = asked.inquiry.answer(&content.policies, place);
    let answered = answered.map_err(|why| {
        failed(wording.unanswered(&why, &asked.inquiry.draft, &asked.inquiry.rules(&content.policies, place)))
    })?;
    let report = EstimateReport::gather(content, lang, &asked, answered, warnings);
    print::out(&match format {
        Format::Text => report.text(),
        Format::Markdown => report.markdown(),
        Format::Json => report.json(),
    })
}

/// The rules that were typed, still as words. What would have no effect is refused.
fn typed(words: &EstimateWords) -> Result<TypedWords, Failure> {
    if words.rate.is_some() && words.bands.is_some() {
        return Err(Failure::Both { option: "--bands", other: "--rate".to_owned() });
    }
    if words.bands_count_from.is_some() && words.bands.is_none() {
        return Err(Failure::Alone { option: "--bands-count-from", needs: "--bands" });
    }
    let from = |from: BandsFrom| match from {
        BandsFrom::Zero => "zero",
        BandsFrom::Deductible => "deductible",
    };
    Ok(TypedWords {
        deductible: plain(words.deductible.clone()),
        later_admissions: plain(words.later_admissions.clone()),
        rate: plain(words.rate.clone()),
        bands: plain(words.bands.clone()),
        bands_count_from: among(
            "bands_count_from",
            words.bands_count_from.clone(),
            &[BandsFrom::Zero, BandsFrom::Deductible],
            from,
        )?,
        cap: plain(words.cap.clone()),
        above_cap: plain(words.above_cap.clone()),
        off_site: plain(words.off_site.clone()),
        critical: plain(words.critical.clone()),
    })
}

/// The answers, and which of them were not given and are taken as usual.
fn draft(words: EstimateWords, answers: Answers<'_>) -> Result<(Draft, Vec<Field>), Failure> {
    let scheme = among("scheme", words.scheme, &Scheme::ALL, Scheme::code)?;
    let care = among("care", words.care, &Care::ALL, Care::code)?;
    let admission = answers.admission(words.admission)?;
    let site = id(words.site);
    let referral = among("referral", words.referral, &["yes", "no", UNSURE], |word| word)?;
    let inpatient = care.is_none_or(|care| care == Care::Inpatient);
    let defaults = [
        (Field::Scheme, scheme.is_none()),
        (Field::Care, care.is_none()),
        (Field::Admission, admission.is_none() && inpatient),
        (Field::Site, site.is_none()),
    ];
    let total = answers.amount(Field::Total, words.total)?;
    let draft = Draft {
        scheme: scheme.unwrap_or(Scheme::Resident),
        status: among("status", words.status, &Status::ALL, Status::code)?,
        group: id(words.group).unwrap_or_default(),
        age: answers.age(words.age)?,
        care: care.unwrap_or(Care::Inpatient),
        level: id(words.level),
        admission,
        site: site.unwrap_or_else(|| Answer::Known(SiteKind::Local.code().into())),
        referral: match referral {
            Some("yes") => Answer::Known(true),
            Some("no") => Answer::Known(false),
            Some(_) | None => Answer::Unsure,
        },
        total: total.ok_or_else(|| failed(answers.words.missing(Field::Total)))?,
        out_of_scope: answers.amount(Field::OutOfScope, words.out_of_scope)?,
        class_b: answers.amount(Field::ClassB, words.class_b)?,
        year: YearToDate {
            deductible: answers.amount(Field::UsedDeductible, words.used_deductible)?,
            paid: answers.amount(Field::PaidThisYear, words.paid_this_year)?,
            cost: answers.amount(Field::CostThisYear, words.cost_this_year)?,
            carried: answers.amount(Field::CarriedThisYear, words.carried_this_year)?,
        },
    };
    Ok((draft, defaults.into_iter().filter(|(_, taken)| *taken).map(|(field, _)| field).collect()))
}
