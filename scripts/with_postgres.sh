#!/usr/bin/env bash
# Runs a command with DATABASE_URL set to a PostgreSQL that lives only as long as the command.
set -euo pipefail

bin=$(find /usr/lib/postgresql -maxdepth 3 -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -n 1)
bin=${bin:-$(dirname "$(command -v initdb)")}
home=$(mktemp -d /tmp/tidu-postgres.XXXXXX)
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
    # PostgreSQL refuses to run as root.
    chown postgres "$home"
    as_owner=(runuser -u postgres --)
fi

stop() {
    (cd / && "${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -s stop) >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT TERM

# A socket in a directory of its own: no port to collide with, nobody from outside. What is
# written need not survive a power cut.
if ! (
    cd /
    "${as_owner[@]}" "$bin/initdb" -D "$home/data" -U tidu -A trust --encoding=UTF8 --no-locale &&
        "${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -w -l "$home/server.log" -o "-c listen_addresses= \
            -c unix_socket_directories=$home -c fsync=off -c full_page_writes=off \
            -c synchronous_commit=off -c max_connections=60" start
) >"$home.log" 2>&1; then
    cat "$home.log" "$home/server.log" >&2 || true
    rm -f "$home.log"
    echo "The PostgreSQL for the tests did not start." >&2
    exit 1
fi
rm -f "$home.log"
chmod 755 "$home"
export DATABASE_URL="postgres://tidu@${home//\//%2F}/postgres"
"$@"
