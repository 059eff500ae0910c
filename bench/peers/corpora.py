"""Corpora that the peer scripts share, each as (ids, texts, labels): three lists, one entry a document.

    ids, texts, labels = corpora.load("bbc")

Names: 20news, bbc, reuters, ag_news, movie_reviews, debian, read from the folder in the environment variable
TOPICMILL_DATA, or the path of a JSONL file (plain, .gz or .zst). Title and text are joined by a newline,
as topicmill joins the fields of `input.text: [title, text]`. Documents keep the order of their file.
"""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


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
    "debian": lambda: _jsonl(_data("debian_descriptions_en.jsonl.zst")),
}
