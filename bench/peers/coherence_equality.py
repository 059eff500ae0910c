"""Is topicmill's coherence that of gensim, topic by topic, where gensim is exact? And how long do both take?

    topicmill run bench/peers/coherence.yaml -o DIR
    python3 bench/peers/coherence_equality.py DIR bbc --topicmill build/release/topicmill

    topicmill run bench/peers/coherence.yaml -o DIR \\
      --set 'input={path: [.../nltk_movie_reviews.zip], format: files, text: text, id: null}'
    python3 bench/peers/coherence_equality.py DIR movie_reviews --topicmill build/release/topicmill

umass is compared on the corpus as it is. In sliding windows gensim forgets a word as soon as one of its copies leaves,
and it does not count the windows of documents that have none of the words: so uci, npmi and c_v are compared on
documents from which repetitions, and of which those without a top word, were taken out (--reference reads them); once
as they are, and once cut into pieces that are shorter than a window. The seconds are those of whole commands, for
topicmill, and of CoherenceModel with one process on tokens that are at hand, for gensim, both on the corpus as it is.
Exit code 1 where a value differs by more than the tolerance. Debian: python3-gensim, python3-yaml.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import yaml
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel

import corpora

GENSIM_NAMES = {"umass": "u_mass", "uci": "c_uci", "npmi": "c_npmi", "c_v": "c_v"}
WINDOWS = {"uci": 10, "npmi": 10, "c_v": 110}


def read_topics(directory, count=10):
    topics = defaultdict(list)
    with open(directory / "topic_words.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if len(topics[row["topic"]]) < count:
                topics[row["topic"]].append(row["term"])
    return list(topics.values())


def of_topicmill(program, directory, measure, reference=None):
    command = [program, "-q", "evaluate", directory, "--measures", measure, "--format", "json"]
    if reference:
        command += ["--reference", reference]
    start = time.perf_counter()
    rows = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    seconds = time.perf_counter() - start
    return [row["value"] for row in rows if row["topic"] is not None and row["measure"] == measure], seconds


def of_gensim(measure, topics, documents):
    dictionary = Dictionary(documents)
    given = {"corpus": [dictionary.doc2bow(d) for d in documents]} if measure == "umass" else {"texts": documents}
    start = time.perf_counter()
    model = CoherenceModel(
        topics=topics, dictionary=dictionary, coherence=GENSIM_NAMES[measure], topn=10, processes=1, **given
    )
    values = model.get_coherence_per_topic()
    return values, time.perf_counter() - start


def without_repetitions(documents, topics):
    words = {word for topic in topics for word in topic}
    unique = (list(dict.fromkeys(document)) for document in documents)
    return [document for document in unique if words.intersection(document)]


def in_pieces(documents, topics, width):
    words = {word for topic in topics for word in topic}
    pieces = (d[i : i + width - 1] for d in documents for i in range(0, len(d), width - 1))
    return [piece for piece in pieces if words.intersection(piece)]


def write_reference(documents, fields, path):
    with open(path, "w", encoding="utf-8") as file:
        for document in documents:
            row = dict.fromkeys(fields, "")
            row[fields[-1]] = " ".join(document)
            file.write(json.dumps(row) + "\n")


def compare(name, ours, theirs, tolerance):
    largest = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
    print(f"{name:32} largest difference {largest:.3g}, mean {sum(ours) / len(ours):.6f}")
    return largest <= tolerance


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="what `topicmill run` wrote")
    parser.add_argument("corpus", help=f"{', '.join(corpora.CORPORA)} or a JSONL file")
    parser.add_argument("--topicmill", default="topicmill", help="the program")
    parser.add_argument("--tolerance", type=float, default=1e-6)
    options = parser.parse_args()

    _, texts, _ = corpora.load(options.corpus)
    word = re.compile(r"\w\w+")
    documents = [word.findall(text.lower()) for text in texts]
    topics = read_topics(options.directory)
    config = yaml.safe_load((options.directory / "config.yaml").read_text(encoding="utf-8"))
    fields = config["input"]["text"]
    equal = True
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.jsonl"
        ours, seconds = of_topicmill(options.topicmill, options.directory, "umass")
        theirs, their_seconds = of_gensim("umass", topics, documents)
        equal &= compare("umass, the corpus as it is", ours, theirs, options.tolerance)
        print(f"  topicmill {seconds:.2f} s, gensim {their_seconds:.2f} s")
        for measure, width in WINDOWS.items():
            unique = without_repetitions(documents, topics)
            for what, chosen in (
                ("without repetitions", unique),
                (f"pieces below {width} tokens", in_pieces(documents, topics, width)),
            ):
                write_reference(chosen, fields, reference)
                ours, _ = of_topicmill(options.topicmill, options.directory, measure, reference)
                theirs, _ = of_gensim(measure, topics, chosen)
                equal &= compare(f"{measure}, {what}", ours, theirs, options.tolerance)
            _, seconds = of_topicmill(options.topicmill, options.directory, measure)
            _, their_seconds = of_gensim(measure, topics, documents)
            print(f"  the corpus as it is: topicmill {seconds:.2f} s, gensim {their_seconds:.2f} s")
    if not equal:
        sys.exit(f"a value differs by more than {options.tolerance:g}")


if __name__ == "__main__":
    main()
