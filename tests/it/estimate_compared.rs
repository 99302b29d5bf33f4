//! What is said about the same bill elsewhere: what filing is worth, which level pays more, and why something cannot be told.

use yibao::domain::{Fen, SiteKind};
use yibao::estimate::{Draft, compare};

use crate::cli::Ran;
use crate::estimate_cli::{on_the_day, over_the_seeds};
use crate::shipped::{Draw, claim, pool};

/// What a run says, without blanks: lines end in the middle of sentences.
fn said(ran: &Ran) -> String {
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""));
    ran.out.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[track_caller]
fn says(line: &str, sentences: &[&str]) {
    let said = said(&on_the_day(&format!("estimate {line}")));
    for sentence in sentences {
        let sentence: String = sentence.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(said.contains(&sentence), "{sentence}\n{said}");
    }
}

#[track_caller]
fn never_says(line: &str, words: &str) {
    let said = said(&on_the_day(&format!("estimate {line}")));
    assert!(!said.contains(words), "{words}\n{said}");
}

#[test]
fn filing_is_worth_what_lies_between_the_two_sites_it_is_about() {
    let mut told = 0;
    for ruled in pool() {
        let (rules, status) = (&ruled.rules, ruled.status);
        let Some(level) = rules.levels.first() else { continue };
        let draft = Draft { total: Fen::from_people("20000").unwrap(), ..Draw::plain(rules, status, &level.id) };
        let table = compare(rules, &claim(rules, &draft));
        for filing in &table.filing {
            let (filed, unfiled) = (table.sites[filing.filed], table.sites[filing.unfiled]);
            assert_eq!((filed.like, unfiled.like), (SiteKind::Filed, SiteKind::Unfiled), "{}", ruled.name);
            for (row, worth) in table.rows.iter().zip(&filing.worth) {
                if let (Ok(worth), Some(more), Some(less)) = (worth, row[filing.filed], row[filing.unfiled])
                    && more.0 == more.1
                {
                    for (worth, apart) in [(worth.0, more.0.less(less.1)), (worth.1, more.0.less(less.0))] {
                        let rounding = (worth.fen() - apart.fen()).abs();
                        assert!(rounding <= 1, "{} {}: {worth} {apart}", ruled.name, unfiled.id);
                    }
                    told += 1;
                }
            }
        }
        assert!(table.sites.iter().all(|site| *site.id != *"filed") || !table.filing.is_empty(), "{}", ruled.name);
    }
    assert!(told > 100, "{told}");
}

#[test]
fn where_one_can_go_elsewhere_in_several_ways_each_pair_is_named() {
    says(
        "--city 贵阳 --level primary --total 20000 --site filed",
        &[
            "一级：「跨省已备案」比「跨省未备案」大约多报 1,120.00 元。",
            "县级三级 / 三级 / 四家省级医院：「跨省已备案」比「跨省未备案」大约多报 2,000.00 元。",
        ],
    );
    says(
        "--city 芜湖 --level tertiary --total 20000 --site unsure",
        &["「省外已备案」比「没有备案」大约多报 1,600.00 至 3,200.00 元。"],
    );
    says(
        "--city 阜阳 --level tertiary --total 20000 --site unsure",
        &[
            "三级：「省内市外，转诊」比「省内市外，自行前往」大约多报 1,860.00 元。",
            "「省外，转诊」比「省外，自行前往」大约多报 1,600.00 元。",
        ],
    );
}

#[test]
fn what_filing_is_worth_beside_critical_illness_insurance_is_told_where_only_one_bill_is_uncertain() {
    says(
        "--city 西宁 --scheme employee --status working --level tertiary --total 300000 --site filed",
        &["三级：先备案再去外地，大约值 4,488.75 至 8,977.50 元。"],
    );
    says(
        "--city 天水 --level tertiary --total 80000 --deductible 1000 --rate 70% --cap 8万",
        &["先备案再去外地，大约值 2,385.00 至 4,755.00 元。"],
    );
}

#[test]
fn the_reason_why_it_cannot_be_told_what_filing_is_worth_is_the_true_one() {
    let critical = "--level tertiary --total 80000 --deductible 1000 --rate 60%..70% --critical over:10000,60%";
    let seeds = said(&over_the_seeds(&format!("estimate {critical} --cap none")));
    assert!(seeds.contains("备案值多少说不准：医保少报的，大病保险会补一部分"), "{seeds}");
    assert!(!seeds.contains("可能碰到封顶线"), "{seeds}");
    says("--city 南昌 --level tertiary --total 200000 --site unfiled", &["三级：备案值多少说不准，可能碰到封顶线。"]);
}

#[test]
fn only_a_level_that_pays_more_whatever_the_numbers_are_is_said_to_pay_more() {
    let line = "--city 无锡 --level tertiary --care special --total 3000";
    says(line, &["社区不会比二级 / 三级报得少。"]);
    never_says(line, "一定比");
    says(&format!("{line} --referral no"), &["社区一定比二级 / 三级报得多。"]);
    let english = said(&on_the_day(&format!("estimate {line} --lang en")));
    assert!(english.contains("communityneverpayslessthansecondary/tertiary."), "{english}");
}

#[test]
fn levels_that_pay_the_same_stand_together_in_the_order_of_levels() {
    let line = "--city 石家庄 --scheme employee --status working --level primary --total 20000";
    says(line, &["从多到少一定是：县区一级 / 一级、县区二级、二级、市属三级、省属三级。"]);
    never_says(line, "一定比");
}
