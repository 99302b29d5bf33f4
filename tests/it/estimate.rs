//! The estimator against hand-computed bills.

use crate::golden::{cases, check, check_credit, seed_content};

#[test]
fn the_thirty_golden_cases_come_out_to_the_fen() {
    let content = seed_content();
    let all = cases("reimbursement.yaml");
    assert_eq!(all.len(), 30);
    for case in &all {
        check(&content, case);
    }
}

#[test]
fn the_credit_cases_come_out_to_the_fen() {
    let content = seed_content();
    let all = cases("credit.yaml");
    assert_eq!(all.len(), 14);
    for case in &all {
        check_credit(&content, case);
    }
}
