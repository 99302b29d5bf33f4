//! What a key costs: searching, updating the model, drawing each page.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yibao::app::search::find;
use yibao::app::{Model, Msg, Preset, Size, Start};
use yibao::domain::{Date, Lang};
use yibao::tui::Look;
use yibao::tui::views::Painter;

fn model_at(messages: &[Msg], size: Size) -> Option<Model> {
    let content = yibao::content::embedded(Lang::Zh);
    content.read_pages();
    let as_of = Date::new(2026, 11, 22)?;
    let start = Start { content, preset: Preset::default(), lang: Lang::Zh, as_of };
    Some(messages.iter().cloned().fold(Model::new(start, size), |model, msg| model.update(msg).0))
}

fn search(c: &mut Criterion) {
    let content = yibao::content::embedded(Lang::Zh);
    content.read_pages();
    for query in ["w", "wx", "wuxi", "zzzz", "江", "江阴"] {
        c.bench_function(&format!("search {query}"), |b| b.iter(|| find(&content, black_box(query))));
    }
}

fn pages(c: &mut Criterion) {
    let typed = [Msg::Type('w'), Msg::Type('x')];
    let routes: [(&str, usize); 5] = [("board", 0), ("hits", 0), ("tasks", 1), ("channels", 2), ("path", 3)];
    for size in [Size { width: 80, height: 24 }, Size { width: 200, height: 50 }] {
        for (name, choices) in routes {
            let typing = if name == "board" { &[] } else { &typed[..] };
            let messages: Vec<Msg> = typing.iter().cloned().chain(std::iter::repeat_n(Msg::Choose, choices)).collect();
            let Some(model) = model_at(&messages, size) else { continue };
            let mut page = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            c.bench_function(&format!("draw {name} {}x{}", size.width, size.height), |b| {
                b.iter(|| {
                    page.reset();
                    Painter::new(Look::default()).draw_page(&mut page, &model)
                });
            });
        }
    }
}

/// The estimator: a key on the questions, the page after one that only moved the cursor, and each tab drawn alone.
fn estimator(c: &mut Criterion) {
    let typed = ['w', 'x'].map(Msg::Type);
    let bill = [2, 0, 0, 0, 0].map(Msg::Digit);
    let employee = [Msg::Down, Msg::Digit(2), Msg::Down, Msg::Digit(2)];
    let open = typed.iter().chain([&Msg::Choose, &Msg::Estimate]).chain(&bill);
    for (who, answers) in [("resident", &[][..]), ("retired", &employee[..])] {
        for size in [Size { width: 80, height: 24 }, Size { width: 120, height: 40 }] {
            let messages: Vec<Msg> = open.clone().chain(answers).cloned().collect();
            let Some(mut model) = model_at(&messages, size) else { continue };
            let name = format!("{who} {}x{}", size.width, size.height);
            c.bench_function(&format!("answer {name}"), |b| b.iter(|| model.clone().update(Msg::Digit(1)).0));
            let other = model.clone().update(Msg::Up).0;
            let (mut painter, mut page) = (Painter::default(), Buffer::empty(Rect::new(0, 0, size.width, size.height)));
            painter.draw_page(&mut page, &model);
            c.bench_function(&format!("draw another question {name}"), |b| {
                b.iter(|| {
                    page.reset();
                    painter.draw_page(&mut page, &other)
                });
            });
            for tab in ["answers", "trace", "compare", "find_out", "chart"] {
                let mut page = Buffer::empty(Rect::new(0, 0, size.width, size.height));
                c.bench_function(&format!("draw {tab} {name}"), |b| {
                    b.iter(|| {
                        page.reset();
                        Painter::new(Look::default()).draw_page(&mut page, &model)
                    });
                });
                model = model.update(Msg::NextTab).0;
            }
        }
    }
}

criterion_group!(benches, search, pages, estimator);
criterion_main!(benches);
