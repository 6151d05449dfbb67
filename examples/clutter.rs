//! Says of each page what was found and what stands on it besides: the raw material of `tools/score/clutter.py`.
//!
//! JSON lines in (`id`, `url`, `html`), JSON lines out: each finding with its kind, rule and whole text, the page's other lines, and how the boxes that a list of
//! element-hiding selectors names (`--selectors FILE`) fare: covered by a finding or not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on says so by stopping"
)]

use broadsheet::dom::{Document, NodeId, NodeRef, Tag, from_html};
use broadsheet::findings::is_removed;
use broadsheet::{Options, read};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, Write};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let selectors = arguments
        .iter()
        .position(|argument| argument == "--selectors")
        .map(|at| Selectors::read(&std::fs::read_to_string(&arguments[at + 1]).unwrap()));
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let url = page["url"].as_str().and_then(broadsheet::Address::parse);
        let document = from_html(page["html"].as_str().unwrap_or_default(), url);
        let answer = measure(&page["id"], &document, selectors.as_ref());
        writeln!(out, "{answer}").unwrap();
    }
}

fn measure(id: &Value, document: &Document, selectors: Option<&Selectors>) -> Value {
    let reading = read(document, &Options::default());
    let mut taken = vec![false; document.len()];
    let mut findings = Vec::new();
    for finding in &reading.findings {
        let node = document.node(finding.node);
        if is_removed(finding.kind) {
            for number in node.span() {
                taken[number as usize] = true;
            }
        }
        findings.push(json!({
            "kind": finding.kind, "rule": finding.rule, "evidence": finding.evidence, "node": finding.node, "tag": node.name(),
            "names": node.names().collect::<Vec<_>>().join(" "), "lines": lines(document, node.span(), &|_| true),
            "links": node.descendants().filter(|inside| inside.tag() == Tag::A).map(|link| link.text()).collect::<Vec<_>>(),
        }));
    }
    let mut slots = Vec::new();
    if let Some(selectors) = selectors {
        let mut covered = 0;
        for node in document.iter() {
            if node.id().0 < covered || node.is_text() || !node.is_shown() || node.tag().is_unseen() || matches!(node.tag(), Tag::Html | Tag::Body) {
                continue;
            }
            if let Some(selector) = selectors.matching(node) {
                covered = node.span().end;
                slots.push(json!({
                    "selector": selector, "tag": node.name(), "names": node.names().collect::<Vec<_>>().join(" "), "found": is_covered(document, node, &taken),
                    "text": node.text().chars().take(300).collect::<String>(), "node": node.id(),
                    "context": node.ancestors().take(3).map(|node| format!("{}.{}", node.name(), node.names().collect::<Vec<_>>().join("."))).collect::<Vec<_>>(),
                }));
            }
        }
    }
    json!({
        "id": id, "findings": findings, "refused": reading.refused, "slots": slots, "kept": reading.paragraphs.kept, "paragraphs": reading.paragraphs.found,
        "rest": lines(document, 0..document.len() as u32, &|node| !taken[node.index()]),
        "blocks": broadsheet::export::export(&reading, "text", broadsheet::export::With { captions: true, ..Default::default() }).unwrap_or_default(),
    })
}

/// Whether a box is gone with what was found: it is inside a finding, or all that it would show is.
fn is_covered(document: &Document, node: NodeRef<'_>, taken: &[bool]) -> bool {
    if taken[node.id().index()] {
        return true;
    }
    let mut any = false;
    for inside in document.range(node.span()) {
        let draws = inside.is_text() && !inside.text().is_empty() || matches!(inside.tag(), Tag::Img | Tag::Iframe | Tag::Video);
        if taken[inside.id().index()] {
            any = true;
        } else if draws && inside.is_shown() {
            return false;
        }
    }
    any
}

/// The lines of a range of nodes, each a run of text that no block interrupts.
fn lines(document: &Document, span: std::ops::Range<u32>, wanted: &dyn Fn(NodeId) -> bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut number = span.start;
    while number < span.end {
        let node = document.node(NodeId(number));
        number += 1;
        if node.is_text() {
            if node.is_shown() && wanted(node.id()) {
                broadsheet::dom::collapse_into(node.raw_text(), lines.last_mut().unwrap());
            }
            continue;
        }
        if node.tag().is_unseen() || matches!(node.tag(), Tag::Svg | Tag::Iframe | Tag::Select | Tag::Textarea) {
            number = node.span().end;
        }
        if (!node.tag().is_inline() || node.tag() == Tag::Br) && !lines.last().unwrap().is_empty() {
            lines.push(String::new());
        }
        // What follows a block does not belong to its last line.
        let mut closing = Some(node);
        while let Some(block) = closing.filter(|block| block.span().end == number) {
            if !block.tag().is_inline() && !lines.last().unwrap().is_empty() {
                lines.push(String::new());
            }
            closing = block.parent();
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Element-hiding selectors, those that ask for one element by tag, id, classes and attributes.
struct Selectors {
    ids: HashSet<String>,
    classes: HashSet<String>,
    others: Vec<(String, Compound)>,
}

#[derive(Default)]
struct Compound {
    tag: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, char, String)>,
}

impl Selectors {
    fn read(list: &str) -> Selectors {
        let mut selectors = Selectors {
            ids: HashSet::new(),
            classes: HashSet::new(),
            others: Vec::new(),
        };
        let mut left_out: HashMap<&str, u32> = HashMap::new();
        for line in list.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
            let simple = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
            if let Some(id) = line.strip_prefix('#').filter(|id| simple(id)) {
                selectors.ids.insert(id.to_owned());
            } else if let Some(class) = line.strip_prefix('.').filter(|class| simple(class)) {
                selectors.classes.insert(class.to_owned());
            } else if let Some(compound) = compound(line) {
                selectors.others.push((line.to_owned(), compound));
            } else {
                *left_out.entry("not one element").or_default() += 1;
            }
        }
        eprintln!(
            "{} ids, {} classes, {} others; left out: {left_out:?}",
            selectors.ids.len(),
            selectors.classes.len(),
            selectors.others.len()
        );
        selectors
    }

    fn matching(&self, node: NodeRef<'_>) -> Option<String> {
        if let Some(id) = node.attribute("id").filter(|id| self.ids.contains(*id)) {
            return Some(format!("#{id}"));
        }
        let classes: Vec<&str> = node.attribute("class").unwrap_or_default().split_ascii_whitespace().collect();
        if let Some(class) = classes.iter().find(|class| self.classes.contains(**class)) {
            return Some(format!(".{class}"));
        }
        self.others
            .iter()
            .find(|(_, compound)| compound.matches(node, &classes))
            .map(|(line, _)| line.clone())
    }
}

impl Compound {
    fn matches(&self, node: NodeRef<'_>, classes: &[&str]) -> bool {
        self.tag.as_deref().is_none_or(|tag| tag == node.name())
            && self.classes.iter().all(|class| classes.contains(&class.as_str()))
            && self.attributes.iter().all(|(name, operator, wanted)| {
                node.attribute(name).is_some_and(|value| match operator {
                    '^' => value.starts_with(wanted),
                    '$' => value.ends_with(wanted),
                    '*' => value.contains(wanted),
                    '=' => value == wanted,
                    _ => true,
                })
            })
    }
}

/// One compound selector without combinators and pseudo-classes, `None` for any other.
fn compound(text: &str) -> Option<Compound> {
    let mut compound = Compound::default();
    let mut rest = text;
    let word = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    let end = word(rest);
    if end > 0 {
        compound.tag = Some(rest[..end].to_owned());
        rest = &rest[end..];
    }
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(['.', '#']) {
            let end = word(after);
            if end == 0 {
                return None;
            }
            if rest.starts_with('.') {
                compound.classes.push(after[..end].to_owned());
            } else {
                compound.attributes.push(("id".to_owned(), '=', after[..end].to_owned()));
            }
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            let close = after.find(']')?;
            let inside = &after[..close];
            rest = &after[close + 1..];
            let end = word(inside);
            let (name, test) = inside.split_at(end);
            let (operator, value) = if test.is_empty() {
                (' ', "")
            } else {
                let at = test.find('=')?;
                (test[..at].chars().next().unwrap_or('='), test[at + 1..].trim_matches(['"', '\'']))
            };
            if !matches!(operator, ' ' | '=' | '^' | '$' | '*') {
                return None;
            }
            compound.attributes.push((name.to_owned(), operator, value.to_owned()));
        } else {
            return None;
        }
    }
    // Attributes that the core does not keep cannot be asked for here.
    compound
        .attributes
        .iter()
        .all(|(name, _, _)| broadsheet::dom::attribute::interned(name).is_some())
        .then_some(compound)
}
