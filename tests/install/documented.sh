#!/usr/bin/env bash
# Every public function, class and enum has its `///`, and Doxygen finds nothing wrong with it. What
# may stay without one: members and words of enums whose name says it, and defaulted comparisons.
set -euo pipefail
cd "$DUTOAN_SOURCE_DIR"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{ cat docs/Doxyfile && printf 'OUTPUT_DIRECTORY = %s\n' "$folder"; } | doxygen - >"$folder/log" 2>&1
may='\((variable|enumvalue)\) of|=default \(friend\)'
[ "$(grep -cE "$may" "$folder/log")" -gt 100 ] || { cat "$folder/log"; echo "doxygen read nothing"; exit 1; }
! grep -vE "$may" "$folder/log"
