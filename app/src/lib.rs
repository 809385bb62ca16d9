//! What people see.
//!
//! Pages are functions from view models (`portal`) to HTML, rendered on the
//! server; islands also run in the browser. Nothing here knows the server, the
//! database or the clock.

// Leptos views are deeply nested types.
#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
pub mod components;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod text;

/// For [`t!`], wherever it is used.
#[cfg(feature = "ssr")]
#[doc(hidden)]
pub use locales;
