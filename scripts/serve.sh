#!/usr/bin/env bash
# The demo on this machine: the only place that relaxes a setting.
set -euo pipefail
# Answers are nobody else's on this machine to read.
umask 077
cd "$(dirname "$0")/.."
port=${TIDU_PORT:-8000}

if ! .venv/bin/python -c "import socket; socket.create_server(('127.0.0.1', $port))" 2>/dev/null; then
    echo "Port $port is in use. Stop what runs there, or choose another: TIDU_PORT=8010 make run" >&2
    exit 1
fi
# Without TLS on a laptop, cookies marked secure would never come back.
export TIDU_INSECURE_HTTP=1
cat .stamps/log-ins
echo "Tidu runs at http://127.0.0.1:$port (stop it with Ctrl-C)"
# Two plain workers: under threads, SQLite's writers wait for each other far longer. The code is
# loaded once, before they part.
exec .venv/bin/gunicorn config.wsgi:application --bind "127.0.0.1:$port" --workers 2 \
    --worker-class sync --preload --timeout 60 --limit-request-line 8190 --log-level warning
