#!/usr/bin/env bash
# tests/web/hostile_run.sh [--seed N] [--time SECONDS]: the long column of the web interface's threats: 1,000 slow
# connections for that long (60 s without the option), forms and requests changed by chance for as long, and
# every payload in every field of every form and in every question of every page. Prints its counts with the
# commit; exits with 1 at the first finding.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
seed=$((RANDOM + 1))
lasting=60
while [ $# -gt 0 ]; do
  case "$1" in
    --seed) seed=$2; shift 2 ;;
    --time) lasting=$2; shift 2 ;;
    *) echo "hostile_run.sh: no option $1" >&2; exit 2 ;;
  esac
done
echo "commit $(git rev-parse --short=10 HEAD 2>/dev/null || echo -) seed $seed"
python3 hostile.py --connections 1000 --time "$lasting" --seed "$seed"
python3 odd_forms.py --time "$lasting" --seed "$seed"
python3 payloads.py --long --seed "$seed"
