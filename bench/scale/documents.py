#!/usr/bin/env python3
"""Makes a corpus of any size, as JSONL on standard output: each document is a stretch of some real text.

  bench/scale/documents.py 1000000 > documents.jsonl      400 bytes a document on average

Texts come from corpora in $TOPICMILL_DATA: descriptions of Debian packages, abstracts of papers, film reviews, Reuters
news, mail of 20 newsgroups. The same number gives the same bytes.
"""

import io
import json
import os
import random
import subprocess
import sys
import tarfile
from pathlib import Path

JSONL = ("debian_descriptions_en", "papers_vision_robotics", "imdb_train", "reuters21578")
MEAN_WORDS = 66


def texts_of_jsonl(path):
    lines = subprocess.run(["zstd", "-dcq", path], check=True, stdout=subprocess.PIPE).stdout
    for line in io.BytesIO(lines):
        fields = json.loads(line)
        yield fields.get("text") or fields.get("abstract") or fields.get("description") or ""


def texts_of_mail(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile():
                message = archive.extractfile(member).read().decode("latin-1")
                yield message.partition("\n\n")[2]


def main():
    count = int(sys.argv[1])
    data = Path(os.environ["TOPICMILL_DATA"])
    texts = [text.split() for name in JSONL for text in texts_of_jsonl(data / f"{name}.jsonl.zst")]
    texts += [text.split() for text in texts_of_mail(data / "20news-bydate.tar.gz")]
    texts = [words for words in texts if len(words) >= 8]
    chance = random.Random(1)
    for number in range(count):
        words = texts[int(chance.random() * len(texts))]
        length = 8 + int(2 * chance.random() * (MEAN_WORDS - 8))
        start = int(chance.random() * max(1, len(words) - length))
        text = json.dumps(" ".join(words[start : start + length]), ensure_ascii=False)
        sys.stdout.write(f'{{"id": "d{number}", "text": {text}}}\n')


if __name__ == "__main__":
    main()
