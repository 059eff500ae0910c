#!/bin/sh
# A run within memory_mb writes the same bytes as one without, and stays within it; a full scratch disk, or one that is
# not there, is told: memory_bound.sh PROGRAM
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
subjects 120000 400 20000 >lines.txt
run() { "$program" -q run lines.txt -k 20 --set output.report=false --set nmf.max_iterations=5 "$@"; }
mkdir free bound
run -o free/run
if run -o bound/run --set memory_mb=150 2>message; then
  for file in doc_topics topic_words topics documents vocabulary; do cmp free/run/$file.csv bound/run/$file.csv; done
else
  grep -q 'built with a sanitizer' message || { cat message; exit 1; }
  echo "skipped: a sanitizer has the memory"
  exit 77
fi
peak=$(sed -n 's/.*"peak_memory_bytes": \([0-9]*\).*/\1/p' bound/run/run.json | sort -n | tail -1)
without=$(sed -n 's/.*"peak_memory_bytes": \([0-9]*\).*/\1/p' free/run/run.json | sort -n | tail -1)
echo "peak $peak bytes within 150 MB, $without without a bound"
[ "$peak" -le 150000000 ] && [ "$without" -gt 200000000 ]

fails() { # code, message, then options
  code=0
  wanted=$1
  says=$2
  shift 2
  run -o bad/run "$@" 2>message || code=$?
  if [ "$code" -ne "$wanted" ] || ! grep -q "$says" message; then echo "$*: code $code: $(cat message)"; exit 1; fi
  if ls -d bad/run* 2>/dev/null; then echo "$*: leaves something behind"; exit 1; fi
}
(ulimit -f 50000 && fails 4 'cannot write to a scratch file' --set memory_mb=150)
(ulimit -f 50000 && { run -o bad/run --set memory_mb=150 || echo "code $?" >&2; } 2>&1 >/dev/null | grep -q '^code 4') ||
  { echo 'another end where standard error is a pipe'; exit 1; }
fails 4 'cannot keep scratch files' --set memory_mb=150 --set scratch=/no/such/folder
fails 2 'out of range' --set memory_mb=50
