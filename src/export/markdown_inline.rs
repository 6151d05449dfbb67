//! Inline Markdown is spans as CommonMark: markers only where they can open and close, and every character of the page escaped that could mean something.

use super::note_numbers::NoteNumbers;
use crate::article::{Script, Span};
use crate::search::Search;

/// How a line break inside a block is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Breaks {
    /// A backslash at the end of the line.
    Hard,
    /// A space: headings and cells are one line.
    Space,
}

/// How a character is set.
#[derive(Clone, Copy, PartialEq, Default)]
struct Look<'a> {
    strong: bool,
    emphasis: bool,
    strike: bool,
    code: bool,
    script: Option<Script>,
    link: Option<&'a str>,
    note: Option<usize>,
}

impl<'a> Look<'a> {
    fn of(span: &'a Span, notes: &NoteNumbers<'_>) -> Look<'a> {
        let note = span.note.as_deref().and_then(|name| notes.get(name));
        // Markers around a code span, a raised figure or a note's mark could not close before a letter.
        let bare = span.code || note.is_some() || span.script.is_some();
        Look {
            // Two kinds of markers in a row could not open inside a word, so a strike stands alone.
            strong: span.strong && !bare && !span.strike,
            emphasis: span.emphasis && !bare && !span.strike,
            strike: span.strike && !bare,
            code: span.code && note.is_none(),
            script: span.script.filter(|_| note.is_none()),
            link: span.link.as_ref().map(|url| url.as_str()),
            note,
        }
    }

    /// What two neighbours share.
    fn shared(self, other: Look<'a>) -> Look<'a> {
        // Markers end where one further out does: links are outermost, then strength, emphasis, strikes.
        let link = self.link == other.link;
        let strong = link && self.strong == other.strong;
        let emphasis = strong && self.emphasis == other.emphasis;
        let strike = emphasis && self.strike == other.strike;
        Look {
            strong: strong && self.strong,
            emphasis: emphasis && self.emphasis,
            strike: strike && self.strike,
            code: false,
            script: None,
            link: self.link.filter(|_| link),
            note: None,
        }
    }

    fn markers(self) -> [(bool, &'static str); 3] {
        [(self.strong, "**"), (self.emphasis, "*"), (self.strike, "~~")]
    }

    fn is_marked(self) -> bool {
        self.strong || self.emphasis || self.strike
    }
}

/// Characters, each with the number of its look: looks are few, and many times as large as a character.
#[derive(Default)]
struct Run<'a> {
    characters: Vec<(char, u32)>,
    looks: Vec<Look<'a>>,
}

impl<'a> Run<'a> {
    fn push(&mut self, look: Look<'a>) -> u32 {
        self.looks.push(look);
        (self.looks.len() - 1) as u32
    }

    fn look(&self, number: u32) -> Look<'a> {
        self.looks.get(number as usize).copied().unwrap_or_default()
    }

    /// Moves a character out of its look where its neighbour on one side has another one and its markers could not stand between them.
    fn settle(&mut self, at: usize, neighbour: Option<(char, u32)>) {
        let Some(&(c, number)) = self.characters.get(at) else { return };
        if neighbour.is_some_and(|(_, other)| other == number) {
            return;
        }
        let (look, outside) = (self.look(number), neighbour.map_or(Look::default(), |(_, other)| self.look(other)));
        if look != outside && must_move(c, look, neighbour.map(|(c, _)| c)) {
            let shared = self.push(look.shared(outside));
            if let Some(place) = self.characters.get_mut(at) {
                place.1 = shared;
            }
        }
    }
}

/// Spans as one piece of CommonMark, starting where a block's text starts.
pub(super) fn inline(spans: &[Span], notes: &NoteNumbers<'_>, breaks: Breaks) -> String {
    let mut run = Run::default();
    for span in spans {
        let look = Look::of(span, notes);
        let number = run.push(look);
        match look.note {
            // The mark's own words give way to the number.
            Some(_) => run.characters.push(('*', number)),
            None => run.characters.extend(span.text.chars().map(|c| (c, number))),
        }
    }
    settle_edges(&mut run);
    write(&run, breaks)
}

/// Moves white space, and marks beside letters, out of the runs whose markers they would keep from opening or closing.
fn settle_edges(run: &mut Run<'_>) {
    for at in 0..run.characters.len() {
        let before = at.checked_sub(1).and_then(|before| run.characters.get(before).copied());
        run.settle(at, before);
    }
    for at in (0..run.characters.len()).rev() {
        let after = run.characters.get(at + 1).copied();
        run.settle(at, after);
    }
}

/// Whether a character keeps markers from opening or closing between it and its neighbour.
fn must_move(c: char, look: Look<'_>, neighbour: Option<char>) -> bool {
    if look.code || look.note.is_some() {
        return false;
    }
    // Parsers differ on what is punctuation outside of ASCII; what may be a letter is taken for one.
    let letter_beside = neighbour.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_punctuation());
    c.is_whitespace() || look.is_marked() && is_punctuation(c) && letter_beside
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_alphanumeric() && !c.is_whitespace()
}

fn write(run: &Run<'_>, breaks: Breaks) -> String {
    let characters = &run.characters;
    let mut out = String::with_capacity(characters.len());
    let mut at = 0;
    let mut open = Look::default();
    while let Some(&(_, number)) = characters.get(at) {
        let look = run.look(number);
        let mut until = at + 1;
        while characters.get(until).is_some_and(|(_, next)| *next == number || run.look(*next) == look) {
            until += 1;
        }
        turn(open, look, &mut out);
        open = look;
        let text: String = characters.get(at..until).unwrap_or_default().iter().map(|(c, _)| *c).collect();
        let line_start = at == 0 || characters.get(at - 1).is_some_and(|(c, _)| *c == '\n');
        let next = characters.get(until).map(|(c, _)| *c);
        match (look.note, look.code) {
            (Some(number), _) => out.push_str(&format!("[^{number}]")),
            (None, true) => code(&text, &mut out),
            (None, false) => escape(&text, line_start, next, breaks, &mut out),
        }
        at = until;
    }
    turn(open, Look::default(), &mut out);
    out
}

/// Closes what ends between two looks and opens what begins: links outside, then strength, emphasis, strikes, scripts.
fn turn(from: Look<'_>, to: Look<'_>, out: &mut String) {
    let same_link = from.link == to.link;
    let (old, new) = (from.markers(), to.markers());
    // How many of the outer markers go on.
    let alike = old.iter().zip(&new).take_while(|(a, b)| a.0 == b.0).count();
    let kept = if same_link { alike } else { 0 };
    let script_turns = from.script != to.script || kept < old.len();
    if script_turns {
        out.push_str(match from.script {
            Some(Script::Super) => "</sup>",
            Some(Script::Sub) => "</sub>",
            None => "",
        });
    }
    for (_, marker) in old.iter().skip(kept).rev().filter(|(on, _)| *on) {
        out.push_str(marker);
    }
    if !same_link {
        if let Some(address) = from.link {
            out.push_str("](");
            out.push_str(&destination(address));
            out.push(')');
        }
        if to.link.is_some() {
            out.push('[');
        }
    }
    for (_, marker) in new.iter().skip(kept).filter(|(on, _)| *on) {
        out.push_str(marker);
    }
    if script_turns {
        out.push_str(match to.script {
            Some(Script::Super) => "<sup>",
            Some(Script::Sub) => "<sub>",
            None => "",
        });
    }
}

/// A code span, its fence longer than any row of backticks in it.
fn code(text: &str, out: &mut String) {
    let text = text.replace('\n', " ");
    let (mut longest, mut row) = (0, 0);
    for c in text.chars() {
        row = if c == '`' { row + 1 } else { 0 };
        longest = longest.max(row);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with_any("` ") || text.ends_with_any("` ") {
        " "
    } else {
        ""
    };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

/// Text of the page with every character escaped that Markdown could read. `next` is the character after the text.
fn escape(text: &str, line_start: bool, next: Option<char>, breaks: Breaks, out: &mut String) {
    let mut start = line_start;
    // Digits at the start of a line: with a stop after them they would begin a numbered list.
    let mut digits = line_start;
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().or(next);
        if c == '\n' {
            match breaks {
                Breaks::Hard => out.push_str("\\\n"),
                Breaks::Space => out.push(' '),
            }
            (start, digits, before) = (true, true, Some(c));
            continue;
        }
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // Inside a word an underscore opens nothing.
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' => start || breaks == Breaks::Space,
            '+' | '-' | '=' | ':' => start,
            '.' | ')' => digits && before.is_some_and(|c| c.is_ascii_digit()),
            // A link behind it would become a picture.
            '!' => rest.peek().is_none_or(|c| *c == '['),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        start = start && c.is_whitespace();
        digits = digits && c.is_ascii_digit();
        before = Some(c);
    }
}

/// An address between the brackets of a link.
pub(super) fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::any_blocks;
    use proptest::prelude::*;

    fn span(text: &str) -> Span {
        Span {
            text: text.to_owned(),
            ..Span::default()
        }
    }

    fn strong(text: &str) -> Span {
        Span { strong: true, ..span(text) }
    }

    fn written(spans: &[Span]) -> String {
        inline(spans, &NoteNumbers::of(&[]), Breaks::Hard)
    }

    #[test]
    fn text_that_looks_like_markdown_stays_text() {
        for (text, expected) in [
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("- no list", "\\- no list"),
            ("in 2024. Then", "in 2024. Then"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
            ("AT&T &amp; a & b", "AT\\&T \\&amp; a & b"),
            ("snake_case _x_", "snake_case \\_x\\_"),
            ("a\n> b", "a\\\n\\> b"),
        ] {
            assert_eq!(written(&[span(text)]), expected);
        }
    }

    #[test]
    fn markers_stand_where_they_can_open_and_close() {
        assert_eq!(written(&[span("a"), strong(" b "), span("c")]), "a **b** c");
        assert_eq!(written(&[strong("「重要」"), span("です")]), "**「重要**」です");
        assert_eq!(written(&[strong("Q:"), span(" why")]), "**Q:** why");
        let link = Span {
            link: crate::url::SafeUrl::link("https://e.com/a_(b)?c&d", None),
            ..strong("here")
        };
        assert_eq!(
            written(&[span("see "), link, span(".")]),
            "see [**here**](https://e.com/a_%28b%29?c&amp;d)."
        );
    }

    #[test]
    fn code_spans_outlast_their_backticks() {
        let code = Span {
            code: true,
            ..span("a `` b`")
        };
        assert_eq!(written(&[code]), "``` a `` b` ```");
    }

    /// What a reader of the Markdown sees, and whether it holds any markup that is not of our own making.
    fn read_back(markdown: &str) -> (String, bool) {
        use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
        let (mut text, mut own) = (String::new(), true);
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::InlineHtml(tag) => own &= matches!(&*tag, "<sup>" | "</sup>" | "<sub>" | "</sub>"),
                Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
                Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
                _ => own = false,
            }
        }
        (text, own)
    }

    fn squeezed(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn any_paragraph_is_read_back_as_its_own_words(spans in any_blocks::spans()) {
            // Blocks come with their ends trimmed, without empty rows and without notes that no list holds.
            let mut spans = spans;
            for span in &mut spans {
                span.note = None;
                span.text = span.text.replace('\n', " ").chars().filter(|c| !c.is_control() && (*c == ' ' || !c.is_whitespace())).collect();
            }
            let plain: String = spans.iter().map(|span| span.text.as_str()).collect();
            if plain.trim().is_empty() || plain.trim() != plain {
                return Ok(());
            }
            let markdown = written(&spans);
            let (text, own) = read_back(&markdown);
            prop_assert!(own, "{markdown:?}");
            prop_assert_eq!(squeezed(&text), squeezed(&plain), "{}", markdown);
        }
    }
}
