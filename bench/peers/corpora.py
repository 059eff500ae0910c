"""Corpora that the peer scripts share, each as (ids, texts, labels): three lists, one entry a document.

    ids, texts, labels = corpora.load("bbc")

Names: the keys of CORPORA, read from the folder in the environment variable TOPICMILL_DATA, or the path of a JSONL
file (plain, .gz or .zst). Title and text are joined by a newline, as topicmill joins the fields of
`input.text: [title, text]`. Documents keep the order of their file.
"""

import csv
import gzip
import io
import itertools
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from string import ascii_lowercase


def load(name):
    if name in CORPORA:
        return _columns(CORPORA[name]())
    if Path(name).is_file():
        return _columns(_jsonl(Path(name)))
    sys.exit(f"'{name}' is neither a file nor one of {', '.join(CORPORA)}")


def _columns(documents):
    """Rows (id, text, label) -> three lists."""
    ids, texts, labels = (list(column) for column in zip(*documents))
    return ids, texts, labels


def _data(file):
    folder = os.environ.get("TOPICMILL_DATA") or sys.exit("set TOPICMILL_DATA to the folder of the corpora")
    return Path(folder) / file


def _20news():
    """Raw posts, headers and all; the label is the folder's name."""
    with tarfile.open(_data("20news-bydate.tar.gz")) as archive:
        for member in archive:
            if member.isfile():
                yield member.name, _decode(archive.extractfile(member).read()), member.name.split("/")[-2]


def _decode(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _bbc():
    with open(_data("bbc_news.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["id"], f"{row['title']}\n{row['text']}", row["label"]


def _ag_news():
    classes = {"1": "World", "2": "Sports", "3": "Business", "4": "Sci/Tech"}
    with open(_data("ag_news_test.csv"), newline="", encoding="utf-8") as file:
        for number, (label, title, description) in enumerate(csv.reader(file), start=1):
            yield str(number), f"{title}\n{description}", classes[label]


def _reuters_first_topic(most=20):
    """Documents whose first topic is one of the commonest; the label is that topic."""
    documents = [row for row in _jsonl(_data("reuters21578.jsonl.zst")) if row[2]]
    common = {label for label, _ in Counter(label for *_, label in documents).most_common(most)}
    return (row for row in documents if row[2] in common)


def _short_texts(name):
    """A document a line; labels in a file beside it."""
    with _lines(_data(f"sttm_{name}.txt.gz")) as texts, _lines(_data(f"sttm_{name}.labels.txt.gz")) as labels:
        for number, (text, label) in enumerate(zip(texts, labels), start=1):
            yield str(number), text.strip(), label.strip()


def _10kgnad():
    """Separated by ;, quoted by ', without a header."""
    with open(_data("german_10kgnad_test.csv"), newline="", encoding="utf-8") as file:
        for number, (label, text) in enumerate(csv.reader(file, delimiter=";", quotechar="'"), start=1):
            yield str(number), text, label


def _table(name, label, *fields, **dialect):
    with _lines(_data(name)) as file:
        for number, row in enumerate(csv.DictReader(file, **dialect), start=1):
            yield str(number), "\n".join(row[field] for field in fields), row[label]


def _masakhanews(language):
    """dev and test of one language: category, headline, text."""
    with tarfile.open(_data("masakhanews_eng_fra_swa_amh.tar.gz")) as archive:
        for part in ("dev", "test"):
            file = io.TextIOWrapper(archive.extractfile(f"masakhanews/{language}/{part}.tsv"), encoding="utf-8", newline="")
            for number, row in enumerate(csv.DictReader(file, delimiter="\t"), start=1):
                yield f"{part}/{number}", f"{row['headline']}\n{row['text']}", row["category"]


def _sib200(language):
    """One of its fifteen languages, such as eng_Latn: a sentence a row."""
    with _lines(_data("sib200_15langs.tsv.gz")) as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["lang"] == language:
                yield row["index_id"], row["text"], row["category"]


def _livedoor():
    """Title and text; the label is the folder's name."""
    with tarfile.open(_data("japanese_livedoor.tar.gz")) as archive:
        for member in archive:
            folder, _, name = member.name.removeprefix("text/").partition("/")
            if name and name != "LICENSE.txt":
                text = archive.extractfile(member).read().decode("utf-8")
                yield name, text.split("\n", 2)[2], folder


def _wisesight():
    """A message a line; the label is the file's name."""
    with tarfile.open(_data("thai_wisesight.tar.gz")) as archive:
        for member in archive:
            if member.isfile():
                for number, line in enumerate(archive.extractfile(member).read().decode("utf-8").splitlines(), start=1):
                    yield f"{member.name}/{number}", line, Path(member.name).stem


def _tdt2():
    """Counts whose words were not published: each is a made-up word here, in no order."""
    words = ["".join(letters) for letters in itertools.islice(itertools.product(ascii_lowercase, repeat=4), 36771)]
    texts = defaultdict(list)
    with _lines(_data("tdt2_30cat.mtx.gz")) as entries:
        next(line for line in entries if not line.startswith("%"))
        for row, column, count in (map(int, line.split()) for line in entries):
            texts[row] += [words[column - 1]] * count
    with _lines(_data("tdt2_30cat.labels.txt.gz")) as labels:
        for number, label in enumerate(labels, start=1):
            yield str(number), " ".join(texts[number]), label.strip()


def _movie_reviews():
    """The label is the folder's name."""
    with zipfile.ZipFile(_data("nltk_movie_reviews.zip")) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                yield name, _decode(archive.read(name)), name.split("/")[-2]


def _jsonl(path):
    """The label is the first of the fields label, section, topics (its first entry) that is there, or ''."""
    with _lines(path) as lines:
        for line in lines:
            row = json.loads(line)
            label = row.get("label", row.get("section", row.get("topics", "")))
            if isinstance(label, list):
                label = label[0] if label else ""
            text = "\n".join(row[field] for field in ("title", "text") if row.get(field))
            yield str(row["id"]), text, str(label)


def _lines(path):
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".zst":
        unpacked = subprocess.run(["zstd", "-dcq", path], check=True, stdout=subprocess.PIPE).stdout
        return io.TextIOWrapper(io.BytesIO(unpacked), encoding="utf-8")
    return open(path, encoding="utf-8")


CORPORA = {
    "20news": _20news,
    "bbc": _bbc,
    "reuters": lambda: _jsonl(_data("reuters21578.jsonl.zst")),
    "ag_news": _ag_news,
    "movie_reviews": _movie_reviews,
    "imdb": lambda: _jsonl(_data("imdb_train.jsonl.zst")),
    "reuters_20": _reuters_first_topic,
    "search_snippets": lambda: _short_texts("SearchSnippets"),
    "stack_overflow": lambda: _short_texts("StackOverflow"),
    "tweet": lambda: _short_texts("Tweet"),
    "10kgnad": _10kgnad,
    "masakhanews_en": lambda: _masakhanews("eng"),
    "masakhanews_fr": lambda: _masakhanews("fra"),
    "masakhanews_sw": lambda: _masakhanews("swa"),
    "masakhanews_am": lambda: _masakhanews("amh"),
    "hindi_bbc": lambda: _table("hindi_bbc_news_test.csv.gz", "0", "1"),
    "spanish_news": lambda: _table("spanish_fakenews_v1.csv.gz", "Topic", "Headline", "Text"),
    "chinese_shopping": lambda: _table("chinese_online_shopping_10cats.csv.gz", "cat", "review"),
    "livedoor": _livedoor,
    "wisesight": _wisesight,
    "tdt2": _tdt2,
    "sib200_en": lambda: _sib200("eng_Latn"),
    "debian": lambda: _jsonl(_data("debian_descriptions_en.jsonl.zst")),
}
