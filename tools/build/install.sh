# What a job needs and the machine lacks is installed here, once, and said aloud. Read by build.sh, never run alone.
#
# Debian's packages come from apt; programs that have to fit a version of ours go into a folder of their own under the user's
# cache, so that a fresh clone finds them again and nothing of the machine is replaced.

cache="${XDG_CACHE_HOME:-$HOME/.cache}/broadsheet"
# The version that the browser suites were written against; Firefox asks for 0.36 or later.
geckodriver_version=0.37.1
# Where Debian's own Node.js is older than the tools demand.
node_version=22

say() {
  printf '== %s\n' "$*" >&2
}

give_up() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# Runs one named part of a job and says which one failed.
step() {
  local name=$1
  shift
  say "$name"
  "$@" </dev/null || give_up "$name failed."
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    give_up "This has to be run as root, or with sudo installed: $*"
  fi
}

apt_updated=
apt_install() {
  command -v apt-get >/dev/null || give_up "Please install $* (this machine has no apt-get to do it with)."
  say "installing with apt-get: $*"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq </dev/null >&2
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2
}

need_rust() {
  if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  if ! command -v cargo >/dev/null; then
    command -v curl >/dev/null || apt_install curl ca-certificates
    say "installing Rust with rustup"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y -q --no-modify-path --default-toolchain none >&2 ||
      give_up "Rust is missing and could not be installed; see https://rustup.rs."
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  command -v cc >/dev/null || apt_install build-essential
  # With rustup, asking for a version installs the toolchain of rust-toolchain.toml, with its target and components.
  cargo --version >/dev/null || give_up "The Rust toolchain of rust-toolchain.toml could not be installed."
  if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
    command -v rustup >/dev/null || give_up "Rust's target wasm32-unknown-unknown is missing, and there is no rustup to install it with."
    say "installing Rust's target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown >&2
  fi
}

# cargo_install PROGRAM CRATE VERSION: the program's path, from the machine where the version is right, else from our cache.
cargo_install() {
  local program=$1 crate=$2 version=$3
  local folder="$cache/$crate-$version"
  if [ ! -x "$folder/bin/$program" ]; then
    say "installing $crate $version into $folder (a few minutes, once)"
    # Without --locked: the lock files that these crates ship name versions that newer compilers refuse.
    cargo install --quiet --version "=$version" --root "$folder" "$crate" </dev/null >&2 ||
      give_up "$crate $version could not be installed."
  fi
  printf '%s\n' "$folder/bin/$program"
}

# The WASM's JavaScript has to be written by the very version that Cargo.lock holds.
need_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
  if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
    WASM_BINDGEN=wasm-bindgen
  else
    WASM_BINDGEN=$(cargo_install wasm-bindgen wasm-bindgen-cli "$version")
  fi
  export WASM_BINDGEN
}

node_is_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

need_node() {
  local own="$cache/node-$node_version/node_modules"
  local machine
  if ! node_is_enough && [ -d "$own" ]; then
    PATH="$(echo "$own"/node-linux-*/bin):$PATH"
  fi
  if ! node_is_enough; then
    command -v npm >/dev/null || apt_install nodejs npm
  fi
  if ! node_is_enough; then
    machine=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
    say "installing Node.js $node_version into $cache (this machine's is $(node --version), the tools want 20.19 or later)"
    npm install --silent --no-audit --no-fund --prefix "$cache/node-$node_version" "node-linux-$machine@$node_version" </dev/null >&2
    PATH="$own/node-linux-$machine/bin:$PATH"
  fi
  node_is_enough || give_up "Node.js 20.19 or later is needed."
  command -v npm >/dev/null || apt_install npm

  local stamp=node_modules/.installed
  if ! cmp -s package-lock.json "$stamp"; then
    say "installing npm packages"
    # No package of ours needs to run anything at install.
    npm ci --silent --no-audit --no-fund --ignore-scripts </dev/null >&2 || give_up "The npm packages could not be installed."
    cp package-lock.json "$stamp"
  fi
}

need_chromium() {
  command -v chromium >/dev/null && command -v chromedriver >/dev/null || apt_install chromium chromium-driver fonts-dejavu-core fonts-liberation
}

# A screen that nobody looks at, for what Chromium asks outside of every page.
need_display() {
  command -v Xvfb >/dev/null && command -v xdotool >/dev/null || apt_install xvfb xdotool
}

need_firefox() {
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || apt_install firefox-esr fonts-dejavu-core fonts-liberation
  if command -v geckodriver >/dev/null; then
    GECKODRIVER=$(command -v geckodriver)
  else
    need_rust
    GECKODRIVER=$(cargo_install geckodriver geckodriver "$geckodriver_version")
  fi
  export GECKODRIVER
}
