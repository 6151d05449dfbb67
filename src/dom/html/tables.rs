//! The rules of tables: rows, cells and captions open and close each other, and what stands between them goes before the table.

use super::construction::{Construction, Mode};
use super::kind::Kind;
use super::token::{Blank, Step, Token};

impl Construction<'_> {
    pub fn in_table(&mut self, token: Token) -> Step {
        use Kind::*;
        match token {
            Token::Null | Token::Text(..) => {
                if !self.kind().is_table_frame() {
                    return self.before_table(token);
                }
                self.original = self.mode;
                return self.again(Mode::InTableText);
            }
            Token::Comment => return self.insert_comment(),
            Token::PageEnd => return self.in_body(token),
            Token::Start(tag) => match tag.name.kind {
                Caption => {
                    self.close_down_to(Kind::ends_table_scope);
                    self.formatting.push(None);
                    self.insert(tag);
                    self.mode = Mode::InCaption;
                }
                Colgroup => {
                    self.close_down_to(Kind::ends_table_scope);
                    self.insert(tag);
                    self.mode = Mode::InColumnGroup;
                }
                Col => {
                    self.close_down_to(Kind::ends_table_scope);
                    self.insert_unwritten(Colgroup, "colgroup");
                    return self.again(Mode::InColumnGroup);
                }
                Tbody | Tfoot | Thead => {
                    self.close_down_to(Kind::ends_table_scope);
                    self.insert(tag);
                    self.mode = Mode::InTableBody;
                }
                Td | Th | Tr => {
                    self.close_down_to(Kind::ends_table_scope);
                    self.insert_unwritten(Tbody, "tbody");
                    return self.again(Mode::InTableBody);
                }
                Table => {
                    if self.in_table_scope(Table) {
                        self.close_kind(Table);
                        self.reset_mode();
                        return Step::Again;
                    }
                }
                Style | Script | Template => return self.in_head(token),
                Input if self.is_hidden(tag) => return self.insert_void(tag),
                Form => {
                    if self.form.is_none() && !self.is_open(Template) {
                        self.form = Some(self.insert(tag));
                        self.open.pop();
                    }
                }
                _ => return self.before_table(token),
            },
            Token::End(name) => match name.kind {
                Table => {
                    if self.in_table_scope(Table) {
                        self.close_kind(Table);
                        self.reset_mode();
                    }
                }
                Body | Caption | Col | Colgroup | Html | Tbody | Td | Tfoot | Th | Thead | Tr => {}
                Template => return self.in_head(token),
                _ => return self.before_table(token),
            },
        }
        Step::Done
    }

    pub fn in_table_text(&mut self, token: Token) -> Step {
        match token {
            Token::Null => return Step::Done,
            Token::Text(text, blank) => {
                self.table_texts.push((text, blank));
                return Step::Done;
            }
            _ => {}
        }
        let texts = std::mem::take(&mut self.table_texts);
        let has_words = texts.iter().any(|(text, blank)| match blank {
            Blank::Yes => false,
            Blank::No => true,
            Blank::Unknown => self.has_words(*text),
        });
        for (text, blank) in texts {
            if has_words {
                self.before_table(Token::Text(text, blank));
            } else {
                self.insert_text(text);
            }
        }
        self.again(self.original)
    }

    pub fn in_caption(&mut self, token: Token) -> Step {
        use Kind::*;
        let (ends, kind) = match token {
            Token::Start(tag) => (false, tag.name.kind),
            Token::End(name) => (true, name.kind),
            _ => return self.in_body(token),
        };
        match kind {
            Caption | Table if ends => {}
            Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr if !ends => {}
            Body | Col | Colgroup | Html | Tbody | Td | Tfoot | Th | Thead | Tr if ends => return Step::Done,
            _ => return self.in_body(token),
        }
        if !self.in_table_scope(Caption) {
            return Step::Done;
        }
        self.close_implied(Other);
        self.close_kind(Caption);
        self.forget_formatting();
        self.mode = Mode::InTable;
        if ends && kind == Caption { Step::Done } else { Step::Again }
    }

    pub fn in_column_group(&mut self, token: Token) -> Step {
        match token {
            Token::Text(text, Blank::Unknown) => return Step::Split(text),
            Token::Text(text, Blank::Yes) => return self.insert_text(text),
            Token::Comment => return self.insert_comment(),
            Token::PageEnd => return self.in_body(token),
            Token::Start(tag) => match tag.name.kind {
                Kind::Html => return self.in_body(token),
                Kind::Col => return self.insert_void(tag),
                Kind::Template => return self.in_head(token),
                _ => {}
            },
            Token::End(name) => match name.kind {
                Kind::Col => return Step::Done,
                Kind::Template => return self.in_head(token),
                _ => {}
            },
            _ => {}
        }
        if self.kind() != Kind::Colgroup {
            return Step::Done;
        }
        self.open.pop();
        self.mode = Mode::InTable;
        match token {
            Token::End(name) if name.kind == Kind::Colgroup => Step::Done,
            _ => Step::Again,
        }
    }

    pub fn in_table_body(&mut self, token: Token) -> Step {
        use Kind::*;
        let holds_rows = |kind: Kind| matches!(kind, Tbody | Tfoot | Thead | Template | Html);
        match token {
            Token::Start(tag) => match tag.name.kind {
                Tr => {
                    self.close_down_to(holds_rows);
                    self.insert(tag);
                    self.mode = Mode::InRow;
                    return Step::Done;
                }
                Th | Td => {
                    self.close_down_to(holds_rows);
                    self.insert_unwritten(Tr, "tr");
                    return self.again(Mode::InRow);
                }
                Caption | Col | Colgroup | Tbody | Tfoot | Thead => {}
                _ => return self.in_table(token),
            },
            Token::End(name) => match name.kind {
                Tbody | Tfoot | Thead => {
                    if self.in_table_scope(name.kind) {
                        self.close(holds_rows);
                        self.mode = Mode::InTable;
                    }
                    return Step::Done;
                }
                Table => {}
                Body | Caption | Col | Colgroup | Html | Td | Th | Tr => return Step::Done,
                _ => return self.in_table(token),
            },
            _ => return self.in_table(token),
        }
        // As browsers have it, `<thead>` would be among these.
        if !self.in_scope(Kind::ends_table_scope, |open| matches!(open.name.kind, Table | Tbody | Tfoot)) {
            return Step::Done;
        }
        self.close(holds_rows);
        self.again(Mode::InTable)
    }

    pub fn in_row(&mut self, token: Token) -> Step {
        use Kind::*;
        let holds_cells = |kind: Kind| matches!(kind, Tr | Template | Html);
        let mut goes_on = true;
        match token {
            Token::Start(tag) => match tag.name.kind {
                Th | Td => {
                    self.close_down_to(holds_cells);
                    self.insert(tag);
                    self.mode = Mode::InCell;
                    self.formatting.push(None);
                    return Step::Done;
                }
                Caption | Col | Colgroup | Tbody | Tfoot | Thead | Tr => {}
                _ => return self.in_table(token),
            },
            Token::End(name) => match name.kind {
                Tr => goes_on = false,
                Table => {}
                Tbody | Tfoot | Thead if !self.in_table_scope(name.kind) => return Step::Done,
                Tbody | Tfoot | Thead => {}
                Body | Caption | Col | Colgroup | Html | Td | Th => return Step::Done,
                _ => return self.in_table(token),
            },
            _ => return self.in_table(token),
        }
        if !self.in_table_scope(Tr) {
            return Step::Done;
        }
        self.close(holds_cells);
        self.mode = Mode::InTableBody;
        if goes_on { Step::Again } else { Step::Done }
    }

    pub fn in_cell(&mut self, token: Token) -> Step {
        use Kind::*;
        match token {
            Token::Start(tag) => match tag.name.kind {
                Caption | Col | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr => {
                    if !self.in_scope(Kind::ends_table_scope, |open| open.name.kind.is_cell()) {
                        return Step::Done;
                    }
                }
                _ => return self.in_body(token),
            },
            Token::End(name) => match name.kind {
                Td | Th => {
                    if self.in_table_scope(name.kind) {
                        self.close_implied(Other);
                        self.close_kind(name.kind);
                        self.forget_formatting();
                        self.mode = Mode::InRow;
                    }
                    return Step::Done;
                }
                Body | Caption | Col | Colgroup | Html => return Step::Done,
                Table | Tbody | Tfoot | Thead | Tr => {
                    if !self.in_table_scope(name.kind) {
                        return Step::Done;
                    }
                }
                _ => return self.in_body(token),
            },
            _ => return self.in_body(token),
        }
        self.close_cell();
        self.again(Mode::InRow)
    }
}
