"""Topics by scikit-learn, as one would write it: read, TfidfVectorizer, NMF, two CSV tables.

    python3 bench/peers/sklearn_topics.py 20news -k 20 -o runs/sklearn-20news

Prints the seconds of each stage and the wall time since the process started (imports included, as a user
waits for them too), iterations, relative error and the top words. DIR gets topic_words.csv and
doc_topics.csv with the columns that topicmill writes, so that quality.py judges both.
"""

import argparse
import csv
import os
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer

import corpora
from nmf_error import relative_error


def seconds_since_start():
    """Wall time since the kernel started this process (in ticks of 10 ms)."""
    with open("/proc/self/stat") as file:
        ticks = int(file.read().rpartition(")")[2].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def stage(name):
    start = time.perf_counter()
    yield
    print(f"{name:10} {time.perf_counter() - start:8.2f} s")


def write_table(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def top_terms(H, terms, count):
    """For each topic, its (term, weight, probability), heaviest first."""
    for row in H:
        best = np.argsort(-row, kind="stable")[:count]
        yield [(terms[i], row[i], row[i] / (row.sum() or 1)) for i in best]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help=f"{', '.join(corpora.CORPORA)} or a JSONL file")
    parser.add_argument("-k", "--topics", type=int, default=20)
    parser.add_argument("-o", "--output", type=Path, required=True, help="directory for the two tables")
    parser.add_argument("-n", "--top-words", type=int, default=50, help="rows a topic in topic_words.csv")
    parser.add_argument("--seed", type=int, default=0, help="of NMF's randomized SVD; changes its iterations a lot")
    options = parser.parse_args()
    print(f"{'start':10} {seconds_since_start():8.2f} s")

    with stage("read"):
        ids, texts, labels = corpora.load(options.corpus)
    with stage("vectorize"):
        vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=5, max_df=0.5)
        V = vectorizer.fit_transform(texts)
        terms = vectorizer.get_feature_names_out()
    with stage("factorize"):
        model = NMF(n_components=options.topics, init="nndsvd", random_state=options.seed)
        W = model.fit_transform(V)
        H = model.components_
    with stage("write"):
        options.output.mkdir(parents=True, exist_ok=True)
        theta = W * H.sum(axis=1)
        theta /= np.maximum(theta.sum(axis=1, keepdims=True), np.finfo(float).tiny)
        words = list(top_terms(H, terms, options.top_words))
        write_table(
            options.output / "topic_words.csv",
            ["topic", "rank", "term", "weight", "probability"],
            ([topic, rank, *entry] for topic, row in enumerate(words) for rank, entry in enumerate(row, start=1)),
        )
        write_table(
            options.output / "doc_topics.csv",
            ["document", "label", *(f"topic_{t}" for t in range(options.topics)), "top_topic"],
            ([i, label, *row, row.argmax() if row.any() else ""] for i, label, row in zip(ids, labels, theta)),
        )
    print(f"{'total':10} {seconds_since_start():8.2f} s since the process started")

    print(f"documents {V.shape[0]}, terms {V.shape[1]}, non-zeros {V.nnz}")
    print(f"iterations {model.n_iter_}, relative error {relative_error(V, W, H):.6f}")
    for topic, row in enumerate(words):
        print(f"{topic:4}  {' '.join(term for term, *_ in row[:10])}")


if __name__ == "__main__":
    main()
