//! A short text is one with a letter in one byte where its script takes two or three in UTF-8: word lists are kept so, which packs better by kilobytes.

/// Stands before the number of the page of letters that the following bytes above 127 are from: the letter's number without its last seven bits, or none, where they are
/// UTF-8 again.
const PAGE: u8 = 1;

/// The page of a letter that is written in one byte: from Greek on, up to where scripts have more letters than a page.
const fn page(letter: u32) -> u8 {
    if letter >= 0x370 && letter < 0x3000 { (letter >> 7) as u8 } else { 0 }
}

/// A text with its letters in one byte, as far as they have a page. What is longer than `N` is counted, and not kept.
pub(crate) const fn shorten<const N: usize>(text: &[u8]) -> ([u8; N], usize) {
    let (mut out, mut length) = ([0; N], 0);
    let (mut at, mut current) = (0, 0);
    while at < text.len() {
        let (letter, bytes) = letter(text, at);
        let page = page(letter);
        if letter > 127 && page != current {
            put(&mut out, &mut length, PAGE);
            put(&mut out, &mut length, page);
            current = page;
        }
        if page != 0 {
            put(&mut out, &mut length, 0x80 | (letter & 0x7f) as u8);
        }
        let mut here = at;
        at += bytes;
        while page == 0 && here < at {
            put(&mut out, &mut length, text[here]);
            here += 1;
        }
    }
    (out, length)
}

/// A letter of UTF-8, and how many bytes it takes.
const fn letter(text: &[u8], at: usize) -> (u32, usize) {
    let first = text[at];
    let (mut letter, bytes) = match first {
        0..0xc0 => (first as u32, 1),
        0xc0..0xe0 => (first as u32 & 0x1f, 2),
        0xe0..0xf0 => (first as u32 & 0x0f, 3),
        _ => (first as u32 & 0x07, 4),
    };
    let mut here = at + 1;
    while here < at + bytes {
        letter = letter << 6 | (text[here] & 0x3f) as u32;
        here += 1;
    }
    (letter, bytes)
}

/// The text again.
pub(crate) fn long(packed: &[u8]) -> String {
    let (mut out, mut page) = (Vec::with_capacity(packed.len() * 2), 0);
    let mut bytes = packed.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte == PAGE {
            page = u32::from(bytes.next().unwrap_or_default()) << 7;
        } else if byte < 0x80 || page == 0 {
            out.push(byte);
        } else if let Some(letter) = char::from_u32(page | u32::from(byte & 0x7f)) {
            out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Writes a byte where there is room, and counts it.
pub(crate) const fn put<const N: usize>(out: &mut [u8; N], length: &mut usize, byte: u8) {
    if *length < N {
        out[*length] = byte;
    }
    *length += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_again() {
        const TEXT: &str = "größer|реклама|ads, реклама|विज्ञापन|続きを読む|광고|โฆษณา|über";
        let (packed, length) = shorten::<{ shorten::<0>(TEXT.as_bytes()).1 }>(TEXT.as_bytes());
        assert_eq!(long(&packed), TEXT);
        assert!(length < TEXT.len() * 3 / 4);
    }
}
