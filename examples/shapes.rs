//! Shapes are what crosses the WASM boundary, printed as one JSON value for `./build.sh types`: JSON Schemas of the
//! Rust types, and the constants that the content script shares with the core.

use broadsheet::article::Content;
use broadsheet::dom::attribute::{KEPT, LAZY_SOURCES};
use broadsheet::dom::grammar::{self, state};
use broadsheet::{Options, Reading, export, findings};
use schemars::generate::SchemaSettings;
use serde_json::json;

fn main() {
    // One generator for what goes out, so that all shapes share their definitions; another for what comes in, where a field
    // with a default may be missing.
    let mut outgoing = SchemaSettings::draft07().for_serialize().into_generator();
    outgoing.subschema_for::<Reading>();
    outgoing.subschema_for::<Content>();
    outgoing.subschema_for::<findings::KindInfo>();
    outgoing.subschema_for::<export::Format>();
    let mut incoming = SchemaSettings::draft07().for_deserialize().into_generator();
    incoming.subschema_for::<Options>();
    let mut definitions = incoming.take_definitions(true);
    definitions.append(&mut outgoing.take_definitions(true));

    let shapes = json!({
        "definitions": definitions,
        "constants": {
            "keptAttributes": KEPT.iter().chain(LAZY_SOURCES).collect::<Vec<_>>(),
            "grammar": {
                "magic": grammar::MAGIC,
                "element": grammar::ELEMENT,
                "attribute": grammar::ATTRIBUTE,
                "value": grammar::VALUE,
                "state": grammar::STATE,
                "text": grammar::TEXT,
                "close": grammar::CLOSE,
                "record": grammar::RECORD,
                "field": grammar::FIELD,
            },
            "states": {
                "hidden": state::HIDDEN,
                "fixed": state::FIXED,
                "sticky": state::STICKY,
                "onTop": state::ON_TOP,
                "opened": state::OPENED,
                "box": state::BOX,
                "place": state::PLACE,
                "drawn": state::DRAWN,
                "vertical": state::VERTICAL,
                "rightToLeft": state::RIGHT_TO_LEFT,
            },
            "kinds": findings::KINDS,
            "formats": export::FORMATS,
        },
    });
    println!("{shapes:#}");
}
