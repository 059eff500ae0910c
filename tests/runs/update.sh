#!/bin/sh
# Topics go on with new documents: they keep numbers and labels, and a subject that is new becomes one. Any number of
# threads gives the same bytes, and a config the same run: update.sh PROGRAM
set -eu
program=$1
here=$(dirname -- "$(readlink -f -- "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
awk -v documents=3000 -v own=40 -v common=2000 -f "$here/subjects.awk" >all.txt
# Subject 19 comes late.
grep -v ' s19w' all.txt | head -n 1000 >may.txt
grep -v ' s19w' all.txt | sed -n '1001,1500p' >june.txt
tail -n 600 all.txt >july.txt
say() { echo "update: $*"; exit 1; }
topics() { tail -n +2 "$1/topics.csv" | cut -d, -f1,2; }

"$program" -q run may.txt -k 19 -o may --set output.report=false >/dev/null
printf 'topics: [{topic: 3, name: Fishing, merge: [5]}]\n' >may/labels.yaml
"$program" -q update may june.txt -o june >/dev/null
cut -d, -f3 june/topic_changes.csv | grep -q true && say 'a topic joined that documents do not need'
topics june | grep -q '^3,Fishing$' || say 'the name of a topic is lost'
grep -q 'merge: \[5\]' june/labels.yaml || say 'a merge is lost'
topics june | grep -v '^3,' >now
topics may | grep -v '^3,' | cmp - now || say 'a topic has another label'

"$program" -q update june july.txt -o july --set output.report=true >/dev/null
[ "$(tail -n +2 july/topics.csv | wc -l)" -eq 20 ] || say "subject 19 is no topic: $(topics july)"
[ "$(awk -F, '$1 == 19 && $2 <= 5 && $3 ~ /^s19w/' july/topic_words.csv | wc -l)" -eq 5 ] || say "topic 19 has other words"
grep -q '"former_share":null' july/report.html || say 'the report does not know what is new'

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

refused() { # code, message, arguments
  wanted=$1
  says=$2
  shift 2
  code=0
  "$program" -q update "$@" 2>message >/dev/null || code=$?
  if [ $code -ne "$wanted" ] || ! grep -q -- "$says" message; then say "$*: code $code: $(cat message)"; fi
}
refused 2 "'text' belongs to the topics" may june.txt -o x --set text.language=de
refused 2 'update.new_topics=N says how many' may june.txt -o x --set nmf.topics=4
refused 3 'cannot read .nothing.' nothing june.txt -o x
refused 3 'no document' may /dev/null -o x
printf damaged >may/past.tmm
refused 3 'it is no past of a run' may june.txt -o x
rm may/past.tmm
refused 3 'cannot go on: it has no past.tmm' may june.txt -o x
[ ! -e x ] || say 'a refused update left something'
