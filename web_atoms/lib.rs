//! The names that `html5ever` compares by number, cut down to those that it does compare. Of more than seven letters (shorter ones stand in the number
//! itself) HTML, SVG and `MathML` have 660 names; it asks for 189. One that is missing costs an entry in a table when a page has it; one that is here
//! costs every reader 21 bytes. Should a later `html5ever` ask for another, it does not compile until `names.txt` has it.

/// What Windows made of the control characters 0x80 to 0x9f, as the HTML standard has it.
pub static C1_REPLACEMENTS: [Option<char>; 32] = {
    let windows = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let mut out = [None; 32];
    let mut at = 0;
    while at < windows.len() {
        if windows[at] > '\u{9f}' {
            out[at] = Some(windows[at]);
        }
        at += 1;
    }
    out
};

include!(concat!(env!("OUT_DIR"), "/names.rs"));
