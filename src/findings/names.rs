//! A name is a class or an id; its words say what its author took the element for. `top-adSlot_300x250` has the words top, ad, slot.
//!
//! Only whole words count: `loads`, `threads`, `shadow` and `header-adjacent` say nothing of ads. The words of each kind are data in [`name_table`](super::name_table).

use super::ad_compound::{is_ad_compound, is_vendors};
use super::name_table::{DENYING, FINANCE, PAIRS, WORDS};
use crate::dom::attribute::NameSet;
use crate::dom::word_filter::WordFilter;
use crate::dom::{Document, FOLDED, NodeId, NodeRef, Tag, Tokens};
use crate::quick::HashMap;
use crate::search::Search;
use std::sync::LazyLock;

/// What an element's names say, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said(u32);

impl Said {
    pub const AD: Said = Said(1);
    /// Words that mean an ad in one place and something else in another: leaderboard, billboard, banner.
    pub const MAYBE_AD: Said = Said(1 << 1);
    pub const NEWSLETTER: Said = Said(1 << 2);
    pub const RELATED: Said = Said(1 << 3);
    pub const SHARE: Said = Said(1 << 4);
    pub const COMMENTS: Said = Said(1 << 5);
    pub const CONSENT: Said = Said(1 << 6);
    pub const SPONSORED: Said = Said(1 << 7);
    pub const CAPTION: Said = Said(1 << 8);
    pub const CREDIT: Said = Said(1 << 9);
    pub const PROMOTION: Said = Said(1 << 10);
    pub const APP: Said = Said(1 << 11);
    pub const PAYWALL: Said = Said(1 << 12);
    pub const OVERLAY: Said = Said(1 << 13);
    /// Players that advertisers pay for, or that follow the reader down the page.
    pub const PLAYER: Said = Said(1 << 14);
    pub const AUTHOR: Said = Said(1 << 15);
    /// Links to the publisher's own profiles: a share bar beside the story, the site's furniture elsewhere.
    pub const SOCIAL: Said = Said(1 << 17);
    /// The site's furniture: menus, navigation, breadcrumbs.
    pub const FURNITURE: Said = Said(1 << 18);
    /// The element is, or frames, the story itself.
    pub const STORY: Said = Said(1 << 16);

    /// Whether any of the other's members is in it.
    pub fn any(self, other: Said) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn with(self, other: Said) -> Said {
        Said(self.0 | other.0)
    }
}

/// What each node's names say.
#[derive(Debug, Default)]
pub(crate) struct Names {
    said: Vec<Said>,
}

impl Names {
    /// Reads the names of a document; each distinct name is taken apart once.
    pub fn of(document: &Document, tokens: &Tokens<'_>) -> Names {
        let values = tokens.values(Said::default(), |name| said(name), Said::with);
        let mut known: HashMap<&str, Said> = HashMap::default();
        let mut once = |name| *known.entry(name).or_insert_with(|| said(name));
        let naming = NameSet::of(NAMING);
        let said = document
            .iter()
            .map(|node| {
                if node.is_text() {
                    return Said::default();
                }
                // The name of a custom element is its author's word too.
                let element = Some(node.tag()).filter(|tag| *tag == Tag::Other).map(|_| node.name());
                let element = element.filter(|name| name.holds("-")).map(&mut once);
                let named = node.shared(naming).filter_map(|number| values.get(number).copied());
                named.chain(element).fold(Said::default(), Said::with)
            })
            .collect();
        Names { said }
    }

    /// What a node's names say.
    pub fn get(&self, node: NodeId) -> Said {
        self.said.get(node.index()).copied().unwrap_or_default()
    }
}

impl Names {
    /// The first of a node's names that says any of the given.
    pub fn first_name<'a>(&self, node: NodeRef<'a>, wanted: Said) -> &'a str {
        authored(node).find(|name| said(name).any(wanted)).unwrap_or(node.name())
    }
}

/// Attributes in which templates say what an element is.
const NAMING: &[&str] = &[
    "class",
    "id",
    "data-component",
    "data-module",
    "data-name",
    "data-qa",
    "data-role",
    "data-testid",
    "data-type",
    "data-widget",
    "data-zone",
];

/// All names that an element's author gave it.
fn authored(node: NodeRef<'_>) -> impl Iterator<Item = &str> {
    NAMING
        .iter()
        .filter_map(move |name| node.attribute(name))
        .flat_map(str::split_ascii_whitespace)
}

/// Longest name that is read; longer ones are made by programs for programs.
const LONGEST_NAME: usize = 120;
/// Most words of a name that are read.
const MOST_WORDS: usize = 12;

/// What one name says.
fn said(name: &str) -> Said {
    if name.len() > LONGEST_NAME || !name.is_ascii() {
        return Said::default();
    }
    let name = name.get(..crate::dom::number_at(name)).unwrap_or_default();
    let words = NameWords::of(name);
    let letters = words.letters(name.len());
    let word_at = |at: usize| {
        words
            .cuts()
            .get(at)
            .map_or("", |(from, to)| letters.get(usize::from(*from)..usize::from(*to)).unwrap_or_default())
    };
    // In `block__element--modifier` the modifier says how a thing looks, or what stands beside it: `grid--adrail`.
    let modifier = crate::dom::modifier_at(name);
    let mut said = Said::default();
    let mut denied = false;
    for (at, (from, _)) in words.cuts().iter().enumerate() {
        let word = word_at(at);
        let is_modifier = at > 0 && usize::from(*from) > modifier;
        denied |= DENYING.has(word);
        if matches!(word, "share" | "social") && FINANCE.contains(&word_at(at + 1)) {
            continue;
        }
        // Letters right after a digit are a piece of a number that a program made: `element-3ad4f1`.
        let before = usize::from(*from).checked_sub(1);
        if word.len() <= LONGEST_PIECE && before.and_then(|before| name.as_bytes().get(before)).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if let Some(known) = WORDS_FILTER.may_have(word).then(|| word_says(word)).flatten() {
            said = said.with(weakened(known, is_modifier));
        } else if is_ad_compound(word) || is_vendors(word) {
            said = said.with(weakened(Said::AD, is_modifier));
        }
        if PAIRS_FILTER.may_have(word) {
            let next = word_at(at + 1);
            if let Ok(found) = PAIRS.binary_search_by(|(first, second, _)| (*first, *second).cmp(&(word, next))) {
                said = said.with(PAIRS[found].2);
            }
        }
    }
    if denied { Said(said.0 & !(Said::AD.0 | Said::MAYBE_AD.0)) } else { said }
}

/// What a word of [`WORDS`] says; few of them begin with the same letter and are as long.
fn word_says(word: &str) -> Option<Said> {
    let first = word.as_bytes().first()?;
    let letter = usize::from(first.checked_sub(b'a')?);
    let alike = WORDS.get(*WORDS_FROM.get(letter)? as usize..*WORDS_FROM.get(letter + 1)? as usize)?;
    alike
        .iter()
        .find(|(known, _)| known.len() == word.len() && *known == word)
        .map(|(_, said)| *said)
}

/// For each letter, where the words that begin with it begin.
static WORDS_FROM: [u16; 27] = {
    let (mut from, mut letter, mut at) = ([0; 27], 0, 0);
    while letter < from.len() {
        while at < WORDS.len() && WORDS[at].0.as_bytes()[0] < b'a' + letter as u8 {
            at += 1;
        }
        from[letter] = at as u16;
        letter += 1;
    }
    from
};

/// What a word says: an ad word in a modifier only hints.
fn weakened(said: Said, is_modifier: bool) -> Said {
    if is_modifier && said == Said::AD { Said::MAYBE_AD } else { said }
}

/// Longest word that is taken for a piece of a number: in hexadecimal numbers longer runs of letters are rare.
const LONGEST_PIECE: usize = 3;

/// The words of a name in lower case: cut at signs, at a capital after a small letter, before the last capital of a run, between letters and digits.
struct NameWords {
    /// On the stack: pages have thousands of names.
    letters: [u8; LONGEST_NAME],
    cuts: [(u8, u8); MOST_WORDS],
    count: usize,
}

/// What a byte of a name is.
const SIGN: u8 = 0;
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;

impl NameWords {
    /// Of a name of ASCII that is no longer than those which are read.
    fn of(name: &str) -> NameWords {
        let (mut letters, mut cuts, mut count) = ([0; LONGEST_NAME], [(0, 0); MOST_WORDS], 0);
        let mut start = 0;
        let mut before = SIGN;
        let mut cut = |from: u8, to: u8| {
            if to > from
                && let Some(cut) = cuts.get_mut(count)
            {
                *cut = (from, to);
                count += 1;
            }
        };
        for ((byte, letter), at) in name.bytes().zip(&mut letters).zip(0..) {
            let small = FOLDED.get(usize::from(byte)).copied().unwrap_or_default();
            *letter = small;
            // A digit is what is left: no sign, and below the letters.
            let here = u8::from(small > b' ') * (1 + u8::from(small != byte) + 2 * u8::from(small <= b'9'));
            if here == before {
                start += u8::from(here == SIGN);
                continue;
            }
            match (before, here) {
                (_, SIGN) => {
                    cut(start, at);
                    start = at + 1;
                }
                (SIGN, _) => start = at,
                (CAPITAL, SMALL) => {
                    cut(start, at - 1);
                    start = at - 1;
                }
                _ => {
                    cut(start, at);
                    start = at;
                }
            }
            before = here;
        }
        cut(start, name.len() as u8);
        NameWords { letters, cuts, count }
    }

    /// Where they begin and end.
    fn cuts(&self) -> &[(u8, u8)] {
        self.cuts.get(..self.count).unwrap_or_default()
    }

    /// The letters and digits in lower case, of a name of that length; what else stands in it is between the words.
    fn letters(&self, length: usize) -> &str {
        std::str::from_utf8(self.letters.get(..length).unwrap_or_default()).unwrap_or_default()
    }
}

/// What tells most words from those of the lists below.
static WORDS_FILTER: LazyLock<WordFilter> = LazyLock::new(|| {
    let mut filter = WordFilter::new();
    WORDS.iter().for_each(|row| filter.add(row.0));
    filter
});
static PAIRS_FILTER: LazyLock<WordFilter> = LazyLock::new(|| {
    let mut filter = WordFilter::new();
    PAIRS.iter().for_each(|row| filter.add(row.0));
    filter
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_binary_search() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(PAIRS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
    }

    #[test]
    fn names_are_cut_into_words() {
        let words = |name: &str| {
            let words = NameWords::of(name);
            let word = |(from, to): &(u8, u8)| words.letters(name.len())[usize::from(*from)..usize::from(*to)].to_owned();
            words.cuts().iter().map(word).collect::<Vec<_>>()
        };
        assert_eq!(words("top-adSlot_300x250"), ["top", "ad", "slot", "300", "x", "250"]);
        assert_eq!(words("ADBox"), ["ad", "box"]);
        assert_eq!(words("__x--"), ["x"]);
    }

    #[test]
    fn ads_are_told_by_whole_words() {
        for name in [
            "ad",
            "ad-slot",
            "c-adDisplay_container",
            "adslot",
            "topads",
            "div-gpt-ad-123",
            "SidebarAdBox",
            "adsbygoogle",
            "stickyadzone",
            "page_AD_1",
            "dtads-desktop",
            "widget_cpxadvert_widgets",
        ] {
            assert!(said(name).any(Said::AD), "{name}");
        }
        for name in [
            "loads",
            "threads",
            "downloads",
            "shadow",
            "header-adjacent",
            "breadcrumbs",
            "headline",
            "gradient",
            "address",
            "roadmap",
            "badge",
            "adapt",
            "leadtext",
            "readbox",
            "elementor-element-3ad4f1",
            "no-ads",
            "ad-free",
            "adblock-detected",
            "has-ads",
            "without-ad",
            "admin-bar",
            "upload",
            "broadband",
            "lead-article",
            "padded",
            "reader",
            "grads-list",
            "index_row__bFfAD",
        ] {
            assert!(!said(name).any(Said::AD), "{name}");
        }
    }
}
