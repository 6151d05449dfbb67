//! What is said of an element by its names: that it is a byline, that it is a date, that it is no part of the article.

use crate::dom::each_name_word;
use crate::quick::HashMap;
use crate::words::{Words, words};
use std::sync::LazyLock;

/// What the words of names say.
#[rustfmt::skip]
const NAMES: [(u8, Words); 8] = [
    (Said::BYLINE, words!["byline", "bylines", "byl", "signature", "firma", "signatur"]),
    (Said::AUTHOR, words!["author", "authors", "writer", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "verfasser", "redakteur", "reporter", "journalist", "contributor", "contributors", "forfatter", "skribent", "penulis", "avtor", "yazar", "szerzo", "author's", "authorname"]),
    (Said::ABOUT, words!["bio", "about", "image", "img", "avatar", "photo", "picture", "thumbnail", "thumb", "social", "twitter", "facebook", "follow", "role", "job", "position", "icon", "description", "desc", "articles", "posts", "biography", "quote", "credit", "caption", "newsletter", "button", "count", "location"]),
    (Said::DATE, words!["date", "dates", "datetime", "time", "timestamp", "published", "publish", "pubdate", "pubtime", "posted", "dateline", "datum", "fecha", "data", "dato", "publication", "publicado", "datepublished", "zeit", "uhrzeit"]),
    (Said::UPDATED, words!["updated", "update", "modified", "lastmod", "datemodified", "aktualisiert", "edited"]),
    (Said::FURNITURE, words!["comment", "comments", "kommentare", "disqus", "related", "recommended", "recommendations", "trending", "popular", "mostread", "teasers", "promo", "ticker", "menu"]),
    (Said::FOOTER, words!["footer"]),
    (Said::POST, words!["post", "entry", "article", "story"]),
];

/// What each of these words says.
static SAID: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut said = HashMap::default();
    for (bit, names) in NAMES {
        names.number(u32::from(bit), &mut said);
    }
    said
});

/// One bit for each of what names say.
#[derive(Clone, Copy, Default)]
pub(super) struct Said(u8);

impl Said {
    /// A byline.
    pub const BYLINE: u8 = 1;
    /// An author.
    pub const AUTHOR: u8 = 1 << 1;
    /// Something about an author that is no name.
    pub const ABOUT: u8 = 1 << 2;
    /// A date.
    pub const DATE: u8 = 1 << 3;
    /// A date of a change.
    pub const UPDATED: u8 = 1 << 4;
    /// A list of other articles, a menu, comments.
    pub const FURNITURE: u8 = 1 << 5;
    /// The end of the page, or of a post.
    pub const FOOTER: u8 = 1 << 6;
    /// A post.
    const POST: u8 = 1 << 7;

    /// What the words of one class or id say; they are put together in the buffer.
    pub fn of(name: &str, buffer: &mut String) -> Said {
        let mut said = 0;
        each_name_word(name, buffer, |word| {
            said |= SAID.get(word).copied().unwrap_or_default() as u8;
        });
        let said = Said(said);
        // "entry-date updated" is how microformats call the one time that a post has.
        if said.any(Said::DATE) && said.any(Said::UPDATED) && name.split_ascii_whitespace().any(|token| token == "updated") {
            return Said(said.0 & !Said::UPDATED);
        }
        // "entry-footer" is under the post, and often tells who wrote it and when.
        if said.any(Said::POST) {
            return Said(said.0 & !Said::FOOTER);
        }
        said
    }

    /// Whether any of these is said.
    pub fn any(self, bits: u8) -> bool {
        self.0 & bits != 0
    }

    /// Takes over what another name says.
    pub fn add(&mut self, other: Said) {
        self.0 |= other.0;
    }

    /// Notes one thing more.
    pub fn set(&mut self, bits: u8) {
        self.0 |= bits;
    }
}
