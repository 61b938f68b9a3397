#!/usr/bin/env bash
# Takes a picture of every screen of the loop, at 1366 and 390, from the demonstration into docs/screens; build the solution first.
set -e
cd "$(dirname "$0")/.."
rm -rf docs/screens
DUDAO_SCREENS="$PWD/docs/screens" dotnet run --no-build --project tests/Dudao.Browser.Tests -- -class '*ScreensTests'
ls -l docs/screens
