#!/usr/bin/env bash
# Writes the lock files again from pyproject.toml, with hashes and without naming an index.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() {
    local out=$1
    shift
    CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --allow-unsafe \
        --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host \
        --no-emit-find-links --no-emit-options --output-file "$out" "$@"
}

lock requirements.lock --extra postgres --extra s3 pyproject.toml
lock requirements-dev.lock --extra postgres --extra s3 --extra test --extra dev \
    --constraint requirements.lock pyproject.toml
lock requirements-peer.lock scripts/bench/peer/weasyprint.in
