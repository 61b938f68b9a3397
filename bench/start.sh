#!/usr/bin/env bash
# Start to first page, five times, and idle memory of the built program over data:
#   bench/start.sh [FOLDER]      without a FOLDER the demonstration is filled first; DUDAO_PROGRAM names another build
set -euo pipefail
cd "$(dirname "$0")/.."
program=${DUDAO_PROGRAM:-$PWD/src/Dudao.Server/bin/Release/net10.0/dudao}
port=54380
folder=${1:-}
demo=()
work=$(mktemp -d)
id=
trap '[ -z "$id" ] || kill "$id" 2>/dev/null || true; rm -rf "$work"' EXIT

page() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/sign-in")" = 200 ]; }
start() { "$program" serve --urls "http://127.0.0.1:$port" --data "$folder" "${demo[@]}" > "$work/said" 2>&1 & id=$!; until page; do kill -0 $id; sleep 0.02; done; }
stop() { kill -TERM "$id"; wait "$id" || true; id=; }

if [ -z "$folder" ]; then
  folder=$work/data; demo=(--demo)
  start; stop
fi

for run in 1 2 3 4 5; do
  from=$(date +%s%N)
  start
  echo "start to first page, run $run: $((($(date +%s%N) - from) / 1000000)) ms"
  [ "$run" = 5 ] || stop
done
for _ in $(seq 20); do page; done
sleep 30
echo "idle memory: $(($(awk '/VmRSS/ { print $2 }' /proc/$id/status) / 1024)) MB"
