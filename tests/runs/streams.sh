#!/bin/sh
# What can be read only once gives the same tables as a file, to the last document: streams.sh PROGRAM
# shellcheck disable=SC2002  # cat makes a pipe of a file
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  echo "$1"
  exit 1
}

# More than a pipe holds, and than sniffing and sampling read.
awk 'BEGIN {
  split("river bridge water boat stone market price trade bank money song music dance stage voice", word, " ")
  for (i = 0; i < 60000; ++i) {
    text = ""
    for (j = 0; j < 12; ++j) text = text " " word[1 + (i % 3) * 5 + (i * 7 + j * j * (1 + i % 11)) % 5] " w" (i * j) % 997
    printf "{\"id\":\"d%d\",\"text\":\"%s\",\"part\":\"p%d\"}\n", i, text, i % 3
  }
}' >big.jsonl
gzip -k -1 big.jsonl
tar cf big.tar big.jsonl
printf 'input: {path: [-], id: id, metadata: [part]}\nnmf: {topics: 3}\n' >stdin.yaml
printf 'input: {path: [pipe], id: id, metadata: [part]}\nnmf: {topics: 3}\n' >pipe.yaml
mkfifo pipe

run() { "$program" -q run -k 3 "$@"; }

same_tables() { # name of the case, run directory, that of the file
  for table in topics topic_words doc_topics vocabulary; do
    cmp -s "$2/$table.csv" "$3/$table.csv" || fail "$1: $table is not that of the file"
  done
  grep -q '"warnings": \[\]' "$2/run.json" || fail "$1: warnings: $(cat "$2/run.json")"
}

run big.jsonl -o file
[ "$(wc -l <file/doc_topics.csv)" -eq 60001 ] || fail "the file itself does not give 60,000 documents"

cat big.jsonl | run - -o stdin
same_tables "standard input" stdin file
cat big.jsonl | run - -o named --set input.format=jsonl
same_tables "standard input, its format named" named file
run - -o redirected <big.jsonl
same_tables "a file as standard input" redirected file
cat big.jsonl | run stdin.yaml -o configured
same_tables "standard input in a config" configured file
cat big.jsonl >pipe & run pipe -o fifo
same_tables "a FIFO" fifo file
cat big.jsonl.gz >pipe & run pipe.yaml -o packed
same_tables "a gzip file through a FIFO, in a config" packed file
cat big.tar | run /dev/stdin -o tar
same_tables "a tar file through /dev/stdin" tar file
cat big.jsonl | run /dev/fd/5 -o descriptor 5<&0 </dev/null
same_tables "/dev/fd/5" descriptor file

# Two passes that learn, the pass that counts, that of coherence and that of the quotes.
learn='text.filters=[{normalize: lowercase}, phrases, phrases]'
run big.jsonl -o file-phrases --set "$learn"
cat big.jsonl | run - -o phrases --set "$learn"
same_tables "phrases from standard input" phrases file-phrases
grep -q '"quotes"' phrases/report.html || [ ! -e phrases/report.html ] || fail "the report of standard input has no quotes"

# One writer for two pipes, which are looked into before the first is read to its end.
mkfifo second
head -30000 big.jsonl >a.jsonl
tail -30000 big.jsonl >b.jsonl
(cat a.jsonl >pipe; cat b.jsonl >second) & run pipe second -o two
same_tables "two FIFOs of one writer" two file

# The other commands.
"$program" -q vectorize a.jsonl -o file-matrix
cat a.jsonl | "$program" -q vectorize - -o matrix
cmp matrix/counts.mtx file-matrix/counts.mtx || fail "vectorize loses documents of standard input"
cat a.jsonl | "$program" -q transform file - >rows.jsonl
[ "$(wc -l <rows.jsonl)" -eq 30000 ] || fail "transform loses documents of standard input"
cat a.jsonl >pipe & "$program" -q tokenize pipe -n 0 --format jsonl >tokens.jsonl
"$program" -q tokenize a.jsonl -n 0 --format jsonl | cmp - tokens.jsonl || fail "tokenize loses documents of a FIFO"
cat a.jsonl | "$program" check - >said
grep -q 'jsonl by its content' said || fail "check does not look into standard input: $(cat said)"
cat a.jsonl | "$program" -q init - >guessed.yaml
grep -q 'text: \[text\]' guessed.yaml || fail "init does not look into standard input: $(cat guessed.yaml)"
head -300 big.jsonl >small.jsonl
"$program" -q sweep small.jsonl --topics 2,3 -o file-sweep --format csv >file-sweep.csv
cat small.jsonl | "$program" -q sweep - --topics 2,3 -o sweep --format csv >sweep.csv
cmp sweep.csv file-sweep.csv || fail "sweep loses documents of standard input"
cat file-matrix/counts.mtx >pipe & run pipe -o counts
[ "$(wc -l <counts/doc_topics.csv)" -eq 30001 ] || fail "a matrix through a FIFO is not taken for one"
"$program" -q evaluate file --reference a.jsonl >measured
cat a.jsonl | "$program" -q evaluate file --reference - | cmp - measured || fail "evaluate loses the reference"
echo w1 | "$program" -q run small.jsonl -k 2 -o words --set 'text.filters=[{stopwords: [/dev/fd/5]}]' 5<&0
if grep -q '^w1,' words/vocabulary.csv; then fail "a list of stop words is read once only"; fi

# What was read from a pipe is not there for other commands, and they do not wait for it.
for directory in stdin fifo descriptor; do
  "$program" show $directory d1 </dev/null >said 2>&1
  grep -q 'can be read only once: what the run read from it is not there any more' said ||
    fail "show does not say that the texts are gone: $(cat said)"
  "$program" evaluate $directory </dev/null >said 2>&1
  grep -q 'there is no text to count windows in' said || fail "evaluate does not say that the texts are gone: $(cat said)"
  if [ -e file/report.html ]; then
    "$program" report $directory </dev/null >said 2>&1
    grep -q 'is not there any more' said || fail "report does not say that the texts are gone: $(cat said)"
  fi
done
