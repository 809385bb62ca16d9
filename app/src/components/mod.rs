//! Pieces that pages share. One file a piece.

mod contact;
mod date;
mod day_field;
mod field;
mod last_confirmed;
mod linked;
mod month_picture;
mod plan_sheet;
mod planned_date;
mod select;
mod source;
mod table;

pub use contact::{BureauContact, BureauLink, HelpDesk, HelpDeskPhone, PortalLink, phone_address};
pub use date::{DaysLeft, FullDate};
pub use day_field::DayField;
pub use field::{ErrorSummary, Radios, SubmitButton, TextArea, TextField, wait_text};
pub use last_confirmed::{CheckAt, LastConfirmed};
pub use linked::Linked;
pub use month_picture::MonthPicture;
pub use plan_sheet::PlanSheet;
pub use planned_date::{
    Ahead, AskBureauFirst, BasisLine, CertaintyTag, DateExplained, DeadlineNote, DueDate,
    basis_name,
};
pub use select::Select;
pub use source::{SourceNote, SourceNotes};
pub use table::ScrollTable;
