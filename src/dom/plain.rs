//! Plain text comes in as an article that was pasted or scraped: one block a line, the headline and the byline among the first of them.

use super::{Builder, Document, Origin, words};
use crate::quick::HashMap;
use crate::search::{Search, any_of};

/// Fewest characters of a line that is read as a paragraph of the story; what stands above the first of them is its head. Captions that end without a stop
/// and headlines are shorter or carry no stop.
const PARAGRAPH: usize = 60;
/// A line of so many characters is a paragraph even without a stop at its end.
const LONG_PARAGRAPH: usize = 240;
/// Longest headline in characters: twice of what a news desk allows itself.
const HEADLINE: usize = 240;
/// Fewest characters of a headline; a shorter line is a label or a section's name. Han, kana and Thai say as much in a third of them.
const SHORTEST_HEADLINE: usize = 12;
/// How far into a text its head may reach, in lines.
const HEAD_LINES: usize = 30;
/// Longest byline in characters.
const BYLINE: usize = 80;
/// Fewest characters of a line right before its equal that is a picture's caption: who copies a page as text gets it from the picture's alternative text
/// and once more from under the picture. Lines of verse, which repeat too, are shorter.
const SHORTEST_CAPTION: usize = 70;

/// Makes a document of plain text. Each line that is not blank becomes a paragraph, the headline a heading, the byline a paragraph of that name, and a line
/// that is said twice where no sentence of the story says it a caption.
pub fn from_plain_text(text: &str, url: Option<crate::Address>) -> Document {
    let lines = || text.split(any_of("\n\r\u{85}\u{2028}\u{2029}")).filter(|line| !super::is_blank(line));
    let mut following = lines().skip(1);
    let head = Head::of(&lines().take(HEAD_LINES).map(super::collapse).collect::<Vec<_>>());
    let mut builder = Builder::new(Origin::Plain, url);
    builder.open("html");
    builder.open("body");
    for (at, line) in lines().enumerate() {
        let number = Some(at);
        let doubled = following.next().is_some_and(|next| is_caption(line, next, at < head.length));
        if doubled {
            builder.open("figure");
        }
        builder.open(match number {
            _ if doubled => "figcaption",
            _ if number == head.headline => "h1",
            _ => "p",
        });
        if number == head.byline {
            builder.attribute("class", "byline");
        }
        builder.text(line);
        builder.close();
        if doubled {
            builder.close();
        }
    }
    builder.finish()
}

/// Which lines stand above the story.
#[derive(Debug, Default, PartialEq)]
struct Head {
    headline: Option<usize>,
    byline: Option<usize>,
    /// How many lines stand above the story.
    length: usize,
}

impl Head {
    fn of(lines: &[String]) -> Head {
        let mut count: HashMap<&str, usize> = HashMap::default();
        for line in lines {
            *count.entry(line).or_default() += 1;
        }
        // A line that stands twice is a caption or an ad's label, neither headline nor story.
        let once = |line: &str| count.get(line) == Some(&1);
        let is_byline = |at: usize, line: &str| {
            line.chars().count() <= BYLINE
                && (crate::metadata::is_byline(line) || at > 0 && lines.get(at - 1).is_some_and(|above| is_author_label(above)))
        };
        let story = lines.iter().position(|line| once(line) && is_paragraph(line)).unwrap_or(lines.len());
        let head = lines.iter().take(story).enumerate().filter(|(_, line)| once(line));
        let headline = head
            .clone()
            .find(|(at, line)| is_headline(line) && !is_byline(*at, line))
            .map(|(at, _)| at);
        let byline = head
            .clone()
            .find(|(at, line)| Some(*at) != headline && is_byline(*at, line))
            .map(|(at, _)| at);
        Head {
            headline,
            byline,
            length: story,
        }
    }
}

/// Whether a line is a caption by its equal after it. A sentence below the head may be the story's, which somebody pasted twice.
fn is_caption(line: &str, next: &str, above_story: bool) -> bool {
    let line = line.trim();
    line == next.trim() && (above_story || !is_paragraph(line)) && line.chars().count() >= SHORTEST_CAPTION
}

fn is_paragraph(line: &str) -> bool {
    let length = line.chars().count();
    let stopped = line.trim_end_matches(any_of("\"”’»)」")).ends_with_any(".!?…:。！？।۔؟።");
    length >= PARAGRAPH && stopped || length >= LONG_PARAGRAPH
}

fn is_headline(line: &str) -> bool {
    let length: usize = line.chars().map(|c| if is_dense(c) { 3 } else { 1 }).sum();
    (SHORTEST_HEADLINE..=HEADLINE).contains(&length) && (words(line).nth(2).is_some() || line.chars().any(is_dense)) && !line.ends_with(':')
}

/// Scripts that need no spaces between words and few characters for one.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// What is left of an author's picture when a page is copied as text: its alternative text, such as "author-image".
fn is_author_label(line: &str) -> bool {
    let line = crate::lower::text(line);
    let mut parts = words(&line);
    matches!(parts.next(), Some("author" | "authors" | "writer" | "reporter" | "profile" | "byline"))
        && parts
            .next()
            .is_none_or(|part| matches!(part, "image" | "photo" | "picture" | "avatar" | "pic" | "icon" | "img" | "thumbnail"))
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Head {
        Head::of(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    const STORY: &str = "The council met on Monday and voted for the plan, with two against it.";

    #[test]
    fn labels_above_the_headline_are_no_headline() {
        let text = format!("Advertisment\nCouncil votes for the plan\nAdvertisment\n{STORY}");
        assert_eq!(
            head(&text),
            Head {
                headline: Some(1),
                byline: None,
                length: 3
            }
        );
    }

    #[test]
    fn the_line_under_an_authors_picture_is_the_byline() {
        let text = format!("Council votes for the plan\nauthor-image\nThe Gazette Desk\nNew Update\n{STORY}");
        assert_eq!(head(&text).byline, Some(2));
        let text = format!("By Ann Lee\nCouncil votes for the plan\n{STORY}");
        assert_eq!(
            head(&text),
            Head {
                headline: Some(1),
                byline: Some(0),
                length: 2
            }
        );
    }

    #[test]
    fn a_story_without_a_head_has_none() {
        assert_eq!(head(STORY), Head::default());
        assert_eq!(head(&format!("{STORY}\nCouncil votes for the plan")), Head::default());
    }

    #[test]
    fn a_long_line_before_its_equal_is_a_caption() {
        let caption = "The mayor and two members of the council at the opening of the bridge on Sunday";
        let twice = |line: &str, story: &str| {
            let document = from_plain_text(&format!("Council votes for the plan\n{story}{line}\n\n{line}\n{STORY}"), None);
            document.iter().filter(|node| node.tag() == crate::dom::Tag::Figcaption).count()
        };
        assert_eq!(twice(caption, ""), 1);
        assert_eq!(twice(&format!("{caption}."), ""), 1);
        assert_eq!(
            twice(caption, "The first paragraph of the story stands above the picture, as it often does.\n"),
            1
        );
        assert_eq!(
            twice(
                &format!("{caption}."),
                "The first paragraph of the story stands above the picture, as it often does.\n"
            ),
            0
        );
        assert_eq!(twice("So long, and thanks for all the fish", ""), 0);
    }

    #[test]
    fn a_caption_that_stands_twice_is_no_headline() {
        let caption = "The mayor at the opening of the bridge on Sunday";
        let text = format!("{caption}\n{caption}\n市議会が計画を承認\n{STORY}");
        assert_eq!(head(&text).headline, Some(2));
    }
}
