//! Two versions of one rule hold at different times, or one of them is wrong.

use crate::content::findings::{Findings, Spot};
use crate::content::problems::Problem;
use crate::domain::{Care, Policy, Scheme, Section};

/// Notes every block that two files give the same place for the same days.
pub(in crate::content) fn report_overlaps(policies: &[Policy], findings: &mut Findings) {
    for (at, one) in policies.iter().enumerate() {
        for other in policies.iter().skip(at + 1) {
            if one.scope != other.scope || !one.valid.overlaps(other.valid) {
                continue;
            }
            let theirs = blocks(one);
            for block in blocks(other).into_iter().filter(|block| theirs.contains(block)) {
                let file = format!("policies/{}", other.file);
                let problem = Problem::PolicyOverlap { block, file: one.file.to_string() };
                findings.add(&Spot::top(&file).key("valid"), problem);
            }
        }
    }
}

/// Every block a file gives, by its path.
fn blocks(policy: &Policy) -> Vec<String> {
    let mut paths = Vec::new();
    for scheme in Scheme::ALL {
        let rules = policy.scheme(scheme);
        let mut add = |inside: &str, section: &Section| {
            let has = [
                ("deductible", section.deductible.is_some()),
                ("later_admissions", section.later_admissions.is_some()),
                ("rate", section.rate.is_some()),
                ("status", section.status.is_some()),
                ("off_site", section.off_site.is_some()),
                ("referral", section.referral.is_some()),
                ("cap", section.cap.is_some()),
                ("above_cap", section.above_cap.is_some()),
                ("critical", section.critical.is_some()),
            ];
            for (block, _) in has.into_iter().filter(|(_, has)| *has) {
                paths.push(format!("{}{inside}.{block}", scheme.code()));
            }
        };
        add("", &rules.general);
        for care in Care::ALL {
            add(&format!(".{}", care.code()), rules.care(care));
        }
        if rules.account.is_some() {
            paths.push(format!("{}.account", scheme.code()));
        }
    }
    paths
}
