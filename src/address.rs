//! An address says where on the web something is, as the URL standard reads it: `https://host:port/path?query#fragment`, or `mailto:` and who.
//!
//! Written here because the crate for it, `url`, reads whatever an address can be, and hosts by tables. Of an address that no page is at or leads to, the scheme alone is known
//! here. A property test holds what is read to the crate.

use crate::decimal::whole;
use crate::dom::joined;
use crate::host;
use crate::search::{Search, any_of};

pub(crate) mod numbered;
#[cfg(test)]
mod tests;

use numbered::{IN_FRAGMENT, IN_OTHER, IN_PATH, IN_QUERY, IN_QUERY_OF_OTHER, Numbered, decoded};

/// An address in its one canonical writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    /// Where its host begins and ends; an address without one has an empty one.
    host: (usize, usize),
    path: usize,
    /// Where the question mark is, or the end of the path.
    query: usize,
    /// Where the number sign is, or the end of the query.
    fragment: usize,
    user: bool,
}

/// How an address of a scheme is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
    File,
    /// Nothing in it is a host or a folder: `mailto:`, and whatever is refused later.
    Other,
}

impl Scheme {
    fn of(name: &str) -> Scheme {
        match name {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            "file" => Scheme::File,
            _ => Scheme::Other,
        }
    }

    /// The port that goes without saying.
    fn port(self) -> &'static str {
        match self {
            Scheme::Http => "80",
            Scheme::Https => "443",
            Scheme::File | Scheme::Other => "",
        }
    }
}

/// White space and control characters around an address are no part of it.
fn is_around(c: char) -> bool {
    c <= ' '
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// What stands before the first colon.
fn scheme(text: &str) -> &str {
    text.split_once(':').map_or("", |(name, _)| name)
}

/// How many slashes a text begins with, and what is behind them.
fn slashes(text: &str) -> (usize, &str) {
    let behind = text.trim_start_matches(any_of("/\\"));
    (text.len() - behind.len(), behind)
}

/// What comes before the first of some bytes, and the rest.
fn split(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

impl Address {
    /// An address that says it all.
    pub fn parse(text: &str) -> Option<Address> {
        read(text, None)
    }

    /// An address as it stands in a page of this one.
    pub fn join(&self, text: &str) -> Option<Address> {
        read(text, Some(self))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `https` and its like.
    pub fn scheme(&self) -> &str {
        scheme(&self.text)
    }

    fn kind(&self) -> Scheme {
        Scheme::of(self.scheme())
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The name of the site, where there is one.
    pub fn host_str(&self) -> Option<&str> {
        Some(self.part(self.host.0, self.host.1)).filter(|host| !host.is_empty())
    }

    /// Whether a name or password stood before the host: they are left out.
    pub fn had_user(&self) -> bool {
        self.user
    }

    /// What stands between the host and the question mark.
    pub fn path(&self) -> &str {
        self.part(self.path, self.query)
    }

    /// What stands behind the question mark.
    pub fn query(&self) -> Option<&str> {
        self.part(self.query, self.fragment).strip_prefix('?')
    }

    /// What stands behind the number sign.
    pub fn fragment(&self) -> Option<&str> {
        self.part(self.fragment, self.text.len()).strip_prefix('#')
    }

    /// The names and values of the query, as the server reads them.
    pub fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        let parts = self.query().unwrap_or_default().split('&').filter(|part| !part.is_empty());
        parts.map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decoded(name), decoded(value))
        })
    }

    /// Without its place on the page.
    pub fn drop_fragment(&mut self) {
        self.text.truncate(self.fragment);
    }

    /// Without its query.
    pub fn drop_query(&mut self) {
        self.text.drain(self.query..self.fragment);
        self.fragment = self.query;
    }

    /// The same with another host and path.
    pub fn moved(&self, host: &str, path: &str) -> Option<Address> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let (before, port) = (self.part(0, self.host.0), self.part(self.host.1, self.path));
        Address::parse(&joined(&[before, host, port, "/", path, self.part(self.query, self.text.len())], ""))
    }
}

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.text
    }
}

fn read(text: &str, base: Option<&Address>) -> Option<Address> {
    let text = text.trim_matches(is_around);
    let joined;
    let text = if memchr::memchr3(b'\t', b'\n', b'\r', text.as_bytes()).is_some() {
        joined = text.replace(['\t', '\n', '\r'], "");
        joined.as_str()
    } else {
        text
    };
    let (name, behind) = split(text, |byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')));
    let named = behind
        .strip_prefix(':')
        .filter(|_| name.starts_with(|first: char| first.is_ascii_alphabetic()));
    let Some(rest) = named else {
        return relative(text, base.filter(|base| base.kind() != Scheme::Other)?);
    };
    let writer = Writer::new(name, rest.len());
    let scheme = writer.kind();
    let (count, behind) = slashes(rest);
    match (scheme, base.filter(|base| count < 2 && base.kind() == scheme)) {
        (Scheme::Other, _) => other(writer, rest),
        (_, Some(base)) => relative(rest, base),
        // A file's host may be none: two slashes, and the third begins its path.
        (Scheme::File, None) => writer.authority(rest.get(2..).filter(|_| count >= 2)?),
        (_, None) => writer.authority(behind),
    }
}

/// Who is written to, or what a program is given.
fn other(mut writer: Writer, rest: &str) -> Option<Address> {
    if rest.starts_with("//") {
        return None;
    }
    writer.host = (writer.text.len(), writer.text.len());
    writer.path = writer.text.len();
    let (who, behind) = split(rest, |byte| matches!(byte, b'?' | b'#'));
    numbered::write(who, if rest.starts_with('/') { &IN_PATH } else { &IN_OTHER }, &mut writer.text);
    Some(writer.end(behind, &IN_QUERY_OF_OTHER))
}

/// What says no scheme: a host, a path, a query or a fragment, on a page of the base's address.
fn relative(text: &str, base: &Address) -> Option<Address> {
    let bytes = text.as_bytes();
    let mut writer = Writer {
        host: base.host,
        path: base.path,
        text: String::with_capacity(base.text.len() + text.len()),
        query: None,
        user: false,
    };
    let (count, behind) = slashes(text);
    if count >= 2 {
        return Writer::new(base.scheme(), text.len()).authority(text.strip_prefix("//").unwrap_or(behind));
    }
    let kept = match bytes.first() {
        None | Some(b'#') => base.fragment,
        Some(b'?') => base.query,
        Some(b'/' | b'\\') => base.path,
        // Its folder.
        Some(_) => base.path + base.path().rfind('/').unwrap_or_default(),
    };
    writer.text.push_str(base.part(0, kept));
    let rest = if matches!(bytes.first(), None | Some(b'#' | b'?')) {
        writer.query = Some(base.query).filter(|at| *at < writer.text.len());
        text
    } else {
        writer.text.push('/');
        writer.segments(text.get(count..).unwrap_or_default())
    };
    Some(writer.end(rest, &IN_QUERY))
}

/// What an address may be longer than it was written: by slashes mostly, seldom by numbers.
const ROOM: usize = 8;

/// An address while it is written.
struct Writer {
    text: String,
    host: (usize, usize),
    path: usize,
    query: Option<usize>,
    user: bool,
}

impl Writer {
    /// Of a scheme, for so many bytes behind it.
    fn new(scheme: &str, more: usize) -> Writer {
        let mut text = String::with_capacity(scheme.len() + more + ROOM);
        text.push_str(scheme);
        text.make_ascii_lowercase();
        text.push(':');
        Writer {
            text,
            host: (0, 0),
            path: 0,
            query: None,
            user: false,
        }
    }

    fn kind(&self) -> Scheme {
        Scheme::of(scheme(&self.text))
    }

    /// Host and port, then the path and the rest.
    fn authority(mut self, text: &str) -> Option<Address> {
        let scheme = self.kind();
        let (authority, rest) = split(text, |byte| is_slash(byte) || matches!(byte, b'?' | b'#'));
        let (user, authority) = authority.rsplit_once('@').unwrap_or(("", authority));
        self.user = !matches!(user, "" | ":");
        // Hosts of numbers in brackets have colons of their own.
        let bracket = if authority.starts_with('[') { authority.find(']')? } else { 0 };
        let colon = authority.get(bracket..)?.find(':').map_or(authority.len(), |at| bracket + at);
        let (host, port) = authority.split_at_checked(colon)?;
        self.text.push_str("//");
        self.host.0 = self.text.len();
        match host {
            "" | "localhost" if scheme == Scheme::File => {}
            _ => self.text.push_str(&host::canonical(host)?),
        }
        self.host.1 = self.text.len();
        if let Some(port) = port.strip_prefix(':').filter(|port| !port.is_empty()) {
            let digits = port.trim_start_matches('0');
            let digits = if digits.is_empty() { "0" } else { digits };
            if !digits.bytes().all(|byte| byte.is_ascii_digit()) || whole::<u16>(digits).is_none() {
                return None;
            }
            if scheme.port() != digits {
                self.text.push(':');
                self.text.push_str(digits);
            }
        }
        self.path = self.text.len();
        self.text.push('/');
        let rest = if rest.starts_with_any("/\\") { rest.get(1..)? } else { rest };
        let rest = self.segments(rest);
        Some(self.end(rest, &IN_QUERY))
    }

    /// The path's segments, behind a slash that is there; gives what is behind the path.
    fn segments<'t>(&mut self, mut text: &'t str) -> &'t str {
        loop {
            let (segment, behind) = split(text, |byte| is_slash(byte) || matches!(byte, b'?' | b'#'));
            let slash = behind.bytes().next().is_some_and(is_slash);
            match dots(segment) {
                0 => {
                    numbered::write(segment, &IN_PATH, &mut self.text);
                    if slash {
                        self.text.push('/');
                    }
                }
                1 => {}
                // Out of the folder, but never out of the site.
                _ if self.text.len() > self.path + 1 => {
                    self.text.pop();
                    let end = self.text.rfind('/').map_or(self.path, |at| at.max(self.path));
                    self.text.truncate(end + 1);
                }
                _ => {}
            }
            if !slash {
                return behind;
            }
            text = behind.get(1..).unwrap_or_default();
        }
    }

    /// Query and fragment, where they follow; ends the address.
    fn end(mut self, rest: &str, signs: &Numbered) -> Address {
        let (query, fragment) = split(rest, |byte| byte == b'#');
        let query_at = self.query.unwrap_or(self.text.len());
        if let Some(query) = query.strip_prefix('?') {
            self.text.push('?');
            numbered::write(query, signs, &mut self.text);
        }
        let fragment_at = self.text.len();
        if let Some(fragment) = fragment.strip_prefix('#') {
            self.text.push('#');
            numbered::write(fragment, &IN_FRAGMENT, &mut self.text);
        }
        Address {
            text: self.text,
            host: self.host,
            path: self.path,
            query: query_at,
            fragment: fragment_at,
            user: self.user,
        }
    }
}

/// Whether a segment is one dot or two, in any writing; 0 where it is a name.
fn dots(segment: &str) -> usize {
    let mut rest = segment;
    let mut count = 0;
    while !rest.is_empty() {
        let number = rest.get(..3).filter(|three| three.eq_ignore_ascii_case("%2e")).map_or(".", |three| three);
        match rest.strip_prefix(number) {
            Some(behind) if count < 2 => rest = behind,
            _ => return 0,
        }
        count += 1;
    }
    count
}
