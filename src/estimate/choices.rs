//! What the person is unsure of, spelled out: every possibility that can change the result.

use super::claim::{Answer, Claim, Insured, Visit};
use super::parameters::{Choice, status};
use crate::domain::{Block, Deductible, Dimension, Group, Later, Level, Rules, Site, Standing, Tree};

/// Every possibility of a claim under the rules. Without doubt it is one.
pub(super) fn choices<'r>(rules: &'r Rules<'_>, claim: &Claim) -> Vec<Choice<'r>> {
    let group = match &claim.insured {
        Insured::Employee(_, group) | Insured::Resident(group) => group,
    };
    let sites = sites(rules, &claim.site);
    let levels = levels(rules, &claim.level);
    let groups = groups(rules, claim, group);
    let referrals = referrals(rules, &claim.referral);
    let admissions = admissions(rules, claim);
    let mut all = Vec::with_capacity(sites.len() * levels.len() * groups.len() * referrals.len() * admissions.len());
    for group in &groups {
        for level in &levels {
            for site in &sites {
                for referred in &referrals {
                    for admission in &admissions {
                        all.push(Choice {
                            group: *group,
                            level: *level,
                            site,
                            referred: *referred,
                            admission: *admission,
                        });
                    }
                }
            }
        }
    }
    all
}

fn sites<'r>(rules: &'r Rules<'_>, answer: &Answer<Box<str>>) -> Vec<&'r Site> {
    match answer {
        Answer::Known(id) => rules.site(id).into_iter().collect(),
        Answer::Unsure if rules.depends_on(Dimension::Site) => rules.sites.iter().collect(),
        Answer::Unsure => rules.sites.iter().take(1).collect(),
    }
}

fn levels<'r>(rules: &'r Rules<'_>, answer: &Answer<Box<str>>) -> Vec<Option<&'r Level>> {
    match answer {
        Answer::Known(id) => rules.level(id).map(Some).into_iter().collect(),
        Answer::Unsure if rules.level_matters() => rules.levels.iter().map(Some).collect(),
        Answer::Unsure => vec![None],
    }
}

fn groups<'r>(rules: &'r Rules<'_>, claim: &Claim, answer: &Answer<Box<str>>) -> Vec<Option<&'r Group>> {
    let all = || rules.groups_of(status(claim));
    match answer {
        Answer::Known(id) => all().filter(|group| group.id == *id).map(Some).collect(),
        Answer::Unsure if all().next().is_none() || !rules.depends_on(Dimension::Person) => vec![None],
        Answer::Unsure => {
            let takes = |group: &&Group| claim.age.is_none_or(|age| group.takes(age));
            let fitting: Vec<Option<&Group>> = all().filter(takes).map(Some).collect();
            if fitting.is_empty() { all().map(Some).collect() } else { fitting }
        }
    }
}

fn referrals(rules: &Rules<'_>, answer: &Answer<bool>) -> Vec<Option<bool>> {
    match answer {
        Answer::Known(referred) => vec![Some(*referred)],
        Answer::Unsure if rules.depends_on(Dimension::Referral) => vec![Some(false), Some(true)],
        Answer::Unsure => vec![None],
    }
}

fn admissions(rules: &Rules<'_>, claim: &Claim) -> Vec<u8> {
    match &claim.visit {
        Visit::Inpatient(Answer::Known(number)) => vec![*number],
        Visit::Inpatient(Answer::Unsure) => (1..=last_admission(rules)).collect(),
        Visit::Outpatient | Visit::Chronic | Visit::Special => vec![1],
    }
}

/// The last stay of a year that can differ from the one before it.
#[must_use]
pub fn last_admission(rules: &Rules<'_>) -> u8 {
    let tied = rules.deductible.into_iter().flat_map(|standing: Standing<'_, Deductible>| trees(standing.block));
    let own = rules.later_admissions.into_iter().flat_map(|standing| {
        standing.block.alternatives.iter().filter_map(|one| one.rule.as_ref()).collect::<Vec<_>>()
    });
    let steps = tied.chain(own).flat_map(Tree::leaves).map(|later| match later {
        Later::Steps(steps) => steps.len(),
        Later::Each { .. } => EACH,
    });
    let longest = steps.max().unwrap_or(1);
    u8::try_from(longest + 1).unwrap_or(u8::MAX)
}

/// How many further admissions are looked at where every one is lower than the one before.
const EACH: usize = 9;

fn trees(block: &Block<Deductible>) -> Vec<&Tree<Later>> {
    block.alternatives.iter().filter_map(|one| one.rule.as_ref()?.later.as_ref()).collect()
}
