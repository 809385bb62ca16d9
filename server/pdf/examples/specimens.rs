//! Writes the forms of the tests into a folder, to be looked at:
//! `cargo run -p tsukihajime-pdf --example specimens -- DIR`.

use std::error::Error;
use std::path::PathBuf;

#[path = "../tests/forms/mod.rs"]
mod forms;

fn main() -> Result<(), Box<dyn Error>> {
    let dir = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let fonts = forms::fonts();
    let specimens = [
        ("person", vec![forms::person()]),
        ("corporation", vec![forms::corporation()]),
        ("pharmacy", vec![forms::pharmacy()]),
        ("twin", vec![forms::person(), forms::twin()]),
    ];
    for (name, forms) in specimens {
        std::fs::write(
            dir.join(format!("{name}.pdf")),
            form1_pdf::render_all(&forms, &fonts)?,
        )?;
    }
    Ok(())
}
