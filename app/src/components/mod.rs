//! Pieces that pages share. One file a piece.

mod date;
mod field;
mod source;

pub use date::{DaysLeft, FullDate};
pub use field::{ErrorSummary, Form, Radios, SubmitButton, TextArea, TextField};
pub use source::SourceNote;
