//! Memory that an estimate asks for: it follows the lines of the answer and the lists of what may hold, never the corners
//! that are worked out; and that of a page on which only the cursor moved, for which nothing is worked out. A binary of its
//! own, because it counts with its own allocator.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use allocation_counter::measure;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yibao::app::{Model, Msg, Preset, Screen, Size, Start};
use yibao::content::embedded;
use yibao::domain::{Care, Content, Date, Fen, Lang, Place, Rules, Scheme, Status};
use yibao::estimate::{Answer, Claim, Draft, TypedWords, YearToDate, ends, estimate};
use yibao::tui::views::Painter;

/// How often `work` asks for memory.
fn asked_for<T>(work: impl Fn() -> T) -> u64 {
    // What is only read once for all is read before it is counted.
    let _first = work();
    measure(|| drop(work())).count_total
}

fn draft(scheme: Scheme, care: Care) -> Draft {
    Draft {
        scheme,
        status: (scheme == Scheme::Employee).then_some(Status::Retired),
        group: Answer::Unsure,
        age: None,
        care,
        level: Some(Answer::Known("tertiary".into())),
        admission: (care == Care::Inpatient).then_some(Answer::Known(2)),
        site: Answer::Known("unfiled".into()),
        referral: Answer::Known(false),
        total: Fen::from_people("700000").unwrap(),
        out_of_scope: Fen::from_people("1000").ok(),
        class_b: Fen::from_people("1000").ok(),
        year: YearToDate::default(),
    }
}

fn shipped<'c>(content: &'c Content, scheme: Scheme, care: Care, place: Option<&Place>) -> Rules<'c> {
    content.policies.rules(place, scheme, care, day())
}

fn day() -> Date {
    "2026-11-22".parse().unwrap()
}

/// Every rule typed: as points, or as ranges around them.
fn typed(ranges: bool) -> yibao::domain::Typed {
    let one = |point: &str, range: &str| Some(if ranges { range } else { point }.to_owned());
    let words = TypedWords {
        deductible: one("900", "400..1600"),
        later_admissions: one("50%", "30%..80%"),
        bands: one("to:10000=88%,90%", "to:10000=85%..89%,86%..95%"),
        cap: one("20万", "10万..60万"),
        above_cap: one("92%,cap:20万", "90%..95%,cap:10万..30万"),
        off_site: one("-15点,first:10%", "-10点..-20点,first:5%..15%"),
        critical: one(
            "over:10000,to:50000=60%,70%,cap:20万",
            "over:5000..20000,to:50000=50%..65%,60%..75%,cap:10万..40万",
        ),
        ..TypedWords::default()
    };
    words.rules().expect("these are rules")
}

#[test]
fn two_thousand_corners_ask_for_no_more_memory_than_one() {
    let content = embedded(Lang::Zh);
    let draft = draft(Scheme::Employee, Care::Inpatient);
    let counted = [false, true].map(|ranges| {
        let typed = typed(ranges);
        let rules = shipped(&content, Scheme::Employee, Care::Inpatient, None).with(&typed);
        let claim = draft.claim(&rules).unwrap();
        let (low, high) = ends(&rules, &claim).unwrap();
        assert_eq!(low < high, ranges, "ranges are more than one corner");
        (asked_for(|| ends(&rules, &claim)), asked_for(|| estimate(&rules, &claim)))
    });
    let [(one, one_bill), (many, many_bills)] = counted;
    assert_eq!(one, many, "the ends alone");
    // The bills name what they depend on, and more of it matters when it is uncertain.
    assert!(many_bills <= one_bill + 4, "{one_bill} for one corner, {many_bills} for all");
}

#[test]
fn whatever_the_person_does_not_know_asks_for_a_few_longer_lists_only() {
    let content = embedded(Lang::Zh);
    let (mut tried, mut wider) = (0, 0);
    for place in content.places.iter().step_by(3) {
        for scheme in Scheme::ALL {
            for care in Care::ALL {
                let rules = shipped(&content, scheme, care, Some(place));
                let level = Some(Answer::Known(rules.levels.last().unwrap().id.clone()));
                let known = Draft { level, ..draft(scheme, care) }.claim(&rules).unwrap();
                let unsure =
                    Claim { level: Answer::Unsure, site: Answer::Unsure, referral: Answer::Unsure, ..known.clone() };
                let (Some(one), Some(all)) = (ends(&rules, &known), ends(&rules, &unsure)) else { continue };
                let [few, many] = [&known, &unsure].map(|claim| asked_for(|| ends(&rules, claim)));
                let name = &place.short;
                assert!(many <= few + 6, "{name} {scheme:?} {care:?}: {few} known, {many} not");
                tried += 1;
                wider += usize::from(all != one);
            }
        }
    }
    assert!(tried > 500 && wider > 200, "{tried} tried, {wider} of them wider");
}

#[test]
fn a_result_is_not_worked_out_again_while_only_the_cursor_moves() {
    let content = embedded(Lang::Zh);
    for size in [Size { width: 80, height: 24 }, Size { width: 40, height: 15 }, Size { width: 120, height: 40 }] {
        let start = Start { content: content.clone(), preset: Preset::default(), lang: Lang::Zh, as_of: day() };
        let typed = ['w', 'x'].map(Msg::Type).into_iter().chain([Msg::Choose, Msg::Estimate]);
        let keys = typed.chain([2, 0, 0, 0, 0].map(Msg::Digit));
        let before = keys.fold(Model::new(start, size), |model, msg| model.update(msg).0);
        let after = before.clone().update(Msg::Down).0;
        let Screen::Estimator(page) = after.screen() else { panic!("the estimator is open") };
        let (inquiry, place) = (page.inquiry(&content, day()).unwrap(), page.place(&content));
        let working_out = asked_for(|| inquiry.answer(&content.policies, place).is_ok());
        let drawing = |painter: &mut Painter, model: &Model| {
            let mut page = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            measure(|| _ = painter.draw_page(&mut page, model)).count_total
        };
        let mut painter = Painter::default();
        drawing(&mut painter, &before);
        let (next, alone) = (drawing(&mut painter, &after), drawing(&mut Painter::default(), &after));
        assert!(working_out > 50, "an estimate asks for memory: {working_out}");
        assert!(
            next + working_out < alone,
            "{size:?}: {next} after another page, {alone} alone, {working_out} to answer"
        );
    }
}
