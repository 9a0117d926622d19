#!/usr/bin/env bash
# Installs what the build needs and this machine lacks: Debian packages through apt-get. Swift itself is only looked for.
# With --tests also what the tests open the report with: a browser and the tools that look into PDF files.
set -euo pipefail

minimum_swift=6.2

fail() {
    echo "steppage: $*" >&2
    exit 1
}

# A package and the command that tells whether it is there: no package manager has to be asked when all is well.
missing=()
need() { # package, command…
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
need pkg-config command -v pkg-config
need libsndfile1-dev pkg-config --exists sndfile
need libssl-dev pkg-config --exists libcrypto
need libsqlite3-dev pkg-config --exists sqlite3
if [ "${1:-}" = --tests ]; then
    need chromium command -v chromium
    need poppler-utils command -v pdfimages
fi

if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get >/dev/null 2>&1 ||
        fail "missing: ${missing[*]}. This is not a Debian-like system; install these libraries (libsndfile," \
            "OpenSSL's libcrypto, SQLite, with headers, and pkg-config) by its own means, then run the command again."
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true >/dev/null 2>&1 ||
            fail "missing: ${missing[*]}. Installing needs root; run: sudo apt-get install ${missing[*]}"
        as_root=(sudo -n)
    fi
    echo "Installing ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get -qq update </dev/null >&2 || fail "apt-get update failed; is the network reachable?"
    "${as_root[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        fail "apt-get could not install ${missing[*]}"
fi

command -v swift >/dev/null 2>&1 ||
    fail "Swift $minimum_swift or newer is missing; see https://www.swift.org/install/linux/ and put it on the PATH."
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
oldest=$(printf '%s\n%s\n' "$minimum_swift" "${version:-0}" | sort -V | head -n 1)
[ "$oldest" = "$minimum_swift" ] ||
    fail "Swift ${version:-of unknown version} is too old; $minimum_swift or newer is needed: https://www.swift.org/install/linux/"
