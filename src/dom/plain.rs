//! Plain text comes in as an article that was pasted or scraped: one block a line.

use super::{Builder, Document, Origin};

/// Makes a document of plain text. Each line that is not blank becomes a paragraph.
pub fn from_plain_text(text: &str, url: Option<url::Url>) -> Document {
    let mut builder = Builder::new(Origin::Plain, url);
    builder.open("html");
    builder.open("body");
    for line in text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        if !super::is_blank(line) {
            builder.open("p");
            builder.text(line);
            builder.close();
        }
    }
    builder.finish()
}
