//! How long it takes to wrap the notes of the guide, as wide as the pages are.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use yibao::domain::Lang;
use yibao::tui::wrap;

fn wrapping(criterion: &mut Criterion) {
    let content = yibao::content::embedded(Lang::Zh);
    let notes: Vec<&str> = content.guide.national().notes.iter().map(|note| note.text.zh()).collect();
    let longest = notes.iter().copied().max_by_key(|note| wrap::width(note)).unwrap_or_default();
    for columns in [38, 78] {
        criterion.bench_function(&format!("the longest note in {columns} columns"), |bencher| {
            bencher.iter(|| wrap::wrap(black_box(longest), columns));
        });
        criterion.bench_function(&format!("all {} notes in {columns} columns", notes.len()), |bencher| {
            let wrap_all =
                |notes: Vec<&str>| notes.into_iter().map(|note| wrap::wrap(note, columns).len()).sum::<usize>();
            bencher.iter_batched(|| notes.clone(), wrap_all, BatchSize::SmallInput);
        });
        criterion.bench_function(&format!("cutting the longest note to {columns} columns"), |bencher| {
            bencher.iter(|| wrap::cut(black_box(longest), columns).len());
        });
    }
}

criterion_group!(benches, wrapping);
criterion_main!(benches);
