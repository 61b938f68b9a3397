#!/usr/bin/env bash
# Adds a migration to both databases: tools/renew-migrations.sh NAME. Before the first release the two are begun anew instead
# (--anew), so that a clean database is made in one step.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?name of the migration, or --anew}
dotnet tool restore > /dev/null
if [ "$name" = --anew ]; then
  rm -rf src/Dudao.Server/Data/Migrations
  name=Beginning
fi
dotnet build src/Dudao.Server -v q -clp:ErrorsOnly
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --project src/Dudao.Server --context "${provider}DudaoDbContext" --output-dir "Data/Migrations/$provider"
done
