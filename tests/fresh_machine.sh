#!/usr/bin/env bash
# tests/fresh_machine.sh: what README promises, on a machine that has nothing. Makes a minimal
# Debian 12 with git in a temporary folder, clones this checkout (what is committed) into it, and
# runs ./run, ./run words 91940000 and ./test there, with their times.
#
# Not a part of ./test: it needs root, debootstrap, a network and ten minutes. Packages come from
# where this machine's apt takes them. KEEP=1 leaves the folder.
set -euo pipefail
top=$(dirname "$(dirname "$(readlink -f "$0")")")
say() { printf 'fresh_machine: %s\n' "$*" >&2; }
[ "$(id -u)" -eq 0 ] || { say "needs root"; exit 2; }
command -v debootstrap >/dev/null || { say "needs debootstrap: apt-get install debootstrap"; exit 2; }

# The signature is checked with Debian's own keys, which debootstrap finds by itself.
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' | awk '$1 == "bookworm" { print $2; exit }')
[ -n "$mirror" ] || { say "apt here knows no source of bookworm"; exit 2; }

folder=$(mktemp -d)
root=$folder/root
[ -n "${KEEP-}" ] || trap 'rm -rf --one-file-system "$folder"' EXIT
trap 'exit 130' INT TERM

say "Debian 12 in $root"
debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "$mirror" \
  >"$folder/debootstrap.log" 2>&1 ||
  { tail -n 20 "$folder/debootstrap.log" >&2; say "debootstrap failed"; exit 1; }
for path in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d; do
  [ ! -e "/etc/apt/$path" ] || cp -rT "/etc/apt/$path" "$root/etc/apt/$path"
done
cp -r /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
git clone --quiet --no-hardlinks "$top" "$root/dutoan"

# In namespaces of its own, so that its mounts and processes end with it.
inside() {
  unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" chroot "$root" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/ TERM=dumb \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    "$@"
}
step() {
  local began=$SECONDS code=0
  inside "$@" || code=$?
  say "$*: exit $code, $((SECONDS - began)) s"
  # 1 is an answer: the estimate is above its allotment.
  [ "$code" -le 1 ] || exit 1
}
step /dutoan/run
step /dutoan/run
step /dutoan/run words 91940000
step /dutoan/test
say "all of it works"
