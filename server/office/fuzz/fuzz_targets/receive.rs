//! Reading a mail that comes in: the office's own files, without the office.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code)]
#[path = "../../src/usecase/inbound/quoted.rs"]
mod quoted;
#[allow(dead_code)]
#[path = "../../src/usecase/inbound/read.rs"]
mod read;

fuzz_target!(|raw: &[u8]| {
    if let read::Incoming::Letter(letter) = read::read(raw) {
        assert!(letter.text.len() <= read::MOST_TEXT);
        let own = quoted::own_words(&letter.text);
        assert!(own.len() <= letter.text.len());
    }
});
