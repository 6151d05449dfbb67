//! The binary as a user of the terminal meets it: what it prints where, and how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by stopping"
)]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

const PAGE: &str = "<!doctype html><html lang=en><title>Council votes for the plan</title><body><article><h1>Council votes for the plan</h1>\
    <p>The council met on Monday and voted for the plan, with two members against it, after a debate of four hours.</p>\
    <p>Work on the bridge begins in spring, the mayor said, and it will be paid for by a loan that the state backs.</p>\
    <p>Residents had asked for a new bridge since the old one was closed to lorries, cars and buses nine years ago.</p></article>";

/// What the program printed, said and returned.
struct Run {
    output: String,
    said: String,
    code: i32,
}

fn broadsheet(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that ends before it read everything closes the pipe; that is its right.
    let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let out = child.wait_with_output().unwrap();
    let _ = writer.join();
    Run {
        output: String::from_utf8(out.stdout).unwrap(),
        said: String::from_utf8(out.stderr).unwrap(),
        code: out.status.code().unwrap(),
    }
}

/// A file of its own for one test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Fails with one sentence on standard error and nothing on standard output.
fn refuses(arguments: &[&str], input: &[u8], code: i32, words: &str) {
    let run = broadsheet(arguments, input);
    assert_eq!(run.code, code, "{arguments:?}: {}", run.said);
    assert_eq!(run.output, "", "{arguments:?}");
    assert_eq!(run.said.lines().count(), 1, "{arguments:?}: {}", run.said);
    assert!(
        run.said.starts_with("broadsheet: ") && run.said.trim_end().ends_with('.'),
        "{arguments:?}: {}",
        run.said
    );
    assert!(run.said.contains(words), "{arguments:?}: {}", run.said);
}

#[test]
fn a_page_comes_in_by_file_and_by_stream() {
    let path = file("page.html", PAGE.as_bytes());
    let from_file = broadsheet(&[path.to_str().unwrap(), "--format", "text"], b"");
    assert_eq!(from_file.code, 0);
    assert_eq!(from_file.said, "");
    assert_eq!(from_file.output.lines().count(), 3, "{}", from_file.output);
    assert!(from_file.output.starts_with("The council met on Monday"));
    for arguments in [&["-", "--format", "text"][..], &["--format", "text"]] {
        assert_eq!(broadsheet(arguments, PAGE.as_bytes()).output, from_file.output);
    }
}

#[test]
fn parts_are_added_to_text_where_they_are_asked_for() {
    let run = broadsheet(&["-", "--format", "text", "--with", "headline,byline"], PAGE.as_bytes());
    assert_eq!(run.code, 0, "{}", run.said);
    assert_eq!(run.output.lines().next(), Some("Council votes for the plan"));
    let markdown = broadsheet(&["-"], PAGE.as_bytes());
    assert_eq!(markdown.output.matches("Council votes for the plan").count(), 1, "{}", markdown.output);
}

#[test]
fn plain_text_is_told_from_a_page_by_its_content() {
    let text = "Council votes for the plan\n\nThe council met on Monday and voted for the plan, with two members against it, after four hours.\n";
    let run = broadsheet(&["-", "--format", "json"], text.as_bytes());
    let reading: serde_json::Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(reading["metadata"]["title"], "Council votes for the plan");
}

#[test]
fn the_output_can_go_to_a_file() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("out.txt");
    let run = broadsheet(&["-", "--format", "text", "-o", path.to_str().unwrap()], PAGE.as_bytes());
    assert_eq!((run.code, run.output.as_str()), (0, ""));
    assert!(std::fs::read_to_string(path).unwrap().starts_with("The council met"));
    refuses(&["-", "-o", "/nowhere/at/all"], PAGE.as_bytes(), 1, "/nowhere/at/all cannot be written");
}

#[test]
fn findings_are_listed_one_a_line() {
    let page = PAGE
        .replace("<p>Work", "<p>Advertisment</p><p>Work")
        .replace("<p>Residents", "<p>Advertisment</p><p>Residents");
    let run = broadsheet(&["-", "--findings"], page.as_bytes());
    assert_eq!(run.code, 0);
    assert_eq!(run.output.lines().count(), 2, "{}", run.output);
    for line in run.output.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!((columns.len(), columns[0], columns[3]), (4, "ad_marker", "Advertisment"), "{line}");
    }
    let run = broadsheet(&["-", "--findings", "--format", "json"], page.as_bytes());
    let findings: serde_json::Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(findings.as_array().unwrap().len(), 2);
    assert_eq!(findings[0]["kind"], "ad_marker");
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    refuses(&["nowhere.html"], b"", 1, "nowhere.html cannot be read");
    refuses(&[env!("CARGO_TARGET_TMPDIR")], b"", 1, "is a directory");
    refuses(&["-"], b"", 1, "empty");
    refuses(&["-"], b" \n\t\n", 1, "empty");
    refuses(&["-"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "binary");
    refuses(&["-"], b"%PDF-1.7\nwords", 1, "binary");
    let path = file("picture.html", b"\xff\xd8\xff\xe0\0\x10JFIF");
    refuses(&[path.to_str().unwrap()], b"", 1, "binary");
    refuses(&["-"], b"<p></p>", 1, "There is no article here");
}

#[test]
fn wrong_arguments_are_refused_in_one_sentence() {
    refuses(&["--fromat", "text"], b"", 2, "--fromat");
    refuses(&["--format", "docx"], b"", 2, "docx");
    refuses(&["--with", "pictures"], b"", 2, "pictures");
    refuses(&["a.html", "b.html"], b"", 2, "b.html");
    refuses(&["batch", "--findings"], b"", 2, "--findings");
    refuses(&["-", "--url", "example"], b"", 1, "\"example\" is not the address of a web page");
}

#[test]
fn a_page_is_decoded_as_its_declaration_says() {
    let page = PAGE
        .replace("<title>", "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><title>")
        .replace("mayor", "m\u{e9}re");
    let bytes: Vec<u8> = page.chars().map(|c| c as u8).collect();
    assert!(broadsheet(&["-", "--format", "text"], &bytes).output.contains("mére"));
    let wide: Vec<u8> = format!("\u{feff}{PAGE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(broadsheet(&["-", "--format", "text"], &wide).output.contains("mayor"));
}

#[test]
fn a_batch_answers_in_order_and_goes_on_after_bad_lines() {
    let page =
        |id: usize| serde_json::json!({"id": id, "url": "https://example.com/a", "html": PAGE.replace("Monday", &format!("day {id}"))}).to_string();
    let mut lines: Vec<String> = (0..200).map(page).collect();
    lines[3] = "no json".to_owned();
    lines[4] = r#"{"id": "x", "html": 5}"#.to_owned();
    lines[5] = r#"{"id": "empty", "html": ""}"#.to_owned();
    lines[6] = r#"{"id": "none", "html": "<p></p>"}"#.to_owned();
    lines[7] =
        serde_json::json!({"id": "text", "text": "The council met on Monday and voted for the plan, with two members against it, after four hours."})
            .to_string();
    let run = broadsheet(&["batch", "--format", "text"], lines.join("\n").as_bytes());
    assert_eq!(run.code, 0);
    assert_eq!(run.said.lines().count(), 1);
    assert!(run.said.contains("200 pages, 3 of them failed"), "{}", run.said);
    let answers: Vec<serde_json::Value> = run.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 200);
    for (number, answer) in answers.iter().enumerate() {
        match number {
            3 => assert!(answer["id"].is_null() && answer["error"].is_string()),
            4 => assert!(answer["id"] == "x" && answer["error"].is_string()),
            5 => assert!(answer["id"] == "empty" && answer["error"].is_string()),
            6 => assert_eq!((&answer["id"], &answer["output"]), (&"none".into(), &"".into())),
            7 => assert!(answer["output"].as_str().unwrap().starts_with("The council met on Monday")),
            _ => {
                assert_eq!(answer["id"], number);
                assert!(answer["output"].as_str().unwrap().contains(&format!("day {number} ")), "{answer}");
            }
        }
    }
}

#[test]
fn a_batch_answers_a_caller_who_waits() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let line = serde_json::json!({"id": 1, "html": PAGE}).to_string() + "\n";
    stdin.write_all(line.as_bytes()).unwrap();
    let mut first = [0u8; 8];
    stdout.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"{\"id\":1,");
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn nobody_reading_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .args(["batch", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = serde_json::json!({"id": 1, "html": PAGE}).to_string() + "\n";
    for _ in 0..100 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
}
