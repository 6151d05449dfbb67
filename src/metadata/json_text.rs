//! JSON text as pages print it: not always JSON. Faults that publishers' templates make are repaired, everything else is left as it stands.

use crate::json::{self, Value};
use crate::search::Search;

/// Longest structured data that is read, in bytes; the largest seen on news pages are 300 KiB.
const LONGEST: usize = 2 << 20;

/// The values in a text: most hold one, some several in a row. What cannot be read after repair is left out.
pub(super) fn values(text: &str) -> Vec<Value> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    if let Some(value) = json::read(text) {
        return vec![value];
    }
    let repaired = repaired(text);
    json::read_all(&repaired).filter(|value| value.is_object() || value.is_array()).collect()
}

/// The text without comments, CDATA marks, trailing commas and semicolons, and with strings that a parser takes.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut comma = false;
    let mut depth = 0usize;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = skipped(rest) {
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            // Held back until something follows that a comma may stand before.
            ',' => comma = true,
            ';' => {}
            c if c.is_whitespace() || c.is_control() || c == '\u{feff}' => out.push(' '),
            _ => {
                // Between two values at the top no comma may stand.
                let inside = depth > 0;
                if matches!(c, '[' | '{') {
                    depth += 1;
                } else if matches!(c, ']' | '}') {
                    depth = depth.saturating_sub(1);
                }
                if std::mem::take(&mut comma)
                    && !matches!(c, ']' | '}')
                    && inside
                    && !matches!(out.trim_end().chars().next_back(), Some('[' | '{' | ':'))
                {
                    out.push(',');
                }
                out.push(c);
                if c == '"' {
                    rest = string(rest, &mut out);
                }
            }
        }
    }
    out
}

/// How long a piece is that stands outside of strings and means nothing.
fn skipped(rest: &str) -> Option<usize> {
    for mark in ["<![CDATA[", "]]>", "<!--", "-->"] {
        if rest.starts_with(mark) {
            return Some(mark.len());
        }
    }
    if rest.starts_with("//") {
        // Of `//<![CDATA[ {…}` on one line only the comment's marks go.
        let after = rest.get(2..)?.trim_start();
        if after.starts_with("<![CDATA[") || after.starts_with("]]>") {
            return Some(2);
        }
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.get(2..)?.place("*/").map_or(rest.len(), |end| end + 4));
    }
    None
}

/// Whether a string ends before this: no quotation mark inside of one, which should have been escaped, is followed by what parts strings.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start();
    let next = rest.strip_prefix(',').map_or(rest, str::trim_start);
    let begins = |marks: &[char]| next.starts_with(marks) || next.starts_with(|c: char| c.is_ascii_digit());
    match rest.chars().next() {
        Some(',') => begins(&['"', '{', '[', '}', ']', ',']) || next.is_empty(),
        Some(c) => matches!(c, ':' | '}' | ']' | ';' | '/'),
        None => true,
    }
}

/// Copies a string from behind its opening quote, its closing quote included. Control characters become spaces, impossible escapes their character.
fn string<'a>(mut rest: &'a str, out: &mut String) -> &'a str {
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '"' if closes(rest) => {
                out.push('"');
                return rest;
            }
            '"' => out.push_str("\\\""),
            '\\' => {
                let Some(escaped) = rest.chars().next() else { break };
                match escaped {
                    '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => out.extend(['\\', escaped]),
                    'u' => {
                        let (text, length) = unit(rest);
                        out.push('\\');
                        out.push_str(text);
                        rest = rest.get(length..).unwrap_or_default();
                        continue;
                    }
                    c if c.is_control() => out.push(' '),
                    c => out.push(c),
                }
                rest = rest.get(escaped.len_utf8()..).unwrap_or_default();
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    rest
}

/// An escape of the form `uXXXX`, from its `u`, as a parser takes it, and how much of the text it stands for: half a surrogate pair becomes the
/// replacement character.
fn unit(rest: &str) -> (&str, usize) {
    let code = |text: Option<&str>| {
        text.filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|text| u32::from_str_radix(text, 16).ok())
    };
    let written = |length| (rest.get(..length).unwrap_or_default(), length);
    match code(rest.get(1..5)) {
        Some(0xd800..=0xdbff) => match code(rest.get(7..11)).filter(|_| rest.get(5..7) == Some("\\u")) {
            Some(0xdc00..=0xdfff) => written(11),
            _ => ("ufffd", 5),
        },
        Some(0xdc00..=0xdfff) => ("ufffd", 5),
        Some(_) => written(5),
        // The letter itself.
        None => ("u0075", 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn faults_of_templates_are_repaired() {
        for (text, want) in [
            ("//<![CDATA[\n{\"a\": 1}\n//]]>", json!({"a": 1})),
            ("<!-- {\"a\": 1,} -->", json!({"a": 1})),
            ("/* x */ {\"a\": [1, 2,, ], // y\n \"b\": {},};", json!({"a": [1, 2], "b": {}})),
            ("{\"a\": \"one\n\ttwo\"}", json!({"a": "one  two"})),
            (r#"{"a": "it\'s \x \ud83d"}"#, json!({"a": "it's x \u{fffd}"})),
            (r#"{"a": "\ud83d\ude00", }"#, json!({"a": "😀"})),
            ("\u{feff}{\"a\": \"https://x/,]\"}", json!({"a": "https://x/,]"})),
            ("{,\"a\": [,1]}", json!({"a": [1]})),
            (r#"{"a": "one "two", three", "b": "x"}"#, json!({"a": "one \"two\", three", "b": "x"})),
            ("{\"a\": \"x\" /* y */}", json!({"a": "x"})),
        ] {
            assert_eq!(values(text), [json::of(&want)], "{text}");
        }
    }

    #[test]
    fn several_values_and_broken_ends_are_kept_as_far_as_they_go() {
        let [a, b] = [json!({"a": 1}), json!({"b": 2})].map(|value| json::of(&value));
        assert_eq!(values("{\"a\": 1}\n{\"b\": 2}"), [a.clone(), b.clone()]);
        assert_eq!(values("{\"a\": 1},{\"b\": 2}"), [a.clone(), b]);
        assert_eq!(values("{\"a\": 1} {\"b\": "), [a]);
        for text in ["", "\"", "\\", "{\"a\\", "{\"\\u12", "[".repeat(5_000).as_str(), "nonsense"] {
            assert_eq!(values(text), []);
        }
    }
}
