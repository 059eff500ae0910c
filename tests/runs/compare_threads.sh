#!/bin/sh
# Runs a config on 1, 2 and 5 threads and compares every file byte by byte: compare_threads.sh PROGRAM CONFIG
# run.json and convergence.csv hold seconds, which differ; of the latter all columns but seconds are compared.
set -eu
program=$1
config=$2
if grep -q 'TOPICMILL_DATA}' "$config" && [ ! -d "${TOPICMILL_DATA:-/nonexistent}" ]; then
  echo "skipped: TOPICMILL_DATA names no folder with the corpora"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for threads in 1 2 5; do
  "$program" -q -j "$threads" run "$config" -o "$work/$threads/run"  # one name: it is the title of the report
  cut -d, -f1,3- "$work/$threads/run/convergence.csv" >"$work/$threads/run/convergence"
  rm "$work/$threads/run/convergence.csv" "$work/$threads/run/run.json"
  # The only option that differs is the directory itself.
  sed -i '/^  directory:/d' "$work/$threads/run/config.yaml"
done
for threads in 2 5; do diff -r "$work/1" "$work/$threads"; done
echo "$(find "$work/1/run" -mindepth 1 -maxdepth 1 | wc -l) files are the same for 1, 2 and 5 threads"
