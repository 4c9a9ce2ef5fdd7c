#!/usr/bin/env bash
# Every check that does not run the product.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh requirements-dev.lock
scripts/ensure_tools.sh xgettext
bin=.venv/bin

step() {
    echo "== $*"
    "$@"
}

step $bin/ruff check .
step $bin/ruff format --check .
step $bin/mypy .
step $bin/lint-imports
step $bin/python manage.py check --deploy --fail-level WARNING
step $bin/python manage.py makemigrations --check --dry-run
step $bin/python -m scripts.messages check
