#!/usr/bin/env bash
# Builds the fuzz targets, replays their corpora and goes on for SECONDS_EACH (default 5) each; the
# long run is: tests/fuzz/replay.sh 36000
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz >/dev/null
for target in toml csv workbook sheet_xml; do
  found=$(mktemp -d)
  echo "fuzz_$target"
  "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="${1:-5}" -max_len=4096 -verbosity=0 \
    -print_final_stats=1 -artifact_prefix="$found/" "$found" "tests/fuzz/corpus/$target" 2>&1 |
    grep -E 'ERROR|SUMMARY|number_of_executed_units|DEDUP' || true
  if compgen -G "$found/crash-*" >/dev/null || compgen -G "$found/oom-*" >/dev/null ||
    compgen -G "$found/timeout-*" >/dev/null; then
    echo "a finding is kept in $found" >&2
    exit 1
  fi
  rm -rf "$found"
done
