//! Form 1.
