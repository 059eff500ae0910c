#!/bin/sh
# Runs a config of a shipped corpus and counts the groups that lead a topic: find_groups.sh PROGRAM CONFIG COLUMNS GROUPS
# The group of a document is its values in columns 2 to COLUMNS of doc_topics.csv; each of the GROUPS must be the most
# frequent one among the documents of some topic.
set -eu
program=$1
config=$2
columns=$3
groups=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" -q run "$config" -o "$work/out"
found=$(awk -F, -v columns="$columns" '
  NR > 1 {
    group = $2
    for (i = 3; i <= columns; ++i) group = group "," $i
    if (++count[$NF, group] > most[$NF]) { most[$NF] = count[$NF, group]; leader[$NF] = group }
  }
  END {
    for (topic in leader) groups[leader[topic]] = 1
    for (group in groups) ++found
    print found
  }' "$work/out/doc_topics.csv")
[ "$found" -eq "$groups" ] || { echo "$config: $found groups lead a topic, expected $groups"; exit 1; }
