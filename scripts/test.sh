#!/usr/bin/env bash
# Every check, then the whole suite on SQLite, then what touches the database on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh requirements-dev.lock
scripts/ensure_tools.sh
scripts/check.sh
.venv/bin/python -m scripts.messages compile

# Not in the settings of a person's shell: the suite chooses its databases itself.
unset DATABASE_URL
echo "== pytest on SQLite"
.venv/bin/pytest -q -n 2 --dist worksteal
echo "== pytest on PostgreSQL (tests that touch the database)"
scripts/with_postgres.sh .venv/bin/pytest -q -n 2 --dist worksteal --database-only
