//! What reading content costs: before the first frame, page by page after it, and a folder as a whole.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use yibao::content::{check_embedded, embedded, embedded_strings, from_dir};
use yibao::domain::{Lang, PlaceIx, TaskId};

fn first_frame(c: &mut Criterion) {
    c.bench_function("load places, tasks, channels and words", |b| b.iter(|| embedded(black_box(Lang::Zh))));
    c.bench_function("load words", |b| b.iter(|| embedded_strings(black_box(Lang::En))));
}

fn pages(c: &mut Criterion) {
    let fresh = || embedded(Lang::Zh);
    let size = criterion::BatchSize::PerIteration;
    c.bench_function("load counties", |b| b.iter_batched(fresh, |content| content.counties.len(), size));
    c.bench_function("load what holds everywhere", |b| {
        b.iter_batched(fresh, |content| content.guide.national().paths.len(), size);
    });
    let read_ahead = || {
        let content = embedded(Lang::Zh);
        assert!(!content.guide.national().paths.is_empty(), "the national part is read");
        content
    };
    c.bench_function("load a province", |b| {
        b.iter_batched(read_ahead, |content| content.guide.offers(content.place(PlaceIx(100)), TaskId(0)).len(), size);
    });
}

fn whole_folder(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    c.bench_function("load folder", |b| b.iter(|| from_dir(&folder, Lang::Zh).map(|content| content.places.len())));
    c.bench_function("check everything", |b| b.iter(check_embedded));
}

criterion_group!(benches, first_frame, pages, whole_folder);
criterion_main!(benches);
