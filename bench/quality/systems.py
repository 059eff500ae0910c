"""What is compared: each system makes, of a corpus, k and a seed, a Result."""

import csv
import subprocess
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

TOP_WORDS = 10


@dataclass
class Result:
    topics: list  # of lists of words, the heaviest first
    clusters: list  # the top topic of each document, in order; '' where it has none
    npmi: float | None = None  # by its own tokens, where the system measures it itself


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def topicmill(program, corpus, k, seed, options):
    """The program on a JSONL file, as it comes but for `options`."""
    settings = [f"seed={seed}", "input.text=text", "input.metadata=[label]", "output.report=false", *options]
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        command = [program, "-q", "run", corpus.path, "-k", str(k), "-o", run]
        command += [part for setting in settings for part in ("--set", setting)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        topics = defaultdict(list)
        for row in read_table(run / "topic_words.csv"):
            if int(row["rank"]) <= TOP_WORDS:
                topics[row["topic"]].append(row["term"])
        coherence = [float(row["npmi"]) for row in read_table(run / "topics.csv")]
        clusters = {row["document"]: row["top_topic"] for row in read_table(run / "doc_topics.csv")}
    return Result(list(topics.values()), [clusters.get(name, "") for name in corpus.ids], float(np.mean(coherence)))


def stop_words(corpus):
    """scikit-learn has a list for English alone."""
    return "english" if corpus.language == "en" else None


def scikit_nmf(corpus, k, seed):
    vectorizer = TfidfVectorizer(stop_words=stop_words(corpus), sublinear_tf=True, min_df=5, max_df=0.5)
    return _scikit(vectorizer, NMF(n_components=k, init="nndsvd", random_state=seed), corpus)


def scikit_lda(corpus, k, seed):
    vectorizer = CountVectorizer(stop_words=stop_words(corpus), min_df=5, max_df=0.5)
    return _scikit(vectorizer, LatentDirichletAllocation(n_components=k, random_state=seed), corpus)


def scikit_tokens(corpus):
    return CountVectorizer(stop_words=stop_words(corpus)).build_analyzer()


def _scikit(vectorizer, model, corpus):
    V = vectorizer.fit_transform(corpus.texts)
    terms = vectorizer.get_feature_names_out()
    theta = model.fit_transform(V) * model.components_.sum(axis=1)
    topics = [[terms[i] for i in np.argsort(-row, kind="stable")[:TOP_WORDS]] for row in model.components_]
    return Result(topics, [str(row.argmax()) if row.any() else "" for row in theta])
