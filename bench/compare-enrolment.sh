#!/usr/bin/env bash
# The engine of enrolment beside its peers, in one run on this machine: bench/compare-enrolment.sh [--rows N] [--febrl FOLDER] [--write]
# Peers: Debian's sqlite3, postgresql and python3-openpyxl, NuGet's DuckDB.NET. --write puts the table into docs/benchmarks.md.
# Needs /usr/bin/time (Debian's time). Take nothing else on the machine meanwhile: what counts are the ratios.
set -euo pipefail
cd "$(dirname "$0")/.."
rows=1000000 febrl="" write=""
while [ $# -gt 0 ]; do
  case $1 in
    --rows) rows=$2; shift 2 ;;
    --febrl) febrl=$2; shift 2 ;;
    --write) write=1; shift ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
  esac
done
[ -n "${DUDAO_PROGRAM:-}" ] || dotnet build -v q -clp:ErrorsOnly -c Release src/Dudao.Server
dudao=${DUDAO_PROGRAM:-$PWD/src/Dudao.Server/bin/Release/net10.0/dudao}
work=$(mktemp -d)
# The first Python that has openpyxl: Debian's, where another comes before it in the path.
python=python3
for one in python3 /usr/bin/python3; do if "$one" -c "import openpyxl" 2> /dev/null; then python=$one; break; fi; done
postgres_data=""
finish() {
  [ -z "$postgres_data" ] || as_postgres "$bin/pg_ctl" -s -D "$postgres_data" -m immediate stop || true
  rm -rf "$work"
}
trap finish EXIT
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
# run NAME CMD…: seconds into $seconds, peak memory in MB into $megabytes
run() {
  local log=$work/time
  /usr/bin/time -o "$log" -f "%e %M" "$@" > "$work/out" 2> "$work/err" || { cat "$work/out" "$work/err" >&2; exit 1; }
  read -r seconds kilobytes < "$log"
  megabytes=$((kilobytes / 1024))
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
table=$work/table.md
{
  echo "Measured on $(date -I), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the run, $rows pupils."
  echo
  echo "| work | here | peer | ratio | asked | peak MB |"
  echo "|---|---|---|---|---|---|"
} > "$table"
line() { echo "| $1 | $2 s | $3 | $4 | $5 | $6 |" | tee -a "$table"; }

"$dudao" demo --schools 400 --students "$rows" --seed 7 --out "$work/county" > "$work/out"
roll=$work/county/roll-autumn.csv registration=$work/county/registration-spring.csv

# An office has its database: what making one costs is no part of an import.
database() { "$dudao" import undo 00000000-0000-0000-0000-000000000001 "$@" > /dev/null 2>&1 || true; }

# Import into SQLite beside the shell's bare .import
run sqlite3 "$work/bare.db" ".mode csv" ".import $roll pupils"; bare=$seconds
database --data "$work/data"
run "$dudao" import roll "$roll" --term 2025-autumn --data "$work/data"
line "import, checked, sealed, indexed, SQLite" "$seconds" "sqlite3 .import $bare s" "$(ratio "$seconds" "$bare")" "≤ 2.0 (aim 1.3)" "$megabytes"

# Into PostgreSQL beside bare COPY
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
postgres_data=$(mktemp -d); chmod 755 "$work"
[ "$(id -u)" != 0 ] || chown postgres "$postgres_data"
as_postgres "$bin/initdb" --no-sync --no-instructions -A trust -U postgres -E UTF8 --locale=C.UTF-8 -D "$postgres_data/data" > /dev/null
port=$((20000 + RANDOM % 20000))
as_postgres "$bin/pg_ctl" -s -w -D "$postgres_data/data" -l "$postgres_data/log" -o "-p $port -k $postgres_data -c fsync=off" start
postgres_data=$postgres_data/data
psql() { command psql -q -h 127.0.0.1 -p "$port" -U postgres "$@"; }
psql -c "CREATE DATABASE peer" -c "CREATE DATABASE dudao"
columns=$(head -1 "$roll" | sed 's/[^,]*/"&" text/g')
psql -d peer -c "CREATE TABLE pupils ($columns)"
run "$(type -P psql)" -q -h 127.0.0.1 -p "$port" -U postgres -d peer -c "\\copy pupils FROM '$roll' (FORMAT csv, HEADER)"; bare=$seconds
database --data "$work/pg" --database "Host=127.0.0.1;Port=$port;Username=postgres;Database=dudao"
run "$dudao" import roll "$roll" --term 2025-autumn --data "$work/pg" --database "Host=127.0.0.1;Port=$port;Username=postgres;Database=dudao"
line "import, PostgreSQL" "$seconds" "COPY $bare s" "$(ratio "$seconds" "$bare")" "≤ 3" "$megabytes"

# 200,000 × 20 of .xlsx beside openpyxl read-only
if "$python" -c "import openpyxl" 2> /dev/null; then
  "$python" - "$roll" "$work/roll.xlsx" <<'PY'
import csv, sys, openpyxl
book = openpyxl.Workbook(write_only=True); sheet = book.create_sheet("学籍")
for i, row in enumerate(csv.reader(open(sys.argv[1], encoding="utf-8"))):
    if i > 200000: break
    sheet.append(row)
book.save(sys.argv[2])
PY
  run "$python" -c "import openpyxl, sys; [0 for row in openpyxl.load_workbook('$work/roll.xlsx', read_only=True).active.iter_rows(values_only=True)]"; bare=$seconds
  run "$dudao" import roll "$work/roll.xlsx" --term 2025-autumn --dry-run
  line "200,000 × 20 of .xlsx read and checked" "$seconds" "openpyxl $bare s" "$(ratio "$bare" "$seconds") × faster" "≥ 10 ×" "$megabytes"
fi

# Reconcile by number beside DuckDB
cp bench/duckdb-reconcile.cs "$work/"   # away from the properties of the solution
bare=$(dotnet run "$work/duckdb-reconcile.cs" -- "$roll" "$registration" "$work/duck.csv" | tail -1)
run "$dudao" reconcile --expected "$roll" --registered "$registration" --movements "$work/county/movements.csv" --day 2026-03-01 --out "$work/out.csv"
line "reconcile by number" "$seconds" "DuckDB $bare s" "$(ratio "$seconds" "$bare")" "≤ 1.0" "$megabytes"

# Link without numbers
cat > "$work/fields.json" <<'JSON'
{"compare":[{"column":"姓名","how":"name"},{"column":"性别","how":"exact"},{"column":"出生日期","how":"date"},{"column":"监护人","how":"name"},{"column":"监护人电话","how":"id"},{"column":"户籍地","how":"text"},{"column":"学校标识码","how":"exact"}]}
JSON
run "$dudao" link "$roll" "$registration" --id 学籍号 --fields "$work/fields.json" --out "$work/pairs.csv"
line "link without numbers" "$seconds" "" "" "< 20 s (aim 10)" "$megabytes"
python3 - "$work" <<'PY' | tee -a "$table"
import csv, sys
work = sys.argv[1]
county = f"{work}/county/"
roll = list(csv.DictReader(open(county + "roll-autumn.csv", encoding="utf-8")))
truth = [row["class"] for row in csv.DictReader(open(county + "truth.csv", encoding="utf-8"))]
there = {row["学籍号"] for row, fate in zip(roll, truth) if fate in ("present", "elsewhere-with-movement", "elsewhere-without-movement")}
missing = {row["学籍号"] for row, fate in zip(roll, truth) if fate == "missing"}
listed = {row["学籍号"] for row in csv.DictReader(open(county + "registration-spring.csv", encoding="utf-8")) if row["是否报到"] == "否"}
pairs = list(csv.DictReader(open(f"{work}/pairs.csv", encoding="utf-8")))
# A corrupted student number still names its child where its other columns do; only untouched ones are counted here.
known = {row["学籍号"] for row in roll}
came = {row["学籍号"] for row in csv.DictReader(open(county + "registration-spring.csv", encoding="utf-8")) if row["是否报到"] != "否"} & there
judged = [pair for pair in pairs if pair["id_b"] in known]
right = sum(pair["id_a"] == pair["id_b"] for pair in judged)
found = sum(pair["id_a"] == pair["id_b"] and pair["id_b"] in came for pair in pairs)
absorbed = sum(pair["id_a"] in missing and pair["id_a"] not in listed and pair["id_a"] != pair["id_b"] for pair in pairs)
print(f"\nLinks without numbers: precision {right / len(judged):.5f}, recall {found / len(came):.5f} (asked 0.999, 0.997); of {len(missing - listed)} missing children {absorbed} absorbed by another record (asked: at most 1 in 1,000).")
PY

if [ -n "$febrl" ]; then
  "$dudao" link "$febrl/febrl1-a.csv" "$febrl/febrl1-b.csv" --id rec_id --fields docs/fields/febrl.json --out "$work/f1.csv" > "$work/out"
  "$dudao" link "$febrl/febrl3.csv" --id rec_id --fields docs/fields/febrl.json --out "$work/f3.csv" > "$work/out"
  python3 - "$febrl" "$work" <<'PY' | tee -a "$table"
import csv, sys
from collections import Counter
febrl, work = sys.argv[1:]
person = lambda record: record.split("-")[1]
def f1(file, total):
    pairs = list(csv.DictReader(open(file, encoding="utf-8")))
    return 2 * sum(person(p["id_a"]) == person(p["id_b"]) for p in pairs) / (len(pairs) + total)
ids = [row["rec_id"] for row in csv.DictReader(open(f"{febrl}/febrl3.csv"))]
total = sum(n * (n - 1) // 2 for n in Counter(map(person, ids)).values())
print(f"\nFEBRL with docs/fields/febrl.json: febrl1 a with b F1 {f1(work + '/f1.csv', 500):.4f}; doubles of febrl3 pairwise F1 {f1(work + '/f3.csv', total):.4f} (asked ≥ 0.998).")
PY
fi

if [ -n "$write" ]; then
  python3 - "$table" docs/benchmarks.md <<'PY'
import re, sys
table, path = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]
text = open(path, encoding="utf-8").read()
begin, end = "<!-- enrolment: written by bench/compare-enrolment.sh -->", "<!-- /enrolment -->"
text = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: f"{begin}\n{table}\n{end}", text, flags=re.S)
open(path, "w", encoding="utf-8").write(text)
PY
fi
