#!/bin/sh
# Runs one folder of tests/runs: run_case.sh PROGRAM FOLDER
#
# The folder is copied to a temporary place and topicmill is called there with the words of its file `command`
# (default: run run.yaml). Then
#   code      holds the exit code that is expected (default: 0),
#   message   the exact standard error, if it is present (with -q it holds errors only; the folder reads WORK),
#   output    the exact standard output, if it is present,
#   expected/ tables that the run directory `out` must equal: text exactly, numbers to 1e-3.
set -u
# shellcheck disable=SC2034  # in the eval below
program=$1
folder=$2
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -R "$folder/." "$work"
cd "$work" || exit 1

fail() {
  echo "$(basename "$folder"): $1"
  exit 1
}

if [ -f prepare.sh ]; then sh ./prepare.sh || fail "prepare.sh failed"; fi
command='run run.yaml'
[ -f command ] && command=$(cat command)
eval "\"\$program\" -q $command" >output.found 2>message.found </dev/null
code=$?
wanted=0
[ -f code ] && wanted=$(cat code)
if [ "$code" -ne "$wanted" ]; then
  cat message.found
  fail "exit code $code, expected $wanted"
fi
for stream in message output; do
  sed -i "s#$work#WORK#g" "$stream.found"
  if [ -f "$stream" ] && ! diff -u "$stream" "$stream.found"; then fail "standard $stream differs"; fi
done
[ "$code" -ne 0 ] && [ "$code" -ne 5 ] && [ -e out ] && fail "a failed run left a run directory"
ls -d .out* out.tmp* 2>/dev/null && fail "a temporary directory was left behind"
for table in expected/*; do
  [ -e "$table" ] || continue
  awk -f "$(dirname "$folder")/compare_tables.awk" "$table" "out/$(basename "$table")" || fail "$table differs"
done
exit 0
