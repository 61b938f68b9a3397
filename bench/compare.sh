#!/usr/bin/env bash
# Every engine beside its peers; the arguments go to each: bench/compare.sh [--febrl FOLDER] [--write]. See docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")"
for script in compare-*.sh; do
  echo "== $script"
  bash "$script" "$@"
done
