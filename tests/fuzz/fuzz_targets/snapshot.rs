//! Any characters as a snapshot: decoded or refused, never a panic. The alphabet is folded so that the grammar is met often.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../every_export.rs"]
mod every_export;

fuzz_target!(|bytes: &[u8]| {
    let body = String::from_utf8_lossy(bytes);
    let header = "BS1\u{1f}https://example.com/a\u{1f}https://example.com/\u{1f}text/html\u{1f}1200\u{1f}800\u{1e}";
    for snapshot in [body.to_string(), format!("{header}{body}"), format!("{header}\u{1}html\u{1}body{body}\u{6}\u{6}")] {
        if let Ok(document) = broadsheet::dom::from_snapshot(&snapshot) {
            every_export::check(&document);
        }
    }
});
