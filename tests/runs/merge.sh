#!/bin/sh
# Runs that were made apart become one: topics that are alike join, the others stand beside each other, and all
# documents are there: merge.sh PROGRAM
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
subjects 3000 40 2000 >all.txt
grep -v ' s19w' all.txt | sed -n '1~2p' >a.txt
grep -v ' s0w' all.txt | sed -n '2~2p' >b.txt

for run in a b; do "$program" -q run $run.txt -k 19 -o $run --set output.report=false >/dev/null; done
printf 'topics: [{topic: 2, name: Fishing}]\n' >a/labels.yaml
printf 'topics: [{topic: 2, name: Hunting}]\n' >b/labels.yaml
"$program" -q merge a b -o both >/dev/null
[ "$(tail -n +2 both/topics.csv | wc -l)" -eq 20 ] || fail "not twenty topics: $(cat both/topics.csv)"
[ "$(wc -l <both/doc_topics.csv)" -eq $(($(wc -l <a.txt) + $(wc -l <b.txt) + 1)) ] || fail 'documents are lost'
[ "$(grep -c '^2,Fishing,' both/topics.csv)" -eq 1 ] || fail 'the name of a topic is lost'
[ "$(grep -c ',Hunting,' both/topics.csv)" -le 1 ] || fail 'a name is there twice'
grep -q 'Hunting' both/labels.yaml || fail 'what was said of a topic is lost'
for subject in 0 19; do # which one run alone knows
  awk -F, -v own="^s${subject}w" '$2 <= 5 && $3 ~ own { ++words[$1] } END { for (t in words) if (words[t] == 5) exit 0; exit 1 }' \
    both/topic_words.csv || fail "no topic is subject $subject"
done
"$program" -q -j 1 merge a b -o one >/dev/null
for file in doc_topics topic_words topics vocabulary documents; do cmp both/$file.csv one/$file.csv; done
cmp both/model.tmm one/model.tmm
cmp both/past.tmm one/past.tmm

# It goes on like any other run.
"$program" -q transform both all.txt -o all.csv
"$program" -q update both a.txt -o next >/dev/null
"$program" -q merge both b a -o three >/dev/null

"$program" -q run b.txt -k 19 -o kl --set output.report=false --set nmf.loss=kullback_leibler --set nmf.max_iterations=3 >/dev/null
refused 2 'two runs or more' merge a -o x
refused 2 'differ in nmf.loss' merge a kl -o x
rm b/past.tmm
refused 3 'cannot go on: it has no past.tmm' merge a b -o x
[ ! -e x ] || fail 'a refused merge left something'
