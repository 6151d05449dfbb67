//! A style is how a run of characters is set: emphasis, strength, link and the like, as inline elements switch them on.

use crate::article::Script;
use crate::decimal::whole;
use crate::dom::{NodeRef, Tag};
use crate::search::Search;

/// The style of a run. Links and notes are numbers into the walk's tables, so that a style is cheap to copy and compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub emphasis: bool,
    pub strong: bool,
    pub code: bool,
    pub strike: bool,
    pub mark: bool,
    pub script: Option<Script>,
    pub link: Option<u32>,
    pub note: Option<u32>,
}

impl Style {
    /// The style inside an element, links left to the walk.
    pub fn inside(mut self, node: NodeRef<'_>) -> Style {
        match node.tag() {
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => self.emphasis = true,
            Tag::Strong | Tag::B => self.strong = true,
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => self.code = true,
            Tag::S | Tag::Strike | Tag::Del => self.strike = true,
            Tag::Mark => self.mark = true,
            Tag::Sup => self.script = Some(Script::Super),
            Tag::Sub => self.script = Some(Script::Sub),
            _ => {}
        }
        if let Some(css) = node.attribute("style") {
            self.apply(css);
        }
        self
    }

    /// What an inline style says; editors wrap whole articles in `<b style="font-weight:normal">`.
    fn apply(&mut self, css: &str) {
        for declaration in css.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim();
            let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
            let is = |word: &str| value.eq_ignore_ascii_case(word);
            match name.trim() {
                "font-weight" if is("bold") || is("bolder") => self.strong = true,
                "font-weight" if is("normal") || is("lighter") => self.strong = false,
                "font-weight" => {
                    if let Some(weight) = whole::<u32>(value) {
                        // 600 is the lightest weight that typefaces call bold (semi-bold).
                        self.strong = weight >= 600;
                    }
                }
                "font-style" if is("italic") || is("oblique") => self.emphasis = true,
                "font-style" if is("normal") => self.emphasis = false,
                "text-decoration" | "text-decoration-line" if value.holds("line-through") => self.strike = true,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn inline_elements_and_inline_styles_set_the_style() {
        assert_eq!(
            json_of("<p>a <em>b</em><b style='font-weight:normal'>c</b><span style='font-weight: 700'>d</span> H<sub>2</sub>O <s>e</s></p>"),
            json!([{"type": "paragraph", "text": [
                {"text": "a "}, {"text": "b", "emphasis": true}, {"text": "c"}, {"text": "d", "strong": true},
                {"text": " H"}, {"text": "2", "script": "sub"}, {"text": "O "}, {"text": "e", "strike": true}
            ]}])
        );
    }
}
