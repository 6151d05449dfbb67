//! A snapshot is a live page as one string, in the grammar of ARCHITECTURE.md, sent by the content script.

use super::grammar::{ATTRIBUTE, CLOSE, ELEMENT, FIELD, MAGIC, RECORD, STATE, TEXT, VALUE, state};
use super::{Box, Builder, Document, Live, Origin, Place};
use crate::decimal::whole;
use crate::error::Error;

/// Decodes a snapshot. One that does not follow the grammar is an error; nothing of it is used.
pub fn from_snapshot(snapshot: &str) -> Result<Document, Error> {
    let broken = Error::Snapshot;
    let (header, body) = snapshot.split_once(RECORD).ok_or(broken("it has no header"))?;
    let mut fields = header.split(FIELD);
    if fields.next() != Some(MAGIC) {
        return Err(Error::Snapshot("it is of another version"));
    }
    let url = fields.next().and_then(crate::Address::parse);
    let base = fields.next().and_then(crate::Address::parse);
    let window = fields.nth(1).zip(fields.next());
    let mut builder = Builder::new(Origin::Live, url);
    builder.base(base);
    builder.window(window.and_then(|(width, height)| {
        Some(Box {
            width: whole(width)?,
            height: whole(height)?,
        })
    }));

    // Every piece starts with one control character that says what it is and ends before the next one.
    let bytes = body.as_bytes();
    let mut open = 0usize;
    let mut live = Live::default();
    let mut at = 0;
    while at < bytes.len() {
        let kind = char::from(bytes[at]);
        let start = at + 1;
        let end = bytes[start..]
            .iter()
            .position(|byte| is_mark(*byte))
            .map_or(bytes.len(), |length| start + length);
        let piece = body.get(start..end).ok_or(broken("it is cut inside a character"))?;
        match kind {
            ELEMENT => {
                if open == 0 && !builder.is_empty() {
                    return Err(broken("it has two roots"));
                }
                builder.open(piece);
                live = Live::default();
                open += 1;
            }
            ATTRIBUTE if open > 0 => {
                let (name, value) = piece.split_once(VALUE).ok_or(broken("an attribute has no value"))?;
                builder.attribute(name, value);
            }
            STATE if open > 0 => match piece.chars().next() {
                Some(state::BOX) => {
                    let size = piece[1..].split_once(',').and_then(|(width, height)| {
                        Some(Box {
                            width: whole(width)?,
                            height: whole(height)?,
                        })
                    });
                    builder.live_box(size.ok_or(broken("a box is not two numbers"))?);
                }
                Some(state::PLACE) => {
                    let place = piece[1..].split_once(',').and_then(|(left, top)| {
                        Some(Place {
                            left: whole(left)?,
                            top: whole(top)?,
                        })
                    });
                    builder.live_place(place.ok_or(broken("a place is not two numbers"))?);
                }
                Some(state::DRAWN) => builder.drawn(&piece[1..]),
                Some(letter) => {
                    match letter {
                        state::HIDDEN => live.hidden = true,
                        state::FIXED => live.fixed = true,
                        state::STICKY => live.sticky = true,
                        state::ON_TOP => live.on_top = true,
                        state::OPENED => live.opened = true,
                        state::VERTICAL => live.vertical = true,
                        state::RIGHT_TO_LEFT => live.right_to_left = true,
                        _ => return Err(broken("a state is unknown")),
                    }
                    builder.live(live);
                }
                None => return Err(broken("a state is empty")),
            },
            TEXT if open > 0 => builder.text(piece),
            CLOSE if open > 0 => {
                if open > 1 {
                    builder.close();
                }
                open -= 1;
            }
            _ => return Err(broken("a piece stands where none may")),
        }
        at = end;
    }
    if builder.is_empty() || open > 0 {
        return Err(broken("it ends too early"));
    }
    let mut document = builder.finish();
    super::reveal::reveal(&mut document);
    Ok(document)
}

fn is_mark(byte: u8) -> bool {
    matches!(char::from(byte), ELEMENT | ATTRIBUTE | STATE | TEXT | CLOSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{NodeId, Tag};

    fn snapshot(body: &str) -> String {
        format!("BS1\u{1f}https://example.com/a\u{1f}https://example.com/\u{1f}text/html\u{1f}1200\u{1f}800\u{1e}{body}")
    }

    #[test]
    fn a_snapshot_is_decoded_with_what_only_a_live_page_knows() {
        let page = "\u{1}html\u{1}body\u{1}div\u{2}class\u{3}ad\u{4}f\u{4}t\u{4}b300,250\u{4}p-20,40\u{4}cAdvertisement\u{5}x\u{6}\u{1}p\u{4}h\u{5}y\u{6}\u{6}\u{6}";
        let document = from_snapshot(&snapshot(page)).unwrap();
        let slot = document.node(NodeId(2));
        assert_eq!(slot.tag(), Tag::Div);
        assert_eq!(slot.attribute("class"), Some("ad"));
        assert!(slot.live().fixed && slot.live().on_top && !slot.live().opened);
        assert_eq!(slot.live_place(), Some(Place { left: -20, top: 40 }));
        assert_eq!(document.window(), Some(Box { width: 1200, height: 800 }));
        assert_eq!(slot.live_box(), Some(Box { width: 300, height: 250 }));
        assert_eq!(slot.drawn_text(), Some("Advertisement"));
        assert_eq!(slot.raw_text(), "x");
        assert!(!document.node(NodeId(5)).is_shown());
        assert_eq!(document.len(), 6);
    }

    #[test]
    fn what_html_folds_away_itself_is_shown_and_what_else_hides_is_not() {
        let shown = |element: &str| {
            let page = ["\u{1}html\u{1}body\u{1}", element, "\u{5}x\u{6}\u{6}\u{6}\u{6}"].concat();
            let document = from_snapshot(&snapshot(&page)).unwrap();
            document.iter().any(|node| node.is_text() && node.is_shown())
        };
        assert!(shown("details\u{1}p\u{4}h"));
        assert!(!shown("details\u{2}open\u{3}\u{1}p\u{4}h"));
        assert!(!shown("details\u{1}p\u{2}hidden\u{3}\u{4}h"));
        assert!(!shown("details\u{4}h\u{1}p"));
        assert!(shown("div\u{1}noscript\u{4}h"));
        assert!(!shown("div\u{4}h\u{1}noscript"));
        assert!(shown("div\u{2}hidden\u{3}until-found\u{1}p\u{4}h"));
        assert!(!shown("div\u{1}p\u{4}h"));
    }

    #[test]
    fn broken_snapshots_are_refused() {
        for body in [
            "",
            "\u{1}html",
            "\u{6}",
            "\u{1}html\u{6}\u{1}html\u{6}",
            "\u{1}html\u{4}b1\u{6}",
            "\u{1}html\u{4}p1\u{6}",
            "\u{1}html\u{4}z\u{6}",
            "x",
        ] {
            assert!(from_snapshot(&snapshot(body)).is_err(), "{body:?}");
        }
        assert!(from_snapshot("nothing").is_err());
        assert!(from_snapshot("BS9\u{1e}\u{1}html\u{6}").is_err());
    }
}
