#!/usr/bin/env bash
# Mutated spreadsheets and CSV files through the reader of rolls: bench/fuzz-rolls.sh [FILES] [SEED]. Each must end in 5 s with a sentence or a
# result, never a trace, within 600 MB. A file that fails is kept in the folder that is named at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
files=${1:-5000} seed=${2:-1}
dotnet build -v q -clp:ErrorsOnly tests/Dudao.Server.Tests
DUDAO_FUZZ_ROLLS=$files DUDAO_FUZZ_SEED=$seed tests/Dudao.Server.Tests/bin/Debug/net10.0/Dudao.Server.Tests -class Dudao.Server.Tests.Enrolment.RollFuzzTests
