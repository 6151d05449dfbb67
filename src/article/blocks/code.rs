//! Code is program text whose line breaks count. A `<pre>` of prose (old agency pages set stories in it) is none.

use crate::dom::{NodeId, NodeRef, Tag, is_invisible};
use crate::search::Search;

/// Longest program that is looked at for its share of letters, in characters.
const SAMPLE: usize = 2_000;
/// Share of letters and spaces from which a `<pre>` without other signs is prose; programs are full of marks.
const PROSE_LETTERS: f32 = 0.93;

/// Whether a `<pre>` holds a program.
pub(super) fn is_program(pre: NodeRef<'_>) -> bool {
    if language_of(pre).is_some() || pre.descendants().take(64).any(|node| node.tag() == Tag::Code) {
        return true;
    }
    // What is mostly words in some languages has its parts in braces all the same, and prose has none.
    if pre.raw_text().holds_any("{}") {
        return true;
    }
    let (mut all, mut letters) = (0u32, 0u32);
    for c in pre.raw_text().chars().take(SAMPLE) {
        all += 1;
        letters += u32::from(c.is_alphabetic() || c.is_whitespace() || matches!(c, ',' | '.'));
    }
    all > 0 && (letters as f32) < PROSE_LETTERS * all as f32
}

/// The characters of a program and its language, `None` where nothing is left.
pub(super) fn program(pre: NodeRef<'_>, removed: &dyn Fn(NodeId) -> bool) -> Option<(String, Option<String>)> {
    let mut text = String::new();
    let span = pre.span();
    let mut number = span.start;
    while number < span.end {
        let node = pre.document().node(NodeId(number));
        number += 1;
        if node.is_text() {
            if node.is_shown() && !removed(node.id()) {
                text.extend(
                    node.raw_text()
                        .chars()
                        .filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c) && *c != '\r'),
                );
            }
        } else if node.tag() == Tag::Br {
            text.push('\n');
        } else if removed(node.id()) || node.tag().is_unseen() || matches!(node.tag(), Tag::Button | Tag::Svg) {
            number = node.span().end;
        }
    }
    let text = text.trim_start_matches('\n').trim_end().to_owned();
    (!text.trim().is_empty()).then(|| (text, language_of(pre)))
}

/// The language that the class of a `<pre>` or its `<code>` names.
fn language_of(pre: NodeRef<'_>) -> Option<String> {
    let inside = pre.children().take(8).filter(|node| node.tag() == Tag::Code);
    let around = pre.parent().into_iter();
    for node in std::iter::once(pre).chain(inside).chain(around) {
        let mut names = node.attribute("class").unwrap_or_default().split_ascii_whitespace().take(16);
        while let Some(name) = names.next() {
            let language = ["language-", "lang-", "highlight-source-"]
                .into_iter()
                .find_map(|prefix| name.strip_prefix(prefix));
            let language = match language {
                None if name == "brush:" => names.next().map(|name| name.trim_end_matches(';')),
                found => found,
            };
            if let Some(language) = language.filter(|name| is_language(name)) {
                return Some(language.to_ascii_lowercase());
            }
        }
    }
    None
}

fn is_language(name: &str) -> bool {
    (1..=24).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn a_program_keeps_its_line_breaks_and_language() {
        assert_eq!(
            json_of("<pre><code class='hljs language-Rust'>fn main() {\n    go();\n}\n</code></pre>"),
            json!([{"type": "code", "text": "fn main() {\n    go();\n}", "language": "rust"}])
        );
        assert_eq!(
            json_of("<pre>a[0] = b;<br>c();</pre>"),
            json!([{"type": "code", "text": "a[0] = b;\nc();"}])
        );
    }

    #[test]
    fn prose_in_pre_is_a_paragraph() {
        assert_eq!(
            json_of("<pre>The minister said on Monday that talks go on.</pre>"),
            json!([{"type": "paragraph", "text": [{"text": "The minister said on Monday that talks go on."}]}])
        );
    }
}
