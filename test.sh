#!/usr/bin/env bash
# Sets up what the tests need, builds with warnings as errors, checks the format and runs every test.
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"

packages=(postgresql chromium libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk fonts-arphic-ukai poppler-utils sqlite3)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "Missing: ${missing[*]}. Install them: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}" || exit 1
fi
command -v npm > /dev/null || { echo "Node 20 with npm is missing: https://nodejs.org" >&2; exit 1; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tests/fonts.sh > /dev/null || exit 1
dotnet restore --locked-mode || exit 1
dotnet build --no-restore || exit 1
dotnet format whitespace --verify-no-changes --no-restore || { echo "The format is off: dotnet format whitespace" >&2; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# One after another: two cores do not hold browsers and databases beside each other without timing out.
dotnet test --no-build --max-parallel-test-modules 1 "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
count() { grep -E "^ *$1: [0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+'; }
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)
if [ "${skipped:-0}" != 0 ]; then
  echo "$skipped tests were skipped: a test that cannot run fails." >&2
  failed=$(( ${failed:-0} + skipped ))
  status=1
fi
[ "$status" = 0 ] || [ "${failed:-0}" != 0 ] || failed=1
echo "${passed:-0} passed, ${failed:-1} failed"
exit "$status"
