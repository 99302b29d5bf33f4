//! The words of the interface: `strings/*.yaml`.

use super::findings::{Findings, Spot};
use super::nearest::did_you_mean;
use super::problems::Problem;
use super::raw::RawStrings;
use crate::domain::{Lang, Phrase, Strings, StringsError};

/// Checks the words of one language.
pub(super) fn strings(raw: RawStrings, lang: Lang, findings: &mut Findings, top: &Spot<'_>) -> Option<Strings> {
    for (key, text) in &raw.0 {
        findings.words(&top.key(key), text);
    }
    match Strings::new(lang, raw.0) {
        Ok(strings) => Some(strings),
        Err(errors) => {
            for error in errors {
                report(error, findings, top);
            }
            None
        }
    }
}

fn report(error: StringsError, findings: &mut Findings, top: &Spot<'_>) {
    match error {
        StringsError::Missing(key) => {
            let advice = Some(format!("add `{key}: …`"));
            findings.advise(top, Problem::MissingString { key: key.to_owned() }, advice);
        }
        StringsError::Unknown(key) => {
            let advice = did_you_mean(&key, Phrase::ALL.iter().map(|phrase| phrase.key()));
            findings.advise(&top.key(&key).name(), Problem::UnknownString { key: key.clone() }, advice);
        }
        StringsError::Twice(key) => {
            findings.add(&top.key(&key).name(), Problem::DuplicateKey { key: key.clone() });
        }
        StringsError::SlotMissing { key, slot } => {
            let problem = Problem::MissingPlaceholder { key: key.to_owned(), slot: slot.to_owned() };
            findings.add(&top.key(key), problem);
        }
        StringsError::SlotUnknown { key, slot } => {
            let known = Phrase::with_key(key).map_or(&[][..], Phrase::slots);
            let advice = did_you_mean(&slot, known.iter().copied());
            findings.advise(&top.key(key), Problem::UnknownPlaceholder { key: key.to_owned(), slot }, advice);
        }
    }
}
