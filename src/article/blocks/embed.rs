//! An embed is something of another site inside the story (a video, a post, a map), kept as a link with its kind, never as a frame.

use super::embed_address::{address_of, post_address};
use crate::article::Provider;
use crate::decimal::pixels;
use crate::dom::{NodeRef, Tag, collapse};
use crate::url::SafeUrl;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 500;
/// Most links of a post among which its own is looked for, the last first: posts in posts would have each link looked at once a level.
const MOST_LINKS: usize = 64;

/// What an element is, as an embed.
pub(super) enum Answer {
    /// No embed: an element like others.
    No,
    /// Nothing to show, contents included.
    Nothing,
    /// One.
    Embed {
        provider: Provider,
        url: SafeUrl,
        title: Option<String>,
    },
}

/// Whether an element is an embed of a site that is known, or the page's own player. A frame of another may be a button.
pub(crate) fn is_known(node: NodeRef<'_>) -> bool {
    is_post(node) || matches!(of(node), Answer::Embed { provider, .. } if provider != Provider::Other)
}

/// Looks at an element.
pub(super) fn of(node: NodeRef<'_>) -> Answer {
    match node.tag() {
        Tag::Iframe | Tag::AmpIframe | Tag::Embed => frame(node),
        Tag::Object => match node.descendants().take(16).find(|inner| matches!(inner.tag(), Tag::Iframe | Tag::Embed)) {
            Some(inner) => frame(inner),
            None => Answer::Nothing,
        },
        Tag::AmpAd | Tag::AmpEmbed => Answer::Nothing,
        Tag::Video | Tag::Audio => player(node),
        Tag::Blockquote => post(node),
        Tag::Div => place(node),
        Tag::Other => element(node),
        _ => Answer::No,
    }
}

fn made(found: Option<(Provider, SafeUrl)>, title: Option<String>) -> Answer {
    match found {
        Some((provider, url)) => Answer::Embed { provider, url, title },
        None => Answer::Nothing,
    }
}

fn title_of(node: NodeRef<'_>) -> Option<String> {
    let title = node
        .attribute("title")
        .or_else(|| node.attribute("aria-label"))
        .or_else(|| node.attribute("data-title"))?;
    let title: String = collapse(title).chars().take(LONGEST_TITLE).collect();
    (!title.is_empty()).then_some(title)
}

/// A frame: known by its address; one of an unknown site is kept only if it says what it is.
fn frame(node: NodeRef<'_>) -> Answer {
    let base = node.document().base();
    let sources = ["src", "data-src", "data-lazy-src", "data-original", "data-url", "data-href"];
    let url = sources
        .into_iter()
        .filter_map(|name| node.attribute(name))
        .find_map(|src| SafeUrl::media(src, base));
    let Some(url) = url.filter(|url| !url.as_str().starts_with("data:")) else {
        return Answer::Nothing;
    };
    let title = title_of(node);
    match address_of(&url) {
        Some(found) => made(Some(found), title),
        None if title.is_some() && is_large(node) => made(Some((Provider::Other, url)), title),
        None => Answer::Nothing,
    }
}

/// Frames that count or fetch are tiny; the smallest player is a row of controls.
fn is_large(node: NodeRef<'_>) -> bool {
    let is_small = |name, least| pixels(node.attribute(name)).is_some_and(|side| side < least);
    !is_small("width", 120) && !is_small("height", 50)
}

/// The page's own player: the first address that is a file or a stream of its own.
fn player(node: NodeRef<'_>) -> Answer {
    let base = node.document().base();
    let own = [node.attribute("src"), node.attribute("data-src")].into_iter().flatten();
    let inside = node
        .descendants()
        .take(16)
        .filter(|inner| inner.tag() == Tag::Source)
        .filter_map(|inner| inner.attribute("src"));
    let url = own
        .chain(inside)
        .find_map(|src| SafeUrl::media(src, base))
        .filter(|url| !url.as_str().starts_with("data:"));
    let provider = if node.tag() == Tag::Audio { Provider::Audio } else { Provider::Video };
    made(url.map(|url| (provider, url)), title_of(node))
}

/// A post as the quotation that its site's script turns into a frame.
fn post(node: NodeRef<'_>) -> Answer {
    match post_of(node) {
        Some(found) => {
            let title: String = node.text().chars().take(LONGEST_TITLE).collect();
            made(Some(found), (!title.is_empty()).then_some(title))
        }
        None => Answer::No,
    }
}

/// Whether an element is a post of another site that the page quotes.
pub(crate) fn is_post(node: NodeRef<'_>) -> bool {
    node.tag() == Tag::Blockquote && post_of(node).is_some()
}

/// Whose post a quotation is, and where it can be opened.
fn post_of(node: NodeRef<'_>) -> Option<(Provider, SafeUrl)> {
    let class = node.attribute("class").unwrap_or_default();
    let provider = class.split_ascii_whitespace().find_map(post_provider)?;
    let base = node.document().base();
    let named = ["data-instgrm-permalink", "cite", "data-href", "data-src"]
        .into_iter()
        .filter_map(|name| node.attribute(name));
    // The last link is the post's own (its date); those before are links in its words.
    let inside = node
        .descendants()
        .rev()
        .filter(|inner| inner.tag() == Tag::A)
        .take(MOST_LINKS)
        .filter_map(|inner| inner.attribute("href"));
    let url = named
        .chain(inside)
        .filter_map(|href| SafeUrl::link(href, base))
        .find_map(|url| post_address(provider, &url))?;
    Some((provider, url))
}

fn post_provider(class: &str) -> Option<Provider> {
    Some(match class {
        "twitter-tweet" | "twitter-video" | "twitter-quote" => Provider::X,
        "instagram-media" => Provider::Instagram,
        "tiktok-embed" => Provider::Tiktok,
        "bluesky-embed" => Provider::Bluesky,
        "mastodon-embed" => Provider::Mastodon,
        "text-post-media" | "reddit-embed-bq" => Provider::Other,
        "fb-xfbml-parse-ignore" | "fb-post" | "fb-video" => Provider::Facebook,
        _ => return None,
    })
}

/// The empty place of a post or a graphic whose site's script fills it.
fn place(node: NodeRef<'_>) -> Answer {
    let (Some(source), Some(class)) = (
        node.attribute("data-href").or_else(|| node.attribute("data-src")),
        node.attribute("class"),
    ) else {
        return Answer::No;
    };
    let is = |names: &[&str]| class.split_ascii_whitespace().any(|name| names.contains(&name));
    let found = if is(&["fb-post", "fb-video"]) {
        SafeUrl::media(source, node.document().base()).map(|url| (Provider::Facebook, url))
    } else if is(&["flourish-embed"]) {
        SafeUrl::media(&format!("https://flo.uri.sh/{}", source.trim_start_matches('/')), None).map(|url| (Provider::Graphic, url))
    } else {
        return Answer::No;
    };
    made(found, title_of(node))
}

/// Players that are elements of their own: those of AMP pages, and those that load YouTube's or Vimeo's when they are pressed. The number of the video stands in an
/// attribute.
fn element(node: NodeRef<'_>) -> Answer {
    let name = node.name();
    if !name.starts_with("amp-") && !name.starts_with("lite-") {
        return Answer::No;
    }
    let base = node.document().base();
    let id = node
        .attribute("data-video-id")
        .or_else(|| node.attribute("data-videoid"))
        .or_else(|| node.attribute("videoid"))
        .or_else(|| node.attribute("data-tweet-id"))
        .or_else(|| node.attribute("data-tweetid"))
        .or_else(|| node.attribute("data-shortcode"))
        .filter(|id| (4..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')));
    let link = |prefix: &str| id.and_then(|id| SafeUrl::media(&format!("{prefix}{id}"), None));
    let named = || {
        ["data-href", "data-src", "src"]
            .into_iter()
            .filter_map(|name| node.attribute(name))
            .find_map(|src| SafeUrl::media(src, base))
    };
    let found = match name {
        "amp-youtube" | "lite-youtube" => link("https://www.youtube.com/watch?v=").map(|url| (Provider::Youtube, url)),
        "amp-vimeo" | "lite-vimeo" => link("https://vimeo.com/").map(|url| (Provider::Vimeo, url)),
        "amp-dailymotion" => link("https://www.dailymotion.com/video/").map(|url| (Provider::Dailymotion, url)),
        "amp-twitter" => link("https://x.com/i/status/").map(|url| (Provider::X, url)),
        "amp-instagram" => link("https://www.instagram.com/p/").map(|url| (Provider::Instagram, url)),
        "amp-facebook" => named().map(|url| (Provider::Facebook, url)),
        "amp-video" => named().map(|url| (Provider::Video, url)),
        "amp-audio" => named().map(|url| (Provider::Audio, url)),
        "amp-video-iframe" | "amp-soundcloud" | "amp-tiktok" | "amp-jwplayer" | "amp-brightcove" | "amp-social-share" | "amp-analytics"
        | "amp-pixel" | "amp-sticky-ad" | "amp-auto-ads" | "amp-consent" | "amp-sidebar" => named().and_then(|url| address_of(&url)),
        _ => return Answer::No,
    };
    made(found, title_of(node))
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;

    #[test]
    fn a_post_of_an_amp_page_is_named_by_its_number() {
        let post = embeds("<amp-instagram data-shortcode=Cabc123 width=1 height=1></amp-instagram>");
        assert_eq!(post, [("instagram".to_owned(), "https://www.instagram.com/p/Cabc123".to_owned())]);
    }

    fn embeds(body: &str) -> Vec<(String, String)> {
        json_of(body)
            .as_array()
            .unwrap()
            .iter()
            .filter(|block| block["type"] == "embed")
            .map(|block| (block["provider"].as_str().unwrap().to_owned(), block["url"].as_str().unwrap().to_owned()))
            .collect()
    }

    fn one(body: &str) -> (String, String) {
        embeds(body).into_iter().next().unwrap_or_default()
    }

    #[test]
    fn frames_are_known_by_their_address() {
        for (body, provider, url) in [
            (
                "<iframe src=https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0></iframe>",
                "youtube",
                "https://www.youtube.com/watch?v=abcdefghijk",
            ),
            (
                "<iframe data-src=//player.vimeo.com/video/12345></iframe>",
                "vimeo",
                "https://vimeo.com/12345",
            ),
            (
                "<iframe src=https://open.spotify.com/embed/episode/xyz></iframe>",
                "spotify",
                "https://open.spotify.com/episode/xyz",
            ),
            (
                "<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>",
                "map",
                "https://www.google.com/maps/embed?pb=1",
            ),
            (
                "<iframe src=https://datawrapper.dwcdn.net/aBcDe/1/></iframe>",
                "graphic",
                "https://datawrapper.dwcdn.net/aBcDe/1/",
            ),
            (
                "<iframe src=https://quiz.example/7 title='A quiz'></iframe>",
                "other",
                "https://quiz.example/7",
            ),
        ] {
            assert_eq!(one(body), (provider.to_owned(), url.to_owned()));
        }
        assert!(embeds("<iframe src=https://ads.example/slot></iframe><iframe src='javascript:x' title=x></iframe>").is_empty());
    }

    #[test]
    fn posts_are_known_by_their_class_and_link() {
        let tweet = "<blockquote class=twitter-tweet><p>Words <a href=https://t.co/x>link</a></p>— A (@a) <a href='https://twitter.com/a/status/123?ref=y'>May 1</a></blockquote>";
        assert_eq!(one(tweet), ("x".to_owned(), "https://x.com/a/status/123".to_owned()));
        let photo = "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/Ab1/?utm=1'></blockquote>";
        assert_eq!(one(photo), ("instagram".to_owned(), "https://www.instagram.com/p/Ab1/".to_owned()));
    }

    #[test]
    fn a_post_without_a_link_stays_a_quotation() {
        let blocks = json_of("<blockquote class=twitter-tweet>Words</blockquote>");
        assert_eq!(blocks[0]["type"], "quote");
    }
}
