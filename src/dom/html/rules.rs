//! The rules say what becomes of a token in each mode outside of tables: before and in the head, behind the body, in frames. Those of the body, of
//! tables and of drawings have files of their own.

use super::construction::{Construction, Mode};
use super::kind::Kind;
use super::token::{Blank, Raw, Step, Token};
use super::tree::{DOCUMENT, Place, Value};

impl Construction<'_> {
    /// Carries out the rule of a mode for a token.
    pub fn step(&mut self, mode: Mode, token: Token) -> Step {
        match mode {
            Mode::Initial => self.initial(token),
            Mode::BeforeHtml => self.before_html(token),
            Mode::BeforeHead => self.before_head(token),
            Mode::InHead => self.in_head(token),
            Mode::AfterHead => self.after_head(token),
            Mode::InBody => self.in_body(token),
            Mode::Text => self.in_text(token),
            Mode::InTable => self.in_table(token),
            Mode::InTableText => self.in_table_text(token),
            Mode::InCaption => self.in_caption(token),
            Mode::InColumnGroup => self.in_column_group(token),
            Mode::InTableBody => self.in_table_body(token),
            Mode::InRow => self.in_row(token),
            Mode::InCell => self.in_cell(token),
            Mode::InTemplate => self.in_template(token),
            Mode::AfterBody | Mode::AfterAfterBody => self.after_body(mode, token),
            Mode::InFrameset => self.in_frameset(token),
            Mode::AfterFrameset | Mode::AfterAfterFrameset => self.after_frameset(mode, token),
        }
    }

    /// The same token by the rules of another mode, which holds from now on.
    pub fn again(&mut self, mode: Mode) -> Step {
        self.mode = mode;
        Step::Again
    }

    fn initial(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => Step::Split(text),
            Token::Text(_, Blank::Yes) | Token::Comment => Step::Done,
            _ => {
                self.quirks = true;
                self.again(Mode::BeforeHtml)
            }
        }
    }

    fn before_html(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(_, Blank::Yes) | Token::Comment => return Step::Done,
            Token::End(name) if !matches!(name.kind, Kind::Head | Kind::Body | Kind::Html | Kind::Br) => return Step::Done,
            Token::Start(tag) if tag.name.kind == Kind::Html => {
                self.insert(tag);
                self.mode = Mode::BeforeHead;
                return Step::Done;
            }
            _ => {}
        }
        self.insert_unwritten(Kind::Html, "html");
        self.again(Mode::BeforeHead)
    }

    fn before_head(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(_, Blank::Yes) => return Step::Done,
            Token::Comment => return self.insert_comment(),
            Token::End(name) if !matches!(name.kind, Kind::Head | Kind::Body | Kind::Html | Kind::Br) => return Step::Done,
            Token::Start(tag) if tag.name.kind == Kind::Html => return self.in_body(token),
            Token::Start(tag) if tag.name.kind == Kind::Head => {
                self.head = Some(self.insert(tag));
                self.mode = Mode::InHead;
                return Step::Done;
            }
            _ => {}
        }
        self.head = Some(self.insert_unwritten(Kind::Head, "head"));
        self.again(Mode::InHead)
    }

    pub fn in_head(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(text, Blank::Yes) => return self.insert_text(text),
            Token::Comment => return self.insert_comment(),
            Token::Start(tag) => match tag.name.kind {
                Kind::Html => return self.in_body(token),
                Kind::Base | Kind::Basefont | Kind::Bgsound | Kind::Link | Kind::Meta => return self.insert_void(tag),
                Kind::Title => return self.insert_raw(tag, Raw::References),
                Kind::Noframes | Kind::Style | Kind::Noscript => return self.insert_raw(tag, Raw::AsItIs),
                Kind::Script => return self.insert_raw(tag, Raw::Script),
                Kind::Template => {
                    self.formatting.push(None);
                    self.frameset_ok = false;
                    self.mode = Mode::InTemplate;
                    self.templates.push(Mode::InTemplate);
                    self.insert(tag);
                    return Step::Done;
                }
                Kind::Head => return Step::Done,
                _ => {}
            },
            Token::End(name) => match name.kind {
                Kind::Head => {
                    self.open.pop();
                    self.mode = Mode::AfterHead;
                    return Step::Done;
                }
                Kind::Template => return self.end_template(),
                Kind::Body | Kind::Html | Kind::Br => {}
                _ => return Step::Done,
            },
            _ => {}
        }
        self.open.pop();
        self.again(Mode::AfterHead)
    }

    fn end_template(&mut self) -> Step {
        if self.is_open(Kind::Template) {
            while self.kind().closes_with_template() {
                self.open.pop();
            }
            self.leave_template();
        }
        Step::Done
    }

    fn leave_template(&mut self) {
        self.close_kind(Kind::Template);
        self.forget_formatting();
        self.templates.pop();
        self.reset_mode();
    }

    fn after_head(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(text, Blank::Yes) => return self.insert_text(text),
            Token::Comment => return self.insert_comment(),
            Token::Start(tag) => match tag.name.kind {
                Kind::Html => return self.in_body(token),
                Kind::Body => {
                    self.insert(tag);
                    self.frameset_ok = false;
                    self.mode = Mode::InBody;
                    return Step::Done;
                }
                Kind::Frameset => {
                    self.insert(tag);
                    self.mode = Mode::InFrameset;
                    return Step::Done;
                }
                Kind::Head => return Step::Done,
                kind if belongs_in_head(kind) => return self.in_head_again(token),
                _ => {}
            },
            Token::End(name) => match name.kind {
                Kind::Template => return self.in_head(token),
                Kind::Body | Kind::Html | Kind::Br => {}
                _ => return Step::Done,
            },
            _ => {}
        }
        self.insert_unwritten(Kind::Body, "body");
        self.again(Mode::InBody)
    }

    /// What comes too late for the head goes into it all the same.
    fn in_head_again(&mut self, token: Token) -> Step {
        let Some(head) = self.head else { return Step::Done };
        if let Some(element) = self.tree.element(head) {
            self.open.push(super::construction::Open {
                node: head,
                name: element.name,
                space: element.space,
            });
        }
        let step = self.in_head(token);
        self.close_node(head);
        step
    }

    fn in_text(&mut self, token: Token) -> Step {
        if let Token::Text(text, _) = token {
            return self.insert_text(text);
        }
        self.open.pop();
        self.mode = self.original;
        if matches!(token, Token::PageEnd) { Step::Again } else { Step::Done }
    }

    fn in_template(&mut self, token: Token) -> Step {
        let mode = match token {
            Token::Text(..) | Token::Comment => return self.in_body(token),
            Token::Start(tag) => match tag.name.kind {
                kind if belongs_in_head(kind) => return self.in_head(token),
                Kind::Caption | Kind::Colgroup | Kind::Tbody | Kind::Tfoot | Kind::Thead => Mode::InTable,
                Kind::Col => Mode::InColumnGroup,
                Kind::Tr => Mode::InTableBody,
                Kind::Td | Kind::Th => Mode::InRow,
                _ => Mode::InBody,
            },
            Token::End(name) if name.kind == Kind::Template => return self.in_head(token),
            Token::PageEnd => return self.end_page_in_template(),
            _ => return Step::Done,
        };
        self.templates.pop();
        self.templates.push(mode);
        self.again(mode)
    }

    pub fn end_page_in_template(&mut self) -> Step {
        if !self.is_open(Kind::Template) {
            return Step::Done;
        }
        self.leave_template();
        Step::Again
    }

    fn after_body(&mut self, mode: Mode, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => Step::Split(text),
            Token::Text(_, Blank::Yes) => self.in_body(token),
            Token::Comment if mode == Mode::AfterAfterBody => Step::Done,
            Token::Comment => {
                let comment = self.tree.add(Value::Comment);
                let root = self.open.first().map_or(DOCUMENT, |root| root.node);
                self.tree.insert(comment, Place::In(root));
                Step::Done
            }
            Token::Start(tag) if tag.name.kind == Kind::Html => self.in_body(token),
            Token::End(name) if name.kind == Kind::Html && mode == Mode::AfterBody => {
                self.mode = Mode::AfterAfterBody;
                Step::Done
            }
            Token::PageEnd => Step::Done,
            _ => self.again(Mode::InBody),
        }
    }

    fn in_frameset(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(text, Blank::Yes) => return self.insert_text(text),
            Token::Comment => return self.insert_comment(),
            Token::Start(tag) => match tag.name.kind {
                Kind::Html => return self.in_body(token),
                Kind::Frameset => {
                    self.insert(tag);
                }
                Kind::Frame => return self.insert_void(tag),
                Kind::Noframes => return self.in_head(token),
                _ => {}
            },
            Token::End(name) if name.kind == Kind::Frameset && self.open.len() > 1 => {
                self.open.pop();
                if self.kind() != Kind::Frameset {
                    self.mode = Mode::AfterFrameset;
                }
            }
            _ => {}
        }
        Step::Done
    }

    fn after_frameset(&mut self, mode: Mode, token: Token) -> Step {
        let after_html = mode == Mode::AfterAfterFrameset;
        match token {
            Token::Text(text, Blank::Unknown) => Step::Split(text),
            Token::Text(_, Blank::Yes) if after_html => self.in_body(token),
            Token::Text(text, Blank::Yes) => self.insert_text(text),
            Token::Comment if !after_html => self.insert_comment(),
            Token::Start(tag) if tag.name.kind == Kind::Html => self.in_body(token),
            Token::Start(tag) if tag.name.kind == Kind::Noframes => self.in_head(token),
            Token::End(name) if name.kind == Kind::Html && !after_html => {
                self.mode = Mode::AfterAfterFrameset;
                Step::Done
            }
            _ => Step::Done,
        }
    }
}

/// Whether an element has its place in the head, wherever its tag stands.
pub(super) fn belongs_in_head(kind: Kind) -> bool {
    use Kind::*;
    matches!(
        kind,
        Base | Basefont | Bgsound | Link | Meta | Noframes | Script | Style | Template | Title
    )
}
