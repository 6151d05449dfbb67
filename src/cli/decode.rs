//! Decoding turns the bytes of a file into characters as browsers do: by mark, by declaration, else by what the bytes can be.

use broadsheet::error::Error;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far into a page a browser looks for the declaration of its encoding (HTML Standard, "prescan a byte stream").
const PRESCAN: usize = 1024;
/// How far into a resource a browser looks for bytes that no text holds (MIME Sniffing Standard, "resource header").
const HEADER: usize = 1445;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page.
    Html,
    /// A text, one block a line.
    Plain,
}

/// First bytes of what people most often mistake for a page.
const SIGNATURES: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf\x27\x1c",
    b"\x28\xb5\x2f\xfd",
    b"\x7fELF",
    b"\0asm",
    b"wOFF",
    b"wOF2",
    b"ID3",
    b"OggS",
    b"SQLite format 3",
];

/// The characters of a file and what they are; `kind` is what its name promises.
pub(super) fn decode(bytes: &[u8], kind: Option<Kind>) -> Result<(Kind, String), Error> {
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return Err(Error::Binary);
    }
    let encoding = match Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| utf_16_without_mark(bytes))
    {
        Some(encoding) => encoding,
        None => {
            let start = bytes.get(..HEADER).unwrap_or(bytes);
            if start.iter().any(|byte| is_binary(*byte)) && !begins_as_page(&String::from_utf8_lossy(start)) {
                return Err(Error::Binary);
            }
            let declared = if kind == Some(Kind::Plain) {
                None
            } else {
                declared(bytes.get(..PRESCAN).unwrap_or(bytes))
            };
            // Who saves what a browser shows writes UTF-8, and leaves the old declaration in it; what is UTF-8 throughout is hardly ever anything else by chance.
            match std::str::from_utf8(bytes) {
                Ok(text) if !text.is_ascii() => UTF_8,
                Ok(_) => declared.unwrap_or(UTF_8),
                Err(_) => declared.unwrap_or(WINDOWS_1252),
            }
        }
    };
    let (text, _, _) = encoding.decode(bytes);
    if text.chars().all(|c| c.is_whitespace() || c == '\0') {
        return Err(Error::Empty);
    }
    let kind = kind.unwrap_or_else(|| if is_page(&text) { Kind::Html } else { Kind::Plain });
    Ok((kind, text.into_owned()))
}

/// UTF-16 that forgot its mark: the first character of a page is `<`, and half of that is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes that no text holds (MIME Sniffing Standard, "binary data byte").
fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f)
}

fn begins_as_page(text: &str) -> bool {
    let mut characters = text.trim_start().chars();
    characters.next() == Some('<') && characters.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '/' | '?'))
}

/// Whether a text is HTML: it begins with a tag, or holds one of those that only a page needs.
fn is_page(text: &str) -> bool {
    begins_as_page(text)
        || ["</p>", "</div>", "</body>", "<br>", "<br/>", "<br />", "</a>"]
            .iter()
            .any(|tag| text.contains(tag))
}

/// The encoding that a page declares in a `<meta>` of its first bytes.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let mut at = 0;
    while let Some(byte) = start.get(at) {
        let rest = start.get(at..).unwrap_or_default();
        if *byte != b'<' {
            at += 1;
        } else if rest.starts_with(b"<!--") {
            at += 2 + find(rest.get(2..)?, b"-->")?;
        } else if rest.get(1..5).is_some_and(|name| name.eq_ignore_ascii_case(b"meta"))
            && rest.get(5).is_some_and(|byte| is_space(*byte) || *byte == b'/')
        {
            let (attributes, used) = attributes(rest.get(5..)?);
            if let Some(encoding) = of_meta(&attributes) {
                return Some(encoding);
            }
            at += 5 + used;
        } else if rest.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            // Attributes of other tags are walked too: a `<meta` in a quoted value is none.
            let name = rest.iter().position(|byte| is_space(*byte) || *byte == b'>')?;
            at += name + attributes(rest.get(name..)?).1;
        } else {
            at += 1;
        }
    }
    None
}

fn of_meta(attributes: &[(String, String)]) -> Option<&'static Encoding> {
    let get = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let label = match get("charset") {
        Some(label) => label.to_owned(),
        None => {
            if !get("http-equiv")?.eq_ignore_ascii_case("content-type") {
                return None;
            }
            let content = get("content")?.to_ascii_lowercase();
            let (_, label) = content.split_once("charset")?;
            let label = label.trim_start().strip_prefix('=')?.trim_start();
            let quoted = label.strip_prefix(['"', '\'']);
            let label = quoted
                .unwrap_or(label)
                .split(|c: char| c == ';' || c == '"' || c == '\'' || c.is_ascii_whitespace())
                .next()?;
            label.to_owned()
        }
    };
    // A declaration that could be read as bytes cannot be UTF-16, and the other one means nothing to a page.
    match Encoding::for_label(label.as_bytes())? {
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => Some(UTF_8),
        encoding if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        encoding => Some(encoding),
    }
}

/// The attributes of a tag from behind its name, and how many bytes they and the closing `>` take.
fn attributes(bytes: &[u8]) -> (Vec<(String, String)>, usize) {
    let mut out = Vec::new();
    let mut at = 0;
    let text = |range: std::ops::Range<usize>| String::from_utf8_lossy(bytes.get(range).unwrap_or_default()).to_ascii_lowercase();
    let skip = |mut at: usize, test: &dyn Fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|byte| test(*byte)) {
            at += 1;
        }
        at
    };
    loop {
        at = skip(at, &|byte| is_space(byte) || byte == b'/');
        match bytes.get(at) {
            None => return (out, at),
            Some(b'>') => return (out, at + 1),
            Some(_) => {}
        }
        // The first character belongs to the name whatever it is, so that every turn goes forward.
        let end = skip(at + 1, &|byte| !is_space(byte) && !matches!(byte, b'=' | b'>' | b'/'));
        let name = text(at..end);
        at = skip(end, &is_space);
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            at = skip(at + 1, &is_space);
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let end = skip(at + 1, &|byte| byte != *quote);
                    value = text(at + 1..end);
                    at = end + 1;
                }
                _ => {
                    let end = skip(at, &|byte| !is_space(byte) && byte != b'>');
                    value = text(at..end);
                    at = end;
                }
            }
        }
        out.push((name, value));
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).unwrap().1
    }

    #[test]
    fn a_mark_wins_over_a_declaration() {
        assert!(text(b"\xef\xbb\xbf<meta charset=windows-1251><p>\xc3\xa9").ends_with('é'));
        let wide: Vec<u8> = "\u{feff}<p>Grüße".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide), "<p>Grüße");
        let wide: Vec<u8> = "<p>Grüße".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&wide), "<p>Grüße");
    }

    #[test]
    fn declarations_are_found_where_browsers_look() {
        for head in [
            "<meta charset='Shift_JIS'>",
            "<html><!-- <meta charset=utf-8> --><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=Shift_JIS\">",
            "<a title=\"<meta charset=utf-8>\"><meta name=x content=y><meta charset = sjis />",
        ] {
            let mut bytes = head.as_bytes().to_vec();
            bytes.extend(b"\x93\xfa\x96{");
            assert!(text(&bytes).ends_with("日本"), "{head}");
        }
    }

    #[test]
    fn without_a_declaration_it_is_utf_8_where_it_can_be() {
        assert_eq!(text("<p>naïve".as_bytes()), "<p>naïve");
        assert_eq!(text(b"<p>na\xefve \x96 x"), "<p>naïve – x");
        assert_eq!(text(b"<meta charset=utf-16><p>\xc3\xa9"), "<meta charset=utf-16><p>é");
        // Saved from a browser, with the declaration that the server's bytes had.
        assert!(text("<meta charset=windows-1250><p>zůstane".as_bytes()).ends_with("zůstane"));
        assert!(text(b"<meta charset=windows-1250><p>z\xf9stane").ends_with("zůstane"));
    }

    #[test]
    fn content_says_what_a_stream_is() {
        assert_eq!(decode(b"\n <!doctype html>x", None).unwrap().0, Kind::Html);
        assert_eq!(decode(b"Words <br> and words", None).unwrap().0, Kind::Html);
        assert_eq!(decode(b"A headline\n\n5 < 6 & a story", None).unwrap().0, Kind::Plain);
        assert_eq!(decode(b"%PDF-1.7", None), Err(Error::Binary));
        assert_eq!(decode(b"abc\x00\x01\x02", None), Err(Error::Binary));
        assert_eq!(decode(b" \n", None), Err(Error::Empty));
        assert!(decode(b"<p>a\x00b", None).is_ok());
    }

    #[test]
    fn broken_tags_end_the_search() {
        for bytes in [
            &b"<meta"[..],
            b"<meta =",
            b"<meta charset",
            b"<meta charset=\"",
            b"<!--",
            b"<a b='",
            b"<",
            b"</",
            b"<meta ///",
        ] {
            assert_eq!(declared(bytes), None);
        }
    }
}
