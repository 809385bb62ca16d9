//! Pieces that pages share. One file a piece.

mod date;
mod day_field;
mod field;
mod planned_date;
mod source;

pub use date::{DaysLeft, FullDate};
pub use day_field::DayField;
pub use field::{ErrorSummary, Form, Radios, SubmitButton, TextArea, TextField};
pub use planned_date::{BasisLine, CertaintyTag, DateExplained, DueDate, basis_name};
pub use source::SourceNote;
