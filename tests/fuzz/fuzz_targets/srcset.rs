//! Any bytes as the sources of a picture in a story.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../every_export.rs"]
mod every_export;

fuzz_target!(|bytes: &[u8]| {
    let sources = String::from_utf8_lossy(bytes).replace('"', "&quot;");
    let html = format!(
        "<article><h1>A story</h1><p>Words of a story, with a comma, that goes on for a while. And on, as stories do.</p><figure><picture><source srcset=\"{sources}\"><img src=\"a.jpg\" srcset=\"{sources}\" data-srcset=\"{sources}\" data-src=\"{sources}\"></picture><noscript><img src=\"{sources}\"></noscript><figcaption>A caption</figcaption></figure><p>More words of a story, with a comma, that goes on for a while. And on, as stories do.</p></article>"
    );
    every_export::check(&broadsheet::dom::from_html(&html, every_export::page_url()));
});
