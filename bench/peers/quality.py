"""How good are the topics of a run: NMI and purity against labels, and NPMI coherence on the texts.

    python3 bench/peers/quality.py runs/news bbc                    labels from the corpus, by document order
    python3 bench/peers/quality.py runs/news news.jsonl -l section  labels from that column of doc_topics.csv

Reads doc_topics.csv and topic_words.csv of a topicmill run, or of sklearn_topics.py. A document's cluster is
its top_topic; documents without one (no known term) form a cluster of their own. NPMI: top words of
a topic by rank, boolean sliding windows, step 1, a shorter document being one window; exact counts, natural
logarithm, 1e-12 added to joint probabilities; mean over pairs, then over topics. Tokens are the matches of
\\w+ in the case-folded text; a top word that is no such token scores 0 in its pairs, with a warning.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.metrics import normalized_mutual_info_score

import corpora

EPSILON = 1e-12


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def purity(labels, clusters):
    """The share of documents that carry the commonest label of their cluster."""
    counts = defaultdict(lambda: defaultdict(int))
    for label, cluster in zip(labels, clusters):
        counts[cluster][label] += 1
    return sum(max(of_cluster.values()) for of_cluster in counts.values()) / len(labels)


def tokens_of(text):
    return re.findall(r"\w+", text.casefold())


def window_counts(texts, words, width, tokenize=tokens_of, batch=2000):
    """-> (windows, counts): counts[i, j] windows hold words i and j, counts[i, i] hold word i."""
    ids = {word: i for i, word in enumerate(words)}
    windows = 0
    counts = np.zeros((len(words), len(words)))
    for start in range(0, len(texts), batch):
        rows, columns = [], []
        first = 0  # of the document's windows, within the batch
        for text in texts[start : start + batch]:
            found = np.array([ids.get(t, -1) for t in tokenize(text)], dtype=np.int64)
            here = max(1, len(found) - width + 1)
            positions = np.flatnonzero(found >= 0)
            begins = positions[:, None] - np.arange(width)  # of the windows that hold the position
            inside = (begins >= 0) & (begins < here)
            rows.append(first + begins[inside])
            columns.append(np.broadcast_to(found[positions][:, None], begins.shape)[inside])
            first += here
        rows, columns = np.concatenate(rows), np.concatenate(columns)
        holds = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(first, len(words)))
        holds.data[:] = 1  # a word twice in a window counts once; the constructor has summed it
        counts += (holds.T @ holds).toarray()
        windows += first
    return windows, counts


def npmi(windows, counts):
    """NPMI of every pair of words; 0 where a word never occurs."""
    single = np.diag(counts) / windows
    joint = counts / windows + EPSILON
    with np.errstate(divide="ignore"):
        values = np.log(joint / np.outer(single, single)) / -np.log(joint)
    values[np.outer(single, single) == 0] = 0
    return values


class Coherence:
    """NPMI of any of these words, counted in one pass over the texts."""

    def __init__(self, words, texts, width, tokenize=tokens_of):
        self.index = {word: i for i, word in enumerate(sorted(words))}
        windows, counts = window_counts(texts, self.index, width, tokenize)
        self.unseen = [word for word, i in self.index.items() if counts[i, i] == 0]
        self.values = npmi(windows, counts)

    def of_topic(self, topic):
        members = [self.index[word] for word in topic]
        i, j = np.triu_indices(len(members), 1)
        return self.values[np.take(members, i), np.take(members, j)].mean()

    def mean(self, topics):
        return float(np.mean([self.of_topic(topic) for topic in topics if len(topic) > 1]))


def mean_npmi(topics, texts, width):
    coherence = Coherence({word for topic in topics for word in topic}, texts, width)
    if unseen := coherence.unseen:
        print(f"warning: {len(unseen)} top words are no tokens of the texts: {', '.join(unseen[:10])}", file=sys.stderr)
    return coherence.mean(topics)


def read_topics(path, count):
    topics = defaultdict(list)
    for row in sorted(read_table(path), key=lambda row: (int(row["topic"]), int(row["rank"]))):
        if len(topics[row["topic"]]) < count:
            topics[row["topic"]].append(row["term"])
    return list(topics.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="run directory")
    parser.add_argument("corpus", help=f"{', '.join(corpora.CORPORA)} or a JSONL file")
    parser.add_argument("-l", "--label", metavar="COLUMN", help="column of doc_topics.csv that holds the label")
    parser.add_argument("-n", "--top-words", type=int, default=10)
    parser.add_argument("-w", "--width", type=int, default=10, help="tokens in a window")
    options = parser.parse_args()

    _, texts, labels = corpora.load(options.corpus)
    documents = read_table(options.run / "doc_topics.csv")
    if options.label:
        if options.label not in documents[0]:
            sys.exit(f"doc_topics.csv has no column '{options.label}'; it has {', '.join(documents[0])}")
        labels = [row[options.label] for row in documents]
    elif len(labels) != len(documents):
        sys.exit(f"{len(documents)} rows in doc_topics.csv, {len(labels)} documents in the corpus: name a --label column")
    clusters = [row["top_topic"] for row in documents]
    topics = read_topics(options.run / "topic_words.csv", options.top_words)

    print(f"documents {len(documents)}, labels {len(set(labels))}, topics {len(topics)}")
    print(f"nmi    {normalized_mutual_info_score(labels, clusters):.4f}")
    print(f"purity {purity(labels, clusters):.4f}")
    print(f"npmi   {mean_npmi(topics, texts, options.width):.4f}")


if __name__ == "__main__":
    main()
