//! In which words Japanese is written.

/// In which words Japanese is written; English has one register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Register {
    /// です・ます
    #[default]
    Standard,
    /// やさしい日本語: the same facts in short sentences.
    Easy,
}
