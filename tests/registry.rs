//! The registries are what everything else is derived from: a kind or a format that is in one has its file and its page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by stopping"
)]

use broadsheet::Note;
use broadsheet::export::FORMATS;
use broadsheet::findings::{KINDS, WHYS};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The name of a kind as it stands in findings, in settings and in file names.
fn id(kind: broadsheet::findings::Kind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// The kinds that the expected findings of the page folders hold.
fn kinds_on_pages() -> HashSet<String> {
    let folders = fs::read_dir(root().join("tests/pages")).unwrap().map(|entry| entry.unwrap().path());
    let texts = folders.filter_map(|folder| fs::read_to_string(folder.join("findings.txt")).ok());
    texts
        .flat_map(|text| {
            text.lines()
                .filter_map(|line| line.split('\t').next().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_kind_has_a_file_of_its_name_and_a_page_that_shows_it() {
    let shown = kinds_on_pages();
    for row in KINDS {
        let id = id(row.kind);
        assert!(root().join(format!("src/findings/{id}.rs")).exists(), "{id} has no file in src/findings");
        assert!(shown.contains(&id), "no page folder has a finding of the kind {id}");
    }
}

#[test]
fn every_kind_is_registered_once_and_named_in_the_extension() {
    let ids: HashSet<String> = KINDS.iter().map(|row| id(row.kind)).collect();
    assert_eq!(ids.len(), KINDS.len());
    let texts = texts();
    for id in ids {
        for form in ["name", "one", "other"] {
            assert!(texts[format!("kind_{id}_{form}")]["message"].is_string(), "kind_{id}_{form}");
        }
    }
}

/// The English texts of the extension.
fn texts() -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(root().join("extension/_locales/en/messages.json")).unwrap()).unwrap()
}

#[test]
fn every_clause_of_a_reason_and_every_note_has_its_text_in_the_extension() {
    let texts = texts();
    let said = |name: &str| texts[name]["message"].as_str().map(str::to_owned);
    for (code, english) in WHYS {
        assert_eq!(said(&format!("why_{code}")).as_deref(), Some(*english), "why_{code}");
    }
    for note in Note::ALL {
        let code = serde_json::to_value(note).unwrap().as_str().unwrap().to_owned();
        assert_eq!(said(&format!("note_{code}")).as_deref(), Some(note.sentence()), "note_{code}");
    }
}

#[test]
fn every_reason_on_the_pages_is_a_clause_with_its_blanks_filled() {
    for entry in fs::read_dir(root().join("tests/pages")).unwrap() {
        let Ok(html) = fs::read_to_string(entry.unwrap().path().join("page.html")) else {
            continue;
        };
        let reading = broadsheet::read(&broadsheet::dom::from_html(&html, None), &broadsheet::Options::default());
        for finding in reading.findings.iter().chain(&reading.refused) {
            assert!(!finding.why.is_empty(), "{}", finding.rule);
            for why in &finding.why {
                let (_, english) = WHYS.iter().find(|(code, _)| *code == why.code).unwrap();
                let blanks = ["$1", "$2"].iter().filter(|blank| english.contains(*blank)).count();
                assert_eq!(why.values.len(), blanks, "{}", why.code);
            }
        }
    }
}

#[test]
fn every_format_has_a_file_of_its_name_and_an_ending() {
    let ids: HashSet<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(ids.len(), FORMATS.len());
    for format in FORMATS {
        assert!(
            root().join(format!("src/export/{}.rs", format.id)).exists(),
            "{} has no file in src/export",
            format.id
        );
        assert!(!format.extension.contains('.') && format.mime.contains('/'), "{}", format.id);
    }
}

#[test]
fn every_page_folder_is_named_for_a_kind_and_what_it_shows() {
    for entry in fs::read_dir(root().join("tests/pages")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let (kind, what) = name.split_once("--").unwrap_or_default();
        assert!(!kind.is_empty() && !what.is_empty(), "{name}");
    }
}
