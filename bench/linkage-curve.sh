#!/usr/bin/env bash
# Draws docs/linkage-errors.svg: counties of 10,000 without any number, 0 to 40 % of the records corrupted: bench/linkage-curve.sh [PUPILS]
set -euo pipefail
cd "$(dirname "$0")/.."
pupils=${1:-10000}
[ -n "${DUDAO_PROGRAM:-}" ] || dotnet build -v q -clp:ErrorsOnly -c Release src/Dudao.Server
dudao=${DUDAO_PROGRAM:-$PWD/src/Dudao.Server/bin/Release/net10.0/dudao}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for share in 0 0.1 0.2 0.3 0.4; do
  "$dudao" demo --schools 30 --students "$pupils" --seed 5 --corrupted $share --out "$work/c" > /dev/null
  python3 - "$work/c" <<'PY'
import csv, sys
for name in ("roll-autumn", "registration-spring"):
    rows = list(csv.reader(open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8")))
    blank = [rows[0].index("学籍号"), rows[0].index("身份证件号")]
    for row in rows[1:]:
        for column in blank: row[column] = ""
    csv.writer(open(f"{sys.argv[1]}/{name}.csv", "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
PY
  "$dudao" reconcile --expected "$work/c/roll-autumn.csv" --registered "$work/c/registration-spring.csv" --day 2026-03-01 --out "$work/out.csv" > /dev/null
  python3 - "$work" $share <<'PY' | tee -a "$work/curve.csv"
import csv, sys
work, share = sys.argv[1:]
truth = [row["class"] for row in csv.DictReader(open(f"{work}/c/truth.csv", encoding="utf-8"))]
found = [row["class"] for row in csv.DictReader(open(f"{work}/out.csv", encoding="utf-8")) if row["list"] == "expected"]
there = ("present", "elsewhere-with-movement", "elsewhere-without-movement")
lost = sum(t == "missing" and f not in ("missing", "review") for t, f in zip(truth, found)) / truth.count("missing")
wrong = sum(t in there and f == "missing" for t, f in zip(truth, found)) / sum(t in there for t in truth)
print(f"{share},{lost},{wrong},{found.count('review') / len(found)}")
PY
done
python3 - "$work/curve.csv" docs/linkage-errors.svg <<'PY'
import sys
rows = [[float(cell) for cell in line.split(",")] for line in open(sys.argv[1])]
width, height, left, bottom = 640, 320, 60, 40
top = max(0.01, max(max(row[1:]) for row in rows) * 1.1)
x = lambda share: left + share / 0.4 * (width - left - 130)
y = lambda value: height - bottom - value / top * (height - bottom - 20)
svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
       f'<path d="M{left} 20V{height - bottom}H{width - 130}" fill="none" stroke="#555"/>']
for row in rows: svg.append(f'<text x="{x(row[0])}" y="{height - bottom + 18}" text-anchor="middle">{row[0]:.0%}</text>')
for step in range(5):
    value = top * step / 4
    svg.append(f'<text x="{left - 6}" y="{y(value) + 4}" text-anchor="end">{value:.2%}</text>')
for column, (name, colour) in enumerate((("lost", "#b3261e"), ("wrong", "#8a6d00"), ("review", "#1a5fb4")), 1):
    points = " ".join(f"{x(row[0]):.1f},{y(row[column]):.1f}" for row in rows)
    svg.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    svg.append(f'<text x="{width - 122}" y="{40 + column * 18}" fill="{colour}">{name}: {rows[-1][column]:.2%} at 40 %</text>')
svg.append(f'<text x="{(left + width - 130) / 2}" y="{height - 4}" text-anchor="middle">corrupted records</text></svg>')
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(svg) + "\n")
PY
