//! The sentence of one step.

use super::Wording;
use crate::domain::{Action, Chosen, Lang, Phrase, Step, Text};

/// How an action takes its label.
enum Form {
    /// No label: 付款. One that is given stands in brackets: 付款（「立即支付」）.
    Alone(Phrase),
    /// A label of the screen, in quotes: 点「社保」.
    Quoted(Phrase),
    /// The name of a thing or some words, without quotes: 填 身份证号.
    Plain(Phrase),
    /// Words to read, not to find on a screen: in English no Chinese stands beside them.
    Words(Phrase),
}

fn form(action: Action) -> Form {
    match action {
        Action::Open => Form::Quoted(Phrase::DoOpen),
        Action::Install => Form::Quoted(Phrase::DoInstall),
        Action::Register => Form::Alone(Phrase::DoRegister),
        Action::Login => Form::Alone(Phrase::DoLogin),
        Action::Verify => Form::Alone(Phrase::DoVerify),
        Action::Authorize => Form::Alone(Phrase::DoAuthorize),
        Action::Follow => Form::Quoted(Phrase::DoFollow),
        Action::Search => Form::Quoted(Phrase::DoSearch),
        Action::Scan => Form::Quoted(Phrase::DoScan),
        Action::Tap => Form::Quoted(Phrase::DoTap),
        Action::Locate => Form::Plain(Phrase::DoLocate),
        Action::Switch => Form::Quoted(Phrase::DoSwitch),
        Action::Input => Form::Plain(Phrase::DoInput),
        Action::Select => Form::Plain(Phrase::DoSelect),
        Action::Check => Form::Plain(Phrase::DoCheck),
        Action::Upload => Form::Plain(Phrase::DoUpload),
        Action::Sign => Form::Plain(Phrase::DoSign),
        Action::Review => Form::Plain(Phrase::DoReview),
        Action::Confirm => Form::Quoted(Phrase::DoConfirm),
        Action::Pay => Form::Alone(Phrase::DoPay),
        Action::EnterPassword => Form::Alone(Phrase::DoEnterPassword),
        Action::Save => Form::Plain(Phrase::DoSave),
        Action::View => Form::Plain(Phrase::DoView),
        Action::Wait => Form::Plain(Phrase::DoWait),
        Action::Call => Form::Plain(Phrase::DoCall),
        Action::Press => Form::Plain(Phrase::DoPress),
        Action::Go => Form::Plain(Phrase::DoGo),
        Action::Bring => Form::Plain(Phrase::DoBring),
        Action::Insert => Form::Alone(Phrase::DoInsert),
        Action::Ask => Form::Plain(Phrase::DoAsk),
        Action::Deposit => Form::Plain(Phrase::DoDeposit),
        Action::Jump => Form::Quoted(Phrase::DoJump),
        Action::Remark => Form::Words(Phrase::DoRemark),
    }
}

impl Wording<'_> {
    /// What a step asks for, as one sentence without its remark: 点「社保缴费」或「城乡居民医疗保险缴费」.
    #[must_use]
    pub fn step(&self, step: &Step, chosen: &Chosen) -> String {
        let strings = self.strings();
        if step.action == Action::Locate && step.label.is_none() {
            return self.locate(chosen);
        }
        let fields = self.fields(step);
        match form(step.action) {
            Form::Alone(phrase) => {
                let sentence = strings.get(phrase).to_owned();
                let sentence = match self.either(step, |label| self.quoted(label)) {
                    Some(label) => self.aside(&sentence, &label),
                    None => sentence,
                };
                self.naming(sentence, fields)
            }
            Form::Quoted(phrase) if step.described => {
                let phrase = if step.action == Action::Follow { Phrase::DoFollowOf } else { phrase };
                let what = self.either(step, |label| self.glossed(label));
                self.naming(strings.fill(phrase, &[&what.unwrap_or_default()]), fields)
            }
            Form::Quoted(phrase) => match self.either(step, |label| self.quoted(label)) {
                Some(label) => self.naming(strings.fill(phrase, &[&label]), fields),
                None if step.action == Action::Confirm => {
                    self.naming(strings.get(Phrase::DoConfirmPlain).to_owned(), fields)
                }
                None => strings.fill(phrase, &[&fields.unwrap_or_default()]),
            },
            Form::Plain(phrase) => match (self.either(step, |label| self.glossed(label)), fields) {
                (Some(label), fields) => self.naming(strings.fill(phrase, &[&label]), fields),
                (None, fields) => strings.fill(phrase, &[&fields.unwrap_or_default()]),
            },
            Form::Words(phrase) => {
                let words = self.either(step, |label| label.in_lang(self.lang()).to_owned());
                self.naming(strings.fill(phrase, &[&words.unwrap_or_default()]), fields)
            }
        }
    }

    /// The names of what to write, compare, carry or choose: 身份证号、姓名. Nothing when the step has none.
    #[must_use]
    pub fn fields(&self, step: &Step) -> Option<String> {
        self.items(step.fields.iter().map(|field| self.glossed(field)))
    }

    /// The labels of a step in quotes, its alternatives behind: 「社保」或「社保缴费」. Nothing when it has none.
    #[must_use]
    pub fn labels(&self, step: &Step) -> Option<String> {
        self.either(step, |label| self.quoted(label))
    }

    /// Which city to set: the insured place, or first the county it was reached through.
    fn locate(&self, chosen: &Chosen) -> String {
        let shown = |zh: &str, spoken: String| match self.lang() {
            Lang::Zh => zh.to_owned(),
            Lang::En => self.aside(zh, &spoken),
        };
        let place = self.place_of(chosen);
        let city = shown(&place.short, place.short_in(self.lang()));
        match &chosen.via {
            Some(county) => {
                let county = shown(county.short(), self.county(county));
                self.strings().fill(Phrase::DoLocateCounty, &[&county, &city])
            }
            None => self.strings().fill(Phrase::DoLocate, &[&city]),
        }
    }

    fn either(&self, step: &Step, shown: impl Fn(&Text) -> String) -> Option<String> {
        let labels = step.label.iter().chain(&step.alternatives).map(shown);
        let is_digit = |letter: char| letter.is_ascii_digit();
        labels.reduce(|mut one, mut other| {
            // Numbers stand apart from Chinese; English has its blanks in the phrase.
            if self.lang() == Lang::Zh && one.ends_with(is_digit) {
                one.push(' ');
            }
            if self.lang() == Lang::Zh && other.starts_with(is_digit) {
                other.insert(0, ' ');
            }
            self.strings().fill(Phrase::JoinEither, &[&one, &other])
        })
    }

    fn naming(&self, sentence: String, fields: Option<String>) -> String {
        match fields {
            Some(names) => self.strings().fill(Phrase::JoinNames, &[&sentence, &names]),
            None => sentence,
        }
    }
}
