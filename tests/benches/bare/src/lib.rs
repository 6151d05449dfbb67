//! A bare build of `scraper`: it takes a selector, a line's end and a page, and counts what the selector finds.

use scraper::{Html, Selector};
use std::cell::RefCell;

thread_local! {
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes the next character.
#[unsafe(no_mangle)]
pub extern "C" fn push(character: u32) {
    TEXT.with_borrow_mut(|text| text.extend(char::from_u32(character)));
}

/// How many elements of the page the selector finds; 0 where it is none.
#[unsafe(no_mangle)]
pub extern "C" fn count() -> usize {
    TEXT.with_borrow(|text| {
        let (selector, page) = text.split_once('\n').unwrap_or_default();
        Selector::parse(selector).map_or(0, |chosen| Html::parse_document(page).select(&chosen).count())
    })
}
