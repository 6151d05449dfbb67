//! The benchmark runs Broadsheet beside its limit (the bare `scraper` parse) and the Rust rivals, page by page in one run, and prints ratios.
//!
//! Every page goes through every engine in turn, several rounds; the least time of an engine on a page counts, as noise only adds.
//! Peak memory is what an engine holds at most beyond what it was given, counted by the allocator.

mod engines;
mod memory;
mod pages;

use engines::{ENGINES, Engine};
use std::time::{Duration, Instant};

/// Rounds over each page.
const ROUNDS: usize = 5;
/// An engine that takes longer than this on a page is not asked again for that page.
const SLOW: Duration = Duration::from_millis(400);

struct Figures {
    engine: &'static Engine,
    times: Vec<Duration>,
    peak: Vec<usize>,
    failed: usize,
}

fn main() {
    // A rival that panics on a page must neither end the run nor flood the table.
    std::panic::set_hook(Box::new(|_| {}));
    let most = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(240);
    let (pages, from) = pages::load(most);
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let mut figures: Vec<Figures> =
        ENGINES.iter().map(|engine| Figures { engine, times: Vec::new(), peak: Vec::new(), failed: 0 }).collect();
    for (number, page) in pages.iter().enumerate() {
        for figure in &mut figures {
            figure.times.push(Duration::MAX);
            figure.peak.push(0);
        }
        for round in 0..ROUNDS {
            for figure in &mut figures {
                if round > 0 && figure.times[number] > SLOW {
                    continue;
                }
                memory::start();
                let start = Instant::now();
                let done = std::panic::catch_unwind(|| (figure.engine.run)(page)).unwrap_or(false);
                let time = start.elapsed();
                figure.peak[number] = memory::peak();
                figure.times[number] = figure.times[number].min(time);
                figure.failed += usize::from(round == 0 && !done);
            }
        }
        if number % 40 == 39 {
            eprintln!("{} of {} pages", number + 1, pages.len());
        }
    }
    print_table(&figures, pages.len(), bytes, &from);
}

fn print_table(figures: &[Figures], pages: usize, bytes: usize, from: &str) {
    println!("{pages} pages of {from}, {:.1} MB, one thread, least of {ROUNDS} rounds\n", bytes as f64 / 1e6);
    println!("| engine | time, all pages | median page | 99th percentile | against the bare parse | Broadsheet is faster by | peak memory, median | 99th | gave nothing |");
    println!("|---|---|---|---|---|---|---|---|---|");
    let total = |figure: &Figures| figure.times.iter().sum::<Duration>().as_secs_f64() * 1e3;
    let bare = total(&figures[0]);
    let ours = total(&figures[1]);
    for figure in figures {
        let mut times = figure.times.clone();
        times.sort();
        let mut peaks = figure.peak.clone();
        peaks.sort_unstable();
        let at = |share: f64| ((pages as f64 - 1.0) * share) as usize;
        println!(
            "| {} | {:.0} ms | {:.2} ms | {:.1} ms | {:.2} × | {:.2} × | {:.2} MB | {:.1} MB | {} |",
            figure.engine.name,
            total(figure),
            times[at(0.5)].as_secs_f64() * 1e3,
            times[at(0.99)].as_secs_f64() * 1e3,
            total(figure) / bare,
            total(figure) / ours,
            peaks[at(0.5)] as f64 / 1e6,
            peaks[at(0.99)] as f64 / 1e6,
            figure.failed
        );
    }
}
