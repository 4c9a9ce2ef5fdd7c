#!/usr/bin/env bash
# What the tests need beside Python: installed when that is allowed, named plainly when not.
# With arguments only those tools are looked for.
set -euo pipefail
cd "$(dirname "$0")/.."

has() {
    case $1 in
    postgres) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null ;;
    chinese-font) fc-list :lang=zh-cn 2>/dev/null | grep -q . ;;
    pango) [[ $(ldconfig -p) == *libpangoft2-1.0* && $(ldconfig -p) == *libharfbuzz-subset* ]] ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

declare -A package=(
    [chromium]=chromium [pdftotext]=poppler-utils [fc-list]=fontconfig
    [chinese-font]=fonts-wqy-microhei [xgettext]=gettext [postgres]=postgresql
    [pango]="libpangoft2-1.0-0 libharfbuzz-subset0"
)
wanted=("$@")
[ $# -gt 0 ] || wanted=(chromium pdftotext fc-list chinese-font xgettext postgres)

missing=()
for tool in "${wanted[@]}"; do
    if ! has "$tool"; then
        read -ra names <<<"${package[$tool]}"
        missing+=("${names[@]}")
    fi
done
[ ${#missing[@]} -eq 0 ] || scripts/apt.sh "${missing[@]}"

for tool in "${wanted[@]}"; do
    if ! has "$tool"; then
        echo "${package[$tool]} is installed, but $tool is still not found." >&2
        exit 1
    fi
done
