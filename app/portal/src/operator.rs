//! Who runs this installation, as pages and mails name them.

/// Who runs this site (configuration).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operator {
    /// Name.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// Whether the operator is a bureau: then the "not official" line goes.
    pub is_bureau: bool,
}
