//! Learns the product's own topics, so that no start has to: see `learn/`.

use std::path::Path;

use guide_learn::{Reader, data, learn};

fn main() -> std::io::Result<()> {
    // The data are compiled into `learn`: when they change, this script is built
    // and run anew, and for nothing else.
    println!("cargo::rerun-if-changed=build.rs");
    let blocks = data::TOPICS.into_iter().flat_map(data::blocks);
    let topics: Vec<Vec<String>> = blocks
        .map(|(_, lines)| data::phrasings(lines).concat())
        .collect();
    let learned = learn(&Reader::of_product(), &topics, topics.len());
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&folder).join("learned.bin"), learned.to_bytes()?)
}
