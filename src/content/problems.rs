//! Everything that can be wrong with content: a code, how bad it is, and the sentence that says so.
//!
//! One line a problem. Several problems share a code where an author would look them up under one word.

use thiserror::Error;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content is refused.
    Error,
    /// The content works, and should be better.
    Warning,
}

macro_rules! problems {
    ($($name:ident $({ $($field:ident),* })? = $severity:ident $code:literal $message:literal;)*) => {
        #[derive(Debug, Clone, PartialEq, Eq, Error)]
        pub(super) enum Problem { $(#[error($message)] $name $({ $($field: String),* })?,)* }

        impl Problem {
            /// The codes of all problems, in the order of the list; some stand more than once.
            pub(super) const CODES: &[(&str, Severity)] = &[$(($code, Severity::$severity),)*];

            /// The word in brackets behind `error` or `warning`.
            pub(super) fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),* })? => $code,)* }
            }

            /// How bad it is.
            pub(super) fn severity(&self) -> Severity {
                match self { $(Self::$name $({ $($field: _),* })? => Severity::$severity,)* }
            }
        }
    };
}

problems! {
    NoFolder { why } = Error "no-folder" "this folder cannot be read: {why}";
    MissingFile = Error "missing-file" "this file is missing";
    Unreadable { why } = Error "unreadable" "this file cannot be read: {why}";
    TooLarge { size } = Error "too-large" "this file has {size} bytes, more than a content file may have";
    TooMany { what, limit } = Error "too-many" "more than {limit} {what}";
    BadEncoding = Error "bad-encoding" "this file is not UTF-8";
    UnknownFile = Warning "unknown-file" "nothing reads this file";

    BadYaml { why } = Error "bad-yaml" "this is no YAML: {why}";
    TooDeep = Error "too-deep" "lists inside lists go too deep here";
    AliasBomb = Error "alias-bomb" "the aliases of this file repeat too much";
    FullWidth { found } = Error "full-width-punctuation" "full-width `{found}` where YAML needs its half-width twin";
    DuplicateKey { key } = Error "duplicate-key" "`{key}` stands twice";
    UnknownField { field } = Error "wrong-shape" "no field `{field}` here";
    MissingField { field } = Error "wrong-shape" "the field `{field}` is missing";
    WrongType { found, wanted } = Error "wrong-shape" "found {found} in place of {wanted}";
    OnlyWith { field, needed } = Error "wrong-shape" "`{field}` means something only with `{needed}`";

    EmptyValue = Error "empty-value" "nothing is written here";
    EmptyList { what } = Error "empty-list" "there is no {what}";
    DuplicateId { what, id } = Error "duplicate-id" "the {what} `{id}` stands twice";
    UnknownTask { id } = Error "unknown-task" "no task `{id}`";
    UnknownChannel { id } = Error "unknown-channel" "no channel `{id}`";
    UnknownSource { id } = Error "unknown-source" "no source `{id}`";
    UnknownPlace { code } = Error "unknown-place" "no place has the code `{code}`";
    UnknownAction { word } = Error "unknown-action" "no action `{word}`";
    UnknownWord { what, word } = Error "unknown-word" "no {what} `{word}`";
    CountyOutside { code } = Error "county-outside" "the county's place `{code}` is not one that can be chosen";
    ExceptOutside { code } = Error "except-outside" "`{code}` is not inside the scope, so there is nothing to except";
    Contradiction { field, other } = Error "contradiction" "`{field}` cannot be true of a way with `{other}`";
    BadCode { why } = Error "bad-code" "{why}";
    BadDate { text } = Error "bad-date" "`{text}` is no date";
    OtherYear { date, year } = Error "other-year" "`{date}` is no day on which people pay for {year}";
    ReversedWindow { from, to } = Error "reversed-window" "this ends on {to}, before it begins on {from}";
    BadAmount { text } = Error "bad-amount" "`{text}` is no amount of money";
    BadMonths { text } = Error "bad-months" "`{text}` is no number of months";
    EmptyEntry = Error "empty-entry" "this entry says nothing";
    BadLine { fields, least, most } = Error "bad-line" "this line has {fields} fields; it needs {least} to {most}";
    BadGloss = Error "bad-line" "this line has no ` = ` between the label and its English gloss";
    LabelMissing { action } = Error "bad-step" "`{action}` needs a label";
    LabelOrFields { action } = Error "bad-step" "`{action}` needs fields or a label";
    FieldsNotTaken { action } = Error "bad-step" "`{action}` takes no fields";
    AlternativesAlone = Error "bad-step" "alternatives need a label beside them";
    NoSyllable { syllable } = Error "wrong-pinyin" "`{syllable}` is no syllable of pinyin";
    SyllableCount { pinyin, syllables, name, characters } = Error "wrong-pinyin"
        "`{pinyin}` has {syllables} syllables, `{name}` has {characters} characters";
    ControlCharacter { character } = Error "control-character" "the invisible character {character} must not stand here";
    BadValue { why } = Error "bad-value" "{why}";
    UnknownKey { key } = Error "unknown-key" "no level, group or site is called `{key}`";
    MixedKeys { key } = Error "mixed-keys" "`{key}` is another kind of case than the keys before it";
    BadBands { why } = Error "bad-bands" "{why}";
    BadPolicy { why } = Error "bad-policy" "{why}";
    LeadRule = Error "lead-rule" "a source that is only a lead is no ground for a rule";
    PolicyOverlap { block, file } = Error "policy-overlap" "`{block}` stands in `{file}` too, for the same days";
    ForbiddenLink { link } = Error "forbidden-link" "`{link}` is no link that may be shown";
    UnlistedHost { host } = Error "forbidden-link" "`{host}` is not among the hosts a link may lead to";

    MissingString { key } = Error "missing-string" "no text for `{key}`";
    UnknownString { key } = Error "unknown-string" "no phrase `{key}`";
    MissingPlaceholder { key, slot } = Error "missing-placeholder" "`{key}` does not use its placeholder {{{slot}}}";
    UnknownPlaceholder { key, slot } = Error "unknown-placeholder" "`{key}` has no placeholder {{{slot}}}";

    MissingLanguage = Warning "missing-language" "this text has no English";
    MissingGloss { label } = Warning "missing-gloss" "labels.yaml has no English gloss for `{label}`";
    UnusedGloss { label } = Warning "unused-gloss" "no path uses the label `{label}`";
    UnusedHost { host } = Warning "unused-host" "no link leads to the host `{host}`";
    UnusedSource { id } = Warning "unused-source" "nothing cites the source `{id}`";
    AmbiguousWidth { character } = Warning "ambiguous-width" "`{character}` is one column wide in some terminals and two in others";
    LatinInLabel { word } = Warning "latin-in-label" "the label holds the Latin word `{word}`";
    UnusedAllow { code } = Warning "unused-allow" "`{code}` is allowed here, and nothing here needs it";
    UnknownAllow { code } = Warning "unused-allow" "no warning is called `{code}`";
}

/// The codes a finding can have, each once, with how bad it is.
#[must_use]
pub fn codes() -> Vec<(&'static str, Severity)> {
    let mut codes: Vec<_> = Vec::new();
    for code in Problem::CODES {
        if !codes.contains(code) {
            codes.push(*code);
        }
    }
    codes
}
