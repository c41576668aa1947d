#!/usr/bin/env bash
# The manual pages: man has nothing to say against them, whatis finds them, commands begin with
# examples.
set -euo pipefail
cd "$DUTOAN_BUILD_DIR/pages/man"
export MANWIDTH=80 LC_ALL=C.UTF-8
fail() { printf 'man_pages: %s\n' "$*" >&2; exit 1; }
mapfile -t pages < <(find . -name '*.[15]' | sort)
[ ${#pages[@]} -gt 30 ] || fail "only ${#pages[@]} pages"
for page in "${pages[@]}"; do
  said=$(man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null) || fail "$page: $said"
  [ -z "$said" ] || fail "$page: $said"
  lexgrog "$page" >/dev/null || fail "$page: whatis finds no name"
done
for page in man1/*.1 vi/man1/*.1; do
  third=$(grep '^\.SH' "$page" | sed -n 3p)
  [[ $third = '.SH EXAMPLES' || $third = '.SH VÍ DỤ' ]] || fail "$page: $third before the examples"
done
shown=$(man -E UTF-8 -l vi/man1/dutoan-estimate.1 | col -b)
grep -q 'dự toán: tổng hợp cả kế hoạch' <<<"$shown" || fail "accents are lost: $shown"
grep -q -- '--fit SỐ_TIỀN' <<<"$shown" || fail "an option is lost: $shown"
echo "${#pages[@]} pages"
