//! The body's rules: what becomes of a token where a page's contents stand.

use super::construction::{Construction, Mode};
use super::kind::{Kind, Space};
use super::rules::belongs_in_head;
use super::token::{Raw, Step, Tag, Token};
use super::tree::TagName;

impl Construction<'_> {
    pub fn in_body(&mut self, token: Token) -> Step {
        match token {
            Token::Null => Step::Done,
            Token::Text(text, _) => {
                self.reopen_formatting();
                self.frameset_ok &= !self.has_words(text);
                self.insert_text(text)
            }
            Token::Comment => self.insert_comment(),
            Token::Start(tag) => self.start_in_body(tag),
            Token::End(name) => self.end_in_body(name),
            Token::PageEnd if !self.templates.is_empty() => self.end_page_in_template(),
            Token::PageEnd => Step::Done,
        }
    }

    fn start_in_body(&mut self, tag: Tag) -> Step {
        use Kind::*;
        let kind = tag.name.kind;
        match kind {
            Html => {
                if let Some(root) = self.open.first().filter(|_| !self.is_open(Template)) {
                    self.tree.add_missing(root.node, tag.attributes);
                }
            }
            Body => {
                if let Some(body) = self.body().filter(|_| !self.is_open(Template)) {
                    self.frameset_ok = false;
                    self.tree.add_missing(body, tag.attributes);
                }
            }
            _ if belongs_in_head(kind) => return self.in_head(Token::Start(tag)),
            Frameset => {
                if let Some(body) = self.body().filter(|_| self.frameset_ok) {
                    self.tree.detach(body);
                    self.open.truncate(1);
                    self.insert(tag);
                    self.mode = Mode::InFrameset;
                }
            }
            Address | Article | Aside | Blockquote | Center | Details | Dialog | Dir | Div | Dl | Fieldset | Figcaption | Figure | Footer
            | Header | Hgroup | Main | Menu | Nav | Ol | P | Search | Section | Summary | Ul => {
                self.close_paragraph();
                self.insert(tag);
            }
            H1 | H2 | H3 | H4 | H5 | H6 => {
                self.close_paragraph();
                if self.kind().is_heading() {
                    self.open.pop();
                }
                self.insert(tag);
            }
            Pre | Listing => {
                self.close_paragraph();
                self.insert(tag);
                self.frameset_ok = false;
                return self.skip_line_end();
            }
            Form => {
                let in_template = self.is_open(Template);
                if self.form.is_none() || in_template {
                    self.close_paragraph();
                    let form = self.insert(tag);
                    if !in_template {
                        self.form = Some(form);
                    }
                }
            }
            Li | Dd | Dt => self.start_item(tag),
            Plaintext => {
                self.close_paragraph();
                self.insert(tag);
                return Step::Plaintext;
            }
            Button => {
                if self.in_default_scope(Button) {
                    self.close_implied(Other);
                    self.close_kind(Button);
                }
                self.insert_inline(tag);
                self.frameset_ok = false;
            }
            A => {
                self.end_link_around();
                self.reopen_formatting();
                return self.start_formatting(tag);
            }
            Nobr => {
                self.reopen_formatting();
                if self.in_default_scope(Nobr) {
                    self.end_formatting(tag.name);
                    self.reopen_formatting();
                }
                return self.start_formatting(tag);
            }
            _ if kind.is_formatting() => {
                self.reopen_formatting();
                return self.start_formatting(tag);
            }
            Applet | Marquee | Object => {
                self.insert_inline(tag);
                self.formatting.push(None);
                self.frameset_ok = false;
            }
            Table => {
                if !self.quirks {
                    self.close_paragraph();
                }
                self.insert(tag);
                self.frameset_ok = false;
                self.mode = Mode::InTable;
            }
            Area | Br | Embed | Img | Keygen | Wbr => return self.insert_inline_void(tag),
            Image => {
                let text = self.tree.keep("img");
                let name = TagName { kind: Img, text };
                return self.insert_inline_void(Tag { name, ..tag });
            }
            Input => {
                if self.in_default_scope(Select) {
                    self.close_kind(Select);
                }
                let frameset_ok = self.frameset_ok && self.is_hidden(tag);
                self.insert_inline_void(tag);
                self.frameset_ok = frameset_ok;
            }
            Param | Source | Track => return self.insert_void(tag),
            Hr => {
                self.close_paragraph();
                if self.in_default_scope(Select) {
                    self.close_implied(Other);
                }
                self.frameset_ok = false;
                return self.insert_void(tag);
            }
            Textarea => {
                self.frameset_ok = false;
                self.skip_line_end();
                return self.insert_raw(tag, Raw::References);
            }
            Xmp => {
                self.close_paragraph();
                self.reopen_formatting();
                self.frameset_ok = false;
                return self.insert_raw(tag, Raw::AsItIs);
            }
            Iframe => {
                self.frameset_ok = false;
                return self.insert_raw(tag, Raw::AsItIs);
            }
            Noembed | Noscript => return self.insert_raw(tag, Raw::AsItIs),
            Select => {
                if self.in_default_scope(Select) {
                    self.close_kind(Select);
                } else {
                    self.insert_inline(tag);
                    self.frameset_ok = false;
                }
            }
            Option | Optgroup => {
                if self.in_default_scope(Select) {
                    self.close_implied(if kind == Option { Optgroup } else { Other });
                } else if self.kind() == Option {
                    self.open.pop();
                }
                self.insert_inline(tag);
            }
            Rb | Rtc | Rp | Rt => {
                if self.in_default_scope(Ruby) {
                    self.close_implied(if matches!(kind, Rp | Rt) { Rtc } else { Other });
                }
                self.insert(tag);
            }
            Math => {
                self.reopen_formatting();
                self.start_foreign(tag, Space::Formula);
            }
            Svg => {
                self.reopen_formatting();
                self.start_foreign(tag, Space::Drawing);
            }
            Caption | Col | Colgroup | Frame | Head | Tbody | Td | Tfoot | Th | Thead | Tr => {}
            _ => self.insert_inline(tag),
        }
        Step::Done
    }

    fn end_in_body(&mut self, name: TagName) -> Step {
        use Kind::*;
        let kind = name.kind;
        match kind {
            Template => return self.in_head(Token::End(name)),
            Body if self.in_default_scope(Body) => self.mode = Mode::AfterBody,
            Html if self.in_default_scope(Body) => return self.again(Mode::AfterBody),
            Body | Html => {}
            Address | Article | Aside | Blockquote | Button | Center | Details | Dialog | Dir | Div | Dl | Fieldset | Figcaption | Figure
            | Footer | Header | Hgroup | Listing | Main | Menu | Nav | Ol | Pre | Search | Section | Select | Summary | Ul => {
                if self.in_default_scope(kind) {
                    self.close_implied(Other);
                    self.close_kind(kind);
                }
            }
            Form => self.end_form(),
            P => {
                if !self.in_scope(Kind::ends_button_scope, |open| open.name.kind == P) {
                    self.insert_unwritten(P, "p");
                }
                self.close_paragraph();
            }
            Li if !self.in_scope(Kind::ends_list_scope, |open| open.name.kind == Li) => {}
            Dd | Dt if !self.in_default_scope(kind) => {}
            Li | Dd | Dt => {
                self.close_implied(kind);
                self.close_kind(kind);
            }
            H1 | H2 | H3 | H4 | H5 | H6 => {
                if self.in_scope(Kind::ends_scope, |open| open.name.kind.is_heading()) {
                    self.close_implied(Other);
                    self.close(Kind::is_heading);
                }
            }
            _ if kind.is_formatting() => return self.end_formatting(name),
            Applet | Marquee | Object => {
                if self.in_default_scope(kind) {
                    self.close_implied(Other);
                    self.close_kind(kind);
                    self.forget_formatting();
                }
            }
            Br => {
                let attributes = Default::default();
                let closes_itself = false;
                return self.insert_inline_void(Tag {
                    name,
                    attributes,
                    closes_itself,
                });
            }
            _ => return self.end_any(name),
        }
        Step::Done
    }

    /// An item closes the one before it.
    fn start_item(&mut self, tag: Tag) {
        use Kind::*;
        self.frameset_ok = false;
        let closes = |kind: Kind| match tag.name.kind {
            Li => kind == Li,
            _ => matches!(kind, Dd | Dt),
        };
        let stops = |open: &&super::construction::Open| {
            let kind = open.name.kind;
            closes(kind) || kind.is_special() && !matches!(kind, Address | Div | P)
        };
        if let Some(item) = self.open.iter().rev().find(stops).map(|open| open.name.kind).filter(|kind| closes(*kind)) {
            self.close_implied(item);
            self.close_kind(item);
        }
        self.close_paragraph();
        self.insert(tag);
    }

    fn end_form(&mut self) {
        if self.is_open(Kind::Template) {
            if self.in_default_scope(Kind::Form) {
                self.close_implied(Kind::Other);
                self.close_kind(Kind::Form);
            }
        } else if let Some(form) = self.form.take()
            && self.in_scope(Kind::ends_scope, |open| open.node == form)
        {
            self.close_implied(Kind::Other);
            self.close_node(form);
        }
    }

    /// The body, where it is open.
    fn body(&self) -> Option<u32> {
        self.open.get(1).filter(|open| open.name.kind == Kind::Body).map(|open| open.node)
    }

    pub fn is_hidden(&self, tag: Tag) -> bool {
        self.tree
            .value(tag.attributes, "type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
    }

    /// Opens an element that stands in a line.
    fn insert_inline(&mut self, tag: Tag) {
        self.reopen_formatting();
        self.insert(tag);
    }

    /// Puts an element that stands in a line and holds nothing.
    fn insert_inline_void(&mut self, tag: Tag) -> Step {
        self.reopen_formatting();
        self.frameset_ok = false;
        self.insert_void(tag)
    }

    /// What does not belong into a table: the body's rules, but it goes before the table.
    pub fn before_table(&mut self, token: Token) -> Step {
        self.foster = true;
        let step = self.in_body(token);
        self.foster = false;
        step
    }
}
