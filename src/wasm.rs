//! The browser's door: the only exports to JavaScript. Strings in, one string out; Rust objects never leave.

use crate::dom::{Document, from_html, from_snapshot, joined};
use crate::{Options, Reading, article, export, findings, given, json};
use gloo::utils::format::JsValueSerdeExt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Rust's own is 6 KB larger, 3.5 KB packed. This one takes up to a fortieth more time, and a fifth more memory for a page of 10 MB.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Milliseconds of the worker's clock, where it has one.
fn now() -> Option<f64> {
    let scope: web_sys::WorkerGlobalScope = js_sys::global().dyn_into().ok()?;
    scope.performance().map(|performance| performance.now())
}

fn failure(error: &crate::error::Error) -> JsValue {
    gloo::console::warn!(error.to_string());
    js_sys::Error::new(&error.to_string()).into()
}

fn options(value: &JsValue) -> Result<Options, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    given::options(&plain(value)?).map_err(|name| js_sys::Error::new(&joined(&["The options are not valid: ", name, "."], "")).into())
}

fn plain(value: &JsValue) -> Result<json::Value, JsValue> {
    let text = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.and_then(|text| json::read(&text))
        .ok_or_else(|| js_sys::Error::new("What was given along cannot be read.").into())
}

fn answer(document: &Document, options: &Options) -> Reading {
    let start = now();
    let reading = article::read_all(document, options);
    if let (Some(start), Some(end)) = (start, now()) {
        gloo::console::debug!("Broadsheet: read in", end - start, "ms,", document.len() as f64, "nodes");
    }
    reading
}

fn page(snapshot: &js_sys::JsString) -> Result<Document, JsValue> {
    from_snapshot(&String::from(snapshot)).map_err(|error| failure(&error))
}

/// The answer about a page in the format of that name.
fn exported(document: &Document, options: &Options, format: &str, with: export::With) -> Result<js_sys::JsString, JsValue> {
    let text = export::export(&answer(document, options), format, with).map_err(|error| failure(&error))?;
    Ok(text.into())
}

/// Reads a snapshot of a live page. Gives a `Reading` as JSON text.
#[wasm_bindgen]
pub fn read_snapshot(snapshot: &js_sys::JsString, choices: &JsValue) -> Result<js_sys::JsString, JsValue> {
    let options = options(choices)?;
    exported(&page(snapshot)?, &options, "json", export::With::default())
}

/// Reads HTML text, for pages that are not open in a tab. Gives a `Reading` as JSON text.
#[wasm_bindgen]
pub fn read_html(html: &js_sys::JsString, url: &str, choices: &JsValue) -> Result<js_sys::JsString, JsValue> {
    let options = options(choices)?;
    // The browser's own parser decides what an address is, so that both sides mean the same page.
    let url = web_sys::Url::new(url).ok().and_then(|url| crate::Address::parse(&url.href()));
    exported(&from_html(&String::from(html), url), &options, "json", export::With::default())
}

/// Reads a snapshot and exports its article in the format of that name.
#[wasm_bindgen]
pub fn export_snapshot(snapshot: &js_sys::JsString, format: &str, choices: &JsValue) -> Result<js_sys::JsString, JsValue> {
    let options = options(choices)?;
    let with = export::With {
        headline: true,
        byline: true,
        captions: true,
    };
    exported(&page(snapshot)?, &options, format, with)
}

/// Reads a snapshot and writes its article as an EPUB book. The pictures' files come one after the other in `bytes`;
/// `pictures` says which are which. `account` is a sentence about what was taken away, for the end of the book.
#[wasm_bindgen]
pub fn export_book(
    snapshot: &js_sys::JsString,
    choices: &JsValue,
    pictures: &JsValue,
    bytes: &[u8],
    account: Option<String>,
) -> Result<Vec<u8>, JsValue> {
    let options = options(choices)?;
    let document = page(snapshot)?;
    let given = given::pictures(&plain(pictures)?).ok_or_else(|| js_sys::Error::new("The pictures are not valid."))?;
    let mut rest = bytes;
    let mut pictures = Vec::new();
    for given::Given { url, mime, length } in given {
        let Some((file, after)) = rest.split_at_checked(length) else {
            return Err(js_sys::Error::new("A picture is shorter than it should be.").into());
        };
        rest = after;
        pictures.push(export::Picture {
            url,
            mime,
            bytes: file.to_vec(),
        });
    }
    Ok(export::book(&answer(&document, &options), &pictures, account.as_deref()))
}

/// A registry as JavaScript sees it. It is always one that can be written: what else could be wrong, `serde_json` has 2 KB of words for.
fn registry<T: serde::Serialize + ?Sized>(rows: &T) -> Result<JsValue, JsValue> {
    JsValue::from_serde(rows).map_err(|_| js_sys::Error::new("The registry cannot be written.").into())
}

/// The registry of kinds, in the order in which they are shown.
#[wasm_bindgen]
pub fn kinds() -> Result<JsValue, JsValue> {
    registry(findings::KINDS)
}

/// The registry of export formats.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsValue> {
    let all: Vec<&export::Format> = export::FORMATS.iter().chain([&export::BOOK]).collect();
    registry(&all)
}

/// The core's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
