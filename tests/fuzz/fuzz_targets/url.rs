//! Any characters as an address: what is let through has an allowed scheme as a browser reads it.
#![no_main]

use broadsheet::url::SafeUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let page = broadsheet::Address::parse("https://example.com/news/");
    for base in [None, page.as_ref()] {
        if let Some(link) = SafeUrl::link(text, base) {
            assert!(["http://", "https://", "mailto:"].iter().any(|scheme| link.as_str().starts_with(scheme)), "{link}");
        }
        if let Some(media) = SafeUrl::media(text, base) {
            let lower = media.as_str().to_ascii_lowercase();
            assert!(["http://", "https://", "data:image/"].iter().any(|scheme| lower.starts_with(scheme)), "{media}");
        }
    }
});
