//! The terminal's door: it reads arguments and files, writes to files and screens, and turns errors into exit codes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
