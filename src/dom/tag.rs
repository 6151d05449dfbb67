//! A tag is the kind of an element: one byte for every name that a rule asks for, `Other` for the rest.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The element names that rules know. The name of an `Other` element is kept by the [`Document`](super::Document).
        #[allow(missing_docs, reason = "a variant is named for its element")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag {
            $($variant,)*
            Text,
            Other,
        }

        impl Tag {
            /// The tag of a lower-case element name.
            pub fn from_name(name: &str) -> Tag {
                match name { $($name => Tag::$variant,)* _ => Tag::Other }
            }

            /// The element name, `None` for text nodes and unknown elements.
            pub fn name(self) -> Option<&'static str> {
                match self { $(Tag::$variant => Some($name),)* Tag::Text | Tag::Other => None }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Amp "amp-img", AmpAd "amp-ad", AmpEmbed "amp-embed", AmpIframe "amp-iframe",
    Article "article", Aside "aside", Audio "audio", B "b", Base "base", Bdi "bdi", Bdo "bdo", Big "big", Blockquote "blockquote", Body "body", Br "br",
    Button "button", Canvas "canvas", Caption "caption", Center "center", Cite "cite", Code "code", Col "col", Colgroup "colgroup",
    Data "data", Dd "dd", Del "del", Details "details", Dfn "dfn", Dialog "dialog", Div "div", Dl "dl", Dt "dt", Em "em",
    Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form",
    H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr", Html "html",
    I "i", Iframe "iframe", Img "img", Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li",
    Link "link", Main "main", Map "map", Mark "mark", Math "math", Menu "menu", Meta "meta", Meter "meter", Nav "nav", Nobr "nobr",
    Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option", Output "output", P "p", Param "param",
    Picture "picture", Pre "pre", Progress "progress", Q "q", Rp "rp", Rt "rt", Ruby "ruby", S "s", Samp "samp", Script "script",
    Search "search", Section "section", Select "select", Slot "slot", Small "small", Source "source", Span "span", Strike "strike",
    Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg", Table "table", Tbody "tbody", Td "td",
    Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead", Time "time", Title "title", Tr "tr",
    Track "track", Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr",
}

impl Tag {
    /// Whether the element flows inside a line of text unless a style sheet says otherwise.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Abbr
                | B
                | Bdi
                | Bdo
                | Big
                | Br
                | Button
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Img
                | Amp
                | Input
                | Ins
                | Kbd
                | Label
                | Map
                | Mark
                | Math
                | Meter
                | Nobr
                | Output
                | Picture
                | Progress
                | Q
                | Rp
                | Rt
                | Ruby
                | S
                | Samp
                | Select
                | Slot
                | Small
                | Span
                | Strike
                | Strong
                | Sub
                | Sup
                | Svg
                | Text
                | Time
                | Tt
                | U
                | Var
                | Wbr
        )
    }

    /// What an element is where one of its attributes says so, in an element of another tag.
    pub fn told(self, name: &str, value: &str, around: Tag) -> Tag {
        use Tag::*;
        match (self, name) {
            // The question above an answer that is folded away: a button fills the heading, and its words are the heading's, or its name says so.
            (Button, "aria-controls" | "aria-expanded") if around == Dt || around.heading_level().is_some_and(|level| level > 1) => Span,
            (Button, "class") if value.starts_with("accordion") => Span,
            // What is no table and says to who hears it that it is one: a cell in a row in it.
            (Div | Span, "role") => match (value, around) {
                ("table", _) => Table,
                ("rowgroup", Table) => Tbody,
                ("row", Table | Tbody) => Tr,
                ("cell", Tr) => Td,
                ("columnheader" | "rowheader", Tr) => Th,
                _ => self,
            },
            _ => self,
        }
    }

    /// The level of a heading, 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        use Tag::*;
        Some(match self {
            H1 => 1,
            H2 => 2,
            H3 => 3,
            H4 => 4,
            H5 => 5,
            H6 => 6,
            _ => return None,
        })
    }

    /// Whether the element's contents are never words that a reader sees. Asked of every node by most that walk over a page: a call costs more than the answer.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn is_unseen(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Base | Head | Link | Meta | Noscript | Param | Script | Source | Style | Template | Title | Track
        )
    }
}
