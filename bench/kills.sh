#!/usr/bin/env bash
# A hundred kills at random moments of an import, on SQLite and as many on PostgreSQL: bench/kills.sh [KILLS]. The database must be as it was, or the roll whole.
set -euo pipefail
cd "$(dirname "$0")/.."
export DUDAO_KILLS=${1:-100}
dotnet build -v q -clp:ErrorsOnly tests/Dudao.Server.Tests
tests/Dudao.Server.Tests/bin/Debug/net10.0/Dudao.Server.Tests -class Dudao.Server.Tests.Enrolment.KilledImportTests
