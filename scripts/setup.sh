#!/usr/bin/env bash
# Everything before the server: dependencies, messages, database, edition, demo, static files.
# A step whose inputs did not change is left out, except migrations: those are always looked at.
set -euo pipefail
# Answers are nobody else's on this machine to read.
umask 077
cd "$(dirname "$0")/.."
scripts/install.sh requirements.lock
mkdir -p .stamps

# One hash over names and contents of everything under the given paths.
fingerprint() {
    find "$@" -type f ! -name '*.pyc' ! -name '*.mo' -print0 | sort -z | xargs -0 sha256sum | sha256sum
}

# changed NAME FINGERPRINT: true when the step has to run again.
changed() { [ "$(cat ".stamps/$1" 2>/dev/null)" != "$2" ]; }

messages=$(fingerprint locale)
if changed messages "$messages" || [ ! -e locale/zh_Hans/LC_MESSAGES/django.mo ]; then
    .venv/bin/python -m scripts.messages compile
    echo "$messages" >.stamps/messages
fi

.venv/bin/python manage.py migrate --no-input --verbosity 0

# A database that was thrown away and made again needs its content again: hence its birth in the
# fingerprint. A PostgreSQL database cannot be told so, and both steps are safe to run twice.
file=${TIDU_SQLITE_FILE:-db.sqlite3}
birth=$(if [ -z "${DATABASE_URL:-}" ]; then stat -c '%n %i %W' "$file"; else date +%s%N; fi)
content="$birth $(fingerprint seeds fixtures maturity assessments/actions assessments/demo.py)"
if changed content "$content" || [ ! -s .stamps/log-ins ]; then
    echo "Publishing the 2025 edition and replaying the demo"
    .venv/bin/python manage.py load_rubric seeds/smart-factory-2025 --publish --unless-edited
    .venv/bin/python manage.py demo >.stamps/log-ins.new
    mv .stamps/log-ins.new .stamps/log-ins
    echo "$content" >.stamps/content
fi

static=$(fingerprint config/static requirements.lock)
if changed static "$static" || [ ! -d "${TIDU_STATIC_ROOT:-staticfiles}" ]; then
    .venv/bin/python manage.py collectstatic --no-input --clear --verbosity 0
    echo "$static" >.stamps/static
fi
