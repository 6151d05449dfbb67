//! JSON as pages and the extension give it: a value that is read whole, and asked for its parts.
//!
//! `serde_json` reads it too, but for every type that one may want to read, and with numbers as processors have them; that takes 30 KB of every
//! download. It still writes what goes out. A property test holds the two to each other.

use crate::order;

/// Levels of lists and objects within each other; what is deeper is nothing that a page says of its article.
const DEEPEST: usize = 127;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// As it is written: nothing is ever reckoned with it.
    Number(String),
    String(String),
    Array(Vec<Value>),
    Object(Map),
}

impl Value {
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// A whole number.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn as_whole<T: TryFrom<i64>>(&self) -> Option<T> {
        match self {
            Value::Number(digits) => crate::decimal::whole(digits),
            _ => None,
        }
    }

    pub fn is_array(&self) -> bool {
        matches!(self, Value::Array(_))
    }

    pub fn is_object(&self) -> bool {
        matches!(self, Value::Object(_))
    }

    /// What stands under a name, where it is an object that has it.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(map) => map.get(name),
            _ => None,
        }
    }
}

/// An object: its values by their names, in the order of these. Of two with the same name the last one counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map(Vec<(String, Value)>);

impl Map {
    fn of(mut entries: Vec<(String, Value)>) -> Map {
        order::by_text(&mut entries, |(name, _)| name);
        entries.dedup_by(|later, earlier| {
            let is_same = later.0 == earlier.0;
            if is_same {
                std::mem::swap(later, earlier);
            }
            is_same
        });
        Map(entries)
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

/// What `serde_json` read, as our own value.
#[cfg(test)]
pub(crate) fn of(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(truth) => Value::Bool(*truth),
        serde_json::Value::Number(number) => Value::Number(number.to_string()),
        serde_json::Value::String(text) => Value::String(text.clone()),
        serde_json::Value::Array(items) => Value::Array(items.iter().map(of).collect()),
        serde_json::Value::Object(map) => Value::Object(Map(map.iter().map(|(key, value)| (key.clone(), of(value))).collect())),
    }
}

/// The one value that a text is.
pub(crate) fn read(text: &str) -> Option<Value> {
    let mut reader = Reader::new(text);
    let value = reader.value()?;
    reader.next().is_none().then_some(value)
}

/// The values that a text holds in a row, up to what is none.
pub(crate) fn read_all(text: &str) -> impl Iterator<Item = Value> {
    let mut reader = Reader::new(text);
    std::iter::from_fn(move || {
        let value = reader.value()?;
        let parts = |byte: &u8| byte.is_ascii_whitespace() || b"\"[]{},:".contains(byte);
        let has_an_end = matches!(value, Value::String(_) | Value::Array(_) | Value::Object(_));
        (has_an_end || reader.rest().first().is_none_or(parts)).then_some(value)
    })
}

/// A list or an object that has begun, an object with the name that its next value has.
enum Open {
    Array(Vec<Value>),
    Object(Vec<(String, Value)>, String),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        Reader { text, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        let rest = self.rest();
        let blank = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.at += blank.unwrap_or(rest.len());
        self.rest().first().copied()
    }

    /// Goes past a byte, if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.next() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// A value, with a list of what is open around it instead of recursion.
    fn value(&mut self) -> Option<Value> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let mut value = if self.take(b'[') {
                if !self.take(b']') {
                    open.push(Open::Array(Vec::new()));
                    may_go_deeper(&open)?;
                    continue;
                }
                Value::Array(Vec::new())
            } else if self.take(b'{') {
                if !self.take(b'}') {
                    open.push(Open::Object(Vec::new(), self.name()?));
                    may_go_deeper(&open)?;
                    continue;
                }
                Value::Object(Map::default())
            } else {
                self.simple()?
            };
            // What the value stands in goes on, or has ended with it.
            loop {
                let Some(around) = open.last_mut() else { return Some(value) };
                match around {
                    Open::Array(items) => items.push(value),
                    Open::Object(entries, name) => entries.push((std::mem::take(name), value)),
                }
                if self.take(b',') {
                    if let Open::Object(_, name) = around {
                        *name = self.name()?;
                    }
                    break;
                }
                value = match open.pop()? {
                    Open::Array(items) => self.take(b']').then_some(Value::Array(items))?,
                    Open::Object(entries, _) => self.take(b'}').then(|| Value::Object(Map::of(entries)))?,
                };
            }
        }
    }

    /// A name and its colon.
    fn name(&mut self) -> Option<String> {
        let name = self.take(b'"').then(|| self.string())??;
        self.take(b':').then_some(name)
    }

    /// A value that holds no others.
    fn simple(&mut self) -> Option<Value> {
        if self.take(b'"') {
            return self.string().map(Value::String);
        }
        for (word, value) in [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))] {
            if self.rest().starts_with(word.as_bytes()) {
                self.at += word.len();
                return Some(value);
            }
        }
        let start = self.at;
        self.number()?;
        self.text.get(start..self.at).map(|digits| Value::Number(digits.to_owned()))
    }

    fn number(&mut self) -> Option<()> {
        self.skip(b"-");
        let first = self.rest().first().copied()?;
        let digits = self.digits()?;
        if first == b'0' && digits > 1 {
            return None;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        Some(())
    }

    /// Goes past one of some bytes.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let is_one = self.rest().first().is_some_and(|byte| bytes.contains(byte));
        self.at += usize::from(is_one);
        is_one
    }

    /// How many digits it went past; one at least.
    fn digits(&mut self) -> Option<usize> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += digits;
        (digits > 0).then_some(digits)
    }

    /// A string from behind its first quotation mark, its last one included.
    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
            out.push_str(self.text.get(self.at..self.at + plain)?);
            self.at += plain + 1;
            match rest.get(plain)? {
                b'"' => return Some(out),
                b'\\' => out.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    /// The character that is meant by what stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.rest().first().copied()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                if !(0xd800..0xdc00).contains(&unit) {
                    return char::from_u32(unit);
                }
                // The first half of a character.
                let second = self.rest().starts_with(b"\\u").then(|| {
                    self.at += 2;
                    self.unit()
                })??;
                let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x10000 + ((unit - 0xd800) << 10 | low));
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        self.at += 4;
        digits
            .iter()
            .try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }
}

/// Whether more may stand within all that is open.
fn may_go_deeper(open: &[Open]) -> Option<()> {
    (open.len() <= DEEPEST).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\"a\":1", "{\"b\":[1,{\"a\":\"", "\"}]}", "null", "true", "false", "nul", "0", "-",
        "1", "23", ".5", "e2", "E+1", "01", " ", "\n", "\t", "\u{b}", "\\", "\\\"", "\\n", "\\/", "\\u0041", "\\u00e9", "\\ud83d", "\\ude00", "\\u12",
        "\\x", "ä", "😀", "\u{1}", "\u{7f}", "[[[[", "]]]]", "{}", "[]",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn it_reads_what_serde_json_reads(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
            let text = pieces.concat();
            let plain = |value: &serde_json::Value| {
                // Fractions are written in more ways than one.
                let text = value.to_string();
                !text.contains(['.', 'e', 'E'])
            };
            // Ours keeps a number's digits and reckons with none, so that none is too large for it.
            let fit = |read: &serde_json::Result<serde_json::Value>| !read.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
            let mut all = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
            prop_assume!(all.all(|read| fit(&read)));
            let theirs = serde_json::from_str::<serde_json::Value>(&text).ok();
            prop_assert_eq!(read(&text).is_some(), theirs.is_some(), "{}", text);
            if let Some(theirs) = theirs.filter(plain) {
                prop_assert_eq!(read(&text), Some(of(&theirs)), "{}", text);
            }
            let theirs: Vec<_> = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>().map_while(Result::ok).collect();
            prop_assert_eq!(read_all(&text).count(), theirs.len(), "{}", text);
            if theirs.iter().all(plain) {
                prop_assert_eq!(read_all(&text).collect::<Vec<_>>(), theirs.iter().map(of).collect::<Vec<_>>(), "{}", text);
            }
        }
    }

    #[test]
    fn names_are_in_order_and_the_last_of_two_counts() {
        let text = r#"{"b": 1, "a": {"z": [], "": 2}, "b": "x", "aa": null}"#;
        let theirs: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(read(text), Some(of(&theirs)));
        assert_eq!(read(text).unwrap().get("b").and_then(Value::as_str), Some("x"));
    }

    #[test]
    fn what_is_too_deep_is_not_read() {
        for deep in [100, 126, 127, 128, 129, 100_000] {
            for (begin, end) in [("[", "]"), ("{\"a\":", "}")] {
                let text = format!("{}1{}", begin.repeat(deep), end.repeat(deep));
                assert_eq!(read(&text).is_some(), serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{deep}");
            }
        }
    }

    #[test]
    fn numbers_stay_as_they_are_written() {
        for number in ["0", "-0", "12.50", "1e3", "-1.5E-7", "184467440737095516160", "1e2010"] {
            assert_eq!(read(number), Some(Value::Number(number.to_owned())));
        }
        assert_eq!(read("4294967295").unwrap().as_whole(), Some(u32::MAX));
        assert_eq!(read("-1").unwrap().as_whole::<u32>(), None);
    }
}
