#!/usr/bin/env bash
# The programs in tests/consumer, compiled with every warning as somebody else would compile them, and
# run: with the static and the shared library, by find_package, by pkg-config, and as a part of
# their own tree. Last, the installed program finds its rates without being told where.
#
# Nothing is compiled twice: the static library is the one that the tests are built from; the tree
# that a consumer adds makes the shared one.
set -euo pipefail
top=$DUTOAN_SOURCE_DIR
consumer=$top/tests/consumer
plan=$top/docs/examples/thanh-hoa-2020/plan.toml
total=5.483.370.780
own_rates=5.358.272.280  # `rates affected` comes to the same
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CMAKE_GENERATOR=Ninja
unset DUTOAN_RATES DUTOAN_PLAN

fail() { printf 'consumers: %s\n' "$*" >&2; exit 1; }
quietly() { "$@" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; fail "$* failed"; }; }

# try WAY FOLDER: the two programs there say what they should.
try() {
  local lines
  lines=$("$2/twelve_lines" "$plan" "$top/rates") || fail "$1: twelve_lines ends with $?"
  [ "$(tail -n 1 <<<"$lines")" = "$total" ] || fail "$1: twelve_lines says: $(tail -n 1 <<<"$lines")"
  [ "$(wc -l <<<"$lines")" -gt 40 ] || fail "$1: twelve_lines leaves classes out"
  "$2/twelve_lines" "$plan" "$folder/none" 2>"$folder/said" && fail "$1: rates that are not there"
  grep -q DT8002 "$folder/said" || fail "$1: $(cat "$folder/said")"
  lines=$("$2/custom_rates" "$plan" "$top/rates") || fail "$1: custom_rates ends with $?"
  [[ $lines = "dutoan "*": $own_rates" ]] || fail "$1: custom_rates says: $lines"
  printf '%s: works\n' "$1"
}
find_package() {
  quietly cmake -S "$consumer" -B "$folder/$1" -DCMAKE_PREFIX_PATH="$2"
  quietly cmake --build "$folder/$1"
  try "$1, find_package" "$folder/$1"
}
pkg_config() {
  local flags program
  flags=$(PKG_CONFIG_PATH=$(dirname "$(find "$2" -name dutoan.pc)") pkg-config --cflags --libs dutoan)
  mkdir "$folder/$1-pc"
  for program in twelve_lines custom_rates; do
    # shellcheck disable=SC2086
    quietly "$CXX" -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Werror \
      "$consumer/$program.cpp" -o "$folder/$1-pc/$program" $flags
  done
  LD_LIBRARY_PATH=$(dirname "$(find "$2" -name 'libdutoan.*' -print -quit)") \
    try "$1, pkg-config" "$folder/$1-pc"
}

# A prefix that is moved after installing is found where it is.
quietly cmake --install "$DUTOAN_BUILD_DIR" --prefix "$folder/elsewhere"
mv "$folder/elsewhere" "$folder/static-prefix"
find_package static "$folder/static-prefix"
pkg_config static "$folder/static-prefix"

tree=$DUTOAN_BUILD_DIR/tests/consumer
quietly cmake -S "$consumer" -B "$tree" -DDUTOAN_TREE="$top" -DBUILD_SHARED_LIBS=ON -DDUTOAN_INSTALL=ON
quietly cmake --build "$tree"
try "shared, add_subdirectory" "$tree"
quietly cmake -S "$consumer" -B "$folder/added" -DDUTOAN_TREE="$top"

quietly cmake --install "$tree" --prefix "$folder/shared-prefix"
find_package shared "$folder/shared-prefix"
pkg_config shared "$folder/shared-prefix"

cd "$folder"
static-prefix/bin/dutoan estimate --plan "$plan" | grep "Tổng cộng: $total" >&2 ||
  fail "the installed program does not find its rates"
echo "installed program: works"
