#!/bin/sh
# A stream in batches, none of which is kept: its topics are those of the whole, and the same for any number of threads
# and however the stream comes: online.sh PROGRAM
set -eu
# shellcheck source=tests/runs/setup.sh
. "$(dirname -- "$0")/setup.sh"
subjects 4000 40 2000 >all.txt
online() { # output, options of batches, arguments
  to=$1
  batches=$2
  shift 2
  "$program" -q run -o "$to" --set "nmf.solver={online: {$batches}}" "$@" >/dev/null
}
same() { # run, run
  for file in doc_topics documents topics topic_words vocabulary; do cmp "$1/$file.csv" "$2/$file.csv"; done
  cmp "$1/past.tmm" "$2/past.tmm"
}
subjects_of() { # run: subjects that are the first three words of a topic
  awk -F, 'NR > 1 && $2 <= 3 { sub("w.*", "", $3); ++n[$1 "," $3] } END { for (i in n) if (n[i] == 3) { sub(".*,", "", i); print i } }' \
    "$1/topic_words.csv" | sort -u | wc -l
}

# All subjects are found, whatever the threads; a file and a pipe that ends in the middle of a batch give the same.
online file 'batch_size: 700' all.txt -k 20
[ "$(subjects_of file)" -eq 20 ] || fail "$(subjects_of file) of 20 subjects: $(cat file/topics.csv)"
[ "$(wc -l <file/doc_topics.csv)" -eq 4001 ] || fail 'a document is lost'
awk -F, 'NR > 2 && $3 > before { exit 1 } { before = $3 }' file/topics.csv || fail 'topics are not by falling share'
online five 'batch_size: 700' all.txt -k 20 -j 5
same file five
(head -n 1234 all.txt && sleep 1 && tail -n +1235 all.txt) |
  online pipe 'batch_size: 700' - -k 20 --set 'evaluate.measures=[umass]' --set output.report=false
online again 'batch_size: 700' all.txt -k 20 --set 'evaluate.measures=[umass]'
for file in topics topic_words vocabulary; do cmp pipe/$file.csv again/$file.csv; done
grep -q '"rows": 4000' pipe/run.json || fail "another matrix: $(cat pipe/run.json)"

# One batch is a run like any other.
online one 'batch_size: 4000' all.txt -k 20
"$program" -q run all.txt -k 20 -o whole >/dev/null
same one whole

# A subject that comes late becomes a topic where it may; the model goes on.
(grep -v ' s19w' all.txt && grep ' s19w' all.txt) >late.txt
online late 'batch_size: 1900, new_topics: 2' late.txt -k 19
[ "$(subjects_of late)" -eq 20 ] || fail "$(subjects_of late) of 20 subjects: $(cat late/topics.csv)"
"$program" -q update late all.txt -o more --set nmf.solver=auto >/dev/null
online update 'batch_size: 1000' all.txt --set update.run=late
[ "$(cut -d, -f1,2 update/topics.csv)" = "$(cut -d, -f1,2 late/topics.csv)" ] || fail 'topics of a run lost their numbers'
"$program" -q transform late all.txt -o all.csv

# Documents that cannot be read, a whole batch of them too.
awk '{ print "{\"text\": \"" $0 "\"}" } NR == 600 { for (i = 0; i < 250; ++i) print "{broken" }' all.txt >bad.jsonl
online bad 'batch_size: 100' bad.jsonl -k 20 --set input.text=text --set input.on_error=skip --set vectorize.min_df=2
[ "$(wc -l <bad/rejects.csv)" -eq 251 ] || fail "$(wc -l <bad/rejects.csv) rejects"
[ "$(wc -l <bad/doc_topics.csv)" -eq 4001 ] || fail 'a document was lost beside those that cannot be read'

# The last batch has no word that anybody knows.
(cat all.txt && echo '--- ---' && echo zzz) >odd.txt
online odd 'batch_size: 4000' odd.txt -k 20
[ "$(tail -n 2 odd/documents.csv | grep -c true)" -eq 2 ] || fail "not empty: $(tail -n 2 odd/documents.csv)"

printf '%%%%MatrixMarket matrix coordinate real general\n3 3 3\n1 1 1\n2 2 1\n3 3 1\n' >three.mtx
refused 2 'has the whole matrix' run three.mtx -o x -k 2 --set nmf.solver=online
refused 2 'factorize has the whole matrix' factorize three.mtx -o x -k 2 --set nmf.solver=online
refused 2 'a sweep has the whole matrix' sweep all.txt --topics 2,3 -o x --set nmf.solver=online
for asks in nmf.restarts=3 nmf.fixed=h nmf.loss=itakura_saito input.duplicates=exact input.passages=paragraphs; do
  refused 2 "${asks%=*}.* needs all of them" run all.txt -o x --set nmf.solver=online --set "$asks"
  refused 2 "${asks%=*}.* needs all of them" check all.txt --set nmf.solver=online --set "$asks"
done
refused 3 'no documents' run /dev/null -o x --set nmf.solver=online --set input.format=lines
[ ! -e x ] || fail 'a refused run left something'
