#!/bin/bash
# Runs every example of the help texts, of the pages and of docs/, each in a fresh copy of the folder that prepare.sh
# fills: run_examples.sh PROGRAM PROJECT
set -u
program=$1
project=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/stock" "$work/bin"

# What the examples call: the program under both of its names, and jq where it is not installed.
ln -s "$program" "$work/bin/topicmill"
[ -x "$program-mpi" ] && ln -s "$program-mpi" "$work/bin/topicmill-mpi"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
command -v jq >/dev/null || { printf '#!/bin/sh\nexec cat\n' >"$work/bin/jq"; chmod +x "$work/bin/jq"; }
(cd "$work/stock" && sh "$here/prepare.sh" "$program" "$project" && ln -s "$program" tm) >"$work/log" 2>&1 ||
  { cat "$work/log"; echo "prepare.sh failed"; exit 1; }

export PATH="$work/bin:$PATH" HOME="$work/home" TOPICMILL_DATA="$work/here/data"
mkdir -p "$HOME/.local/share/bash-completion/completions" "$HOME/.config/fish/completions"
# shellcheck disable=SC2034  # of zsh; the examples of completions name it
fpath=(. "$HOME")

examples() {
  { echo; "$program" --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'; } | while read -r name; do
    # shellcheck disable=SC2086  # the first name is none
    "$program" $name --help | awk -v help=1 -v page="topicmill $name --help" -f "$here/commands.awk" -
  done
  cd "$project" && for page in README.md CONTRIBUTING.md ARCHITECTURE.md nmf/README.md docs/*.md; do awk -f "$here/commands.awk" "$page"; done
}

failed=0
count=0
while IFS=$'\t' read -r place example; do
  case $example in mpirun*) [ -x "$program-mpi" ] || continue ;; esac
  rm -rf "$work/here"
  cp -R "$work/stock" "$work/here"
  cd "$work/here" || exit 1
  case $example in *' init '*) rm -f ./*.yaml ;; esac
  (set -o pipefail; eval "$example") >"$work/out" 2>&1 </dev/null
  code=$?
  ((++count))
  # A quality gate may fail: then it has been looked at.
  if [ $code -ne 0 ] && ! { [ $code -eq 5 ] && [[ $example == *--require* ]]; }; then
    printf '%s: exit code %s: %s\n' "$place" $code "$example"
    tail -n 5 "$work/out"
    ((++failed))
  fi
done < <(examples)
echo "$count examples, $failed of them failed"
[ "$failed" -eq 0 ] && [ "$count" -gt 80 ]
