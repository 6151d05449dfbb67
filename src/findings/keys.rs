//! A key is a text reduced to what makes it the same words: case, accents, punctuation, white space and direction marks gone.
//!
//! Two lines are "the same line" where their keys are equal, so `- ADVERTISEMENT -` and `Advertisement` meet, and so do a caption and its copy
//! with another kind of quotation mark.

use crate::dom::{FOLDED, is_plain_letter};

/// The words of a text, folded, with one space between them.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded words of a text; what was there before is separated by a space.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    fold_behind(text, 0, out);
}

/// Appends the folded words of a text to what ends at a place, with a space between where anything stands behind that place.
pub(crate) fn fold_behind(text: &str, start: usize, out: &mut String) {
    let mut gap = out.len() > start;
    let mut rest = text;
    loop {
        rest = rest.get(fold_ascii(rest.as_bytes(), start, &mut gap, out)..).unwrap_or_default();
        let mut letters = rest.chars();
        let Some(c) = letters.next() else { return };
        rest = letters.as_str();
        if is_plain_letter(c) {
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(c);
            continue;
        }
        match class(c) {
            Class::Gap => gap = out.len() > start,
            Class::Nothing => {}
            Class::Letter => {
                if std::mem::take(&mut gap) {
                    out.push(' ');
                }
                for lower in crate::lower::letter(c) {
                    if !matches!(class(lower), Class::Nothing) {
                        push_base(lower, out);
                    }
                }
            }
        }
    }
}

/// Bytes that are folded at once.
const AT_ONCE: usize = 64;

/// Appends the folded words of the ASCII at the start, and tells how many bytes that were.
fn fold_ascii(bytes: &[u8], start: usize, gap: &mut bool, out: &mut String) -> usize {
    let mut taken = 0;
    for piece in bytes.chunks(AT_ONCE) {
        // A gap before the first, and a letter or a gap for each byte: each is written, and what neither is a letter nor the first gap behind one is written
        // over. Which bytes are letters cannot be foreseen, and a third of the time went into guessing it.
        let mut folded = [b' '; AT_ONCE + 1];
        let mut length = usize::from(*gap);
        let mut behind_letter = !*gap & (out.len() > start);
        let mut read = 0;
        for byte in piece {
            let Some(letter) = FOLDED.get(*byte as usize) else { break };
            read += 1;
            folded[length] = *letter;
            let (is_letter, is_gap) = (*letter > b' ', *letter == b' ');
            length += usize::from(is_letter | is_gap & behind_letter);
            behind_letter = is_letter | !is_gap & behind_letter;
        }
        taken += read;
        // The last gap is left to what follows.
        *gap = length.checked_sub(1).is_some_and(|last| folded[last] == b' ');
        length -= usize::from(*gap);
        out.push_str(
            folded
                .get(..length)
                .and_then(|folded| std::str::from_utf8(folded).ok())
                .unwrap_or_default(),
        );
        if read < piece.len() {
            break;
        }
    }
    taken
}

enum Class {
    Letter,
    Gap,
    Nothing,
}

/// What a character outside ASCII is to a key. Marks of Indic, Thai and Burmese writing are letters: words are written with them.
fn class(c: char) -> Class {
    match c as u32 {
        // Soft hyphen; combining accents; Hebrew points; Arabic vowel signs and tatweel; zero-width and direction marks; variation selectors.
        0xad
        | 0x300..=0x36f
        | 0x591..=0x5bd
        | 0x640
        | 0x64b..=0x65f
        | 0x670
        | 0x200b..=0x200f
        | 0x202a..=0x202e
        | 0x2060..=0x206f
        | 0xfe00..=0xfe0f
        | 0xfeff => Class::Nothing,
        // Latin-1 signs, general punctuation, arrows to dingbats, ideographic and fullwidth punctuation, private use, pictographs.
        0x80..=0xa9
        | 0xab..=0xb4
        | 0xb6..=0xb9
        | 0xbb..=0xbf
        | 0xd7
        | 0xf7
        | 0x2000..=0x206f
        | 0x20a0..=0x20cf
        | 0x2190..=0x2bff
        | 0x2e00..=0x2e7f
        | 0x3000..=0x3004
        | 0x3008..=0x3020
        | 0x3030
        | 0x30fb
        | 0xe000..=0xf8ff
        | 0xfe10..=0xfe6f
        | 0xff01..=0xff0f
        | 0xff1a..=0xff20
        | 0xff3b..=0xff40
        | 0xff5b..=0xff65
        | 0x1f000..=0x1fbff
        | 0xf0000.. => Class::Gap,
        // Greek, Armenian, Hebrew, Arabic, Devanagari, Khmer, Tibetan and Ethiopic sentence marks.
        0x37e
        | 0x387
        | 0x55a..=0x55f
        | 0x589
        | 0x58a
        | 0x5be
        | 0x5c0
        | 0x5c3
        | 0x5f3
        | 0x5f4
        | 0x60c
        | 0x61b
        | 0x61f
        | 0x66a..=0x66d
        | 0x6d4
        | 0x964
        | 0x965
        | 0xe4f
        | 0xf0b..=0xf14
        | 0x104a..=0x104f
        | 0x1361..=0x1368
        | 0x17d4..=0x17da => Class::Gap,
        _ if c.is_whitespace() || c.is_control() => Class::Gap,
        _ => Class::Letter,
    }
}

/// Appends a lower-case letter without its accent, in the scripts whose press leaves accents out in capitals (Latin, Greek, Cyrillic, Arabic).
fn push_base(c: char, out: &mut String) {
    let base = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        // Fullwidth letters and digits, as Japanese and Chinese pages write Latin words.
        'ａ'..='ｚ' | '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    out.push(base);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_long_text_folds_as_its_words_do(words in prop::collection::vec("[a-z0-9]{1,20}|[A-Zé]{1,4}", 1..12), gaps in prop::collection::vec(" |  |, | - ", 12)) {
            let text: String = words.iter().zip(&gaps).flat_map(|(word, gap)| [word.as_str(), gap]).collect();
            let folds: Vec<String> = words.iter().map(|word| folded(word)).collect();
            prop_assert_eq!(folded(&text), folds.join(" "));
        }
    }

    #[test]
    fn decoration_case_and_accents_make_no_difference() {
        for (text, key) in [
            ("- ADVERTISEMENT -", "advertisement"),
            ("◊ Anzeige ◊", "anzeige"),
            ("PUBLICITÉ", "publicite"),
            ("ΔΙΑΦΗΜΙΣΗ", "διαφημιση"),
            ("Διαφήμιση", "διαφημιση"),
            ("REKLAMİ", "reklami"),
            ("إعلان", "اعلان"),
            ("l’annonce, d'abord", "l annonce d abord"),
            ("Adver\u{ad}tise\u{200b}ment", "advertisement"),
            ("विज्ञापन।", "विज्ञापन"),
            ("「広告」", "広告"),
            ("ＰＲ", "pr"),
            ("  ", ""),
        ] {
            assert_eq!(folded(text), key, "{text}");
        }
    }

    #[test]
    fn plain_letters_are_their_own_keys() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain_letter(*c)) {
            let mut key = String::new();
            push_base(c, &mut key);
            assert!(matches!(class(c), Class::Letter) && key == c.to_string(), "{c}");
        }
    }

    #[test]
    fn marks_that_spell_words_stay() {
        assert_ne!(folded("का"), folded("की"));
        assert_ne!(folded("ก่อน"), folded("กอน"));
    }
}
