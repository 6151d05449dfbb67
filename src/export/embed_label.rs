//! An embed's label is the words that stand for it in an export: what it is and whose.

use crate::article::Provider;

/// The label in English.
pub(super) fn label(provider: Provider) -> &'static str {
    match provider {
        Provider::Youtube => "Video on YouTube",
        Provider::Vimeo => "Video on Vimeo",
        Provider::Dailymotion => "Video on Dailymotion",
        Provider::X => "Post on X",
        Provider::Instagram => "Post on Instagram",
        Provider::Facebook => "Post on Facebook",
        Provider::Tiktok => "Video on TikTok",
        Provider::Bluesky => "Post on Bluesky",
        Provider::Mastodon => "Post on Mastodon",
        Provider::Spotify => "Listen on Spotify",
        Provider::Soundcloud => "Listen on SoundCloud",
        Provider::Map => "Map",
        Provider::Graphic => "Graphic",
        Provider::Video => "Video",
        Provider::Audio => "Audio",
        Provider::Other => "Embedded page",
    }
}
