//! A line is a run of text that no block's edge and no `<br>` interrupts: the unit in which a page is judged.
//!
//! Paragraphs are made in many ways (`<p>`, `<div>`, `<br>`, layout tables); lines are the same in all of them.

use super::counts::Counts;
use super::{Document, NodeId, NodeRef, Tag};

/// One line of visible text, with its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The innermost block-level element around it.
    pub block: NodeId,
    /// Its first text node.
    pub first: NodeId,
    /// Number after its last text node.
    pub end: u32,
    /// Visible characters, white space left out; one of a script that writes without spaces counts as [`WIDE`] of them.
    pub length: u32,
    /// Those of them inside links.
    pub linked: u32,
    /// Those of them in `<b>` or `<strong>`.
    pub strong: u32,
    /// Those of them in `<i>` or `<em>`.
    pub emphasis: u32,
    /// Sentence and clause marks of any script.
    pub marks: u32,
    /// Whether a `<br>` or another line of the same block stands right before it, so that it is only a part of its block.
    pub continued: bool,
}

impl Line {
    /// The share of its characters that stand in links.
    pub fn link_density(&self) -> f32 {
        self.linked as f32 / self.length.max(1) as f32
    }

    /// Characters outside links.
    pub fn plain(&self) -> u32 {
        self.length - self.linked
    }
}

/// How many letters of an alphabet a character of a script without spaces stands for: a Chinese, Japanese or Thai text says
/// in 40 characters what takes 100 letters in English, so thresholds in letters hold for all scripts.
pub const WIDE: f32 = 2.5;

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The lines of a page in document order.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    /// Finds the lines of what is shown. Controls, drawings and players hold no lines.
    pub fn of(document: &Document) -> Lines {
        let mut lines = Vec::new();
        let mut blocks: Vec<NodeId> = vec![NodeId::ROOT];
        let (mut link_end, mut strong_end, mut emphasis_end) = (0, 0, 0);
        let mut open: Option<Line> = None;
        let mut continued = false;
        let mut number = 0;
        while number < document.len() as u32 {
            let node = document.node(NodeId(number));
            while blocks.len() > 1
                && let Some(block) = blocks.last()
                && document.node(*block).span().end <= number
            {
                blocks.pop();
                close(&mut open, &mut lines);
                continued = false;
            }
            let tag = node.tag();
            if !node.is_shown() || number > 0 && is_wordless(tag) {
                number = node.span().end.max(number + 1);
                continue;
            }
            number += 1;
            match tag {
                Tag::Text => {
                    let counts = node.counts();
                    let length = length(counts);
                    if length == 0 {
                        continue;
                    }
                    let line = open.get_or_insert(Line {
                        block: blocks.last().copied().unwrap_or(NodeId::ROOT),
                        first: node.id(),
                        end: number,
                        length: 0,
                        linked: 0,
                        strong: 0,
                        emphasis: 0,
                        marks: 0,
                        continued,
                    });
                    let at = node.id().0;
                    line.end = number;
                    line.length += length;
                    line.marks += counts.marks;
                    line.linked += if at < link_end { length } else { 0 };
                    line.strong += if at < strong_end { length } else { 0 };
                    line.emphasis += if at < emphasis_end { length } else { 0 };
                }
                Tag::Br => {
                    continued |= open.is_some();
                    close(&mut open, &mut lines);
                }
                Tag::A if node.attribute("href").is_some_and(|href| !opens_own_picture(node, href)) => link_end = link_end.max(node.span().end),
                Tag::B | Tag::Strong => strong_end = strong_end.max(node.span().end),
                Tag::I | Tag::Em => emphasis_end = emphasis_end.max(node.span().end),
                _ => {}
            }
            if !tag.is_inline() {
                close(&mut open, &mut lines);
                continued = false;
                blocks.push(node.id());
            }
        }
        close(&mut open, &mut lines);
        Lines { lines }
    }

    /// All of them.
    pub fn all(&self) -> &[Line] {
        &self.lines
    }

    /// The places, in [`all`](Lines::all), of the lines that stand inside a range of nodes.
    pub fn within(&self, span: std::ops::Range<u32>) -> std::ops::Range<usize> {
        let start = self.lines.partition_point(|line| line.first.0 < span.start);
        let end = self.lines.partition_point(|line| line.first.0 < span.end);
        start..end.max(start)
    }
}

fn close(open: &mut Option<Line>, lines: &mut Vec<Line>) {
    lines.extend(open.take());
}

/// Elements whose text is a control's label, a drawing's or a stand-in for a player, never a line of the page's text.
fn is_wordless(tag: Tag) -> bool {
    tag.is_unseen()
        || matches!(
            tag,
            Tag::Svg
                | Tag::Button
                | Tag::Select
                | Tag::Option
                | Tag::Textarea
                | Tag::Iframe
                | Tag::Object
                | Tag::Video
                | Tag::Audio
                | Tag::Canvas
                | Tag::Math
        )
}

/// Whether a link shows the picture that stands in it: words beside that are its caption, and lead nowhere.
pub fn opens_own_picture(link: NodeRef<'_>, href: &str) -> bool {
    is_picture_file(href) && link.descendants().any(|inside| inside.tag() == Tag::Img)
}

/// Whether a name or an address is that of a picture's file.
pub fn is_picture_file(name: &str) -> bool {
    const ENDINGS: [&str; 6] = ["jpg", "jpeg", "png", "webp", "gif", "avif"];
    let length = name.bytes().rev().take(5).position(|byte| byte == b'.');
    let ending = length.and_then(|length| name.get(name.len() - length..));
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// How many letters of an alphabet a text stands for.
fn length(counts: Counts) -> u32 {
    counts.characters - counts.wide + (counts.wide as f32 * WIDE) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn lines(html: &str) -> Vec<String> {
        let document = from_html(html, None);
        let lines = Lines::of(&document);
        lines
            .all()
            .iter()
            .map(|line| {
                document
                    .range(line.first.0..line.end)
                    .filter(|node| node.is_text())
                    .map(|node| node.raw_text())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn blocks_and_breaks_end_a_line_and_inline_elements_do_not() {
        assert_eq!(
            lines("<div>one <b>two</b><br>three<p>four</p>five</div><td>six"),
            ["one two", "three", "four", "five", "six"]
        );
    }

    #[test]
    fn what_is_no_text_is_no_line() {
        assert_eq!(
            lines("<p>a</p><button>Share</button><script>x</script><p hidden>b</p><svg><text>c</text></svg>"),
            ["a"]
        );
    }

    #[test]
    fn links_are_told_apart_and_scripts_without_spaces_weigh_more() {
        let document = from_html("<p>ab <a href=x>cd</a>.</p><p>東京都知事</p>", None);
        let lines = Lines::of(&document);
        assert_eq!((lines.all()[0].length, lines.all()[0].linked, lines.all()[0].marks), (5, 2, 1));
        assert_eq!(lines.all()[1].length, 12);
    }
}
