//! The estimator by key scripts.

use yibao::app::{PageKind, Preset};

use crate::golden::seed_content;
use crate::script::{LARGE, NORMAL, SMALL, Script, on};

/// A fresh start on the seeds' own rules.
fn desk() -> Script {
    on(seed_content(), Preset::default())
}

#[test]
fn look() {
    let keys = std::env::var("KEYS").unwrap_or_default();
    let script = desk();
    let size = match std::env::var("SIZE").as_deref() {
        Ok("s") => SMALL,
        Ok("l") => LARGE,
        _ => NORMAL,
    };
    let script = script.sized(size).press(&keys);
    println!("{}", script.screen(size));
    let _ = PageKind::Estimate;
}
