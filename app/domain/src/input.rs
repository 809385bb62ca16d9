//! stub
/// c
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode { /// e
 Empty }
impl ErrorCode { /// m
 pub fn message_id(self) -> &'static str { "error-empty" } }
/// f
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError { /// f
 pub field: &'static str, /// c
 pub code: ErrorCode }
