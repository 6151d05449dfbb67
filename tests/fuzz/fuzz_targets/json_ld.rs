//! Any bytes as a page's structured data.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../every_export.rs"]
mod every_export;

fuzz_target!(|bytes: &[u8]| {
    let data = String::from_utf8_lossy(bytes);
    let html = format!(
        "<title>A story - Example</title><script type=\"application/ld+json\">{data}</script><article><h1>A story</h1><p>Words of a story, with a comma, that goes on for a while. And on.</article>"
    );
    every_export::check(&broadsheet::dom::from_html(&html, every_export::page_url()));
});
