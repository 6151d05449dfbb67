//! An image source is one of the addresses a page gives for a picture: `srcset` candidates, lazy-loading attributes, `src`. The best one is taken.

use crate::Address;
use crate::article::ImageSource;
use crate::decimal::{decimal, whole};
use crate::dom::attribute::LAZY_SOURCES;
use crate::order;
use crate::search::{Search, any_of};
use crate::url::{SafeUrl, without_query};
use crate::words::{Words, words};

/// Widest source that is taken as the picture's own, in image pixels: sharp on a dense screen at the measure of a text column.
const WIDEST: u32 = 2_000;
/// Highest density that is taken.
const DENSEST: f32 = 2.0;
/// Most candidates of one `srcset`.
const MOST: usize = 40;
/// Shortest `data:` picture that is more than a placeholder, in bytes; previews are of one to two thousand.
const SHORTEST_DATA: usize = 4_096;
/// Words in a file's name that say it stands for a picture not loaded yet.
const PLACEHOLDERS: Words = words![
    "blank",
    "placeholder",
    "spacer",
    "pixel",
    "transparent",
    "transparant",
    "loading",
    "loader",
    "lazy",
    "lazyload",
    "empty",
    "dummy",
    "1x1",
    "spinner",
    "noimage",
    "trans",
    "grey",
    "gray",
];

/// The best address of a picture and all that name their width, narrowest first. `sets` are the `srcset`s of a `<picture>`.
pub(super) fn best<'a>(
    attribute: &dyn Fn(&str) -> Option<&'a str>,
    sets: impl Iterator<Item = &'a str>,
    base: Option<&Address>,
) -> Option<(SafeUrl, Vec<ImageSource>)> {
    let own = ["srcset", "data-srcset", "data-lazy-srcset", "data-original-srcset"]
        .into_iter()
        .filter_map(attribute);
    let (mut sources, mut dense): (Vec<ImageSource>, Option<(f32, SafeUrl)>) = (Vec::new(), None);
    for set in own.chain(sets) {
        for (address, size) in candidates(set) {
            if is_placeholder(address) {
                continue;
            }
            let Some(url) = SafeUrl::media(address, base) else { continue };
            match size {
                Size::Width(width) => sources.push(ImageSource { url, width }),
                Size::Density(density) if density <= DENSEST && dense.as_ref().is_none_or(|(best, _)| density > *best) => {
                    dense = Some((density, url))
                }
                Size::Density(_) => {}
            }
        }
    }
    // One source a width; the first one named stays: a picture's own set stands before the alternatives.
    order::by_number(&mut sources, |source| u64::from(source.width));
    sources.dedup_by_key(|source| source.width);
    let widest = sources.iter().rev().find(|source| source.width <= WIDEST).or(sources.first());
    let url = match widest {
        Some(source) => source.url.clone(),
        None => match dense {
            Some((_, url)) => url,
            None => single(attribute, base)?,
        },
    };
    if sources.len() == 1 {
        sources.clear();
    }
    Some((url, sources))
}

/// The one address outside of any `srcset`: a lazy one first, since `src` then holds a placeholder or a preview.
fn single<'a>(attribute: &dyn Fn(&str) -> Option<&'a str>, base: Option<&Address>) -> Option<SafeUrl> {
    let lazy = ["data-src", "data-original"]
        .into_iter()
        .chain(LAZY_SOURCES.iter().copied().filter(|name| !name.ends_with("srcset")));
    let lazy = lazy.filter_map(attribute).filter(|value| looks_like_picture(value));
    let plain = attribute("src").into_iter();
    lazy.chain(plain)
        .map(str::trim)
        .filter(|address| !is_placeholder(address))
        .find_map(|address| SafeUrl::media(address, base))
}

/// Whether a lazy attribute's value is an address at all: some hold `true`, a template or a program's data.
fn looks_like_picture(value: &str) -> bool {
    let value = value.trim();
    value.holds_any("/.") && !value.holds_any("{[< \n")
}

/// Whether an address leads to a stand-in, or to what a page is decorated with: a file of its design, an icon.
fn is_placeholder(address: &str) -> bool {
    let address = address.trim();
    if address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
        return address.len() < SHORTEST_DATA;
    }
    let path = without_query(address);
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    // A photograph may show one whom its paper calls an icon.
    let is_drawn = ending.starts_with_any("gps");
    if is_drawn && (path.holds("/themes/") || path.holds("/icons/")) {
        return true;
    }
    // A story may have "grey" or "empty" in a long file name; a stand-in has little else.
    stem.split(any_of("-_.")).count() <= 3
        && stem.split(any_of("-_.")).any(|word| {
            PLACEHOLDERS.iter().any(|name| word.eq_ignore_ascii_case(name)) || is_drawn && (word == "icon" || word == "play" && ending == "svg")
        })
}

/// How large a candidate is.
enum Size {
    Width(u32),
    Density(f32),
}

/// The candidates of a `srcset`, as HTML's rules cut it: addresses may hold commas, but do not end in one.
fn candidates(set: &str) -> impl Iterator<Item = (&str, Size)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let whole = address.trim_end_matches(',');
        if whole.len() < address.len() {
            rest = after;
            return Some((whole, Size::Density(1.0)));
        }
        let end = after.find(',').unwrap_or(after.len());
        let (descriptor, after) = after.split_at(end);
        rest = after;
        let size = descriptor.split_ascii_whitespace().find_map(size).unwrap_or(Size::Density(1.0));
        Some((whole, size))
    })
    .take(MOST)
}

fn size(descriptor: &str) -> Option<Size> {
    if let Some(width) = descriptor.strip_suffix('w') {
        return whole(width).map(Size::Width);
    }
    decimal(descriptor.strip_suffix('x')?).map(Size::Density)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(pairs: &[(&'static str, &'static str)]) -> Option<String> {
        let base = Address::parse("https://e.com/").unwrap();
        let attribute = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        best(&attribute, std::iter::empty(), Some(&base)).map(|(url, _)| url.as_str().to_owned())
    }

    #[test]
    fn the_widest_useful_candidate_wins() {
        let set = "a.jpg 400w, b.jpg 1600w, c.jpg 6000w";
        assert_eq!(chosen(&[("srcset", set), ("src", "s.jpg")]).unwrap(), "https://e.com/b.jpg");
        assert_eq!(chosen(&[("srcset", "a.jpg, b.jpg 2x, c.jpg 4x")]).unwrap(), "https://e.com/b.jpg");
        assert_eq!(chosen(&[("src", "s.jpg"), ("data-src", "true")]).unwrap(), "https://e.com/s.jpg");
        assert_eq!(chosen(&[("src", "/img/blank.gif")]), None);
    }

    #[test]
    fn addresses_may_hold_commas() {
        let set = "/w_400,q_80/a.jpg 400w, /w_800,q_80/a.jpg 800w";
        assert_eq!(chosen(&[("srcset", set)]).unwrap(), "https://e.com/w_800,q_80/a.jpg");
    }

    #[test]
    fn garbage_is_no_source() {
        for set in [",,, ,", "javascript:alert(1) 800w", "a b c d", "x 99999999999w", "\u{0}"] {
            let _ = chosen(&[("srcset", set)]);
        }
        assert_eq!(chosen(&[("srcset", "javascript:alert(1) 800w")]), None);
    }
}
