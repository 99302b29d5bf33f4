//! Takes the terminal as the wizard does, draws a page, and panics: the terminal is given back all the same.

use std::io;

use yibao::tui::session::Session;

#[expect(clippy::panic, reason = "that is what this program is for")]
fn main() -> io::Result<()> {
    let mut session = Session::enter()?;
    session.draw(|frame| frame.render_widget("the terminal is taken", frame.area()))?;
    panic!("the example panics");
}
