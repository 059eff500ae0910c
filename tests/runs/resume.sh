#!/bin/sh
# A run that was killed goes on from its last state, to the bytes of one that was not: resume.sh PROGRAM
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
subjects 3000 40 2000 >lines.txt
cat >config.yaml <<'EOF'
input: {path: lines.txt}
nmf: {topics: 30, moves: 2}
checkpoint: {minutes: 0}
output: {directory: run, report: false}
EOF
mkdir whole
run() { "$program" -q run config.yaml "$@"; }
run -o whole/run

# Killed as soon as it has kept a state. Not by run(), whose shell would get the signal.
kill_midway() {
  rm -rf run run.partial
  "$program" -q run config.yaml 2>/dev/null &
  running=$!
  until [ -e run.partial/state-0 ] || ! kill -0 $running 2>/dev/null; do sleep 0.01; done
  kill -"$signal" $running 2>/dev/null || true
  wait $running 2>/dev/null || true
}

same_as_whole() {
  for file in doc_topics topic_words topics documents vocabulary; do cmp whole/run/$file.csv run/$file.csv; done
  cmp whole/run/model.tmm run/model.tmm
  if ls -d run.* 2>/dev/null; then echo "something is left beside the run"; exit 1; fi
}

went_on=0
for signal in KILL TERM KILL TERM; do
  kill_midway
  if [ -d run ]; then continue; fi # it came to its end before
  if "$program" run config.yaml 2>&1 >/dev/null | grep -q 'went on from where'; then went_on=$((went_on + 1)); fi
  same_as_whole
done
if [ $went_on -eq 0 ]; then echo "not a single run went on"; exit 1; fi

refused() { # message, then options
  says=$1
  shift
  code=0
  run "$@" 2>message || code=$?
  if [ "$code" -eq 0 ] || ! grep -q -- "$says" message; then echo "$*: code $code: $(cat message)"; exit 1; fi
}
signal=KILL
kill_midway
if [ ! -d run ]; then
  refused 'nmf.max_iterations is 31, and was' --set nmf.max_iterations=31
  cp lines.txt before.txt
  echo "another line of words" >>lines.txt
  refused 'input has changed since'
  mv before.txt lines.txt
  # A damaged state is told; the one before it, or the beginning, leads to the same end.
  printf 'damage' | dd of=run.partial/state-0 bs=1 seek=5000 conv=notrunc 2>/dev/null
  run
  grep -q 'its bytes have changed' run/run.json
  same_as_whole
fi
kill_midway
if [ ! -d run ]; then
  run --restart
  same_as_whole
fi
echo "$went_on runs went on"
