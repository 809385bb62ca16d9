//! Questions to the bureau: one file an act. Askers see their own, staff their
//! bureau's; anything else is simply not found. May not import `http::pages`.

pub mod act;
pub mod ask;
pub mod desk;
pub(in crate::usecase) mod give_back;
pub mod read;
pub mod reply;
mod row;

/// Longest beginning of a question shown in lists, in characters.
const BEGINNING: usize = 60;

/// The first line of a text, cut for a list.
fn beginning(body: &str) -> String {
    let line = body.lines().next().unwrap_or_default();
    let mut cut: String = line.chars().take(BEGINNING).collect();
    if cut.len() < body.len() {
        cut.push('…');
    }
    cut
}
