#!/usr/bin/env bash
# tests/install/deb.sh: builds the Debian packages, has lintian look at them, installs them on a
# machine that has nothing, and uses them there: the program, its manual, its completion, and the
# twelve-line program compiled against the library.
#
# Not a part of ./test: it needs root, debootstrap, lintian, a network and some minutes. Packages come
# from where this machine's apt takes them. KEEP=1 leaves the folder.
set -euo pipefail
top=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
say() { printf 'deb: %s\n' "$*" >&2; }
[ "$(id -u)" -eq 0 ] || { say "needs root"; exit 2; }
for tool in debootstrap lintian; do
  command -v $tool >/dev/null || { say "needs $tool: apt-get install $tool"; exit 2; }
done
# The signature is checked with Debian's own keys, which debootstrap finds by itself.
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' | awk '$1 == "bookworm" { print $2; exit }')
[ -n "$mirror" ] || { say "apt here knows no source of bookworm"; exit 2; }

folder=$(mktemp -d)
root=$folder/root
[ -n "${KEEP-}" ] || trap 'rm -rf --one-file-system "$folder"' EXIT
trap 'exit 130' INT TERM
quietly() { "$@" >"$folder/log" 2>&1 || { tail -n 30 "$folder/log" >&2; say "$* failed"; exit 1; }; }

began=$SECONDS
build=$top/build/package
rm -f "$build"/*.deb
(cd "$top" && quietly cmake --workflow --preset package)
packages=("$build"/*.deb)
say "${#packages[@]} packages, $((SECONDS - began)) s"
lintian --allow-root --fail-on error --tag-display-limit 0 "${packages[@]}" ||
  { say "lintian finds errors"; exit 1; }

began=$SECONDS
quietly debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror"
for path in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d; do
  [ ! -e "/etc/apt/$path" ] || cp -rT "/etc/apt/$path" "$root/etc/apt/$path"
done
cp -r /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mkdir "$root/packages"
cp "${packages[@]}" "$root/packages/"
say "Debian 12 in $root, $((SECONDS - began)) s"

# In namespaces of its own, so that its mounts and processes end with it.
inside() {
  unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" chroot "$root" \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/ TERM=dumb LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    bash -euo pipefail -c "$1"
}
step() {
  local began=$SECONDS
  quietly inside "$2"
  say "$1: works, $((SECONDS - began)) s"
}
total=5.483.370.780
example=/usr/share/doc/dutoan/examples
plan=$example/thanh-hoa-2020/plan.toml
step "install the program" "apt-get -qq update
  apt-get -qq install --no-install-recommends man-db bash-completion ./packages/dutoan{,-doc}_*.deb"
step "the estimate of the example" "dutoan estimate --plan $plan | grep 'Tổng cộng: $total'"
step "manual pages" "for page in dutoan dutoan-estimate dutoan-plan; do man \$page | grep -i \$page; done
  man -L vi dutoan-estimate | grep 'dự toán: tổng hợp cả kế hoạch'; whatis dutoan"
step "completion" "source /usr/share/bash-completion/completions/dutoan
  COMP_WORDS=(dutoan esti) COMP_CWORD=1; _dutoan; [ \"\${COMPREPLY[*]}\" = estimate ]"
step "install the library" "apt-get -qq install --no-install-recommends g++ ./packages/libdutoan-dev_*.deb"
step "the twelve-line program" "c++ -std=c++20 $example/library/twelve_lines.cpp -o /twelve \$(pkg-config --cflags --libs dutoan)
  /twelve $plan /usr/share/dutoan/rates | tail -n 1 | grep -x '$total'"
step "remove all of it" "apt-get -qq purge dutoan dutoan-doc libdutoan-dev; [ ! -e /usr/share/dutoan ]"
say "all of it works"
