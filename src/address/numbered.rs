//! A numbered byte is one that an address writes as its number, like `%20`, as it would mean something else there.

use crate::search::Search;

/// The bytes of ASCII that are written as a number in some part of an address; those beyond always are.
pub(crate) struct Numbered([u64; 2]);

impl Numbered {
    const fn new(signs: &[u8]) -> Numbered {
        // Control characters.
        let mut bits = [0xffff_ffff, 1 << 63];
        let mut at = 0;
        while at < signs.len() {
            bits[(signs[at] >> 6) as usize] |= 1 << (signs[at] & 63);
            at += 1;
        }
        Numbered(bits)
    }

    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 6)).is_none_or(|bits| bits >> (byte & 63) & 1 != 0)
    }
}

pub(super) static IN_PATH: Numbered = Numbered::new(b" \"<>`{}");
pub(super) static IN_QUERY: Numbered = Numbered::new(b" \"<>'");
pub(super) static IN_FRAGMENT: Numbered = Numbered::new(b" \"<>`");
pub(super) static IN_OTHER: Numbered = Numbered::new(b"");
pub(super) static IN_QUERY_OF_OTHER: Numbered = Numbered::new(b" \"<>");

/// Writes a text, with the bytes numbered that have to be.
pub(super) fn write(text: &str, numbered: &Numbered, out: &mut String) {
    let mut rest = text;
    loop {
        let end = rest.bytes().position(|byte| numbered.has(byte)).unwrap_or(rest.len());
        let Some((plain, behind)) = rest.split_at_checked(end) else { return };
        out.push_str(plain);
        let Some(next) = behind.chars().next() else { return };
        let (signs, after) = behind.split_at_checked(next.len_utf8()).unwrap_or_default();
        for byte in signs.bytes() {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(half + if half < 10 { b'0' } else { b'A' - 10 }));
            }
        }
        rest = after;
    }
}

/// A text's bytes with those that are written as a number, like `%20`; `None` where it has none such.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.holds("%") {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let half = |at: usize| behind.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, half(0), half(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                out.push(*first);
                rest = behind;
            }
        }
    }
    Some(out)
}

/// Letters out of a query: blanks are written as `+`, others as their bytes' numbers.
pub(super) fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    match bytes(&text) {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => text,
    }
}
