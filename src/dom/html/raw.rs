//! Raw text is what stands inside `<script>` and `<style>`: half of a news page's bytes, none of them read, so the parser is led past it.
//!
//! Where the parser has just met such a tag, what is left out changes nothing of the tree but the text of an element whose text is never read.

use memchr::{memchr, memchr_iter};

/// An element whose contents are raw text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    Script,
    Style,
}

impl Raw {
    fn name(self) -> &'static [u8] {
        match self {
            Raw::Script => b"script",
            Raw::Style => b"style",
        }
    }

    /// Where the contents that start at `from` end: at the `<` of the end tag, or at the end of the page.
    ///
    /// `None` where it cannot be told without the tokenizer: in a script, `<!--` may turn an end tag into text.
    pub(super) fn end(self, html: &[u8], from: usize) -> Option<usize> {
        for at in memchr_iter(b'<', html.get(from..)?).map(|at| from + at) {
            let rest = &html[at + 1..];
            if self == Raw::Script && rest.starts_with(b"!--") {
                return None;
            }
            if rest.first() == Some(&b'/') && is_tag(&rest[1..], self.name()) {
                return Some(at);
            }
        }
        Some(html.len())
    }
}

/// Whether the bytes start with that name, and the name ends there.
fn is_tag(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && bytes
            .get(name.len())
            .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

/// Where to stop feeding, at the latest at `limit`: after what looks like a `<script>` or `<style>` tag, so that its contents can be left out.
pub(super) fn stop(html: &[u8], from: usize, limit: usize) -> usize {
    for at in memchr_iter(b'<', &html[from..limit]).map(|at| from + at) {
        let rest = &html[at + 1..];
        if rest.first().is_some_and(|byte| byte | 0x20 == b's')
            && (is_tag(rest, Raw::Script.name()) || is_tag(rest, Raw::Style.name()))
            && let Some(length) = memchr(b'>', rest)
        {
            return (at + length + 2).min(limit);
        }
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_at_the_end_tag_and_nowhere_before() {
        let html = b"<script>if (a</scripture/) b = '</div>';</SCRIPT >after";
        assert_eq!(Raw::Script.end(html, 8), Some(40));
        assert_eq!(Raw::Style.end(b"<style>a{}</script>", 7), Some(19));
        assert_eq!(Raw::Script.end(b"<script><!-- <script></script> --></script>", 8), None);
    }

    #[test]
    fn feeding_stops_after_the_tag() {
        let html = b"<p>a<scripts><SCRIPT src=x>var</SCRIPT>";
        assert_eq!(stop(html, 0, html.len()), 27);
        assert_eq!(stop(html, 0, 10), 10);
        assert_eq!(stop(b"<span><s>", 0, 9), 9);
    }
}
