//! The manifest is the one at the root: what the extension asks for, and what it forbids itself. A test that has to be changed
//! here is a change that every reader of the install dialog sees.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so by stopping")]

use serde_json::{Value, json};
use std::collections::BTreeSet;

fn manifest() -> Value {
    serde_json::from_str(include_str!("../manifest.json")).unwrap()
}

/// The sources that a directive of the extension pages' policy allows.
fn policy(directive: &str) -> BTreeSet<String> {
    let manifest = manifest();
    let policy = manifest["content_security_policy"]["extension_pages"].as_str().unwrap();
    let found = policy
        .split(';')
        .map(str::trim)
        .find_map(|part| part.strip_prefix(directive)?.strip_prefix(' '));
    found.unwrap_or_default().split(' ').map(str::to_owned).collect()
}

#[test]
fn it_asks_for_a_click_and_for_no_site() {
    let manifest = manifest();
    assert_eq!(manifest["permissions"], json!(["activeTab", "scripting", "storage", "contextMenus"]));
    assert_eq!(manifest["optional_host_permissions"], json!(["*://*/*"]));
    for key in [
        "host_permissions",
        "optional_permissions",
        "content_scripts",
        "web_accessible_resources",
        "externally_connectable",
        "incognito",
    ] {
        assert!(manifest.get(key).is_none(), "{key} is in the manifest");
    }
}

#[test]
fn its_pages_run_their_own_scripts_and_the_core_and_make_no_html_of_strings() {
    let only = |sources: &[&str]| sources.iter().map(|source| (*source).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(policy("default-src"), only(&["'none'"]));
    assert_eq!(policy("script-src"), only(&["'self'", "'wasm-unsafe-eval'"]));
    assert_eq!(policy("connect-src"), only(&["'self'"]));
    assert_eq!(policy("frame-ancestors"), only(&["'none'"]));
    assert_eq!(policy("form-action"), only(&["'none'"]));
    assert_eq!(policy("require-trusted-types-for"), only(&["'script'"]));
    assert_eq!(policy("trusted-types"), only(&["'none'"]));
}

#[test]
fn it_collects_nothing() {
    let manifest = manifest();
    assert_eq!(
        manifest["browser_specific_settings"]["gecko"]["data_collection_permissions"]["required"],
        json!(["none"])
    );
}

#[test]
fn its_version_is_the_cores() {
    assert_eq!(manifest()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn both_browsers_find_their_background() {
    let background = &manifest()["background"];
    assert_eq!(background["service_worker"], "background.js");
    assert_eq!(background["scripts"], json!(["background.js"]));
    // It imports what it shares with the options page.
    assert_eq!(background["type"], "module");
}
