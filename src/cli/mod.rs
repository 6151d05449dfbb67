//! The command line is what a user of the terminal can ask for: one page at a time, or a batch of them.

mod batch;
mod decode;
mod one;

use broadsheet::export::{FORMATS, With};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Takes the clutter out of a news page and prints its article.
#[derive(Parser)]
#[command(name = "broadsheet", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    one: One,
}

#[derive(Subcommand)]
enum Command {
    /// Reads many pages: JSON lines in, JSON lines out, in the same order.
    ///
    /// Standard input holds one object a line, {"id", "url"?, "html" or "text"}; standard output answers each with {"id", "output"} or {"id", "error"}. A page without
    /// an article has an empty output. The summary goes to standard error.
    Batch(Output),
}

/// One page.
#[derive(Args)]
struct One {
    /// The page, .html or .txt; "-" reads standard input and looks at the content.
    file: Option<PathBuf>,
    /// The page's address: relative links are resolved against it.
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    output: Output,
    /// Lists what is clutter, one finding a line: kind, rule, evidence, excerpt; with "--format json" as an array.
    #[arg(long)]
    findings: bool,
    /// Writes to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Writes the article as an EPUB book to this file, without its pictures, and nothing else.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "findings"])]
    epub: Option<PathBuf>,
}

/// What comes out.
#[derive(Args)]
struct Output {
    /// The format of the output; the registry's first is the default.
    #[arg(long, default_value = FORMATS[0].id, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.id)))]
    format: String,
    /// What the output holds besides the story [default: nothing in text, everything in the other formats].
    #[arg(long, value_delimiter = ',', value_name = "PARTS")]
    with: Option<Vec<Part>>,
}

/// A part of the output that can be left out.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The headline.
    Headline,
    /// Byline and date.
    Byline,
    /// Captions and credits of pictures.
    Captions,
}

impl Output {
    /// Text is made for programs, which want the story alone; the other formats are made to be kept, and hold everything.
    fn with(&self) -> With {
        let has = |part| match &self.with {
            Some(parts) => parts.contains(&part),
            None => self.format != "text",
        };
        With {
            headline: has(Part::Headline),
            byline: has(Part::Byline),
            captions: has(Part::Captions),
        }
    }
}

/// Why a command stopped before its end.
enum Stop {
    /// One sentence for the user.
    Said(String),
    /// Nobody reads the output any more, as `| head` does: not worth a word.
    Unread,
}

impl Stop {
    fn said(sentence: impl fmt::Display) -> Stop {
        Stop::Said(sentence.to_string())
    }

    fn writing(error: io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Unread,
            _ => Stop::Said(format!("The output cannot be written: {}.", reason(&error))),
        }
    }
}

/// An operating system's error in words, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

/// Runs the program and says how it ended: 0 done, 1 failed, 2 asked for something that does not exist.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            say(&sentence(&error));
            return ExitCode::from(2);
        }
        // Help and version are errors to clap; that nobody reads them is not one to us.
        Err(help) => {
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let done = match &arguments.command {
        Some(Command::Batch(output)) => batch::run(output),
        None => one::run(&arguments.one),
    };
    match done {
        Ok(()) | Err(Stop::Unread) => ExitCode::SUCCESS,
        Err(Stop::Said(sentence)) => {
            say(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// The first paragraph of a message of clap's as one sentence, without its tips and its usage text.
fn sentence(error: &clap::Error) -> String {
    let text = error.to_string();
    let first = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let words = words.join(" ");
    format!("{}. Try \"broadsheet --help\".", words.trim_start_matches("error: "))
}

/// Says something to the user, beside the output. Where even that cannot be written there is nobody to tell.
fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "broadsheet: {sentence}");
}
