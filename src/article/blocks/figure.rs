//! A figure is pictures with their caption: one, or several under one caption. What else a `<figure>` holds stays what it is.

use super::assemble::Assembler;
use super::piece::{Body, Piece, Place};
use super::{caption, credit};
use crate::article::{Content, Image, Span, plain};
use crate::decimal::whole;
use crate::dom::{NodeId, joined, letters};
use crate::quick::HashMap;

/// Longest text beside a picture that is its caption without being marked as one, in characters; a longer one is the story's.
const LONGEST_UNMARKED: usize = 400;
/// Most lines of it.
const MOST_LINES: usize = 3;
/// Longest text in a figure without a picture that is a label, in bytes of letters.
const LONGEST_LABEL: usize = 16;

/// Whether a caption may follow a piece.
pub(super) fn can_have_caption(piece: &Piece) -> bool {
    match &piece.body {
        Body::Picture(_) | Body::Embed { .. } => true,
        Body::Line { place, .. } => matches!(place, Place::Caption | Place::Credit),
        _ => false,
    }
}

/// One `<figure>`: the outermost, or one inside it.
#[derive(Default)]
struct Unit {
    images: Vec<Image>,
    caption: Vec<Span>,
    credit: Option<String>,
    rest: Vec<Piece>,
    lang: Option<String>,
}

/// Makes blocks of the pieces that stand in one outermost figure.
pub(super) fn assemble(figure: NodeId, pieces: Vec<Piece>, out: &mut Assembler) {
    let mut order: Vec<NodeId> = Vec::new();
    let mut units: HashMap<NodeId, Unit> = HashMap::default();
    for piece in pieces {
        let inner = piece.inner_figure.unwrap_or(figure);
        let unit = units.entry(inner).or_insert_with(|| {
            order.push(inner);
            Unit::default()
        });
        unit.lang = unit.lang.take().or_else(|| piece.lang.clone());
        match piece.body {
            Body::Picture(image) => unit.images.push(image),
            Body::Line {
                place: place @ (Place::Caption | Place::Credit),
                spans,
            } => caption::add(&mut unit.caption, &mut unit.credit, spans, place == Place::Credit),
            body => unit.rest.push(Piece { body, ..piece }),
        }
    }
    for unit in units.values_mut() {
        take_unmarked_caption(unit);
    }
    // Pictures in figures of their own without captions are one gallery under the outer figure's caption.
    // What wraps a lone picture and its credit is a figure too.
    let lone = order.len() == 2 && units.get(&figure).is_some_and(|unit| unit.images.is_empty());
    let is_bare = |unit: &Unit| unit.rest.is_empty() && unit.caption.is_empty() && (lone || unit.credit.is_none());
    let gallery = order.len() > 1 && order.iter().all(|id| *id == figure || units.get(id).is_some_and(is_bare));
    if gallery {
        let (mut images, mut credit) = (Vec::new(), None);
        for id in &order {
            if let Some(unit) = units.get_mut(id) {
                images.append(&mut unit.images);
                credit = credit.or(unit.credit.take());
            }
        }
        let whole = Unit {
            images,
            credit,
            ..units.get_mut(&figure).map(std::mem::take).unwrap_or_default()
        };
        push(figure, whole, out);
        return;
    }
    for id in order {
        if let Some(unit) = units.get_mut(&id).map(std::mem::take) {
            push(id, unit, out);
        }
    }
}

/// A few words beside a picture in its figure are its caption, though nothing marks them.
fn take_unmarked_caption(unit: &mut Unit) {
    // "Image" says to those who cannot see it what stands there, "1/12" how many there are.
    let counts = |text: &str| {
        text.split_once('/')
            .is_some_and(|(one, all)| [one, all].iter().all(|number| whole::<u32>(number.trim()).is_some()))
    };
    // Alone in a figure without a picture stands the section that a card names, or the button that shows the picture.
    let alone = unit.images.is_empty() && unit.rest.len() == 1;
    let is_label = |text: &str| credit::is_picture_word(text) || counts(text) || alone && is_a_word(text);
    let is_label = |piece: &Piece| matches!(&piece.body, Body::Line { place: Place::Flow, spans } if is_label(&plain(spans)));
    // A rule closes the box.
    unit.rest.retain(|piece| !matches!(piece.body, Body::Rule) && !is_label(piece));
    if unit.images.is_empty() || unit.rest.is_empty() || unit.rest.len() > MOST_LINES {
        return;
    }
    if !unit.caption.is_empty() {
        take_unmarked_credit(unit);
        return;
    }
    let mut characters = 0;
    for piece in &unit.rest {
        match &piece.body {
            Body::Line { place: Place::Flow, spans } => characters += spans.iter().map(|span| span.text.chars().count()).sum::<usize>(),
            _ => return,
        }
    }
    if characters <= LONGEST_UNMARKED {
        for piece in std::mem::take(&mut unit.rest) {
            if let Body::Line { spans, .. } = piece.body {
                caption::add(&mut unit.caption, &mut unit.credit, spans, false);
            }
        }
    }
}

/// A line beside a caption that is a credit by its form, or by being short and no sentence.
fn take_unmarked_credit(unit: &mut Unit) {
    for piece in std::mem::take(&mut unit.rest) {
        match piece.body {
            Body::Line { place: Place::Flow, spans } if credit::is_beside_caption(&plain(&spans)) => {
                caption::add(&mut unit.caption, &mut unit.credit, spans, true);
            }
            body => unit.rest.push(Piece { body, ..piece }),
        }
    }
}

fn is_a_word(text: &str) -> bool {
    letters(text).len() <= LONGEST_LABEL
}

fn push(node: NodeId, mut unit: Unit, out: &mut Assembler) {
    let lang = unit.lang.take();
    if unit.credit.is_some() {
        caption::close(&mut unit.caption);
    }
    if !unit.images.is_empty() {
        let content = Content::Figure {
            images: unit.images,
            caption: std::mem::take(&mut unit.caption),
            credit: unit.credit.take(),
        };
        out.push(node, lang.clone(), content);
    }
    let before = out.blocks.len();
    for piece in unit.rest {
        out.add(piece);
    }
    if unit.caption.is_empty() && unit.credit.is_none() {
        return;
    }
    // The caption of a figure without pictures belongs to the table, the quotation or the player in it.
    let last = out.blocks.get_mut(before..).and_then(<[_]>::last_mut).map(|block| &mut block.content);
    match last {
        Some(Content::Table { caption, .. }) if caption.is_empty() => {
            *caption = unit.caption;
            // "Source: county surveyor" is all that is said below many tables.
            caption.extend(unit.credit.map(|credit| Span {
                text: joined(&[if caption.is_empty() { "" } else { " " }, &credit], ""),
                ..Span::default()
            }));
        }
        Some(Content::Quote { cite, .. }) if cite.is_empty() => *cite = unit.caption,
        Some(Content::Embed { title, .. }) if title.is_none() => *title = Some(plain(&unit.caption).replace('\n', " ")),
        // A word or two that were a picture's say nothing without it: "Slideshow", a name.
        _ if is_a_word(&plain(&unit.caption)) => {}
        _ => {
            let content = Content::Figure {
                images: Vec::new(),
                caption: unit.caption,
                credit: unit.credit,
            };
            out.push(node, lang, content);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::{Value, json};

    fn figures(body: &str) -> Vec<(usize, Value, Value)> {
        json_of(body)
            .as_array()
            .unwrap()
            .iter()
            .filter(|block| block["type"] == "figure")
            .map(|block| {
                let images = block["images"].as_array().unwrap().len();
                (images, block["caption"][0]["text"].clone(), block["credit"].clone())
            })
            .collect()
    }

    #[test]
    fn caption_and_credit_stand_apart() {
        let expected = vec![(1, json!("The bridge."), json!("Jane Roe/AP"))];
        assert_eq!(
            figures("<figure><img src=/a.jpg><figcaption>The bridge. <span class=credit>Jane Roe/AP</span></figcaption></figure>"),
            expected
        );
        assert_eq!(
            figures("<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>The bridge. Photo: Jane Roe/AP</p></div>"),
            expected
        );
        assert_eq!(
            figures("<img src=/a.jpg><div class=image-caption>The bridge.</div><div class=copyright>Jane Roe/AP</div>"),
            expected
        );
        assert_eq!(figures("<figure><img src=/a.jpg><p>The bridge. (Jane Roe/AP)</p></figure>"), expected);
    }

    #[test]
    fn a_picture_wrapped_with_its_credit_keeps_the_figures_caption() {
        let figure = |picture: &str| {
            figures(&format!(
                "<p>Words.<figure><span class=image-and-copyright>{picture}<span class=copyright>Jane Roe</span></span><figcaption><span class=off-screen>Image caption</span> The bridge on Monday</figcaption></figure><p>More."
            ))
        };
        assert_eq!(figure("<img src=/a.jpg>"), [(1, json!("The bridge on Monday"), json!("Jane Roe"))]);
        assert!(figures("<p>Words.<figure><figcaption>Slideshow</figcaption></figure>").is_empty());
        assert_eq!(
            json_of("<p>Words.<figure><a data-original=/a.jpg></a><em>Politics</em></figure>")
                .as_array()
                .unwrap()
                .len(),
            1
        );
        assert_eq!(
            figures("<figure><img src=/a.jpg><figcaption>.</figcaption></figure>"),
            [(1, Value::Null, Value::Null)]
        );
        assert_eq!(
            figures("<figure><img src=/a.jpg><figcaption>The quay. — <span class=credit>Belga</span></figcaption></figure>"),
            [(1, json!("The quay."), json!("Belga"))]
        );
    }

    #[test]
    fn a_gallery_is_one_figure_and_captioned_pictures_are_several() {
        assert_eq!(
            figures("<figure><figure><img src=/a.jpg></figure><figure><img src=/b.jpg></figure><figcaption>Both</figcaption></figure>"),
            [(2, json!("Both"), Value::Null)]
        );
        assert_eq!(
            figures(
                "<figure><figure><img src=/a.jpg><figcaption>A</figcaption></figure><figure><img src=/b.jpg><figcaption>B</figcaption></figure></figure>"
            ),
            [(1, json!("A"), Value::Null), (1, json!("B"), Value::Null)]
        );
    }

    #[test]
    fn what_else_a_figure_holds_is_kept() {
        assert_eq!(
            json_of("<figure><blockquote>Words</blockquote><figcaption>Somebody</figcaption></figure>"),
            json!([{"type": "quote", "pull": false, "paragraphs": [[{"text": "Words"}]], "cite": [{"text": "Somebody"}]}])
        );
        let long = "Words of the story. ".repeat(40);
        let blocks = json_of(&format!("<figure><img src=/a.jpg><p>{long}</p></figure>"));
        assert_eq!(blocks[1]["type"], "paragraph");
    }
}
