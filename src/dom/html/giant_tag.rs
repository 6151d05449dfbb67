//! A giant tag has more attributes than any page needs; its rest is skipped, as the tokenizer compares each attribute with all before it.

/// Attributes on one tag; pages have been seen with some hundreds.
const MOST_ATTRIBUTES: usize = 4096;
/// Tag starts that are tried when looking for the one that the tokenizer is inside of.
const MOST_CANDIDATES: usize = 256;

/// Where to go on after a tag with more attributes than are read.
pub(super) struct Resume {
    pub at: usize,
    pub closing: &'static str,
}

/// Finds the tag that the tokenizer is inside of at `here`. If it has too many attributes, says where it ends.
pub(super) fn skip(html: &str, from: usize, here: usize) -> Option<Resume> {
    let bytes = html.as_bytes();
    let comment = html.get(from..here)?.rfind("<!--").map(|at| from + at);
    let inside_comment = comment.is_some_and(|at| !html[at..here].contains("-->"));
    let limit = if inside_comment { comment? } else { here };
    let mut tries = 0;
    for start in from..limit {
        if bytes[start] != b'<' || !bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        tries += 1;
        if tries > MOST_CANDIDATES {
            return None;
        }
        let mut tag = OpenTag::default();
        if (start + 1..here).any(|at| tag.ends_at(bytes[at])) {
            continue;
        }
        if tag.attributes <= MOST_ATTRIBUTES {
            return None;
        }
        let closing = match tag.quote {
            Some(b'"') => "\">",
            Some(_) => "'>",
            None => " >",
        };
        let end = (here..bytes.len()).find(|at| tag.ends_at(bytes[*at]));
        return Some(Resume {
            at: end.map_or(bytes.len(), |at| at + 1),
            closing,
        });
    }
    None
}

/// What is known of a tag while its characters go by.
#[derive(Default)]
struct OpenTag {
    attributes: usize,
    quote: Option<u8>,
    after_equals: bool,
    in_word: bool,
}

impl OpenTag {
    /// Takes the next byte; true where it ends the tag.
    fn ends_at(&mut self, byte: u8) -> bool {
        if let Some(quote) = self.quote {
            if byte == quote {
                self.quote = None;
                self.in_word = false;
            }
            return false;
        }
        match byte {
            b'>' => return true,
            b'"' | b'\'' if self.after_equals => self.quote = Some(byte),
            b'=' if self.in_word => self.after_equals = true,
            byte if byte.is_ascii_whitespace() || byte == b'/' => self.in_word = false,
            _ => {
                if !self.in_word && !self.after_equals {
                    self.attributes += 1;
                }
                self.in_word = true;
                self.after_equals = false;
            }
        }
        if self.quote.is_some() {
            self.after_equals = false;
        }
        false
    }
}
