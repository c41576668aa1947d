#!/usr/bin/env bash
# What bash offers while a command of dutoan is typed: the script is sourced and asked as bash asks it.
set -euo pipefail
cd "$DUTOAN_SOURCE_DIR/docs/examples/thanh-hoa-2020"
export DUTOAN_RATES=$DUTOAN_SOURCE_DIR/rates DUTOAN_LANG=en
unset DUTOAN_PLAN
source <("$DUTOAN_BINARY" completion bash)
complete -p dutoan >/dev/null

# offered WORDS…: what the last word may become, sorted, in one line.
offered() {
  COMP_WORDS=("$DUTOAN_BINARY" "$@") COMP_CWORD=$#
  _dutoan
  printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' '
}
failed=0
expect() {
  local wanted=$1 got
  shift
  got=$(offered "$@")
  [ "$got" = "$wanted" ] && return
  printf 'dutoan %s\n  offers:   %s\n  expected: %s\n' "$*" "$got" "$wanted" >&2
  failed=1
}
expect 'estimate explain export' e
expect 'ke-hoach khoi-phuc kiem-tra-so' k
expect 'check' plan ch
expect 'liet-ke' muc-chi li
expect '--plan --programme --province' estimate --p
expect '--lang' words --l
expect 'row row-category' estimate --by ro
expect 'en vi' plan check --lang ''
expect 'ML1 ML2 ML3 ML4' estimate ML
expect 'save' estimate sa
expect '--decider --description' estimate save --de
expect 'ML1 ML2 ML3 ML4' explain -p plan.toml ML
expect '' estimate -p nowhere.toml ML
expect 'plan.md plan.toml' estimate --plan pl
expect 'plan.md plan.toml' plan check pl
expect 'assumptions.md' rates affected ass
expect 'bash fish zsh' completion ''
expect '' words ''
expect '' nonsense ''
for shell in zsh fish; do
  "$DUTOAN_BINARY" completion $shell >/dev/null
  # Where the shell is installed, it must be able to read its script.
  command -v $shell >/dev/null || continue
  $shell -n <("$DUTOAN_BINARY" completion $shell) || failed=1
done
"$DUTOAN_BINARY" completion tcsh 2>/dev/null && failed=1
exit $failed
