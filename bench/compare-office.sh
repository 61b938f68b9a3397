#!/usr/bin/env bash
# The office at work, on SQLite and on a PostgreSQL of its own: bench/compare-office.sh [--seconds N]. See docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
binaries=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$folder"
trap 'as "$binaries/pg_ctl" -s -D "$folder/data" -m immediate stop || true; rm -rf "$folder"' EXIT
as "$binaries/initdb" -A trust -U postgres -E UTF8 --locale=C.UTF-8 -D "$folder/data" > /dev/null
as "$binaries/pg_ctl" -s -w -D "$folder/data" -l "$folder/log" -o "-p 54329 -k $folder -c max_connections=200" start
dotnet build -c Release bench/Dudao.Benchmarks -v q -clp:ErrorsOnly
echo "== SQLite"
dotnet run -c Release --no-build --project bench/Dudao.Benchmarks -- office "$@"
echo "== PostgreSQL"
dotnet run -c Release --no-build --project bench/Dudao.Benchmarks -- office --database "Host=127.0.0.1;Port=54329;Username=postgres;Database=postgres" "$@"
