#!/usr/bin/env bash
# The engine of balance beside DuckDB, in one run on this machine: bench/compare-balance.sh [--write]. Take nothing else on the machine meanwhile.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -n "${DUDAO_PROGRAM:-}" ] || dotnet build -v q -clp:ErrorsOnly -c Release src/Dudao.Server
dudao=${DUDAO_PROGRAM:-$PWD/src/Dudao.Server/bin/Release/net10.0/dudao}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 bench/balance_county.py 200000 2800 1 > "$work/country.csv"
python3 bench/balance_county.py 500 1 9 > "$work/county.csv"
python3 - "$work" <<'PY'
# A county as unequal as those that have a plan to make: figures of every other kind scattered further.
import csv, random, sys
draw = random.Random(3)
rows = list(csv.DictReader(open(f"{sys.argv[1]}/county.csv")))
for row in rows:
    for column in ("books", "computers", "equipment_value", "sports_area", "floor_area"):
        row[column] = round(float(row[column]) * draw.choice([0.3, 1, 1, 4]))
writer = csv.DictWriter(open(f"{sys.argv[1]}/county.csv", "w"), rows[0].keys()); writer.writeheader(); writer.writerows(rows)
PY
table=$work/table.md
{ echo "Measured on $(date -I), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the run, by bench/compare-balance.sh."; echo; echo "| work | here | beside or asked |"; echo "|---|---|---|"; } > "$table"
line() { echo "| $1 | $2 | $3 |" | tee -a "$table"; }
timed() { local from=$(date +%s.%N); "$@" > "$work/out"; awk -v a="$from" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }'; }
start=$(timed "$dudao" --version)
check=$(timed "$dudao" balance check "$work/country.csv" --standard basic-2012 --group county --json)
duck=$(dotnet run bench/duckdb-balance.cs -- "$work/country.csv" 3 | sort | head -1)
line "200,000 schools × 8 in 2,800 counties, with checks of figures and JSON" "$check s ($start s of it the start)" "DuckDB's SQL to the coefficients alone $duck"
for standard in quality-2017 basic-2012; do
  seconds=$(timed "$dudao" balance plan "$work/county.csv" --standard $standard --json)
  gap=$(python3 bench/add_up_plan.py "$work/out" | sed -n 's/.*gap //p')
  line "plan of $standard, 500 schools" "$seconds s, gap $gap" "$([ $standard = basic-2012 ] && echo 'under 3 s, 0.02' || echo 'under 2 s, 0.005')"
  seconds=$(timed "$dudao" balance sensitivity "$work/county.csv" --standard $standard --json)
  line "sensitivity of $standard, 500 schools" "$seconds s" "under 0.3 s without the start"
done
if [ "${1:-}" = --write ]; then
  python3 - "$table" <<'PY'
import re, sys
text = open("docs/benchmarks.md", encoding="utf-8").read()
block = "<!-- balance -->\n" + open(sys.argv[1], encoding="utf-8").read() + "<!-- /balance -->"
text = re.sub("<!-- balance -->.*<!-- /balance -->", lambda _: block, text, flags=re.S) if "<!-- balance -->" in text else text.rstrip("\n") + "\n\n## Balance\n\n" + block + "\n"
open("docs/benchmarks.md", "w", encoding="utf-8").write(text)
PY
fi
