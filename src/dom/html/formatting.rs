//! Formatting is what `<b>`, `<i>`, `<a>` and their kin do: where a block ends before them they open again in the next, and where their end tag comes
//! too late or too early the tree is put right as browsers do it (the standard's "adoption agency").

use super::construction::{Construction, Open};
use super::kind::{Kind, Space};
use super::token::{Step, Tag};
use super::tree::{Attributes, Element, Place, TagName, Value};

/// Equal formatting elements that open again.
const MOST_EQUAL: usize = 3;
/// How often an end tag is carried out; what is nested deeper stays as it is.
const ROUNDS: usize = 8;
/// Formatting elements between the block and the end tag's element that are copied; further ones are not.
const COPIED: usize = 3;

impl Construction<'_> {
    fn kind_of(&self, node: u32) -> Kind {
        self.tree.element(node).map_or(Kind::Other, |element| element.name.kind)
    }

    /// The place among the formatting elements of the last such one that was opened since the last border.
    fn last_formatting(&self, kind: Kind) -> Option<(usize, u32)> {
        let since = self.formatting.iter().enumerate().rev().map_while(|(at, node)| Some((at, (*node)?)));
        since.into_iter().find(|(_, node)| self.kind_of(*node) == kind)
    }

    fn formatting_place(&self, node: u32) -> Option<usize> {
        self.formatting.iter().position(|known| *known == Some(node))
    }

    pub fn forget_formatting(&mut self) {
        while let Some(Some(_)) = self.formatting.pop() {}
    }

    /// Opens a formatting element.
    pub fn start_formatting(&mut self, tag: Tag) -> Step {
        let (mut equal, mut first) = (0, 0);
        for (at, node) in self.formatting.iter().enumerate().rev() {
            let Some(element) = node.and_then(|node| self.tree.element(node)) else {
                break;
            };
            if element.name.kind == tag.name.kind && self.tree.are_equal(element.attributes, tag.attributes) {
                equal += 1;
                first = at;
            }
        }
        if equal >= MOST_EQUAL {
            self.formatting.remove(first);
        }
        let node = self.insert(tag);
        self.formatting.push(Some(node));
        Step::Done
    }

    /// Opens those formatting elements again that were closed with what they stood in.
    pub fn reopen_formatting(&mut self) {
        let is_settled = |entry: &Option<u32>| match entry {
            Some(node) => self.open.iter().rev().any(|open| open.node == *node),
            None => true,
        };
        let from = self.formatting.iter().rposition(is_settled).map_or(0, |settled| settled + 1);
        for at in from..self.formatting.len() {
            let element = self.formatting.get(at).copied().flatten().and_then(|node| self.tree.element(node));
            let Some(element) = element else { return };
            let node = self.insert_element(element.name, Space::Html, element.attributes, true);
            if let Some(entry) = self.formatting.get_mut(at) {
                *entry = Some(node);
            }
        }
    }

    /// A link does not stand in a link: the open one is closed.
    pub fn end_link_around(&mut self) {
        if let Some((_, link)) = self.last_formatting(Kind::A) {
            let Some(element) = self.tree.element(link) else { return };
            self.end_formatting(element.name);
            if let Some(at) = self.formatting_place(link) {
                self.formatting.remove(at);
            }
            self.close_node(link);
        }
    }

    /// Carries out the end tag of a formatting element.
    pub fn end_formatting(&mut self, name: TagName) -> Step {
        let current = self.current();
        if current.name.kind == name.kind && self.formatting_place(current.node).is_none() {
            self.open.pop();
            return Step::Done;
        }
        for _ in 0..ROUNDS {
            let Some((entry, node)) = self.last_formatting(name.kind) else {
                return self.end_any(name);
            };
            let Some(at) = self.open.iter().rposition(|open| open.node == node) else {
                self.formatting.remove(entry);
                return Step::Done;
            };
            if !self.in_scope(Kind::ends_scope, |open| open.node == node) {
                return Step::Done;
            }
            let block = self.open.iter().skip(at).position(|open| open.name.kind.is_special());
            let Some(block) = block.map(|behind| at + behind) else {
                self.open.truncate(at);
                self.formatting.remove(entry);
                return Step::Done;
            };
            self.adopt(at, block);
        }
        Step::Done
    }

    /// An element at one place among the open ones ends inside a block at another: the block goes out of it, and what the block holds into a copy.
    fn adopt(&mut self, at: usize, block: usize) {
        let (Some(ended), Some(held)) = (self.open.get(at).copied(), self.open.get(block).copied()) else {
            return;
        };
        let around = at.checked_sub(1).and_then(|around| self.open.get(around)).copied().unwrap_or(ended);
        let (mut here, mut last, mut behind) = (block, held.node, None);
        for round in 1.. {
            here -= 1;
            let Some(open) = self.open.get(here).copied().filter(|open| open.node != ended.node) else {
                break;
            };
            let entry = self.formatting_place(open.node);
            let Some(entry) = entry.filter(|_| round <= COPIED) else {
                if let Some(entry) = entry {
                    self.formatting.remove(entry);
                }
                self.open.remove(here);
                continue;
            };
            let copy = self.copy(open);
            self.formatting[entry] = Some(copy.node);
            self.open[here] = copy;
            if last == held.node {
                behind = Some(copy.node);
            }
            self.tree.insert(last, Place::In(copy.node));
            last = copy.node;
        }
        self.tree.detach(last);
        self.insert_in(last, around);
        let copy = self.copy(ended);
        self.tree.give_children(held.node, copy.node);
        self.tree.insert(copy.node, Place::In(held.node));
        if let Some(entry) = behind.and_then(|behind| self.formatting_place(behind)) {
            self.formatting.insert(entry + 1, Some(copy.node));
            if let Some(old) = self.formatting_place(ended.node) {
                self.formatting.remove(old);
            }
        } else if let Some(entry) = self.formatting_place(ended.node) {
            self.formatting[entry] = Some(copy.node);
        }
        self.close_node(ended.node);
        if let Some(block) = self.open.iter().position(|open| open.node == held.node) {
            self.open.insert(block + 1, copy);
        }
    }

    /// The same element anew, standing nowhere.
    fn copy(&mut self, open: Open) -> Open {
        let attributes = self.tree.element(open.node).map_or(Attributes::default(), |element| element.attributes);
        let element = Element {
            name: open.name,
            space: Space::Html,
            attributes,
        };
        Open {
            node: self.tree.add(Value::Element(element)),
            ..open
        }
    }
}
