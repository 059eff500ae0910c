#!/bin/sh
# Several processes do one run, to the bytes of one: ranks.sh PROGRAM MPI_PROGRAM MPIRUN
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
shared=$2
mpirun=$3
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_btl_vader_single_copy_mechanism=none

on() { # ranks, arguments of the program
  ranks=$1
  shift
  "$mpirun" --oversubscribe -n "$ranks" "$shared" -q -j 1 "$@"
}

# Several batches, over files of which one is compressed, with what is skipped and what is lacking.
subjects 9000 40 2000 | awk '{ printf "{\"id\": \"d%d\", \"text\": \"%s\", \"year\": %d", NR, $0, 1990 + NR % 9
  if (NR % 500) printf ", \"of\": \"c%d\"", NR % 4
  print "}" }' >all.jsonl
mkdir docs
head -n 5000 all.jsonl >docs/a.jsonl
{ sed -n '5001,9000p' all.jsonl && printf 'no record\n{"id": "short", "text": "one two", "year": 1990}\n'; } | gzip >docs/b.jsonl.gz
cat >config.yaml <<'EOF'
input: {path: docs, id: id, metadata: [year, of], on_error: skip}
text: {min_tokens: 5}
vectorize: {min_df: 3}
nmf: {topics: 20, block_entries: 20000}
breakdown: {date: year, period: year, classes: [of]}
evaluate: {label: of}
checkpoint: {minutes: 10}
output: {directory: run}
EOF
same_tables() { # a directory, another
  for file in topics topic_words doc_topics documents vocabulary rejects topics_over_time topics_per_class; do
    cmp "$1/$file.csv" "$2/$file.csv"
  done
  for file in model.tmm past.tmm; do cmp "$1/$file" "$2/$file"; done
  [ -f "$2/report.html" ] || fail "$2 has no report"
}
warnings() { sed -n '/"warnings"/,/\]/p' "$1/run.json"; }

"$program" -q run config.yaml -o alone >/dev/null
[ "$(wc -l <alone/rejects.csv)" -eq 3 ] || fail "$(cat alone/rejects.csv)"
for ranks in 1 2 4; do
  on "$ranks" run config.yaml -o on"$ranks" >shown
  same_tables alone on"$ranks"
  warnings alone >expected
  warnings on"$ranks" | cmp - expected || fail "$ranks ranks warn otherwise"
done
on 3 run config.yaml -o on3 >/dev/null
cut -d, -f1,2 alone/topics.csv >expected
cut -d, -f1,2 on3/topics.csv | cmp - expected || fail 'three ranks find other topics'

# A corpus of one block, and of one batch: the first has all rows.
head -n 300 all.jsonl >few.jsonl
"$program" -q run config.yaml --set input.path=few.jsonl -k 9 -o one >/dev/null
on 4 run config.yaml --set input.path=few.jsonl -k 9 -o several >/dev/null
for file in topics topic_words doc_topics documents; do cmp one/$file.csv several/$file.csv; done

# Other ways to rows and terms: passages, phrases, a fixed vocabulary, fewer terms.
cut -d, -f1 alone/vocabulary.csv | sed -n '2,400p' >terms.txt
for options in 'input.passages={words: 10}' 'text.filters=[{normalize: lowercase}, phrases]' vectorize.vocabulary=terms.txt \
  vectorize.max_features=500 'vectorize.tf=log' 'nmf.solver=bpp' 'nmf.init=random' 'nmf.precision=float64'; do
  "$program" -q run config.yaml -o one --set "$options" --set output.report=false >/dev/null
  on 2 run config.yaml -o two --set "$options" --set output.report=false >/dev/null
  for file in topics topic_words doc_topics vocabulary; do cmp one/$file.csv two/$file.csv || fail "$options"; done
  cmp one/model.tmm two/model.tmm
done

# Matrices.
"$program" -q vectorize config.yaml -o matrix
awk 'BEGIN { for (i = 0; i < 9000; ++i) print 1 + i % 3 }' >weights.txt
for options in '--set nmf.tolerance=1e-5' '--row-weights weights.txt --format npy'; do
  # shellcheck disable=SC2086
  "$program" -q factorize matrix/tfidf.mtx -k 9 -o one --set nmf.block_entries=20000 $options
  for ranks in 2 4; do
    # shellcheck disable=SC2086
    on "$ranks" factorize matrix/tfidf.mtx -k 9 -o several --set nmf.block_entries=20000 $options
    for file in W H; do cmp one/$file.* several/$file.*; done
  done
done

# A rank that is killed ends the run within seconds, and the same command goes on.
kept() { # arguments of mpirun's program: a long run that keeps its state after every iteration
  exec "$mpirun" --oversubscribe -n 2 "$shared" -j 1 "$@" run config.yaml -o cut --set checkpoint.minutes=0 \
    --set nmf.tolerance=0
}
"$program" -q run config.yaml --set nmf.tolerance=0 --set checkpoint.minutes=0 -o whole >/dev/null
for signal in KILL TERM KILL; do
  rm -rf cut cut.partial
  (kept -q) >/dev/null 2>message &
  running=$!
  until [ -e cut.partial/state-0.rank-1-of-2 ] || ! kill -0 "$running" 2>/dev/null; do sleep 0.01; done
  # shellcheck disable=SC2046  # its ranks, of which the last is killed
  set -- $(cat /proc/"$running"/task/*/children 2>/dev/null || true)
  while [ $# -gt 1 ]; do shift; done
  kill -"$signal" "$@" 2>/dev/null || true
  began=$(date +%s)
  if wait "$running" 2>/dev/null; then continue; fi # it came to its end before
  [ $(($(date +%s) - began)) -le 10 ] || fail 'the others did not end'
  [ -s message ] || fail 'no word of the rank that was killed'
  if [ -e cut ]; then fail 'a directory of a run that was killed'; fi
  (kept) 2>message >/dev/null
  grep -q 'went on from where' message || fail "it began anew: $(cat message)"
  same_tables whole cut
  if ls -d cut.* 2>/dev/null; then fail 'something is left beside the run'; fi
done

# A damaged state of one rank: all go on from the one before.
rm -rf cut cut.partial
(kept -q) >/dev/null 2>&1 &
running=$!
until [ -e cut.partial/state-0.rank-1-of-2.previous ] || ! kill -0 "$running" 2>/dev/null; do sleep 0.01; done
kill -TERM "$running" 2>/dev/null || true
if ! wait "$running" 2>/dev/null; then
  printf x | dd of=cut.partial/state-0.rank-1-of-2 bs=1 seek=1000 conv=notrunc 2>/dev/null
  (kept) 2>message >/dev/null
  grep -q 'rank-1-of-2. cannot be gone on from' message || fail "nothing is said of the damage: $(cat message)"
  same_tables whole cut
fi

# What only one process can do is refused by name, before anything is read.
shared_refuses() { # code, message, arguments of the program
  wanted=$1
  says=$2
  shift 2
  code=0
  on 2 "$@" >/dev/null 2>message || code=$?
  if [ "$code" -ne "$wanted" ] || ! grep -q -- "$says" message; then fail "$*: code $code: $(cat message)"; fi
}
shared_refuses 2 'nmf.restarts is for one process' run config.yaml -o no --set nmf.restarts=3
shared_refuses 2 'nmf.loss: kullback_leibler' run config.yaml -o no --set nmf.loss=kullback_leibler
shared_refuses 2 'nmf.solver: online' run config.yaml -o no --set nmf.solver=online
shared_refuses 2 'input.duplicates is for one process' run config.yaml -o no --set input.duplicates=exact
shared_refuses 2 'can be read only once' run config.yaml -o no --set 'input.path=[-]'
shared_refuses 2 'run of several processes reads text' run matrix/counts.mtx -k 5 -o no
shared_refuses 2 'topicmill-mpi does run and factorize' top alone
shared_refuses 3 'nowhere' run config.yaml -o no --set input.path=nowhere
shared_refuses 3 "no field 'body'" run config.yaml -o no --set input.text=body

# No scratch is left: a rank may write as much as MPI itself needs, and the message comes through the pipe of mpirun.
mkdir scratch
printf '#!/bin/sh\nulimit -f 50000\nexec "$@"\n' >limited
chmod +x limited
code=0
"$mpirun" --oversubscribe -n 2 ./limited "$shared" -q -j 1 run config.yaml -o no --set memory_mb=150 --set scratch=scratch \
  >/dev/null 2>message || code=$?
if [ $code -ne 4 ] || ! grep -q 'cannot write to a scratch file' message; then fail "full scratch: $code: $(cat message)"; fi

# A launcher that starts processes which MPI does not see.
for launcher in SLURM_NTASKS PMI_SIZE OMPI_COMM_WORLD_SIZE; do
  code=0
  env "$launcher=4" "$shared" run config.yaml -o no 2>message >/dev/null || code=$?
  if [ $code -ne 2 ] || ! grep -q "$launcher says that 4" message; then fail "$launcher: code $code: $(cat message)"; fi
done
if [ -e no ]; then fail 'a run that was refused has left something'; fi
