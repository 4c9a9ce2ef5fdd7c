#!/usr/bin/env bash
# The virtual environment with exactly what a lock file names; nothing to do when it did not change.
# A second argument names another environment than .venv.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=${1:-requirements.lock}
venv=${2:-.venv}

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Tidu needs python3, version 3.11 or newer. Please install it." >&2
    exit 1
fi
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || scripts/apt.sh python3-venv
    echo "Making the virtual environment"
    python3 -m venv --clear "$venv"
    rm -rf ".stamps/$lock"
    [ "$venv" != .venv ] || rm -rf .stamps
fi

stamp=.stamps/$lock
hash=$(sha256sum "$lock" | cut -d ' ' -f 1)
if [ "$(cat "$stamp" 2>/dev/null)" != "$hash" ]; then
    echo "Installing what $lock names (the first time takes a minute or two)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    mkdir -p .stamps
    echo "$hash" >"$stamp"
fi
