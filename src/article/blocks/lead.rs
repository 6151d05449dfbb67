//! The lead picture is the one that a page names as its article's own and shows outside of the story: above the headline, in a band over the whole page. Where it
//! names none, it is what stands between the headline and the story.

use super::{image, image_identity::identity};
use crate::article::{Block, Content, Image, Span, plain};
use crate::dom::{Document, NodeRef, Tag, opens_own_picture};
use crate::metadata::Metadata;

/// A story that has a picture among its first blocks opens with that one where the page names none.
const OPENING: usize = 3;
/// Narrowest lead picture, in CSS pixels. What pages name for other sites' previews is often the publisher's emblem, which stands on the page too, but small.
const NARROWEST: u32 = 400;

/// How far above a picture a link may stand, in elements.
const LINK: usize = 4;

/// The lead picture as a block, where the page shows it and the story does not.
pub fn lead(document: &Document, metadata: &Metadata, blocks: &[Block]) -> Option<Block> {
    let named = metadata.lead_image.as_ref().map(|image| identity(image.as_str()));
    let is_picture = |block: &Block| matches!(block.content, Content::Figure { .. } | Content::Embed { .. });
    let story = blocks.first()?.node;
    // The named one leads also a story whose second paragraph has a picture: it stands above that one, and no link to another story is around it.
    let opens = blocks.iter().take(OPENING).find(|block| is_picture(block)).map(|block| block.node);
    if named.is_none() && opens.is_some() {
        return None;
    }
    let shows = |block: &Block| match &block.content {
        Content::Figure { images, .. } => images.iter().any(|image| Some(identity(image.url.as_str())) == named),
        _ => false,
    };
    if blocks.iter().any(shows) {
        return None;
    }
    let headline = document
        .iter()
        .find(|node| node.tag() == Tag::H1 && node.is_shown())
        .map(|node| node.id());
    // A link leads to another story, and so does the picture in it, unless it opens the picture's own file.
    let opens_itself = |link: NodeRef<'_>| link.attribute("href").is_some_and(|href| opens_own_picture(link, href));
    let is_linked = |node: NodeRef<'_>| link_around(node).is_some_and(|link| !opens_itself(link));
    let below = |node: NodeRef<'_>| headline.is_some_and(|headline| (headline..story).contains(&node.id())) && !is_linked(node);
    let shown = |node: &NodeRef<'_>| matches!(node.tag(), Tag::Img | Tag::Amp) && node.is_shown();
    let image = document.iter().filter(shown).find_map(|node| {
        let width = node.known_width();
        // Where nothing says how wide the named one is, it is none of the emblems, which lead home.
        let is_wide = |unsaid: bool| width.map_or(unsaid, |width| width >= NARROWEST);
        // What opens itself below the headline is shown for its own sake, also where another size of it is named.
        let opened = link_around(node).is_some() && below(node);
        let is_lead = |image: &Image| match &named {
            Some(named) => {
                let alone = !is_linked(node);
                opens.is_none_or(|opens| alone && node.id() < opens) && is_wide(alone) && (opened || identity(image.url.as_str()) == *named)
            }
            // One much wider than high is a banner.
            None => is_wide(opened) && image.height.is_none_or(|height| height * 4 > width.unwrap_or_default()) && below(node),
        };
        image::of(node, image::picture_around(node)).filter(is_lead)
    })?;
    let caption = metadata.lead_image_caption.iter().map(|words| Span {
        text: words.clone(),
        ..Span::default()
    });
    Some(Block {
        node: image.node,
        content: Content::Figure {
            caption: caption.collect(),
            images: vec![image],
            credit: None,
        },
        lang: None,
        dir: None,
    })
}

fn link_around(picture: NodeRef<'_>) -> Option<NodeRef<'_>> {
    picture.ancestors().take(LINK).find(|above| above.tag() == Tag::A)
}

/// Completes what a page says of its lead picture by what its story shows: the caption without its credit, and the first picture where none is named.
pub fn name_lead(metadata: &mut Metadata, blocks: &[Block]) {
    let named = metadata.lead_image.as_ref().map(|image| identity(image.as_str()));
    let shown = blocks.iter().enumerate().find_map(|(at, block)| match &block.content {
        Content::Figure { images, caption, .. } => {
            let is_lead = |image: &&Image| match &named {
                Some(named) => identity(image.url.as_str()) == *named,
                None => at < OPENING,
            };
            Some((images.iter().find(is_lead)?, caption))
        }
        _ => None,
    });
    if let Some((image, caption)) = shown {
        metadata.lead_image.get_or_insert_with(|| image.url.clone());
        if !caption.is_empty() {
            metadata.lead_image_caption = Some(plain(caption));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, export, read};

    fn page(picture: &str, in_story: &str) -> crate::Reading {
        let paragraph = |word: &str| {
            format!("<p>The {word} of the council said, after a debate of four hours, that work on it had begun in spring and ended this week.</p>")
        };
        let story: String = ["mayor", "chair", "clerk", "warden"].map(paragraph).concat();
        let html = format!(
            "<title>Bridge opens</title><meta property=og:image content='https://e.com/img/bridge-1200x630.jpg'><div class=hero>{picture}</div>\
             <article><h1>Bridge opens</h1>{story}{in_story}</article>"
        );
        read(
            &crate::dom::from_html(&html, crate::Address::parse("https://e.com/a")),
            &Options::default(),
        )
    }

    #[test]
    fn a_picture_that_opens_its_own_file_leads_though_no_size_is_known() {
        let led = |picture: &str| {
            let story =
                "<p>The mayor of the council said, after a debate of four hours, that work on it had begun in spring and ended this week.</p>"
                    .repeat(3);
            let html = format!("<title>Bridge opens</title><h1>Bridge opens</h1><div class=top>{picture}</div><div>{story}</div>");
            let document = crate::dom::from_html(&html, crate::Address::parse("https://e.com/a"));
            read(&document, &Options::default()).lead.is_some()
        };
        assert!(led("<a href=/img/bridge.jpg><img src=/img/small/bridge.jpg></a>"));
        assert!(!led("<a href=/b><img src=/img/small/bridge.jpg></a>"));
    }

    #[test]
    fn a_picture_outside_of_the_story_leads_it() {
        let reading = page("<img src=/img/bridge.jpg width=1200 height=630 alt='The bridge'>", "");
        assert!(reading.lead.is_some());
        let html = export::export(&reading, "html", export::With::default()).unwrap();
        assert_eq!(html.matches("https://e.com/img/bridge.jpg").count(), 1, "{html}");
        let markdown = export::export(&reading, "markdown", export::With::default()).unwrap();
        assert!(markdown.contains("![The bridge](https://e.com/img/bridge.jpg)"), "{markdown}");
    }

    #[test]
    fn the_first_picture_leads_where_none_is_named_and_its_credit_is_no_caption() {
        let html = "<title>Bridge opens</title><article><h1>Bridge opens</h1><figure><img src=https://e.com/img/bridge.jpg width=900 height=400>\
            <figcaption>The bridge on its first day <span class=credit>Photo: Ann Lee</span></figcaption></figure>";
        let story =
            "<p>The mayor of the town said, after a debate of four hours, that work on it had begun in spring and ended this week.</p>".repeat(4);
        for named in ["", "<meta property=og:image content='https://e.com/img/bridge.jpg'>"] {
            let page = crate::dom::from_html(&format!("{named}{html}{story}"), None);
            let metadata = read(&page, &Options::default()).metadata;
            assert_eq!(metadata.lead_image.unwrap().as_str(), "https://e.com/img/bridge.jpg");
            assert_eq!(metadata.lead_image_caption.as_deref(), Some("The bridge on its first day"));
        }
    }

    #[test]
    fn an_emblem_does_not_and_neither_what_the_story_shows() {
        assert!(page("<img src=/img/bridge.jpg width=120 height=60>", "").lead.is_none());
        assert!(page("<img src=/img/other.jpg width=1200 height=630>", "").lead.is_none());
        assert!(
            page(
                "<img src=/img/bridge.jpg width=1200 height=630>",
                "<img src=/img/bridge.jpg width=900 height=400>"
            )
            .lead
            .is_none()
        );
    }
}
