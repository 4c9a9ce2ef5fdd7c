#!/usr/bin/env bash
# Installs Debian packages when this person may; otherwise says plainly what to install.
set -euo pipefail

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Missing on this machine: $*" >&2
        echo "Please install: sudo apt-get install $*" >&2
        exit 1
    fi
    as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null; then
    echo "Missing on this machine, and there is no apt-get to install it with: $*" >&2
    exit 1
fi
echo "Installing $*"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "apt could not install: $*. Please install it by hand and start again." >&2
    exit 1
fi
