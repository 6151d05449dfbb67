//! A kind is what the rules of parsing know an element by: its name where they mention it, and what a foreign element lets into itself.

macro_rules! kinds {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// Names that the rules mention, then `Other`, then the kinds of elements inside drawings and formulas, which are none of these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Kind {
            $($variant,)*
            /// Any other element of HTML.
            Other,
            /// An element of a drawing or a formula.
            Foreign,
            /// One of a drawing that holds HTML.
            HoldsHtml,
            /// One of a formula that holds words.
            HoldsWords,
            /// `<annotation-xml>`, which may hold a drawing.
            Annotation,
        }

        const NAMES: &[(&str, Kind)] = &[$(($name, Kind::$variant)),*];
    };
}

kinds! {
    A "a", Address "address", Applet "applet", Area "area", Article "article", Aside "aside", B "b", Base "base", Basefont "basefont",
    Bgsound "bgsound", Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button", Caption "caption", Center "center", Code "code",
    Col "col", Colgroup "colgroup", Dd "dd", Details "details", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form", Frame "frame", Frameset "frameset",
    H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i",
    Iframe "iframe", Image "image", Img "img", Input "input", Isindex "isindex", Keygen "keygen", Li "li", Link "link", Listing "listing",
    Main "main", Malignmark "malignmark", Marquee "marquee", Math "math", Menu "menu", Meta "meta", Mglyph "mglyph", Nav "nav", Nobr "nobr",
    Noembed "noembed", Noframes "noframes", Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option", P "p",
    Param "param", Plaintext "plaintext", Pre "pre", Rb "rb", Rp "rp", Rt "rt", Rtc "rtc", Ruby "ruby", S "s", Script "script", Search "search",
    Section "section", Select "select", Small "small", Source "source", Span "span", Strike "strike", Strong "strong", Style "style", Sub "sub",
    Summary "summary", Sup "sup", Svg "svg", Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot",
    Th "th", Thead "thead", Title "title", Tr "tr", Track "track", Tt "tt", U "u", Ul "ul", Var "var", Wbr "wbr", Xmp "xmp",
}

/// A slot without a name.
const FREE: u8 = u8::MAX;

/// Places of the names, each in the slot that its letters give or in the next free one.
static SLOTS: [u8; 512] = {
    let mut slots = [FREE; 512];
    let mut place = 0;
    while place < NAMES.len() {
        let mut at = slot(NAMES[place].0.as_bytes());
        while slots[at] != FREE {
            at = (at + 1) % slots.len();
        }
        slots[at] = place as u8;
        place += 1;
    }
    slots
};

const fn slot(name: &[u8]) -> usize {
    match name {
        [first, .., last] => (name.len() * 53 + *first as usize * 11 + name[name.len() / 2] as usize * 29 + *last as usize * 3) % 512,
        [only] => *only as usize,
        [] => 0,
    }
}

impl Kind {
    /// The kind of an element of HTML, by its name in lower case.
    pub fn of(name: &str) -> Kind {
        let mut at = slot(name.as_bytes());
        loop {
            let place = SLOTS.get(at).copied().unwrap_or(FREE);
            match NAMES.get(place as usize) {
                Some((known, kind)) if *known == name => return *kind,
                Some(_) => at = (at + 1) % SLOTS.len(),
                None => return Kind::Other,
            }
        }
    }

    /// The kind of an element inside a drawing or a formula, by its name in lower case.
    pub fn of_foreign(name: &str, space: Space) -> Kind {
        match (space, name) {
            (Space::Drawing, "foreignobject" | "desc" | "title") => Kind::HoldsHtml,
            (Space::Formula, "mi" | "mo" | "mn" | "ms" | "mtext") => Kind::HoldsWords,
            (Space::Formula, "annotation-xml") => Kind::Annotation,
            _ => Kind::Foreign,
        }
    }

    /// Whether it opens again by itself where its parent closed too early. Of equal ones only three do, so all of their attributes count.
    pub fn is_formatting(self) -> bool {
        use Kind::*;
        matches!(self, A | B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U)
    }

    pub fn is_heading(self) -> bool {
        use Kind::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// Whether an end tag of another name leaves it open.
    pub fn is_special(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Address
                | Applet
                | Area
                | Article
                | Aside
                | Base
                | Basefont
                | Bgsound
                | Blockquote
                | Body
                | Br
                | Button
                | Caption
                | Center
                | Col
                | Colgroup
                | Dd
                | Details
                | Dir
                | Div
                | Dl
                | Dt
                | Embed
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | Frame
                | Frameset
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Head
                | Header
                | Hgroup
                | Hr
                | Html
                | Iframe
                | Img
                | Input
                | Isindex
                | Li
                | Link
                | Listing
                | Main
                | Marquee
                | Menu
                | Meta
                | Nav
                | Noembed
                | Noframes
                | Noscript
                | Object
                | Ol
                | P
                | Param
                | Plaintext
                | Pre
                | Script
                | Section
                | Select
                | Source
                | Style
                | Summary
                | Table
                | Tbody
                | Td
                | Template
                | Textarea
                | Tfoot
                | Th
                | Thead
                | Title
                | Tr
                | Track
                | Ul
                | Wbr
                | Xmp
        )
    }

    /// Whether what is open outside of it is out of an end tag's sight.
    pub fn ends_scope(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Applet | Caption | Html | Table | Td | Th | Marquee | Object | Select | Template | HoldsHtml | HoldsWords
        )
    }

    pub fn ends_list_scope(self) -> bool {
        self.ends_scope() || matches!(self, Kind::Ol | Kind::Ul)
    }

    pub fn ends_button_scope(self) -> bool {
        self.ends_scope() || self == Kind::Button
    }

    pub fn ends_table_scope(self) -> bool {
        matches!(self, Kind::Html | Kind::Table | Kind::Template)
    }

    /// Whether it closes by itself where its parent does.
    pub fn closes_itself(self) -> bool {
        use Kind::*;
        matches!(self, Dd | Dt | Li | Option | Optgroup | P | Rb | Rp | Rt | Rtc)
    }

    /// The same inside a template that ends.
    pub fn closes_with_template(self) -> bool {
        use Kind::*;
        self.closes_itself() || matches!(self, Caption | Colgroup | Tbody | Td | Tfoot | Th | Thead | Tr)
    }

    /// Whether words inside of it, outside of a cell, go before its table.
    pub fn is_table_frame(self) -> bool {
        use Kind::*;
        matches!(self, Table | Tbody | Tfoot | Thead | Tr)
    }

    pub fn is_cell(self) -> bool {
        matches!(self, Kind::Td | Kind::Th)
    }
}

/// What an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    /// SVG.
    Drawing,
    /// MathML.
    Formula,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        for (name, kind) in NAMES {
            assert_eq!(Kind::of(name), *kind, "{name}");
        }
        for name in ["", "x", "custom-element", "annotation-xml", "divx"] {
            assert_eq!(Kind::of(name), Kind::Other, "{name}");
        }
    }
}
