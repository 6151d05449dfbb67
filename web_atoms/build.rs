//! Writes the tables of names, the macros that look names up when `html5ever` is compiled, and the named references that its own tokenizer reads.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::{env, fs, path::Path};
use string_cache_codegen::AtomType;

/// A prefix of names, and the address of its namespace.
const NAMESPACES: [(&str, &str); 8] = [
    ("", ""),
    ("*", "*"),
    ("html", "http://www.w3.org/1999/xhtml"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns", "http://www.w3.org/2000/xmlns/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("svg", "http://www.w3.org/2000/svg"),
    ("mathml", "http://www.w3.org/1998/Math/MathML"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=names.txt");
    let names = fs::read_to_string("names.txt")?;
    let mut out = Vec::new();
    AtomType::new("LocalName", "local_name!").atoms(names.lines()).write_to(&mut out)?;
    AtomType::new("Prefix", "namespace_prefix!")
        .atoms(NAMESPACES.map(|(prefix, _)| prefix))
        .write_to(&mut out)?;
    AtomType::new("Namespace", "namespace_url!")
        .atoms(NAMESPACES.map(|(_, address)| address))
        .write_to(&mut out)?;
    let mut out = String::from_utf8(out)?;
    out.push_str("/// The namespace of a prefix.\n#[macro_export] macro_rules! ns {\n");
    for (prefix, address) in NAMESPACES {
        writeln!(out, "({prefix}) => {{ $crate::namespace_url!({address:?}) }};")?;
    }
    out.push_str("}\n/// Named references without their `&`, and what they mean: one code point or two, the second 0 otherwise. Each beginning of one is here, and means 0.\n");
    writeln!(out, "pub static NAMED_ENTITIES: phf::Map<&'static str, (u32, u32)> = {};", references())?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("names.rs"), out)?;
    Ok(())
}

fn references() -> String {
    let mut all = BTreeMap::new();
    for reference in &entities::ENTITIES {
        let name = reference.entity.trim_start_matches('&');
        for (end, _) in name.char_indices() {
            all.entry(&name[..end]).or_insert((0, 0));
        }
        let mut means = reference.characters.chars().map(u32::from);
        all.insert(name, (means.next().unwrap_or_default(), means.next().unwrap_or_default()));
    }
    let mut map = phf_codegen::Map::new();
    for (name, means) in all {
        map.entry(name, format!("{means:?}"));
    }
    map.build().to_string()
}
