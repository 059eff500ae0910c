"""Are topicmill's phrases those of gensim, count by count, score by score, token by token?

    topicmill vectorize bench/peers/phrases.yaml -o DIR
    python3 bench/peers/phrases_equality.py DIR bbc

Reads the options of the `phrases` filters from DIR/config.yaml (one filter, or several in a row) and gives gensim's
Phrases the same ones. The config has to say, but for the phrases: tokenizer {pattern: '[\\p{L}\\p{N}_]{2,}'}, filters
[normalize: lowercase, phrases: {...}], vectorize {min_df: 1, max_df: 100%}, so that every token is in the matrix.
Compares phrases.csv (phrases_2.csv ...) and counts.mtx. Exit code 1 where anything differs by more than the tolerance.
Debian: python3-gensim, python3-yaml.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from pathlib import Path

import yaml
from gensim.models.phrases import Phrases
from scipy.io import mmread

import corpora


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return list(rows)


def options_of_filters(directory):
    config = yaml.safe_load((directory / "config.yaml").read_text(encoding="utf-8"))
    return [entry["phrases"] for entry in config["text"]["filters"] if "phrases" in entry]


def gensim_phrases(documents, options):
    threshold = options["threshold"]
    if threshold is None:
        threshold = 0.5 if options["score"] == "npmi" else 10
    return Phrases(
        documents,
        min_count=options["min_count"],
        threshold=threshold,
        scoring=options["score"],
        delimiter=options["delimiter"],
        connector_words=frozenset(options["connectors"]),
    )


def all_phrases(phrases, documents):
    """{joined: (count, score)} of every pair of neighbors that scores above the threshold, as gensim scores it."""
    found = {}
    seen = set()
    for document in documents:
        start, between = None, []
        for word in document:
            if word in phrases.connector_words:
                if start is not None:
                    between.append(word)
                continue
            if start is not None and (start, word, *between) not in seen:
                seen.add((start, word, *between))
                joined, score = phrases.score_candidate(start, word, between)
                if joined is not None:
                    found.setdefault(joined, (phrases.vocab[joined], score))
            start, between = word, []
    return found


def compare_phrases(path, expected, tolerance):
    ours = {text: (int(count), float(score)) for text, count, score in read_rows(path)}
    print(f"{path.name}: topicmill {len(ours)}, gensim {len(expected)} phrases")
    if set(ours) != set(expected):
        only_ours, only_theirs = sorted(set(ours) - set(expected)), sorted(set(expected) - set(ours))
        sys.exit(f"only in topicmill: {only_ours[:10]}; only in gensim: {only_theirs[:10]}")
    if any(ours[text][0] != expected[text][0] for text in ours):
        sys.exit("counts differ")
    largest = max((abs(ours[text][1] - expected[text][1]) / abs(expected[text][1]) for text in ours), default=0)
    print(f"  counts are the same, largest relative difference of scores {largest:.3g}")
    if not largest <= tolerance:
        sys.exit(f"more than {tolerance:g}")


def compare_tokens(directory, documents):
    terms = [row[0] for row in read_rows(directory / "vocabulary.csv")]
    counts = mmread(directory / "counts.mtx").tocsr()
    if counts.shape[0] != len(documents):
        sys.exit(f"topicmill {counts.shape[0]}, gensim {len(documents)} documents")
    for number, document in enumerate(documents):
        row = counts.getrow(number)
        ours = {terms[column]: int(value) for column, value in zip(row.indices, row.data)}
        if ours != Counter(document):
            sys.exit(f"document {number} differs: {sorted(set(ours.items()) ^ set(Counter(document).items()))[:10]}")
    print(f"the tokens of all {len(documents)} documents are the same")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="what `topicmill vectorize` wrote")
    parser.add_argument("corpus", help=f"{', '.join(corpora.CORPORA)} or a JSONL file")
    parser.add_argument("--tolerance", type=float, default=1e-6)
    options = parser.parse_args()

    _, texts, _ = corpora.load(options.corpus)
    word = re.compile(r"\w\w+")
    documents = [word.findall(text.lower()) for text in texts]
    for number, filter_options in enumerate(options_of_filters(options.directory), start=1):
        name = "phrases.csv" if number == 1 else f"phrases_{number}.csv"
        phrases = gensim_phrases(documents, filter_options)
        compare_phrases(options.directory / name, all_phrases(phrases, documents), options.tolerance)
        documents = [phrases[document] for document in documents]
    compare_tokens(options.directory, documents)


if __name__ == "__main__":
    main()
