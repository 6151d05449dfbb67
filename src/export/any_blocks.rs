//! Any blocks: what a hostile page could make of an article, for the property tests of the exports.

use crate::article::{Block, Cell, Content, Direction, Image, ListItem, Provider, Row, Script, Span};
use crate::dom::NodeId;
use crate::url::SafeUrl;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Words that mean something to one of the formats, among any others.
pub(crate) fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 ]{1,12}",
        "\\PC{0,6}",
        Just("</p></article><script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("' onload='x".to_owned()),
        Just("<!-- x --> ]]>".to_owned()),
        Just("# x".to_owned()),
        Just("1. x".to_owned()),
        Just("**x** _y_ `z` ~~s~~ | [a](b) ![c](d)".to_owned()),
        Just("*".to_owned()),
        Just("\n".to_owned()),
        Just("&amp; &#60; \u{0}\u{7}\u{fffe}".to_owned()),
        Just("漢字「か」".to_owned()),
        Just("שלום".to_owned()),
    ];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn url() -> impl Strategy<Value = SafeUrl> {
    let path = prop_oneof![Just("a_(b)"), Just("x?y='\"<>&z=1"), Just(""), Just("\\\"'`"), Just("&copy;=1")];
    path.prop_map(|path| SafeUrl::media(&format!("https://example.com/{path}"), None).unwrap())
}

fn span() -> impl Strategy<Value = Span> {
    (
        words(),
        any::<[bool; 5]>(),
        option::of(url()),
        0..4u8,
        option::weighted(0.1, Just("n".to_owned())),
    )
        .prop_map(|(text, on, link, script, note)| Span {
            text,
            emphasis: on[0],
            strong: on[1],
            code: on[2],
            strike: on[3],
            mark: on[4],
            script: match script {
                1 => Some(Script::Super),
                2 => Some(Script::Sub),
                _ => None,
            },
            link,
            note,
        })
}

pub(crate) fn spans() -> impl Strategy<Value = Vec<Span>> {
    vec(span(), 0..5)
}

fn content() -> impl Strategy<Value = Content> {
    let item = (0..5u8, any::<bool>(), spans(), option::weighted(0.2, Just("n".to_owned()))).prop_map(|(depth, ordered, text, note)| ListItem {
        depth,
        ordered,
        text,
        note,
    });
    let image = (url(), words(), option::of(any::<u32>())).prop_map(|(url, alt, width)| Image {
        node: NodeId(0),
        url,
        sources: Vec::new(),
        alt,
        width,
        height: width,
    });
    let cell = (any::<bool>(), 0..5u16, 0..5u16, spans()).prop_map(|(header, columns, rows, text)| Cell { header, columns, rows, text });
    let row = vec(cell, 0..4).prop_map(|cells| Row { cells });
    prop_oneof![
        (0..9u8, spans()).prop_map(|(level, text)| Content::Heading { level, text }),
        spans().prop_map(|text| Content::Standfirst { text }),
        spans().prop_map(|text| Content::Paragraph { text }),
        (any::<bool>(), any::<i32>(), vec(item, 0..6)).prop_map(|(ordered, start, items)| Content::List { ordered, start, items }),
        (any::<bool>(), vec(spans(), 0..3), spans()).prop_map(|(pull, paragraphs, cite)| Content::Quote { pull, paragraphs, cite }),
        (vec(image, 0..3), spans(), option::of(words())).prop_map(|(images, caption, credit)| Content::Figure { images, caption, credit }),
        (spans(), vec(row, 0..4)).prop_map(|(caption, rows)| Content::Table { caption, rows }),
        (words(), option::of("[a-z]{1,6}")).prop_map(|(text, language)| Content::Code { text, language }),
        (url(), option::of(words())).prop_map(|(url, title)| Content::Embed {
            provider: Provider::Other,
            url,
            title
        }),
        Just(Content::Separator),
    ]
}

/// Blocks of every kind.
pub(crate) fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let block = (content(), option::of(words()), option::of(any::<bool>())).prop_map(|(content, lang, rtl)| Block {
        node: NodeId(0),
        content,
        lang,
        dir: rtl.map(|rtl| if rtl { Direction::Rtl } else { Direction::Ltr }),
    });
    vec(block, 0..6)
}
