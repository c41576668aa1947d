#!/usr/bin/env bash
# What ./test does of the fuzzing: every corpus replayed, and a few seconds beyond.
exec "$(dirname "$(readlink -f "$0")")/long" --seconds "${1:-3}" --seed 1
