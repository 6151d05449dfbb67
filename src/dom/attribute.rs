//! An attribute is a name and a value; only the names listed here enter a [`Document`](super::Document).
//!
//! The list is the contract with the content script (generated into `extension/generated/`): whatever a rule asks for has to stand here.

/// The names that are kept, besides [`LAZY_SOURCES`].
pub const KEPT: &[&str] = &[
    "alt",
    "aria-controls",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-modal",
    "aria-roledescription",
    "autoplay",
    "charset",
    "cite",
    "class",
    "colspan",
    "content",
    "data-ad",
    "data-ad-client",
    "data-ad-format",
    "data-ad-label",
    "data-ad-slot",
    "data-ad-unit",
    "data-adunit",
    "data-caption",
    "data-component",
    "data-credit",
    "data-google-query-id",
    "data-href",
    "data-instgrm-permalink",
    "data-label",
    "data-module",
    "data-name",
    "data-original",
    "data-qa",
    "data-role",
    "data-shortcode",
    "data-src",
    "data-srcset",
    "data-template",
    "data-testid",
    "data-text",
    "data-time",
    "data-timestamp",
    "data-title",
    "data-tweet-id",
    "data-tweetid",
    "data-type",
    "data-video-id",
    "data-videoid",
    "data-widget",
    "data-zone",
    "datetime",
    "dir",
    "headers",
    "height",
    "hidden",
    "href",
    "hreflang",
    "http-equiv",
    "id",
    "itemid",
    "itemprop",
    "itemscope",
    "itemtype",
    "kind",
    "lang",
    "loading",
    "media",
    "name",
    "open",
    "poster",
    "property",
    "pubdate",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "sizes",
    "slot",
    "src",
    "srcset",
    "start",
    "style",
    "target",
    "title",
    "type",
    "typeof",
    "value",
    "videoid",
    "width",
    "xml:lang",
];

/// Longest attribute value that is kept, in bytes: a longer one is a picture or a program in an attribute, never words.
pub const LONGEST_VALUE: usize = 16 * 1024;

/// Attributes that pages put a picture's address into until it scrolls into view, under the names lazy-loading scripts use.
///
/// Sorted, like [`KEPT`]; both lists together are all that enters a document.
pub const LAZY_SOURCES: &[&str] = &[
    "data-actualsrc",
    "data-bg",
    "data-cfsrc",
    "data-echo",
    "data-flickity-lazyload",
    "data-full-src",
    "data-hi-res-src",
    "data-image",
    "data-img",
    "data-img-url",
    "data-large-file",
    "data-lazy",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-lazyload",
    "data-orig-file",
    "data-original-src",
    "data-original-srcset",
    "data-src-large",
    "data-src-medium",
    "data-src-retina",
    "data-src-small",
    "data-url",
    "lazysrc",
];

/// A kept attribute of an element: what it is called, and where its value stands.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    /// Where its value stands in the document's values.
    pub start: u32,
    pub end: u32,
    /// The number of its value among the [`Shared`](super::shared::Shared) ones; [`NOT_SHARED`] for an attribute that names nothing.
    pub shared: u32,
    pub name: Name,
}

/// The kept name equal to the given one, `None` for a name that no rule reads.
pub fn interned(name: &str) -> Option<&'static str> {
    Name::of(name).map(Name::text)
}

/// The number of a value that is not shared.
pub(crate) const NOT_SHARED: u32 = u32::MAX;

/// A kept name, as its place in [`KEPT`] followed by [`LAZY_SOURCES`], with a fingerprint that tells it from the others at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    place: u8,
    fingerprint: u16,
}

impl Name {
    /// The kept name equal to the given one, `None` for a name that no rule reads.
    pub fn of(name: &str) -> Option<Name> {
        let mut at = slot(name.as_bytes());
        loop {
            let place = SLOTS.get(at).copied().filter(|place| *place != FREE)?;
            if text_at(place as usize) == name {
                let fingerprint = fingerprint(name);
                return Some(Name { place, fingerprint });
            }
            at = (at + 1) % SLOTS.len();
        }
    }

    /// Its letters.
    pub fn text(self) -> &'static str {
        text_at(self.place as usize)
    }

    /// Whether it is the given one.
    #[inline]
    pub fn is(self, name: &str) -> bool {
        self.fingerprint == fingerprint(name) && self.text() == name
    }

    /// Its bit in a [`NameSet`].
    pub const fn bit(self) -> NameSet {
        NameSet(1 << self.place)
    }
}

fn text_at(place: usize) -> &'static str {
    let lazy = || LAZY_SOURCES.get(place.checked_sub(KEPT.len())?);
    KEPT.get(place).or_else(lazy).copied().unwrap_or_default()
}

/// A slot without a name.
const FREE: u8 = u8::MAX;

/// Places of the kept names, each in the slot that its letters give or in the next free one: most names of a page are none of them, and that is
/// seen at once.
static SLOTS: [u8; 512] = {
    let mut slots = [FREE; 512];
    let mut place = 0;
    while place < KEPT.len() + LAZY_SOURCES.len() {
        let name = if place < KEPT.len() {
            KEPT[place]
        } else {
            LAZY_SOURCES[place - KEPT.len()]
        };
        let mut at = slot(name.as_bytes());
        while slots[at] != FREE {
            at = (at + 1) % slots.len();
        }
        slots[at] = place as u8;
        place += 1;
    }
    slots
};

/// The slot of a name.
const fn slot(name: &[u8]) -> usize {
    match name {
        [first, .., before, last] => (name.len() * 37 + *first as usize * 5 + *before as usize * 19 + *last as usize * 3) % 512,
        _ => name.len(),
    }
}

/// A set of kept names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NameSet(u128);

impl NameSet {
    /// The kept names among the given.
    pub fn of(names: &[&str]) -> NameSet {
        let bits = names.iter().filter_map(|name| Name::of(name)).map(|name| name.bit().0);
        NameSet(bits.fold(0, |all, bit| all | bit))
    }

    /// The names of both.
    pub fn with(self, other: NameSet) -> NameSet {
        NameSet(self.0 | other.0)
    }

    /// Whether any of the others is in it.
    pub fn any(self, others: NameSet) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether a name is in it.
    #[inline]
    pub fn has(self, name: Name) -> bool {
        self.0 & name.bit().0 != 0
    }
}

/// Tells most names from each other by length and two of their letters; worked out by the compiler where the name stands in the code.
#[inline(always)]
fn fingerprint(name: &str) -> u16 {
    let bytes = name.as_bytes();
    let last = if let [.., last] = bytes { *last } else { 0 };
    let middle = bytes.get(bytes.len() / 2).copied().unwrap_or(0);
    (bytes.len() as u16) << 11 ^ (last as u16) << 5 ^ middle as u16
}

/// The attributes in which templates say what an element is; their values are shared.
pub(crate) const NAMING: &[&str] = &[
    "class",
    "data-component",
    "data-module",
    "data-name",
    "data-qa",
    "data-role",
    "data-testid",
    "data-type",
    "data-widget",
    "data-zone",
    "id",
    "itemprop",
    "role",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_binary_search() {
        for name in KEPT.iter().chain(LAZY_SOURCES) {
            assert_eq!(Name::of(name).map(Name::text), Some(*name));
        }
        assert_eq!(Name::of("onclick"), None);
        assert!(KEPT.len() + LAZY_SOURCES.len() <= 128);
        assert!(NAMING.iter().all(|name| Name::of(name).is_some()));
    }
}
