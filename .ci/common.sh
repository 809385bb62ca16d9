# Sourced by every script of .ci: where things lie, and how they are told.
# Needs bash and coreutils only, for it runs before anything is installed.
# shellcheck shell=bash

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# `.ci/run` points CARGO_TARGET_DIR at the user's cache folder; by hand it is
# the usual target/.
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
# The server looks for its site folder beside its binary.
SITE=$TARGET/debug/site
TOOLCHAIN_ENV=$TARGET/toolchain.env
mkdir -p "$TARGET"

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
die() {
  printf '\033[1;31mstopped:\033[0m %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '    %s\n' "$line" >&2; done
  exit 1
}

# timed "what" command…: says what is done, and how long it took.
timed() {
  local what=$1 began=$SECONDS code=0
  shift
  say "$what"
  "$@" || code=$?
  if [ $code -eq 0 ]; then note "$what: $((SECONDS - began)) s"; else note "$what: failed after $((SECONDS - began)) s"; fi
  return $code
}

has() { command -v "$1" >/dev/null 2>&1; }

is_debian() { [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release && has apt-get; }

# apt_install package…: installs those that are not there yet.
apt_install() {
  local missing=() package sudo=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local remedy="sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if has sudo && sudo -n true 2>/dev/null; then
      sudo=(sudo -n)
    else
      note "not root, and no sudo without a password; please run:"
      note "  $remedy"
      return 1
    fi
  fi
  local log=$TARGET/apt.log
  note "apt-get install ${missing[*]}"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >"$log" 2>&1 ||
    note "apt-get update failed (see $log); trying with the lists that are there"
  if ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    note "apt-get could not install them; by hand: $remedy"
    return 1
  fi
}

# cargo for the browser's half, after toolchain.env. It has a target folder of
# its own, since build scripts look at RUSTC_BOOTSTRAP and the host build would
# start anew each time.
wasm_cargo() {
  env ${WASM_ENV[@]+"${WASM_ENV[@]}"} cargo build --locked --profile wasm-release --target wasm32-unknown-unknown \
    --target-dir "$TARGET/wasm" ${WASM_ARGS[@]+"${WASM_ARGS[@]}"} "$@"
}
