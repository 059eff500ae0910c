#!/bin/sh
# Topics go on with new documents: they keep numbers and labels, and a subject that is new becomes one. Any number of
# threads gives the same bytes, and a config the same run: update.sh PROGRAM
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
subjects 3000 40 2000 >all.txt
# Subject 19 comes late.
grep -v ' s19w' all.txt | head -n 1000 >may.txt
grep -v ' s19w' all.txt | sed -n '1001,1500p' >june.txt
tail -n 600 all.txt >july.txt
topics() { tail -n +2 "$1/topics.csv" | cut -d, -f1,2; }

"$program" -q run may.txt -k 19 -o may --set output.report=false >/dev/null
printf 'topics: [{topic: 3, name: Fishing, merge: [5]}]\n' >may/labels.yaml
"$program" -q update may june.txt -o june >/dev/null
cut -d, -f3 june/topic_changes.csv | grep -q true && fail 'a topic joined that documents do not need'
topics june | grep -q '^3,Fishing$' || fail 'the name of a topic is lost'
grep -q 'merge: \[5\]' june/labels.yaml || fail 'a merge is lost'
topics june | grep -v '^3,' >now
topics may | grep -v '^3,' | cmp - now || fail 'a topic has another label'

"$program" -q update june july.txt -o july --set output.report=true >/dev/null
[ "$(tail -n +2 july/topics.csv | wc -l)" -eq 20 ] || fail "subject 19 is no topic: $(topics july)"
[ "$(awk -F, '$1 == 19 && $2 <= 5 && $3 ~ /^s19w/' july/topic_words.csv | wc -l)" -eq 5 ] || fail "topic 19 has other words"
grep -q '"former_share":null' july/report.html || fail 'the report does not know what is new'

# Threads, the config that it wrote, and an update in place.
"$program" -q -j 1 update june july.txt -o one >/dev/null
"$program" -q run july/config.yaml -o again >/dev/null
cp -R june place
"$program" -q update place july.txt -o place >/dev/null
for run in one again place; do
  for file in doc_topics topic_words topics topic_changes vocabulary; do cmp july/$file.csv $run/$file.csv; done
  cmp july/past.tmm $run/past.tmm
done
"$program" -q transform july all.txt -o all.csv

# All that was before may be forgotten, again and again.
"$program" -q update july june.txt -o forgot --set update.forget=0 >/dev/null
"$program" -q update forgot may.txt -o forgot --set update.forget=0 >/dev/null
[ "$(awk -F, 'NR > 1 && !($4 > 0)' forgot/vocabulary.csv | wc -l)" -eq 0 ] || fail 'an idf is not above 0'

refused 2 "'text' belongs to the topics" update may june.txt -o x --set text.language=de
refused 2 'update.new_topics=N says how many' update may june.txt -o x --set nmf.topics=4
refused 3 'cannot read .nothing.' update nothing june.txt -o x
refused 3 'no document' update may /dev/null -o x
printf damaged >may/past.tmm
refused 3 'it is no past of a run' update may june.txt -o x
rm may/past.tmm
refused 3 'cannot go on: it has no past.tmm' update may june.txt -o x
[ ! -e x ] || fail 'a refused update left something'
