//! A led link is a line of the story's own paragraphs that only leads to another story of the site: a label in capitals, or one
//! between two paragraphs, and behind it a title that is a link.

use super::entries::leads_on_site;
use super::ground::Ground;
use crate::dom::{Line, Tag};
use crate::metadata::shouts;
use crate::search::any_of;

/// Letters of the longest line that is one, title and all.
const LONGEST: u32 = 200;
/// Letters and words of the label: "READ", "LEE TAMBIÉN", "FUNDA OLUNYE UDABA LAPHA".
const LABEL: std::ops::RangeInclusive<usize> = 3..=40;
const WORDS: usize = 5;
/// Letters of the title that may stand outside its link, and of the shortest one behind a label in small letters: "Genre: Romance" is none.
const LOOSE: u32 = 2;
const TITLE: u32 = 12;

/// Whether a line, the one at a place of the page's, is a label and a link, in whatever language.
pub(super) fn is_led(ground: &Ground<'_>, at: usize, line: &Line, text: &str) -> bool {
    let block = ground.document.node(line.block);
    if line.linked == 0 || line.length > LONGEST || !(block.tag() == Tag::P || block.tag().heading_level().is_some()) {
        return false;
    }
    let Some((label, title)) = text.split_once(any_of(":|：៖፦")) else {
        return false;
    };
    let label = label.trim();
    let capital = shouts(label);
    let title = title.chars().filter(|c| !c.is_whitespace()).count() as u32;
    // Facts stand below each other, or in one paragraph: "Last fight: …", "Next fight: …".
    let is_prose = |at: usize| ground.prose.get(at).is_some_and(|prose| *prose > 0.0);
    let between = || title >= TITLE && is_prose(at.wrapping_sub(1)) && is_prose(at + 1) && ground.lines_of(block.span()).len() == 1;
    (capital || between())
        && LABEL.contains(&label.chars().count())
        && label.split_whitespace().count() <= WORDS
        && (line.linked..=line.linked + LOOSE).contains(&title)
        && leads_on_site(ground, block)
}
