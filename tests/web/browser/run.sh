#!/usr/bin/env bash
# run.sh [--pictures] [SUITE…]: the web interface in a browser. Makes books of its own, opens them on
# loopback, runs tests/web/browser/suites/*.mjs (or those named), ends what it began. Modules, and the
# pictures of every page with --pictures, go below $DUTOAN_BUILD_DIR/browser: nothing is written beside
# the sources.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
: "${DUTOAN_SOURCE_DIR:=$(readlink -f "$here/../../..")}"
: "${DUTOAN_BUILD_DIR:=$DUTOAN_SOURCE_DIR/build/dev}"
: "${DUTOAN_BINARY:=$DUTOAN_BUILD_DIR/dutoan}"
export DUTOAN_BINARY DUTOAN_SOURCE_DIR
if [ "${1-}" = --pictures ]; then
  export DUTOAN_TAKE_PICTURES=1
  shift
fi
export DUTOAN_SAMPLES=$DUTOAN_SOURCE_DIR/docs/examples
export DUTOAN_BROWSER=${DUTOAN_BROWSER:-$(command -v chromium || true)}
[ -n "$DUTOAN_BROWSER" ] || { echo "run.sh: there is no chromium; .ci/install test installs it" >&2; exit 1; }

folder=$DUTOAN_BUILD_DIR/browser
mkdir -p "$folder/pictures"
if ! cmp -s "$here/package-lock.json" "$folder/package-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder/"
  if ! (cd "$folder" && npm ci --prefer-offline --ignore-scripts --no-audit --no-fund >npm.log 2>&1); then
    tail -n 20 "$folder/npm.log" >&2
    rm -f "$folder/package-lock.json"
    echo "run.sh: npm could not install the test's modules (last lines above). Is the network there?" >&2
    exit 1
  fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
DUTOAN_WORK=$work DUTOAN_MODULES=$folder/ DUTOAN_PICTURES=$folder/pictures node "$here/run.mjs" "$@"
