//! Pieces that pages share. One file a piece.

mod arrival;
mod contact;
mod date;
mod day_field;
mod field;
mod fold;
mod icon;
mod last_confirmed;
mod linked;
mod month_picture;
mod next_box;
mod notice;
mod plan_sheet;
mod planned_date;
mod practice;
mod rail;
mod row_list;
mod select;
mod source;
mod state_line;
mod table;

pub use arrival::ArrivalLine;
pub use contact::{
    BureauContact, BureauLink, BureauWhen, HelpDesk, HelpDeskCard, HelpDeskHours, HelpDeskPhone,
    OfficePhone, PortalLink, phone_address,
};
pub use date::{DaysLeft, FullDate};
pub use day_field::DayField;
pub use field::{ErrorSummary, Radios, SubmitButton, TextArea, TextField, wait_text};
pub use fold::Fold;
pub use icon::{Icon, Tone};
pub use last_confirmed::{CheckAt, LastConfirmed};
pub use linked::Linked;
pub use month_picture::MonthPicture;
pub use next_box::NextBox;
pub use notice::Notice;
pub use plan_sheet::PlanSheet;
pub use planned_date::{Ahead, CertaintyTag, DateExplained, DeadlineNote, DueDate, basis_name};
pub use practice::{PracticeNote, is_by_number, not_used_words, step_words};
pub use rail::{
    ApplicationStop, Dot, Rail, RailStation, RailStop, StopMark, insert_application, stations,
};
pub use row_list::{RowLink, RowList};
pub use select::Select;
pub use source::{SourceNote, SourceNotes};
pub use state_line::{Part, StateLine};
pub use table::ScrollTable;
