//! A line is the words that stand together in one block, as runs of one style; it grows while the walk meets text.

use super::style::Style;
use crate::dom::{NodeId, is_invisible, parts_words, plain_length};
use crate::search::Search;

/// Characters in one style.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    pub style: Style,
}

/// Words that stand together, white space collapsed as a browser does.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// The first text node in it.
    first: Option<NodeId>,
    /// Set after a drop cap: the rest of its word follows without a space.
    pub joins_next: bool,
}

impl Line {
    /// Whether nothing that can be seen is in it yet.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The first text node in it.
    pub fn first(&self) -> Option<NodeId> {
        self.first
    }

    /// Whether the next characters start a row: at the beginning, or after a line break.
    pub fn at_row_start(&self) -> bool {
        self.last().is_none_or(|c| c == '\n')
    }

    /// Whether it is a number so far, and nothing else; a raised one is a note's.
    pub fn is_number(&self) -> bool {
        matches!(self.runs.as_slice(), [run] if run.style.script.is_none() && run.text.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// How long the last row is.
    pub fn row_bytes(&self) -> usize {
        let mut bytes = 0;
        for run in self.runs.iter().rev() {
            match run.text.rfind('\n') {
                Some(at) => return bytes + run.text.len() - at - 1,
                None => bytes += run.text.len(),
            }
        }
        bytes
    }

    /// The last character that is no white space.
    pub fn last_visible(&self) -> Option<char> {
        self.runs.iter().rev().flat_map(|run| run.text.chars().rev()).find(|c| !c.is_whitespace())
    }

    fn last(&self) -> Option<char> {
        self.runs.last().and_then(|run| run.text.chars().next_back())
    }

    /// Adds text of a node; runs of white space become one space, none at the start of a row.
    pub fn push(&mut self, text: &str, style: Style, node: NodeId) {
        let mut text = text;
        if self.joins_next {
            // White space with a line break in it is how the page's source is set, not a space between words.
            let rest = text.trim_start();
            if text.get(..text.len() - rest.len()).is_some_and(|space| space.holds("\n")) {
                text = rest;
            }
        }
        let mut last = self.last().unwrap_or('\n');
        while !text.is_empty() {
            // Words of plain characters go over as they are.
            let (words, rest) = text.split_at_checked(plain_length(text.as_bytes())).unwrap_or(("", text));
            if let Some(end) = words.chars().next_back() {
                self.joins_next = false;
                self.first.get_or_insert(node);
                self.put(words, style);
                last = end;
            }
            let mut others = rest.chars();
            let Some(c) = others.next() else { return };
            text = others.as_str();
            if c.is_whitespace() {
                self.joins_next = false;
                if last != ' ' && last != '\n' {
                    self.put(" ", style);
                    last = ' ';
                }
            } else if !is_invisible(c) || parts_words(c, Some(last), text) {
                self.joins_next = false;
                self.first.get_or_insert(node);
                self.put(c.encode_utf8(&mut [0; 4]), style);
                last = c;
            }
        }
    }

    /// Adds a line break. The answer is whether one stood there already: an empty row, which starts a new paragraph.
    pub fn break_row(&mut self) -> bool {
        self.trim_spaces();
        if self.runs.is_empty() {
            return false;
        }
        if self.last() == Some('\n') {
            return true;
        }
        let style = self.runs.last().map(|run| run.style).unwrap_or_default();
        self.put("\n", Style { link: None, ..style });
        false
    }

    fn put(&mut self, text: &str, style: Style) {
        match self.runs.last_mut() {
            // A space takes the style of what stands before it: links and emphasis do not start with one.
            Some(run) if run.style == style => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.into(), style }),
        }
    }

    fn trim_spaces(&mut self) {
        self.trim(|c| c == ' ');
    }

    fn trim(&mut self, blank: fn(char) -> bool) {
        while let Some(run) = self.runs.last_mut() {
            run.text.truncate(run.text.trim_end_matches(blank).len());
            if !run.text.is_empty() {
                break;
            }
            self.runs.pop();
        }
    }

    /// The runs, white space at the end gone; the line is empty again.
    pub fn take(&mut self) -> Vec<Run> {
        self.trim(|c| c == ' ' || c == '\n');
        self.first = None;
        self.joins_next = false;
        std::mem::take(&mut self.runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &mut Line) -> String {
        line.take().into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn white_space_collapses_across_nodes_and_soft_hyphens_go() {
        let mut line = Line::default();
        line.push("  Wort\u{ad}tren ", Style::default(), NodeId(1));
        line.push("\n nung\u{200b} ", Style::default(), NodeId(2));
        assert_eq!(line.first(), Some(NodeId(1)));
        assert_eq!(text(&mut line), "Worttren nung");
    }

    #[test]
    fn a_number_alone_is_told_from_words() {
        let mut line = Line::default();
        line.push("1934", Style::default(), NodeId(1));
        assert!(line.is_number());
        line.push(" and", Style::default(), NodeId(1));
        assert!(!line.is_number());
    }

    #[test]
    fn a_second_break_in_a_row_is_told() {
        let mut line = Line::default();
        assert!(!line.break_row());
        line.push("a ", Style::default(), NodeId(1));
        assert!(!line.break_row());
        line.push(" \n ", Style::default(), NodeId(1));
        assert!(line.break_row());
        assert_eq!(text(&mut line), "a");
    }
}
