//! Any bytes as a page: the whole pipeline and every export come to an end without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../every_export.rs"]
mod every_export;

fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    every_export::check(&broadsheet::dom::from_html(&html, every_export::page_url()));
});
