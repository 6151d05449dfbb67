//! Any bytes as plain text.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../every_export.rs"]
mod every_export;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    every_export::check(&broadsheet::dom::from_plain_text(&text, every_export::page_url()));
});
