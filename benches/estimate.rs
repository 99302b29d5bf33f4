//! What an estimate costs: one, everything the screen asks for at a key, and reading all rules. The empty loop beside them is
//! what the measuring itself costs.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use yibao::content::embedded;
use yibao::domain::{Care, Content, Fen, Lang, Rules, Scheme, Status};
use yibao::estimate::{Answer, Claim, Draft, YearToDate, compare, ends, estimate, find_out, otherwise};

fn draft() -> Draft {
    let fen = |yuan: i64| Fen::new(yuan * 100).unwrap_or_default();
    Draft {
        scheme: Scheme::Employee,
        status: Some(Status::Retired),
        group: Answer::Unsure,
        age: None,
        care: Care::Inpatient,
        level: Some(Answer::Known("tertiary".into())),
        admission: Some(Answer::Known(2)),
        site: Answer::Known("unfiled".into()),
        referral: Answer::Unsure,
        total: fen(300_000),
        out_of_scope: Some(fen(1_000)),
        class_b: Some(fen(1_000)),
        year: YearToDate::default(),
    }
}

/// The national ranges: every number uncertain, two sources that disagree.
fn national<'c>(content: &'c Content, draft: &Draft) -> Option<(Rules<'c>, Claim)> {
    let day = "2026-11-22".parse().ok()?;
    let rules = content.policies.rules(None, draft.scheme, draft.care, day);
    let claim = draft.claim(&rules).ok()?;
    Some((rules, claim))
}

fn one_bill(c: &mut Criterion) {
    let content = embedded(Lang::Zh);
    let Some((rules, claim)) = national(&content, &draft()) else { return };
    c.bench_function("empty loop", |b| b.iter(|| black_box(0)));
    c.bench_function("estimate, ends only", |b| b.iter(|| ends(black_box(&rules), black_box(&claim))));
    c.bench_function("estimate, two bills", |b| b.iter(|| estimate(black_box(&rules), black_box(&claim)).is_ok()));
    c.bench_function("find the rules of a place", |b| {
        let place = &content.places[100];
        b.iter(|| {
            content.policies.rules(Some(black_box(place)), Scheme::Employee, Care::Inpatient, rules.as_of).scheme
        });
    });
}

fn views(c: &mut Criterion) {
    let content = embedded(Lang::Zh);
    let Some((rules, claim)) = national(&content, &draft()) else { return };
    c.bench_function("compare view", |b| b.iter(|| compare(black_box(&rules), black_box(&claim)).rows.len()));
    c.bench_function("what to find out", |b| b.iter(|| find_out(black_box(&rules), black_box(&claim)).len()));
    c.bench_function("other readings", |b| b.iter(|| otherwise(black_box(&rules), black_box(&claim)).len()));
    let unsure = Claim { level: Answer::Unsure, site: Answer::Unsure, ..claim };
    c.bench_function("estimate, level and site unsure", |b| b.iter(|| estimate(&rules, black_box(&unsure)).is_ok()));
}

fn rules(c: &mut Criterion) {
    c.bench_function("load all rules", |b| {
        b.iter_batched(|| embedded(Lang::Zh), |content| content.policies.policies().count(), BatchSize::PerIteration);
    });
}

criterion_group!(benches, one_bill, views, rules);
criterion_main!(benches);
