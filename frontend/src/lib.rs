//! The browser bundle: the one entry point that wakes the islands of a page.
//!
//! Everything on a page is rendered by the server and works without this
//! bundle. It may import `app` (for its islands) and nothing else of ours.

// Without this use nothing of `app` is linked and the islands' exports are
// dropped from the bundle without a word (leptos-rs/leptos#2083).
#[allow(unused_imports, reason = "linking `app` is the point")]
use app as _;

/// Called by the page's script once the module is loaded: finds each
/// `<leptos-island>` and hands it to the export of its name.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
