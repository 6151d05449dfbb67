//! What the extension gives along with a page, read out of its JSON: the options, and the pictures of a book.
//!
//! `serde` could derive this, but its own readers bring what they need to say what was wrong: a thirtieth of the whole WASM.

use crate::Options;
use crate::article::FurtherPage;
use crate::dom::NodeId;
use crate::findings::{KINDS, Kind};
use crate::json::Value;

/// One picture of a book: how many of the bytes that come along are its.
#[derive(Debug, PartialEq)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub(crate) struct Given {
    pub url: String,
    pub mime: String,
    pub length: usize,
}

/// The options, or the name of the first that is not what it should be. One that is missing has its default.
pub(crate) fn options(value: &Value) -> Result<Options, &'static str> {
    if !value.is_object() {
        return Err("options");
    }
    Ok(Options {
        keep: list(value, "keep", kind)?,
        report: list(value, "report", kind)?,
        put_back: list(value, "put_back", node)?,
        take_away: list(value, "take_away", node)?,
        leave_out: list(value, "leave_out", node)?,
        selected: match value.get("selected") {
            None | Some(Value::Null) => None,
            Some(ends) => Some(pair(ends).ok_or("selected")?),
        },
        further: list(value, "further", further)?,
    })
}

/// The pictures of a book.
pub(crate) fn pictures(value: &Value) -> Option<Vec<Given>> {
    let picture = |value: &Value| {
        Some(Given {
            url: text(value, "url")?,
            mime: text(value, "mime")?,
            length: value.get("length")?.as_whole()?,
        })
    };
    value.as_array()?.iter().map(picture).collect()
}

fn list<T>(value: &Value, name: &'static str, read: fn(&Value) -> Option<T>) -> Result<Vec<T>, &'static str> {
    match value.get(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(items)) => items.iter().map(read).collect::<Option<_>>().ok_or(name),
        Some(_) => Err(name),
    }
}

fn node(value: &Value) -> Option<NodeId> {
    value.as_whole().map(NodeId)
}

fn pair(value: &Value) -> Option<(NodeId, NodeId)> {
    match value.as_array()? {
        [first, last] => Some((node(first)?, node(last)?)),
        _ => None,
    }
}

/// A kind by the name that it crosses the boundary with.
fn kind(value: &Value) -> Option<Kind> {
    let name = value.as_str()?;
    let is_named = |kind: &Kind| serde_json::to_string(kind).is_ok_and(|text| text.trim_matches('"') == name);
    KINDS.iter().map(|row| row.kind).find(is_named)
}

fn further(value: &Value) -> Option<FurtherPage> {
    Some(FurtherPage {
        url: text(value, "url")?,
        html: text(value, "html")?,
    })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::of;
    use serde_json::json;

    #[test]
    fn options_are_read_as_their_types_say() {
        for value in [
            json!({}),
            json!({"keep": ["ad_slot", "paywall"], "report": [], "selected": null, "of_later": {"a": 1.5}}),
            json!({"put_back": [0, 4_294_967_295_u32], "take_away": [7], "leave_out": [1, 1], "selected": [3, 9]}),
            json!({"further": [{"url": "https://example.com/2", "html": "<p>Two", "more": true}, {"url": "", "html": ""}]}),
            json!({"keep": ["Ad slot"]}),
            json!({"keep": "ad_slot"}),
            json!({"keep": null}),
            json!({"report": [1]}),
            json!({"put_back": [-1]}),
            json!({"put_back": [4_294_967_296_u64]}),
            json!({"take_away": [1.5]}),
            json!({"leave_out": ["1"]}),
            json!({"selected": [1]}),
            json!({"selected": [1, 2, 3]}),
            json!({"selected": 1}),
            json!({"further": [{"url": "https://example.com/2"}]}),
            json!({"further": {"url": "", "html": ""}}),
            json!("keep"),
            json!(null),
        ] {
            assert_eq!(options(&of(&value)).ok(), serde_json::from_value(value.clone()).ok(), "{value}");
        }
        let every = KINDS.iter().map(|row| row.kind).collect::<Vec<_>>();
        assert_eq!(options(&of(&json!({ "keep": every }))).map(|options| options.keep), Ok(every));
        assert_eq!(options(&of(&json!({ "keep": [], "selected": [1] }))), Err("selected"));
    }

    #[test]
    fn pictures_are_read_as_their_type_says() {
        for value in [
            json!([]),
            json!([{"url": "https://example.com/a.png", "mime": "image/png", "length": 12}]),
            json!([{"url": "https://example.com/a.png", "mime": "image/png", "length": -12}]),
            json!([{"url": "https://example.com/a.png", "mime": "image/png"}]),
            json!({"url": "https://example.com/a.png", "mime": "image/png", "length": 12}),
            json!(null),
        ] {
            assert_eq!(pictures(&of(&value)), serde_json::from_value(value.clone()).ok(), "{value}");
        }
    }
}
