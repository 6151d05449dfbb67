//! A zip is several files in one; here they are stored as they are, with one fixed date, so that the same article gives the same bytes.

/// The date 1980-01-01, the first that a zip can hold.
const DATE: u16 = 0x0021;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// What a reader of zips needs to know: version 1.0 stores files.
const VERSION: u16 = 10;

/// A zip that is being written.
#[derive(Default)]
pub(super) struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a file. A zip of this kind ends at four gigabytes and 65,535 files; an article has neither.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        let start = self.out.len() as u32;
        let mut common = Vec::new();
        for word in [VERSION, FLAGS, 0, 0, DATE] {
            common.extend(word.to_le_bytes());
        }
        for word in [crc32(content), content.len() as u32, content.len() as u32] {
            common.extend(word.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend(0u16.to_le_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&common);
        self.out.extend(name.as_bytes());
        self.out.extend(content);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&common);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = self.count.saturating_add(1);
    }

    /// The whole file.
    pub fn finish(mut self) -> Vec<u8> {
        let (start, length) = (self.out.len() as u32, self.directory.len() as u32);
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(length.to_le_bytes());
        self.out.extend(start.to_le_bytes());
        self.out.extend([0; 2]);
        self.out
    }
}

/// The checksum's steps over four bits, for the polynomial 0xEDB88320: a table over eight would be sixteen times as large, and books are written seldom.
const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut value = at as u32;
        let mut bit = 0;
        while bit < 4 {
            value = if value & 1 == 1 { (value >> 1) ^ 0xEDB8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[at] = value;
        at += 1;
    }
    table
};

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32| TABLE.get((sum & 15) as usize).copied().unwrap_or_default() ^ (sum >> 4);
    !bytes.iter().fold(!0, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn files_lie_one_after_the_other_with_a_directory_at_the_end() {
        let mut zip = Zip::default();
        zip.add("mimetype", b"application/epub+zip");
        zip.add("a/\u{e9}.txt", b"hello");
        let bytes = zip.finish();
        assert_eq!(bytes.get(30..58), Some(&b"mimetypeapplication/epub+zip"[..]));
        let end = bytes.len() - 22;
        assert_eq!(bytes.get(end..end + 4), Some(&b"PK\x05\x06"[..]));
        assert_eq!(bytes.get(end + 8..end + 10), Some(&[2, 0][..]));
        let start = u32::from_le_bytes(bytes.get(end + 16..end + 20).unwrap().try_into().unwrap()) as usize;
        assert_eq!(bytes.get(start..start + 4), Some(&b"PK\x01\x02"[..]));
    }
}
