#!/usr/bin/env bash
# The one door to every job of the project: `./build.sh VERB`. A job installs what it lacks, says so, and asks nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/build/install.sh

usage() {
  cat <<'EOF'
./build.sh [VERB]

  dist [--hosts]  dist/chrome/, dist/firefox/ and the two store zips (this is what no verb means);
                  --hosts also writes dist/chrome-hosts/ and dist/firefox-hosts/, with every site granted, for automation
  demo            builds, serves the sample page and opens it in Chromium with Broadsheet in the reader;
                  without a display: pictures in dist/demo/
  shots           pictures of the reader in dist/shots/: articles in many scripts, light and dark, wide and phone, every panel
  store           the pictures for the stores in dist/store/; what the stores say is in docs/store/
  scroll [BLOCKS] how smoothly a story of ten thousand blocks scrolls in the reader, in Chromium
  books           fifty articles of the corpus as EPUB, judged by epubcheck
  check           formatting, lints, types, guards and licences
  test            check, the Rust and the JavaScript tests, and the extension in Chromium and in Firefox
  types           writes extension/generated/ from the Rust types
  licences        writes THIRD-PARTY.md from what ships
  score           measures the core against pages with a truth
  bench [PART]    measures its speed beside its rivals and writes BENCHMARKS.md; parts: native batch growth browser
  reproducible    builds the last commit from two clean clones in different folders; the store zips have to be the same bytes
  hostile          throws the lists of hostile pages at the core and at both browsers, and prints how many were tried
  fuzz [SECONDS]   fuzzes every way into the core, and the settings, for so long each (60); needs Rust's nightly toolchain
  deny             the terms and sources of all dependencies, and what is known against them where its lists can be reached
EOF
}

dist() {
  need_rust
  need_bindgen
  need_node
  node tools/build/dist.js "$@"
}

# The terminal as it is fast, for scores, books and benches.
terminal() {
  need_rust
  cargo build --quiet --locked --release
}

# Rust's tests, and with them the terminal, which the browser suites ask what they should see. With all features, so that the shapes
# of the types are built of the same crates.
build_tests() {
  step "building Rust's tests" cargo test --quiet --locked --all-features --no-run
}

# What a compiler has to say.
check_rust() {
  step "clippy, everything" cargo clippy --quiet --locked --all-targets --all-features -- -D warnings
  step "clippy, as WASM" cargo clippy --quiet --locked --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings
  step "generated types" node tools/build/types.js --check
}

# What takes a few seconds each.
check_rest() {
  step formatting cargo fmt --check
  step licences node tools/build/licences.js --check
  step types node_modules/.bin/tsc -p .
  step lint node_modules/.bin/eslint --max-warnings 0 .
  # The linter knows Firefox only; what Chrome gets differs by three keys of the manifest.
  step "web-ext lint" node_modules/.bin/web-ext lint --source-dir dist/firefox --warnings-as-errors --boring
  step guards node tools/build/guards.js
}

test_rust() {
  check_rust
  step "Rust tests" cargo test --quiet --locked --all-features
}

# Does a job beside the next ones, which go before; `beside_done` waits for it. Nothing is left running: neither where one of
# the others fails, nor after Control and C.
beside() {
  trap wait EXIT
  trap 'kill 0' INT
  (
    trap - EXIT
    renice -n $(($(nice) + 5)) -p "$BASHPID" >/dev/null
    "$@"
  ) &
  other=$!
}

beside_done() {
  wait "$other" || give_up "What ran beside the rest failed: it is said above."
}

verb=dist
if [ $# -gt 0 ] && [[ $1 != --* ]]; then
  verb=$1
  shift
fi
started=$SECONDS

case $verb in
  dist)
    dist "$@"
    ;;
  demo)
    dist --hosts
    need_chromium
    node tools/build/demo.js "$@"
    ;;
  shots)
    dist --hosts
    need_chromium
    node tools/build/shots.js "$@"
    ;;
  store)
    dist --hosts
    need_chromium
    node tools/build/store.js "$@"
    ;;
  scroll)
    dist --hosts
    need_chromium
    node tools/build/scroll.js "$@"
    ;;
  books)
    terminal
    command -v epubcheck >/dev/null || apt_install epubcheck
    python3 tools/score/books.py "$@"
    ;;
  check)
    dist
    check_rest
    check_rust
    echo "check: all good after $((SECONDS - started)) s"
    ;;
  test)
    need_rust
    # The compiler works beside what needs a single core, and then beside the browsers, who wait for pages.
    beside build_tests
    dist --hosts
    need_chromium
    need_display || say "there is no screen: Chromium's question about a site is not answered in this run"
    need_firefox
    check_rest
    step "JavaScript's own tests" node --test --test-reporter=dot tests/unit/*.test.js
    step "settings, spoilt and made up" node tests/fuzz/settings.js 5
    beside_done
    beside test_rust
    step "both browsers" node tests/e2e/run.js
    beside_done
    echo "test: all good after $((SECONDS - started)) s"
    ;;
  types)
    need_rust
    need_node
    node tools/build/types.js "$@"
    ;;
  licences)
    need_rust
    need_node
    node tools/build/licences.js "$@"
    ;;
  score)
    need_rust
    command -v python3 >/dev/null || apt_install python3
    python3 tools/score/score.py "$@"
    ;;
  bench)
    dist --hosts
    terminal
    command -v python3 >/dev/null || apt_install python3
    need_chromium
    need_firefox
    [ -d tests/benches/browser/node_modules ] || (cd tests/benches/browser && npm ci --no-audit --no-fund --silent)
    node tools/bench/bench.js "$@"
    ;;
  hostile)
    # Larger lists than the project's own, where they are there.
    lists="${BROADSHEET_HOSTILE:-../shared/hostile}"
    if [ -d "$lists" ]; then
      BROADSHEET_HOSTILE=$(cd "$lists" && pwd)
      export BROADSHEET_HOSTILE
    fi
    dist --hosts
    need_chromium
    need_firefox
    terminal
    build_tests
    cargo test --quiet --locked --release --test hostile -- --nocapture
    if [ -n "${BROADSHEET_HOSTILE:-}" ]; then
      command -v python3 >/dev/null || apt_install python3
      python3 tools/score/stress.py
    fi
    node tests/e2e/run.js tests/e2e/hostile.test.js
    ;;
  fuzz)
    need_rust
    need_node
    say "fuzzing the settings"
    node tests/fuzz/settings.js "${1:-60}" || give_up "fuzzing the settings found something."
    cargo fuzz --version >/dev/null 2>&1 || step "installing cargo-fuzz" cargo install --quiet cargo-fuzz
    for target in tests/fuzz/fuzz_targets/*.rs; do
      target=$(basename "$target" .rs)
      say "fuzzing $target"
      # What is found on the way goes into the first folder; the second is the kept corpus.
      mkdir -p "target/fuzz/$target"
      # With `-O` the assertions are the profile's choice.
      cargo +nightly fuzz run -O --fuzz-dir tests/fuzz "$target" "target/fuzz/$target" "tests/fuzz/corpus/$target" -- -max_total_time="${1:-60}" -print_final_stats=1 -verbosity=0 || give_up "fuzzing $target found something."
    done
    ;;
  deny)
    need_rust
    need_node
    cargo deny --version >/dev/null 2>&1 || step "installing cargo-deny" cargo install --quiet --locked cargo-deny
    step "terms and sources of the crates" cargo deny --log-level error check bans licenses sources
    # Both lists live on servers of their own; without them nothing is known, and that is said instead of passed over.
    cargo deny --log-level error check advisories || say "NOT CHECKED or found wanting: the advisories against the crates, see above"
    npm audit --omit=dev || say "NOT CHECKED or found wanting: the advisories against the npm packages, see above"
    ;;
  reproducible)
    need_rust
    need_bindgen
    need_node
    node tools/build/reproducible.js
    ;;
  help | --help | -h)
    usage
    ;;
  *)
    echo "There is no verb \"$verb\"." >&2
    usage >&2
    exit 2
    ;;
esac
