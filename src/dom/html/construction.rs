//! Construction makes a tree of tags and texts by the rules of the HTML standard ("tree construction"), so that a page without end tags, or with
//! wrong ones, becomes the tree that browsers make of it. This is what it knows on the way, and what several of its rules do.

use super::kind::{Kind, Space};
use super::token::{Blank, Raw, Step, Tag, Token};
use super::tree::{Attributes, DOCUMENT, Element, Piece, Place, TagName, Tree, Value};

/// Which rules hold: the standard's insertion modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    Text,
    InTable,
    InTableText,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub node: u32,
    pub name: TagName,
    pub space: Space,
}

impl Open {
    /// Stands for the innermost open element where none is open.
    const NOTHING: Open = Open {
        node: DOCUMENT,
        name: TagName {
            kind: Kind::Html,
            text: Piece { start: 0, end: 0 },
        },
        space: Space::Html,
    };
}

pub(super) struct Construction<'a> {
    pub tree: Tree<'a>,
    pub mode: Mode,
    /// The mode to go back to after text.
    pub original: Mode,
    /// The modes of the open templates.
    pub templates: Vec<Mode>,
    /// The open elements, outermost first.
    pub open: Vec<Open>,
    /// Formatting elements that open again by themselves; `None` is a border that they do not cross.
    pub formatting: Vec<Option<u32>>,
    pub head: Option<u32>,
    pub form: Option<u32>,
    /// Texts of a table outside of its cells.
    pub table_texts: Vec<(Piece, Blank)>,
    /// The next text begins with a line end that is only there for the markup's looks.
    skips_line_end: bool,
    pub frameset_ok: bool,
    /// What does not belong into a table goes before it.
    pub foster: bool,
    pub quirks: bool,
}

impl<'a> Construction<'a> {
    pub fn new(page: &'a str) -> Construction<'a> {
        Construction {
            tree: Tree::new(page),
            mode: Mode::Initial,
            original: Mode::InBody,
            templates: Vec::new(),
            open: Vec::new(),
            formatting: Vec::new(),
            head: None,
            form: None,
            table_texts: Vec::new(),
            skips_line_end: false,
            frameset_ok: true,
            foster: false,
            quirks: false,
        }
    }

    /// Takes the doctype, which says how old the page is.
    pub fn doctype(&mut self, quirks: bool) {
        self.skips_line_end = false;
        if self.mode == Mode::Initial {
            self.quirks = quirks;
            self.mode = Mode::BeforeHtml;
        }
    }

    /// Takes a text.
    pub fn text(&mut self, mut text: Piece) {
        if self.skips_line_end && self.tree.text(text).starts_with('\n') {
            text.start += 1;
        }
        if text.start < text.end {
            self.token(Token::Text(text, Blank::Unknown));
        }
        self.skips_line_end = false;
    }

    /// Takes a token, and says how what follows is read.
    pub fn token(&mut self, mut token: Token) -> Step {
        self.skips_line_end = false;
        let mut rest = None;
        loop {
            let step = if self.is_foreign(token) {
                self.foreign(token)
            } else {
                self.step(self.mode, token)
            };
            match step {
                Step::Done => match rest.take() {
                    Some(text) => token = Token::Text(text, Blank::Unknown),
                    None => return Step::Done,
                },
                Step::Again => {}
                Step::Split(text) => {
                    let (first, behind) = self.split(text);
                    token = first;
                    rest = behind;
                }
                Step::Raw(_) | Step::Plaintext => return step,
            }
        }
    }

    /// The white space or the words that a text begins with, and what follows.
    fn split(&self, text: Piece) -> (Token, Option<Piece>) {
        let is_blank = |byte: &u8| byte.is_ascii_whitespace();
        let bytes = self.tree.text(text).as_bytes();
        let blank = bytes.first().is_some_and(is_blank);
        let length = bytes.iter().take_while(|byte| is_blank(byte) == blank).count() as u32;
        let (first, rest) = (
            Piece {
                end: text.start + length,
                ..text
            },
            Piece {
                start: text.start + length,
                ..text
            },
        );
        (
            Token::Text(first, if blank { Blank::Yes } else { Blank::No }),
            (rest.start < rest.end).then_some(rest),
        )
    }

    pub fn has_words(&self, text: Piece) -> bool {
        !self.tree.text(text).bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// The next text loses its first line end.
    pub fn skip_line_end(&mut self) -> Step {
        self.skips_line_end = true;
        Step::Done
    }

    /// How many elements are open or would open again, with those that the rules remember.
    pub fn count_open(&self) -> usize {
        let remembered = 1 + usize::from(self.head.is_some()) + usize::from(self.form.is_some());
        remembered + self.open.len() + self.formatting.iter().flatten().count()
    }

    /// Whether a drawing or a formula is open.
    pub fn is_in_foreign(&self) -> bool {
        self.current().space != Space::Html
    }

    /// The innermost open element.
    pub fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open::NOTHING)
    }

    pub fn kind(&self) -> Kind {
        self.current().name.kind
    }

    /// Where what comes now belongs: into the innermost open element, or into the given one.
    fn place(&self, target: Open) -> Place {
        if !self.foster || !target.name.kind.is_table_frame() {
            return Place::In(target.node);
        }
        for (at, element) in self.open.iter().enumerate().rev() {
            match element.name.kind {
                Kind::Template => return Place::In(element.node),
                Kind::Table => {
                    let around = at.checked_sub(1).and_then(|around| self.open.get(around));
                    return Place::Before(element.node, around.map_or(DOCUMENT, |around| around.node));
                }
                _ => {}
            }
        }
        Place::In(self.open.first().map_or(DOCUMENT, |root| root.node))
    }

    pub fn insert_in(&mut self, node: u32, target: Open) {
        let place = self.place(target);
        self.tree.insert(node, place);
    }

    pub fn insert_text(&mut self, text: Piece) -> Step {
        let place = self.place(self.current());
        self.tree.insert_text(text, place);
        Step::Done
    }

    pub fn insert_comment(&mut self) -> Step {
        let node = self.tree.add(Value::Comment);
        self.insert_in(node, self.current());
        Step::Done
    }

    /// Puts a new element where it belongs, and leaves it open or not.
    pub fn insert_element(&mut self, name: TagName, space: Space, attributes: Attributes, stays_open: bool) -> u32 {
        let node = self.tree.add(Value::Element(Element { name, space, attributes }));
        self.insert_in(node, self.current());
        if stays_open {
            self.open.push(Open { node, name, space });
        }
        node
    }

    pub fn insert(&mut self, tag: Tag) -> u32 {
        self.insert_element(tag.name, Space::Html, tag.attributes, true)
    }

    /// Puts an element that holds nothing.
    pub fn insert_void(&mut self, tag: Tag) -> Step {
        self.insert_element(tag.name, Space::Html, tag.attributes, false);
        Step::Done
    }

    /// Puts an element that no tag stands for.
    pub fn insert_unwritten(&mut self, kind: Kind, name: &str) -> u32 {
        let text = self.tree.keep(name);
        self.insert_element(TagName { kind, text }, Space::Html, Attributes::default(), true)
    }

    /// Puts an element that holds text only.
    pub fn insert_raw(&mut self, tag: Tag, raw: Raw) -> Step {
        self.insert(tag);
        self.original = self.mode;
        self.mode = Mode::Text;
        Step::Raw(raw)
    }

    pub fn is_open(&self, kind: Kind) -> bool {
        self.open.iter().any(|open| open.name.kind == kind)
    }

    /// Whether an element is open inside of the innermost one that ends the scope.
    pub fn in_scope(&self, ends: impl Fn(Kind) -> bool, is: impl Fn(&Open) -> bool) -> bool {
        for open in self.open.iter().rev() {
            if is(open) {
                return true;
            }
            if ends(open.name.kind) {
                return false;
            }
        }
        false
    }

    pub fn in_default_scope(&self, kind: Kind) -> bool {
        self.in_scope(Kind::ends_scope, |open| open.name.kind == kind)
    }

    pub fn in_table_scope(&self, kind: Kind) -> bool {
        self.in_scope(Kind::ends_table_scope, |open| open.name.kind == kind)
    }

    /// Closes what closes by itself, but for one kind.
    pub fn close_implied(&mut self, except: Kind) {
        while self.kind().closes_itself() && self.kind() != except {
            self.open.pop();
        }
    }

    /// Closes elements up to the first that is such a one, which stays open.
    pub fn close_down_to(&mut self, is: impl Fn(Kind) -> bool) {
        while !self.open.is_empty() && !is(self.kind()) {
            self.open.pop();
        }
    }

    /// Closes elements up to the first that is such a one, and that one.
    pub fn close(&mut self, is: impl Fn(Kind) -> bool) {
        self.close_down_to(is);
        self.open.pop();
    }

    pub fn close_kind(&mut self, kind: Kind) {
        self.close(|open| open == kind);
    }

    /// Closes a paragraph, as what comes now does not stand in one.
    pub fn close_paragraph(&mut self) {
        if self.in_scope(Kind::ends_button_scope, |open| open.name.kind == Kind::P) {
            self.close_implied(Kind::P);
            self.close_kind(Kind::P);
        }
    }

    pub fn close_cell(&mut self) {
        self.close_implied(Kind::Other);
        self.close(Kind::is_cell);
        self.forget_formatting();
    }

    /// Takes an element out of the open ones, wherever it is among them.
    pub fn close_node(&mut self, node: u32) {
        if let Some(at) = self.open.iter().rposition(|open| open.node == node) {
            self.open.remove(at);
        }
    }

    /// Closes the element that an end tag names, unless one is open inside of it that other end tags leave open.
    pub fn end_any(&mut self, name: TagName) -> Step {
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { break };
            if self.tree.is_same_name(open.name, name) {
                self.close_implied(name.kind);
                self.open.truncate(at);
                break;
            }
            if open.name.kind.is_special() {
                break;
            }
        }
        Step::Done
    }

    /// The mode that the open elements ask for.
    pub fn reset_mode(&mut self) {
        self.mode = self.mode_of_open();
    }

    fn mode_of_open(&self) -> Mode {
        for (at, open) in self.open.iter().enumerate().rev() {
            return match open.name.kind {
                Kind::Td | Kind::Th if at > 0 => Mode::InCell,
                Kind::Tr => Mode::InRow,
                Kind::Tbody | Kind::Thead | Kind::Tfoot => Mode::InTableBody,
                Kind::Caption => Mode::InCaption,
                Kind::Colgroup => Mode::InColumnGroup,
                Kind::Table => Mode::InTable,
                Kind::Template => self.templates.last().copied().unwrap_or(Mode::InBody),
                Kind::Head if at > 0 => Mode::InHead,
                Kind::Body => Mode::InBody,
                Kind::Frameset => Mode::InFrameset,
                Kind::Html if self.head.is_none() => Mode::BeforeHead,
                Kind::Html => Mode::AfterHead,
                _ => continue,
            };
        }
        Mode::InBody
    }
}
