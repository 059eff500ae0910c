#!/bin/sh
# Fills the current folder with what the examples name, all made of the corpus that ships: prepare.sh PROGRAM PROJECT
set -eu
program=$1
project=$2
sections='label, section, topics, date'

cp -R "$project/configs" .
mkdir corpora data letters matrices runs

# 256 documents; some have the words, ids and fields that examples ask for.
sed -e 's/"football"/"sport"/' -e 's/"date": "2021/"date": "1990/' \
  -e 's/"label": "\([a-z]*\)"/"label": "\1", "section": "\1", "topics": "grain"/' \
  -e '0~9 s/"}$/ Inflation of a kernel."}/' -e '1 s/"id": "[^"]*"/"id": "4711"/' -e '2 s/"id": "[^"]*"/"id": "gimp"/' \
  -e '3 s|"id": "[^"]*"|"id": "business/001"|' -e '4 s/"id": "[^"]*"/"id": "1863_abraham_lincoln_r"/' "$project/corpora/quickstart.jsonl" >news.jsonl
cp "$project"/corpora/*.jsonl corpora
cp news.jsonl corpora/debian.jsonl
cp news.jsonl data/reuters21578.jsonl.zst
sed 's/^{/{"year": 1863, "name": "Abraham Lincoln", "party": "Republican", /' news.jsonl >data/sotu_1790_2021.jsonl.zst
cp news.jsonl wikipedia.jsonl
gzip -c news.jsonl >news.jsonl.gz
head -n 20 news.jsonl | tee december.jsonl | gzip >feed.jsonl.gz
sed -n 's/.*"text": "\(.*\)"}$/\1/p' news.jsonl >texts.txt
gzip -c texts.txt >wikipedia.txt.gz
head -n 1 texts.txt >article.txt
head -n 5 texts.txt | split -l 1 - letters/
printf 'percent\nseason\n' >boring.txt
(echo 'id,date,label,section,topics,title,text'
 sed -e 's/\\"/""/g' -e 's/^{"[a-z]*": //' -e 's/}$//' -e 's/, "[a-z]*": "/,"/g' news.jsonl) >articles.csv
cp articles.csv data/bbc_news.csv
head -n 20 articles.csv >december.csv
for month in june july; do cp news.jsonl $month.jsonl; done
mkdir december
cp news.jsonl december
mkdir news
split -l 1 texts.txt news/
tar czf 20news-bydate.tar.gz news
rm -r news
cp 20news-bydate.tar.gz data

for name in news a b c debian; do
  printf 'input: {path: [news.jsonl], text: [title, text], id: id, metadata: [%s]}\nvectorize: {min_df: 3}\n' \
    "$sections" >$name.yaml
  printf 'nmf: {topics: 20}\nbreakdown: {date: date}\noutput: {directory: runs/%s, report: false}\n' $name >>$name.yaml
done
"$program" -q run news.yaml
for name in may june a b quickstart bbc 20n sotu reuters debian; do cp -R runs/news runs/$name; done
"$program" -q run news.yaml -k 30 -o runs/news-30
"$program" -q run news.yaml -k 8 -o runs/bbc-8
"$program" -q run news.yaml -o runs/speeches --set 'input.passages={words: 20}'
"$program" -q sweep news.yaml --topics 2:4 --restarts 2 --folds 2 -o runs/news-sweep >sweep.txt

"$program" -q vectorize news.yaml -o matrix --set 'output.matrix=[mtx, npz]'
cp -R matrix matrices/news
cp matrix/counts.npz mine.npz
for name in counts ratings new; do cp matrix/counts.mtx $name.mtx; done
sed -e 1d -e 's/,.*//' matrix/vocabulary.csv >words.txt
cp words.txt vocab.nips.txt
printf 'game team season\nfilm award star\nmarket growth economy\n' >topics.txt
cp topics.txt keys.txt
(sed -n 2p counts.mtx | tr ' ' '\n'; sed 1,2d counts.mtx) | gzip >docword.nips.txt.gz
awk 'BEGIN { for (i = 0; i < 60; ++i) for (j = 0; j < 361; ++j) printf "%d%s", (i * j + j) % (i + 7), j < 360 ? "," : "\n" }' >faces.csv
awk 'BEGIN { print "%%MatrixMarket matrix array real general\n60 361" } { gsub(/,/, "\n"); print }' faces.csv >faces.mtx
"$program" -q factorize faces.csv -k 60 -o dense --format npy --set nmf.max_iterations=2
cp dense/H.npy faces.npy
cp dense/H.npy counts.npy
sed -n '1,40 s/^\([^,]*\),[^,]*,\(.*\)/\1,NA,\2/p' faces.csv | cut -d, -f1-20 >survey.csv
"$program" -q factorize counts.mtx -k 20 -o runs/counts --format npy
