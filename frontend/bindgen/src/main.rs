//! Build tool: `tsukihajime-bindgen IN.wasm OUT_DIR` writes the JavaScript glue
//! and the wasm it loads.
//!
//! It is what the `wasm-bindgen` command does for `--target web`, without the
//! 160 crates of that command (3 min 40 s against half a minute), and of the
//! very version of the lock file, for it is in it. Imports nothing of ours.

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir] = args.as_slice() else {
        bail!("usage: tsukihajime-bindgen IN.wasm OUT_DIR");
    };
    Bindgen::new()
        .input_path(input)
        .out_name("tsukihajime")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out_dir)
        .with_context(|| format!("making the JavaScript glue for {input}"))
}
