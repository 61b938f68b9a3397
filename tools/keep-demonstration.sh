#!/usr/bin/env bash
# Keeps the demonstration as the program fills it now, on both databases, in tests/Dudao.Server.Tests/Kept, for later versions to migrate:
#   tools/keep-demonstration.sh NAME      build the program first; needs sqlite3 and Debian's postgresql
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?NAME of what is kept, such as first-loop}
program=$PWD/src/Dudao.Server/bin/Debug/net10.0/dudao
kept=$PWD/tests/Dudao.Server.Tests/Kept
postgres=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
work=$(mktemp -d)
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
trap 'as_postgres "$postgres/pg_ctl" -s -D "$work/cluster" -m immediate stop 2>/dev/null || true; rm -rf "$work"' EXIT

# fill FOLDER [OPTION…]: fills the demonstration and ends the program as soon as it listens.
fill() {
  local folder=$1; shift
  "$program" serve --demo --urls http://127.0.0.1:0 --data "$folder" "$@" > "$work/said" &
  local id=$!
  until grep -q '督导平台已启动' "$work/said"; do kill -0 $id; sleep 0.2; done
  kill -TERM $id; wait $id || true
}

# pack FOLDER DATABASE ENDING: the database and the files that its documents name.
pack() { (cd "$1" && tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -c "$2" $(ls -d files 2>/dev/null || true) | gzip -9n > "$kept/$name.$3.tar.gz"); }

fill "$work/sqlite"
sqlite3 "$work/sqlite/dudao.db" "VACUUM INTO '$work/whole.db'"
mv "$work/whole.db" "$work/sqlite/dudao.db"
pack "$work/sqlite" dudao.db sqlite

mkdir "$work/cluster" "$work/postgres"
chmod 755 "$work"
[ "$(id -u)" = 0 ] && chown postgres "$work/cluster"
as_postgres "$postgres/initdb" --no-sync --no-instructions -A trust -U postgres -E UTF8 --locale=C.UTF-8 -D "$work/cluster" > /dev/null
as_postgres "$postgres/pg_ctl" -s -w -D "$work/cluster" -l "$work/cluster/log" -o "-p 54329 -k $work/cluster -c fsync=off" start
as_postgres "$postgres/createdb" -h 127.0.0.1 -p 54329 -U postgres dudao
fill "$work/postgres" --database 'Host=127.0.0.1;Port=54329;Username=postgres;Database=dudao'
# Without psql's own commands and with search_path as it was, so that any client may run it.
as_postgres "$postgres/pg_dump" -h 127.0.0.1 -p 54329 -U postgres --inserts --no-owner --no-privileges dudao |
  grep -v -e '^\\' -e "set_config('search_path'" > "$work/postgres/dudao.sql"
pack "$work/postgres" dudao.sql postgres
ls -l "$kept"/*.tar.gz
