//! The terminal's door: arguments, files, exit codes.

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("broadsheet: {path} cannot be read");
        std::process::exit(1);
    };
    let text = String::from_utf8_lossy(&bytes);
    let document = if path.ends_with(".txt") {
        broadsheet::dom::from_plain_text(&text, None)
    } else {
        broadsheet::dom::from_html(&text, None)
    };
    let reading = broadsheet::read(&document, &broadsheet::Options::default());
    print!(
        "{}",
        broadsheet::export::export(&reading, "text", broadsheet::export::With::default()).unwrap_or_default()
    );
}
