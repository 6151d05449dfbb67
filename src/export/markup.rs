//! Markup is text of a closed set of elements, shared by the HTML and EPUB exports: what comes from the page enters it only escaped.

use super::note_numbers::NoteNumbers;
use super::{embed_label, table_grid};
use crate::article::{Block, Cell, Content, Direction, Image, ListItem, Row, Script, Span, plain};
use crate::quick::HashMap;

/// Writes elements. All of them are well formed as XML too: every element is closed, every attribute quoted.
pub(super) struct Markup<'a> {
    out: String,
    notes: &'a NoteNumbers<'a>,
    /// Whether pictures are loaded from their address.
    pictures: Pictures<'a>,
}

/// What becomes of pictures.
#[derive(Clone, Copy)]
pub(super) enum Pictures<'a> {
    /// They are loaded from their address.
    Linked,
    /// Those in the table lie in the book under the name there; for others their words stand, as books may not load anything.
    Packed(&'a HashMap<&'a str, String>),
}

/// Escapes text for element contents and quoted attributes. Control characters have no place in either.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// The attribute value of a direction.
pub(super) fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

impl<'a> Markup<'a> {
    /// An empty one.
    pub fn new(notes: &'a NoteNumbers<'a>, pictures: Pictures<'a>) -> Markup<'a> {
        Markup {
            out: String::new(),
            notes,
            pictures,
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Text of this program's own, as it stands.
    #[inline(never)]
    pub fn raw(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Text of the page.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A start tag with attributes whose values are escaped.
    pub fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, ">");
    }

    /// An element without contents.
    pub fn void(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)], end: &'static str) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    /// An end tag.
    pub fn close(&mut self, name: &'static str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// One block of the story.
    pub fn block(&mut self, block: &Block) {
        let mut attributes: Vec<(&'static str, &str)> = Vec::new();
        if let Some(lang) = &block.lang {
            attributes.extend([("lang", lang.as_str()), ("xml:lang", lang.as_str())]);
        }
        if let Some(direction) = block.dir {
            attributes.push(("dir", dir(direction)));
        }
        match &block.content {
            Content::Heading { level, text } => {
                let name = match level {
                    0..=2 => "h2",
                    3 => "h3",
                    4 => "h4",
                    5 => "h5",
                    _ => "h6",
                };
                self.element(name, &attributes, text);
            }
            Content::Standfirst { text } => {
                attributes.push(("class", "standfirst"));
                self.element("p", &attributes, text);
            }
            Content::Paragraph { text } => self.element("p", &attributes, text),
            Content::List { start, items, .. } => self.list(*start, items, &attributes),
            Content::Quote { pull: true, .. } => return,
            Content::Quote { paragraphs, cite, .. } => {
                self.open("blockquote", &attributes);
                for text in paragraphs {
                    self.element("p", &[], text);
                }
                if !cite.is_empty() {
                    self.open("p", &[]);
                    self.element("cite", &[], cite);
                    self.close("p");
                }
                self.close("blockquote");
            }
            Content::Figure { images, caption, credit } => self.figure(images, caption, credit.as_deref(), &attributes),
            Content::Table { caption, rows } => self.table(caption, rows, &attributes),
            Content::Code { text, .. } => {
                self.open("pre", &attributes);
                self.open("code", &[]);
                self.text(text);
                self.close("code");
                self.close("pre");
            }
            Content::Embed { provider, url, title } => {
                attributes.push(("class", "embed"));
                self.open("p", &attributes);
                self.open("a", &[("href", url.as_str()), ("rel", "noopener noreferrer")]);
                self.text(embed_label::label(*provider));
                if let Some(title) = title {
                    self.raw(": ");
                    self.text(title);
                }
                self.close("a");
                self.close("p");
            }
            Content::Separator => self.void("hr", &[]),
        }
        self.raw("\n");
    }

    fn element(&mut self, name: &'static str, attributes: &[(&'static str, &str)], text: &[Span]) {
        self.open(name, attributes);
        self.spans(text);
        self.close(name);
    }

    /// Spans; those in a row that lead to one place are one link.
    fn spans(&mut self, spans: &[Span]) {
        let mut link = None;
        for span in spans {
            let note = span.note.as_deref().and_then(|name| self.notes.get(name));
            let next = span.link.as_ref().filter(|_| note.is_none());
            if next != link {
                if link.is_some() {
                    self.close("a");
                }
                if let Some(url) = next {
                    self.open("a", &[("href", url.as_str()), ("rel", "noopener noreferrer")]);
                }
                link = next;
            }
            match note {
                Some(number) => {
                    self.raw("<sup>");
                    self.open("a", &[("href", &format!("#note-{number}"))]);
                    self.text(&number.to_string());
                    self.raw("</a></sup>");
                }
                None => self.span(span),
            }
        }
        if link.is_some() {
            self.close("a");
        }
    }

    fn span(&mut self, span: &Span) {
        let script = match span.script {
            Some(Script::Super) => Some("sup"),
            Some(Script::Sub) => Some("sub"),
            None => None,
        };
        let names = [
            span.strong.then_some("strong"),
            span.emphasis.then_some("em"),
            span.strike.then_some("s"),
            span.mark.then_some("mark"),
            script,
            span.code.then_some("code"),
        ];
        for name in names.into_iter().flatten() {
            self.open(name, &[]);
        }
        for (at, row) in span.text.split('\n').enumerate() {
            if at > 0 {
                self.void("br", &[]);
            }
            self.text(row);
        }
        for name in names.into_iter().rev().flatten() {
            self.close(name);
        }
    }

    /// Flat items as lists in lists.
    fn list(&mut self, start: i32, items: &[ListItem], attributes: &[(&'static str, &str)]) {
        let name = |ordered| if ordered { "ol" } else { "ul" };
        let mut open: Vec<bool> = Vec::new();
        for item in items {
            let depth = usize::from(item.depth).min(open.len());
            while open.len() > depth + 1 {
                self.close("li");
                if let Some(ordered) = open.pop() {
                    self.close(name(ordered));
                }
            }
            if let Some(ordered) = open.get(depth).copied() {
                self.close("li");
                if ordered != item.ordered {
                    open.pop();
                    self.close(name(ordered));
                }
            }
            if open.len() == depth {
                let first = start.to_string();
                let mut attributes = if depth == 0 { attributes.to_vec() } else { Vec::new() };
                if depth == 0 && item.ordered && start != 1 {
                    attributes.push(("start", &first));
                }
                self.open(name(item.ordered), &attributes);
                open.push(item.ordered);
            }
            match item.note.as_deref().and_then(|name| self.notes.get(name)) {
                Some(number) => self.open("li", &[("id", &format!("note-{number}"))]),
                None => self.open("li", &[]),
            }
            self.spans(&item.text);
        }
        while let Some(ordered) = open.pop() {
            self.close("li");
            self.close(name(ordered));
        }
    }

    fn figure<'b>(&mut self, images: &'b [Image], caption: &[Span], credit: Option<&str>, attributes: &[(&'static str, &str)]) {
        let pictures = self.pictures;
        let source = |image: &'b Image| match pictures {
            Pictures::Linked => Some(image.url.as_str()),
            Pictures::Packed(names) => names.get(image.url.as_str()).map(String::as_str),
        };
        let sources: Vec<Option<&str>> = images.iter().map(source).collect();
        let nothing = |(image, source): (&Image, &Option<&str>)| source.is_none() && image.alt.is_empty();
        if caption.is_empty() && credit.is_none() && images.iter().zip(&sources).all(nothing) {
            return;
        }
        let linked = matches!(self.pictures, Pictures::Linked);
        self.open("figure", attributes);
        for (image, source) in images.iter().zip(sources) {
            let Some(source) = source else {
                if !image.alt.is_empty() {
                    self.open("p", &[]);
                    self.text(&image.alt);
                    self.close("p");
                }
                continue;
            };
            let (width, height) = (image.width.map(|side| side.to_string()), image.height.map(|side| side.to_string()));
            let mut attributes = vec![("src", source), ("alt", image.alt.as_str())];
            if linked {
                attributes.push(("loading", "lazy"));
            }
            if let (Some(width), Some(height)) = (&width, &height) {
                attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
            }
            self.void("img", &attributes);
        }
        if !caption.is_empty() || credit.is_some() {
            self.open("figcaption", &[]);
            self.spans(caption);
            if let Some(credit) = credit {
                if !caption.is_empty() {
                    self.raw(" ");
                }
                self.open("small", &[]);
                self.text(credit);
                self.close("small");
            }
            self.close("figcaption");
        }
        self.close("figure");
    }

    fn table(&mut self, caption: &[Span], rows: &[Row], attributes: &[(&'static str, &str)]) {
        self.open("div", &[("class", "table")]);
        self.open("table", attributes);
        if !plain(caption).trim().is_empty() {
            self.element("caption", &[], caption);
        }
        self.open("tbody", &[]);
        // The grid makes sure that no cell reaches beyond the table, whatever it claims.
        let grid = table_grid::grid(rows);
        let below = |at: usize| grid.len() - at;
        for (at, line) in grid.iter().enumerate() {
            self.open("tr", &[]);
            for cell in line.iter().flatten() {
                self.cell(cell, below(at));
            }
            self.close("tr");
        }
        self.close("tbody");
        self.close("table");
        self.close("div");
    }

    fn cell(&mut self, cell: &Cell, below: usize) {
        let (columns, rows) = (cell.columns.to_string(), usize::from(cell.rows).min(below).to_string());
        let mut attributes: Vec<(&'static str, &str)> = Vec::new();
        if cell.columns > 1 {
            attributes.push(("colspan", &columns));
        }
        if cell.rows > 1 && rows != "1" {
            attributes.push(("rowspan", &rows));
        }
        self.element(if cell.header { "th" } else { "td" }, &attributes, &cell.text);
    }
}
