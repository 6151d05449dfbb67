//! An ad compound is an ad word grown together with another: a noun of layout (`topads`), or the letters of a vendor (`dtads`).

use super::name_table::{AD_STEMS, NOUNS};
use crate::search::Search;
use crate::words::{Words, first, words};

/// Longest letters that a vendor puts before "ads".
const LONGEST_VENDOR: usize = 3;
/// Words of the language that look like a vendor's.
const NO_VENDORS: Words = words!["animadvert", "brads", "clads", "glads", "grads", "inadvert", "scads", "shads"];

/// Whether a word is a vendor's name with what it deals in behind it: `dtads`, `cpxadvert`. Letters without a vowel are no beginning of a word of the language.
pub(super) fn is_vendors(word: &str) -> bool {
    // Nearly every word ends otherwise.
    if !matches!(word.as_bytes(), [.., b'd', b's'] | [.., b'r', b't'] | [.., b't', b's']) {
        return false;
    }
    let initials = |before: &str| (2..=LONGEST_VENDOR).contains(&before.len()) && !before.holds_any("aeiouy");
    (word.strip_suffix("ads").is_some_and(initials)
        || word
            .strip_suffix("advert")
            .or(word.strip_suffix("adverts"))
            .is_some_and(|before| !before.is_empty()))
        && !NO_VENDORS.has(word)
}

/// Longest compound; reading it takes its length times the number of nouns.
const LONGEST_COMPOUND: usize = 40;

/// For each letter, by its last five bits, where the nouns that begin with it begin.
static NOUNS_FROM: [usize; 33] = {
    let (mut from, mut letter) = ([0; 33], 0);
    let packed = NOUNS.packed();
    let mut rest = packed;
    while let Some((noun, behind)) = first(rest) {
        let own = (noun[0] & 31) as usize;
        assert!(own + 1 >= letter, "the nouns are not sorted");
        while letter <= own {
            from[letter] = packed.len() - rest.len();
            letter += 1;
        }
        rest = behind;
    }
    while letter < from.len() {
        from[letter] = packed.len();
        letter += 1;
    }
    from
};

/// Whether a word is an ad word grown together with nouns of layout: `adslot`, `topads`, `sidebaradbox`. All of it has to be made of such words.
pub(super) fn is_ad_compound(word: &str) -> bool {
    // Shorter ones are no compounds, longer ones no words.
    if word.len() < 5 || word.len() > LONGEST_COMPOUND {
        return false;
    }
    let mut pairs = word.as_bytes().windows(2);
    if !pairs.any(|pair| matches!(pair, b"ad" | b"gp" | b"df")) {
        return false;
    }
    // `reach[i]`: bit 0, the first i letters are nouns; bit 1, nouns with an ad word among them.
    let mut reach = [0u8; LONGEST_COMPOUND + 1];
    reach[0] = 1;
    for from in 0..word.len() {
        let state = reach[from];
        if state == 0 {
            continue;
        }
        let Some(rest) = word.get(from..) else { return false };
        let letter = rest.as_bytes().first().map_or(0, |letter| (letter & 31) as usize);
        let range = NOUNS_FROM[letter]..NOUNS_FROM[letter + 1];
        let mut nouns = NOUNS.packed().get(range).unwrap_or_default();
        while let Some((noun, behind)) = first(nouns) {
            nouns = behind;
            if rest.as_bytes().starts_with(noun) {
                reach[from + noun.len()] |= state;
            }
        }
        for ad in AD_STEMS.iter().filter(|ad| rest.starts_with(**ad)) {
            reach[from + ad.len()] |= 2;
        }
    }
    reach.get(word.len()).is_some_and(|state| state & 2 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_made_of_known_words_alone() {
        for word in ["adslot", "topads", "sidebaradbox", "stickyadzone", "zonesad", "areaads"] {
            assert!(is_ad_compound(word), "{word}");
        }
        for word in ["header", "padding", "shadow", "topadx", "loading", "boxes"] {
            assert!(!is_ad_compound(word) && !is_vendors(word), "{word}");
        }
        assert!(is_vendors("dtads") && is_vendors("cpxadvert") && !is_vendors("threads") && !is_vendors("inadvert"));
    }
}
