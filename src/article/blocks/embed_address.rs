//! An embed's address is what its frame loads; from it follow whose it is and the page where a reader can open it.

use crate::Address;
use crate::article::Provider;
use crate::dom::joined;
use crate::search::Search;
use crate::url::SafeUrl;
use crate::words::{Words, words};

/// Hosts (and their subdomains) whose frames are charts, maps and other graphics of newsrooms.
const GRAPHICS: Words = words![
    "datawrapper.dwcdn.net",
    "dwcdn.net",
    "datawrapper.de",
    "flo.uri.sh",
    "public.flourish.studio",
    "flourish.studio",
    "infogram.com",
    "infogr.am",
    "e.infogram.com",
    "public.tableau.com",
    "tableau.com",
    "everviz.com",
    "observablehq.com",
    "ourworldindata.org",
    "cdn.knightlab.com",
    "thinglink.com",
    "piktochart.com",
    "visme.co",
    "graphics.reuters.com",
    "juxtapose.knightlab.com",
    "storymap.knightlab.com",
    "genial.ly",
    "view.genial.ly",
    "canva.com",
    "localfocus.nl",
    "localfocuswidgets.net",
    "livecharts.co.uk",
    "tradingview.com",
    "s.tradingview.com",
];
/// Hosts of posts that have no kind of their own.
const POSTS: Words = words!["reddit.com", "threads.com", "threads.net"];
/// Hosts, or hosts and folders, of players of films and series of pictures.
const FILMS: Words = words![
    "clips.twitch.tv",
    "embed.nicovideo.jp",
    "embed.ted.com",
    "fast.wistia.net",
    "giphy.com/embed",
    "kick.com",
    "loom.com/embed",
    "odysee.com",
    "ok.ru/videoembed",
    "play.rutube.ru",
    "player.bilibili.com",
    "player.twitch.tv",
    "player.youku.com",
    "players.brightcove.net",
    "rumble.com/embed",
    "rutube.ru/play",
    "streamable.com",
    "tv.naver.com/embed",
    "v.qq.com/txp",
    "vk.com/video_ext.php",
    "vkvideo.ru/video_ext.php",
];
/// The same of sound.
const SOUNDS: Words = words![
    "anchor.fm",
    "art19.com",
    "audioboom.com",
    "bandcamp.com/EmbeddedPlayer",
    "castbox.fm",
    "embed.acast.com",
    "embed.music.apple.com",
    "embed.podcasts.apple.com",
    "embed.tidal.com",
    "iheart.com",
    "ivoox.com",
    "mixcloud.com",
    "omny.fm",
    "player.captivate.fm",
    "player.megaphone.fm",
    "player.podigee-cdn.net",
    "player.simplecast.com",
    "playlist.megaphone.fm",
    "podbean.com",
    "spreaker.com",
    "widget.deezer.com",
];
/// Hosts of maps.
const MAPS: Words = words![
    "openstreetmap.org",
    "umap.openstreetmap.fr",
    "mapbox.com",
    "api.mapbox.com",
    "arcgis.com",
    "yandex.ru/map-widget",
    "mapy.cz",
    "bing.com/maps",
    "felt.com",
    "google.com/maps",
    "maps.google.com",
];

/// Whose a frame is and where it can be opened; `None` for a site that is not known.
pub(super) fn address_of(url: &SafeUrl) -> Option<(Provider, SafeUrl)> {
    let parsed = Address::parse(url.as_str())?;
    let host = parsed.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path: Vec<&str> = parsed.path().split('/').filter(|part| !part.is_empty()).collect();
    let query = |name: &str| parsed.pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    let part = |at: usize| path.get(at).copied();
    let page = |address: String| SafeUrl::media(&address, None);
    let found = match host {
        "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" | "youtu.be" => {
            let id = match (part(0), part(1)) {
                (Some("embed" | "v" | "shorts" | "live"), Some("videoseries")) | (Some("embed"), None) => None,
                (Some("embed" | "v" | "shorts" | "live"), Some(id)) => Some(id.to_owned()),
                (Some("watch"), _) => query("v"),
                (Some(id), None) if host == "youtu.be" => Some(id.to_owned()),
                _ => None,
            };
            let address = match id.filter(|id| is_name(id)) {
                Some(id) => page(format!("https://www.youtube.com/watch?v={id}")),
                None => query("list")
                    .filter(|id| is_name(id))
                    .and_then(|list| page(format!("https://www.youtube.com/playlist?list={list}"))),
            };
            (Provider::Youtube, address)
        }
        "player.vimeo.com" | "vimeo.com" => {
            let id = path.iter().rev().find(|part| part.bytes().all(|b| b.is_ascii_digit()));
            (Provider::Vimeo, id.and_then(|id| page(format!("https://vimeo.com/{id}"))))
        }
        "dailymotion.com" | "geo.dailymotion.com" | "dai.ly" => {
            let id = path
                .iter()
                .rev()
                .find(|part| is_name(part) && !matches!(**part, "embed" | "video" | "player.html"))
                .map(|id| (*id).to_owned());
            let id = query("video").or(id).filter(|id| is_name(id));
            (
                Provider::Dailymotion,
                id.and_then(|id| page(format!("https://www.dailymotion.com/video/{id}"))),
            )
        }
        "platform.twitter.com" | "twitter.com" | "x.com" | "platform.x.com" => {
            let id = query("id").filter(|id| id.bytes().all(|b| b.is_ascii_digit()) && !id.is_empty());
            match id {
                Some(id) => (Provider::X, page(format!("https://x.com/i/status/{id}"))),
                None => (Provider::X, post_address(Provider::X, url)),
            }
        }
        "instagram.com" => (Provider::Instagram, post_address(Provider::Instagram, url)),
        "facebook.com" | "web.facebook.com" => {
            // Buttons and page boxes of the same site are no part of a story.
            let plugin = part(0) == Some("plugins") && !matches!(part(1), Some("post.php" | "video.php" | "comment_embed.php"));
            let target = query("href").and_then(|href| SafeUrl::media(&href, None));
            (Provider::Facebook, if plugin { None } else { target.or_else(|| Some(url.clone())) })
        }
        "tiktok.com" => (Provider::Tiktok, Some(url.clone())),
        "embed.bsky.app" => (Provider::Bluesky, bluesky(&path)),
        "bsky.app" => (Provider::Bluesky, Some(url.clone())),
        "open.spotify.com" => {
            let rest: Vec<&str> = path
                .iter()
                .copied()
                .filter(|part| !part.starts_with("embed") && !part.starts_with("intl-"))
                .collect();
            (Provider::Spotify, page(format!("https://open.spotify.com/{}", joined(&rest, "/"))))
        }
        "w.soundcloud.com" => {
            let target = query("url").and_then(|target| SafeUrl::media(&target, None));
            (Provider::Soundcloud, target.or_else(|| Some(url.clone())))
        }
        "soundcloud.com" => (Provider::Soundcloud, Some(url.clone())),
        _ if is_one_of(host, parsed.path(), MAPS) || host.starts_with("google.") && part(0) == Some("maps") => (Provider::Map, Some(url.clone())),
        _ if is_one_of(host, parsed.path(), FILMS) => (Provider::Video, Some(url.clone())),
        _ if is_one_of(host, parsed.path(), SOUNDS) => (Provider::Audio, Some(url.clone())),
        "t.me" if query("embed").is_some() => (Provider::Other, page(format!("https://t.me{}", parsed.path()))),
        _ if is_one_of(host, parsed.path(), GRAPHICS) => (Provider::Graphic, Some(url.clone())),
        // A post of the fediverse is embedded from its own server as /@name/number/embed.
        _ if part(0).is_some_and(|name| name.starts_with('@')) && path.last() == Some(&"embed") => {
            let mut open = parsed.moved(
                parsed.host_str()?,
                &joined(path.get(..path.len().saturating_sub(1)).unwrap_or_default(), "/"),
            )?;
            open.drop_query();
            (Provider::Mastodon, SafeUrl::media(open.as_str(), None))
        }
        _ => return None,
    };
    Some((found.0, found.1?))
}

/// The address of a post, `None` where a link leads elsewhere.
pub(super) fn post_address(provider: Provider, url: &SafeUrl) -> Option<SafeUrl> {
    let mut parsed = Address::parse(url.as_str())?;
    let host = parsed.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host = host.strip_prefix("mobile.").unwrap_or(host).to_owned();
    let path = parsed.path().to_owned();
    let belongs = match provider {
        Provider::X => matches!(host.as_str(), "twitter.com" | "x.com") && path.holds("/status"),
        Provider::Instagram => host == "instagram.com" && ["/p/", "/reel/", "/tv/"].iter().any(|kind| path.holds(kind)),
        Provider::Tiktok => host == "tiktok.com" && path.holds("/video/"),
        Provider::Bluesky => host == "bsky.app" && path.holds("/post/"),
        Provider::Facebook => host.ends_with("facebook.com"),
        Provider::Mastodon => path.starts_with("/@"),
        Provider::Other => is_one_of(&host, &path, POSTS) && ["/post/", "/comments/"].iter().any(|kind| path.holds(kind)),
        _ => false,
    };
    if !belongs {
        return None;
    }
    if provider != Provider::Facebook {
        parsed.drop_query();
    }
    parsed.drop_fragment();
    match provider {
        Provider::X => parsed = parsed.moved("x.com", &path)?,
        Provider::Instagram => {
            let embedded = ["embed/", "embed/captioned/", "embed"].iter().find_map(|end| path.strip_suffix(end));
            parsed = parsed.moved(parsed.host_str()?, embedded.unwrap_or(&path))?;
        }
        _ => {}
    }
    SafeUrl::media(parsed.as_str(), None)
}

/// `embed.bsky.app/embed/did:…/app.bsky.feed.post/ID` is `bsky.app/profile/did:…/post/ID`.
fn bluesky(path: &[&str]) -> Option<SafeUrl> {
    match path {
        ["embed", account, "app.bsky.feed.post", post] => SafeUrl::media(&format!("https://bsky.app/profile/{account}/post/{post}"), None),
        _ => None,
    }
}

/// Whether a host, or host and path, is one of a list or below it.
fn is_one_of(host: &str, path: &str, list: Words) -> bool {
    list.iter().any(|entry| {
        let (domain, folder) = entry.split_once('/').unwrap_or((entry, ""));
        let below = host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        below && path.trim_start_matches('/').starts_with(folder)
    })
}

/// Whether an id of a video holds nothing but what ids are made of.
fn is_name(id: &str) -> bool {
    (3..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<(Provider, String)> {
        address_of(&SafeUrl::media(address, None)?).map(|(provider, url)| (provider, url.as_str().to_owned()))
    }

    #[test]
    fn a_frame_leads_to_its_page() {
        for (address, provider, page) in [
            (
                "https://www.youtube.com/embed/videoseries?list=PL12345",
                Provider::Youtube,
                "https://www.youtube.com/playlist?list=PL12345",
            ),
            (
                "https://geo.dailymotion.com/player.html?video=x8abcd",
                Provider::Dailymotion,
                "https://www.dailymotion.com/video/x8abcd",
            ),
            (
                "https://platform.twitter.com/embed/Tweet.html?id=123",
                Provider::X,
                "https://x.com/i/status/123",
            ),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2Fvideos%2F1",
                Provider::Facebook,
                "https://www.facebook.com/x/videos/1",
            ),
            (
                "https://mastodon.social/@a/123/embed",
                Provider::Mastodon,
                "https://mastodon.social/@a/123",
            ),
            (
                "https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3k",
                Provider::Bluesky,
                "https://bsky.app/profile/did:plc:abc/post/3k",
            ),
            (
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
                Provider::Soundcloud,
                "https://soundcloud.com/a/b",
            ),
        ] {
            assert_eq!(of(address), Some((provider, page.to_owned())));
        }
        assert_eq!(of("https://www.facebook.com/plugins/like.php?href=x"), None);
        assert_eq!(of("https://notyoutube.com/embed/abcdefghijk"), None);
    }
}
