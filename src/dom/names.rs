//! A name is a class or an id; its words say what its author took the element for: `ArticleByline_author-name` says article, byline, author, name.

/// Longest class or id that is cut into words, in bytes; a longer one is a program's output, not a name.
const LONGEST: usize = 1_024;

/// Calls with each word of a name in lower case, cut at capitals and at whatever is no letter. All of them are put together in one buffer of the caller's:
/// pages have thousands of names.
pub(crate) fn each_name_word(name: &str, word: &mut String, mut call: impl FnMut(&str)) {
    word.clear();
    if name.len() > LONGEST {
        return;
    }
    let mut after_small = false;
    for c in name.chars() {
        let (letter, capital) = if c.is_ascii() {
            (c.is_ascii_alphabetic(), c.is_ascii_uppercase())
        } else {
            (c.is_alphabetic(), c.is_uppercase())
        };
        if (!letter || capital && after_small) && !word.is_empty() {
            call(word);
            word.clear();
        }
        if letter && c.is_ascii() {
            word.push(c.to_ascii_lowercase());
        } else if letter {
            word.extend(crate::lower::letter(c));
        }
        after_small = c.is_lowercase();
    }
    if !word.is_empty() {
        call(word);
    }
}

/// Where in `block__element--modifier` the modifier begins, else the name's end; `system--part--element` has none, `Part--element--1aB` a number.
pub(crate) fn modifier_at(name: &str) -> usize {
    let mut pairs = name.as_bytes().windows(2);
    let first = pairs.position(|pair| pair == b"--");
    let one = |_: &usize| pairs.all(|pair| pair != b"--") || name.bytes().any(|byte| byte.is_ascii_uppercase());
    first.filter(one).unwrap_or(name.len())
}

/// Letters of the shortest and the longest number in letters that build tools put behind a name, and fewest pieces of it.
const NUMBER: std::ops::RangeInclusive<usize> = 5..=8;
const PIECES: usize = 3;

/// Where the number in letters begins that a build tool put behind a name, or made one of: `Box_root__bFfAD`; else the name's end. Capitals, small letters and digits change
/// in it so often that no piece is a word, though one may look so; it is at most two and a half letters long on average.
pub(crate) fn number_at(name: &str) -> usize {
    let start = name.bytes().rposition(|byte| matches!(byte, b'_' | b'-')).map_or(0, |sign| sign + 1);
    let tail = name.get(start..).unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    // Letters of a number have capitals among them, or it is hardly told from names with sizes: `ad2col`.
    if !NUMBER.contains(&(name.len() - start))
        || !tail.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || !(tail.bytes().any(|byte| byte.is_ascii_uppercase()) || name.starts_with("css-"))
    {
        return name.len();
    }
    let kind = |byte: u8| u8::from(byte.is_ascii_lowercase()) + 2 * u8::from(byte.is_ascii_uppercase());
    // A capital and the small letters behind it are one piece.
    let parts = |pair: &[u8]| matches!(pair, [before, here] if kind(*before) != kind(*here) && (kind(*before), kind(*here)) != (2, 1));
    let pieces = 1 + tail.as_bytes().windows(2).filter(|pair| parts(pair)).count();
    if pieces >= PIECES && tail.len() * 2 <= pieces * 5 {
        start
    } else {
        name.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_letters_says_nothing() {
        for number in ["bFfAD", "x7Gk2", "Ad9xK", "kAd3s", "hXyzQ1a", "gPT4a"] {
            assert_eq!(number_at(&format!("index_row__{number}")), 11, "{number}");
            assert_eq!(number_at(number), 0, "{number}");
        }
        for name in [
            "top__AdBox",
            "top__adSlot2",
            "c-adTop1",
            "ADBox",
            "top-adSlot_300x250",
            "page_AD_1",
            "story__title",
            "AdBoxTop",
            "SidebarAdBox",
            "h1",
            "topAds12",
            "",
        ] {
            assert_eq!(number_at(name), name.len(), "{name}");
        }
    }

    #[test]
    fn a_modifier_says_how_a_part_looks() {
        let before = |name: &str| name.get(..modifier_at(name)).map(str::to_owned);
        assert_eq!(before("story__text--ad-free").as_deref(), Some("story__text"));
        assert_eq!(before("Body--textAd--1aB").as_deref(), Some("Body"));
        assert_eq!(before("acme--media--caption").as_deref(), Some("acme--media--caption"));
    }

    #[test]
    fn names_are_cut_at_capitals_and_marks() {
        let mut words: Vec<String> = Vec::new();
        let mut buffer = String::new();
        each_name_word("ArticleByline_author-name2 PDF x:y", &mut buffer, |word| words.push(word.to_owned()));
        assert_eq!(words, ["article", "byline", "author", "name", "pdf", "x", "y"]);
        each_name_word("", &mut buffer, |word| words.push(word.to_owned()));
        assert_eq!(words.len(), 7);
    }
}
