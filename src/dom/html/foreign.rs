//! Foreign is what stands in a drawing or a formula inside a page: its elements are named and closed by rules of their own.

use super::construction::Construction;
use super::kind::{Kind, Space};
use super::token::{Step, Tag, Token};
use super::tree::{Attributes, TagName};
use crate::dom::attribute::Name;

impl Construction<'_> {
    /// Whether a token is read by the rules for drawings and formulas.
    pub fn is_foreign(&self, token: Token) -> bool {
        let is_text = matches!(token, Token::Text(..) | Token::Null);
        let start = match token {
            Token::Start(tag) => Some(tag.name.kind),
            _ => None,
        };
        let current = self.current();
        match current.name.kind {
            _ if current.space == Space::Html || matches!(token, Token::PageEnd) => false,
            Kind::HoldsWords => !is_text && start.is_none_or(|kind| matches!(kind, Kind::Mglyph | Kind::Malignmark)),
            Kind::HoldsHtml => !is_text && start.is_none(),
            Kind::Annotation => start != Some(Kind::Svg),
            _ => true,
        }
    }

    pub fn foreign(&mut self, token: Token) -> Step {
        use Kind::*;
        match token {
            Token::Null => {
                let text = self.tree.keep("\u{fffd}");
                self.insert_text(text)
            }
            Token::Text(text, _) => {
                self.frameset_ok &= !self.has_words(text);
                self.insert_text(text)
            }
            Token::Comment => self.insert_comment(),
            Token::Start(tag) => match tag.name.kind {
                B | Big | Blockquote | Body | Br | Center | Code | Dd | Div | Dl | Dt | Em | Embed | H1 | H2 | H3 | H4 | H5 | H6 | Head | Hr | I
                | Img | Li | Listing | Menu | Meta | Nobr | Ol | P | Pre | Ruby | S | Small | Span | Strong | Strike | Sub | Sup | Table | Tt | U
                | Ul | Var => self.leave_foreign(token),
                Font if ["color", "face", "size"]
                    .iter()
                    .any(|name| self.tree.value(tag.attributes, name).is_some()) =>
                {
                    self.leave_foreign(token)
                }
                _ => self.start_foreign(tag, self.current().space),
            },
            Token::End(name) if matches!(name.kind, Br | P) => self.leave_foreign(token),
            Token::End(name) => self.end_foreign(name),
            Token::PageEnd => Step::Done,
        }
    }

    /// Opens an element of a drawing or a formula.
    pub fn start_foreign(&mut self, tag: Tag, space: Space) -> Step {
        self.take_prefixes(tag.attributes);
        let text = tag.name.text;
        let kind = Kind::of_foreign(self.tree.text(text), space);
        self.insert_element(TagName { kind, text }, space, tag.attributes, !tag.closes_itself);
        Step::Done
    }

    /// An element of HTML ends the drawing or the formula around it.
    fn leave_foreign(&mut self, token: Token) -> Step {
        while self.is_in_foreign() && !matches!(self.kind(), Kind::HoldsHtml | Kind::HoldsWords) {
            self.open.pop();
        }
        self.step(self.mode, token)
    }

    fn end_foreign(&mut self, name: TagName) -> Step {
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { break };
            if open.space == Space::Html && at + 1 < self.open.len() {
                return self.step(self.mode, Token::End(name));
            }
            if self.tree.text(open.name.text) == self.tree.text(name.text) {
                self.open.truncate(at);
                break;
            }
        }
        Step::Done
    }

    /// Links in drawings are called `xlink:href`, and read as what they are without the prefix.
    fn take_prefixes(&mut self, attributes: Attributes) {
        for at in attributes.start..attributes.end {
            let Some(attribute) = self.tree.attributes.get(at as usize) else { break };
            let plain = match self.tree.text(attribute.name) {
                "xml:lang" => "lang",
                "xlink:href" => "href",
                "xlink:role" => "role",
                "xlink:title" => "title",
                "xlink:type" => "type",
                _ => continue,
            };
            if let Some(attribute) = self.tree.attributes.get_mut(at as usize) {
                attribute.kept = Name::of(plain);
                attribute.prefixed = true;
            }
        }
        self.tree.sort(attributes);
    }
}
