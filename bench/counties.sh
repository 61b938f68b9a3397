#!/usr/bin/env bash
# Ten synthetic counties of 30,000 without any number: bench/counties.sh [COUNTIES] [PUPILS]. Each must find every planted missing child (review
# counts as found), call no present child missing, and leave at most 0.5 % in review. Exit code 1 where one does not.
set -euo pipefail
cd "$(dirname "$0")/.."
counties=${1:-10} pupils=${2:-30000}
[ -n "${DUDAO_PROGRAM:-}" ] || dotnet build -v q -clp:ErrorsOnly -c Release src/Dudao.Server
dudao=${DUDAO_PROGRAM:-$PWD/src/Dudao.Server/bin/Release/net10.0/dudao}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0
for seed in $(seq 1 "$counties"); do
  "$dudao" demo --schools 60 --students "$pupils" --seed "$seed" --out "$work/c" > /dev/null
  python3 - "$work/c" <<'PY'
import csv, sys
for name in ("roll-autumn", "registration-spring"):
    rows = list(csv.reader(open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8")))
    blank = [rows[0].index("学籍号"), rows[0].index("身份证件号")]
    for row in rows[1:]:
        for column in blank: row[column] = ""
    csv.writer(open(f"{sys.argv[1]}/{name}.csv", "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
PY
  "$dudao" reconcile --expected "$work/c/roll-autumn.csv" --registered "$work/c/registration-spring.csv" --movements "$work/c/movements.csv" \
    --day 2026-03-01 --out "$work/out.csv" > /dev/null
  python3 - "$work" "$seed" <<'PY' || failed=1
import csv, sys
work, seed = sys.argv[1:]
truth = [row["class"] for row in csv.DictReader(open(f"{work}/c/truth.csv", encoding="utf-8"))]
found = [row["class"] for row in csv.DictReader(open(f"{work}/out.csv", encoding="utf-8")) if row["list"] == "expected"]
there = ("present", "elsewhere-with-movement", "elsewhere-without-movement")
lost = sum(t == "missing" and f not in ("missing", "review") for t, f in zip(truth, found))
wrong = sum(t in there and f == "missing" for t, f in zip(truth, found))
review = found.count("review") / len(found)
print(f"county {seed}: {len(found)} expected, {truth.count('missing')} missing, {lost} lost, {wrong} present called missing, {review:.2%} in review")
sys.exit(1 if lost or wrong or review > 0.005 else 0)
PY
done
exit $failed
