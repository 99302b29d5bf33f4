//! Menu paths and their steps: from `paths/*.yaml` to the domain.

use std::cmp::Reverse;

use super::findings::{Findings, Spot};
use super::ids::{Ids, word_of};
use super::labels::Labels;
use super::lists::{Known, Sources, trust_of};
use super::problems::Problem;
use super::raw::{RawFullStep, RawPath, RawPaths, RawStep};
use crate::domain::{Action, ChannelId, MenuPath, NonEmpty, PartialDate, Step, Text};

/// What a path is checked against.
pub(super) struct PathCheck<'a, 'r> {
    pub(super) known: &'a Known,
    pub(super) sources: &'a mut Sources,
    pub(super) labels: &'a mut Labels<'r>,
    /// The ids given so far, over all files.
    pub(super) ids: Ids,
    /// False when a path or a step could not be read: what it uses cannot be called unused.
    pub(super) whole: bool,
}

impl PathCheck<'_, '_> {
    /// Checks one file of paths.
    pub(super) fn check(&mut self, raw: &RawPaths, findings: &mut Findings, top: &Spot<'_>) -> Vec<MenuPath> {
        let channel = raw.channel.as_ref().map(|id| self.known.channel(findings, &top.key("channel"), id));
        let list = top.key("paths");
        self.whole &= raw.paths.whole();
        // Of an embedded file only a part is read, and that may be empty.
        if raw.paths.items.is_empty() && raw.paths.whole() && !findings.vouched() {
            findings.add(&list, Problem::EmptyList { what: "path".to_owned() });
        }
        raw.paths.items.iter().filter_map(|(at, path)| self.path(channel, path, findings, &list.item(*at))).collect()
    }

    /// A path of a file whose head names the channel `of_file`; its own counts first.
    fn path(
        &mut self,
        of_file: Option<ChannelId>,
        raw: &RawPath,
        findings: &mut Findings,
        spot: &Spot<'_>,
    ) -> Option<MenuPath> {
        let codes = &self.known.codes;
        let id = self.ids.define(findings, &spot.key("id"), "path", &raw.id);
        let own = raw.channel.as_ref().map(|id| self.known.channel(findings, &spot.key("channel"), id));
        let channel = own.or(of_file);
        if channel.is_none() {
            let advice = "write `channel:` here, or once at the top of the file".to_owned();
            findings.advise(spot, Problem::MissingField { field: "channel".to_owned() }, Some(advice));
        }
        let task = self.known.task(findings, &spot.key("task"), &raw.task);
        let title = findings.text(&spot.key("title"), &raw.title);
        let scope = codes.scope(findings, &spot.key("scope"), &raw.scope);
        let except = codes.except(scope, &raw.except, findings, &spot.key("except"));
        let opens_in = self.known.channels(findings, &spot.key("opens_in"), &raw.opens_in);
        let trust = raw.trust.as_ref().map(|trust| trust_of(findings, &spot.key("trust"), trust));
        let mut provenance = self.sources.cite(findings, &spot.key("source"), &raw.source, trust);
        provenance.sort_by_key(|cited| Reverse(cited.source.date.map(PartialDate::earliest)));
        let seen = spot.key("seen_in");
        let seen_in = raw.seen_in.iter().enumerate();
        let mut seen_in: Vec<_> =
            seen_in.filter_map(|(at, code)| codes.place(findings, &seen.item(at), code)).collect();
        for cited in &provenance {
            if let Some(code) = cited.source.seen_in.filter(|code| !seen_in.contains(code)) {
                seen_in.push(code);
            }
        }
        let steps = self.steps(&raw.steps, findings, &spot.key("steps"));
        let unpaid = findings.text_or_none(&spot.key("unpaid"), raw.unpaid.as_ref());
        if raw.refunds {
            let takes_money = |action: &Action| matches!(action, Action::Pay | Action::Deposit);
            let mut actions = steps.iter().flat_map(|steps| steps.iter()).map(|step| step.action);
            let step = actions.find(takes_money).map(Action::code);
            for other in step.into_iter().chain(raw.unpaid.as_ref().map(|_| "unpaid")) {
                let refused = Problem::Contradiction { field: "refunds".to_owned(), other: other.to_owned() };
                findings.add(&spot.key("refunds"), refused);
            }
        }
        findings.allows(spot, &raw.allow);
        Some(MenuPath {
            id,
            channel: channel?,
            opens_in,
            task,
            title,
            scope,
            except,
            seen_in,
            steps: steps?,
            provenance: NonEmpty::new(provenance)?,
            unpaid,
            refunds: raw.refunds,
            superseded: raw.superseded,
            seed_rows: raw.seed_rows.iter().map(|row| row.as_str().into()).collect(),
        })
    }

    fn steps(&mut self, raw: &[RawStep], findings: &mut Findings, list: &Spot<'_>) -> Option<NonEmpty<Step>> {
        if raw.is_empty() {
            findings.add(list, Problem::EmptyList { what: "step".to_owned() });
        }
        let steps = raw.iter().enumerate().filter_map(|(at, step)| {
            let spot = list.item(at);
            match step {
                RawStep::Line(line) => self.line(line, findings, &spot),
                RawStep::Full(full) => self.full(full, findings, &spot),
            }
        });
        NonEmpty::new(steps.collect())
    }

    /// A step on one line: `tap 社保 | 社保综合`, `input? 身份证号 + 姓名`, `locate`.
    fn line(&mut self, line: &str, findings: &mut Findings, spot: &Spot<'_>) -> Option<Step> {
        let said = line.trim();
        if said.is_empty() {
            findings.add(spot, Problem::EmptyValue);
            return None;
        }
        let (word, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
        let (word, generic) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
        let action = action_of(findings, &spot.word(line, word), word);
        self.whole &= action.is_some();
        let action = action?;
        let mut step = Step {
            action,
            label: None,
            described: false,
            alternatives: Vec::new(),
            fields: Vec::new(),
            note: None,
            generic,
        };
        let separator = if takes(action).fields { " + " } else { " | " };
        if !rest.trim().is_empty() {
            let parts = rest.split(separator).map(str::trim);
            let mut parts: Vec<Text> =
                parts.map(|part| self.labels.label(findings, &spot.word(line, part), part)).collect();
            if takes(action).fields {
                step.fields = parts;
            } else {
                step.label = Some(parts.remove(0));
                step.described = self.labels.describes(step.label.as_ref());
                step.alternatives = parts;
            }
        }
        complain(&step, findings, spot);
        Some(step)
    }

    /// A step written field by field.
    fn full(&mut self, raw: &RawFullStep, findings: &mut Findings, spot: &Spot<'_>) -> Option<Step> {
        let action = action_of(findings, &spot.key("action"), &raw.action);
        let label = raw.label.as_ref().map(|label| self.labels.raw_label(findings, &spot.key("label"), label));
        let mut all = |key, raw: &[_]| -> Vec<Text> {
            let list = spot.key(key);
            let all = raw.iter().enumerate();
            all.map(|(at, label)| self.labels.raw_label(findings, &list.item(at), label)).collect()
        };
        let alternatives = all("alternatives", &raw.alternatives);
        let fields = all("fields", &raw.fields);
        let note = findings.text_or_none(&spot.key("note"), raw.note.as_ref());
        let described = self.labels.describes(label.as_ref());
        let step = Step { action: action?, label, described, alternatives, fields, note, generic: raw.generic };
        complain(&step, findings, spot);
        findings.allows(spot, &raw.allow);
        Some(step)
    }
}

/// The action a word stands for.
pub(super) fn action_of(findings: &mut Findings, spot: &Spot<'_>, word: &str) -> Option<Action> {
    word_of(findings, spot, word, Action::ALL, Action::code, |word| Problem::UnknownAction { word })
}

/// What an action needs to be said in full.
struct Takes {
    label: bool,
    fields: bool,
}

fn takes(action: Action) -> Takes {
    let (label, fields) = match action {
        Action::Register
        | Action::Login
        | Action::Verify
        | Action::Authorize
        | Action::Locate
        | Action::Pay
        | Action::EnterPassword
        | Action::Insert
        | Action::Confirm => (false, false),
        Action::Input | Action::Review | Action::Bring | Action::Upload => (true, true),
        Action::Open
        | Action::Install
        | Action::Follow
        | Action::Search
        | Action::Scan
        | Action::Tap
        | Action::Switch
        | Action::Select
        | Action::Check
        | Action::Sign
        | Action::Save
        | Action::View
        | Action::Wait
        | Action::Call
        | Action::Press
        | Action::Go
        | Action::Ask
        | Action::Deposit
        | Action::Jump
        | Action::Remark => (true, false),
    };
    Takes { label, fields }
}

fn complain(step: &Step, findings: &mut Findings, spot: &Spot<'_>) {
    let takes = takes(step.action);
    let action = || step.action.code().to_owned();
    if !takes.fields && !step.fields.is_empty() {
        let advice = Some("fields belong to input, review, bring and upload".to_owned());
        findings.advise(spot, Problem::FieldsNotTaken { action: action() }, advice);
    }
    if step.label.is_none() && !step.alternatives.is_empty() {
        findings.add(spot, Problem::AlternativesAlone);
    }
    if takes.label && step.label.is_none() && step.fields.is_empty() {
        if takes.fields {
            let advice = Some(format!("write `{} 身份证号 + 姓名`", action()));
            findings.advise(spot, Problem::LabelOrFields { action: action() }, advice);
        } else {
            let advice = Some(format!("write `{} LABEL`, with the label as the phone shows it", action()));
            findings.advise(spot, Problem::LabelMissing { action: action() }, advice);
        }
    }
}
