//! Raw text is what stands inside `<script>`, `<style>`, `<title>` and their kin: it ends at the element's own end tag and nowhere before.
//!
//! Half of a news page's bytes are scripts and styles, none of them read; finding their end is a search for `</`, not a reading of each character.

use memchr::memchr_iter;

/// Where raw text that starts at `from` ends: at the `<` of the end tag of that name, or at the end of the page.
pub(super) fn end(html: &[u8], from: usize, name: &[u8]) -> usize {
    let rest = html.get(from..).unwrap_or_default();
    let found = memchr_iter(b'<', rest).find(|at| is_end_tag(rest.get(*at..).unwrap_or_default(), name));
    found.map_or(html.len(), |at| from + at)
}

/// The same for a script: after `<!--` a `<script>` hides the next end tag, until `-->`.
pub(super) fn script_end(html: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut state = Script::Plain;
    // The next `-->` is looked for once, not at each `<`.
    let mut closed = from;
    loop {
        let Some(next) = memchr::memchr(b'<', html.get(at..).unwrap_or_default()).map(|next| at + next) else {
            return html.len();
        };
        if state != Script::Plain && closed <= next {
            state = Script::Plain;
        }
        let rest = html.get(next..).unwrap_or_default();
        at = next + 1;
        if rest.starts_with(b"<!--") && state == Script::Plain {
            state = Script::Escaped;
            // `<!-->` is closed at once.
            let from = next + 2;
            let close = html.get(from..).unwrap_or_default().windows(3).position(|marks| marks == b"-->");
            closed = close.map_or(usize::MAX, |close| from + close + 3);
        } else if is_end_tag(rest, b"script") {
            match state {
                Script::Hidden => state = Script::Escaped,
                _ => return next,
            }
        } else if state == Script::Escaped && is_tag(rest.get(1..).unwrap_or_default(), b"script") {
            state = Script::Hidden;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    /// After `<!--`.
    Escaped,
    /// After `<script>` after `<!--`.
    Hidden,
}

/// Whether the bytes start with an end tag of that name.
fn is_end_tag(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(1) == Some(&b'/') && is_tag(bytes.get(2..).unwrap_or_default(), name)
}

/// Whether the bytes start with that name, and the name ends there.
fn is_tag(bytes: &[u8], name: &[u8]) -> bool {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) && bytes.get(name.len()).is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_at_the_end_tag_and_nowhere_before() {
        let html = b"<script>if (a</scripture/) b = '</div>';</SCRIPT >after";
        assert_eq!(script_end(html, 8), 40);
        assert_eq!(end(b"<style>a{}</script></style", 7, b"style"), 26);
        assert_eq!(script_end(b"<script><!-- <script></script> --></script>", 8), 34);
        assert_eq!(script_end(b"<script><!--> <script></script>", 8), 22);
        assert_eq!(script_end(b"<script><!-- </script>", 8), 13);
    }
}
